//! Clocks: the table of clocks less the families.

use std::collections::BTreeSet;

use clocks::{FAMILIES, NOT_A_DUTY, clock};

use super::Section;
use super::table::{CLOCKS, grouped, rows};
use crate::docs::markdown::{Markdown, code};

pub(super) fn section() -> Section {
    let rows = rows(CLOCKS);
    let here = rows
        .iter()
        .filter(|row| clock(row.get("id")).is_some() || explained(row.get("id")).is_some())
        .count();
    Section { title: "Clocks", source: "sources/tables/statutory-clocks.csv", rows: rows.len(), here, write }
}

/// Why a row is no duty, where it is none.
fn explained(id: &str) -> Option<&'static str> {
    NOT_A_DUTY.iter().find(|not| not.id == id).map(|not| not.because)
}

fn write(page: &mut Markdown) {
    let rows = rows(CLOCKS);
    let listed: BTreeSet<&str> = rows.iter().map(|row| row.get("id")).collect();
    for (area, rows) in grouped(&rows, "area_name") {
        let (no_duty, rows): (Vec<_>, Vec<_>) =
            rows.into_iter().partition(|row| explained(row.get("id")).is_some());
        let (here, not): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| clock(row.get("id")).is_some());
        let explained_too = match no_duty.len() {
            0 => String::new(),
            count => format!(", {count} explained"),
        };
        page.heading(3, &format!("{area}: {} here{explained_too}, {} not yet", here.len(), not.len()));
        for row in &no_duty {
            let because = explained(row.get("id")).unwrap_or_default();
            page.say(&format!("{} is no duty: {because}", code(row.get("id"))));
        }
        if !here.is_empty() {
            let ids: Vec<String> = here.iter().map(|row| code(row.get("id"))).collect();
            page.say(&format!("Here: {}.", ids.join(", ")));
        }
        let cell = |column: &'static str| move |row: &super::table::Row| row.get(column).to_owned();
        let told: Vec<Vec<String>> = not
            .iter()
            .map(|row| {
                vec![code(row.get("id")), cell("subject")(row), cell("kind")(row), cell("status")(row)]
            })
            .collect();
        page.table(&["not yet", "what must be done", "kind", "status"], &told);
    }
    let ours = FAMILIES.iter().flat_map(|family| family.clocks).filter(|clock| !listed.contains(clock.id));
    let ours: Vec<Vec<String>> = ours.map(|clock| vec![code(clock.id), clock.title.to_owned()]).collect();
    if !ours.is_empty() {
        page.heading(3, "Clocks here that are no row of the table");
        page.say("One row of the table may state several limits in words; each is a clock here.");
        page.table(&["clock", "what must be done"], &ours);
    }
}
