//! What a court directs and by when it is done; what the family is offered before the authority goes to court; which time with
//! family was recommended; and relatives who were asked before proceedings. With chance of its own, and last.

use calendar::Day;
use records::Answer;
use records::coming_into_care::{Assessment, AssessmentOf, Relation, Relationship};
use records::court::{CareProceedings, CourtDirection, Directed, FamilyGroupMeeting, PreProceedings};
use records::permanence::{FamilyTimeAssessment, ViabilityAssessment};

use super::{Life, weekday};
use crate::dice::About;
use crate::scribe::Lag;

/// Of a thousand: what is directed is done in time; late; the family is offered a meeting before the letter; it accepts; a
/// meeting
/// is not in the child's interests; time with family is assessed; a parent is assessed before proceedings.
const IN_TIME: u32 = 790;
const LATE: u32 = 180;
const OFFERED: u32 = 860;
const ACCEPTED: u32 = 640;
const NOT_BEST: u32 = 60;
const FAMILY_TIME: u32 = 420;
const PARENTS: u32 = 700;

const RECOMMENDED: &[&str] = &[
    "Twice a week for an hour and a half, with a worker there, in the same room each time.",
    "Each Saturday afternoon, with the grandmother there.",
    "A call on Sundays, and once a month together.",
    "Letters for now; looked at again after the final hearing.",
];
const SAFE: &[&str] = &[
    "Somebody stays within hearing. It ends where a parent has drunk.",
    "The address of the carers is not told. The bag is packed by the worker.",
];
const WISH: &[&str] = &["I want to see her more.", "Not in that room again, please.", "I like the park."];

