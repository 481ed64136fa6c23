//! The handle that everybody else holds.

use std::fmt;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use calendar::Moment;
use tempfile::TempDir;

use crate::error::{AppendError, OpenError, StoreError};
use crate::loads::LoadSummary;
use crate::postgres::{Postgres, PostgresAddress};
use crate::prepare::prepare;
use crate::seal::{KeySource, Opened, Opener, Sealer};
use crate::sqlite::Sqlite;
use crate::store::{Store, StoredLoad, Which, Writer};
use crate::unsent::Unsent;
use crate::verify::{Verified, VerifyError, verify, verify_end};
use crate::writer::{self, Done, Job, Request, Then};
use crate::{Batch, Entry, Envelope, Head, Look, NewLook, Receipt, SubjectId, known};

/// An authority's journal. Cheap to clone, and may be used from any thread; the last clone to go waits until what is
/// being written is on disk.
#[derive(Clone)]
pub struct Journal(Arc<Inner>);

struct Inner {
    store: Box<dyn Store>,
    /// Where it was opened with the authority's key.
    sealer: Option<Sealer>,
    /// Taken when the journal is dropped, which ends the writing thread.
    requests: Option<SyncSender<Request>>,
    writer: Option<JoinHandle<()>>,
    /// Deleted last, where the journal is a temporary one.
    _folder: Option<TempDir>,
}

/// With which key of the authority a journal is opened.
#[derive(Clone, Debug)]
pub enum Key {
    /// None: a journal that is sealed is refused.
    None,
    /// The keys that are read there. A journal that is empty is sealed from its first entry on; one that is not sealed and not
    /// empty is refused.
    From(KeySource),
    /// The same, for a journal that is about to be sealed: one that is open is taken too, and stays so until
    /// [`Journal::begin_sealing`].
    ToSeal(KeySource),
    /// None, and payloads are not asked for: the chain of a sealed journal can be verified by somebody who may not read it.
    EnvelopesOnly,
}

/// Called with each entry and its payload, open; may end the reading.
type EachOpen<'a> = &'a mut dyn FnMut(&Envelope, Option<&[u8]>) -> ControlFlow<()>;

impl Journal {
    /// Opens the journal in this SQLite file, or makes one where there is no file. `clock` stamps what is recorded.
    pub fn open(path: &Path, clock: impl Fn() -> Moment + Send + 'static) -> Result<Journal, OpenError> {
        Journal::open_with(path, &Key::None, clock)
    }

    /// The same, with a key of the authority.
    pub fn open_with(
        path: &Path,
        key: &Key,
        clock: impl Fn() -> Moment + Send + 'static,
    ) -> Result<Journal, OpenError> {
        Journal::start_file(path, true, key, Box::new(clock), None)
    }

    /// Opens a journal that must be there.
    pub fn open_existing(
        path: &Path,
        clock: impl Fn() -> Moment + Send + 'static,
    ) -> Result<Journal, OpenError> {
        Journal::open_existing_with(path, &Key::None, clock)
    }

    /// The same, with a key of the authority.
    pub fn open_existing_with(
        path: &Path,
        key: &Key,
        clock: impl Fn() -> Moment + Send + 'static,
    ) -> Result<Journal, OpenError> {
        Journal::start_file(path, false, key, Box::new(clock), None)
    }

    /// Makes a journal in a temporary folder that goes when the last clone does: for a demonstration or a test.
    pub fn temporary(clock: impl Fn() -> Moment + Send + 'static) -> Result<Journal, OpenError> {
        let folder = tempfile::tempdir().map_err(|error| OpenError::Store {
            path: std::env::temp_dir(),
            error: StoreError::Database { doing: "make a temporary folder", detail: error.to_string() },
        })?;
        let path = folder.path().join("journal.db");
        Journal::start_file(&path, true, &Key::None, Box::new(clock), Some(folder))
    }

    /// Opens the journal of the authority that the role is let in for, in a PostgreSQL database whose tables are there
    /// ([`crate::postgres::prepare`], [`crate::postgres::admit`]).
    pub fn open_postgres(
        address: &PostgresAddress,
        key: &Key,
        clock: impl Fn() -> Moment + Send + 'static,
    ) -> Result<Journal, OpenError> {
        let open = || Ok(Box::new(Postgres::open(address)?) as Box<dyn Store>);
        Journal::start(Path::new(&address.to_string()), open, key, Box::new(clock), None)
    }

