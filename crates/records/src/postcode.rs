//! A postcode.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A postcode as it was written, trimmed and in upper case. Not checked against a directory.
///
/// Two are the same place if they agree with spaces left out ([`Postcode::same_place`]).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Postcode(Arc<str>);

impl Postcode {
    /// Reads a postcode; `None` where nothing is written.
    pub fn of(text: &str) -> Option<Postcode> {
        let text = text.trim();
        if text.is_empty() { None } else { Some(Postcode(text.to_uppercase().into())) }
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether both name one place, spaces left out.
    pub fn same_place(&self, other: &Postcode) -> bool {
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        self.0 == other.0 || letters(&self.0) == letters(&other.0)
    }
}
