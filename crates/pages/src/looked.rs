//! Looks on their way to the disk: a page is worked out while the look at its record is written, and nothing of it is shown
//! before the look is there (decision 0059).

use std::sync::{Mutex, PoisonError};

use journal::{AppendError, Journal, NewLook, StoreError};
use tokio::sync::oneshot::{Receiver, channel};

/// What was answered of a look.
type Told = Receiver<Result<(), AppendError>>;

/// The looks of one request that have been handed over.
#[derive(Debug, Default)]
pub(crate) struct OnTheirWay(Mutex<Vec<Told>>);

impl OnTheirWay {
    /// Hands a look over.
    pub(crate) fn look(&self, journal: &Journal, look: NewLook) -> Result<(), AppendError> {
        let (tell, told) = channel();
        let unsent = journal.look_then(look, move |done| drop(tell.send(done)))?;
        // The thread that serves does not wait for a disk that is behind: whoever reads does.
        if let Some(unsent) = unsent {
            tokio::task::spawn_blocking(move || unsent.send());
        }
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(told);
        Ok(())
    }

    fn take(&self) -> Vec<Told> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Waits until every one is on disk, on a thread that may wait: for whoever reads them there.
    pub(crate) fn wait(&self) -> Result<(), AppendError> {
        let wait = |told: Told| told.blocking_recv().unwrap_or(Err(STOPPED));
        match self.take() {
            none if none.is_empty() => Ok(()),
            // Of a page that is worked out on a thread that serves, another serves meanwhile.
            all => tokio::task::block_in_place(|| all.into_iter().try_for_each(wait)),
        }
    }

    /// Until every one is on disk.
    pub(crate) async fn written(&self) -> Result<(), AppendError> {
        for told in self.take() {
            told.await.unwrap_or(Err(STOPPED))?;
        }
        Ok(())
    }
}

/// The journal stopped before it answered.
const STOPPED: AppendError = AppendError::Store(StoreError::Stopped);

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_look_that_is_not_on_disk_is_told_whatever_happened_to_it() {
        for (answered, expected) in [
            (Some(Ok(())), Ok(())),
            (Some(Err(AppendError::Store(StoreError::Full))), Err(AppendError::Store(StoreError::Full))),
            // The journal stopped without an answer.
            (None, Err(STOPPED)),
        ] {
            let way = || {
                let (way, (tell, told)) = (OnTheirWay::default(), channel());
                way.0.lock().unwrap().push(told);
                if let Some(answered) = answered.clone() {
                    tell.send(answered).unwrap();
                }
                way
            };
            assert_eq!(way().written().await, expected);
            let waited = tokio::task::spawn_blocking({
                let way = way();
                move || way.wait()
            });
            assert_eq!(waited.await.unwrap(), expected);
        }
    }
}
