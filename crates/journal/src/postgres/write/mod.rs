//! Entries into PostgreSQL.
//!
//! Each transaction takes a lock of its authority's first and reads the end of the chain after that, so that entries are
//! committed in the order of their numbers, whichever process writes them. What is inserted is gathered and sent together with
//! the commit: an append costs two turns to the server and back, and its one flush.
//!
//! Where nobody else wrote between the last two transactions of this writer it goes on from the end it left itself, and all of it
//! is one turn: that the end is still that one is seen, under the lock, before anything is inserted. Where it is not, nothing is
//! written, and the next attempt looks first.

mod send;

use std::sync::Arc;

use calendar::Moment;
use deadpool_postgres::Object;
use futures_util::join;
use rand::Rng;
use rustc_hash::{FxHashMap, FxHashSet};

use self::send::{is_overtaken, is_taken};
use super::decode::{self, columns};
use super::reach::{Param, Reach, big, doing, one, rows, wait};
use super::ready::Ready;
use super::{accounts, asides, documents, erase, keys, lists, read, tokens};
use crate::accounts::AccountChange;
use crate::decode::{Decoder, by_id};
use crate::documents::DocumentJob;
use crate::erase::{Gone, ToErase};
use crate::error::StoreError;
use crate::lists::ListJob;
use crate::mail::MailJob;
use crate::rules::Latest;
use crate::seal::SealJob;
use crate::store::{DraftText, Inserted, NewPayload, StoredLoad, StoredLook, Tail, Writer};
use crate::tokens::TokenJob;
use crate::webhooks::WebhookJob;
use crate::{Act, Batch, DraftName, Envelope, Head, SubjectId};

const SINCE: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM entry WHERE subject = $1 AND entry.seq > $2 ORDER BY entry.seq DESC LIMIT $3"
);
const LATEST: &str = "SELECT wanted.nth, found.seq, found.revision, found.act \
     FROM unnest($2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS wanted(subject, kind, record_id, nth) \
     CROSS JOIN LATERAL (SELECT seq, revision, act FROM entry WHERE authority = $1 \
         AND entry.subject = wanted.subject COLLATE \"C\" AND entry.kind = wanted.kind COLLATE \"C\" \
         AND entry.record_id = wanted.record_id COLLATE \"C\" ORDER BY revision DESC LIMIT 1) AS found";
const LAST_OF: &str = "SELECT wanted.nth, (SELECT max(seq) FROM entry WHERE authority = $1 \
         AND entry.subject = wanted.subject COLLATE \"C\") \
     FROM unnest($2::text[]) WITH ORDINALITY AS wanted(subject, nth)";

/// Rows and bytes that are sent at once.
const ROWS: usize = 2_000;
const BYTES: usize = 8 << 20;

/// A record by subject, kind and id.
type Record = (SubjectId, Arc<str>, Arc<str>);

/// Where a journal ends.
#[derive(Clone)]
struct End {
    tail: Option<Tail>,
    look: Option<StoredLook>,
}

impl End {
    /// The last entry, and the number of the last look: 0 where there is none.
    fn last(&self) -> (Head, u64) {
        let head = self.tail.as_ref().map_or(Head::default(), |tail| tail.head);
        (head, self.look.as_ref().map_or(0, |look| look.number))
    }

    /// Whether this is where the journal was found to end.
    fn is(left: Option<&End>, found: &End) -> bool {
        left.is_some_and(|left| left.last() == found.last())
    }
}

