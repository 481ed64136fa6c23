//! What is handed over, as a document: what was found, what was left out and why, where to complain; and, for an adult who was in
//! care, in another tone and another order.

use calendar::Day;
use press::{Block, Definition, Document, Inline, Level, Section};
use records::coming_into_care::DocumentSort;
use records::complaints::NotFound;

use crate::bundle::{Bundle, Shown, State};

/// Who asked for what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Whose record it is, by name.
    pub name: String,
    /// The authority.
    pub authority: String,
    /// When it was asked for.
    pub received: Day,
    /// The day of the answer.
    pub day: Day,
    /// What was asked for; everything where it is left out.
    pub scope: Option<String>,
    /// Who looked at the record, a line each, where that was asked too.
    pub looks: Vec<String>,
    /// What was not found.
    pub missing: Vec<NotFound>,
    /// Words of the time that somebody explains, beside those that are explained always.
    pub words: Option<String>,
    /// Whether an adult who was in care asks for their story.
    pub care_records: bool,
}

/// Entries of one section of the document, at most: a chapter that can be read in one sitting.
const CHAPTER: usize = 400;

/// The document that is handed over.
pub fn document(bundle: &Bundle, asked: &Asked) -> Document {
    let mut sections = vec![if asked.care_records { care_letter(asked) } else { letter(bundle, asked) }];
    let (keepsakes, rest): (Vec<&Shown>, Vec<&Shown>) = bundle
        .entries
        .iter()
        .filter(|shown| shown.state == State::Shown)
        .partition(|shown| is_keepsake(shown));
    if !keepsakes.is_empty() {
        let mut section = Section::new("photographs-and-letters", "Photographs, letters and what you made");
        for shown in keepsakes {
            put(&mut section, bundle, shown);
        }
        sections.push(section);
    }
    let mut years: Vec<(String, Vec<&Shown>)> = Vec::new();
    for shown in rest {
        let year = shown.entry.day.unwrap_or_else(|| shown.entry.recorded.day()).year().to_string();
        match years.last_mut() {
            Some((last, list)) if *last == year && list.len() < CHAPTER => list.push(shown),
            _ => years.push((year, vec![shown])),
        }
    }
    for (nth, (year, entries)) in years.into_iter().enumerate() {
        let mut section = Section::new(format!("year-{year}-{nth}"), year);
        for shown in entries {
            put(&mut section, bundle, shown);
        }
        sections.push(section);
    }
    if !asked.looks.is_empty() {
        let mut section = Section::new("who-looked", "Who looked at your record");
        section.blocks.push(list(asked.looks.iter().cloned()));
        sections.push(section);
    }
    sections.push(left_out(bundle));
    if !asked.missing.is_empty() {
        sections.push(not_found(asked));
    }
    if asked.care_records {
        let mut section = Section::new("words", "Words of the time");
        section.blocks.push(Block::Definitions(glossary()));
        section.blocks.extend(asked.words.iter().map(Block::text));
        sections.push(section);
    }
    sections.push(complain());
    Document {
        title: if asked.care_records {
            "Your story in our records".to_owned()
        } else {
            "Your record".to_owned()
        },
        authority: asked.authority.clone(),
        dates: vec![asked.day.to_words()],
        notice: Some(format!("For {} alone", asked.name)),
        dated: Some(asked.day),
        sections,
        ..Document::default()
    }
}

/// Whether it is a photograph, a letter or something that the child made.
fn is_keepsake(shown: &Shown) -> bool {
    let sorts = [DocumentSort::Photo, DocumentSort::Letter, DocumentSort::ChildsWork];
    shown.entry.file.as_ref().is_some_and(|file| sorts.contains(&file.sort))
        || shown.entry.kind.name == "letter_to_child"
}

fn letter(bundle: &Bundle, asked: &Asked) -> Section {
    let mut section = Section::new("answer", format!("To {}", asked.name));
    let scope = asked.scope.as_deref().map_or_else(String::new, |scope| format!(" You asked for: {scope}"));
    section.blocks.push(Block::text(format!(
        "You asked on {} to see what is recorded about you.{scope} This is what we hold, in the order in which it happened.",
        asked.received.to_words()
    )));
    let shown = bundle.entries.iter().filter(|shown| shown.state == State::Shown).count();
    let withheld = bundle.entries.iter().filter(|shown| matches!(shown.state, State::Withheld(_))).count();
    section.blocks.push(Block::text(format!(
        "It has {shown} entries. {withheld} are withheld as a whole, and words were left out of others where you see \
         “[left out, note 1]”. At the end stands what each note means: on which ground, and where the law says so. What was \
         left out is not hidden under the words: it is not in this file."
    )));
    section.blocks.push(Block::text(
        "We hold it to look after you and to plan with you, as the Children Act 1989 asks of us. Each entry says who wrote it \
         and when. It has been seen by those who work with you. A looked-after child’s record is kept for 75 years from their \
         birth. If something is wrong you can ask us to put it right, and what you say is kept beside it.",
    ));
    section
}

