//! How old somebody usually is who reads a text with ease: a formula, stated, so that nobody takes it for more than it is.
//!
//! Flesch and Kincaid's grade level (1975): 0.39 × words per sentence + 11.8 × syllables per word − 15.59; the reading age is
//! that grade and five years. It counts lengths and knows nothing of meaning: a short word can be a hard one.

/// The formula as it is told to whoever reads the number.
pub const FORMULA: &str =
    "Flesch–Kincaid: 0.39 × words per sentence + 11.8 × syllables per word − 15.59, and five years";

/// What was counted in a text, and the age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// Sentences.
    pub sentences: usize,
    /// Words.
    pub words: usize,
    /// Syllables.
    pub syllables: usize,
    /// The reading age in whole years, at least 5; `None` where there are too few words to tell (under 20).
    pub age: Option<u8>,
}

/// Fewer words tell nothing.
const FEW: usize = 20;

/// Counts a text. A line break after a line without a stop ends a sentence too: a heading, a line of an address.
pub fn of(text: &str) -> Reading {
    let (mut sentences, mut words, mut syllables) = (0, 0, 0);
    for sentence in text.split(['.', '!', '?', '\n', ':', ';']) {
        let own: Vec<&str> =
            sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).collect();
        if own.is_empty() {
            continue;
        }
        sentences += 1;
        words += own.len();
        syllables += own.iter().map(|word| syllables_of(word)).sum::<usize>();
    }
    Reading { sentences, words, syllables, age: age(sentences, words, syllables) }
}

/// In hundredths of a year throughout, so that every machine gives the same.
fn age(sentences: usize, words: usize, syllables: usize) -> Option<u8> {
    if words < FEW {
        return None;
    }
    let (s, w, y) = (sentences.max(1) as i64, words as i64, syllables as i64);
    let grade = 39 * w / s + 1180 * y / w - 1559;
    let years = (grade + 500 + 50).div_euclid(100).clamp(5, 20);
    u8::try_from(years).ok()
}

/// The syllables of a word: runs of vowels, less a silent e at the end; a number counts as one for each of its figures.
pub fn syllables_of(word: &str) -> usize {
    let letters: Vec<char> =
        word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let figures = letters.iter().filter(|letter| letter.is_ascii_digit()).count();
    if figures > 0 {
        return figures;
    }
    let is_vowel = |letter: char| "aeiouyàáâäèéêëìíîïòóôöùúûü".contains(letter);
    let mut runs = 0;
    let mut before = false;
    for (at, letter) in letters.iter().enumerate() {
        // A y that begins a word is no vowel.
        let vowel = is_vowel(*letter) && !(at == 0 && *letter == 'y');
        if vowel && !before {
            runs += 1;
        }
        before = vowel;
    }
    let silent = letters.ends_with(&['e'])
        && runs > 1
        && letters.len() > 2
        && !letters.ends_with(&['l', 'e'])
        && !is_vowel(letters[letters.len() - 2]);
    // Also in front of an s or a d: likes, walked; but houses, wanted.
    let quiet = |last: char, but: &str| {
        let count = letters.len();
        runs > 1
            && count > 3
            && letters[count - 1] == last
            && letters[count - 2] == 'e'
            && !but.contains(letters[count - 3])
            && !is_vowel(letters[count - 3])
    };
    let past = quiet('d', "td") || quiet('s', "szxcgh");
    (runs - usize::from(silent || past)).max(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn syllables() {
        for (word, count) in [
            ("cat", 1),
            ("home", 1),
            ("table", 2),
            ("review", 2),
            ("you", 1),
            ("family", 3),
            ("walked", 1),
            ("wanted", 2),
            ("likes", 1),
            ("houses", 2),
            ("contingency", 4),
            ("2018", 4),
            ("the", 1),
            ("yes", 1),
            ("“Nan’s”", 1),
        ] {
            assert_eq!(syllables_of(word), count, "{word}");
        }
    }

    #[test]
    fn short_words_read_young_and_long_ones_old() {
        let young = "You said you like it at home. We all think so too. You will see Nan more. \
                     Sam will take you there on the bus. I will come and see you in May.";
        let old = "The local authority endorsed a contingency arrangement regarding accommodation, \
                   notwithstanding considerable reservations concerning sustainability of \
                   the identified placement throughout subsequent educational transitions.";
        let (young, old) = (of(young).age.unwrap(), of(old).age.unwrap());
        assert!(young <= 7, "{young}");
        assert!(old >= 18, "{old}");
        assert_eq!(of("Too few words.").age, None);
    }

    #[test]
    fn the_formula_by_hand() {
        // 20 words of one syllable in 2 sentences: 0.39 × 10 + 11.8 − 15.59 = 0.11; and five years.
        let text = "We like the dog and he likes us a lot too. We like the cat and she likes the dog.";
        let reading = of(text);
        assert_eq!((reading.sentences, reading.words, reading.syllables), (2, 20, 20));
        assert_eq!(reading.age, Some(5));
    }

    proptest! {
        #[test]
        fn any_text_is_counted(text in ".{0,400}") {
            let reading = of(&text);
            prop_assert!(reading.sentences <= reading.words);
            prop_assert!(reading.words <= reading.syllables);
        }
    }
}
