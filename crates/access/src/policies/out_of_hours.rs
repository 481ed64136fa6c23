//! Out of hours: every child, at night and at weekends.

use crate::policy::{Clause, Figures, Glass, Lists, Policy};
use crate::{Parts, Role, relations};

/// The policy.
pub(super) const POLICY: Policy = Policy {
    role: Role::OutOfHours,
    about: "On duty at night and at weekends for every child. By saying why, also for a child whose record is closed to \
            most: a closed door helps nobody at two in the morning.",
    clauses: &[
        Clause { when: &relations::OUT_OF_HOURS, reads: Parts::WHOLE, writes: Parts::WHOLE },
        Clause { when: &relations::NAMED, reads: Parts::WHOLE, writes: Parts::WHOLE },
    ],
    glass: Glass { opens: Parts::WHOLE, even_closed: true },
    figures: Figures::Whole,
    adds_children: true,
    lists: Lists::Own,
    oversees_looks: false,
    closed: "Nothing is open to you here today.",
};
