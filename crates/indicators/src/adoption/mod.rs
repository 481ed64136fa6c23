//! Adoption.

mod adopted;
mod adopters;
mod adoptions;
mod ceased_by_adoption;
mod ceased_to_family;
mod cohort_outcomes;
mod decision_to_match;
mod decisions_reversed;
mod entry_to_adoptive_family;
mod foster_carer_adoptions;
mod order_to_match;
mod share_within_a_year;
mod waiting_with_an_order;
mod with_relatives;
mod within_a_year;
mod within_fourteen_months;

pub(crate) use adopted::{Adopted, Ordered};
use adopted::{NOT_PLACED, START_NOT_KNOWN, each};
pub use adopters::ADOPTERS;
pub use adoptions::ADOPTIONS;
pub use ceased_by_adoption::CEASED_BY_ADOPTION;
pub use ceased_to_family::CEASED_TO_FAMILY;
pub use cohort_outcomes::COHORT_OUTCOMES;
pub use decision_to_match::DECISION_TO_MATCH;
pub use decisions_reversed::DECISIONS_REVERSED;
pub use entry_to_adoptive_family::ENTRY_TO_ADOPTIVE_FAMILY;
pub use foster_carer_adoptions::FOSTER_CARER_ADOPTIONS;
pub use order_to_match::ORDER_TO_MATCH;
pub use share_within_a_year::SHARE_WITHIN_A_YEAR;
pub use waiting_with_an_order::WAITING_WITH_AN_ORDER;
pub use with_relatives::WITH_RELATIVES;
pub use within_a_year::WITHIN_A_YEAR;
pub use within_fourteen_months::WITHIN_FOURTEEN_MONTHS;
