//! Reviewing officers and chairs of child protection conferences: the children they review.

use crate::policy::{Clause, Figures, Glass, Lists, Policy};
use crate::{Parts, Role, relations};

/// The policy.
pub(super) const POLICY: Policy = Policy {
    role: Role::ReviewingOfficer,
    about: "Independent reviewing officer, or chair of child protection conferences.",
    clauses: &[
        Clause { when: &relations::REVIEWS, reads: Parts::WHOLE, writes: Parts::WHOLE },
        Clause { when: &relations::NOBODY_REVIEWS, reads: Parts::WHOLE, writes: Parts::WHOLE },
        Clause { when: &relations::STANDS_IN, reads: Parts::WHOLE, writes: Parts::WHOLE },
        Clause { when: &relations::LET_IN, reads: Parts::WHOLE, writes: Parts::WHOLE },
        Clause { when: &relations::LET_IN_CLOSELY, reads: super::NOTES, writes: Parts::NONE },
        Clause { when: &relations::NAMED, reads: Parts::WHOLE, writes: Parts::WHOLE },
    ],
    glass: Glass::WHOLE,
    figures: Figures::Whole,
    adds_children: false,
    lists: Lists::Own,
    oversees_looks: false,
    closed: "Nothing is open to you here today.",
};
