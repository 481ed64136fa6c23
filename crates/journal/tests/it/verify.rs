use journal::{Digest, Head, VerifyError};

use crate::support::*;

on_both! {
    a_noted_head_shows_what_the_chain_alone_can_not,
}

fn a_noted_head_shows_what_the_chain_alone_can_not(on: Stand) {
    let journal = on.open(TestClock::at("2018-10-31T09:00:00Z").read());
    assert_eq!(journal.verify(None, |_, _| {}).unwrap().head, Head::default());
    append(&journal, vec![record("child:1", "a", "one")]);
    let noted = journal.head().unwrap();
    append(&journal, vec![record("child:1", "b", "two")]);

    let mut told = Vec::new();
    let verified = journal.verify(Some(noted), |done, of| told.push((done, of))).unwrap();
    assert_eq!((verified.entries, verified.head), (2, journal.head().unwrap()));
    assert_eq!(told.last(), Some(&(2, 2)));

    let check = |noted: Head, seq: u64, what: &str| {
        let Err(VerifyError::Broken(broken)) = journal.verify(Some(noted), |_, _| {}) else {
            panic!("not found")
        };
        assert_eq!((broken.seq, broken.what.as_str()), (seq, what));
    };
    check(
        Head { seq: 3, ..noted },
        3,
        "the journal ends before the head that was noted: entries were cut off its end",
    );
    check(Head { hash: Digest([7; 32]), ..noted }, 1, "it is not the entry that was noted as the head");
}
