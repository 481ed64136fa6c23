//! A small authority by hand.

use std::sync::Arc;

use calendar::{Moment, Month};
use press::{Block, Cell, Document, Row, Section, Table, Value};
use timeline::{Authority, Band, Cohort, Limit, Target, history};

use super::council_pack;
use crate::corporate_parenting::{Options, Page, Run, Theme, document, drill_down, section};

/// Seven invented children; the record is kept here since April 2018.
fn cohort() -> Cohort {
    let children = [
        "2018-03-01 born\n2018-05-01 start\n2018-05-01 status C2\n2018-05-01 lives U6 AA1",
        "2010-03-01 born\n2018-05-01 start\n2018-05-01 status C2\n2018-05-01 lives U4 AA2",
        "2009-03-01 born\n2018-06-01 start\n2018-06-01 status C1\n2018-06-01 lives P1 AA3",
        "2002-03-01 born\n2018-06-01 start\n2018-06-01 status V2\n2018-06-01 lives K2 AA4",
        "2018-10-05 start\n2018-10-05 lives Z1 AA5", // no date of birth, no legal status
        "2008-03-01 born\n2018-06-01 start\n2018-06-01 status C2\n2018-06-01 lives U6 AA6\n2018-10-20 end E4A",
        "2008-03-01 born\n2018-10-01 start\n2018-10-01 status V4\n2018-10-01 lives U6 AA7",
    ];
    let timelines =
        children.iter().enumerate().map(|(nth, text)| history::child(&format!("C{nth}"), text).unwrap());
    let authority = Authority {
        code: "999".into(),
        name: Some("Exampleshire".into()),
        kept_since: Some("2018-04-01".parse().unwrap()),
        ..Authority::default()
    };
    Cohort::new(Moment::END_OF_TIME, authority, timelines.collect(), Vec::new())
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn page(cohort: &Cohort, page: Page, options: Options) -> Section {
    section(cohort, month("2018-10"), page, options)
}

/// Everything a section says, in order, as text.
fn said(section: &Section) -> String {
    let mut out = String::new();
    for block in &section.blocks {
        match block {
            Block::Heading(heading) => out += &format!("# {}\n", heading.text),
            Block::Paragraph(line) => out += &format!("{}\n", press::plain_text(line)),
            Block::List(list) => {
                for item in &list.items {
                    out += &format!("- {}\n", press::plain_text(item));
                }
            }
            Block::Definitions(terms) => {
                for term in terms {
                    out += &format!("{}: {}\n", term.term, press::plain_text(&term.text));
                }
            }
            Block::Callout(callout) => out += &format!("! {}\n", press::plain_text(&callout.text)),
            Block::Chart(chart) => out += &format!("[{}] {}\n", chart.title, chart.summary),
            Block::KeyFigures(figures) => {
                for figure in figures {
                    let note = figure.note.as_deref().unwrap_or_default();
                    out += &format!("{} {} {note}\n", figure.label, figure.figure.words());
                }
            }
            Block::Table(_) | Block::PageBreak => {}
        }
    }
    out
}

fn check(section: &Section, lines: &[&str]) {
    let said = said(section);
    for line in lines {
        assert!(said.lines().any(|one| one == *line), "not said: {line}\nin:\n{said}");
    }
}

fn table<'s>(section: &'s Section, caption: &str) -> &'s Table {
    let tables = section.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.into_iter().find(|table| table.caption == caption).unwrap()
}

/// Rows as text, a suppressed cell as `*`, another empty one as `-`.
fn rows(table: &Table) -> Vec<String> {
    let word = |cell: &Cell| match &cell.value {
        Value::Empty { why } if why.starts_with("1 to 5") => "*".to_owned(),
        Value::Empty { .. } => "-".to_owned(),
        _ => cell.words(),
    };
    let rows = table.rows.iter().map(|row| match row {
        Row::Group(heading) => heading.clone(),
        Row::Data { header, cells, .. } => {
            format!("{}: {}", header.words(), cells.iter().map(word).collect::<Vec<_>>().join(" "))
        }
    });
    rows.collect()
}

