//! To the provider and back: whose account it is, what they may do from now on, and the session.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use calendar::Moment;
use journal::{Account, AccountBy, AccountChange, Ending, Stage};

use super::answer::{Journey, Said};
use super::{Provider, Unreached};
use crate::secret::{For, hash};
use crate::sign_in::{minutes, new_session, plain};
use crate::throttle::{By, holder};
use crate::{Identity, IdentityError, Secret, SignedIn};

/// Minutes in which somebody must come back.
const MINUTES: i64 = 10;
/// Who it is that changes an account by the provider's word, in its events.
const BY: &str = "provider of sign-in";

/// Somebody who goes to the provider.
#[derive(Clone, Copy, Debug)]
pub struct Leaving<'a> {
    /// The network address it came from, where it is known.
    pub from: Option<IpAddr>,
    /// The set-up link that they opened.
    pub link: Option<&'a str>,
    /// What was asked for when sign-in came between.
    pub next: &'a str,
    /// What was being sent when sign-in came between.
    pub typed: &'a str,
}

/// Where somebody goes.
#[derive(Clone, Debug)]
pub enum Away {
    /// There, with what the browser keeps meanwhile: put it into a cookie.
    To(String, Secret),
    /// Nowhere: the provider cannot be reached.
    Unreached,
    /// Nowhere: too many went before. To be tried again in so many minutes.
    Wait(u64),
}

/// Somebody who comes back, with what the provider put into the address.
#[derive(Clone, Copy)]
pub struct Back<'a> {
    /// What the browser kept.
    pub keeps: Option<&'a str>,
    /// `state`.
    pub state: Option<&'a str>,
    /// `code`.
    pub code: Option<&'a str>,
    /// `iss` (RFC 9207).
    pub issuer: Option<&'a str>,
    /// Whether there is an `error`.
    pub error: bool,
    /// The network address it came from, where it is known.
    pub from: Option<IpAddr>,
    /// What the browser was given when somebody last signed in with it.
    pub device: Option<&'a str>,
    /// The browser's name for itself.
    pub browser: &'a str,
    /// The session that the browser names, which ends.
    pub before: Option<&'a str>,
}

impl std::fmt::Debug for Back<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Back(…)")
    }
}

/// Why somebody is not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The provider cannot be reached.
    Unreached,
    /// This browser did not ask, or asked too long ago, or the answer was taken before.
    NotAsked,
    /// The provider did not let them in, or they turned back.
    Declined,
    /// What came is not what the provider would have said; why, without anything of what came.
    NotBelieved(&'static str),
    /// They have no account here, or have left.
    NoAccount,
    /// None of their groups gives a role here.
    NoRole,
    /// The identifier is an account's that is not theirs by the provider's word.
    Taken,
}

impl From<Unreached> for Refused {
    fn from(_: Unreached) -> Refused {
        Refused::Unreached
    }
}

/// What came of coming back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CameBack {
    /// They are signed in.
    In(Box<SignedIn>),
    /// They are not.
    Refused(Refused),
}

