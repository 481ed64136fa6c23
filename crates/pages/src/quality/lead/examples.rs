//! `/examples`: examples of good practice, written so that nobody is told by them. What holds a name that stands in the
//! record, a number or a place is not put in.

use axum::extract::State;
use calendar::Moment;
use records::Trouble;
use records::quality::Exemplar;
use records::spelling;
use timeline::Stranded;
use web::parts::{Details, Inset};
use web::{Link, Notice, Page, Problem, Query};

use super::say;
use crate::Desk;
use crate::child::door;
use crate::child::glance::link;
use crate::child::overview::{heading, said};
use crate::signed::Me;
use crate::words;
use crate::workforce::my_work::lead;

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    done: String,
}

/// The library.
///
/// # Errors
/// The reader opens no records.
pub(crate) async fn page(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        access::hears_children(&me).map_err(|refusal| door::closed(&refusal))?;
        let today = desk.today();
        let authority = desk.authority(Moment::END_OF_TIME);
        let mut all: Vec<_> = authority
            .strand::<Exemplar>()
            .filter(|said| said.day <= today && said.until.is_none_or(|until| until > today))
            .collect();
        all.sort_by_key(|said| (said.of.label(), said.day));
        let leads = access::arranges_audits(&me).is_ok();
        let mut html =
            lead("Pieces of work from which others can learn, with invented names. Nobody is told by them.");
        if leads {
            html = html.with(&link(&Link::new("Put an example in", say("exemplar"))));
        }
        if all.is_empty() {
            html = html.with(&Inset::new("No example is in the library yet."));
        }
        let mut before = "";
        for said in all {
            if said.of.label() != before {
                before = said.of.label();
                html = html.with(&heading(before));
            }
            let read = format!("Read for personal data by {}, {}.", said.read_by, said.day.to_words());
            let mut inner = words::lines(&format!("Why it is good: {}\n\n{}\n\n{read}", said.why, said.text));
            if leads {
                let to = say("exemplar").with("of", said.id);
                inner = inner.with(&link(&Link::new("Change it, or take it out", to)));
            }
            html = html.with(&Details::new(said.title.clone(), inner));
        }
        let page =
            Page::new("Examples of good practice").caption(today.to_words()).in_menu("/report").body(html);
        Ok(match said(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

/// By what an example would tell of somebody; `None` where nothing is found. Names are those of children with a record here
/// and of people who work here, whole; numbers are those of seven figures and more; places are postcodes.
pub(super) fn tells_somebody(desk: &Desk, exemplar: &Exemplar) -> Option<Trouble> {
    for (field, text) in [("title", &exemplar.title), ("why", &exemplar.why), ("text", &exemplar.text)] {
        let plain = format!(" {} ", spelling::bare(text).replace(|c: char| !c.is_alphanumeric(), " "));
        let has = |name: &str| {
            let name = spelling::bare(name).replace(|c: char| !c.is_alphanumeric(), " ");
            name.trim().contains(' ') && plain.contains(&format!(" {} ", name.trim()))
        };
        let board = desk.board();
        let child = board.everybody().any(|child| child.names.iter().any(|name| has(name)));
        let worker = desk.people().all().any(|person| has(&person.name));
        let number = text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() >= 7);
        let says = if child || worker {
            "It holds a name that stands in the record: write it with an invented one"
        } else if number {
            "It holds a long number: leave out what is somebody’s number or telephone"
        } else if text.contains('@') {
            "It holds an address of mail: leave it out"
        } else if has_postcode(text) {
            "It holds a postcode: leave out where somebody lives"
        } else {
            continue;
        };
        return Some(Trouble::stops(field, says));
    }
    None
}

/// Whether two words that follow each other, or one, are a postcode.
fn has_postcode(text: &str) -> bool {
    // In small letters it tells where somebody lives as well.
    let text = text.to_ascii_uppercase();
    let words: Vec<&str> =
        text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let outward = |word: &str| {
        let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
        let digits = word[letters..].bytes().take_while(u8::is_ascii_digit).count();
        let last = word.len() - letters - digits;
        (1..=2).contains(&letters) && (1..=2).contains(&digits) && last <= 1
    };
    let inward = |word: &str| {
        let bytes = word.as_bytes();
        bytes.len() == 3 && bytes[0].is_ascii_digit() && bytes[1..].iter().all(u8::is_ascii_uppercase)
    };
    let apart = words.windows(2).any(|pair| outward(pair[0]) && inward(pair[1]));
    let together = |word: &&str| {
        word.len() >= 5 && word.is_char_boundary(word.len() - 3) && {
            let (one, other) = word.split_at(word.len() - 3);
            outward(one) && inward(other)
        }
    };
    apart || words.iter().any(together)
}

#[cfg(test)]
mod tests {
    use super::has_postcode;

    #[test]
    fn postcodes_are_found_and_words_are_not() {
        for (text, found) in [
            ("She lives at S60 1AE now", true),
            ("DN123XY", true),
            ("near s60 1ae", true),
            ("Year 7 and Key Stage 3", false),
            ("At 10 AM", false),
            ("A2 paper 3 times", false),
            ("", false),
        ] {
            assert_eq!(has_postcode(text), found, "{text}");
        }
    }
}
