use std::path::{Path, PathBuf};

use journal::postgres::{PostgresAddress, admit, fill};
use journal::{
    AuthorityKey, BackupError, Batch, DraftName, Erasure, Journal, Key, KeySource, NewDocument, NewLook,
    Restored, Scan, ToErase,
};
use tempfile::TempDir;

use crate::support::*;

const SECRET: &str = "Marmalade Winterbeck fell from the apple tree";

/// A folder with a database, its key, a folder for backups, and places to restore to.
struct Place {
    folder: TempDir,
    key: KeySource,
    clock: TestClock,
}

impl Place {
    fn new() -> Place {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("backups")).unwrap();
        let (_, line) = AuthorityKey::draw().unwrap();
        Place { folder, key: KeySource::Text(line), clock: TestClock::at("2018-10-31T09:00:00Z") }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn backups(&self) -> PathBuf {
        self.path("backups")
    }

    fn open(&self, key: &Key) -> Journal {
        Journal::open_with(&self.path("journal.db"), key, self.clock.read()).unwrap()
    }

    fn sealed(&self) -> Journal {
        self.open(&Key::From(self.key.clone()))
    }

    fn back_up(&self, journal: &Journal, at: &str) -> journal::BackedUp {
        journal.back_up(&self.backups(), &self.key, false, moment(at), |_| {}).unwrap()
    }

    fn restore(&self, name: &str, until: Option<&str>) -> Result<Restored, BackupError> {
        let until = until.map(moment);
        journal::restore(&self.backups(), &self.path(name), until, &self.key, self.clock.read(), |_| {})
    }

    fn restored(&self, name: &str, key: &Key) -> Journal {
        Journal::open_existing_with(&self.path(name), key, self.clock.read()).unwrap()
    }

    /// The files of the backups, in order.
    fn files(&self) -> Vec<PathBuf> {
        let mut files: Vec<_> =
            std::fs::read_dir(self.backups()).unwrap().map(|file| file.unwrap().path()).collect();
        files.retain(|path| path.extension().is_some_and(|ending| ending == "backup"));
        files.sort();
        files
    }
}

fn draft() -> DraftName {
    DraftName { who: "ada".into(), subject: subject("child:1"), form: "visit".into() }
}

fn attach(journal: &Journal, content: &[u8]) -> journal::DocumentName {
    let digest = journal::Digest(*blake3::hash(content).as_bytes());
    let name = journal::DocumentName { subject: subject("child:1"), digest };
    journal.keep_document_part(&name, 0, content.to_vec()).unwrap();
    let bytes = content.len() as u64;
    let kept = NewDocument { name: name.clone(), bytes, parts: 1, state: Scan::NotScanned };
    journal.keep_document(kept).unwrap();
    name
}

fn look(journal: &Journal) {
    let (who, why) = ("worker:ada".into(), "their worker".into());
    let what = "overview".into();
    journal.look(NewLook { who, subject: subject("child:1"), what, why, broke_glass: false }).unwrap();
}

fn holds(path: &Path, text: &str) -> bool {
    std::fs::read(path).unwrap().windows(text.len()).any(|window| window == text.as_bytes())
}

/// Three days, each backed up.
fn three_days(place: &Place, journal: &Journal) -> Vec<journal::BackedUp> {
    append(journal, vec![record("child:1", "a", SECRET), record("child:2", "a", "two")]);
    journal.keep_draft(draft(), "begun").unwrap();
    attach(journal, b"a letter");
    let mut taken = vec![place.back_up(journal, "2018-10-31T18:00:00Z")];
    place.clock.set("2018-11-01T09:00:00Z");
    look(journal);
    journal.append(load("2018", vec![record("child:3", "a", "x"), record("child:3", "b", "y")])).unwrap();
    attach(journal, b"another letter");
    taken.push(place.back_up(journal, "2018-11-01T18:00:00Z"));
    place.clock.set("2018-11-02T09:00:00Z");
    look(journal);
    append(journal, vec![correct("child:1", "a", 2, "put right"), withdraw("child:2", "a", 2)]);
    journal.keep_draft(draft(), "gone on").unwrap();
    taken.push(place.back_up(journal, "2018-11-02T18:00:00Z"));
    taken
}

