//! `/audits`: the programme: rounds with their samples, what was found by theme and team over time, whether auditors and
//! moderators see the same, what is still to be done and looked at again, and whether a theme moved after people learnt from it.

use std::collections::BTreeMap;

use access::Person;
use axum::extract::State;
use calendar::{Day, Moment, Month, Period};
use oversight::audit::{Audited, Counts, Drift, Grades, Moved, by_name, moved, progress, wants};
use records::quality::{AuditRound, AuditSummary, SampleSort};
use timeline::Stranded;
use web::parts::{Cell, Colour, Column, Details, Filter, Inset, Table, Tag};
use web::{Address, Html, Link, Notice, Page, Problem, Query};

use crate::child::door;
use crate::child::glance::link;
use crate::child::overview::{heading, said};
use crate::rows::{self, List, Rows};
use crate::signed::Me;
use crate::workforce::my_team::caseloads::tenths;
use crate::workforce::my_work::lead;
use crate::{Desk, words};

/// Rows of what is to be done on the page.
const ROWS: usize = 60;
/// Quarters that are shown.
const QUARTERS: i32 = 4;

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    done: String,
    /// The first day; twelve months back where it is empty.
    #[serde(default)]
    from: String,
    /// The last day; today where it is empty.
    #[serde(default)]
    to: String,
}