/// The writing connection.
pub(super) struct PostgresWriter {
    reach: Arc<Reach>,
    authority: Arc<str>,
    lock: i64,
    /// None until it is needed, and after it was lost.
    client: Option<Ready>,
    /// By what the server knows this writer, and how many transactions it has put on disk: said where nothing else shows of one
    /// that it was.
    writer: [u8; 16],
    turn: i64,
    /// Gathered, and not sent yet.
    entries: Vec<Envelope>,
    open: Vec<(u64, [u8; 16], Vec<u8>)>,
    sealed: Vec<(u64, u64, Vec<u8>)>,
    loads: Vec<StoredLoad>,
    looks: Vec<StoredLook>,
    bytes: usize,
    /// What was gathered when the part began, and the last entry then.
    part: Option<([usize; 4], Option<Tail>)>,
    /// Whether entries are part of this transaction: those who follow are told.
    told: bool,
    last_look: Option<StoredLook>,
    /// The last entry of this transaction.
    newest: Option<Tail>,
    /// Whether the server knows of this transaction.
    begun: bool,
    /// What stood at the end when this writer's last transaction had been put on disk, by the connection it has now.
    left: Option<End>,
    /// Whether nobody else wrote between its last two transactions.
    alone: bool,
    /// What is known of records and subjects that the batch asks about.
    latest: FxHashMap<Record, Option<Latest>>,
    last: FxHashMap<SubjectId, Option<u64>>,
}

impl PostgresWriter {
    pub(super) fn new(reach: Arc<Reach>, authority: Arc<str>) -> Result<PostgresWriter, StoreError> {
        let mut writer = [0; 16];
        rand::rng().fill_bytes(&mut writer);
        let client = Ready::new(reach.client()?)?;
        let old = "DELETE FROM written WHERE at < now() - interval '2 days'";
        wait(client.client.batch_execute(old)).map_err(doing("prepare to write"))?;
        Ok(PostgresWriter {
            reach,
            lock: lock(&authority),
            authority,
            client: Some(client),
            writer,
            turn: 0,
            entries: Vec::new(),
            open: Vec::new(),
            sealed: Vec::new(),
            loads: Vec::new(),
            looks: Vec::new(),
            bytes: 0,
            part: None,
            told: false,
            last_look: None,
            newest: None,
            begun: false,
            left: None,
            alone: false,
            latest: FxHashMap::default(),
            last: FxHashMap::default(),
        })
    }

    fn ready(&self) -> Result<&Ready, StoreError> {
        self.client.as_ref().ok_or(StoreError::Lost { detail: "there is no connection".to_owned() })
    }

    /// The connection, in a transaction that the server knows of.
    fn client(&mut self) -> Result<&Object, StoreError> {
        if !self.begun {
            let found = self.look()?;
            if !End::is(self.left.as_ref(), &found) {
                self.alone = false;
                return Err(StoreError::Overtaken);
            }
        }
        self.ready().map(|ready| &ready.client)
    }

    /// Begins on the server, and reads where the journal ends.
    fn look(&mut self) -> Result<End, StoreError> {
        let failed = doing("begin to write");
        self.begun = true;
        let ready = self.ready()?;
        let client = &ready.client;
        let (begun, locked, tail, look) = wait(async {
            let locking: [Param<'_>; 1] = [&self.lock];
            join!(
                client.batch_execute("BEGIN"),
                client.execute(&ready.lock, &locking),
                client.query_opt(&ready.tail, &[]),
                client.query_opt(&ready.last_look, &[])
            )
        });
        begun.map_err(failed)?;
        locked.map_err(failed)?;
        let tail = tail.map_err(failed)?.as_ref().map(read::tail_of).transpose().map_err(failed)?;
        let look = look.map_err(failed)?.as_ref().map(asides::stored).transpose().map_err(failed)?;
        Ok(End { tail, look })
    }

    fn forget(&mut self) {
        self.entries.clear();
        self.open.clear();
        self.sealed.clear();
        self.loads.clear();
        self.looks.clear();
        self.latest.clear();
        self.last.clear();
        (self.bytes, self.part, self.told, self.begun) = (0, None, false, false);
        (self.last_look, self.newest) = (None, None);
    }

    /// A connection that was in the middle of something is not used again.
    fn let_go(&mut self) {
        // Another server may have other entries.
        (self.left, self.alone) = (None, false);
        drop(self.client.take().map(|ready| Object::take(ready.client)));
    }
}

/// The end of a journal whose last entry is this.
fn tail_of(envelope: &Envelope) -> Tail {
    Tail {
        head: Head { seq: envelope.seq, hash: envelope.hash },
        stamped: envelope.stamped,
        authority: envelope.authority.clone(),
    }
}

/// What the writers of an authority lock: half of a hash, so that two authorities wait for each other once in an age.
pub(super) fn lock(authority: &str) -> i64 {
    let hash = blake3::hash(format!("kith journal writer {authority}").as_bytes());
    let mut half = [0; 8];
    half.copy_from_slice(&hash.as_bytes()[..8]);
    i64::from_be_bytes(half)
}

/// Where those who follow an authority's journal are told that there is more.
pub(super) fn channel(authority: &str) -> String {
    format!("kith {:016x}", lock(authority))
}

impl Writer for PostgresWriter {
    fn bound_to(&self) -> Option<&Arc<str>> {
        Some(&self.authority)
    }

