use journal::{
    AuthorityKey, Batch, DocumentName, DraftName, Erasure, Gone, Journal, Key, KeySource, NewDocument,
    NoErasure, Scan, ToErase, VerifyError,
};

use crate::support::*;

on_both! {
    what_was_erased_is_gone_and_the_chain_verifies,
    a_whole_person_goes_with_everything_that_names_them,
    one_person_erases_nothing,
    a_conflict_erases_nothing,
    the_database_itself_refuses_what_no_entry_says,
    somebody_who_runs_on_meets_what_was_erased,
}

const SECRET: &str = "Marmalade Winterbeck fell from the apple tree";

fn key() -> Key {
    Key::From(KeySource::Text(AuthorityKey::draw().unwrap().1))
}

/// The entry that says so, about the authority.
fn says_so() -> Batch {
    Batch { who: "worker:bo".into(), ..batch(vec![record("authority:372", "erasure-1", "a court order")]) }
}

fn entries(numbers: &[u64]) -> ToErase {
    ToErase { entries: numbers.to_vec(), ..ToErase::default() }
}

fn whole(who: &str) -> ToErase {
    ToErase { subjects: vec![subject(who)], ..ToErase::default() }
}

fn erase(journal: &Journal, what: ToErase) -> Gone {
    journal.erase(Erasure::new("worker:ada", says_so(), what).unwrap()).unwrap().1
}

fn attach(journal: &Journal, about: &str, content: &[u8]) -> DocumentName {
    let digest = journal::Digest(*blake3::hash(content).as_bytes());
    let name = DocumentName { subject: subject(about), digest };
    journal.keep_document_part(&name, 0, content.to_vec()).unwrap();
    let bytes = content.len() as u64;
    journal
        .keep_document(NewDocument { name: name.clone(), bytes, parts: 1, state: Scan::NotScanned })
        .unwrap();
    name
}

fn what_was_erased_is_gone_and_the_chain_verifies(on: Stand) {
    for sealed in [false, true] {
        let on = on.another();
        let with = if sealed { key() } else { Key::None };
        let clock = TestClock::at("2018-10-31T09:00:00Z");
        let journal = on.open_with(&with, clock.read()).unwrap();
        append(&journal, vec![record("child:1", "a", SECRET), record("child:1", "b", "kept")]);
        append(&journal, vec![correct("child:1", "a", 2, "put right"), withdraw("child:1", "b", 2)]);
        let before = journal.head().unwrap();
        assert_eq!(on.holds("Marmalade"), !sealed);
        let what = entries(&[1, 4, 99]);
        assert_eq!(journal.would_erase(&what).unwrap(), Gone { entries: 1, ..Gone::default() });
        assert_eq!(erase(&journal, what.clone()), Gone { entries: 1, ..Gone::default() });
        assert!(!on.holds("Marmalade"), "it stands in the database");
        let seen = lines(&journal);
        assert_eq!(seen[0], "1 child:1 a 1 recorded -");
        assert!(seen[1].contains("kept") && seen[2].contains("put right"), "{seen:?}");
        let erased = journal.erased().unwrap();
        assert_eq!(erased.len(), 1);
        assert_eq!((erased[0].seq, erased[0].under), (1, 5));
        assert_eq!(journal.erased_under(5).unwrap(), erased);
        assert_eq!(journal.erased_under(4).unwrap(), []);
        // A second time there is nothing left to erase, and that too is said.
        assert_eq!(journal.would_erase(&what).unwrap(), Gone::default());
        let verified = journal.verify(Some(before), |_, _| {}).unwrap();
        assert_eq!((verified.entries, verified.destroyed, verified.erased_later), (5, 1, 0));
        drop(journal);
        let journal = on.open_with(&with, clock.read()).unwrap();
        assert_eq!(lines(&journal), seen);
        // The record goes on: a correction of what was erased is a revision like another.
        append(&journal, vec![correct("child:1", "a", 3, "as the court found")]);
        assert_eq!(journal.verify(None, |_, _| {}).unwrap().entries, 6);
    }
}

