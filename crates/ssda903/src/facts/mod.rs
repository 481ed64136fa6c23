//! From the rows of a return to facts, and back.
//!
//! The rows of a child, as known and as loaded, are merged row by row; the merged rows are taken apart into facts; the
//! facts are folded again and give back rows. Whatever a row says that the facts do not give back is kept as said and
//! reported. So `out(in(x)) = x` holds by construction, less the rows refused.

mod cells;
mod episodes;
mod findings;
mod listed;
mod load;
mod merge;
mod out;

pub use load::{Account, Counts, Fate, Line, Load, load};
pub use out::{OutRow, empty_return, rows, to_return};
