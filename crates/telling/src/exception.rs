//! Failures that somebody looked at and let stand, carried from run to run.

use exchange::Failure;

use crate::{Accepted, values_in_words};

/// The columns of a list of them, in the order in which it is written.
pub const EXCEPTION_COLUMNS: [&str; 7] =
    ["RULE", "CHILD", "TABLE", "VALUES", "REASON", "DECIDED_BY", "DECIDED_ON"];

/// One failure that was accepted: which, why, by whom and when.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exception {
    /// The rule's code, as published.
    pub rule: String,
    /// The child's number in the return, in upper case; blank for a failure of no child.
    pub child: String,
    /// Blank: in any table.
    pub table: String,
    /// Blank: whatever stands there. Otherwise as the CSV of findings writes them, so that a failure with other values is told
    /// again.
    pub values: String,
    /// Why it stands.
    pub reason: String,
    /// Who decided.
    pub decided_by: String,
    /// When, as they wrote it.
    pub decided_on: String,
}

impl Exception {
    /// Whether it is this failure that was accepted.
    pub fn is_of(&self, found: &Failure<'_>) -> bool {
        self.rule == found.rule.code
            && self.child == found.child.as_deref().unwrap_or_default()
            && (self.table.is_empty() || found.table == Some(self.table.as_str()))
            && (self.values.is_empty() || self.values == values_in_words(found))
    }

    /// What is told of it.
    pub fn told(&self) -> Accepted<'_> {
        Accepted { reason: &self.reason, decided_by: &self.decided_by, decided_on: &self.decided_on }
    }

    /// The cells, in the order of [`EXCEPTION_COLUMNS`].
    pub fn cells(&self) -> [&str; 7] {
        [&self.rule, &self.child, &self.table, &self.values, &self.reason, &self.decided_by, &self.decided_on]
    }
}
