//! How care ended, and how care leavers are.

mod contact;
mod looked_after_end;

pub use contact::CareLeaverContact;
pub use looked_after_end::LookedAfterEnd;
