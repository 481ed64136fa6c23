//! The log copied back into the file, beside whoever writes.
//!
//! SQLite writes to a log and copies what stands there back into the file now and then. Left to itself it does so within
//! whichever
//! commit made the log long, and that one and all behind it wait: some thirty milliseconds, once in a few hundred looks. A
//! connection of its own copies while others write (`PASSIVE` waits for nobody and keeps nobody waiting). The log begins anew,
//! and
//! the file is synced, when a commit at [`BY_A_COMMIT`] finds nearly everything copied: until then the log holds it all, so
//! that a
//! power cut takes nothing.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use super::connect;

/// Commits after which it is done: each takes some three or four pages of the log.
const COMMITS: u32 = 64;
/// Pages of the log at which a commit does it itself: 4 MiB. While the log grows each flush of it writes the file's new length
/// too, and takes twice as long as where it is written over (decision 0062); by then all but a few pages have been copied.
pub(super) const BY_A_COMMIT: u32 = 1024;

/// The thread that copies back, once there is something to do.
pub(super) struct CopyBack {
    path: Option<PathBuf>,
    commits: u32,
    running: Option<(SyncSender<()>, JoinHandle<()>)>,
}

impl CopyBack {
    /// For the file of a connection that writes; `None` where it has none.
    pub(super) fn of(path: Option<&str>) -> CopyBack {
        let path = path.filter(|path| !path.is_empty()).map(|path| Path::new(path).to_owned());
        CopyBack { path, commits: 0, running: None }
    }

    /// Something was put on disk. Never waits.
    pub(super) fn committed(&mut self) {
        self.commits += 1;
        if self.commits < COMMITS {
            return;
        }
        self.commits = 0;
        if self.running.is_none()
            && let Some(path) = self.path.take()
        {
            let (wake, woken) = sync_channel(1);
            let copying = move || copy(&path, &woken);
            // Where no thread can be had, a commit does it.
            let started = thread::Builder::new().name("journal log".to_owned()).spawn(copying);
            self.running = started.ok().map(|thread| (wake, thread));
        }
        if let Some((wake, _)) = &self.running {
            // Where one waits already, that one will do.
            let _ = wake.try_send(());
        }
    }
}

impl Drop for CopyBack {
    fn drop(&mut self) {
        if let Some((wake, thread)) = self.running.take() {
            drop(wake);
            let _ = thread.join();
        }
    }
}

/// Copies back whenever it is woken. What fails is left to the next time, and in the end to a commit, which says so.
fn copy(path: &Path, woken: &Receiver<()>) {
    let Ok(connection) = connect(path, false) else { return };
    if connection.execute_batch("PRAGMA synchronous = FULL").is_err() {
        return;
    }
    while woken.recv().is_ok() {
        let _ = connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
    }
}
