//! Who may sign in, and who has. Kept beside the facts, and unlike them changed: what was done stands in the events.
//!
//! The journal keeps and compares; what a password is worth, when a session ends and who may do what is decided above it.

use std::fmt;
use std::sync::Arc;

use calendar::Moment;

use crate::digest::Head;
use crate::error::{AppendError, StoreError};
use crate::journal::Journal;
use crate::limits::DRAFT_BYTES;
use crate::passkeys::{Away, KeptPasskey};
use crate::prepare::{code, words};
use crate::writer::{Done, Job};

/// The hash of something secret: of a session, a device, a link, a recovery code.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct SecretHash(pub [u8; 32]);

impl fmt::Debug for SecretHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretHash(…)")
    }
}

/// An account: a person who may sign in, or might once.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// The person's identifier: the one that allocations and the log of looks name.
    pub id: Arc<str>,
    /// What they type to sign in, in small letters.
    pub sign_in_name: Arc<str>,
    /// Their name.
    pub name: Arc<str>,
    /// What they do, by the code of the role.
    pub role: Arc<str>,
    /// Their team, by its identifier.
    pub team: Option<Arc<str>>,
    /// Since when.
    pub added: Moment,
    /// When they left; nobody signs in after that.
    pub left: Option<Moment>,
    /// The password's hash, in the PHC form.
    pub password: Option<Arc<str>>,
    /// The secret that their authenticator shares.
    pub authenticator: Option<Arc<[u8]>>,
    /// The last time step whose code was taken.
    pub step: u64,
    /// Until when the set-up link can be used.
    pub link_until: Option<Moment>,
    /// Who they are at a provider of sign-in.
    pub elsewhere: Option<Arc<str>>,
}

impl fmt::Debug for Account {
    /// Its identifier only: the rest is nobody's in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account").field("id", &self.id).finish_non_exhaustive()
    }
}

/// How an account is found.
#[derive(Clone, Copy, Debug)]
pub enum AccountBy<'a> {
    /// By the person's identifier.
    Id(&'a str),
    /// By what is typed to sign in.
    SignInName(&'a str),
    /// By a set-up link.
    Link(SecretHash),
    /// By who they are at a provider of sign-in.
    Elsewhere(&'a str),
}

/// How far somebody has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The password was right; the code is awaited. Opens nothing.
    Code,
    /// The password was right; an authenticator must be set up. Opens nothing else.
    SetUp,
    /// Signed in.
    Open,
}

impl Stage {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Stage::Code => "code",
            Stage::SetUp => "set-up",
            Stage::Open => "open",
        }
    }

    pub(crate) fn of(word: &str) -> Stage {
        match word {
            "open" => Stage::Open,
            "set-up" => Stage::SetUp,
            _ => Stage::Code,
        }
    }
}

/// A session.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Session {
    /// The hash of its identifier.
    pub hash: SecretHash,
    /// Whose.
    pub account: Arc<str>,
    /// How far they have come.
    pub stage: Stage,
    /// Since when.
    pub began: Moment,
    /// When it was last used, to the minute or so.
    pub seen: Moment,
    /// The browser, in few words: for its owner to recognise.
    pub device: Arc<str>,
    /// What was asked for when sign-in came between.
    pub next: Arc<str>,
    /// What was being sent when sign-in came between.
    pub typed: Arc<str>,
}

/// Something that was done to an account or with it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AccountEvent {
    /// When.
    pub at: Moment,
    /// Whose account.
    pub account: Arc<str>,
    /// Who did it.
    pub who: Arc<str>,
    /// What, in words.
    pub what: Arc<str>,
}

