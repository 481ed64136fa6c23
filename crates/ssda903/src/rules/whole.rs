//! All children at once, for the rules that compare rows of different children.

use super::typed::Header;

/// The rows of all children, of this year.
#[derive(Debug)]
pub(crate) struct Whole<'r> {
    pub(crate) headers: Vec<Header<'r>>,
}
