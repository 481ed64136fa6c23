//! `kith verify`: is the journal what was written?

use indicatif::{ProgressBar, ProgressStyle};
use journal::{Head, VerifyError};

use crate::database::Database;
use crate::failure::{Failure, Outcome};
use crate::say;

/// Recomputes every digest and hash of the journal. Exit 1 and the first bad entry where it was tampered with.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
    /// A head noted earlier and elsewhere, as this command prints it: shows that nothing was cut off the end
    #[arg(long)]
    head: Option<Head>,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let journal = args.database.existing()?;
    // Drawn on a terminal only.
    let bar = ProgressBar::new(0).with_style(
        ProgressStyle::with_template("{bar:40} {pos} of {len} entries")
            .unwrap_or_else(|_| ProgressStyle::default_bar()),
    );
    let verified = journal.verify(args.head, |done, of| {
        bar.set_length(of);
        bar.set_position(done);
    });
    bar.finish_and_clear();
    match verified {
        Ok(verified) => {
            say::out(&format!(
                "The journal is whole: {} entries, and {} looks at records.\nHead: {}\n\
                 Note the head somewhere else: with it, --head also shows that nothing was cut off the end.\n",
                verified.entries, verified.looks, verified.head
            ))?;
            Ok(Outcome::Done)
        }
        Err(VerifyError::Broken(broken)) => {
            say::out(&format!("The journal is not what was written. First bad entry: {broken}\n"))?;
            Ok(Outcome::Findings)
        }
        Err(error) => Err(error.into()),
    }
}
