use calendar::day;
use oversight::footprint::of_child;
use press::{Row, plain_text};
use timeline::{Authority, Standpoint, Timeline};

use super::*;

/// An invented year: simulated children, counted.
fn year() -> (Footprint, Authority) {
    let plan = simulate::Plan::new(90, 14, day!(2018, 10, 31), 1);
    let invented = simulate::authority(&plan);
    let known = Moment::END_OF_TIME;
    let authority = Authority::of("Z99", &invented.authority.1, known);
    let last = Month::of(plan.until);
    let mut all = Footprint::of_months(last.plus(-11), last);
    let at = Standpoint { day: plan.until, known, authority: &authority };
    for (subject, facts) in &invented.children {
        of_child(&mut all, &Timeline::of(&subject.id, facts, known), &at);
    }
    (all, authority)
}

fn asked<'a>(footprint: &'a Footprint, name_of: &'a dyn Fn(&str) -> String) -> Asked<'a> {
    Asked {
        authority: "Exampleshire",
        footprint,
        known: Moment::END_OF_TIME,
        today: day!(2018, 11, 4),
        kept_since: None,
        published: Vec::new(),
        findings: Vec::new(),
        name_of,
        links: None,
        team_of: &|_, _| Some("North".to_owned()),
        full_time_of: &|who, _| (who != "reviewing-1").then_some(60),
        issues: Vec::new(),
        living: Vec::new(),
    }
}

#[test]
fn every_sentence_cites_figures_that_are_there() {
    let (footprint, _) = year();
    let name_of = |id: &str| id.to_owned();
    let figures = Figures::of(&asked(&footprint, &name_of));
    for (needs, template) in prose::SAID {
        assert!(figures.get(needs).is_some(), "{needs}");
        figures.cite(template).unwrap();
        // What is between braces is a name, and a stage has a number: no other digit stands in the text itself.
        let own: String =
            template.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
        let own = ["stage 1", "stage 2", "stage 3", "stage 4"]
            .iter()
            .fold(own, |own, stage| own.replace(stage, ""));
        assert!(!own.chars().any(|c| c.is_ascii_digit()), "{own}");
    }
    assert_eq!(figures.cite("{visit}"), Err(UnknownFigure("visit".to_owned())));
    assert_eq!(figures.cite("open {visits"), Err(UnknownFigure("visits".to_owned())));
}

#[test]
fn an_invented_year_has_every_stage_and_reconciles() {
    let (footprint, _) = year();
    let total = footprint.total();
    let opened: Vec<u32> = total.stages.iter().map(|stage| stage.opened).collect();
    assert!(opened[0] > opened[1] && opened[1] > 0, "{opened:?}");
    let first = total.stages[0];
    assert!(first.in_time > 0 && first.late > 0 && first.without > 0, "{first:?}");
    for stage in total.stages {
        assert_eq!(stage.opened, stage.answers() + stage.without + stage.waits, "{stage:?}");
    }
    let themes: u32 = footprint.themes(None).iter().map(|(_, counts)| counts[0]).sum();
    assert_eq!(themes, first.opened, "each challenge at stage 1 has one theme");
    assert!(
        total.midway > 0 && total.visits > 0 && total.checklists() > 0 && total.informal.1 > 0,
        "{total:?}"
    );
}