    fn begin(&mut self) -> Result<Option<Tail>, StoreError> {
        self.forget();
        if self.client.as_ref().is_some_and(|ready| ready.client.is_closed()) {
            self.let_go();
        }
        if self.client.is_none() {
            self.client = Some(Ready::new(self.reach.client()?)?);
        }
        let end = match self.left.clone().filter(|left| self.alone && left.tail.is_some()) {
            Some(left) => left,
            None => {
                let found = self.look()?;
                self.alone = End::is(self.left.as_ref(), &found);
                self.left = Some(found.clone());
                found
            }
        };
        self.last_look = end.look;
        Ok(end.tail)
    }

    fn commit(&mut self) -> Result<Inserted, StoreError> {
        if !self.begun && self.entries.is_empty() && self.loads.is_empty() && self.looks.is_empty() {
            // Nothing came of it, and the server does not know that it began.
            self.forget();
            return Ok(Inserted::Written);
        }
        let sent = self.send(true);
        let outcome = match sent {
            Ok(()) => Ok(Inserted::Written),
            Err(error) if is_taken(&error) => Ok(Inserted::Taken),
            Err(error) if is_overtaken(&error) => Err(StoreError::Overtaken),
            Err(error) => match doing("put entries on disk")(error) {
                // Sent, and nothing was heard: only the server knows.
                StoreError::Lost { detail } => match self.was_written() {
                    Ok(true) => Ok(Inserted::Written),
                    Ok(false) => Err(StoreError::Lost { detail }),
                    Err(unsure) => Err(unsure),
                },
                other => Err(other),
            },
        };
        match (&outcome, self.left.take()) {
            (Ok(Inserted::Written), left) => {
                self.turn += 1;
                // None after a connection was lost.
                let left = left.map(|left| left.tail);
                self.left =
                    left.map(|tail| End { tail: self.newest.take().or(tail), look: self.last_look.take() });
            }
            _ => self.alone = false,
        }
        self.forget();
        outcome
    }

    fn rollback(&mut self) {
        let begun = std::mem::take(&mut self.begun);
        self.forget();
        let Some(ready) = self.client.as_ref().filter(|_| begun) else { return };
        if ready.client.is_closed() || wait(ready.client.batch_execute("ROLLBACK")).is_err() {
            self.let_go();
        }
    }

    fn begin_part(&mut self) -> Result<(), StoreError> {
        let gathered = [self.entries.len(), self.open.len(), self.sealed.len(), self.loads.len()];
        self.part = Some((gathered, self.newest.clone()));
        Ok(())
    }

    fn keep_part(&mut self) -> Result<(), StoreError> {
        self.part = None;
        Ok(())
    }

    fn undo_part(&mut self) -> Result<(), StoreError> {
        let ([entries, open, sealed, loads], newest) = self.part.take().ok_or(StoreError::Together)?;
        self.entries.truncate(entries);
        self.open.truncate(open);
        self.sealed.truncate(sealed);
        self.loads.truncate(loads);
        self.newest = newest;
        self.latest.clear();
        self.last.clear();
        Ok(())
    }

