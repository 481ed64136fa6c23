//! A council's whole pack, read from the samples.
#![allow(clippy::unwrap_used)] // helpers of tests

use std::collections::BTreeMap;

use exchange::{Severity, Source};
use published::{Reading, read};
use records::governance::{
    Benchmark, PublishedBreakdown, PublishedCount, PublishedFigure, PublishedPeriod, Target,
};

/// The files of the sample, without its `publication.csv` where that is not wanted.
fn files(with_publication: bool) -> Vec<Source> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples/rotherham-2018");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
        .iter()
        .filter(|path| with_publication || !path.ends_with("publication.csv"))
        .map(|path| Source::new(path.file_name().unwrap().to_string_lossy(), std::fs::read(path).unwrap()))
        .collect()
}

fn of<T: 'static>(reading: &Reading) -> Vec<&T> {
    reading.wanted.iter().filter_map(|wanted| wanted.record.as_any().downcast_ref()).collect()
}

#[test]
fn every_row_of_every_table_is_accounted_for() {
    let reading = read(files(true), None);
    assert_eq!(reading.publication, "Corporate Parenting Panel pack, 18 December 2018");
    let told: Vec<(&str, usize, usize)> =
        reading.tables.iter().map(|table| (table.table, table.rows, table.facts)).collect();
    assert_eq!(
        told,
        [
            ("advocacy", 41, 8),
            ("age_bands", 6, 1),
            ("annual", 300, 300),
            ("benchmarks", 64, 64),
            ("inconsistencies", 68, 68),
            ("indicators", 39, 22),
            ("iro", 169, 169),
            ("legal_status", 8, 2),
            ("monthly", 383, 383),
            ("publication", 1, 0),
            ("ytd", 76, 76),
        ]
    );
    let (notices, refused): (Vec<_>, Vec<_>) =
        reading.problems.iter().partition(|problem| problem.severity == Severity::Notice);
    assert!(refused.is_empty(), "{refused:?}");
    let passed_over = notices.iter().filter(|notice| notice.fault.contains("passed over")).count();
    assert_eq!(passed_over, 7, "the other tables of the folder and its README");
    assert!(reading.wanted.iter().all(|wanted| reading.owns(&wanted.id)));
    assert!(!reading.owns("Corporate Parenting Panel pack, 18 December 2018 (draft): 6.1"));
}

#[test]
fn the_reviewing_officers_tables_stand_cell_by_cell() {
    let reading = read(files(true), None);
    let counts = of::<PublishedCount>(&reading);
    let find = |measure: &str, period: PublishedPeriod| {
        let found = counts.iter().find(|count| count.measure == measure && count.period == period).unwrap();
        (found.value, found.printed.as_str())
    };
    let month = |text: &str| PublishedPeriod::Month(text.parse().unwrap());
    let year = PublishedPeriod::FinancialYear(2018);
    assert_eq!(find("lac_reviews", year), (Some(1678.0), "1678"));
    assert_eq!(find("visits", month("2017-04")), (Some(14.0), "14"));
    // A spreadsheet's own words in a cell are not nought.
    assert_eq!(find("midway_reviews", month("2017-07")), (None, "Month00"));
    assert_eq!(find("stage_2", year), (Some(20.0), "20"));
}

#[test]
fn figures_stand_as_they_were_printed() {
    let reading = read(files(true), None);
    let figures = of::<PublishedFigure>(&reading);
    let october = PublishedPeriod::Month("2018-10".parse().unwrap());
    let find = |indicator: &str, period: PublishedPeriod| -> Vec<&PublishedFigure> {
        figures.iter().copied().filter(|f| f.indicator == indicator && f.period == period).collect()
    };
    let [reviews] = find("6.8", october)[..] else { panic!("one figure of October") };
    assert_eq!(
        (reviews.value, reviews.numerator, reviews.denominator),
        (Some(89.9), Some(133.0), Some(148.0))
    );
    assert_eq!(reviews.printed, "133 of 148 89.9%");
    assert_eq!(reviews.run, "Corporate Parenting Panel pack, 18 December 2018, monthly page");
    assert_eq!(find("6.1", october)[0].value, Some(658.0));
    // A month without an adoption has no share of adoptions in time: a dash is not 0.
    assert_eq!(find("10.3", PublishedPeriod::Month("2018-09".parse().unwrap()))[0].value, None);
    // Both pages print the year; where they differ both are kept.
    let caseloads: Vec<_> =
        find("11.4", PublishedPeriod::FinancialYear(2016)).iter().map(|f| f.value).collect();
    assert_eq!(caseloads, [Some(19.2), Some(19.0)]);
    let to_october = PublishedPeriod::YearToDate("2018-10".parse().unwrap());
    assert_eq!(find("6.3", to_october).len(), 2);
    assert_eq!(find("6.3", to_october)[0].value, Some(170.0));
}

