//! What copies of the program that serve one journal share: each test is two of them where the database can have two.

use calendar::Moment;
use journal::{Journal, Mail, Posted, Scan, SecretHash, Tries};

use crate::documents;
use crate::support::*;

on_both! {
    tries_are_counted_together_and_none_is_taken_twice,
    what_is_awaited_is_taken_once_by_whichever_copy_is_asked,
    a_message_and_a_delivery_are_sent_by_one_of_those_who_ask,
    what_a_scanner_cannot_tell_does_not_undo_what_it_told,
}

/// Two copies: of a file there is one, twice at hand.
fn two(on: &Stand) -> (Journal, Journal) {
    let clock = TestClock::at("2018-10-31");
    let one = on.open(clock.read());
    let other = match on {
        Stand::Sqlite(_) => one.clone(),
        Stand::Postgres(_) => on.open(clock.read()),
    };
    (one, other)
}

fn at(seconds: i64) -> Moment {
    Moment::from_micros(1_540_000_000_000_000 + seconds * 1_000_000)
}

fn tries(name: u8, most: f64) -> Tries {
    Tries { name: SecretHash([name; 32]), most, each: 60.0, rank: 0 }
}

fn tries_are_counted_together_and_none_is_taken_twice(on: Stand) {
    let (one, other) = two(&on);
    let (wide, narrow) = (tries(1, 50.0), tries(2, 3.0));
    for journal in [&one, &other, &one] {
        assert_eq!(journal.take_tries(&[wide, narrow], at(0)), Ok(Ok(())));
    }
    assert_eq!(other.take_tries(&[wide, narrow], at(0)), Ok(Err(60.0)));
    assert_eq!(one.take_tries(&[narrow, wide], at(30)), Ok(Err(30.0)), "asking does not make it longer");
    // What was refused took nothing from the other.
    for _ in 0..47 {
        assert_eq!(other.take_tries(&[wide], at(0)), Ok(Ok(())));
    }
    assert!(one.take_tries(&[wide], at(0)).unwrap().is_err());
    one.give_tries_back(&[narrow], at(30)).unwrap();
    assert_eq!(other.take_tries(&[narrow], at(30)), Ok(Ok(())));
    // However many ask at once, there are as many as there are.
    let crowd = tries(3, 10.0);
    let taken: usize = std::thread::scope(|scope| {
        let asking: Vec<_> = (0..8)
            .map(|nth| {
                let journal = if nth % 2 == 0 { &one } else { &other };
                scope.spawn(move || {
                    (0..5).filter(|_| journal.take_tries(&[crowd], at(0)).unwrap().is_ok()).count()
                })
            })
            .collect();
        asking.into_iter().map(|asked| asked.join().unwrap()).sum()
    });
    assert!((1..=10).contains(&taken), "{taken}");
}

fn what_is_awaited_is_taken_once_by_whichever_copy_is_asked(on: Stand) {
    let (one, other) = two(&on);
    let name = |n: u8| SecretHash([n; 32]);
    assert_eq!(one.keep_awaited(name(1), "Ottermere", at(0), at(60)), Ok(true));
    assert_eq!(other.keep_awaited(name(1), "another", at(1), at(60)), Ok(false), "it is kept");
    assert_eq!(other.take_awaited(name(1), at(2)), Ok(Some("Ottermere".to_owned())));
    assert_eq!(one.take_awaited(name(1), at(2)), Ok(None), "once");
    assert_eq!(one.keep_awaited(name(2), "late", at(0), at(60)), Ok(true));
    assert_eq!(other.take_awaited(name(2), at(61)), Ok(None), "too late");
    assert_eq!(one.keep_awaited(name(3), "", at(0), at(60)), Ok(true));
    assert_eq!(other.keep_awaited(name(3), "", at(61), at(120)), Ok(true), "its time is over");
}

fn a_message_and_a_delivery_are_sent_by_one_of_those_who_ask(on: Stand) {
    let (one, other) = two(&on);
    let mail = Mail {
        id: "digest-1".into(),
        to: "ada@council.example".into(),
        subject: "Due today".into(),
        body: "Two visits".into(),
        calendar: None,
        tries: 0,
    };
    one.queue_mail(mail.clone()).unwrap();
    other.queue_mail(mail).unwrap();
    let later = |seconds: i64| Moment::from_micros(Moment::END_OF_TIME.micros() / 4 + seconds * 1_000_000);
    let (now, until) = (later(0), later(300));
    assert_eq!(one.mail_to_send(now, 10).unwrap().len(), 1, "queued twice under one name, it is there once");
    let claimed: Vec<bool> = std::thread::scope(|scope| {
        let asking: Vec<_> = [&one, &other, &one, &other]
            .into_iter()
            .map(|journal| scope.spawn(move || journal.claim_mail("digest-1", now, until).unwrap()))
            .collect();
        asking.into_iter().map(|asked| asked.join().unwrap()).collect()
    });
    assert_eq!(claimed.iter().filter(|claimed| **claimed).count(), 1, "{claimed:?}");
    assert!(other.mail_to_send(now, 10).unwrap().is_empty());
    // Whoever had it was stopped: it is due again after its time.
    assert_eq!(other.mail_to_send(later(301), 10).unwrap().len(), 1);
    assert!(other.claim_mail("digest-1", later(301), later(600)).unwrap());
    other.mail_posted("digest-1", Posted::Sent).unwrap();
    assert!(!one.claim_mail("digest-1", later(900), later(1_000)).unwrap(), "it was sent");
    assert!(!one.claim_delivery("none", now, until).unwrap());
}

fn what_a_scanner_cannot_tell_does_not_undo_what_it_told(on: Stand) {
    let (one, other) = two(&on);
    let name = documents::named("child:1", b"a letter");
    documents::keep(&one, &name, b"a letter", Scan::Waiting);
    one.judge_document(&name, Scan::Waiting, "The scanner cannot be started").unwrap();
    other.judge_document(&name, Scan::Passed, "").unwrap();
    one.judge_document(&name, Scan::Waiting, "The scanner did not answer in time").unwrap();
    assert_eq!(other.document(&name).unwrap().unwrap().state, Scan::Passed);
    other.judge_document(&name, Scan::Refused, "Invented-Test").unwrap();
    one.judge_document(&name, Scan::Passed, "").unwrap();
    assert_eq!(one.document(&name).unwrap().unwrap().state, Scan::Refused, "its content is destroyed");
}
