use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use journal::postgres::{PostgresAddress, Prepared, admit, prepare};
use journal::{AppendError, Journal, Key, NewLook, OpenError, StoreError};
use testbed::{Database, Server};

use crate::support::*;

fn address(text: &str) -> PostgresAddress {
    PostgresAddress::parse(text).unwrap()
}

pub(crate) fn open(text: &str) -> Result<Journal, OpenError> {
    Journal::open_postgres(&address(text), &Key::None, TestClock::at("2018-10-31").read())
}

fn owner(database: &Database) -> PostgresAddress {
    address(&database.owner())
}

#[test]
fn what_is_not_a_journal_or_not_for_this_role_is_refused_with_what_helps() {
    let empty = Database::empty();
    let refused = open(&empty.address()).unwrap_err();
    assert!(refused.to_string().contains("kith database prepare"), "{refused}");

    let database = prepared();
    let refused = open(&database.address()).unwrap_err();
    // Nobody has let the role in: it may not even see whether there is a journal.
    assert!(refused.to_string().contains("kith database"), "{refused}");
    admit(&owner(&database), "372", database.role()).unwrap();
    open(&database.address()).unwrap();
    for (statement, says) in [
        ("ALTER ROLE {} SUPERUSER", "is a superuser"),
        ("ALTER ROLE {} NOSUPERUSER BYPASSRLS", "bypasses row-level security"),
        ("ALTER ROLE {} NOBYPASSRLS; ALTER TABLE kith.entry OWNER TO {}", "owns the tables"),
        ("ALTER TABLE kith.entry OWNER TO postgres; DELETE FROM kith.tenant", "is not let in"),
    ] {
        database.sql(&statement.replace("{}", database.role()));
        let refused = open(&database.address()).unwrap_err().to_string();
        assert!(refused.contains(says), "{statement}: {refused}");
    }
    database.sql("INSERT INTO kith.migration (number, needs) VALUES (99, 99)");
    let refused = open(&database.address()).unwrap_err().to_string();
    assert!(refused.contains("newer version of Kith (schema 99; this version knows up to 14)"), "{refused}");
    let refused = prepare(&owner(&database)).unwrap_err().to_string();
    assert!(refused.contains("newer version of Kith"), "{refused}");
    // A newer schema that older programs can go on with: they do, while some of the nodes are new already.
    database.sql("UPDATE kith.migration SET needs = 13 WHERE number = 99");
    admit(&owner(&database), "372", database.role()).unwrap();
    open(&database.address()).unwrap();

    let strange = Database::empty();
    strange.sql("CREATE SCHEMA kith; CREATE TABLE kith.library (book text)");
    let refused = prepare(&owner(&strange)).unwrap_err();
    assert!(matches!(refused, OpenError::OtherApplication(_)), "{refused}");
}

/// Each step is a transaction: whoever was killed in one begins there again, and two at once take turns.
#[test]
fn tables_are_made_once_however_often_and_by_how_many_it_is_asked() {
    let database = Database::empty();
    let address = owner(&database);
    // Killed in the middle of the first step: its beginning is there and its tables are not.
    database.sql(
        "CREATE SCHEMA kith; CREATE TABLE kith.migration (number integer PRIMARY KEY, \
                  needs integer NOT NULL, made timestamptz NOT NULL DEFAULT now())",
    );
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| prepare(&address).unwrap());
        }
    });
    assert_eq!(prepare(&address), Ok(Prepared { before: Some(14), schema: 14 }));
    // Cut off while it runs, again and again: it ends whole.
    let cut = Database::empty();
    for _ in 0..10 {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_append_numbered"))
            .args(["prepare", &cut.owner()])
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(rand::random_range(5..120)));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert_eq!(prepare(&owner(&cut)).unwrap().schema, 14);
    admit(&owner(&cut), "372", cut.role()).unwrap();
    append(&open(&cut.address()).unwrap(), vec![record("child:1", "a", "x")]);
}

#[test]
fn a_role_is_let_in_to_one_authority_and_an_authority_has_one_role() {
    let database = prepared();
    let to = owner(&database);
    admit(&to, "372", database.role()).unwrap();
    admit(&to, "372", database.role()).unwrap();
    for (authority, role, says) in [
        ("373", database.role(), "has the role"),
        ("372", "postgres", "is a superuser"),
        ("373", "nobody_there", "CREATE ROLE nobody_there LOGIN"),
        ("", database.role(), "one short word"),
    ] {
        let refused = admit(&to, authority, role).unwrap_err().to_string();
        assert!(refused.contains(says), "{authority} {role}: {refused}");
    }
}

