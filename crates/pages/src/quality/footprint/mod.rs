//! `/footprint`: what reviewing officers did, of a month or a financial year: those who answer for it see everybody, an
//! officer their
//! own. `/footprint/2018-10.pdf` and the like: the same as a report, of a year the annual report. `/footprint.csv`: each
//! officer and
//! month a row.

pub(crate) mod file;

use access::{Person, Role};
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use calendar::{CollectionYear, Moment, Month, Period};
use measure::reconcile;
use oversight::footprint::{Footprint, Who, kept_since, links_on};
use press::Document;
use reports::reviewing_officers::{self, Asked as Report};
use timeline::strands_of::governance::PublishedCount;
use timeline::{Authority, Stranded};
use web::parts::{Choice, Download, Downloads, Filter};
use web::{Address, Html, Link, Page, Problem, Query};

use crate::child::door;
use crate::child::glance::link;
use crate::light::light;
use crate::reviews::escalation::{list, manages_officers};
use crate::signed::Me;
use crate::{Desk, rows};

/// How many months and years are offered.
const MONTHS: i32 = 14;
const YEARS: i32 = 3;

/// What the address asks.
#[derive(Debug, Default, Clone, serde::Deserialize)]
pub(crate) struct Asked {
    /// A month, `2018-10`, or the year in which a financial year ends, `2019`.
    #[serde(default)]
    period: String,
}

/// Where it is.
pub(crate) fn address() -> Address {
    Address::new("/footprint")
}

/// Its addresses.
pub(crate) fn router() -> Router<Desk> {
    Router::new()
        .route("/footprint", get(page))
        .route("/footprint.csv", rows::file(&file::LIST))
        .route("/footprint/{report}", get(file::document))
}

/// Whether somebody sees what all reviewing officers did.
pub(crate) fn may_choose(desk: &Desk, me: &Person) -> bool {
    let answers = matches!(me.role, Role::HeadOfService | Role::QualityAssurance | Role::PerformanceOfficer);
    answers || manages_officers(desk, &desk.authority(Moment::END_OF_TIME), me, desk.today())
}

/// Whose footprint somebody sees: `None` is everybody’s.
///
/// # Errors
/// Nobody’s.
fn whose(desk: &Desk, me: &Person) -> Result<Option<Who>, Problem> {
    if may_choose(desk, me) {
        return Ok(None);
    }
    if me.role == Role::ReviewingOfficer {
        return Ok(Some(Some(me.id.clone())));
    }
    let says = "What reviewing officers did is for them, for who manages them, and for those who answer for the service.";
    Err(door::closed(&access::Refusal::told(says)))
}

/// The months that are asked for: a month alone, or a financial year up to now; without a word the year of today.
struct When {
    from: Month,
    to: Month,
    asked: String,
}

impl When {
    fn of(desk: &Desk, asked: &str) -> Result<When, Problem> {
        let today = desk.today();
        let now = Month::of(today);
        const NOT: Problem = Problem::NotUnderstood(
            "This is no month and no year that Kith can read. Write a month as 2018-10, or the year in which a financial \
            year ends as \
             2019.",
        );
        let year = |year: i32| {
            let days = Period::financial_year(year);
            When { from: Month::of(days.from), to: Month::of(days.to).min(now), asked: year.to_string() }
        };
        let when = match asked {
            "" => year(CollectionYear::of(today).closing()),
            text if text.len() == 4 => year(text.parse().map_err(|_| NOT)?),
            text => {
                let month: Month = text.parse().map_err(|_| NOT)?;
                When { from: month, to: month, asked: text.to_owned() }
            }
        };
        if when.from > now || when.to < when.from {
            return Err(Problem::Missing(
                "This time has not begun, so there is nothing to show of it. Choose an earlier one.",
            ));
        }
        if when.from < now.plus(-1_200) {
            return Err(NOT);
        }
        Ok(when)
    }

