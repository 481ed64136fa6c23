//! Published figures stand in, exactly, and say so.

use timeline::{Band, Limit, PublishedFigure, PublishedPeriod, Target};

use super::*;
use crate::{Direction, Origin, Rag};

/// `6.8 month 2018-10 133/148 89.9% run`
fn published(lines: &str) -> Cohort {
    let figures = lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let number = |text: &str| text.parse::<f64>().ok();
        let (numerator, denominator) = words[3].split_once('/').unwrap_or(("-", "-"));
        PublishedFigure {
            indicator: words[0].into(),
            period: match words[1] {
                "month" => PublishedPeriod::Month(month(words[2])),
                "ytd" => PublishedPeriod::YearToDate(month(words[2])),
                _ => PublishedPeriod::FinancialYear(words[2].parse().unwrap()),
            },
            value: number(words[4].trim_end_matches('%')),
            numerator: number(numerator),
            denominator: number(denominator),
            printed: words[4].into(),
            run: words[5..].join(" "),
        }
    });
    let authority = Authority { published: figures.collect(), ..Authority::default() };
    of(authority, &[])
}

/// Green, amber and red of a percentage that should be high.
fn high(indicator: &str, amber: f64, green: f64) -> Target {
    let limit = |value, inside| Some(Limit { value, inside });
    Target {
        indicator: indicator.into(),
        since: day("2018-04-01"),
        until: None,
        green: Some(Band { low: limit(green, true), high: None }),
        amber: Some(Band { low: limit(amber, true), high: limit(green, false) }),
        red: Some(Band { low: None, high: limit(amber, false) }),
        printed: Default::default(),
        year_to_date_only: false,
        run: "invented".into(),
    }
}

#[test]
fn the_golden_fractions_of_the_council_pack() {
    let cohort = published(
        "6.8 month 2018-10 133/148 89.9% page
         6.8 ytd 2018-10 911/1055 86.4% page
         6.8 year 2018 1502/1658 90.6% page
         6.12 month 2018-10 11/19 57.9% page
         6.12 ytd 2018-10 68/155 43.9% page
         6.13 month 2018-10 475/515 92.2% page
         6.16 month 2018-10 622/655 95.0% page
         8.1 month 2018-10 101/146 69.2% page
         8.2 month 2018-10 79/651 12.1% page
         8.5 month 2018-10 342/658 52.0% page
         9.2 month 2018-10 443/658 67.3% page
         6.5 ytd 2018-10 33/141 23.4% page
         6.9 ytd 2018-10 14/141 9.9% page
         10.3 ytd 2018-10 5/14 35.7% page
         10.3 year 2018 16/27 59.3% page",
    );
    for (id, kind, of, shown, fraction) in [
        ("6.8", Kind::Month, "2018-10", "89.9%", (133, 148)),
        ("6.8", Kind::YearToDate, "2018-10", "86.4%", (911, 1055)),
        ("6.8", Kind::YearToDate, "2018-03", "90.6%", (1502, 1658)),
        ("6.12", Kind::Month, "2018-10", "57.9%", (11, 19)),
        ("6.12", Kind::YearToDate, "2018-10", "43.9%", (68, 155)),
        ("6.13", Kind::Snapshot, "2018-10", "92.2%", (475, 515)),
        ("6.16", Kind::Snapshot, "2018-10", "95.0%", (622, 655)),
        ("8.1", Kind::Snapshot, "2018-10", "69.2%", (101, 146)),
        ("8.2", Kind::Snapshot, "2018-10", "12.1%", (79, 651)),
        ("8.5", Kind::Snapshot, "2018-10", "52.0%", (342, 658)),
        ("9.2", Kind::Snapshot, "2018-10", "67.3%", (443, 658)),
        ("6.5", Kind::YearToDate, "2018-10", "23.4%", (33, 141)),
        ("6.9", Kind::YearToDate, "2018-10", "9.9%", (14, 141)),
        ("10.3", Kind::YearToDate, "2018-10", "35.7%", (5, 14)),
        ("10.3", Kind::YearToDate, "2018-03", "59.3%", (16, 27)),
    ] {
        let figure = figure_of(&cohort, id, kind, of);
        assert_eq!((figure.display.as_str(), figure.source), (shown, Origin::Published), "{id} {of}");
        assert_eq!((figure.numerator, figure.denominator), (Some(fraction.0), Some(fraction.1)), "{id}");
        assert_eq!(figure.value, Some((fraction.0 * 100) as f64 / fraction.1 as f64), "{id}");
    }
}

#[test]
fn rounding_does_not_decide_the_colour() {
    let mut cohort = published(
        "6.16 month 2018-09 628/654 96.0% page
         6.16 month 2018-10 622/655 95.0% page
         6.10 month 2018-09 - 90.0% page",
    );
    cohort.authority.targets = vec![high("6.16", 95.0, 98.0), high("6.10", 90.0, 95.0)];
    let visits = figure_of(&cohort, "6.16", Kind::Snapshot, "2018-10");
    assert_eq!((visits.display.as_str(), visits.rag), ("95.0%", Some(Rag::Red)));
    assert_eq!(visits.direction, Some(Direction::Worse));
    let health = figure_of(&cohort, "6.10", Kind::Snapshot, "2018-09");
    assert_eq!((health.value, health.rag), (Some(90.0), Some(Rag::Amber)));
}

#[test]
fn two_published_figures_for_one_fact_are_both_told() {
    let cohort = published(
        "6.8 month 2018-08 - 85.6% minutes of October
         6.8 month 2018-08 100/123 81.3% monthly page",
    );
    let reviews = figure_of(&cohort, "6.8", Kind::Month, "2018-08");
    assert_eq!(reviews.display, "81.3%");
    assert!(
        reviews.flags.iter().any(|flag| flag.contains("85.6% (minutes of October)")),
        "{:?}",
        reviews.flags
    );

    let same = published("6.1 month 2018-03 - 627 summary\n6.1 month 2018-03 - 627 monthly page");
    let headcount = figure_of(&same, "6.1", Kind::Snapshot, "2018-03");
    assert_eq!(headcount.numerator, Some(627));
    assert!(!headcount.flags.iter().any(|flag| flag.contains("more than once")), "{:?}", headcount.flags);
}

#[test]
fn a_printed_share_that_its_fraction_does_not_give_is_told() {
    let cohort = published("6.16 month 2018-03 587/620 97.5% annual page");
    let visits = figure_of(&cohort, "6.16", Kind::Snapshot, "2018-03");
    assert_eq!(visits.display, "97.5%");
    assert!(visits.flags.iter().any(|flag| flag.contains("587 of 620 is 94.7%")), "{:?}", visits.flags);
}

#[test]
fn the_record_speaks_before_a_publication_and_shows_it() {
    let mut cohort = published("6.1 month 2018-02 - 2 monthly page");
    cohort.authority.kept_since = Some(day("2017-04-01"));
    let record = of(cohort.authority, &["2018-01-10 start\n2018-01-10 status C2"]);
    let headcount = figure_of(&record, "6.1", Kind::Snapshot, "2018-02");
    assert_eq!((headcount.numerator, headcount.source), (Some(1), Origin::Record));
    assert!(headcount.flags.iter().any(|flag| flag.contains("published as 2")), "{:?}", headcount.flags);
}
