//! The web pages, served.

use std::sync::Arc;
use std::time::Duration;

use access::People;
use calendar::{Day, Moment};
use pages::SignIn;
use roll::Roll;
use web::Server;

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
    pub(crate) postcodes: Option<Arc<ssda903::rules::Postcodes>>,
    /// How programs are served.
    pub(crate) programs: api::Config,
    /// What is told to whoever runs it.
    pub(crate) watch: Watch,
}

/// How often mail that waits is handed over.
const BETWEEN: Duration = Duration::from_secs(30);

/// Threads that work out pages, at most. Each keeps memory of its own for the next one, so that hundreds would hold gigabytes;
/// sixteen are enough to put their looks on disk together.
const WORKING: usize = 16;

/// Serves the pages until the process is told to stop. Prints the address when a browser can connect.
pub(crate) fn serve(
    roll: Roll,
    people: People,
    sign_in: SignIn,
    server: Server,
    beside: Beside,
) -> Result<(), Failure> {
    let _traces = telemetry::log(&beside.watch)?;
    telemetry::figures(&beside.watch, &roll)?;
    let by_tls = server.has_certificate();
    let demo = matches!(sign_in, SignIn::Chosen);
    let site = pages::site(&roll, demo);
    let Beside { scanner, poster, postcodes, programs, watch } = beside;
    let running = pages::Running {
        version: env!("CARGO_PKG_VERSION"),
        since: now::moment(),
        backups: watch.backups,
        anchors: watch.anchors,
    };
    let mailing = poster.as_ref().map(|poster| poster.mailing.clone());
    let people = Arc::new(people);
    if let Some(poster) = poster {
        let (roll, people) = (roll.clone(), people.clone());
        std::thread::spawn(move || post(&roll, &people, &poster));
    }
    let rooms = pages::Rooms { roll, people, sign_in, now: now::moment, scanner, mailing, postcodes };
    let desk = pages::Desk::new(rooms);
    if !demo {
        following::follow(&desk)?;
    }
    let health = health::router(desk.roll().clone());
    let router = pages::router_on(desk.clone())
        .merge(api::router(desk, programs))
        .merge(health)
        .layer(axum::Extension(running));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .max_blocking_threads(WORKING)
        .thread_keep_alive(Duration::from_secs(600))
        .build()?;
    runtime.block_on(web::serve(router, site, server, move |address| {
        // The address is what a person, or a test, waits for.
        let how = if by_tls { "https" } else { "http" };
        let whom = if address.ip().is_loopback() { " (this computer only)" } else { "" };
        let _ = say::out(&format!("Kith is at {how}://{address}/{whom}\n"));
    }))?;
    Ok(())
}

/// Events of accounts before the last that are looked at when this copy starts.
const LOOK_BACK: u64 = 200;
/// What is older than two days is told nobody: it was before there was mail.
const OLDEST: i64 = 2 * 24 * 3_600 * 1_000_000;

/// Writes to the owners of accounts by which something changed after this event; the last event that was looked at.
fn tell_owners(roll: &Roll, poster: &Poster, after: u64) -> Result<u64, Failure> {
    let since = Moment::from_micros(now::moment().micros() - OLDEST);
    let (mails, last) = pages::account_notices(roll.journal(), &poster.mailing, after, since)?;
    for mail in mails {
        roll.journal().queue_mail(mail)?;
    }
    Ok(last)
}

/// Writes the digests of each working day at seven, and hands over what waits. No page ever waits for it.
fn post(roll: &Roll, people: &Arc<People>, poster: &Poster) {
    let mut written: Option<Day> = None;
    // What happened while this copy was not running is told too; what was told before is not told again.
    let mut told = roll.journal().last_account_event().unwrap_or(0).saturating_sub(LOOK_BACK);
    loop {
        let now = now::moment();
        if mail::is_time(now) && written != Some(now.day()) {
            // Written before this copy was started, they are not written twice: the queue knows their names.
            match commands::digest::queue(roll.clone(), people.clone(), poster) {
                Ok(count) => tracing::info!(count, "digests written"),
                Err(failure) => tracing::error!(%failure, "digests could not be written"),
            }
            written = Some(now.day());
        }
        match tell_owners(roll, poster, told) {
            Ok(last) => told = last,
            Err(failure) => tracing::error!(%failure, "owners of accounts could not be told of changes"),
        }
        match poster.post(roll.journal()) {
            Ok(account) if account.again + account.given_up > 0 => {
                tracing::warn!(waiting = account.again, given_up = account.given_up, "mail was not taken");
            }
            Ok(_) => {}
            Err(failure) => tracing::error!(%failure, "mail could not be read"),
        }
        std::thread::sleep(BETWEEN);
    }
}