#[test]
fn what_changed_is_said_in_sentences() {
    let section = page(&cohort(), Page::Headline, Options::default());
    check(
        &section,
        &[
            "In October 2018, 5 children were looked after, the same as in September 2018. \
             In the month 1 came into care and 1 left it; since 1 April, 6 and 1.",
            "# Red: 0 of 0 that are rated",
            "No rated indicator is red.",
            "- 9.3, 9.4 and 9.5: not known here: no register of foster carers is recorded here",
        ],
    );
}

#[test]
fn who_is_looked_after_adds_up_and_who_fits_nowhere_is_said() {
    let cohort = cohort();
    let section = page(&cohort, Page::Theme(Theme::LookedAfter), Options::default());
    assert_eq!(
        rows(table(&section, "Looked-after children by age")),
        [
            "Under 1: 1 20.0%",
            "1 to 4: 0 0.0%",
            "5 to 9: 2 40.0%",
            "10 to 15: 0 0.0%",
            "16 and over: 1 20.0%",
            "Date of birth not known: 1 20.0%",
            "Total: 5 100.0%",
        ]
    );
    let legal = rows(table(&section, "Looked-after children by legal status"));
    assert_eq!(
        [&legal[0], &legal[6], &legal[7]],
        ["Full care order: 2 40.0%", "Other / not known: 1 20.0%", "Total: 5 100.0%"]
    );
    let placement = rows(table(&section, "Looked-after children by placement"));
    assert!(placement.contains(&"Other / not known: 1 20.0%".to_owned()), "{placement:?}");
    assert!(!said(&section).contains("These parts add up to"));
    check(&section, &["Left out this time: 1: looked after only under an agreed series of short breaks."]);
}

#[test]
fn small_numbers_are_hidden_where_it_is_asked() {
    // Ten more children of one sort, so that the total is not small.
    let mut cohort = cohort();
    let more = "2010-03-01 born\n2018-05-01 start\n2018-05-01 status C2\n2018-05-01 lives U4 AA2";
    let more = (0..10).map(|nth| history::child(&format!("D{nth}"), more).unwrap());
    let children = cohort.children.drain(..).chain(more.map(Arc::new)).collect();
    let cohort = Cohort::shared(cohort.known, cohort.authority, children, Vec::new());
    let options = Options { suppress_small: true, ..Options::default() };
    let section = page(&cohort, Page::Theme(Theme::LookedAfter), options);
    assert_eq!(
        rows(table(&section, "Looked-after children by age")),
        [
            "Under 1: * *",
            "1 to 4: 0 0.0%",
            "5 to 9: * *", // three 1s are hidden, and 12, so that 15 less 12 does not tell that each is 1
            "10 to 15: 0 0.0%",
            "16 and over: * *",
            "Date of birth not known: * *",
            "Total: 15 100.0%",
        ]
    );
    check(
        &section,
        &["Left out this time: 1 to 5: looked after only under an agreed series of short breaks."],
    );
    let shown = page(&cohort, Page::Theme(Theme::LookedAfter), Options::default());
    assert!(rows(table(&shown, "Looked-after children by age")).contains(&"Under 1: 1 6.7%".to_owned()));
}

#[test]
fn what_is_not_known_is_a_dash_with_its_reason() {
    let section = page(&cohort(), Page::Theme(Theme::Fostering), Options::default());
    check(&section, &["Not known here: no register of foster carers is recorded here."]);
    let glance = table(&section, "At a glance, October 2018");
    assert!(rows(glance).contains(&"9.3 Foster carer households: - - -".to_owned()), "{:?}", rows(glance));
    // Before the record was kept here nothing is 0.
    let cohort = cohort();
    let before = Run::new(&cohort, month("2018-03"), Options::default()).section(Page::Summary);
    let words = rows(table(&before, "Every indicator, March 2018"));
    assert!(
        words.iter().any(|row| row.starts_with("6.1 Number of looked-after children: - - - - - - Info")),
        "{words:?}"
    );
}

