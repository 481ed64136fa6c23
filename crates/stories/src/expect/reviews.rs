//! The thread of a child's reviews, and what stands in the way of minutes and checklists.

use oversight::review::late;
use oversight::review::thread::{Step, Thread, Turn};

use super::Asked;
use crate::{Fault, heading};

/// `the next review on 2018-10-31`: its steps, in order.
pub(super) fn next(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    hold(asked, |thread| thread.next.as_ref().map(|turn| turn.steps.clone()))
}

/// `the last review on 2018-10-31`: its steps, in order.
pub(super) fn last(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    hold(asked, |thread| thread.last().map(|turn: &Turn<'_>| turn.steps.clone()))
}

/// `the manager’s answer on 2018-10-31`: of the last review that was held.
pub(super) fn answer(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    hold(asked, |thread| {
        let steps = thread.last()?.steps.iter();
        Some(steps.filter(|step| step.what == oversight::review::thread::What::Answer).cloned().collect())
    })
}

/// `the letter to the child on 2018-10-31`: after the last review that was held.
pub(super) fn letter(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    hold(asked, |thread| {
        let steps = thread.last()?.steps.iter();
        Some(steps.filter(|step| step.what == oversight::review::thread::What::Letter).cloned().collect())
    })
}

type Said = fn(&Step) -> String;

const COLUMNS: &[(&str, Said)] = &[
    ("step", |step| step.what.title().to_owned()),
    ("state", |step| {
        use oversight::review::thread::Stands;
        match step.stands {
            Stands::Done => "done",
            Stands::DoneLate => "done late",
            Stands::ToDo => "to do",
            Stands::Overdue => "late",
            Stands::NotAsked => "not asked",
        }
        .to_owned()
    }),
    ("words", |step| step.words.clone()),
];

fn hold(asked: &Asked<'_>, of: impl Fn(&Thread<'_>) -> Option<Vec<Step>>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(COLUMNS)?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| {
        let Some(child) = cohort.child(name) else { return Vec::new() };
        let steps = of(&Thread::of(child, &cohort.standpoint(day))).unwrap_or_default();
        steps.iter().map(|step| columns.iter().map(|(_, _, said)| said(step)).collect()).collect()
    })
}

/// `by how many days reviews are late, held on 2018-10-31`.
pub(super) fn days_late(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(&[("days", ())])?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| {
        let Some(child) = cohort.child(name) else { return Vec::new() };
        let days = late::days_late(child, &cohort.standpoint(day), day);
        vec![columns.iter().map(|_| days.to_string()).collect()]
    })
}
