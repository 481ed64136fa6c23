//! A change of the record as the journal takes it.

use journal::{Happened, NewEntry, Place, SubjectId, SubjectIdError};
use records::{Act, Change};

/// The entry that carries out a change.
///
/// Fails only where the subject's identifier is longer than the journal takes or holds control characters. A correction
/// or withdrawal without a reason is refused by the journal.
pub fn new_entry(change: &Change) -> Result<NewEntry, SubjectIdError> {
    let happened = change.record.happened();
    let payload = || change.record.to_json().into_bytes();
    let reason = || change.reason.clone().unwrap_or_default();
    let place = Place { file: change.place.file.clone(), line: u64::from(change.place.line) };
    Ok(NewEntry {
        subject: SubjectId::new(&change.subject.to_string())?,
        kind: change.record.kind().name.into(),
        record_id: change.id.clone(),
        revision: change.revision,
        change: match change.act {
            Act::Record => journal::Change::Record { payload: payload(), reason: change.reason.clone() },
            Act::Correct => journal::Change::Correct { payload: payload(), reason: reason() },
            Act::Withdraw => journal::Change::Withdraw { reason: reason() },
        },
        happened: Happened { from: happened.from, to: happened.to },
        known_at: None,
        place: (!place.file.is_empty() && place.line > 0).then_some(place),
    })
}
