//! Entries read ahead: one thread steps through the file while another opens what is sealed and takes it in. A start is mostly
//! this, and a machine that keeps records has two cores. `entries_in_turn` is its plain twin.

use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use super::read::{Beside, Step, Taker, Values, walk};
use crate::error::StoreError;
use crate::store::{Each, Which};

/// Bytes of a chunk from which on it is handed over: small enough to be taken in while a core still has it at hand (with four
/// times as much a sealed replay took a third longer than an open one, with this it takes as long). A row may be longer: the last
/// of a chunk ends it.
const CHUNK: usize = 1 << 16;
/// Chunks that wait. One is being filled and one taken in besides: together some two mebibytes with the values' places.
const WAITING: usize = 16;

/// What the reading thread hands over.
enum Message {
    /// What entries are read with: first.
    Beside(Beside),
    /// Rows, in order.
    Rows(Chunk),
}

/// A value of a row, or where it stands among the bytes of its chunk.
#[derive(Clone, Copy)]
enum Kept {
    Null,
    Whole(i64),
    Real(f64),
    Text { from: usize, to: usize },
    Blob { from: usize, to: usize },
}

/// Rows, one after another.
#[derive(Default)]
struct Chunk {
    values: Vec<Kept>,
    bytes: Vec<u8>,
    /// Columns of a row.
    wide: usize,
}

impl Chunk {
    fn clear(&mut self) {
        self.values.clear();
        self.bytes.clear();
    }

    fn add(&mut self, row: &Row<'_>) {
        self.wide = row.as_ref().column_count();
        for at in 0..self.wide {
            let kept = match row.value(at) {
                None | Some(ValueRef::Null) => Kept::Null,
                Some(ValueRef::Integer(number)) => Kept::Whole(number),
                Some(ValueRef::Real(number)) => Kept::Real(number),
                Some(ValueRef::Text(bytes)) => {
                    let (from, to) = self.keep(bytes);
                    Kept::Text { from, to }
                }
                Some(ValueRef::Blob(bytes)) => {
                    let (from, to) = self.keep(bytes);
                    Kept::Blob { from, to }
                }
            };
            self.values.push(kept);
        }
    }

    fn keep(&mut self, bytes: &[u8]) -> (usize, usize) {
        let from = self.bytes.len();
        self.bytes.extend_from_slice(bytes);
        (from, self.bytes.len())
    }

    fn rows(&self) -> impl Iterator<Item = KeptRow<'_>> {
        self.values.chunks(self.wide.max(1)).map(|values| KeptRow { values, bytes: &self.bytes })
    }
}

/// A row of a chunk.
struct KeptRow<'a> {
    values: &'a [Kept],
    bytes: &'a [u8],
}

impl Values for KeptRow<'_> {
    fn value(&self, at: usize) -> Option<ValueRef<'_>> {
        Some(match *self.values.get(at)? {
            Kept::Null => ValueRef::Null,
            Kept::Whole(number) => ValueRef::Integer(number),
            Kept::Real(number) => ValueRef::Real(number),
            Kept::Text { from, to } => ValueRef::Text(self.bytes.get(from..to)?),
            Kept::Blob { from, to } => ValueRef::Blob(self.bytes.get(from..to)?),
        })
    }
}

/// Streams entries from one snapshot, read ahead.
pub(super) fn entries(
    connection: &mut Connection,
    which: Which<'_>,
    each: Each<'_>,
) -> Result<(), StoreError> {
    let (send, received) = sync_channel(WAITING);
    let (give_back, empty) = channel();
    thread::scope(|scope| {
        let reading = scope.spawn(move || read(connection, which, &send, &empty));
        let taken = take(&received, &give_back, each);
        // Whoever reads ends here if it has not: nobody takes what it sends.
        drop(received);
        let read = reading.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        taken.and(read)
    })
}

/// Fills chunks until the rows end, or nobody takes them.
fn read(
    connection: &mut Connection,
    which: Which<'_>,
    send: &SyncSender<Message>,
    empty: &Receiver<Chunk>,
) -> Result<(), StoreError> {
    let mut chunk = Chunk::default();
    // Where nothing is received any longer, whoever asked has enough.
    let sent = |message| match send.send(message) {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    };
    let walked = walk(connection, which, &mut |step| {
        Ok(match step {
            Step::Begin(beside) => sent(Message::Beside(beside)),
            Step::Row(row) => {
                chunk.add(row);
                if chunk.bytes.len() < CHUNK {
                    ControlFlow::Continue(())
                } else {
                    let next = empty.try_recv().unwrap_or_default();
                    sent(Message::Rows(std::mem::replace(&mut chunk, next)))
                }
            }
        })
    });
    // The rows before one that cannot be read are taken all the same.
    let _ = sent(Message::Rows(chunk));
    walked
}

