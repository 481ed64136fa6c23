//! One thread writes. It takes whatever batches are waiting, chains and writes each as a part of one transaction,
//! puts them on disk together and only then answers: one flush of the disk serves everybody who waited (group commit).

use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

use calendar::Moment;
use rustc_hash::FxHashMap;

use crate::accounts::AccountChange;
use crate::chain::{self, Scratch, hash};
use crate::documents::DocumentJob;
use crate::erase::{Gone, ToErase};
use crate::error::{AppendError, Conflict, RecordName, RevisionProblem, StoreError};
use crate::limits::CONFLICT_ENVELOPES;
use crate::lists::ListJob;
use crate::mail::MailJob;
use crate::prepare::Prepared;
use crate::rules::{Latest, follows};
use crate::seal::SealJob;
use crate::store::{DraftText, Inserted, NewPayload, StoredLoad, StoredLook, Tail, Writer};
use crate::tokens::TokenJob;
use crate::webhooks::WebhookJob;
use crate::{Act, Digest, DraftName, Envelope, Head, Look, NewEntry, NewLook, Receipt, Source, SubjectId};

/// Batches that may wait; the next caller waits to be allowed to wait.
const WAITING: usize = 1024;
/// A group is closed when it has this many entries, so that nobody's answer waits for too many others.
const GROUP_ENTRIES: usize = 4096;

/// How long is waited before a transaction is tried again: some three seconds in all.
const PAUSES: [Duration; 6] = {
    const fn ms(number: u64) -> Duration {
        Duration::from_millis(number)
    }
    [ms(20), ms(100), ms(300), ms(500), ms(1_000), ms(1_000)]
};

/// The clock a journal was opened with.
pub(crate) type Clock = Box<dyn Fn() -> Moment + Send>;

/// What is to be written.
pub(crate) enum Job {
    /// A batch of entries.
    Batch(Prepared),
    /// A look at a record.
    Look(NewLook),
    /// A draft, in place of the one before.
    Draft(DraftName, DraftText),
    /// A part of a document, or what is known of one.
    Document(DocumentJob),
    /// A change of accounts or sessions, and who did it and what, for the events.
    Account(Box<AccountChange>, Option<(Arc<str>, Arc<str>)>),
    /// A saved list, or who wants a digest.
    List(ListJob),
    /// Mail that is to go out.
    Mail(MailJob),
    /// What programs use in place of a password.
    Token(TokenJob),
    /// Where programs are told of what is recorded.
    Webhook(WebhookJob),
    /// Keys, and what stood open sealed.
    Seal(SealJob),
    /// A batch, and what is destroyed under its last entry.
    Erase(Prepared, ToErase),
}

impl Job {
    fn entries(&self) -> usize {
        match self {
            Job::Batch(prepared) => prepared.batch.entries.len(),
            // Alone in its transaction.
            Job::Erase(..) => GROUP_ENTRIES,
            Job::Seal(SealJob::Keys(keys)) => keys.len(),
            Job::Seal(SealJob::Payloads(payloads)) => payloads.len(),
            Job::Look(_)
            | Job::Draft(..)
            | Job::Document(_)
            | Job::Account(..)
            | Job::List(_)
            | Job::Mail(_)
            | Job::Token(_)
            | Job::Webhook(_)
            | Job::Seal(_) => 1,
        }
    }
}

/// What was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Done {
    /// A batch.
    Recorded(Receipt),
    /// Something beside the facts, at this moment.
    Kept(Moment),
    /// Whether accounts or sessions were changed.
    Changed(bool),
    /// A batch, and how much was destroyed under it.
    Erased(Receipt, Gone),
}

/// What is done with an answer, on the thread that writes: it hands it on and does nothing else.
pub(crate) type Then = Box<dyn FnOnce(Result<Done, AppendError>) + Send>;

/// Something to write, and where its answer goes.
pub(crate) struct Request {
    pub(crate) job: Job,
    pub(crate) answer: Then,
}

/// Where requests go in and where the thread takes them out.
pub(crate) fn queue() -> (SyncSender<Request>, Receiver<Request>) {
    sync_channel(WAITING)
}

