//! A document as HTML, SVG charts, XLSX and (through the program kith-press) PDF.
//!
//! Press knows nothing of children or indicators: a [`Document`] is titles, paragraphs, tables and charts, and each
//! output is a pure function of it. The same document always gives the same bytes.
//!
//! Three promises hold in every output:
//! - colour never speaks alone: a status prints its word and a shape, a series has its own marker and dash;
//! - every chart carries one sentence and a table of its numbers;
//! - a number that is not known, or not finite, is printed as a dash with the reason, never as zero or "NaN".

mod escape;
pub mod html;
pub mod model;
pub mod paint;
pub mod pdf;
pub mod reasons;
pub mod sample;
pub mod svg;
pub mod xlsx;

pub use model::*;
