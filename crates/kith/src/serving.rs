//! The web pages, served.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use access::People;
use calendar::{Day, Moment};
use journal::Journal;
use pages::{Desk, SignIn};
use roll::Roll;
use ssda903::rules::Postcodes;
use web::{Server, Site};

use crate::failure::Failure;
use crate::mail::Poster;
use crate::watch::Watch;
use crate::{commands, following, health, mail, now, say, telemetry};

/// What is served beside the pages.
#[derive(Default)]
pub(crate) struct Beside {
    /// Looks into documents.
    pub(crate) scanner: Option<pages::Scanner>,
    /// Sends mail.
    pub(crate) poster: Option<Poster>,
    /// Where postcodes lie, where a directory was named.
    pub(crate) postcodes: Option<Arc<Postcodes>>,
    /// How programs are served.
    pub(crate) programs: api::Config,
    /// What is told to whoever runs it.
    pub(crate) watch: Watch,
}

/// How often mail that waits is handed over.
pub(crate) const BETWEEN: Duration = Duration::from_secs(30);

/// Threads that work out pages, at most. Each keeps memory of its own for the next one, so that hundreds would hold gigabytes;
/// sixteen are enough to put their looks on disk together.
const WORKING: usize = 16;

/// A record that is served: its pages, its interface for programs, its health.
pub(crate) struct Open {
    pub(crate) desk: Desk,
    pub(crate) router: axum::Router,
    pub(crate) site: Site,
}

/// What is served of one authority.
pub(crate) struct What {
    pub(crate) roll: Roll,
    /// Who uses it; none where the record and its accounts say so.
    pub(crate) people: Option<Arc<People>>,
    pub(crate) sign_in: SignIn,
    pub(crate) scanner: Option<pages::Scanner>,
    pub(crate) mailing: Option<pages::Mailing>,
    pub(crate) postcodes: Option<Arc<Postcodes>>,
    pub(crate) programs: api::Config,
    pub(crate) running: pages::Running,
}

/// Everything that answers for an authority.
///
/// # Errors
/// The journal cannot be read.
pub(crate) fn open(what: What) -> Result<Open, Failure> {
    let What { roll, people, sign_in, scanner, mailing, postcodes, programs, running } = what;
    let site = pages::site(&roll, matches!(sign_in, SignIn::Chosen));
    let given = people.clone().unwrap_or_default();
    let rooms = pages::Rooms { roll, people: given, sign_in, now: now::moment, scanner, mailing, postcodes };
    let desk = if people.is_some() { Desk::new(rooms) } else { Desk::of_record(rooms)? };
    let health = health::router(desk.roll().clone());
    let router = pages::router_on(desk.clone())
        .merge(api::router(desk.clone(), programs))
        .merge(health)
        .layer(axum::Extension(running));
    Ok(Open { desk, router, site })
}

/// What a running copy tells of itself.
pub(crate) fn running(watch: &Watch) -> pages::Running {
    pages::Running {
        version: env!("CARGO_PKG_VERSION"),
        since: now::moment(),
        backups: watch.backups.clone(),
        anchors: watch.anchors.clone(),
        residents: None,
    }
}

/// The threads that serve.
pub(crate) fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    Ok(tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .max_blocking_threads(WORKING)
        .thread_keep_alive(Duration::from_secs(600))
        .build()?)
}

/// The address is what a person, or a test, waits for.
pub(crate) fn say_where(address: SocketAddr, by_tls: bool) {
    let how = if by_tls { "https" } else { "http" };
    let whom = if address.ip().is_loopback() { " (this computer only)" } else { "" };
    let _ = say::out(&format!("Kith is at {how}://{address}/{whom}\n"));
}

/// Serves the pages until the process is told to stop. Prints the address when a browser can connect.
pub(crate) fn serve(
    roll: Roll,
    people: Option<People>,
    sign_in: SignIn,
    server: Server,
    beside: Beside,
) -> Result<(), Failure> {
    let _traces = telemetry::log(&beside.watch)?;
    telemetry::figures(&beside.watch, telemetry::Whose::One(roll.clone()))?;
    let by_tls = server.has_certificate();
    let demo = matches!(sign_in, SignIn::Chosen);
    let Beside { scanner, poster, postcodes, programs, watch } = beside;
    let mailing = poster.as_ref().map(|poster| poster.mailing.clone());
    let running = running(&watch);
    let people = people.map(Arc::new);
    let what = What { roll, people, sign_in, scanner, mailing, postcodes, programs, running };
    let Open { desk, router, site } = open(what)?;
    if let Some(poster) = poster {
        let desk = desk.clone();
        std::thread::spawn(move || post(&desk, &poster));
    }
    if !demo {
        following::follow(&desk, following::end)?;
    }
    drop(desk);
    runtime()?.block_on(web::serve(router, site, server, move |address| say_where(address, by_tls)))?;
    Ok(())
}

/// Events of accounts before the last that are looked at when this copy starts.
const LOOK_BACK: u64 = 200;
/// What is older than two days is told nobody: it was before there was mail.
const OLDEST: i64 = 2 * 24 * 3_600 * 1_000_000;

/// The last event of accounts that whoever tells their owners need not look at, when it begins.
pub(crate) fn told_before(journal: &Journal) -> u64 {
    // What happened while this copy was not running is told too; what was told before is not told again.
    journal.last_account_event().unwrap_or(0).saturating_sub(LOOK_BACK)
}

/// Writes to the owners of accounts by which something changed after this event; the last event that was looked at.
fn tell_owners(journal: &Journal, poster: &Poster, after: u64) -> Result<u64, Failure> {
    let since = Moment::from_micros(now::moment().micros() - OLDEST);
    let (mails, last) = pages::account_notices(journal, &poster.mailing, after, since)?;
    for mail in mails {
        journal.queue_mail(mail)?;
    }
    Ok(last)
}

/// Tells owners of accounts what changed, and hands over what waits; the last event that was looked at.
pub(crate) fn post_once(journal: &Journal, poster: &Poster, told: u64) -> u64 {
    let told = match tell_owners(journal, poster, told) {
        Ok(last) => last,
        Err(failure) => {
            tracing::error!(%failure, "owners of accounts could not be told of changes");
            told
        }
    };
    match poster.post(journal) {
        Ok(account) if account.again + account.given_up > 0 => {
            tracing::warn!(waiting = account.again, given_up = account.given_up, "mail was not taken");
        }
        Ok(_) => {}
        Err(failure) => tracing::error!(%failure, "mail could not be read"),
    }
    told
}

/// Writes the digests of today. Written before this copy was started, they are not written twice: the queue knows their names.
pub(crate) fn write_digests(roll: &Roll, people: &Arc<People>, poster: &Poster) {
    match commands::digest::queue(roll.clone(), people.clone(), poster) {
        Ok(count) => tracing::info!(count, "digests written"),
        Err(failure) => tracing::error!(%failure, "digests could not be written"),
    }
}

/// Writes the digests of each working day at seven, and hands over what waits. No page ever waits for it.
fn post(desk: &Desk, poster: &Poster) {
    let roll = desk.roll();
    let mut written: Option<Day> = None;
    let mut told = told_before(roll.journal());
    loop {
        let now = now::moment();
        if mail::is_time(now) && written != Some(now.day()) {
            write_digests(roll, &desk.people_now(), poster);
            written = Some(now.day());
        }
        told = post_once(roll.journal(), poster, told);
        std::thread::sleep(BETWEEN);
    }
}