    fn will_ask(&mut self, batch: &Batch, every: bool) -> Result<(), StoreError> {
        self.latest.clear();
        self.last.clear();
        let mut wanted: FxHashSet<Record> = FxHashSet::default();
        for entry in &batch.entries {
            if every || entry.revision != 1 || entry.change.act() != Act::Recorded {
                wanted.insert((entry.subject.clone(), entry.kind.clone(), entry.record_id.clone()));
            }
        }
        let subjects: Vec<&SubjectId> = batch.expected.iter().map(|(subject, _)| subject).collect();
        if wanted.is_empty() && subjects.is_empty() {
            return Ok(());
        }
        // What the batches before this one in its group have said is to be seen.
        self.flush_or_fail()?;
        let wanted: Vec<Record> = wanted.into_iter().collect();
        let authority = self.authority.clone();
        let client = self.client()?;
        let mut latest: Vec<Option<Latest>> = vec![None; wanted.len()];
        if !wanted.is_empty() {
            let of: Vec<&str> = wanted.iter().map(|(subject, ..)| subject.as_str()).collect();
            let kinds: Vec<&str> = wanted.iter().map(|(_, kind, _)| &**kind).collect();
            let ids: Vec<&str> = wanted.iter().map(|(.., id)| &**id).collect();
            let what = "find the newest revision of a record";
            let found = rows(client, what, LATEST, &[&&*authority, &of, &kinds, &ids], |row| {
                let (seq, revision) = (row.try_get::<_, i64>(1)?, row.try_get::<_, i32>(2)?);
                Ok((
                    row.try_get::<_, i64>(0)?,
                    seq as u64,
                    revision.unsigned_abs(),
                    row.try_get::<_, String>(3)?,
                ))
            })?;
            for (nth, seq, revision, act) in found {
                let act = Act::parse(&act).ok_or(StoreError::Unreadable { seq, column: "act" })?;
                if let Some(slot) = usize::try_from(nth - 1).ok().and_then(|nth| latest.get_mut(nth)) {
                    *slot = Some(Latest { seq, revision, act });
                }
            }
        }
        let mut last: Vec<Option<u64>> = vec![None; subjects.len()];
        if !subjects.is_empty() {
            let of: Vec<&str> = subjects.iter().map(|subject| subject.as_str()).collect();
            let what = "find the last entry about a subject";
            let found = rows(client, what, LAST_OF, &[&&*authority, &of], |row| {
                Ok((row.try_get::<_, i64>(0)?, row.try_get::<_, Option<i64>>(1)?))
            })?;
            for (nth, seq) in found {
                if let Some(slot) = usize::try_from(nth - 1).ok().and_then(|nth| last.get_mut(nth)) {
                    *slot = seq.map(i64::unsigned_abs);
                }
            }
        }
        self.last = subjects.into_iter().cloned().zip(last).collect();
        self.latest = wanted.into_iter().zip(latest).collect();
        Ok(())
    }

    fn load(&mut self, id: &str) -> Result<Option<StoredLoad>, StoreError> {
        if let Some(load) = self.loads.iter().find(|load| &*load.load.id == id) {
            return Ok(Some(load.clone()));
        }
        let sql = "SELECT id, what, first_seq, entries FROM load WHERE id = $1";
        one(self.client()?, "look for a load", sql, &[&id], read::load)
    }

    fn last_of(&mut self, subject: &SubjectId) -> Result<Option<u64>, StoreError> {
        if let Some(known) = self.last.get(subject) {
            return Ok(*known);
        }
        self.flush_or_fail()?;
        let sql = "SELECT max(seq) FROM entry WHERE subject = $1";
        let what = "find the last entry about a subject";
        let last =
            one(self.client()?, what, sql, &[&subject.as_str()], |row| row.try_get::<_, Option<i64>>(0))?;
        Ok(last.flatten().map(i64::unsigned_abs))
    }

