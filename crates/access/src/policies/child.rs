//! Children and care leavers: nothing yet through a page of their own.

use crate::Role;
use crate::policy::{Figures, Glass, Lists, Policy};

/// The policy.
pub(super) const POLICY: Policy = Policy {
    role: Role::Child,
    about: "A child or care leaver, about their own record. What of it is theirs to read here waits for a page of its \
            own: until then it is asked for and handed over (a request for access).",
    clauses: &[],
    glass: Glass::NEVER,
    figures: Figures::None,
    adds_children: false,
    lists: Lists::Own,
    oversees_looks: false,
    closed: "This is not open to you yet.",
};