/// Two authorities in one database: each reads and writes its own, whatever SQL its role may think of.
#[test]
fn no_authority_reads_or_writes_anothers_rows() {
    let (database, other) = (prepared(), Database::empty());
    admit(&owner(&database), "372", database.role()).unwrap();
    admit(&owner(&database), "373", other.role()).unwrap();
    let mine = open(&database.address()).unwrap();
    let theirs = open(&database.address_as(other.role())).unwrap();
    append(&mine, vec![record("child:1", "a", "Marmalade"), record("child:2", "a", "two")]);
    mine.look(NewLook {
        who: "ada".into(),
        subject: subject("child:1"),
        what: "overview".into(),
        why: "their worker".into(),
        broke_glass: false,
    })
    .unwrap();
    // Both begin at 1, and each has a chain of its own.
    let batch_of = |authority: &str| journal::Batch {
        authority: authority.into(),
        ..batch(vec![record("child:1", "a", "theirs")])
    };
    assert_eq!(theirs.append(batch_of("373")).unwrap().last, 1);
    assert!(matches!(theirs.append(batch_of("372")), Err(AppendError::OtherAuthority { .. })));
    assert_eq!(
        (lines(&mine).len(), lines(&theirs)),
        (2, vec!["1 child:1 a 1 recorded {\"note\":\"theirs\"}".to_owned()])
    );
    assert_eq!((verified(&mine), verified(&theirs)), (2, 1));
    assert_eq!(theirs.looks(&subject("child:1"), 9).unwrap(), []);

    // Now as whoever has the role and writes SQL.
    let stands = || {
        database
            .sql("SELECT count(*), max(encode(hash, 'hex')), (SELECT count(*) FROM look) FROM entry WHERE authority = '372'")
    };
    let before = stands();
    let tables = database
        .sql("SELECT relname FROM pg_class WHERE relnamespace = 'kith'::regnamespace AND relkind = 'r'");
    let mut looked = 0;
    for table in tables.lines().filter(|table| !["tenant", "migration"].contains(table)) {
        let other_rows = format!("SELECT count(*) FROM kith.{table} WHERE authority <> '373'");
        let seen = as_role(&database, other.role(), &other_rows);
        assert_eq!(seen, Ok("0".to_owned()), "{table}");
        looked += 1;
    }
    assert_eq!(looked, 27, "{tables}");
    for statement in [
        // Who else is there, and being somebody else.
        "SELECT * FROM kith.tenant",
        "INSERT INTO kith.tenant VALUES ('372', 'x')",
        "UPDATE kith.tenant SET authority = '999'",
        "SET SESSION AUTHORIZATION postgres",
        &format!("SET ROLE {}", database.role()),
        "SET ROLE postgres",
        // Taking the policies away, or going around them.
        "SET row_security = off; SELECT count(*) FROM kith.entry",
        "ALTER TABLE kith.entry DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE kith.entry NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY own_rows ON kith.entry",
        "CREATE POLICY all_rows ON kith.entry USING (true)",
        "ALTER TABLE kith.entry DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "CREATE OR REPLACE FUNCTION kith.own_authority() RETURNS text LANGUAGE sql AS $$ SELECT '372' $$",
        "CREATE TABLE kith.mine (x text)",
        "COPY kith.entry FROM STDIN",
        // Rows under another's name.
        "INSERT INTO kith.draft (authority, who, subject, form, saved, text) VALUES ('372', 'x', 'child:1', 'f', 0, 'x')",
        "INSERT INTO kith.look VALUES ('372', 2, 0, 'x', 'child:1', 'w', 'y', false, NULL)",
        "INSERT INTO kith.entry SELECT '372', 3, subject, kind, 'z', revision, act, NULL, NULL, recorded, stamped, backlog, who, \
         NULL, NULL, NULL, NULL, NULL, NULL, digest, prev, hash, NULL FROM kith.entry",
        // Changing its own facts is no more allowed.
        "UPDATE kith.entry SET who = 'x'",
        "DELETE FROM kith.entry",
        "TRUNCATE kith.entry",
        "UPDATE kith.payload SET json = '{}'",
        "DELETE FROM kith.payload",
        "DELETE FROM kith.erased",
        "INSERT INTO kith.erased (seq, under, at) VALUES (1, 2, 0)",
        "UPDATE kith.look SET who = 'x'",
        "DELETE FROM kith.look",
        "DELETE FROM kith.load",
        "DELETE FROM kith.account_event",
        "DELETE FROM kith.data_key",
        "UPDATE kith.sealed_payload SET bytes = bytes",
        // Its own open payload, without sealing it; and another's.
        "SELECT kith.seal_payloads(ARRAY[1]::bigint[], ARRAY[1]::bigint[], ARRAY['\\x00']::bytea[])",
        "SELECT kith.seal_payloads(ARRAY[2]::bigint[], ARRAY[]::bigint[], ARRAY[]::bytea[])",
    ] {
        let done = as_role(&database, other.role(), statement);
        assert!(done.is_err(), "{statement} was done: {done:?}");
    }
    // Harmless, and of no use: a setting of the name that policies elsewhere go by, and a table in the place of one.
    for statement in [
        "SET kith.authority = '372'; SELECT count(*) FROM kith.entry",
        "CREATE TEMP TABLE tenant AS SELECT '372'::text AS authority, session_user::text AS role; \
         SET search_path = pg_temp, kith; SELECT count(*) FROM kith.entry",
        "SET search_path = kith; SELECT count(*) FROM entry",
        "SELECT count(*) FROM kith.readable",
    ] {
        assert_eq!(as_role(&database, other.role(), statement), Ok("1".to_owned()), "{statement}");
    }
    assert_eq!(stands(), before);
    assert_eq!((verified(&mine), verified(&theirs)), (2, 1));
}