#[test]
fn what_is_restored_is_what_was_backed_up_and_the_files_tell_nothing() {
    for sealed in [true, false] {
        let place = Place::new();
        let journal = if sealed { place.sealed() } else { place.open(&Key::None) };
        let taken = three_days(&place, &journal);
        let said: Vec<_> =
            taken.iter().map(|taken| (taken.backup.whole, taken.new, taken.backup.entries)).collect();
        assert_eq!(said, [(true, 2, 2), (false, 2, 4), (false, 2, 6)]);
        // Recorded after the last backup: lost with the machine.
        append(&journal, vec![record("child:9", "z", "too late")]);
        for file in place.files() {
            assert!(!holds(&file, "Marmalade") && !holds(&file, "child:1"), "{}", file.display());
        }
        let restored = place.restore("again.db", None).unwrap();
        assert_eq!((restored.verified.entries, restored.verified.looks, restored.files.len()), (6, 2, 3));
        assert_eq!(restored.verified.head, taken[2].backup.head);
        assert_eq!(
            (restored.authority.as_deref(), restored.subjects, restored.documents),
            (Some("372"), 3, 2)
        );

        let key = if sealed { Key::From(place.key.clone()) } else { Key::None };
        let again = place.restored("again.db", &key);
        assert_eq!(lines(&again), lines(&journal)[..6]);
        assert_eq!(&*again.draft(&draft()).unwrap().unwrap().text, "gone on");
        assert_eq!(again.verify_documents(|_| {}).unwrap().whole, 2);
        assert_eq!(again.loads().unwrap(), journal.loads().unwrap());
        // It goes on as a journal does.
        append(&again, vec![record("child:1", "b", "after the restore")]);
        look(&again);
        assert_eq!(verified(&again), 7);
    }
}

#[test]
fn a_journal_is_restored_as_it_was_at_a_moment() {
    let place = Place::new();
    let journal = place.sealed();
    three_days(&place, &journal);
    // The moment, how many entries, looks and documents there were by then.
    let table = [
        ("2018-10-31T12:00:00Z", 2, 0, 1),
        ("2018-10-31T18:00:00Z", 2, 0, 1),
        ("2018-11-01T09:00:00Z", 4, 1, 2),
        ("2018-11-02T08:59:59Z", 4, 1, 2),
        ("2018-11-02T09:00:00Z", 6, 2, 2),
        ("2030-01-01T00:00:00Z", 6, 2, 2),
    ];
    for (nth, (until, entries, looks, documents)) in table.into_iter().enumerate() {
        let name = format!("until{nth}.db");
        let restored = place.restore(&name, Some(until)).unwrap();
        let found = (restored.verified.entries, restored.verified.looks);
        assert_eq!(found, (entries, looks), "{until}");
        let again = place.restored(&name, &Key::From(place.key.clone()));
        assert_eq!(lines(&again), lines(&journal)[..entries as usize], "{until}");
        assert_eq!(again.verify_documents(|_| {}).unwrap().whole, documents, "{until}");
        assert_eq!(again.loads().unwrap().len(), usize::from(entries > 2), "{until}");
        append(&again, vec![record("child:7", "a", "after the restore")]);
        assert_eq!(verified(&again), entries + 1, "{until}");
    }
    let refused = place.restore("early.db", Some("2018-10-30T00:00:00Z")).unwrap_err();
    assert!(matches!(refused, BackupError::TooEarly { .. }), "{refused}");
    assert!(!place.path("early.db").exists());
}

#[test]
fn a_restore_into_a_place_that_is_not_empty_is_refused_and_touches_nothing() {
    let place = Place::new();
    let journal = place.sealed();
    three_days(&place, &journal);
    std::fs::write(place.path("there.db"), "somebody's").unwrap();
    for name in ["there.db", "journal.db"] {
        let before = std::fs::read(place.path(name)).unwrap();
        let refused = place.restore(name, None).unwrap_err();
        assert!(matches!(refused, BackupError::NotEmpty(_)), "{refused}");
        assert_eq!(std::fs::read(place.path(name)).unwrap(), before);
    }
}

