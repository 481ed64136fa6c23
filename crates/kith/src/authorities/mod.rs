//! Several authorities served by one program, each at its own host names (decision 0044).
//!
//! ```text
//! a request ─► its host ─► the authority's slot ─► its record, opened if it was put away ─► its own pages, as if alone
//!                  └─► a host of nobody: there is no such page
//! ```
//!
//! **Invariants.** Each authority has a router, sessions, settings and a journal of its own: nothing that a request carries is
//! looked up anywhere but in the journal of the host that it names. A host that is not in the list is answered alike, whichever
//! authorities there are. A record is put away only while nobody is being answered from it; its journal stays open.

mod keeping;
mod list;
mod region;
mod slot;

use std::net::SocketAddr;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, any};
use pages::Residents;
use tower::ServiceExt;
use web::{FOR_PROGRAMS, Hosts, Problem, Server, named_host};

use crate::commands::serve::Args;
use crate::failure::Failure;
use crate::{health, serving, telemetry};
pub(crate) use list::{faults, real};
pub(crate) use region::seen;
use slot::{Slot, Why};

/// How long a request waits for a record that is being opened.
const PATIENCE: Duration = Duration::from_secs(20);
/// Records that are opened at once: each may need the memory of two while it is read.
const OPENED_AT_ONCE: usize = 2;

/// Every authority that is served.
pub(crate) struct House {
    slots: Vec<Arc<Slot>>,
    residents: Arc<Residents>,
    opening: Turns,
    /// Held by whoever decides which record is put away.
    deciding: Mutex<()>,
    /// Counts requests, so that it is known which record was used longest ago.
    tick: AtomicU64,
}

/// Serves every authority of the list until the process is told to stop.
pub(crate) fn serve(listed: Vec<(String, Args)>) -> Result<(), Failure> {
    if let Some(fault) = faults(&listed)?.into_iter().find(|fault| fault.stops) {
        return Err(Failure::new(format!("{}; {}", fault.says, fault.help)));
    }
    let Some((_, first)) = listed.first() else {
        return Err(Failure::new("the file of settings lists no authority"));
    };
    // What stands before the first heading is the same for each.
    let (server, watch) = (first.listens()?, first.watch.clone());
    let _traces = telemetry::log(&watch)?;
    let house = Arc::new(House::of(listed, &server)?);
    telemetry::figures(&watch, telemetry::Whose::Several(house.clone()))?;
    let by_tls = server.has_certificate();
    let runtime = serving::runtime()?;
    for slot in &house.slots {
        keeping::keep(&house, slot, runtime.handle().clone());
    }
    let door = house.clone();
    let app = {
        let server = server.clone();
        move |address| door.app(&server, address)
    };
    runtime.block_on(web::serve_each(server, app, move |address| serving::say_where(address, by_tls)))?;
    Ok(())
}

impl House {
    fn of(listed: Vec<(String, Args)>, server: &Server) -> Result<House, Failure> {
        let bound = listed.first().and_then(|(_, args)| args.memory_mib).map(|mib| mib << 20);
        let residents = Residents { listed: listed.len() as u64, bound, ..Residents::default() };
        let slots = listed.into_iter().map(|(name, args)| Slot::new(name, args, server).map(Arc::new));
        Ok(House {
            slots: slots.collect::<Result<_, _>>()?,
            residents: Arc::new(residents),
            opening: Turns::new(OPENED_AT_ONCE),
            deciding: Mutex::new(()),
            tick: AtomicU64::new(0),
        })
    }

    /// Every authority's.
    pub(crate) fn slots(&self) -> &[Arc<Slot>] {
        &self.slots
    }

    /// How many records are open.
    pub(crate) fn residents(&self) -> &Arc<Residents> {
        &self.residents
    }

    /// Where every request comes in.
    fn app(self: Arc<House>, server: &Server, address: SocketAddr) -> Router {
        for slot in &self.slots {
            slot.listens_at(address);
        }
        let nowhere = server.app_anywhere(Router::new());
        let ours =
            server.app(health::of_several(self.residents.clone()), web::Site::default(), Hosts::of(address));
        let own = Hosts::of(address);
        let not_yet = server.app_anywhere(whatever(any(not_yet)));
        let cannot = server.app_anywhere(whatever(any(cannot)));
        let door = Arc::new(Door { house: self, nowhere, ours, own, not_yet, cannot });
        Router::new().fallback(move |request: Request| door.clone().answer(request))
    }

