//! From an enquiry to approval: how far each is, where they came from, where they stopped, how many may be approved.

use std::sync::Arc;

use calendar::{Day, Month};
use clocks::Duty;
use records::fostering::{DroppedOut, EnquirySource, FosteringApplication, FosteringOutcome};
use timeline::{Household, Standpoint, Stranded};

/// How far an application has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Asked, not answered yet.
    Enquiry,
    /// Answered; a first visit is next.
    Answered,
    /// Visited; an application is next.
    Visited,
    /// In stage 1: checks and references.
    Stage1,
    /// Stage 1 is done; stage 2 has not begun.
    Between,
    /// In stage 2: the assessment.
    Stage2,
    /// Assessed; the panel is next.
    Panel,
    /// The panel has considered it; the decision is next.
    Decision,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: &'static [Stage] = &[
        Stage::Enquiry,
        Stage::Answered,
        Stage::Visited,
        Stage::Stage1,
        Stage::Between,
        Stage::Stage2,
        Stage::Panel,
        Stage::Decision,
    ];

    /// It in words.
    pub const fn words(self) -> &'static str {
        match self {
            Stage::Enquiry => "Enquiry, not answered",
            Stage::Answered => "Answered, not visited",
            Stage::Visited => "Visited, no application yet",
            Stage::Stage1 => "Stage 1",
            Stage::Between => "Between stages 1 and 2",
            Stage::Stage2 => "Stage 2",
            Stage::Panel => "Waiting for the panel",
            Stage::Decision => "Waiting for the decision",
        }
    }

    /// The clocks that run in it.
    const fn clocks(self) -> &'static [&'static str] {
        match self {
            Stage::Enquiry => &["foster.enquiry"],
            Stage::Answered | Stage::Visited | Stage::Between => &["foster.assess.total"],
            Stage::Stage1 => &["foster.stage1", "foster.stage1.refuse", "foster.assess.total"],
            Stage::Stage2 => &["foster.stage2", "foster.assess.total"],
            Stage::Panel => &["foster.assess.total"],
            Stage::Decision => &["foster.adm"],
        }
    }
}

/// The day on which an application reached a stage, if it has by a day.
fn reached(said: &FosteringApplication, stage: Stage, day: Day) -> Option<Day> {
    let on = match stage {
        Stage::Enquiry => Some(said.enquired),
        Stage::Answered => said.responded,
        Stage::Visited => said.visited,
        Stage::Stage1 => said.applied,
        Stage::Between => said.stage_1_ended,
        Stage::Stage2 => said.stage_2_started,
        Stage::Panel => said.stage_2_ended,
        Stage::Decision => said.to_panel,
    };
    on.filter(|on| *on <= day)
}

/// Whether it has ended by a day.
fn is_over(said: &FosteringApplication, day: Day) -> bool {
    said.closed.is_some_and(|closed| closed <= day)
        || said.stage_1_refused.is_some_and(|refused| refused <= day)
}

/// Somebody who asks to foster.
#[derive(Debug, Clone)]
pub struct Applicant<'a> {
    /// The household.
    pub household: Arc<str>,
    /// The application.
    pub said: &'a FosteringApplication,
    /// How far it has come.
    pub stage: Stage,
    /// Since when it is there.
    pub since: Day,
    /// Days in this stage.
    pub days: i32,
    /// What is due next, where a clock runs.
    pub due: Option<Duty>,
}

/// Everybody who asks to foster on the day, the furthest first, and in one stage those who have waited longest.
pub fn pipeline<'a>(
    households: impl IntoIterator<Item = &'a Household>,
    at: &Standpoint<'_>,
) -> Vec<Applicant<'a>> {
    let day = at.day;
    let mut all = Vec::new();
    for household in households {
        let open = household.strand::<FosteringApplication>().rfind(|said| said.enquired <= day);
        let Some(said) = open.map(|said| said.record).filter(|said| !is_over(said, day)) else { continue };
        let stages = Stage::ALL.iter().rev();
        let Some((stage, since)) =
            stages.filter_map(|stage| Some((*stage, reached(said, *stage, day)?))).next()
        else {
            continue;
        };
        let duties = clocks::due_of_household(household, at).into_iter();
        let due = duties
            .filter(|duty| stage.clocks().contains(&duty.clock.id) && duty.state_on(day).is_open())
            .min_by_key(|duty| duty.due);
        let days = since.days_until(day);
        all.push(Applicant { household: household.id.clone(), said, stage, since, days, due });
    }
    all.sort_by(|a, b| (b.stage, b.days, &a.household).cmp(&(a.stage, a.days, &b.household)));
    all
}

/// How far applications have come, of those that were begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Funnel {
    /// Enquiries.
    pub enquired: usize,
    /// Visited.
    pub visited: usize,
    /// Applied.
    pub applied: usize,
    /// Approved.
    pub approved: usize,
    /// Went no further.
    pub dropped: usize,
}

impl Funnel {
    fn add(&mut self, said: &FosteringApplication, day: Day) {
        let is = |on: Option<Day>| usize::from(on.is_some_and(|on| on <= day));
        self.enquired += 1;
        self.visited += is(said.visited);
        self.applied += is(said.applied);
        let over = is_over(said, day);
        let approved = over && said.outcome == Some(FosteringOutcome::Approved);
        self.approved += usize::from(approved);
        self.dropped += usize::from(over && !approved);
    }
}

/// Enquiries from one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sourced {
    /// How they heard; `None`: nobody recorded it.
    pub source: Option<EnquirySource>,
    /// What came of them.
    pub funnel: Funnel,
}

