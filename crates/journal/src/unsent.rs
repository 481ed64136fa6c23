//! What is handed over by a thread that does not wait for the disk.

use std::sync::mpsc::SyncSender;

use crate::error::AppendError;
use crate::writer::{Job, Request};
use crate::{Journal, NewLook};

/// Something for which there was no room among what waits to be written.
#[must_use = "it is not written before it is sent"]
pub struct Unsent {
    requests: SyncSender<Request>,
    request: Request,
}

impl Unsent {
    pub(crate) fn of(requests: &SyncSender<Request>, request: Request) -> Unsent {
        Unsent { requests: requests.clone(), request }
    }

    /// Waits for room and hands it over. A journal that has stopped never answers: what was to be done then is dropped.
    pub fn send(self) {
        drop(self.requests.send(self.request));
    }
}

impl Journal {
    /// Hands over a look at a record, and says when it is on disk, or that it could not be put there: whoever shows the record
    /// works out meanwhile what is shown, and waits for the answer before anything is. Where too much waits already, it comes
    /// back, to be handed over by a thread that may wait ([`Unsent::send`]). Where the journal stops without an answer, `then` is
    /// dropped. It is called on the thread that writes: it passes the answer on.
    ///
    /// # Errors
    /// The look says too much or nothing; nothing is written any more.
    pub fn look_then(
        &self,
        look: NewLook,
        then: impl FnOnce(Result<(), AppendError>) + Send + 'static,
    ) -> Result<Option<Unsent>, AppendError> {
        look.check()?;
        self.try_write(Job::Look(look), Box::new(|done| then(done.map(|_| ()))))
    }
}
