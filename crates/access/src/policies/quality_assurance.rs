//! Quality assurance: every record, to audit practice; writes audits only.

use crate::policy::{Clause, Figures, Glass, Lists, Policy};
use crate::{Parts, Role, relations};

/// The policy.
pub(super) const POLICY: Policy = Policy {
    role: Role::QualityAssurance,
    about: "Audits practice, and oversees who looked at records.",
    clauses: &[
        Clause { when: &relations::AUDITS, reads: super::WHOLE_AND_ACCESS, writes: Parts::AUDIT },
        Clause { when: &relations::LET_IN_CLOSELY, reads: super::NOTES, writes: Parts::NONE },
        Clause { when: &relations::NAMED, reads: super::WHOLE_AND_ACCESS, writes: Parts::AUDIT },
    ],
    glass: Glass::NEVER,
    figures: Figures::Whole,
    adds_children: false,
    lists: Lists::All,
    oversees_looks: true,
    closed: "Nothing is open to you here today.",
};