fn as_role(database: &Database, role: &str, statements: &str) -> Result<String, String> {
    database.sql_as(role, statements)
}

/// Cuts that say something, and entries of one writer at most.
const CUTS: usize = 5;
const MOST: usize = 4_000;

/// Connections are cut at random, often in the middle of a commit: nothing that was acknowledged is lost, nothing is there twice.
#[test]
fn connections_that_are_cut_lose_nothing_and_double_nothing() {
    let on = Stand::postgres();
    let Stand::Postgres(database) = &on else { unreachable!() };
    let journal = on.open(TestClock::at("2018-10-31").read());
    let (done, cuts) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let finished = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let (journal, done, cuts, finished) = (journal.clone(), &done, &cuts, &finished);
            scope.spawn(move || {
                // On a slow machine the cuts come late: the writers go on until there were enough to say something.
                for number in
                    (0..MOST).take_while(|number| *number < 60 || cuts.load(Ordering::SeqCst) <= CUTS)
                {
                    // A second of the same record would be refused: whatever was tried again was not there yet.
                    append(&journal, vec![record(&format!("child:{thread}"), &number.to_string(), "x")]);
                    done.fetch_add(1, Ordering::SeqCst);
                }
                finished.fetch_add(1, Ordering::SeqCst);
            });
        }
        scope.spawn(|| {
            while finished.load(Ordering::SeqCst) < 4 {
                let cut = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity \
                           WHERE datname = current_database() AND application_name = 'kith'";
                cuts.fetch_add(database.sql(cut).parse::<usize>().unwrap(), Ordering::SeqCst);
                std::thread::sleep(Duration::from_millis(rand::random_range(5..60)));
            }
        });
    });
    assert!(cuts.load(Ordering::SeqCst) > CUTS, "only {cuts:?} were cut: the test says little");
    assert_eq!(verified(&journal), done.load(Ordering::SeqCst) as u64);
}

/// Many read at once, and then nobody does: the connections that were made for it do not stay for ever.
#[test]
fn connections_that_nobody_uses_are_ended() {
    let on = Stand::postgres();
    let Stand::Postgres(database) = &on else { unreachable!() };
    let journal = on.open(TestClock::at("2018-10-31").read());
    append(&journal, vec![record("child:1", "a", "x")]);
    let here = || -> usize {
        let count = "SELECT count(*) FROM pg_stat_activity \
                     WHERE datname = current_database() AND application_name = 'kith'";
        database.sql(count).parse().unwrap()
    };
    let most = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..200 {
                    assert_eq!(journal.last_seq().unwrap(), 1);
                }
            });
        }
        for _ in 0..20 {
            most.fetch_max(here(), Ordering::SeqCst);
        }
    });
    let most = most.load(Ordering::SeqCst);
    assert!(most > 2, "only {most} at once: the test says little");
    let waited = std::time::Instant::now();
    // What asks now and then, as what sends mail does, keeps one of them and not each in its turn; another writes.
    while here() > 2 {
        assert!(waited.elapsed() < Duration::from_secs(120), "{} of {most} are there still", here());
        assert_eq!(journal.last_seq().unwrap(), 1);
        std::thread::sleep(Duration::from_millis(500));
    }
    while here() > 1 {
        assert!(waited.elapsed() < Duration::from_secs(180), "{} of {most} are there still", here());
        std::thread::sleep(Duration::from_millis(500));
    }
    // Whoever comes next finds the way again.
    append(&journal, vec![record("child:1", "b", "x")]);
    assert_eq!(verified(&journal), 2);
}

