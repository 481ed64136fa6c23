use journal::{AppendError, DocumentName, Journal, NewDocument, Scan, StoreError, VerifiedDocuments};

use crate::support::*;

on_both! {
    a_document_comes_back_as_it_was_for_its_own_subject_alone,
    every_document_is_verified_and_the_broken_ones_are_named,
    a_document_waits_until_the_scanner_answers_and_what_it_refuses_is_gone,
    there_is_a_limit_on_a_part_and_on_the_whole,
}

pub(crate) fn named(about: &str, content: &[u8]) -> DocumentName {
    DocumentName { subject: subject(about), digest: journal::Digest(*blake3::hash(content).as_bytes()) }
}

pub(crate) fn keep(journal: &Journal, name: &DocumentName, content: &[u8], state: Scan) {
    let parts: Vec<&[u8]> = content.chunks(journal::limits::DOCUMENT_PART_BYTES).collect();
    for (nth, part) in parts.iter().enumerate() {
        journal.keep_document_part(name, nth as u32, part.to_vec()).unwrap();
    }
    let (bytes, parts) = (content.len() as u64, parts.len() as u32);
    journal.keep_document(NewDocument { name: name.clone(), bytes, parts, state }).unwrap();
}

fn content(journal: &Journal, name: &DocumentName) -> Result<Vec<u8>, StoreError> {
    let kept = journal.document(name)?.ok_or(StoreError::Document)?;
    let mut all = Vec::new();
    journal.document_content(&kept, |part| all.extend_from_slice(part))?;
    Ok(all)
}

fn a_document_comes_back_as_it_was_for_its_own_subject_alone(on: Stand) {
    let large: Vec<u8> =
        (0..journal::limits::DOCUMENT_PART_BYTES * 2 + 77).map(|nth| (nth % 251) as u8).collect();
    let (name, other) = (named("child:1", &large), named("child:2", &large));
    {
        let journal = on.open(TestClock::at("2018-10-31").read());
        keep(&journal, &name, &large, Scan::NotScanned);
    }
    let journal = on.open(TestClock::at("2018-10-31").read());
    assert_eq!(content(&journal, &name).unwrap(), large);
    assert_eq!(journal.document(&other), Ok(None));
    assert_eq!(journal.documents(&subject("child:1")).unwrap().len(), 1);
    assert_eq!(journal.last_seq(), Ok(0), "content is no entry");
    // What was changed behind the journal's back is not handed over.
    on.tamper("UPDATE document_part SET bytes = x'00' WHERE nth = 2");
    assert_eq!(content(&journal, &name), Err(StoreError::Document));
    on.tamper("DELETE FROM document_part WHERE nth = 1");
    assert_eq!(content(&journal, &name), Err(StoreError::Document));
}

fn every_document_is_verified_and_the_broken_ones_are_named(on: Stand) {
    let journal = on.open(TestClock::at("2018-10-31").read());
    assert_eq!(journal.verify_documents(|_| ()), Ok(VerifiedDocuments::default()));
    // More than are listed at once, of two subjects; one is refused.
    let names: Vec<DocumentName> = (0..1203)
        .map(|nth: u32| {
            let name = named(["child:1", "child:2"][nth as usize % 2], &nth.to_be_bytes());
            keep(&journal, &name, &nth.to_be_bytes(), Scan::NotScanned);
            name
        })
        .collect();
    journal.judge_document(&names[7], Scan::Refused, "no").unwrap();
    let mut told = 0;
    let verified = journal.verify_documents(|done| told = done).unwrap();
    assert_eq!((verified.whole, verified.destroyed, verified.broken.len(), told), (1202, 1, 0, 1203));
    let at = |sql: &str, name: &DocumentName| {
        let (subject, digest) = (name.subject.as_str(), name.digest);
        on.tamper(&format!("{sql} WHERE subject = '{subject}' AND digest = x'{digest}'"));
    };
    at("UPDATE document_part SET bytes = x'00'", &names[3]);
    at("DELETE FROM document_part", &names[900]);
    at("UPDATE document SET bytes = 5", &names[1202]);
    let verified = journal.verify_documents(|_| ()).unwrap();
    let mut broken = [&names[3], &names[900], &names[1202]].map(Clone::clone);
    broken.sort_by(|a, b| (a.subject.as_str(), a.digest.0).cmp(&(b.subject.as_str(), b.digest.0)));
    assert_eq!((verified.whole, verified.broken), (1199, broken.to_vec()));
}

fn a_document_waits_until_the_scanner_answers_and_what_it_refuses_is_gone(on: Stand) {
    let clock = TestClock::at("2018-10-31T08:50:00Z");
    let journal = on.open(clock.read());
    let (good, bad) = (named("child:1", b"good"), named("child:1", b"bad"));
    keep(&journal, &bad, b"bad", Scan::Waiting);
    clock.set("2018-10-31T08:51:00Z");
    keep(&journal, &good, b"good", Scan::Waiting);
    let waiting = |most| -> Vec<DocumentName> {
        journal.documents_waiting(most).unwrap().into_iter().map(|kept| kept.name).collect()
    };
    assert_eq!(waiting(9), [bad.clone(), good.clone()], "the oldest first");
    assert_eq!(waiting(1), std::slice::from_ref(&bad));
    journal.judge_document(&good, Scan::Passed, "").unwrap();
    journal.judge_document(&bad, Scan::Refused, &"é".repeat(2000)).unwrap();
    assert!(waiting(9).is_empty());
    assert_eq!(content(&journal, &good).unwrap(), b"good");
    assert_eq!(content(&journal, &bad), Err(StoreError::Document));
    let kept = journal.document(&bad).unwrap().unwrap();
    assert_eq!((kept.state, kept.said.len(), kept.bytes), (Scan::Refused, 1024, 3));
    // Kept again, it stays refused.
    let again = NewDocument { name: bad.clone(), bytes: 3, parts: 1, state: Scan::NotScanned };
    journal.keep_document(again).unwrap();
    assert_eq!(journal.document(&bad).unwrap().unwrap().state, Scan::Refused);
}

fn there_is_a_limit_on_a_part_and_on_the_whole(on: Stand) {
    let journal = on.open(TestClock::at("2018-10-31").read());
    let name = named("child:1", b"x");
    let long = vec![0; journal::limits::DOCUMENT_PART_BYTES + 1];
    assert!(matches!(journal.keep_document_part(&name, 0, long), Err(AppendError::TooMany { .. })));
    assert!(matches!(journal.keep_document_part(&name, 100, vec![0]), Err(AppendError::TooMany { .. })));
    for (bytes, parts) in [(0, 1), (1, 0), (journal::limits::DOCUMENT_BYTES as u64 + 1, 1)] {
        let document = NewDocument { name: name.clone(), bytes, parts, state: Scan::Waiting };
        assert!(journal.keep_document(document).is_err(), "{bytes} bytes in {parts} parts");
    }
}
