//! Tokens: what a program uses in place of a password, and what each may be used for.
//!
//! A token opens no more than its owner may open, less what its scopes leave out. It is shown once; kept is its hash. It ends on
//! its day, when it is revoked, and when its owner leaves.

use std::sync::Arc;

use calendar::Moment;
use journal::{Journal, Of, Token};

use crate::secret::{For, hash};
use crate::{IdentityError, Secret};

/// What the text of a token begins with, so that one that got into a file is found there.
const BEGINS: &str = "kith_";

/// Days for which a token can be used at most.
pub const LONGEST_DAYS: u32 = 366;

/// Tokens that one person may have at once.
pub const MOST: usize = 20;

/// What a token may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Find children, and read what is recorded of them, what is due, and what documents there are.
    Children,
    /// Add to records, put them right and take them back.
    Record,
    /// Lists of work, of a team, and of what waits for an answer.
    Work,
    /// Figures and, where the owner sees them, the children behind them.
    Figures,
    /// Who looked at whose record.
    Looks,
    /// What is recorded of staff, of homes and of the authority itself.
    Service,
    /// Be told of what is recorded.
    Webhooks,
}

impl Scope {
    /// Every scope, in reading order.
    pub const ALL: [Scope; 7] = [
        Scope::Children,
        Scope::Record,
        Scope::Work,
        Scope::Figures,
        Scope::Looks,
        Scope::Service,
        Scope::Webhooks,
    ];

    /// The word under which it is kept and named.
    pub const fn word(self) -> &'static str {
        match self {
            Scope::Children => "children",
            Scope::Record => "record",
            Scope::Work => "work",
            Scope::Figures => "figures",
            Scope::Looks => "looks",
            Scope::Service => "service",
            Scope::Webhooks => "webhooks",
        }
    }

    /// What it is for, as it follows "may".
    pub const fn says(self) -> &'static str {
        match self {
            Scope::Children => "find children and read what is recorded of them, and what is due",
            Scope::Record => "add to records, put them right and take them back",
            Scope::Work => "read lists of work, of a team, and of what waits for an answer",
            Scope::Figures => "read figures, and who is behind them where the owner sees that",
            Scope::Looks => "read who looked at whose record, where the owner oversees that",
            Scope::Service => "read what is recorded of staff, homes and the authority itself",
            Scope::Webhooks => "be told when something is recorded",
        }
    }

    /// The scope of a word.
    pub fn of(word: &str) -> Option<Scope> {
        Scope::ALL.into_iter().find(|scope| scope.word() == word)
    }
}

/// Whether a token may be used for something.
pub fn has(token: &Token, scope: Scope) -> bool {
    token.scopes.split(' ').any(|word| word == scope.word())
}

/// A token that is to be made.
#[derive(Clone, Debug)]
pub struct NewToken<'a> {
    /// Whose, by id.
    pub owner: &'a str,
    /// What it is called.
    pub name: &'a str,
    /// What it may be used for.
    pub scopes: &'a [Scope],
    /// Days for which it can be used, 366 at most.
    pub days: u32,
}

/// Makes a token, and gives the text of it, once. `by` is who makes it.
///
/// # Errors
/// The name is empty or too long, there is no scope, too many days, or too many tokens; the journal cannot be written.
pub fn make(journal: &Journal, new: &NewToken<'_>, by: &str, now: Moment) -> Result<Secret, IdentityError> {
    let name = new.name.trim();
    if name.is_empty() || name.chars().count() > 60 || name.chars().any(char::is_control) {
        return Err(IdentityError::Token("Call it something, in at most 60 letters"));
    }
    if new.scopes.is_empty() {
        return Err(IdentityError::Token("Say what it may be used for"));
    }
    if !(1..=LONGEST_DAYS).contains(&new.days) {
        return Err(IdentityError::Token("Say for how many days: 1 to 366"));
    }
    let live = journal.tokens(Of::Owner(new.owner))?.into_iter().filter(|token| is_live(token, now)).count();
    if live >= MOST {
        return Err(IdentityError::Token("There are twenty tokens already. Revoke those that are not used"));
    }
    let secret = Secret::token();
    let words: Vec<&str> =
        Scope::ALL.iter().filter(|scope| new.scopes.contains(scope)).map(|scope| scope.word()).collect();
    journal.keep_token(Token {
        id: format!("{:016x}", rand::random::<u64>()).into(),
        hash: hash(For::Token, secret.as_str()),
        owner: new.owner.into(),
        name: name.into(),
        scopes: words.join(" ").into(),
        made: now,
        made_by: by.into(),
        expires: Moment::from_micros(now.micros() + i64::from(new.days) * 24 * 3_600 * 1_000_000),
        revoked: None,
        used: None,
    })?;
    let account = journal::AccountChange::Note { id: new.owner.into() };
    journal.change_account(account, Some((by, &format!("made the token of the API “{name}”"))))?;
    Ok(secret)
}

/// Revokes a token of somebody: it opens nothing from now on. False where they have none of this identifier. `by` is who
/// does it.
///
/// # Errors
/// The journal cannot be written.
pub fn revoke(journal: &Journal, owner: &str, id: &str, by: &str) -> Result<bool, IdentityError> {
    let Some(token) = journal.tokens(Of::Owner(owner))?.into_iter().find(|token| *token.id == *id) else {
        return Ok(false);
    };
    let revoked = journal.revoke_token(id)?;
    if revoked {
        let note = journal::AccountChange::Note { id: owner.into() };
        journal
            .change_account(note, Some((by, &format!("revoked the token of the API “{}”", token.name))))?;
    }
    Ok(revoked)
}

