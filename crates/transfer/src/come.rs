//! A record imported from a bundle.

use std::collections::BTreeMap;
use std::sync::Arc;

use access::People;
use calendar::Moment;
use journal::limits::DOCUMENT_PART_BYTES;
use journal::{Batch, DocumentName, Load, NewDocument, Scan, SubjectId};
use records::governance::{Came, TransferReceived};
use records::{Act, Change, Place, Record, Subject};
use roll::Roll;

use crate::bundle::{Bundle, BundledEntry, Done};
use crate::error::TransferError;
use crate::gather::{goes, two};
use crate::map::Map;

/// Entries that one record of where they came from names: so many fit what the journal takes.
const NAMED_AT_ONCE: usize = 2_000;

/// By whom a bundle is imported, and as what.
#[derive(Debug, Clone, Copy)]
pub struct Receiving<'a> {
    /// The code of this authority.
    pub code: &'a str,
    /// Who imports it, by id.
    pub by: &'a str,
    /// Who approved it, by id.
    pub approved_by: &'a str,
    /// The number of the record here, where it is not to be the one of there.
    pub number: Option<&'a str>,
    /// Whether documents are looked into here: those that come wait for it.
    pub scans: bool,
    /// When.
    pub now: Moment,
}

/// What came of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Received {
    /// It was recorded.
    Imported {
        /// The number of the record here.
        number: String,
        /// Entries of the bundle.
        entries: usize,
        /// Its documents.
        documents: usize,
    },
    /// This bundle was imported before, as this number: nothing was changed.
    Before(String),
}

/// The number under which this bundle was imported before.
pub fn received_before(roll: &Roll, digest: &str) -> Option<String> {
    roll.subjects().into_iter().find_map(|subject| {
        let facts = roll.facts(&subject);
        let came = facts.iter().filter_map(|fact| fact.of::<TransferReceived>());
        came.into_iter().any(|came| came.digest == digest).then(|| subject.id.to_string())
    })
}

/// Records what a bundle holds, all of it or nothing.
///
/// # Errors
/// One of the two may not; the number is taken; the bundle is of this authority itself, or holds what this version does not know;
/// the journal refuses it.
pub fn receive(
    roll: &Roll,
    people: &People,
    bundle: &Bundle,
    receiving: Receiving<'_>,
) -> Result<Received, TransferError> {
    two(people, receiving.by, receiving.approved_by)?;
    if bundle.code == receiving.code {
        return Err(TransferError::Own(bundle.code.clone()));
    }
    if let Some(number) = received_before(roll, &bundle.digest) {
        return Ok(Received::Before(number));
    }
    let number = receiving.number.unwrap_or(&bundle.number);
    let subject = Subject::child(number);
    let id = SubjectId::new(&subject.to_string())?;
    if !roll.facts(&subject).is_empty() || roll.kept(&subject).is_some() || !roll.erased(&subject).is_empty()
    {
        return Err(TransferError::Taken(number.to_owned()));
    }
    let map = Map { code: &bundle.code, number: &bundle.number, here: number };
    let mut changes = provenance(bundle, &subject, receiving);
    let mut standing: BTreeMap<(&str, &str), Arc<dyn Record>> = BTreeMap::new();
    for entry in &bundle.entries {
        let record = record(entry, &map, standing.get(&(&*entry.kind, &*entry.id)))?;
        standing.insert((&entry.kind, &entry.id), record.clone());
        changes.push(Change {
            subject: subject.clone(),
            id: entry.id.as_str().into(),
            revision: entry.revision,
            act: match entry.done {
                Done::Recorded => Act::Record,
                Done::Corrected => Act::Correct,
                Done::Withdrawn => Act::Withdraw,
            },
            reason: entry.reason.as_deref().map(Into::into),
            record,
            place: Place::default(),
        });
    }
    for (document, content) in bundle.documents.iter().zip(&bundle.contents) {
        keep(roll, &id, &document.digest, content, receiving.scans)?;
    }
    let entries = changes.iter().map(roll::new_entry).collect::<Result<Vec<_>, _>>()?;
    roll.append(Batch {
        authority: receiving.code.into(),
        who: receiving.by.into(),
        permit_reason: None,
        known_at: None,
        load: Some(Load {
            id: format!("transfer {}", bundle.digest).into(),
            what: format!("a record from {} ({})", bundle.authority, bundle.code).into(),
        }),
        entries,
        expected: vec![(id, None)],
    })?;
    Ok(Received::Imported {
        number: number.to_owned(),
        entries: bundle.entries.len(),
        documents: bundle.documents.len(),
    })
}

