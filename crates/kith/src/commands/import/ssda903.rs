//! `kith import ssda903`: a looked-after return, compared with what is known.

use std::path::PathBuf;

use calendar::{CollectionYear, Moment};
use exchange::{Problem, Severity};
use serde::Serialize;
use ssda903::{Account, Counts};

use crate::database::{self, Database};
use crate::failure::{Failure, Outcome};
use crate::say::{self, Format};
use crate::{files, now, returns};

/// Loads a looked-after return.
///
/// Each table is recognised by its columns. The return is compared with what is known, and every line is accounted for:
/// new, changed, unchanged, withdrawn or refused. All of it is written, or nothing.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// A folder, a zip, or files (CSV or XML)
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    database: Database,
    /// The authority, as ONS code or DfE number
    #[arg(long)]
    authority: Option<String>,
    /// The year in which the collection closes (2018 is 2017-18); otherwise found from the dates in the return
    #[arg(long, value_name = "YYYY", value_parser = clap::value_parser!(u16).range(2017..=2027))]
    year: Option<u16>,
    /// When this was learnt, for a return of the past: a moment, or a day
    #[arg(long, value_name = "TIMESTAMP")]
    known_at: Option<Moment>,
    /// Compare and account for every line, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// How the account is printed
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// What is printed as JSON.
#[derive(Serialize)]
struct Told<'a> {
    year: u16,
    written: bool,
    total: Counts,
    #[serde(flatten)]
    account: &'a Account,
    problems: &'a [Problem],
}

/// How many problems are listed on a terminal.
const LISTED: usize = 20;

pub(crate) fn run(args: Args) -> Result<Outcome, Failure> {
    if args.known_at.is_some_and(|known| known > now::moment()) {
        return Err(Failure::new("--known-at lies in the future; name a moment that has been"));
    }
    let (tables, mut problems) = ssda903::read(files::read(&args.paths)?);
    let unreadable: Vec<Problem> =
        problems.iter().filter(|problem| problem.severity == Severity::Unreadable).cloned().collect();
    if !unreadable.is_empty() || tables.is_empty() {
        say::problems(&unreadable, LISTED);
        let nothing = if unreadable.is_empty() {
            "no table of the return is in what was named"
        } else {
            "the return cannot be read"
        };
        return Err(Failure::new(format!("{nothing}; nothing was loaded")));
    }
    let year = match args.year {
        Some(year) => year,
        None => {
            let year: CollectionYear =
                ssda903::infer_year(&tables).map_err(|problem| Failure::new(problem.to_string()))?;
            u16::try_from(year.closing()).ok().filter(|year| (2017..=2027).contains(year)).ok_or_else(|| {
                Failure::new(format!(
                    "the dates in the return are those of {year}; returns of 2016-17 to 2026-27 can be loaded. \
                     If that is not the year, name it with --year"
                ))
            })?
        }
    };
    let roll = database::roll(args.database.or_new()?)?;
    let authority = database::authority(&roll, args.authority.as_deref())?;
    let load = returns::compare(&roll, &authority, &tables, year);
    problems.extend(load.problems);
    let what = returns::name(year);
    let written = if args.dry_run {
        false
    } else {
        database::append(&roll, &authority, &what, args.known_at, &load.changes)?.is_some()
    };
    let total = load.account.total();
    match args.format {
        Format::Json => {
            say::json(&Told { year, written, total, account: &load.account, problems: &problems })?
        }
        Format::Csv => {
            let rows: Vec<Vec<String>> = load
                .account
                .lines
                .iter()
                .map(|line| {
                    let fate = serde_json::to_value(line.fate).ok();
                    let fate = fate.as_ref().and_then(|fate| fate.as_str()).unwrap_or_default();
                    vec![line.table.into(), line.file.to_string(), line.line.to_string(), fate.into()]
                })
                .collect();
            say::csv(&["table", "file", "line", "fate"], &rows)?;
        }
        Format::Text => say::out(&text(&what, &load.account, written, args.dry_run))?,
    }
    if args.format != Format::Json {
        let (refused, notices): (Vec<Problem>, Vec<Problem>) =
            problems.into_iter().partition(|problem| problem.severity != Severity::Notice);
        if !refused.is_empty() {
            say::beside(format_args!("\nRefused:"));
            say::problems(&refused, LISTED);
        }
        if !notices.is_empty() {
            say::beside(format_args!("\nLoaded, with something to check ({}):", notices.len()));
            say::problems_together(&notices, LISTED);
        }
    }
    Ok(if total.refused > 0 { Outcome::Findings } else { Outcome::Done })
}

fn text(what: &str, account: &Account, written: bool, dry_run: bool) -> String {
    let row = |name: &str, counts: Counts| {
        [counts.new, counts.changed, counts.unchanged, counts.older, counts.withdrawn, counts.refused]
            .iter()
            .fold(vec![name.to_owned()], |mut row, count| {
                row.push(count.to_string());
                row
            })
    };
    let mut rows: Vec<Vec<String>> = ssda903::Table::ALL
        .iter()
        .filter_map(|table| account.counts.get(table.name()).map(|counts| row(table.name(), *counts)))
        .collect();
    rows.push(row("All tables", account.total()));
    let heading = ["table", "new", "changed", "unchanged", "older", "withdrawn", "refused"];
    let end = match (written, dry_run) {
        (_, true) => "Nothing was written: this was a dry run.",
        (true, _) => "All of it was written.",
        (false, _) => "Nothing has changed; nothing was written.",
    };
    format!("{what}\n\n{}\n{end}\n", say::table(&heading, &[1, 2, 3, 4, 5, 6], &rows))
}
