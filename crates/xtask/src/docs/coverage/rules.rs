//! Validation rules of the looked-after return.

use std::collections::BTreeSet;

use exchange::in_force;

use super::Section;
use super::table::{RULES, Row, grouped, rows};
use crate::docs::markdown::{Markdown, count};

pub(super) fn section() -> Section {
    let here = here();
    let rows = rows(RULES);
    Section {
        title: "Validation rules",
        source: "sources/ssda903/rules.csv",
        rows: rows.len(),
        here: rows.iter().filter(|row| here.contains(row.get("code"))).count(),
        write,
    }
}

/// The codes of the rules that are judged in any year.
fn here() -> BTreeSet<&'static str> {
    let years = 2023..=2027;
    years.flat_map(|year| in_force(ssda903::rules::YEARS, year)).map(|rule| rule.about().code).collect()
}

fn write(page: &mut Markdown) {
    let here = here();
    let rows = rows(RULES);
    let mut any = false;
    let mut groups = grouped(&rows, "status");
    groups.sort_by_key(|(status, _)| *status);
    for (status, rows) in groups {
        let codes: Vec<&str> =
            rows.iter().map(|row: &&Row| row.get("code")).filter(|code| !here.contains(code)).collect();
        if codes.is_empty() {
            continue;
        }
        if !any {
            page.say("Not yet:");
            any = true;
        }
        page.item(&format!("{} ({}): {}", status, count(codes.len(), "rule", "rules"), codes.join(", ")));
    }
    if !any {
        page.say("Every rule of the table is judged in the years in which it is in force.");
    }
}
