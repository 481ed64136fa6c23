//! Passkeys, and who has gone to a provider of sign-in: kept beside the accounts, judged above.

use std::sync::Arc;

use calendar::Moment;

use crate::accounts::SecretHash;
use crate::error::StoreError;
use crate::journal::Journal;

/// A passkey of somebody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptPasskey {
    /// What a browser names it by.
    pub credential: Arc<[u8]>,
    /// Whose.
    pub account: Arc<str>,
    /// What its owner calls it.
    pub name: Arc<str>,
    /// What a signature is checked with, and how often it has signed.
    pub kept: Arc<str>,
    /// Since when.
    pub added: Moment,
    /// When it was last used.
    pub used: Option<Moment>,
}

/// Somebody who has gone to a provider of sign-in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Away {
    /// The hash of what their browser keeps meanwhile.
    pub hash: SecretHash,
    /// Since when; stamped.
    pub began: Moment,
    /// The set-up link that they opened.
    pub link: Option<SecretHash>,
    /// What was asked for when sign-in came between.
    pub next: Arc<str>,
    /// What was being sent when sign-in came between.
    pub typed: Arc<str>,
}

impl Journal {
    /// The passkeys of somebody, the oldest first.
    pub fn passkeys(&self, id: &str) -> Result<Vec<KeptPasskey>, StoreError> {
        self.store().passkeys(id)
    }

    /// The passkey that a browser names.
    pub fn passkey(&self, credential: &[u8]) -> Result<Option<KeptPasskey>, StoreError> {
        self.store().passkey(credential)
    }

    /// Who went to a provider with this browser. It is taken by [`crate::AccountChange::Back`], once.
    pub fn away(&self, hash: SecretHash) -> Result<Option<Away>, StoreError> {
        self.store().away(hash)
    }
}
