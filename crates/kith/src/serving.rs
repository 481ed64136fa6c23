//! The web pages, served.

use std::sync::Arc;
use std::time::Duration;

use access::People;
use pages::SignIn;
use roll::Roll;
use tracing_subscriber::filter::{EnvFilter, filter_fn};
use tracing_subscriber::prelude::*;
use web::Listen;

use crate::failure::Failure;
use crate::{now, say};

/// Threads that work out pages, at most. Each keeps memory of its own for the next one, so that hundreds would hold gigabytes;
/// sixteen are enough to put their looks on disk together.
const WORKING: usize = 16;

/// Serves the pages until the process is told to stop. Prints the address when a browser can connect.
pub(crate) fn serve(roll: Roll, people: People, sign_in: SignIn, listen: Listen) -> Result<(), Failure> {
    let asked = EnvFilter::try_from_env("KITH_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_filter(asked)
        .with_filter(filter_fn(web::may_be_logged));
    tracing_subscriber::registry().with(lines).init();
    let demo = matches!(sign_in, SignIn::Chosen);
    let site = pages::site(&roll, demo);
    let router = pages::router(pages::Rooms { roll, people: Arc::new(people), sign_in, now: now::moment });
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .max_blocking_threads(WORKING)
        .thread_keep_alive(Duration::from_secs(600))
        .build()?;
    runtime.block_on(web::serve(router, site, listen, |address| {
        // The address is what a person, or a test, waits for.
        let _ = say::out(&format!("Kith is at http://{address}/ (this computer only)\n"));
    }))?;
    Ok(())
}