#[test]
fn the_age_bands_do_not_add_up_and_are_kept_so() {
    let reading = read(files(true), None);
    let ages = of::<PublishedBreakdown>(&reading);
    let ages = ages.iter().find(|breakdown| breakdown.by == "age").unwrap();
    assert_eq!(ages.day, "2018-10-31".parse().unwrap());
    let sum: f64 = ages.parts.iter().filter_map(|(_, number, _)| *number).sum();
    assert_eq!((ages.parts.len(), sum), (5, 655.0));
    assert_eq!(ages.parts[0], ("Under 1".to_owned(), Some(55.0), Some(8.0)));
    let told = "age_bands.csv line 7, column number: “658” is not what the bands add up to, 655: 658 is printed; \
                both are kept as they were printed.";
    assert!(reading.problems.iter().any(|problem| problem.to_string() == told));
}

#[test]
fn colours_are_those_that_the_reference_worked_out() {
    let reading = read(files(true), None);
    let targets: BTreeMap<&str, &Target> =
        of::<Target>(&reading).into_iter().map(|target| (&*target.indicator, target)).collect();
    assert!(targets["6.9"].year_to_date_only && !targets["6.8"].year_to_date_only);
    assert!(targets.values().all(|target| target.since == "2018-04-01".parse().unwrap()));
    let path =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples/rotherham-2018/derived_rag_and_direction.csv");
    let mut compared = 0;
    for row in csv::Reader::from_path(path).unwrap().records() {
        let row = row.unwrap();
        let (indicator, printed, exact) = (&row[0], &row[2], &row[3]);
        for (value, colour) in [(printed, &row[4]), (exact, &row[5])] {
            let Ok(value) = value.parse::<f64>() else { continue };
            let Some(target) = targets.get(indicator) else {
                assert_eq!(colour, "no threshold", "{indicator}");
                continue;
            };
            let bands = [("green", target.green), ("amber", target.amber), ("red", target.red)];
            let ours = bands.iter().find(|(_, band)| band.is_some_and(|band| band.contains(value)));
            let ours = ours.map_or("none", |(name, _)| name);
            // Where only a green target is printed, or a value lies below a range, no band is guessed.
            let colour =
                if colour.starts_with("does not meet") || colour == "below range" { "none" } else { colour };
            if (indicator, value) == ("11.4", 18.0) {
                // The file takes "18<" to hold 18; the definitions of the indicators say under 18.
                assert_eq!((ours, colour), ("amber", "green"));
                continue;
            }
            assert_eq!(ours, colour, "{indicator} {} at {value}", &row[1]);
            compared += 1;
        }
    }
    assert_eq!(compared, 252);
}

#[test]
fn benchmarks_carry_the_year_they_are_of() {
    let reading = read(files(true), None);
    let benchmarks = of::<Benchmark>(&reading);
    assert!(benchmarks.iter().all(|benchmark| benchmark.year == 2017));
    let national = benchmarks.iter().find(|b| b.indicator == "6.2" && b.of == "national_average").unwrap();
    assert_eq!(
        (national.value, &*national.period_words),
        (Some(62.0), "2016/17 outturn (latest DfE release)")
    );
}

#[test]
fn a_folder_that_does_not_say_what_it_is_is_called_by_its_latest_month() {
    let reading = read(files(false), None);
    assert_eq!(reading.publication, "Published figures to October 2018");
    assert!(of::<Target>(&reading).iter().all(|target| target.since == "2018-04-01".parse().unwrap()));
    assert_eq!(read(files(true), Some("The pack")).publication, "The pack");
}

#[test]
fn what_cannot_be_read_is_said_with_its_place() {
    let monthly = "indicator,month,value,value_as_printed\n\
                   6.1,2018-13,655,655\n6.1,2018-10,many,many\n,2018-10,1,1\n6.1,2018-10,658,658\n6.1,2018-10,648,648\n";
    let reading =
        read(vec![Source::new("monthly.csv", monthly), Source::new("notes.csv", "a,b\n1,2\n")], None);
    let told: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "notes.csv: is none of the tables of published figures and was passed over.",
            "monthly.csv line 2, column month: “2018-13” is not a month; expected YYYY-MM.",
            "monthly.csv line 3, column value: “many” is not a number; expected a plain number such as 86.7, or nothing; \
         put how it was printed into value_as_printed.",
            "monthly.csv line 4, column indicator: is blank; fill it in and load again.",
            "monthly.csv line 6: says 6.1, 2018-10, monthly page again; expected each figure of a page once; say on which \
         page each stood, or remove one of them.",
        ]
    );
    assert_eq!(reading.wanted.len(), 1);

    let spoilt = read(vec![Source::new("annual.csv", "indicator,year\n6.1,2017/18\n")], None);
    assert!(spoilt.is_empty());
    assert_eq!(spoilt.problems[0].severity, Severity::Unreadable);
}
