use std::collections::BTreeMap;
use std::ops::ControlFlow;

use journal::{Digest, Journal, VerifyError};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::times;
use crate::support::*;

/// A byte of the file rots, anywhere: it is found and an entry or the file is named, or it stood where nothing is kept. Nothing
/// wrong is ever read as right, and entries that do not stand with it can still be read one by one.
#[test]
fn a_byte_that_rots_is_found_and_the_rest_can_be_read() {
    let seed: u64 = rand::rng().random();
    let mut random = StdRng::seed_from_u64(seed);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    {
        let journal = Journal::open(&path, TestClock::at("2018-10-31").read()).unwrap();
        for nth in 0..200 {
            append(
                &journal,
                vec![record(&format!("child:{}", nth % 20), &nth.to_string(), "as it was written")],
            );
        }
    }
    let whole = std::fs::read(&path).unwrap();
    let right: BTreeMap<u64, (Digest, Vec<u8>)> = {
        let journal = Journal::open_existing(&path, TestClock::at("2018-10-31").read()).unwrap();
        let mut right = BTreeMap::new();
        journal
            .entries(0, |envelope, payload| {
                right.insert(envelope.seq, (envelope.hash, payload.unwrap().to_vec()));
                ControlFlow::Continue(())
            })
            .unwrap();
        right
    };
    let (mut named, mut told, mut damaged, mut unused, mut astray, mut readable) = (0, 0, 0, 0, 0, 0);
    let rounds = times(150, 5_000);
    for round in 0..rounds {
        let at = random.random_range(0..whole.len());
        let mut bytes = whole.clone();
        bytes[at] ^= random.random_range(1..=255u8);
        let path = folder.path().join("rotten.db");
        for left in ["rotten.db", "rotten.db-wal", "rotten.db-shm"] {
            let _ = std::fs::remove_file(folder.path().join(left));
        }
        std::fs::write(&path, bytes).unwrap();
        let when = format!("seed {seed}, round {round}, byte {at}");
        let Ok(journal) = Journal::open_existing(&path, TestClock::at("2018-10-31").read()) else {
            told += 1;
            continue;
        };
        let verified = journal.verify(None, |_, _| {});
        // One by one: an entry that cannot be read does not hide its neighbours.
        let mut well = 0;
        for (seq, (hash, payload)) in &right {
            let mut same = false;
            let _ = journal.entries_between(seq - 1, *seq, |envelope, found| {
                same = envelope.hash == *hash && found == Some(&payload[..]);
                ControlFlow::Break(())
            });
            well += usize::from(same);
        }
        match verified {
            // It stood where nothing is kept, or in what is beside the chain.
            Ok(_) => {
                unused += 1;
                astray += usize::from(well != right.len());
            }
            Err(VerifyError::Broken(broken)) => {
                named += 1;
                assert!((1..=right.len() as u64 + 1).contains(&broken.seq), "{when}: {broken}");
            }
            // It would lead astray whoever looks one entry up.
            Err(VerifyError::Damaged { found }) => {
                damaged += 1;
                assert!(!found.is_empty(), "{when}");
            }
            Err(VerifyError::Store(error)) => {
                told += 1;
                assert!(!error.to_string().is_empty(), "{when}");
            }
        }
        readable += well;
    }
    println!(
        "corrupted byte: {rounds} rounds, {named} named an entry, {told} told of the file, {damaged} of its order, {unused} \
         where nothing is kept ({astray} of them lead astray); {readable} of {} entries read right beside them",
        rounds * right.len()
    );
    assert_eq!(astray, 0, "seed {seed}: of {rounds} rounds these lead astray and are not found");
    assert!(named > rounds / 20, "only {named} of {rounds} were found in an entry: the test says little");
    assert!(readable > rounds * right.len() / 2, "most of the rest cannot be read");
}
