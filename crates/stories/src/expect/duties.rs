//! Duties from the clocks.

use calendar::Day;
use clocks::reviews::{escalation, reg_33};
use clocks::visits::reg_28;
use clocks::{Duty, Family, State};

use super::Asked;
use crate::{Fault, heading};

pub(super) type Said = fn(&Duty, Day) -> String;

pub(super) const COLUMNS: &[(&str, Said)] = &[
    ("clock", |duty, _| duty.clock.id.to_owned()),
    ("from", |duty, _| duty.because.day.to_string()),
    ("because", |duty, _| duty.because.what.to_owned()),
    ("due", |duty, _| duty.due.to_string()),
    ("local", |duty, _| duty.local.as_ref().map_or_else(String::new, |local| local.due.to_string())),
    ("met", |duty, _| duty.met.map_or_else(String::new, |met| met.day.to_string())),
    ("learnt", |duty, _| duty.met.map_or_else(String::new, |met| met.learnt.day().to_string())),
    ("how", |duty, day| how(duty.state_on(day))),
    ("under", |duty, _| duty.cite().short()),
];

fn how(state: State) -> String {
    let days = |word: &str, days: i32| {
        if days == 1 { format!("{word} by 1 day") } else { format!("{word} by {days} days") }
    };
    match state {
        State::NotBegun => "not begun".to_owned(),
        State::Open => "open".to_owned(),
        State::Overdue(late) => days("overdue", late),
        State::InTime => "in time".to_owned(),
        State::Late(late) => days("late", late),
        State::Early(early) => days("too early", early),
        State::Lapsed => "lapsed".to_owned(),
        State::Missed => "missed".to_owned(),
    }
}

/// `visits on 2018-10-31`
pub(super) fn visits(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    hold(asked, &[&reg_28::FAMILY])
}

/// `reviews on 2018-10-31`
pub(super) fn reviews(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    hold(asked, &[&reg_33::FAMILY])
}

/// `escalations on 2018-10-31`
pub(super) fn escalations(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    hold(asked, &[&escalation::FAMILY])
}

/// `duties on 2018-10-31`
pub(super) fn all(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    hold(asked, clocks::FAMILIES)
}

/// `duties of these clocks on 2018-10-31`: only of the clocks that the table names.
pub(super) fn named(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let clocks = clocks_named(asked)?;
    hold_those(asked, clocks::FAMILIES, &|duty| clocks.contains(&duty.clock.id))
}

/// `duties of households on 2018-10-31`: of each household, and only of the clocks that the table names.
pub(super) fn of_households(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("household")?;
    let clocks = clocks_named(asked)?;
    let columns = asked.columns(COLUMNS)?;
    let cohort = asked.world.as_known(asked.known);
    let at = cohort.standpoint(day);
    super::rows::hold(asked, |name| {
        let household = cohort.households.iter().find(|household| *household.id == *name);
        let all = household.map_or_else(Vec::new, |household| clocks::due_of_household(household, &at));
        let these = all.iter().filter(|duty| clocks.contains(&duty.clock.id));
        these.map(|duty| columns.iter().map(|(_, _, said)| said(duty, day)).collect()).collect()
    })
}

/// `duties of the authority on 2018-10-31`: of the authority itself, all of each clock named.
pub(super) fn of_authority(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("clock")?;
    let columns = asked.columns(COLUMNS)?;
    let cohort = asked.world.as_known(asked.known);
    let all = clocks::due_of_authority(&cohort.standpoint(day));
    super::rows::hold(asked, |clock| {
        let these = all.iter().filter(|duty| duty.clock.id == clock);
        these.map(|duty| columns.iter().map(|(_, _, said)| said(duty, day)).collect()).collect()
    })
}

/// The clocks that the table names.
fn clocks_named<'a>(asked: &Asked<'a>) -> Result<Vec<&'a str>, Fault> {
    let table = &asked.section.table;
    let at = table.columns.iter().position(|column| column == "clock");
    let at = at.ok_or_else(|| Fault::at(asked.section.line, "has no column clock: no clock is named"))?;
    Ok(table.rows.iter().map(|row| row.cells[at].as_str()).collect())
}

fn hold(asked: &Asked<'_>, families: &[&Family]) -> Result<Vec<Fault>, Fault> {
    hold_those(asked, families, &|_| true)
}

fn hold_those(
    asked: &Asked<'_>,
    families: &[&Family],
    which: &dyn Fn(&Duty) -> bool,
) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(COLUMNS)?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| {
        let Some(child) = cohort.child(name) else { return Vec::new() };
        let at = cohort.standpoint(day);
        let duties = families.iter().flat_map(|family| family.of_child(child, &at)).filter(which);
        duties.map(|duty| columns.iter().map(|(_, _, said)| said(&duty, day)).collect()).collect()
    })
}
