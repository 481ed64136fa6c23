//! Health.

mod assessment_up_to_date;
mod dental_check_up_to_date;
mod initial_assessment_in_time;
mod whole_year;

use calendar::{Day, Holidays, Period};
use timeline::OnDay;

use crate::{Asked, Counting, Judge};

pub use assessment_up_to_date::ASSESSMENT_UP_TO_DATE;
pub use dental_check_up_to_date::DENTAL_CHECK_UP_TO_DATE;
pub use initial_assessment_in_time::INITIAL_ASSESSMENT_IN_TIME;

/// Working days in which the first health assessment is due (regulation 7).
const INITIAL: u16 = 20;

/// By dated events where they are recorded; otherwise by the yearly return, which speaks of 31 March only.
fn dated_or_yearly(
    asked: &Asked,
    dated: bool,
    judge: Judge,
    yearly: Judge,
    otherwise: &'static str,
) -> Result<Counting, &'static str> {
    if dated {
        let note = "of children looked after whose initial health assessment has fallen due";
        return asked.of_care(judge).map(|counting| counting.noted(note));
    }
    if !asked.recorded.health_outcomes {
        return Err(otherwise);
    }
    if asked.day != Period::financial_year_of(asked.day).to {
        return Err("only the yearly return tells of it here, at 31 March");
    }
    let note = "of the yearly return: children looked after for the twelve months to 31 March";
    asked.of_care(yearly).map(|counting| counting.noted(note))
}

/// Why a child is not asked yet.
const NOT_DUE_YET: &str = "the initial health assessment is not due yet";

/// Whether the initial health assessment of the current period of care has fallen due.
fn initial_due(on: &OnDay<'_>) -> bool {
    on.period().is_some_and(|period| {
        // Twenty working days never take sixty days: the holidays of long ago need not be counted.
        let long_ago = period.start.plus_days(60) <= on.day;
        !period.start_known() || long_ago || initial_due_day(period.start) <= on.day
    })
}

/// The last day for the initial health assessment of a period of care that began on a day.
fn initial_due_day(start: Day) -> Day {
    Holidays::england_and_wales().plus_working_days(start, INITIAL)
}
