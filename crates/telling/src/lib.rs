//! What the rules of a return found, told: one file a form. Each is told one failure at a time and keeps none of them.
//!
//! The command and the pages write the same bytes, because they write them here. Where they go is the caller's: a file,
//! standard output, the memory of an answer.

mod csv;
mod exception;
mod json;
mod tally;
mod text;
mod words;
mod xlsx;

use std::io::{BufWriter, Write};

use exchange::{Failure, NotChecked};

pub use exception::{EXCEPTION_COLUMNS, Exception};
pub use tally::{Counted, Tally};
pub use words::{columns, count, values_in_words};

/// A form of telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For people: child by child, then a count of each rule.
    Text,
    /// For a spreadsheet: a line for each row that fails.
    Csv,
    /// For a program.
    Json,
    /// A workbook: findings, rules, what was not checked.
    Xlsx,
}

/// What was judged, for the opening words of a listing.
#[derive(Debug, Clone)]
pub struct Judged {
    /// `SSDA903 return of 2025-26`.
    pub what: String,
    /// How many rules the year has, or were named.
    pub rules: usize,
    /// How many children it names.
    pub children: usize,
}

/// That somebody looked at a failure and let it stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accepted<'a> {
    /// Why it stands.
    pub reason: &'a str,
    /// Who decided.
    pub decided_by: &'a str,
    /// When, as they wrote it.
    pub decided_on: &'a str,
}

/// Why a listing could not be written.
#[derive(Debug, thiserror::Error)]
pub enum TellError {
    /// Where it goes takes no more.
    #[error("the findings cannot be written: {0}")]
    Out(#[from] std::io::Error),
    /// The line of headings could not be written.
    #[error(transparent)]
    Csv(#[from] exchange::WriteError),
    /// A finding could not be put as JSON.
    #[error("a finding cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// The workbook could not be put together.
    #[error(transparent)]
    Workbook(#[from] press::xlsx::ListingError),
}

/// A listing under way.
pub trait Telling {
    /// One failure, with who accepted it where somebody did.
    ///
    /// # Errors
    /// It cannot be written.
    fn failure(&mut self, found: &Failure<'_>, accepted: Option<Accepted<'_>>) -> Result<(), TellError>;

    /// The end: what was not checked.
    ///
    /// # Errors
    /// It cannot be written.
    fn end(self: Box<Self>, not_checked: &[NotChecked]) -> Result<(), TellError>;
}

type Out<'o> = BufWriter<Box<dyn Write + 'o>>;

/// The form asked for, written to `out` as it is told.
///
/// # Errors
/// The opening cannot be written.
pub fn to<'o>(form: Form, out: impl Write + 'o, judged: Judged) -> Result<Box<dyn Telling + 'o>, TellError> {
    let out: Out<'o> = BufWriter::with_capacity(1 << 16, Box::new(out));
    Ok(match form {
        Form::Text => Box::new(text::Text::new(out, judged)),
        Form::Csv => Box::new(csv::Csv::new(out)?),
        Form::Json => Box::new(json::Json::new(out)?),
        Form::Xlsx => Box::new(xlsx::Workbook::new(out, judged)),
    })
}
