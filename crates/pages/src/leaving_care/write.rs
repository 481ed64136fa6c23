//! What a young person writes to those who work for them: the form and their messages on `/my`, and for those who answer the page
//! `/child/{child}/answer-words`.

use std::sync::Arc;

use calendar::{Day, Moment};
use oversight::leaving_care::own_words;
use oversight::message::Message;
use records::leaving_care::{OwnAbout, OwnWords, OwnWordsAnswered};
use records::{Definition, Record as Said, Trouble};
use web::parts::{Cell, ErrorSummary, Form, Inset, Table};
use web::{Fields, Html, Problem};

use crate::child::fast::{Asked, Done, Fast, On};
use crate::child::overview::heading;
use crate::child::record::enter::RECORD;
use crate::record::Record;
use crate::{Desk, message, words};

/// Who reads what they write.
const WHO_READS: &str = "Your adviser reads it, and so may those whom they work for";

/// The form on the young person's page.
pub(super) fn form(typed: &Fields, wrong: &[Trouble]) -> Form {
    message::form(web::Address::new("/my"), OwnAbout::SET, WHO_READS, typed, wrong)
}

/// What they wrote, with the answers.
pub(super) fn written(desk: &Desk, all: &[Message]) -> Table {
    message::own(desk, "What you wrote, and the answers", "What you wrote", all, |each| {
        words::lines(&each.words)
    })
}

/// A message was sent from their own page: recorded as theirs, with the permit of their own record.
pub(super) fn send(
    desk: &Desk,
    record: &Record,
    sent: &Fields,
) -> Result<Result<&'static str, Vec<Trouble>>, Problem> {
    match message::sent::<OwnWords>(desk.today(), None, sent) {
        Ok(said) if record.adds(OwnWords::KIND) => desk.say(record, sent.get(RECORD), said).map(Ok),
        Ok(_) => Ok(Err(Vec::new())),
        Err(wrong) => Ok(Err(wrong)),
    }
}

/// What is wrong, above the form.
pub(super) fn summary(wrong: &[Trouble]) -> ErrorSummary {
    message::summary(wrong)
}

/// What waits for an answer and what was answered, for those who work with the young person.
pub(super) fn table(all: &[Message], day: Day) -> Table {
    let said = |each: &Message| words::lines(&message::said(each));
    let answer = |each: &Message| match each.answers.last() {
        Some(last) => Cell::new(format!("{}: {}", last.day.to_words(), last.words)),
        None => message::due(each, day),
    };
    message::table("What they wrote", "In their own words", all, said, answer)
        .when_empty("They have written nothing on their own pages.")
}

/// The page on which a message is answered.
pub(crate) struct AnswerTheirWords;

fn waiting(on: &On<'_>) -> Vec<Message> {
    let child = on.record.timeline(Moment::END_OF_TIME);
    let authority = on.desk.authority(Moment::END_OF_TIME);
    let mut all = own_words::of(&child, &authority, on.today());
    all.retain(Message::waits);
    all
}

impl Fast for AnswerTheirWords {
    const KIND: &'static str = "own_words_answered";
    const LAST: &'static str = "answer-words";
    const HEADING: &'static str = "Answer what they wrote";
    const OPENED: &'static str = "answering what the young person wrote";
    const BUTTON: &'static str = "Send the answer";
    const THEN: &'static str = super::LAST;

    fn begin(on: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        fields.push("day", on.today().to_string());
        fields.push("by", &*on.me.id);
        if let [one] = waiting(on).as_slice() {
            fields.push("of", &one.id);
        }
        fields
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, sent: &Fields, on: &On<'_>) {
        for trouble in troubles.iter_mut().filter(|trouble| trouble.field == "of") {
            trouble.says = "Choose which message is answered".to_owned();
        }
        let answer = said.and_then(|said| said.as_any().downcast_ref::<OwnWordsAnswered>());
        if answer.is_some_and(|answer| answer.day > on.today()) {
            troubles.push(Trouble::stops("day", "When was it answered? It cannot be before it is"));
        }
        let child = on.record.timeline(Moment::END_OF_TIME);
        let authority = on.desk.authority(Moment::END_OF_TIME);
        let of = sent.get("of");
        if !of.is_empty() && !own_words::of(&child, &authority, on.today()).iter().any(|each| each.id == of) {
            troubles.push(Trouble::stops("of", "There is no such message of this young person: choose one"));
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        let all = waiting(asked.on);
        if all.is_empty() {
            return Html::of(&Inset::new(format!(
                "Nothing that {} wrote waits for an answer.",
                asked.called()
            )));
        }
        Html::of(&table(&all, asked.on.today()))
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        let which = message::which(&waiting(asked.on), asked.typed("of"), asked.wrong("of"));
        form = form.ask(&which.large());
        for (field, label) in [("answer", "The answer, to them"), ("by", "Who answers? (optional)")] {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question.label(label));
            }
        }
        asked.question("day").iter().fold(form, Form::ask)
    }

    fn record(on: &On<'_>, sent: &Fields, said: Arc<dyn Said>) -> Result<Done, Problem> {
        on.desk.say(on.record, sent.get(RECORD), said).map(Done::Said)
    }
}

/// The part of a young person's page that has what they wrote.
pub(super) fn part(record: &Record, all: &[Message], day: Day) -> Html {
    let mut html = heading("What they wrote on their own pages").with(&table(all, day));
    if all.iter().any(Message::waits) && record.adds(OwnWordsAnswered::KIND) {
        let to = crate::child::address(record.id()).at(AnswerTheirWords::LAST);
        html = html.with(&crate::child::glance::link(&web::Link::new("Answer what they wrote", to)));
    }
    html
}
