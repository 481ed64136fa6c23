//! Thirty-two bytes that stand for others.

use std::fmt;
use std::str::FromStr;

/// A BLAKE3 hash: of a payload with its salt, or of an envelope with the hash before it. Written as 64 hexadecimal
/// digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Digest(pub [u8; 32]);

/// A text that is not 64 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a hash is 64 hexadecimal digits (0 to 9, a to f)")]
pub struct DigestError;

impl Digest {
    /// What stands before the first entry: thirty-two zero bytes.
    pub const NONE: Digest = Digest([0; 32]);
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Digest {
    type Err = DigestError;

    fn from_str(text: &str) -> Result<Digest, DigestError> {
        let mut bytes = [0; 32];
        if text.len() != 64 || !text.is_ascii() {
            return Err(DigestError);
        }
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| DigestError)?;
            if pair.starts_with('+') {
                return Err(DigestError);
            }
            *byte = u8::from_str_radix(pair, 16).map_err(|_| DigestError)?;
        }
        Ok(Digest(bytes))
    }
}

/// The end of a chain: how many entries there are, and the hash of the last. Noted on paper or in another system,
/// it shows later whether the journal was cut short or written anew. Written `12345:` and 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Head {
    /// Number of the last entry; 0 for an empty journal.
    pub seq: u64,
    /// Its hash; [`Digest::NONE`] for an empty journal.
    pub hash: Digest,
}

/// A text that is not a head.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the head of a journal is a number, a colon and 64 hexadecimal digits, as `kith verify` prints it")]
pub struct HeadError;

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.seq, self.hash)
    }
}

impl FromStr for Head {
    type Err = HeadError;

    fn from_str(text: &str) -> Result<Head, HeadError> {
        let (seq, hash) = text.split_once(':').ok_or(HeadError)?;
        let seq = seq.parse().map_err(|_| HeadError)?;
        Ok(Head { seq, hash: hash.parse().map_err(|_| HeadError)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_reads_back_as_written() {
        let head = Head { seq: 12, hash: Digest([0xa7; 32]) };
        assert_eq!(head.to_string().parse(), Ok(head));
        for wrong in ["", "12", "12:", "12:a7", "x:a7", &format!("12:{}", "+7".repeat(32))] {
            assert_eq!(wrong.parse::<Head>(), Err(HeadError), "{wrong}");
        }
    }
}
