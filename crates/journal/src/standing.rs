//! How much there is of what waits or lives for a while: for whoever runs it. It tells nothing of anybody.

use calendar::Moment;

use crate::error::StoreError;
use crate::journal::Journal;
use crate::mail::MailCounts;

/// What waits, and who is signed in, as numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Standing {
    /// Sessions that are open and were used since the moment that was asked about.
    pub sessions: u64,
    /// Mail.
    pub mail: MailCounts,
    /// What webhooks are still to be sent.
    pub webhooks_waiting: u64,
    /// What webhooks were to be sent and was given up.
    pub webhooks_given_up: u64,
}

impl Journal {
    /// What waits, and how many are signed in who did something since a moment.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn standing(&self, since: Moment) -> Result<Standing, StoreError> {
        self.store().standing(since)
    }
}