fn a_whole_person_goes_with_everything_that_names_them(on: Stand) {
    for sealed in [false, true] {
        let on = on.another();
        let with = if sealed { key() } else { Key::None };
        let journal = on.open_with(&with, TestClock::at("2018-10-31T09:00:00Z").read()).unwrap();
        append(&journal, vec![record("child:1", "a", SECRET), record("child:12", "a", "another child")]);
        append(&journal, vec![correct("child:1", "a", 2, SECRET), withdraw("child:1", "a", 3)]);
        let name = attach(&journal, "child:1", SECRET.as_bytes());
        let other = attach(&journal, "child:12", b"a letter");
        let draft = |who: &str, about: &str| DraftName {
            who: who.into(),
            subject: subject(about),
            form: "visit".into(),
        };
        journal.keep_draft(draft("ada", "child:1"), SECRET).unwrap();
        journal.keep_draft(draft("bo", "child:1"), SECRET).unwrap();
        journal.keep_draft(draft("bo", "child:12"), "of another").unwrap();
        let list = |id: &str, address: &str| journal::SavedList {
            id: id.into(),
            owner: "ada".into(),
            name: "Mine".into(),
            address: address.into(),
            team: None,
        };
        journal.keep_list(list("one", "/child/1/chronology?kind=visit")).unwrap();
        journal.keep_list(list("two", "/child/12/chronology")).unwrap();
        let expected = Gone {
            entries: 2,
            documents: 1,
            drafts: 2,
            lists: 1,
            mail: 0,
            deliveries: 0,
            keys: u64::from(sealed),
        };
        assert_eq!(journal.would_erase(&whole("child:1")).unwrap(), expected);
        assert_eq!(erase(&journal, whole("child:1")), expected);
        assert!(!on.holds("Marmalade"));
        assert_eq!(journal.document(&name).unwrap(), None);
        assert_eq!(journal.documents(&subject("child:12")).unwrap().len(), 1);
        assert_eq!(journal.document(&other).unwrap().map(|kept| kept.name), Some(other));
        assert_eq!(journal.draft(&draft("ada", "child:1")).unwrap(), None);
        assert_eq!(&*journal.draft(&draft("bo", "child:12")).unwrap().unwrap().text, "of another");
        assert!(journal.list("one").unwrap().is_none() && journal.list("two").unwrap().is_some());
        let seen = lines(&journal);
        assert!(seen[0].ends_with(" -") && seen[1].contains("another child") && seen[2].ends_with(" -"));
        assert_eq!(journal.verify(None, |_, _| {}).unwrap().destroyed, 2);
        assert_eq!(journal.sealing().unwrap().destroyed, u64::from(sealed));
        // Somebody of that number comes again: what is recorded from now on opens.
        append(&journal, vec![record("child:1", "new", "came back")]);
        assert!(lines(&journal).last().unwrap().contains("came back"));
        drop(journal);
        let journal = on.open_with(&with, TestClock::at("2018-10-31T09:00:00Z").read()).unwrap();
        assert!(lines(&journal).last().unwrap().contains("came back"));
        assert_eq!(journal.verify(None, |_, _| {}).unwrap().destroyed, 2);
    }
}

fn one_person_erases_nothing(on: Stand) {
    let journal = on.open(TestClock::at("2018-10-31").read());
    append(&journal, vec![record("child:1", "a", "one")]);
    assert_eq!(Erasure::new("worker:bo", says_so(), entries(&[1])), Err(NoErasure::OnePerson));
    assert_eq!(Erasure::new(" ", says_so(), entries(&[1])), Err(NoErasure::OnePerson));
    assert_eq!(Erasure::new("worker:ada", says_so(), ToErase::default()), Err(NoErasure::Nothing));
    let about = Batch { who: "worker:bo".into(), ..batch(vec![record("child:1", "erasure-1", "x")]) };
    assert_eq!(Erasure::new("worker:ada", about, whole("child:1")), Err(NoErasure::AboutItself));
    assert_eq!(verified(&journal), 1);
}

/// Somebody recorded something after the proposal was looked at: nothing goes.
fn a_conflict_erases_nothing(on: Stand) {
    let journal = on.open(TestClock::at("2018-10-31").read());
    append(&journal, vec![record("child:1", "a", "one")]);
    append(&journal, vec![record("child:1", "b", "two")]);
    let batch = Batch { expected: vec![(subject("child:1"), Some(1))], ..says_so() };
    journal.erase(Erasure::new("worker:ada", batch, whole("child:1")).unwrap()).unwrap_err();
    assert_eq!(journal.erased().unwrap(), []);
    assert_eq!(lines(&journal).len(), 2);
    assert!(lines(&journal)[0].contains("one"));
}

