//! What a return said that the facts do not.

mod return_rows;

pub use return_rows::{ReturnRows, ReturnedRow};
