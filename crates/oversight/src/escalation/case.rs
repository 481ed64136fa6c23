//! A challenge as it stands on a day.

use calendar::Day;
use records::reviews::{Escalation, EscalationAction, EscalationStep, StageAnswer};
use records::workforce::LinePost;
use timeline::Authority;

use super::{Rule, Stages};

/// A challenge as it stands.
#[derive(Debug, Clone)]
pub struct Case {
    /// The record’s identifier.
    pub id: String,
    /// What was said.
    pub said: Escalation,
    /// Its stages as far as they were opened, in order; never empty.
    pub stages: Vec<Stage>,
    /// The stages in force on the day on which it was raised.
    pub set: Stages,
    /// The day by which the whole is to be resolved.
    pub whole_due: Day,
}

/// One stage of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Which, from 1.
    pub nth: u8,
    /// Opened on.
    pub opened: Day,
    /// The post that answers; `None` where the authority has no such stage now.
    pub post: Option<LinePost>,
    /// Who was to answer, as it was worked out on the day.
    pub to: Option<String>,
    /// The day by which an answer is due.
    pub due: Day,
    /// Answered on.
    pub answered: Option<Day>,
    /// Working days from opening to the answer.
    pub working_days: Option<i32>,
    /// What was asked and answered, where it is recorded.
    pub step: Option<EscalationStep>,
}

impl Stage {
    /// By how many days it is late or was answered late on a day; 0 where it is in time.
    pub fn days_late(&self, today: Day, ended: Option<Day>) -> i32 {
        let until = self.answered.or(ended).unwrap_or(today).min(today.max(self.opened));
        self.due.days_until(until).max(0)
    }

    /// Whether the answer was no.
    pub fn is_refused(&self) -> bool {
        self.step.as_ref().is_some_and(|step| step.answer == Some(StageAnswer::Refused))
    }
}

/// What may come next, beside waiting: always offered, never done by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offer {
    /// It has ended.
    Ended,
    /// An answer is due by a day: going up before it needs a reason.
    Waits {
        /// The day by which the answer is due.
        due: Day,
    },
    /// No answer came in time.
    Late {
        /// By how many days it is late.
        days: i32,
    },
    /// The answer was no.
    Refused,
    /// It was answered: whoever raised it says whether that puts it right.
    Answered,
}

impl Case {
    /// A challenge as it stands. `authority`: with its stages.
    pub fn of(id: &str, said: &Escalation, authority: &Authority) -> Case {
        let (set, holidays) = (Stages::on(authority, said.raised), &authority.calendars.holidays);
        let stage = |stage: &records::reviews::EscalationStage<'_>| {
            let on = Stages::on(authority, stage.opened);
            let rule: Option<&Rule> = on.rule(stage.nth);
            Stage {
                nth: stage.nth,
                opened: stage.opened,
                post: rule.map(|rule| rule.to),
                to: stage.to.map(str::to_owned),
                due: holidays.plus_working_days(stage.opened, rule.map_or(5, |rule| rule.days)),
                answered: stage.answered,
                working_days: stage
                    .answered
                    .map(|answered| holidays.working_days_between(stage.opened, answered)),
                step: stage.step.cloned(),
            }
        };
        let stages = said.stages().iter().map(stage).collect();
        let whole_due = holidays.plus_working_days(said.raised, set.whole);
        Case { id: id.to_owned(), said: said.clone(), stages, set, whole_due }
    }

    /// The actions of its plan that are not done, each with its number.
    pub fn undone(&self) -> impl Iterator<Item = (usize, &EscalationAction)> {
        self.said.actions.iter().enumerate().filter(|(_, action)| action.done.is_none())
    }

    /// Whether it has not ended.
    pub fn is_open(&self) -> bool {
        self.said.resolved.is_none()
    }

    /// The stage in which it is: the last that was opened.
    pub fn current(&self) -> Option<&Stage> {
        self.stages.last()
    }

    /// The stage that waits for an answer, where it has not ended.
    pub fn waits(&self) -> Option<&Stage> {
        self.current().filter(|stage| self.is_open() && stage.answered.is_none())
    }

    /// What may come next on a day.
    pub fn offer(&self, today: Day) -> Offer {
        let Some(stage) = self.current().filter(|_| self.is_open()) else { return Offer::Ended };
        match stage.answered {
            Some(_) if stage.is_refused() => Offer::Refused,
            Some(_) => Offer::Answered,
            None if stage.due < today => Offer::Late { days: stage.due.days_until(today) },
            None => Offer::Waits { due: stage.due },
        }
    }

    /// The stage after this one, by what holds today; `None` after the last: then comes Cafcass.
    pub fn next<'a>(&self, today: &'a Stages) -> Option<&'a Rule> {
        today.rule(self.current()?.nth.checked_add(1)?)
    }

    /// By how many days the whole is late on a day; 0 where it is not, or ended in time.
    pub fn whole_late(&self, today: Day) -> i32 {
        self.whole_due.days_until(self.said.resolved.unwrap_or(today)).max(0)
    }

    /// The sentence that offers the next step, where there is one to offer.
    pub fn offered(&self, today: Day, stages: &Stages) -> Option<String> {
        let stage = self.current()?;
        let why = match self.offer(today) {
            Offer::Late { days: 1 } => format!("The answer at stage {} is 1 day late", stage.nth),
            Offer::Late { days } => format!("The answer at stage {} is {days} days late", stage.nth),
            Offer::Refused => format!("The answer at stage {} was no", stage.nth),
            _ => return None,
        };
        let next = match self.next(stages) {
            Some(rule) => {
                format!("It may be taken to stage {} ({})", rule.nth, rule.to.label().to_lowercase())
            }
            None => "It has been through every stage: it may be referred to Cafcass".to_owned(),
        };
        // Read by everybody who opens it, not only by who may do it.
        Some(format!("{why}. {next}, or be waited for: nothing happens by itself."))
    }
}
