//! One invented child's record from one authority to another: everything that goes arrives with where it came from, what must not
//! go does not, and a bundle that differs by a byte is refused.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use std::path::Path;
use std::sync::Arc;

use calendar::Moment;
use journal::{Batch, DocumentName, Journal, NewDocument, Scan, SubjectId};
use records::advocacy::AdvocacyNote;
use records::coming_into_care::{ChildIdentity, ChildName, Document};
use records::governance::{TransferReceived, TransferSent};
use records::health::DentalCheck;
use records::workforce::SocialWorkerAllocation;
use records::{Act, Change, Definition, Record, Subject};
use roll::Roll;
use support::browser::{Browser, status};
use support::{Place, link_of, sample_as};

const WORDS: &[u8] = b"An invented letter about an invented child.";

fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

fn journal(path: &str, clock: &'static str) -> Journal {
    Journal::open(Path::new(path), move || at(clock)).unwrap()
}

/// Says something of a child on a day, by somebody.
fn say(journal: &Journal, code: &str, who: &str, learnt: &str, change: Change) {
    let mut entry = roll::new_entry(&change).unwrap();
    entry.known_at = Some(at(learnt));
    let batch = Batch {
        authority: code.into(),
        who: who.into(),
        permit_reason: None,
        known_at: None,
        load: None,
        entries: vec![entry],
        expected: Vec::new(),
    };
    journal.append(batch).unwrap();
}

fn change(child: &str, id: &str, revision: u32, act: Act, record: Arc<dyn Record>) -> Change {
    let reason = (revision > 1).then(|| "The day was wrong".into());
    let (subject, id) = (Subject::child(child), id.into());
    Change { subject, id, revision, act, reason, record, place: records::Place::default() }
}

/// An authority with two who keep records and one who does not; gives their set-up links.
fn authority(place: &Place, name: &str) -> Vec<String> {
    let database = place.path(&format!("{name}.db"));
    let people = [("olu", "Olu Ferncliffe", "head_of_service"), ("mir", "Mir Saltby", "quality_assurance")];
    let others = [("ada", "Ada Winterbeck", "social_worker")];
    let added = people.into_iter().chain(others).map(|(id, name, role)| {
        let add = ["user", "add", id, "--name", name, "--role", role, "--database", &database];
        let (status, out, err) = place.run(&add);
        assert_eq!(status, 0, "{err}");
        link_of(&out)
    });
    added.collect()
}

/// The child there: what goes, what was put right and taken back, what does not go.
fn record_at_northmoor(place: &Place) {
    let journal = journal(&place.path("northmoor.db"), "2026-11-01T09:00:00Z");
    let child = "C1";
    let said = |who: &str, learnt: &str, id: &str, revision: u32, act: Act, record: Arc<dyn Record>| {
        say(&journal, "Z60", who, learnt, change(child, id, revision, act, record));
    };
    let dental = |day: &str| -> Arc<dyn Record> { Arc::new(DentalCheck { day: day.parse().unwrap() }) };
    let born = "2012-05-04".parse().unwrap();
    let identity = ChildIdentity { born, ..sample_as("child_identity") };
    said("ada", "2020-01-02T10:00:00Z", "i1", 1, Act::Record, Arc::new(identity));
    let name = ChildName { since: born, given: "Wren".to_owned(), ..sample_as("child_name") };
    said("ada", "2020-01-02T10:00:00Z", "n1", 1, Act::Record, Arc::new(name));
    let worker: SocialWorkerAllocation = sample_as("social_worker_allocation");
    let allocation = SocialWorkerAllocation {
        worker: "ada".to_owned(),
        since: "2020-01-02".parse().unwrap(),
        until: None,
        ..worker
    };
    said("olu", "2020-01-03T10:00:00Z", "w1", 1, Act::Record, Arc::new(allocation));
    said("ada", "2021-03-01T10:00:00Z", "d1", 1, Act::Record, dental("2021-02-20"));
    said("ada", "2021-03-09T10:00:00Z", "d1", 2, Act::Correct, dental("2021-02-21"));
    said("ada", "2021-04-01T10:00:00Z", "d2", 1, Act::Record, dental("2021-03-30"));
    said("ada", "2021-04-02T10:00:00Z", "d2", 2, Act::Withdraw, dental("2021-03-30"));
    let note: AdvocacyNote = sample_as("advocacy_note");
    said("oak", "2021-05-01T10:00:00Z", "a1", 1, Act::Record, Arc::new(note));
    // A document of the record, and one of the advocate's note.
    let digest = journal::Digest(*blake3::hash(WORDS).as_bytes());
    let name = DocumentName { subject: SubjectId::new("child:C1").unwrap(), digest };
    journal.keep_document_part(&name, 0, WORDS.to_vec()).unwrap();
    let kept = NewDocument { name, bytes: WORDS.len() as u64, parts: 1, state: Scan::Passed };
    journal.keep_document(kept).unwrap();
    let letter = Document {
        digest: digest.to_string(),
        bytes: WORDS.len() as u64,
        to_kind: None,
        to_record: None,
        ..sample_as("document")
    };
    let theirs = Document { to_kind: Some("advocacy_note".to_owned()), ..letter.clone() };
    said("ada", "2021-06-01T10:00:00Z", "l1", 1, Act::Record, Arc::new(letter));
    said("oak", "2021-06-02T10:00:00Z", "l2", 1, Act::Record, Arc::new(theirs));
}

