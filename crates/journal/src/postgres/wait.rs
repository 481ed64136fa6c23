//! Waiting for entries that others append: told by the server, and looked for now and then in case nobody told.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use tokio_postgres::Client;

use super::reach::{Reach, doing, wait};
use super::write::channel;
use crate::error::StoreError;

/// How long nothing is looked for where nobody has told of anything.
const AT_LEAST_EVERY: Duration = Duration::from_secs(5);

/// How long nothing is tried after the connection was lost.
const AGAIN: Duration = Duration::from_millis(100);

/// A connection on which the server tells that there is more. Made when somebody waits for the first time, and again when it was
/// lost.
#[derive(Default)]
pub(super) struct More {
    told: Arc<Told>,
    listening: Mutex<Option<Client>>,
}

/// How often something was told, and those who wait for it.
#[derive(Default)]
struct Told {
    times: Mutex<u64>,
    changed: Condvar,
}

impl Told {
    fn tell(&self) {
        *self.times.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.changed.notify_all();
    }
}

impl More {
    /// Waits until there is an entry after this one, and says which is the last; at most so long.
    pub(super) fn wait(
        &self,
        reach: &Reach,
        authority: &str,
        longest: Duration,
        last: impl Fn() -> Result<u64, StoreError>,
        after: u64,
    ) -> Result<u64, StoreError> {
        let mut left = longest;
        loop {
            // Before it is looked: what is told from here on is not missed.
            let seen = *self.told.times.lock().unwrap_or_else(PoisonError::into_inner);
            match self.listen(reach, authority).and_then(|()| last()) {
                Ok(found) if found > after || left.is_zero() => return Ok(found),
                Ok(_) => {}
                // Whoever waits can wait for the connection as well.
                Err(StoreError::Lost { .. }) if !left.is_zero() => {
                    let pause = left.min(AGAIN);
                    std::thread::sleep(pause);
                    left -= pause;
                    continue;
                }
                Err(error) => return Err(error),
            }
            let times = self.told.times.lock().unwrap_or_else(PoisonError::into_inner);
            let nothing = |times: &mut u64| *times == seen;
            let pause = left.min(AT_LEAST_EVERY);
            let (held, timed) = self
                .told
                .changed
                .wait_timeout_while(times, pause, nothing)
                .unwrap_or_else(PoisonError::into_inner);
            // What was told counts for nothing of the time: it is about this authority's entries, and so few.
            drop(held);
            if timed.timed_out() {
                left -= pause;
            }
        }
    }

    fn listen(&self, reach: &Reach, authority: &str) -> Result<(), StoreError> {
        let mut listening = self.listening.lock().unwrap_or_else(PoisonError::into_inner);
        if listening.as_ref().is_some_and(|client| !client.is_closed()) {
            return Ok(());
        }
        let (client, notices) = reach.apart()?;
        let told = self.told.clone();
        reach.run(async move {
            notices.each(|| told.tell()).await;
            // The connection is gone: whoever waits makes another.
            told.tell();
        });
        let sql = format!("LISTEN \"{}\"", channel(authority));
        wait(client.batch_execute(&sql)).map_err(doing("listen for entries of others"))?;
        *listening = Some(client);
        Ok(())
    }
}
