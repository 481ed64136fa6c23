//! What a database must offer to hold a journal. SQLite does, and PostgreSQL. The chain, the rules of revision, group commit
//! and `verify` stand above this and are shared.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

use calendar::Moment;

use crate::Digest;
use crate::accounts::{Account, AccountBy, AccountChange, AccountEvent, Door, SecretHash, Session};
use crate::backup::{Mark, Row};
use crate::chain::Salt;
use crate::documents::DocumentJob;
use crate::erase::{ErasedEntry, Gone, ToErase};
use crate::error::StoreError;
use crate::lists::ListJob;
use crate::mail::MailJob;
use crate::passkeys::{Away, KeptPasskey};
use crate::rules::Latest;
use crate::seal::{SealJob, Sealing, StoredAuthorityKey, StoredDataKey};
use crate::shared::Tries;
use crate::standing::Standing;
use crate::tokens::{Of, Token, TokenJob};
use crate::webhooks::{Delivery, Webhook, WebhookJob};
use crate::{
    Batch, Begun, DigestWanted, DocumentName, Draft, DraftName, Envelope, Head, KeptDocument, Load, Look,
    Mail, MailCounts, SavedList, SubjectId,
};

/// Which entries to read. Always in order of their numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Which<'a> {
    /// All after this one, up to and including the other.
    Between(u64, u64),
    /// All about a subject, after this one.
    Subject(&'a SubjectId, u64),
}

/// A payload as it is stored.
#[derive(Clone, Copy)]
pub(crate) enum StoredPayload<'a> {
    /// As it is.
    Open { salt: &'a [u8], json: &'a [u8] },
    /// Sealed with the data key of this id.
    Sealed { key: u64, bytes: &'a [u8] },
    /// Destroyed, under an entry that says so.
    Erased,
}

/// A payload as it is to be written.
#[derive(Clone, Copy)]
pub(crate) enum NewPayload<'a> {
    /// As it is.
    Open(&'a Salt, &'a [u8]),
    /// Sealed with the data key of this id.
    Sealed(u64, &'a [u8]),
}

/// A draft as it is stored: with the key and the bytes of what is sealed, its text says nothing.
pub(crate) struct StoredDraft {
    pub(crate) draft: Draft,
    pub(crate) sealed: Option<(u64, Vec<u8>)>,
}

/// The text of a draft as it is to be written.
pub(crate) enum DraftText {
    /// As it is; empty to clear it.
    Open(Arc<str>),
    /// Sealed with the data key of this id.
    Sealed(u64, Vec<u8>),
}

/// Part of a document as it is stored, and the data key that it is sealed with.
pub(crate) struct StoredPart {
    pub(crate) key: Option<u64>,
    pub(crate) bytes: Vec<u8>,
}

/// A look as it is stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct StoredLook {
    /// Its place in the log: 1, 2, 3 … without a gap.
    pub(crate) number: u64,
    pub(crate) subject: SubjectId,
    pub(crate) look: Look,
    /// None of those that were logged before looks were chained.
    pub(crate) hash: Option<Digest>,
}

/// Called with each entry; may end the reading.
pub(crate) type Each<'a> = &'a mut dyn FnMut(&Envelope, Option<StoredPayload<'_>>) -> ControlFlow<()>;

/// A load as the store lists it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct StoredLoad {
    pub(crate) load: Load,
    pub(crate) first: u64,
    pub(crate) entries: u64,
}

/// A database with a journal in it. Reading never waits for writing.
pub(crate) trait Store: Send + Sync {
    /// Gives back what is only kept to be quicker the next time.
    fn rest(&self) {}

