//! What a document is made of. All of it can be written as JSON and read back, which is how it reaches kith-press.

mod block;
mod chart;
mod inline;
mod number;
mod table;

pub use block::{Block, Callout, CalloutKind, Definition, Heading, KeyFigure, Level, List};
pub use chart::{Chart, ChartKind, Reference, Series, Unit};
pub use inline::{Href, HrefError, Inline, plain_text};
pub use number::{Finite, grouped};
pub use table::{Align, Arrow, Cell, Colour, Column, Row, Table, Value};

use calendar::Day;
use serde::{Deserialize, Serialize};

/// The language of every document: British English.
pub const LANGUAGE: &str = "en-GB";

/// A whole document: a cover block, then sections.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The title, the only first-level heading.
    pub title: String,
    /// The line under the title: whose document it is ("Exampleshire Council, Children's Services").
    pub authority: String,
    /// Lines about dates as they are to be printed ("Month ending 31 October 2018").
    #[serde(default)]
    pub dates: Vec<String>,
    /// A line printed on every page, because a figure without it could mislead ("As known at 4 November 2018, 07:00").
    #[serde(default)]
    pub notice: Option<String>,
    /// The day written into the file's properties. Press never asks what day it is, and XLSX and PDF/A demand a day: without
    /// one, 1 January 1900 stands there.
    #[serde(default)]
    pub dated: Option<Day>,
    /// How it is laid out on paper.
    #[serde(default)]
    pub look: Look,
    /// The sections, in order. In a workbook each is a sheet.
    #[serde(default)]
    pub sections: Vec<Section>,
}

/// How a document is laid out on paper. Pages and workbooks look alike whatever it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// A report: a title, contents, small print to read at a desk.
    #[default]
    Report,
    /// A letter: whose it is, the day, and its paragraphs, at 13 points.
    Letter,
    /// A letter in large print, at 18 points (RNIB clear print: 16 to 18 or more).
    LargeLetter,
    /// One page that its maker has measured: whose it is, the day, and everything at 10 points, close together.
    OnePage,
}

/// A section of a document: a second-level heading, an anchor in the contents list, a sheet in the workbook.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// A short name for links to this section. Made into an anchor by [`anchor`].
    pub id: String,
    /// The heading.
    pub title: String,
    /// The name of its sheet in a workbook. Shortened, cleaned and made unique there; empty means the title.
    #[serde(default)]
    pub sheet: String,
    /// What is in it, in order.
    #[serde(default)]
    pub blocks: Vec<Block>,
}

impl Section {
    /// An empty section whose sheet has the name of its title.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Section {
        Section { id: id.into(), title: title.into(), sheet: String::new(), blocks: Vec::new() }
    }

    /// The same section with one more block.
    #[must_use]
    pub fn with(mut self, block: impl Into<Block>) -> Section {
        self.blocks.push(block.into());
        self
    }
}

/// The anchor (`id` attribute) of a name: lower case ASCII letters, digits and hyphens, never empty.
///
/// `anchor("8.2 Three or more placements")` is `8-2-three-or-more-placements`.
pub fn anchor(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let trimmed = out.trim_end_matches('-');
    if trimmed.is_empty() { "part".to_owned() } else { trimmed.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_plain() {
        for (name, want) in [
            ("8.2 Three or more placements", "8-2-three-or-more-placements"),
            ("\"><script>", "script"),
            ("  ", "part"),
            ("Ünïted", "n-ted"),
        ] {
            assert_eq!(anchor(name), want, "{name}");
        }
    }
}
