//! Codes on paper, for when the telephone is lost.

use std::fmt::Write;

/// How many are given.
pub(crate) const CODES: usize = 10;
/// Letters and digits of one: 80 bits.
const LETTERS: usize = 16;
/// No I, L, O or U: they are mistaken for others.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A code as it is shown: four groups of four.
pub(crate) fn new() -> String {
    let bytes: [u8; LETTERS] = rand::random();
    let mut code = String::with_capacity(LETTERS + 3);
    for (place, byte) in bytes.iter().enumerate() {
        if place > 0 && place % 4 == 0 {
            code.push('-');
        }
        let _ = write!(code, "{}", char::from(ALPHABET[usize::from(byte % 32)]));
    }
    code
}

/// What was typed, as it was shown; nothing where it cannot be a code.
pub(crate) fn read(typed: &str) -> Option<String> {
    let plain: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    let fits = plain.len() == LETTERS && plain.bytes().all(|byte| ALPHABET.contains(&byte));
    fits.then(|| [&plain[..4], &plain[4..8], &plain[8..12], &plain[12..]].join("-"))
}

#[cfg(test)]
mod tests {
    use super::{new, read};

    #[test]
    fn a_code_reads_however_it_is_typed() {
        let code = new();
        assert_eq!(code.len(), 19);
        assert_ne!(code, new());
        for typed in [
            code.clone(),
            code.to_lowercase(),
            code.replace('-', ""),
            format!(" {} ", code.replace('-', " ")),
        ] {
            assert_eq!(read(&typed), Some(code.clone()), "{typed}");
        }
        assert_eq!(read("oiLl-0000-0000-0000").as_deref(), Some("0111-0000-0000-0000"));
        for typed in ["", "123456", "!!!!-0000-0000-0000", "é000-0000-0000-000"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
