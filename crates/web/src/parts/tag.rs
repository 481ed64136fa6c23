//! A state in a word, on a colour.

use askama::Template;
use askama::filters::HtmlSafe;

/// The colour behind a [`Tag`]. The word must say all that the colour says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Bad.
    Red,
    /// Between (amber).
    Yellow,
    /// Good.
    Green,
    /// Of interest.
    Blue,
    /// Neither, or not known.
    Grey,
}

impl Colour {
    fn class(self) -> &'static str {
        match self {
            Colour::Red => "red",
            Colour::Yellow => "yellow",
            Colour::Green => "green",
            Colour::Blue => "blue",
            Colour::Grey => "grey",
        }
    }
}

/// A state in a word, on a colour.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"<strong class="govuk-tag govuk-tag--{{ colour.class() }}">{{ words }}</strong>"#,
    ext = "html"
)]
pub struct Tag {
    words: String,
    colour: Colour,
}

impl Tag {
    /// The word and the colour behind it.
    pub fn new(words: impl Into<String>, colour: Colour) -> Tag {
        Tag { words: words.into(), colour }
    }
}

impl HtmlSafe for Tag {}
