//! What a young person writes to those who work for them: the form and their messages on `/my`, and for those who answer the page
//! `/child/{child}/answer-words`.

use std::sync::Arc;

use calendar::{Day, Moment};
use oversight::leaving_care::own_words::{self, Wrote};
use records::leaving_care::{OwnAbout, OwnWordsAnswered};
use records::{Definition, Record as Said, Trouble};
use web::parts::{Cell, Choice, Colour, Column, Control, ErrorSummary, Form, Inset, Question, Table, Tag};
use web::{Fields, Html, Problem};

use crate::child::fast::{Asked, Done, Fast, On};
use crate::child::overview::heading;
use crate::child::record::enter::{RECORD, identifier};
use crate::child::record::read::read;
use crate::record::Record;
use crate::{Desk, words};

/// Messages that are shown.
const SHOWN: usize = 20;

/// The form on the young person's page.
pub(super) fn form(typed: &Fields, wrong: &[Trouble]) -> Form {
    let says = |name: &str| wrong.iter().find(|each| each.field == name).map(|each| each.says.clone());
    let choices = OwnAbout::SET.choices.iter().map(|choice| Choice::new(choice.code, choice.label)).collect();
    let about = Control::OneOf { choices, chosen: typed.get("about").to_owned() };
    Form::new(web::Address::new("/my"), "Send it")
        .keep(RECORD, identifier(typed))
        .ask(&Question::new("about", "What is it about? (you need not say)", about).error(says("about")))
        .ask(
            &Question::paragraphs("words", "What do you want to say?", typed.get("words"))
                .hint(
                    "It is kept as you write it. Your adviser reads it, and so may those whom they work for",
                )
                .error(says("words")),
        )
}

/// What they wrote, with the answers.
pub(super) fn written(desk: &Desk, all: &[Wrote]) -> Html {
    let columns = [Column::date("Day"), Column::prose("What you wrote"), Column::prose("The answer")];
    let mut table = Table::new("What you wrote, and the answers", columns)
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
        table.push([Cell::new(each.day.to_words()), Cell::html(words::lines(&each.words)), answer]);
    }
    Html::of(&table)
}

/// A message was sent from their own page: recorded as theirs, with the permit of their own record.
pub(super) fn send(
    desk: &Desk,
    record: &Record,
    sent: &Fields,
) -> Result<Result<&'static str, Vec<Trouble>>, Problem> {
    let mut fields = Fields::default();
    fields.push("day", desk.today().to_string());
    for name in ["about", "words"] {
        fields.push(name, sent.get(name));
    }
    let kind = records::leaving_care::OwnWords::KIND;
    let mut said = read(kind, &fields, None);
    for trouble in said.troubles.iter_mut().filter(|trouble| trouble.field == "words") {
        if sent.get("words").trim().is_empty() {
            trouble.says = "Write something first: a word is enough".to_owned();
        }
    }
    let stops = said.troubles.iter().any(|trouble| trouble.stops);
    match said.record.filter(|_| !stops && record.adds(kind)) {
        Some(said) => desk.say(record, sent.get(RECORD), said).map(Ok),
        None => Ok(Err(said.troubles)),
    }
}

/// What is wrong, above the form.
pub(super) fn summary(wrong: &[Trouble]) -> ErrorSummary {
    wrong.iter().fold(ErrorSummary::new(), |all, each| all.at(&*each.says, &each.field))
}

/// What waits for an answer and what was answered, for those who work with the young person.
pub(super) fn table(all: &[Wrote], day: Day) -> Table {
    let columns = [Column::date("Day"), Column::prose("In their own words"), Column::prose("The answer")];
    let mut table = Table::new("What they wrote", columns)
        .caption_hidden()
        .when_empty("They have written nothing on their own pages.");
    for each in all.iter().take(SHOWN) {
        let about = each.about.map_or_else(String::new, |about| format!("{}: ", about.label()));
        let answer = match each.answers.last() {
            Some((on, answer, _)) => Cell::new(format!("{}: {answer}", on.to_words())),
            None => match each.due {
                Some(due) if each.is_late(day) => {
                    Cell::part(&Tag::new(format!("Was to be answered by {}", due.to_words()), Colour::Red))
                }
                Some(due) => Cell::part(&Tag::new(format!("Answer by {}", due.to_words()), Colour::Blue)),
                None => Cell::part(&Tag::new("Waits for an answer", Colour::Blue)),
            },
        };
        table.push([
            Cell::new(each.day.to_words()),
            Cell::html(words::lines(&format!("{about}{}", each.words))),
            answer,
        ]);
    }
    table
}

/// The page on which a message is answered.
pub(crate) struct AnswerTheirWords;

fn waiting(on: &On<'_>) -> Vec<Wrote> {
    let child = on.record.timeline(Moment::END_OF_TIME);
    let authority = on.desk.authority(Moment::END_OF_TIME);
    let mut all = own_words::of(&child, &authority, on.today());
    all.retain(Wrote::waits);
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
        let choices = waiting(asked.on)
            .into_iter()
            .map(|each| Choice::new(&*each.id, format!("{}, {}", short(&each.words), each.day.to_words())))
            .collect();
        let chosen = asked.typed("of").to_owned();
        let question = Question::new("of", "Which message?", Control::OneOf { choices, chosen });
        form = form.ask(&question.large().error(asked.wrong("of")));
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

/// The beginning of a message.
fn short(words: &str) -> String {
    const LETTERS: usize = 60;
    let first: String = words.chars().take(LETTERS).collect();
    if words.chars().count() > LETTERS { format!("{}…", first.trim_end()) } else { first }
}

/// The part of a young person's page that has what they wrote.
pub(super) fn part(record: &Record, all: &[Wrote], day: Day) -> Html {
    let mut html = heading("What they wrote on their own pages").with(&table(all, day));
    if all.iter().any(Wrote::waits) && record.adds(OwnWordsAnswered::KIND) {
        let to = crate::child::address(record.id()).at(AnswerTheirWords::LAST);
        html = html.with(&crate::child::glance::link(&web::Link::new("Answer what they wrote", to)));
    }
    html
}
