//! `kith validate ssda903`: the looked-after return.

use std::path::PathBuf;

use exchange::in_force;
use indicatif::{ProgressBar, ProgressStyle};
use ssda903::Tables;
use ssda903::rules::{Check903, YEARS, read_providers};

use super::accepted::Entry;
use super::reading::refuse;
use super::{Asked, outcome};
use telling::Judged;

use crate::failure::{Failure, Outcome};
use crate::{files, returns};

/// Judges a looked-after return by every rule of its year.
///
/// Tables are recognised by their columns. What a rule needs and was not given is named, never passed over.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    asked: Asked,
    /// The return of the year before: a folder, a zip or files
    #[arg(long, value_name = "PATH")]
    last_year: Option<PathBuf>,
    /// A list of providers: the regulator's workbook, or CSV; may be given several times
    #[arg(long, value_name = "PATH")]
    providers: Vec<PathBuf>,
    /// A directory of postcodes: CSV with pcds, cty, laua, oseast1m and osnrth1m, or what kith import postcodes made of it
    #[arg(long, value_name = "PATH")]
    postcodes: Option<PathBuf>,
}

pub(crate) fn run(args: Args) -> Result<Outcome, Failure> {
    let Args { asked, last_year, providers, postcodes } = args;
    let year = asked.year()?;
    let codes: Vec<&'static str> =
        in_force(YEARS, year.closing()).iter().map(|rule| rule.about().code).collect();
    let only = asked.rules(&codes)?;
    let authority = asked.authority()?;
    let accepted = asked.accepted()?;
    let tables = tables(&asked.paths, "the return")?;
    let last = last_year.map(|path| self::tables(&[path], "last year's return")).transpose()?;
    let providers = match providers.as_slice() {
        [] => None,
        paths => {
            let (providers, problems) = read_providers(files::read(paths)?);
            refuse(&problems, "the list of providers")?;
            Some(providers)
        }
    };
    let postcodes = match postcodes {
        None => None,
        Some(path) => Some(crate::postcodes::read(&path)?),
    };
    let bar = ProgressBar::new(0).with_style(
        ProgressStyle::with_template("Judging {wide_bar} {pos} of {len} children")
            .unwrap_or_else(|_| ProgressStyle::default_bar()),
    );
    let progress = |done: usize, all: usize| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    };
    let check = Check903 {
        year,
        tables: &tables,
        last_year: last.as_ref(),
        authority,
        providers: providers.as_ref(),
        postcodes: postcodes.as_ref(),
        only: &only,
        progress: Some(&progress),
    };
    let judged = Judged {
        what: returns::name(asked.year),
        rules: if only.is_empty() { codes.len() } else { only.len() },
        children: check.children(),
    };
    let mut telling = asked.telling(judged)?;
    let mut failures = 0;
    let mut stopped = None;
    let not_checked = check.run(|finding| {
        let found = finding.failure(&tables);
        let entry = accepted.of(&found);
        failures += usize::from(entry.is_none());
        if stopped.is_none() {
            stopped = telling.failure(&found, entry.map(Entry::accepted)).err();
        }
    });
    bar.finish_and_clear();
    if let Some(stopped) = stopped {
        return Err(stopped.into());
    }
    telling.end(&not_checked)?;
    accepted.say_idle();
    Ok(outcome(failures, &not_checked))
}

/// The tables of a return, with what is worth knowing about them on standard error.
fn tables(paths: &[PathBuf], what: &str) -> Result<Tables, Failure> {
    let (tables, problems) = ssda903::read_nearest(files::read(paths)?);
    refuse(&problems, what)?;
    if tables.is_empty() {
        return Err(Failure::new(format!("no table of {what} is in what was named; nothing was judged")));
    }
    Ok(tables)
}
