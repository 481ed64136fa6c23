//! What programs use in place of a password. The journal keeps and compares; what a scope opens is decided above it.

use std::sync::Arc;

use calendar::Moment;

use crate::accounts::SecretHash;
use crate::error::{AppendError, StoreError};
use crate::journal::Journal;
use crate::prepare::{code, words};
use crate::writer::{Done, Job};

/// A token, without its text: of that only a hash is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Token {
    /// Its identifier, which is no secret.
    pub id: Arc<str>,
    /// The hash of its text.
    pub hash: SecretHash,
    /// Whose it is, by id: it opens no more than they may open.
    pub owner: Arc<str>,
    /// What its owner calls it: the log of looks names it.
    pub name: Arc<str>,
    /// What it may be used for: words with a space between.
    pub scopes: Arc<str>,
    /// When it was made; stamped by the journal.
    pub made: Moment,
    /// By whom, by id.
    pub made_by: Arc<str>,
    /// From when on it opens nothing.
    pub expires: Moment,
    /// When it was revoked.
    pub revoked: Option<Moment>,
    /// When it was last used, to the minute or so.
    pub used: Option<Moment>,
}

impl Token {
    fn check(&self) -> Result<(), AppendError> {
        code(None, "token's id", &self.id)?;
        code(None, "person's id", &self.owner)?;
        code(None, "name of a token", &self.name)?;
        words(None, "list of scopes", &self.scopes)?;
        code(None, "person's id", &self.made_by)
    }
}

/// Whose tokens, or webhooks.
#[derive(Clone, Copy, Debug)]
pub enum Of<'a> {
    /// Of this person, by id.
    Owner(&'a str),
    /// Everybody's.
    Everybody,
}

/// What the writer does about tokens.
#[derive(Debug)]
pub(crate) enum TokenJob {
    Keep(Token),
    Revoke(Arc<str>),
    Used(Arc<str>),
}

impl Journal {
    /// Keeps a new token.
    ///
    /// # Errors
    /// A text of it is empty or too long; the database cannot be written.
    pub fn keep_token(&self, token: Token) -> Result<(), AppendError> {
        token.check()?;
        self.write(Job::Token(TokenJob::Keep(token))).map(|_| ())
    }

    /// Revokes a token, and ends the webhooks that were made with it: they open nothing from now on. False where there was none
    /// to revoke.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn revoke_token(&self, id: &str) -> Result<bool, AppendError> {
        match self.write(Job::Token(TokenJob::Revoke(id.into())))? {
            Done::Changed(changed) => Ok(changed),
            _ => Err(StoreError::Stopped.into()),
        }
    }

    /// Notes that a token is used, without waiting until it is on disk.
    ///
    /// # Errors
    /// The journal has stopped.
    pub fn token_used(&self, id: &str) -> Result<(), AppendError> {
        self.write_later(Job::Token(TokenJob::Used(id.into())))
    }

    /// The token whose text has this hash.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn token(&self, hash: SecretHash) -> Result<Option<Token>, StoreError> {
        self.store().token(hash)
    }

    /// Tokens, the newest first, those that are revoked or have expired too.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn tokens(&self, of: Of<'_>) -> Result<Vec<Token>, StoreError> {
        self.store().tokens(of)
    }
}