fn the_database_itself_refuses_what_no_entry_says(on: Stand) {
    let journal = on.open(TestClock::at("2018-10-31").read());
    append(&journal, vec![record("child:1", "a", "one"), record("child:1", "b", "two")]);
    erase(&journal, entries(&[1]));
    let early = on.words(
        "INSERT INTO erased (seq, under, at) VALUES (2, 9, 0)",
        "INSERT INTO erased (authority, seq, under, at) VALUES ('372', 2, 9, 0)",
    );
    for statement in
        ["DELETE FROM payload WHERE seq = 2", "DELETE FROM erased", "UPDATE erased SET under = 9", early]
    {
        let refused = on.refusal(statement).unwrap_or_else(|| panic!("{statement} was done"));
        let says = refused.contains("erased") || refused.contains("recorded");
        assert!(says, "{statement}: {refused}");
    }
    // With nothing in the way: a payload that is only thrown away is found, and one that came back too.
    on.tamper("DELETE FROM payload WHERE seq = 2");
    match journal.verify(None, |_, _| {}) {
        Err(VerifyError::Broken(broken)) => assert_eq!(broken.seq, 2),
        other => panic!("{other:?}"),
    }
    on.tamper(on.words(
        "INSERT INTO payload (seq, salt, json) VALUES (1, x'00000000000000000000000000000000', '{}')",
        "INSERT INTO kith.payload (authority, seq, salt, json) VALUES ('372', 1, x'00000000000000000000000000000000', '{}')",
    ));
    match journal.verify(None, |_, _| {}) {
        Err(VerifyError::Broken(broken)) => assert_eq!(broken.seq, 1),
        other => panic!("{other:?}"),
    }
}

/// Two programs on one journal: the other reads it as it is now, and what it writes about somebody who was erased meanwhile
/// opens.
fn somebody_who_runs_on_meets_what_was_erased(on: Stand) {
    let with = key();
    let journal = on.open_with(&with, TestClock::at("2018-10-31").read()).unwrap();
    append(&journal, vec![record("child:1", "a", SECRET), record("child:2", "a", "two")]);
    let other = on.open_with(&with, TestClock::at("2018-10-31").read()).unwrap();
    assert!(lines(&other)[0].contains("Marmalade"));
    erase(&journal, whole("child:1"));
    assert!(lines(&other)[0].ends_with(" -"), "{:?}", lines(&other));
    // Its key of the subject is not theirs any longer: told to try again, and then it is written with the new one.
    let late = || batch(vec![record("child:1", "late", "written afterwards")]);
    if let Err(refused) = other.append(late()) {
        assert!(refused.to_string().contains("destroyed meanwhile: try again"), "{refused}");
        other.append(late()).unwrap();
    }
    assert!(lines(&journal).last().unwrap().contains("written afterwards"));
    assert_eq!(journal.verify(None, |_, _| {}).unwrap().destroyed, 1);
}

/// A backup after an erasure is whole, and neither it nor the files before it bring back what was erased, whatever the moment.
#[test]
fn a_restore_does_not_bring_back_what_was_erased() {
    for sealed in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let backups = folder.path().join("backups");
        std::fs::create_dir(&backups).unwrap();
        let source = KeySource::Text(AuthorityKey::draw().unwrap().1);
        let with = if sealed { Key::From(source.clone()) } else { Key::None };
        let clock = TestClock::at("2018-10-31T09:00:00Z");
        let path = folder.path().join("journal.db");
        let journal = Journal::open_with(&path, &with, clock.read()).unwrap();
        append(&journal, vec![record("child:1", "a", SECRET), record("child:2", "a", "two")]);
        journal.back_up(&backups, &source, false, moment("2018-10-31T18:00:00Z"), |_| {}).unwrap();
        clock.set("2018-11-01T09:00:00Z");
        erase(&journal, whole("child:1"));
        let taken =
            journal.back_up(&backups, &source, false, moment("2018-11-01T18:00:00Z"), |_| {}).unwrap();
        assert!(taken.backup.whole && taken.had_to_be_whole);
        let restore = |name: &str, until: Option<&str>| {
            let to = folder.path().join(name);
            let until = until.map(moment);
            let restored = journal::restore(&backups, &to, until, &source, clock.read(), |_| {}).unwrap();
            (restored, Journal::open_existing_with(&to, &with, clock.read()).unwrap())
        };
        let (restored, again) = restore("now.db", None);
        assert_eq!((restored.verified.destroyed, restored.verified.erased_later), (1, 0));
        assert_eq!(lines(&again), lines(&journal));
        assert_eq!(again.erased().unwrap(), journal.erased().unwrap());
        // A moment between the record and its erasure: the entry that says so is not there, and still it does not come back.
        let (restored, again) = restore("before.db", Some("2018-10-31T23:00:00Z"));
        assert_eq!((restored.verified.entries, restored.verified.erased_later), (2, 1));
        assert!(lines(&again)[0].ends_with(" -") && lines(&again)[1].contains("two"));
    }
}
