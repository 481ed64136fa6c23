//! What can go wrong. None of it holds anything secret.

use journal::{AppendError, StoreError};

/// Why an account or session could not be read or changed.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// The journal could not be read.
    #[error(transparent)]
    Read(#[from] StoreError),
    /// The journal could not be written.
    #[error(transparent)]
    Write(#[from] AppendError),
    /// A password could not be worked on.
    #[error("the password could not be worked on: {0}")]
    Password(String),
    /// What a device is asked could not be made, or what it keeps not written.
    #[error("a passkey could not be worked with: {0}")]
    Passkey(String),
    /// Nobody has this identifier, or they have left.
    #[error("nobody with the identifier {0} has an account, or they have left; kith user list shows who has")]
    Nobody(String),
    /// The identifier or the name to sign in with is somebody's.
    #[error(
        "the identifier {0}, or the name to sign in with, is somebody's already; kith user list shows whose"
    )]
    Taken(String),
    /// What was asked of a token cannot be had: the sentence says what to do.
    #[error("{0}")]
    Token(&'static str),
}
