//! Passkeys (WebAuthn level 3): keys that a device keeps and uses only once it has made sure who holds it.
//!
//! A passkey is asked with user verification each time, so that it is both factors: something that one has, and a finger, a face
//! or a number. What is awaited is kept beside the journal for minutes, so that any copy of the program takes the answer.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use calendar::Moment;
use journal::{Account, AccountBy, AccountChange, KeptPasskey, Stage};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Uuid, Webauthn, WebauthnBuilder,
};

use crate::secret::{For, hash};
use crate::sign_in::{minutes, new_session};
use crate::throttle::{By, holder};
use crate::{Came, Identity, IdentityError, Secret, SignedIn, Who};

/// What is awaited from a device is awaited so long.
const MINUTES: i64 = 5;
/// Passkeys of one person, at most.
pub const MOST_PASSKEYS: usize = 20;
/// Letters of a passkey's name.
const NAME_LETTERS: usize = 60;

/// How passkeys are asked for.
pub struct Passkeys {
    webauthn: Webauthn,
}

/// What is awaited of a device. What the library keeps of its question is never given to a browser.
#[derive(serde::Serialize, serde::Deserialize)]
enum Awaited {
    New(Arc<str>, Arc<str>, Box<PasskeyRegistration>),
    Anybody(Box<DiscoverableAuthentication>),
    Somebody(Arc<str>, Box<PasskeyAuthentication>),
}

impl fmt::Debug for Passkeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Passkeys").finish_non_exhaustive()
    }
}

/// What a browser is asked: what the page's script hands to the device, as JSON, and what the browser keeps meanwhile.
#[derive(Clone, Debug)]
pub struct Challenge {
    /// For `navigator.credentials`, its bytes as base64 for addresses.
    pub json: String,
    /// Put it into a cookie.
    pub keeps: Secret,
}

/// What a browser answers.
#[derive(Clone, Copy)]
pub struct Signature<'a> {
    /// What it kept.
    pub keeps: Option<&'a str>,
    /// What the device said, as JSON.
    pub json: &'a str,
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

impl fmt::Debug for Signature<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signature(…)")
    }
}

/// What came of a new passkey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It can be used.
    Yes,
    /// It was not asked for in this browser, or too long ago, or the device's answer is not right.
    No,
}

impl Passkeys {
    /// Passkeys for people who open Kith at this address. They are tied to its name: at another they are worth nothing.
    ///
    /// # Errors
    /// The address has no name, or is reached without TLS; the sentence says so.
    pub fn new(site: &str) -> Result<Passkeys, String> {
        let url = Url::parse(site).map_err(|_| format!("\"{site}\" is not an address"))?;
        let name = url.domain().ok_or("passkeys need a name, not a number, as address".to_owned())?;
        if url.scheme() != "https" && name != "localhost" {
            return Err("browsers use passkeys over TLS only".to_owned());
        }
        let webauthn = WebauthnBuilder::new(name, &url)
            .and_then(|builder| builder.rp_name("Kith").build())
            .map_err(|error| format!("passkeys cannot be used at \"{site}\": {error}"))?;
        Ok(Passkeys { webauthn })
    }
}

/// What a device knows somebody by: it follows from the identifier and does not tell it.
fn handle(id: &str) -> Uuid {
    let bytes = blake3::derive_key("kith 2026-11-22 passkey user handle", id.as_bytes());
    let mut half = [0; 16];
    half.copy_from_slice(&bytes[..16]);
    Uuid::from_bytes(half)
}

fn read(kept: &KeptPasskey) -> Option<Passkey> {
    serde_json::from_str(&kept.kept).ok()
}

fn failed<E: fmt::Display>(error: E) -> IdentityError {
    IdentityError::Passkey(error.to_string())
}

impl Identity {
    fn awaits(&self, awaited: &Awaited, now: Moment) -> Result<Secret, IdentityError> {
        let keeps = Secret::new();
        let until = Moment::from_micros(now.micros() + MINUTES * 60 * 1_000_000);
        let text = serde_json::to_string(awaited).map_err(failed)?;
        self.journal().keep_awaited(hash(For::Passkey, keeps.as_str()), &text, now, until)?;
        Ok(keeps)
    }

    /// What was awaited: once.
    fn take_awaited(&self, keeps: Option<&str>, now: Moment) -> Result<Option<Awaited>, IdentityError> {
        let Some(keeps) = keeps else { return Ok(None) };
        let text = self.journal().take_awaited(hash(For::Passkey, keeps), now)?;
        // Another version of the program may have asked: it is asked again.
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
    }

    /// How passkeys are asked for, where they are.
    pub fn passkeys_here(&self) -> Option<&Passkeys> {
        self.0.ways.passkeys.as_ref()
    }

