//! The way out: tables as CSV, files in an archive, elements as XML. The same content gives the same bytes.

mod csv;
mod xml;
mod zip;

use thiserror::Error;

pub use self::csv::write_csv;
pub use self::xml::XmlWriter;
pub use self::zip::write_zip;

/// Why something could not be written.
#[derive(Debug, Error)]
pub enum WriteError {
    /// A row with another number of cells than the heading.
    #[error("a row could not be written as CSV: {0}")]
    Csv(#[from] ::csv::Error),
    /// The archive could not be made: two files of one name, or more than the format holds.
    #[error("the zip archive could not be made: {0}")]
    Zip(#[from] ::zip::result::ZipError),
    /// Writing into memory failed.
    #[error("the file could not be written: {0}")]
    Io(#[from] std::io::Error),
}
