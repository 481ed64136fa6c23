//! Foster carers: their own pages, and nothing else.

use crate::Role;
use crate::policy::{Figures, Glass, Lists, Policy};

/// The policy.
pub(super) const POLICY: Policy = Policy {
    role: Role::Carer,
    about: "A foster carer, on pages of their own, where the placements team has tied their account to their household: of each \
            child who lives with them today the plan for the placement and what they may decide, and of their own approval its \
            terms, checks and training. Of no other record, and of nothing else in these.",
    clauses: &[],
    glass: Glass::NEVER,
    figures: Figures::None,
    adds_children: false,
    lists: Lists::Own,
    oversees_looks: false,
    closed: "This is not open to you. What you are given stands on the page Our home.",
};
