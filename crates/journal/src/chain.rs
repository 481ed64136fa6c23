//! How an envelope and a payload are hashed. Shared by every store, by the writer and by `verify`.
//!
//! The form is final: a program written in 75 years from this comment must find the same hashes.
//!
//! *Fields.* A field is its length as four bytes, little endian, and then its bytes. A text is its UTF-8 bytes. A
//! number is eight bytes, little endian, two's complement. A day is the number of days since 1 January 1970; a
//! moment the number of microseconds since 1970 in UTC. A field that is absent is the length `FF FF FF FF` alone.
//!
//! *Payload.* `digest` is the BLAKE3 hash of three fields: the text `kith journal payload v1`, the 16 bytes of salt,
//! the bytes of the JSON. An entry without a payload has no digest.
//!
//! *Envelope.* `hash` is the BLAKE3 hash of these fields in this order: the text `kith journal envelope v1`; seq;
//! authority; subject; kind; record id; revision; act (`recorded`, `corrected`, `withdrawn`); happened from; happened
//! to; recorded; stamped; backlog (0 or 1); who; load id; what the load was; file; line; supersedes; reason; permit
//! reason; digest; the hash of the entry before, 32 zero bytes for the first.
//!
//! *Envelope that knows of looks.* The first entry of a batch that was written after somebody had looked has, between digest
//! and the hash of the entry before, the hash of the last look, and the text is `kith journal envelope v2`.
//!
//! *Look.* `hash` is the BLAKE3 hash of these fields in this order: the text `kith journal look v1`; number; at; who; subject;
//! what was opened; why; whether the glass was broken (0 or 1); the hash of the look before, 32 zero bytes for the first.

use calendar::Day;

use crate::{Digest, Envelope, Look, Source, SubjectId};

const ENVELOPE: &str = "kith journal envelope v1";
const ENVELOPE_WITH_LOOKS: &str = "kith journal envelope v2";
const LOOK: &str = "kith journal look v1";
const PAYLOAD: &str = "kith journal payload v1";
const ABSENT: [u8; 4] = [0xff; 4];

/// Sixteen random bytes that go into a payload's digest and stand beside the payload, so that erasing both leaves a
/// digest nobody can match against guesses.
pub(crate) type Salt = [u8; 16];

/// The digest of a payload.
pub(crate) fn digest(salt: &[u8], json: &[u8], scratch: &mut Scratch) -> Digest {
    scratch.0.clear();
    scratch.bytes(PAYLOAD.as_bytes());
    scratch.bytes(salt);
    scratch.bytes(json);
    scratch.hash()
}

/// The hash of an envelope: of everything in it but `hash`.
pub(crate) fn hash(envelope: &Envelope, scratch: &mut Scratch) -> Digest {
    // Every field by name: a new one does not compile until it is hashed, under a new tag.
    let Envelope {
        seq,
        authority,
        subject,
        kind,
        record_id,
        revision,
        act,
        happened,
        recorded,
        stamped,
        backlog,
        who,
        source,
        supersedes,
        reason,
        permit_reason,
        digest,
        looks,
        prev,
        hash: _,
    } = envelope;
    let (load, place) = match source {
        Source::Act => (None, None),
        Source::Load { load, place } => (Some(load), place.as_ref()),
    };
    let day = |day: Day| i64::from(day.number());
    scratch.0.clear();
    scratch.bytes(if looks.is_some() { ENVELOPE_WITH_LOOKS } else { ENVELOPE }.as_bytes());
    scratch.number(*seq as i64);
    scratch.bytes(authority.as_bytes());
    scratch.bytes(subject.as_str().as_bytes());
    scratch.bytes(kind.as_bytes());
    scratch.bytes(record_id.as_bytes());
    scratch.number(i64::from(*revision));
    scratch.bytes(act.as_str().as_bytes());
    scratch.maybe_number(happened.from.map(day));
    scratch.maybe_number(happened.to.map(day));
    scratch.number(recorded.micros());
    scratch.number(stamped.micros());
    scratch.number(i64::from(*backlog));
    scratch.bytes(who.as_bytes());
    scratch.maybe_bytes(load.map(|load| load.id.as_bytes()));
    scratch.maybe_bytes(load.map(|load| load.what.as_bytes()));
    scratch.maybe_bytes(place.map(|place| place.file.as_bytes()));
    scratch.maybe_number(place.map(|place| place.line as i64));
    scratch.maybe_number(supersedes.map(|seq| seq as i64));
    scratch.maybe_bytes(reason.as_ref().map(|text| text.as_bytes()));
    scratch.maybe_bytes(permit_reason.as_ref().map(|text| text.as_bytes()));
    scratch.maybe_bytes(digest.as_ref().map(|digest| &digest.0[..]));
    if let Some(looks) = looks {
        scratch.bytes(&looks.0);
    }
    scratch.bytes(&prev.0);
    scratch.hash()
}

/// The hash of the look with this number, after the look with this hash.
pub(crate) fn look(
    number: u64,
    subject: &SubjectId,
    look: &Look,
    prev: Digest,
    scratch: &mut Scratch,
) -> Digest {
    // Every field by name: a new one does not compile until it is hashed, under a new tag.
    let Look { at, who, what, why, broke_glass } = look;
    scratch.0.clear();
    scratch.bytes(LOOK.as_bytes());
    scratch.number(number as i64);
    scratch.number(at.micros());
    scratch.bytes(who.as_bytes());
    scratch.bytes(subject.as_str().as_bytes());
    scratch.bytes(what.as_bytes());
    scratch.bytes(why.as_bytes());
    scratch.number(i64::from(*broke_glass));
    scratch.bytes(&prev.0);
    scratch.hash()
}

