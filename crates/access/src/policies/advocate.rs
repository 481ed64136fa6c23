//! Advocates, independent visitors and whoever brings them and children together.

use crate::policy::{Clause, Figures, Glass, Lists, Policy};
use crate::{Role, relations};

/// The policy.
pub(super) const POLICY: Policy = Policy {
    role: Role::Advocate,
    about: "Whoever is the child’s visitor, or was let in as their advocate, keeps notes that the social work team does \
            not read. Whoever brings them together sees who is looked after and what was offered, and no notes.",
    clauses: &[
        Clause { when: &relations::VISITS, reads: super::ADVOCACY.and(super::NOTES), writes: super::NOTES },
        Clause {
            when: &relations::LET_IN,
            reads: super::ADVOCACY.and(super::NOTES),
            writes: super::ADVOCACY.and(super::NOTES),
        },
        Clause { when: &relations::LOOKED_AFTER, reads: super::ADVOCACY, writes: super::OFFERS },
        Clause {
            when: &relations::NAMED,
            reads: super::ADVOCACY.and(super::NOTES),
            writes: super::ADVOCACY.and(super::NOTES),
        },
    ],
    glass: Glass::NEVER,
    figures: Figures::None,
    adds_children: false,
    lists: Lists::Own,
    oversees_looks: false,
    closed: "Nothing is open to you here today.",
};