impl Life<'_, '_, '_> {
    pub(super) fn directed(&mut self) {
        self.apart(About::Directed, |life| {
            for said in life.scribe.told::<CareProceedings>() {
                life.directions(&said);
            }
            for said in life.scribe.told::<PreProceedings>() {
                life.before_the_letter(&said);
            }
        });
        self.apart(About::FamilyTime, Life::time_with_family);
    }

    /// Statements, a care plan and hearings, from the case management hearing on.
    fn directions(&mut self, said: &CareProceedings) {
        let (Some(made), until) = (said.case_management, self.scribe.world.plan.until) else { return };
        let last = said.final_hearing.or(said.concluded).unwrap_or(until).max(made.plus_days(70));
        let weeks = |dice: &mut crate::dice::Dice, low, high| made.plus_days(7 * dice.between(low, high));
        let statement = weeks(&mut self.dice, 3, 6);
        let assessment = weeks(&mut self.dice, 8, 14);
        let directed = [
            (made, Directed::Statement, statement, "First statement of the social worker"),
            (made, Directed::Other, assessment, "Parenting assessment filed"),
            (
                made,
                Directed::CarePlan,
                last.plus_days(-28),
                "Final care plan, agreed by the reviewing officer",
            ),
            (made, Directed::Hearing, last.plus_days(-45), "Issues resolution hearing"),
        ];
        for (made, what, by, notes) in directed {
            let by = weekday(made, by);
            let (in_time, late) =
                (self.dice.in_1000(IN_TIME), self.dice.in_1000(LATE * 1000 / (1000 - IN_TIME)));
            let done = match what {
                Directed::Hearing => by,
                _ if in_time => weekday(made, by.plus_days(-self.dice.between(0, 6))).min(by),
                _ => weekday(made, by.plus_days(self.dice.between(1, 19))),
            };
            let done = (in_time || late || what == Directed::Hearing).then_some(done);
            let open = CourtDirection { made, what, by, done: None, notes: Some(notes.to_owned()) };
            let learnt = self.scribe.learnt(made, Lag::Usual);
            let mut revisions = vec![(made, learnt, open.clone())];
            if let Some(done) = done.filter(|done| *done < self.end) {
                let met = CourtDirection { done: Some(done), ..open };
                revisions.push((done, self.scribe.learnt(done, Lag::Usual), met));
            }
            self.scribe.revise(revisions);
        }
    }

    /// A meeting of the family's own, relatives, and the assessment of the parents.
    fn before_the_letter(&mut self, said: &PreProceedings) {
        let offered = weekday(said.letter.plus_days(-60), said.letter.plus_days(-self.dice.between(-10, 35)));
        if self.dice.in_1000(OFFERED) {
            let not_best = self.dice.in_1000(NOT_BEST);
            let accepted = !not_best && self.dice.in_1000(ACCEPTED);
            let held = weekday(offered, offered.plus_days(self.dice.between(12, 38)));
            let open = FamilyGroupMeeting {
                offered,
                to: Some("Both parents, and the grandmother on the mother’s side".to_owned()),
                accepted: None,
                held: None,
                not_best: not_best
                    .then(|| "Invented: the father may not know where the mother lives".to_owned()),
            };
            let answered = FamilyGroupMeeting { accepted: Some(accepted), ..open.clone() };
            let met = FamilyGroupMeeting { held: Some(held), ..answered.clone() };
            let mut revisions = vec![(offered, self.scribe.learnt(offered, Lag::Usual), open)];
            if !not_best {
                let on = offered.plus_days(5);
                revisions.push((on, self.scribe.learnt(on, Lag::Usual), answered));
            }
            if accepted {
                revisions.push((held, self.scribe.learnt(held, Lag::Usual), met));
            }
            self.scribe.revise(revisions);
        }
        if self.scribe.told::<ViabilityAssessment>().is_empty() {
            let day = weekday(said.letter, said.letter.plus_days(self.dice.between(15, 50)));
            let might = self.dice.in_1000(400);
            let record = ViabilityAssessment {
                day,
                who: "Grandmother on the mother’s side".to_owned(),
                viable: if might { Answer::Yes } else { Answer::No },
                because: Some(
                    if might { "She has room, and they know her" } else { "Invented: her health" }.to_owned(),
                ),
            };
            self.tell(day, Lag::Usual, record);
        }
        if self.dice.in_1000(PARENTS) {
            let started = weekday(said.letter, said.letter.plus_days(self.dice.between(5, 20)));
            let completed = weekday(started, started.plus_days(self.dice.between(50, 110)));
            let open = Assessment {
                started,
                of: AssessmentOf::Parents,
                referral: None,
                completed: None,
                authorised: None,
                outcome: None,
                views: None,
            };
            let over = Assessment {
                completed: Some(completed),
                authorised: Some(completed),
                outcome: Some("Invented: what they can do now, and with which help".to_owned()),
                ..open.clone()
            };
            let revisions = [
                (started, self.scribe.learnt(started, Lag::Usual), open),
                (completed, self.scribe.learnt(completed, Lag::Usual), over),
            ];
            self.scribe.revise(revisions);
        }
    }

    /// In the first months, and again where plans change.
    fn time_with_family(&mut self) {
        let family = |said: &Relationship| {
            matches!(
                said.relation,
                Relation::Mother | Relation::Father | Relation::Sister | Relation::Brother
            )
        };
        let Some(with) = self.scribe.told::<Relationship>().into_iter().find(family) else { return };
        if !self.dice.in_1000(FAMILY_TIME) {
            return;
        }
        let first = weekday(self.spell.start, self.spell.start.plus_days(self.dice.between(20, 70)));
        let again = weekday(self.from, self.from.plus_days(self.dice.between(10, 330)));
        let mut days: Vec<Day> = vec![first, again];
        days.retain(|day| *day >= self.from && *day < self.end);
        days.dedup();
        for day in days {
            let record = FamilyTimeAssessment {
                day,
                with: with.name.clone(),
                recommended: self.say(RECOMMENDED),
                safety: self.perhaps(700, SAFE),
                views: if self.age(day) >= 4 { self.perhaps(700, WISH) } else { None },
            };
            self.tell(day, Lag::Usual, record);
        }
    }
}