/// The page.
///
/// # Errors
/// The reader's work has no audits.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        access::sees_audits(&me).map_err(|refusal| door::closed(&refusal))?;
        let (today, authority) = (desk.today(), super::authority(desk));
        let cohort = desk.cohort(Moment::END_OF_TIME);
        let period = period(&asked, today)?;
        let counts = Counts::of(cohort.children.iter().map(|child| &**child), &authority, period, today);
        let audits = super::all(&cohort, today);
        let within: Vec<Audited<'_>> =
            audits.iter().filter(|audit| period.from <= audit.audit.day && audit.audit.day <= period.to).cloned().collect();
        let arranges = access::arranges_audits(&me).is_ok();
        let sentence = counts.cite(
            "{audits done} audits of {children audited} children; {good or better} good or better. {actions late} of {actions} \
             actions should have been done by now. Moderated: {moderated}; the same grade: {agreement}.",
        );
        let mut html = Html::of(&lead(&sentence.unwrap_or_default()));
        let bar = Filter::new("Which months", "/audits")
            .day("from", "From", None::<&str>, period.from.to_string())
            .day("to", "To", None::<&str>, period.to.to_string());
        html = html.with(&bar);
        if arranges {
            html = html.with(&arrange());
        }
        html = html.with(&heading("The programme")).with(&rounds(desk, &authority, &audits, today));
        html = html.with(&heading("Grades by theme")).with(&grades("Theme", &audits, period.to, |audit| &audit.theme));
        html = html.with(&heading("Grades by team")).with(&grades("Team", &audits, period.to, |audit| {
            audit.team.as_deref().unwrap_or("not recorded")
        }));
        html = html.with(&heading("Auditor and moderator")).with(&drift(desk, &within));
        html = html.with(&heading("What wants somebody")).with(&to_do(desk, &me, &cohort, today)?);
        let moved = moved(&authority, &audits, today);
        html = html.with(&heading("Learning, and whether it moved the grade")).with(&learning(&moved, today, arranges));
        html = html.with(&rows::download("Audits of the last year", "/audits.csv"));
        html = html.with(&summaries(&authority, &cohort, today));
        html = html.with(&every_count(&counts));
        let page = Page::new("Audits")
            .caption(format!("{} to {}", period.from.to_words(), period.to.to_words()))
            .in_menu("/team")
            .body(html);
        Ok(match said(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

/// Audits of the last year, to take away: of children whose whole record the reader sees.
pub(crate) const LIST: List = List {
    name: "audits",
    title: "Audits of the last year: grades, moderation, what is still to be done",
    asks: &[],
    rows: |desk, me, _| {
        access::sees_audits(me).map_err(|refusal| door::closed(&refusal))?;
        let (today, seen) = (desk.today(), desk.seen(me)?);
        let (cohort, year) = (desk.cohort(Moment::END_OF_TIME), today.plus_months(-12));
        let mut audits = super::all(&cohort, today);
        audits.retain(|audit| audit.audit.day > year && seen.has_whole(audit.child));
        audits.sort_by_key(|audit| (std::cmp::Reverse(audit.audit.day), audit.child.clone()));
        let rows = audits.iter().map(|audit| {
            let said = audit.audit;
            let moderated = audit.moderated.last();
            vec![
                audit.child.to_string(),
                words::name_of(&cohort, audit.child).unwrap_or_default(),
                said.day.to_string(),
                said.theme.clone(),
                said.team.as_deref().map(|team| team_name(desk, Some(team))).unwrap_or_default(),
                words::worker(desk, &said.auditor),
                said.grade.label().to_owned(),
                moderated.map(|said| said.grade.label().to_owned()).unwrap_or_default(),
                rows::day(moderated.map(|said| said.day)),
                said.actions.len().to_string(),
                said.actions.iter().filter(|action| action.is_open()).count().to_string(),
                audit.late(today).count().to_string(),
            ]
        });
        let headings = [
            "Child",
            "Name",
            "Day",
            "Theme",
            "Team",
            "Auditor",
            "Grade",
            "Moderator’s grade",
            "Moderated",
            "Actions",
            "Open",
            "Late",
        ];
        Ok(Rows::new(&headings, rows.collect()))
    },
};

fn period(asked: &Asked, today: Day) -> Result<Period, Problem> {
    const WRONG: Problem = Problem::NotUnderstood(
        "These are no two days of which the first is not after the second. Choose them again.",
    );
    let day = |text: &str, otherwise: Day| match text {
        "" => Some(otherwise),
        text => text.parse::<Day>().ok(),
    };
    let (from, to) = (day(&asked.from, today.plus_months(-12)), day(&asked.to, today));
    let (Some(from), Some(to)) = (from, to) else { return Err(WRONG) };
    if from > to { Err(WRONG) } else { Ok(Period { from, to }) }
}

/// What those do who arrange audits.
fn arrange() -> Html {
    let say = |kind: &str| Address::new("/audits/say").at(kind);
    let links = [
        Link::new("Begin a round: draw a sample", Address::new("/audits/rounds/new")),
        Link::new("Set a tool", say("audit_tool")),
        Link::new("Record a learning event", say("learning_event")),
        Link::new("Write a summary", say("audit_summary")),
    ];
    links.iter().fold(Html::new(), |html, each| html.with(&link(each)))
}

fn rounds(desk: &Desk, authority: &timeline::Authority, audits: &[Audited<'_>], today: Day) -> Table {
    let columns = [
        Column::text("Theme"),
        Column::text("Tool"),
        Column::text("Team"),
        Column::text("Sample"),
        Column::date("To be done by"),
        Column::text("Done"),
    ];
    let mut table = Table::new("Rounds of audits, newest first", columns)
        .caption_hidden()
        .when_empty("No round has been begun. Those who arrange audits draw a sample.");
    for round in authority.strand::<AuditRound>().rev().take(24) {
        let progress = progress(round.record, round.id, audits);
        let how = match round.sort {
            SampleSort::Random => format!("{} of {}, at random", round.sample.len(), round.counted),
            SampleSort::Targeted => format!("{}, targeted", round.sample.len()),
        };
        let done = format!("{} of {}", progress.done, progress.sample);
        let is_late = progress.done < progress.sample && round.until < today;
        table.push([
            Cell::link(&round.theme, &Address::new("/audits/rounds").at(round.id)),
            Cell::new(&round.tool),
            Cell::new(team_name(desk, round.team.as_deref())),
            Cell::new(how),
            Cell::new(round.until.to_words()),
            if is_late {
                Cell::part(&Tag::new(format!("{done}, late"), Colour::Red))
            } else {
                Cell::new(done)
            },
        ]);
    }
    table
}

/// A team's name; the whole service where there is none.
pub(super) fn team_name(desk: &Desk, team: Option<&str>) -> String {
    match team {
        Some(id) => desk.people().team(id).map_or_else(|| id.to_owned(), |team| team.name.clone()),
        None => "The whole service".to_owned(),
    }
}

/// Good or better in each of the last quarters, by theme or team.
fn grades<'a>(
    first: &str,
    audits: &'a [Audited<'a>],
    to: Day,
    name: impl Fn(&'a records::quality::CaseAudit) -> &'a str + Copy,
) -> Table {
    let last = Month::of(to);
    let quarters: Vec<Period> = (0..QUARTERS)
        .rev()
        .map(|back| Period { from: last.plus(-3 * back - 2).first(), to: last.plus(-3 * back).last() })
        .collect();
    let mut columns = vec![Column::text(first)];
    columns.extend(quarters.iter().map(|quarter| Column::number(format!("To {}", quarter.to.to_words()))));
    columns.push(Column::number("All four"));
    let mut table =
        Table::new(format!("Good or better by {}, with how many audits", first.to_lowercase()), columns)
            .caption_hidden()
            .when_empty("Nothing was audited in these months.");
    let in_quarter = |quarter: Period| -> Vec<Audited<'a>> {
        audits
            .iter()
            .filter(|audit| quarter.from <= audit.audit.day && audit.audit.day <= quarter.to)
            .cloned()
            .collect()
    };
    let by: Vec<Vec<Audited<'a>>> = quarters.iter().map(|quarter| in_quarter(*quarter)).collect();
    let mut rows: BTreeMap<String, Vec<Grades>> = BTreeMap::new();
    for (at, audits) in by.iter().enumerate() {
        for audit in audits {
            let row =
                rows.entry(name(audit.audit).to_owned()).or_insert_with(|| vec![Grades::default(); by.len()]);
            row[at] = row[at].and(audit.grade());
        }
    }
    for (name, quarters) in rows {
        let mut cells = vec![Cell::new(name)];
        cells.extend(quarters.iter().map(share));
        let whole = quarters.iter().fold(Grades::default(), |all, own| Grades {
            of: std::array::from_fn(|at| all.of[at] + own.of[at]),
        });
        cells.push(share(&whole));
        table.push(cells);
    }
    table
}

fn share(grades: &Grades) -> Cell {
    grades
        .good()
        .map_or_else(|| Cell::none("none"), |good| Cell::new(format!("{good:.0}% of {}", grades.all())))
}

fn drift(desk: &Desk, audits: &[Audited<'_>]) -> Html {
    let columns = [
        Column::text("Auditor"),
        Column::number("Audits"),
        Column::number("Moderated"),
        Column::number("The same grade"),
        Column::number("Moderator lower"),
        Column::number("Moderator higher"),
    ];
    let mut table = Table::new("How moderators graded what auditors graded", columns)
        .caption_hidden()
        .when_empty("Nothing was audited in these months.");
    for auditor in by_name(audits, |audit| audit.auditor.as_str()).into_keys() {
        let own: Vec<Audited<'_>> =
            audits.iter().filter(|audit| audit.audit.auditor == auditor).cloned().collect();
        let drift = Drift::of(&own);
        table.push([
            Cell::new(words::worker(desk, auditor)),
            Cell::new(own.len()),
            Cell::new(drift.moderated),
            Cell::new(drift.same),
            Cell::new(drift.lower),
            Cell::new(drift.higher),
        ]);
    }
    Html::of(&table)
}

fn to_do(desk: &Desk, me: &Person, cohort: &timeline::Cohort, today: Day) -> Result<Html, Problem> {
    let seen = desk.seen(me)?;
    let mut all = Vec::new();
    for child in cohort.children.iter().filter(|child| seen.has(&child.child)) {
        let audits = oversight::audit::audits_of(child, today);
        all.extend(wants(&audits, today));
    }
    all.sort_by_key(|(wants, _, _, by)| (*wants, *by));
    let columns = [
        Column::text("Child"),
        Column::text("What it wants"),
        Column::prose("Action"),
        Column::text("Who"),
        Column::date("By"),
    ];
    let mut table = Table::new("Actions and audits that want somebody", columns)
        .caption_hidden()
        .when_empty("No action of an audit is open, and nothing waits to be looked at again.");
    let many = all.len();
    for (wants, audit, nth, by) in all.into_iter().take(ROWS) {
        let action = nth.and_then(|nth| audit.audit.actions.get(nth));
        let called = words::name_of(cohort, audit.child).unwrap_or_else(|| audit.child.to_string());
        table.push([
            Cell::link(called, &super::address(audit.child)),
            Cell::new(wants.words()),
            Cell::new(action.map_or("Practice was inadequate", |action| action.what.as_str())),
            Cell::new(action.and_then(|action| action.owner.as_deref()).unwrap_or("")),
            by.map_or_else(|| Cell::none("not said"), |by| Cell::new(by.to_words())),
        ]);
    }
    let html = Html::of(&table);
    if many > ROWS {
        let says = format!("The first {ROWS} of {many} are shown, what is latest first.");
        return Ok(html.with(&Inset::new(says)));
    }
    Ok(html)
}

fn learning(moved: &[Moved<'_>], today: Day, arranges: bool) -> Table {
    let columns = [
        Column::date("Day"),
        Column::text("Theme"),
        Column::prose("What was learnt"),
        Column::number("Came"),
        Column::number("Six months before"),
        Column::number("After"),
        Column::text("Moved"),
    ];
    let mut table = Table::new("Learning events and the grades of their theme", columns)
        .caption_hidden()
        .when_empty("No learning event is recorded.");
    for each in moved {
        let event = each.event;
        let open = event.actions.iter().filter(|action| action.is_late(today)).count();
        let late = if open == 0 {
            String::new()
        } else {
            format!(" ({})", words::counted(open, "action late", "actions late"))
        };
        table.push([
            Cell::new(event.day.to_words()),
            if arranges {
                Cell::link(
                    &event.theme,
                    &Address::new("/audits/say").at("learning_event").with("of", each.id),
                )
            } else {
                Cell::new(&event.theme)
            },
            Cell::new(format!("{}: {}{late}", event.title, event.learnt)),
            event.people.map_or_else(|| Cell::none("not said"), Cell::new),
            share(&each.before),
            share(&each.after),
            match (each.before.mean(), each.after.mean()) {
                (Some(before), Some(after)) if after > before => {
                    Cell::part(&Tag::new(format!("Better by {}", tenths(after - before)), Colour::Green))
                }
                (Some(before), Some(after)) if after < before => {
                    Cell::part(&Tag::new(format!("Worse by {}", tenths(before - after)), Colour::Red))
                }
                (Some(_), Some(_)) => Cell::part(&Tag::new("Not moved", Colour::Grey)),
                _ => Cell::none("not known yet"),
            },
        ]);
    }
    table
}

/// What was written of some months, with the numbers as they stand in the table.
fn summaries(authority: &timeline::Authority, cohort: &timeline::Cohort, today: Day) -> Html {
    let mut html = Html::new();
    for summary in authority.strand::<AuditSummary>().rev().take(4) {
        let period = Period { from: summary.since, to: summary.until };
        let counts = Counts::of(cohort.children.iter().map(|child| &**child), authority, period, today);
        // A reference that is of nothing is refused when it is written: what came otherwise is shown as it was written.
        let said = counts.cite(&summary.words).unwrap_or_else(|_| summary.words.clone());
        let title = format!("{} to {}", summary.since.to_words(), summary.until.to_words());
        html = html
            .with(&heading(&title))
            .with(&Html::trusted(format!("<p class=\"govuk-body\">{}</p>", words::lines(&said).as_str())));
    }
    html
}

/// Every count with the reference by which prose cites it.
fn every_count(counts: &Counts) -> Html {
    let mut table =
        Table::new("Every count of these months", [Column::text("Cited as"), Column::number("Count")]);
    for (reference, count) in counts.all() {
        table.push([Cell::new(format!("{{{reference}}}")), Cell::new(count)]);
    }
    Html::of(&Details::new("Every count, and how a summary cites it", Html::of(&table)))
}