    fn filter(&self, desk: &Desk, authority: &Authority) -> Filter {
        let today = desk.today();
        let year = CollectionYear::of(today).closing();
        let words = |year: i32| format!("Year {}/{:02}", year - 1, year % 100);
        let mut years: Vec<i32> = (0..YEARS).map(|back| year - back).collect();
        let published = authority.strand::<PublishedCount>();
        years.extend(published.map(|count| CollectionYear::of(count.period.days().to).closing()));
        years.sort_unstable();
        years.dedup();
        let mut choices: Vec<Choice> =
            years.into_iter().rev().map(|year| Choice::new(year.to_string(), words(year))).collect();
        let now = Month::of(today);
        choices.extend((0..MONTHS).map(|back| {
            let month = now.plus(-back);
            Choice::new(month.to_string(), month.to_words())
        }));
        Filter::new("Which time", "/footprint").select("period", "Month or year", choices, &self.asked)
    }
}

/// The report that somebody may see, of these months.
fn report(desk: &Desk, me: &Person, when: &When) -> Result<Document, Problem> {
    let whose = whose(desk, me)?;
    let authority = desk.authority(Moment::END_OF_TIME);
    let all = desk.footprint(when.from, when.to);
    let own: Option<Footprint> = whose.as_ref().map(|who| all.only(who));
    let footprint = own.as_ref().unwrap_or(&all);
    let people = desk.people();
    let name_of = |id: &str| people.name_of(id).to_owned();
    let published: Vec<&PublishedCount> = match whose {
        None => authority.strand::<PublishedCount>().map(|said| said.record).collect(),
        Some(_) => Vec::new(),
    };
    let findings = match (&whose, published.is_empty()) {
        (None, false) => findings(desk, footprint),
        _ => Vec::new(),
    };
    let cohort = desk.cohort(Moment::END_OF_TIME);
    let worker = |id: &str| cohort.workers.iter().find(|worker| &*worker.id == id);
    let team_of = |id: &str, day: calendar::Day| worker(id)?.post_on(day)?.team.clone();
    let full_time_of =
        |id: &str, day: calendar::Day| worker(id)?.full_time_hundredths_on(&cohort.authority, day);
    let asked = Report {
        authority: authority.name.as_deref().unwrap_or(&authority.code),
        footprint,
        known: Moment::END_OF_TIME,
        today: desk.today(),
        kept_since: kept_since(&authority),
        published,
        findings,
        name_of: &name_of,
        links: links_on(&authority, desk.today()),
        team_of: &team_of,
        full_time_of: &full_time_of,
    };
    Ok(reviewing_officers::document(&asked))
}

/// What does not add up in what was published of these months.
fn findings(desk: &Desk, footprint: &Footprint) -> Vec<String> {
    let cohort = desk.cohort(Moment::END_OF_TIME);
    let mut found: Vec<String> = footprint
        .months
        .iter()
        .flat_map(|month| reconcile::reconcile(&cohort, *month))
        .filter(|finding| finding.rule == "reviewing-officers")
        .map(|finding| {
            let mut letters = finding.sentence.chars();
            letters
                .next()
                .map(|first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
                .unwrap_or_default()
        })
        .collect();
    found.dedup();
    found
}

async fn page(State(desk): State<Desk>, Me(me): Me, Query(asked): Query<Asked>) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let whose = whose(desk, &me)?;
        let when = When::of(desk, &asked.period)?;
        let document = report(desk, &me, &when)?;
        let file = |ending: &str| address().at(format!("{}.{ending}", when.asked));
        let words = if when.from == when.to { "The report of this month" } else { "The annual report" };
        let mut html =
            Html::of(&when.filter(desk, &desk.authority(Moment::END_OF_TIME))).with(&Downloads::new([
                Download::new(words, "PDF", file("pdf")),
                Download::new(words, "Excel", file("xlsx")),
                Download::new(words, "web page in a file", file("html")),
                Download::new(
                    "Each officer and month",
                    "CSV",
                    Address::new("/footprint.csv").with("period", &when.asked),
                ),
            ]));
        for section in &document.sections {
            html = html.with(&light(&press::html::fragment(section)));
        }
        if list::is_for(me.role) {
            html = html.with(&link(&Link::new("Open challenges", list::address())));
        }
        let heading = if whose.is_some() { "What you did" } else { "What reviewing officers did" };
        Ok(Page::new(heading).caption(document.dates.join(", ")).in_menu("/report").body(html))
    })
    .await
}
