//! Where programs are told that something was recorded, and what is to be sent to them. The journal keeps; who is told what is
//! decided above it.

use std::fmt;
use std::sync::Arc;

use calendar::Moment;

use crate::error::{AppendError, StoreError};
use crate::journal::Journal;
use crate::limits::DRAFT_BYTES;
use crate::prepare::{code, words};
use crate::tokens::Of;
use crate::writer::{Done, Job};

/// A subscription.
#[derive(Clone, PartialEq, Eq)]
pub struct Webhook {
    /// Its identifier.
    pub id: Arc<str>,
    /// Whose it is, by id: it is told of nothing that they may not see.
    pub owner: Arc<str>,
    /// The token by which it was made: it ends with it.
    pub token: Arc<str>,
    /// Where to send.
    pub address: Arc<str>,
    /// Of what: words with a space between.
    pub events: Arc<str>,
    /// What signs what is sent.
    pub secret: [u8; 32],
    /// When it was made; stamped by the journal.
    pub made: Moment,
    /// When it ended.
    pub ended: Option<Moment>,
    /// The last entry of the journal that was looked at for it.
    pub told: u64,
}

impl fmt::Debug for Webhook {
    /// Without the secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhook").field("id", &self.id).field("owner", &self.owner).finish_non_exhaustive()
    }
}

/// Something to be sent to one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Delivery {
    /// Its identifier: the same event of one subscription has the same.
    pub id: Arc<str>,
    /// To which subscription.
    pub webhook: Arc<str>,
    /// When it was made; stamped by the journal.
    pub made: Moment,
    /// What is sent.
    pub body: Arc<str>,
    /// How often it was tried.
    pub tries: u32,
    /// When it is tried next; none where it was taken or given up.
    pub next_try: Option<Moment>,
    /// When it was taken.
    pub delivered: Option<Moment>,
    /// What was wrong the last time.
    pub problem: Arc<str>,
}

/// What became of a delivery.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Sent {
    /// It was taken.
    Taken,
    /// It was not: it is tried again at this moment.
    Again(Moment, String),
    /// It is given up; somebody may ask for it to be tried again.
    GivenUp(String),
}

/// What the writer does about webhooks.
#[derive(Debug)]
pub(crate) enum WebhookJob {
    Keep(Webhook),
    End(Arc<str>),
    Told(Arc<str>, u64, Vec<(Arc<str>, Arc<str>)>),
    Sent(Arc<str>, Sent),
    /// To be sent by whoever asks, if its time has come by the first moment; by nobody else before the second.
    Claim(Arc<str>, Moment, Moment),
}

impl Journal {
    /// Keeps a new subscription. One of the same identifier is left as it is.
    ///
    /// # Errors
    /// A text of it is empty or too long; the database cannot be written.
    pub fn keep_webhook(&self, webhook: Webhook) -> Result<(), AppendError> {
        code(None, "webhook's id", &webhook.id)?;
        code(None, "person's id", &webhook.owner)?;
        code(None, "address", &webhook.address)?;
        words(None, "list of events", &webhook.events)?;
        self.write(Job::Webhook(WebhookJob::Keep(webhook))).map(|_| ())
    }

    /// Ends a subscription: what waits is not sent. False where there was none to end.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn end_webhook(&self, id: &str) -> Result<bool, AppendError> {
        match self.write(Job::Webhook(WebhookJob::End(id.into())))? {
            Done::Changed(changed) => Ok(changed),
            _ => Err(StoreError::Stopped.into()),
        }
    }

    /// Notes up to which entry a subscription was looked at, with what is to be sent of it: identifier and body of each.
    ///
    /// # Errors
    /// A body is too large; the database cannot be written.
    pub fn webhook_told(
        &self,
        id: &str,
        told: u64,
        deliveries: Vec<(Arc<str>, Arc<str>)>,
    ) -> Result<(), AppendError> {
        for (id, body) in &deliveries {
            code(None, "delivery's id", id)?;
            if body.len() > DRAFT_BYTES {
                let (found, limit) = (body.len(), DRAFT_BYTES);
                return Err(AppendError::TooMany { of: "bytes of what a webhook is sent", found, limit });
            }
        }
        self.write(Job::Webhook(WebhookJob::Told(id.into(), told, deliveries))).map(|_| ())
    }

    /// Takes a delivery whose time has come by `now` upon oneself: true for one of those who ask, who is to send it before
    /// `until`. After that it is due again, were it not said by then what became of it.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn claim_delivery(&self, delivery: &str, now: Moment, until: Moment) -> Result<bool, AppendError> {
        match self.write(Job::Webhook(WebhookJob::Claim(delivery.into(), now, until)))? {
            Done::Changed(changed) => Ok(changed),
            _ => Err(StoreError::Stopped.into()),
        }
    }

    /// Keeps what became of a delivery.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn webhook_sent(&self, delivery: &str, sent: Sent) -> Result<(), AppendError> {
        self.write(Job::Webhook(WebhookJob::Sent(delivery.into(), sent))).map(|_| ())
    }

    /// Subscriptions, the newest first, those that ended too.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn webhooks(&self, of: Of<'_>) -> Result<Vec<Webhook>, StoreError> {
        self.store().webhooks(of)
    }

    /// Deliveries whose time has come by a moment, of subscriptions that have not ended: the oldest first, at most so many.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn deliveries_to_send(&self, now: Moment, most: usize) -> Result<Vec<Delivery>, StoreError> {
        self.store().deliveries_to_send(now, most)
    }

    /// The last deliveries of a subscription, the newest first, at most so many.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn deliveries(&self, webhook: &str, most: usize) -> Result<Vec<Delivery>, StoreError> {
        self.store().deliveries(webhook, most)
    }
}
