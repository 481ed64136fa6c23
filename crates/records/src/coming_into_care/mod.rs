//! Who the child is and how care began.

mod child_identity;
mod child_name;
mod looked_after_start;
mod need;
mod permanence_before;
mod unaccompanied;

pub use child_identity::ChildIdentity;
pub use child_name::ChildName;
pub use looked_after_start::LookedAfterStart;
pub use need::Need;
pub use permanence_before::PermanenceBefore;
pub use unaccompanied::UnaccompaniedAsylumSeeking;

use crate::kind::Happened;
use calendar::Period;

/// The days of the collection year that closes in this year.
pub(crate) fn collection_year(year: u16) -> Happened {
    let days = Period::financial_year(i32::from(year));
    Happened::span(days.from, Some(days.to))
}
