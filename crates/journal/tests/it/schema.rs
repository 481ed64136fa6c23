use journal::{Journal, OpenError};
use rusqlite::Connection;

use crate::support::*;

on_both! {
    a_journal_opens_again_and_goes_on,
    the_database_itself_refuses_to_rewrite_history,
}

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
            "was written by a newer version of Kith (schema 99; this version knows up to 14): use that version",
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

fn a_journal_opens_again_and_goes_on(on: Stand) {
    for round in 0..3 {
        let journal = on.open(TestClock::at("2018-10-31").read());
        assert_eq!(journal.schema(), Ok(14));
        append(&journal, vec![record("child:1", &round.to_string(), "x")]);
        assert_eq!(verified(&journal), round + 1);
    }
    // The last handle to go leaves one file: nothing of the journal is left in the log.
    if let Stand::Sqlite(folder) = &on {
        let names: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name()).collect();
        assert_eq!(names, ["journal.db"]);
    }
}

fn the_database_itself_refuses_to_rewrite_history(on: Stand) {
    let journal = on.open(TestClock::at("2018-10-31").read());
    append(&journal, vec![record("child:1", "a", "one"), record("child:1", "b", "two")]);
    journal.append(load("2018", vec![record("child:1", "c", "three")])).unwrap();
    let again = on.words(
        "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE seq = 1",
        "INSERT INTO entry SELECT * FROM entry WHERE seq = 1 ON CONFLICT (authority, seq) DO UPDATE SET who = 'worker:bo'",
    );
    let in_between = on.words(
        "INSERT INTO entry SELECT 9, authority, subject, kind, 'z', revision, act, NULL, NULL, recorded, stamped, backlog, who, \
         NULL, NULL, NULL, NULL, NULL, NULL, digest, prev, hash, NULL FROM entry WHERE seq = 1",
        "INSERT INTO entry SELECT authority, 9, subject, kind, 'z', revision, act, NULL, NULL, recorded, stamped, backlog, who, \
         NULL, NULL, NULL, NULL, NULL, NULL, digest, prev, hash, NULL FROM entry WHERE seq = 1",
    );
    for statement in [
        "UPDATE entry SET who = 'worker:bo' WHERE seq = 1",
        "DELETE FROM entry WHERE seq = 2",
        "DELETE FROM entry",
        "UPDATE payload SET json = '{}' WHERE seq = 1",
        "DELETE FROM payload WHERE seq = 1",
        "UPDATE load SET what = 'Return 2019'",
        "DELETE FROM load",
        again,
        in_between,
    ] {
        let refused = on.refusal(statement).unwrap_or_else(|| panic!("{statement} was done"));
        assert!(refused.contains("journal"), "{statement}: {refused}");
    }
    assert_eq!(verified(&journal), 3);
    let sql = "SELECT happened_from || ' ' || recorded || ' ' || payload FROM readable WHERE seq = 1";
    let readable: String = match &on {
        Stand::Sqlite(_) => {
            Connection::open(on.place()).unwrap().query_row(sql, [], |row| row.get(0)).unwrap()
        }
        Stand::Postgres(database) => database.sql(sql),
    };
    assert_eq!(readable, "2018-10-30 2018-10-31T23:59:59Z {\"note\":\"one\"}");
}
