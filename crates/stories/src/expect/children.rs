//! Children as they stand on a day.

use calendar::Period;
use timeline::OnDay;

use super::Asked;
use crate::{Fault, heading};

type Said = fn(&OnDay<'_>) -> String;

const COLUMNS: &[(&str, Said)] = &[
    ("looked after", |on| yes(on.looked_after())),
    ("on a short break", |on| yes(on.on_short_break())),
    ("age", |on| on.age().map_or_else(String::new, |age| age.to_string())),
    ("status", |on| {
        on.episode.and_then(|row| row.legal).map_or_else(String::new, |code| code.code().to_owned())
    }),
    ("lives", |on| on.place().map_or_else(String::new, |code| code.code().to_owned())),
    ("in care since", |on| on.period().map_or_else(String::new, |period| period.start.to_string())),
    ("same carer since", |on| on.same_carer_since(false).map_or_else(String::new, |since| since.to_string())),
    ("placements in 12 months", |on| {
        let year = Period::rolling_year(on.day);
        indicators::placements::three_or_more::placements(on.timeline, year).to_string()
    }),
    ("drift", |on| {
        let signs = oversight::drift::of(on.timeline, on.day);
        signs.iter().map(|(sign, _)| sign.id).collect::<Vec<_>>().join("; ")
    }),
    ("missing", |on| {
        let mut missing = on.timeline.missing.iter();
        yes(missing.any(|away| away.since <= on.day && away.until.is_none_or(|until| until > on.day)))
    }),
];

fn yes(so: bool) -> String {
    if so { "yes" } else { "no" }.to_owned()
}

/// `the children on 2018-10-31`
pub(super) fn hold(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(COLUMNS)?;
    let cohort = asked.world.as_known(asked.known);
    let mut faults = Vec::new();
    for row in &asked.section.table.rows {
        let name = &row.cells[0];
        asked.child(row.line, name)?;
        let Some(child) = cohort.child(name) else { continue };
        let on = child.on(day);
        for (at, column, said) in &columns {
            let (expected, found) = (&row.cells[*at], said(&on));
            if *expected != found {
                faults.push(Fault::differs(
                    row.line,
                    &format!("{name} on {day}, {column}"),
                    expected,
                    &found,
                ));
            }
        }
    }
    Ok(faults)
}
