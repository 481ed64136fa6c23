//! The append-only journal: append, read, verify. The only room with SQL.
//!
//! An entry is an [`Envelope`] and a payload (a record as JSON). Nothing is ever changed: what was wrong is put right
//! by adding a revision. The envelopes are chained by hashes, the payloads stand apart from them.
//!
//! The journal does not know the kinds of record, and knows no business rule but the order of revisions.
//!
//! Beside the facts, in tables of their own, stand the log of who looked at whose record ([`Look`], never changed, chained look
//! to look and held by the chain of entries) and, outside the chain, what people are still writing ([`Draft`], nobody's fact
//! yet), the content of documents that were attached ([`KeptDocument`]: the fact that names its digest is an entry), and who may
//! sign in ([`Account`], [`Session`]) or sends a program with a [`Token`].
//!
//! What has to go for good is erased by two people ([`Erasure`]): its payload goes, its envelope stays.
//!
//! Payloads, drafts and the content of documents may be sealed ([`KeySource`]): each subject has a data key, the authority's key
//! wraps it.
//!
//! Two times: `happened` is given, as days; `recorded` is stamped by the journal's own clock, unless a backlog import
//! gives its own moment, which is kept and flagged. `docs/decisions/0003-the-journal.md` says why it is as it is.

mod accounts;
mod backup;
mod batch;
mod chain;
mod condition;
mod decode;
mod digest;
mod documents;
mod drafts;
mod envelope;
mod erase;
mod error;
mod journal;
mod kept_aside;
pub mod known;
pub mod limits;
mod lists;
mod loads;
mod looks;
mod mail;
mod passkeys;
pub mod postgres;
mod prepare;
mod rules;
mod seal;
mod shared;
mod sqlite;
mod standing;
mod store;
mod tokens;
mod unsent;
mod verify;
mod webhooks;
mod writer;

pub use accounts::{
    Account, AccountBy, AccountChange, AccountEvent, Door, Ending, SecretHash, Session, Stage,
};
pub use backup::{BackedUp, Backup, BackupError, Restored, restore};
pub use batch::{Batch, Change, NewEntry, Receipt};
pub use condition::{Condition, Listed, condition, last_backup, postgres_version, read_backup, writable};
pub use digest::{Digest, DigestError, Head, HeadError};
pub use documents::{DocumentName, KeptDocument, NewDocument, Scan, VerifiedDocuments};
pub use drafts::{Begun, Draft, DraftName};
pub use envelope::{Act, Entry, Envelope, Happened, Load, Place, Source, SubjectId, SubjectIdError};
pub use erase::{ErasedEntry, Erasure, Gone, NoErasure, ToErase};
pub use error::{AppendError, Conflict, KeyError, OpenError, RecordName, RevisionProblem, StoreError};
pub use journal::{Journal, Key};
pub use lists::{DigestWanted, SavedList};
pub use loads::LoadSummary;
pub use looks::{Look, NewLook};
pub use mail::{Mail, MailCounts, Posted};
pub use passkeys::{Away, KeptPasskey};
pub use seal::{AuthorityKey, KeyName, KeySource, KeyState, Sealing};
pub use shared::Tries;
pub use standing::Standing;
pub use tokens::{Of, Token};
pub use unsent::Unsent;
pub use verify::{Broken, Verified, VerifyError};
pub use webhooks::{Delivery, Sent, Webhook};
