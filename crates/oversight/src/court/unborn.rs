//! Babies who are not born yet: one way for all, its days counted back from the day on which the baby is expected.
//!
//! No law sets these days: they are common local practice (a pre-birth assessment begun by the sixteenth week of pregnancy
//! and completed by the 24th, the legal gateway by the 26th, a conference by the 32nd, the plan for the birth by the 36th),
//! and Kith's own as of 22 November 2026.

use calendar::Day;
use records::coming_into_care::{Assessment, AssessmentOf};
use records::court::{LegalPlanningMeeting, PreProceedings};
use records::early_help::Referral;
use records::protection::ProtectionConference;
use timeline::Timeline;

/// A step on the way to the birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Which.
    pub title: &'static str,
    /// By which week of pregnancy.
    pub week: i32,
    /// The day of that week.
    pub due: Day,
    /// The day it was done.
    pub done: Option<Day>,
}

impl Step {
    /// Days late on a day; 0 where it is not.
    pub fn late(&self, day: Day) -> i32 {
        self.due.days_until(self.done.unwrap_or(day)).max(0)
    }
}

/// A baby who is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unborn {
    /// The day of the referral.
    pub referred: Day,
    /// The day on which the baby is expected; `None`: nobody said.
    pub expected: Option<Day>,
    /// The week of pregnancy today.
    pub week: Option<i32>,
    /// The steps; none where it is not known when the baby is expected.
    pub steps: Vec<Step>,
}

impl Unborn {
    /// The first step that is still to be done.
    pub fn next(&self) -> Option<&Step> {
        self.steps.iter().find(|step| step.done.is_none())
    }
}

/// Weeks of a pregnancy.
const WEEKS: i32 = 40;
/// Weeks after the expected day after which a record without a birth is asked about elsewhere, and not listed here.
const OVERDUE_WEEKS: i32 = 3;

/// An unborn child of whom somebody told, who is not born on a day.
pub fn of(child: &Timeline, day: Day) -> Option<Unborn> {
    let said = child.strand::<Referral>().rfind(|said| said.unborn && said.received <= day)?;
    if child.born().is_some_and(|born| born <= day) {
        return None;
    }
    let expected = said.expected;
    if expected.is_some_and(|expected| expected.plus_days(OVERDUE_WEEKS * 7) < day) {
        return None;
    }
    let since = said.received;
    let by_then = |on: Day| (on >= since && on <= day).then_some(on);
    let assessment = || child.strand::<Assessment>().filter(|said| said.of == AssessmentOf::Prebirth);
    let begun = assessment().filter_map(|said| by_then(said.started)).next();
    let completed = assessment().filter_map(|said| by_then(said.completed?)).next();
    let gateway = child.strand::<LegalPlanningMeeting>().filter_map(|said| by_then(said.day)).next();
    let letter = child.strand::<PreProceedings>().filter_map(|said| by_then(said.letter)).next();
    let conference = child.strand::<ProtectionConference>().filter_map(|said| by_then(said.day)).next();
    let steps = expected.map(|expected| {
        [
            ("Assessment before birth begun", 16, begun),
            ("Assessment before birth completed", 24, completed),
            ("Legal gateway and planning meeting", 26, gateway.or(letter)),
            ("Child protection conference", 32, conference),
        ]
        .map(|(title, week, done)| Step { title, week, due: expected.plus_days((week - WEEKS) * 7), done })
        .to_vec()
    });
    Some(Unborn {
        referred: since,
        expected,
        week: expected.map(|expected| WEEKS - day.days_until(expected).div_euclid(7)),
        steps: steps.unwrap_or_default(),
    })
}
