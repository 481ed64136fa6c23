use std::path::Path;

use journal::{AuthorityKey, DraftName, Journal, Key, KeySource, NewDocument, OpenError, Scan, StoreError};
use tempfile::TempDir;

use crate::support::*;

on_both! {
    a_sealed_journal_reads_as_an_open_one_and_its_file_holds_nothing_that_was_said,
    a_wrong_key_no_key_and_a_key_too_many_are_refused_with_what_helps,
    without_the_key_the_chain_verifies_and_nothing_is_read,
    a_payload_that_was_moved_or_changed_does_not_open_and_is_named,
    a_data_key_of_another_subject_opens_nothing,
    an_open_journal_is_sealed_from_a_moment_on_and_then_what_stands,
    the_key_is_changed_while_others_read_and_write,
    a_program_that_runs_and_cannot_have_the_new_key_says_so_and_writes_nothing_it_cannot_seal,
    many_writers_about_new_people_seal_with_one_key_each,
}

/// A place for a journal, and a folder with files of keys that nobody else can read.
struct Place {
    on: Stand,
    keys: TempDir,
}

impl Place {
    fn new(on: Stand) -> Place {
        Place { on, keys: tempfile::tempdir().unwrap() }
    }

    fn another(&self) -> Place {
        Place::new(self.on.another())
    }

    fn keys(&self, name: &str, lines: &[&str]) -> Key {
        Key::From(self.source(name, lines))
    }

    fn source(&self, name: &str, lines: &[&str]) -> KeySource {
        let path = self.keys.path().join(name);
        std::fs::write(&path, lines.join("\n")).unwrap();
        only_mine(&path);
        KeySource::File(path)
    }

    fn open(&self, key: &Key) -> Result<Journal, OpenError> {
        self.on.open_with(key, TestClock::at("2018-10-31").read())
    }

    fn holds(&self, text: &str) -> bool {
        self.on.holds(text)
    }
}

#[cfg(unix)]
fn only_mine(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
}

fn key() -> (String, String) {
    let (key, line) = AuthorityKey::draw().unwrap();
    (key.name().to_string(), line)
}

const SECRET: &str = "Marmalade Winterbeck fell from the apple tree";

fn draft() -> DraftName {
    DraftName { who: "ada".into(), subject: subject("child:1"), form: "visit".into() }
}

fn document(content: &[u8]) -> journal::DocumentName {
    let digest = journal::Digest(*blake3::hash(content).as_bytes());
    journal::DocumentName { subject: subject("child:1"), digest }
}

fn attach(journal: &Journal, content: &[u8]) {
    let name = document(content);
    journal.keep_document_part(&name, 0, content.to_vec()).unwrap();
    let bytes = content.len() as u64;
    journal.keep_document(NewDocument { name, bytes, parts: 1, state: Scan::NotScanned }).unwrap();
}

fn content(journal: &Journal, name: &journal::DocumentName) -> Result<Vec<u8>, StoreError> {
    let kept = journal.document(name)?.ok_or(StoreError::Document)?;
    let mut all = Vec::new();
    journal.document_content(&kept, |part| all.extend_from_slice(part))?;
    Ok(all)
}

