//! Workers' supervision and duties, and the workers that a child had.

use oversight::supervision::{Standing, Stands};
use oversight::visitors::Volunteer;
use oversight::workforce::{Staffing, staffing, workers_of};
use records::advocacy::IndependentVisitorMatch;
use timeline::{Standpoint, Worker};

use super::Asked;
use crate::{Fault, heading};

type Said = fn(&Standing<'_>) -> String;

const SUPERVISION: &[(&str, Said)] = &[
    ("state", |standing| match standing.stands {
        Stands::Late(1) => "late by 1 day".to_owned(),
        Stands::Late(days) => format!("late by {days} days"),
        Stands::AboutToMiss(sign) => format!("about to be missed: {}", sign.words()),
        Stands::InTime => "in time".to_owned(),
        Stands::Away => "away".to_owned(),
        Stands::NothingAgreed => "nothing is agreed".to_owned(),
    }),
    ("due", |standing| standing.due.map_or_else(String::new, |due| due.to_string())),
    ("missed", |standing| standing.missed.len().to_string()),
    ("gaps", |standing| {
        let gaps = standing.gaps.iter().map(|gap| format!("{} days from {}", gap.days, gap.from));
        gaps.collect::<Vec<_>>().join(", ")
    }),
    ("open actions", |standing| standing.open.len().to_string()),
];

/// `supervision on 2018-10-31`
pub(super) fn supervision(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("worker")?;
    let columns = asked.columns(SUPERVISION)?;
    let cohort = asked.world.as_known(asked.known);
    let at = Standpoint { day, known: asked.known, authority: &cohort.authority };
    hold(asked, |worker| {
        let duties = clocks::due_of_worker(worker, &at);
        let standing = Standing::of(worker, &duties, day);
        vec![columns.iter().map(|(_, _, said)| said(&standing)).collect()]
    })
}

/// `duties of workers on 2018-10-31`
pub(super) fn duties(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("worker")?;
    let columns = asked.columns(super::duties::COLUMNS)?;
    let cohort = asked.world.as_known(asked.known);
    let at = Standpoint { day, known: asked.known, authority: &cohort.authority };
    hold(asked, |worker| {
        let duties = clocks::due_of_worker(worker, &at);
        duties.iter().map(|duty| columns.iter().map(|(_, _, said)| said(duty, day)).collect()).collect()
    })
}

/// `the workers on 2018-10-31`: of each child, the latest first.
pub(super) fn of_children(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    type Had = fn(&oversight::workforce::Had) -> String;
    let known: &[(&'static str, Had)] = &[
        ("worker", |had| had.worker.to_string()),
        ("days", |had| had.days.to_string()),
        ("cover", |had| if had.cover { "yes" } else { "" }.to_owned()),
    ];
    let columns = asked.columns(known)?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| {
        let Some(child) = cohort.child(name) else { return Vec::new() };
        workers_of(child, day)
            .iter()
            .map(|had| columns.iter().map(|(_, _, said)| said(had)).collect())
            .collect()
    })
}

const NOT_KNOWN: &str = "not known here";

type OfStaffing = fn(&Staffing) -> String;

const POSTS: &[(&str, OfStaffing)] = &[
    ("posts", |all| number(all.posts)),
    ("in post", |all| number(Some(all.in_post))),
    ("vacant", |all| number(all.vacant())),
    ("vacancy rate", |all| share(all.vacancy_rate())),
    ("agency", |all| number(Some(all.agency))),
    ("agency rate", |all| share(all.agency_rate())),
    ("left", |all| number(Some(all.left))),
    ("turnover", |all| share(all.turnover())),
    ("hours not known", |all| all.without_hours.to_string()),
];

fn number(value: Option<f64>) -> String {
    value.map_or_else(|| NOT_KNOWN.to_owned(), |value| format!("{value:.1}"))
}

fn share(value: Option<f64>) -> String {
    value.map_or_else(|| NOT_KNOWN.to_owned(), |value| format!("{value:.1}%"))
}

/// `posts on 2018-10-31`: of each team named.
pub(super) fn posts(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("team")?;
    let columns = asked.columns(POSTS)?;
    let cohort = asked.world.as_known(asked.known);
    let workers: Vec<Worker> =
        asked.world.workers.iter().map(|(name, facts)| Worker::of(name, facts, asked.known)).collect();
    let full = cohort.authority.full_time_hours_on(day);
    super::rows::hold(asked, |team| {
        let all = staffing(workers.iter(), &cohort.authority, full, Some(team), day);
        vec![columns.iter().map(|(_, _, said)| said(&all)).collect()]
    })
}

/// `volunteers on 2018-10-31`: of each who asked to be an independent visitor, how far they are, what comes next, and by when the
/// next support session is held. `visits`: whether a child of the story has them as a visitor.
pub(super) fn volunteers(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("worker")?;
    let columns = asked.columns(&[("stage", 0), ("since", 1), ("next", 2), ("support by", 3)])?;
    let cohort = asked.world.as_known(asked.known);
    hold(asked, |worker| {
        let visits = cohort.children.iter().any(|child| {
            child.strand::<IndependentVisitorMatch>().any(|said| {
                let lasts = said.since <= day && said.until.is_none_or(|until| until > day);
                lasts && *said.visitor == *worker.id
            })
        });
        let volunteer = Volunteer::of(worker, visits, day);
        let rows = volunteer.iter().map(|volunteer| {
            let cells = [
                volunteer.stage.title().to_owned(),
                volunteer.since.to_string(),
                volunteer.next.clone(),
                volunteer.support.map_or_else(String::new, |support| support.to_string()),
            ];
            columns.iter().map(|(_, _, at)| cells[*at].clone()).collect()
        });
        rows.collect()
    })
}

/// Holds all rows of each worker that is named, in order, against those found.
fn hold(asked: &Asked<'_>, found: impl Fn(&Worker) -> Vec<Vec<String>>) -> Result<Vec<Fault>, Fault> {
    super::rows::hold(asked, |name| {
        let facts = asked.world.workers.get(name).map(Vec::as_slice).unwrap_or_default();
        found(&Worker::of(name, facts, asked.known))
    })
}
