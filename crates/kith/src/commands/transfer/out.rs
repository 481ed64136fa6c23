//! `kith transfer out`: a copy of one child's record for another authority.

use std::io::Write;
use std::path::PathBuf;

use journal::Batch;
use transfer::{Made, Sending};

use super::{Here, Two};
use crate::database::Database;
use crate::failure::{Failure, Outcome};
use crate::{now, say};

/// Writes a bundle with the whole record of one child, every revision with when and by whom it was recorded, and its documents;
/// and records that it went.
///
/// Left out are the notes of advocates and visitors, adoption, who may open the record and what was shown of it: the bundle and
/// this command say how much. The file can be read by whoever has it: hand it over by a way that only the other authority can
/// open, and tell them its digest by another.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
    /// The number of the child's record
    #[arg(long, value_name = "CHILD")]
    child: String,
    /// For which authority: its name, and its code where it is known
    #[arg(long, value_name = "AUTHORITY")]
    to: String,
    #[command(flatten)]
    two: Two,
    /// The file to write, which must not be there yet
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let here = Here::of(&args.database, None)?;
    here.accounts(&args.two)?;
    let made = transfer::make(
        &here.roll,
        &here.people,
        Sending {
            child: &args.child,
            to: &args.to,
            by: &args.two.by,
            approved_by: &args.two.approved_by,
            from: (&here.name, &here.code),
            now: now::moment(),
        },
    )?;
    let mut options = std::fs::File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let failed =
        |error: std::io::Error| Failure::new(format!("{} cannot be written: {error}", args.out.display()));
    let mut file = options.open(&args.out).map_err(failed)?;
    file.write_all(&made.bytes).and_then(|()| file.sync_all()).map_err(failed)?;
    // Nothing leaves of which the record does not say so.
    if let Err(failure) = recorded(&here, args, &made) {
        let _ = std::fs::remove_file(&args.out);
        return Err(failure);
    }
    let sent = &made.sent;
    let mut said = format!(
        "{}: {} entries and {} documents of {} for {}.\nIts digest, to be told by another way: {}\n",
        args.out.display(),
        sent.entries,
        sent.documents,
        args.child,
        sent.to,
        made.digest
    );
    for left in &sent.left_out {
        said.push_str(&format!("Left out: {} ({})\n", left.what, left.entries));
    }
    say::out(&said)?;
    Ok(Outcome::Done)
}

fn recorded(here: &Here, args: &Args, made: &Made) -> Result<(), Failure> {
    here.roll.append(Batch {
        authority: here.code.clone(),
        who: args.two.by.as_str().into(),
        permit_reason: None,
        known_at: None,
        load: None,
        entries: vec![roll::new_entry(&made.change(&args.child))?],
        expected: Vec::new(),
    })?;
    Ok(())
}
