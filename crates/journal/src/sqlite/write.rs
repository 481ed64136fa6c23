//! Entries into SQLite.

use std::sync::Arc;

use calendar::Moment;
use rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE;
use rusqlite::{Connection, OptionalExtension, params};

use super::copy_back::{BY_A_COMMIT, CopyBack};
use super::read::{self, columns, number};
use super::{accounts, asides, documents, doing, erase, keys, lists, tokens};
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
use crate::{Act, DraftName, Envelope, Source, SubjectId};

const INSERT: &str = concat!(
    "INSERT OR FAIL INTO entry (",
    columns!(),
    ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)"
);
const SINCE: &str =
    concat!("SELECT ", columns!(), " FROM entry WHERE subject = ?1 AND seq > ?2 ORDER BY seq DESC LIMIT ?3");

/// The writing connection.
pub(super) struct SqliteWriter {
    /// Before the connection, so that the last to close the file is the one that wrote.
    back: CopyBack,
    connection: Connection,
}

impl SqliteWriter {
    pub(super) fn new(connection: Connection) -> Result<SqliteWriter, StoreError> {
        // FULL: a commit is on disk before it is answered. The page cache is large because a load writes its index
        // all over; the log is cut back after a large load. What is deleted is
        // overwritten. What a statement may have to undo stays in memory: every
        // insert with a trigger would otherwise write pages to a temporary file.
        connection
            .execute_batch(
                "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; \
                 PRAGMA secure_delete = ON; \
                 PRAGMA temp_store = MEMORY; PRAGMA cache_size = -131072; PRAGMA journal_size_limit = 67108864;",
            )
            .map_err(doing("prepare to write"))?;
        connection
            .pragma_update(None, "wal_autocheckpoint", BY_A_COMMIT)
            .map_err(doing("prepare to write"))?;
        Ok(SqliteWriter { back: CopyBack::of(connection.path()), connection })
    }

    fn run(&mut self, sql: &str, what: &'static str) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(sql).map_err(doing(what))?;
        statement.execute([]).map(|_| ()).map_err(doing(what))
    }
}

impl Writer for SqliteWriter {
    fn begin(&mut self) -> Result<Option<Tail>, StoreError> {
        self.run("BEGIN IMMEDIATE", "begin to write")?;
        read::tail(&self.connection)
    }

    fn commit(&mut self) -> Result<Inserted, StoreError> {
        self.run("COMMIT", "put entries on disk")?;
        self.back.committed();
        Ok(Inserted::Written)
    }

    fn rollback(&mut self) {
        // SQLite has often rolled back already; where it has not and cannot, the next begin says so.
        if !self.connection.is_autocommit() {
            let _ = self.run("ROLLBACK", "undo");
        }
    }

    fn begin_part(&mut self) -> Result<(), StoreError> {
        self.run("SAVEPOINT part", "begin a batch")
    }

    fn keep_part(&mut self) -> Result<(), StoreError> {
        self.run("RELEASE part", "keep a batch")
    }

    fn undo_part(&mut self) -> Result<(), StoreError> {
        self.run("ROLLBACK TO part", "undo a batch")?;
        self.run("RELEASE part", "undo a batch")
    }

    fn load(&mut self, id: &str) -> Result<Option<StoredLoad>, StoreError> {
        let failed = doing("look for a load");
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, what, first_seq, entries FROM load WHERE id = ?1")
            .map_err(&failed)?;
        statement.query_row([id], read::load).optional().map_err(&failed)
    }

    fn last_of(&mut self, subject: &SubjectId) -> Result<Option<u64>, StoreError> {
        let failed = doing("find the last entry about a subject");
        let mut statement = self
            .connection
            .prepare_cached("SELECT max(seq) FROM entry WHERE subject = ?1")
            .map_err(&failed)?;
        statement
            .query_row([subject.as_str()], |row| row.get::<_, Option<i64>>(0))
            .map(|seq| seq.map(|seq| seq as u64))
            .map_err(&failed)
    }

    fn since(&mut self, subject: &SubjectId, after: u64, most: usize) -> Result<Vec<Envelope>, StoreError> {
        let failed = doing("read what changed about a subject");
        let loads = by_id(read::loads(&self.connection)?);
        let mut statement = self.connection.prepare_cached(SINCE).map_err(&failed)?;
        let mut rows =
            statement.query(params![subject.as_str(), number(after), most as i64]).map_err(&failed)?;
        let mut decoder = Decoder::new(loads);
        let mut envelopes = Vec::new();
        while let Some(row) = rows.next().map_err(&failed)? {
            decoder.decode(row)?;
            envelopes.push(decoder.envelope.clone());
        }
        envelopes.reverse();
        Ok(envelopes)
    }

