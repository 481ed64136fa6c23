//! `/child/{child}/note`: a case note: the words first, then what it is about and whether it is an event of the child's life.
//! Today is chosen.

use axum::extract::State;
use calendar::Moment;
use records::Trouble;
use web::parts::{Choice, Control, ErrorSummary, Form, Question, TypedAs};
use web::{Answer, Fields, Html, Page, Path, Problem};

use crate::Desk;
use crate::child::record::enter::{ACT, RECORD, about, identifier, kept};
use crate::child::record::form::choices_of;
use crate::child::record::read::read;
use crate::record::Record;
use crate::signed::Me;
use crate::words;

const KIND: &str = "case_note";
/// The name of the draft, apart from that of the plain form.
const FORM: &str = "note";

/// The page, empty or as it was left.
///
/// # Errors
/// As [`crate::child::overview::get`].
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let here = crate::child::address(&id).at("note").to_string();
        let record = desk.child(&me, &id, "writing a case note", &here)?;
        record.must_add(crate::child::record::kind(KIND)?)?;
        let draft = desk.draft(&me, &id, FORM)?;
        let typed = draft.as_ref().map(|draft| Fields::read(draft.text.as_bytes())).unwrap_or_default();
        let page = page(desk, &record, &typed, &[])?;
        Ok(match &draft {
            Some(draft) => page.notice(kept(draft)),
            None => page,
        })
    })
    .await
}

/// A note was written.
///
/// # Errors
/// As [`get`]; the journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let here = crate::child::address(&id).at("note").to_string();
        let record = desk.child(&me, &id, "writing a case note", &here)?;
        record.must_add(crate::child::record::kind(KIND)?)?;
        if sent.get(ACT) == "draft" {
            desk.keep_draft(&me, &id, FORM, &sent)?;
            return Ok(crate::child::address(&id).with("done", "draft").into());
        }
        let mut asked = Fields::default();
        for name in ["day", "about", "with", "text"] {
            asked.push(name, sent.get(name));
        }
        asked.push("important", if sent.get("important") == "yes" { "yes" } else { "no" });
        let said = read(crate::child::record::kind(KIND)?, &asked, None);
        let Some(note) = said.record else {
            desk.keep_draft(&me, &id, FORM, &sent)?;
            return Ok(page(desk, &record, &sent, &said.troubles)?.wrong().into());
        };
        let done = desk.say(&record, sent.get(RECORD), note)?;
        desk.clear_draft(&me, &id, FORM)?;
        Ok(crate::child::address(&id).with("done", done).into())
    })
    .await
}

fn page(desk: &Desk, record: &Record, typed: &Fields, troubles: &[Trouble]) -> Result<Page, Problem> {
    let kind = crate::child::record::kind(KIND)?;
    let child = record.timeline(Moment::END_OF_TIME);
    let wrong = |name: &str| {
        let said = troubles.iter().find(|trouble| trouble.stops && trouble.field == name);
        said.map(|trouble| trouble.says.clone())
    };
    let day = match typed.get("day") {
        "" if troubles.is_empty() => desk.today().to_string(),
        typed => typed.to_owned(),
    };
    let about_what = Control::OneOf {
        choices: choices_of(kind, "about", desk.today()),
        chosen: typed.get("about").to_owned(),
    };
    let event = vec![Choice::new("yes", "It belongs in the chronology: a significant event")];
    let chosen = typed.all("important").map(str::to_owned).collect();
    let with = Control::Typed {
        how: TypedAs::Line,
        value: typed.get("with").to_owned(),
        offered: words::network(record),
    };
    let form = Form::new(crate::child::address(record.id()).at("note"), "Record the note")
        .keep(RECORD, identifier(typed))
        .ask(
            &Question::paragraphs("text", "What do you want to note?", typed.get("text"))
                .large()
                .error(wrong("text")),
        )
        .ask(&Question::new("about", "What is it about?", about_what).error(wrong("about")))
        .ask(&Question::new("with", "With whom? (optional)", with).error(wrong("with")))
        .ask(&Question::typed("day", "Day", TypedAs::Day, day).error(wrong("day")))
        .ask(&Question::new("important", "Is it an event?", Control::AnyOf { choices: event, chosen }))
        .or("Keep it and finish later", ACT, "draft");
    let stops = troubles.iter().filter(|trouble| trouble.stops);
    let summary = stops.fold(ErrorSummary::new(), |all, trouble| all.at(&*trouble.says, &trouble.field));
    let mut html = Html::new();
    if !summary.is_empty() {
        html = html.with(&summary);
    }
    Ok(about(&child, record.id(), "Write a case note").body(html.with(&form)))
}
