//! A record gathered for another authority.

use std::collections::BTreeMap;
use std::sync::Arc;

use access::{Part, Parts, People, Person};
use calendar::{Day, Moment};
use journal::{Act, DocumentName, Entry, NewLook, Source, SubjectId};
use records::coming_into_care::{Document, RecordsMerged};
use records::governance::{ColleagueClose, LeftOut, RecordClosed, TransferSent};
use records::{Definition, Kind, Place, Subject, as_known};
use roll::Roll;
use serde_json::Value;

use crate::bundle::{Bundle, BundledDocument, BundledEntry, Done};
use crate::error::TransferError;

/// The parts of a record that another authority receives: what those read who work with the whole child, but for adoption, which
/// an adoption agency keeps apart, and for what was shown of the record to anybody.
const GOES: Parts = Parts::WHOLE.but(Parts::of(&[Part::Adoption, Part::Disclosure]));

/// Whether a kind of record goes to another authority. Asked on both sides: a bundle that holds another was not made by this
/// program, and may say who can open the record.
pub(crate) fn goes(kind: &Kind) -> bool {
    ![TransferSent::KIND, RecordsMerged::KIND].contains(&kind) && GOES.hold(kind)
}

/// What is to be copied, for whom and by whom.
#[derive(Debug, Clone, Copy)]
pub struct Sending<'a> {
    /// The number of the record.
    pub child: &'a str,
    /// For which authority.
    pub to: &'a str,
    /// Who makes the copy, by id.
    pub by: &'a str,
    /// Who approved it, by id.
    pub approved_by: &'a str,
    /// The name of this authority, and its code.
    pub from: (&'a str, &'a str),
    /// When.
    pub now: Moment,
}

/// A copy that was made.
#[derive(Debug)]
pub struct Made {
    /// To be written to a file.
    pub bytes: Vec<u8>,
    /// What is told of it by another way.
    pub digest: String,
    /// What the record will say of it.
    pub sent: TransferSent,
}

/// The two people: one who does it, another who approved it.
pub(crate) fn two<'a>(
    people: &'a People,
    by: &str,
    approved_by: &str,
) -> Result<(&'a Person, &'a Person), TransferError> {
    let person = |id: &str| people.person(id).ok_or_else(|| TransferError::Nobody(id.to_owned()));
    let (one, other) = (person(by)?, person(approved_by)?);
    let may_not = |who: &str| {
        let who = who.to_owned();
        move |why: access::Refusal| TransferError::MayNot { who, why: why.to_string() }
    };
    access::keeps_records(one).map_err(may_not(by))?;
    access::approves_transfer(other, by).map_err(may_not(approved_by))?;
    Ok((one, other))
}

/// A person as another authority is told of them.
pub(crate) fn named(people: &People, id: &str) -> String {
    match people.person(id) {
        Some(person) => format!("{}, {}", person.name, person.role.words()),
        None => id.to_owned(),
    }
}

/// Gathers a record. That it was read is logged before it is.
///
/// # Errors
/// One of the two may not; there is no such record, or it is closed to whoever makes the copy; the journal cannot be read.
pub fn make(roll: &Roll, people: &People, sending: Sending<'_>) -> Result<Made, TransferError> {
    let (by, approver) = two(people, sending.by, sending.approved_by)?;
    let subject = Subject::child(sending.child);
    if let Some(kept) = roll.kept(&subject) {
        return Err(TransferError::Merged(kept.id.to_string()));
    }
    let none = || TransferError::NoSuchChild(sending.by.to_owned());
    let facts = roll.whole(&subject);
    if facts.is_empty() || !is_open_to(&facts, sending.by, sending.now.day()) {
        return Err(none());
    }
    let id = SubjectId::new(&subject.to_string())?;
    roll.journal().look(NewLook {
        who: sending.by.into(),
        subject: id,
        what: format!("the whole record, copied for {}", sending.to).into(),
        why: format!("{} approved that it goes to another authority", sending.approved_by).into(),
        broke_glass: false,
    })?;
    let mut gathered = Gathered::default();
    let members = roll.merged(&subject);
    for of in std::iter::once(&subject).chain(&members) {
        gathered.add(roll, people, &subject, of)?;
    }
    let left_out: Vec<LeftOut> =
        gathered.left.into_iter().map(|(what, entries)| LeftOut { what, entries }).collect();
    let bundle = Bundle {
        code: sending.from.1.to_owned(),
        authority: sending.from.0.to_owned(),
        number: sending.child.to_owned(),
        to: sending.to.to_owned(),
        made: sending.now.day(),
        by: named(people, &by.id),
        approved_by: named(people, &approver.id),
        left_out: left_out.clone(),
        entries: gathered.entries,
        documents: gathered.documents,
        contents: gathered.contents,
        digest: String::new(),
    };
    let (bytes, digest) = bundle.write();
    let sent = TransferSent {
        day: sending.now.day(),
        to: sending.to.to_owned(),
        by: sending.by.to_owned(),
        approved_by: sending.approved_by.to_owned(),
        digest: digest.clone(),
        entries: bundle.entries.len() as u64,
        documents: bundle.documents.len() as u64,
        left_out,
    };
    Ok(Made { bytes, digest, sent })
}

impl Made {
    /// What is recorded of it about the child. Its identifier is its digest: the same copy is recorded once.
    pub fn change(&self, child: &str) -> records::Change {
        records::Change {
            subject: Subject::child(child),
            id: self.digest.chars().take(16).collect::<String>().as_str().into(),
            revision: 1,
            act: records::Act::Record,
            reason: None,
            record: Arc::new(self.sent.clone()),
            place: Place::default(),
        }
    }
}