/// Runs until every sender is gone.
pub(crate) fn run(mut store: Box<dyn Writer>, clock: Clock, requests: Receiver<Request>) {
    let mut writing = Writing { clock, scratch: Scratch::default(), looked: None };
    // A large batch that came while a group was gathered: it goes alone.
    let mut held: Option<Request> = None;
    while let Some(first) = held.take().or_else(|| requests.recv().ok()) {
        let mut entries = first.job.entries();
        let mut group = vec![first];
        while entries < GROUP_ENTRIES {
            let Ok(next) = requests.try_recv() else { break };
            if next.job.entries() >= GROUP_ENTRIES {
                held = Some(next);
                break;
            }
            entries += next.job.entries();
            group.push(next);
        }
        match writing.attempt(store.as_mut(), &group) {
            Ok(answers) => answer(group, answers),
            Err(error) if error.is_of_the_database_itself() => {
                let answers = group.iter().map(|_| Err(error.clone().into())).collect();
                answer(group, answers);
            }
            // One batch that the database cannot take (a full disk) must not take the others with it.
            Err(_) if group.len() > 1 => {
                let answers = group
                    .iter()
                    .map(|request| {
                        let alone = writing.attempt(store.as_mut(), std::slice::from_ref(request));
                        alone
                            .map_err(AppendError::from)
                            .and_then(|mut answers| answers.pop().unwrap_or(Err(StoreError::Stopped.into())))
                    })
                    .collect();
                answer(group, answers);
            }
            Err(error) => answer(group, vec![Err(error.into())]),
        }
    }
}

fn answer(group: Vec<Request>, answers: Vec<Result<Done, AppendError>>) {
    for (request, result) in group.into_iter().zip(answers) {
        (request.answer)(result);
    }
}

struct Writing {
    clock: Clock,
    scratch: Scratch,
    /// The last look of the transaction that runs, where it has been asked for: others write between two of them.
    looked: Option<(u64, Digest)>,
}

impl Writing {
    /// One transaction, again and again where it may pass the next time: the connection was lost before anything was put on disk,
    /// or others were in the way.
    fn attempt(
        &mut self,
        store: &mut dyn Writer,
        group: &[Request],
    ) -> Result<Vec<Result<Done, AppendError>>, StoreError> {
        for pause in PAUSES {
            match self.group(store, group) {
                // Others were first: this time it is looked before anything is written.
                Err(StoreError::Overtaken) => {}
                Err(error) if error.may_pass() => std::thread::sleep(pause),
                outcome => return outcome,
            }
        }
        self.group(store, group)
    }

    /// One transaction. An error of the database undoes all of it; a batch that may not be recorded is only left out.
    fn group(
        &mut self,
        store: &mut dyn Writer,
        group: &[Request],
    ) -> Result<Vec<Result<Done, AppendError>>, StoreError> {
        let outcome = self.transaction(store, group);
        if outcome.is_err() {
            store.rollback();
        }
        outcome
    }

    fn transaction(
        &mut self,
        store: &mut dyn Writer,
        group: &[Request],
    ) -> Result<Vec<Result<Done, AppendError>>, StoreError> {
        let mut tail = store.begin()?;
        self.looked = None;
        // What a part may have to undo is kept in a list that the database walks at every entry: a large batch would take
        // the square of its entries, so one that is alone in its transaction is no part of it but all.
        let alone = group.len() == 1;
        let mut answers = Vec::with_capacity(group.len());
        for request in group {
            let prepared = match &request.job {
                Job::Batch(prepared) | Job::Erase(prepared, _) => prepared,
                Job::Look(look) => {
                    let at = (self.clock)();
                    self.look(store, look, at)?;
                    answers.push(Ok(Done::Kept(at)));
                    continue;
                }
                Job::Draft(name, text) => {
                    let saved = (self.clock)();
                    store.keep_draft(name, text, saved)?;
                    answers.push(Ok(Done::Kept(saved)));
                    continue;
                }
                Job::List(job) => {
                    let at = (self.clock)();
                    store.list(job, at)?;
                    answers.push(Ok(Done::Kept(at)));
                    continue;
                }
                Job::Mail(job) => {
                    let changed = store.mail(job, (self.clock)())?;
                    answers.push(Ok(Done::Changed(changed)));
                    continue;
                }
                Job::Token(job) => {
                    let changed = store.token(job, (self.clock)())?;
                    answers.push(Ok(Done::Changed(changed)));
                    continue;
                }
                Job::Webhook(job) => {
                    let changed = store.webhook(job, (self.clock)())?;
                    answers.push(Ok(Done::Changed(changed)));
                    continue;
                }
                Job::Seal(job) => {
                    let changed = store.seal(job, (self.clock)())?;
                    answers.push(Ok(Done::Changed(changed)));
                    continue;
                }
                Job::Document(job) => {
                    let at = (self.clock)();
                    store.document(job, at)?;
                    answers.push(Ok(Done::Kept(at)));
                    continue;
                }
                Job::Account(change, noted) => {
                    let changed = store.change_account(change, noted.as_ref(), (self.clock)())?;
                    answers.push(Ok(Done::Changed(changed)));
                    continue;
                }
            };
            if !alone {
                store.begin_part()?;
            }
            let answer = match self.batch(store, tail.as_ref(), prepared, alone) {
                Ok(receipt) => {
                    if !alone {
                        store.keep_part()?;
                    }
                    tail = Some(Tail {
                        head: Head { seq: receipt.last, hash: receipt.hash },
                        stamped: receipt.stamped,
                        authority: prepared.batch.authority.clone(),
                    });
                    match &request.job {
                        Job::Erase(_, what) => {
                            let gone = store.erase(what, receipt.last, receipt.stamped)?;
                            Ok(Done::Erased(receipt, gone))
                        }
                        _ => Ok(Done::Recorded(receipt)),
                    }
                }
                Err(AppendError::Store(error)) => return Err(error),
                Err(refusal) if alone => {
                    store.rollback();
                    return Ok(vec![Err(refusal)]);
                }
                Err(refusal) => {
                    store.undo_part()?;
                    Err(refusal)
                }
            };
            answers.push(answer);
        }
        if store.commit()? == Inserted::Taken {
            return match group {
                [Request { job: Job::Batch(prepared) | Job::Erase(prepared, _), .. }] => {
                    let why = self.why_taken(store, prepared, None)?;
                    store.rollback();
                    Ok(vec![Err(why)])
                }
                _ => Err(StoreError::Together),
            };
        }
        Ok(answers)
    }

