//! The one way in which anything is sealed here: AES-256 in Galois/Counter Mode (NIST SP 800-38D), from ring.

use rand::Rng;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};

/// Bytes of a key.
pub(crate) const KEY_BYTES: usize = 32;
/// Bytes of what is drawn anew for everything sealed. A key seals a subject's entries, some thousands: the same twelve bytes
/// twice under one key are then less likely than one in 2⁷⁰.
const NONCE: usize = 12;
/// Bytes that show that nothing was changed.
const TAG: usize = 16;
/// What sealing adds.
pub(crate) const ADDED: usize = NONCE + TAG;

/// A key, ready for use. Says nothing of itself.
pub(crate) struct Cipher(LessSafeKey);

impl Cipher {
    /// `None` where the bytes are no key.
    pub(crate) fn new(key: &[u8]) -> Option<Cipher> {
        Some(Cipher(LessSafeKey::new(UnboundKey::new(&AES_256_GCM, key).ok()?)))
    }

    /// Seals parts that follow each other, bound to `place`: nonce, what is sealed, tag. `None` only for what no limit lets
    /// through (64 GiB).
    pub(crate) fn seal(&self, place: &[u8], parts: &[&[u8]]) -> Option<Vec<u8>> {
        let mut nonce = [0; NONCE];
        rand::rng().fill_bytes(&mut nonce);
        let inside: usize = parts.iter().map(|part| part.len()).sum();
        let mut out = Vec::with_capacity(inside + ADDED);
        out.extend_from_slice(&nonce);
        for part in parts {
            out.extend_from_slice(part);
        }
        let plain = out.get_mut(NONCE..)?;
        let nonce = Nonce::assume_unique_for_key(nonce);
        let tag = self.0.seal_in_place_separate_tag(nonce, Aad::from(place), plain).ok()?;
        out.extend_from_slice(tag.as_ref());
        Some(out)
    }

    /// Opens what was sealed under this key and at this place, into `room`; `None` where it was not.
    pub(crate) fn open<'room>(
        &self,
        place: &[u8],
        sealed: &[u8],
        room: &'room mut Vec<u8>,
    ) -> Option<&'room [u8]> {
        let (nonce, rest) = sealed.split_first_chunk::<NONCE>()?;
        room.clear();
        room.extend_from_slice(rest);
        let nonce = Nonce::assume_unique_for_key(*nonce);
        self.0.open_in_place(nonce, Aad::from(place), room).ok().map(|plain| &*plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_at_its_own_place_with_its_own_key_unchanged() {
        let (one, other) = (Cipher::new(&[1; 32]).unwrap(), Cipher::new(&[2; 32]).unwrap());
        let sealed = one.seal(b"here", &[b"salt", b"{}"]).unwrap();
        assert_eq!(sealed.len(), 6 + ADDED);
        let mut room = Vec::new();
        assert_eq!(one.open(b"here", &sealed, &mut room), Some(&b"salt{}"[..]));
        assert_eq!(one.open(b"there", &sealed, &mut room), None);
        assert_eq!(other.open(b"here", &sealed, &mut room), None);
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(one.open(b"here", &changed, &mut room), None, "byte {at}");
            assert_eq!(one.open(b"here", &sealed[..at], &mut room), None, "the first {at}");
        }
        assert_ne!(one.seal(b"here", &[b"salt", b"{}"]), Some(sealed), "nothing is sealed twice alike");
        assert!(Cipher::new(&[1; 31]).is_none());
    }
}
