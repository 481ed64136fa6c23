//! The front door: who is known here, and the whole record while a referral waits.

use crate::policy::{Clause, Figures, Glass, Lists, Policy};
use crate::{Parts, Role, relations};

/// The policy.
pub(super) const POLICY: Policy = Policy {
    role: Role::FrontDoor,
    about: "The front door, assessment, court, exploitation and allegations. They must tell who rings whether a child is \
            known and to whom; the rest is open while a referral of the child waits, or to those whom the child is \
            allocated to.",
    clauses: &[
        Clause { when: &relations::ALLOCATED, reads: Parts::WHOLE, writes: Parts::WHOLE },
        Clause { when: &relations::REFERRED, reads: Parts::WHOLE, writes: Parts::WHOLE },
        Clause { when: &relations::STANDS_IN, reads: Parts::WHOLE, writes: Parts::WHOLE },
        Clause { when: &relations::LET_IN, reads: Parts::WHOLE, writes: Parts::WHOLE },
        Clause { when: &relations::LET_IN_CLOSELY, reads: super::NOTES, writes: Parts::NONE },
        Clause { when: &relations::NAMED, reads: Parts::WHOLE, writes: Parts::WHOLE },
        Clause { when: &relations::MUST_KNOW_WHO, reads: Parts::WHO, writes: Parts::NONE },
    ],
    glass: Glass::WHOLE,
    figures: Figures::Whole,
    adds_children: true,
    lists: Lists::Own,
    oversees_looks: false,
    closed: "Nothing is open to you here today.",
};