    /// Logs a look, chained to the one before.
    fn look(&mut self, store: &mut dyn Writer, look: &NewLook, at: Moment) -> Result<(), StoreError> {
        let (number, prev) = match self.looked {
            Some(last) => last,
            None => self.last_look(store)?.unwrap_or((0, Digest::NONE)),
        };
        let NewLook { who, subject, what, why, broke_glass } = look.clone();
        let (look, number) = (Look { at, who, what, why, broke_glass }, number + 1);
        let hash = chain::look(number, &subject, &look, prev, &mut self.scratch);
        store.insert_look(&StoredLook { number, subject, look, hash: Some(hash) })?;
        self.looked = Some((number, hash));
        Ok(())
    }

    /// The number and the hash of the last look.
    fn last_look(&mut self, store: &mut dyn Writer) -> Result<Option<(u64, Digest)>, StoreError> {
        let Some(last) = store.last_look()? else { return Ok(None) };
        if let Some(hash) = last.hash {
            return Ok(Some((last.number, hash)));
        }
        // Logged before looks were chained: worked out from the first on, once, for what comes next has a hash.
        let mut hash = Digest::NONE;
        store.each_look(&mut |stored| {
            hash = chain::look(stored.number, &stored.subject, &stored.look, hash, &mut self.scratch);
        })?;
        Ok(Some((last.number, hash)))
    }

