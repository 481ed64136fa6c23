//! `kith transfer in`: the record in a bundle of another authority.

use std::path::PathBuf;

use transfer::{Bundle, Received, Receiving};

use super::{Here, Two};
use crate::database::Database;
use crate::failure::{Failure, Outcome};
use crate::{now, say};

/// Records what a bundle of another authority holds as a child of this one, all of it or nothing; each entry says when and by
/// whom it was recorded there. The same bundle again changes nothing; one that differs by a byte is refused.
///
/// Workers, households, homes and other children of there are named as theirs (ada@Z60): nobody here gains a child by having the
/// same identifier.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
    /// The bundle
    file: PathBuf,
    /// Its digest, as the authority that made it told it by another way
    #[arg(long, value_name = "DIGEST")]
    digest: String,
    /// The number of the record here, where the number that it has there is somebody's already
    #[arg(long = "as", value_name = "CHILD")]
    number: Option<String>,
    /// The code of this authority, where nothing is recorded in its database yet
    #[arg(long, value_name = "CODE")]
    authority: Option<String>,
    /// Looks into documents, as of kith serve: those that come are held until it has
    #[arg(long, value_name = "COMMAND")]
    scan: Option<String>,
    #[command(flatten)]
    two: Two,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let bytes = std::fs::read(&args.file)
        .map_err(|error| Failure::new(format!("{} cannot be read: {error}", args.file.display())))?;
    let bundle = Bundle::read(&bytes, &args.digest)?;
    let here = Here::of(&args.database, args.authority.as_deref())?;
    here.accounts(&args.two)?;
    let receiving = Receiving {
        code: &here.code,
        by: &args.two.by,
        approved_by: &args.two.approved_by,
        number: args.number.as_deref(),
        scans: args.scan.is_some(),
        now: now::moment(),
    };
    let received = transfer::receive(&here.roll, &here.people, &bundle, receiving)?;
    match received {
        Received::Before(number) => {
            say::out(&format!("This bundle was imported before, as child {number}. Nothing was changed.\n"))?
        }
        Received::Imported { number, entries, documents } => {
            let mut said = format!(
                "Child {number}: {entries} entries and {documents} documents from {} ({}).\n",
                bundle.authority, bundle.code
            );
            for left in &bundle.left_out {
                said.push_str(&format!("Left out there: {} ({})\n", left.what, left.entries));
            }
            said.push_str("Allocate a worker of this authority: nobody here works with the child yet.\n");
            say::out(&said)?;
        }
    }
    Ok(Outcome::Done)
}
