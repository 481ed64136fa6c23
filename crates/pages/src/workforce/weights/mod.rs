//! `/settings/caseloads`: how the authority weighs the cases of its social workers, from a day: what each child counts, what
//! makes one weigh more, how many hours are full time, how much is too much. Before it is set the page says what it changes:
//! whose caseload would be over, and whose no longer.
//!
//! A dated fact: what held before stays readable below the form. No regulation sets a caseload, and the page says so.

mod effect;

use std::sync::Arc;

use access::Person;
use axum::extract::State;
use calendar::{Day, Moment};
use oversight::caseload::weights_on;
use records::workforce::{CaseWeight, CaseWeightOf, CaseloadWeights};
use records::{Act, Fact, as_known};
use web::parts::{Cell, Column, ErrorSummary, Form, Inset, Question, SummaryList, Table, TypedAs};
use web::{Address, Answer, Fields, Html, Notice, Page, Problem, Query};

use super::my_team::caseloads::{hundredths, tenths};
use super::my_work::lead;
use crate::child::door;
use crate::child::overview::heading;
use crate::child::record::enter::{ACT, RECORD, identifier};
use crate::child::record::read::day;
use crate::governance::settings;
use crate::signed::Me;
use crate::{Desk, words};

/// The page.
pub(crate) fn address() -> Address {
    Address::new("/settings/caseloads")
}

/// Days before and after today from which weights may hold: nobody means another century.
const YEAR: i32 = 366;

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    done: String,
}

/// The form, with what holds today in it.
///
/// # Errors
/// The reader sets nothing for the service; the journal cannot be read.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        sets(&me)?;
        let page = page(desk, &begin(desk), &[]);
        Ok(match asked.done.as_str() {
            "set" => page.notice(Notice::done("It is set. Every list weighs caseloads so from its day on.")),
            "already" => page.notice(Notice::done("It was set already: nothing is recorded twice.")),
            _ => page,
        })
    })
    .await
}

/// What it would change, or it is set.
///
/// # Errors
/// As [`get`]; the journal cannot be written.
pub(crate) async fn post(State(desk): State<Desk>, Me(me): Me, sent: Fields) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        sets(&me)?;
        if sent.get(ACT) == "again" {
            return Ok(page(desk, &sent, &[]).into());
        }
        let (set, mut wrong) = read(&sent, desk.today());
        let Some(set) = set.filter(|_| wrong.is_empty()) else {
            return Ok(page(desk, &sent, &wrong).wrong().into());
        };
        let authority = desk.authority(Moment::END_OF_TIME);
        let holds = weights_on(&authority, set.since);
        if holds.is_some_and(|holds| CaseloadWeights { since: set.since, ..holds.clone() } == set) {
            wrong.push((
                "since",
                "This is what holds on that day already. Change something, or leave it".to_owned(),
            ));
            return Ok(page(desk, &sent, &wrong).wrong().into());
        }
        if sent.get(ACT) != "set" {
            return Ok(preview(desk, &me, &set, &sent)?.into());
        }
        let done = if desk.set(&me, sent.get(RECORD), set)? { "set" } else { "already" };
        Ok(address().with("done", done).into())
    })
    .await
}

fn sets(me: &Person) -> Result<(), Problem> {
    access::sets_the_service(me).map_err(|refusal| door::closed(&refusal))
}

/// What holds today, as it stands in the form; from today.
fn begin(desk: &Desk) -> Fields {
    let (authority, today) = (desk.authority(Moment::END_OF_TIME), desk.today());
    let mut fields = Fields::default();
    fields.push("since", today.to_string());
    let Some(set) = weights_on(&authority, today) else { return fields };
    fields.push("hours", tenths(set.hours));
    for (name, number) in [("most", set.most), ("first_year", set.first_year)] {
        fields.push(name, number.map(hundredths).unwrap_or_default());
    }
    for weight in &set.weights {
        fields.push(name_of(weight.of), hundredths(weight.adds));
    }
    fields
}

/// Under which name a weight is sent.
fn name_of(of: CaseWeightOf) -> String {
    format!("weight.{}", of.code())
}

/// Everything that can weigh more, in the order of the code set.
fn all() -> impl Iterator<Item = CaseWeightOf> {
    CaseWeightOf::SET.choices.iter().filter_map(|choice| CaseWeightOf::of(choice.code))
}

