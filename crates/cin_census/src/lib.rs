//! The children in need census: read, checked by its rules, and written. An engine with its shelf of rules.
//!
//! [`read`] takes the files of one census and gives its children as typed rows ([`Census`]), each row knowing the file,
//! the line and which element of its kind it is. [`rules::Check`] judges them by the rules of a year. [`write_xml`]
//! writes a census that is read again as it was; [`from_record`] fills one from the record. Nothing here does IO,
//! repairs what a return says, or knows what day it is.

mod cells;
mod census;
pub mod codes;
pub mod modules;
mod read;
mod record;
pub mod rules;
mod upn;
mod write;

pub use cells::{Dated, Text};
pub use census::{Census, Child};
pub use modules::{Module, Place, Row};
pub use read::read;
pub use record::{Unfilled, from_record};
pub use rules::Check;
pub use write::write_xml;
