//! What was gathered goes to the server, and whether it came there.

use std::time::Duration;

use futures_util::future::OptionFuture;
use futures_util::join;
use tokio_postgres::{Error, Row};

use super::super::columns::{Entries, Looks};
use super::super::reach::{Param, big, doing, wait};
use super::super::ready::Ready;
use super::{End, PostgresWriter, channel};
use crate::error::StoreError;
use crate::store::Inserted;
use crate::{Digest, Head};

/// The constraint that two of one revision meet.
const REVISION_TAKEN: &str = "record_has_its_revision";

/// What the server says where the journal does not end as this writer left it.
const OVERTAKEN: &str = "KITH1";

/// How often, and how long between, the server is asked whether a transaction was put on disk whose answer was lost: some
/// twenty seconds, as long as a failover takes.
const ASKED: u32 = 40;
const BETWEEN: Duration = Duration::from_millis(500);

impl PostgresWriter {
    /// Sends what was gathered, and with `commit` puts the transaction on disk, all at once. The first that failed is what
    /// failed.
    pub(super) fn send(&mut self, commit: bool) -> Result<(), Error> {
        let Some(ready) = &self.client else { return Ok(()) };
        let (client, authority) = (&ready.client, &*self.authority);
        let entries = Entries::of(&self.entries);
        let (channel, writer, turn) = (channel(authority), &self.writer[..], self.turn + 1);
        let (head, last_look) = self.left.as_ref().map_or((Head::default(), 0), End::last);
        let (last_hash, last_look) = (&head.hash.0[..], big(last_look));
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
        let look_params = looks.params();
        let (notify_params, turn_params): ([Param<'_>; 1], [Param<'_>; 3]) =
            ([&channel], [&authority, &writer, &turn]);
        let goes_on_params: [Param<'_>; 3] = [&self.lock, &last_hash, &last_look];
        // Entries with payloads of one form, and the commit: one statement says it all.
        let whole = match (commit, self.open.is_empty(), self.sealed.is_empty()) {
            (true, false, true) => Some((&ready.whole_open, &open_params)),
            (true, true, false) => Some((&ready.whole_sealed, &sealed_params)),
            _ => None,
        };
        let whole = whole.map(|(statement, payloads)| {
            (statement, [&entry_params[..], &payloads[1..], &notify_params[..]].concat())
        });
        let some = |is: bool| is.then_some(());
        let (anew, apart) = (some(!self.begun), whole.is_none());
        // Entries and looks show themselves that they were written.
        let (notified, turned) = (self.told && apart, !self.told && self.looks.is_empty());
        // Polled in this order the first time, and so sent in this order.
        let (begun, goes_on, loads, looks, whole, entries, open, sealed, notified, turned, commit) =
            wait(async {
                join!(
                    OptionFuture::from(anew.map(|()| client.batch_execute("BEGIN"))),
                    OptionFuture::from(anew.map(|()| client.execute(&ready.goes_on, &goes_on_params))),
                    OptionFuture::from(
                        some(!self.loads.is_empty()).map(|()| client.execute(&ready.loads, &load_params))
                    ),
                    OptionFuture::from(
                        some(!self.looks.is_empty()).map(|()| client.execute(&ready.looks, &look_params))
                    ),
                    OptionFuture::from(
                        whole.as_ref().map(|(statement, params)| client.execute(*statement, params))
                    ),
                    OptionFuture::from(
                        some(apart && !self.entries.is_empty())
                            .map(|()| client.execute(&ready.entries, &entry_params))
                    ),
                    OptionFuture::from(
                        some(apart && !self.open.is_empty())
                            .map(|()| client.execute(&ready.open, &open_params))
                    ),
                    OptionFuture::from(
                        some(apart && !self.sealed.is_empty())
                            .map(|()| client.execute(&ready.sealed, &sealed_params))
                    ),
                    OptionFuture::from(
                        some(commit && notified).map(|()| client.execute(&ready.notify, &notify_params))
                    ),
                    OptionFuture::from(
                        some(commit && turned).map(|()| client.execute(&ready.turn, &turn_params))
                    ),
                    OptionFuture::from(some(commit).map(|()| client.batch_execute("COMMIT"))),
                )
            });
        let sent = [goes_on, loads, looks, whole, entries, open, sealed, notified, turned];
        let sent = sent.into_iter().flatten();
        begun.into_iter().chain(sent.map(|sent| sent.map(|_| ()))).chain(commit).collect()
    }

    /// Sends what was gathered, because something is to be read that it may change.
    pub(super) fn flush(&mut self) -> Result<Inserted, StoreError> {
        if self.entries.is_empty() && self.loads.is_empty() {
            return Ok(Inserted::Written);
        }
        self.client()?;
        let looks = std::mem::take(&mut self.looks);
        let sent = self.send(false);
        self.looks = looks;
        self.entries.clear();
        self.open.clear();
        self.sealed.clear();
        self.loads.clear();
        self.bytes = 0;
        self.part = self.part.take().map(|(_, newest)| ([0; 4], newest));
        taken(sent)
    }

    /// The same, where something was taken by others: only a batch that stands alone can say what.
    pub(super) fn flush_or_fail(&mut self) -> Result<(), StoreError> {
        match self.flush()? {
            Inserted::Written => Ok(()),
            Inserted::Taken => Err(StoreError::Together),
        }
    }

    /// Whether a transaction was put on disk whose answer did not come.
    pub(super) fn was_written(&mut self) -> Result<bool, StoreError> {
        self.let_go();
        let mut why = None;
        for again in 0..ASKED {
            if again > 0 {
                std::thread::sleep(BETWEEN);
            }
            // With the lock: what the lost connection had begun has ended by then, one way or the other.
            let asked = self.reach.client().and_then(Ready::new).and_then(|ready| {
                let client = &ready.client;
                let written = wait(async {
                    client.batch_execute("BEGIN").await?;
                    client.execute(&ready.lock, &[&self.lock]).await?;
                    let found = match (&self.newest, self.looks.last()) {
                        // Its hash is nobody else's.
                        (Some(last), _) => {
                            let sql = "SELECT hash FROM entry WHERE seq >= $1 ORDER BY seq LIMIT 1";
                            has(client.query_opt(sql, &[&big(last.head.seq)]).await?, Some(last.head.hash))?
                        }
                        (None, Some(last)) => {
                            let sql = "SELECT hash FROM look WHERE id >= $1 ORDER BY id LIMIT 1";
                            has(client.query_opt(sql, &[&big(last.number)]).await?, last.hash)?
                        }
                        (None, None) => {
                            let sql = "SELECT turn FROM written WHERE writer = $1";
                            let found = client.query_opt(sql, &[&&self.writer[..]]).await?;
                            let turn = found.map(|row| row.try_get::<_, i64>(0)).transpose()?;
                            turn.is_some_and(|turn| turn > self.turn)
                        }
                    };
                    client.batch_execute("ROLLBACK").await?;
                    Ok(found)
                })
                .map_err(doing("ask whether it was put on disk"))?;
                Ok((ready, written))
            });
            match asked {
                Ok((ready, written)) => {
                    self.client = Some(ready);
                    return Ok(written);
                }
                Err(error) => why = Some(error),
            }
        }
        Err(StoreError::Unsure { detail: why.map(|why| why.to_string()).unwrap_or_default() })
    }
}

/// Whether a row was found, and its hash is this.
fn has(row: Option<Row>, hash: Option<Digest>) -> Result<bool, Error> {
    let found = row.map(|row| row.try_get::<_, Option<Vec<u8>>>(0)).transpose()?.flatten();
    Ok(hash.is_some_and(|hash| found.is_some_and(|found| found == hash.0)))
}

/// Whether it was written, where the only thing that may be wrong is a revision that was there already.
fn taken(sent: Result<(), Error>) -> Result<Inserted, StoreError> {
    match sent {
        Ok(()) => Ok(Inserted::Written),
        Err(error) if is_taken(&error) => Ok(Inserted::Taken),
        Err(error) => Err(doing("write entries")(error)),
    }
}

/// Whether a revision was there already.
pub(super) fn is_taken(error: &Error) -> bool {
    error.as_db_error().and_then(|error| error.constraint()) == Some(REVISION_TAKEN)
}

/// Whether the journal does not end as this writer left it.
pub(super) fn is_overtaken(error: &Error) -> bool {
    error.code().is_some_and(|code| code.code() == OVERTAKEN)
}
