//! How far it is from one postcode to another.

use records::Postcode;

/// Whoever has a directory of postcodes. Nothing is asked of a service on the network.
pub trait Distances {
    /// Miles as the crow flies; `None` where one of the two is not in the directory.
    fn miles(&self, from: &Postcode, to: &Postcode) -> Option<f64>;
}

/// No directory: no distance is known.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoDirectory;

impl Distances for NoDirectory {
    fn miles(&self, _: &Postcode, _: &Postcode) -> Option<f64> {
        None
    }
}
