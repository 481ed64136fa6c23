//! How much is read at most.

/// Bounds on what comes in from outside. A file beyond one of them is refused with a sentence, never read on.
///
/// The usual limits are far above any real return (England's largest fits in a fiftieth of them) and far below what
/// would hurt the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Files in one zip archive.
    pub archive_entries: usize,
    /// Bytes of one file, after decompression.
    pub file_bytes: u64,
    /// Bytes of all files of one load, after decompression.
    pub total_bytes: u64,
    /// How many times larger an archived file may be than its compressed form, once it is larger than 1 MiB.
    pub archive_ratio: u64,
    /// Bytes of one record of a delimited file (a line, or several where a quoted cell has line ends).
    pub record_bytes: usize,
    /// Columns of one delimited file.
    pub columns: usize,
    /// Cells kept of one delimited file.
    pub cells: usize,
    /// Rows of one delimited file that may be refused before the whole file is.
    pub refused_rows: usize,
    /// Rows of one delimited file whose quotation marks may be out of step before the whole file is refused.
    pub unclosed_quotes: usize,
    /// How deep the elements of an XML file may be nested.
    pub xml_depth: usize,
    /// Elements within one record of an XML file.
    pub xml_elements: usize,
    /// Bytes of text within one record of an XML file.
    pub xml_text_bytes: usize,
}

impl Limits {
    /// The limits for everything that people load.
    pub const USUAL: Limits = Limits {
        archive_entries: 200,
        file_bytes: 256 << 20,
        total_bytes: 1 << 30,
        archive_ratio: 200,
        record_bytes: 64 << 10,
        columns: 512,
        cells: 32_000_000,
        refused_rows: 1_000,
        unclosed_quotes: 50,
        xml_depth: 32,
        xml_elements: 100_000,
        xml_text_bytes: 4 << 20,
    };
}

impl Default for Limits {
    fn default() -> Limits {
        Limits::USUAL
    }
}
