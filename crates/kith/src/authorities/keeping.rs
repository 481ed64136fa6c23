//! What is done for an authority without anybody asking: mail, digests, what programs are still to be told. Most of it needs the
//! journal alone; what needs the record opens it, as a request would.

use std::sync::Arc;
use std::time::{Duration, Instant};

use calendar::Day;
use journal::Journal;
use tokio::runtime::Handle;

use super::House;
use super::slot::Slot;
use crate::{mail, now, serving};

/// How long a record is not opened again only to send what waits.
const OPENED_AGAIN: Duration = Duration::from_secs(10 * 60);

/// Does it every half a minute for as long as the program runs, on a thread of its own: a mail server of one authority that does
/// not answer holds up nobody else's.
pub(super) fn keep(house: &Arc<House>, slot: &Arc<Slot>, runtime: Handle) {
    let (house, slot) = (house.clone(), slot.clone());
    std::thread::spawn(move || {
        let mut keeping = Keeping { written: None, told: None, opened: None };
        loop {
            match slot.journal() {
                Ok(journal) => keeping.once(&house, &slot, &journal, &runtime),
                Err(failure) => {
                    tracing::error!(authority = slot.name(), %failure, "the record cannot be opened");
                }
            }
            // Records grow while they are open.
            house.make_room();
            std::thread::sleep(serving::BETWEEN);
        }
    });
}

/// What was done before.
struct Keeping {
    /// The day whose digests are written.
    written: Option<Day>,
    /// The last event of accounts of which their owners were told.
    told: Option<u64>,
    /// When the record was last opened to send what waits.
    opened: Option<Instant>,
}

impl Keeping {
    fn once(&mut self, house: &Arc<House>, slot: &Arc<Slot>, journal: &Journal, runtime: &Handle) {
        let now = now::moment();
        if let Some(poster) = slot.poster() {
            if mail::is_time(now) && self.written != Some(now.day()) {
                let wanted = journal.digests_wanted().map_or(true, |wanted| !wanted.is_empty());
                match wanted.then(|| runtime.block_on(slot.open(house))) {
                    None => self.written = Some(now.day()),
                    Some(Ok(open)) => {
                        serving::write_digests(open.roll(), &open.people(), poster);
                        self.written = Some(now.day());
                    }
                    // The next time.
                    Some(Err(_)) => {}
                }
            }
            let told = self.told.unwrap_or_else(|| serving::told_before(journal));
            self.told = Some(serving::post_once(journal, poster, told));
        }
        if slot.if_open().is_none() && self.opened.is_none_or(|at| at.elapsed() > OPENED_AGAIN) {
            let deliveries = journal.deliveries_to_send(now, 1).is_ok_and(|due| !due.is_empty());
            let waits = || slot.scans() && journal.documents_waiting(1).is_ok_and(|all| !all.is_empty());
            if deliveries || waits() {
                // Its own threads send what is due and ask the scanner, for as long as it is open.
                self.opened = Some(Instant::now());
                let _ = runtime.block_on(slot.open(house));
            }
        }
    }
}
