//! Who looked at whose record, and why they might.

use std::sync::Arc;

use calendar::Moment;

use crate::SubjectId;
use crate::error::AppendError;
use crate::prepare::{code, words};

/// A look that is about to happen. The journal stamps it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewLook {
    /// Who looks, by id.
    pub who: Arc<str>,
    /// At whose record.
    pub subject: SubjectId,
    /// What is opened, for people: "the child's page".
    pub what: Arc<str>,
    /// Why they may, as the sentence they were shown; or what they said where they had no working reason.
    pub why: Arc<str>,
    /// Whether they had no working reason and gave one themselves.
    pub broke_glass: bool,
}

impl NewLook {
    pub(crate) fn check(&self) -> Result<(), AppendError> {
        code(None, "person's id", &self.who)?;
        words(None, "name of what is opened", &self.what)?;
        words(None, "reason", &self.why)
    }
}

/// A look, as it was logged before the record was shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Look {
    /// When.
    pub at: Moment,
    /// Who, by id.
    pub who: Arc<str>,
    /// What was opened.
    pub what: Arc<str>,
    /// Why they might.
    pub why: Arc<str>,
    /// Whether they had no working reason and gave one themselves.
    pub broke_glass: bool,
}
