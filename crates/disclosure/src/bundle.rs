//! A whole record, entry by entry, as somebody is to see it.

use std::collections::BTreeMap;

use access::Part;
use calendar::{Day, Moment};
use records::coming_into_care::{Document, DocumentSort};
use records::complaints::{AccessBy, LeftOutGround, MarkSort};
use records::{Fact, Kind};

use crate::people::People;
use crate::redact::{BY_HAND, Mark, Span, apply, spans};
use crate::said::{Piece, words};

/// An entry of a record, in words, with nothing left out yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its kind and record, as marks name it: `case_note/n12`.
    pub key: String,
    /// Its kind.
    pub kind: &'static Kind,
    /// When it was true.
    pub day: Option<Day>,
    /// When it was written down.
    pub recorded: Moment,
    /// Who wrote it, by name.
    pub who: String,
    /// What it says.
    pub pieces: Vec<Piece>,
    /// What is attached, where it is a document.
    pub file: Option<File>,
}

/// A document that is attached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its title.
    pub title: String,
    /// What sort of document it is.
    pub sort: DocumentSort,
    /// The type of its content.
    pub media_type: String,
    /// Its content, where it is plain text and could be read.
    pub text: Option<String>,
}

/// A record that was gathered, with what is needed to say it in words.
pub struct Gathered<'a> {
    /// The facts that stand.
    pub facts: &'a [&'a Fact],
    /// The name of a worker, by their identifier.
    pub name: &'a dyn Fn(&str) -> String,
    /// The content of a document that is plain text, by its digest.
    pub text: &'a dyn Fn(&str) -> Option<String>,
}

/// Kinds that are not handed over as entries: what was decided about words holds the words.
const NOT_SHOWN: &[&str] = &["redaction_mark", "access_request", "return_rows"];

/// Every entry of a record, the earliest first.
pub fn entries(from: &Gathered<'_>) -> Vec<Entry> {
    let shown = from.facts.iter().filter(|fact| !NOT_SHOWN.contains(&fact.record.kind().name));
    let mut entries: Vec<Entry> = shown
        .map(|fact| {
            let kind = fact.record.kind();
            let file = fact.of::<Document>().map(|document| File {
                title: document.title.clone(),
                sort: document.sort,
                media_type: document.media_type.clone(),
                text: document
                    .media_type
                    .starts_with("text/plain")
                    .then(|| (from.text)(&document.digest))
                    .flatten(),
            });
            Entry {
                key: format!("{}/{}", kind.name, fact.id),
                kind,
                day: fact.record.happened().from,
                recorded: fact.recorded,
                who: (from.name)(&fact.origin.who),
                pieces: words(kind, &fact.record.to_json(), from.name),
                file,
            }
        })
        .collect();
    entries.sort_by(|a, b| {
        let when = |entry: &Entry| (entry.day.unwrap_or_else(|| entry.recorded.day()), entry.recorded);
        (when(a), &a.key).cmp(&(when(b), &b.key))
    });
    entries
}

/// Why a rule holds an entry back until somebody has looked at it: on which ground it may have to be withheld.
pub fn held_back(entry: &Entry, by: Option<AccessBy>) -> Option<(LeftOutGround, &'static str)> {
    if let Some(file) = &entry.file {
        if file.text.is_none() {
            let why = "a file that cannot be redacted here: redact a copy outside, or withhold it";
            return Some((LeftOutGround::ThirdParty, why));
        }
        if file.sort == DocumentSort::Order {
            return Some((LeftOutGround::Court, "a document of a court: may they see it?"));
        }
    }
    // The exemption for what says whether a child is abused is against whoever asks for the child, not against the child.
    let for_them = matches!(by, Some(AccessBy::Parent | AccessBy::Representative | AccessBy::Relative));
    match entry.kind.name {
        "legal_planning_meeting" => Some((LeftOutGround::LegalPrivilege, "lawyers advised here")),
        "strategy_discussion" => {
            Some((LeftOutGround::Crime, "the police and others shared what they know here"))
        }
        "section_47_enquiry" | "protection_conference" if for_them => {
            Some((LeftOutGround::ChildAbuse, "it says whether the child was or may be abused"))
        }
        "trafficking_referral" => Some((LeftOutGround::Crime, "a crime may still be looked into")),
        _ if Part::of(entry.kind) == Some(Part::Adoption) => {
            Some((LeftOutGround::Adoption, "the law on adoption says how it may be seen"))
        }
        _ if Part::of(entry.kind) == Some(Part::Confidential) => {
            Some((LeftOutGround::ThirdParty, "an advocate’s or visitor’s own note: ask them first"))
        }
        _ => None,
    }
}

/// What becomes of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is shown, less what was left out of its words.
    Shown,
    /// All of it is withheld.
    Withheld(LeftOutGround),
    /// A rule holds it back, and nobody has decided yet.
    Waiting(LeftOutGround, &'static str),
}

/// An entry as it is to be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The entry, whole: for whoever makes it ready, never for the document.
    pub entry: Entry,
    /// What becomes of it.
    pub state: State,
    /// For each piece, and then for the content of its file: what is left out.
    pub spans: Vec<Vec<Span>>,
}