    fn start_file(
        path: &Path,
        create: bool,
        key: &Key,
        clock: writer::Clock,
        folder: Option<TempDir>,
    ) -> Result<Journal, OpenError> {
        let open = || Ok(Box::new(Sqlite::open(path, create)?) as Box<dyn Store>);
        Journal::start(path, open, key, clock, folder)
    }

    fn start(
        path: &Path,
        open: impl FnOnce() -> Result<Box<dyn Store>, OpenError>,
        key: &Key,
        clock: writer::Clock,
        folder: Option<TempDir>,
    ) -> Result<Journal, OpenError> {
        let failed = |error| OpenError::Store { path: path.to_owned(), error };
        // A key that cannot be had stops before a file is made.
        let given = match key {
            Key::None | Key::EnvelopesOnly => None,
            Key::From(source) | Key::ToSeal(source) => Some((source, source.fetch()?)),
        };
        let store = open()?;
        let known = store.authority_keys().map_err(failed)?;
        let wanted: Vec<_> = known.iter().filter(|key| key.ended.is_none()).collect();
        let fresh = wanted.is_empty() && store.last().map_err(failed)? == 0;
        let wants = || wanted.iter().map(|key| key.name.to_string()).collect();
        match &given {
            Some((source, keys)) => {
                if wanted.is_empty() && !fresh && matches!(key, Key::From(_)) {
                    return Err(OpenError::NotSealed { path: path.to_owned() });
                }
                if !wanted.iter().all(|wanted| keys.iter().any(|key| *key.name() == wanted.name)) {
                    let given = keys.iter().map(|key| key.name().to_string()).collect();
                    let (path, from) = (path.to_owned(), source.words());
                    return Err(OpenError::WrongKey { path, wanted: wants(), given, from });
                }
            }
            None if !wanted.is_empty() && !matches!(key, Key::EnvelopesOnly) => {
                return Err(OpenError::Sealed { path: path.to_owned(), wanted: wants() });
            }
            None => {}
        }
        let sealer = given.map(|(source, keys)| Sealer::new(source.clone(), keys));
        if let Some(sealer) = sealer.as_ref().filter(|_| !wanted.is_empty()) {
            sealer.turn_on();
        }
        let writing_end = store.writer().map_err(failed)?;
        let journal = Journal::over(store, sealer, writing_end, clock, folder).map_err(failed)?;
        if fresh && matches!(key, Key::From(_)) {
            journal.begin_sealing().map_err(|error| match error {
                AppendError::Store(error) => failed(error),
                other => failed(StoreError::Key { problem: other.to_string() }),
            })?;
        }
        Ok(journal)
    }

    fn over(
        store: Box<dyn Store>,
        sealer: Option<Sealer>,
        writing_end: Box<dyn Writer>,
        clock: writer::Clock,
        folder: Option<TempDir>,
    ) -> Result<Journal, StoreError> {
        let (requests, waiting) = writer::queue();
        let thread = std::thread::Builder::new()
            .name("journal writer".to_owned())
            .spawn(move || writer::run(writing_end, clock, waiting))
            .map_err(|error| StoreError::Database { doing: "start its writer", detail: error.to_string() })?;
        Ok(Journal(Arc::new(Inner {
            store,
            sealer,
            requests: Some(requests),
            writer: Some(thread),
            _folder: folder,
        })))
    }

    /// Records a batch, all of it or nothing, and returns when it is on disk.
    ///
    /// Batches that wait at the same time share one flush of the disk; each is still all or nothing by itself, and
    /// they are stamped in the order they are written. While a large load is being written, others wait.
    pub fn append(&self, batch: Batch) -> Result<Receipt, AppendError> {
        let began = Instant::now();
        let outcome = self.append_it(batch);
        match &outcome {
            Ok(_) => metrics::histogram!("kith_journal_append_duration_seconds").record(began.elapsed()),
            Err(AppendError::Store(_)) => {
                metrics::counter!("kith_journal_append_failures_total").increment(1)
            }
            // Refused for what it says, as it should be.
            Err(_) => {}
        }
        outcome
    }

    fn append_it(&self, batch: Batch) -> Result<Receipt, AppendError> {
        let mut prepared = prepare(batch)?;
        if let Some(sealer) = self.sealing_now() {
            self.data_keys(sealer, &prepared.subjects())?;
            prepared.seal(sealer)?;
        }
        let done = self.write(Job::Batch(prepared)).inspect_err(|error| {
            // Another program may have erased somebody: the key that sealed is not theirs any longer.
            if let (AppendError::Store(StoreError::Database { .. }), Some(sealer)) = (error, self.sealer()) {
                sealer.forget();
            }
        })?;
        match done {
            Done::Recorded(receipt) => Ok(receipt),
            _ => Err(StoreError::Stopped.into()),
        }
    }

