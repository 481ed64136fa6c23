//! Members of the corporate parenting panel: figures, small numbers suppressed.

use crate::Role;
use crate::policy::{Figures, Glass, Lists, Policy};

/// The policy.
pub(super) const POLICY: Policy = Policy {
    role: Role::PanelMember,
    about: "A councillor on the panel: published figures only, never a child.",
    clauses: &[],
    glass: Glass::NEVER,
    figures: Figures::Suppressed,
    adds_children: false,
    lists: Lists::Own,
    oversees_looks: false,
    closed: "Members of the panel see published figures only.",
};
