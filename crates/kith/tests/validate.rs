//! `kith validate` from outside: what it prints, and how it ends.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use assert_cmd::Command;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A folder with the files of a return in it.
struct Place(TempDir);

impl Place {
    fn with(files: &[(&str, &str)]) -> Place {
        let place = Place(TempDir::new().unwrap());
        for (name, text) in files {
            place.file(name, text);
        }
        place
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }
}

fn run(args: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("kith").unwrap().args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn judged(args: &[&str]) -> (i32, Value) {
    let mut all = vec!["validate", "ssda903"];
    all.extend(args);
    all.extend(["--format", "json"]);
    let (status, out, err) = run(&all);
    (status, serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out} {err}")))
}

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n\
                      a1,M,01/02/2015,WBRI,UN1,,\n\
                      a2,x,01/02/2015,WBRI,UN1,,\n";

#[test]
fn findings_as_json() {
    let place = Place::with(&[("now/one.csv", HEADER), ("last/one.csv", &HEADER.replace("2015", "2014"))]);
    let (status, all) = judged(&[&place.path("now"), "--year", "2026", "--rules", "101,203"]);
    assert_eq!(status, 1);
    let found = &all["failures"][0];
    assert_eq!(
        json!([
            found["rule"],
            found["table"],
            found["row"],
            found["child"],
            found["fields"],
            found["values"]
        ]),
        json!(["101", "Header", 2, "A2", ["SEX"], {"SEX": "X"}])
    );
    assert_eq!(all["failures"].as_array().unwrap().len(), 1);
    assert_eq!(
        all["not_checked"],
        json!([{"rule": "203", "reason": "last year's return was not given", "fault": false}])
    );
    let (_, all) =
        judged(&[&place.path("now"), "--year", "2026", "--rules", "203", "--last-year", &place.path("last")]);
    let found = &all["failures"][1];
    assert_eq!(found["beside"][0]["value"], "01/02/2014");
    assert_eq!(all["not_checked"], json!([]));
}

#[test]
fn a_return_without_a_fault_ends_with_nought() {
    let place = Place::with(&[("one.csv", &HEADER.replace(",x,", ",F,"))]);
    let (status, all) = judged(&[&place.path("one.csv"), "--year", "2026", "--rules", "101"]);
    assert_eq!((status, all), (0, json!({"failures": [], "not_checked": []})));
    let (status, out, _) =
        run(&["validate", "ssda903", &place.path("one.csv"), "--year", "2026", "--rules", "101"]);
    assert_eq!((status, out.contains("Nothing was found by 1 rule for 2 children.")), (0, true), "{out}");
}

#[test]
fn what_cannot_be_judged_ends_with_two() {
    let place = Place::with(&[
        ("one.csv", HEADER),
        ("other.csv", "Name,Address\n1,2\n"),
        ("bad.zip", "PK\x03\x04no"),
    ]);
    for (args, says) in [
        (vec!["one.csv", "--year", "2022"], "2023..=2027"),
        (vec!["one.csv", "--year", "2026", "--rules", "1x1"], "there is no rule 1x1"),
        (vec!["one.csv", "--year", "2026", "--authority", "E99999999"], "no English authority has that code"),
        (vec!["other.csv", "--year", "2026"], "no column of any known table"),
        (vec!["bad.zip", "--year", "2026"], "nothing was judged"),
        (vec!["absent.csv", "--year", "2026"], "cannot be read"),
        (vec!["one.csv", "--year", "2026", "--providers", "other.csv"], "has no list of providers"),
        (vec!["one.csv", "--year", "2026", "--postcodes", "other.csv"], "is no directory of postcodes"),
    ] {
        let args: Vec<String> = args
            .iter()
            .map(|arg| {
                if arg.contains(".csv") || arg.contains(".zip") { place.path(arg) } else { (*arg).to_owned() }
            })
            .collect();
        let mut all = vec!["validate", "ssda903"];
        all.extend(args.iter().map(String::as_str));
        let (status, out, err) = run(&all);
        assert_eq!((status, out.as_str()), (2, ""), "{all:?}");
        assert!(err.contains(says), "{all:?}: {err}");
    }
}

#[test]
fn a_table_that_lacks_a_column_is_read_and_said_so() {
    let place = Place::with(&[("one.csv", "CHILD,SEX,UPN,SHOE_SIZE\n1,M,UN1,4\n")]);
    let (status, _, err) =
        run(&["validate", "ssda903", &place.path("one.csv"), "--year", "2026", "--rules", "101"]);
    assert_eq!(status, 0, "{err}");
    assert!(err.contains("was read as Header though it lacks DOB, ETHNIC, MOTHER and MC_DOB"), "{err}");
    assert!(err.contains("SHOE_SIZE"), "{err}");
}

#[test]
fn what_was_accepted_is_carried_from_run_to_run() {
    let place = Place::with(&[("one.csv", HEADER)]);
    let one = place.path("one.csv");
    let asked = ["validate", "ssda903", &one, "--year", "2026", "--rules", "101"];
    let heading = "RULE,CHILD,TABLE,VALUES,REASON,DECIDED_BY,DECIDED_ON\n";
    for (name, lines, status, says) in [
        ("a.csv", "101,A2,Header,SEX=X,Intersex; agreed with the child,Data lead,01/06/2026\n", 0, ""),
        ("b.csv", "101,A2,,,Known,Data lead,\n", 0, ""),
        (
            "c.csv",
            "101,A2,Header,SEX=Y,Known,Data lead,\n",
            1,
            "1 of the accepted failures were not found again",
        ),
        (
            "d.csv",
            "101,A2,,,,Data lead,\n",
            2,
            "line 2 accepts a failure without its rule, a reason or who decided",
        ),
    ] {
        let list = place.file(name, &format!("{heading}{lines}"));
        let mut args = asked.to_vec();
        args.extend(["--accepted", &list]);
        let (found, out, err) = run(&args);
        assert_eq!(found, status, "{name}: {out}{err}");
        assert!(err.contains(says), "{name}: {err}");
    }
    let csv = place.path("found.csv");
    let mut args = asked.to_vec();
    args.extend(["--format", "csv", "--out", &csv]);
    assert_eq!(run(&args).0, 1);
    let found = std::fs::read_to_string(&csv).unwrap();
    assert_eq!(found.lines().count(), 2, "{found}");
    // A line of findings, with a reason and a name added, is a line of the list.
    let filled = found.replace(",,,\n", ",Known,Data lead,02/06/2026\n");
    let list = place.file("from_findings.csv", &filled);
    let mut args = asked.to_vec();
    args.extend(["--accepted", &list]);
    assert_eq!(run(&args).0, 0, "{filled}");
}

#[test]
fn a_workbook() {
    let place = Place::with(&[("one.csv", HEADER)]);
    let book = place.path("found.xlsx");
    let one = place.path("one.csv");
    let args = ["validate", "ssda903", &one, "--year", "2026", "--format", "xlsx", "--out", &book];
    assert_eq!(run(&args).0, 1);
    let source = exchange::Source::new("found.xlsx", std::fs::read(&book).unwrap());
    let sheets = exchange::read_workbook(&source, &exchange::Limits::USUAL).unwrap();
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Findings", "Rules", "Not checked", "About"]);
    assert!(
        sheets[0]
            .rows
            .iter()
            .any(|row| row.len() > 7 && row[0] == "101" && row[2] == "A2" && row[7] == "SEX=X")
    );
}

#[test]
fn a_census() {
    let census = "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>\
                  <ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails></Header><Children><Child><ChildIdentifiers>\
                  <LAchildID>a1</LAchildID><UPN>UN3</UPN></ChildIdentifiers></Child></Children></Message>";
    let place = Place::with(&[("census.xml", census), ("one.csv", HEADER)]);
    let (status, out, err) =
        run(&["validate", "cin", &place.path("census.xml"), "--year", "2026", "--format", "json"]);
    let all: Value = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out} {err}"));
    assert_eq!(status, 1);
    let found: Vec<&Value> = all["failures"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|f| f["child"] == "A1" || f["child"] == "a1")
        .collect();
    assert!(!found.is_empty() && found.iter().all(|f| f["row"] == 1 && !f["table"].is_null()), "{out}");
    let (status, out, err) = run(&["validate", "cin", &place.path("one.csv"), "--year", "2026"]);
    assert_eq!((status, out.as_str()), (2, ""), "{err}");
}

