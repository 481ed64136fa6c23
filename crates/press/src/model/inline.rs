//! Text within a line, and addresses that are safe to print as links.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A run of text in a paragraph, list item, definition or callout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Inline {
    /// Plain text.
    Plain(String),
    /// Text of strong importance (bold).
    Strong(String),
    /// Text that may lead somewhere. Without an address, or in an output where the address leads nowhere, it is plain.
    Link {
        /// The words of the link.
        text: String,
        /// Where it leads.
        #[serde(default)]
        href: Option<Href>,
    },
}

impl Inline {
    /// The words, without the dress.
    pub fn words(&self) -> &str {
        match self {
            Inline::Plain(text) | Inline::Strong(text) | Inline::Link { text, .. } => text,
        }
    }
}

impl From<&str> for Inline {
    fn from(text: &str) -> Inline {
        Inline::Plain(text.to_owned())
    }
}

impl From<String> for Inline {
    fn from(text: String) -> Inline {
        Inline::Plain(text)
    }
}

/// The words of a line of inline text, joined.
pub fn plain_text(line: &[Inline]) -> String {
    line.iter().map(Inline::words).collect()
}

/// An address that may be printed as a link: `http(s)://…`, `mailto:…`, `tel:…`, a place on this site (`/…`, `?…`) or on
/// this page (`#…`). A `javascript:` or `data:` address, and one to another site without its scheme, cannot be one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Href(String);

/// Why a text is not an address that may be printed as a link.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "“{0}” cannot be printed as a link: an address starts with https://, http://, mailto:, tel:, a single /, ? or #, \
     and has no spaces or control characters"
)]
pub struct HrefError(String);

impl Href {
    /// Reads an address.
    ///
    /// # Errors
    /// The text is not one of the safe forms.
    pub fn parse(text: &str) -> Result<Href, HrefError> {
        let clean = !text.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\');
        let lower = text.to_ascii_lowercase();
        let known = ["https://", "http://", "mailto:", "tel:"]
            .iter()
            .any(|scheme| lower.starts_with(scheme) && lower.len() > scheme.len());
        let here = text.starts_with(['/', '?', '#']) && !text.starts_with("//");
        if clean && (known || here) { Ok(Href(text.to_owned())) } else { Err(HrefError(text.to_owned())) }
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Does it lead out of the document to somewhere with a full address? Only such links work in a file on its own.
    pub fn is_absolute(&self) -> bool {
        !self.0.starts_with(['/', '?', '#'])
    }
}

impl fmt::Display for Href {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Href {
    type Error = HrefError;

    fn try_from(text: String) -> Result<Href, HrefError> {
        Href::parse(&text)
    }
}

impl From<Href> for String {
    fn from(href: Href) -> String {
        href.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_safe_addresses_become_links() {
        for (text, ok) in [
            ("/indicators/8.2", true),
            ("#placements", true),
            ("?known-at=2018-11-04", true),
            ("https://www.legislation.gov.uk/uksi/2010/959", true),
            ("mailto:someone@example.org", true),
            ("javascript:alert(1)", false),
            ("JaVaScRiPt:alert(1)", false),
            ("data:text/html,x", false),
            ("//elsewhere.example", false),
            ("/\\elsewhere.example", false),
            ("https://", false),
            ("java\nscript:x", false),
            ("", false),
        ] {
            assert_eq!(Href::parse(text).is_ok(), ok, "{text}");
        }
        assert!(serde_json::from_str::<Href>("\"javascript:x\"").is_err());
    }
}
