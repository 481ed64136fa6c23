//! Fostering, adoption and placement teams: where children live and will live.

use crate::policy::{Clause, Figures, Glass, Lists, Policy};
use crate::{Part, Parts, Role, relations};

/// The policy.
pub(super) const POLICY: Policy = Policy {
    role: Role::Placements,
    about: "Fostering, adoption and placement teams: what is needed to find a home, to keep it, and to place for adoption.",
    clauses: &[
        Clause {
            when: &relations::PLACEMENT_ASKED,
            reads: super::HOMES,
            writes: Parts::of(&[Part::Matching, Part::Home, Part::Adoption]),
        },
        Clause {
            when: &relations::LOOKED_AFTER,
            reads: super::HOMES,
            writes: Parts::of(&[Part::Matching, Part::Home, Part::Adoption]),
        },
        Clause {
            when: &relations::LET_IN,
            reads: super::HOMES,
            writes: Parts::of(&[Part::Matching, Part::Home, Part::Adoption]),
        },
        Clause {
            when: &relations::NAMED,
            reads: super::HOMES,
            writes: Parts::of(&[Part::Matching, Part::Home, Part::Adoption]),
        },
    ],
    glass: Glass { opens: super::HOMES, even_closed: false },
    figures: Figures::Whole,
    adds_children: false,
    lists: Lists::Own,
    oversees_looks: false,
    closed: "Nothing is open to you here today.",
};
