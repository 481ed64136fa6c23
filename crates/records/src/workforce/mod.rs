//! Who works with the child.

mod allocation;

pub use allocation::SocialWorkerAllocation;
