//! The two steps of signing in.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use calendar::Moment;
use journal::{Account, AccountBy, AccountChange, SecretHash, Session, Stage};

use crate::secret::{For, hash};
use crate::throttle::{By, Throttle, holder};
use crate::{Authenticator, Identity, IdentityError, Secret, Who, recovery};

/// Somebody who tries to sign in.
#[derive(Clone, Copy)]
pub struct Attempt<'a> {
    /// What they typed as their name.
    pub name: &'a str,
    /// The password.
    pub password: &'a str,
    /// The network address it came from, where it is known.
    pub from: Option<IpAddr>,
    /// What the browser was given when somebody last signed in with it.
    pub device: Option<&'a str>,
    /// The browser's name for itself.
    pub browser: &'a str,
    /// The session that the browser names, which ends.
    pub before: Option<&'a str>,
    /// What was asked for when sign-in came between.
    pub next: &'a str,
    /// What was being sent when sign-in came between.
    pub typed: &'a str,
}

impl std::fmt::Debug for Attempt<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Attempt(…)")
    }
}

/// The second step, as it was typed.
#[derive(Clone, Copy)]
pub enum Second<'a> {
    /// The code of the authenticator.
    Code(&'a str),
    /// A code on paper.
    Recovery(&'a str),
}

impl std::fmt::Debug for Second<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Second(…)")
    }
}

/// What came of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    /// It was right.
    In(Box<SignedIn>),
    /// It was not, and nothing tells in what.
    Wrong,
    /// It was not looked at: too many were wrong before. To be tried again in so many minutes.
    Wait(u64),
}

/// A session that has begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// What the browser must name: put it into a cookie.
    pub session: Secret,
    /// What the browser is known by from now on, where it is new: put it into a cookie that lasts.
    pub device: Option<Secret>,
    /// Whose.
    pub id: Arc<str>,
    /// How far they have come.
    pub stage: Stage,
    /// What was asked for when sign-in came between.
    pub next: Arc<str>,
    /// What was being sent when sign-in came between.
    pub typed: Arc<str>,
}

/// The letters of a browser's name that are kept.
const BROWSER_LETTERS: usize = 120;

/// A name as it is kept: in small letters, without what stands around it.
pub(crate) fn plain(name: &str) -> String {
    name.trim().to_lowercase()
}

