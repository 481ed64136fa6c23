//! `/child/{child}/visit`: a visit in under a minute, on a doorstep, on a phone.
//!
//! Three presses and a sentence: when (today is chosen), whether the child was seen, whether alone. What the child said goes
//! into the same record. It fills the visit, the clock and the chronology at once.

use axum::extract::State;
use calendar::{Day, Moment};
use exchange::Failure;
use records::Trouble;
use web::parts::{Choice, Control, ErrorSummary, Form, Question, TypedAs};
use web::{Answer, Fields, Html, Page, Path, Problem};

use crate::Desk;
use crate::child::record::enter::{ACT, RECORD, about, identifier, kept};
use crate::child::record::read::read;
use crate::child::returned;
use crate::record::Record;
use crate::signed::Me;

/// The kind that it records.
const KIND: &str = "visit_to_child";
/// The name of the draft: apart from that of the plain form, whose fields are others.
const FORM: &str = "visit";
/// Which day, before it is a day.
const WHEN: &str = "~when";

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
        let here = crate::child::address(&id).at("visit").to_string();
        let record = desk.child(&me, &id, "recording a visit", &here)?;
        record.must_add(crate::child::record::kind(KIND)?)?;
        let draft = desk.draft(&me, &id, FORM)?;
        let typed = draft.as_ref().map(|draft| Fields::read(draft.text.as_bytes())).unwrap_or_default();
        let page = page(desk, &record, &typed, &[], &[])?;
        Ok(match &draft {
            Some(draft) => page.notice(kept(draft)),
            None => page,
        })
    })
    .await
}

/// A visit was made.
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
        let here = crate::child::address(&id).at("visit").to_string();
        let record = desk.child(&me, &id, "recording a visit", &here)?;
        record.must_add(crate::child::record::kind(KIND)?)?;
        match sent.get(ACT) {
            "draft" => {
                desk.keep_draft(&me, &id, FORM, &sent)?;
                return Ok(crate::child::address(&id).with("done", "draft").into());
            }
            "discard" => {
                desk.clear_draft(&me, &id, FORM)?;
                return Ok(crate::child::address(&id).at("visit").into());
            }
            _ => {}
        }
        let kind = crate::child::record::kind(KIND)?;
        let today = desk.today();
        let said = read(kind, &as_the_kind_asks(&sent, today), None);
        let mut troubles = said.troubles;
        // In the words of this page: it asks two of the kind's questions in one.
        for trouble in troubles.iter_mut().filter(|trouble| trouble.stops && trouble.field == "seen") {
            trouble.says = "Say whether you saw the child".to_owned();
        }
        if let Some(later) =
            said.record.as_ref().and_then(|record| record.happened().from).filter(|day| *day > today)
        {
            debug_assert!(later > today);
            troubles.push(Trouble::stops("day", "When was it? A visit cannot be recorded before it is made"));
        }
        let Some(visit) = said.record.filter(|_| !troubles.iter().any(|trouble| trouble.stops)) else {
            desk.keep_draft(&me, &id, FORM, &sent)?;
            return Ok(page(desk, &record, &sent, &troubles, &[])?.wrong().into());
        };
        let breaks = returned::after(desk, &record, sent.get(RECORD), &visit);
        if returned::is_news(&sent, &breaks) {
            desk.keep_draft(&me, &id, FORM, &sent)?;
            return Ok(page(desk, &record, &sent, &troubles, &breaks)?.into());
        }
        let done = desk.say(&record, sent.get(RECORD), visit)?;
        desk.clear_draft(&me, &id, FORM)?;
        Ok(crate::child::address(&id).with("done", done).into())
    })
    .await
}

