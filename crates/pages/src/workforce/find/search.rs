//! Who a few typed words may mean.

use records::spelling;
use rphonetic::{DoubleMetaphone, Encoder};

use crate::board::Standing;
use crate::child::record::read::day;

/// Somebody found.
#[derive(Debug)]
pub struct Hit<'a> {
    /// Who.
    pub child: &'a Standing,
    /// What was alike, for people.
    pub by: &'static str,
    /// How alike, of a thousand.
    pub score: u32,
}

/// From how alike on two names are taken for one misspelt: 1 is the same.
const ALIKE: f64 = 0.88;

/// Who may be meant, the likeliest first.
pub fn find<'a>(children: impl Iterator<Item = &'a Standing>, asked: &str) -> Vec<Hit<'a>> {
    let wanted = Wanted::of(asked);
    let mut hits: Vec<Hit<'a>> = children.filter_map(|child| wanted.hit(child)).collect();
    hits.sort_by(|a, b| {
        (b.score, b.child.looked_after)
            .cmp(&(a.score, a.child.looked_after))
            .then_with(|| (a.child.called(), &a.child.id).cmp(&(b.child.called(), &b.child.id)))
    });
    hits
}

/// Children who may be the same as one about to be added: a name alike and the same day of birth, or the same name.
pub(crate) fn same_as<'a>(
    children: impl Iterator<Item = &'a Standing>,
    name: &str,
    born: Option<calendar::Day>,
) -> Vec<Hit<'a>> {
    let mut hits = find(children, name);
    hits.retain(|hit| (born.is_some() && hit.child.born == born) || hit.score >= 950);
    hits
}

/// What was typed, made ready.
struct Wanted {
    text: String,
    born: Option<calendar::Day>,
    words: Vec<Word>,
}

struct Word {
    text: String,
    sound: String,
}

impl Word {
    fn of(text: &str) -> Word {
        Word { text: text.to_owned(), sound: sound(text) }
    }
}

impl Wanted {
    fn of(asked: &str) -> Wanted {
        let text = spelling::bare(asked.trim());
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
        Wanted { born: day(asked.trim()), words: words.map(Word::of).collect(), text }
    }

    fn hit<'a>(&self, child: &'a Standing) -> Option<Hit<'a>> {
        let by_number = |number: &str| {
            let number = number.to_lowercase();
            let digits = |text: &str| {
                text.trim_start_matches(|c: char| !c.is_ascii_digit()).trim_start_matches('0').to_owned()
            };
            number == self.text
                || (!digits(&self.text).is_empty()
                    && digits(&number) == digits(&self.text)
                    && self.words.len() == 1)
        };
        if self.born.is_some() && self.born == child.born {
            return Some(Hit { child, by: "Date of birth", score: 990 });
        }
        if by_number(&child.id) || child.numbers.iter().any(|number| by_number(number)) {
            return Some(Hit { child, by: "Number", score: 1000 });
        }
        if self.born.is_some() || self.words.is_empty() {
            return None;
        }
        let now = spelling::bare(child.name.as_deref().unwrap_or_default());
        let (score, name) = child.names.iter().map(|name| (self.score(name), name)).max()?;
        let by = match score {
            0 => return None,
            _ if *name != now => "Another name",
            950.. => "Name",
            _ => "A name like it",
        };
        Some(Hit { child, by, score })
    }

    /// How alike a name is, of a thousand: the mean over the words typed, each with the word of the name most like it. 0 where
    /// one word is like nothing in it.
    fn score(&self, name: &str) -> u32 {
        let parts: Vec<&str> =
            name.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|p| !p.is_empty()).collect();
        let mut sum = 0;
        for word in &self.words {
            let best = parts.iter().map(|part| alike(word, part)).max().unwrap_or(0);
            if best == 0 {
                return 0;
            }
            sum += best;
        }
        sum / self.words.len().max(1) as u32
    }
}

/// How a word sounds. Other letters than A to Z are left out: the rules know none of them, and some end the program.
fn sound(text: &str) -> String {
    let letters: String = text.chars().filter(char::is_ascii_alphabetic).collect();
    DoubleMetaphone::default().encode(&letters)
}