fn a_sealed_journal_reads_as_an_open_one_and_its_file_holds_nothing_that_was_said(on: Stand) {
    let place = Place::new(on);
    let (_, line) = key();
    let key = place.keys("key", &[&line]);
    let written = {
        let journal = place.open(&key).unwrap();
        append(&journal, vec![record("child:1", "a", SECRET), record("child:2", "a", "two")]);
        append(&journal, vec![correct("child:1", "a", 2, "put right"), withdraw("child:2", "a", 2)]);
        journal.keep_draft(draft(), SECRET).unwrap();
        attach(&journal, SECRET.as_bytes());
        let open = Journal::temporary(TestClock::at("2018-10-31").read()).unwrap();
        append(&open, vec![record("child:1", "a", SECRET), record("child:2", "a", "two")]);
        append(&open, vec![correct("child:1", "a", 2, "put right"), withdraw("child:2", "a", 2)]);
        assert_eq!(lines(&journal), lines(&open));
        assert!(!place.holds("Marmalade"), "while it is open");
        lines(&journal)
    };
    assert!(!place.holds("Marmalade") && !place.holds("put right"));
    assert!(!place.holds(&line[21..]), "the key stands in the file");
    let journal = place.open(&key).unwrap();
    assert_eq!(lines(&journal), written);
    assert_eq!(&*journal.draft(&draft()).unwrap().unwrap().text, SECRET);
    assert_eq!(journal.drafts("ada", &subject("child:1")).unwrap().len(), 1);
    assert_eq!(content(&journal, &document(SECRET.as_bytes())).unwrap(), SECRET.as_bytes());
    assert_eq!(journal.verify_documents(|_| {}).unwrap().whole, 1);
    let verified = journal.verify(None, |_, _| {}).unwrap();
    assert_eq!((verified.entries, verified.unopened, verified.destroyed), (4, 0, 0));
    let sealing = journal.sealing().unwrap();
    assert_eq!((sealing.sealed, sealing.open, sealing.open_beside), (3, 0, 0));
    assert_eq!((sealing.keys.len(), sealing.keys[0].wraps, sealing.keys[0].given), (1, 2, true));
    journal.keep_draft(draft(), "").unwrap();
    assert_eq!(journal.draft(&draft()), Ok(None));
}

fn a_wrong_key_no_key_and_a_key_too_many_are_refused_with_what_helps(on: Stand) {
    let place = Place::new(on);
    let ((name, line), (other, other_line)) = (key(), key());
    append(&place.open(&place.keys("key", &[&line])).unwrap(), vec![record("child:1", "a", "x")]);
    let path = place.on.place();

    let refused = place.open(&Key::None).unwrap_err();
    assert_eq!(refused, OpenError::Sealed { path: path.clone(), wanted: vec![name.clone()] });
    assert!(refused.to_string().contains("--key-file"), "{refused}");

    let refused = place.open(&place.keys("other", &[&other_line])).unwrap_err();
    let from = place.keys.path().join("other").display().to_string();
    assert_eq!(refused, OpenError::WrongKey { path, wanted: vec![name], given: vec![other], from });
    assert!(refused.to_string().contains("kith key check"), "{refused}");

    let open = place.another();
    append(&open.open(&Key::None).unwrap(), vec![record("child:1", "a", "x")]);
    let refused = open.open(&open.keys("key", &[&line])).unwrap_err();
    assert!(refused.to_string().contains("kith key seal"), "{refused}");

    // A key that cannot be read makes no file.
    let none = place.another();
    let nowhere = Key::From(KeySource::File(none.keys.path().join("nowhere")));
    assert!(matches!(none.open(&nowhere).unwrap_err(), OpenError::Key(_)));
    if matches!(none.on, Stand::Sqlite(_)) {
        assert!(!none.on.place().exists());
    }
}

fn without_the_key_the_chain_verifies_and_nothing_is_read(on: Stand) {
    let place = Place::new(on);
    let (_, line) = key();
    append(&place.open(&place.keys("key", &[&line])).unwrap(), vec![record("child:1", "a", "x")]);
    let journal = place.open(&Key::EnvelopesOnly).unwrap();
    let verified = journal.verify(None, |_, _| {}).unwrap();
    assert_eq!((verified.entries, verified.unopened), (1, 1));
    assert_eq!(journal.history(&subject("child:1")), Err(StoreError::NoKey));
    // Nor is anything written open: the database itself refuses.
    let refused = journal.append(batch(vec![record("child:1", "b", SECRET)])).unwrap_err();
    assert!(refused.to_string().contains("has been sealed"), "{refused}");
    assert!(journal.keep_draft(draft(), SECRET).is_err());
    let name = document(b"letter");
    assert!(journal.keep_document_part(&name, 0, b"letter".to_vec()).is_err());
    assert!(!place.holds("Marmalade"));
    assert_eq!(journal.last_seq(), Ok(1));
}

