//! Indicators: the table of indicators less the shelf.

use std::collections::BTreeSet;

use calendar::day;
use indicators::{Asked, INDICATORS, Indicator, indicator};
use timeline::Coverage;

use super::Section;
use super::table::{INDICATORS as TABLE, grouped, rows};
use crate::docs::markdown::Markdown;

pub(super) fn section() -> Section {
    let rows = rows(TABLE);
    let here = rows.iter().filter(|row| indicator(row.get("id")).is_some()).count();
    Section { title: "Indicators", source: "sources/tables/indicators.csv", rows: rows.len(), here, write }
}

fn write(page: &mut Markdown) {
    let rows = rows(TABLE);
    for (group, rows) in grouped(&rows, "group") {
        let (here, not): (Vec<_>, Vec<_>) =
            rows.into_iter().partition(|row| indicator(row.get("id")).is_some());
        page.heading(3, &format!("{group}: {} here, {} not yet", here.len(), not.len()));
        if !here.is_empty() {
            let ids: Vec<&str> = here.iter().map(|row| row.get("id")).collect();
            page.say(&format!("Here: {}.", ids.join(", ")));
        }
        let not: Vec<Vec<String>> =
            not.iter().map(|row| vec![row.get("id").to_owned(), row.get("name").to_owned()]).collect();
        page.table(&["not yet", "indicator"], &not);
    }
    let listed: BTreeSet<&str> = rows.iter().map(|row| row.get("id")).collect();
    let ours: Vec<Vec<String>> = INDICATORS
        .iter()
        .filter(|indicator| !listed.contains(indicator.id))
        .map(|indicator| vec![indicator.id.to_owned(), indicator.title.to_owned()])
        .collect();
    if !ours.is_empty() {
        page.heading(3, "Indicators here that are no row of the table");
        page.table(&["number", "indicator"], &ours);
    }
    let uncounted: Vec<Vec<String>> = INDICATORS
        .iter()
        .filter_map(|indicator| {
            Some(vec![
                indicator.id.to_owned(),
                indicator.title.to_owned(),
                why_not_counted(indicator)?.to_owned(),
            ])
        })
        .collect();
    if !uncounted.is_empty() {
        page.heading(3, "Defined, and not counted from the record yet");
        page.say(
            "Whatever is recorded, these have no value of their own; a figure that the authority has published stands in \
             their place.",
        );
        page.table(&["number", "indicator", "why"], &uncounted);
    }
}

/// Why an indicator cannot be counted in any month, even where everything that can be recorded is.
fn why_not_counted(indicator: &Indicator) -> Option<&'static str> {
    let recorded = Coverage {
        care: true,
        reviews: true,
        visits: true,
        health_assessments: true,
        dental_checks: true,
        health_outcomes: true,
        education_plans: true,
        contacts: true,
        households: true,
        allocations: true,
        care_plans: Some(day!(2018, 1, 1)),
        pathway_plans: Some(day!(2018, 1, 1)),
        leavers_homes: Some(day!(2018, 1, 1)),
        leavers_activities: Some(day!(2018, 1, 1)),
        teams: Some(day!(2018, 1, 1)),
        staff: Some(day!(2018, 1, 1)),
        posts: Some(day!(2018, 1, 1)),
        supervision: Some(day!(2018, 1, 1)),
        adopters: true,
        distances: true,
    };
    let ends = [
        day!(2018, 4, 30),
        day!(2018, 5, 31),
        day!(2018, 6, 30),
        day!(2018, 7, 31),
        day!(2018, 8, 31),
        day!(2018, 9, 30),
        day!(2018, 10, 31),
        day!(2018, 11, 30),
        day!(2018, 12, 31),
        day!(2019, 1, 31),
        day!(2019, 2, 28),
        day!(2019, 3, 31),
    ];
    let mut why = None;
    for day in ends {
        match (indicator.counting)(&Asked { recorded, day }) {
            Ok(_) => return None,
            Err(reason) => why = Some(reason),
        }
    }
    why
}
