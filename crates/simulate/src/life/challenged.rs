//! Challenges to how a case is handled: by a word first or at once at stage 1, answered early, late or not at all, taken
//! up stage by
//! stage, referred to Cafcass now and then, resolved or withdrawn.
//!
//! It has a chance of its own: nothing that was told before moves by it.

use calendar::Day;
use records::reviews::{
    Escalation, EscalationAction, EscalationAs, EscalationEnd, EscalationFrom, EscalationStep,
    EscalationTheme, Grade, InformalChallenge, InformalEnd, Review, ReviewChecklist, StageAnswer, StepUp,
};

use super::Life;
use crate::dice::About;
use crate::scribe::Lag;
use crate::teams;

/// In how many in a thousand: a review raises a challenge by a word; one at stage 1; an informal one is solved; what got no
/// answer, or a no, goes up; the last stage goes to Cafcass; what is answered is withdrawn.
const INFORMAL: u32 = 110;
const RAISED: u32 = 90;
const SOLVED: u32 = 780;
const UP_UNANSWERED: u32 = 260;
const UP_REFUSED: u32 = 620;
const CAFCASS: u32 = 500;
const WITHDRAWN: u32 = 50;

/// The working days of each stage.
const DAYS: [i32; 4] = [1, 5, 4, 5];

/// What is wanted, what changes, what is different then.
const ABOUT: &[(EscalationTheme, &str, &str, &str)] = &[
    (
        EscalationTheme::CarePlan,
        "{} knows where they will live, and when.",
        "The plan is written and agreed within three weeks.",
        "{} has a plan and knows what it says.",
    ),
    (
        EscalationTheme::DecisionsNotDone,
        "What the last review decided is done.",
        "Each decision has a name and a day; the manager looks every Friday.",
        "The decisions are carried out; {} has the tutor.",
    ),
    (
        EscalationTheme::Placement,
        "{} does not move again without a plan.",
        "Support for the carers three times a week until the panel.",
        "{} is still at home with the same carers.",
    ),
    (
        EscalationTheme::Education,
        "{} is back at school full time.",
        "The virtual school meets the head teacher this week.",
        "{} is at school every day.",
    ),
    (
        EscalationTheme::NoReport,
        "The report is there before the review.",
        "Reports are due five working days before, and the manager checks.",
        "The family read the report before the review.",
    ),
    (
        EscalationTheme::FamilyTime,
        "{} sees their brother as was agreed.",
        "Family time is booked to the summer and a driver found.",
        "{} sees their brother every month.",
    ),
    (
        EscalationTheme::LegalDelay,
        "The application is made.",
        "Legal planning meeting on Thursday; the statement is due a week later.",
        "The application is before the court.",
    ),
    (
        EscalationTheme::WorkerChanges,
        "{} has one social worker who stays.",
        "One worker is named to the end of the plan.",
        "{} has had the same worker since.",
    ),
];

