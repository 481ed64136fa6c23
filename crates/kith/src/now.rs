//! What time it is. Asked here and nowhere else.

use std::time::{SystemTime, UNIX_EPOCH};

use calendar::{Day, Moment};

/// The moment.
#[allow(clippy::disallowed_methods, reason = "this is the one place that asks the clock on the wall")]
pub(crate) fn moment() -> Moment {
    let micros = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_micros());
    Moment::from_micros(i64::try_from(micros).unwrap_or(i64::MAX))
}

/// The day in England.
pub(crate) fn today() -> Day {
    moment().day()
}
