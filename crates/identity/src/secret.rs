//! Something that only its holder knows: a session, a device, a link.

use std::fmt;

use journal::SecretHash;

/// A random value of 256 bits, as 64 letters and digits. It is told once, to its holder.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A new one.
    pub(crate) fn new() -> Secret {
        let bytes: [u8; 32] = rand::random();
        Secret(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// A new one that says what it is, for a program.
    pub(crate) fn token() -> Secret {
        Secret(format!("kith_{}", Secret::new().0))
    }

    /// The text of it, for a cookie or a link.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What secrets are for: the same text is hashed to something else for each, so that a link is never taken for a session.
#[derive(Clone, Copy)]
pub(crate) enum For {
    Session,
    Device,
    Link,
    RecoveryCode,
    Away,
    Token,
    Passkey,
}

/// The hash under which a secret is kept. It has 256 random bits (a recovery code 80), so that a fast hash will do.
pub(crate) fn hash(what: For, text: &str) -> SecretHash {
    let context = match what {
        For::Session => "kith 2026-11-22 session",
        For::Device => "kith 2026-11-22 device",
        For::Link => "kith 2026-11-22 set-up link",
        For::RecoveryCode => "kith 2026-11-22 recovery code",
        For::Away => "kith 2026-11-22 away at a provider",
        For::Token => "kith 2026-11-22 token",
        For::Passkey => "kith 2026-11-22 awaited passkey",
    };
    SecretHash(blake3::derive_key(context, text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::{For, Secret, hash};

    #[test]
    fn secrets_differ_and_are_not_shown() {
        let (a, b) = (Secret::new(), Secret::new());
        assert_ne!(a, b);
        assert_eq!(a.as_str().len(), 64);
        assert_eq!(format!("{a:?}"), "Secret(…)");
        assert_ne!(hash(For::Session, a.as_str()), hash(For::Device, a.as_str()));
    }
}
