//! A rolling upgrade: this program meets records of a kind that only a newer one knows. It keeps them, says that they are
//! there, and carries them through everything that carries a journal.

use std::path::Path;

use journal::{Act, Envelope, Journal, Key, KeySource, NewEntry, SubjectId};
use serde_json::json;
use testbed::{Database, free_ports};

use crate::house::{House, Node, batch};
use crate::load::Client;

/// What a newer version records of C0: something first, and put right later.
fn newer(journal: &Journal) {
    let entry = |revision, change| NewEntry {
        subject: SubjectId::new("child:C0").unwrap(),
        kind: "dream_told".into(),
        record_id: "d1".into(),
        revision,
        change,
        happened: journal::Happened::unknown(),
        known_at: None,
        place: None,
    };
    let payload = |words: &str| json!({"dream": words, "since_version": 9}).to_string().into_bytes();
    let first = journal::Change::Record { payload: payload("A kestrel over Ottermere"), reason: None };
    let second = journal::Change::Correct { payload: payload("Two kestrels"), reason: "Told again".into() };
    journal.append(batch(vec![entry(1, first), entry(2, second)])).unwrap();
}

/// The entries of that kind, as they are kept.
fn kept(journal: &Journal) -> Vec<(u64, u32, Act, Option<Vec<u8>>)> {
    let mut kept = Vec::new();
    let mut each = |envelope: &Envelope, payload: Option<&[u8]>| {
        if &*envelope.kind == "dream_told" {
            kept.push((envelope.seq, envelope.revision, envelope.act, payload.map(<[u8]>::to_vec)));
        }
        std::ops::ControlFlow::Continue(())
    };
    journal.entries(0, &mut each).unwrap();
    kept
}

fn an_older_program_keeps_what_it_does_not_know(house: &House, folder: &Path, to: &str) {
    let [port] = free_ports();
    let node = Node::start(house, port);
    let client = Client::to(port, house.token());
    let unread = |child: &str| client.get(&format!("/children/{child}")).unwrap().1["unread"].as_u64();
    assert_eq!(unread("C0"), Some(0));
    let before = client.get("/children/C0/records").unwrap().1["total"].as_u64().unwrap();

    // While it serves, a newer program on the same database records.
    newer(&house.journal());
    assert_eq!((unread("C0"), unread("C1")), (Some(2), Some(0)));
    assert_eq!(
        client.get("/children/C0/records").unwrap().1["total"].as_u64(),
        Some(before),
        "the rest is there"
    );
    assert_eq!(client.record("C0", "beside").unwrap().0, 201, "it goes on recording");
    let (status, answer) = client.get("/children/C0/records/dream_told/d1").unwrap();
    assert!(status == 400 || status == 404, "{status} {answer}");
    assert!(!answer.to_string().contains("kestrel"), "{answer}");
    drop(node);

    // Started on it, it serves; verified, backed up and restored, it is what it was.
    let node = Node::start(house, port);
    assert_eq!(unread("C0"), Some(2));
    drop(node);
    let whole = kept(&house.journal());
    assert_eq!(whole.len(), 2);
    assert!(house.command(&["verify"]).starts_with("The journal is whole"));
    let key = folder.join("authority.key");
    let key = key.to_str().unwrap();
    house.plain(&["key", "new", key]);
    let backups = folder.join("backups");
    std::fs::create_dir(&backups).unwrap();
    let backups = backups.to_str().unwrap();
    house.command(&["backup", "--to", backups, "--key-file", key]);
    house.plain(&["restore", "--from", backups, "--key-file", key, "--database", to]);
    let restored = Journal::open_existing_with(Path::new(to), &Key::None, crate::house::clock);
    let restored = match restored {
        Ok(journal) => journal,
        Err(_) => Journal::open_existing_with(
            Path::new(to),
            &Key::ToSeal(KeySource::File(key.into())),
            crate::house::clock,
        )
        .unwrap(),
    };
    assert_eq!(kept(&restored), whole);
}

#[test]
fn an_older_program_keeps_what_it_does_not_know_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let house = House::on(folder.path().join("kith.db").to_str().unwrap().to_owned());
    let to = folder.path().join("again.db");
    an_older_program_keeps_what_it_does_not_know(&house, folder.path(), to.to_str().unwrap());
}

#[test]
fn an_older_program_keeps_what_it_does_not_know_in_postgresql() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::empty();
    let house = House::shared(&database);
    let to = folder.path().join("again.db");
    an_older_program_keeps_what_it_does_not_know(&house, folder.path(), to.to_str().unwrap());
    // And into another PostgreSQL database, by the command.
    let other = Database::empty();
    house.plain(&["database", "prepare", "--database", &other.owner()]);
    house.plain(&["database", "admit", "Z99", "--role", other.role(), "--database", &other.owner()]);
    let (backups, key) = (folder.path().join("backups"), folder.path().join("authority.key"));
    let said = house.plain(&[
        "restore",
        "--from",
        backups.to_str().unwrap(),
        "--key-file",
        key.to_str().unwrap(),
        "--database",
        &other.address(),
    ]);
    assert!(
        said.contains("is restored from 1 files") && said.contains("every payload what was recorded"),
        "{said}"
    );
    let said = house.plain(&["verify", "--database", &other.address()]);
    assert!(said.starts_with("The journal is whole"), "{said}");
}
