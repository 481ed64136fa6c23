//! Mail that is to go out: kept until it has, however long a server cannot be reached.

use std::sync::Arc;

use calendar::Moment;

use crate::error::AppendError;
use crate::limits::DRAFT_BYTES;
use crate::prepare::{code, words};

/// A message to be sent once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mail {
    /// Its name: a second message of the same name is not taken.
    pub id: Arc<str>,
    /// The mail address.
    pub to: Arc<str>,
    /// Its subject line.
    pub subject: Arc<str>,
    /// Its text.
    pub body: Arc<str>,
    /// A file for the reader's calendar that goes with it (iCalendar).
    pub calendar: Option<Arc<str>>,
    /// How often it was tried.
    pub tries: u32,
}

impl Mail {
    pub(crate) fn check(&self) -> Result<(), AppendError> {
        code(None, "name of a message", &self.id)?;
        words(None, "mail address", &self.to)?;
        words(None, "subject line", &self.subject)?;
        let calendar = self.calendar.as_deref().map_or(0, str::len);
        if self.body.len() + calendar > DRAFT_BYTES {
            let (found, limit) = (self.body.len() + calendar, DRAFT_BYTES);
            return Err(AppendError::TooMany { of: "bytes of a message", found, limit });
        }
        Ok(())
    }
}

/// What became of a message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Posted {
    /// A server took it. Its text is not kept.
    Sent,
    /// It was not taken: it is tried again at this moment.
    Again(Moment, String),
    /// It will never be taken: no such address. Its text is not kept.
    GivenUp(String),
}

/// What waits and what went wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct MailCounts {
    /// To be sent, now or later.
    pub waiting: u64,
    /// Sent.
    pub sent: u64,
    /// Given up.
    pub given_up: u64,
}

/// What the writer does about mail.
pub(crate) enum MailJob {
    Queue(Mail),
    Posted(Arc<str>, Posted),
    /// To be sent by whoever asks, if its time has come by the first moment; by nobody else before the second.
    Claim(Arc<str>, Moment, Moment),
}
