//! Civil days, working days, school terms, reporting years, and the ways the law counts time.
//!
//! Pure: nothing here knows what day it is. A [`Day`] is a civil date in England; a [`Moment`] is an instant.
//! Business dates are days, never instants: a visit at 23:30 UTC on 30 June is a visit of 1 July.

mod bank_holiday_rules;
mod bank_holidays;
mod day;
mod length;
mod length_in_words;
mod moment;
mod month;
mod period;
mod reporting_years;
mod terms;
mod working_days;

pub use bank_holidays::{Holiday, bank_holidays};
pub use day::{Day, DayError, LeapBirthday};
pub use length::{Calendars, Length, LengthError, midpoint};
pub use moment::{Moment, MomentError};
pub use month::{Month, MonthError};
pub use period::Period;
pub use reporting_years::{AcademicYear, CollectionYear, WorkforceYear, YearError};
pub use terms::{Term, TermName, Terms, TermsError};
pub use working_days::Holidays;
