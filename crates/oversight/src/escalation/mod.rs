//! Challenge and escalation: the stages an authority has, where a challenge stands in them, what may be done next, and
//! what each act
//! needs before it is recorded.
//!
//! An answer alone closes nothing, and nothing goes up or closes by itself: a stage that is late or refused is *offered* for the
//! next, and somebody takes it there. (IRO Handbook, chapter 6; council pack of 2018, section 11.)

mod acts;
mod case;

pub use acts::{
    Answered, Lack, answer, close, hear_from_cafcass, plan_done, raise, refer, step_up, withdraw,
};
pub use case::{Case, Offer, Stage};

use calendar::{Day, Length};
use clocks::reviews::escalation::stages_on;
use records::workforce::LinePost;
use timeline::Authority;

/// One stage as it is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Which, from 1.
    pub nth: u8,
    /// Who takes it there, in the authority's words.
    pub from: String,
    /// Who must answer.
    pub to: LinePost,
    /// Working days for the answer.
    pub days: u16,
}

/// The stages of an authority on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stages {
    /// The stages, in order. After the last comes Cafcass.
    pub rules: Vec<Rule>,
    /// Working days for the whole, from the day on which stage 1 was raised.
    pub whole: u16,
    /// Whether the authority has set them; otherwise they are those of the council pack of 2018 (ruling 14), with the authority's
    /// own local standards where it has set any.
    pub is_set: bool,
}

/// The stages where an authority has set none: who takes it there, who answers, in how many working days.
const USUAL: [(&str, LinePost, u16, &str); 4] = [
    ("Independent reviewing officer", LinePost::TeamManager, 1, "esc.stage1"),
    ("Operations manager of the reviewing officers", LinePost::ServiceManager, 5, "esc.stage2"),
    ("Head of service for safeguarding", LinePost::HeadOfService, 4, "esc.stage3"),
    ("Head of service for safeguarding", LinePost::Director, 5, "esc.stage4"),
];
/// Working days for the whole (IRO Handbook, chapter 6).
const WHOLE: u16 = 20;

impl Stages {
    /// Those in force on a day.
    pub fn on(authority: &Authority, day: Day) -> Stages {
        if let Some(set) = stages_on(authority, day) {
            let rules = (1..).zip(&set.stages);
            let rules = rules.map(|(nth, stage)| Rule {
                nth,
                from: stage.from.clone(),
                to: stage.to,
                days: stage.days,
            });
            return Stages { rules: rules.collect(), whole: set.whole, is_set: true };
        }
        let standard = |clock: &str| {
            let mut all = authority.local_standards.iter().rev();
            let set = all.find(|standard| standard.clock == clock && standard.since <= day)?;
            match set.limit.parse() {
                Ok(Length::WorkingDays(days)) => Some(days),
                _ => None,
            }
        };
        let rules = (1..).zip(USUAL).map(|(nth, (from, to, days, clock))| Rule {
            nth,
            from: from.to_owned(),
            to,
            days: standard(clock).unwrap_or(days),
        });
        Stages { rules: rules.collect(), whole: WHOLE, is_set: false }
    }

    /// The stage of a number.
    pub fn rule(&self, nth: u8) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.nth == nth)
    }
}

#[cfg(test)]
mod tests;
