//! The journal in one SQLite file: write-ahead log, every commit flushed to disk.

mod accounts;
mod ahead;
mod asides;
mod condition;
mod copy_back;
mod documents;
mod dump;
mod erase;
mod keys;
mod lists;
mod passkeys;
mod read;
mod schema;
mod tokens;
mod write;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use calendar::Moment;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::accounts::{Account, AccountBy, AccountEvent, Door, SecretHash, Session};
use crate::backup::{Mark, Row};
use crate::erase::{ErasedEntry, Gone, ToErase};
use crate::error::{OpenError, StoreError};
use crate::passkeys::{Away, KeptPasskey};
use crate::seal::{Sealing, StoredAuthorityKey, StoredDataKey};
use crate::shared::{Memory, Tries};
use crate::standing::Standing;
use crate::store::{Each, Store, StoredDraft, StoredLoad, StoredLook, StoredPart, Which, Writer};
use crate::tokens::{Of, Token};
use crate::webhooks::{Delivery, Webhook};
use crate::{
    Begun, DigestWanted, DocumentName, DraftName, Head, KeptDocument, Look, Mail, MailCounts, SavedList,
    SubjectId,
};

pub(crate) use condition::{condition, writable};
pub(crate) use dump::SqliteFilling;

/// The newest schema that is known here.
pub(crate) fn known_schema() -> u32 {
    schema::known()
}

/// How long to wait for another process that writes.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often it is looked whether another process has written.
const BETWEEN: Duration = Duration::from_millis(100);
/// Reading connections kept open for the next reader: as many as read at once on a busy day. A new one reads the schema first.
const READERS_KEPT: usize = 24;

/// One SQLite file.
pub(crate) struct Sqlite {
    path: PathBuf,
    readers: Mutex<Vec<Connection>>,
    /// What other copies of the program would share: one file has one.
    shared: Memory,
}

impl Sqlite {
    /// Opens the file, makes it if `create`, and brings its schema up to this version's.
    pub(crate) fn open(path: &Path, create: bool) -> Result<Sqlite, OpenError> {
        if !create && !path.exists() {
            return Err(OpenError::Missing(path.to_owned()));
        }
        let store = |error| OpenError::Store { path: path.to_owned(), error };
        let mut connection = connect(path, create).map_err(store)?;
        schema::bring_up_to_date(&mut connection, path)?;
        Ok(Sqlite { path: path.to_owned(), readers: Mutex::new(Vec::new()), shared: Memory::default() })
    }

    /// Lends a reading connection.
    fn with_reader<T>(
        &self,
        read: impl FnOnce(&mut Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let kept = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut connection = match kept {
            Some(connection) => connection,
            None => {
                let connection = connect(&self.path, false)?;
                connection.pragma_update(None, "query_only", true).map_err(doing("prepare to read"))?;
                connection
            }
        };
        let outcome = read(&mut connection);
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < READERS_KEPT {
            readers.push(connection);
        }
        outcome
    }
}

impl Store for Sqlite {
    fn writer(&self) -> Result<Box<dyn Writer>, StoreError> {
        Ok(Box::new(write::SqliteWriter::new(connect(&self.path, false)?)?))
    }

    fn read(&self, which: Which<'_>, each: Each<'_>) -> Result<(), StoreError> {
        self.with_reader(|connection| read::entries(connection, which, each))
    }

    fn wait(&self, after: u64, longest: Duration) -> Result<u64, StoreError> {
        // Nothing tells of what another process wrote; to look costs a page that is in memory.
        let mut left = longest;
        loop {
            let last = self.last()?;
            if last > after || left.is_zero() {
                return Ok(last);
            }
            let pause = left.min(BETWEEN);
            std::thread::sleep(pause);
            left -= pause;
        }
    }

    fn last(&self) -> Result<u64, StoreError> {
        self.with_reader(|connection| read::last(connection))
    }

