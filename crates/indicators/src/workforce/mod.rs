//! Workforce.

mod average_caseload_1_to_3;
mod average_caseload_4_and_5;
mod changes_of_worker;
mod maximum_caseload;

use timeline::strands_of::workforce::TeamGroup;
use timeline::{Standpoint, Worker};

use crate::{Asked, Caseload, Counting, Counts, Judge};

pub use average_caseload_1_to_3::AVERAGE_CASELOAD_1_TO_3;
pub use average_caseload_4_and_5::AVERAGE_CASELOAD_4_AND_5;
pub use changes_of_worker::{CHANGES_OF_WORKER, Had, MANY_WORKERS, workers_in_a_year, workers_of};
pub use maximum_caseload::MAXIMUM_CASELOAD;

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
