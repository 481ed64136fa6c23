//! Team managers: the children of their team, and those whom nobody has yet.

use crate::policy::{Clause, Figures, Glass, Lists, Policy};
use crate::{Parts, Role, relations};

/// The policy.
pub(super) const POLICY: Policy = Policy {
    role: Role::TeamManager,
    about: "Manages a team of social workers; allocates, lets people in, closes records, and is told who opened one \
            without a working reason.",
    clauses: &[
        Clause { when: &relations::MANAGES, reads: super::WHOLE_AND_ACCESS, writes: super::WHOLE_AND_ACCESS },
        Clause {
            when: &relations::NOBODY_ALLOCATED,
            reads: super::WHOLE_AND_ACCESS,
            writes: super::WHOLE_AND_ACCESS,
        },
        Clause { when: &relations::STANDS_IN, reads: Parts::WHOLE, writes: Parts::WHOLE },
        Clause { when: &relations::LET_IN, reads: Parts::WHOLE, writes: Parts::WHOLE },
        Clause { when: &relations::LET_IN_CLOSELY, reads: super::NOTES, writes: Parts::NONE },
        Clause { when: &relations::NAMED, reads: super::WHOLE_AND_ACCESS, writes: super::WHOLE_AND_ACCESS },
    ],
    glass: Glass::WHOLE,
    figures: Figures::Whole,
    adds_children: true,
    lists: Lists::Team,
    oversees_looks: true,
    closed: "Nothing is open to you here today.",
};