fn a_payload_that_was_moved_or_changed_does_not_open_and_is_named(on: Stand) {
    // What is done to the file, and the entry that is told.
    let table = [
        (
            "UPDATE sealed_payload SET bytes = (SELECT bytes FROM sealed_payload WHERE seq = 1) WHERE seq = 2",
            2,
        ),
        ("UPDATE sealed_payload SET key = 2 WHERE seq = 1", 1),
        (
            on.words(
                "UPDATE sealed_payload SET bytes = CAST(substr(bytes, 1, 20) || x'00000000' || substr(bytes, 25) AS BLOB) \
                 WHERE seq = 3",
                "UPDATE sealed_payload SET bytes = overlay(bytes placing '\\x00000000'::bytea from 21) WHERE seq = 3",
            ),
            3,
        ),
        ("UPDATE sealed_payload SET bytes = substr(bytes, 1, length(bytes) - 1) WHERE seq = 3", 3),
        (
            on.words(
                "INSERT INTO sealed_payload SELECT 9, key, bytes FROM sealed_payload WHERE seq = 3",
                "INSERT INTO sealed_payload SELECT authority, 9, key, bytes FROM sealed_payload WHERE seq = 3",
            ),
            4,
        ),
        ("UPDATE sealed_payload SET seq = 9 WHERE seq = 3", 3),
    ];
    for (statement, seq) in table {
        let place = Place::new(on.another());
        let (_, line) = key();
        let key = place.keys("key", &[&line]);
        {
            let journal = place.open(&key).unwrap();
            append(&journal, vec![record("child:1", "a", "one"), record("child:1", "b", "two")]);
            append(&journal, vec![record("child:2", "a", "three")]);
        }
        place.on.tamper(statement);
        let journal = place.open(&key).unwrap();
        match journal.verify(None, |_, _| {}) {
            Err(journal::VerifyError::Broken(broken)) => {
                assert_eq!(broken.seq, seq, "{statement}");
                let expected = match seq {
                    4 => "something was left where no entry is",
                    _ => "its payload is not the one that was recorded",
                };
                assert_eq!(broken.what, expected, "{statement}");
            }
            other => panic!("{statement}: {other:?}"),
        }
    }
}

fn a_data_key_of_another_subject_opens_nothing(on: Stand) {
    let place = Place::new(on);
    let (_, line) = key();
    let key = place.keys("key", &[&line]);
    append(&place.open(&key).unwrap(), vec![record("child:1", "a", "one"), record("child:2", "a", "two")]);
    place.on.tamper(
        "UPDATE data_key SET wrapped = (SELECT wrapped FROM data_key WHERE subject = 'child:1') \
         WHERE subject = 'child:2'",
    );
    let refused = place.open(&key).unwrap().history(&subject("child:2")).unwrap_err().to_string();
    assert!(refused.contains("the data key of child:2 does not open"), "{refused}");
}

fn an_open_journal_is_sealed_from_a_moment_on_and_then_what_stands(on: Stand) {
    let place = Place::new(on);
    let (_, line) = key();
    let source = place.source("key", &[&line]);
    let running = place.open(&Key::None).unwrap();
    append(&running, (0..50).map(|n| record("child:1", &n.to_string(), SECRET)).collect());
    running.keep_draft(draft(), SECRET).unwrap();
    attach(&running, SECRET.as_bytes());
    let (before, head) = (lines(&running), running.head().unwrap());

    let journal = place.open(&Key::ToSeal(source.clone())).unwrap();
    // Opened to be sealed, it is not yet.
    append(&journal, vec![record("child:2", "a", "still open")]);
    assert!(journal.begin_sealing().unwrap());
    assert!(!journal.begin_sealing().unwrap(), "a second time changes nothing");
    append(&journal, vec![record("child:2", "b", "sealed from here on")]);
    // A program that was running without the key is refused, and told why.
    let refused = running.append(batch(vec![record("child:1", "z", "x")])).unwrap_err().to_string();
    assert!(refused.contains("start the program again with the authority's key"), "{refused}");
    let sealing = journal.sealing().unwrap();
    assert_eq!((sealing.sealed, sealing.open, sealing.open_beside), (1, 51, 2));
    assert!(place.holds("Marmalade"));
    drop(running);

    assert_eq!(journal.seal_what_stands(|_, _| {}), Ok(51));
    assert_eq!(journal.seal_what_stands(|_, _| {}), Ok(0));
    let sealing = journal.sealing().unwrap();
    assert_eq!((sealing.sealed, sealing.open, sealing.open_beside), (52, 0, 0));
    assert_eq!(lines(&journal)[..50], before);
    assert_eq!(&*journal.draft(&draft()).unwrap().unwrap().text, SECRET);
    assert_eq!(content(&journal, &document(SECRET.as_bytes())).unwrap(), SECRET.as_bytes());
    // The chain is the same, and passes through the head that was noted while it was open.
    assert_eq!(journal.verify(Some(head), |_, _| {}).unwrap().entries, 52);
    assert!(!place.holds("Marmalade"), "what stood open is overwritten");
    drop(journal);
    assert!(!place.holds("Marmalade") && !place.holds("still open"));
    assert_eq!(lines(&place.open(&Key::From(source)).unwrap()).len(), 52);
}

