//! What plans and reviews ask of somebody; what is done to get better, and what was raised in the links of the reviewing
//! officers.

use calendar::Day;
use oversight::to_do::{self, ToDo};
use records::quality::ImprovementAction;
use records::reviews::LinkIssue;
use timeline::Stranded;

use super::Asked;
use crate::{Fault, heading};

type OfToDo = fn(&ToDo, Day) -> String;

const TO_DO: &[(&str, OfToDo)] = &[
    ("what", |each, _| each.what.clone()),
    ("from", |each, _| each.from()),
    ("who", |each, _| each.owner.as_ref().map(|owner| owner.words.clone()).unwrap_or_default()),
    ("by", |each, _| each.by.map(|by| by.to_string()).unwrap_or_default()),
    ("state", |each, day| match (&each.done, each.is_late(day)) {
        (Some((done, _)), _) => format!("done {done}"),
        (None, true) => "late".to_owned(),
        (None, false) => "to do".to_owned(),
    }),
    ("came of it", |each, _| each.done.clone().and_then(|(_, came)| came).unwrap_or_default()),
];

/// `what is to be done on 2018-10-31`: of each child named, by plans and reviews, with what was done lately.
pub(super) fn to_do(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(TO_DO)?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| {
        let all = cohort.child(name).map(|child| to_do::of(child, day)).unwrap_or_default();
        all.iter().map(|each| columns.iter().map(|(_, _, said)| said(each, day)).collect()).collect()
    })
}

type OfAction = fn(&ImprovementAction, Day) -> String;

const ACTIONS: &[(&str, OfAction)] = &[
    ("found", |said, _| said.finding.clone()),
    ("action", |said, _| said.what.clone()),
    ("who", |said, _| said.owner.clone()),
    ("by", |said, _| said.by.to_string()),
    ("state", |said, day| match said.done {
        Some(done) => format!("done {done}"),
        None if said.is_late(day) => "late".to_owned(),
        None => "to do".to_owned(),
    }),
    ("seen by", |said, _| said.evidence.clone().unwrap_or_default()),
];

/// `improvement on 2018-10-31`: every action of each plan named.
pub(super) fn improvement(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("plan")?;
    let columns = asked.columns(ACTIONS)?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| {
        let own = cohort.authority.strand::<ImprovementAction>().filter(|said| said.plan == name);
        own.map(|said| columns.iter().map(|(_, _, of)| of(said.record, day)).collect()).collect()
    })
}

type OfIssue = fn(&LinkIssue, Day) -> String;

const ISSUES: &[(&str, OfIssue)] = &[
    ("raised", |said, _| said.day.to_string()),
    ("what", |said, _| said.words.clone()),
    ("who answers", |said, _| said.owner.clone()),
    ("state", |said, day| match said.answered {
        Some(answered) => format!("answered {answered}"),
        None if said.is_late(day) => "late".to_owned(),
        None => "open".to_owned(),
    }),
    ("changed", |said, _| said.changed.clone().unwrap_or_default()),
];

/// `issues of the links on 2018-10-31`: every issue of each team named.
pub(super) fn issues(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("team")?;
    let columns = asked.columns(ISSUES)?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| {
        let own = cohort.authority.strand::<LinkIssue>().filter(|said| said.team == name);
        own.map(|said| columns.iter().map(|(_, _, of)| of(said.record, day)).collect()).collect()
    })
}
