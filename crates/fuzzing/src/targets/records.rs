//! The payload of a record of any kind: the first line names the kind, or else the first byte picks it; the rest is JSON.

use records::{KINDS, Kind};

pub(super) fn run(input: &[u8]) {
    let Some((kind, payload)) = named(input).or_else(|| picked(input)) else { return };
    let Ok(record) = (kind.read)(payload) else { return };
    assert_eq!(record.kind(), kind, "a record is of the kind that read it");
    let _ = (record.happened(), record.check(), record.significant(), record.line());
    let json = record.to_json();
    match (kind.read)(json.as_bytes()) {
        Err(error) => panic!("what {} writes it cannot read: {error}: {json}", kind.name),
        Ok(again) => assert_eq!(again.to_json(), json, "{} is not written as it was read", kind.name),
    }
}

fn named(input: &[u8]) -> Option<(&'static Kind, &[u8])> {
    let end = input.iter().take(60).position(|byte| *byte == b'\n')?;
    let (name, rest) = input.split_at_checked(end)?;
    Some((KINDS.iter().copied().find(|kind| kind.name.as_bytes() == name)?, rest.get(1..)?))
}

fn picked(input: &[u8]) -> Option<(&'static Kind, &[u8])> {
    let (which, payload) = input.split_first()?;
    Some((KINDS.get(usize::from(*which) % KINDS.len()).copied()?, payload))
}