fn the_key_is_changed_while_others_read_and_write(on: Stand) {
    let place = Place::new(on);
    let ((old, old_line), (new, new_line)) = (key(), key());
    let serving = place.open(&place.keys("key", &[&old_line])).unwrap();
    append(&serving, vec![record("child:1", "a", "one"), record("child:2", "a", "two")]);

    // The new key goes before the old one, into the file that the running program has.
    let both = place.source("key", &[&new_line, &old_line]);
    append(&serving, vec![record("child:3", "a", "under the old key still")]);
    let rotating = place.open(&Key::From(both)).unwrap();
    let (wrapped, ended) = rotating.rotate(|_| {}).unwrap();
    assert_eq!(wrapped, 3);
    assert_eq!(ended.iter().map(ToString::to_string).collect::<Vec<_>>(), std::slice::from_ref(&old));
    assert_eq!(rotating.rotate(|_| {}).unwrap(), (0, vec![]));

    // The program that was running all the time goes on, and takes the new key for somebody new.
    append(&serving, vec![correct("child:1", "a", 2, "put right"), record("child:4", "a", "four")]);
    assert_eq!(lines(&serving), lines(&rotating));
    let keys = serving.sealing().unwrap().keys;
    let state: Vec<_> = keys.iter().map(|key| (key.name.as_str(), key.wraps, key.is_live())).collect();
    let (dead, live) = ((old.as_str(), 0, false), (new.as_str(), 4, true));
    assert!(state == [dead, live] || state == [live, dead], "{state:?}");
    drop((serving, rotating));

    // The old key opens nothing any longer, the new one alone everything.
    assert!(matches!(place.open(&place.keys("old", &[&old_line])), Err(OpenError::WrongKey { .. })));
    let journal = place.open(&place.keys("new", &[&new_line])).unwrap();
    assert_eq!(lines(&journal).len(), 5);
    assert_eq!(verified(&journal), 5);
}

fn a_program_that_runs_and_cannot_have_the_new_key_says_so_and_writes_nothing_it_cannot_seal(on: Stand) {
    let place = Place::new(on);
    let ((_, old_line), (_, new_line)) = (key(), key());
    let serving = place.open(&Key::From(KeySource::Text(old_line.clone()))).unwrap();
    append(&serving, vec![record("child:1", "a", "one")]);
    place.open(&place.keys("both", &[&new_line, &old_line])).unwrap().rotate(|_| {}).unwrap();
    // Whom it knows it goes on with; for somebody new there is no key.
    append(&serving, vec![correct("child:1", "a", 2, "put right")]);
    let refused = serving.append(batch(vec![record("child:9", "a", "x")])).unwrap_err().to_string();
    assert!(refused.contains("the environment") && refused.contains("kith key check"), "{refused}");
    assert_eq!(serving.last_seq(), Ok(2));
}

/// Many at once, about people who have no key yet: everybody gets one, and everything opens.
fn many_writers_about_new_people_seal_with_one_key_each(on: Stand) {
    let place = Place::new(on);
    let (_, line) = key();
    let key = place.keys("key", &[&line]);
    let handles = [place.open(&key).unwrap(), place.open(&key).unwrap()];
    std::thread::scope(|scope| {
        for (nth, handle) in handles.iter().enumerate() {
            for thread in 0..3 {
                scope.spawn(move || {
                    for number in 0..20 {
                        let id = format!("{nth}-{thread}");
                        append(handle, vec![record(&format!("child:{number}"), &id, "x")]);
                    }
                });
            }
        }
    });
    let sealing = handles[0].sealing().unwrap();
    assert_eq!((sealing.keys[0].wraps, sealing.sealed), (20, 120));
    assert_eq!(handles.each_ref().map(verified), [120; 2]);
    assert_eq!(lines(&handles[0]), lines(&handles[1]));
}
