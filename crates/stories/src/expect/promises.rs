//! Promises to children in care, and what was done about what groups and surveys said.

use oversight::voice::{Promise, YouSaid, promises, you_said};

use super::Asked;
use crate::{Fault, heading};

type Said = fn(&Promise<'_>) -> String;

const COLUMNS: &[(&str, Option<Said>)] = &[
    ("who reports", Some(|promise| promise.said.directorate.clone())),
    ("last said", Some(|promise| promise.last.map_or_else(String::new, |last| last.day.to_string()))),
    ("kept", Some(|promise| promise.last.map_or_else(String::new, |last| last.kept.label().to_lowercase()))),
    ("silent", None),
];

/// `promises on 2018-10-31`: each that holds; silent: nobody has reported on it for a year.
pub(super) fn hold(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("promise")?;
    let columns = asked.columns(COLUMNS)?;
    let cohort = asked.world.as_known(asked.known);
    let all = promises(&cohort.authority, day);
    super::rows::hold(asked, |name| {
        let cell = |promise: &Promise<'_>, said: &Option<Said>| match said {
            Some(said) => said(promise),
            None => if promise.is_silent(day) { "yes" } else { "" }.to_owned(),
        };
        let own = all.iter().filter(|promise| promise.said.words == name);
        own.map(|promise| columns.iter().map(|(_, _, said)| cell(promise, said)).collect()).collect()
    })
}

type OfSaid = fn(&YouSaid) -> String;

const SAID: &[(&str, OfSaid)] = &[
    ("day", |each| each.day.to_string()),
    ("said", |each| each.said.clone()),
    ("did", |each| each.did.clone()),
];

/// `what was said and done by 2018-10-31`: in the year up to it, as it may be printed, newest first.
pub(super) fn said_and_done(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("who")?;
    let columns = asked.columns(SAID)?;
    let cohort = asked.world.as_known(asked.known);
    let all = you_said(&cohort.authority, day.plus_years(-1), day);
    super::rows::hold(asked, |name| {
        let own = all.iter().filter(|each| each.who == name);
        own.map(|each| columns.iter().map(|(_, _, said)| said(each)).collect()).collect()
    })
}
