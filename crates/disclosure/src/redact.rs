//! Words that are left out of a text: by rules, by hand, and taken back by hand.
//!
//! What is left out is not covered but gone: [`apply`] writes another text in its place, and nothing of the words, not even
//! their length, is in it.

use records::complaints::{LeftOutGround, MarkSort, RedactionMark};
use records::spelling;

use crate::people::People;

/// What stands in the place of words that were left out.
pub const LEFT_OUT: &str = "[left out]";

/// A run of a text, in bytes, that is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Its first byte.
    pub from: usize,
    /// The byte after its last.
    pub to: usize,
    /// On which ground.
    pub ground: LeftOutGround,
    /// What found it: a rule in a few words, or somebody's mark.
    pub by: &'static str,
}

/// What somebody decided about words, everywhere or in one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// What is done.
    pub sort: MarkSort,
    /// The entry, as `kind/record`; everywhere where there is none.
    pub entry: Option<String>,
    /// The words; the whole entry where there are none.
    pub words: Option<String>,
    /// The ground.
    pub ground: Option<LeftOutGround>,
}

impl From<&RedactionMark> for Mark {
    fn from(mark: &RedactionMark) -> Mark {
        let filled = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        Mark { sort: mark.sort, entry: filled(&mark.entry), words: filled(&mark.words), ground: mark.ground }
    }
}

impl Mark {
    /// Whether it speaks of an entry.
    pub fn is_about(&self, key: &str) -> bool {
        self.entry.as_deref().is_none_or(|entry| entry == key)
    }
}

/// The mark of somebody, not of a rule.
pub(crate) const BY_HAND: &str = "marked by hand";

/// What is left out of a text, in order and without overlaps: what rules find, less what somebody decided to show, and what
/// somebody decided to leave out.
pub fn spans(text: &str, people: &People, marks: &[&Mark]) -> Vec<Span> {
    let mut found = Vec::new();
    for known in people.names() {
        let Some(ground) = known.sort.ground() else { continue };
        let by = known.sort.words();
        found.extend(whole(text, &known.name, true).map(|(from, to)| Span { from, to, ground, by }));
    }
    let reach = [
        (phones(text), "a telephone number"),
        (mails(text), "an e-mail address"),
        (places(text), "an address"),
    ];
    for (runs, by) in reach {
        let ground = LeftOutGround::ThirdParty;
        found.extend(runs.into_iter().map(|(from, to)| Span { from, to, ground, by }));
    }
    let shown: Vec<(usize, usize)> = of_marks(text, marks, MarkSort::Show).map(|(run, _)| run).collect();
    // Whatever lies within words that somebody decided to show is shown; a run that goes beyond them is not theirs to show.
    found.retain(|span| !shown.iter().any(|(from, to)| *from <= span.from && span.to <= *to));
    for ((from, to), mark) in of_marks(text, marks, MarkSort::LeaveOut) {
        let ground = mark.ground.unwrap_or(LeftOutGround::ThirdParty);
        found.push(Span { from, to, ground, by: BY_HAND });
    }
    merged(found)
}

fn of_marks<'a>(
    text: &'a str,
    marks: &'a [&'a Mark],
    sort: MarkSort,
) -> impl Iterator<Item = ((usize, usize), &'a Mark)> {
    marks.iter().filter(move |mark| mark.sort == sort).flat_map(move |mark| {
        let words = mark.words.as_deref().unwrap_or_default();
        whole(text, words, false).map(move |run| (run, *mark))
    })
}

/// The text without them: what is left of it says where something is left out and on which ground, by its number.
pub fn apply(text: &str, spans: &[Span], number: impl Fn(LeftOutGround) -> usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for span in spans {
        out.push_str(text.get(at..span.from).unwrap_or_default());
        out.push_str(&format!("[left out, note {}]", number(span.ground)));
        at = span.to;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| (span.from, std::cmp::Reverse(span.to)));
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans.into_iter().filter(|span| span.from < span.to) {
        match merged.last_mut() {
            Some(last) if span.from < last.to => last.to = last.to.max(span.to),
            _ => merged.push(span),
        }
    }
    merged
}

/// Words that are names too, and stand in lower case far more often as words.
const WORDS: &[&str] = &[
    "amber", "angel", "art", "ash", "autumn", "bell", "bill", "black", "brown", "brook", "chance", "cook",
    "daisy", "dawn", "drew", "faith", "field", "frank", "grace", "grant", "green", "harmony", "heath",
    "hill", "holly", "home", "hope", "iris", "ivy", "jack", "jade", "joy", "june", "king", "lane", "lily",
    "long", "march", "mark", "may", "miles", "mercy", "moss", "page", "pat", "penny", "poppy", "rain", "ray",
    "reed", "rich", "river", "rob", "robin", "rose", "ruby", "sandy", "scarlet", "sky", "star", "sue",
    "summer", "sunny", "violet", "ward", "white", "will", "wood", "wren", "young",
];

