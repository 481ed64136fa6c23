//! Administrators: accounts, teams and settings; no record.

use crate::Role;
use crate::policy::{Figures, Glass, Lists, Policy};

/// The policy.
pub(super) const POLICY: Policy = Policy {
    role: Role::Administrator,
    about: "Looks after users, teams and settings.",
    clauses: &[],
    glass: Glass::NEVER,
    figures: Figures::None,
    adds_children: false,
    lists: Lists::Own,
    oversees_looks: false,
    closed: "Administrators look after accounts and settings, and read no records.",
};
