//! What somebody writes to the authority on pages of their own, and what is answered: the form, the tables and how what was sent
//! is read, the same of whoever writes. Whose it is, and who answers, is said by the pages of [`my`](crate::leaving_care) and of
//! [`my_home`](crate::my_home).

use std::sync::Arc;

use calendar::Day;
use oversight::message::Message;
use records::codes::CodeSetInfo;
use records::message::Message as Written;
use records::{Record, Trouble};
use web::parts::{Cell, Choice, Colour, Column, Control, ErrorSummary, Form, Question, Table, Tag};
use web::{Address, Fields, Html};

use crate::child::record::enter::{RECORD, identifier};
use crate::child::record::read::read;
use crate::{Desk, words};

/// Messages that are shown.
const SHOWN: usize = 20;

/// The form on the writer's own page: what may be said of what it is about, and who reads it.
pub(crate) fn form(
    at: Address,
    about: &CodeSetInfo,
    who_reads: &str,
    typed: &Fields,
    wrong: &[Trouble],
) -> Form {
    let choices = about.choices.iter().map(|choice| Choice::new(choice.code, choice.label)).collect();
    let about = Control::OneOf { choices, chosen: typed.get("about").to_owned() };
    Form::new(at, "Send it")
        .keep(RECORD, identifier(typed))
        .ask(
            &Question::new("about", "What is it about? (you need not say)", about)
                .error(says(wrong, "about")),
        )
        .ask(
            &Question::paragraphs("words", "What do you want to say?", typed.get("words"))
                .hint(format!("It is kept as you write it. {who_reads}"))
                .error(says(wrong, "words")),
        )
}

/// A message of a kind as it was sent from the writer's own page on a day, where it can be kept; or what is wrong with it.
pub(crate) fn sent<M: Written>(
    today: Day,
    by: Option<&str>,
    sent: &Fields,
) -> Result<Arc<dyn Record>, Vec<Trouble>> {
    let mut fields = Fields::default();
    fields.push("day", today.to_string());
    if let Some(by) = by {
        fields.push("by", by);
    }
    for name in ["about", "words"] {
        fields.push(name, sent.get(name));
    }
    let mut said = read(M::KIND, &fields, None);
    for trouble in said.troubles.iter_mut().filter(|trouble| trouble.field == "words") {
        if sent.get("words").trim().is_empty() {
            trouble.says = "Write something first: a word is enough".to_owned();
        }
    }
    let stops = said.troubles.iter().any(|trouble| trouble.stops);
    said.record.filter(|_| !stops).ok_or(said.troubles)
}

/// Messages with their answers, newest first: `wrote` stands above the words.
pub(crate) fn table(
    title: &str,
    wrote: &'static str,
    all: &[Message],
    said: impl Fn(&Message) -> Html,
    answer: impl Fn(&Message) -> Cell,
) -> Table {
    let columns = [Column::date("Day"), Column::prose(wrote), Column::prose("The answer")];
    let mut table = Table::new(title, columns).caption_hidden();
    for each in all.iter().take(SHOWN) {
        table.push([Cell::new(each.day.to_words()), Cell::html(said(each)), answer(each)]);
    }
    table
}

/// Messages as whoever wrote them reads them: with the answer, or by when it should come.
pub(crate) fn own(
    desk: &Desk,
    title: &str,
    wrote: &'static str,
    all: &[Message],
    said: impl Fn(&Message) -> Html,
) -> Table {
    let answer = |each: &Message| {
        answered(desk, each).unwrap_or_else(|| {
            Cell::none(&match each.due {
                Some(due) => format!("Not yet. It should come by {}.", due.to_words()),
                None => "Not yet.".to_owned(),
            })
        })
    };
    table(title, wrote, all, said, answer).when_empty("You have written nothing here yet.")
}

/// The words of a message after what it is about.
pub(crate) fn said(each: &Message) -> String {
    let about = each.about.map_or_else(String::new, |about| format!("{about}: "));
    format!("{about}{}", each.words)
}

/// The last answer, with its day and who gave it.
pub(crate) fn answered(desk: &Desk, each: &Message) -> Option<Cell> {
    let last = each.answers.last()?;
    let who = last.by.as_ref().map_or_else(String::new, |by| format!(", {}", desk.people().name_of(by)));
    Some(Cell::html(words::lines(&format!("{}\n{}{who}", last.words, last.day.to_words()))))
}

/// By when a message is to be answered, coloured; or that it waits, where no time is set.
pub(crate) fn due(each: &Message, day: Day) -> Cell {
    let (says, colour) = match each.due {
        Some(due) if each.is_late(day) => (format!("Was to be answered by {}", due.to_words()), Colour::Red),
        Some(due) => (format!("Answer by {}", due.to_words()), Colour::Blue),
        None => ("Waits for an answer".to_owned(), Colour::Blue),
    };
    Cell::part(&Tag::new(says, colour))
}

/// The question which message is answered, of those that wait.
pub(crate) fn which(waits: &[Message], chosen: impl Into<String>, wrong: Option<String>) -> Question {
    let choices = waits
        .iter()
        .map(|each| Choice::new(&*each.id, format!("{}, {}", short(&each.words), each.day.to_words())))
        .collect();
    Question::new("of", "Which message?", Control::OneOf { choices, chosen: chosen.into() }).error(wrong)
}

/// The beginning of a message.
fn short(words: &str) -> String {
    const LETTERS: usize = 60;
    let first: String = words.chars().take(LETTERS).collect();
    if words.chars().count() > LETTERS { format!("{}…", first.trim_end()) } else { first }
}

/// What is wrong with an answer to a question.
pub(crate) fn says(wrong: &[Trouble], name: &str) -> Option<String> {
    wrong.iter().find(|each| each.field == name).map(|each| each.says.clone())
}

/// What is wrong, above a form.
pub(crate) fn summary(wrong: &[Trouble]) -> ErrorSummary {
    wrong.iter().fold(ErrorSummary::new(), |all, each| all.at(&*each.says, &each.field))
}
