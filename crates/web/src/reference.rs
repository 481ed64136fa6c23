//! A reference for one request: on its error page, in the log, and nothing about it can be read
//! from the reference itself.

use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// The reference of one request, shown as two groups of four letters and digits that are hard to
/// mistake for one another when read out over a telephone (no I, L, O or U).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reference(u64);

const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl Reference {
    /// A new reference, in no order that a reader could follow.
    pub(crate) fn next() -> Reference {
        static KEY: LazyLock<RandomState> = LazyLock::new(RandomState::new);
        static COUNT: AtomicU64 = AtomicU64::new(0);
        Reference(KEY.hash_one(COUNT.fetch_add(1, Ordering::Relaxed)))
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for place in 0..8 {
            if place == 4 {
                f.write_str("-")?;
            }
            let letter = LETTERS[(self.0 >> (place * 5) & 31) as usize];
            write!(f, "{}", char::from(letter))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::Reference;

    #[test]
    fn references_differ_and_can_be_read_out() {
        let all: HashSet<String> = (0..1000).map(|_| Reference::next().to_string()).collect();
        assert_eq!(all.len(), 1000);
        for one in all {
            assert_eq!(one.len(), 9);
            assert_eq!(&one[4..5], "-");
            assert!(!one.contains(['I', 'L', 'O', 'U']), "{one}");
        }
    }
}