    /// Whether the records that are open take more than they may, as it was last counted.
    fn is_full(&self) -> bool {
        self.residents.open.load(Relaxed) > 1
            && self.residents.bound.is_some_and(|bound| self.residents.bytes.load(Relaxed) > bound)
    }

    /// Counts the records that are open, and puts away those that were used longest ago where they take more than they may:
    /// never the one that was used last, never one from which somebody is being answered.
    fn make_room(&self) {
        let _deciding = self.deciding.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let open: Vec<(&Arc<Slot>, u64)> =
                self.slots.iter().filter_map(|slot| Some((slot, slot.if_open()?.bytes()))).collect();
            let bytes = open.iter().map(|(_, bytes)| bytes).sum();
            self.residents.open.store(open.len() as u64, Relaxed);
            self.residents.bytes.store(bytes, Relaxed);
            if self.residents.bound.is_none_or(|bound| bytes <= bound) {
                return;
            }
            let mut others: Vec<&Arc<Slot>> = open.iter().map(|(slot, _)| *slot).collect();
            others.sort_by_key(|slot| slot.used());
            others.pop();
            if !others.into_iter().any(|slot| slot.put_away()) {
                return;
            }
        }
    }

    fn tick(&self) -> u64 {
        self.tick.fetch_add(1, Relaxed) + 1
    }
}

/// Where every request comes in, and what is answered where no authority answers.
struct Door {
    house: Arc<House>,
    /// A host of nobody.
    nowhere: Router,
    /// The program itself, by the address at which it listens: its health.
    ours: Router,
    own: Hosts,
    not_yet: Router,
    cannot: Router,
}

impl Door {
    async fn answer(self: Arc<Door>, request: Request) -> Response {
        let host = named_host(request.headers()).unwrap_or_default();
        let slot = self.house.slots.iter().find(|slot| slot.is_at(host));
        let Some(slot) = slot else {
            let app = if self.own.hold(host) { &self.ours } else { &self.nowhere };
            return answered(app.clone(), request).await;
        };
        match tokio::time::timeout(PATIENCE, slot.open(&self.house)).await {
            Ok(Ok(open)) => {
                let response = answered(open.app().clone(), request).await;
                // As long as the answer is being sent, the record stays.
                slot::held(response, open, self.house.clone())
            }
            Ok(Err(Why)) => answered(self.cannot.clone(), request).await,
            Err(_) => answered(self.not_yet.clone(), request).await,
        }
    }
}

async fn answered(app: Router, request: Request) -> Response {
    match app.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// The same answer at every address.
fn whatever(answer: MethodRouter) -> Router {
    Router::new().route("/", answer.clone()).route("/{*path}", answer)
}

/// The record is being opened, and that takes long.
async fn not_yet(request: Request) -> Response {
    later(
        &request,
        "This record was not used for a while and is being opened. Go back and try again in a minute: nothing you \
         typed was recorded yet.",
    )
}

/// It cannot be opened: whoever runs the service is told why in the log.
async fn cannot(request: Request) -> Response {
    later(
        &request,
        "This record cannot be opened now. Whoever runs the service can see why. Nothing you typed was recorded.",
    )
}

fn later(request: &Request, says: &'static str) -> Response {
    let mut response = match request.uri().path().starts_with(FOR_PROGRAMS) {
        true => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        false => Problem::NotReady(says).into_response(),
    };
    let header = axum::http::HeaderValue::from_static("10");
    response.headers_mut().insert(axum::http::header::RETRY_AFTER, header);
    response
}

/// Lets so many do something at once.
struct Turns {
    left: Mutex<usize>,
    given: Condvar,
}

impl Turns {
    fn new(many: usize) -> Turns {
        Turns { left: Mutex::new(many), given: Condvar::new() }
    }

    /// Does something in turn.
    fn take<T>(&self, what: impl FnOnce() -> T) -> T {
        struct Turn<'a>(&'a Turns);
        impl Drop for Turn<'_> {
            fn drop(&mut self) {
                *self.0.left.lock().unwrap_or_else(PoisonError::into_inner) += 1;
                self.0.given.notify_one();
            }
        }
        let left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        let mut left = self.given.wait_while(left, |left| *left == 0).unwrap_or_else(PoisonError::into_inner);
        *left -= 1;
        drop(left);
        let _turn = Turn(self);
        what()
    }
}