#[test]
fn the_colour_is_judged_before_rounding_and_says_so() {
    let cohort = council_pack::cohort();
    let section = page(&cohort, Page::Theme(Theme::Reviews), Options::default());
    let text = said(&section);
    assert!(text.contains(
        "Rated red: green 98% or more; amber 95% to less than 98%; red less than 95%. The colour is judged on the unrounded \
         value, 94.96%; as printed, 95.0%, it would be amber."
    ), "{text}");
    assert!(
        text.contains(
            "At the end of October 2018: 95.0% (622 of 655), worse than in September 2018 (96.0%)."
        ),
        "{text}"
    );
    check(&section, &["Source: Published: Corporate Parenting Panel pack, 18 December 2018, monthly page."]);
}

#[test]
fn a_published_table_that_does_not_add_up_shows_what_is_missing() {
    let section = page(&council_pack::cohort(), Page::Theme(Theme::LookedAfter), Options::default());
    let ages = table(&section, "Looked-after children by age, as published");
    assert!(
        rows(ages).contains(&"In none of these (or lost in rounding): 3 0%".to_owned()),
        "{:?}",
        rows(ages)
    );
    assert!(rows(ages).contains(&"Total, as 6.1: 658 100%".to_owned()));
    assert!(
        ages.note
            .as_ref()
            .unwrap()
            .contains("The parts add up to 655, and 6.1 is 658: 3 are in none of them.")
    );
    let legal = table(&section, "Looked-after children by legal status, as published");
    assert!(
        rows(legal).contains(&"In none of these (or lost in rounding): - 1%".to_owned()),
        "{:?}",
        rows(legal)
    );
}

#[test]
fn a_year_of_which_the_record_speaks_in_part_says_so() {
    let mut cohort = cohort();
    cohort.authority.kept_since = Some("2018-02-01".parse().unwrap());
    let section = page(&cohort, Page::Theme(Theme::LookedAfter), Options::default());
    check(&section, &["Earlier years: 0 (2017/18: the loads do not cover 1 April 2017 to 31 January 2018)"]);
    let summary = page(&cohort, Page::Summary, Options::default());
    let note = table(&summary, "Targets of October 2018, and earlier years").note.clone().unwrap();
    assert!(note.contains("6.3 2017/18: the loads do not cover 1 April 2017 to 31 January 2018."), "{note}");
}

#[test]
fn a_superlative_names_the_months_that_were_searched() {
    let section = page(&council_pack::cohort(), Page::Theme(Theme::Placements), Options::default());
    check(
        &section,
        &["[8.2, October 2017 to October 2018] Of the 10 months known from January \
           2018 to October 2018, the lowest was 12.1% (August 2018 and October 2018) and the highest 14.8% (May 2018). 3 \
           months are not known here and left blank."],
    );
}

#[test]
fn a_target_of_few_children_has_its_word_without_its_colour() {
    let mut cohort = cohort();
    let limit = Some(Limit { value: 50.0, inside: true });
    cohort.authority.targets.push(Target {
        indicator: "8.3".into(),
        since: "2018-04-01".parse().unwrap(),
        until: None,
        green: Some(Band { low: limit, high: None }),
        amber: None,
        red: None,
        printed: Default::default(),
        year_to_date_only: false,
        run: "invented".into(),
    });
    let section = page(&cohort, Page::Theme(Theme::Placements), Options::default());
    let glance = rows(table(&section, "At a glance, October 2018"));
    assert!(
        glance.iter().any(|row| row.starts_with("8.3") && row.contains("Green, of only 5")),
        "{glance:?}"
    );
}

