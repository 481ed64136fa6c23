use std::io::{Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use journal::{Batch, Journal, NewLook};
use testbed::Database;

use crate::postgres::open;
use crate::support::*;

/// Somebody between the program and its server, who can keep an answer back.
struct Between {
    folder: tempfile::TempDir,
    /// From now on: the next commit goes to the server, and its answer to nobody.
    swallow: Arc<AtomicBool>,
    swallowed: Arc<AtomicUsize>,
}

impl Between {
    fn new(database: &Database) -> Between {
        let folder = tempfile::tempdir().unwrap();
        let (swallow, swallowed) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let listener = UnixListener::bind(folder.path().join(".s.PGSQL.5432")).unwrap();
        let server: PathBuf = database.socket().join(".s.PGSQL.5432");
        let (swallow_here, swallowed_here) = (swallow.clone(), swallowed.clone());
        std::thread::spawn(move || {
            for client in listener.incoming() {
                let (client, server) = (client.unwrap(), UnixStream::connect(&server).unwrap());
                let (swallow, swallowed) = (swallow_here.clone(), swallowed_here.clone());
                let hung_up = Arc::new(AtomicBool::new(false));
                let (mut from, mut to) = (client.try_clone().unwrap(), server.try_clone().unwrap());
                let hang_up = hung_up.clone();
                std::thread::spawn(move || {
                    let mut room = vec![0; 1 << 16];
                    while let Ok(read @ 1..) = from.read(&mut room) {
                        let commits = room[..read].windows(7).any(|window| window == b"COMMIT\0");
                        if commits && swallow.swap(false, Ordering::SeqCst) {
                            hang_up.store(true, Ordering::SeqCst);
                        }
                        if to.write_all(&room[..read]).is_err() {
                            break;
                        }
                    }
                    let _ = to.shutdown(std::net::Shutdown::Write);
                });
                let (mut from, mut to) = (server, client);
                std::thread::spawn(move || {
                    let mut room = vec![0; 1 << 16];
                    while let Ok(read @ 1..) = from.read(&mut room) {
                        if hung_up.load(Ordering::SeqCst) {
                            // It has answered, so it has done it; the answer goes nowhere.
                            swallowed.fetch_add(1, Ordering::SeqCst);
                            break;
                        }
                        if to.write_all(&room[..read]).is_err() {
                            break;
                        }
                    }
                    let _ = to.shutdown(std::net::Shutdown::Both);
                });
            }
        });
        Between { folder, swallow, swallowed }
    }

    fn address(&self, database: &Database) -> String {
        let host = self.folder.path().display();
        format!("postgres:///{}?host={host}&user={}", database.name(), database.role())
    }
}

#[test]
fn a_commit_whose_answer_was_lost_is_found_and_not_doubled() {
    let on = Stand::postgres();
    let Stand::Postgres(database) = &on else { unreachable!() };
    let between = Between::new(database);
    let journal = open(&between.address(database)).unwrap();
    for number in 0..10 {
        between.swallow.store(true, Ordering::SeqCst);
        let receipt = append(&journal, vec![record("child:1", &number.to_string(), "x")]);
        assert_eq!(receipt.last, number + 1);
        assert_eq!(between.swallowed.load(Ordering::SeqCst), number as usize + 1);
    }
    // Of whoever was alone before, everything is sent at once, and the first answer is lost: it is there once all the same.
    let mut written = 10;
    for number in 0..10 {
        for nth in 0..3 {
            between.swallow.store(nth == 2, Ordering::SeqCst);
            append(&journal, vec![record("child:2", &format!("{number} {nth}"), "x")]);
            written += 1;
        }
        for nth in 0..3 {
            between.swallow.store(nth == 2, Ordering::SeqCst);
            let (who, subject, what, why) = ("bo".into(), subject("child:2"), "it".into(), "asked".into());
            journal.look(NewLook { who, subject, what, why, broke_glass: false }).unwrap();
        }
    }
    // What stands beside the facts likewise: a code is used once, and whoever used it is told so.
    between.swallow.store(true, Ordering::SeqCst);
    journal
        .keep_draft(
            journal::DraftName { who: "ada".into(), subject: subject("child:1"), form: "f".into() },
            "x",
        )
        .unwrap();
    assert_eq!(between.swallowed.load(Ordering::SeqCst), 31);
    assert_eq!(journal.looks(&subject("child:2"), 100).unwrap().len(), 30);
    assert_eq!(verified(&on.open(TestClock::at("2018-10-31").read())), written);
}

/// A writer that was alone goes on from the end it left, and looks again where somebody else was there meanwhile: an
/// entry, a look or an entry gone.
#[test]
fn writers_in_turn_make_one_chain() {
    let on = Stand::postgres();
    let Stand::Postgres(database) = &on else { return };
    let clock = TestClock::at("2018-10-31");
    let (one, other) = (on.open(clock.read()), on.open(clock.read()));
    let look = |journal: &Journal, why: &str| {
        let (who, what) = ("bo".into(), "the record".into());
        journal
            .look(NewLook { who, subject: subject("child:1"), what, why: why.into(), broke_glass: false })
            .unwrap();
    };
    let mut written = 0;
    let mut looked = 0;
    for turn in 0..40_u32 {
        // Each pattern of one to four in a row, by both.
        let (journal, there) = if turn / 4 % 2 == 0 { (&one, &other) } else { (&other, &one) };
        for _ in 0..=turn % 4 {
            written += 1;
            append(journal, vec![record("child:1", &written.to_string(), "x")]);
        }
        if turn % 3 == 0 {
            looked += 1;
            look(there, "asked");
            written += 1;
            append(journal, vec![record("child:1", &written.to_string(), "y")]);
        }
        if turn % 5 == 0 {
            // What is asked of the server in between: whether it is as this one has seen it.
            let entries = vec![record("child:1", &format!("seen {turn}"), "x")];
            let expected = vec![(subject("child:1"), Some(written))];
            journal.append(Batch { expected, ..batch(entries) }).unwrap();
            written += 1;
        }
    }
    assert_eq!(verified(&one), written);
    assert_eq!(one.looks(&subject("child:1"), 100).unwrap().len(), looked);
    assert_eq!(one.last_seq(), Ok(written));

    // A server without the last entries: nothing is chained to what is not there.
    for _ in 0..3 {
        written += 1;
        append(&one, vec![record("child:1", &written.to_string(), "x")]);
    }
    database.lose_after(written - 2);
    append(&one, vec![record("child:1", "after", "z")]);
    assert_eq!(verified(&one), written - 1);
}
