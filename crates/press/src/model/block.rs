//! The blocks of a section.

use serde::{Deserialize, Serialize};

use super::{Cell, Chart, Inline, Table};

/// A block of a section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A heading below the section's own.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// A chart, always followed by its numbers.
    Chart(Chart),
    /// A few big numbers side by side.
    KeyFigures(Vec<KeyFigure>),
    /// Terms and what they mean.
    Definitions(Vec<Definition>),
    /// A note or warning set apart from the text.
    Callout(Callout),
    /// A new page in print.
    PageBreak,
}

impl Block {
    /// A paragraph of plain text.
    pub fn text(text: impl Into<String>) -> Block {
        Block::Paragraph(vec![Inline::Plain(text.into())])
    }

    /// A heading below the section's own.
    pub fn heading(level: Level, text: impl Into<String>) -> Block {
        Block::Heading(Heading { level, text: text.into(), id: None })
    }

    /// A note set apart from the text.
    pub fn note(text: impl Into<String>) -> Block {
        Block::Callout(Callout {
            kind: CalloutKind::Note,
            title: None,
            text: vec![Inline::Plain(text.into())],
        })
    }

    /// A warning set apart from the text.
    pub fn warning(text: impl Into<String>) -> Block {
        Block::Callout(Callout {
            kind: CalloutKind::Warning,
            title: None,
            text: vec![Inline::Plain(text.into())],
        })
    }
}

impl From<Table> for Block {
    fn from(table: Table) -> Block {
        Block::Table(table)
    }
}

impl From<Chart> for Block {
    fn from(chart: Chart) -> Block {
        Block::Chart(chart)
    }
}

/// A heading within a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heading {
    /// Its level.
    pub level: Level,
    /// Its words.
    pub text: String,
    /// A name for links to it, made into an anchor.
    #[serde(default)]
    pub id: Option<String>,
}

/// The level of a heading. The document's title is level one and a section's title level two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// A part of a section.
    Three,
    /// A part of a part.
    Four,
}

/// A list of lines.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Numbered, because the order matters.
    #[serde(default)]
    pub numbered: bool,
    /// The items.
    pub items: Vec<Vec<Inline>>,
}

/// A big number with what it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyFigure {
    /// What it is ("Children looked after").
    pub label: String,
    /// The number.
    pub figure: Cell,
    /// A line under it ("7 more than in September").
    #[serde(default)]
    pub note: Option<String>,
}

/// A term and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// The term.
    pub term: String,
    /// What it means.
    pub text: Vec<Inline>,
}

/// A note or warning set apart from the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Callout {
    /// Note or warning.
    pub kind: CalloutKind,
    /// A short title, if it needs one.
    #[serde(default)]
    pub title: Option<String>,
    /// What it says.
    pub text: Vec<Inline>,
}

/// How grave a callout is. The word is printed, so that the mark at its side never speaks alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalloutKind {
    /// Something worth knowing.
    Note,
    /// Something that would mislead if missed.
    Warning,
}
