//! Advocates, independent visitors and whoever brings them and children together.

use crate::policy::{Clause, Figures, Glass, Lists, Policy};
use crate::{Parts, Role, relations};

/// The policy.
pub(super) const POLICY: Policy = Policy {
    role: Role::Advocate,
    about: "Whoever is the child’s visitor or advocate keeps notes that the social work team does not read. Their advocate \
            challenges how the case is handled, and reads the answers. The service sees who is \
            looked after, who has left care and is not yet 25, and what was offered; it writes down a first visit, and reads \
            the notes of no other advocate.",
    clauses: &[
        Clause { when: &relations::VISITS, reads: super::ADVOCACY.and(super::NOTES), writes: super::NOTES },
        Clause {
            when: &relations::ADVOCATES,
            reads: super::ADVOCACY.and(super::NOTES).and(Parts::CHALLENGE),
            writes: super::OFFERS.and(super::NOTES).and(Parts::CHALLENGE),
        },
        Clause {
            when: &relations::LET_IN,
            reads: super::ADVOCACY.and(super::NOTES).and(Parts::CHALLENGE),
            writes: super::ADVOCACY.and(super::NOTES).and(Parts::CHALLENGE),
        },
        Clause {
            when: &relations::LOOKED_AFTER,
            reads: super::ADVOCACY,
            writes: super::OFFERS.and(super::NOTES),
        },
        // An advocate is owed to care leavers as well (Children Act 1989, sections 24D and 26A).
        Clause {
            when: &relations::LEFT_CARE,
            reads: super::ADVOCACY,
            writes: super::OFFERS.and(super::NOTES),
        },
        Clause {
            when: &relations::NAMED,
            reads: super::ADVOCACY.and(super::NOTES).and(Parts::CHALLENGE),
            writes: super::ADVOCACY.and(super::NOTES).and(Parts::CHALLENGE),
        },
    ],
    glass: Glass::NEVER,
    figures: Figures::None,
    adds_children: false,
    lists: Lists::Own,
    oversees_looks: false,
    closed: "Nothing is open to you here today.",
};