    fn batch(
        &mut self,
        store: &mut dyn Writer,
        tail: Option<&Tail>,
        prepared: &Prepared,
        alone: bool,
    ) -> Result<Receipt, AppendError> {
        let batch = &prepared.batch;
        let now = (self.clock)();
        let stamped = tail.map_or(now, |tail| now.max(tail.stamped));
        // One journal, one authority: its chain can be shown to an inspector without showing another council's.
        let holds = tail.map(|tail| &tail.authority).or_else(|| store.bound_to());
        if let Some(holds) = holds.filter(|holds| **holds != batch.authority) {
            let (holds, given) = (holds.to_string(), batch.authority.to_string());
            return Err(AppendError::OtherAuthority { holds, given });
        }
        let given = batch.entries.iter().filter_map(|entry| entry.known_at).chain(batch.known_at);
        if let Some(known_at) = given.max().filter(|&known_at| known_at > stamped) {
            return Err(AppendError::KnownInFuture { known_at, now: stamped });
        }
        store.will_ask(batch, false)?;
        for (subject, seen) in &batch.expected {
            let current = store.last_of(subject)?;
            if current != *seen {
                let changed = store.since(subject, seen.unwrap_or(0), CONFLICT_ENVELOPES)?;
                let conflict = Conflict { subject: subject.clone(), seen: *seen, current, changed };
                return Err(Box::new(conflict).into());
            }
        }
        let mut head = tail.map_or(Head::default(), |tail| tail.head);
        let first = head.seq + 1;
        let load = match &batch.load {
            Some(load) => {
                if let Some(used) = store.load(&load.id)? {
                    let (id, what) = (used.load.id.to_string(), used.load.what.to_string());
                    return Err(AppendError::LoadUsed { id, what, entries: used.entries });
                }
                let entries = batch.entries.len() as u64;
                store.insert_load(&StoredLoad { load: load.clone(), first, entries })?;
                Some(Arc::new(load.clone()))
            }
            None => None,
        };
        let looks = self.last_look(store)?.map(|(_, hash)| hash);
        for (index, (entry, digest)) in batch.entries.iter().zip(&prepared.digests).enumerate() {
            // What is recorded first has nothing before it to look up; where it has, its key is taken.
            let supersedes = match (entry.revision, entry.change.act()) {
                (1, Act::Recorded) => None,
                _ => follow(store, index, entry)?,
            };
            let known_at = entry.known_at.or(batch.known_at);
            let mut envelope = Envelope {
                seq: head.seq + 1,
                authority: batch.authority.clone(),
                subject: entry.subject.clone(),
                kind: entry.kind.clone(),
                record_id: entry.record_id.clone(),
                revision: entry.revision,
                act: entry.change.act(),
                happened: entry.happened,
                recorded: known_at.unwrap_or(stamped),
                stamped,
                backlog: known_at.is_some(),
                who: batch.who.clone(),
                source: load.as_ref().map_or(Source::Act, |load| Source::Load {
                    load: load.clone(),
                    place: entry.place.clone(),
                }),
                supersedes,
                reason: entry.change.reason().cloned(),
                permit_reason: batch.permit_reason.clone(),
                digest: digest.map(|(_, digest)| digest),
                looks: looks.filter(|_| index == 0),
                prev: head.hash,
                hash: head.hash,
            };
            envelope.hash = hash(&envelope, &mut self.scratch);
            let payload = match prepared.sealed.get(index).and_then(Option::as_ref) {
                Some((key, bytes)) => Some(NewPayload::Sealed(*key, bytes)),
                None => digest
                    .as_ref()
                    .zip(entry.change.payload())
                    .map(|((salt, _), json)| NewPayload::Open(salt, json)),
            };
            if store.insert(&envelope, payload)? == Inserted::Taken {
                return Err(self.why_taken(store, prepared, (!alone).then_some(first))?);
            }
            head = Head { seq: envelope.seq, hash: envelope.hash };
        }
        Ok(Receipt { first, last: head.seq, stamped, hash: head.hash })
    }

    /// The first entry of a batch that does not follow what the journal holds: asked of a journal that holds nothing of it.
    /// `part` is the number of its first entry where it is a part of a transaction.
    fn why_taken(
        &mut self,
        store: &mut dyn Writer,
        prepared: &Prepared,
        part: Option<u64>,
    ) -> Result<AppendError, StoreError> {
        let first = match part {
            None => {
                store.rollback();
                store.begin()?.map_or(1, |tail| tail.head.seq + 1)
            }
            Some(first) => {
                store.undo_part()?;
                store.begin_part()?;
                first
            }
        };
        store.will_ask(&prepared.batch, true)?;
        let mut own: FxHashMap<(&SubjectId, &str, &str), Latest> = FxHashMap::default();
        for (index, entry) in prepared.batch.entries.iter().enumerate() {
            let NewEntry { subject, kind, record_id, revision, change, .. } = entry;
            let name = (subject, &**kind, &**record_id);
            let latest = match own.get(&name) {
                Some(latest) => Some(*latest),
                None => store.latest(subject, kind, record_id)?,
            };
            if let Err(problem) = follows(latest, entry) {
                return Ok(revision_problem(index, entry, problem));
            }
            let seq = first + index as u64;
            own.insert(name, Latest { seq, revision: *revision, act: change.act() });
        }
        Err(StoreError::Together)
    }
}

/// The entry that this one, at this index of its batch, supersedes.
fn follow(store: &mut dyn Writer, index: usize, entry: &NewEntry) -> Result<Option<u64>, AppendError> {
    let latest = store.latest(&entry.subject, &entry.kind, &entry.record_id)?;
    follows(latest, entry).map_err(|problem| revision_problem(index, entry, problem))
}

fn revision_problem(index: usize, entry: &NewEntry, problem: RevisionProblem) -> AppendError {
    AppendError::Revision {
        at: index + 1,
        record: RecordName {
            subject: entry.subject.clone(),
            kind: entry.kind.to_string(),
            record_id: entry.record_id.to_string(),
        },
        problem,
    }
}
