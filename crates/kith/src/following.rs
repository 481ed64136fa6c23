//! The roll and the lists of work, kept fresh by what others append.

use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;

use journal::{AppendError, StoreError};
use pages::Desk;

use crate::failure::Failure;
use crate::{now, say};

/// Follows the journal for as long as the desk is served, so that a page finds what others appended read already.
///
/// Where the database was replaced by a copy that lacks entries which were read from it, what is in memory is no longer the
/// record: `gone_back` is called, and nothing is followed any longer.
pub(crate) fn follow(desk: &Desk, gone_back: impl Fn(StoreError) + Send + 'static) -> Result<(), Failure> {
    let served = desk.while_served();
    let looked = AtomicU64::new(u64::MAX);
    desk.roll().follow(move |read| {
        let Some(desk) = served() else { return false };
        match read {
            Ok(_) => {
                if let Err(error) = recorded_of(&desk, &looked) {
                    tracing::warn!(%error, "the posts of those who have an account could not be recorded");
                }
                desk.board();
            }
            Err(error @ StoreError::GoneBack { .. }) => {
                gone_back(error);
                return false;
            }
            Err(error) => tracing::warn!(%error, "the journal cannot be followed now"),
        }
        true
    })?;
    Ok(())
}

/// Records what accounts say and the record does not yet, where an account has changed since this was last looked at: an account
/// may be older than the record that has just begun.
fn recorded_of(desk: &Desk, looked: &AtomicU64) -> Result<(), AppendError> {
    let roll = desk.roll();
    let last = roll.journal().last_account_event()?;
    if roll.authority().is_some() && looked.load(Relaxed) != last {
        pages::catch_up::follow_accounts(roll, now::today())?;
        looked.store(last, Relaxed);
    }
    Ok(())
}

/// Ends the process, which served one record and holds another: whoever keeps it running starts it again, on what there is.
pub(crate) fn end(error: StoreError) {
    say::beside(format_args!("kith: {error}"));
    std::process::exit(2);
}
