//! Advocacy cases, the first visit, and the wishes of children.

use std::collections::BTreeMap;

use oversight::advocacy::{Case, Here, cases};
use oversight::voice::{Wish, wishes};
use records::Fact;

use super::{Asked, rows};
use crate::{Fault, heading};

type OfCase = fn(&Case) -> String;

const CASES: &[(&str, OfCase)] = &[
    ("came", |case| case.since.to_string()),
    ("about", |case| {
        let themes: Vec<&str> = case.themes.iter().map(|theme| theme.label()).collect();
        themes.join(", ")
    }),
    ("on the file", |case| if case.is_kept { "no" } else { "yes" }.to_owned()),
    ("closed", |case| case.closed.map(|day| day.to_string()).unwrap_or_default()),
    ("counted as", |case| match (case.closed, case.is_not_taken_up()) {
        (None, _) => "open".to_owned(),
        (Some(_), true) => "not taken up".to_owned(),
        (Some(_), false) => "closed".to_owned(),
    }),
];

/// `the advocacy cases on 2018-10-31`
pub(super) fn of_cases(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(CASES)?;
    let cohort = asked.world.as_known(asked.known);
    rows::hold(asked, |name| {
        let Some(child) = cohort.child(name) else { return Vec::new() };
        cases(child, day).iter().map(|case| columns.iter().map(|(_, _, said)| said(case)).collect()).collect()
    })
}

type OfHere = fn(&Here) -> String;

const HERE: &[(&str, OfHere)] = &[
    ("first visit", |here| match &here.first {
        None => "not due".to_owned(),
        Some(first) if first.refused => "not wanted".to_owned(),
        Some(first) => first.done.map_or_else(|| "to do".to_owned(), |day| day.to_string()),
    }),
    ("due by", |here| {
        let due = here.first.as_ref().and_then(|first| first.due.ok());
        due.map(|day| day.to_string()).unwrap_or_default()
    }),
    ("tried", |here| here.first.as_ref().map_or(0, |first| first.tried).to_string()),
    ("promise pack", |here| {
        let pack = here.first.as_ref().and_then(|first| first.pack);
        pack.map(|day| day.to_string()).unwrap_or_default()
    }),
    ("waits for a visitor since", |here| {
        here.visitor.waits_since.map(|day| day.to_string()).unwrap_or_default()
    }),
    ("visitor", |here| here.visitor.visits.as_ref().map(|(who, _)| who.clone()).unwrap_or_default()),
];

/// `advocacy on 2018-10-31`
pub(super) fn here(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(HERE)?;
    let cohort = asked.world.as_known(asked.known);
    rows::hold(asked, |name| {
        let Some(child) = cohort.child(name) else { return Vec::new() };
        let here = Here::of(child, &clocks::due(child, &cohort.standpoint(day)), day, &cohort.authority);
        vec![columns.iter().map(|(_, _, said)| said(&here)).collect()]
    })
}

type OfWish = fn(&Wish<'_>) -> String;

const WISHES: &[(&str, OfWish)] = &[
    ("said", |wish| wish.day.to_string()),
    ("wish", |wish| wish.words.to_owned()),
    ("state", |wish| wish.stands.words().to_lowercase()),
];

/// `wishes on 2018-10-31`
pub(super) fn of_wishes(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(WISHES)?;
    let standing: BTreeMap<&str, Vec<&Fact>> = asked
        .world
        .children
        .iter()
        .map(|(name, facts)| (name.as_str(), records::as_known(facts, asked.known)))
        .collect();
    rows::hold(asked, |name| {
        let Some(standing) = standing.get(name) else { return Vec::new() };
        wishes(standing, day)
            .iter()
            .map(|wish| columns.iter().map(|(_, _, said)| said(wish)).collect())
            .collect()
    })
}