    fn rest(&self) {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn head(&self) -> Result<Head, StoreError> {
        self.with_reader(|connection| Ok(read::tail(connection)?.map_or(Head::default(), |tail| tail.head)))
    }

    fn loads(&self) -> Result<Vec<StoredLoad>, StoreError> {
        self.with_reader(|connection| read::loads(connection))
    }

    fn stray(&self) -> Result<Option<(u64, &'static str)>, StoreError> {
        self.with_reader(|connection| read::stray(connection))
    }

    fn damage(&self) -> Result<Option<String>, StoreError> {
        self.with_reader(|connection| read::damage(connection))
    }

    fn looks(&self, subject: &SubjectId, most: usize) -> Result<Vec<Look>, StoreError> {
        self.with_reader(|connection| asides::looks(connection, subject, most))
    }

    fn broken_glass(&self, since: Moment, most: usize) -> Result<Vec<(SubjectId, Look)>, StoreError> {
        self.with_reader(|connection| asides::broken_glass(connection, since, most))
    }

    fn looks_since(
        &self,
        since: Moment,
        before: Moment,
        most: usize,
    ) -> Result<Vec<(SubjectId, Look)>, StoreError> {
        self.with_reader(|connection| asides::looks_since(connection, since, before, most))
    }

    fn each_look(&self, each: &mut dyn FnMut(&StoredLook)) -> Result<(), StoreError> {
        self.with_reader(|connection| asides::each_look(connection, each))
    }

    fn draft(&self, name: &DraftName) -> Result<Option<StoredDraft>, StoreError> {
        self.with_reader(|connection| asides::draft(connection, name))
    }

    fn drafts(&self, who: &str, subject: &SubjectId) -> Result<Vec<StoredDraft>, StoreError> {
        self.with_reader(|connection| asides::drafts(connection, who, subject))
    }

    fn begun(&self, who: &str) -> Result<Vec<Begun>, StoreError> {
        self.with_reader(|connection| asides::begun(connection, who))
    }

    fn document(&self, name: &DocumentName) -> Result<Option<KeptDocument>, StoreError> {
        self.with_reader(|connection| documents::one(connection, name))
    }

    fn documents(&self, subject: &SubjectId) -> Result<Vec<KeptDocument>, StoreError> {
        self.with_reader(|connection| documents::of(connection, subject))
    }

    fn documents_waiting(&self, most: usize) -> Result<Vec<KeptDocument>, StoreError> {
        self.with_reader(|connection| documents::waiting(connection, most))
    }

    fn documents_after(
        &self,
        after: Option<&DocumentName>,
        most: usize,
    ) -> Result<Vec<KeptDocument>, StoreError> {
        self.with_reader(|connection| documents::after(connection, after, most))
    }

    fn document_part(&self, name: &DocumentName, nth: u32) -> Result<Option<StoredPart>, StoreError> {
        self.with_reader(|connection| documents::part(connection, name, nth))
    }

    fn authority_keys(&self) -> Result<Vec<StoredAuthorityKey>, StoreError> {
        self.with_reader(|connection| keys::authority_keys(connection))
    }

    fn data_keys_after(&self, after: u64) -> Result<Vec<StoredDataKey>, StoreError> {
        self.with_reader(|connection| keys::data_keys_after(connection, after))
    }

    fn sealing(&self) -> Result<Sealing, StoreError> {
        self.with_reader(|connection| keys::sealing(connection))
    }

    fn open_drafts(&self) -> Result<Vec<(DraftName, String)>, StoreError> {
        self.with_reader(|connection| keys::open_drafts(connection))
    }

    fn open_parts(&self, most: usize) -> Result<Vec<(DocumentName, u32, Vec<u8>)>, StoreError> {
        self.with_reader(|connection| keys::open_parts(connection, most))
    }

    fn erased(&self, under: Option<u64>) -> Result<Vec<ErasedEntry>, StoreError> {
        self.with_reader(|connection| erase::erased(connection, under))
    }

    fn would_erase(&self, what: &ToErase) -> Result<Gone, StoreError> {
        self.with_reader(|connection| erase::would(connection, what))
    }

    fn scrub(&self) -> Result<(), StoreError> {
        // What was overwritten still stands in the log until the log is cut back. Whoever reads keeps that from being done: it
        // is done when the last handle closes, or the next time.
        let connection = connect(&self.path, false)?;
        connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
            .map_err(doing("cut back its log"))
    }

    fn account(&self, by: AccountBy<'_>) -> Result<Option<Account>, StoreError> {
        self.with_reader(|connection| accounts::account(connection, by))
    }

    fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        self.with_reader(|connection| accounts::accounts(connection))
    }

    fn session(&self, hash: SecretHash) -> Result<Option<(Session, Account)>, StoreError> {
        self.with_reader(|connection| accounts::session(connection, hash))
    }

    fn door(&self, hash: SecretHash) -> Result<Option<Door>, StoreError> {
        self.with_reader(|connection| accounts::door(connection, hash))
    }

    fn sessions(&self, id: &str) -> Result<Vec<Session>, StoreError> {
        self.with_reader(|connection| accounts::sessions(connection, id))
    }

    fn device(&self, id: &str, device: SecretHash) -> Result<Option<Moment>, StoreError> {
        self.with_reader(|connection| accounts::device(connection, id, device))
    }

    fn passkeys(&self, id: &str) -> Result<Vec<KeptPasskey>, StoreError> {
        self.with_reader(|connection| passkeys::of(connection, id))
    }

    fn passkey(&self, credential: &[u8]) -> Result<Option<KeptPasskey>, StoreError> {
        self.with_reader(|connection| passkeys::one(connection, credential))
    }

    fn away(&self, hash: SecretHash) -> Result<Option<Away>, StoreError> {
        self.with_reader(|connection| passkeys::away(connection, hash))
    }

    fn codes_left(&self, id: &str) -> Result<usize, StoreError> {
        self.with_reader(|connection| accounts::codes_left(connection, id))
    }