/// Room to lay out fields before hashing them, used again and again.
#[derive(Default)]
pub(crate) struct Scratch(Vec<u8>);

impl Scratch {
    /// Begins anew, with what the fields are.
    pub(crate) fn begin(&mut self, what: &str) {
        self.0.clear();
        self.bytes(what.as_bytes());
    }

    /// Every field so far.
    pub(crate) fn all(&self) -> &[u8] {
        &self.0
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        // Every field is far below 4 GiB (`limits`); one that is not, from a tampered file, must not look absent.
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX - 1);
        self.0.extend_from_slice(&length.to_le_bytes());
        self.0.extend_from_slice(bytes);
    }

    pub(crate) fn number(&mut self, number: i64) {
        self.bytes(&number.to_le_bytes());
    }

    fn maybe_bytes(&mut self, bytes: Option<&[u8]>) {
        match bytes {
            Some(bytes) => self.bytes(bytes),
            None => self.0.extend_from_slice(&ABSENT),
        }
    }

    fn maybe_number(&mut self, number: Option<i64>) {
        match number {
            Some(number) => self.number(number),
            None => self.0.extend_from_slice(&ABSENT),
        }
    }

    fn hash(&self) -> Digest {
        Digest(*blake3::hash(&self.0).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{Act, Happened, Load, Place, SubjectId};
    use calendar::Moment;

    /// The comment above, once more, as plainly as it can be written.
    fn field(bytes: &[u8]) -> Vec<u8> {
        [&(bytes.len() as u32).to_le_bytes(), bytes].concat()
    }

    fn number(number: i64) -> Vec<u8> {
        field(&number.to_le_bytes())
    }

    const NOTHING: &[u8] = &[0xff, 0xff, 0xff, 0xff];

    fn envelope() -> Envelope {
        let load = Arc::new(Load { id: "2018".into(), what: "SSDA903 return of 2017/18".into() });
        Envelope {
            seq: 7,
            authority: "372".into(),
            subject: SubjectId::new("child:566910").unwrap(),
            kind: "placement".into(),
            record_id: "a".into(),
            revision: 2,
            act: Act::Corrected,
            happened: Happened { from: Day::new(1969, 12, 31), to: None },
            recorded: Moment::from_micros(5),
            stamped: Moment::from_micros(6),
            backlog: true,
            who: "worker:ada".into(),
            source: Source::Load { load, place: Some(Place { file: "episodes.csv".into(), line: 9 }) },
            supersedes: Some(3),
            reason: Some("The wrong day was typed".into()),
            permit_reason: None,
            digest: Some(Digest([1; 32])),
            looks: None,
            prev: Digest([2; 32]),
            hash: Digest::NONE,
        }
    }

    #[test]
    fn an_envelope_is_hashed_as_the_comment_says() {
        let bytes = [
            field(b"kith journal envelope v1"),
            number(7),
            field(b"372"),
            field(b"child:566910"),
            field(b"placement"),
            field(b"a"),
            number(2),
            field(b"corrected"),
            number(-1),
            NOTHING.to_vec(),
            number(5),
            number(6),
            number(1),
            field(b"worker:ada"),
            field(b"2018"),
            field(b"SSDA903 return of 2017/18"),
            field(b"episodes.csv"),
            number(9),
            number(3),
            field(b"The wrong day was typed"),
            NOTHING.to_vec(),
            field(&[1; 32]),
            field(&[2; 32]),
        ]
        .concat();
        let found = hash(&envelope(), &mut Scratch::default());
        assert_eq!(found, Digest(*blake3::hash(&bytes).as_bytes()));
        // Pinned: journals that are already written have this form for ever.
        assert_eq!(found.to_string(), "ea4dc856655616436432c5205d984c4797adccb7cfd9ab0be2d44dfcfb480d10");
    }

    #[test]
    fn an_envelope_that_knows_of_looks_is_another() {
        let (plain, mut with) = (envelope(), envelope());
        with.looks = Some(Digest([4; 32]));
        let found = hash(&with, &mut Scratch::default());
        assert_ne!(found, hash(&plain, &mut Scratch::default()));
        let mut scratch = Scratch::default();
        hash(&with, &mut scratch);
        assert!(scratch.0.starts_with(&field(b"kith journal envelope v2")));
        assert!(scratch.0.ends_with(&[field(&[1; 32]), field(&[4; 32]), field(&[2; 32])].concat()));
    }

    #[test]
    fn a_look_is_hashed_as_the_comment_says() {
        let bytes = [
            field(b"kith journal look v1"),
            number(9),
            number(5),
            field(b"ada"),
            field(b"child:1"),
            field(b"overview"),
            field(b"a call"),
            number(1),
            field(&[2; 32]),
        ]
        .concat();
        let one = Look {
            at: Moment::from_micros(5),
            who: "ada".into(),
            what: "overview".into(),
            why: "a call".into(),
            broke_glass: true,
        };
        let about = SubjectId::new("child:1").unwrap();
        let found = look(9, &about, &one, Digest([2; 32]), &mut Scratch::default());
        assert_eq!(found, Digest(*blake3::hash(&bytes).as_bytes()));
    }

    #[test]
    fn a_payload_is_digested_as_the_comment_says() {
        let bytes = [field(b"kith journal payload v1"), field(&[3; 16]), field(b"{}")].concat();
        let found = digest(&[3; 16], b"{}", &mut Scratch::default());
        assert_eq!(found, Digest(*blake3::hash(&bytes).as_bytes()));
        assert_eq!(found.to_string(), "d930bfbaa035aad9467a61c6f131e5409b5677b8949368f8f78c64c9f53f81f0");
    }
}