/// Where words stand in a text. `names`: a single word that is a common word as well is a name only with a capital letter.
fn whole<'a>(text: &'a str, words: &str, names: bool) -> impl Iterator<Item = (usize, usize)> + use<'a> {
    let common = names && WORDS.contains(&&*spelling::bare(words.trim()));
    spelling::places(text, words).filter(move |(from, _)| !common || spelling::is_capital(text, *from))
}

/// Telephone numbers: ten digits or more that begin with 0 or +, one or several after each other.
fn phones(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut run: Option<(usize, usize, usize)> = None;
    let mut close = |run: &mut Option<(usize, usize, usize)>| {
        if let Some((from, to, digits)) = run.take()
            && digits >= 10
        {
            found.push((from, to));
        }
    };
    let mut before = None::<char>;
    for (at, c) in text.char_indices() {
        match (&mut run, c) {
            (Some((_, to, digits)), c) if c.is_ascii_digit() => {
                *to = at + 1;
                *digits += 1;
            }
            (Some(_), ' ' | '-' | '(' | ')') => {}
            (Some(_), _) => close(&mut run),
            (None, '0') if !before.is_some_and(char::is_alphanumeric) => run = Some((at, at + 1, 1)),
            (None, '+') => run = Some((at, at + 1, 0)),
            (None, _) => {}
        }
        before = Some(c);
    }
    close(&mut run);
    found
}

/// E-mail addresses.
fn mails(text: &str) -> Vec<(usize, usize)> {
    tokens(text)
        .filter(|(from, to)| {
            let token = &text[*from..*to];
            token
                .split_once('@')
                .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.starts_with('.'))
        })
        .collect()
}

/// What an address ends with.
const STREETS: &[&str] = &[
    "street", "road", "lane", "avenue", "close", "drive", "way", "court", "gardens", "place", "terrace",
    "crescent", "grove", "hill", "row", "square", "walk", "rise", "mews", "park", "view", "st", "rd", "ave",
];

/// House numbers with a street, and postcodes.
fn places(text: &str) -> Vec<(usize, usize)> {
    let tokens: Vec<(usize, usize)> = tokens(text).collect();
    let word = |nth: usize| tokens.get(nth).map(|(from, to)| &text[*from..*to]);
    let mut found = Vec::new();
    for nth in 0..tokens.len() {
        let Some(here) = word(nth) else { continue };
        if is_outward(here) && word(nth + 1).is_some_and(is_inward) {
            found.push((tokens[nth].0, tokens[nth + 1].1));
        }
        if here.len() > 4
            && here.is_ascii()
            && is_inward(&here[here.len() - 3..])
            && is_outward(&here[..here.len() - 3])
        {
            found.push(tokens[nth]);
        }
        let is_number = here.starts_with(|c: char| c.is_ascii_digit()) && here.len() <= 5;
        if is_number {
            let street = (nth + 2..=nth + 4).find(|end| {
                word(*end).is_some_and(|word| STREETS.contains(&&*word.to_lowercase()))
                    && (nth + 1..*end)
                        .all(|at| word(at).is_some_and(|word| word.starts_with(char::is_uppercase)))
            });
            if let Some(end) = street {
                found.push((tokens[nth].0, tokens[end].1));
            }
        }
    }
    found
}

/// Runs without a space, less what stands around them.
fn tokens(text: &str) -> impl Iterator<Item = (usize, usize)> {
    text.split_whitespace().filter_map(move |token| {
        let start = token.as_ptr() as usize - text.as_ptr() as usize;
        let around = |c: char| !c.is_alphanumeric();
        let from = start + (token.len() - token.trim_start_matches(around).len());
        let to = start + token.trim_end_matches(around).len();
        (from < to).then_some((from, to))
    })
}

/// The first half of a postcode, in capitals or not: people write both.
fn is_outward(token: &str) -> bool {
    let bytes = token.as_bytes();
    let letters = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let rest = &bytes[letters..];
    (1..=2).contains(&letters)
        && (1..=2).contains(&rest.len())
        && rest[0].is_ascii_digit()
        && rest.iter().all(u8::is_ascii_alphanumeric)
}

