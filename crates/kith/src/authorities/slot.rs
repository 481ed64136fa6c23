//! One authority's place: its settings and its journal, and its record while that is open.

use std::net::SocketAddr;
use std::path::Path;
use std::pin::Pin;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use access::People;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::response::Response;
use http_body::{Frame, SizeHint};
use journal::{Journal, Of};
use pages::{Desk, Rooms};
use roll::Roll;
use tokio::sync::watch;
use web::{Hosts, Server};

use super::House;
use super::region::Regional;
use crate::commands::serve::{Args, Ready};
use crate::failure::Failure;
use crate::mail::Poster;
use crate::serving::{self, Open, What};
use crate::{following, now};

/// Memory of a record that is open, beside what is recorded: the layout, tables of addresses, threads.
const EACH: u64 = 2 << 20;
/// Memory of a fact, beside the bytes in which it was said: the fact, its place in a timeline and on the board of what is due
/// (measured: docs/performance.md, Several authorities).
const OF_A_FACT: u64 = 900;
/// Memory for each byte in which a fact was said.
const OF_A_BYTE: u64 = 2;
/// How long a record that could not be opened is not tried again.
const AFTER_A_FAULT: Duration = Duration::from_secs(5);

/// One authority's place.
pub(crate) struct Slot {
    name: String,
    args: Args,
    server: Server,
    poster: Option<Poster>,
    hosts: OnceLock<Hosts>,
    /// Opened when it is first needed, and kept while the record is put away: what counts tries of passwords stands in it, and
    /// what is being written.
    journal: Mutex<Option<Journal>>,
    state: Mutex<State>,
    /// Told whenever the state changed.
    changed: watch::Sender<u64>,
    /// The tick of the last request.
    used: AtomicU64,
}

/// Whether a record is in memory.
enum State {
    Away {
        /// When it could not be opened, where that was so last.
        failed: Option<Instant>,
    },
    Opening,
    Here(Arc<Resident>),
}

/// That a record cannot be opened; why stands in the log.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Why;

/// A record that is open, with everything that answers from it.
pub(crate) struct Resident {
    app: Router,
    roll: Roll,
    desk: Desk,
}

impl Resident {
    /// Its pages and its interface for programs, with all the guards.
    pub(super) fn app(&self) -> &Router {
        &self.app
    }

    /// Its record.
    pub(crate) fn roll(&self) -> &Roll {
        &self.roll
    }

    /// Who uses it.
    pub(super) fn people(&self) -> Arc<People> {
        self.desk.people_now()
    }

    /// The memory that it takes, as it is guessed.
    pub(super) fn bytes(&self) -> u64 {
        let size = self.roll.size();
        EACH + size.facts * OF_A_FACT + size.said * OF_A_BYTE
    }
}

impl Slot {
    /// # Errors
    /// Its settings cannot be followed.
    pub(super) fn new(name: String, args: Args, server: &Server) -> Result<Slot, Failure> {
        let of_it = |failure: Failure| Failure::new(format!("{name}: {failure}"));
        let poster = args.post.poster().map_err(of_it)?;
        // Looked at now, so that a fault is told when the program starts.
        args.elsewhere.provider(args.post.site.as_deref()).map_err(of_it)?;
        args.database.key_if_any().map_err(of_it)?;
        Ok(Slot {
            name,
            args,
            server: server.clone(),
            poster,
            hosts: OnceLock::new(),
            journal: Mutex::new(None),
            state: Mutex::new(State::Away { failed: None }),
            changed: watch::Sender::new(0),
            used: AtomicU64::new(0),
        })
    }

    /// As the file of settings calls it.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The region whose it is, where it is no authority's.
    pub(super) fn region(&self) -> Option<&str> {
        self.args.region.as_deref()
    }

    /// The folder with its backups.
    pub(crate) fn backups(&self) -> Option<&Path> {
        self.args.watch.backups.as_deref()
    }

    /// What sends its mail.
    pub(super) fn poster(&self) -> Option<&Poster> {
        self.poster.as_ref()
    }

    /// Whether documents of it are looked into.
    pub(super) fn scans(&self) -> bool {
        self.args.scan.is_some()
    }

    /// The tick of the last request.
    pub(super) fn used(&self) -> u64 {
        self.used.load(Relaxed)
    }

    pub(super) fn listens_at(&self, address: SocketAddr) {
        let _ = self.hosts.set(Hosts::only(address, self.args.name.iter().map(String::as_str)));
    }

    /// Whether a request that names this host is for it.
    pub(super) fn is_at(&self, host: &str) -> bool {
        self.hosts.get().is_some_and(|hosts| hosts.hold(host))
    }

    /// Its record, where that is open.
    pub(crate) fn if_open(&self) -> Option<Arc<Resident>> {
        match &*self.state() {
            State::Here(open) => Some(open.clone()),
            _ => None,
        }
    }

    /// Its journal, opened where it is not yet.
    pub(super) fn journal(&self) -> Result<Journal, Failure> {
        let mut kept = self.journal.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(journal) = &*kept {
            return Ok(journal.clone());
        }
        let journal = self.args.database.existing()?;
        *kept = Some(journal.clone());
        Ok(journal)
    }

    /// Its record, opened where it is not: once, however many ask.
    pub(super) async fn open(self: &Arc<Slot>, house: &Arc<House>) -> Result<Arc<Resident>, Why> {
        let mut changed = self.changed.subscribe();
        let mut waited = false;
        loop {
            changed.mark_unchanged();
            {
                let mut state = self.state();
                match &*state {
                    State::Here(open) => {
                        self.used.store(house.tick(), Relaxed);
                        return Ok(open.clone());
                    }
                    State::Opening => {}
                    State::Away { failed: Some(at) } if waited || at.elapsed() < AFTER_A_FAULT => {
                        return Err(Why);
                    }
                    State::Away { .. } => {
                        *state = State::Opening;
                        drop(state);
                        self.begin(house);
                    }
                }
            }
            waited = true;
            changed.changed().await.map_err(|_| Why)?;
        }
    }

