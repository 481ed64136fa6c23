//! The command from outside: what it prints, what it leaves behind, how it ends.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::io::Write;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

fn samples(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples").join(folder)
}

/// Runs the command and gives its exit status, standard output and standard error.
fn run(args: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("kith").unwrap().args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// A folder of its own for each test.
struct Place(TempDir);

impl Place {
    fn new() -> Place {
        Place(TempDir::new().unwrap())
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        std::fs::write(self.0.path().join(name), bytes).unwrap();
        self.path(name)
    }
}

fn figures(database: &str, month: &str, more: &[&str]) -> Value {
    let mut args = vec!["indicators", "--database", database, "--month", month, "--format", "json"];
    args.extend(more);
    let (status, out, err) = run(&args);
    assert_eq!(status, 0, "{err}");
    serde_json::from_str(&out).unwrap()
}

fn figure<'a>(figures: &'a Value, id: &str) -> &'a Value {
    figures["figures"].as_array().unwrap().iter().find(|figure| figure["id"] == id).unwrap()
}

/// Children looked after at the end of 31 March 2018 in the sample, counted apart from this code by a script over the file:
/// distinct children with a row begun by then, not ended by then, of a status other than V3 and V4.
const LOOKED_AFTER: f64 = 1201.0;

#[test]
fn a_return_in_its_figures_and_the_return_out() {
    let place = Place::new();
    let database = place.path("kith.db");
    let sample = samples("csc-validator-be-903");
    let load =
        ["import", "ssda903", sample.to_str().unwrap(), "--database", &database, "--authority", "E09000099"];

    let (status, out, err) = run(&load);
    assert_eq!(status, 1, "two lines are refused: a finding");
    assert!(out.contains("All tables      25943        0          0      0          0        2"), "{out}");
    assert!(err.contains("reviews.csv line 12074: says the same as line 12073 again"), "{err}");
    let (_, out, _) = run(&load);
    assert!(out.contains("Nothing has changed; nothing was written."), "{out}");
    let (status, out, _) = run(&["verify", "--database", &database]);
    assert_eq!(status, 0);
    assert!(out.starts_with("The journal is whole: 36223 entries, and 0 looks at records."), "{out}");

    let told = figures(&database, "2018-03", &[]);
    assert_eq!(told["authority"], "E09000099");
    assert_eq!(told["as_at"], "2018-03-31");
    assert_eq!(figure(&told, "6.1")["value"], LOOKED_AFTER);
    assert_eq!(figure(&told, "8.4")["denominator"], LOOKED_AFTER as i64);
    for not_known in ["6.2", "6.12", "6.16", "9.3"] {
        let figure = figure(&told, not_known);
        assert!(figure["value"].is_null(), "{not_known}");
        assert!(figure["not_known"].as_str().unwrap().starts_with("not known here"), "{not_known}");
    }
    // Every figure opens to its children.
    let members = figures(&database, "2018-03", &["--list", "6.1"]);
    let counted = members["members"].as_array().unwrap().iter().filter(|m| m["in_numerator"] == true).count();
    assert_eq!(counted as f64, LOOKED_AFTER);
    // Before the first load nothing was known.
    let then = figures(&database, "2018-03", &["--known-at", "2018-04-30"]);
    assert!(then["figures"].as_array().unwrap().iter().all(|figure| figure["value"].is_null()));

    let out = place.path("out");
    let (status, _, _) =
        run(&["export", "ssda903", "--database", &database, "--year", "2018", "--out", &out]);
    assert_eq!(status, 0);
    let lines = |path: PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        let mut lines: Vec<String> =
            text.lines().map(|line| line.trim_end_matches('\r').to_owned()).collect();
        lines.sort();
        lines
    };
    assert_eq!(lines(Path::new(&out).join("Episodes.csv")), lines(sample.join("episodes.csv")));
}

