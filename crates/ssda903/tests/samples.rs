//! The published made-up returns, read whole.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::path::{Path, PathBuf};

use exchange::{Severity, Source, write_zip};
use ssda903::{Table, Tables, infer_year, read, tables, write_csv, write_xml};

fn samples(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples").join(folder)
}

/// The files of a folder whose name begins so and ends so, in the order of their names.
fn sources(folder: &str, begin: &str, end: &str) -> Vec<Source> {
    let mut names: Vec<String> = std::fs::read_dir(samples(folder))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with(begin) && name.ends_with(end))
        .collect();
    names.sort();
    names
        .into_iter()
        .map(|name| Source::new(&*name, std::fs::read(samples(folder).join(&name)).unwrap()))
        .collect()
}

fn counts(tables: &Tables) -> Vec<(&'static str, usize)> {
    Table::ALL
        .iter()
        .filter(|table| tables.get(**table).is_loaded())
        .map(|table| (table.name(), tables.get(*table).len()))
        .collect()
}

fn sentences(problems: &[exchange::Problem]) -> Vec<String> {
    problems.iter().map(|problem| format!("{:?} {problem}", problem.severity)).collect()
}

const CSC: &[(&str, usize)] = &[
    ("Header", 2675),
    ("Episodes", 5050),
    ("Reviews", 12582),
    ("UASC", 132),
    ("OC2", 2675),
    ("OC3", 53),
    ("AD1", 29),
    ("PlacedAdoption", 29),
    ("PrevPerm", 2675),
    ("Missing", 43),
    ("SWEpisodes", 1),
    ("DoLo", 1),
];

#[test]
fn a_large_return_of_2017_18() {
    let (tables, problems) = read(sources("csc-validator-be-903", "", ".csv"));
    assert_eq!(sentences(&problems), [""; 0]);
    assert_eq!(counts(&tables), CSC);
    assert_eq!(infer_year(&tables).unwrap().closing(), 2018);
    let row = tables.get(Table::Episodes).row(1).unwrap();
    assert_eq!(
        row.cells().collect::<Vec<_>>(),
        [
            "566910",
            "14/08/2017",
            "T",
            "C2",
            "N3",
            "A3",
            "PR3",
            "",
            "X1",
            "",
            "EG19 7TT",
            "WV27 9FW",
            "8969628",
            "",
            "",
            "",
        ]
    );
    assert_eq!((row.line(), row.row(), tables.file_name(row)), (3, 2, "episodes.csv"));
}

#[test]
fn the_same_return_zipped_with_its_documents_beside_it() {
    let mut given = sources("csc-validator-be-903", "", "");
    let files: Vec<(&str, &[u8])> = given.iter().map(|s| (s.name.as_str(), s.bytes.as_slice())).collect();
    let (tables, problems) = read(vec![Source::new("return.zip", write_zip(files).unwrap())]);
    assert_eq!(counts(&tables), CSC);
    let expected = [
        "Notice return.zip/PROVENANCE.md: is neither a table nor a return and was passed over.",
        "Notice return.zip/ch_fake.xlsx: is a workbook and was passed over; save each sheet as CSV if it belongs to the return.",
        "Notice return.zip/scp_fake.xlsx: is a workbook and was passed over; save each sheet as CSV if it belongs to the return.",
        "Notice return.zip/fake_903_first25.xml: also has what came as CSV and was taken from there: \
         Header, Episodes, Reviews, UASC, OC2, PrevPerm, Missing; give one of the two if they are of different children.",
    ];
    assert_eq!(sentences(&problems), expected);
    given.retain(|source| source.name.ends_with(".csv"));
    assert_eq!(write_csv(&read(given).0).unwrap(), write_csv(&tables).unwrap());
}

