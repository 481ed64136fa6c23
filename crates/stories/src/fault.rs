//! What is wrong with a story, or with what it expects.

use std::fmt;

/// One thing that does not hold, or cannot be read: where, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The story's file.
    pub file: String,
    /// The line in it, from 1.
    pub line: usize,
    /// A sentence or two.
    pub what: String,
}

impl Fault {
    pub(crate) fn at(line: usize, what: impl Into<String>) -> Fault {
        Fault { file: String::new(), line, what: what.into() }
    }

    /// An expectation that does not hold.
    pub(crate) fn differs(line: usize, of: &str, expected: &str, found: &str) -> Fault {
        let shown = |text: &str| if text.is_empty() { "nothing".to_owned() } else { format!("“{text}”") };
        Fault::at(line, format!("{of}: expected {}, found {}", shown(expected), shown(found)))
    }

    pub(crate) fn of(self, file: &str) -> Fault {
        Fault { file: file.to_owned(), ..self }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}
