//! Quality assurance: every record, to audit practice and to answer requests to see a record or put it right; writes those only.

use crate::policy::{Clause, Figures, Glass, Lists, Policy};
use crate::{Parts, Role, relations};

/// What it writes.
const WRITES: Parts = Parts::AUDIT.and(Parts::REQUESTS);

/// The policy.
pub(super) const POLICY: Policy = Policy {
    role: Role::QualityAssurance,
    about: "Audits practice, answers requests to see a record or put it right, keeps the retention schedule, and oversees who \
            looked at records.",
    clauses: &[
        Clause { when: &relations::AUDITS, reads: super::WHOLE_AND_ACCESS, writes: WRITES },
        Clause { when: &relations::LET_IN_CLOSELY, reads: super::NOTES, writes: Parts::NONE },
        Clause { when: &relations::NAMED, reads: super::WHOLE_AND_ACCESS, writes: WRITES },
    ],
    glass: Glass::NEVER,
    figures: Figures::Whole,
    adds_children: false,
    lists: Lists::All,
    oversees_looks: true,
    closed: "Nothing is open to you here today.",
};