    fn latest(
        &mut self,
        subject: &SubjectId,
        kind: &Arc<str>,
        record_id: &Arc<str>,
    ) -> Result<Option<Latest>, StoreError> {
        let failed = doing("find the newest revision of a record");
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT seq, revision, act FROM entry WHERE subject = ?1 AND kind = ?2 AND record_id = ?3 \
                 ORDER BY revision DESC LIMIT 1",
            )
            .map_err(&failed)?;
        let found = statement
            .query_row([subject.as_str(), kind, record_id], |row| {
                Ok((row.get::<_, i64>(0)? as u64, row.get(1)?, row.get::<_, String>(2)?))
            })
            .optional()
            .map_err(&failed)?;
        let Some((seq, revision, act)) = found else { return Ok(None) };
        let act = Act::parse(&act).ok_or(StoreError::Unreadable { seq, column: "act" })?;
        Ok(Some(Latest { seq, revision, act }))
    }

    fn insert_load(&mut self, load: &StoredLoad) -> Result<(), StoreError> {
        let StoredLoad { load, first, entries } = load;
        self.connection
            .execute(
                "INSERT INTO load (id, what, first_seq, entries) VALUES (?1, ?2, ?3, ?4)",
                params![&*load.id, &*load.what, number(*first), number(*entries)],
            )
            .map(|_| ())
            .map_err(doing("write a load"))
    }

    fn last_look(&mut self) -> Result<Option<StoredLook>, StoreError> {
        asides::last_look(&self.connection)
    }

    fn each_look(&mut self, each: &mut dyn FnMut(&StoredLook)) -> Result<(), StoreError> {
        asides::each_look(&self.connection, each)
    }

    fn insert_look(&mut self, look: &StoredLook) -> Result<(), StoreError> {
        asides::insert_look(&self.connection, look)
    }

    fn keep_draft(&mut self, name: &DraftName, text: &DraftText, saved: Moment) -> Result<(), StoreError> {
        asides::keep_draft(&self.connection, name, text, saved)
    }

    fn seal(&mut self, job: &SealJob, at: Moment) -> Result<bool, StoreError> {
        keys::write(&self.connection, job, at)
    }

    fn erase(&mut self, what: &ToErase, under: u64, at: Moment) -> Result<Gone, StoreError> {
        erase::erase(&self.connection, what, under, at)
    }

    fn document(&mut self, job: &DocumentJob, at: Moment) -> Result<(), StoreError> {
        documents::write(&self.connection, job, at)
    }

    fn change_account(
        &mut self,
        change: &AccountChange,
        noted: Option<&(Arc<str>, Arc<str>)>,
        at: Moment,
    ) -> Result<bool, StoreError> {
        accounts::change(&self.connection, change, noted, at)
    }

    fn list(&mut self, job: &ListJob, at: Moment) -> Result<(), StoreError> {
        lists::write_list(&self.connection, job, at)
    }

    fn mail(&mut self, job: &MailJob, at: Moment) -> Result<bool, StoreError> {
        lists::write_mail(&self.connection, job, at)
    }

    fn token(&mut self, job: &TokenJob, at: Moment) -> Result<bool, StoreError> {
        tokens::write_token(&self.connection, job, at)
    }

    fn webhook(&mut self, job: &WebhookJob, at: Moment) -> Result<bool, StoreError> {
        tokens::write_webhook(&self.connection, job, at)
    }

    fn insert(
        &mut self,
        envelope: &Envelope,
        payload: Option<NewPayload<'_>>,
    ) -> Result<Inserted, StoreError> {
        let failed = doing("write an entry");
        let (load, place) = match &envelope.source {
            Source::Act => (None, None),
            Source::Load { load, place } => (Some(&*load.id), place.as_ref()),
        };
        let mut statement = self.connection.prepare_cached(INSERT).map_err(&failed)?;
        let written = statement.execute(params![
            number(envelope.seq),
            &*envelope.authority,
            envelope.subject.as_str(),
            &*envelope.kind,
            &*envelope.record_id,
            envelope.revision,
            envelope.act.as_str(),
            envelope.happened.from.map(|day| day.number()),
            envelope.happened.to.map(|day| day.number()),
            envelope.recorded.micros(),
            envelope.stamped.micros(),
            envelope.backlog,
            &*envelope.who,
            load,
            place.map(|place| &*place.file),
            place.map(|place| number(place.line)),
            envelope.supersedes.map(number),
            envelope.reason.as_deref(),
            envelope.permit_reason.as_deref(),
            envelope.digest.as_ref().map(|digest| &digest.0[..]),
            envelope.looks.as_ref().map(|looks| &looks.0[..]),
            &envelope.prev.0[..],
            &envelope.hash.0[..],
        ]);
        match written {
            // The only key an entry can meet: `seq` is taken from the end of the chain inside the transaction.
            Err(error) if error.sqlite_extended_error_code() == Some(SQLITE_CONSTRAINT_UNIQUE) => {
                return Ok(Inserted::Taken);
            }
            written => written.map_err(&failed)?,
        };
        match payload {
            None => {}
            Some(NewPayload::Open(salt, json)) => {
                // Checked to be UTF-8 when the batch was prepared; kept as text so that any SQLite shell can read it.
                let json = std::str::from_utf8(json)
                    .map_err(|_| StoreError::Unreadable { seq: envelope.seq, column: "payload" })?;
                let mut statement = self
                    .connection
                    .prepare_cached("INSERT INTO payload (seq, salt, json) VALUES (?1, ?2, ?3)")
                    .map_err(&failed)?;
                statement.execute(params![number(envelope.seq), &salt[..], json]).map_err(&failed)?;
            }
            Some(NewPayload::Sealed(key, bytes)) => {
                let mut statement = self
                    .connection
                    .prepare_cached(
                        "INSERT OR FAIL INTO sealed_payload (seq, key, bytes) VALUES (?1, ?2, ?3)",
                    )
                    .map_err(&failed)?;
                statement.execute(params![number(envelope.seq), number(key), bytes]).map_err(&failed)?;
            }
        }
        Ok(Inserted::Written)
    }
}
