//! Joiners, movers and leavers; passwords and authenticators set and changed.

use std::sync::Arc;

use calendar::Moment;
use journal::{Account, AccountBy, AccountChange, AccountEvent, SecretHash, Stage};

use crate::held::{joined, left, moved};
use crate::password::{Weakness, check};
use crate::secret::{For, hash};
use crate::sign_in::{new_session, plain};
use crate::throttle::By;
use crate::{Authenticator, Identity, IdentityError, Secret, SignedIn, Who, recovery};

/// Days in which a set-up link can be used.
pub const LINK_DAYS: i64 = 3;

/// Somebody who joins.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// The identifier: the one that allocations name.
    pub id: Arc<str>,
    /// What they will type to sign in: an address of mail, or a name.
    pub sign_in_name: String,
    /// Their name.
    pub name: Arc<str>,
    /// What they do, by the code of the role.
    pub role: Arc<str>,
    /// Their team.
    pub team: Option<Arc<str>>,
}

/// An authenticator that was set up.
#[derive(Clone)]
pub struct Enrolled {
    /// The recovery codes, shown once.
    pub codes: Vec<String>,
    /// The session that opens, where somebody was signing in.
    pub signed_in: Option<SignedIn>,
}

impl std::fmt::Debug for Enrolled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Enrolled(…)")
    }
}

impl Identity {
    /// Adds somebody, or takes up again who had left, and gives the secret of their set-up link. `by` is who does it.
    ///
    /// # Errors
    /// The identifier or the name is somebody's; the journal cannot be written.
    pub fn add(&self, person: &NewPerson, by: &str, now: Moment) -> Result<Secret, IdentityError> {
        let sign_in_name = plain(&person.sign_in_name);
        let taken = || IdentityError::Taken(person.id.to_string());
        let holder = self.journal().account(AccountBy::SignInName(&sign_in_name))?;
        if holder.is_some_and(|holder| holder.id != person.id) {
            return Err(taken());
        }
        let account = Account {
            id: person.id.clone(),
            sign_in_name: sign_in_name.into(),
            name: person.name.clone(),
            role: person.role.clone(),
            team: person.team.clone(),
            added: now,
            left: None,
            password: None,
            authenticator: None,
            step: 0,
            link_until: None,
            elsewhere: None,
        };
        let what = joined(&person.role, person.team.as_deref());
        let change = AccountChange::Add { account: Box::new(account) };
        if !self.journal().change_account(change, Some((by, &what)))? {
            return Err(taken());
        }
        self.link(&person.id, by, "was given a set-up link", now)
    }

    /// Gives another role or team. What they may read changes with their next request.
    ///
    /// # Errors
    /// Nobody has this identifier; the journal cannot be written.
    pub fn change_role(
        &self,
        id: &str,
        role: &str,
        team: Option<&str>,
        by: &str,
    ) -> Result<(), IdentityError> {
        let what = moved(role, team);
        let change = AccountChange::Role { id: id.into(), role: role.into(), team: team.map(Into::into) };
        self.somebody(id, change, by, &what)
    }

    /// Says that somebody has left. Their sessions end at once, and nothing of theirs signs in again.
    ///
    /// # Errors
    /// Nobody has this identifier; the journal cannot be written.
    pub fn leave(&self, id: &str, by: &str) -> Result<(), IdentityError> {
        self.somebody(id, AccountChange::Leave { id: id.into() }, by, left())
    }

    /// Takes away password and authenticator, ends every session, and gives the secret of a new set-up link.
    ///
    /// # Errors
    /// Nobody has this identifier; the journal cannot be written.
    pub fn reset(&self, id: &str, by: &str, now: Moment) -> Result<Secret, IdentityError> {
        self.link(id, by, "was reset and given a set-up link", now)
    }

    fn link(&self, id: &str, by: &str, what: &str, now: Moment) -> Result<Secret, IdentityError> {
        let secret = Secret::new();
        let until = Moment::from_micros(now.micros() + LINK_DAYS * 24 * 3_600 * 1_000_000);
        let link = hash(For::Link, secret.as_str());
        self.somebody(id, AccountChange::Reset { id: id.into(), link, until }, by, what)?;
        Ok(secret)
    }

    fn somebody(&self, id: &str, change: AccountChange, by: &str, what: &str) -> Result<(), IdentityError> {
        if self.journal().change_account(change, Some((by, what)))? {
            Ok(())
        } else {
            Err(IdentityError::Nobody(id.to_owned()))
        }
    }

