//! Named cohorts: children whose permanence is looked at together, child by child, with questions for each.
//!
//! Nobody falls out of a cohort. Who was a member on the day the list was frozen is counted for good; whoever leaves does
//! so on a day with an outcome; a member who is no longer looked after and of whom nobody said what became is shown as
//! such.

use calendar::Day;
use records::permanence::{CohortMember, CohortOutcome, CohortTracked, PermanenceCohort};
use timeline::{Authority, Stranded, Timeline};

use super::Track;

/// Days without a milestone after which a child is marked, where the cohort says nothing.
pub const DRIFT_DAYS: i32 = 60;

/// A cohort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cohort {
    /// The identifier of its record.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Who belongs to it.
    pub criteria: String,
    /// Since when.
    pub since: Day,
    /// The day on which the list was frozen.
    pub frozen: Option<Day>,
    /// The questions asked of each child.
    pub questions: Vec<String>,
    /// Days without a milestone after which a child is marked.
    pub drift_days: i32,
    /// The day it was closed.
    pub closed: Option<Day>,
}

/// The cohorts that were set up by a day, open ones first, newest first.
pub fn cohorts(authority: &Authority, day: Day) -> Vec<Cohort> {
    let mut all: Vec<Cohort> = authority
        .strand::<PermanenceCohort>()
        .filter(|said| said.since <= day)
        .map(|said| Cohort {
            id: said.id.to_string(),
            name: said.name.clone(),
            criteria: said.criteria.clone(),
            since: said.since,
            frozen: said.frozen.filter(|frozen| *frozen <= day),
            questions: said.questions.iter().map(|asked| asked.question.clone()).collect(),
            drift_days: said.drift_days.and_then(|days| i32::try_from(days).ok()).unwrap_or(DRIFT_DAYS),
            closed: said.closed.filter(|closed| *closed <= day),
        })
        .collect();
    all.sort_by_key(|cohort| (cohort.closed.is_some(), std::cmp::Reverse(cohort.since)));
    all
}

/// A child's place in a cohort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Since when.
    pub since: Day,
    /// Whether the child was a member on the day the list was frozen, or no list was frozen.
    pub is_counted: bool,
    /// The day they left.
    pub left: Option<Day>,
    /// With which outcome, and why.
    pub outcome: Option<(CohortOutcome, Option<String>)>,
    /// Whether the child is no longer looked after and nobody said what became of them.
    pub is_unexplained: bool,
    /// The last milestone, and what it was.
    pub milestone: Option<(Day, String)>,
    /// The day they were looked at last.
    pub looked: Option<Day>,
    /// The answers to the questions, each with the day of the last; `None`: not asked yet.
    pub answers: Vec<(String, Option<(Day, String)>)>,
    /// Days over the mark without a milestone; 0 where there is none.
    pub drift: i32,
    /// What comes next, and by when.
    pub next: Option<(String, Option<Day>)>,
}

impl Member {
    /// Whether the child is still followed.
    pub fn is_open(&self) -> bool {
        self.left.is_none()
    }
}

/// A child's place in a cohort on a day; `None`: never a member. `track`: the child's way, whose steps are milestones too.
pub fn member(child: &Timeline, track: Option<&Track>, cohort: &Cohort, day: Day) -> Option<Member> {
    let of = |name: &str| name.trim().to_lowercase() == cohort.name.trim().to_lowercase();
    // Whoever left and came again is one member: since the first day, and as they stand last.
    let mut said = child.strand::<CohortMember>().filter(|said| of(&said.cohort) && said.since <= day);
    let first = said.next()?;
    let last = said.next_back().unwrap_or(first);
    let looked = || child.strand::<CohortTracked>().filter(|said| of(&said.cohort) && said.day <= day);
    let told = looked().filter_map(|said| Some((said.day, said.milestone.clone()?)));
    let steps = track.into_iter().flat_map(|track| &track.steps);
    let done = steps.filter_map(|step| Some((step.done?, step.title.to_owned())));
    let milestone = told.chain(done).filter(|(on, _)| *on >= first.since).max_by_key(|(on, _)| *on);
    let left = last.left.filter(|left| *left <= day);
    let quiet = milestone.as_ref().map_or(first.since, |(on, _)| *on).days_until(day) - cohort.drift_days;
    let answers = cohort.questions.iter().map(|question| {
        let answer = looked()
            .flat_map(|said| said.record.answers.iter().map(move |answer| (said.day, answer)))
            .filter(|(_, answer)| answer.question.trim() == question.trim())
            .map(|(on, answer)| (on, answer.answer.clone()))
            .next_back();
        (question.clone(), answer)
    });
    Some(Member {
        since: first.since,
        is_counted: cohort.frozen.is_none_or(|frozen| first.since <= frozen),
        outcome: left.and(last.outcome).map(|outcome| (outcome, last.because.clone())),
        is_unexplained: left.is_none() && !child.on(day).looked_after(),
        looked: looked().map(|said| said.day).max(),
        answers: answers.collect(),
        drift: if left.is_none() { quiet.max(0) } else { 0 },
        next: looked().filter_map(|said| Some((said.record.next.clone()?, said.by))).next_back(),
        milestone,
        left,
    })
}

/// What became of a cohort's members: adds up to everybody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Everybody who was a member when the list was frozen, or ever where it was not.
    pub counted: usize,
    /// By outcome, in the order of the set.
    pub outcomes: Vec<(CohortOutcome, usize)>,
    /// Still followed, and looked after.
    pub open: usize,
    /// No longer looked after, and nobody said what became of them.
    pub unexplained: usize,
    /// Joined after the list was frozen: followed, and not counted.
    pub joined_later: usize,
    /// Followed, and without a milestone for too long.
    pub drifting: usize,
}

impl Tally {
    /// Of these members.
    pub fn of<'a>(members: impl IntoIterator<Item = &'a Member>) -> Tally {
        let mut tally = Tally::default();
        let mut outcomes = std::collections::BTreeMap::new();
        for member in members {
            tally.drifting += usize::from(member.drift > 0);
            if !member.is_counted {
                tally.joined_later += 1;
                continue;
            }
            tally.counted += 1;
            match &member.outcome {
                Some((outcome, _)) => *outcomes.entry(*outcome).or_insert(0) += 1,
                None if member.is_unexplained => tally.unexplained += 1,
                None => tally.open += 1,
            }
        }
        tally.outcomes = outcomes.into_iter().collect();
        tally
    }
}