/// How much was left out on one ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Left {
    /// Its number, as it stands in the text.
    pub number: usize,
    /// The ground.
    pub ground: LeftOutGround,
    /// In how many places words were left out by rules.
    pub by_rule: usize,
    /// In how many by hand.
    pub by_hand: usize,
    /// How many entries were withheld as a whole.
    pub entries: usize,
}

/// A record as somebody is to see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// Every entry, the earliest first.
    pub entries: Vec<Shown>,
    /// What was left out, ground by ground, in the order in which it is first met.
    pub left: Vec<Left>,
}

impl Bundle {
    /// Judges every entry by the rules and by what was decided.
    pub fn of(entries: Vec<Entry>, people: &People, marks: &[Mark], by: Option<AccessBy>) -> Bundle {
        let mut shown = Vec::with_capacity(entries.len());
        let mut left: BTreeMap<LeftOutGround, Left> = BTreeMap::new();
        let mut order: Vec<LeftOutGround> = Vec::new();
        for entry in entries {
            let about: Vec<&Mark> = marks.iter().filter(|mark| mark.is_about(&entry.key)).collect();
            let decided = |sort| about.iter().rev().find(|mark| mark.sort == sort && mark.entry.is_some());
            let state = match (decided(MarkSort::Withhold), decided(MarkSort::Include), held_back(&entry, by))
            {
                (Some(mark), ..) => State::Withheld(mark.ground.unwrap_or(LeftOutGround::ThirdParty)),
                // A file that cannot be redacted here is never put in, whatever was decided: it goes beside the bundle.
                (None, None, Some((ground, why))) => State::Waiting(ground, why),
                (None, ..) => State::Shown,
            };
            let texts = entry.pieces.iter().map(|piece| match piece.whole {
                Some((ground, by)) if !shows(&about, &piece.text) => {
                    vec![Span { from: 0, to: piece.text.len(), ground, by }]
                }
                _ => spans(&piece.text, people, &about),
            });
            let content = entry
                .file
                .as_ref()
                .map(|file| spans(file.text.as_deref().unwrap_or_default(), people, &about));
            let spans: Vec<Vec<Span>> = texts.chain(content).collect();
            match state {
                State::Shown => {
                    for span in spans.iter().flatten() {
                        let one = counted(&mut left, &mut order, span.ground);
                        if span.by == BY_HAND {
                            one.by_hand += 1;
                        } else {
                            one.by_rule += 1;
                        }
                    }
                }
                State::Withheld(ground) => counted(&mut left, &mut order, ground).entries += 1,
                State::Waiting(..) => {}
            }
            shown.push(Shown { entry, state, spans });
        }
        let left = order.iter().filter_map(|ground| left.get(ground).copied()).collect();
        Bundle { entries: shown, left }
    }

    /// How many entries wait for somebody to decide: it is handed over only when none does.
    pub fn waiting(&self) -> usize {
        self.entries.iter().filter(|shown| matches!(shown.state, State::Waiting(..))).count()
    }

    /// The number of a ground in the list of what was left out.
    pub fn number(&self, ground: LeftOutGround) -> usize {
        self.left.iter().find(|left| left.ground == ground).map_or(0, |left| left.number)
    }

    /// A piece of an entry as it is to be seen; the content of its file after the last piece.
    pub fn text(&self, shown: &Shown, nth: usize) -> Option<String> {
        let whole: &str = match shown.entry.pieces.get(nth) {
            Some(piece) => &piece.text,
            None => shown.entry.file.as_ref()?.text.as_deref()?,
        };
        let spans = shown.spans.get(nth)?;
        Some(apply(whole, spans, |ground| self.number(ground)))
    }

    /// The words of an entry that are left out, as they stand in the record: for whoever makes it ready.
    pub fn left_out(shown: &Shown) -> impl Iterator<Item = (&str, &Span)> {
        let whole = shown.entry.pieces.iter().map(|piece| &*piece.text);
        let content = shown.entry.file.iter().filter_map(|file| file.text.as_deref());
        whole.chain(content).zip(&shown.spans).flat_map(|(text, spans)| {
            spans.iter().filter_map(move |span| Some((text.get(span.from..span.to)?, span)))
        })
    }
}

fn counted<'a>(
    left: &'a mut BTreeMap<LeftOutGround, Left>,
    order: &mut Vec<LeftOutGround>,
    ground: LeftOutGround,
) -> &'a mut Left {
    if !order.contains(&ground) {
        order.push(ground);
    }
    let number = order.iter().position(|known| *known == ground).map_or(0, |at| at + 1);
    left.entry(ground).or_insert(Left { number, ground, by_rule: 0, by_hand: 0, entries: 0 })
}

/// Whether somebody decided to show the whole of an answer.
fn shows(marks: &[&Mark], text: &str) -> bool {
    marks.iter().any(|mark| {
        mark.sort == MarkSort::Show && mark.words.as_deref().is_some_and(|words| words.trim() == text.trim())
    })
}

#[cfg(test)]
mod tests;
