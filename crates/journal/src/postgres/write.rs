//! Entries into PostgreSQL.
//!
//! Each transaction takes a lock of its authority's first and reads the end of the chain after that, so that entries are
//! committed in the order of their numbers, whichever process writes them. What is inserted is gathered and sent together with
//! the commit: an append costs two turns to the server and back, and its one flush.

use std::sync::Arc;
use std::time::Duration;

use calendar::Moment;
use deadpool_postgres::Object;
use futures_util::future::OptionFuture;
use futures_util::join;
use rand::Rng;
use rustc_hash::{FxHashMap, FxHashSet};
use tokio_postgres::Error;

use super::columns::{Entries, Looks};
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
use crate::{Act, Batch, DraftName, Envelope, SubjectId};

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

/// The constraint that two of one revision meet.
const REVISION_TAKEN: &str = "record_has_its_revision";

/// Rows and bytes that are sent at once.
const ROWS: usize = 2_000;
const BYTES: usize = 8 << 20;

/// How often, and how long between, the server is asked whether a transaction was put on disk whose answer was lost: some
/// twenty seconds, as long as a failover takes.
const ASKED: u32 = 40;
const BETWEEN: Duration = Duration::from_millis(500);

/// A record by subject, kind and id.
type Record = (SubjectId, Arc<str>, Arc<str>);

