//! Names as people write them: with an accent or without, in whatever case, with one sort of apostrophe or another. Whoever looks
//! for Zoë has to find Zoe, and what is left out of a text under one spelling is left out under the other.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text as it is compared: lower case, no accents, letters that stand for two written as two, one sort of apostrophe and of
/// hyphen.
pub fn bare(text: &str) -> String {
    text.chars().flat_map(letters).collect()
}

/// A letter as it is compared: none for an accent that stands apart.
fn letters(c: char) -> impl Iterator<Item = char> {
    c.to_lowercase().nfd().filter(|c| !is_combining_mark(*c)).flat_map(|c| {
        let (one, more) = match c {
            'ß' => ('s', Some('s')),
            'æ' => ('a', Some('e')),
            'œ' => ('o', Some('e')),
            'þ' => ('t', Some('h')),
            'ð' | 'đ' => ('d', None),
            'ø' => ('o', None),
            'ł' => ('l', None),
            'ħ' => ('h', None),
            'ı' => ('i', None),
            '’' | '‘' | '`' | 'ʼ' => ('\'', None),
            '–' | '‑' | '—' => ('-', None),
            other => (other, None),
        };
        std::iter::once(one).chain(more)
    })
}

/// Where words stand in a text, from their first byte to the one after their last: whole words only, however they are spelt and
/// spaced. Nowhere where there are none.
pub fn places<'a>(text: &'a str, words: &str) -> impl Iterator<Item = (usize, usize)> + use<'a> {
    let words: Vec<String> = words.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    let begins = if words.is_empty() { Vec::new() } else { begins(text) };
    begins.into_iter().filter_map(move |from| {
        let mut at = from;
        for (nth, word) in words.iter().enumerate() {
            if nth > 0 {
                let rest = text.get(at..)?;
                let gap = rest.len() - rest.trim_start().len();
                if gap == 0 {
                    return None;
                }
                at += gap;
            }
            at = after(text, at, word)?;
        }
        let ends = words.last()?.chars().next_back().is_none_or(char::is_alphanumeric);
        let goes_on = text.get(at..)?.chars().next().is_some_and(char::is_alphanumeric);
        (!ends || !goes_on).then_some((from, at))
    })
}

/// Whether a capital letter stands at a byte of a text: many a name is a word too, and a name only then.
pub fn is_capital(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase)
}

/// Where words begin.
fn begins(text: &str) -> Vec<usize> {
    let mut before = None::<char>;
    let mut begins = Vec::new();
    for (at, c) in text.char_indices() {
        let inside_a_word = c.is_alphanumeric() && before.is_some_and(char::is_alphanumeric);
        if !c.is_whitespace() && !inside_a_word && !is_combining_mark(c) {
            begins.push(at);
        }
        // An accent that stands apart belongs to its letter.
        if !is_combining_mark(c) {
            before = Some(c);
        }
    }
    begins
}

/// The byte after a word that stands here, with the accents of its last letter; none where another stands here.
fn after(text: &str, at: usize, word: &str) -> Option<usize> {
    let mut wanted = word.chars().peekable();
    let mut end = at;
    for c in text.get(at..)?.chars() {
        if wanted.peek().is_none() && !is_combining_mark(c) {
            break;
        }
        for letter in letters(c) {
            if wanted.next() != Some(letter) {
                return None;
            }
        }
        end += c.len_utf8();
    }
    wanted.peek().is_none().then_some(end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found<'a>(text: &'a str, words: &str) -> Vec<&'a str> {
        places(text, words).map(|(from, to)| &text[from..to]).collect()
    }

    #[test]
    fn a_name_is_found_however_it_is_written() {
        for (text, words, expected) in [
            ("Zoë saw ZOE, Zoe\u{308} and zoé", "Zoe", vec!["Zoë", "ZOE", "Zoe\u{308}", "zoé"]),
            ("Zoe came", "Zoë", vec!["Zoe"]),
            ("Zoey and Azoe", "Zoë", vec![]),
            ("Łukasz, Lukasz", "łukasz", vec!["Łukasz", "Lukasz"]),
            ("Groß and Gross and GROSS", "Groß", vec!["Groß", "Gross", "GROSS"]),
            ("Jos and Joß", "Jos", vec!["Jos"]),
            ("İpek and Ipek", "ipek", vec!["İpek", "Ipek"]),
            ("O’Brien, O'BRIEN’s", "o'brien", vec!["O’Brien", "O'BRIEN"]),
            ("Ada  Mary\nLane", "ada mary lane", vec!["Ada  Mary\nLane"]),
            ("Rowe\u{301}na", "Rowe", vec![]),
            ("Rowe\u{301}na", "na", vec![]),
            ("a\u{301}", "\u{301}", vec![]),
            ("", "Zoe", vec![]),
            ("Zoe", " ", vec![]),
        ] {
            assert_eq!(found(text, words), expected, "{words} in {text}");
        }
        assert_eq!(bare("Ægir ÞÓRA Ødegård Đorđe O’Neill–Smith"), "aegir thora odegard dorde o'neill-smith");
        assert!(
            is_capital("a Éa", 2) && !is_capital("a éa", 2) && !is_capital("é", 1) && !is_capital("a", 1)
        );
    }

    proptest! {
        /// Whatever is typed, a place is a run of whole letters, and a text is found in itself.
        #[test]
        fn places_are_within_the_text(text in "\\PC{0,24}", words in "\\PC{0,8}") {
            for (from, to) in places(&text, &words) {
                prop_assert!(from < to && text.get(from..to).is_some());
            }
            let name: String = words.chars().filter(|c| c.is_alphabetic() && !is_combining_mark(*c)).collect();
            if !bare(&name).is_empty() {
                let text = format!("1 {name}, 2");
                let places = found(&text, &name);
                prop_assert_eq!(places.first().copied(), Some(name.as_str()));
            }
        }
    }
}
