//! Adoption.

mod adopted;
mod adoptions;
mod ceased_by_adoption;
mod entry_to_adoptive_family;
mod order_to_match;
mod share_within_a_year;
mod within_a_year;

pub(crate) use adopted::{Adopted, Ordered};
use adopted::{NOT_PLACED, each};
pub use adoptions::ADOPTIONS;
pub use ceased_by_adoption::CEASED_BY_ADOPTION;
pub use entry_to_adoptive_family::ENTRY_TO_ADOPTIVE_FAMILY;
pub use order_to_match::ORDER_TO_MATCH;
pub use share_within_a_year::SHARE_WITHIN_A_YEAR;
pub use within_a_year::WITHIN_A_YEAR;