/// What enquiries of the days from one to another came to by a day, by source; those that brought most first.
pub fn sources<'a>(
    households: impl IntoIterator<Item = &'a Household>,
    from: Day,
    to: Day,
    day: Day,
) -> Vec<Sourced> {
    let mut all: Vec<Sourced> = Vec::new();
    for said in enquired(households, from, to) {
        let at = all.iter().position(|each| each.source == said.source).unwrap_or_else(|| {
            all.push(Sourced { source: said.source, funnel: Funnel::default() });
            all.len() - 1
        });
        all[at].funnel.add(said, day);
    }
    all.sort_by_key(|each| (std::cmp::Reverse(each.funnel.enquired), each.source));
    all
}

fn enquired<'a>(
    households: impl IntoIterator<Item = &'a Household>,
    from: Day,
    to: Day,
) -> impl Iterator<Item = &'a FosteringApplication> {
    let said = households.into_iter().flat_map(|household| household.strand::<FosteringApplication>());
    said.map(|said| said.record).filter(move |said| said.enquired >= from && said.enquired <= to)
}

/// Why applications went no further, and from which stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// Why; `None`: nobody recorded it.
    pub because: Option<DroppedOut>,
    /// How many, by the stage they had reached.
    pub from: Vec<(Stage, usize)>,
    /// How many.
    pub count: usize,
}

/// Applications that ended without approval in the days from one to another, by reason; the most frequent first.
pub fn dropped<'a>(households: impl IntoIterator<Item = &'a Household>, from: Day, to: Day) -> Vec<Dropped> {
    let mut all: Vec<Dropped> = Vec::new();
    for said in enquired(households, Day::from_number(i32::MIN / 2), to) {
        let Some(ended) = said.closed.or(said.stage_1_refused).filter(|on| *on >= from && *on <= to) else {
            continue;
        };
        if said.outcome == Some(FosteringOutcome::Approved) {
            continue;
        }
        let at = all.iter().position(|each| each.because == said.dropped_because).unwrap_or_else(|| {
            all.push(Dropped { because: said.dropped_because, from: Vec::new(), count: 0 });
            all.len() - 1
        });
        let reached = Stage::ALL.iter().rev().find(|stage| reached(said, **stage, ended).is_some());
        let stage = reached.copied().unwrap_or(Stage::Enquiry);
        all[at].count += 1;
        match all[at].from.iter_mut().find(|(known, _)| *known == stage) {
            Some((_, count)) => *count += 1,
            None => all[at].from.push((stage, 1)),
        }
        all[at].from.sort_unstable();
    }
    all.sort_by_key(|each| (std::cmp::Reverse(each.count), each.because));
    all
}

/// What became of those who were in a stage before, and what that means for those who are in it now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StageForecast {
    /// The stage.
    pub stage: Stage,
    /// How many are in it.
    pub here: usize,
    /// Of how many who were in it the end is known.
    pub known: usize,
    /// Of those, how many were approved.
    pub approved: usize,
    /// Days from the stage to approval, in the middle of those approved.
    pub days: Option<i32>,
}

/// How many approvals are to be expected, if it goes on as it went.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// By month, from that of the day on.
    pub months: Vec<(Month, f64)>,
    /// What it rests on.
    pub stages: Vec<StageForecast>,
    /// How many are in a stage of which too little is known to say anything.
    pub left_out: usize,
}

impl Forecast {
    /// All that are expected.
    pub fn expected(&self) -> f64 {
        self.months.iter().map(|(_, count)| count).sum()
    }
}

/// Of fewer than these nothing is said.
const ENOUGH: usize = 5;

/// How many approvals are to be expected in so many months, from what became of those who asked in three years. An approval that
/// should have been by now is expected in the month of the day.
pub fn forecast<'a>(
    households: impl IntoIterator<Item = &'a Household> + Clone,
    at: &Standpoint<'_>,
    months: usize,
) -> Forecast {
    let day = at.day;
    let here = pipeline(households.clone(), at);
    let past: Vec<&FosteringApplication> =
        enquired(households, day.plus_months(-36), day).filter(|said| is_over(said, day)).collect();
    let stages: Vec<StageForecast> = Stage::ALL
        .iter()
        .map(|&stage| {
            let were = past.iter().filter(|said| reached(said, stage, day).is_some());
            let approved = were.clone().filter(|said| said.outcome == Some(FosteringOutcome::Approved));
            let mut days: Vec<i32> = approved
                .clone()
                .filter_map(|said| Some(reached(said, stage, day)?.days_until(said.closed?)))
                .collect();
            days.sort_unstable();
            StageForecast {
                stage,
                here: here.iter().filter(|each| each.stage == stage).count(),
                known: were.count(),
                approved: approved.count(),
                days: days.get(days.len() / 2).copied(),
            }
        })
        .collect();
    let first = Month::of(day);
    let mut expected: Vec<(Month, f64)> = (0..months).map(|nth| (first.plus(nth as i32), 0.0)).collect();
    let mut left_out = 0;
    for each in &here {
        let of = stages.iter().find(|of| of.stage == each.stage);
        let Some(of) = of.filter(|of| of.known >= ENOUGH) else {
            left_out += 1;
            continue;
        };
        let Some(days) = of.days else { continue };
        let month = Month::of(each.since.plus_days(days).max(day));
        if let Some((_, count)) = expected.iter_mut().find(|(known, _)| *known == month) {
            *count += of.approved as f64 / of.known as f64;
        }
    }
    Forecast { months: expected, stages, left_out }
}