/// The server itself is killed while people write, and comes back: what was acknowledged is there. While it is gone they
/// are told.
#[test]
fn a_server_that_is_killed_keeps_what_it_acknowledged() {
    let server = Server::start();
    server.psql("postgres", "CREATE ROLE ada LOGIN; ");
    server.psql("postgres", "CREATE DATABASE journal");
    let to_owner = address(&server.address("journal", "postgres"));
    prepare(&to_owner).unwrap();
    admit(&to_owner, "372", "ada").unwrap();
    let journal = open(&server.address("journal", "ada")).unwrap();
    let mut acknowledged = BTreeMap::new();
    for round in 0..4 {
        let taken: Vec<_> = std::thread::scope(|scope| {
            let writers: Vec<_> = (0..3)
                .map(|thread| {
                    let journal = journal.clone();
                    scope.spawn(move || {
                        let mut taken = Vec::new();
                        for number in 0..100_000 {
                            let id = format!("{round}-{thread}-{number}");
                            match journal.append(batch(vec![record("child:1", &id, "x")])) {
                                Ok(receipt) => taken.push((receipt.last, receipt.hash)),
                                Err(AppendError::Store(
                                    StoreError::Lost { .. } | StoreError::Unsure { .. },
                                )) => break,
                                Err(other) => panic!("{other}"),
                            }
                        }
                        taken
                    })
                })
                .collect();
            std::thread::sleep(Duration::from_millis(rand::random_range(50..400)));
            server.kill();
            if round % 2 == 0 {
                // Away for longer than anybody waits.
                let taken: Vec<_> = writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect();
                let said = journal.last_seq().unwrap_err().to_string();
                assert!(said.contains("the database cannot be reached"), "{said}");
                server.start_again();
                taken
            } else {
                // Back at once: nobody notices but by the time it took.
                server.start_again();
                std::thread::sleep(Duration::from_millis(700));
                server.kill();
                let taken: Vec<_> = writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect();
                server.start_again();
                taken
            }
        });
        acknowledged.extend(taken);
        let mut missing = acknowledged.clone();
        journal
            .entries(0, |envelope, _| {
                if let Some(hash) = missing.remove(&envelope.seq) {
                    assert_eq!(hash, envelope.hash, "round {round}, entry {}", envelope.seq);
                }
                ControlFlow::Continue(())
            })
            .unwrap();
        assert!(missing.is_empty(), "round {round}: lost {missing:?}");
        verified(&journal);
    }
    assert!(acknowledged.len() > 20, "only {} were acknowledged: the test says little", acknowledged.len());
}

/// Whoever waits for more is told at once, by whichever program it came.
#[test]
fn whoever_waits_is_told_of_what_others_append() {
    for on in [Stand::sqlite(), Stand::postgres()] {
        let (one, other) =
            (on.open(TestClock::at("2018-10-31").read()), on.open(TestClock::at("2018-10-31").read()));
        assert_eq!(one.wait(0, Duration::ZERO), Ok(0));
        for number in 1..=20 {
            std::thread::scope(|scope| {
                let waiting = scope.spawn(|| one.wait(number - 1, Duration::from_secs(600)));
                append(&other, vec![record("child:1", &number.to_string(), "x")]);
                assert_eq!(waiting.join().unwrap(), Ok(number));
            });
        }
        if let Stand::Postgres(database) = &on {
            // Its connection cut: it listens again.
            database.sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                 WHERE datname = current_database() AND application_name = 'kith'",
            );
            std::thread::scope(|scope| {
                let waiting = scope.spawn(|| one.wait(20, Duration::from_secs(600)));
                append(&other, vec![record("child:1", "last", "x")]);
                assert_eq!(waiting.join().unwrap(), Ok(21));
            });
        }
    }
}

