//! `out(in(x)) = x`, row for row, on every sample return, less the refused lines, which are listed here.
#![allow(clippy::unwrap_used)] // a test's helpers may stop it

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

use calendar::Moment;
use exchange::Source;
use records::{Act, Fact, Subject, as_known};
use ssda903::{Fate, Load, Table, Tables, load, read, to_return};

/// What is known, all revisions, by subject.
#[derive(Default)]
struct Store(BTreeMap<String, Vec<Fact>>);

impl Store {
    fn load(&self, tables: &Tables, year: u16) -> Load {
        let children: HashMap<&str, &[Fact]> = self
            .0
            .iter()
            .filter_map(|(subject, facts)| Some((subject.strip_prefix("child:")?, &**facts)))
            .collect();
        let authority = self.0.get("authority:E09000099").map(|facts| &**facts).unwrap_or_default();
        load(&Subject::authority("E09000099"), authority, &children, tables, year)
    }

    fn take(&mut self, load: &Load, known: i64) {
        for change in &load.changes {
            self.0.entry(change.subject.to_string()).or_default().push(Fact {
                id: change.id.clone(),
                revision: change.revision,
                recorded: Moment::from_micros(known),
                withdrawn: change.act == Act::Withdraw,
                record: change.record.clone(),
                origin: Default::default(),
            });
        }
    }

    fn out(&self, year: u16) -> Tables {
        to_return(
            self.0.iter().filter_map(|(subject, facts)| {
                Some((subject.strip_prefix("child:")?, as_known(facts, Moment::END_OF_TIME)))
            }),
            year,
        )
    }
}

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples")
}

/// The files of a sample whose names pass.
fn sample(folder: &str, wanted: fn(&str) -> bool) -> Tables {
    let mut sources = Vec::new();
    for file in std::fs::read_dir(samples().join(folder)).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if wanted(&name) {
            sources.push(Source::new(name, std::fs::read(&path).unwrap()));
        }
    }
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    read(sources).0
}

/// The submitted cells of each row of a table, sorted, less the lines refused.
fn rows(tables: &Tables, table: Table, refused: &HashSet<(String, u32)>) -> Vec<String> {
    let width = table.submitted().count();
    let mut rows: Vec<String> = tables
        .rows(table)
        .filter(|row| !refused.contains(&(tables.file_name(*row).to_owned(), row.line())))
        .map(|row| row.cells().take(width).collect::<Vec<_>>().join(","))
        .collect();
    rows.sort();
    rows
}

/// Loads a sample into nothing, writes it again and compares; loads it once more and sees that nothing changes. Returns the
/// refused lines, as `file:line`.
#[track_caller]
fn check(tables: &Tables, year: u16) -> Vec<String> {
    let mut store = Store::default();
    let first = store.load(tables, year);
    store.take(&first, 1);
    let refused: HashSet<(String, u32)> = first
        .account
        .lines
        .iter()
        .filter(|line| line.fate == Fate::Refused)
        .map(|line| (line.file.to_string(), line.line))
        .collect();
    let out = store.out(year);
    let mut compared = 0;
    for table in Table::ALL {
        let (went_in, came_out) = (rows(tables, table, &refused), rows(&out, table, &HashSet::new()));
        compared += went_in.len();
        assert_eq!(went_in, came_out, "{}", table.name());
    }
    assert!(compared > 0, "nothing was compared");
    let counts = first.account.total();
    assert_eq!(counts.new as usize, compared);
    assert_eq!(counts.refused as usize, refused.len());

    let again = store.load(tables, year);
    assert!(again.changes.is_empty(), "the same load twice changes something: {:?}", again.changes[0]);
    assert_eq!(again.account.total().unchanged as usize, compared);

    let mut refused: Vec<String> = refused.into_iter().map(|(file, line)| format!("{file}:{line}")).collect();
    refused.sort();
    refused
}

#[test]
fn the_validator_sample_of_2017_18() {
    let tables = sample("csc-validator-be-903", |name| name.ends_with(".csv"));
    assert_eq!(check(&tables, 2018), VALIDATOR_REFUSED);
}

/// Reviews that repeat another line word for word.
const VALIDATOR_REFUSED: &[&str] = &["reviews.csv:12074", "reviews.csv:9826"];

#[test]
fn the_validator_sample_in_xml() {
    let tables = sample("csc-validator-be-903", |name| name.ends_with(".xml"));
    assert!(check(&tables, 2018).is_empty());
}

#[test]
fn the_demand_model_samples() {
    let first = sample("cs-demand-model", |name| name.starts_with("2017"));
    let second = sample("cs-demand-model", |name| name.starts_with("2018"));
    // One review stands twice in the first.
    assert_eq!(check(&first, 2018), DEMAND_REFUSED);
    assert!(check(&second, 2019).is_empty());
}

