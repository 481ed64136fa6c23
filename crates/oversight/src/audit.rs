//! Audits of practice: what was found by theme and team, whether auditor and moderator see the same, which actions are still
//! open and which were looked at again on the same child; and whether the grade of a theme moved after people learnt from it.
//!
//! Every number that prose cites and tables show comes from one [`Counts`], so that the two cannot differ.

use std::collections::BTreeMap;
use std::sync::Arc;

use calendar::{Day, Period};
use records::quality::{
    AuditModerated, AuditRound, CaseAudit, DipFound, DipSample, FollowedAction, LearningEvent,
};
use records::reviews::Grade;
use timeline::{Authority, Stranded, Timeline};

/// Months after which an action that is done is looked at again on the same child, and a child whose case was inadequate is
/// audited again.
pub const AGAIN_MONTHS: i32 = 3;
/// Months before a learning event with which those after it are compared.
const BEFORE_MONTHS: i32 = 6;
/// Working days after which a late action is the service manager's: told as days, two weeks.
const STEP_UP_DAYS: i32 = 14;

/// An audit with its child and what moderation found.
#[derive(Debug, Clone)]
pub struct Audited<'a> {
    /// The child.
    pub child: &'a Arc<str>,
    /// The record of the audit.
    pub id: &'a Arc<str>,
    /// The audit.
    pub audit: &'a CaseAudit,
    /// Moderation, in the order in which it was done.
    pub moderated: Vec<&'a AuditModerated>,
}

impl Audited<'_> {
    /// The grade that stands: the moderator's where there is one.
    pub fn grade(&self) -> Grade {
        self.moderated.last().map_or(self.audit.grade, |said| said.grade)
    }

    /// By how many grades the last moderator graded higher (or lower: below nought); `None` where nobody moderated.
    pub fn drift(&self) -> Option<i32> {
        self.moderated.last().map(|said| steps(said.grade) - steps(self.audit.grade))
    }

    /// Actions that should have been done before a day.
    pub fn late(&self, day: Day) -> impl Iterator<Item = (usize, &FollowedAction)> {
        self.audit.actions.iter().enumerate().filter(move |(_, action)| action.is_late(day))
    }

    /// Whether every action is done, with what was seen.
    pub fn is_closed(&self) -> bool {
        self.audit.actions.iter().all(|action| !action.is_open())
    }
}

/// A grade as a number: inadequate is 1, outstanding is 4.
pub const fn steps(grade: Grade) -> i32 {
    match grade {
        Grade::Inadequate => 1,
        Grade::RequiresImprovement => 2,
        Grade::Good => 3,
        Grade::Outstanding => 4,
    }
}

/// The audits of a child up to a day, oldest first.
pub fn audits_of(child: &Timeline, day: Day) -> Vec<Audited<'_>> {
    let audits = child.strand::<CaseAudit>().filter(|said| said.day <= day);
    audits
        .map(|said| Audited {
            child: &child.child,
            id: said.id,
            audit: said.record,
            moderated: child
                .strand::<AuditModerated>()
                .filter(|moderated| moderated.audit.as_deref() == Some(&**said.id) && moderated.day <= day)
                .map(|moderated| moderated.record)
                .collect(),
        })
        .collect()
}

/// How many audits had which grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Grades {
    /// From inadequate to outstanding.
    pub of: [usize; 4],
}

impl Grades {
    /// These with one more.
    #[must_use]
    pub fn and(mut self, grade: Grade) -> Grades {
        self.of[(steps(grade) - 1) as usize] += 1;
        self
    }

    /// The grades of audits, as they stand after moderation.
    pub fn of<'a>(audits: impl IntoIterator<Item = &'a Audited<'a>>) -> Grades {
        audits.into_iter().fold(Grades::default(), |all, audit| all.and(audit.grade()))
    }

    /// How many had this grade.
    pub const fn count(&self, grade: Grade) -> usize {
        self.of[(steps(grade) - 1) as usize]
    }

    /// How many there are.
    pub fn all(&self) -> usize {
        self.of.iter().sum()
    }

    /// Good or outstanding, in hundredths; `None` of none.
    pub fn good(&self) -> Option<f64> {
        let good = self.of[2] + self.of[3];
        (self.all() > 0).then(|| good as f64 / self.all() as f64 * 100.0)
    }

    /// The mean of the grades as numbers from 1 to 4; `None` of none.
    pub fn mean(&self) -> Option<f64> {
        let sum: usize = self.of.iter().enumerate().map(|(at, count)| (at + 1) * count).sum();
        (self.all() > 0).then(|| sum as f64 / self.all() as f64)
    }
}

/// Grades by a name: by theme, by team.
pub fn by_name<'a>(
    audits: &'a [Audited<'a>],
    name: impl Fn(&'a CaseAudit) -> &'a str,
) -> BTreeMap<&'a str, Grades> {
    let mut by: BTreeMap<&str, Grades> = BTreeMap::new();
    for audit in audits {
        let grades = by.entry(name(audit.audit)).or_default();
        *grades = grades.and(audit.grade());
    }
    by
}