#[test]
fn figures_lead_to_their_children_on_the_web_only() {
    let cohort = cohort();
    let hrefs = |document: &Document| serde_json::to_string(document).unwrap().matches("/figures/").count();
    assert_eq!(hrefs(&document(&cohort, month("2018-10"), Options::default())), 0);
    let options = Options { links: Some(drill_down), ..Options::default() };
    let linked = document(&cohort, month("2018-10"), options);
    assert!(hrefs(&linked) > 50);
    let text = serde_json::to_string(&linked).unwrap();
    assert!(text.contains("/figures/6.3?month=2018-10&period=year-to-date"));
    assert_eq!(linked, document(&cohort, month("2018-10"), options), "the same report twice");
    // As known on a day, a figure leads to its children as known on that day.
    let known = Cohort { known: Moment::end_of("2018-11-04".parse().unwrap()), ..cohort };
    let text = serde_json::to_string(&document(&known, month("2018-10"), options)).unwrap();
    assert!(text.contains("/figures/6.1?month=2018-10&known=2018-11-04&period=snapshot"));
    assert!(text.contains("As known at the end of 4 November 2018."));
}

#[test]
fn what_does_not_add_up_has_a_page_and_stands_beside_its_indicator() {
    let cohort = council_pack::cohort();
    let section = page(&cohort, Page::Reconciliation, Options::default());
    let blocks = section.blocks.iter().find_map(|block| match block {
        Block::Table(table) if table.caption.starts_with("To be resolved before publication") => Some(table),
        _ => None,
    });
    let says = "6.1, 6.3, 6.4: Looked-after children: 651 + 26 - 22 = 655, and 658 is the closing number.";
    assert!(rows(blocks.unwrap()).contains(&says.to_owned()), "{:?}", rows(blocks.unwrap()));
    let theme = page(&cohort, Page::Theme(Theme::LookedAfter), Options::default());
    check(&theme, &["- Looked-after children: 651 + 26 - 22 = 655, and 658 is the closing number."]);
}

/// The list of faults came with the pack: which the rules find is worked out, not said.
#[test]
fn the_faults_known_of_a_loaded_pack_are_told_with_what_finds_them() {
    let mut cohort = council_pack::cohort();
    let section = page(&cohort, Page::Reconciliation, Options::default());
    check(
        &section,
        &[
            "# Faults known of the publication: 68",
            "Corporate Parenting Panel pack, 18 December 2018: 68 faults are known of it, listed by people who read it. Held \
             against that publication alone, 30 are found by the rules used here, each in the report of its month; 38 are \
             not, because no rule can see them.",
        ],
    );
    let table = |section: &Section, caption: &str| -> Vec<String> {
        let found = section.blocks.iter().find_map(|block| match block {
            Block::Table(table) if table.caption == caption => Some(rows(table)),
            _ => None,
        });
        found.unwrap_or_default()
    };
    let says = "A part is never more than the whole it is part of.: 1 X22 (January 2018 to March 2018)";
    assert!(
        table(&section, "Found by a rule: 30").contains(&says.to_owned()),
        "{:?}",
        table(&section, "Found by a rule: 30")
    );
    let says = "A claim in prose; prose is not loaded.: 3 X53, X54 and X55";
    assert!(table(&section, "Found by no rule: 38").contains(&says.to_owned()));

    cohort.authority.breakdowns.clear();
    let section = page(&cohort, Page::Reconciliation, Options::default());
    assert_eq!(table(&section, "Expected of a rule and not found: 3"), ["Breakdown.: 3 X03, X04 and X57"]);

    cohort.authority.faults.clear();
    let section = page(&cohort, Page::Reconciliation, Options::default());
    assert!(!said(&section).contains("Faults known"));
}

#[test]
fn every_page_has_its_own_name() {
    for page in Page::ALL {
        assert_eq!(Page::named(page.id()), Some(*page));
        assert!(!page.title().is_empty());
    }
    assert_eq!(Page::ALL.iter().filter(|page| matches!(page, Page::Theme(_))).count(), Theme::ALL.len());
    assert_eq!(Page::named("elsewhere"), None);
}

#[test]
fn nothing_at_all_is_a_report_too() {
    let empty = Cohort::new(Moment::END_OF_TIME, Authority::default(), Vec::new(), Vec::new());
    let report = document(&empty, month("2018-10"), Options::default());
    assert_eq!(report.sections.len(), Page::ALL.len());
    assert_eq!(report.authority, "This authority");
    let text = said(&report.sections[0]);
    assert!(
        text.contains("How many children were looked after in October 2018 is not known here."),
        "{text}"
    );
}