/// Whether a token opens anything at a moment.
pub fn is_live(token: &Token, now: Moment) -> bool {
    token.revoked.is_none() && now < token.expires
}

/// The token of a text; none where it is nobody's, was revoked or has expired. Whether its owner still works here is asked
/// of the accounts.
///
/// # Errors
/// The journal cannot be read.
pub fn of_text(journal: &Journal, text: &str, now: Moment) -> Result<Option<Token>, IdentityError> {
    if !text.starts_with(BEGINS) || text.len() != BEGINS.len() + 64 {
        return Ok(None);
    }
    let Some(token) = journal.token(hash(For::Token, text))?.filter(|token| is_live(token, now)) else {
        return Ok(None);
    };
    // To the minute: no answer waits for the disk.
    if token.used.is_none_or(|used| now.micros() - used.micros() > 60_000_000) {
        journal.token_used(&token.id)?;
    }
    Ok(Some(token))
}

/// The scopes of a token.
pub fn scopes(token: &Token) -> Vec<Scope> {
    token.scopes.split(' ').filter_map(Scope::of).collect()
}

/// Bytes that sign what a webhook is sent: for its program to know that it came from here.
pub fn signing_secret() -> [u8; 32] {
    rand::random()
}

/// Somebody's identifier of something that a program asked for with a key of its own: the same key gives the same.
pub fn identifier_of(parts: &[&str]) -> Arc<str> {
    let mut hasher = blake3::Hasher::new_derive_key("kith 2026-11-22 idempotency key");
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let hash = hasher.finalize();
    hash.as_bytes()[..8].iter().map(|byte| format!("{byte:02x}")).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Moment {
        "2018-11-05T08:00:00Z".parse().unwrap()
    }

    fn after(days: i64) -> Moment {
        Moment::from_micros(now().micros() + days * 24 * 3_600 * 1_000_000)
    }

    #[test]
    fn a_token_lives_until_its_day_or_until_it_is_revoked() {
        let journal = Journal::temporary(now).unwrap();
        let new =
            NewToken { owner: "ada", name: " Nightly ", scopes: &[Scope::Work, Scope::Children], days: 30 };
        let secret = make(&journal, &new, "ada", now()).unwrap();
        let token = of_text(&journal, secret.as_str(), now()).unwrap().unwrap();
        assert_eq!((&*token.name, &*token.scopes, &*token.owner), ("Nightly", "children work", "ada"));
        assert!(has(&token, Scope::Work) && !has(&token, Scope::Record));
        assert!(of_text(&journal, secret.as_str(), after(29)).unwrap().is_some());
        assert_eq!(of_text(&journal, secret.as_str(), after(30)).unwrap(), None);
        assert_eq!(of_text(&journal, &secret.as_str().to_uppercase(), now()).unwrap(), None);
        assert!(!revoke(&journal, "bo", &token.id, "bo").unwrap(), "another's");
        assert!(revoke(&journal, "ada", &token.id, "ada").unwrap());
        assert!(!revoke(&journal, "ada", &token.id, "ada").unwrap(), "twice");
        assert_eq!(of_text(&journal, secret.as_str(), now()).unwrap(), None);
        assert!(!format!("{secret:?} {token:?}").contains(secret.as_str()));
    }

    #[test]
    fn what_is_asked_for_badly_is_told() {
        let journal = Journal::temporary(now).unwrap();
        let long = "x".repeat(61);
        for (name, scopes, days, right) in [
            ("a", &[Scope::Work][..], 1, true),
            ("a", &[Scope::Work], 366, true),
            (" ", &[Scope::Work], 30, false),
            (&long, &[Scope::Work], 30, false),
            ("a\nb", &[Scope::Work], 30, false),
            ("a", &[], 30, false),
            ("a", &[Scope::Work], 0, false),
            ("a", &[Scope::Work], 367, false),
        ] {
            let new = NewToken { owner: "ada", name, scopes, days };
            assert_eq!(make(&journal, &new, "ada", now()).is_ok(), right, "{name:?} {days}");
        }
        let new = NewToken { owner: "bo", name: "n", scopes: &[Scope::Looks], days: 1 };
        for nth in 0..=MOST {
            assert_eq!(make(&journal, &new, "bo", now()).is_ok(), nth < MOST, "{nth}");
        }
        assert!(make(&journal, &new, "bo", after(1)).is_ok(), "those that have expired do not count");
    }

    #[test]
    fn whoever_leaves_takes_their_tokens_with_them() {
        let journal = Journal::temporary(now).unwrap();
        let identity = crate::Identity::new(journal.clone(), crate::Limits::default()).unwrap();
        let person = crate::NewPerson {
            id: "ada".into(),
            sign_in_name: "ada".to_owned(),
            name: "Ada".into(),
            role: "social_worker".into(),
            team: None,
        };
        identity.add(&person, "test", now()).unwrap();
        let new = NewToken { owner: "ada", name: "n", scopes: &[Scope::Work], days: 30 };
        let secret = make(&journal, &new, "ada", now()).unwrap();
        identity.leave("ada", "test").unwrap();
        assert_eq!(of_text(&journal, secret.as_str(), now()).unwrap(), None);
        identity.add(&person, "test", now()).unwrap();
        assert_eq!(of_text(&journal, secret.as_str(), now()).unwrap(), None, "not even when they come back");
    }

    #[test]
    fn a_key_names_one_thing_and_its_parts_do_not_run_together() {
        let id = identifier_of(&["ada", "C1", "k"]);
        assert_eq!((id.len(), &id), (16, &identifier_of(&["ada", "C1", "k"])));
        assert_ne!(id, identifier_of(&["ada", "C1k", ""]));
    }
}
