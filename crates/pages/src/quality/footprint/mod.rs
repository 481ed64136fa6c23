//! `/footprint`: what reviewing officers did, of a month or a financial year: those who answer for it see everybody, an
//! officer their
//! own. `/footprint/2018-10.pdf` and the like: the same as a report, of a year the annual report. `/footprint.csv`: each
//! officer and
//! month a row.

pub(crate) mod file;

use std::collections::BTreeMap;

use access::{Person, Role};
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use calendar::{CollectionYear, Moment, Month, Period};
use measure::reconcile;
use oversight::footprint::{Footprint, Who, kept_since, links_on};
use press::Document;
use records::reviews::LinkIssue;
use reports::reviewing_officers::{self, Asked as Report};
use timeline::strands_of::governance::PublishedCount;
use timeline::{Authority, Stranded};
use web::parts::{Choice, Download, Downloads, Filter};
use web::{Address, Html, Link, Page, Problem, Query};

use crate::child::door;
use crate::child::glance::link;
use crate::light::light;
use crate::placements::{sort_of, words_of};
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
    /// One reviewing officer, for those who see what all did.
    #[serde(default)]
    officer: String,
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

/// Whose footprint somebody sees: `None` is everybody’s. Whoever sees everybody’s may ask for one officer’s.
///
/// # Errors
/// Nobody’s.
fn whose(desk: &Desk, me: &Person, officer: &str) -> Result<Option<Who>, Problem> {
    if may_choose(desk, me) {
        return Ok((!officer.is_empty()).then(|| Some(officer.into())));
    }
    if me.role == Role::ReviewingOfficer {
        return Ok(Some(Some(me.id.clone())));
    }
    let says = "What reviewing officers did is for them, for who manages them, and for those who answer for the service.";
    Err(door::closed(&access::Refusal::told(says)))
}

/// The months that are asked for: a month alone, or a financial year up to now; without a word the year of today.
pub(crate) struct When {
    pub(crate) from: Month,
    pub(crate) to: Month,
    asked: String,
}

impl When {
    /// How many months.
    pub(crate) fn months(&self) -> i32 {
        let months = |month: Month| month.year() * 12 + i32::from(month.number());
        months(self.to) - months(self.from) + 1
    }

    /// The months in words.
    pub(crate) fn words(&self) -> String {
        match self.from == self.to {
            true => self.from.to_words(),
            false => format!("{} to {}", self.from.to_words(), self.to.to_words()),
        }
    }

    pub(crate) fn of(desk: &Desk, asked: &str) -> Result<When, Problem> {
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

    pub(crate) fn filter(&self, desk: &Desk, authority: &Authority, to: &'static str) -> Filter {
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
        Filter::new("Which time", to).select("period", "Month or year", choices, &self.asked)
    }
}

/// The report that somebody may see, of these months.
fn report(desk: &Desk, me: &Person, when: &When, officer: &str) -> Result<Document, Problem> {
    let whose = whose(desk, me, officer)?;
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
        issues: issues(desk, &authority, when, whose.as_ref()),
        living: living(desk, whose.as_ref()),
    };
    Ok(reviewing_officers::document(&asked))
}

/// The issues that were raised in links in these months: of one officer, in the links that are theirs or by themself.
fn issues<'a>(desk: &Desk, authority: &'a Authority, when: &When, whose: Option<&Who>) -> Vec<&'a LinkIssue> {
    let links = links_on(authority, desk.today());
    let theirs = |issue: &LinkIssue, who: &str| {
        let linked = links.is_some_and(|set| {
            set.links.iter().any(|link| link.who == who && link.team.trim() == issue.team.trim())
        });
        linked || issue.by.as_deref() == Some(who)
    };
    let (from, to) = (when.from.first(), when.to.last());
    authority
        .strand::<LinkIssue>()
        .map(|said| said.record)
        .filter(|issue| issue.day >= from && issue.day <= to)
        .filter(|issue| whose.is_none_or(|who| who.as_deref().is_some_and(|who| theirs(issue, who))))
        .collect()
}

/// In place of a sort of home where none is recorded: the child is in care all the same, and in no total left out.
const NOT_KNOWN: &str = "Not known here";

/// Where the children of each reviewing officer live today, by sort of home: of one officer, or of all.
fn living(desk: &Desk, whose: Option<&Who>) -> Vec<(Who, BTreeMap<&'static str, u32>)> {
    let (board, today) = (desk.board(), desk.today());
    let mut all: BTreeMap<Who, BTreeMap<&'static str, u32>> = BTreeMap::new();
    for child in board.everybody().filter(|child| child.looked_after) {
        let lives = child.lives.as_ref().map_or(NOT_KNOWN, |lives| words_of(sort_of(lives.place)));
        let who: Who = child.ties.reviewer(today).map(|held| held.who.clone());
        if whose.is_some_and(|whose| *whose != who) {
            continue;
        }
        *all.entry(who).or_default().entry(lives).or_default() += 1;
    }
    all.into_iter().collect()
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
        let whose = whose(desk, &me, &asked.officer)?;
        let when = When::of(desk, &asked.period)?;
        let document = report(desk, &me, &when, &asked.officer)?;
        let officer =
            Some(asked.officer.clone()).filter(|officer| !officer.is_empty() && may_choose(desk, &me));
        let file = |ending: &str| {
            address().at(format!("{}.{ending}", when.asked)).with_some("officer", officer.clone())
        };
        let words = match (when.from == when.to, &officer) {
            (true, Some(_)) => "The month of this officer, for their performance meeting",
            (true, None) => "The report of this month, for the performance meeting",
            (false, _) => "The annual report",
        };
        let mut filter = when.filter(desk, &desk.authority(Moment::END_OF_TIME), "/footprint");
        if may_choose(desk, &me) {
            let officers = desk.footprint(when.from, when.to).officers();
            let named = officers.iter().flatten();
            let choices = std::iter::once(Choice::new("", "All together"))
                .chain(named.map(|who| Choice::new(&**who, desk.people().name_of(who).to_owned())));
            filter = filter.select("officer", "Reviewing officer", choices, &*asked.officer);
        }
        let mut html = Html::of(&filter).with(&Downloads::new([
            Download::new(words, "PDF", file("pdf")),
            Download::new(words, "Excel", file("xlsx")),
            Download::new(words, "web page in a file", file("html")),
            Download::new(
                "Each officer and month",
                "CSV",
                Address::new("/footprint.csv")
                    .with("period", &when.asked)
                    .with_some("officer", officer.clone()),
            ),
        ]));
        for section in &document.sections {
            html = html.with(&light(&press::html::fragment(section)));
        }
        if list::is_for(me.role) {
            html = html.with(&link(&Link::new("Open challenges", list::address())));
        }
        html = html.with(&link(&Link::new("What reviews show, by theme", Address::new("/themes"))));
        html = html.with(&link(&Link::new("Link teams, and what was raised", Address::new("/link-teams"))));
        let heading = match (&officer, &whose) {
            (Some(officer), _) => format!("What {} did", desk.people().name_of(officer)),
            (None, Some(_)) => "What you did".to_owned(),
            (None, None) => "What reviewing officers did".to_owned(),
        };
        Ok(Page::new(heading).caption(document.dates.join(", ")).in_menu("/report").body(html))
    })
    .await
}
