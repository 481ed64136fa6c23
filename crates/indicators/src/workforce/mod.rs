//! Workforce.

mod agency;
mod average_caseload_1_to_3;
mod average_caseload_4_and_5;
mod average_cases;
mod changes_of_worker;
mod maximum_caseload;
mod supervised;
pub mod supervision;
mod turnover;
mod vacancies;

use calendar::Day;
use timeline::strands_of::workforce::{TeamGroup, WorkRole, WorkerDetails};
use timeline::{Standpoint, Stranded, Worker};

use crate::{Asked, Caseload, Counting, Counts, Indicator, Judge};

pub use agency::AGENCY;
pub use average_caseload_1_to_3::AVERAGE_CASELOAD_1_TO_3;
pub use average_caseload_4_and_5::AVERAGE_CASELOAD_4_AND_5;
pub use average_cases::AVERAGE_CASES;
pub use changes_of_worker::{CHANGES_OF_WORKER, Had, MANY_WORKERS, workers_in_a_year, workers_of};
pub use maximum_caseload::MAXIMUM_CASELOAD;
pub use supervised::SUPERVISED;
pub use turnover::TURNOVER;
pub use vacancies::VACANCIES;

/// The figures behind which workers stand instead of children.
const OF_WORKERS: &[&Indicator] = &[&AVERAGE_CASES, &TURNOVER, &VACANCIES, &AGENCY, &SUPERVISED];

/// Whether workers stand behind a figure, and not children or households.
pub fn is_of_workers(indicator: &Indicator) -> bool {
    OF_WORKERS.iter().any(|own| own.id == indicator.id)
}

/// Why a figure of the workforce is not known here.
const NOBODY: &str = "no posts of social workers with their hours are recorded here";
/// Why somebody is left out of full-time equivalents.
const NO_HOURS: &str = "their working hours are not recorded";

/// The post of a social worker that holds on a day: the last begun that has not ended.
fn social_worker_on(worker: &Worker, day: Day) -> Option<&WorkerDetails> {
    let posts = worker.strand::<WorkerDetails>().map(|said| said.record);
    posts
        .filter(|post| post.role == WorkRole::SocialWorker && post.since <= day)
        .rfind(|post| post.until.is_none_or(|until| until > day))
}

/// The post as a social worker with which somebody left in the year to a day; `None` where they hold one still or left earlier.
fn left_in_a_year(worker: &Worker, day: Day) -> Option<&WorkerDetails> {
    if social_worker_on(worker, day).is_some() {
        return None;
    }
    let posts = worker.strand::<WorkerDetails>().map(|said| said.record);
    let last = posts
        .filter(|post| post.role == WorkRole::SocialWorker && post.since <= day)
        .max_by_key(|post| post.until)?;
    last.until.is_some_and(|until| until > day.plus_months(-12) && until <= day).then_some(last)
}

/// How much of a full week a post is, in hundredths.
fn hundredths(post: &WorkerDetails, at: &Standpoint<'_>) -> Option<i64> {
    let full = at.authority.full_time_hours_on(at.day)?;
    let hours = post.hours.filter(|hours| *hours > 0.0)?;
    Some((hours / full * 100.0).round() as i64)
}

/// Counted from the day on which a looked-after team has posts agreed, a social worker with hours, and it is set what full time
/// is.
fn of_teams(asked: &Asked, caseload: Caseload) -> Result<Counting, &'static str> {
    let otherwise =
        "no posts of looked-after teams, or no working hours of social workers, are recorded here";
    asked.if_recorded_since(asked.recorded.teams, Judge::Caseload(caseload), otherwise)
}

/// A social worker of this group of teams, by contracted hours.
fn of_group(worker: &Worker, at: &Standpoint<'_>, group: TeamGroup) -> Counts {
    if worker.team_group_on(at.authority, at.day) != Some(group) {
        return Counts::No;
    }
    match worker.full_time_hundredths_on(at.authority, at.day) {
        Some(hundredths) => Counts::As(hundredths),
        None => Counts::Excluded("their working hours are not recorded"),
    }
}
