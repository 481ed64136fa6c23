//! Tables in and out, with problems that know file, line and column.
//!
//! Bytes in, never a path: a [`Source`] is a name and what somebody read from it. [`read`] opens archives, finds out
//! how the text is written down, recognises each table by its columns and says, in one [`Problem`] each, what could
//! not be read, where it stands and what to do. Nothing here knows what a column means: that is a return's own room.
//!
//! Whatever comes in, nothing here panics and nothing grows beyond its [`Limits`].

mod archive;
mod delimited;
mod document;
mod limits;
mod problem;
mod recognise;
mod rules;
mod shape;
mod source;
mod table;
mod text;
mod workbook;
mod write;

pub use document::{Attribute, Document, Element};
pub use limits::Limits;
pub use problem::{Problem, Severity};
pub use recognise::{Read, read, read_nearest, read_table};
pub use rules::{About, Clash, Failure, Level, NotChecked, Overlay, Rule, in_force};
pub use shape::{Column, Shape};
pub use source::{NOT_FILLED, Source, TextFile, TextForm, open};
pub use table::{Row, Rows, Table};
pub use workbook::{Sheet, is_workbook, read_rows, read_workbook};
pub use write::{WriteError, XmlWriter, write_csv, write_zip};
