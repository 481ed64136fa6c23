//! Performance officers: every record, to check figures and returns against it.

use crate::policy::{Clause, Figures, Glass, Lists, Policy};
use crate::{Parts, Role, relations};

/// The policy.
pub(super) const POLICY: Policy = Policy {
    role: Role::PerformanceOfficer,
    about: "Answers for figures and returns, and puts right what a return says wrongly.",
    clauses: &[
        Clause { when: &relations::CHECKS_FIGURES, reads: Parts::WHOLE, writes: Parts::WHOLE },
        Clause { when: &relations::NAMED, reads: Parts::WHOLE, writes: Parts::WHOLE },
    ],
    glass: Glass::NEVER,
    figures: Figures::Whole,
    adds_children: false,
    lists: Lists::All,
    oversees_looks: false,
    closed: "Nothing is open to you here today.",
};
