//! What groups of children raised, and what was answered.

use oversight::voice::{Matter, matters};

use super::Asked;
use crate::{Fault, heading};

type Said = fn(&Matter<'_>) -> String;

const COLUMNS: &[(&str, Said)] = &[
    ("raised", |matter| matter.said.day.to_string()),
    ("who answers", |matter| matter.said.owner.clone()),
    ("by", |matter| matter.said.due.to_string()),
    ("state", |matter| matter.stands.words().to_lowercase()),
    ("answer", |matter| matter.answer.map_or_else(String::new, |answer| answer.did.clone())),
];

/// `the matters on 2018-10-31`: of each group, open ones first, the one that is due soonest before the others. One of which the
/// day has passed without an answer is late.
pub(super) fn hold(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("group")?;
    let known: Vec<(&'static str, Option<Said>)> =
        COLUMNS.iter().map(|(name, said)| (*name, Some(*said))).chain([("late", None)]).collect();
    let columns = asked.columns(&known)?;
    let cohort = asked.world.as_known(asked.known);
    let all = matters(&cohort.authority, day);
    super::rows::hold(asked, |name| {
        let own = all.iter().filter(|matter| matter.group == Some(name));
        let cell = |matter: &Matter<'_>, said: &Option<Said>| match said {
            Some(said) => said(matter),
            None => if matter.is_late(day) { "yes" } else { "" }.to_owned(),
        };
        own.map(|matter| columns.iter().map(|(_, _, said)| cell(matter, said)).collect()).collect()
    })
}
