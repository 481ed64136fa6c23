//! Which revision may follow which.

use crate::error::RevisionProblem;
use crate::{Act, NewEntry};

/// The newest revision of a record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Latest {
    pub(crate) seq: u64,
    pub(crate) revision: u32,
    pub(crate) act: Act,
}

/// The entry that a new one supersedes, or why the new one does not follow. Revision 1 is recorded; a correction or a
/// withdrawal follows what was recorded or corrected; after a withdrawal the record can only be made again.
pub(crate) fn follows(latest: Option<Latest>, entry: &NewEntry) -> Result<Option<u64>, RevisionProblem> {
    step(latest, entry.revision, entry.change.act())
}

/// The same of an entry already in the journal.
pub(crate) fn step(latest: Option<Latest>, given: u32, act: Act) -> Result<Option<u64>, RevisionProblem> {
    let Some(Latest { seq, revision: current, act: before }) = latest else {
        return match (given, act) {
            (1, Act::Recorded) => Ok(None),
            _ => Err(RevisionProblem::NotThere { given, act }),
        };
    };
    if current.checked_add(1) != Some(given) {
        return Err(RevisionProblem::Number { given, current, seq });
    }
    match (before, act) {
        (Act::Recorded | Act::Corrected, Act::Corrected | Act::Withdrawn)
        | (Act::Withdrawn, Act::Recorded) => Ok(Some(seq)),
        _ => Err(RevisionProblem::Act { act, before, current, seq }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_follow_what() {
        use Act::{Corrected, Recorded, Withdrawn};
        // the newest revision, the one given, and whether it may follow
        let table = [
            (None, 1, Recorded, true),
            (None, 1, Corrected, false),
            (None, 1, Withdrawn, false),
            (None, 2, Recorded, false),
            (None, 0, Recorded, false),
            (Some((1, Recorded)), 2, Corrected, true),
            (Some((1, Recorded)), 2, Withdrawn, true),
            (Some((1, Recorded)), 2, Recorded, false),
            (Some((1, Recorded)), 1, Recorded, false),
            (Some((1, Recorded)), 3, Corrected, false),
            (Some((2, Corrected)), 3, Corrected, true),
            (Some((2, Corrected)), 3, Withdrawn, true),
            (Some((2, Corrected)), 3, Recorded, false),
            (Some((3, Withdrawn)), 4, Recorded, true),
            (Some((3, Withdrawn)), 4, Corrected, false),
            (Some((3, Withdrawn)), 4, Withdrawn, false),
            (Some((u32::MAX, Recorded)), 0, Corrected, false),
        ];
        for (latest, given, act, may) in table {
            let latest = latest.map(|(revision, act)| Latest { seq: 7, revision, act });
            let answer = step(latest, given, act);
            let expected = latest.map(|latest| latest.seq);
            assert_eq!(answer.ok(), may.then_some(expected), "{latest:?} then {given} {act:?}");
        }
    }
}
