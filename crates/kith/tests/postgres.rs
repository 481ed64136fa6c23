//! The command on PostgreSQL: it says what it says of an SQLite file.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;
use testbed::Database;

fn run(args: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("kith").unwrap().args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn sample(folder: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples").join(folder).to_str().unwrap().to_owned()
}

/// A database with a journal for an authority.
fn ready(authority: &str) -> Database {
    let database = Database::empty();
    let (status, out, err) = run(&["database", "prepare", "--database", &database.owner()]);
    assert_eq!((status, out.as_str()), (0, "The tables of journals are made (schema 14).\n"), "{err}");
    let (status, _, err) =
        run(&["database", "admit", authority, "--role", database.role(), "--database", &database.owner()]);
    assert_eq!(status, 0, "{err}");
    database
}

#[test]
fn a_return_in_and_the_same_report_and_return_out_as_over_a_file() {
    let place = TempDir::new().unwrap();
    let database = ready("E09000099");
    let file = place.path().join("kith.db").to_str().unwrap().to_owned();
    let mut said = Vec::new();
    for (nth, url) in [file, database.address()].into_iter().enumerate() {
        let path = |name: &str| place.path().join(format!("{nth}-{name}")).to_str().unwrap().to_owned();
        let from = sample("csc-validator-be-903");
        let known = ["--known-at", "2018-05-01T09:00:00Z"];
        let mut load = vec!["import", "ssda903", &from, "--database", &url, "--authority", "E09000099"];
        load.extend(known);
        let (status, loaded, err) = run(&load);
        assert_eq!(status, 1, "two lines are refused: {err}");
        let (status, verified, err) = run(&["verify", "--database", &url]);
        assert_eq!(status, 0, "{err}");
        assert!(verified.starts_with("The journal is whole: 36223 entries"), "{verified}");
        let mut figures = vec!["indicators", "--database", &url, "--month", "2018-03", "--format", "json"];
        figures.extend(["--known-at", "2018-06-01T09:00:00Z"]);
        let (status, figures, err) = run(&figures);
        assert_eq!(status, 0, "{err}");
        let report = path("report.html");
        let mut asked = vec!["report", "corporate-parenting", "--database", &url, "--month", "2018-03"];
        asked.extend(["--known-at", "2018-06-01T09:00:00Z", "--out", &report]);
        let (status, _, err) = run(&asked);
        assert_eq!(status, 0, "{err}");
        let out = path("out");
        let (status, _, err) =
            run(&["export", "ssda903", "--database", &url, "--year", "2018", "--out", &out]);
        assert_eq!(status, 0, "{err}");
        let episodes = std::fs::read(Path::new(&out).join("Episodes.csv")).unwrap();
        said.push((loaded.replace(&url, "URL"), figures, std::fs::read(report).unwrap(), episodes));
    }
    let [over_a_file, over_postgresql] = <[_; 2]>::try_from(said).unwrap();
    assert_eq!(over_a_file.0, over_postgresql.0);
    assert_eq!(over_a_file.1, over_postgresql.1);
    assert!(over_a_file.2 == over_postgresql.2, "the reports are not the same, byte for byte");
    assert!(over_a_file.3 == over_postgresql.3, "the episodes are not the same, byte for byte");
}

#[test]
fn what_cannot_be_opened_is_said_with_what_helps() {
    let (empty, database) = (Database::empty(), ready("372"));
    let owner = database.owner();
    for (args, says) in [
        (vec!["verify", "--database", &empty.address()], "kith database prepare"),
        (vec!["verify", "--database", &owner], "its role is a superuser"),
        (vec!["verify", "--database", "postgres://kith:word@db/kith"], "PGPASSWORD"),
        (vec!["verify", "--database", "postgres://kith@db/kith?sslmode=prefer"], "sslmode=prefer"),
        (vec!["database", "prepare", "--database", "kith.db"], "an SQLite file needs nothing of this"),
        (vec!["database", "admit", "373", "--role", "postgres", "--database", &owner], "is a superuser"),
        (
            vec![
                "import",
                "ssda903",
                "no-such-folder",
                "--database",
                "postgres:///kith?host=/nowhere-at-all&user=ada",
            ],
            "cannot be",
        ),
    ] {
        let (status, _, err) = run(&args);
        assert!(status == 2 && err.contains(says), "{args:?}: {status} {err}");
    }
    let (status, out, _) = run(&["database", "prepare", "--database", &owner]);
    assert_eq!((status, out.as_str()), (0, "Nothing to do: schema 14 is the newest.\n"));
}

#[test]
fn an_invented_authority_goes_where_nothing_is_recorded_and_nowhere_else() {
    let place = TempDir::new().unwrap();
    let database = ready("Z98");
    let file = place.path().join("kith.db").to_str().unwrap().to_owned();
    let mut heads = Vec::new();
    for (nth, url) in [file, database.address()].into_iter().enumerate() {
        let out = place.path().join(nth.to_string()).to_str().unwrap().to_owned();
        let mut asked =
            vec!["simulate", "--children", "10", "--months", "6", "--seed", "3", "--until", "2025-03-31"];
        asked.extend(["--authority", "Z98", "--out", &out, "--database", &url]);
        let (status, told, err) = run(&asked);
        assert_eq!(status, 0, "{told}{err}");
        let (status, verified, err) = run(&["verify", "--database", &url]);
        assert_eq!(status, 0, "{err}");
        heads.push(verified.split(';').next().unwrap_or_default().to_owned());
        let (status, told, err) = run(&asked);
        assert_eq!((status, told.as_str()), (2, ""), "nothing is put among what is there: {err}");
        assert!(err.contains("nothing invented is put among what people recorded"), "{err}");
    }
    assert!(heads[0].starts_with("The journal is whole: "), "{heads:?}");
    assert_eq!(heads[0].split(" entries").next(), heads[1].split(" entries").next());
}