    /// Opens it on a thread of its own, which no request can take back.
    fn begin(self: &Arc<Slot>, house: &Arc<House>) {
        let (slot, house) = (self.clone(), house.clone());
        let opening = move || {
            let mut becomes =
                Becomes { slot: &slot, state: Some(State::Away { failed: Some(Instant::now()) }) };
            house.opening.take(|| match slot.opened(&house) {
                Ok(open) => {
                    metrics::counter!("kith_authority_openings_total", "authority" => slot.name.clone())
                        .increment(1);
                    slot.used.store(house.tick(), Relaxed);
                    becomes.state = Some(State::Here(Arc::new(open)));
                }
                Err(failure) => {
                    becomes.state = Some(State::Away { failed: Some(Instant::now()) });
                    tracing::error!(authority = %slot.name, %failure, "the record cannot be opened");
                }
            });
            drop(becomes);
            house.make_room();
        };
        let begun = std::thread::Builder::new().name("opening".to_owned()).spawn(opening);
        if begun.is_err() {
            self.becomes(State::Away { failed: Some(Instant::now()) });
        }
    }

    fn opened(self: &Arc<Slot>, house: &Arc<House>) -> Result<Resident, Failure> {
        let Ready { roll, sign_in } = self.args.ready(self.journal()?, self.server.is_reached_by_tls())?;
        let mailing = self.poster.as_ref().map(|poster| poster.mailing.clone());
        let scanner = self.args.scanner();
        let Open { desk, router, site } = match self.region() {
            Some(region) => {
                let rooms = Rooms {
                    roll: roll.clone(),
                    people: Arc::default(),
                    sign_in,
                    now: now::moment,
                    scanner: None,
                    mailing,
                    postcodes: None,
                };
                let desk = Desk::of_record(rooms)?;
                let router = pages::region(desk.clone(), Arc::new(Regional::new(region, house)));
                Open { desk, router, site: pages::region_site(region) }
            }
            None => serving::open(What {
                roll: roll.clone(),
                people: None,
                sign_in,
                scanner,
                mailing,
                postcodes: self.args.places()?,
                programs: self.args.programs(),
                running: pages::Running {
                    residents: Some(house.residents().clone()),
                    ..serving::running(&self.args.watch)
                },
            })?,
        };
        let slot = Arc::downgrade(self);
        following::follow(&desk, move |error| {
            if let Some(slot) = slot.upgrade() {
                tracing::error!(authority = %slot.name, %error, "the record is read anew");
                slot.read_anew();
            }
        })?;
        let hosts = self.hosts.get().cloned();
        let hosts = hosts.ok_or_else(|| Failure::new("nothing is listened on: this is a fault of Kith"))?;
        Ok(Resident { app: self.server.app(router, site, hosts), roll, desk })
    }

    /// Puts the record away, where nobody is being answered from it and nothing of it is still to be told to programs.
    pub(super) fn put_away(&self) -> bool {
        let Some(open) = self.if_open() else { return false };
        let used = self.used();
        if untold(open.roll.journal()) {
            return false;
        }
        drop(open);
        let mut state = self.state();
        let State::Here(open) = &*state else { return false };
        // Clones are made under this lock alone: this is the only one.
        if Arc::strong_count(open) > 1 || self.used() != used {
            return false;
        }
        let before = std::mem::replace(&mut *state, State::Away { failed: None });
        drop(state);
        metrics::counter!("kith_authority_closings_total", "authority" => self.name.clone()).increment(1);
        drop(before);
        if let Some(journal) = &*self.journal.lock().unwrap_or_else(PoisonError::into_inner) {
            journal.rest();
        }
        true
    }

    /// What is in memory is no longer the record: the next request opens it, on what there is.
    fn read_anew(&self) {
        *self.journal.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.becomes(State::Away { failed: None });
    }

    fn becomes(&self, now: State) {
        let before = std::mem::replace(&mut *self.state(), now);
        self.changed.send_modify(|times| *times += 1);
        // A large record takes a moment to let go of.
        drop(before);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a slot becomes when its opening has ended, however that ended.
struct Becomes<'a> {
    slot: &'a Slot,
    state: Option<State>,
}

impl Drop for Becomes<'_> {
    fn drop(&mut self) {
        if let Some(state) = self.state.take() {
            self.slot.becomes(state);
        }
    }
}

/// Whether a program that wants to be told of what is recorded has not been told of all of it. Where that cannot be read, it is.
fn untold(journal: &Journal) -> bool {
    let Ok(last) = journal.last_seq() else { return false };
    let webhooks = journal.webhooks(Of::Everybody).unwrap_or_default();
    webhooks.iter().any(|webhook| webhook.ended.is_none() && webhook.told < last)
}

/// An answer that holds the record from which it is sent.
pub(super) fn held(response: Response, open: Arc<Resident>, house: Arc<House>) -> Response {
    response.map(|body| Body::new(Held { body, open: Some(open), house }))
}

struct Held {
    body: Body,
    open: Option<Arc<Resident>>,
    house: Arc<House>,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.open = None;
        if self.house.is_full() {
            // What could not be put away because of this answer can be now: not on a thread that serves.
            let house = self.house.clone();
            let _ =
                std::thread::Builder::new().name("making room".to_owned()).spawn(move || house.make_room());
        }
    }
}

impl http_body::Body for Held {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
