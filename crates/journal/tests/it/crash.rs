use std::io::{BufRead, BufReader};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use journal::Head;
use rand::RngExt;

use crate::faults::{Count, acknowledged, counted, times};
use crate::support::*;

on_both! {
    every_acknowledged_entry_survives_kill_nine,
    processes_take_turns_on_one_file,
}

fn appender(file: &Path, name: &str, threads: u32, times: u32) -> Child {
    Command::new(env!("CARGO_BIN_EXE_append_numbered"))
        .arg(file)
        .args([name, &threads.to_string(), &times.to_string()])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// One file goes on growing through kills at random moments: while it is made, between commits, in the middle of one. Every
/// acknowledged entry is there with its hash and once, and the journal goes on from the head before; at the end all of it is
/// verified from its first entry.
fn every_acknowledged_entry_survives_kill_nine(on: Stand) {
    let file = on.place();
    let mut random = rand::rng();
    let (mut before, mut count) = (Head::default(), Count::default());
    let rounds = if matches!(on, Stand::Sqlite(_)) { times(200, 1_000) } else { times(60, 200) };
    for round in 0..rounds {
        let mut child = appender(&file, &format!("round{round}"), 4, 0);
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut printed = String::new();
        // Half of the rounds let it come to its first commit, the others may catch it opening the file.
        if round % 2 == 0 {
            out.read_line(&mut printed).unwrap();
        }
        let reader = std::thread::spawn(move || {
            std::io::Read::read_to_string(&mut out, &mut printed).unwrap();
            printed
        });
        std::thread::sleep(Duration::from_micros(random.random_range(0..40_000)));
        child.kill().unwrap();
        child.wait().unwrap();
        let acknowledged = acknowledged(&reader.join().unwrap());

        let journal = on.open(TestClock::at("2018-10-31").read());
        // What is new is linked to the head before, entry by entry; what is older is verified at the end with everything.
        let last = journal.last_seq().unwrap();
        let head = journal.verify_end(last - before.seq).unwrap();
        let mut there = Head::default();
        journal
            .entries_between(before.seq.saturating_sub(1), before.seq, |envelope, _| {
                there = Head { seq: envelope.seq, hash: envelope.hash };
                ControlFlow::Break(())
            })
            .unwrap();
        assert_eq!(there, before, "round {round}: the head before is another");
        let counted = counted(&journal, before.seq, &acknowledged);
        assert_eq!((counted.lost, counted.doubled), (0, 0), "round {round}");
        count.add(counted);
        before = head;
    }
    // A load killed half-way left nothing: every load that is listed is whole.
    let journal = on.open(TestClock::at("2018-10-31").read());
    assert_eq!(journal.verify(Some(before), |_, _| {}).unwrap().head, before);
    assert!(journal.loads().unwrap().iter().all(|load| load.entries() == 40));
    count.tell(on.words("kill -9, SQLite", "kill -9, PostgreSQL"));
}

/// Two processes, and two handles in a third, on one file: nobody's entries are lost and the chain is one.
fn processes_take_turns_on_one_file(on: Stand) {
    let file = on.place();
    let mut children = ["north", "south"].map(|name| appender(&file, name, 3, 30));
    let handles = [(); 2].map(|()| on.open(TestClock::at("2018-10-31").read()));
    std::thread::scope(|scope| {
        for (index, handle) in handles.iter().enumerate() {
            scope.spawn(move || {
                for number in 0..30 {
                    append(handle, vec![record(&format!("child:{index}"), &number.to_string(), "x")]);
                }
            });
        }
    });
    for child in &mut children {
        assert!(child.wait().unwrap().success());
    }
    let each = 27 + 3 * 40;
    assert_eq!(handles.each_ref().map(verified), [2 * 3 * each + 2 * 30; 2]);
}
