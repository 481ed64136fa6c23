//! Civil days, working days, school terms, reporting years, and the ways the law counts time.
//!
//! Pure: nothing here knows what day it is. A [`Day`] is a civil date in England; a [`Moment`] is an instant.
//! Business dates are days, never instants: a visit at 23:30 UTC on 30 June is a visit of 1 July.

mod day;
mod moment;
mod month;
mod period;

pub use day::{Day, DayError, LeapBirthday};
pub use moment::{Moment, MomentError};
pub use month::{Month, MonthError};
pub use period::Period;
