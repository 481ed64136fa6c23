use journal::{Journal, OpenError};
use rusqlite::Connection;

use crate::support::*;

#[test]
fn what_is_not_a_journal_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let make = |name: &str, sql: &str| {
        let path = folder.path().join(name);
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        path
    };
    let text = folder.path().join("episodes.csv");
    std::fs::write(&text, "CHILD,SEX,DOB\n".repeat(100)).unwrap();
    let table = [
        (text, "is not an SQLite database: choose another path for the journal"),
        (
            make("other.db", "PRAGMA application_id = 77; CREATE TABLE library (book TEXT)"),
            "is a database of another application, not a journal of Kith: choose another path",
        ),
        (
            make("plain.db", "CREATE TABLE entry (seq INTEGER)"),
            "is a database of another application, not a journal of Kith: choose another path",
        ),
        (
            make(
                "newer.db",
                "PRAGMA application_id = 0x4B495448; PRAGMA user_version = 99; CREATE TABLE entry (seq INTEGER)",
            ),
            "was written by a newer version of Kith (schema 99; this version knows up to 11): use that version",
        ),
    ];
    for (path, sentence) in table {
        let before = std::fs::read(&path).unwrap();
        let refused = Journal::open(&path, TestClock::at("2018-10-31").read()).unwrap_err();
        assert_eq!(refused.to_string(), format!("{} {sentence}", path.display()));
        assert_eq!(std::fs::read(&path).unwrap(), before, "{} was touched", path.display());
    }
    let missing = folder.path().join("missing.db");
    assert_eq!(
        Journal::open_existing(&missing, TestClock::at("2018-10-31").read()).unwrap_err(),
        OpenError::Missing(missing.clone())
    );
    assert!(!missing.exists());
}

#[test]
fn a_journal_opens_again_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    for round in 0..3 {
        let journal = Journal::open(&path, TestClock::at("2018-10-31").read()).unwrap();
        assert_eq!(journal.schema(), Ok(11));
        append(&journal, vec![record("child:1", &round.to_string(), "x")]);
        assert_eq!(verified(&journal), round + 1);
    }
    // The last handle to go leaves one file: nothing of the journal is left in the log.
    let names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(names, ["journal.db"]);
}

#[test]
fn the_database_itself_refuses_to_rewrite_history() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let journal = Journal::open(&path, TestClock::at("2018-10-31").read()).unwrap();
    append(&journal, vec![record("child:1", "a", "one"), record("child:1", "b", "two")]);
    journal.append(load("2018", vec![record("child:1", "c", "three")])).unwrap();
    let raw = Connection::open(&path).unwrap();
    let entry = "INSERT OR REPLACE INTO entry SELECT";
    for statement in [
        "UPDATE entry SET who = 'worker:bo' WHERE seq = 1",
        "DELETE FROM entry WHERE seq = 2",
        "DELETE FROM entry",
        "UPDATE payload SET json = '{}' WHERE seq = 1",
        "DELETE FROM payload WHERE seq = 1",
        "UPDATE load SET what = 'Return 2019'",
        "DELETE FROM load",
        &format!("{entry} * FROM entry WHERE seq = 1"),
        &format!(
            "{entry} 9, authority, subject, kind, 'z', revision, act, NULL, NULL, recorded, stamped, backlog, who, \
             NULL, NULL, NULL, NULL, NULL, NULL, digest, prev, hash, NULL FROM entry WHERE seq = 1"
        ),
    ] {
        let refused = raw.execute(statement, []).unwrap_err().to_string();
        assert!(refused.contains("journal"), "{statement}: {refused}");
    }
    assert_eq!(verified(&journal), 3);
    let readable: String = raw
        .query_row(
            "SELECT happened_from || ' ' || recorded || ' ' || payload FROM readable WHERE seq = 1",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(readable, "2018-10-30 2018-10-31T23:59:59Z {\"note\":\"one\"}");
}
