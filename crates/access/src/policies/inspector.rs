//! Inspectors: the children who were drawn, from a day to a day; reads only.

use crate::policy::{Clause, Figures, Glass, Lists, Policy};
use crate::{Parts, Role, relations};

/// The policy.
pub(super) const POLICY: Policy = Policy {
    role: Role::Inspector,
    about: "An inspector, for a time. Every look is logged like anybody’s; the sample that was drawn is kept.",
    clauses: &[
        Clause { when: &relations::DRAWN, reads: super::WHOLE_AND_ACCESS, writes: Parts::NONE },
        Clause { when: &relations::LET_IN, reads: super::WHOLE_AND_ACCESS, writes: Parts::NONE },
        Clause { when: &relations::LET_IN_CLOSELY, reads: super::NOTES, writes: Parts::NONE },
    ],
    glass: Glass::NEVER,
    figures: Figures::Whole,
    adds_children: false,
    lists: Lists::Own,
    oversees_looks: false,
    closed: "Nothing is open to you here today.",
};