/// The letter to an adult who was in care.
pub fn care_letter(asked: &Asked) -> Section {
    let mut section = Section::new("answer", format!("Dear {}", asked.name));
    for words in [
        "This is what was written about you while you were in our care. It is your story as other people wrote it down at the \
         time. It may not be how you remember it, and it is not the whole of it.",
        "Photographs, letters and what you made come first. Then each year follows, and you need not read it in order, or at \
         once, or alone. Somebody of ours can read it with you, today or in a year’s time.",
        "Some of it may be hard to read. People wrote in ways that we would not write now; at the end some of their words are \
         explained. Where it says “[left out, note 1]”, something about somebody else was left out, and the last pages say why.",
        "If something is wrong, or you want to say how it was, write it down or tell us: your own words are kept with the \
         record for as long as the record is.",
        "Support is there before you read, while you read and afterwards: ask whoever gave you this. You can also talk to the \
         Care Leavers’ Association or to Samaritans at any time.",
    ] {
        section.blocks.push(Block::text(words));
    }
    section
}

fn put(section: &mut Section, bundle: &Bundle, shown: &Shown) {
    let entry = &shown.entry;
    let day = entry.day.unwrap_or_else(|| entry.recorded.day());
    section.blocks.push(Block::heading(Level::Three, format!("{}: {}", day.to_words(), entry.kind.title)));
    let answers: Vec<Definition> = entry
        .pieces
        .iter()
        .enumerate()
        .filter_map(|(nth, piece)| {
            let text = bundle.text(shown, nth)?;
            Some(Definition { term: piece.label.clone(), text: vec![Inline::Plain(text)] })
        })
        .collect();
    if !answers.is_empty() {
        section.blocks.push(Block::Definitions(answers));
    }
    if entry.file.is_some() {
        match bundle.text(shown, entry.pieces.len()) {
            Some(text) => section.blocks.extend(text.split("\n\n").map(Block::text)),
            None => section.blocks.push(Block::note(
                "This is a file of its own, which comes beside these pages. Whoever made them ready has looked through it.",
            )),
        }
    }
    let written = format!("Written by {} on {}.", entry.who, entry.recorded.day().to_words());
    section.blocks.push(Block::text(written));
}

fn list(items: impl Iterator<Item = String>) -> Block {
    Block::List(press::List { numbered: false, items: items.map(|item| vec![Inline::Plain(item)]).collect() })
}

fn left_out(bundle: &Bundle) -> Section {
    let mut section = Section::new("left-out", "What was left out, and why");
    if bundle.left.is_empty() {
        section.blocks.push(Block::text("Nothing was left out."));
        return section;
    }
    let notes = bundle.left.iter().map(|left| {
        let mut how = Vec::new();
        let places = left.by_rule + left.by_hand;
        if places > 0 {
            how.push(format!("words in {places} place{}", if places == 1 { "" } else { "s" }));
        }
        if left.entries > 0 {
            how.push(format!("{} whole entr{}", left.entries, if left.entries == 1 { "y" } else { "ies" }));
        }
        let text = format!("{}. {} ({}).", left.ground.label(), left.ground.provision(), how.join(", "));
        Definition { term: format!("Note {}", left.number), text: vec![Inline::Plain(text)] }
    });
    section.blocks.push(Block::Definitions(notes.collect()));
    section
}

fn not_found(asked: &Asked) -> Section {
    let mut section = Section::new("not-found", "What we looked for and did not find");
    let lines = asked.missing.iter().map(|missing| match missing.elsewhere.as_deref() {
        Some(elsewhere) => format!("{}. You could ask: {elsewhere}", missing.what),
        None => missing.what.clone(),
    });
    section.blocks.push(list(lines));
    section
}

fn complain() -> Section {
    let mut section = Section::new("not-content", "If you are not content");
    section.blocks.push(Block::text(
        "Tell us first: somebody who had no part in this looks at it again. You can complain to the Information Commissioner at \
         any time (ico.org.uk/make-a-complaint, or write to the Information Commissioner’s Office, Wycliffe House, Water Lane, \
         Wilmslow, Cheshire SK9 5AF), and you can ask a court.",
    ));
    section
}

/// Words that stand in old records, as they would be said now.
pub fn glossary() -> Vec<Definition> {
    const WORDS: &[(&str, &str)] = &[
        ("Boarded out", "Living with a foster family. Said until about 1989."),
        (
            "Child in care, in care",
            "Looked after by the council because a court said so; since 1991 also said of every looked-after child.",
        ),
        ("Contact, access", "Time with your family."),
        ("Community home, residential unit", "A children’s home."),
        (
            "Place of safety order",
            "A court’s order for a few days in an emergency, until 1991. Now an emergency protection order.",
        ),
        (
            "Parental rights resolution",
            "Until 1991 the council itself could take over the rights of parents. Now only a court can.",
        ),
        ("Respite", "A short break with other carers."),
        (
            "Section 20",
            "You were looked after because your parents agreed, or because there was nobody to look after you; no court \
                was needed.",
        ),
        ("LAC, CLA", "Short for looked-after child, child looked after."),
        (
            "NFA",
            "No further action: somebody told us something, and it was decided that we need not do anything.",
        ),
        (
            "Maladjusted, subnormal, delinquent",
            "Words that were used of children and that nobody should have used.",
        ),
        ("Statemented", "A plan for help at school was made. Now an education, health and care plan."),
    ];
    WORDS
        .iter()
        .map(|(term, text)| Definition {
            term: (*term).to_owned(),
            text: vec![Inline::Plain((*text).to_owned())],
        })
        .collect()
}
