//! A thread that reads what others append.

use std::sync::Arc;
use std::time::Duration;

use journal::StoreError;

use crate::Roll;

/// How long the journal is waited for at once: a roll that nobody has any longer is let go of within this time.
const AT_ONCE_LONGEST: Duration = Duration::from_secs(5);

/// How long until the journal is asked again where it could not be read.
const AFTER_A_FAULT: Duration = Duration::from_secs(1);

impl Roll {
    /// Follows the journal by its notices for as long as the roll is there, on a thread of its own: what others append is here
    /// before anybody asks. `told` is called with what came of each reading; that it returns false ends it.
    ///
    /// # Errors
    /// There is no thread to be had.
    pub fn follow(
        &self,
        told: impl Fn(Result<u64, StoreError>) -> bool + Send + 'static,
    ) -> std::io::Result<()> {
        let (journal, inner) = (self.journal().clone(), Arc::downgrade(&self.0));
        std::thread::Builder::new().name("roll".to_owned()).spawn(move || {
            loop {
                let Some(after) = inner.upgrade().map(|inner| Roll(inner).seq()) else { return };
                let more = journal.wait(after, AT_ONCE_LONGEST);
                let Some(roll) = inner.upgrade().map(Roll) else { return };
                let read = match more {
                    Ok(last) if last == after => continue,
                    Ok(_) => roll.refresh(),
                    Err(error) => Err(error),
                };
                let failed = read.is_err();
                if !told(read) {
                    return;
                }
                if failed {
                    std::thread::sleep(AFTER_A_FAULT);
                }
            }
        })?;
        Ok(())
    }
}
