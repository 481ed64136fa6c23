//! The page of statutory clocks.

use clocks::{Clock, FAMILIES, Limit, NOT_A_DUTY};
use law::{Evidence, NOT_STATED, Status};
use records::SubjectKind;

use super::markdown::{Markdown, code, count};

/// The page.
pub(super) fn page() -> String {
    let mut page = Markdown::page("Clocks");
    let clocks: usize = FAMILIES.iter().map(|family| family.clocks.len()).sum();
    page.say(&format!(
        "{} in {}. A limit holds for what was triggered while it was in force. What nobody has confirmed is advice: shown, \
         never blocking, never counted against anybody. An authority's own, stricter standard is a setting and is not law; a \
         clock founded on nothing else runs only where the authority has set it, for as long as it says.",
        count(clocks, "clock", "clocks"),
        count(FAMILIES.len(), "family", "families"),
    ));
    for family in FAMILIES {
        page.heading(2, family.title);
        page.say(&format!("About {}.", about(family.subject())));
        let rows: Vec<Vec<String>> = family.clocks.iter().flat_map(|clock| rows(clock)).collect();
        page.table(
            &[
                "clock",
                "what must be done",
                "sort",
                "limit",
                "met by",
                "in force",
                "provision",
                "checked",
                "founded on",
            ],
            &rows,
        );
    }
    page.heading(2, "Rows of the table that are no duty");
    let rows: Vec<Vec<String>> =
        NOT_A_DUTY.iter().map(|not| vec![code(not.id), not.because.to_owned()]).collect();
    page.table(&["row", "why"], &rows);
    page.done()
}

fn about(subject: SubjectKind) -> &'static str {
    match subject {
        SubjectKind::Child => "a child or care leaver",
        SubjectKind::CarerHousehold => "a household that fosters or adopts",
        SubjectKind::Worker => "a worker or volunteer",
        SubjectKind::Home => "a home",
        SubjectKind::Authority => "the authority itself",
    }
}

/// One row for each version of a clock's limit.
fn rows(clock: &Clock) -> Vec<Vec<String>> {
    let row = |limit: &Limit| {
        let since = match limit.since {
            NOT_STATED => "not stated".to_owned(),
            since => format!("from {}", since.to_words()),
        };
        let until = limit.until.map_or_else(String::new, |day| format!(" to {}", day.to_words()));
        vec![
            code(clock.id),
            clock.title.to_owned(),
            clock.sort.word().to_owned(),
            limit.value.to_words(),
            clock.met_by.words.to_owned(),
            format!("{since}{until}"),
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