/// The second half.
fn is_inward(token: &str) -> bool {
    matches!(token.as_bytes(), [digit, a, b] if digit.is_ascii_digit() && a.is_ascii_alphabetic() && b.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::people::{Known, Sort};

    fn people() -> People {
        let known = |name: &str, sort| Known { name: name.to_owned(), sort };
        People::new(
            ["Rowan".to_owned(), "Ash".to_owned()],
            [
                known("Ivy Ash", Sort::Relative),
                known("Rose Marlow", Sort::OtherChild),
                known("Zoë O’Brien", Sort::Carer),
                known("Tom Field", Sort::Worker),
            ],
        )
    }

    fn mark(sort: MarkSort, words: &str) -> Mark {
        Mark { sort, entry: None, words: Some(words.to_owned()), ground: Some(LeftOutGround::SeriousHarm) }
    }

    fn left(text: &str, marks: &[Mark]) -> String {
        let marks: Vec<&Mark> = marks.iter().collect();
        apply(text, &spans(text, &people(), &marks), |ground| ground as usize).replace(", note 0", "")
    }

    #[test]
    fn rules_leave_out_whom_they_should() {
        let table = [
            ("Rowan saw Tom Field.", "Rowan saw Tom Field."),
            ("Ivy came; IVY ASH wept. ivy grew.", "[left out] came; [left out] wept. ivy grew."),
            ("Rose rose early.", "[left out] rose early."),
            ("Zoe, Zoë O'Brien and o’brien’s dog", "[left out], [left out] and [left out]’s dog"),
            ("Zoë  O’Brien\nspoke", "[left out]\nspoke"),
            ("ZOE\u{308}, Zoey and Zo", "[left out], Zoey and Zo"),
            ("Marlowe is another word than Marlow.", "Marlowe is another word than [left out]."),
            ("Ring 07700 900123 or +44 7700 900124 today", "Ring [left out] or [left out] today"),
            ("07700 900123 07700 900124", "[left out]"),
            ("In 2018 and 2019, 12 times", "In 2018 and 2019, 12 times"),
            ("write to a.b@example.org.", "write to [left out]."),
            ("lives at 12 Old Mill Lane, AB1 2CD", "lives at [left out], [left out]"),
            ("lives at AB12CD now", "lives at [left out] now"),
            ("lives at ab1 2cd, was at Ab12cd", "lives at [left out], was at [left out]"),
            ("5 children on the Way home", "5 children on the Way home"),
            ("", ""),
        ];
        for (text, expected) in table {
            assert_eq!(left(text, &[]), expected, "{text}");
        }
    }

    #[test]
    fn what_somebody_decided_wins() {
        use MarkSort::{LeaveOut, Show};
        let table: [(&str, Vec<Mark>, &str); 5] = [
            ("Ivy came with a cake", vec![mark(Show, "Ivy")], "Ivy came with a cake"),
            ("Ivy Ash came", vec![mark(Show, "Ivy")], "[left out] came"),
            ("Ivy came", vec![mark(Show, "Ivy came")], "Ivy came"),
            ("He hit the dog. Twice.", vec![mark(LeaveOut, "hit  THE dog.")], "He [left out, note 2] Twice."),
            // Shown by one and left out by another: left out.
            ("Ivy came", vec![mark(Show, "Ivy"), mark(LeaveOut, "Ivy")], "[left out, note 2] came"),
        ];
        for (text, marks, expected) in table {
            assert_eq!(left(text, &marks), expected, "{text}");
        }
    }

    proptest! {
        /// Whatever the text: nothing panics, spans are in order within it, and no name that a rule knows is left whole.
        #[test]
        fn nothing_that_was_marked_is_left(parts in proptest::collection::vec(
            prop_oneof![
                Just("Ivy".to_owned()), Just("Rose Marlow".to_owned()), Just("Zoë O’Brien".to_owned()), Just("Ash".to_owned()),
                "\\PC{0,12}", Just("07700 900123".to_owned()), Just("a@b.org".to_owned()), Just("ﬁﬂİ".to_owned()),
            ], 0..12)) {
            let text = parts.join(" ");
            let spans = spans(&text, &people(), &[]);
            let mut at = 0;
            for span in &spans {
                prop_assert!(span.from >= at && span.to > span.from && span.to <= text.len());
                at = span.to;
            }
            let out = apply(&text, &spans, |_| 1);
            for name in ["Ivy", "Rose Marlow", "O’Brien", "Marlow"] {
                prop_assert!(whole(&out, name, true).next().is_none(), "{} in {}", name, out);
            }
            prop_assert!(!out.contains("900123"), "{}", out);
        }
    }
}