/// A change of accounts and sessions.
#[derive(Clone, Debug)]
pub enum AccountChange {
    /// A new account; or one that had left is taken up again, without its password and authenticator.
    Add {
        /// What stands in it; password, authenticator and link are not taken from here.
        account: Box<Account>,
    },
    /// What they do, and in which team.
    Role {
        /// Whose.
        id: Arc<str>,
        /// The role's code.
        role: Arc<str>,
        /// The team.
        team: Option<Arc<str>>,
    },
    /// They have left: sessions, devices, password and everything else to sign in with go. Who they are at a provider is kept, so
    /// that they are known for who has left.
    Leave {
        /// Whose.
        id: Arc<str>,
    },
    /// A set-up link in place of everything else to sign in with; sessions end.
    Reset {
        /// Whose.
        id: Arc<str>,
        /// The link's hash.
        link: SecretHash,
        /// Until when it can be used.
        until: Moment,
    },
    /// A password; the link is spent. Every session ends but the one named.
    Password {
        /// Whose.
        id: Arc<str>,
        /// The hash, in the PHC form.
        hash: Arc<str>,
        /// The session that goes on.
        but: Option<SecretHash>,
        /// The set-up link by which it is set: nothing changes where it is not the account's, or spent.
        link: Option<SecretHash>,
    },
    /// An authenticator, and the step of the code that showed that it works; with new recovery codes.
    Authenticator {
        /// Whose.
        id: Arc<str>,
        /// The secret that it shares.
        secret: Arc<[u8]>,
        /// The step that was taken.
        step: u64,
        /// The hashes of the recovery codes.
        codes: Vec<SecretHash>,
    },
    /// New recovery codes in place of all before.
    Codes {
        /// Whose.
        id: Arc<str>,
        /// Their hashes.
        codes: Vec<SecretHash>,
    },
    /// A code of this step is taken, unless one of it or of a later one was.
    Step {
        /// Whose.
        id: Arc<str>,
        /// The step.
        step: u64,
    },
    /// A recovery code is used, unless it was.
    Use {
        /// Whose.
        id: Arc<str>,
        /// Its hash.
        code: SecretHash,
    },
    /// Who they are at a provider of sign-in. Nothing changes where that is somebody's already.
    Elsewhere {
        /// Whose.
        id: Arc<str>,
        /// The provider's address, a space, the identifier there.
        at: Arc<str>,
        /// The set-up link by which it is said, which is spent: nothing changes where it is not the account's, or spent.
        link: Option<SecretHash>,
    },
    /// Somebody goes to a provider of sign-in.
    Away {
        /// Who, by what their browser keeps.
        away: Box<Away>,
    },
    /// They come back: once.
    Back {
        /// What their browser kept.
        hash: SecretHash,
    },
    /// A passkey. Nothing changes where it is somebody's already.
    Passkey {
        /// It; when it was added is stamped.
        passkey: Box<KeptPasskey>,
    },
    /// A passkey has signed. Nothing changes where something else was kept of it meanwhile: no signature is taken twice.
    PasskeySigned {
        /// Whose.
        id: Arc<str>,
        /// Which.
        credential: Arc<[u8]>,
        /// What was kept of it when the signature was checked.
        was: Arc<str>,
        /// What is kept from now on.
        kept: Arc<str>,
    },
    /// A passkey is worth nothing any more.
    PasskeyGone {
        /// Whose.
        id: Arc<str>,
        /// Which.
        credential: Arc<[u8]>,
    },
    /// A session, in place of one before it.
    Begin {
        /// The session; when it began and was seen is stamped.
        session: Box<Session>,
        /// The one that ends in the same moment.
        instead_of: Option<SecretHash>,
    },
    /// A session is used.
    Seen {
        /// Its hash.
        session: SecretHash,
    },
    /// Sessions of somebody end.
    End {
        /// Whose.
        id: Arc<str>,
        /// Which.
        which: Ending,
    },
    /// A browser in which somebody has signed in.
    Device {
        /// Whose.
        id: Arc<str>,
        /// Its hash.
        device: SecretHash,
    },
    /// Nothing changes; it is only noted.
    Note {
        /// Whose account.
        id: Arc<str>,
    },
}

/// Which sessions end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// This one.
    One(SecretHash),
    /// All but this one.
    AllBut(SecretHash),
    /// All.
    All,
}

impl AccountChange {
    /// Whose account; nothing where it is not said.
    pub(crate) fn id(&self) -> Option<&Arc<str>> {
        match self {
            AccountChange::Add { account } => Some(&account.id),
            AccountChange::Role { id, .. }
            | AccountChange::Leave { id }
            | AccountChange::Reset { id, .. }
            | AccountChange::Password { id, .. }
            | AccountChange::Authenticator { id, .. }
            | AccountChange::Codes { id, .. }
            | AccountChange::Step { id, .. }
            | AccountChange::Use { id, .. }
            | AccountChange::Elsewhere { id, .. }
            | AccountChange::PasskeySigned { id, .. }
            | AccountChange::PasskeyGone { id, .. }
            | AccountChange::End { id, .. }
            | AccountChange::Device { id, .. }
            | AccountChange::Note { id } => Some(id),
            AccountChange::Begin { session, .. } => Some(&session.account),
            AccountChange::Passkey { passkey } => Some(&passkey.account),
            AccountChange::Seen { .. } | AccountChange::Away { .. } | AccountChange::Back { .. } => None,
        }
    }

    fn check(&self) -> Result<(), AppendError> {
        if let Some(id) = self.id() {
            code(None, "person's id", id)?;
        }
        match self {
            AccountChange::Add { account } => {
                code(None, "name to sign in with", &account.sign_in_name)?;
                words(None, "name", &account.name)?;
                code(None, "role", &account.role)?;
                account.team.as_deref().map_or(Ok(()), |team| code(None, "team", team))
            }
            AccountChange::Role { role, team, .. } => {
                code(None, "role", role)?;
                team.as_deref().map_or(Ok(()), |team| code(None, "team", team))
            }
            AccountChange::Elsewhere { at, .. } => code(None, "identifier at the provider", at),
            AccountChange::Passkey { passkey } => words(None, "name of a passkey", &passkey.name),
            AccountChange::Begin { session, .. } => short_enough(&session.typed),
            AccountChange::Away { away } => short_enough(&away.typed),
            _ => Ok(()),
        }
    }
}

