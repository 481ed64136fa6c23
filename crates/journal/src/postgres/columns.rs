//! What is inserted, column by column: a statement takes one array a column, and so a thousand rows at once.

use super::reach::{Param, big};
use crate::store::StoredLook;
use crate::{Envelope, Source};

/// Envelopes column by column, as the statement that inserts them takes them.
#[derive(Default)]
pub(super) struct Entries<'a> {
    numbers: [Vec<i64>; 3],
    texts: [Vec<&'a str>; 5],
    small: Vec<i32>,
    days: [Vec<Option<i32>>; 2],
    backlog: Vec<bool>,
    maybe_texts: [Vec<Option<&'a str>>; 4],
    maybe_numbers: [Vec<Option<i64>>; 2],
    maybe_hashes: [Vec<Option<&'a [u8]>>; 2],
    hashes: [Vec<&'a [u8]>; 2],
}

impl<'a> Entries<'a> {
    pub(super) fn of(envelopes: &'a [Envelope]) -> Entries<'a> {
        let mut of = Entries::default();
        for envelope in envelopes {
            let (load, place) = match &envelope.source {
                Source::Act => (None, None),
                Source::Load { load, place } => (Some(&*load.id), place.as_ref()),
            };
            let numbers = [big(envelope.seq), envelope.recorded.micros(), envelope.stamped.micros()];
            let texts = [
                envelope.subject.as_str(),
                &envelope.kind,
                &envelope.record_id,
                envelope.act.as_str(),
                &envelope.who,
            ];
            let days = [envelope.happened.from, envelope.happened.to].map(|day| day.map(|day| day.number()));
            let maybe_texts = [
                load,
                place.map(|place| &*place.file),
                envelope.reason.as_deref(),
                envelope.permit_reason.as_deref(),
            ];
            let maybe_numbers = [place.map(|place| big(place.line)), envelope.supersedes.map(big)];
            let maybe_hashes =
                [&envelope.digest, &envelope.looks].map(|hash| hash.as_ref().map(|hash| &hash.0[..]));
            push(&mut of.numbers, numbers);
            push(&mut of.texts, texts);
            of.small.push(i32::try_from(envelope.revision).unwrap_or(i32::MAX));
            push(&mut of.days, days);
            of.backlog.push(envelope.backlog);
            push(&mut of.maybe_texts, maybe_texts);
            push(&mut of.maybe_numbers, maybe_numbers);
            push(&mut of.maybe_hashes, maybe_hashes);
            push(&mut of.hashes, [&envelope.prev.0[..], &envelope.hash.0[..]]);
        }
        of
    }

    pub(super) fn params<'p>(&'p self, authority: &'p &'p str) -> [Param<'p>; 23] {
        let [seq, recorded, stamped] = &self.numbers;
        let [subject, kind, record_id, act, who] = &self.texts;
        let [from, to] = &self.days;
        let [load, file, reason, permit_reason] = &self.maybe_texts;
        let [line, supersedes] = &self.maybe_numbers;
        let [digest, looks] = &self.maybe_hashes;
        let [prev, hash] = &self.hashes;
        [
            authority,
            seq,
            subject,
            kind,
            record_id,
            &self.small,
            act,
            from,
            to,
            recorded,
            stamped,
            &self.backlog,
            who,
            load,
            file,
            line,
            supersedes,
            reason,
            permit_reason,
            digest,
            looks,
            prev,
            hash,
        ]
    }
}

/// Looks column by column, as the statement that inserts them takes them.
#[derive(Default)]
pub(super) struct Looks<'a> {
    numbers: [Vec<i64>; 2],
    texts: [Vec<&'a str>; 4],
    broke_glass: Vec<bool>,
    hashes: Vec<Option<&'a [u8]>>,
}

impl<'a> Looks<'a> {
    pub(super) fn of(looks: &'a [StoredLook]) -> Looks<'a> {
        let mut of = Looks::default();
        for StoredLook { number, subject, look, hash } in looks {
            push(&mut of.numbers, [big(*number), look.at.micros()]);
            push(&mut of.texts, [&*look.who, subject.as_str(), &*look.what, &*look.why]);
            of.broke_glass.push(look.broke_glass);
            of.hashes.push(hash.as_ref().map(|hash| &hash.0[..]));
        }
        of
    }

    pub(super) fn params(&self) -> [Param<'_>; 8] {
        let ([id, at], [who, subject, what, why]) = (&self.numbers, &self.texts);
        [id, at, who, subject, what, why, &self.broke_glass, &self.hashes]
    }
}

fn push<T, const N: usize>(columns: &mut [Vec<T>; N], values: [T; N]) {
    for (column, value) in columns.iter_mut().zip(values) {
        column.push(value);
    }
}
