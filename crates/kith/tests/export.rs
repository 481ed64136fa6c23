//! `kith export` from outside: what is written reads again as it was, and what the record cannot fill is listed.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

fn run(args: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("kith").unwrap().args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n\
                      A1,M,02/03/2015,,UN1,,\n\
                      A2,F,05/06/2014,WBRI,UN1,,\n";
const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
                        A1,10/05/2025,S,V2,N1,U6,PR1,,,,AB1 1AA,CD2 2BB,1234567\n\
                        A2,11/06/2025,S,V2,N1,U6,PR1,01/09/2025,X1,,AB1 1AA,CD2 2BB,1234567\n\
                        A2,01/09/2025,P,V2,N1,U6,PR1,,,,AB1 1AA,,\n";

#[test]
fn a_return_reads_again_as_it_was_and_says_what_is_not_filled() {
    let place = TempDir::new().unwrap();
    let path = |name: &str| place.path().join(name).to_str().unwrap().to_owned();
    std::fs::create_dir(path("in")).unwrap();
    std::fs::write(path("in/Header.csv"), HEADER).unwrap();
    std::fs::write(path("in/Episodes.csv"), EPISODES).unwrap();
    let database = path("kith.db");
    let import = |from: &str| {
        let (from, year) = (path(from), ["--year", "2026", "--authority", "E09000027"]);
        let mut args = vec!["import", "ssda903", &from, "--database", &database];
        args.extend(year);
        run(&args)
    };
    assert_ne!(import("in").0, 2);
    for form in ["csv", "xml"] {
        let out = path(form);
        let args =
            ["export", "ssda903", "--database", &database, "--year", "2026", "--out", &out, "--as", form];
        let (status, _, err) = run(&args);
        assert_eq!(status, 0, "{err}");
        for says in
            ["Header ETHNIC: blank in 1 of 2 rows", "Episodes REASON_PLACE_CHANGE: blank in 1 of 3 rows"]
        {
            assert!(err.contains(says), "{form}: {says}: {err}");
        }
        let list = std::fs::read_to_string(Path::new(&out).join("not_filled.csv")).unwrap();
        assert!(list.starts_with("TABLE,COLUMN,BLANK_ROWS,ROWS,RULES"), "{list}");
        let line = list.lines().find(|line| line.starts_with("Header,ETHNIC,1,2,")).unwrap();
        assert!(line.contains("103"), "{line}");
        // Nothing was invented: the record says the same when it is told what it said.
        let (status, said, err) = import(form);
        assert_ne!(status, 2, "{err}");
        let total = said.lines().find(|line| line.starts_with("Episodes")).unwrap();
        let counts: Vec<&str> = total.split_whitespace().skip(1).collect();
        assert_eq!(counts[..3], ["0", "0", "3"], "{form}: {said}");
        assert!(!err.contains("not_filled"), "{err}");
    }
}
