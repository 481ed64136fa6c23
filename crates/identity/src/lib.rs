//! Accounts, passwords, second factors and sessions: who is at the keyboard.
//!
//! It decides what a password is worth, when a code is taken and when a session ends; the journal keeps the accounts and the
//! sessions ([`journal::Account`]). What a person may read is `access`'s and none of its business.
//!
//! ```text
//! name + password ─► Identity::sign_in ─► a session that waits
//!               code ─► Identity::second_step ─► a session that opens ─► Identity::who
//! ```
//!
//! passkey ─► Identity::sign_in_with_passkey ─► a session that opens
//! provider ─► Identity::send_away ─► Identity::come_back ─► a session that opens ([`Provider`])
//!
//! **Invariants.** Whether a name is known cannot be told from the answer nor from the work that was done. A session gets a
//! new identifier whenever it can do more. Of everything that would let somebody in, only a hash is kept, but for the secret
//! shared with an authenticator. Today is an argument. Passwords take memory and time: call from a thread that may block.
//!
//! Sources: OWASP Password Storage Cheat Sheet (Argon2id, 19 MiB, two passes), RFC 6238 (time-based codes),
//! NIST SP 800-63B (length, not composition; codes once), decision 0022.

mod account;
mod authenticator;
mod elsewhere;
mod error;
mod held;
mod passkey;
mod password;
mod recovery;
mod secret;
mod session;
mod sign_in;
mod throttle;
pub mod tokens;
mod told;

pub use account::{Enrolled, LINK_DAYS, NewPerson};
pub use authenticator::{Authenticator, QrCode};
pub use elsewhere::{
    Away, BACK, Back, CameBack, Fetch, Group, Groups, HttpRequest, HttpResponse, Leaving, Provider,
    ProviderSettings, Refused, Unreached,
};
pub use error::IdentityError;
pub use held::{Held, held};
pub use passkey::{Added, Challenge, MOST_PASSKEYS, Passkeys, Signature, hexadecimal};
pub use password::{LONGEST, SHORTEST, Weakness};
pub use secret::Secret;
pub use session::{AtTheDoor, Limits, Who};
pub use sign_in::{Attempt, Came, Second, SignedIn};
pub use throttle::asked_from_outside;
pub use told::told;

use std::sync::Arc;

use journal::Journal;
use password::Passwords;

/// The accounts and sessions of a journal. Cheap to clone. Whoever opens the same journal counts tries together.
#[derive(Clone)]
pub struct Identity(Arc<Inner>);

struct Inner {
    journal: Journal,
    limits: Limits,
    passwords: Passwords,
    ways: Ways,
}

/// The ways to sign in beside a password and a code.
#[derive(Debug, Default)]
pub struct Ways {
    /// The authority's provider of sign-in.
    pub provider: Option<Provider>,
    /// Passkeys.
    pub passkeys: Option<Passkeys>,
}

impl Identity {
    /// The accounts of this journal, their sessions ended after these limits.
    ///
    /// # Errors
    /// Argon2 cannot have its memory.
    pub fn new(journal: Journal, limits: Limits) -> Result<Identity, IdentityError> {
        Identity::with(journal, limits, Ways::default())
    }

    /// The same, where people may sign in in other ways too.
    ///
    /// # Errors
    /// Argon2 cannot have its memory.
    pub fn with(journal: Journal, limits: Limits, ways: Ways) -> Result<Identity, IdentityError> {
        Ok(Identity(Arc::new(Inner { journal, limits, passwords: Passwords::new()?, ways })))
    }

    /// The authority's provider of sign-in, where there is one.
    pub fn provider(&self) -> Option<&Provider> {
        self.0.ways.provider.as_ref()
    }

    fn journal(&self) -> &Journal {
        &self.0.journal
    }

    /// How many passwords have been worked on: what a test compares.
    #[doc(hidden)]
    pub fn passwords_worked(&self) -> u64 {
        self.0.passwords.worked()
    }
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Identity").finish_non_exhaustive()
    }
}