    /// Every account, those who left too.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn accounts(&self) -> Result<Vec<Account>, IdentityError> {
        Ok(self.journal().accounts()?)
    }

    /// Whether somebody has an account and has not left.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn works_here(&self, id: &str) -> Result<bool, IdentityError> {
        Ok(self.journal().account(AccountBy::Id(id))?.is_some_and(|account| account.left.is_none()))
    }

    /// What was done to somebody's account and with it, newest first.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn events(&self, id: &str, most: usize) -> Result<Vec<AccountEvent>, IdentityError> {
        Ok(self.journal().account_events(id, most)?)
    }

    /// Recovery codes that somebody has left.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn codes_left(&self, who: &Who) -> Result<usize, IdentityError> {
        Ok(self.journal().codes_left(&who.account.id)?)
    }

    /// Whose set-up link this is; nobody's where it was used, replaced or is too old.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn by_link(&self, link: &str, now: Moment) -> Result<Option<Account>, IdentityError> {
        let account = self.journal().account(AccountBy::Link(hash(For::Link, link)))?;
        Ok(account
            .filter(|account| account.left.is_none() && account.link_until.is_some_and(|until| now <= until)))
    }

    /// Sets the first password by a set-up link, which is spent, and begins a session that waits for an authenticator.
    /// None where
    /// the link is nobody's.
    ///
    /// # Errors
    /// The journal cannot be read or written.
    pub fn set_up(
        &self,
        link: &str,
        (password, again): (&str, &str),
        browser: &str,
        now: Moment,
    ) -> Result<Option<Result<SignedIn, Weakness>>, IdentityError> {
        let Some(account) = self.by_link(link, now)? else { return Ok(None) };
        if let Err(weakness) = fits(&account, password, again) {
            return Ok(Some(Err(weakness)));
        }
        let spent = Some(hash(For::Link, link));
        if !self.set_password(&account.id, password, None, spent, "chose a password")? {
            return Ok(None);
        }
        let session = new_session(&account.id, Stage::SetUp, browser, "/", "");
        Ok(self.begin(session, None, None)?.map(Ok))
    }

    /// Changes the password of somebody who knows the one they have; their other sessions end. False where they do not know it,
    /// or have tried too often.
    ///
    /// # Errors
    /// The journal cannot be written.
    pub fn change_password(
        &self,
        who: &Who,
        current: &str,
        (password, again): (&str, &str),
        now: Moment,
    ) -> Result<Result<bool, Weakness>, IdentityError> {
        if let Err(weakness) = fits(&who.account, password, again) {
            return Ok(Err(weakness));
        }
        if !self.knows_password(who, current, now)? {
            return Ok(Ok(false));
        }
        let id = &who.account.id;
        Ok(Ok(self.set_password(id, password, Some(who.session.hash), None, "changed the password")?))
    }

    fn set_password(
        &self,
        id: &Arc<str>,
        password: &str,
        but: Option<SecretHash>,
        link: Option<SecretHash>,
        what: &str,
    ) -> Result<bool, IdentityError> {
        let hash = self.0.passwords.hash(password)?.into();
        let change = AccountChange::Password { id: id.clone(), hash, but, link };
        Ok(self.journal().change_account(change, Some((id, what)))?)
    }

    /// Whether somebody who is signed in knows their password: asked before what would let another in is changed.
    ///
    /// # Errors
    /// The journal cannot be written.
    pub fn knows_password(&self, who: &Who, password: &str, now: Moment) -> Result<bool, IdentityError> {
        let by = [By::NameOn(who.session.hash, who.session.hash)];
        if self.throttle().take(&by, now)?.is_err() {
            return Ok(false);
        }
        let right = self.0.passwords.is(password, who.account.password.as_deref());
        if right {
            self.throttle().give_back(&by, now)?;
        } else {
            self.note(&who.account.id, &who.account.id, "a wrong password was tried, signed in")?;
        }
        Ok(right)
    }

    /// Sets up an authenticator whose code somebody has typed, with new recovery codes. For who is signing in, the
    /// session opens
    /// under a new identifier; for who is signed in, the other sessions end. None where the code is not its.
    ///
    /// # Errors
    /// The journal cannot be written.
    pub fn enrol(
        &self,
        who: &Who,
        authenticator: &Authenticator,
        code: &str,
        device: Option<&str>,
        now: Moment,
    ) -> Result<Option<Enrolled>, IdentityError> {
        let seconds = u64::try_from(now.micros() / 1_000_000).unwrap_or(0);
        let waits_for_code = who.session.stage == Stage::Code;
        // Whoever knows the password alone replaces nothing.
        let replaces = who.session.stage == Stage::SetUp && who.account.authenticator.is_some();
        let Some(step) = authenticator.step_of(code, seconds).filter(|_| !waits_for_code && !replaces) else {
            return Ok(None);
        };
        let id = &who.account.id;
        let codes: Vec<String> = (0..recovery::CODES).map(|_| recovery::new()).collect();
        let change = AccountChange::Authenticator {
            id: id.clone(),
            secret: authenticator.bytes().into(),
            step,
            codes: kept(&codes),
        };
        if !self.journal().change_account(change, Some((id, "set up an authenticator")))? {
            return Ok(None);
        }
        if who.is_in() {
            self.sign_out_others(who)?;
            return Ok(Some(Enrolled { codes, signed_in: None }));
        }
        let signed_in = self.open(who, device, "signed in")?;
        Ok(signed_in.map(|signed_in| Enrolled { codes, signed_in: Some(signed_in) }))
    }

    /// New recovery codes in place of all before, shown once.
    ///
    /// # Errors
    /// The journal cannot be written.
    pub fn new_codes(&self, who: &Who) -> Result<Vec<String>, IdentityError> {
        let id = &who.account.id;
        let codes: Vec<String> = (0..recovery::CODES).map(|_| recovery::new()).collect();
        let change = AccountChange::Codes { id: id.clone(), codes: kept(&codes) };
        self.journal().change_account(change, Some((id, "made new recovery codes")))?;
        Ok(codes)
    }
}

fn kept(codes: &[String]) -> Vec<SecretHash> {
    codes.iter().map(|code| hash(For::RecoveryCode, code)).collect()
}

fn fits(account: &Account, password: &str, again: &str) -> Result<(), Weakness> {
    check(password, &[&account.name, &account.sign_in_name, &account.id])?;
    if password == again { Ok(()) } else { Err(Weakness::Differ) }
}
