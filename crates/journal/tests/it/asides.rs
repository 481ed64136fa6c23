use journal::{AppendError, DraftName, Journal, NewLook};

use crate::support::*;

on_both! {
    looks_are_read_by_subject_newest_first_and_outlive_the_program,
    a_look_cannot_be_changed_or_taken_out,
    a_draft_is_its_persons_its_childs_and_its_forms_alone,
    a_look_that_somebody_changed_or_took_out_is_found,
    looks_of_an_older_journal_are_taken_into_the_chain,
    a_look_for_which_there_is_no_room_comes_back_and_is_written_once_it_is_sent,
}

fn look(who: &str, about: &str, why: &str) -> NewLook {
    NewLook {
        who: who.into(),
        subject: subject(about),
        what: "the child's page".into(),
        why: why.into(),
        broke_glass: false,
    }
}

fn a_look_for_which_there_is_no_room_comes_back_and_is_written_once_it_is_sent(on: Stand) {
    let journal = on.open(|| moment("2018-10-31T08:50:00Z"));
    // The thread that writes is held in the answer of the first.
    let (go, gone) = std::sync::mpsc::channel::<()>();
    let held = journal.look_then(look("ada", "child:1", "held"), move |_| gone.recv().unwrap()).unwrap();
    assert!(held.is_none());
    let (tell, told) = std::sync::mpsc::channel();
    let mut handed = 0;
    let unsent = loop {
        let tell = tell.clone();
        let answer = move |done| tell.send(done).unwrap();
        let unsent = journal.look_then(look("ada", "child:2", "is the worker"), answer).unwrap();
        handed += 1;
        if let Some(unsent) = unsent {
            break unsent;
        }
        assert!(handed < 100_000, "there is always room");
    };
    let sending = std::thread::spawn(move || unsent.send());
    go.send(()).unwrap();
    sending.join().unwrap();
    for _ in 0..handed {
        assert_eq!(told.recv().unwrap(), Ok(()));
    }
    assert_eq!(journal.looks(&subject("child:2"), usize::MAX >> 1).unwrap().len(), handed);
}

fn named(who: &str, about: &str, form: &str) -> DraftName {
    DraftName { who: who.into(), subject: subject(about), form: form.into() }
}

fn looks_are_read_by_subject_newest_first_and_outlive_the_program(on: Stand) {
    let clock = TestClock::at("2018-10-31T08:50:00Z");
    {
        let journal = on.open(clock.read());
        journal.look(look("ada", "child:1", "is the worker")).unwrap();
        journal.look(look("ada", "child:2", "is the worker")).unwrap();
        clock.set("2018-10-31T09:00:00Z");
        journal.look(NewLook { broke_glass: true, ..look("bo", "child:1", "a call at night") }).unwrap();
    }
    let journal = on.open(clock.read());
    let seen: Vec<_> = journal
        .looks(&subject("child:1"), 10)
        .unwrap()
        .into_iter()
        .map(|look| (look.at.to_string(), look.who.to_string(), look.why.to_string(), look.broke_glass))
        .collect();
    let at = |text: &str| moment(text).to_string();
    assert_eq!(
        seen,
        [
            (at("2018-10-31T09:00:00Z"), "bo".to_owned(), "a call at night".to_owned(), true),
            (at("2018-10-31T08:50:00Z"), "ada".to_owned(), "is the worker".to_owned(), false),
        ]
    );
    let broken = |since: &str| -> Vec<String> {
        let looks = journal.broken_glass(moment(since), 10).unwrap();
        looks.iter().map(|(about, look)| format!("{about} {}", look.who)).collect()
    };
    assert_eq!(broken("2018-10-31T09:00:00Z"), ["child:1 bo"]);
    assert!(broken("2018-10-31T09:00:01Z").is_empty());
    assert_eq!(journal.looks(&subject("child:1"), 1).unwrap().len(), 1);
    assert_eq!(journal.looks(&subject("child:3"), 10).unwrap(), []);
    assert_eq!(journal.last_seq(), Ok(0), "a look is no entry");
    assert!(matches!(journal.look(look("ada", "child:1", " ")), Err(AppendError::Text { .. })));
}

fn a_look_cannot_be_changed_or_taken_out(on: Stand) {
    let journal = on.open(TestClock::at("2018-10-31").read());
    for who in ["ada", "bo"] {
        journal.look(look(who, "child:1", "is the worker")).unwrap();
    }
    let again = "INSERT OR REPLACE INTO look VALUES (1, 0, 'cy', 'child:1', 'page', 'why', 0, NULL)";
    let later = "INSERT INTO look VALUES (9, 0, 'cy', 'child:1', 'page', 'why', 0, NULL)";
    let pg = "INSERT INTO look VALUES ('372', 9, 0, 'cy', 'child:1', 'page', 'why', false, NULL)";
    for (sql, sentence) in [
        ("UPDATE look SET who = 'cy'", "never changed"),
        ("DELETE FROM look", "never deleted"),
        (on.words(again, pg), "at the end"),
        (on.words(later, pg), "at the end"),
    ] {
        let refused = on.refusal(sql).unwrap();
        assert!(refused.contains(sentence), "{sql}: {refused}");
    }
    assert_eq!(journal.looks(&subject("child:1"), 10).unwrap().len(), 2);
}