impl Identity {
    /// The first step. The same is done, and takes as long, whether the name is known or not.
    ///
    /// # Errors
    /// The journal cannot be read or written.
    pub fn sign_in(&self, attempt: Attempt<'_>, now: Moment) -> Result<Came, IdentityError> {
        let name = plain(attempt.name);
        // Looked up first whatever follows, so that a refusal for too many tries tells nothing either.
        let account =
            self.journal().account(AccountBy::SignInName(&name))?.filter(|account| account.left.is_none());
        let key = SecretHash(blake3::derive_key("kith 2026-11-22 tries", name.as_bytes()));
        let whose: Arc<str> = account.as_ref().map_or_else(|| "".into(), |account| account.id.clone());
        let device = self.known_device(&whose, attempt.device)?;
        let from = holder(attempt.from.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)));
        let by = match device {
            Some(device) => vec![By::NameOn(key, device)],
            None => vec![By::Address(from), By::NameFrom(key, from), By::Name(key)],
        };
        if let Err(seconds) = self.throttle().take(&by, now)? {
            return Ok(Came::Wait(minutes(seconds)));
        }
        let kept = account.as_ref().and_then(|account| account.password.as_deref());
        let right = self.0.passwords.is(attempt.password, kept);
        let Some(account) = account.filter(|_| right) else {
            // Put on disk either way: the time that takes would tell a name that somebody has from one that nobody has. What was
            // typed as a name is not kept; it may be a password in the wrong field.
            let (about, what) = match &*whose {
                "" => ("nobody", "a name that nobody has was tried"),
                known => (known, "a wrong password was tried"),
            };
            metrics::counter!("kith_sign_in_failures_total", "step" => "password").increment(1);
            self.note(about, "nobody", what)?;
            return Ok(Came::Wrong);
        };
        self.throttle().give_back(&by, now)?;
        let stage = if account.authenticator.is_some() { Stage::Code } else { Stage::SetUp };
        let before = attempt.before.map(|before| hash(For::Session, before));
        let session = new_session(&account.id, stage, attempt.browser, attempt.next, attempt.typed);
        Ok(self.begin(session, before, None)?.map_or(Came::Wrong, |signed| Came::In(Box::new(signed))))
    }

    /// The second step of somebody whose password was right. The session gets a new identifier, and opens.
    ///
    /// # Errors
    /// The journal cannot be read or written.
    pub fn second_step(
        &self,
        who: &Who,
        typed: Second<'_>,
        device: Option<&str>,
        now: Moment,
    ) -> Result<Came, IdentityError> {
        let id = &who.account.id;
        if who.session.stage != Stage::Code {
            return Ok(Came::Wrong);
        }
        let key = SecretHash(blake3::derive_key("kith 2026-11-22 tries of a code", id.as_bytes()));
        let known = self.known_device(id, device)?;
        let by = [known.map_or(By::Code(key), |device| By::CodeOn(key, device))];
        if let Err(seconds) = self.throttle().take(&by, now)? {
            return Ok(Came::Wait(minutes(seconds)));
        }
        let how = match typed {
            Second::Code(code) if self.takes_code(&who.account, code, now)? => "signed in",
            Second::Recovery(code) if self.takes_recovery(id, code)? => "signed in with a recovery code",
            _ => {
                metrics::counter!("kith_sign_in_failures_total", "step" => "code").increment(1);
                self.note(id, "nobody", "a wrong code was tried, after the right password")?;
                return Ok(Came::Wrong);
            }
        };
        self.throttle().give_back(&by, now)?;
        Ok(self.open(who, device, how)?.map_or(Came::Wrong, |signed| Came::In(Box::new(signed))))
    }

    /// Whether this is the code of somebody's authenticator now; if so, it is taken and will not be again.
    pub(crate) fn takes_code(
        &self,
        account: &Account,
        code: &str,
        now: Moment,
    ) -> Result<bool, IdentityError> {
        let kept = account.authenticator.as_deref().and_then(Authenticator::kept);
        let seconds = u64::try_from(now.micros() / 1_000_000).unwrap_or(0);
        match kept.and_then(|authenticator| authenticator.step_of(code, seconds)) {
            Some(step) => {
                let change = AccountChange::Step { id: account.id.clone(), step };
                Ok(self.journal().change_account(change, None)?)
            }
            None => Ok(false),
        }
    }

    fn takes_recovery(&self, id: &Arc<str>, code: &str) -> Result<bool, IdentityError> {
        let Some(code) = recovery::read(code) else { return Ok(false) };
        let code = hash(For::RecoveryCode, &code);
        Ok(self.journal().change_account(AccountChange::Use { id: id.clone(), code }, None)?)
    }

    /// Opens the session of somebody who has taken both steps, under a new identifier.
    pub(crate) fn open(
        &self,
        who: &Who,
        device: Option<&str>,
        how: &str,
    ) -> Result<Option<SignedIn>, IdentityError> {
        let Session { account, device: browser, next, typed, .. } = &who.session;
        // What was being typed is handed on and does not stay with the session.
        let session = new_session(account, Stage::Open, browser, "", "");
        let signed = self.begin(session, Some(who.session.hash), Some(how))?;
        let Some(mut signed) = signed else { return Ok(None) };
        (signed.next, signed.typed) = (next.clone(), typed.clone());
        signed.device = self.knows_device(account, device)?;
        Ok(Some(signed))
    }

    /// What the browser is known by from now on, where it was not known before.
    pub(crate) fn knows_device(
        &self,
        account: &Arc<str>,
        device: Option<&str>,
    ) -> Result<Option<Secret>, IdentityError> {
        if self.known_device(account, device)?.is_some() {
            return Ok(None);
        }
        let new = Secret::new();
        let change = AccountChange::Device { id: account.clone(), device: hash(For::Device, new.as_str()) };
        self.journal()
            .change_account(change, Some((account, "signed in with a browser not known before")))?;
        Ok(Some(new))
    }

    /// Begins a session in place of another; nothing where its owner has left in this moment.
    pub(crate) fn begin(
        &self,
        session: Session,
        instead_of: Option<SecretHash>,
        how: Option<&str>,
    ) -> Result<Option<SignedIn>, IdentityError> {
        let secret = Secret::new();
        let session = Session { hash: hash(For::Session, secret.as_str()), ..session };
        let (id, stage) = (session.account.clone(), session.stage);
        let (next, typed) = (session.next.clone(), session.typed.clone());
        let change = AccountChange::Begin { session: Box::new(session), instead_of };
        let begun = self.journal().change_account(change, how.map(|how| (&*id, how)))?;
        Ok(begun.then_some(SignedIn { session: secret, device: None, id, stage, next, typed }))
    }

    fn known_device(&self, id: &str, device: Option<&str>) -> Result<Option<SecretHash>, IdentityError> {
        let Some(device) = device else { return Ok(None) };
        let device = hash(For::Device, device);
        Ok(self.journal().device(id, device)?.map(|_| device))
    }

    pub(crate) fn throttle(&self) -> Throttle<'_> {
        Throttle(self.journal())
    }

    pub(crate) fn note(&self, id: &str, who: &str, what: &str) -> Result<(), IdentityError> {
        Ok(self.journal().note_of_account(id, who, what)?)
    }
}

/// A session as it is asked for; its identifier and its moments are given when it begins.
pub(crate) fn new_session(id: &Arc<str>, stage: Stage, browser: &str, next: &str, typed: &str) -> Session {
    let browser: String = browser.chars().filter(|c| !c.is_control()).take(BROWSER_LETTERS).collect();
    Session {
        hash: SecretHash([0; 32]),
        account: id.clone(),
        stage,
        began: Moment::from_micros(0),
        seen: Moment::from_micros(0),
        device: browser.into(),
        next: next.into(),
        typed: typed.into(),
    }
}

pub(crate) fn minutes(seconds: u64) -> u64 {
    seconds.div_ceil(60).max(1)
}
