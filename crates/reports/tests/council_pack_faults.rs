//! `docs/reference/council-pack-2018.md`: the 68 ways in which a published pack disagrees with itself, and which rule finds
//! each when the pack is loaded. `measure` tests that each is found; this makes the page that people read.
#![allow(clippy::unwrap_used)] // a test's helpers

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use measure::reconcile::RULES;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reference/council-pack-2018.md");
const FAULTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples/rotherham-2018/inconsistencies.csv");

type Row = BTreeMap<String, String>;

fn page() -> String {
    let faults: Vec<Row> =
        csv::Reader::from_path(FAULTS).unwrap().deserialize().map(Result::unwrap).collect();
    let by_rule = faults.iter().filter(|row| !row["found_by"].is_empty()).count();
    let mut page = format!(
        "# The council pack of 2018: what does not agree, and what finds it\n\n\
         A corporate parenting panel's pack of December 2018, in `samples/rotherham-2018/`, disagrees with itself in {all}\n\
         ways. Loaded as published figures, {by_rule} are found by a rule of `measure::reconcile` and stand in the report\n\
         of their month under \"What does not add up\", which also says at its end what became of the whole list. For the\n\
         other {rest} the reason is given: most stand in prose, or in tables that hold no indicator.\n\n\
         Made from `samples/rotherham-2018/inconsistencies.csv` by `cargo test -p reports --test council_pack_faults --\n\
         --ignored`.\n\n\
         | | subject | one | the other | found by | |\n| --- | --- | --- | --- | --- | --- |\n",
        all = faults.len(),
        rest = faults.len() - by_rule,
    );
    for fault in &faults {
        let (rule, how) = match RULES.iter().find(|rule| rule.id == fault["found_by"]) {
            Some(rule) => (
                format!("`{}`", rule.id),
                format!(
                    "{} ({}; {})",
                    rule.title,
                    fault["figures"].replace(' ', ", "),
                    fault["months"].replace(' ', ", ")
                ),
            ),
            None => ("no rule".to_owned(), fault["not_found_because"].clone()),
        };
        let cells = [
            &fault["id"],
            &fault["subject"],
            &fault["first_figure_or_reading"],
            &fault["second_figure_or_reading"],
            &rule,
            &how,
        ];
        let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
        writeln!(page, "| {} |", cells.join(" | ")).unwrap();
    }
    page
}

#[test]
fn the_page_is_up_to_date() {
    let stands = fs::read_to_string(PAGE).unwrap_or_default();
    assert!(
        stands == page(),
        "docs/reference/council-pack-2018.md is out of date: cargo test -p reports --test council_pack_faults -- --ignored"
    );
}

#[test]
#[ignore = "writes the page"]
fn write() {
    fs::write(PAGE, page()).unwrap();
}
