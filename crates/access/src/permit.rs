//! The right to read, as a value that one is handed.

use std::sync::Arc;

use records::Subject;
use thiserror::Error;

/// The right to read the case facts of one subject. Made only by this crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permit {
    pub(crate) who: Arc<str>,
    pub(crate) subject: Subject,
    pub(crate) why: String,
    pub(crate) broke_glass: bool,
}

impl Permit {
    /// Who reads, by id.
    pub fn who(&self) -> &Arc<str> {
        &self.who
    }

    /// Whose record.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Why, as it follows "you are": "the child’s social worker since 3 May 2026". Of a broken glass, what the person said.
    /// Holds no case detail of its own: it is kept in the log.
    pub fn why(&self) -> &str {
        &self.why
    }

    /// Whether the person had no working reason and gave one themselves.
    pub fn broke_glass(&self) -> bool {
        self.broke_glass
    }

    /// The sentence for the reader.
    pub fn sentence(&self) -> String {
        if self.broke_glass {
            format!("You have no working reason on record to open this. You said: “{}”", self.why)
        } else {
            format!("You can open this because you are {}.", self.why)
        }
    }
}

/// The right to see children named in lists and behind figures. Opening one of them takes a [`Permit`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListPermit {
    pub(crate) who: Arc<str>,
}

impl ListPermit {
    /// Who reads, by id.
    pub fn who(&self) -> &Arc<str> {
        &self.who
    }
}

/// Why not.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{sentence}")]
pub struct Refusal {
    /// The nearest rule missed, as a sentence for the reader: "Bramble Ottermere is this child’s social worker, not you."
    pub sentence: String,
    /// Whether the person may open the record all the same, by saying why.
    pub may_break_glass: bool,
}
