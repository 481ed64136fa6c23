//! `kith key`: the key that seals the database: made, checked, changed.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use indicatif::{ProgressBar, ProgressStyle};
use journal::{AuthorityKey, Sealing};

use crate::database::Database;
use crate::failure::{Failure, Outcome};
use crate::say;

/// The authority's key wraps a data key of each child, and that seals what is recorded about them. Whoever loses it loses the
/// record: keep a copy away from this computer, and away from the backups.
#[derive(Subcommand)]
pub(crate) enum What {
    /// Draws a key and writes it into a new file that only you can read
    New {
        /// The file, which must not be there yet
        file: PathBuf,
    },
    /// Which keys the database needs, whether those given are the ones, and how much is sealed; exit 1 where something is not
    Check(Database),
    /// Seals the database: what is recorded from now on, and with --what-stands what was recorded before
    Seal {
        #[command(flatten)]
        database: Database,
        /// Seals what stands open as well; others go on working meanwhile, and stopped in the middle it goes on where it was
        #[arg(long)]
        what_stands: bool,
    },
    /// Changes the key: the first key given wraps everything from now on, the others open nothing here any longer
    Rotate(Database),
}

pub(crate) fn run(what: What) -> Result<Outcome, Failure> {
    match what {
        What::New { file } => new(&file),
        What::Check(database) => check(&database),
        What::Seal { database, what_stands } => seal(&database, what_stands),
        What::Rotate(database) => rotate(&database),
    }
}

fn new(path: &Path) -> Result<Outcome, Failure> {
    let (key, line) = AuthorityKey::draw()?;
    let failed =
        |error: std::io::Error| Failure::new(format!("{} cannot be written: {error}", path.display()));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Failure::new(format!(
            "{} is there already, and a key is never overwritten: name another file",
            path.display()
        )),
        _ => failed(error),
    })?;
    let text = format!(
        "# A key of Kith, {}. What is sealed with it can be read with it only: keep a copy elsewhere.\n{line}\n",
        key.name()
    );
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
    say::out(&format!(
        "Key {} is in {}. Keep a copy away from this computer and away from the backups: without it nothing that it seals can be \
         read again, by anybody.\n",
        key.name(),
        path.display()
    ))?;
    Ok(Outcome::Done)
}

fn check(database: &Database) -> Result<Outcome, Failure> {
    // Without the key the database still says which it needs: that is what somebody with the wrong one asks.
    let has_key = database.has_key()?;
    let given = if has_key { database.keys_given()? } else { Vec::new() };
    let mut sealing = database.envelopes()?.sealing()?;
    for key in &mut sealing.keys {
        key.given = given.contains(&key.name);
    }
    let (said, good) = told(&sealing, has_key);
    say::out(&said)?;
    for name in given.iter().filter(|name| !sealing.keys.iter().any(|key| key.name == **name)) {
        say::out(&format!("key {name}: given, and has never sealed anything here\n"))?;
    }
    Ok(if good { Outcome::Done } else { Outcome::Findings })
}

/// What is to be said, and whether everything is as it should be.
fn told(sealing: &Sealing, has_key: bool) -> (String, bool) {
    if sealing.keys.is_empty() {
        return ("Not sealed: kith key seal seals what is recorded from then on.\n".to_owned(), false);
    }
    let mut good = sealing.open + sealing.open_beside == 0;
    let mut said = format!(
        "{} payloads are sealed, {} stand open; so do {} drafts and parts of documents. {} data keys were destroyed.\n",
        sealing.sealed, sealing.open, sealing.open_beside, sealing.destroyed
    );
    for key in &sealing.keys {
        let state = match key.ended {
            None => format!("since {}, wraps {} data keys", key.since, key.wraps),
            Some(ended) => format!("from {} to {ended}, wraps nothing any longer", key.since),
        };
        let given = match (key.given, key.is_live(), has_key) {
            (true, ..) => ", given",
            (false, true, true) => ", NOT among the keys given",
            _ => "",
        };
        good &= key.given || !key.is_live() || !has_key;
        said.push_str(&format!("key {}: {state}{given}\n", key.name));
    }
    (said, good)
}

fn seal(database: &Database, what_stands: bool) -> Result<Outcome, Failure> {
    let journal = database.to_seal()?;
    if journal.begin_sealing()? {
        say::out(
            "Sealed from now on. Programs that run without the key record nothing any longer: start them again with it.\n",
        )?;
    }
    if what_stands {
        let bar = bar("{bar:40} {pos} of {len} entries");
        let sealed = journal.seal_what_stands(|done, of| {
            bar.set_length(of);
            bar.set_position(done);
        })?;
        bar.finish_and_clear();
        say::out(&format!(
            "{sealed} payloads that stood open were sealed, with drafts and documents. Copies that were made before still stand \
             open: destroy them.\n"
        ))?;
    }
    let sealing = journal.sealing()?;
    if sealing.open + sealing.open_beside > 0 {
        say::out(&format!(
            "{} payloads and {} drafts and parts of documents stand open: --what-stands seals them.\n",
            sealing.open, sealing.open_beside
        ))?;
    }
    Ok(Outcome::Done)
}

fn rotate(database: &Database) -> Result<Outcome, Failure> {
    let journal = database.to_seal()?;
    let bar = bar("{spinner} {pos} data keys");
    let (wrapped, ended) = journal.rotate(|done| bar.set_position(done))?;
    bar.finish_and_clear();
    let mut said = format!("{wrapped} data keys are wrapped anew.\n");
    for name in ended {
        said.push_str(&format!(
            "Key {name} opens nothing in this database any longer. Backups made before still need it: keep it as long as them.\n"
        ));
    }
    say::out(&said)?;
    Ok(Outcome::Done)
}

/// Drawn on a terminal only.
fn bar(template: &str) -> ProgressBar {
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(0).with_style(style)
}
