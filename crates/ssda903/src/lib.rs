//! The looked-after return: read, checked by the rules of its year, to facts, and back from timelines.

mod authorities;
mod facts;
mod read;
mod row;
pub mod rules;
pub mod tables;
mod write;
mod xml;
mod year;

pub use authorities::{Authority, authority};
pub use facts::{Account, Counts, Fate, Line, Load, OutRow, empty_return, load, rows, to_return};
pub use read::{Return, read, read_nearest};
pub use tables::{Origin, RawRow, RawRows, RawTable, Table, Tables};
pub use write::{write_csv, write_xml};
pub use year::infer_year;