type Wrong = Vec<(&'static str, String)>;

/// What was typed, or what is wrong with it by the name of the field.
fn read(sent: &Fields, today: Day) -> (Option<CaseloadWeights>, Wrong) {
    let mut wrong = Wrong::new();
    let since = day(sent.get("since").trim()).filter(|since| today.days_until(*since).abs() <= YEAR);
    if since.is_none() {
        wrong.push(("since", "Write the day from which it holds, within a year of today".to_owned()));
    }
    let mut number = |name: &'static str, low: f64, high: f64, says: &str| -> Option<f64> {
        let text = sent.get(name).trim();
        let number = decimal(text).filter(|number| (low..=high).contains(number));
        if number.is_none() && !text.is_empty() {
            wrong.push((name, says.to_owned()));
        }
        number
    };
    let hours = number("hours", 1.0, 60.0, "Write the hours of a full week, such as 37");
    let most = number("most", 1.0, 200.0, "Write a number from 1 to 200, or leave it empty");
    let first = number("first_year", 0.1, 1.0, "Write a share such as 0.9, or leave it empty");
    let mut weights = Vec::new();
    for of in all() {
        let name = NAMES.iter().find(|(each, _)| *each == of.code()).map_or("weight", |(_, name)| name);
        if let Some(adds) = number(name, 0.0, 10.0, "Write a number from 0 to 10, such as 0.25") {
            weights.push(CaseWeight { of, adds });
        }
    }
    let missing = |name: &str| sent.get(name).trim().is_empty();
    if missing("hours") {
        wrong.push(("hours", "Write the hours of a full week, such as 37".to_owned()));
    }
    if missing(&name_of(CaseWeightOf::EveryChild)) {
        wrong.push(("weight.every_child", "Write what every child counts: 1 is usual".to_owned()));
    }
    if most.is_none() && first.is_some() {
        wrong.push((
            "most",
            "A share of the most needs the most: write it, or leave the share empty".to_owned(),
        ));
    }
    let (Some(since), Some(hours)) = (since, hours) else { return (None, wrong) };
    let words = Some(sent.get("words").trim().to_owned()).filter(|words| !words.is_empty());
    (Some(CaseloadWeights { since, hours, most, first_year: first, weights, words }), wrong)
}

/// The names of the weights' fields, by code: what is wrong is said by a name that outlives what was sent.
const NAMES: &[(&str, &str)] = &[
    ("every_child", "weight.every_child"),
    ("in_proceedings", "weight.in_proceedings"),
    ("new_to_care", "weight.new_to_care"),
    ("moved", "weight.moved"),
    ("missing", "weight.missing"),
    ("protection_plan", "weight.protection_plan"),
    ("care_leaver", "weight.care_leaver"),
    ("family_time", "weight.family_time"),
];

/// A number with two decimals at most; `None` for anything else.
fn decimal(text: &str) -> Option<f64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let plain = !whole.is_empty() && whole.len() <= 4 && part.len() <= 2 && digits(whole) && digits(part);
    plain.then(|| text.trim_end_matches('.').parse().ok()).flatten()
}

