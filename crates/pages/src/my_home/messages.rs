//! What carers write to whoever supervises them: the form, and what was written with the answers.

use access::Person;
use oversight::fostering::Message;
use records::fostering::{CarerAbout, CarerMessage};
use records::{Act, Change, Definition, Place, Trouble};
use web::parts::{Cell, Choice, Column, Control, Form, Question, Table};
use web::{Fields, Html, Problem};

use super::{Ours, address};
use crate::child::record::enter::{RECORD, identifier, is_identifier};
use crate::child::record::read::read;
use crate::{Desk, words};

/// Messages that are shown.
const SHOWN: usize = 20;

/// The form.
pub(super) fn form(typed: &Fields, wrong: &[Trouble]) -> Form {
    let says = |name: &str| wrong.iter().find(|each| each.field == name).map(|each| each.says.clone());
    let choices =
        CarerAbout::SET.choices.iter().map(|choice| Choice::new(choice.code, choice.label)).collect();
    let about = Control::OneOf { choices, chosen: typed.get("about").to_owned() };
    Form::new(address(), "Send it")
        .keep(RECORD, identifier(typed))
        .ask(&Question::new("about", "What is it about? (you need not say)", about).error(says("about")))
        .ask(
            &Question::paragraphs("words", "What do you want to say?", typed.get("words"))
                .hint("It is kept as you write it. Your supervising social worker reads it, and those who answer for them can")
                .error(says("words")),
        )
}

/// What they wrote, with the answers.
pub(super) fn written(desk: &Desk, all: &[Message]) -> Table {
    let columns = [Column::date("Day"), Column::prose("What was written"), Column::prose("The answer")];
    let mut table = Table::new("What we wrote, and the answers", columns)
        .caption_hidden()
        .when_empty("You have written nothing here yet.");
    for each in all.iter().take(SHOWN) {
        let answer = match each.answers.last() {
            Some((on, answer, by)) => {
                let who =
                    by.as_ref().map_or_else(String::new, |by| format!(", {}", desk.people().name_of(by)));
                Cell::html(words::lines(&format!("{answer}\n{}{who}", on.to_words())))
            }
            None => Cell::none(&match each.due {
                Some(due) => format!("Not yet. It should come by {}.", due.to_words()),
                None => "Not yet.".to_owned(),
            }),
        };
        table.push([Cell::new(each.day.to_words()), Cell::html(said(desk, each)), answer]);
    }
    table
}

/// What was written, with who wrote it where that is known.
pub(crate) fn said(desk: &Desk, each: &Message) -> Html {
    let about = each.about.map_or_else(String::new, |about| format!("{}: ", about.label()));
    let by = each.by.as_ref().map_or_else(String::new, |by| format!("\n{}", desk.people().name_of(by)));
    words::lines(&format!("{about}{}{by}", each.words))
}

/// A message was sent: recorded of the household in the name of who wrote it, once however often it is sent.
pub(super) fn send(
    desk: &Desk,
    me: &Person,
    ours: &Ours,
    sent: &Fields,
) -> Result<Result<&'static str, Vec<Trouble>>, Problem> {
    let mut fields = Fields::default();
    fields.push("day", desk.today().to_string());
    fields.push("by", &*me.id);
    for name in ["about", "words"] {
        fields.push(name, sent.get(name));
    }
    let mut said = read(CarerMessage::KIND, &fields, None);
    for trouble in said.troubles.iter_mut().filter(|trouble| trouble.field == "words") {
        if sent.get("words").trim().is_empty() {
            trouble.says = "Write something first: a word is enough".to_owned();
        }
    }
    let stops = said.troubles.iter().any(|trouble| trouble.stops);
    let Some(record) = said.record.filter(|_| !stops) else { return Ok(Err(said.troubles)) };
    let id = match sent.get(RECORD) {
        id if is_identifier(id) => id.to_owned(),
        _ => words::new_identifier(),
    };
    let change = Change {
        subject: ours.permit.subject().clone(),
        id: id.into(),
        revision: 1,
        act: Act::Record,
        reason: None,
        record,
        place: Place::default(),
    };
    Ok(Ok(match desk.say_all(me, ours.permit.why(), &[change])? {
        Ok(()) => "recorded",
        Err(()) => "already",
    }))
}
