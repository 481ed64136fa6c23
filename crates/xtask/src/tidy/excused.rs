//! What may break a rule, and why. An excuse that is needed no longer is a problem itself, so this list cannot outlive its
//! reasons.

use super::{Check, Problem};

/// Every excuse.
pub(crate) const EXCUSED: &[Excuse] = &[
    Excuse {
        check: "names of places",
        path: "Cargo.lock",
        because: "cargo writes into it where each crate came from",
    },
    Excuse {
        check: "names of places",
        path: "fuzz/Cargo.lock",
        because: "cargo writes into it where each crate came from",
    },
    Excuse {
        check: "SQL",
        path: "crates/journal/src/sqlite/keys.rs",
        because: "a payload that stood open goes where the same stands sealed; a trigger sees to it",
    },
    Excuse {
        check: "SQL",
        path: "crates/journal/migrations/postgres/0011_journal.sql",
        because: "a payload that stood open goes where the same stands sealed; the one function that does it",
    },
    Excuse {
        check: "SQL",
        path: "crates/journal/src/sqlite/erase.rs",
        because: "a payload goes under the entry that says it was erased; a trigger sees to it",
    },
    Excuse {
        check: "SQL",
        path: "crates/journal/migrations/postgres/0012_erased.sql",
        because: "a payload goes under the entry that says it was erased; the one function that does it",
    },
    Excuse {
        check: "SQL",
        path: "crates/journal/src/sqlite/dump.rs",
        because: "a new file that is filled from a backup is nobody's history yet",
    },
];

/// One file that may break one rule.
pub(crate) struct Excuse {
    /// The name of the check.
    pub(crate) check: &'static str,
    /// The file.
    pub(crate) path: &'static str,
    /// Why it may.
    pub(crate) because: &'static str,
}

impl Excuse {
    /// Whether it excuses a problem that a check found.
    pub(super) fn covers(&self, check: &Check, problem: &Problem) -> bool {
        self.check == check.name && self.path == problem.path
    }

    /// The problem of excusing nothing.
    pub(super) fn stale(&self) -> Problem {
        let Excuse { check, path, because } = self;
        let what = format!(
            "is excused from \"{check}\" ({because}) and does not need to be; take it off the list in \
             crates/xtask/src/tidy/excused.rs"
        );
        Problem::at(path, 1, what)
    }
}