#[test]
fn a_return_in_xml() {
    let (tables, problems) = read(sources("csc-validator-be-903", "", ".xml"));
    assert_eq!(sentences(&problems), [""; 0]);
    assert_eq!(
        counts(&tables),
        [
            ("Header", 25),
            ("Episodes", 46),
            ("Reviews", 107),
            ("UASC", 1),
            ("OC2", 25),
            ("OC3", 0),
            ("AD1", 0),
            ("PlacedAdoption", 0),
            ("PrevPerm", 25),
            ("Missing", 1),
        ]
    );
    assert_eq!(infer_year(&tables).unwrap().closing(), 2018);
    let all = |table: Table, index: usize| {
        let row = tables.get(table).row(index).unwrap();
        (row.line(), row.row(), row.cells().collect::<Vec<_>>().join(","))
    };
    assert_eq!(all(Table::Header, 0), (2, 1, "907440,2,28/07/2010,BAFR,O013219285333,,,".into()));
    assert_eq!(
        all(Table::Episodes, 1),
        (2, 2, "907440,06/10/2017,T,J3,N4,P2,PR3,07/03/2018,E11,,G22 6JX,Q6 7TT,8809927,,,".into())
    );
    assert_eq!(all(Table::Missing, 0), (2, 1, "608176,05/11/2009,A,29/07/2017,15/09/2017".into()));
    let uasc = tables.get(Table::Uasc).row(0).unwrap();
    assert_eq!(uasc.cells().collect::<Vec<_>>(), ["996322", "2", "03/10/2002", "28/09/2020"]);
    let header = tables.rows(Table::Header).find(|row| row.child() == "996322").unwrap();
    assert_eq!((header.cell(tables::header::UASC), header.row()), ("1", uasc.row()));
}

#[test]
fn two_years_that_share_children() {
    for (begin, year, episodes) in [("2017", 2018, 1460), ("2018", 2019, 974)] {
        let (tables, problems) = read(sources("cs-demand-model", begin, ".csv"));
        assert_eq!(sentences(&problems), [""; 0]);
        assert_eq!(tables.get(Table::Episodes).len(), episodes);
        assert_eq!(infer_year(&tables).unwrap().closing(), year);
        // The publisher's data frames wrote 1 as 1.0.
        assert!(
            tables.rows(Table::Header).all(|row| matches!(row.cell(tables::header::MOTHER), "" | "0" | "1"))
        );
    }
    let (both, problems) = read(sources("cs-demand-model", "201", ".csv"));
    assert_eq!(problems.len(), 8);
    assert!(problems.iter().all(|problem| problem.severity == Severity::Notice));
    assert_eq!(
        infer_year(&both).unwrap_err().to_string(),
        "the episodes are of different collection years: 2017-18 in 2017-episodes.csv, 2018-19 in 2018-episodes.csv; \
         load one year at a time, or name the year with --year."
    );
}

#[test]
fn a_return_with_a_column_of_its_own() {
    let (tables, problems) = read(sources("liia-tools", "", ".csv"));
    assert_eq!(
        sentences(&problems),
        ["Notice SSDA903_2020_episodes.csv line 1: has a column that Episodes does not have (TEST_COLUMN) \
          and that was not read."]
    );
    assert_eq!(counts(&tables), [("Header", 5), ("Episodes", 5)]);
    assert_eq!(infer_year(&tables).unwrap().closing(), 2020);
    assert_eq!(tables.rows(Table::Episodes).map(|row| row.row()).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
}

#[test]
fn what_is_written_as_csv_is_the_same_file_again() {
    let given = sources("csc-validator-be-903", "", ".csv");
    let (tables, _) = read(given.clone());
    let written = write_csv(&tables).unwrap();
    assert_eq!(written.len(), given.len());
    for (name, bytes) in &written {
        let same = given.iter().any(|source| {
            // Not kept: Excel's mark and line ends of one file, a last line without its end, and 1.0 for 1.
            let text = String::from_utf8(source.bytes.clone()).unwrap();
            let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace(",1.0,", ",1,");
            format!("{}\n", text.trim_end()).into_bytes() == *bytes
        });
        assert!(same, "{name}");
    }
}

#[test]
fn what_is_written_as_xml_is_read_as_the_same_rows() {
    for begin in ["fake_903", "2017"] {
        let folder = if begin == "2017" { "cs-demand-model" } else { "csc-validator-be-903" };
        let (tables, _) = read(sources(folder, begin, ""));
        let (back, problems) = read(vec![Source::new("return.xml", write_xml(&tables).unwrap())]);
        assert_eq!(sentences(&problems), [""; 0]);
        for table in Table::ALL {
            let rows = |tables: &Tables| {
                let mut rows: Vec<Vec<String>> = tables
                    .rows(table)
                    .map(|row| {
                        row.cells()
                            .take(if table == Table::Header { 7 } else { 16 })
                            .map(str::to_owned)
                            .collect()
                    })
                    .collect();
                rows.sort();
                rows
            };
            assert_eq!(rows(&back), rows(&tables), "{}", table.name());
        }
    }
}