fn roll(place: &Place, name: &str) -> Roll {
    Roll::open(journal(&place.path(&format!("{name}.db")), "2026-11-02T09:00:00Z")).unwrap()
}

const TWO: [&str; 4] = ["--by", "mir", "--approved-by", "olu"];

#[test]
fn a_record_goes_and_arrives_with_where_each_entry_came_from() {
    let place = Place::new();
    authority(&place, "northmoor");
    let links = authority(&place, "eastfell");
    record_at_northmoor(&place);
    let (from, to) = (place.path("northmoor.db"), place.path("eastfell.db"));
    let bundle = place.path("wren.kith");
    let out = |child: &str, two: &[&str]| {
        let words =
            ["transfer", "out", "--child", child, "--to", "Eastfell", "--out", &bundle, "--database", &from];
        place.run(&[&words[..], two].concat())
    };
    // One person alone, or one whose work it is not, copies nothing, and nobody learns who there is.
    for (child, two, says) in [
        ("C1", ["--by", "ada", "--approved-by", "olu"], "ada may not do this"),
        ("C1", ["--by", "olu", "--approved-by", "olu"], "somebody else has to approve it"),
        ("C1", ["--by", "olu", "--approved-by", "mir"], "mir may not do this"),
        ("C1", ["--by", "nobody", "--approved-by", "olu"], "nobody has no account"),
        ("C9", TWO, "there is no record of a child with this number that mir may copy"),
    ] {
        let (status, _, err) = out(child, &two);
        assert!(status == 2 && err.contains(says), "{two:?}: {err}");
    }
    assert!(!Path::new(&bundle).exists());
    let (code, said, err) = out("C1", &TWO);
    assert_eq!(code, 0, "{err}");
    assert!(said.contains("8 entries and 1 documents of C1"), "{said}");
    assert!(said.contains("Left out: the notes of advocates and visitors (2)"), "{said}");
    let digest = said.split("by another way: ").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    let bytes = std::fs::read(&bundle).unwrap();
    let note = sample_as::<AdvocacyNote>("advocacy_note").to_json();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    assert!(!text.contains(&note) && !text.contains("advocacy_note"), "the advocate's note went along");
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::MetadataExt::mode(&std::fs::metadata(&bundle).unwrap());
        assert_eq!(mode & 0o077, 0, "others can read it");
    }
    // The sending authority's record says that it went, and logs that it was read.
    let northmoor = roll(&place, "northmoor");
    let facts = northmoor.facts(&Subject::child("C1"));
    let sent: Vec<_> = facts.iter().filter_map(|fact| fact.of::<TransferSent>()).collect();
    assert_eq!((sent.len(), sent[0].digest.as_str(), sent[0].to.as_str()), (1, digest.as_str(), "Eastfell"));
    let looks = northmoor.journal().looks(&SubjectId::new("child:C1").unwrap(), 10).unwrap();
    assert!(looks.iter().any(|look| &*look.who == "mir" && look.what.contains("copied for Eastfell")));
    drop(northmoor);

    let come = |digest: &str, more: &[&str]| {
        let words = ["transfer", "in", &bundle, "--digest", digest, "--database", &to, "--authority", "Z61"];
        place.run(&[&words[..], &TWO, more].concat())
    };
    // A byte that differs, anywhere; a digest that is another's.
    for nth in [0, 15, 40, bytes.len() / 3, bytes.len() / 2, bytes.len() - 1] {
        let mut altered = bytes.clone();
        altered[nth] ^= 1;
        std::fs::write(&bundle, &altered).unwrap();
        let (status, _, err) = come(&digest, &[]);
        let why = ["not what was written", "no bundle", "is of version"].iter().any(|why| err.contains(why));
        assert!(status == 2 && why, "byte {nth}: {err}");
    }
    std::fs::write(&bundle, &bytes).unwrap();
    let (code, _, err) = come(&digest.replace(['1', 'a'], "b"), &[]);
    assert!(code == 2 && err.contains("given with --digest"), "{err}");
    assert!(roll(&place, "eastfell").subjects().is_empty(), "something was imported");

    // A child of that number is here already: it comes as another.
    let other: Arc<dyn Record> =
        Arc::new(ChildIdentity { born: "2015-01-01".parse().unwrap(), ..sample_as("child_identity") });
    let here = journal(&to, "2026-11-02T09:00:00Z");
    say(&here, "Z61", "ada", "2024-01-01T09:00:00Z", change("C1", "i1", 1, Act::Record, other));
    drop(here);
    let (code, _, err) = come(&digest, &[]);
    assert!(code == 2 && err.contains("choose another with --as"), "{err}");
    let (code, said, err) = come(&digest, &["--as", "E7"]);
    assert_eq!(code, 0, "{err}");
    assert!(said.contains("Child E7: 8 entries and 1 documents from Z60 (Z60)"), "{said}");
    let (code, said, _) = come(&digest, &["--as", "E8"]);
    assert!(code == 0 && said.contains("imported before, as child E7. Nothing was changed"), "{said}");

    let eastfell = roll(&place, "eastfell");
    assert!(eastfell.facts(&Subject::child("E8")).is_empty() && eastfell.problems().is_empty());
    let (there, here) = (roll(&place, "northmoor"), eastfell.facts(&Subject::child("E7")));
    let own = |fact: &&records::Fact| {
        ![TransferSent::KIND.name, TransferReceived::KIND.name, "advocacy_note"]
            .contains(&fact.record.kind().name)
            && &*fact.id != "l2"
    };
    let told = |facts: &[records::Fact]| -> Vec<(String, u32, bool, String)> {
        let each = facts.iter().filter(own).map(|fact| {
            (
                fact.id.to_string(),
                fact.revision,
                fact.withdrawn,
                fact.record.to_json().replace("ada@Z60", "ada"),
            )
        });
        each.collect()
    };
    assert_eq!(told(&there.facts(&Subject::child("C1"))), told(&here));
    // Nobody of here has become the child's worker.
    let allocation = here.iter().find_map(|fact| fact.of::<SocialWorkerAllocation>()).unwrap();
    assert_eq!(allocation.worker, "ada@Z60");
    // Learnt here when it came; there when, and by whom, stands beside it.
    let received = here.iter().find_map(|fact| fact.of::<TransferReceived>()).unwrap();
    let of = |id: &str, revision: u32| {
        let came = received.came.iter().find(|came| came.id == id && came.revision == revision).unwrap();
        (came.recorded, came.by.as_str())
    };
    assert_eq!(of("d1", 1), (at("2021-03-01T10:00:00Z"), "Ada Winterbeck, social worker"));
    assert_eq!(of("d1", 2), (at("2021-03-09T10:00:00Z"), "Ada Winterbeck, social worker"));
    assert!(received.left_out.iter().any(|left| left.what.contains("advocates") && left.entries == 2));
    assert!(here.iter().all(|fact| fact.recorded > at("2026-01-01T00:00:00Z") || &*fact.id == "i1"));
    let kept = eastfell.journal().documents(&SubjectId::new("child:E7").unwrap()).unwrap();
    let mut content = Vec::new();
    eastfell.journal().document_content(&kept[0], |part| content.extend_from_slice(part)).unwrap();
    assert_eq!(content, WORDS);
    drop((eastfell, there));
    let (code, _, err) = place.run(&["verify", "--database", &to]);
    assert_eq!(code, 0, "{err}");

    // And on the child's own pages.
    let serving = place.serve(&["serve", "--listen", "127.0.0.1:0", "--database", &to]);
    let mir = Browser::by_link(&serving, &serving.address, &links[1]);
    let page = mir.get("/child/E7/record/dental_check/d1");
    assert_eq!(status(&page), 200, "{page}");
    for says in [
        "Put right elsewhere, imported by Mir Saltby",
        "Z60 (Z60): recorded there on 9 March 2021",
        "by Ada Winterbeck, social worker; imported on",
        "The day was wrong",
    ] {
        assert!(page.contains(says), "{says}: {page}");
    }
    let all = mir.get("/child/E7/record");
    assert!(all.contains("Record received from another authority"), "{all}");
    // A worker of the same identifier has no way in by it.
    let ada = Browser::by_link(&serving, &serving.address, &links[2]);
    let page = ada.get("/child/E7");
    assert!(status(&page) != 200 || !page.contains("Wren"), "{page}");
}

#[test]
fn a_record_that_is_closed_looks_like_none() {
    let place = Place::new();
    authority(&place, "northmoor");
    record_at_northmoor(&place);
    let here = journal(&place.path("northmoor.db"), "2026-11-01T09:00:00Z");
    let closed: records::governance::RecordClosed = sample_as("record_closed");
    let closed = records::governance::RecordClosed {
        since: "2021-01-01".parse().unwrap(),
        until: None,
        open_to: Vec::new(),
        ..closed
    };
    let closing = change("C1", "c1", 1, Act::Record, Arc::new(closed));
    say(&here, "Z60", "olu", "2021-07-01T09:00:00Z", closing);
    drop(here);
    let (from, bundle) = (place.path("northmoor.db"), place.path("wren.kith"));
    let words =
        ["transfer", "out", "--child", "C1", "--to", "Eastfell", "--out", &bundle, "--database", &from];
    let (status, _, err) = place.run(&[&words[..], &TWO].concat());
    assert!(status == 2 && err.contains("there is no record of a child with this number"), "{err}");
    assert!(!Path::new(&bundle).exists());
}