/// Whether it stood open, was sealed, or sealing had begun: what stood open stays so.
#[test]
fn what_is_restored_goes_into_postgresql_all_of_it_or_nothing() {
    for state in ["open", "sealed", "begun", "erased"] {
        let place = Place::new();
        let (key, journal) = match state {
            "open" | "erased" => (Key::None, place.open(&Key::None)),
            "sealed" => (Key::From(place.key.clone()), place.sealed()),
            _ => (Key::From(place.key.clone()), place.open(&Key::ToSeal(place.key.clone()))),
        };
        three_days(&place, &journal);
        journal.want_digest("ada", Some("ada@council.example")).unwrap();
        if state == "begun" {
            journal.begin_sealing().unwrap();
            append(&journal, vec![record("child:4", "a", "sealed")]);
            attach(&journal, b"a sealed letter");
        }
        if state == "erased" {
            let says_so = batch(vec![record("authority:372", "erasure-1", "a court order")]);
            let says_so = Batch { who: "worker:bo".into(), ..says_so };
            let what = ToErase { entries: vec![1], ..ToErase::default() };
            journal.erase(Erasure::new("worker:ada", says_so, what).unwrap()).unwrap();
        }
        place.back_up(&journal, "2018-11-03T18:00:00Z");
        let restored = place.restore("again.db", None).unwrap();
        let from = place.path("again.db");

        let anothers = prepared();
        let owner = PostgresAddress::parse(&anothers.owner()).unwrap();
        admit(&owner, "373", anothers.role()).unwrap();
        let address = PostgresAddress::parse(&anothers.address()).unwrap();
        let refused = fill(&address, &from, |_| {}).unwrap_err().to_string();
        assert!(refused.contains("authority 372's, and the role is let in for 373"), "{refused}");
        assert_eq!(anothers.sql("SELECT count(*) FROM entry UNION ALL SELECT count(*) FROM load"), "0\n0");

        let on = Stand::postgres();
        let address = PostgresAddress::parse(on.place().to_str().unwrap()).unwrap();
        fill(&address, &from, |_| {}).unwrap();
        let again = on.open_with(&key, place.clock.read()).unwrap();
        assert_eq!(lines(&again), lines(&journal), "{state}");
        assert_eq!(again.verify(Some(restored.verified.head), |_, _| {}).unwrap().looks, 2, "{state}");
        assert_eq!(&*again.draft(&draft()).unwrap().unwrap().text, "gone on");
        assert_eq!(again.verify_documents(|_| {}).unwrap().whole, restored.documents);
        assert_eq!(again.loads().unwrap(), journal.loads().unwrap());
        assert_eq!(again.digests_wanted().unwrap().len(), 1);
        assert_eq!(again.erased().unwrap(), journal.erased().unwrap(), "{state}");
        assert_eq!(again.sealing().unwrap(), journal.sealing().unwrap(), "{state}");
        append(&again, vec![record("child:1", "b", "after the restore")]);
        look(&again);
        let refused = fill(&address, &from, |_| {}).unwrap_err().to_string();
        assert!(refused.contains("something of authority 372 already"), "{refused}");
        assert_eq!(verified(&again), restored.verified.entries + 1);
    }
}

#[test]
fn any_damage_is_found_and_the_file_named() {
    let place = Place::new();
    let journal = place.sealed();
    three_days(&place, &journal);
    let files = place.files();
    let second = std::fs::read(&files[1]).unwrap();
    let refused = |what: &str| {
        let error = place.restore("again.db", None).unwrap_err();
        assert!(!place.path("again.db").exists(), "{what}");
        error.to_string()
    };
    // A byte anywhere: in the heading, in a length, in what is sealed.
    for at in (0..second.len()).step_by(second.len() / 23 + 1) {
        let mut changed = second.clone();
        changed[at] ^= 1;
        std::fs::write(&files[1], changed).unwrap();
        let said = refused("a byte");
        // The third knows the heading of the second, so that it may be the one that is named.
        let names = said.contains("kith-000002.backup") || said.contains("kith-000003.backup");
        assert!(names || said.contains("number 1, under another's name"), "byte {at}: {said}");
    }
    // Cut off anywhere, also between two parts.
    for length in [0, 5, 200, second.len() / 2, second.len() - 1] {
        std::fs::write(&files[1], &second[..length]).unwrap();
        assert!(refused("cut").contains("kith-000002.backup is damaged"), "{length}");
    }
    // Another's content under its name, and gone.
    std::fs::copy(&files[0], &files[1]).unwrap();
    assert!(refused("another's").contains("it is number 1, under another's name"));
    std::fs::remove_file(&files[1]).unwrap();
    assert!(refused("gone").contains("kith-000003.backup follows a backup that is not in its folder"));
    // And a backup that is damaged is not built upon.
    std::fs::write(&files[1], &second).unwrap();
    let mut third = std::fs::read(&files[2]).unwrap();
    let middle = third.len() / 2;
    third[middle] ^= 1;
    std::fs::write(&files[2], third).unwrap();
    let said =
        journal.back_up(&place.backups(), &place.key, false, moment("2018-11-03"), |_| {}).unwrap_err();
    assert!(said.to_string().contains("kith-000003.backup is damaged"), "{said}");
}

