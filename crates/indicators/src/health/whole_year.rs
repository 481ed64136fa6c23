//! The children of the yearly health return.

use calendar::{Day, Period};
use timeline::codes::{ReasonEnded, ReasonNewEpisode};
use timeline::{HealthOutcomes, Timeline};

use crate::Verdict;

/// Whether a child was looked after for the whole year that ends on this day, as the DfE tests it for the OC2 table: some row
/// in the year, no start of care after its first day, no end before its last, and no short break in it.
pub(super) fn whole_year(child: &Timeline, last: Day) -> bool {
    let year = Period::financial_year_of(last);
    let mut any = false;
    for row in &child.episodes {
        if row.start > year.to || row.end.is_some_and(|end| end < year.from) {
            continue;
        }
        let began = row.new_because == Some(ReasonNewEpisode::S) && row.start > year.from;
        let ended =
            row.end.is_some_and(|end| end < year.to) && row.ended_because.is_some_and(ReasonEnded::ends_care);
        if began || ended || row.is_short_break() {
            return false;
        }
        any = true;
    }
    any
}

/// In the numerator where the return of the year that ends on this day says so.
pub(super) fn judge(child: &Timeline, last: Day, done: fn(&HealthOutcomes) -> Option<bool>) -> Verdict {
    if !whole_year(child, last) {
        return Verdict::NotInCohort;
    }
    let said = child.health_outcomes.iter().find(|outcomes| i32::from(outcomes.year) == last.year());
    Verdict::of(said.and_then(done) == Some(true))
}
