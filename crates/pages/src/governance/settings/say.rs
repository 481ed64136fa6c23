//! `/settings/{setting}`: what was said of one kind so far, and the form that says more.

use axum::extract::State;
use records::governance::RetentionRule;
use records::{Act, Definition, Kind, Record, Trouble};
use web::parts::{Cell, Choice, Column, Control, Form, Question, Table};
use web::{Answer, Fields, Html, Notice, Page, Path, Problem, Query};

use super::{BECAUSE, Setting, answers, change, of_kind, sets, setting, standing, terms};
use crate::child::overview::heading;
use crate::child::record::enter::{ACT, RECORD, identifier, is_identifier};
use crate::child::record::form::{self, NO_PLACES, Offer};
use crate::child::record::read::read;
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::{Desk, words};

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    done: String,
}

/// What was said, and an empty form.
///
/// # Errors
/// The reader sets nothing for the service; there is no such setting.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        sets(&me)?;
        let page = page(desk, setting(&name)?, &Fields::default(), &[], "");
        Ok(match asked.done.as_str() {
            "set" => {
                page.notice(Notice::done("It is set. Every list and figure is counted by it from now on."))
            }
            "already" => page.notice(Notice::done("It was set already: nothing is recorded twice.")),
            "corrected" => page.notice(Notice::done("It is put right. What stood before stays readable.")),
            "withdrawn" => page.notice(Notice::done("It is taken back. What stood before stays readable.")),
            _ => page,
        })
    })
    .await
}

/// The form was sent.
///
/// # Errors
/// As [`get`]; the journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(name): Path<String>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        sets(&me)?;
        let setting = setting(&name)?;
        if let Some(list) = sent.get(ACT).strip_prefix("more.") {
            return Ok(page(desk, setting, &sent, &[], list).into());
        }
        let mut said = read(setting.kind, &sent, None);
        said.troubles.extend(said.record.as_deref().and_then(wrong));
        let Some(record) = said.record.filter(|_| !said.troubles.iter().any(|trouble| trouble.stops)) else {
            return Ok(page(desk, setting, &sent, &said.troubles, "").wrong().into());
        };
        let id = match sent.get(RECORD) {
            id if is_identifier(id) => id.to_owned(),
            _ => words::new_identifier(),
        };
        let to = of_kind(setting.kind);
        let change = change(desk, &id, 1, (Act::Record, None), record);
        let done = if desk.say_all(&me, BECAUSE, &[change])?.is_ok() { "set" } else { "already" };
        Ok(to.with("done", done).into())
    })
    .await
}

/// What a form alone cannot know: whether there is such a clock, and whether a law asks for more.
pub(crate) fn wrong(said: &dyn Record) -> Option<Trouble> {
    if let Some(rule) = said.as_any().downcast_ref::<RetentionRule>() {
        return disclosure::retention::against_the_law(rule);
    }
    said.kind().fields.iter().find(|field| field.name == CLOCK)?;
    let said: serde_json::Value = serde_json::from_str(&said.to_json()).ok()?;
    let clock = said.get(CLOCK)?.as_str()?;
    clocks::clock(clock).is_none().then(|| Trouble::stops(CLOCK, "Choose one of the clocks that there are"))
}

/// The field of settings that names a clock.
const CLOCK: &str = "clock";

/// The questions of a setting: a clock is chosen from those that there are.
pub(super) fn questions(
    desk: &Desk,
    kind: &'static Kind,
    typed: &Fields,
    troubles: &[Trouble],
    more: &str,
) -> Vec<Question> {
    let offer = Offer {
        people: desk.people(),
        network: &[],
        documents: &[],
        places: &NO_PLACES,
        today: desk.today(),
    };
    let mut questions = form::questions(kind, typed, troubles, &offer, more);
    let nth = kind.fields.iter().position(|field| field.name == CLOCK);
    if let Some((question, field)) =
        nth.and_then(|nth| Some((questions.get_mut(nth)?, kind.fields.get(nth)?)))
    {
        let mut all: Vec<&clocks::Clock> =
            clocks::FAMILIES.iter().flat_map(|family| family.clocks).copied().collect();
        all.sort_by_key(|clock| clock.title);
        let choice = |clock: &clocks::Clock| Choice::new(clock.id, format!("{} ({})", clock.title, clock.id));
        let choices = all.into_iter().map(choice).collect();
        let wrong =
            troubles.iter().find(|trouble| trouble.field == CLOCK).map(|trouble| trouble.says.clone());
        let control = Control::Listed { choices, chosen: typed.get(CLOCK).to_owned() };
        *question = Question::new(CLOCK, field.label, control).error(wrong);
    }
    questions
}

fn page(desk: &Desk, setting: &Setting, typed: &Fields, troubles: &[Trouble], more: &str) -> Page {
    let kind = setting.kind;
    let mut html = Html::new();
    let summary = form::summary(kind, troubles);
    if !summary.is_empty() {
        html = html.with(&summary);
    }
    html = html.with(&lead(setting.says));
    if *kind == *records::governance::SchoolYear::KIND {
        html = html.with(&terms::counted_by(desk));
    }
    let mut asked = Form::new(of_kind(kind), "Set it").keep(RECORD, identifier(typed));
    for question in questions(desk, kind, typed, troubles, more) {
        asked = asked.ask(&question);
    }
    for (list, words) in form::lists(kind) {
        asked = asked.or(words, ACT, format!("more.{list}"));
    }
    let html = html.with(&so_far(desk, kind)).with(&heading("Say more")).with(&asked);
    Page::new(kind.title).back("Settings", super::address()).body(html)
}

/// What was said and stands.
fn so_far(desk: &Desk, kind: &Kind) -> Table {
    let columns = [
        Column::prose("What stands"),
        Column::text("Set by"),
        Column::date("On"),
        Column::text("Put it right"),
    ];
    let mut table = Table::new("What was set", columns).large().when_empty("Nothing was set so far.");
    for fact in standing(desk, kind) {
        let to = of_kind(kind).at(&fact.id);
        let about = fact
            .record
            .happened()
            .from
            .map_or_else(String::new, |day| format!("what holds from {}", day.to_words()));
        table.push([
            Cell::html(answers(desk.people(), kind, &fact)),
            Cell::new(desk.people().name_of(&fact.origin.who)),
            Cell::new(fact.recorded.day().to_words()),
            Cell::html(words::link_for("Put it right", &about, &to)),
        ]);
    }
    table
}
