//! Risk, and talking with a child who has come back.

use calendar::Moment;
use records::codes::MissingKind;
use records::missing_and_risk::{MissingEpisode, ReturnInterview, Risk, RiskAssessment, RiskLevel, RiskOf};

use super::{Life, weekday};
use crate::course::Steadiness;
use crate::scribe::Lag;

/// Children from ten of whom a risk assessment is made, of a thousand: the steady, the middling, the restless. Days between two.
const ASSESSED: [u32; 3] = [60, 260, 680];
const AGAIN: (i32, i32) = (80, 170);
/// A conversation is offered within 72 hours; at all; is accepted; of a thousand.
const OFFERED_IN_TIME: u32 = 850;
const OFFERED: u32 = 940;
const ACCEPTED: u32 = 640;

impl Life<'_, '_, '_> {
    pub(super) fn risk(&mut self) {
        let which = match self.course.steadiness {
            Steadiness::Steady => 0,
            Steadiness::Middling => 1,
            Steadiness::Restless => 2,
        };
        if self.age(self.end) >= 10 && self.dice.in_1000(ASSESSED[which]) {
            let mut day = weekday(self.spell.start, self.from.plus_days(self.dice.between(5, 60)));
            while day < self.end {
                self.assess(day);
                day = weekday(self.spell.start, day.plus_days(self.dice.between(AGAIN.0, AGAIN.1)));
            }
        }
        let (from, until) = (self.from, self.scribe.world.plan.until);
        for missing in self.scribe.told::<MissingEpisode>() {
            let Some(returned) = missing.until.filter(|day| *day >= from && *day <= until) else { continue };
            if missing.what == MissingKind::M && self.dice.in_1000(OFFERED) {
                self.interview(returned);
            }
        }
    }

    fn assess(&mut self, day: calendar::Day) {
        let of = self.dice.pick(&[
            (40, RiskOf::Exploitation),
            (30, RiskOf::Missing),
            (12, RiskOf::SelfHarm),
            (10, RiskOf::Online),
            (8, RiskOf::Substance),
        ]);
        let likely = self.say(&[
            "Older friends with cars; gifts nobody can explain",
            "Out late at weekends",
            "A phone that never stops",
        ]);
        let safety = self.say(&[
            "A carer to ring at any hour",
            "{} shares the location with the carer",
            "The youth worker, every Tuesday",
        ]);
        let record = RiskAssessment {
            day,
            level: Some(self.dice.pick(&[
                (30, RiskLevel::Low),
                (50, RiskLevel::Medium),
                (20, RiskLevel::High),
            ])),
            risks: vec![Risk { of, likely: Some(likely), safety: Some(safety) }],
            safety_plan: Some(
                self.say(&["Ring {} first, then the carer, then the duty team; police after one hour."]),
            ),
            look_again: Some(day.plus_days(90)),
        };
        self.tell(day, Lag::Usual, record);
    }

    fn interview(&mut self, returned: calendar::Day) {
        let in_time = self.dice.in_1000(OFFERED_IN_TIME);
        let hours = if in_time { self.dice.between(10, 66) } else { self.dice.between(80, 220) };
        let offered =
            Moment::from_micros(Moment::start_of(returned).micros() + i64::from(hours) * 3_600_000_000);
        let on = offered.day();
        if on > self.scribe.world.plan.until {
            return;
        }
        let accepted = self.dice.in_1000(ACCEPTED);
        let asked = ReturnInterview {
            returned,
            offered: Some(offered),
            accepted: None,
            done: None,
            words: None,
            risks: None,
        };
        let done = on.plus_days(self.dice.between(0, 3));
        let answered = ReturnInterview {
            accepted: Some(accepted),
            done: accepted.then_some(done),
            words: if accepted {
                self.perhaps(
                    850,
                    &[
                        "“I was with friends. I forgot the time.”",
                        "“I wanted to see my mum.”",
                        "“I do not like it when they shout.”",
                    ],
                )
            } else {
                None
            },
            risks: if accepted {
                self.perhaps(450, &["Adults who buy alcohol", "Travelled by train without a ticket"])
            } else {
                None
            },
            ..asked.clone()
        };
        let learnt = self.scribe.learnt(on, Lag::Prompt).max(offered);
        let told = self.scribe.learnt(done, Lag::Usual).max(learnt);
        self.scribe.revise([(on, learnt, asked), (done, told, answered)]);
    }
}
