//! Sealed payloads. Each subject has a data key; the authority's key, which is not in the database, wraps it.
//!
//! What is sealed is bound to where it stands: a payload that is moved to another envelope does not open there. The digest in
//! the envelope stays that of the plain payload with its salt, so that the chain says the same of a sealed journal and of one
//! that is not; the salt is sealed with the payload, for with it a digest could be matched against guesses.
//! `docs/decisions/0036-sealed-payloads.md` says why.

mod authority_key;
mod cipher;
mod job;
mod keys;
mod old;
mod opener;
mod place;
mod source;

pub use authority_key::{AuthorityKey, KeyName};
pub(crate) use cipher::Cipher;
pub(crate) use job::{NewDataKey, Rewrapped, SealJob, SealedDraft, SealedPart, SealedPayload};
pub use keys::{KeyState, Sealing};
pub(crate) use keys::{Sealer, StoredAuthorityKey, StoredDataKey};
pub(crate) use opener::{Opened, Opener};
pub(crate) use place::Place;
pub use source::KeySource;
