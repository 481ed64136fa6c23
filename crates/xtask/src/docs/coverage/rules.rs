//! Validation rules of the looked-after return.

use super::Section;
use super::table::{RULES, Row, grouped, rows};
use crate::docs::markdown::{Markdown, count};

pub(super) fn section() -> Section {
    // No shelf of rules has been built: every rule is not yet.
    Section {
        title: "Validation rules",
        source: "sources/ssda903/rules.csv",
        rows: rows(RULES).len(),
        here: 0,
        write,
    }
}

fn write(page: &mut Markdown) {
    page.say("None is here yet: there is no shelf of rules. What each rule says is in the table.");
    let rows = rows(RULES);
    let mut groups = grouped(&rows, "status");
    groups.sort_by_key(|(status, _)| *status);
    for (status, rows) in groups {
        let codes: Vec<&str> = rows.iter().map(|row: &&Row| row.get("code")).collect();
        page.item(&format!("{} ({}): {}", status, count(codes.len(), "rule", "rules"), codes.join(", ")));
    }
}