/// How auditors and moderators compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Drift {
    /// Moderated.
    pub moderated: usize,
    /// Graded the same.
    pub same: usize,
    /// The moderator graded higher.
    pub higher: usize,
    /// The moderator graded lower: the auditor was too kind.
    pub lower: usize,
}

impl Drift {
    /// Of these audits.
    pub fn of<'a>(audits: impl IntoIterator<Item = &'a Audited<'a>>) -> Drift {
        let mut drift = Drift::default();
        for steps in audits.into_iter().filter_map(Audited::drift) {
            drift.moderated += 1;
            match steps.signum() {
                0 => drift.same += 1,
                1 => drift.higher += 1,
                _ => drift.lower += 1,
            }
        }
        drift
    }

    /// Graded the same, in hundredths; `None` where none was moderated.
    pub fn agreement(&self) -> Option<f64> {
        (self.moderated > 0).then(|| self.same as f64 / self.moderated as f64 * 100.0)
    }
}

/// What somebody must look at: an action of an audit, or the audit itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wants {
    /// The action is late by two weeks or more: for the service manager.
    StepUp,
    /// The action is late: for the team manager.
    Late,
    /// Practice was inadequate, and nobody has audited it again.
    AuditAgain,
    /// The action was done a while ago: has it lasted?
    LookAgain,
    /// To do, and in time.
    ToDo,
}

impl Wants {
    /// It in words.
    pub const fn words(self) -> &'static str {
        match self {
            Wants::StepUp => "Late by two weeks or more: for the service manager",
            Wants::Late => "Late: for the team manager",
            Wants::AuditAgain => "Inadequate: audit again",
            Wants::LookAgain => "Done: look whether it has lasted",
            Wants::ToDo => "To do",
        }
    }
}

/// What a child's audits ask of somebody on a day: the audit, the place of the action in it (`None`: the audit itself), the
/// day by which.
pub fn wants<'a>(audits: &[Audited<'a>], day: Day) -> Vec<(Wants, Audited<'a>, Option<usize>, Option<Day>)> {
    let mut all = Vec::new();
    for (at, audit) in audits.iter().enumerate() {
        for (nth, action) in audit.audit.actions.iter().enumerate() {
            let wants = match (action.done, action.checked, action.by) {
                (None, _, Some(by)) if by.plus_days(STEP_UP_DAYS) <= day => Wants::StepUp,
                (None, _, Some(by)) if by < day => Wants::Late,
                (None, _, _) => Wants::ToDo,
                (Some(done), None, _) if done.plus_months(AGAIN_MONTHS) <= day => Wants::LookAgain,
                _ => continue,
            };
            let by = match wants {
                Wants::LookAgain => action.done.map(|done| done.plus_months(AGAIN_MONTHS)),
                _ => action.by,
            };
            all.push((wants, audit.clone(), Some(nth), by));
        }
        let later = audits[at + 1..].iter().any(|later| later.audit.day > audit.audit.day);
        if audit.grade() == Grade::Inadequate && !later {
            let by = audit.audit.day.plus_months(AGAIN_MONTHS);
            all.push((Wants::AuditAgain, audit.clone(), None, Some(by)));
        }
    }
    all.sort_by_key(|(wants, _, _, by)| (*wants, *by));
    all
}

/// How far a round has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Children of the sample.
    pub sample: usize,
    /// Audited.
    pub done: usize,
}

/// How many of a round's sample are audited.
pub fn progress(round: &AuditRound, id: &str, audits: &[Audited<'_>]) -> Progress {
    let is_done = |child: &str| {
        audits.iter().any(|audit| **audit.child == *child && audit.audit.round.as_deref() == Some(id))
    };
    Progress {
        sample: round.sample.len(),
        done: round.sample.iter().filter(|drawn| is_done(&drawn.child)).count(),
    }
}

/// What became of a theme after people learnt from it.
#[derive(Debug, Clone)]
pub struct Moved<'a> {
    /// The event.
    pub event: &'a LearningEvent,
    /// The record of the event.
    pub id: &'a Arc<str>,
    /// Grades of the theme in the six months before.
    pub before: Grades,
    /// Grades of the theme after it.
    pub after: Grades,
}