/// The writing connection.
pub(super) struct PostgresWriter {
    reach: Arc<Reach>,
    authority: Arc<str>,
    lock: i64,
    /// None until it is needed, and after it was lost.
    client: Option<Ready>,
    /// By what the server knows this writer, and how many transactions it has put on disk.
    writer: [u8; 16],
    turn: i64,
    /// Gathered, and not sent yet.
    entries: Vec<Envelope>,
    open: Vec<(u64, [u8; 16], Vec<u8>)>,
    sealed: Vec<(u64, u64, Vec<u8>)>,
    loads: Vec<StoredLoad>,
    looks: Vec<StoredLook>,
    bytes: usize,
    /// What was gathered when the part began.
    part: Option<[usize; 4]>,
    /// Whether entries are part of this transaction: those who follow are told.
    told: bool,
    last_look: Option<StoredLook>,
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
            latest: FxHashMap::default(),
            last: FxHashMap::default(),
        })
    }

    fn ready(&self) -> Result<&Ready, StoreError> {
        self.client.as_ref().ok_or(StoreError::Lost { detail: "there is no connection".to_owned() })
    }

    fn client(&self) -> Result<&Object, StoreError> {
        self.ready().map(|ready| &ready.client)
    }

    fn forget(&mut self) {
        self.entries.clear();
        self.open.clear();
        self.sealed.clear();
        self.loads.clear();
        self.looks.clear();
        self.latest.clear();
        self.last.clear();
        (self.bytes, self.part, self.told, self.last_look) = (0, None, false, None);
    }

    /// A connection that was in the middle of something is not used again.
    fn let_go(&mut self) {
        drop(self.client.take().map(|ready| Object::take(ready.client)));
    }

    /// Sends what was gathered, and with `commit` puts the transaction on disk, all at once. The first that failed is what
    /// failed.
    fn send(&mut self, commit: bool) -> Result<(), Error> {
        let Some(ready) = &self.client else { return Ok(()) };
        let (client, authority) = (&ready.client, &*self.authority);
        let entries = Entries::of(&self.entries);
        let (channel, writer, turn) = (channel(authority), &self.writer[..], self.turn + 1);
        let looks = Looks::of(&self.looks);
        let open = (
            self.open.iter().map(|(seq, ..)| big(*seq)).collect::<Vec<_>>(),
            self.open.iter().map(|(_, salt, _)| &salt[..]).collect::<Vec<_>>(),
            // Checked to be UTF-8 when the batch was prepared.
            self.open.iter().map(|(.., json)| std::str::from_utf8(json).unwrap_or("")).collect::<Vec<_>>(),
        );
        let sealed = (
            self.sealed.iter().map(|(seq, ..)| big(*seq)).collect::<Vec<_>>(),
            self.sealed.iter().map(|(_, key, _)| big(*key)).collect::<Vec<_>>(),
            self.sealed.iter().map(|(.., bytes)| &**bytes).collect::<Vec<_>>(),
        );
        let loads = (
            self.loads.iter().map(|load| &*load.load.id).collect::<Vec<_>>(),
            self.loads.iter().map(|load| &*load.load.what).collect::<Vec<_>>(),
            self.loads.iter().map(|load| big(load.first)).collect::<Vec<_>>(),
            self.loads.iter().map(|load| big(load.entries)).collect::<Vec<_>>(),
        );
        let entry_params = entries.params(&authority);
        let (open_params, sealed_params): ([Param<'_>; 4], [Param<'_>; 4]) =
            ([&authority, &open.0, &open.1, &open.2], [&authority, &sealed.0, &sealed.1, &sealed.2]);
        let load_params: [Param<'_>; 5] = [&authority, &loads.0, &loads.1, &loads.2, &loads.3];
        let (look_params, turn_params) = (looks.params(), [&writer as Param<'_>, &turn]);
        let notify_params: [Param<'_>; 1] = [&channel];
        let some = |is: bool| is.then_some(());
        // Polled in this order the first time, and so sent in this order.
        let (loads, entries, open, sealed, looks, turn, notify, commit) = wait(async {
            join!(
                OptionFuture::from(
                    some(!self.loads.is_empty()).map(|()| client.execute(&ready.loads, &load_params))
                ),
                OptionFuture::from(
                    some(!self.entries.is_empty()).map(|()| client.execute(&ready.entries, &entry_params))
                ),
                OptionFuture::from(
                    some(!self.open.is_empty()).map(|()| client.execute(&ready.open, &open_params))
                ),
                OptionFuture::from(
                    some(!self.sealed.is_empty()).map(|()| client.execute(&ready.sealed, &sealed_params))
                ),
                OptionFuture::from(
                    some(!self.looks.is_empty()).map(|()| client.execute(&ready.looks, &look_params))
                ),
                OptionFuture::from(some(commit).map(|()| client.execute(&ready.turn, &turn_params))),
                OptionFuture::from(
                    some(commit && self.told).map(|()| client.execute(&ready.notify, &notify_params))
                ),
                OptionFuture::from(some(commit).map(|()| client.batch_execute("COMMIT"))),
            )
        });
        [loads, entries, open, sealed, looks, turn, notify]
            .into_iter()
            .flatten()
            .map(|sent| sent.map(|_| ()))
            .chain(commit)
            .collect()
    }

    /// Sends what was gathered, because something is to be read that it may change.
    fn flush(&mut self) -> Result<Inserted, StoreError> {
        if self.entries.is_empty() && self.loads.is_empty() {
            return Ok(Inserted::Written);
        }
        let looks = std::mem::take(&mut self.looks);
        let sent = self.send(false);
        self.looks = looks;
        self.entries.clear();
        self.open.clear();
        self.sealed.clear();
        self.loads.clear();
        self.bytes = 0;
        self.part = self.part.map(|_| [0; 4]);
        taken(sent)
    }

    /// The same, where something was taken by others: only a batch that stands alone can say what.
    fn flush_or_fail(&mut self) -> Result<(), StoreError> {
        match self.flush()? {
            Inserted::Written => Ok(()),
            Inserted::Taken => Err(StoreError::Together),
        }
    }

    /// Whether a transaction was put on disk whose answer did not come.
    fn was_written(&mut self) -> Result<bool, StoreError> {
        self.let_go();
        let mut why = None;
        for again in 0..ASKED {
            if again > 0 {
                std::thread::sleep(BETWEEN);
            }
            // With the lock: what the lost connection had begun has ended by then, one way or the other.
            let asked = self.reach.client().and_then(Ready::new).and_then(|ready| {
                let client = &ready.client;
                let turn = wait(async {
                    client.batch_execute("BEGIN").await?;
                    client.execute(&ready.lock, &[&self.lock]).await?;
                    let sql = "SELECT turn FROM written WHERE writer = $1";
                    let found = client.query_opt(sql, &[&&self.writer[..]]).await?;
                    client.batch_execute("ROLLBACK").await?;
                    found.map(|row| row.try_get::<_, i64>(0)).transpose()
                })
                .map_err(doing("ask whether it was put on disk"))?;
                Ok((ready, turn))
            });
            match asked {
                Ok((ready, turn)) => {
                    self.client = Some(ready);
                    return Ok(turn.is_some_and(|turn| turn > self.turn));
                }
                Err(error) => why = Some(error),
            }
        }
        Err(StoreError::Unsure { detail: why.map(|why| why.to_string()).unwrap_or_default() })
    }
}

/// Whether it was written, where the only thing that may be wrong is a revision that was there already.
fn taken(sent: Result<(), Error>) -> Result<Inserted, StoreError> {
    match sent {
        Ok(()) => Ok(Inserted::Written),
        Err(error) if is_taken(&error) => Ok(Inserted::Taken),
        Err(error) => Err(doing("write entries")(error)),
    }
}

fn is_taken(error: &Error) -> bool {
    error.as_db_error().and_then(|error| error.constraint()) == Some(REVISION_TAKEN)
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
        let failed = doing("begin to write");
        if self.client.as_ref().is_some_and(|ready| ready.client.is_closed()) {
            self.let_go();
        }
        if self.client.is_none() {
            self.client = Some(Ready::new(self.reach.client()?)?);
        }
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
        self.last_look = look.map_err(failed)?.as_ref().map(asides::stored).transpose().map_err(failed)?;
        Ok(tail)
    }

    fn commit(&mut self) -> Result<Inserted, StoreError> {
        let sent = self.send(true);
        let outcome = match sent {
            Ok(()) => Ok(Inserted::Written),
            Err(error) if is_taken(&error) => Ok(Inserted::Taken),
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
        if outcome == Ok(Inserted::Written) {
            self.turn += 1;
        }
        self.forget();
        outcome
    }

    fn rollback(&mut self) {
        self.forget();
        let Some(ready) = &self.client else { return };
        if ready.client.is_closed() || wait(ready.client.batch_execute("ROLLBACK")).is_err() {
            self.let_go();
        }
    }

    fn begin_part(&mut self) -> Result<(), StoreError> {
        let gathered = [self.entries.len(), self.open.len(), self.sealed.len(), self.loads.len()];
        self.part = Some(gathered);
        Ok(())
    }

    fn keep_part(&mut self) -> Result<(), StoreError> {
        self.part = None;
        Ok(())
    }

    fn undo_part(&mut self) -> Result<(), StoreError> {
        let [entries, open, sealed, loads] = self.part.take().ok_or(StoreError::Together)?;
        self.entries.truncate(entries);
        self.open.truncate(open);
        self.sealed.truncate(sealed);
        self.loads.truncate(loads);
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
        let client = self.client()?;
        let mut latest: Vec<Option<Latest>> = vec![None; wanted.len()];
        if !wanted.is_empty() {
            let of: Vec<&str> = wanted.iter().map(|(subject, ..)| subject.as_str()).collect();
            let kinds: Vec<&str> = wanted.iter().map(|(_, kind, _)| &**kind).collect();
            let ids: Vec<&str> = wanted.iter().map(|(.., id)| &**id).collect();
            let what = "find the newest revision of a record";
            let found = rows(client, what, LATEST, &[&&*self.authority, &of, &kinds, &ids], |row| {
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
            let found = rows(client, what, LAST_OF, &[&&*self.authority, &of], |row| {
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