    /// The passkeys of somebody, the oldest first.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn passkeys(&self, who: &Who) -> Result<Vec<KeptPasskey>, IdentityError> {
        Ok(self.journal().passkeys(&who.account.id)?)
    }

    /// Asks for a new passkey of somebody who is signed in and has just shown that they know their password. Nothing where there
    /// are none here, or they have too many.
    ///
    /// # Errors
    /// The journal cannot be read; the question cannot be made.
    pub fn ask_for_passkey(
        &self,
        who: &Who,
        name: &str,
        now: Moment,
    ) -> Result<Option<Challenge>, IdentityError> {
        let Some(passkeys) = self.passkeys_here().filter(|_| who.is_in()) else { return Ok(None) };
        let account = &who.account;
        let kept = self.journal().passkeys(&account.id)?;
        if kept.len() >= MOST_PASSKEYS {
            return Ok(None);
        }
        let known = kept.iter().filter_map(read).map(|passkey| passkey.cred_id().clone()).collect();
        let (question, state) = passkeys
            .webauthn
            .start_passkey_registration(
                handle(&account.id),
                &account.sign_in_name,
                &account.name,
                Some(known),
            )
            .map_err(failed)?;
        let mut json = serde_json::to_value(&question).map_err(failed)?;
        // Kept on the device, where it can be, so that no name need be typed.
        if let Some(selection) = json.pointer_mut("/publicKey/authenticatorSelection") {
            selection["residentKey"] = "preferred".into();
        }
        let name: String = name.trim().chars().filter(|c| !c.is_control()).take(NAME_LETTERS).collect();
        let name = if name.is_empty() { "Passkey".to_owned() } else { name };
        let awaited = Awaited::New(account.id.clone(), name.into(), Box::new(state));
        Ok(Some(Challenge { json: json.to_string(), keeps: self.awaits(&awaited, now)? }))
    }

    /// Adds the passkey that was asked for.
    ///
    /// # Errors
    /// The journal cannot be written.
    pub fn add_passkey(
        &self,
        who: &Who,
        keeps: Option<&str>,
        json: &str,
        now: Moment,
    ) -> Result<Added, IdentityError> {
        let Some(passkeys) = self.passkeys_here().filter(|_| who.is_in()) else { return Ok(Added::No) };
        let Some(Awaited::New(id, name, state)) = self.take_awaited(keeps, now)? else {
            return Ok(Added::No);
        };
        let answer: Option<RegisterPublicKeyCredential> = serde_json::from_str(json).ok();
        let passkey = answer
            .filter(|_| id == who.account.id)
            .and_then(|answer| passkeys.webauthn.finish_passkey_registration(&answer, &state).ok());
        let Some(passkey) = passkey else { return Ok(Added::No) };
        let kept = KeptPasskey {
            credential: Arc::from(&passkey.cred_id()[..]),
            account: id.clone(),
            name,
            kept: serde_json::to_string(&passkey).map_err(failed)?.into(),
            added: now,
            used: None,
        };
        let change = AccountChange::Passkey { passkey: Box::new(kept) };
        let added = self.journal().change_account(change, Some((&id, "added a passkey")))?;
        Ok(if added { Added::Yes } else { Added::No })
    }

    /// Takes a passkey away, by what [`KeptPasskey::credential`] says in hexadecimal digits. False where they have none of it.
    ///
    /// # Errors
    /// The journal cannot be written.
    pub fn remove_passkey(&self, who: &Who, credential: &str) -> Result<bool, IdentityError> {
        let id = &who.account.id;
        let kept = self.journal().passkeys(id)?;
        let Some(kept) = kept.into_iter().find(|kept| hexadecimal(&kept.credential) == credential) else {
            return Ok(false);
        };
        let change = AccountChange::PasskeyGone { id: id.clone(), credential: kept.credential };
        Ok(self.journal().change_account(change, Some((id, "removed a passkey")))?)
    }

    /// Asks for a passkey: of whoever has one here or, where somebody has typed their password, one of theirs.
    ///
    /// # Errors
    /// The journal cannot be read; the question cannot be made.
    pub fn ask_to_sign(&self, who: Option<&Who>, now: Moment) -> Result<Option<Challenge>, IdentityError> {
        let Some(passkeys) = self.passkeys_here() else { return Ok(None) };
        let theirs: Vec<Passkey> = match who.filter(|who| who.session.stage == Stage::Code) {
            Some(who) => self.journal().passkeys(&who.account.id)?.iter().filter_map(read).collect(),
            None => Vec::new(),
        };
        let (json, awaited) = match who.filter(|_| !theirs.is_empty()) {
            Some(who) => {
                let (question, state) =
                    passkeys.webauthn.start_passkey_authentication(&theirs).map_err(failed)?;
                let json = serde_json::to_string(&question).map_err(failed)?;
                (json, Awaited::Somebody(who.account.id.clone(), Box::new(state)))
            }
            None => {
                let (mut question, state) =
                    passkeys.webauthn.start_discoverable_authentication().map_err(failed)?;
                // Asked by a button, not beside a field.
                question.mediation = None;
                let json = serde_json::to_string(&question).map_err(failed)?;
                (json, Awaited::Anybody(Box::new(state)))
            }
        };
        Ok(Some(Challenge { json, keeps: self.awaits(&awaited, now)? }))
    }

    /// Somebody signs in with a passkey: both steps in one.
    ///
    /// # Errors
    /// The journal cannot be read or written.
    pub fn sign_in_with_passkey(&self, signed: Signature<'_>, now: Moment) -> Result<Came, IdentityError> {
        let Some(passkeys) = self.passkeys_here() else { return Ok(Came::Wrong) };
        let by = [By::Address(holder(signed.from.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))))];
        if let Err(seconds) = self.throttle().take(&by, now)? {
            return Ok(Came::Wait(minutes(seconds)));
        }
        let Some(account) = self.signed_by(passkeys, &signed, now)? else { return Ok(Came::Wrong) };
        let before = signed.before.map(|before| hash(For::Session, before));
        let session = new_session(&account.id, Stage::Open, signed.browser, "", "");
        let begun = self.begin(session, before, Some("signed in with a passkey"))?;
        let Some(begun) = begun else { return Ok(Came::Wrong) };
        let device = self.knows_device(&account.id, signed.device)?;
        self.throttle().give_back(&by, now)?;
        let (next, typed) = (signed.next.into(), signed.typed.into());
        Ok(Came::In(Box::new(SignedIn { device, next, typed, ..begun })))
    }

    /// Whose passkey has signed what was asked; the signature is taken, and will not be again.
    fn signed_by(
        &self,
        passkeys: &Passkeys,
        signed: &Signature<'_>,
        now: Moment,
    ) -> Result<Option<Account>, IdentityError> {
        let Some(awaited) = self.take_awaited(signed.keeps, now)? else { return Ok(None) };
        let Ok(answer) = serde_json::from_str::<PublicKeyCredential>(signed.json) else { return Ok(None) };
        let Some(kept) = self.journal().passkey(answer.get_credential_id())? else { return Ok(None) };
        let Some(mut passkey) = read(&kept) else { return Ok(None) };
        let result = match awaited {
            Awaited::Anybody(state) => {
                let theirs = passkeys.webauthn.identify_discoverable_authentication(&answer);
                if !theirs.is_ok_and(|(user, _)| user == handle(&kept.account)) {
                    return Ok(None);
                }
                passkeys.webauthn.finish_discoverable_authentication_v2(&answer, *state, &passkey)
            }
            Awaited::Somebody(id, state) if id == kept.account => {
                passkeys.webauthn.finish_passkey_authentication(&answer, &state)
            }
            _ => return Ok(None),
        };
        // A count that went back is a copy of the key: the library refuses it.
        let Ok(result) = result else {
            self.note(&kept.account, "nobody", "a passkey's signature was not right")?;
            return Ok(None);
        };
        let Some(account) = self.journal().account(AccountBy::Id(&kept.account))? else { return Ok(None) };
        if account.left.is_some() || !result.user_verified() {
            return Ok(None);
        }
        passkey.update_credential(&result);
        let change = AccountChange::PasskeySigned {
            id: kept.account.clone(),
            credential: kept.credential.clone(),
            was: kept.kept.clone(),
            kept: serde_json::to_string(&passkey).map_err(failed)?.into(),
        };
        Ok(self.journal().change_account(change, None)?.then_some(account))
    }
}

/// Bytes as hexadecimal digits.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Passkeys, handle};

    #[test]
    fn passkeys_need_a_name_and_tls() {
        for (site, expected) in [
            ("https://kith.council.example", true),
            ("https://kith.council.example:8443", true),
            ("http://localhost:8903", true),
            ("http://kith.council.example", false),
            ("https://10.0.0.1", false),
            ("http://127.0.0.1:8903", false),
            ("kith", false),
        ] {
            assert_eq!(Passkeys::new(site).is_ok(), expected, "{site}");
        }
    }

    #[test]
    fn what_a_device_knows_somebody_by_is_theirs_alone() {
        assert_eq!(handle("ada"), handle("ada"));
        assert_ne!(handle("ada"), handle("bo"));
    }
}