/// Learning events up to a day, newest first, each with the grades of its theme before and after.
pub fn moved<'a>(authority: &'a Authority, audits: &[Audited<'_>], day: Day) -> Vec<Moved<'a>> {
    let events = authority.strand::<LearningEvent>().filter(|said| said.day <= day);
    let mut moved: Vec<Moved<'a>> = events
        .map(|said| {
            let of_theme = |audit: &&Audited<'_>| audit.audit.theme.trim() == said.theme.trim();
            let since = said.day.plus_months(-BEFORE_MONTHS);
            let own = || audits.iter().filter(of_theme);
            Moved {
                event: said.record,
                id: said.id,
                before: Grades::of(
                    own().filter(|audit| audit.audit.day >= since && audit.audit.day <= said.day),
                ),
                after: Grades::of(own().filter(|audit| audit.audit.day > said.day)),
            }
        })
        .collect();
    moved.reverse();
    moved
}

/// Every number that is said of the audits of some months: in a table and, by reference, in prose.
#[derive(Debug, Clone, PartialEq)]
pub struct Counts {
    of: Vec<(&'static str, String)>,
}

/// A text cites something that is not counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotCounted {
    /// What stands between the braces.
    pub reference: String,
}

impl Counts {
    /// Counts the audits of children in a run of days, as they stand on a day.
    pub fn of<'a>(
        children: impl Iterator<Item = &'a Timeline>,
        authority: &Authority,
        period: Period,
        day: Day,
    ) -> Counts {
        let within = |on: Day| on >= period.from && on <= period.to;
        let (mut grades, mut drift) = (Grades::default(), Drift::default());
        let (mut together, mut heard, mut actions, mut done, mut late, mut again) = (0, 0, 0, 0, 0, 0);
        let (mut dips, mut dips_so, mut audited) = (0, 0, 0);
        for child in children {
            let audits: Vec<Audited<'_>> =
                audits_of(child, day).into_iter().filter(|audit| within(audit.audit.day)).collect();
            audited += usize::from(!audits.is_empty());
            for audit in &audits {
                grades = grades.and(audit.grade());
                together += usize::from(audit.audit.together);
                heard += usize::from(!audit.audit.feedback.is_empty());
                actions += audit.audit.actions.len();
                done += audit.audit.actions.iter().filter(|action| !action.is_open()).count();
                late += audit.late(day).count();
                again += audit.audit.actions.iter().filter(|action| action.checked.is_some()).count();
            }
            let own = Drift::of(&audits);
            drift.moderated += own.moderated;
            drift.same += own.same;
            drift.higher += own.higher;
            drift.lower += own.lower;
            for dip in child.strand::<DipSample>().filter(|dip| within(dip.day)) {
                dips += 1;
                dips_so += usize::from(dip.found == DipFound::Yes);
            }
        }
        let rounds = authority.strand::<AuditRound>().filter(|round| within(round.since)).count();
        let events = authority.strand::<LearningEvent>().filter(|event| within(event.day)).count();
        let share =
            |share: Option<f64>| share.map_or_else(|| "not known".to_owned(), |share| format!("{share:.0}%"));
        let number = |number: usize| grouped(number);
        Counts {
            of: vec![
                ("audits done", number(grades.all())),
                ("children audited", number(audited)),
                ("rounds begun", number(rounds)),
                ("graded outstanding", number(grades.count(Grade::Outstanding))),
                ("graded good", number(grades.count(Grade::Good))),
                ("graded requires improvement", number(grades.count(Grade::RequiresImprovement))),
                ("graded inadequate", number(grades.count(Grade::Inadequate))),
                ("good or better", share(grades.good())),
                ("with the practitioner", number(together)),
                ("with feedback", number(heard)),
                ("moderated", number(drift.moderated)),
                ("moderated the same", number(drift.same)),
                ("moderated lower", number(drift.lower)),
                ("moderated higher", number(drift.higher)),
                ("agreement", share(drift.agreement())),
                ("actions", number(actions)),
                ("actions done", number(done)),
                ("actions late", number(late)),
                ("actions looked at again", number(again)),
                ("dip samples", number(dips)),
                ("dip samples found so", number(dips_so)),
                ("learning events", number(events)),
            ],
        }
    }

    /// Every count with its reference, in reading order.
    pub fn all(&self) -> &[(&'static str, String)] {
        &self.of
    }

    /// The count of a reference.
    pub fn get(&self, reference: &str) -> Option<&str> {
        self.of.iter().find(|(name, _)| *name == reference).map(|(_, count)| count.as_str())
    }

    /// A text with every reference in braces replaced by its count.
    ///
    /// # Errors
    /// A reference is of nothing that is counted, or a brace is not closed.
    pub fn cite(&self, words: &str) -> Result<String, NotCounted> {
        let (mut said, mut rest) = (String::new(), words);
        while let Some((before, after)) = rest.split_once('{') {
            let none = |reference: &str| NotCounted { reference: reference.to_owned() };
            let (reference, after) = after.split_once('}').ok_or_else(|| none(after))?;
            said.push_str(before);
            said.push_str(self.get(reference.trim()).ok_or_else(|| none(reference))?);
            rest = after;
        }
        said.push_str(rest);
        Ok(said)
    }
}

/// A whole number with its thousands apart: 1,411.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut said = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            said.push(',');
        }
        said.push(digit);
    }
    said
}

#[cfg(test)]
mod tests;
