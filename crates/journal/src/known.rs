//! Reading as known at a moment.
//!
//! The rule: of a record's entries recorded at or before the moment, the one with the highest revision speaks; where
//! that one is a withdrawal, the record is not known. `recorded` decides what was known, `revision` decides between
//! what was known: two revisions learnt at the same moment are a tie that the higher revision wins, and a backlog
//! import that gives a later revision an earlier moment is believed.

use calendar::Moment;
use rustc_hash::FxHashMap;

use crate::{Act, Entry};

/// The records that are known at a moment, in the order of their numbers. Of an entry for each revision in, at most
/// one entry for each record out.
pub fn as_known(entries: Vec<Entry>, known: Moment) -> Vec<Entry> {
    let mut speaks: FxHashMap<_, (u32, usize)> = FxHashMap::default();
    for (index, Entry { envelope, .. }) in entries.iter().enumerate() {
        if envelope.recorded <= known {
            let record = (envelope.subject.clone(), envelope.kind.clone(), envelope.record_id.clone());
            let highest = speaks.entry(record).or_insert((envelope.revision, index));
            if envelope.revision > highest.0 {
                *highest = (envelope.revision, index);
            }
        }
    }
    let mut speaking: Vec<usize> = speaks.into_values().map(|(_, index)| index).collect();
    speaking.sort_unstable();
    let mut speaking = speaking.into_iter().peekable();
    entries
        .into_iter()
        .enumerate()
        .filter(|(index, _)| speaking.next_if_eq(index).is_some())
        .map(|(_, entry)| entry)
        .filter(|entry| entry.envelope.act != Act::Withdrawn)
        .collect()
}
