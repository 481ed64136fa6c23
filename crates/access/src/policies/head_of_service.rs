//! Heads of service and directors: every child of the service.

use crate::policy::{Clause, Figures, Glass, Lists, Policy};
use crate::{Parts, Role, relations};

/// The policy.
pub(super) const POLICY: Policy = Policy {
    role: Role::HeadOfService,
    about: "Answers for the service. Not for a record that is closed to most, unless named; by saying why, then too.",
    clauses: &[
        Clause {
            when: &relations::ANSWERS_FOR_ALL,
            reads: super::WHOLE_AND_ACCESS,
            writes: super::WHOLE_AND_ACCESS,
        },
        Clause { when: &relations::LET_IN_CLOSELY, reads: super::NOTES, writes: Parts::NONE },
        Clause { when: &relations::NAMED, reads: super::WHOLE_AND_ACCESS, writes: super::WHOLE_AND_ACCESS },
    ],
    glass: Glass { opens: super::WHOLE_AND_ACCESS, even_closed: true },
    figures: Figures::Whole,
    adds_children: false,
    lists: Lists::All,
    oversees_looks: true,
    closed: "Nothing is open to you here today.",
};