/// Whether the record is not closed to somebody: a closed one looks like none.
fn is_open_to(facts: &[records::Fact], who: &str, day: Day) -> bool {
    let holds = |since: Day, until: Option<Day>| since <= day && until.is_none_or(|until| day <= until);
    as_known(facts, Moment::END_OF_TIME).into_iter().all(|fact| {
        if let Some(closed) = fact.of::<RecordClosed>() {
            let named =
                closed.open_to.iter().any(|open| open.worker == who && holds(closed.since, open.until));
            return !holds(closed.since, closed.until) || named;
        }
        if let Some(close) = fact.of::<ColleagueClose>() {
            return close.worker != who || !holds(close.since, close.until);
        }
        true
    })
}

#[derive(Default)]
struct Gathered {
    entries: Vec<BundledEntry>,
    documents: Vec<BundledDocument>,
    contents: Vec<Vec<u8>>,
    /// What was left out, by what it is.
    left: BTreeMap<String, u64>,
}

impl Gathered {
    fn leave(&mut self, what: &str) {
        *self.left.entry(what.to_owned()).or_default() += 1;
    }

    /// Adds what stands in one of the records that are read as this child's.
    fn add(
        &mut self,
        roll: &Roll,
        people: &People,
        child: &Subject,
        of: &Subject,
    ) -> Result<(), TransferError> {
        let id = SubjectId::new(&of.to_string())?;
        let mut standing: BTreeMap<(Arc<str>, Arc<str>), (u32, Done)> = BTreeMap::new();
        for entry in roll.journal().history(&id)? {
            let Some(said) = self.goes(&entry) else { continue };
            let envelope = &entry.envelope;
            let key = (envelope.kind.clone(), envelope.record_id.clone());
            let before = standing.get(&key).copied();
            // Where a revision before it was erased, what follows moves up.
            let done = match (before.map(|(_, done)| done), envelope.act) {
                (None | Some(Done::Withdrawn), Act::Withdrawn) => continue,
                (None | Some(Done::Withdrawn), _) => Done::Recorded,
                (Some(_), Act::Withdrawn) => Done::Withdrawn,
                (Some(_), _) => Done::Corrected,
            };
            let revision = before.map_or(1, |(revision, _)| revision + 1);
            standing.insert(key, (revision, done));
            if let (Some(said), true) = (&said, &*envelope.kind == Document::KIND.name) {
                self.document(roll, &id, said)?;
            }
            let reason = envelope.reason.as_deref().map(str::to_owned);
            let reason =
                reason.or_else(|| (done == Done::Corrected).then(|| "recorded again there".to_owned()));
            let who = named(people, &envelope.who);
            let by = match &envelope.source {
                Source::Act => who,
                Source::Load { load, .. } => format!("{who}, with {}", load.what),
            };
            self.entries.push(BundledEntry {
                kind: envelope.kind.to_string(),
                id: if of == child {
                    envelope.record_id.to_string()
                } else {
                    roll::id_of(of, &envelope.record_id)
                },
                revision,
                done,
                recorded: envelope.recorded,
                by,
                reason,
                said,
            });
        }
        Ok(())
    }

    /// What an entry says, where it goes: nothing but that it was taken back, or its payload. None where it is left out, which is
    /// counted.
    fn goes(&mut self, entry: &Entry) -> Option<Option<Value>> {
        let Some(kind) = records::kind(&entry.envelope.kind) else {
            self.leave("what this version of Kith there could not read");
            return None;
        };
        if kind.name == TransferSent::KIND.name {
            return None;
        }
        if kind.name == RecordsMerged::KIND.name {
            self.leave("that two records were merged there");
            return None;
        }
        if !goes(kind) {
            self.leave(Part::of(kind).map_or("what stands in no part of a record", Part::words));
            return None;
        }
        if entry.envelope.act == Act::Withdrawn {
            return Some(None);
        }
        let said = entry.payload.as_deref().and_then(|payload| serde_json::from_slice::<Value>(payload).ok());
        let Some(said) = said else {
            self.leave("what was erased there");
            return None;
        };
        // A document of something that stays behind stays as well.
        if kind.name == Document::KIND.name
            && let Some(of) = said.get("to_kind").and_then(Value::as_str).and_then(records::kind)
            && let Some(of) = Part::of(of).filter(|part| !GOES.has(*part))
        {
            self.leave(of.words());
            return None;
        }
        Some(Some(said))
    }

    fn document(&mut self, roll: &Roll, of: &SubjectId, said: &Value) -> Result<(), TransferError> {
        let Some(text) = said.get("digest").and_then(Value::as_str) else { return Ok(()) };
        if self.documents.iter().any(|known| known.digest == text) {
            return Ok(());
        }
        let kept = match text.parse() {
            Ok(digest) => roll.journal().document(&DocumentName { subject: of.clone(), digest })?,
            Err(_) => None,
        };
        let mut content = Vec::new();
        let read = match kept.filter(|kept| kept.state != journal::Scan::Refused) {
            Some(kept) => {
                roll.journal().document_content(&kept, |part| content.extend_from_slice(part)).is_ok()
            }
            None => false,
        };
        if !read {
            self.leave("contents of documents that are not there any longer");
            return Ok(());
        }
        self.documents.push(BundledDocument { digest: text.to_owned(), bytes: content.len() as u64 });
        self.contents.push(content);
        Ok(())
    }
}