#[test]
fn a_census_from_the_record_is_read_again() {
    let place = Place::with(&[]);
    let (database, made) = (place.path("kith.db"), place.path("made"));
    let invented = ["simulate", "--children", "20", "--months", "14", "--seed", "3", "--until", "2026-03-31"];
    let mut args = invented.to_vec();
    args.extend(["--out", &made]);
    let (status, _, err) = run(&args);
    assert_eq!(status, 0, "{err}");
    let loaded = place.path("made/ssda903-2026");
    let (status, _, err) = run(&["import", "ssda903", &loaded, "--database", &database, "--year", "2026"]);
    assert_eq!(status, 0, "{err}");
    let out = place.path("census");
    let (status, told, err) =
        run(&["export", "cin", "--database", &database, "--year", "2026", "--out", &out]);
    assert_eq!(status, 0, "{err}");
    assert!(told.contains("Not filled, because the record does not hold it"), "{told}");
    let not_filled = std::fs::read_to_string(place.path("census/not_filled.csv")).unwrap();
    assert!(not_filled.starts_with("MODULE,COLUMN,CHILD,ROW,WHY"), "{not_filled}");
    let census = place.path("census/cin-2026.xml");
    let (status, out, err) = run(&["validate", "cin", &census, "--year", "2026", "--format", "json"]);
    assert!(status < 2, "{err}");
    let all: Value = serde_json::from_str(&out).unwrap();
    // Every child has an id, and the reference date is right: those never fail.
    let failing = |code: &str| all["failures"].as_array().unwrap().iter().any(|f| f["rule"] == code);
    assert!(!failing("100") && !failing("8500") && !failing("8510"), "{out}");
}