#[test]
fn the_pipeline_sample_has_headers_that_repeat() {
    let tables = sample("liia-tools", |name| name.ends_with(".csv"));
    assert_eq!(
        check(&tables, 2020),
        ["SSDA903_2020_header.csv:3", "SSDA903_2020_header.csv:4", "SSDA903_2020_header.csv:6"]
    );
}

const DEMAND_REFUSED: &[&str] = &["2017-reviews.csv:1235"];

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n";
const EPISODES: &str =
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";

/// A small return: lines of Header and of Episodes.
fn small(header: &str, episodes: &str) -> Tables {
    let file = |head: &str, lines: &str| {
        lines
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .fold(head.to_owned(), |text, line| text + line + "\n")
    };
    let mut sources = vec![Source::new("Episodes.csv", file(EPISODES, episodes))];
    if !header.is_empty() {
        sources.push(Source::new("Header.csv", file(HEADER, header)));
    }
    let (tables, problems) = read(sources);
    assert!(problems.is_empty(), "{problems:?}");
    tables
}

const WREN: &str = "A1,2,02/03/2008,WBRI,UN1,,";

#[test]
fn the_next_year_continues_and_its_say_is_the_later_one() {
    let first = small(WREN, "A1,10/05/2016,S,V2,N1,U6,PR1,,,,AB1 1AA,CD2 2BB,1234567");
    let second = small(
        WREN,
        "A1,10/05/2016,S,V2,N1,U6,PR1,01/06/2017,X1,,AB1 1AA,CD2 2BB,1234567
         A1,01/06/2017,L,C2,N1,U6,PR1,,,,AB1 1AA,CD2 2BB,1234567",
    );
    let mut store = Store::default();
    store.take(&store.load(&first, 2017), 1);
    let next = store.load(&second, 2018);
    let counts = next.account.counts["Episodes"];
    assert_eq!((counts.new, counts.changed, counts.unchanged), (1, 1, 0));
    assert_eq!(next.account.counts["Header"].unchanged, 1);
    store.take(&next, 2);
    // The return of the year before still goes out as it was: the order was not made then.
    assert_eq!(
        rows(&store.out(2017), Table::Episodes, &HashSet::new()),
        rows(&first, Table::Episodes, &HashSet::new())
    );
    assert_eq!(
        rows(&store.out(2018), Table::Episodes, &HashSet::new()),
        rows(&second, Table::Episodes, &HashSet::new())
    );

    // The other way round gives the same.
    let mut backwards = Store::default();
    backwards.take(&backwards.load(&second, 2018), 1);
    let older = backwards.load(&first, 2017);
    assert_eq!(older.account.counts["Episodes"].older, 1);
    backwards.take(&older, 2);
    for year in [2017, 2018] {
        assert_eq!(
            rows(&backwards.out(year), Table::Episodes, &HashSet::new()),
            rows(&store.out(year), Table::Episodes, &HashSet::new()),
            "{year}"
        );
    }
}

/// What the record knows of the time after a return's year, that return does not take back: a move in July is no second
/// account of the child's care because the return of the year to March reads as open.
#[test]
fn a_return_does_not_take_back_what_came_after_its_year() {
    let later = "A1,01/08/2024,S,C2,N1,U6,PR1,01/07/2026,X1,PLANN,AB1 2CD,EF3 4GH,1234567
                 A1,01/07/2026,P,C2,N1,U6,PR1,,,,AB1 2CD,EF3 5GH,1234567";
    let closed = "A1,01/08/2024,S,C2,N1,U6,PR1,,,,AB1 2CD,EF3 4GH,1234567";
    let mut store = Store::default();
    let typed = store.load(&small(WREN, later), 2027);
    store.take(&typed, 1);
    // People typed it in: no return has carried a row of it.
    for facts in store.0.values_mut() {
        facts.retain(|fact| !["return_rows", "return_loaded"].contains(&fact.record.kind().name));
    }
    let load = store.load(&small(WREN, closed), 2026);
    let told: Vec<&str> = load.changes.iter().map(|change| change.record.kind().name).collect();
    assert!(told.iter().all(|kind| ["return_rows", "return_loaded"].contains(kind)), "{told:?}");
    let counts = load.account.counts["Episodes"];
    assert_eq!((counts.unchanged, counts.changed), (1, 0));
    store.take(&load, 2);
    let facts = as_known(&store.0["child:A1"], Moment::END_OF_TIME);
    let child = timeline::Timeline::of_standing("A1", &facts);
    let periods: Vec<String> = child.periods.iter().map(|care| care.start.to_string()).collect();
    assert_eq!((periods, child.episodes.len()), (vec!["2024-08-01".to_owned()], 2));
    // A row that says otherwise of the year is a correction, and takes back nothing of the time after it either.
    let corrected = store.load(&small(WREN, &closed.replace("EF3 4GH", "EF3 6GH")), 2026);
    store.take(&corrected, 3);
    let facts = as_known(&store.0["child:A1"], Moment::END_OF_TIME);
    let child = timeline::Timeline::of_standing("A1", &facts);
    assert_eq!((child.periods.len(), child.episodes.len()), (1, 2), "{:?}", child.episodes);
    assert_eq!(child.episodes[0].postcode.as_ref().map(|code| code.as_str()), Some("EF3 6GH"));
}

