//! Loads: many entries that came in together.

use std::sync::Arc;

use calendar::Moment;

use crate::Load;

/// One load of the journal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LoadSummary {
    /// Its id and what it was.
    pub load: Load,
    /// Who loaded it.
    pub who: Arc<str>,
    /// When the journal wrote it.
    pub stamped: Moment,
    /// When it was learnt, from the first of its entries: `stamped`, or what a backlog import gave.
    pub recorded: Moment,
    /// Number of its first entry.
    pub first: u64,
    /// Number of its last entry.
    pub last: u64,
}

impl LoadSummary {
    /// How many entries it has.
    pub fn entries(&self) -> u64 {
        self.last + 1 - self.first
    }
}
