//! What a person is still writing.

use std::sync::Arc;

use calendar::Moment;

use crate::SubjectId;
use crate::error::AppendError;
use crate::limits::DRAFT_BYTES;
use crate::prepare::code;

/// Whose draft, about whom, in which form. All three are its key: a draft cannot turn up under another child.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DraftName {
    /// Who writes, by id.
    pub who: Arc<str>,
    /// About whom.
    pub subject: SubjectId,
    /// Which form: a kind, or a kind and a record.
    pub form: Arc<str>,
}

impl DraftName {
    pub(crate) fn check(&self, text: &str) -> Result<(), AppendError> {
        code(None, "person's id", &self.who)?;
        code(None, "form's name", &self.form)?;
        if text.len() > DRAFT_BYTES {
            return Err(AppendError::TooMany {
                of: "bytes of a draft",
                found: text.len(),
                limit: DRAFT_BYTES,
            });
        }
        Ok(())
    }
}

/// A draft as it was last kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// Which form.
    pub form: Arc<str>,
    /// When it was kept.
    pub saved: Moment,
    /// What was typed, as whoever kept it wrote it down.
    pub text: Arc<str>,
}
