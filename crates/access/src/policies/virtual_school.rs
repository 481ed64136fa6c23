//! The virtual school: education, and no more.

use crate::policy::{Clause, Figures, Glass, Lists, Policy};
use crate::{Part, Parts, Role, relations};

/// The policy.
pub(super) const POLICY: Policy = Policy {
    role: Role::VirtualSchool,
    about: "The virtual school head and those who work for them: a partner, who sees and adds their part.",
    clauses: &[
        Clause {
            when: &relations::LOOKED_AFTER,
            reads: super::EDUCATION,
            writes: Parts::of(&[Part::Education]),
        },
        Clause { when: &relations::LET_IN, reads: super::EDUCATION, writes: Parts::of(&[Part::Education]) },
        Clause { when: &relations::NAMED, reads: super::EDUCATION, writes: Parts::of(&[Part::Education]) },
    ],
    glass: Glass { opens: super::EDUCATION, even_closed: false },
    figures: Figures::Whole,
    adds_children: false,
    lists: Lists::Own,
    oversees_looks: false,
    closed: "Nothing is open to you here today.",
};
