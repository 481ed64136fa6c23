//! `kith restore`: a database made again from its backups.

use std::path::PathBuf;

use calendar::Moment;
use indicatif::{ProgressBar, ProgressStyle};
use journal::Key;

use crate::database::Database;
use crate::failure::{Failure, Outcome};
use crate::{now, say};

/// Makes a database again at a new place, from the newest backups of a folder or as it was at a moment, and verifies it. What is
/// at the place already is never touched: it refuses.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The database to make: a file that is not there, or a PostgreSQL database that is made ready and holds nothing of the
    /// authority
    #[command(flatten)]
    database: Database,
    /// The folder with the backups
    #[arg(long, value_name = "FOLDER")]
    from: PathBuf,
    /// As it was then: a moment, or the end of a day
    #[arg(long, value_name = "TIMESTAMP")]
    until: Option<Moment>,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let keys = args.database.key_source()?;
    let style =
        ProgressStyle::with_template("{spinner} {pos} rows").unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = ProgressBar::new(0).with_style(style);
    // Into PostgreSQL by way of a file that nobody else can read: what goes in is verified before, and after.
    let postgres = args.database.postgres()?;
    let folder = tempfile::tempdir()?;
    let to = match &postgres {
        Some(_) => folder.path().join("restored.db"),
        None => args.database.path()?,
    };
    let restored =
        journal::restore(&args.from, &to, args.until, &keys, now::moment, |rows| bar.set_position(rows))?;
    let place = match &postgres {
        Some(address) => {
            journal::postgres::fill(address, &to, |rows| bar.set_position(rows))?;
            let journal = journal::Journal::open_postgres(address, &Key::ToSeal(keys), now::moment)?;
            journal.verify(Some(restored.verified.head).filter(|head| head.seq > 0), |_, _| {})?;
            address.to_string()
        }
        None => to.display().to_string(),
    };
    bar.finish_and_clear();
    let until = args.until.map_or_else(
        || format!("as the last backup found it, {}", restored.made),
        |until| format!("as it was at {until}"),
    );
    say::out(&format!(
        "{} is restored from {} files, {until}, and verified: {} entries, {} looks at records, every payload what was recorded.\n\
         Head: {}\nNobody is signed in. What was recorded later is not in it.\n",
        place,
        restored.files.len(),
        restored.verified.entries,
        restored.verified.looks,
        restored.verified.head
    ))?;
    Ok(Outcome::Done)
}
