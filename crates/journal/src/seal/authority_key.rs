//! The authority's key, which wraps every data key. It stands outside the database, and whoever keeps it keeps the record.

use std::fmt;

use ring::rand::{SecureRandom, SystemRandom};

use super::cipher::{Cipher, KEY_BYTES};
use crate::error::KeyError;

/// What a line with a key begins with.
const FORM: &str = "kith-authority-key-1";
/// How the name of a key is made from it; never changed.
const NAME: &str = "kith authority key, its name, v1";

/// The name of an authority's key: sixteen hexadecimal digits that say nothing of the key itself.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyName(Box<str>);

impl KeyName {
    /// A name as the database holds it.
    pub(crate) fn stored(text: &str) -> KeyName {
        KeyName(text.into())
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An authority's key. Only its name can be printed.
pub struct AuthorityKey {
    name: KeyName,
    cipher: Cipher,
}

impl fmt::Debug for AuthorityKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuthorityKey").field("name", &self.name).finish_non_exhaustive()
    }
}

impl AuthorityKey {
    /// Draws a new key from the system's own randomness, and gives the line that holds it.
    ///
    /// # Errors
    /// The system has no randomness to give.
    pub fn draw() -> Result<(AuthorityKey, String), KeyError> {
        let mut bytes = [0; KEY_BYTES];
        SystemRandom::new().fill(&mut bytes).map_err(|_| KeyError::NoRandomness)?;
        let key = AuthorityKey::of(&bytes).ok_or(KeyError::NoRandomness)?;
        let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok((key, format!("{FORM} {digits}")))
    }

    fn of(bytes: &[u8; KEY_BYTES]) -> Option<AuthorityKey> {
        let name = blake3::derive_key(NAME, bytes);
        let name: String = name.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Some(AuthorityKey { name: KeyName(name.into()), cipher: Cipher::new(bytes)? })
    }

    /// Its name.
    pub fn name(&self) -> &KeyName {
        &self.name
    }

    pub(crate) fn cipher(&self) -> &Cipher {
        &self.cipher
    }

    /// Every key of a text: one a line, the one that wraps what is new first. Empty lines and those that begin with `#` say
    /// nothing. `from` says where the text came from.
    pub(crate) fn read_all(text: &str, from: &str) -> Result<Vec<AuthorityKey>, KeyError> {
        let mut keys = Vec::new();
        for (line, text) in (1..).zip(text.lines()) {
            let text = text.trim();
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            let key = text
                .strip_prefix(FORM)
                .and_then(|digits| bytes(digits.trim()))
                .as_ref()
                .and_then(AuthorityKey::of);
            keys.push(key.ok_or_else(|| KeyError::NotAKey { from: from.to_owned(), line })?);
        }
        if keys.is_empty() { Err(KeyError::None { from: from.to_owned() }) } else { Ok(keys) }
    }
}

fn bytes(digits: &str) -> Option<[u8; KEY_BYTES]> {
    digits.parse::<crate::Digest>().ok().map(|digest| digest.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_back_and_shows_only_its_name() {
        let (key, line) = AuthorityKey::draw().unwrap();
        let text = format!("# of Winterbeck\n\n  {line}  \n");
        let read = AuthorityKey::read_all(&text, "the file").unwrap();
        assert_eq!(read.len(), 1);
        assert_eq!(read[0].name(), key.name());
        assert_eq!(key.name().as_str().len(), 16);
        let shown = format!("{key:?}");
        assert!(shown.contains(key.name().as_str()) && shown.len() < 60, "{shown}");
    }

    #[test]
    fn what_is_no_key_is_told_by_its_line_and_not_repeated() {
        let (_, line) = AuthorityKey::draw().unwrap();
        for wrong in ["kith-authority-key-1", "hunter2", &line[..line.len() - 1], &format!("{line}0")] {
            let secret = wrong.rsplit(' ').next().filter(|secret| !secret.starts_with("kith"));
            let refused = AuthorityKey::read_all(&format!("{line}\n{wrong}"), "keys.txt").unwrap_err();
            assert_eq!(refused, KeyError::NotAKey { from: "keys.txt".into(), line: 2 }, "{wrong}");
            assert!(secret.is_none_or(|secret| !refused.to_string().contains(secret)), "{refused}");
        }
        assert_eq!(
            AuthorityKey::read_all("# nothing\n", "keys.txt").unwrap_err(),
            KeyError::None { from: "keys.txt".into() }
        );
    }
}
