//! Checks under way and done: in memory only, few at once, for an hour.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use exchange::Limits;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::form::Typed;
use super::judge::{self, Judged};
use super::sent::{Sent, Wrong};

/// How long what was found is kept.
const KEPT_FOR: Duration = Duration::from_secs(60 * 60);

/// How many checks are kept; the oldest that is done makes room for a new one.
const KEPT: usize = 12;

/// The least room that is taken, and in which it is counted.
const KIB: u64 = 1 << 10;

/// Every check of one running copy. Cheap to clone; clones share.
#[derive(Clone)]
pub(super) struct Checks(Arc<Inner>);

struct Inner {
    kept: Mutex<Vec<Arc<Kept>>>,
    /// Room for files, in KiB: as much as one load may take, for all checks together.
    room: Arc<Semaphore>,
    /// One return is judged at a time: judging takes every core.
    turn: Arc<Semaphore>,
}

impl Default for Checks {
    fn default() -> Checks {
        let room = usize::try_from(Limits::USUAL.total_bytes / KIB).unwrap_or(Semaphore::MAX_PERMITS);
        Checks(Arc::new(Inner {
            kept: Mutex::default(),
            room: Arc::new(Semaphore::new(room)),
            turn: Arc::new(Semaphore::new(1)),
        }))
    }
}

/// One check.
pub(super) struct Kept {
    id: String,
    /// Who dropped the files.
    pub(super) owner: Arc<str>,
    state: Mutex<State>,
    progress: Progress,
}

/// Where a check stands.
#[derive(Clone)]
pub(super) enum State {
    /// Another return is being judged.
    Waiting,
    /// The files are being read.
    Reading,
    /// Children are being judged: [`Kept::progress`] says how many.
    Judging,
    /// Done.
    Judged(Arc<Judged>),
    /// The files cannot be judged, with what was typed beside them.
    Refused(Arc<[Wrong]>, Typed),
    /// A fault of ours.
    Broken,
}

/// How many children are judged, of how many; none of none before the first.
#[derive(Debug, Default)]
pub(super) struct Progress {
    done: AtomicUsize,
    all: AtomicUsize,
}

impl Progress {
    fn tell(&self, done: usize, all: usize) {
        self.all.store(all, Ordering::Relaxed);
        self.done.store(done, Ordering::Relaxed);
    }
}

impl Kept {
    /// Where it stands.
    pub(super) fn state(&self) -> State {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many children are judged, of how many.
    pub(super) fn progress(&self) -> (usize, usize) {
        (self.progress.done.load(Ordering::Relaxed), self.progress.all.load(Ordering::Relaxed))
    }

    fn set(&self, state: State) {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = state;
    }

    fn is_done(&self) -> bool {
        matches!(self.state(), State::Judged(_) | State::Refused(..) | State::Broken)
    }
}

/// Room taken for files that are being received. It is given back when it is dropped.
#[derive(Debug, Default)]
pub(super) struct Room {
    taken: Option<OwnedSemaphorePermit>,
    bytes: u64,
}

impl Checks {
    /// Takes room for some bytes more; `false` where there is none, even without the oldest checks.
    pub(super) fn take(&self, room: &mut Room, bytes: usize) -> bool {
        room.bytes += bytes as u64;
        let held = room.taken.as_ref().map_or(0, OwnedSemaphorePermit::num_permits) as u64;
        let Ok(more) = u32::try_from((room.bytes / KIB + 1).saturating_sub(held)) else { return false };
        loop {
            match self.0.room.clone().try_acquire_many_owned(more) {
                Ok(permit) => {
                    match &mut room.taken {
                        Some(taken) => taken.merge(permit),
                        none => *none = Some(permit),
                    }
                    return true;
                }
                Err(_) if self.let_oldest_go() => {}
                Err(_) => return false,
            }
        }
    }

    /// Begins to judge what somebody sent, in the background; the name of the check. `None`: too many are under way.
    pub(super) fn start(&self, owner: &Arc<str>, sent: Sent) -> Option<String> {
        while self.0.kept.lock().unwrap_or_else(PoisonError::into_inner).len() >= KEPT {
            if !self.let_oldest_go() {
                return None;
            }
        }
        let id = format!("{:016x}{:016x}", rand::random::<u64>(), rand::random::<u64>());
        let kept = Arc::new(Kept {
            id: id.clone(),
            owner: owner.clone(),
            state: Mutex::new(State::Waiting),
            progress: Progress::default(),
        });
        self.0.kept.lock().unwrap_or_else(PoisonError::into_inner).push(kept.clone());
        let checks = self.clone();
        tokio::spawn(async move {
            checks.judge(&kept, sent).await;
            tokio::time::sleep(KEPT_FOR).await;
            checks.forget(&kept.id);
        });
        Some(id)
    }

    async fn judge(&self, kept: &Arc<Kept>, sent: Sent) {
        let turn = self.0.turn.clone().acquire_owned().await;
        let typed = sent.typed.clone();
        let under_way = kept.clone();
        let judged = tokio::task::spawn_blocking(move || {
            // The next one's turn begins when this thread is done, whatever becomes of whoever waits for it.
            let _turn = turn;
            under_way.set(State::Reading);
            judge::judge(sent, &|done, all| {
                under_way.progress.tell(done, all);
                under_way.set(State::Judging);
            })
        })
        .await;
        kept.set(match judged {
            Ok(Ok(judged)) => State::Judged(Arc::new(judged)),
            Ok(Err(wrong)) => State::Refused(wrong.into(), typed),
            Err(_) => {
                tracing::error!("a return could not be judged by a fault of ours");
                State::Broken
            }
        });
    }

    /// The check of this name.
    pub(super) fn find(&self, id: &str) -> Option<Arc<Kept>> {
        self.0.kept.lock().unwrap_or_else(PoisonError::into_inner).iter().find(|kept| kept.id == id).cloned()
    }

    /// Lets a check go, with everything in it.
    pub(super) fn forget(&self, id: &str) {
        self.0.kept.lock().unwrap_or_else(PoisonError::into_inner).retain(|kept| kept.id != id);
    }

    /// Lets the oldest check that is done go; `false` where none is.
    fn let_oldest_go(&self) -> bool {
        let mut kept = self.0.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let oldest = kept.iter().position(|kept| kept.is_done());
        oldest.map(|oldest| kept.remove(oldest)).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_bounded_and_given_back() {
        let checks = Checks::default();
        let all = Limits::USUAL.total_bytes as usize;
        let (mut one, mut other) = (Room::default(), Room::default());
        assert!(checks.take(&mut one, 10) && checks.take(&mut one, 10));
        assert_eq!(one.taken.as_ref().map(OwnedSemaphorePermit::num_permits), Some(1));
        assert!(!checks.take(&mut other, all), "the whole is more than is left");
        drop((one, other));
        assert!(checks.take(&mut Room::default(), all - 1), "what was taken is given back");
    }
}
