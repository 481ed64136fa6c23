//! `kith report corporate-parenting`: the performance report of the panel.

use std::path::PathBuf;

use calendar::{Moment, Month};
use reports::corporate_parenting::Options;

use crate::database::{self, Database};
use crate::failure::{Failure, Outcome};
use crate::{files, now, say};

/// The performance report of the corporate parenting panel: a summary page, then a page for each theme with trend,
/// benchmarks, definitions and what does not add up.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
    /// The month
    #[arg(long, value_name = "YYYY-MM")]
    month: Month,
    /// The file to write: its ending, .pdf, .xlsx or .html, says what it will be
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// As known then: a moment, or the end of a day
    #[arg(long, value_name = "TIMESTAMP")]
    known_at: Option<Moment>,
    /// For a report that leaves the council: counts of 1 to 5 are not shown, nor what would give them away
    #[arg(long)]
    suppress_small: bool,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let ending =
        args.out.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    if !["pdf", "xlsx", "html"].contains(&&*ending) {
        return Err(Failure::new(format!("{} must end in .pdf, .xlsx or .html", args.out.display())));
    }
    let roll = database::roll(args.database.existing()?)?;
    let cohort = roll.cohort(args.known_at.unwrap_or(Moment::END_OF_TIME));
    let options = Options { suppress_small: args.suppress_small, links: None };
    let mut document = reports::corporate_parenting::document(&cohort, args.month, options);
    // A report as known now is dated on the day it was made.
    document.dated = document.dated.or(Some(now::today()));
    let bytes = match &*ending {
        "pdf" => press::pdf::pdf(&document, &press::pdf::Limits::default())?,
        "xlsx" => press::xlsx::workbook(&document)?,
        _ => press::html::page(&document).into_bytes(),
    };
    files::write(&args.out, &bytes)?;
    say::out(&format!("The report of {} is in {}\n", args.month.to_words(), args.out.display()))?;
    Ok(Outcome::Done)
}
