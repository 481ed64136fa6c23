//! `kith export cin`: the children in need census, from the record, and what the record could not fill.

use std::path::PathBuf;

use calendar::{CollectionYear, Moment};
use cin_census::{from_record, write_xml};

use crate::database::{self, Database};
use crate::failure::{Failure, Outcome};
use crate::{files, say};

/// Writes the children in need census of a collection year. What the record does not hold stays blank and is listed,
/// on the screen and in `not_filled.csv` beside the census; nothing is invented.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
    /// The year in which the collection closes: 2026 is 2025-26
    #[arg(long, value_name = "YYYY", value_parser = clap::value_parser!(u16).range(2023..=2027))]
    year: u16,
    /// The folder to write into; it is made where there is none
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// As known then: a moment, or the end of a day
    #[arg(long, value_name = "TIMESTAMP")]
    known_at: Option<Moment>,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let roll = database::roll(args.database.existing()?)?;
    let year = CollectionYear::new(i32::from(args.year)).ok_or_else(|| Failure::new("that is not a year"))?;
    let cohort = roll.cohort(args.known_at.unwrap_or(Moment::END_OF_TIME));
    let authority = roll.authority().and_then(|code| ssda903::authority(&code));
    let (census, unfilled) =
        from_record(cohort.children.iter().map(|child| &**child), year, authority.map(|of| of.dfe));
    files::folder(&args.out)?;
    files::write(&args.out.join(format!("cin-{}.xml", args.year)), &write_xml(&census, year.closing())?)?;
    let mut lines: Vec<[String; 5]> = Vec::new();
    for one in &unfilled {
        let line = |child: &str, row: String| {
            [one.module.name().into(), one.column.into(), child.into(), row, one.why.into()]
        };
        if one.rows.is_empty() {
            lines.push(line("", String::new()));
        }
        lines.extend(one.rows.iter().map(|(child, row)| line(child, row.to_string())));
    }
    let heading = ["MODULE", "COLUMN", "CHILD", "ROW", "WHY"];
    let bytes = exchange::write_csv(&heading, lines.iter().map(|line| line.iter().map(String::as_str)))?;
    files::write(&args.out.join("not_filled.csv"), &bytes)?;
    let mut told = format!(
        "Children in need census of {year}, in {}: {} children\n",
        args.out.display(),
        census.children.len()
    );
    if !unfilled.is_empty() {
        told += "\nNot filled, because the record does not hold it (each row is in not_filled.csv):\n\n";
        let rows: Vec<Vec<String>> = unfilled
            .iter()
            .map(|one| {
                let count = if one.rows.is_empty() { "all".into() } else { one.rows.len().to_string() };
                vec![one.module.name().into(), one.column.into(), count, one.why.into()]
            })
            .collect();
        told += &say::table(&["module", "column", "rows", "why"], &[2], &rows);
    }
    say::out(&told)?;
    Ok(Outcome::Done)
}
