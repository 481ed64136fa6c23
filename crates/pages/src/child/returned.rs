//! `/child/{child}/return`: what the return of the collection year that runs will say about this child, if nothing more is
//! recorded; and what a record that is being typed does to it.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use calendar::{CollectionYear, Day, Moment};
use exchange::{Failure, Level};
use records::{Fact, Form, Kind, Record as Said};
use ssda903::rules::OfRecord;
use telling::count;
use web::{Address, Html, Page, Path, Problem, Query};

use super::{AskedKnown, Known, View};
use crate::Desk;
use crate::record::Record;
use crate::signed::Me;

/// What the return will say of one child.
///
/// # Errors
/// As [`super::overview::get`].
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<AskedKnown>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let known = asked.day(desk)?;
        let to = known.at(super::address(&id).at("return")).to_string();
        let record = desk.child(&me, &id, "what the return says", &to)?;
        record.must_be_whole()?;
        let child = record.timeline(known.moment());
        let body = Html::render(&*Body::known(desk, &record, known))?;
        Ok(super::page(&record, &child, View::Return, known, body))
    })
    .await
}

/// The line on the child's first page: nothing where the return has nothing to say.
pub(crate) fn line(desk: &Desk, record: &Record, known: Known) -> Html {
    let rules = Body::known(desk, record, known);
    if rules.told.is_empty() {
        return Html::new();
    }
    Html::trusted(format!(
        "<p class=\"govuk-body\">As it stands, the return of {} fails {} for this child. \
         <a class=\"govuk-link\" href=\"{}\">See which, and what makes it right</a></p>",
        rules.year,
        count(rules.told.len(), "rule", "rules"),
        Html::text(known.at(super::address(record.id()).at("return"))),
    ))
}

/// What a record that is being typed would add to what the return fails: nothing for a kind that no return carries.
pub fn after(desk: &Desk, record: &Record, which: &str, said: &Arc<dyn Said>) -> Vec<Failure<'static>> {
    if !is_returned(said.kind()) {
        return Vec::new();
    }
    let fact = Fact {
        id: which.into(),
        revision: 1,
        recorded: desk.now(),
        withdrawn: false,
        record: said.clone(),
        origin: Arc::default(),
    };
    in_place_of(desk, record, said.kind(), which, Some(&fact))
}

/// The same for a record that is taken back.
pub(crate) fn without(desk: &Desk, record: &Record, kind: &Kind, which: &str) -> Vec<Failure<'static>> {
    if is_returned(kind) { in_place_of(desk, record, kind, which, None) } else { Vec::new() }
}

fn in_place_of(
    desk: &Desk,
    record: &Record,
    kind: &Kind,
    which: &str,
    fact: Option<&Fact>,
) -> Vec<Failure<'static>> {
    let before = record.standing(Moment::END_OF_TIME);
    let is_same = |other: &&Fact| other.record.kind() == kind && &*other.id == which;
    let after: Vec<&Fact> = before.iter().copied().filter(|fact| !is_same(fact)).chain(fact).collect();
    of_record(desk.today(), home(desk)).after(record.id(), &before, &after)
}

/// The warning over a form: what the return will fail with what is typed. `button` is what is pressed again to record it all
/// the same.
pub(crate) fn warning(desk: &Desk, failures: &[Failure<'_>], button: &'static str) -> Result<Html, Problem> {
    Html::render(&Warned { year: CollectionYear::of(desk.today()), told: told(failures), button })
}

fn is_returned(kind: &Kind) -> bool {
    kind.fields.iter().any(|field| !field.returned_as.is_empty() || matches!(field.form, Form::Listing))
}

fn of_record(day: Day, authority: Option<&str>) -> OfRecord<'_> {
    OfRecord { year: CollectionYear::of(day), authority, providers: None, postcodes: None }
}

/// The authority, where it is one that returns name.
fn home(desk: &Desk) -> Option<&'static str> {
    ssda903::authority(&desk.roll().authority()?).map(|found| found.ons)
}

/// What the return will say, as its page shows it.
#[derive(Debug, Template)]
#[template(path = "child/returned.html")]
pub(crate) struct Body {
    year: CollectionYear,
    /// Whether there are rules of the year.
    judged: bool,
    /// Whether the return carries the child.
    carried: bool,
    told: Vec<Told>,
    /// Why some rules are not judged here, each reason with how many.
    not_judged: Vec<String>,
    check: Address,
}

#[derive(Template)]
#[template(path = "child/returned_warning.html")]
struct Warned {
    year: CollectionYear,
    told: Vec<Told>,
    button: &'static str,
}

/// A rule that fails, with what stands in each row.
#[derive(Debug)]
struct Told {
    code: &'static str,
    query: bool,
    message: &'static str,
    fix: &'static str,
    rows: Vec<String>,
}

fn told(failures: &[Failure<'_>]) -> Vec<Told> {
    let mut all: Vec<Told> = Vec::new();
    for failure in failures {
        if all.last().is_none_or(|last| last.code != failure.rule.code) {
            all.push(Told {
                code: failure.rule.code,
                query: failure.rule.level == Level::Query,
                message: failure.rule.message,
                fix: failure.rule.fix,
                rows: Vec::new(),
            });
        }
        let shown = |value: &str| if value.is_empty() { "(blank)".to_owned() } else { value.to_owned() };
        let values: Vec<String> =
            failure.values.iter().map(|(field, value)| format!("{field} {}", shown(value))).collect();
        let beside: Vec<String> = failure
            .beside
            .iter()
            .map(|clash| {
                let whose = if clash.last_year { "last year’s " } else { "" };
                format!("{whose}{} {} {}", clash.table, clash.column, shown(&clash.value))
            })
            .collect();
        let mut row = format!("{}: {}", failure.table.unwrap_or_default(), values.join("; "));
        if !beside.is_empty() {
            row.push_str(", against ");
            row.push_str(&beside.join("; "));
        }
        if let Some(last) = all.last_mut() {
            last.rows.push(row);
        }
    }
    all
}

impl Body {
    /// Of a record that the whole is open of: what was worked out of it already, or is now.
    fn known(desk: &Desk, record: &Record, known: Known) -> Arc<Body> {
        let work = || Body::of(desk, record.id(), &record.standing(known.moment()), known.day);
        match &record.worked {
            // What is kept is what everybody reads of it.
            Some(worked) if worked.answers(known.day, known.moment()) && record.opens_all(is_returned) => {
                worked.returned(work)
            }
            _ => Arc::new(work()),
        }
    }

    fn of(desk: &Desk, id: &str, standing: &[&Fact], day: Day) -> Body {
        let of = of_record(day, home(desk));
        let said = of.child(id, standing);
        let mut reasons: Vec<(&str, usize)> = Vec::new();
        for one in &said.not_checked {
            match reasons.iter_mut().find(|(reason, _)| *reason == one.reason) {
                Some((_, count)) => *count += 1,
                None => reasons.push((&one.reason, 1)),
            }
        }
        Body {
            year: of.year,
            judged: of.is_judged(),
            carried: said.rows > 0,
            told: told(&said.failures),
            not_judged: reasons
                .iter()
                .map(|(reason, rules)| format!("{}, because {reason}", count(*rules, "rule", "rules")))
                .collect(),
            check: Address::new("/check-a-return"),
        }
    }
}