impl Identity {
    /// Sends somebody to the provider.
    ///
    /// # Errors
    /// The journal cannot be read or written.
    pub fn send_away(&self, leaving: Leaving<'_>, now: Moment) -> Result<Away, IdentityError> {
        let Some(provider) = self.provider() else { return Ok(Away::Unreached) };
        let by = [By::Address(holder(leaving.from.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))))];
        if let Err(seconds) = self.throttle().take(&by, now)? {
            return Ok(Away::Wait(minutes(seconds)));
        }
        let keeps = Secret::new();
        let Ok(address) = provider.address(Journey::of(keeps.as_str()), now) else {
            return Ok(Away::Unreached);
        };
        let away = journal::Away {
            hash: hash(For::Away, keeps.as_str()),
            began: now,
            link: leaving.link.map(|link| hash(For::Link, link)),
            next: leaving.next.into(),
            typed: leaving.typed.into(),
        };
        self.journal().change_account(AccountChange::Away { away: Box::new(away) }, None)?;
        Ok(Away::To(address, keeps))
    }

    /// Somebody comes back from the provider.
    ///
    /// # Errors
    /// The journal cannot be read or written.
    pub fn come_back(&self, back: Back<'_>, now: Moment) -> Result<CameBack, IdentityError> {
        Ok(self.came_back(back, now)?.map_or_else(CameBack::Refused, |signed| CameBack::In(Box::new(signed))))
    }

    fn came_back(&self, back: Back<'_>, now: Moment) -> Result<Result<SignedIn, Refused>, IdentityError> {
        let Some((provider, keeps)) = self.provider().zip(back.keeps) else {
            return Ok(Err(Refused::NotAsked));
        };
        let Some(away) = self.journal().away(hash(For::Away, keeps))? else {
            return Ok(Err(Refused::NotAsked));
        };
        let journey = Journey::of(keeps);
        let same = |a: &str, b: &str| blake3::hash(a.as_bytes()) == blake3::hash(b.as_bytes());
        let late = now.micros() - away.began.micros() > MINUTES * 60 * 1_000_000;
        // An answer with another's state spends nothing: it may have been sent by somebody else's page.
        if !back.state.is_some_and(|state| same(state, &journey.state)) {
            return Ok(Err(Refused::NotAsked));
        }
        let first = self.journal().change_account(AccountChange::Back { hash: away.hash }, None)?;
        if late || !first {
            return Ok(Err(Refused::NotAsked));
        }
        if back.issuer.is_some_and(|issuer| issuer != provider.settings.issuer) {
            return Ok(Err(Refused::NotBelieved("the answer is of another provider")));
        }
        let code = match back.code {
            Some(code) if !back.error => code,
            _ => return Ok(Err(Refused::Declined)),
        };
        let said = match provider.said(code, journey, now) {
            Ok(said) => said,
            Err(refused) => return Ok(Err(refused)),
        };
        let account = match self.account_of(provider, &said, away.link, now)? {
            Ok(account) => account,
            Err(refused) => return Ok(Err(refused)),
        };
        let before = back.before.map(|before| hash(For::Session, before));
        let session = new_session(&account, Stage::Open, back.browser, "", "");
        let how = format!("signed in with {}", provider.name());
        let Some(mut signed) = self.begin(session, before, Some(&how))? else {
            return Ok(Err(Refused::NoAccount));
        };
        signed.device = self.knows_device(&account, back.device)?;
        (signed.next, signed.typed) = (away.next, away.typed);
        let by = [By::Address(holder(back.from.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))))];
        self.throttle().give_back(&by, now)?;
        Ok(Ok(signed))
    }

    /// Whose account it is by the provider's word, with the role that their groups give from now on.
    fn account_of(
        &self,
        provider: &Provider,
        said: &Said,
        link: Option<journal::SecretHash>,
        now: Moment,
    ) -> Result<Result<Arc<str>, Refused>, IdentityError> {
        let at = provider.of_subject(&said.subject);
        let known = self.journal().account(AccountBy::Elsewhere(&at))?;
        if known.as_ref().is_some_and(|account| account.left.is_some()) {
            return Ok(Err(Refused::NoAccount));
        }
        let given = match &provider.settings.groups {
            None => None,
            Some(groups) => match groups.gives(&said.groups) {
                Some(given) => Some(given),
                None => {
                    if let Some(account) = known {
                        let change = AccountChange::End { id: account.id.clone(), which: Ending::All };
                        let what = "was not let in: none of the groups at the provider gives a role here";
                        self.journal().change_account(change, None)?;
                        self.note(&account.id, BY, what)?;
                    }
                    return Ok(Err(Refused::NoRole));
                }
            },
        };
        let account = match (known, link) {
            (Some(account), _) => account,
            (None, Some(link)) => {
                let account = self.journal().account(AccountBy::Link(link))?;
                let valid = |account: &Account| {
                    account.left.is_none() && account.link_until.is_some_and(|until| now <= until)
                };
                let Some(account) = account.filter(valid) else { return Ok(Err(Refused::NoAccount)) };
                if !self.ties(&account.id, &at, Some(link), provider)? {
                    return Ok(Err(Refused::Taken));
                }
                account
            }
            (None, None) => {
                let Some((id, given)) = said.joins_as.as_deref().zip(given) else {
                    return Ok(Err(Refused::NoAccount));
                };
                match self.joins(provider, id, said, given, &at)? {
                    Ok(account) => account,
                    Err(refused) => return Ok(Err(refused)),
                }
            }
        };
        if let Some(given) = given {
            let team = given.team.clone().or_else(|| account.team.clone());
            if account.role != given.role || account.team != team {
                self.change_role(&account.id, &given.role, team.as_deref(), BY)?;
                let change = AccountChange::End { id: account.id.clone(), which: Ending::All };
                self.journal().change_account(change, None)?;
            }
        }
        Ok(Ok(account.id))
    }

    /// Somebody joins by the provider's word. An identifier that is anybody's, one who has left too, is not taken over.
    fn joins(
        &self,
        provider: &Provider,
        id: &str,
        said: &Said,
        given: &super::Group,
        at: &str,
    ) -> Result<Result<Account, Refused>, IdentityError> {
        let sign_in_name = plain(id);
        let fits = !id.is_empty() && id.len() <= 200 && !id.chars().any(|c| c.is_control() || c == '/');
        let taken = self.journal().account(AccountBy::Id(id))?.is_some()
            || self.journal().account(AccountBy::SignInName(&sign_in_name))?.is_some();
        if !fits || taken {
            return Ok(Err(Refused::Taken));
        }
        let name = said.name.as_deref().map(str::trim).filter(|name| !name.is_empty() && name.len() <= 500);
        let account = Account {
            id: id.into(),
            sign_in_name: sign_in_name.into(),
            name: name.unwrap_or(id).into(),
            role: given.role.clone(),
            team: given.team.clone(),
            added: Moment::from_micros(0),
            left: None,
            password: None,
            authenticator: None,
            step: 0,
            link_until: None,
            elsewhere: None,
        };
        let what = crate::held::joined_by(&given.role, given.team.as_deref(), provider.name());
        let change = AccountChange::Add { account: Box::new(account.clone()) };
        let joined =
            self.journal().change_account(change, Some((BY, &what)))? && self.ties(id, at, None, provider)?;
        Ok(if joined { Ok(account) } else { Err(Refused::Taken) })
    }

    fn ties(
        &self,
        id: &str,
        at: &str,
        link: Option<journal::SecretHash>,
        provider: &Provider,
    ) -> Result<bool, IdentityError> {
        let change = AccountChange::Elsewhere { id: id.into(), at: at.into(), link };
        let what = format!("is known at {} from now on", provider.name());
        Ok(self.journal().change_account(change, Some((id, &what)))?)
    }

    /// Says who somebody is at a provider: they sign in there from now on. `by` is who says it.
    ///
    /// # Errors
    /// Nobody has this identifier, or somebody else is that already; the journal cannot be written.
    pub fn known_at(&self, id: &str, issuer: &str, subject: &str, by: &str) -> Result<(), IdentityError> {
        if !self.works_here(id)? {
            return Err(IdentityError::Nobody(id.to_owned()));
        }
        let change =
            AccountChange::Elsewhere { id: id.into(), at: format!("{issuer} {subject}").into(), link: None };
        if self.journal().change_account(change, Some((by, "was given who they are at the provider")))? {
            Ok(())
        } else {
            Err(IdentityError::Taken(id.to_owned()))
        }
    }
}
