//! What each child adds to figures, and why not.

use std::collections::BTreeSet;

use indicators::Indicator;
use measure::{Kind, Member};
use timeline::Cohort;

use super::{Asked, figures};
use crate::{Fault, heading};

/// What one figure says of everybody.
struct Verdicts {
    not_known: bool,
    members: Vec<Member>,
}

impl Verdicts {
    fn of(
        (indicator, kind): (&'static Indicator, Kind),
        cohort: &Cohort,
        month: calendar::Month,
    ) -> Verdicts {
        let figures = measure::figure(indicator, cohort, month);
        let not_known = figures.iter().any(|figure| figure.kind == kind && figure.not_known.is_some());
        let mut members = measure::members(indicator, cohort, month);
        members.retain(|member| member.kind == kind);
        Verdicts { not_known, members }
    }

    fn said(&self, name: &str) -> String {
        if self.not_known {
            return "not known here".to_owned();
        }
        let Some(member) = self.members.iter().find(|member| member.local_id == name) else {
            return "not asked".to_owned();
        };
        if member.events.is_empty() {
            return one(member.in_numerator, None, member.excluded_because.as_deref());
        }
        let each = |event: &measure::MemberEvent| {
            one(event.in_numerator, event.days, event.excluded_because.as_deref())
        };
        member.events.iter().map(each).collect::<Vec<_>>().join("; ")
    }
}

fn one(counts: bool, days: Option<i32>, left_out: Option<&str>) -> String {
    match (days, left_out) {
        (Some(days), _) => format!("{days} days"),
        (None, Some(why)) => format!("left out: {why}"),
        (None, None) => if counts { "in" } else { "out" }.to_owned(),
    }
}

/// `verdicts of 2018-10`
pub(super) fn hold(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let month = heading::month(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let table = &asked.section.table;
    let cohort = asked.world.as_known(asked.known);
    let mut faults = Vec::new();
    let mut said = Vec::new();
    for heading in &table.columns[1..] {
        said.push(Verdicts::of(figures::named(asked.section.line, heading)?, &cohort, month));
    }
    let mut missing: BTreeSet<&str> = asked.world.children.keys().map(String::as_str).collect();
    let households: BTreeSet<&str> = cohort.households.iter().map(|household| &*household.id).collect();
    for row in &table.rows {
        let name = row.cells[0].as_str();
        if !missing.remove(name) && !households.contains(name) {
            return Err(Fault::at(row.line, format!("{name} is nobody in this story, or stands here twice")));
        }
        for ((heading, expected), said) in table.columns.iter().zip(&row.cells).skip(1).zip(&said) {
            let found = said.said(name);
            if *expected != found {
                faults.push(Fault::differs(
                    row.line,
                    &format!("{name} in {heading} of {month}"),
                    expected,
                    &found,
                ));
            }
        }
    }
    if let Some(name) = missing.first() {
        faults.push(Fault::at(
            asked.section.line,
            format!("says nothing of {name}: verdicts are told of every child"),
        ));
    }
    Ok(faults)
}
