//! Personal advisers: the young people they advise.

use crate::policy::{Clause, Figures, Glass, Lists, Policy};
use crate::{Parts, Role, relations};

/// The policy.
pub(super) const POLICY: Policy = Policy {
    role: Role::PersonalAdviser,
    about: "Works with care leavers and with those who soon will be. That a care leaver is a parent opens nothing of \
            their child’s record to the adviser, nor of the care leaver’s to the child’s social worker.",
    clauses: &[
        Clause { when: &relations::ADVISES, reads: Parts::WHOLE, writes: Parts::WHOLE },
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