/// How alike two words are, of a thousand; 0 for not at all.
fn alike(word: &Word, part: &str) -> u32 {
    if word.text == part {
        return 1000;
    }
    if word.text.len() >= 2 && part.starts_with(&word.text) {
        return 960;
    }
    let near = strsim::jaro_winkler(&word.text, part);
    if word.text.len() >= 3 && near >= ALIKE {
        return (near * 900.0) as u32;
    }
    // As it sounds, where it is also written somewhat alike: three letters of sound say little alone.
    let sounds = !word.sound.is_empty() && word.sound == sound(part);
    if sounds && near >= 0.6 { 750 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn child(id: &str, now: &str, names: &[&str], born: &str) -> Standing {
        Standing {
            id: id.into(),
            name: Some(now.to_owned()),
            names: names.iter().map(|name| spelling::bare(name)).collect(),
            born: born.parse().ok(),
            numbers: vec![format!("UPN{id}").into()],
            looked_after: true,
            worker: None,
            ties: std::sync::Arc::default(),
            duties: Vec::new(),
            near: Vec::new(),
            drift: Vec::new(),
            weighed: oversight::caseload::Weighed { weight: 1.0, because: Vec::new() },
            sent: Vec::new(),
            to_do: Vec::new(),
            reviews: crate::board::Reviewing::default(),
            challenges: Vec::new(),
            leaving: None,
            worked: crate::worked::Peg::default(),
            advocacy: oversight::advocacy::Here::default(),
            lives: None,
            futures: Default::default(),
            arrangements: Vec::new(),
        }
    }

    #[test]
    fn a_child_is_found_by_what_people_know_of_them() {
        let children = [
            child("C0000012", "Wren Ottermere", &["Wren Ottermere"], "2012-04-03"),
            child("C0000112", "Rowan Fernbeck", &["Rowan Fernbeck", "Rowan Thornlea"], "2011-09-30"),
            child("C0000013", "Sean O'Barrow", &["Sean O'Barrow"], "2009-01-01"),
            child("C0000014", "Shaun Quarrywick", &["Shaun Quarrywick"], "2009-01-02"),
            child("C0000015", "Ömer Şahinbeck", &["Ömer Şahinbeck"], "2010-07-08"),
        ];
        // What was typed, and who comes first, with what was alike; an empty text for nobody.
        for (asked, first, by) in [
            ("wren ottermere", "C0000012", "Name"),
            ("Ottermere, Wren", "C0000012", "Name"),
            ("otterm", "C0000012", "Name"),
            ("Ren Otermere", "C0000012", "A name like it"),
            ("Rowen Fernbek", "C0000112", "A name like it"),
            ("thornlea", "C0000112", "Another name"),
            ("shawn quarrywick", "C0000014", "A name like it"),
            ("omer", "C0000015", "Name"),
            ("Ömer sahinbeck", "C0000015", "Name"),
            ("O\u{308}MER", "C0000015", "Name"),
            ("3/4/2012", "C0000012", "Date of birth"),
            ("2012-04-03", "C0000012", "Date of birth"),
            ("c0000112", "C0000112", "Number"),
            ("112", "C0000112", "Number"),
            ("upnC0000013", "C0000013", "Number"),
            ("Zebedee", "", ""),
            ("3/4/2013", "", ""),
            ("", "", ""),
            ("~ % '", "", ""),
            // As a program sent it: letters from everywhere.
            ("\u{a187b}\u{e1},\u{134}\u{109924}\u{bf}\u{a7}P\u{c0}\u{e4}\u{e0}\u{b2f65}", "", ""),
        ] {
            let hits = find(children.iter(), asked);
            let found = hits.first().map_or(("", ""), |hit| (&*hit.child.id, hit.by));
            assert_eq!(found, (first, by), "{asked}");
        }
    }

    #[test]
    fn who_may_be_the_same_child_is_told_before_one_is_added() {
        let children = [child("C1", "Wren Ottermere", &["Wren Ottermere"], "2012-04-03")];
        let born = |text: &str| text.parse().ok();
        for (name, day, same) in [
            ("Wren Ottermere", "2012-04-03", true),
            ("Ren Otermere", "2012-04-03", true),
            ("Wren Ottermere", "2012-03-04", true),
            ("Ren Otermere", "2012-03-04", false),
            ("Hazel Ashlea", "2012-04-03", false),
        ] {
            assert_eq!(!same_as(children.iter(), name, born(day)).is_empty(), same, "{name}, {day}");
        }
    }
}
