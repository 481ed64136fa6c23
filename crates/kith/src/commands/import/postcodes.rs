//! `kith import postcodes`: where postcodes lie, from the national directory into one file that is read offline.

use std::io::BufReader;
use std::path::PathBuf;

use exchange::Problem;
use serde::Serialize;
use ssda903::rules::read_directory;

use crate::failure::{Failure, Outcome};
use crate::files;
use crate::say::{self, Format};

/// Reads a directory of postcodes (ONSPD or NSPL: CSV with pcds, laua or oslaua, and oseast1m and osnrth1m or lat and long) into
/// one file, which kith serve reads with --postcodes. Every row is accounted for. Distances are then worked out offline.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The directory: a CSV file
    path: PathBuf,
    /// The file to write, beside the record: the one that kith serve is given with the same name
    #[arg(long, value_name = "FILE")]
    postcodes: PathBuf,
    /// How the account is printed
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Serialize)]
struct Told<'a> {
    rows: u64,
    taken: u64,
    again: u64,
    left_out: u64,
    bytes: usize,
    problems: &'a [Problem],
}

/// How many problems are listed on a terminal.
const LISTED: usize = 20;

pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let file = std::fs::File::open(&args.path)
        .map_err(|error| Failure::new(format!("{} cannot be read: {error}", args.path.display())))?;
    let name = args.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (postcodes, rows) = read_directory(&name, BufReader::new(file))
        .map_err(|problem| Failure::new(format!("{problem} Nothing was written.")))?;
    let bytes = postcodes.to_bytes();
    files::write(&args.postcodes, &bytes)?;
    let told = Told {
        rows: rows.rows,
        taken: rows.taken,
        again: rows.again,
        left_out: rows.left_out,
        bytes: bytes.len(),
        problems: &rows.told,
    };
    match args.format {
        Format::Json => say::json(&told)?,
        Format::Csv => {
            let lines: Vec<Vec<String>> = rows
                .told
                .iter()
                .map(|problem| {
                    let line = problem.line.map(|line| line.to_string()).unwrap_or_default();
                    vec![
                        line,
                        problem.said.as_deref().unwrap_or_default().to_owned(),
                        problem.fault.to_string(),
                    ]
                })
                .collect();
            say::csv(&["line", "postcode", "what"], &lines)?;
        }
        Format::Text => {
            say::out(&format!(
                "{}: {}, {} said again, {} left out. {} bytes in {}.\n",
                counted(told.rows, "row", "rows"),
                counted(told.taken, "postcode", "postcodes"),
                told.again,
                told.left_out,
                told.bytes,
                args.postcodes.display()
            ))?;
            say::problems(&rows.told, LISTED);
        }
    }
    Ok(if rows.left_out > 0 { Outcome::Findings } else { Outcome::Done })
}

fn counted(count: impl Into<u64>, one: &str, more: &str) -> String {
    let count = count.into();
    format!("{count} {}", if count == 1 { one } else { more })
}