/// Takes rows in until they end or who asked has enough.
fn take(received: &Receiver<Message>, give_back: &Sender<Chunk>, each: Each<'_>) -> Result<(), StoreError> {
    let mut taker = None;
    for message in received {
        match message {
            Message::Beside(beside) => taker = Some(Taker::new(beside)),
            Message::Rows(mut chunk) => {
                let Some(taker) = &mut taker else { continue };
                for row in chunk.rows() {
                    if taker.take(&row, each)?.is_break() {
                        return Ok(());
                    }
                }
                chunk.clear();
                let _ = give_back.send(chunk);
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use calendar::{Day, Moment};
    use rusqlite::OpenFlags;

    use super::*;
    use crate::seal::KeySource;
    use crate::sqlite::read::entries_in_turn;
    use crate::store::StoredPayload;
    use crate::{
        AuthorityKey, Batch, Change, Envelope, Happened, Journal, Key, Load, NewEntry, Place, SubjectId,
    };

    type Walk = fn(&mut Connection, Which<'_>, Each<'_>) -> Result<(), StoreError>;

    /// What a walk gives up to so many entries, and how it ends.
    fn taken(
        connection: &mut Connection,
        walk: Walk,
        which: Which<'_>,
        most: usize,
    ) -> (Vec<(Envelope, String)>, Result<(), StoreError>) {
        let mut all = Vec::new();
        let ended = walk(connection, which, &mut |envelope, payload| {
            let payload = match payload {
                None => "none".to_owned(),
                Some(StoredPayload::Erased) => "erased".to_owned(),
                Some(StoredPayload::Open { salt, json }) => format!("{salt:?} {json:?}"),
                Some(StoredPayload::Sealed { key, bytes }) => format!("{key} {bytes:?}"),
            };
            all.push((envelope.clone(), payload));
            if all.len() < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        (all, ended)
    }

    /// 3,000 records of 40 children, some of a load, some withdrawn: several chunks.
    fn fill(journal: &Journal) {
        let entry = |number: u32, revision, change| NewEntry {
            subject: SubjectId::new(&format!("child:{}", number % 40)).unwrap(),
            kind: ["visit", "placement", "review"][number as usize % 3].into(),
            record_id: number.to_string().into(),
            revision,
            change,
            happened: Happened::since(Day::from_number(17_000 + (number % 600) as i32)),
            known_at: None,
            place: number
                .is_multiple_of(2)
                .then(|| Place { file: "episodes.csv".into(), line: u64::from(number) }),
        };
        let said =
            |number: u32| format!("{{\"said\":\"{}\"}}", "é".repeat(number as usize % 300)).into_bytes();
        let batch = |load, entries| Batch {
            authority: "372".into(),
            who: "worker:ada".into(),
            permit_reason: Some("as a test".into()),
            known_at: None,
            load,
            entries,
            expected: Vec::new(),
        };
        let load = Load { id: "2018".into(), what: "a return".into() };
        let recorded = |number| entry(number, 1, Change::Record { payload: said(number), reason: None });
        journal.append(batch(Some(load), (0..3_000).map(recorded).collect())).unwrap();
        let withdrawn = |number| {
            let mut entry = entry(number, 2, Change::Withdraw { reason: "made in error".into() });
            entry.place = None;
            entry
        };
        journal.append(batch(None, (0..3_000).step_by(7).map(withdrawn).collect())).unwrap();
    }

    #[test]
    fn what_is_read_ahead_is_what_is_read_in_turn() {
        let (_, line) = AuthorityKey::draw().unwrap();
        for key in [Key::None, Key::From(KeySource::Text(line))] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("journal.db");
            fill(&Journal::open_with(&path, &key, || Moment::from_micros(1_540_000_000_000_000)).unwrap());
            let mut connection =
                Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
            let child = SubjectId::new("child:7").unwrap();
            let between = |after, to| Which::Between(after, to);
            for (which, most, many) in [
                (between(0, u64::MAX), usize::MAX, 3_429),
                (between(1_000, 2_000), usize::MAX, 1_000),
                (between(0, u64::MAX), 1, 1),
                (between(0, u64::MAX), 2_222, 2_222),
                (between(9_000, u64::MAX), usize::MAX, 0),
                (Which::Subject(&child, 0), usize::MAX, 86),
            ] {
                let in_turn = taken(&mut connection, entries_in_turn, which, most);
                assert_eq!((in_turn.0.len(), &in_turn.1), (many, &Ok(())));
                assert!(in_turn == taken(&mut connection, entries, which, most), "{many} differ");
            }
            // One that cannot be read hides none before it.
            let triggers: Vec<String> = connection
                .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'")
                .unwrap()
                .query_map([], |row| row.get(0))
                .unwrap()
                .collect::<Result<_, _>>()
                .unwrap();
            for name in triggers {
                connection.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
            }
            connection
                .execute_batch(
                    "PRAGMA ignore_check_constraints = 1; UPDATE entry SET act = 'guessed' WHERE seq = 2500",
                )
                .unwrap();
            let in_turn = taken(&mut connection, entries_in_turn, between(0, u64::MAX), usize::MAX);
            assert_eq!(in_turn.0.len(), 2_499);
            assert_eq!(in_turn.1, Err(StoreError::Unreadable { seq: 2_500, column: "act" }));
            assert!(in_turn == taken(&mut connection, entries, between(0, u64::MAX), usize::MAX));
        }
    }
}