#[test]
fn as_known_then_and_as_known_now() {
    let place = Place::new();
    let database = place.path("kith.db");
    let header =
        place.file("header.csv", b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,2,02/03/2008,WBRI,UN1,,\n");
    let columns =
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN";
    for (row, known) in [
        ("A1,10/05/2017,S,V2,N1,U6,PR1,,,,,,", "2018-04-20"),
        ("A1,10/05/2017,S,V2,N1,U6,PR1,20/02/2018,E4A,,,,", "2018-06-20"),
    ] {
        let file = place.file("episodes.csv", format!("{columns}\n{row}\n").as_bytes());
        let (status, out, err) = run(&[
            "import",
            "ssda903",
            &file,
            &header,
            "--database",
            &database,
            "--year",
            "2018",
            "--known-at",
            known,
        ]);
        assert_eq!(status, 0, "{out}{err}");
    }
    for (known, expected) in [
        ("2018-04-19", None),
        ("2018-04-20", Some(1.0)),
        ("2018-06-19", Some(1.0)),
        ("2018-06-20", Some(0.0)),
    ] {
        let told = figures(&database, "2018-03", &["--known-at", known]);
        assert_eq!(figure(&told, "6.1")["value"].as_f64(), expected, "as known at {known}");
    }
}

#[test]
fn what_is_due_and_because_of_what() {
    let place = Place::new();
    let database = place.path("kith.db");
    let header =
        place.file("header.csv", b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,2,02/03/2008,WBRI,UN1,,\n");
    let episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
                    A1,08/01/2018,S,V2,N1,U6,PR1,,,,,,\n";
    let episodes = place.file("episodes.csv", episodes.as_bytes());
    let load = ["import", "ssda903", &episodes, &header, "--database", &database, "--year", "2018"];
    let (status, out, err) = run(&load);
    assert_eq!(status, 0, "{out}{err}");

    let due = |more: &[&str]| {
        let mut args = vec!["due", "--database", &database, "--on", "2018-01-30"];
        args.extend(more);
        run(&args)
    };
    let (status, out, err) = due(&["--format", "json"]);
    assert_eq!(status, 0, "{err}");
    let told: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(told["as_at"], "2018-01-30");
    let first = told["due"].as_array().unwrap().iter().find(|due| due["clock"] == "review.first").unwrap();
    for (key, value) in [
        ("about", Value::from("child")),
        ("local_id", Value::from("A1")),
        ("due", Value::from("2018-02-05")),
        ("overdue_days", Value::from(0)),
        ("because", Value::from("the child became looked after")),
        ("because_day", Value::from("2018-01-08")),
        ("advice", Value::from(false)),
        ("met_by_kinds", serde_json::json!(["review"])),
    ] {
        assert_eq!(first[key], value, "{key}");
    }
    assert!(first["provision"].as_str().unwrap().starts_with("regulation 33(1), Care Planning"), "{first}");

    // Due in six days: not within five.
    let (_, out, _) = due(&["--within", "5"]);
    assert!(!out.contains("First review"), "{out}");
    let (_, out, _) = due(&["--within", "6", "--format", "csv"]);
    assert!(out.contains("child,A1,,review.first,First review,2018-02-05,"), "{out}");
    let (_, out, _) = run(&["due", "--database", &database, "--on", "2018-02-07"]);
    assert!(out.contains("overdue by 2 days"), "{out}");
    let (status, out, _) = due(&["--worker", "nobody"]);
    assert_eq!((status, out.as_str()), (0, "Nothing is due by the clocks that Kith keeps.\n"));
    let (status, _, err) = due(&["--team", "Rowan"]);
    assert_eq!(status, 2);
    assert!(err.contains("nobody is recorded in a team called Rowan"), "{err}");
}

#[test]
fn bad_input_gets_a_sentence_and_leaves_nothing() {
    let place = Place::new();
    let database = place.path("kith.db");
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain("CHILD,DECOM\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]>\
                <EXPSSDA903><CHILD>&c;</CHILD></EXPSSDA903>";
    let twice = "CHILD,SEX,DOB,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,2,02/03/2008,02/03/2008,WBRI,UN1,,\n";
    let header = std::fs::read(samples("csc-validator-be-903").join("header.csv")).unwrap();
    let whole = exchange::write_zip([("header.csv", &header[..2000])]).unwrap();
    let cases: &[(&str, &[u8])] = &[
        ("truncated.zip", &whole[..whole.len() / 2]),
        ("not-a-table.csv", &utf16),
        ("bomb.xml", bomb.as_bytes()),
        ("twice.csv", twice.as_bytes()),
        ("binary.csv", &[0x89, b'P', b'N', b'G', 0, 1, 2, 3, 0, 0, 0, 13]),
        ("empty.csv", b""),
    ];
    for (name, bytes) in cases {
        let file = place.file(name, bytes);
        let (status, out, err) = run(&["import", "ssda903", &file, "--database", &database]);
        assert_eq!(status, 2, "{name}: {out}{err}");
        assert!(err.contains(name) && err.contains("nothing was loaded"), "{name}: {err}");
        assert!(!Path::new(&database).exists(), "{name} left a database");
    }
    let (status, _, err) = run(&["import", "ssda903", "no-such-folder", "--database", &database]);
    assert_eq!(status, 2);
    assert!(err.contains("no-such-folder cannot be read"), "{err}");
    let (status, _, err) = run(&["indicators", "--database", &place.path("none.db"), "--month", "2018-03"]);
    assert_eq!(status, 2);
    assert!(err.contains("none.db"), "{err}");
    let (status, _, _) = run(&["indicators", "--month", "2018-03"]);
    assert_eq!(status, 2, "bad use");
}

#[test]
fn nobody_who_reads_any_longer_is_no_error() {
    let place = Place::new();
    let folder = samples("csc-validator-be-903");
    let program = assert_cmd::cargo::cargo_bin("kith");
    let mut import = std::process::Command::new(program)
        .args(["import", "ssda903", folder.to_str().unwrap(), "--database", &place.path("kith.db")])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    // As `kith import … 2>&1 | head -1` does.
    drop((import.stdout.take(), import.stderr.take()));
    assert_eq!(
        import.wait().unwrap().code(),
        Some(1),
        "two rows of it are refused, and that is all that is wrong"
    );
    assert_eq!(run(&["verify", "--database", &place.path("kith.db")]).0, 0);
}

#[test]
fn a_very_long_line_is_refused_where_it_begins() {
    let place = Place::new();
    let path = place.path("long.csv");
    let mut file = std::fs::File::create(&path).unwrap();
    file.write_all(b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n").unwrap();
    file.write_all(&vec![b'x'; 8 << 20]).unwrap();
    drop(file);
    let (status, _, err) = run(&["import", "ssda903", &path, "--database", &place.path("kith.db")]);
    assert_eq!(status, 2);
    assert!(err.contains("long.csv line 2"), "{err}");
}

#[test]
fn tampering_is_found_and_named() {
    let place = Place::new();
    let database = place.path("kith.db");
    let sample = samples("liia-tools");
    run(&["import", "ssda903", sample.to_str().unwrap(), "--database", &database]);
    let mut bytes = std::fs::read(&database).unwrap();
    // A payload holds this day; another is put in its place, behind the program's back.
    let at = bytes.windows(10).rposition(|window| window == b"2018-12-02").unwrap();
    bytes[at..at + 10].copy_from_slice(b"2018-12-03");
    std::fs::write(&database, bytes).unwrap();
    let (status, out, _) = run(&["verify", "--database", &database]);
    assert_eq!(status, 1, "{out}");
    assert!(out.contains("First bad entry: entry "), "{out}");
}

#[test]
fn a_document_that_is_not_what_was_attached_is_named_by_number_and_digest() {
    let place = Place::new();
    let database = place.path("kith.db");
    let (content, subject) = (b"An invented letter, of which every word counts.", "child:C0000001");
    let digest = "e6a7a6f0a2e3c0f6b4f1d3b9a1c5d7e9f0123456789abcdef0123456789abcde";
    let moment = || calendar::Moment::start_of("2018-11-05".parse().unwrap());
    let subject_id = journal::SubjectId::new(subject).unwrap();
    let right = {
        let journal = journal::Journal::open(Path::new(&database), moment).unwrap();
        let digest = journal::Digest(*blake3::hash(content).as_bytes());
        let name = journal::DocumentName { subject: subject_id, digest };
        journal.keep_document_part(&name, 0, content.to_vec()).unwrap();
        let (bytes, state) = (content.len() as u64, journal::Scan::NotScanned);
        journal.keep_document(journal::NewDocument { name, bytes, parts: 1, state }).unwrap();
        digest.to_string()
    };
    let (status, out, err) = run(&["verify", "--database", &database]);
    assert_eq!(status, 0, "{out}{err}");
    assert!(out.contains("One document is what was attached."), "{out}");
    // An entry names a document whose content nobody kept.
    {
        let journal = journal::Journal::open(Path::new(&database), moment).unwrap();
        let document = serde_json::json!({
            "day": "2018-11-05", "title": "A secret of Wren", "sort": "letter", "media_type": "text/plain", "bytes": 3,
            "digest": digest,
        });
        let kind = records::kind("document").unwrap();
        let change = records::Change {
            subject: records::Subject::child("C0000001"),
            id: "0000000000000001".into(),
            revision: 1,
            act: records::Act::Record,
            reason: None,
            record: (kind.read)(document.to_string().as_bytes()).unwrap(),
            place: records::Place::default(),
        };
        let batch = journal::Batch {
            authority: "Z99".into(),
            who: "worker".into(),
            permit_reason: None,
            known_at: None,
            load: None,
            entries: vec![roll::new_entry(&change).unwrap()],
            expected: Vec::new(),
        };
        journal.append(batch).unwrap();
    }
    let mut bytes = std::fs::read(&database).unwrap();
    let at = bytes.windows(content.len()).rposition(|window| window == content).unwrap();
    bytes[at] = b'a';
    std::fs::write(&database, bytes).unwrap();
    let (status, out, _) = run(&["verify", "--database", &database]);
    assert_eq!(status, 1, "{out}");
    for part in [
        "No document is what was attached. 2 wrong:".to_owned(),
        format!("document {right} of {subject}: its content is not what was attached"),
        format!("document {digest} of {subject}: entry 1 names it, and its content is not there"),
    ] {
        assert!(out.contains(&part), "{part}: {out}");
    }
    assert!(!out.contains("Wren"), "{out}");
}

#[test]
fn an_invented_authority_is_the_same_bytes_twice_and_its_return_goes_in() {
    let place = Place::new();
    let (a, b) = (place.path("a"), place.path("b"));
    for out in [&a, &b] {
        let (status, told, err) = run(&[
            "simulate",
            "--children",
            "40",
            "--months",
            "24",
            "--seed",
            "7",
            "--until",
            "2025-03-31",
            "--out",
            out,
        ]);
        assert_eq!(status, 0, "{told}{err}");
    }
    let mut compared = 0;
    for folder in ["", "ssda903-2025"] {
        for file in std::fs::read_dir(Path::new(&a).join(folder)).unwrap() {
            let path = file.unwrap().path();
            if path.is_file() {
                let other = Path::new(&b).join(folder).join(path.file_name().unwrap());
                assert_eq!(
                    std::fs::read(&path).unwrap(),
                    std::fs::read(other).unwrap(),
                    "{}",
                    path.display()
                );
                compared += 1;
            }
        }
    }
    assert!(compared > 5, "{compared}");
    let (status, out, err) =
        run(&["import", "ssda903", &format!("{a}/ssda903-2025"), "--database", &place.path("kith.db")]);
    assert_eq!(status, 0, "{out}{err}");
    assert!(!err.contains("Refused"), "{err}");
}

#[test]
fn a_directory_of_postcodes_is_taken_line_by_line_and_kept_for_distances() {
    let place = Place::new();
    let kept = place.path("postcodes");
    let directory = place.file(
        "onspd.csv",
        b"pcds,oslaua,oscty,oseast1m,osnrth1m,lat,long\n\
          QX1 0AA,E09000027,,612000,436000,,\n\
          QX1 0AB,E09000027,,,,52.657979,1.716052\n\
          QX1 0AA,E09000027,,612000,436000,,\n\
          QX1 0AD,E09000027,,here,there,99.999999,0.000000\n\
          \xff\xfe,E09000027,,612000,436000,,\n",
    );
    let (status, out, err) = run(&["import", "postcodes", &directory, "--postcodes", &kept]);
    assert_eq!(status, 1, "two rows are left out: a finding");
    assert!(out.starts_with("5 rows: 2 postcodes, 1 said again, 2 left out."), "{out}");
    assert!(err.contains("onspd.csv line 5: \u{201c}QX1 0AD\u{201d} has no place on the grid."), "{err}");
    assert!(err.contains("onspd.csv line 6: \u{201c}\u{201d} is no postcode."), "{err}");
    let (_, out, _) = run(&["import", "postcodes", &directory, "--postcodes", &kept, "--format", "csv"]);
    assert!(out.contains("5,QX1 0AD,has no place on the grid"), "{out}");
    // What is no directory leaves what is there alone.
    let before = std::fs::read(&kept).unwrap();
    let wrong = place.file("wrong.csv", b"name,colour\nx,red\n");
    let (status, _, err) = run(&["import", "postcodes", &wrong, "--postcodes", &kept]);
    assert_eq!(status, 2);
    assert!(err.contains("is no directory of postcodes") && err.contains("Nothing was written"), "{err}");
    assert_eq!(std::fs::read(&kept).unwrap(), before);
    // Half a file is not taken for a small directory.
    std::fs::write(&kept, &before[..before.len() - 3]).unwrap();
    let args = ["serve", "--database", &place.path("kith.db"), "--postcodes", &kept];
    let (status, _, _) = run(&args);
    assert_eq!(status, 2);
}