    /// The writing end. Each process has one; the database keeps processes apart.
    fn writer(&self) -> Result<Box<dyn Writer>, StoreError>;
    /// Whose journal this is, where the database says so before there is an entry.
    fn authority(&self) -> Option<Arc<str>> {
        None
    }
    /// Waits until there is an entry after this one, and says which is the last; at most so long.
    fn wait(&self, after: u64, longest: Duration) -> Result<u64, StoreError>;
    /// Streams entries from one snapshot.
    fn read(&self, which: Which<'_>, each: Each<'_>) -> Result<(), StoreError>;
    /// The number of the last entry; 0 where there is none.
    fn last(&self) -> Result<u64, StoreError>;
    /// The end of the chain.
    fn head(&self) -> Result<Head, StoreError>;
    /// The loads, oldest first.
    fn loads(&self) -> Result<Vec<StoredLoad>, StoreError>;
    /// What a walk over the entries from 1 to the head does not meet, in words with its number.
    fn stray(&self) -> Result<Option<(u64, &'static str)>, StoreError>;
    /// What the database finds wrong with how it keeps what it keeps, in its own words, which name no value; none where it keeps
    /// checks of its own.
    fn damage(&self) -> Result<Option<String>, StoreError>;
    /// The looks at a subject's record, newest first, at most so many.
    fn looks(&self, subject: &SubjectId, most: usize) -> Result<Vec<Look>, StoreError>;
    /// Looks without a working reason since a moment, newest first, at most so many, each with whose record it was.
    fn broken_glass(&self, since: Moment, most: usize) -> Result<Vec<(SubjectId, Look)>, StoreError>;
    /// Looks from a moment to before another, newest first, at most so many, each with whose record it was.
    fn looks_since(
        &self,
        since: Moment,
        before: Moment,
        most: usize,
    ) -> Result<Vec<(SubjectId, Look)>, StoreError>;
    /// Every look, in order.
    fn each_look(&self, each: &mut dyn FnMut(&StoredLook)) -> Result<(), StoreError>;
    /// A draft that is not empty.
    fn draft(&self, name: &DraftName) -> Result<Option<StoredDraft>, StoreError>;
    /// The drafts that a person has about a subject and that are not empty, newest first.
    fn drafts(&self, who: &str, subject: &SubjectId) -> Result<Vec<StoredDraft>, StoreError>;

    /// What a person is writing about children and colleagues, newest first, without what was typed. What is kept beside
    /// themselves, as the address of their calendar is, is no form.
    fn begun(&self, who: &str) -> Result<Vec<Begun>, StoreError>;
    /// What is kept of a document, without its content.
    fn document(&self, name: &DocumentName) -> Result<Option<KeptDocument>, StoreError>;
    /// What is kept of every document of a subject.
    fn documents(&self, subject: &SubjectId) -> Result<Vec<KeptDocument>, StoreError>;
    /// Documents that wait for the scanner, oldest first, at most so many.
    fn documents_waiting(&self, most: usize) -> Result<Vec<KeptDocument>, StoreError>;
    /// Documents that are kept, by subject and digest: those after one, at most so many.
    fn documents_after(
        &self,
        after: Option<&DocumentName>,
        most: usize,
    ) -> Result<Vec<KeptDocument>, StoreError>;
    /// One part of a document's content.
    fn document_part(&self, name: &DocumentName, nth: u32) -> Result<Option<StoredPart>, StoreError>;
    /// The keys of the authority, the oldest first; none where the journal is open.
    fn authority_keys(&self) -> Result<Vec<StoredAuthorityKey>, StoreError>;
    /// The data keys after this id, in order.
    fn data_keys_after(&self, after: u64) -> Result<Vec<StoredDataKey>, StoreError>;
    /// How far the journal is sealed.
    fn sealing(&self) -> Result<Sealing, StoreError>;
    /// Drafts that stand open.
    fn open_drafts(&self) -> Result<Vec<(DraftName, String)>, StoreError>;
    /// Parts of documents that stand open, at most so many.
    fn open_parts(&self, most: usize) -> Result<Vec<(DocumentName, u32, Vec<u8>)>, StoreError>;
    /// Entries whose payload was destroyed: all, or those under one entry; in order.
    fn erased(&self, under: Option<u64>) -> Result<Vec<ErasedEntry>, StoreError>;
    /// How much would go; of documents, those of the subjects only.
    fn would_erase(&self, what: &ToErase) -> Result<Gone, StoreError>;
    /// Leaves nothing of what was overwritten in the files of the database, as far as it can.
    fn scrub(&self) -> Result<(), StoreError>;
    /// The account found by this.
    fn account(&self, by: AccountBy<'_>) -> Result<Option<Account>, StoreError>;
    /// Every account, in the order of their identifiers.
    fn accounts(&self) -> Result<Vec<Account>, StoreError>;
    /// Whether a row is read out of memory, in microseconds, unless something is very wrong.
    fn is_at_hand(&self) -> bool {
        false
    }
    /// The session of this hash, and whose it is.
    fn session(&self, hash: SecretHash) -> Result<Option<(Session, Account)>, StoreError>;
    /// The same with how far the accounts and the record have come.
    fn door(&self, hash: SecretHash) -> Result<Option<Door>, StoreError> {
        let Some((session, account)) = self.session(hash)? else { return Ok(None) };
        let (last_account_event, head) = (self.last_account_event()?, self.head()?);
        Ok(Some(Door { session, account, last_account_event, head }))
    }
    /// The sessions of somebody, newest first.
    fn sessions(&self, id: &str) -> Result<Vec<Session>, StoreError>;
    /// Since when somebody has been signing in with this browser.
    fn device(&self, id: &str, device: SecretHash) -> Result<Option<Moment>, StoreError>;
    /// The passkeys of somebody, the oldest first.
    fn passkeys(&self, id: &str) -> Result<Vec<KeptPasskey>, StoreError>;
    /// The passkey that a browser names.
    fn passkey(&self, credential: &[u8]) -> Result<Option<KeptPasskey>, StoreError>;
    /// Who went to a provider of sign-in with this browser.
    fn away(&self, hash: SecretHash) -> Result<Option<Away>, StoreError>;
    /// Recovery codes that somebody has not used.
    fn codes_left(&self, id: &str) -> Result<usize, StoreError>;
    /// What was done to any account after the event of this number, oldest first.
    fn account_events_after(&self, after: u64, most: usize) -> Result<Vec<(u64, AccountEvent)>, StoreError>;
    /// The number of the last event of any account.
    fn last_account_event(&self) -> Result<u64, StoreError>;
    /// What was done to an account and with it, newest first, at most so many.
    fn account_events(&self, id: &str, most: usize) -> Result<Vec<AccountEvent>, StoreError>;
    /// The lists of a person, and those that others share with the team, by name.
    fn lists(&self, owner: &str, team: Option<&str>) -> Result<Vec<SavedList>, StoreError>;
    /// One saved list.
    fn list(&self, id: &str) -> Result<Option<SavedList>, StoreError>;
    /// Everybody who wants a digest.
    fn digests_wanted(&self) -> Result<Vec<DigestWanted>, StoreError>;
    /// Mail whose time has come by a moment, the oldest first, at most so many.
    fn mail_to_send(&self, now: Moment, most: usize) -> Result<Vec<Mail>, StoreError>;
    /// How much mail waits, went out, was given up.
    fn mail_counts(&self) -> Result<MailCounts, StoreError>;
    /// What waits, and how many are signed in who did something since a moment.
    fn standing(&self, since: Moment) -> Result<Standing, StoreError>;
    /// The token of this hash.
    fn token(&self, hash: SecretHash) -> Result<Option<Token>, StoreError>;
    /// Tokens, the newest first.
    fn tokens(&self, of: Of<'_>) -> Result<Vec<Token>, StoreError>;
    /// Webhooks, the newest first.
    fn webhooks(&self, of: Of<'_>) -> Result<Vec<Webhook>, StoreError>;
    /// Deliveries whose time has come by a moment, the oldest first, at most so many.
    fn deliveries_to_send(&self, now: Moment, most: usize) -> Result<Vec<Delivery>, StoreError>;
    /// The last deliveries of a webhook, the newest first, at most so many.
    fn deliveries(&self, webhook: &str, most: usize) -> Result<Vec<Delivery>, StoreError>;
    /// Takes a try of each of these, or none; the seconds until there is one of each, 0 where they were taken.
    fn take_tries(&self, of: &[Tries], now: Moment) -> Result<f64, StoreError>;
    /// Gives a try of each back.
    fn give_tries_back(&self, of: &[Tries], now: Moment) -> Result<(), StoreError>;
    /// Keeps a text under a name until a moment, unless one of that name is kept now.
    fn keep_awaited(
        &self,
        name: SecretHash,
        text: &str,
        now: Moment,
        until: Moment,
    ) -> Result<bool, StoreError>;
    /// Takes what is kept under a name: once.
    fn take_awaited(&self, name: SecretHash, now: Moment) -> Result<Option<String>, StoreError>;
    /// Calls `each` with every row that a backup after a mark holds, of one snapshot, and says where that ended. `start` is told
    /// first whether everything is taken, and the schema.
    fn dump(
        &self,
        since: Option<&Mark>,
        start: &mut dyn FnMut(bool, u32) -> Result<(), StoreError>,
        each: &mut dyn FnMut(Row<'_>) -> Result<(), StoreError>,
    ) -> Result<Mark, StoreError>;
    /// The number of the newest migration in it.
    fn schema(&self) -> Result<u32, StoreError>;
}

/// The end of the chain as a writer needs it.
#[derive(Clone, Debug)]
pub(crate) struct Tail {
    pub(crate) head: Head,
    pub(crate) stamped: Moment,
    pub(crate) authority: Arc<str>,
}

/// Whether an entry was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Inserted {
    /// It was.
    Written,
    /// The record has this revision already.
    Taken,
}

/// One transaction at a time, which no other process can interleave with; inside it, parts that can be taken back.
pub(crate) trait Writer: Send {
    /// Begins the transaction and finds the end of the chain, none where the journal is empty.
    fn begin(&mut self) -> Result<Option<Tail>, StoreError>;
    /// Whose journal is written, where the database says so before there is an entry.
    fn bound_to(&self) -> Option<&Arc<str>> {
        None
    }
    /// Puts the transaction on disk. `Taken` where only now it shows that a record had its revision already: then nothing of the
    /// transaction was kept.
    fn commit(&mut self) -> Result<Inserted, StoreError>;
    /// Forgets the transaction.
    fn rollback(&mut self);
    /// Begins a part.
    fn begin_part(&mut self) -> Result<(), StoreError>;
    /// Keeps the part.
    fn keep_part(&mut self) -> Result<(), StoreError>;
    /// Takes the part back. On an error the whole transaction is gone.
    fn undo_part(&mut self) -> Result<(), StoreError>;
    /// Told before the questions that this batch will ask, so that they can be asked all at once: the newest revisions of its
    /// records that have one before (of all of them, for `every`), and the last entries of the subjects that were seen.
    fn will_ask(&mut self, _batch: &Batch, _every: bool) -> Result<(), StoreError> {
        Ok(())
    }
    /// A load by its id.
    fn load(&mut self, id: &str) -> Result<Option<StoredLoad>, StoreError>;
    /// The last entry about a subject.
    fn last_of(&mut self, subject: &SubjectId) -> Result<Option<u64>, StoreError>;
    /// The envelopes about a subject after an entry, oldest first, at most the newest so many.
    fn since(&mut self, subject: &SubjectId, after: u64, most: usize) -> Result<Vec<Envelope>, StoreError>;
    /// The newest revision of a record.
    fn latest(
        &mut self,
        subject: &SubjectId,
        kind: &Arc<str>,
        record_id: &Arc<str>,
    ) -> Result<Option<Latest>, StoreError>;
    /// Writes a load.
    fn insert_load(&mut self, load: &StoredLoad) -> Result<(), StoreError>;
    /// The last look of the log.
    fn last_look(&mut self) -> Result<Option<StoredLook>, StoreError>;
    /// Every look, in order.
    fn each_look(&mut self, each: &mut dyn FnMut(&StoredLook)) -> Result<(), StoreError>;
    /// Writes a look, at the end of the log.
    fn insert_look(&mut self, look: &StoredLook) -> Result<(), StoreError>;
    /// Keeps a draft in place of the one before; an empty text is none.
    fn keep_draft(&mut self, name: &DraftName, text: &DraftText, saved: Moment) -> Result<(), StoreError>;
    /// Writes keys and what is sealed, and says whether something changed.
    fn seal(&mut self, job: &SealJob, at: Moment) -> Result<bool, StoreError>;
    /// Destroys, under this entry, which was just written.
    fn erase(&mut self, what: &ToErase, under: u64, at: Moment) -> Result<Gone, StoreError>;
    /// Keeps a part of a document, or what is known of one.
    fn document(&mut self, job: &DocumentJob, at: Moment) -> Result<(), StoreError>;
    /// Makes a change of accounts or sessions, and says whether it was one; what is noted of it goes to the events.
    fn change_account(
        &mut self,
        change: &AccountChange,
        noted: Option<&(Arc<str>, Arc<str>)>,
        at: Moment,
    ) -> Result<bool, StoreError>;
    /// Writes about saved lists and digests.
    fn list(&mut self, job: &ListJob, at: Moment) -> Result<(), StoreError>;
    /// Writes about mail, and says whether something changed.
    fn mail(&mut self, job: &MailJob, at: Moment) -> Result<bool, StoreError>;
    /// Writes about tokens, and says whether something changed.
    fn token(&mut self, job: &TokenJob, at: Moment) -> Result<bool, StoreError>;
    /// Writes about webhooks, and says whether something changed.
    fn webhook(&mut self, job: &WebhookJob, at: Moment) -> Result<bool, StoreError>;
    /// Writes an entry, unless the record has this revision already, or one that was written before it in the batch has.
    fn insert(
        &mut self,
        envelope: &Envelope,
        payload: Option<NewPayload<'_>>,
    ) -> Result<Inserted, StoreError>;
}