/// What is read while a large load is being written is the record before it or after it, and never a part.
#[test]
fn a_load_is_all_there_or_not_at_all() {
    let on = Stand::postgres();
    let Stand::Postgres(database) = &on else { unreachable!() };
    let journal = on.open(TestClock::at("2018-10-31").read());
    append(&journal, vec![record("child:1", "first", "x")]);
    let large =
        |from: u32| (from..from + 9_000).map(|n| record("child:2", &n.to_string(), "loaded")).collect();
    std::thread::scope(|scope| {
        let writer = journal.clone();
        scope.spawn(move || writer.append(load("2018", large(0))).unwrap());
        loop {
            let read = lines(&journal).len();
            assert!(read == 1 || read == 9_001, "{read}");
            if read > 1 {
                break;
            }
        }
    });
    // One that breaks a rule at its end leaves nothing of the thousands before, although they were sent; and says which.
    let mut bad: Vec<_> = large(20_000);
    bad.push(record("child:2", "7", "again"));
    let refused = journal.append(load("2019", bad)).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "entry 9001 of the batch: visit 7 of child:2: the journal holds revision 1 (entry 9), so the next is 2, not 1"
    );
    // In the middle, where pieces before and after it were sent.
    let mut bad: Vec<_> = large(20_000);
    bad.insert(2_500, record("child:2", "8", "again"));
    let refused = journal.append(load("2019", bad)).unwrap_err();
    assert!(refused.to_string().starts_with("entry 2501 of the batch: visit 8 of child:2"), "{refused}");
    assert_eq!(
        database
            .sql("SELECT count(*), (SELECT count(*) FROM payload), (SELECT count(*) FROM load) FROM entry"),
        "9001|9001|1"
    );
    assert_eq!(verified(&journal), 9_001);
}

/// The way to a server elsewhere: by TLS, its certificate looked at, and a password that never crosses the wire (SCRAM).
#[test]
fn a_server_elsewhere_is_reached_by_tls_with_a_certificate_that_is_good_and_a_password() {
    let folder = tempfile::tempdir().unwrap();
    let made = || rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let (ours, others) = (made(), made());
    let server = Server::guarded(&ours.cert.pem(), &ours.signing_key.serialize_pem());
    let roots = |name: &str, pem: String| {
        std::fs::write(folder.path().join(name), pem).unwrap();
        folder.path().join(name).display().to_string()
    };
    let (good, strange) = (roots("ours.pem", ours.cert.pem()), roots("others.pem", others.cert.pem()));
    server.psql("postgres", "CREATE ROLE kith_owner SUPERUSER LOGIN PASSWORD 'Kestrel over Ottermere'");
    server.psql("postgres", "CREATE ROLE kith_372 LOGIN PASSWORD 'gravel lantern ochre'");
    server.psql("postgres", "CREATE DATABASE kith TEMPLATE template0 ENCODING 'UTF8'");
    let port = server.port().unwrap();
    let at =
        |role: &str, host: &str, more: &str| address(&format!("postgres://{role}@{host}:{port}/kith?{more}"));
    let by_tls = format!("sslmode=verify-full&sslrootcert={good}");
    let owner = at("kith_owner", "localhost", &by_tls).with_password("Kestrel over Ottermere");
    prepare(&owner).unwrap();
    admit(&owner, "372", "kith_372").unwrap();
    let open = |address: PostgresAddress| {
        Journal::open_postgres(&address, &Key::None, TestClock::at("2018-10-31").read())
    };
    let journal = open(at("kith_372", "localhost", &by_tls).with_password("gravel lantern ochre")).unwrap();
    append(&journal, vec![record("child:1", "a", "x")]);
    assert_eq!(verified(&journal), 1);
    let plain = "SELECT count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE usename = 'kith_372' AND NOT ssl";
    assert_eq!(server.psql("postgres", plain), "0");

    let strangers = format!("sslmode=verify-full&sslrootcert={strange}");
    for (address, says) in [
        (
            at("kith_372", "localhost", &by_tls).with_password("gravel lantern"),
            "password authentication failed",
        ),
        (at("kith_372", "localhost", &by_tls), "password missing"),
        // Somebody who stands between shows another certificate, or a good one of another name.
        (at("kith_372", "localhost", &strangers).with_password("gravel lantern ochre"), "certificate"),
        (at("kith_372", "127.0.0.1", &by_tls).with_password("gravel lantern ochre"), "certificate"),
        (
            at("kith_372", "localhost", "sslmode=disable").with_password("gravel lantern ochre"),
            "no encryption",
        ),
    ] {
        let refused = open(address.clone()).unwrap_err().to_string();
        assert!(refused.contains(says), "{address}: {refused}");
        assert!(!refused.contains("gravel"), "{refused}");
    }
}
