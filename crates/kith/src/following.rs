//! The roll and the lists of work, kept fresh by what others append.

use journal::StoreError;
use pages::Desk;

use crate::failure::Failure;
use crate::say;

/// Follows the journal for as long as the desk is served, so that a page finds what others appended read already.
///
/// Where the database was replaced by a copy that lacks entries which were read from it, what is in memory is no longer the
/// record: `gone_back` is called, and nothing is followed any longer.
pub(crate) fn follow(desk: &Desk, gone_back: impl Fn(StoreError) + Send + 'static) -> Result<(), Failure> {
    let served = desk.while_served();
    desk.roll().follow(move |read| {
        let Some(desk) = served() else { return false };
        match read {
            Ok(_) => {
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

/// Ends the process, which served one record and holds another: whoever keeps it running starts it again, on what there is.
pub(crate) fn end(error: StoreError) {
    say::beside(format_args!("kith: {error}"));
    std::process::exit(2);
}
