//! `/figures/{figure}/children/{child}`: what one child, or carer household, adds to a figure, and every fact behind it with
//! its two times: when it was true, and when it was learnt.

use access::People;
use askama::Template;
use axum::extract::State;
use records::Fact;
use serde::Deserialize;
use web::parts::{Cell, Column, SummaryList, Table};
use web::{Address, Html, Page, Path, Problem, Query};

use super::definitions::{self, titled};
use super::figure::state;
use super::figures::period;
use crate::signed::Me;
use crate::when::{AskedWhen, When};
use crate::{Desk, words};

/// What the address asks.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    #[serde(flatten)]
    when: AskedWhen,
    /// Which of the figure's runs of days: `month`, `year-to-date` or `snapshot`.
    #[serde(default)]
    period: String,
}

/// One child of a figure.
///
/// # Errors
/// There is no such figure, or nobody of this identifier; the month or the day is not understood; the journal cannot be read.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((figure, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let indicator = definitions::find(&figure)?;
        let when = When::of(&asked.when, desk)?;
        let cohort = desk.cohort(when.moment());
        let here = when.at(Address::new("/figures").at(indicator.id).at("children").at(&id));
        let record =
            desk.behind_a_figure(&me, &id, &format!("behind figure {}", indicator.id), &here.to_string())?;
        record.must_be_whole()?;
        let (facts, standing) = (&record.facts, record.standing(when.moment()));
        let back = when.at(Address::new("/figures").at(indicator.id)).with("period", &asked.period);
        let name = words::name_of(&cohort, &id);
        let body = Body {
            verdicts: verdicts(indicator, &cohort, when, &id, &asked.period),
            strands: standing_on(&cohort, when, &id),
            later: facts.iter().filter(|fact| fact.recorded > when.moment()).count(),
            known: when.known.map(calendar::Day::to_words),
            facts: table(desk.people(), &standing),
        };
        Ok(when
            .page(match name {
                Some(name) => format!("{name} ({id})"),
                None => id,
            })
            .title(format!("One child of {}", titled(indicator)))
            .caption(format!("{}: {}", titled(indicator), when.in_words()))
            .under("Figures", when.at(Address::new("/figures")))
            .under(titled(indicator), back)
            .body(Html::render(&body)?))
    })
    .await
}

#[derive(Template)]
#[template(path = "governance/figure_child/page.html")]
struct Body {
    verdicts: Table,
    strands: Option<SummaryList>,
    known: Option<String>,
    later: usize,
    facts: Table,
}

/// What the child adds to the figure, over each of its runs of days.
fn verdicts(
    indicator: &'static indicators::Indicator,
    cohort: &timeline::Cohort,
    when: When,
    id: &str,
    asked: &str,
) -> Table {
    let columns =
        [Column::text("Over"), Column::text("Counted"), Column::prose("Because"), Column::text("On")];
    let mut table = Table::new("What this adds to the figure", columns)
        .large()
        .when_empty("Not one of those whom this figure is about in this month.");
    let members = measure::members(indicator, cohort, when.month);
    let mut own: Vec<_> = members.iter().filter(|member| member.local_id == id).collect();
    // The days that were asked for come first.
    own.sort_by_key(|member| period(member.kind) != asked);
    for member in own {
        let on: Vec<String> = member
            .events
            .iter()
            .map(|event| {
                let day = event.day.to_words();
                match (&event.excluded_because, event.in_numerator) {
                    (Some(why), _) => format!("{day}: left out, {why}"),
                    (None, true) => day,
                    (None, false) => format!("{day}: not in the numerator"),
                }
            })
            .collect();
        table.push([
            Cell::new(member.kind.word()),
            Cell::part(&state(member)),
            member.excluded_because.as_ref().map_or_else(|| Cell::none("no reason needed"), Cell::new),
            if on.is_empty() { Cell::none("no events") } else { Cell::new(on.join("; ")) },
        ]);
    }
    table
}

/// How the child stands on the last day of the month.
fn standing_on(cohort: &timeline::Cohort, when: When, id: &str) -> Option<SummaryList> {
    let child = cohort.child(id)?;
    let day = when.month.last();
    let on = child.on(day);
    let mut list = SummaryList::new();
    if let Some(age) = on.age() {
        list = list.row("Age", age.to_string());
    }
    list = list.row("Looked after", if on.looked_after() { "Yes" } else { "No" });
    if let Some(period) = on.period() {
        list = list.row("In care since", period.start.to_words());
    }
    if let Some(place) = on.place() {
        list = list.row("Placement", format!("{} ({})", place.label(), place.code()));
    }
    if let Some(since) = on.same_carer_since(false) {
        list = list.row("With the same carer since", since.to_words());
    }
    Some(list)
}

/// Facts in the order in which they were true, by kind.
fn table(people: &People, facts: &[&Fact]) -> Table {
    let columns = [
        Column::date("When it was true"),
        Column::prose("What was recorded"),
        Column::date("When it was learnt"),
        Column::text("From"),
    ];
    let mut table =
        Table::new("The facts behind it", columns).large().when_empty("Nothing was known by then.");
    let mut facts = facts.to_vec();
    // Kinds in reading order, then days.
    let place = |fact: &Fact| records::KINDS.iter().position(|kind| **kind == *fact.record.kind());
    facts.sort_by_key(|fact| (place(fact), fact.record.happened().from));
    let mut kind = None;
    for fact in facts {
        if kind != Some(fact.record.kind()) {
            kind = Some(fact.record.kind());
            table.group(fact.record.kind().title);
        }
        let happened = fact.record.happened();
        let learnt = fact.recorded.day();
        let lag = happened.to.or(happened.from).map(|day| words::days_later(day.days_until(learnt)));
        table.push([
            match (happened.from, happened.to) {
                (Some(from), Some(to)) => Cell::new(format!("{} to {}", from.to_words(), to.to_words())),
                (Some(from), None) => Cell::new(from.to_words()),
                (None, _) => Cell::none("at no particular time"),
            },
            said(people, fact),
            Cell::new(match lag {
                Some(lag) => format!("{}, {lag}", learnt.to_words()),
                None => learnt.to_words(),
            }),
            Cell::new(from(fact)),
        ]);
    }
    table
}

/// What a fact says, and whether it is a correction.
fn said(people: &People, fact: &Fact) -> Cell {
    let mut said: Vec<String> = words::fields(people, fact)
        .into_iter()
        .map(|(label, value)| format!("{}: {value}", label.trim_end_matches('?')))
        .collect();
    if fact.revision > 1 {
        said.push(format!("corrected ({} revisions)", fact.revision));
    }
    Cell::new(said.join("; "))
}

/// Who recorded it, or the load, file and line that brought it.
fn from(fact: &Fact) -> String {
    let origin = &fact.origin;
    let mut from = if origin.batch.is_empty() { origin.who.to_string() } else { origin.batch.to_string() };
    if origin.seq > 0 {
        from.push_str(&format!(", entry {}", origin.seq));
    }
    from
}