#[test]
fn another_key_another_journal_and_a_second_at_once_are_refused() {
    let place = Place::new();
    let journal = place.sealed();
    three_days(&place, &journal);
    let (_, other) = AuthorityKey::draw().unwrap();
    let other = KeySource::Text(other);
    let said =
        journal::restore(&place.backups(), &place.path("x.db"), None, &other, place.clock.read(), |_| {});
    assert!(matches!(said, Err(BackupError::Key { .. })), "{said:?}");
    let stranger = Journal::temporary(place.clock.read()).unwrap();
    append(&stranger, (0..9).map(|n| record("child:1", &n.to_string(), "x")).collect());
    let said =
        stranger.back_up(&place.backups(), &place.key, false, moment("2018-11-03"), |_| {}).unwrap_err();
    assert!(matches!(said, BackupError::OtherJournal { .. }), "{said}");
    let held = std::fs::File::create(place.backups().join("being-written")).unwrap();
    held.lock().unwrap();
    let said =
        journal.back_up(&place.backups(), &place.key, false, moment("2018-11-03"), |_| {}).unwrap_err();
    assert!(matches!(said, BackupError::Busy(_)), "{said}");
    drop(held);
    let none =
        journal::restore(&place.path(""), &place.path("x.db"), None, &place.key, place.clock.read(), |_| {});
    assert!(matches!(none, Err(BackupError::None(_))), "{none:?}");
}

/// What stood open was sealed since: what the older files hold is not what is there, so everything is taken.
#[test]
fn after_what_stood_open_was_sealed_everything_is_taken_again() {
    let place = Place::new();
    let journal = place.open(&Key::ToSeal(place.key.clone()));
    three_days(&place, &journal);
    journal.begin_sealing().unwrap();
    append(&journal, vec![record("child:4", "a", "sealed")]);
    let taken = place.back_up(&journal, "2018-11-03T18:00:00Z");
    assert!(!taken.backup.whole && taken.new == 1);
    journal.seal_what_stands(|_, _| {}).unwrap();
    let taken = place.back_up(&journal, "2018-11-04T18:00:00Z");
    assert!(taken.backup.whole && taken.had_to_be_whole, "{taken:?}");
    let restored = place.restore("again.db", None).unwrap();
    assert_eq!((restored.verified.entries, restored.files.len()), (7, 1));
    let again = place.restored("again.db", &Key::From(place.key.clone()));
    assert_eq!(lines(&again), lines(&journal));
    assert_eq!(again.sealing().unwrap().open, 0);
    assert!(!holds(&place.path("again.db"), "Marmalade"));
}

/// While people write, a backup is of one moment.
#[test]
fn a_backup_taken_while_people_write_is_whole() {
    let place = Place::new();
    let journal = place.sealed();
    append(&journal, vec![record("child:1", "first", "x")]);
    std::thread::scope(|scope| {
        let writer = journal.clone();
        scope.spawn(move || {
            for number in 0..300 {
                append(&writer, vec![record(&format!("child:{}", number % 7), &number.to_string(), "x")]);
                look(&writer);
            }
        });
        for at in 1..=6 {
            let at = format!("2018-11-0{at}T18:00:00Z");
            place.back_up(&journal, &at);
        }
    });
    let last = place.back_up(&journal, "2018-11-07T18:00:00Z");
    let restored = place.restore("again.db", None).unwrap();
    assert_eq!((restored.verified.entries, restored.verified.looks), (301, 300));
    assert_eq!(restored.verified.head, last.backup.head);
    assert_eq!(restored.files.len(), 7);
}

/// Killed at random moments while it writes, a backup leaves those before it whole, and the next one goes on.
#[test]
fn a_backup_that_is_killed_leaves_the_ones_before_it_whole() {
    use std::process::{Command, Stdio};
    let place = Place::new();
    let (journal, mut entries) = (place.open(&Key::None), 0);
    place.clock.set("2026-01-01T09:00:00Z");
    let KeySource::Text(line) = &place.key else { unreachable!() };
    let mut finished = 0;
    for round in 0..16 {
        let note = "x".repeat(4_000);
        append(&journal, (0..20).map(|n| record("child:1", &format!("{round}-{n}"), &note)).collect());
        entries += 20;
        let mut child = Command::new(env!("CARGO_BIN_EXE_append_numbered"))
            .args([
                "back-up",
                place.path("journal.db").to_str().unwrap(),
                place.backups().to_str().unwrap(),
                line,
            ])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        if round % 8 == 7 {
            finished += usize::from(child.wait().unwrap().success());
        } else {
            std::thread::sleep(std::time::Duration::from_millis(round % 8 * 6));
            child.kill().unwrap();
            child.wait().unwrap();
        }
        if finished > 0 {
            let name = format!("round{round}.db");
            let restored = place.restore(&name, None).unwrap();
            assert!(restored.verified.entries <= entries);
            std::fs::remove_file(place.path(&name)).unwrap();
        }
    }
    assert_eq!(finished, 2);
    let last = place.restore("last.db", None).unwrap();
    assert_eq!(last.verified.entries, entries);
}