fn page(desk: &Desk, typed: &Fields, wrong: &[(&'static str, String)]) -> Page {
    let summary = wrong.iter().fold(ErrorSummary::new(), |all, (field, says)| all.at(&**says, field));
    let mut html = Html::new();
    if !summary.is_empty() {
        html = html.with(&summary);
    }
    let lead_in = "What each child counts in a social worker’s caseload, and how much is too much. It is this authority’s own \
                   setting: no regulation sets a caseload.";
    html = html.with(&lead(lead_in)).with(&form(typed, wrong)).with(&history(desk));
    Page::new("How caseloads are weighed").in_menu("/team").body(html)
}

fn form(typed: &Fields, wrong: &[(&'static str, String)]) -> Form {
    let says = |name: &str| wrong.iter().find(|(field, _)| *field == name).map(|(_, says)| says.clone());
    let ask = |name: &str, label: &str, how, hint: &str| {
        Question::typed(name, label, how, typed.get(name)).hint(hint).error(says(name))
    };
    let mut form = Form::new(address(), "See what it changes")
        .keep(RECORD, identifier(typed))
        .ask(&ask(
            "since",
            "From which day?",
            TypedAs::Day,
            "What holds before that day stays as it is. Setting the same day again replaces what was set from it",
        ))
        .ask(&ask("hours", "Hours a week of full time", TypedAs::Number, ""))
        .ask(&ask(
            "most",
            "Most that a full-time worker should have (optional)",
            TypedAs::Number,
            "Weighed as below. Leave it empty, and nothing is too much",
        ))
        .ask(&ask(
            "first_year",
            "Share of it in the first year of practice (optional)",
            TypedAs::Number,
            "0.9 is nine tenths",
        ));
    for of in all() {
        let (label, hint) = match of {
            CaseWeightOf::EveryChild => ("What every child counts".to_owned(), "1 is usual"),
            CaseWeightOf::CareLeaver => (
                "What somebody who left care counts (optional)".to_owned(),
                "In place of what every child counts. Leave it empty, and they count as every child",
            ),
            of => (format!("{}: what it adds (optional)", of.label()), ""),
        };
        form = form.ask(&ask(&name_of(of), &label, TypedAs::Number, hint));
    }
    form.ask(&ask(
        "words",
        "Why so? (optional)",
        TypedAs::Paragraphs,
        "Who agreed it, and where it is written",
    ))
}

/// What would be set, what it would change, and the button that sets it.
fn preview(desk: &Desk, me: &Person, set: &CaseloadWeights, sent: &Fields) -> Result<Page, Problem> {
    let mut list = SummaryList::new()
        .row("From", set.since.to_words())
        .row("Hours of full time", tenths(set.hours))
        .row("The most", most(set));
    for weight in &set.weights {
        list = list.row(weight.of.label(), hundredths(weight.adds));
    }
    let mut form = Form::new(address(), format!("Set it from {}", set.since.to_words())).pressed(ACT, "set");
    for (name, value) in sent.iter().filter(|(name, _)| *name != ACT) {
        form = form.keep(name, value);
    }
    let mut html = Html::new();
    if set.since < desk.today() {
        html = html.with(&Inset::new("It holds from a day that is past: today’s lists change at once."));
    } else if set.since > desk.today() {
        html = html.with(&Inset::new("It holds from a day to come: until then nothing changes."));
    }
    let html = html
        .with(&list)
        .with(&heading("What it would change, with today’s children"))
        .with(&effect::html(desk, me, set)?)
        .with(&form.or("Change it before it is set", ACT, "again"));
    Ok(Page::new("Set how caseloads are weighed?").in_menu("/team").body(html))
}

/// How much is too much, in words.
fn most(set: &CaseloadWeights) -> String {
    match (set.most, set.first_year) {
        (None, _) => "Nothing is too much".to_owned(),
        (Some(most), None) => hundredths(most),
        (Some(most), Some(share)) => {
            format!("{}; {} of it in the first year of practice", hundredths(most), hundredths(share))
        }
    }
}

/// What was set so far, newest day first.
fn history(desk: &Desk) -> Table {
    let columns = [
        Column::date("From"),
        Column::prose("What counts how much"),
        Column::text("The most"),
        Column::number("Full time"),
        Column::text("Set by"),
        Column::date("On"),
    ];
    let mut table = Table::new("What was set", columns)
        .large()
        .when_empty("Nothing was set so far: every child counts 1, and nothing is too much.");
    let facts = desk.roll().facts(&settings::subject(desk));
    let mut all: Vec<(&Fact, &CaseloadWeights)> = as_known(&facts, Moment::END_OF_TIME)
        .into_iter()
        .filter_map(|fact| Some((fact, fact.of::<CaseloadWeights>()?)))
        .collect();
    all.sort_by_key(|(fact, set)| std::cmp::Reverse((set.since, fact.recorded)));
    for (fact, set) in all {
        let weights =
            set.weights.iter().map(|each| format!("{}: {}", each.of.label(), hundredths(each.adds)));
        let weights = weights.collect::<Vec<_>>().join("; ");
        let words = set.words.as_ref().map_or_else(String::new, |words| format!(". {words}"));
        table.push([
            Cell::new(set.since.to_words()),
            Cell::new(format!("{weights}{words}")),
            Cell::new(most(set)),
            Cell::new(tenths(set.hours)),
            Cell::new(desk.people().name_of(&fact.origin.who)),
            Cell::new(fact.recorded.day().to_words()),
        ]);
    }
    table
}

impl Desk {
    /// Sets something for the authority, once however often it is sent; whether it was news.
    fn set(&self, person: &Person, id: &str, said: CaseloadWeights) -> Result<bool, Problem> {
        let id = if crate::child::record::enter::is_identifier(id) {
            id.to_owned()
        } else {
            words::new_identifier()
        };
        let change = settings::change(self, &id, 1, (Act::Record, None), Arc::new(said));
        Ok(self.say_all(person, settings::BECAUSE, &[change])?.is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_has_the_name_of_its_field() {
        assert_eq!(NAMES.len(), all().count());
        for of in all() {
            assert!(NAMES.contains(&(of.code(), name_of(of).as_str())), "{}", of.code());
        }
    }

    #[test]
    fn what_is_wrong_is_said_at_its_field() {
        let today: Day = "2018-11-05".parse().unwrap();
        let whole = "since=2018-12-01&hours=37&most=18&first_year=0.9&weight.every_child=1&weight.moved=0.25";
        for (typed, expected) in [
            (whole.to_owned(), vec![]),
            (whole.replace("2018-12-01", "2028-12-01"), vec!["since"]),
            (whole.replace("2018-12-01", "soon"), vec!["since"]),
            (whole.replace("hours=37", "hours="), vec!["hours"]),
            (whole.replace("hours=37", "hours=0"), vec!["hours"]),
            (whole.replace("most=18", "most=-1"), vec!["most", "most"]),
            (whole.replace("most=18", "most="), vec!["most"]),
            (whole.replace("0.9", "1.1"), vec!["first_year"]),
            (whole.replace("every_child=1", "every_child="), vec!["weight.every_child"]),
            (whole.replace("0.25", "a quarter"), vec!["weight.moved"]),
            (whole.replace("0.25", "0.255"), vec!["weight.moved"]),
            (whole.replace("0.25", "1e1"), vec!["weight.moved"]),
            (whole.replace("0.25", "NaN"), vec!["weight.moved"]),
        ] {
            let (set, wrong) = read(&Fields::read(typed.as_bytes()), today);
            let fields: Vec<&str> = wrong.iter().map(|(field, _)| *field).collect();
            assert_eq!(fields, expected, "{typed}");
            assert!(!wrong.is_empty() || set.is_some());
        }
    }
}
