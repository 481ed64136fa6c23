//! Saved lists, digests and mail: what a journal keeps beside its entries, and may change.

use calendar::Moment;

use crate::lists::ListJob;
use crate::mail::MailJob;
use crate::writer::{Done, Job};
use crate::{AppendError, DigestWanted, Journal, Mail, MailCounts, Posted, SavedList, StoreError};

impl Journal {
    /// Keeps a list under its id, in place of what was kept there before.
    pub fn keep_list(&self, list: SavedList) -> Result<(), AppendError> {
        list.check()?;
        self.write(Job::List(ListJob::Keep(list))).map(|_| ())
    }

    /// Throws a list away.
    pub fn drop_list(&self, id: &str) -> Result<(), AppendError> {
        self.write(Job::List(ListJob::Drop(id.into()))).map(|_| ())
    }

    /// The lists of a person, and those that others share with the team, by name.
    pub fn lists(&self, owner: &str, team: Option<&str>) -> Result<Vec<SavedList>, StoreError> {
        self.store().lists(owner, team)
    }

    /// One saved list.
    pub fn list(&self, id: &str) -> Result<Option<SavedList>, StoreError> {
        self.store().list(id)
    }

    /// Keeps where somebody wants to be told each working day what is due; with no address they do not want it any longer.
    pub fn want_digest(&self, who: &str, address: Option<&str>) -> Result<(), AppendError> {
        crate::prepare::code(None, "person's id", who)?;
        if let Some(address) = address {
            crate::prepare::words(None, "mail address", address)?;
        }
        self.write(Job::List(ListJob::Digest(who.into(), address.map(Into::into)))).map(|_| ())
    }

    /// Everybody who wants to be told each working day what is due.
    pub fn digests_wanted(&self) -> Result<Vec<DigestWanted>, StoreError> {
        self.store().digests_wanted()
    }

    /// Keeps a message that is to be sent, from now on. One whose name was used before is not taken.
    pub fn queue_mail(&self, mail: Mail) -> Result<(), AppendError> {
        mail.check()?;
        self.write(Job::Mail(MailJob::Queue(mail))).map(|_| ())
    }

    /// Messages whose time has come by a moment, the oldest first, at most so many.
    pub fn mail_to_send(&self, now: Moment, most: usize) -> Result<Vec<Mail>, StoreError> {
        self.store().mail_to_send(now, most)
    }

    /// Takes a message whose time has come by `now` upon oneself: true for one of those who ask, who is to send it before
    /// `until`. After that it is due again, were it not said by then what became of it.
    pub fn claim_mail(&self, id: &str, now: Moment, until: Moment) -> Result<bool, AppendError> {
        match self.write(Job::Mail(MailJob::Claim(id.into(), now, until)))? {
            Done::Changed(changed) => Ok(changed),
            _ => Err(StoreError::Stopped.into()),
        }
    }

    /// Keeps what became of a message.
    pub fn mail_posted(&self, id: &str, posted: Posted) -> Result<(), AppendError> {
        self.write(Job::Mail(MailJob::Posted(id.into(), posted))).map(|_| ())
    }

    /// How many messages wait, went out, were given up.
    pub fn mail_counts(&self) -> Result<MailCounts, StoreError> {
        self.store().mail_counts()
    }
}