    fn account_events_after(&self, after: u64, most: usize) -> Result<Vec<(u64, AccountEvent)>, StoreError> {
        self.with_reader(|connection| accounts::events_after(connection, after, most))
    }

    fn is_at_hand(&self) -> bool {
        true
    }

    fn last_account_event(&self) -> Result<u64, StoreError> {
        self.with_reader(|connection| accounts::last_event(connection))
    }

    fn account_events(&self, id: &str, most: usize) -> Result<Vec<AccountEvent>, StoreError> {
        self.with_reader(|connection| accounts::events(connection, id, most))
    }

    fn lists(&self, owner: &str, team: Option<&str>) -> Result<Vec<SavedList>, StoreError> {
        self.with_reader(|connection| lists::of(connection, owner, team))
    }

    fn list(&self, id: &str) -> Result<Option<SavedList>, StoreError> {
        self.with_reader(|connection| lists::one(connection, id))
    }

    fn digests_wanted(&self) -> Result<Vec<DigestWanted>, StoreError> {
        self.with_reader(|connection| lists::digests(connection))
    }

    fn mail_to_send(&self, now: Moment, most: usize) -> Result<Vec<Mail>, StoreError> {
        self.with_reader(|connection| lists::mail(connection, now, most))
    }

    fn mail_counts(&self) -> Result<MailCounts, StoreError> {
        self.with_reader(|connection| lists::mail_counts(connection))
    }

    fn standing(&self, since: Moment) -> Result<Standing, StoreError> {
        self.with_reader(|connection| lists::standing(connection, since))
    }

    fn token(&self, hash: SecretHash) -> Result<Option<Token>, StoreError> {
        self.with_reader(|connection| tokens::token(connection, hash))
    }

    fn tokens(&self, of: Of<'_>) -> Result<Vec<Token>, StoreError> {
        self.with_reader(|connection| tokens::tokens(connection, of))
    }

    fn webhooks(&self, of: Of<'_>) -> Result<Vec<Webhook>, StoreError> {
        self.with_reader(|connection| tokens::webhooks(connection, of))
    }

    fn deliveries_to_send(&self, now: Moment, most: usize) -> Result<Vec<Delivery>, StoreError> {
        self.with_reader(|connection| tokens::deliveries_to_send(connection, now, most))
    }

    fn deliveries(&self, webhook: &str, most: usize) -> Result<Vec<Delivery>, StoreError> {
        self.with_reader(|connection| tokens::deliveries(connection, webhook, most))
    }

    fn take_tries(&self, of: &[Tries], now: Moment) -> Result<f64, StoreError> {
        Ok(self.shared.take_tries(of, now))
    }

    fn give_tries_back(&self, of: &[Tries], now: Moment) -> Result<(), StoreError> {
        self.shared.give_tries_back(of, now);
        Ok(())
    }

    fn keep_awaited(
        &self,
        name: SecretHash,
        text: &str,
        now: Moment,
        until: Moment,
    ) -> Result<bool, StoreError> {
        Ok(self.shared.keep_awaited(name, text, now, until))
    }

    fn take_awaited(&self, name: SecretHash, now: Moment) -> Result<Option<String>, StoreError> {
        Ok(self.shared.take_awaited(name, now))
    }

    fn dump(
        &self,
        since: Option<&Mark>,
        start: &mut dyn FnMut(bool, u32) -> Result<(), StoreError>,
        each: &mut dyn FnMut(Row<'_>) -> Result<(), StoreError>,
    ) -> Result<Mark, StoreError> {
        self.with_reader(|connection| dump::dump(connection, since, start, each))
    }

    fn schema(&self) -> Result<u32, StoreError> {
        self.with_reader(|connection| schema::version(connection))
    }
}

#[cfg(test)]
impl Sqlite {
    /// A writing end whose disk is full at so many pages of 4 KiB.
    pub(crate) fn writer_with_room_for(&self, pages: u32) -> Result<Box<dyn Writer>, StoreError> {
        let connection = connect(&self.path, false)?;
        connection.pragma_update(None, "max_page_count", pages).map_err(doing("limit its size"))?;
        Ok(Box::new(write::SqliteWriter::new(connection)?))
    }
}

fn connect(path: &Path, create: bool) -> Result<Connection, StoreError> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if create {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    let connection = Connection::open_with_flags(path, flags).map_err(doing("open the file"))?;
    connection.busy_timeout(PATIENCE).map_err(doing("open the file"))?;
    connection.set_prepared_statement_cache_capacity(64);
    // Otherwise SQLite plans a statement anew whenever it is bound to other values: a quarter of the time of a load.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(doing("open the file"))?;
    Ok(connection)
}

/// Says what the journal was doing when SQLite refused.
fn doing(doing: &'static str) -> impl Fn(rusqlite::Error) -> StoreError {
    move |error| match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => StoreError::Full,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
        _ => StoreError::Database { doing, detail: error.to_string() },
    }
}