    fn since(&mut self, subject: &SubjectId, after: u64, most: usize) -> Result<Vec<Envelope>, StoreError> {
        self.flush_or_fail()?;
        let what = "read what changed about a subject";
        let client = self.client()?;
        let mut decoder = Decoder::new(by_id(read::loads(client)?));
        let params: [Param<'_>; 3] = [&subject.as_str(), &big(after), &big(most as u64)];
        let found = rows(client, what, SINCE, &params, |row| Ok(row.clone()))?;
        let mut envelopes = Vec::with_capacity(found.len());
        for row in &found {
            decoder.decode(&decode::fields(row)?)?;
            envelopes.push(decoder.envelope.clone());
        }
        envelopes.reverse();
        Ok(envelopes)
    }

    fn latest(
        &mut self,
        subject: &SubjectId,
        kind: &Arc<str>,
        id: &Arc<str>,
    ) -> Result<Option<Latest>, StoreError> {
        let record = (subject.clone(), kind.clone(), id.clone());
        if let Some(known) = self.latest.get(&record) {
            return Ok(*known);
        }
        // Everything that a batch asks about was asked before it began.
        Err(StoreError::Database {
            doing: "find the newest revision of a record",
            detail: "it was not asked for in time".to_owned(),
        })
    }

    fn insert_load(&mut self, load: &StoredLoad) -> Result<(), StoreError> {
        self.loads.push(load.clone());
        Ok(())
    }

    fn last_look(&mut self) -> Result<Option<StoredLook>, StoreError> {
        Ok(self.last_look.clone())
    }

    fn each_look(&mut self, each: &mut dyn FnMut(&StoredLook)) -> Result<(), StoreError> {
        asides::each_look(self.client()?, each)
    }

    fn insert_look(&mut self, look: &StoredLook) -> Result<(), StoreError> {
        self.last_look = Some(look.clone());
        self.looks.push(look.clone());
        Ok(())
    }

    fn keep_draft(&mut self, name: &DraftName, text: &DraftText, saved: Moment) -> Result<(), StoreError> {
        asides::keep_draft(self.client()?, name, text, saved)
    }

    fn seal(&mut self, job: &SealJob, at: Moment) -> Result<bool, StoreError> {
        // A journal that is sealed from here on takes what was gathered open before.
        self.flush_or_fail()?;
        keys::write(self.client()?, job, at)
    }

    fn erase(&mut self, what: &ToErase, under: u64, at: Moment) -> Result<Gone, StoreError> {
        // What was gathered is to be there before it is looked for.
        self.flush_or_fail()?;
        erase::erase(self.client()?, what, under, at)
    }

    fn document(&mut self, job: &DocumentJob, at: Moment) -> Result<(), StoreError> {
        documents::write(self.client()?, job, at)
    }

    fn change_account(
        &mut self,
        change: &AccountChange,
        noted: Option<&(Arc<str>, Arc<str>)>,
        at: Moment,
    ) -> Result<bool, StoreError> {
        accounts::change(self.client()?, change, noted, at)
    }

    fn list(&mut self, job: &ListJob, at: Moment) -> Result<(), StoreError> {
        lists::write_list(self.client()?, job, at)
    }

    fn mail(&mut self, job: &MailJob, at: Moment) -> Result<bool, StoreError> {
        lists::write_mail(self.client()?, job, at)
    }

    fn token(&mut self, job: &TokenJob, at: Moment) -> Result<bool, StoreError> {
        tokens::write_token(self.client()?, job, at)
    }

    fn webhook(&mut self, job: &WebhookJob, at: Moment) -> Result<bool, StoreError> {
        tokens::write_webhook(self.client()?, job, at)
    }

    fn insert(
        &mut self,
        envelope: &Envelope,
        payload: Option<NewPayload<'_>>,
    ) -> Result<Inserted, StoreError> {
        let Envelope { seq, subject, kind, record_id, revision, act, .. } = envelope;
        if !self.latest.is_empty() {
            let record = (subject.clone(), kind.clone(), record_id.clone());
            if let Some(known) = self.latest.get_mut(&record) {
                *known = Some(Latest { seq: *seq, revision: *revision, act: *act });
            }
        }
        self.told = true;
        self.newest = Some(tail_of(envelope));
        self.entries.push(envelope.clone());
        match payload {
            None => {}
            Some(NewPayload::Open(salt, json)) => {
                self.bytes += json.len();
                self.open.push((*seq, *salt, json.to_vec()));
            }
            Some(NewPayload::Sealed(key, bytes)) => {
                self.bytes += bytes.len();
                self.sealed.push((*seq, key, bytes.to_vec()));
            }
        }
        // A batch that is alone is sent piece by piece; of a group nothing is sent that may have to be taken back.
        if self.part.is_none() && (self.entries.len() >= ROWS || self.bytes >= BYTES) {
            return self.flush();
        }
        Ok(Inserted::Written)
    }
}