fn a_draft_is_its_persons_its_childs_and_its_forms_alone(on: Stand) {
    let clock = TestClock::at("2018-10-31T08:50:00Z");
    let journal = on.open(clock.read());
    let visit = named("ada", "child:1", "visit");
    journal.keep_draft(visit.clone(), "day=2018").unwrap();
    clock.set("2018-10-31T08:51:00Z");
    journal.keep_draft(visit.clone(), "day=2018-10-31").unwrap();
    journal.keep_draft(named("ada", "child:1", "case_note"), "text=She said").unwrap();
    let kept = journal.draft(&visit).unwrap().unwrap();
    assert_eq!((&*kept.text, kept.saved), ("day=2018-10-31", moment("2018-10-31T08:51:00Z")));
    for other in
        [named("bo", "child:1", "visit"), named("ada", "child:2", "visit"), named("ada", "child:1", "visi")]
    {
        assert_eq!(journal.draft(&other).unwrap(), None, "{other:?}");
    }
    let forms = |journal: &Journal| -> Vec<String> {
        journal.drafts("ada", &subject("child:1")).unwrap().iter().map(|d| d.form.to_string()).collect()
    };
    assert_eq!(forms(&journal), ["case_note", "visit"]);
    // Of whomever they are, and one's own; what is kept beside oneself is no form.
    clock.set("2018-10-31T08:52:00Z");
    journal.keep_draft(named("ada", "child:2", "visit"), "day=2018").unwrap();
    journal.keep_draft(named("ada", "worker:ada", "calendar feed"), "secret").unwrap();
    clock.set("2018-10-31T08:53:00Z");
    journal.keep_draft(named("ada", "worker:bo", "appraisal"), "day=2018").unwrap();
    let begun = |who: &str| -> Vec<String> {
        let begun = journal.begun(who).unwrap();
        begun.iter().map(|one| format!("{} {} {}", one.subject, one.form, one.saved)).collect()
    };
    assert_eq!(
        begun("ada"),
        [
            "worker:bo appraisal 2018-10-31T08:53:00Z",
            "child:2 visit 2018-10-31T08:52:00Z",
            "child:1 case_note 2018-10-31T08:51:00Z",
            "child:1 visit 2018-10-31T08:51:00Z",
        ]
    );
    assert_eq!(begun("bo"), Vec::<String>::new());
    journal.keep_draft(visit.clone(), "").unwrap();
    assert_eq!(journal.draft(&visit).unwrap(), None);
    assert_eq!(forms(&journal), ["case_note"]);
    let long = "x".repeat(journal::limits::DRAFT_BYTES + 1);
    assert!(matches!(journal.keep_draft(visit, &long), Err(AppendError::TooMany { .. })));
}

/// Looks and entries in turn; each change of a look shows, at the entry that was written after it.
fn a_look_that_somebody_changed_or_took_out_is_found(on: Stand) {
    let write = |on: &Stand| {
        let journal = on.open(TestClock::at("2018-10-31").read());
        append(&journal, vec![record("child:1", "a", "one")]);
        for who in ["ada", "bo", "cy"] {
            journal.look(look(who, "child:1", "is the worker")).unwrap();
        }
        append(&journal, vec![record("child:1", "b", "two"), record("child:1", "c", "three")]);
        journal.look(look("dee", "child:1", "is the worker")).unwrap();
        let verified = journal.verify(None, |_, _| {}).unwrap();
        assert_eq!((verified.entries, verified.looks), (3, 4));
    };
    let broken = on.words(
        "UPDATE look SET broke_glass = 1 WHERE id = 3",
        "UPDATE look SET broke_glass = true WHERE id = 3",
    );
    for (sql, seq, what) in [
        ("UPDATE look SET who = 'eve' WHERE id = 2", 2, "look 2 is not the one that was logged"),
        ("UPDATE look SET at = at + 1 WHERE id = 1", 2, "look 1 is not the one that was logged"),
        (broken, 2, "look 3 is not the one that was logged"),
        ("UPDATE look SET hash = NULL WHERE id = 3", 2, "look 3 has lost its hash"),
        ("DELETE FROM look WHERE id = 2", 2, "look 2 is missing"),
        (
            "DELETE FROM look WHERE id >= 3",
            2,
            "looks that were logged before it are not those that are there",
        ),
        ("DELETE FROM look", 2, "looks that were logged before it are not those that are there"),
        ("UPDATE look SET why = 'another' WHERE id = 4", 4, "look 4 is not the one that was logged"),
        ("UPDATE entry SET looks = NULL WHERE seq = 2", 2, "its envelope is not the one that was hashed"),
    ] {
        let on = on.another();
        write(&on);
        on.tamper(sql);
        let journal = on.open(TestClock::at("2018-10-31").read());
        let Err(journal::VerifyError::Broken(broken)) = journal.verify(None, |_, _| {}) else {
            panic!("{sql} was not found")
        };
        assert_eq!((broken.seq, broken.what.as_str()), (seq, what), "{sql}");
    }
}

/// Looks of a journal that was written before looks were chained are taken in by the first look after them.
fn looks_of_an_older_journal_are_taken_into_the_chain(on: Stand) {
    let open = || on.open(TestClock::at("2018-10-31").read());
    let journal = open();
    for who in ["ada", "bo"] {
        journal.look(look(who, "child:1", "is the worker")).unwrap();
    }
    drop(journal);
    on.tamper("UPDATE look SET hash = NULL");
    let journal = open();
    journal.look(look("cy", "child:1", "is the worker")).unwrap();
    append(&journal, vec![record("child:1", "a", "one")]);
    assert_eq!(journal.verify(None, |_, _| {}).unwrap().looks, 3);
    drop(journal);
    on.tamper("UPDATE look SET who = 'eve' WHERE id = 1");
    let Err(journal::VerifyError::Broken(broken)) = open().verify(None, |_, _| {}) else {
        panic!("not found")
    };
    assert_eq!((broken.seq, broken.what.as_str()), (1, "look 3 is not the one that was logged"));
}
