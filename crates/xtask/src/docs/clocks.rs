//! The page of statutory clocks.

use calendar::Length;
use clocks::{Clock, FAMILIES};
use law::{Dated, Evidence, Status};

use super::markdown::{Markdown, code, count};

/// The page.
pub(super) fn page() -> String {
    let mut page = Markdown::page("Clocks");
    let clocks: usize = FAMILIES.iter().map(|family| family.clocks.len()).sum();
    page.say(&format!(
        "{} in {}. A limit holds for what was triggered while it was in force. What nobody has confirmed is advice: shown, \
         never blocking, never counted against anybody. An authority's own, stricter standard is a setting and is not law.",
        count(clocks, "clock", "clocks"),
        count(FAMILIES.len(), "family", "families"),
    ));
    for family in FAMILIES {
        page.heading(2, family.title);
        let rows: Vec<Vec<String>> = family.clocks.iter().flat_map(|clock| rows(clock)).collect();
        page.table(
            &["clock", "what must be done", "limit", "in force", "provision", "checked", "founded on"],
            &rows,
        );
    }
    page.done()
}

/// One row for each version of a clock's limit.
fn rows(clock: &Clock) -> Vec<Vec<String>> {
    let row = |limit: &Dated<Length>| {
        let until = limit.until.map_or_else(String::new, |day| format!(" to {}", day.to_words()));
        vec![
            code(clock.id),
            clock.title.to_owned(),
            limit.value.to_words(),
            format!("from {}{until}", limit.since.to_words()),
            limit.cite.short(),
            limit.checked.to_words(),
            founded(limit.status).to_owned(),
        ]
    };
    clock.limit.versions().iter().map(row).collect()
}

fn founded(status: Status) -> &'static str {
    match status {
        Status::Verified(Evidence::Primary) => "the law or the department's guidance",
        Status::Verified(Evidence::Secondary) => "an account of the law",
        Status::Verified(Evidence::Source) => "an authority's document",
        Status::Knowledge => "advice: not confirmed",
    }
}