    pub(crate) fn store(&self) -> &dyn Store {
        self.0.store.as_ref()
    }

    /// Seals and opens, where this journal was opened with a key.
    pub(crate) fn sealer(&self) -> Option<&Sealer> {
        self.0.sealer.as_ref()
    }

    /// The same, where what is written is sealed.
    pub(crate) fn sealing_now(&self) -> Option<&Sealer> {
        self.sealer().filter(|sealer| sealer.is_sealing())
    }

    /// What was sealed with the data key of this id at this place: `None` where the key was destroyed, `Some(None)` where it
    /// does not open.
    pub(crate) fn open_with_key<'room>(
        &self,
        key: u64,
        place: &[u8],
        bytes: &[u8],
        room: &'room mut Vec<u8>,
    ) -> Result<Option<Option<&'room [u8]>>, StoreError> {
        let sealer = self.sealer().ok_or(StoreError::NoKey)?;
        let Some(key) = sealer.key(self.store(), key)? else { return Ok(None) };
        Ok(Some(key.cipher.open(place, bytes, room)))
    }

    fn opener(&self) -> Opener<'_> {
        Opener::new(self.store(), self.sealer())
    }

    /// Hands over something to write, and does not wait for it.
    pub(crate) fn write_later(&self, job: Job) -> Result<(), AppendError> {
        self.write_then(job, Box::new(|_| ()))
    }

    /// Hands over something to write, and what is done once it is on disk or was refused.
    fn write_then(&self, job: Job, answer: Then) -> Result<(), AppendError> {
        let requests = self.0.requests.as_ref().ok_or(StoreError::Stopped)?;
        requests.send(Request { job, answer }).map_err(|_| StoreError::Stopped.into())
    }

    /// Hands over something that may as well be written another time: where too much waits already, it is not.
    pub(crate) fn write_if_there_is_room(&self, job: Job) -> Result<(), AppendError> {
        self.try_write(job, Box::new(|_| ())).map(drop)
    }

    /// Hands over something to write; where too much waits already, it comes back.
    pub(crate) fn try_write(&self, job: Job, answer: Then) -> Result<Option<Unsent>, AppendError> {
        let requests = self.0.requests.as_ref().ok_or(StoreError::Stopped)?;
        match requests.try_send(Request { job, answer }) {
            Ok(()) => Ok(None),
            Err(TrySendError::Full(request)) => Ok(Some(Unsent::of(requests, request))),
            Err(TrySendError::Disconnected(_)) => Err(StoreError::Stopped.into()),
        }
    }

    pub(crate) fn write(&self, job: Job) -> Result<Done, AppendError> {
        let (answer, answered) = sync_channel(1);
        // A caller that no longer listens has its batch recorded all the same.
        self.write_then(job, Box::new(move |done| drop(answer.send(done))))?;
        answered.recv().map_err(|_| StoreError::Stopped)?
    }

    /// Logs a look at a record, and returns when it is on disk: whoever shows the record calls this first. It shares its
    /// flush of the disk with whatever else is being written.
    pub fn look(&self, look: NewLook) -> Result<(), AppendError> {
        look.check()?;
        self.write(Job::Look(look)).map(|_| ())
    }

    /// The looks at a subject's record, newest first, at most so many.
    pub fn looks(&self, subject: &SubjectId, most: usize) -> Result<Vec<Look>, StoreError> {
        self.0.store.looks(subject, most)
    }

    /// Looks by people who had no working reason and gave one themselves, since a moment: newest first, at most so many, each
    /// with whose record it was.
    pub fn broken_glass(&self, since: Moment, most: usize) -> Result<Vec<(SubjectId, Look)>, StoreError> {
        self.0.store.broken_glass(since, most)
    }

    /// The looks by anybody at anybody's record from a moment to before another: newest first, at most so many, each with whose
    /// record it was.
    pub fn looks_since(
        &self,
        since: Moment,
        before: Moment,
        most: usize,
    ) -> Result<Vec<(SubjectId, Look)>, StoreError> {
        self.0.store.looks_since(since, before, most)
    }

    /// Calls `each` with every entry after `after`, in order, until it breaks; a million in a second or two, whatever
    /// they are about. One snapshot: what is appended meanwhile is not seen.
    pub fn entries(
        &self,
        after: u64,
        each: impl FnMut(&Envelope, Option<&[u8]>) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        self.entries_between(after, u64::MAX, each)
    }

    /// The same, up to and including the entry `to`: several threads can each read a part.
    pub fn entries_between(
        &self,
        after: u64,
        to: u64,
        mut each: impl FnMut(&Envelope, Option<&[u8]>) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        self.read(Which::Between(after, to), &mut each)
    }

    /// Payloads open; none where it was erased or its key destroyed.
    fn read(&self, which: Which<'_>, each: EachOpen<'_>) -> Result<(), StoreError> {
        let mut opener = self.opener();
        let mut failed = Ok(());
        self.0.store.read(which, &mut |envelope, payload| match opener.open(envelope, payload) {
            Ok(Opened::Open { json, .. }) => each(envelope, Some(json)),
            Ok(Opened::None | Opened::Destroyed) => each(envelope, None),
            Err(error) => {
                failed = Err(error);
                ControlFlow::Break(())
            }
        })?;
        failed
    }

    /// Calls `each` with every entry of a load, in order, until it breaks; with none where there is no such load.
    pub fn load(
        &self,
        id: &str,
        each: impl FnMut(&Envelope, Option<&[u8]>) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let stored = self.0.store.loads()?.into_iter().find(|stored| &*stored.load.id == id);
        let Some(StoredLoad { first, entries, .. }) = stored else { return Ok(()) };
        self.entries_between(first - 1, first - 1 + entries, each)
    }

    /// Every entry about a subject, in order.
    pub fn history(&self, subject: &SubjectId) -> Result<Vec<Entry>, StoreError> {
        let mut entries = Vec::new();
        self.read(Which::Subject(subject, 0), &mut |envelope, payload| {
            let payload = payload.map(<[u8]>::to_vec);
            entries.push(Entry { envelope: envelope.clone(), payload });
            ControlFlow::Continue(())
        })?;
        Ok(entries)
    }

    /// What was known about a subject at a moment: of each record the highest revision recorded at or before it, and
    /// nothing of a record that was withdrawn by then ([`known::as_known`] has the rule in full).
    pub fn as_known(&self, subject: &SubjectId, known: Moment) -> Result<Vec<Entry>, StoreError> {
        Ok(known::as_known(self.history(subject)?, known))
    }

    /// The end of the chain: how many entries there are, and the hash of the last.
    pub fn head(&self) -> Result<Head, StoreError> {
        self.0.store.head()
    }

    /// The number of the last entry; 0 where there is none.
    pub fn last_seq(&self) -> Result<u64, StoreError> {
        self.0.store.last()
    }

    /// Whose journal it is: the authority of its first entry, or the one that its database keeps it for; none where neither is
    /// there.
    pub fn authority(&self) -> Result<Option<Arc<str>>, StoreError> {
        let mut authority = self.0.store.authority();
        if authority.is_none() {
            self.0.store.read(Which::Between(0, 1), &mut |envelope, _| {
                authority = Some(envelope.authority.clone());
                ControlFlow::Break(())
            })?;
        }
        Ok(authority)
    }

    /// When the last entry was stamped; none in an empty journal. Needs no key.
    pub fn last_stamped(&self) -> Result<Option<Moment>, StoreError> {
        let last = self.last_seq()?;
        let mut stamped = None;
        self.0.store.read(Which::Between(last.saturating_sub(1), last), &mut |envelope, _| {
            stamped = Some(envelope.stamped);
            ControlFlow::Break(())
        })?;
        Ok(stamped)
    }

    /// Waits until there is an entry after this one, by whatever program, and returns the number of the last; at most so long.
    pub fn wait(&self, after: u64, longest: Duration) -> Result<u64, StoreError> {
        self.0.store.wait(after, longest)
    }

    /// The loads, oldest first.
    pub fn loads(&self) -> Result<Vec<LoadSummary>, StoreError> {
        let mut summaries = Vec::new();
        for StoredLoad { load, first, entries } in self.0.store.loads()? {
            self.0.store.read(Which::Between(first - 1, first), &mut |envelope, _| {
                summaries.push(LoadSummary {
                    load: load.clone(),
                    who: envelope.who.clone(),
                    stamped: envelope.stamped,
                    recorded: envelope.recorded,
                    first,
                    last: first + entries - 1,
                });
                ControlFlow::Break(())
            })?;
        }
        Ok(summaries)
    }

    /// Recomputes every digest and hash and checks every rule, and finds the first entry that is not what was
    /// written. `noted` is a head noted earlier and elsewhere: without it, entries cut off the end, or a whole chain
    /// computed anew, can not be seen. `progress` is told now and then how many entries of how many are done.
    pub fn verify(
        &self,
        noted: Option<Head>,
        progress: impl FnMut(u64, u64),
    ) -> Result<Verified, VerifyError> {
        self.verify_with(noted.as_slice(), progress)
    }

    /// The same with as many heads as were noted, in any order: the journal passes through each.
    pub fn verify_with(
        &self,
        noted: &[Head],
        mut progress: impl FnMut(u64, u64),
    ) -> Result<Verified, VerifyError> {
        verify(self.store(), self.opener(), noted, &mut progress)
    }

    /// The same of the last entries alone, at most so many: that each is what was hashed, follows the one before it, and has its
    /// payload. What a program looks at before it serves; [`Journal::verify`] looks at everything.
    pub fn verify_end(&self, most: u64) -> Result<Head, VerifyError> {
        verify_end(self.store(), self.opener(), most)
    }

    /// Gives back what is only kept to be quicker the next time: connections to a server that nobody uses now.
    pub fn rest(&self) {
        self.0.store.rest();
    }

    /// The number of the newest migration of the database.
    pub fn schema(&self) -> Result<u32, StoreError> {
        self.0.store.schema()
    }
}

impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Journal").finish_non_exhaustive()
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.requests = None;
        if let Some(writer) = self.writer.take() {
            // A writer that panicked has already failed its callers.
            let _ = writer.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Change, Happened, NewEntry};

    fn batch(record_id: &str, bytes: usize) -> Batch {
        let entry = NewEntry {
            subject: SubjectId::new("child:1").unwrap(),
            kind: "note".into(),
            record_id: record_id.into(),
            revision: 1,
            change: Change::Record {
                payload: format!("\"{}\"", "x".repeat(bytes)).into_bytes(),
                reason: None,
            },
            happened: Happened::unknown(),
            known_at: None,
            place: None,
        };
        Batch {
            authority: "372".into(),
            who: "worker:ada".into(),
            permit_reason: None,
            known_at: None,
            load: None,
            entries: vec![entry],
            expected: Vec::new(),
        }
    }

    fn nearly_full(folder: &TempDir) -> (Box<Sqlite>, Box<dyn Writer>) {
        let store = Sqlite::open(&folder.path().join("journal.db"), true).unwrap();
        let writing_end = store.writer_with_room_for(80).unwrap();
        (Box::new(store), writing_end)
    }

    #[test]
    fn a_full_disk_refuses_and_leaves_nothing_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let (store, writing_end) = nearly_full(&folder);
        let journal =
            Journal::over(store, None, writing_end, Box::new(|| Moment::from_micros(0)), None).unwrap();
        let mut kept = 0;
        let refused = loop {
            match journal.append(batch(&kept.to_string(), 10_000)) {
                Ok(receipt) => kept = receipt.last,
                Err(refused) => break refused,
            }
        };
        assert_eq!(refused, AppendError::Store(StoreError::Full));
        assert!(kept > 5, "only {kept} before it was full");
        assert_eq!(journal.verify(None, |_, _| {}).unwrap().entries, kept);
        // What is small still finds room, and the chain goes on.
        journal.append(batch("small", 1)).unwrap();
        assert_eq!(journal.verify(None, |_, _| {}).unwrap().entries, kept + 1);
    }

    #[test]
    fn a_batch_that_finds_no_room_does_not_take_its_group_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let (store, writing_end) = nearly_full(&folder);
        let (requests, waiting) = writer::queue();
        let answers: Vec<_> = [("a", 1), ("big", 500_000), ("b", 1), ("a", 1)]
            .into_iter()
            .map(|(record_id, bytes)| {
                let (answer, answered) = sync_channel(1);
                let prepared = prepare(batch(record_id, bytes)).unwrap();
                let answer: Then = Box::new(move |done| drop(answer.send(done)));
                requests.send(Request { job: Job::Batch(prepared), answer }).unwrap();
                answered
            })
            .collect();
        drop(requests);
        // All four wait, so they are one group.
        writer::run(writing_end, Box::new(|| Moment::from_micros(0)), waiting);
        let answers: Vec<_> = answers.into_iter().map(|answered| answered.recv().unwrap()).collect();
        let last = |nth: usize| match answers[nth] {
            Ok(Done::Recorded(receipt)) => receipt.last,
            ref other => panic!("{other:?}"),
        };
        assert_eq!(last(0), 1);
        assert_eq!(answers[1], Err(AppendError::Store(StoreError::Full)));
        assert_eq!(last(2), 2);
        assert!(matches!(answers[3], Err(AppendError::Revision { .. })), "{:?}", answers[3]);
        assert_eq!(
            verify(store.as_ref(), Opener::new(store.as_ref(), None), &[], &mut |_, _| {}).unwrap().entries,
            2
        );
    }
}