/// Where each entry came from, in as many records as it takes.
fn provenance(bundle: &Bundle, subject: &Subject, receiving: Receiving<'_>) -> Vec<Change> {
    let came: Vec<Came> = bundle
        .entries
        .iter()
        .map(|entry| Came {
            kind: entry.kind.clone(),
            id: entry.id.clone(),
            revision: entry.revision,
            recorded: entry.recorded,
            by: entry.by.clone(),
        })
        .collect();
    let short: String = bundle.digest.chars().take(16).collect();
    let received = |came: &[Came]| TransferReceived {
        day: receiving.now.day(),
        from: bundle.authority.clone(),
        code: bundle.code.clone(),
        number: bundle.number.clone(),
        sent: bundle.made,
        by: receiving.by.to_owned(),
        approved_by: receiving.approved_by.to_owned(),
        digest: bundle.digest.clone(),
        left_out: bundle.left_out.clone(),
        came: came.to_vec(),
    };
    let parts: Vec<&[Came]> = if came.is_empty() { vec![&[]] } else { came.chunks(NAMED_AT_ONCE).collect() };
    let change = |(nth, came): (usize, &[Came])| Change {
        subject: subject.clone(),
        id: format!("{short}-{}", nth + 1).as_str().into(),
        revision: 1,
        act: Act::Record,
        reason: None,
        record: Arc::new(received(came)),
        place: Place::default(),
    };
    parts.into_iter().enumerate().map(change).collect()
}

/// What an entry says, as it is said here; for one that was taken back, what that was.
fn record(
    entry: &BundledEntry,
    map: &Map<'_>,
    before: Option<&Arc<dyn Record>>,
) -> Result<Arc<dyn Record>, TransferError> {
    let unreadable = |why: String| TransferError::Unreadable(why);
    let kind = records::kind(&entry.kind).ok_or_else(|| {
        unreadable(format!(
            "it holds a record of the kind {}, which this version does not know: upgrade first",
            entry.kind
        ))
    })?;
    if kind.subject != records::SubjectKind::Child {
        return Err(unreadable(format!(
            "it holds a record of the kind {}, which is not about a child",
            kind.name
        )));
    }
    if !goes(kind) {
        return Err(unreadable(format!(
            "it holds a record of the kind {}, which no authority sends to another",
            kind.name
        )));
    }
    match (&entry.said, before) {
        (Some(said), _) => {
            let said = map.payload(kind, said.clone());
            (kind.read)(said.to_string().as_bytes()).map_err(|error| {
                unreadable(format!(
                    "a record of the kind {} does not read, at column {}",
                    kind.name,
                    error.column()
                ))
            })
        }
        (None, Some(before)) => Ok(before.clone()),
        (None, None) => Err(unreadable("it takes back what it does not hold".to_owned())),
    }
}

fn keep(roll: &Roll, of: &SubjectId, digest: &str, content: &[u8], scans: bool) -> Result<(), TransferError> {
    let broken = || TransferError::Unreadable("a document is not what its digest says".to_owned());
    if blake3::hash(content).to_hex().as_str() != digest {
        return Err(broken());
    }
    let name = DocumentName { subject: of.clone(), digest: digest.parse().map_err(|_| broken())? };
    let mut parts = 0;
    for part in content.chunks(DOCUMENT_PART_BYTES) {
        roll.journal().keep_document_part(&name, parts, part.to_vec())?;
        parts += 1;
    }
    let state = if scans { Scan::Waiting } else { Scan::NotScanned };
    roll.journal().keep_document(NewDocument { name, bytes: content.len() as u64, parts, state })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use access::Part;

    use super::*;

    /// Whoever writes a bundle by hand says with it neither who may open the record here, nor what an advocate keeps.
    #[test]
    fn what_no_authority_sends_is_not_taken_in() {
        let map = Map { code: "Z60", number: "C1", here: "C1" };
        let taken = |kind: &str| {
            let known = records::kind(kind).unwrap();
            let entry = BundledEntry {
                kind: kind.to_owned(),
                id: "1".to_owned(),
                revision: 1,
                done: Done::Recorded,
                recorded: Moment::from_micros(0),
                by: "Ada".to_owned(),
                reason: None,
                said: Some(records::sample(known, |_| true).into()),
            };
            record(&entry, &map, None).map_err(|error| error.to_string())
        };
        assert!(taken("case_note").is_ok() && taken("care_plan").is_ok());
        let stay = [Part::Access, Part::Adoption, Part::Confidential, Part::Disclosure];
        for kind in stay.into_iter().flat_map(Part::kinds).chain(&["transfer_sent", "records_merged"]) {
            let refused = taken(kind).unwrap_err();
            assert!(refused.contains(kind), "{kind}: {refused}");
        }
    }
}
