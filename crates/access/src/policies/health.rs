//! Health: the health of children who are looked after, and no more.

use crate::policy::{Clause, Figures, Glass, Lists, Policy};
use crate::{Part, Parts, Role, relations};

/// The policy.
pub(super) const POLICY: Policy = Policy {
    role: Role::Health,
    about: "The health team for looked-after children: a partner, who sees and adds their part.",
    clauses: &[
        Clause { when: &relations::LOOKED_AFTER, reads: super::HEALTH, writes: Parts::of(&[Part::Health]) },
        Clause { when: &relations::LET_IN, reads: super::HEALTH, writes: Parts::of(&[Part::Health]) },
        Clause { when: &relations::NAMED, reads: super::HEALTH, writes: Parts::of(&[Part::Health]) },
    ],
    glass: Glass { opens: super::HEALTH, even_closed: false },
    figures: Figures::Whole,
    adds_children: false,
    lists: Lists::Own,
    oversees_looks: false,
    closed: "Nothing is open to you here today.",
};