/// The answers of this page as the plain form of the kind would send them.
fn as_the_kind_asks(sent: &Fields, today: Day) -> Fields {
    let day = match sent.get(WHEN) {
        "today" => today.to_string(),
        "yesterday" => today.plus_days(-1).to_string(),
        _ => sent.get("day").to_owned(),
    };
    let seen = sent.get("seen");
    let mut fields = Fields::default();
    fields.push("day", day);
    match seen {
        "alone" => {
            fields.push("seen", "yes");
            fields.push("alone", "yes");
        }
        "not_alone" => {
            fields.push("seen", "yes");
            fields.push("alone", "no");
        }
        "no" => fields.push("seen", "no"),
        _ => {}
    }
    for name in ["not_alone_because", "notes"] {
        fields.push(name, sent.get(name));
    }
    fields.push("concern", if sent.get("concern") == "yes" { "yes" } else { "no" });
    fields
}

fn page(
    desk: &Desk,
    record: &Record,
    typed: &Fields,
    troubles: &[Trouble],
    breaks: &[Failure<'_>],
) -> Result<Page, Problem> {
    let kind = crate::child::record::kind(KIND)?;
    let asks = |name: &str| kind.fields.iter().any(|field| field.name == name);
    let wrong = |name: &str| {
        let said = troubles.iter().find(|trouble| trouble.stops && trouble.field == name);
        said.map(|trouble| trouble.says.clone())
    };
    let child = record.timeline(Moment::END_OF_TIME);
    let today = desk.today();
    let when = match typed.get(WHEN) {
        "" => "today",
        chosen => chosen,
    };
    let days = vec![
        Choice::new("today", format!("Today, {}", today.to_words())),
        Choice::new("yesterday", format!("Yesterday, {}", today.plus_days(-1).to_words())),
        Choice::new("other", "Another day"),
    ];
    let seen = vec![
        Choice::new("alone", "Yes, alone"),
        Choice::new("not_alone", "Yes, with others there"),
        Choice::new("no", "No, I tried"),
    ];
    let stacked = |choices: Vec<Choice>, chosen: &str| Control::OneOf { choices, chosen: chosen.to_owned() };
    let mut summary = ErrorSummary::new();
    for trouble in troubles.iter().filter(|trouble| trouble.stops) {
        summary = summary.at(&*trouble.says, &trouble.field);
    }
    let mut form = Form::new(crate::child::address(record.id()).at("visit"), "Record the visit")
        .keep(RECORD, identifier(typed))
        .ask(&Question::new(WHEN, "When was it?", stacked(days, when)).large())
        .ask(
            &Question::typed("day", "The day, if it was another day", TypedAs::Day, typed.get("day"))
                .error(wrong("day")),
        )
        .ask(
            &Question::new("seen", "Did you see the child?", stacked(seen, typed.get("seen")))
                .large()
                .error(wrong("seen")),
        );
    if asks("not_alone_because") {
        let question = Question::line(
            "not_alone_because",
            "If not alone, why not? (optional)",
            typed.get("not_alone_because"),
        )
        .error(wrong("not_alone_because"));
        form = form.ask(&question);
    }
    if asks("notes") {
        let question = Question::paragraphs(
            "notes",
            "What did the child say, and how were they? (optional)",
            typed.get("notes"),
        )
        .hint("In the child’s own words where you can")
        .large()
        .error(wrong("notes"));
        form = form.ask(&question);
    }
    if asks("concern") {
        let choices = vec![Choice::new("yes", "I am worried about the child’s welfare here")];
        let chosen = typed.all("concern").map(str::to_owned).collect();
        form = form.ask(&Question::new("concern", "Anything to act on?", Control::AnyOf { choices, chosen }));
    }
    form = form.or("Keep it and finish later", ACT, "draft");
    let mut html = Html::new();
    if !summary.is_empty() {
        html = html.with(&summary);
    }
    if !breaks.is_empty() {
        html = html.with(&returned::warning(desk, breaks, "Record the visit")?);
        form = form.keep(returned::WARNED, returned::codes(breaks));
    }
    Ok(about(&child, record.id(), "Record a visit").body(html.with(&form)))
}
