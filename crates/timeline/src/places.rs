//! How far one postcode is from another, as whoever has a directory of postcodes says. Not a fact of the journal: it is handed in
//! where a roll is opened, and a cohort carries it to whoever counts.

use std::fmt;
use std::sync::Arc;

use records::Postcode;

/// Tells distances.
pub trait Miles: Send + Sync {
    /// Miles as the crow flies, to one decimal; `None` where one of the two is in no directory.
    fn miles(&self, from: &Postcode, to: &Postcode) -> Option<f64>;
}

/// Distances, where somebody tells them.
#[derive(Clone, Default)]
pub struct Places(Option<Arc<dyn Miles>>);

impl Places {
    /// Told by these.
    pub fn of(miles: Arc<dyn Miles>) -> Places {
        Places(Some(miles))
    }

    /// Whether there is a directory at all.
    pub fn are_known(&self) -> bool {
        self.0.is_some()
    }

    /// Miles as the crow flies, to one decimal, where both postcodes are known.
    pub fn miles(&self, from: &Postcode, to: &Postcode) -> Option<f64> {
        self.0.as_deref()?.miles(from, to)
    }
}

impl fmt::Debug for Places {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.are_known() { "Places(known)" } else { "Places(not known)" })
    }
}
