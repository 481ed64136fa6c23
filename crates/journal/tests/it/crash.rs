use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use journal::{Digest, Head};
use rand::RngExt;

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

/// The whole lines in what a killed process printed; the last may be cut.
fn acknowledged(printed: &str) -> BTreeMap<u64, Digest> {
    printed
        .split_inclusive('\n')
        .filter_map(|line| line.strip_suffix('\n'))
        .map(|line| line.parse::<Head>().unwrap())
        .map(|head| (head.seq, head.hash))
        .collect()
}

/// One file goes on growing through a few hundred kills at random moments: while it is made, between commits, in the
/// middle of one. Every acknowledged entry is there with its hash, and the journal verifies from the head before.
fn every_acknowledged_entry_survives_kill_nine(on: Stand) {
    let file = on.place();
    let mut random = rand::rng();
    let (mut before, mut acknowledged_in_all) = (Head::default(), 0);
    let rounds = if matches!(on, Stand::Sqlite(_)) { 200 } else { 60 };
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
        let mut acknowledged = acknowledged(&reader.join().unwrap());
        acknowledged_in_all += acknowledged.len();

        let journal = on.open(TestClock::at("2018-10-31").read());
        let verified = journal.verify(Some(before), |_, _| {}).unwrap();
        journal
            .entries(before.seq, |envelope, _| {
                if let Some(hash) = acknowledged.remove(&envelope.seq) {
                    assert_eq!(hash, envelope.hash, "round {round}, entry {}", envelope.seq);
                }
                ControlFlow::Continue(())
            })
            .unwrap();
        assert!(acknowledged.is_empty(), "round {round}: lost {acknowledged:?}");
        before = verified.head;
    }
    assert!(
        acknowledged_in_all > rounds,
        "only {acknowledged_in_all} were acknowledged: the test says little"
    );
    // A load killed half-way left nothing: every load that is listed is whole.
    let journal = on.open(TestClock::at("2018-10-31").read());
    assert!(journal.loads().unwrap().iter().all(|load| load.entries() == 40));
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
