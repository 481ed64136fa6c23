//! Passwords: what one must be like, its hash, and a comparison that takes as long for nobody as for somebody.

use std::sync::atomic::{AtomicU64, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::error::IdentityError;

/// Letters that a password has at least (NIST SP 800-63B asks for 8, with a second factor).
pub const SHORTEST: usize = 12;
/// Letters that a password has at most: so that nobody is made to work on a megabyte.
pub const LONGEST: usize = 128;

/// Memory in KiB, passes and lanes (OWASP Password Storage Cheat Sheet: 19 MiB, 2, 1).
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

/// Why a password will not do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Weakness {
    /// Too few letters.
    #[error(
        "Choose a password of at least {SHORTEST} characters: three words that do not belong together are easy to keep in mind"
    )]
    Short,
    /// Too many.
    #[error("Choose a password of at most {LONGEST} characters")]
    Long,
    /// Among the first that somebody would try.
    #[error(
        "This password would be guessed soon: it is among those that many people choose, or is made of your own name. \
         Choose another, such as three words that do not belong together"
    )]
    Guessed,
    /// Not the same twice.
    #[error("The two passwords differ. Type the new password again")]
    Differ,
}

/// Whether a password will do for somebody who goes by these names. No rule says which letters it must hold.
pub(crate) fn check(password: &str, about: &[&str]) -> Result<(), Weakness> {
    let letters = password.chars().count();
    if letters < SHORTEST {
        return Err(Weakness::Short);
    }
    if letters > LONGEST {
        return Err(Weakness::Long);
    }
    let mut about: Vec<&str> = about.iter().flat_map(|name| name.split([' ', '@', '.', '-'])).collect();
    about.extend(["kith", "council", "children", "social", "worker"]);
    if zxcvbn::zxcvbn(password, &about).score() < zxcvbn::Score::Three {
        return Err(Weakness::Guessed);
    }
    Ok(())
}

/// Argon2id with its cost, and a hash to compare with where there is none.
pub(crate) struct Passwords {
    argon: Argon2<'static>,
    decoy: String,
    worked: AtomicU64,
}

impl Passwords {
    pub(crate) fn new() -> Result<Passwords, IdentityError> {
        let (memory, passes, lanes) = COST;
        let cost = Params::new(memory, passes, lanes, None).map_err(failed)?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, cost);
        let mut passwords = Passwords { argon, decoy: String::new(), worked: AtomicU64::new(0) };
        passwords.decoy = passwords.hash(crate::Secret::new().as_str())?;
        Ok(passwords)
    }

    /// The hash in its PHC form, with a salt of its own.
    pub(crate) fn hash(&self, password: &str) -> Result<String, IdentityError> {
        Ok(self.argon.hash_password(password.as_bytes()).map_err(failed)?.to_string())
    }

    /// Whether this is the password. The same work is done where there is no hash to compare with, and the answer is no.
    pub(crate) fn is(&self, password: &str, kept: Option<&str>) -> bool {
        self.worked.fetch_add(1, Ordering::Relaxed);
        // A password longer than any that is taken is not worked on, whoever it is for.
        let password = if password.chars().count() > LONGEST { "" } else { password };
        let same = PasswordHash::new(kept.unwrap_or(&self.decoy))
            .is_ok_and(|hash| self.argon.verify_password(password.as_bytes(), &hash).is_ok());
        same && kept.is_some()
    }

    pub(crate) fn worked(&self) -> u64 {
        self.worked.load(Ordering::Relaxed)
    }
}

fn failed(error: impl std::fmt::Display) -> IdentityError {
    IdentityError::Password(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Passwords, Weakness, check};

    #[test]
    fn what_would_be_guessed_is_refused_and_no_letter_is_demanded() {
        for (password, expected) in [
            ("short", Err(Weakness::Short)),
            ("passwordpassword", Err(Weakness::Guessed)),
            ("aaaaaaaaaaaaaaaa", Err(Weakness::Guessed)),
            ("123456789012", Err(Weakness::Guessed)),
            ("AdaWinterbeck", Err(Weakness::Guessed)),
            ("kithkithkithkith", Err(Weakness::Guessed)),
            ("lantern gravel ochre", Ok(())),
            ("ключ ветер сарай 7", Ok(())),
        ] {
            assert_eq!(check(password, &["Ada Winterbeck", "ada@council.example"]), expected, "{password}");
        }
        assert_eq!(check(&"ab1 ".repeat(40), &[]), Err(Weakness::Long));
    }

    #[test]
    fn a_hash_says_how_it_was_made_and_nobody_costs_as_much_as_somebody() {
        let passwords = Passwords::new().unwrap();
        let kept = passwords.hash("lantern gravel ochre").unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert_ne!(kept, passwords.hash("lantern gravel ochre").unwrap(), "salted");
        assert!(passwords.is("lantern gravel ochre", Some(&kept)));
        assert!(!passwords.is("lantern gravel ochrE", Some(&kept)));
        assert!(!passwords.is("lantern gravel ochre", None));
        assert_eq!(passwords.worked(), 3);
        // The decoy costs what any other does: same parameters.
        assert_eq!(passwords.decoy.split('$').nth(3), kept.split('$').nth(3));
    }
}
