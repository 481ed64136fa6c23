//! A decision that somebody disputes, and by when that is settled.

use calendar::{Day, Holidays};

/// Working days within which a disputed decision is settled. The handbook gives the manager five days to answer and says nothing
/// of how long a dispute may last: this is Kith's own standard, of 23 November 2026. After it, the way on is a challenge.
pub const SETTLED_WITHIN: u16 = 10;

/// The day by which a dispute of a day is to be settled.
pub fn settled_by(disputed: Day, holidays: &Holidays) -> Day {
    holidays.plus_working_days(disputed, SETTLED_WITHIN)
}
