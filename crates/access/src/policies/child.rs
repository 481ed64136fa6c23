//! Children and care leavers: their own pages, and nothing else.

use crate::Role;
use crate::policy::{Figures, Glass, Lists, Policy};

/// The policy.
pub(super) const POLICY: Policy = Policy {
    role: Role::Child,
    about: "A child or care leaver, about their own record: their plan, their people, their papers, their rights and who \
            has looked, on pages of their own, where an administrator has tied their account to it. The rest is asked for and \
            handed over (a request for access).",
    clauses: &[],
    glass: Glass::NEVER,
    figures: Figures::None,
    adds_children: false,
    lists: Lists::Own,
    oversees_looks: false,
    closed: "This is not open to you yet.",
};
