//! `kith backup`: the database into a folder, sealed, read back after it is written; each time what is new.

use std::path::PathBuf;

use indicatif::{ProgressBar, ProgressStyle};

use crate::database::Database;
use crate::failure::{Failure, Outcome};
use crate::{now, say};

/// Backs the database up into a folder, while people work: the first time all of it, then each time what is new. A file is sealed
/// with the authority's key, also where the database is not, and read back whole before it counts. Keep the folder on another
/// disk, and copy it to another place: its files never change once they have their name.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
    /// The folder; one for each database
    #[arg(long, value_name = "FOLDER")]
    to: PathBuf,
    /// Everything once more, such as each week: what is restored then needs no file before it
    #[arg(long)]
    whole: bool,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let keys = args.database.key_source()?;
    let journal = args.database.to_seal()?;
    if !args.to.is_dir() {
        return Err(Failure::new(format!(
            "there is no folder {}: make it, on another disk than the database's",
            args.to.display()
        )));
    }
    let style =
        ProgressStyle::with_template("{spinner} {pos} rows").unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = ProgressBar::new(0).with_style(style);
    let taken = journal.back_up(&args.to, &keys, args.whole, now::moment(), |rows| bar.set_position(rows))?;
    bar.finish_and_clear();
    let backup = &taken.backup;
    let what = match (backup.whole, taken.had_to_be_whole) {
        (true, true) => "everything, because what was backed up before has been sealed or destroyed since",
        (true, false) => "everything",
        (false, _) => "what is new since the one before",
    };
    say::out(&format!(
        "Backup {} holds {what}: {} entries ({} in all), {} rows, {} bytes, read back whole.\n{}\nHead: {}\n",
        backup.number,
        taken.new,
        backup.entries,
        taken.rows,
        backup.bytes,
        backup.path.display(),
        backup.head
    ))?;
    Ok(Outcome::Done)
}