fn short_enough(typed: &str) -> Result<(), AppendError> {
    let (found, limit) = (typed.len(), DRAFT_BYTES);
    if found <= limit {
        return Ok(());
    }
    Err(AppendError::TooMany { of: "bytes of what was being typed", found, limit })
}

/// What a page is answered by before anything of it is worked out ([`Journal::door`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Door {
    /// The session that the browser named.
    pub session: Session,
    /// Whose it is.
    pub account: Account,
    /// The number of the last event of any account; 0 where there is none.
    pub last_account_event: u64,
    /// The end of the record.
    pub head: Head,
}

impl Journal {
    /// Makes a change of accounts or sessions, and returns when it is on disk, with whether it was made: a name that
    /// is taken, a
    /// code that was used, a session that has ended change nothing. `noted` is who did it and what, for the events; where
    /// nothing changed nothing is noted.
    pub fn change_account(
        &self,
        change: AccountChange,
        noted: Option<(&str, &str)>,
    ) -> Result<bool, AppendError> {
        change.check()?;
        if let Some((who, what)) = noted {
            code(None, "person's id", who)?;
            words(None, "note", what)?;
        }
        let noted = noted.map(|(who, what)| (who.into(), what.into()));
        match self.write(Job::Account(Box::new(change), noted))? {
            Done::Changed(changed) => Ok(changed),
            _ => Err(StoreError::Stopped.into()),
        }
    }

    /// Notes something of an account without waiting until it is on disk: so that the time of an answer does not tell
    /// that there
    /// was something to note.
    pub fn note_of_account(&self, id: &str, who: &str, what: &str) -> Result<(), AppendError> {
        let change = AccountChange::Note { id: id.into() };
        change.check()?;
        self.write_later(Job::Account(Box::new(change), Some((who.into(), what.into()))))
    }

    /// Notes that a session is used, without waiting until it is on disk; another use says it again where too much waits.
    ///
    /// # Errors
    /// The journal has stopped.
    pub fn session_used(&self, session: SecretHash) -> Result<(), AppendError> {
        self.write_if_there_is_room(Job::Account(Box::new(AccountChange::Seen { session }), None))
    }

    /// Whether what little is asked for each request is answered from memory, in microseconds, and not by another machine: the
    /// threads that serve may ask it themselves.
    pub fn is_at_hand(&self) -> bool {
        self.store().is_at_hand()
    }

    /// The account found by this.
    pub fn account(&self, by: AccountBy<'_>) -> Result<Option<Account>, StoreError> {
        self.store().account(by)
    }

    /// Every account, those who left too, in the order of their identifiers.
    pub fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        self.store().accounts()
    }

    /// The session of this hash, and whose it is.
    pub fn session(&self, hash: SecretHash) -> Result<Option<(Session, Account)>, StoreError> {
        self.store().session(hash)
    }

    /// What is asked before every page, in one question: whose session this is, and how far the accounts and the record have
    /// come. Nothing where there is no such session.
    pub fn door(&self, hash: SecretHash) -> Result<Option<Door>, StoreError> {
        self.store().door(hash)
    }

    /// The sessions of somebody, the newest first.
    pub fn sessions(&self, id: &str) -> Result<Vec<Session>, StoreError> {
        self.store().sessions(id)
    }

    /// Since when somebody has been signing in with this browser.
    pub fn device(&self, id: &str, device: SecretHash) -> Result<Option<Moment>, StoreError> {
        self.store().device(id, device)
    }

    /// Recovery codes that somebody has not used.
    pub fn codes_left(&self, id: &str) -> Result<usize, StoreError> {
        self.store().codes_left(id)
    }

    /// What was done to any account after the event of this number, oldest first, at most so many, each with its number.
    pub fn account_events_after(
        &self,
        after: u64,
        most: usize,
    ) -> Result<Vec<(u64, AccountEvent)>, StoreError> {
        self.store().account_events_after(after, most)
    }

    /// The number of the last event of any account; 0 before there is one.
    pub fn last_account_event(&self) -> Result<u64, StoreError> {
        self.store().last_account_event()
    }

    /// What was done to an account and with it, newest first, at most so many.
    pub fn account_events(&self, id: &str, most: usize) -> Result<Vec<AccountEvent>, StoreError> {
        self.store().account_events(id, most)
    }
}