/// The last row of each table of months is the sum of the rows above it, and the text says the same numbers.
#[test]
fn text_and_tables_say_the_same() {
    let (footprint, _) = year();
    let name_of = |id: &str| format!("Officer {id}");
    let document = document(&asked(&footprint, &name_of));
    let mut checked = 0;
    for section in &document.sections {
        for block in &section.blocks {
            let Block::Table(table) = block else { continue };
            if table.columns[0].heading != "Month" && table.columns[0].heading != "Theme" {
                continue;
            }
            let numbers = |row: &Row| -> Vec<Option<i64>> {
                let Row::Data { cells, .. } = row else { return Vec::new() };
                cells.iter().map(|cell| cell.words().replace(',', "").parse().ok()).collect()
            };
            let (last, rows) = table.rows.split_last().unwrap();
            for (at, total) in numbers(last).into_iter().enumerate() {
                let Some(total) = total else { continue };
                let sum: i64 = rows.iter().filter_map(|row| numbers(row)[at]).sum();
                assert_eq!(sum, total, "{}: {}", table.caption, table.columns[at + 1].heading);
                checked += 1;
            }
        }
    }
    assert!(checked > 15, "{checked}");
    let total = footprint.total();
    let text: String = document.sections[0]
        .blocks
        .iter()
        .filter_map(|block| if let Block::Paragraph(words) = block { Some(plain_text(words)) } else { None })
        .collect();
    for said in [
        format!("held {} reviews", total.reviews),
        format!("{} challenges were raised at stage 1", total.stages[0].opened),
    ] {
        assert!(text.contains(&said), "{said}: {text}");
    }
    assert!(press::html::page(&document).contains("Annual report of the reviewing officers"));
    assert!(!press::xlsx::workbook(&document).unwrap().is_empty());
}

/// The record begins inside a year in which much was done: what was before it is in no table, no total and no sentence.
#[test]
fn a_year_that_is_known_from_its_middle_adds_up() {
    let (footprint, _) = year();
    let since = day!(2018, 7, 1);
    let known: u32 = footprint
        .months
        .iter()
        .filter(|month| since <= month.last())
        .map(|month| footprint.month(*month).reviews)
        .sum();
    let whole = footprint.total().reviews;
    assert!(0 < known && known < whole, "{known} of {whole}");
    let name_of = |id: &str| id.to_owned();
    let document = document(&Asked { kept_since: Some(since), ..asked(&footprint, &name_of) });
    let mut totals = 0;
    for table in document.sections.iter().flat_map(|section| &section.blocks) {
        let Block::Table(table) = table else { continue };
        let Some(at) = table.columns.iter().position(|column| column.heading == "Reviews") else { continue };
        let Some(Row::Data { cells, .. }) = table.rows.last() else { continue };
        assert_eq!(cells[at - 1].words(), known.to_string(), "{}", table.caption);
        totals += 1;
    }
    assert_eq!(totals, 3, "by month, by how children took part, and by officer");
    let page = press::html::page(&document);
    for part in
        ["team by team", "Sections of the checklists", "Minutes of reviews", "PN1: Attended and spoke", "60%"]
    {
        assert!(page.contains(part), "{part}");
    }
    assert!(
        page.contains("their hours are not recorded"),
        "an officer whose hours nobody recorded is not judged"
    );
    assert!(
        page.contains(&format!("held {known} reviews"))
            && page.contains("Everything that was looked for adds up")
    );
}

#[test]
fn what_was_published_stands_beside_what_is_not_known_here() {
    let footprint = Footprint::of_months("2017-04".parse().unwrap(), "2018-03".parse().unwrap());
    let name_of = |id: &str| id.to_owned();
    let said = |period, value, printed: &str| PublishedCount {
        table: "footprint".to_owned(),
        measure: "midway_reviews".to_owned(),
        period,
        value,
        printed: printed.to_owned(),
        run: "pack".to_owned(),
    };
    let july = said(timeline::PublishedPeriod::Month("2017-07".parse().unwrap()), None, "Month00");
    let total = said(timeline::PublishedPeriod::FinancialYear(2018), Some(142.0), "142");
    let other = said(timeline::PublishedPeriod::FinancialYear(2017), Some(9.0), "9");
    let asked = Asked {
        published: vec![&july, &total, &other],
        kept_since: Some(day!(2018, 10, 1)),
        findings: vec!["“Month00” is printed".to_owned()],
        ..asked(&footprint, &name_of)
    };
    let page = press::html::page(&document(&asked));
    for part in [
        "As published: footprint",
        "Month00",
        "142",
        "not recorded here",
        "What does not add up",
        "not known here",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains("were answered in time"), "nothing is said of what is not known");
}