impl Life<'_, '_, '_> {
    pub(super) fn challenged(&mut self) {
        self.apart(About::Challenging, |life| {
            let mut lists = life.scribe.told::<ReviewChecklist>();
            lists.sort_by_key(|list| list.day);
            for list in lists.iter().filter(|list| list.grade == Grade::Inadequate) {
                life.challenge(list.day, EscalationFrom::Checklist);
            }
            let mut reviews: Vec<Review> = life.scribe.told::<Review>();
            reviews.sort_by_key(|review| review.day);
            reviews.retain(|review| (life.from..life.end).contains(&review.day));
            for review in reviews {
                let day = life.scribe.world.holidays.plus_working_days(review.day, life.dice.below(8) as u16);
                if life.dice.in_1000(INFORMAL) {
                    life.by_a_word(day);
                }
                if life.dice.in_1000(RAISED) {
                    life.challenge(day, EscalationFrom::Review);
                }
            }
        });
    }

    fn officer(&self) -> String {
        teams::reviewing_officer(self.scribe.world, self.course.family.first)
    }

    fn by_a_word(&mut self, day: Day) {
        let (theme, wanted, changes, _) = ABOUT[self.dice.below(ABOUT.len() as u32) as usize];
        let holidays = &self.scribe.world.holidays;
        let ended = holidays.plus_working_days(day, self.dice.between(1, 9) as u16);
        let solved = self.dice.in_1000(SOLVED);
        let open = InformalChallenge {
            day,
            theme,
            wanted: wanted.replace("{}", self.course.given),
            by: Some(self.officer()),
            with: self.worker(day),
            end: None,
            ended: None,
            changed: None,
        };
        let done = InformalChallenge {
            end: Some(if solved { InformalEnd::Solved } else { InformalEnd::Escalated }),
            ended: Some(ended),
            changed: solved.then(|| changes.replace("{}", self.course.given)),
            ..open.clone()
        };
        let learnt = self.scribe.learnt(day, Lag::Prompt);
        let told = self.scribe.learnt(ended, Lag::Prompt).max(learnt);
        self.scribe.revise([(day, learnt, open), (ended, told, done)]);
        if !solved {
            self.challenge(ended, EscalationFrom::Informal);
        }
    }

    /// Who answers at a stage.
    fn answers(&self, stage: u8, day: Day) -> String {
        match stage {
            1 => self.manager(day),
            2 => teams::service_manager(&self.manager(day)),
            3 => "head-1".to_owned(),
            _ => "director-1".to_owned(),
        }
    }

    /// A challenge from the day on which it is raised to its end, as far as time has gone.
    fn challenge(&mut self, on: Day, from: EscalationFrom) {
        let holidays = self.scribe.world.holidays.clone();
        let later = |day: Day, days: i32| holidays.plus_working_days(day, days.max(0) as u16);
        let given = self.course.given;
        let (theme, wanted, changes, outcome) = ABOUT[self.dice.below(ABOUT.len() as u32) as usize];
        let mut said = Escalation {
            by: Some(self.officer()),
            raised_as: Some(EscalationAs::ReviewingOfficer),
            to: Some(self.answers(1, on)),
            from: Some(from),
            actions: vec![EscalationAction {
                action: changes.replace("{}", given),
                owner: Some("Social worker".to_owned()),
                by: Some(on.plus_days(21)),
                done: None,
                seen: None,
            }],
            ..Escalation::raised(on, theme, wanted.replace("{}", given))
        };
        let mut told: Vec<(Day, Escalation)> = vec![(on, said.clone())];
        let mut opened = on;
        let mut last = on;
        for stage in 1..=4_u8 {
            let days = DAYS[usize::from(stage) - 1];
            let (in_time, late) = if stage == 1 { (58, 30) } else { (62, 14) };
            // In time, late, or no answer at all.
            let taken = self.dice.pick(&[(in_time, 0), (late, 1), (100 - in_time - late, 2)]);
            let up = if taken < 2 {
                let after = match taken {
                    0 => self.dice.between(0, days),
                    _ => days + self.dice.between(1, 6),
                };
                let answered = later(opened, after);
                let refused = self.dice.in_1000(90);
                let who = self.answers(stage, answered);
                let step = step_of(&mut said, stage, opened);
                step.answered = Some(answered);
                step.answered_by = Some(who);
                step.answer = Some(if refused { StageAnswer::Refused } else { StageAnswer::PutRight });
                if refused {
                    step.says = Some("There is no money for it this year.".to_owned());
                } else {
                    step.changes = Some(changes.replace("{}", given));
                }
                last = answered;
                told.push((answered, said.clone()));
                (refused && self.dice.in_1000(UP_REFUSED)).then_some((StepUp::Refused, answered))
            } else {
                last = later(opened, days + 1);
                self.dice
                    .in_1000(if stage == 1 { UP_UNANSWERED } else { 700 })
                    .then_some((StepUp::Late, last))
            };
            let Some((why, day)) = up else { break };
            let day = later(day, self.dice.between(0, 2));
            if stage == 4 {
                if self.dice.in_1000(CAFCASS) {
                    said.cafcass = Some(day);
                    said.cafcass_because =
                        Some("Every stage was used, and nothing changed for the child.".to_owned());
                    told.push((day, said.clone()));
                    last = day;
                }
                break;
            }
            let to = self.answers(stage + 1, day);
            said.steps.push(EscalationStep {
                to: Some(to),
                by: Some(if stage == 1 { "lead-1".to_owned() } else { "head-1".to_owned() }),
                why: Some(why),
                ..EscalationStep::opened(stage + 1, day)
            });
            told.push((day, said.clone()));
            (opened, last) = (day, day);
        }
        let ended = later(last, self.dice.between(2, 16));
        let withdrawn = self.dice.in_1000(WITHDRAWN);
        said.resolved = Some(ended);
        if withdrawn {
            said.end = Some(EscalationEnd::Withdrawn);
            said.withdrawn_because = Some("Raised twice: it is followed with the other.".to_owned());
        } else {
            said.end = Some(EscalationEnd::Resolved);
            said.outcome = Some(outcome.replace("{}", given));
        }
        told.push((ended, said));
        let mut learnt = calendar::Moment::from_micros(i64::MIN);
        let revisions: Vec<_> = told
            .into_iter()
            .map(|(day, said)| {
                learnt = self.scribe.learnt(day, Lag::AtOnce).max(learnt);
                (day, learnt, said)
            })
            .collect();
        self.scribe.revise(revisions);
    }
}

/// The step of a stage; stage 1 has none until it is answered.
fn step_of(said: &mut Escalation, stage: u8, opened: Day) -> &mut EscalationStep {
    if !said.steps.iter().any(|step| step.stage == stage) {
        let first = EscalationStep {
            to: said.to.clone(),
            by: said.by.clone(),
            ..EscalationStep::opened(stage, opened)
        };
        said.steps.push(first);
    }
    let at = said.steps.iter().position(|step| step.stage == stage).unwrap_or_default();
    &mut said.steps[at]
}