#[test]
fn a_reload_of_the_same_year_withdraws_what_it_no_longer_carries() {
    let first = small(
        WREN,
        "A1,10/05/2017,S,V2,N1,U6,PR1,01/06/2017,X1,CARPL,AB1 1AA,CD2 2BB,1234567
         A1,01/06/2017,P,V2,N1,U4,PR1,,,,AB1 1AA,CD3 3CC,7654321",
    );
    let mut store = Store::default();
    store.take(&store.load(&first, 2018), 1);
    let without = small(WREN, "A1,10/05/2017,S,V2,N1,U6,PR1,,,,AB1 1AA,CD2 2BB,1234567");
    let second = store.load(&without, 2018);
    let counts = second.account.counts["Episodes"];
    assert_eq!((counts.changed, counts.withdrawn), (1, 1));
    assert!(second.changes.iter().any(|change| change.act == Act::Withdraw && change.reason.is_some()));
    store.take(&second, 2);
    assert_eq!(
        rows(&store.out(2018), Table::Episodes, &HashSet::new()),
        rows(&without, Table::Episodes, &HashSet::new())
    );

    // A load of another year never withdraws, and a table it does not carry stays.
    let next = store.load(&small("", "B2,01/04/2018,S,V2,N1,U6,PR1,,,,,,"), 2019);
    assert_eq!(next.account.total().withdrawn, 0);
    let header_only = small("", "A1,10/05/2017,S,V2,N1,U6,PR1,,,,AB1 1AA,CD2 2BB,1234567");
    assert_eq!(store.load(&header_only, 2018).account.total().withdrawn, 0);
}

/// People go on recording after a year has ended. Its return, loaded late, says what stood on 31 March and nothing of what came
/// after: neither a move, an order or the end of care since, nor an end of what was open.
#[test]
fn the_return_of_a_past_year_leaves_what_came_after_it() {
    let of_the_year = "A1,10/05/2016,S,V2,N1,U6,PR1,,,,AB1 1AA,CD2 2BB,1234567";
    let since = "A1,10/05/2016,S,V2,N1,U6,PR1,20/04/2018,X1,CARPL,AB1 1AA,CD2 2BB,1234567
         A1,20/04/2018,P,V2,N1,U4,PR1,02/05/2018,X1,,AB1 1AA,EF3 3CC,7654321
         A1,02/05/2018,L,C2,N1,U4,PR1,09/06/2018,E4A,,AB1 1AA,EF3 3CC,7654321";
    let files = |rows: &str, missing: &str, worker: &str| {
        let lines = |head: &str, rows: &str| {
            rows.lines().map(str::trim).fold(head.to_owned(), |text, line| text + line + "\n")
        };
        let (tables, problems) = read(vec![
            Source::new("Header.csv", lines(HEADER, WREN)),
            Source::new("Episodes.csv", lines(EPISODES, rows)),
            Source::new("Missing.csv", lines("CHILD,DOB,MISSING,MIS_START,MIS_END\n", missing)),
            Source::new(
                "PlacedAdoption.csv",
                lines("CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\n", worker),
            ),
        ]);
        assert!(problems.is_empty(), "{problems:?}");
        tables
    };
    let known =
        files(since, "A1,02/03/2008,M,30/03/2018,03/04/2018", "A1,02/03/2008,01/02/2018,11/04/2018,RD1");
    // Recorded by people: no load of any year carried it.
    let mut store = Store::default();
    let mut load = store.load(&known, 2019);
    load.changes.retain(|change| !["return_rows", "return_loaded"].contains(&change.record.kind().name));
    store.take(&load, 1);

    let open = |rows: &str| files(rows, "A1,02/03/2008,M,30/03/2018,", "A1,02/03/2008,01/02/2018,,");
    let late = store.load(&open(of_the_year), 2018);
    assert_eq!(late.account.total().changed, 0, "{:?}", late.account);
    let kinds: Vec<&str> = late.changes.iter().map(|change| change.record.kind().name).collect();
    assert_eq!(kinds, ["return_rows", "return_loaded"], "nothing else is said");

    // What the return puts right of the year is put right; what came after it stays.
    let moved = of_the_year.replace("CD2 2BB,1234567", "CD9 9ZZ,1111111");
    let other = files(&moved, "A1,02/03/2008,A,30/03/2018,", "A1,02/03/2008,01/02/2018,,");
    let right = store.load(&other, 2018);
    assert_eq!(right.account.counts["Episodes"].changed, 1);
    assert_eq!(right.account.counts["Missing"].changed, 1);
    store.take(&right, 2);
    let now = rows(&store.out(2019), Table::Episodes, &HashSet::new());
    let expected = since.lines().map(|line| line.trim().replace("CD2 2BB,1234567", "CD9 9ZZ,1111111"));
    let mut expected: Vec<String> = expected.collect();
    expected.sort();
    assert_eq!(now, expected);
    let missing = rows(&store.out(2019), Table::Missing, &HashSet::new());
    assert_eq!(missing, ["A1,02/03/2008,A,30/03/2018,03/04/2018"]);
}

