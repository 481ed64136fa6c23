//! Social workers: the children who are theirs.

use crate::policy::{Clause, Figures, Glass, Lists, Policy};
use crate::{Parts, Role, relations};

/// The policy.
pub(super) const POLICY: Policy = Policy {
    role: Role::SocialWorker,
    about: "Works with children, each allocated to them.",
    clauses: &[
        Clause { when: &relations::ALLOCATED, reads: Parts::WHOLE, writes: Parts::WHOLE },
        Clause { when: &relations::COMES_TO, reads: Parts::WHOLE, writes: Parts::NONE },
        Clause { when: &relations::STANDS_IN, reads: Parts::WHOLE, writes: Parts::WHOLE },
        Clause { when: &relations::LET_IN, reads: Parts::WHOLE, writes: Parts::WHOLE },
        Clause { when: &relations::LET_IN_CLOSELY, reads: super::NOTES, writes: Parts::NONE },
        Clause { when: &relations::NAMED, reads: Parts::WHOLE, writes: Parts::WHOLE },
    ],
    glass: Glass::WHOLE,
    figures: Figures::Whole,
    adds_children: true,
    lists: Lists::Own,
    oversees_looks: false,
    closed: "Nothing is open to you here today.",
};