#[test]
fn contradictions_are_kept_as_said_and_reported() {
    // A legal change by its code, with another placement; an end with no date; two rows that overlap; a row of no length.
    let tables = small(
        WREN,
        "A1,10/05/2017,S,V2,N1,U6,PR1,01/06/2017,X1,,AB1 1AA,CD2 2BB,1234567
         A1,01/06/2017,L,C2,N1,U4,PR1,01/09/2017,X1,,AB1 1AA,CD3 3CC,1234567
         A1,01/09/2017,P,C2,N1,K2,PR4,,E11,,AB1 1AA,CD4 4DD,1234567
         A1,15/07/2017,P,C2,N2,K2,PR4,20/08/2017,E4A,,AB1 1AA,CD5 5EE,1234567
         A1,15/07/2017,S,C2,N2,K2,PR4,15/07/2017,E8,,AB1 1AA,CD6 6FF,1234567",
    );
    assert!(check(&tables, 2018).is_empty());
    let first = Store::default().load(&tables, 2018);
    let said: Vec<String> = first
        .problems
        .iter()
        .map(|problem| format!("{}:{}", problem.line.unwrap(), problem.column.as_deref().unwrap()))
        .collect();
    // Two contradictions; then what is odd though no cell contradicts another: an overlap, and a row of no length.
    assert_eq!(said, ["3:RNE", "4:REC", "5:DECOM", "6:DEC", "6:DECOM"]);
}

#[test]
fn what_is_odd_is_told_and_left_as_it_is() {
    let first =
        small("A1,2,02/03/1999,WBRI,UN1,,", "A1,10/05/2016,S,C2,N1,U5,PR1,,,,AB1 1AA,CD2 2BB,1234567");
    let mut store = Store::default();
    store.take(&store.load(&first, 2017), 1);
    let told = |load: &Load| -> Vec<String> { load.problems.iter().map(ToString::to_string).collect() };
    // A placement with the current carer by a code for a new one; open past 18 (2 March 2017); the row of last year gone.
    let next = store.load(&small("", "A1,01/01/2017,P,E1,N1,A5,PR1,,,,AB1 1AA,CD2 2BB,1234567"), 2018);
    let sentences = told(&next);
    for expected in [
        "is missing though the young person is past 18",
        "the placement is with the current one",
        "leaves out",
    ] {
        assert!(sentences.iter().any(|sentence| sentence.contains(expected)), "{expected}: {sentences:#?}");
    }
    assert_eq!(next.account.total().refused, 0);
    assert_eq!(next.account.total().withdrawn, 0);
}

#[test]
fn a_row_that_cannot_be_true_is_refused_and_the_rest_is_loaded() {
    let tables = small(
        WREN,
        "A1,10/05/2017,S,V2,N1,U6,PR1,,,,AB1 1AA,CD2 2BB,1234567
         A2,31/02/2018,S,V2,N1,U6,PR1,,,,,,
         A3,01/01/1026,S,V2,N1,U6,PR1,,,,,,
         A4,10/05/2017,S,V2,N1,U6,PR1,09/05/2017,E8,,,,
         ,10/05/2017,S,V2,N1,U6,PR1,,,,,,",
    );
    let load = Store::default().load(&tables, 2018);
    let refused: Vec<String> = load
        .problems
        .iter()
        .filter(|p| p.severity == exchange::Severity::Refused)
        .map(ToString::to_string)
        .collect();
    assert_eq!(load.account.counts["Episodes"].new, 1);
    assert_eq!(load.account.counts["Episodes"].refused, 4);
    assert_eq!(refused.len(), 4, "{refused:#?}");
    assert!(
        refused[0].contains("Episodes.csv line 3") && refused[0].contains("31/02/2018"),
        "{}",
        refused[0]
    );
}
