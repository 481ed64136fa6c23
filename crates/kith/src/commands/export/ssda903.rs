//! `kith export ssda903`: the looked-after return, every table of it, from the record.

use std::path::PathBuf;

use calendar::{CollectionYear, Moment};
use clap::ValueEnum;
use exchange::NOT_FILLED;
use records::as_known;
use ssda903::Table;
use ssda903::rules::{NotFilled, not_filled};

use crate::database::{self, Database};
use crate::failure::{Failure, Outcome};
use crate::{files, returns, say};

/// In which form a return is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A file for each table.
    Csv,
    /// One document, in the form of 2021.
    Xml,
}

/// Writes the looked-after return of a collection year.
///
/// What the guide or the rules of the year ask for and the record does not hold is left blank and
/// listed: in words, and in not_filled.csv
/// beside the return. Rules are those of 2022-23 and later; for an earlier year only the guide speaks.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
    /// The year in which the collection closes: 2018 is 2017-18
    #[arg(long, value_name = "YYYY", value_parser = clap::value_parser!(u16).range(2017..=2027))]
    year: u16,
    /// The folder to write into; it is made where there is none
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// As known then: a moment, or the end of a day
    #[arg(long, value_name = "TIMESTAMP")]
    known_at: Option<Moment>,
    /// CSV, a file for each table, or XML
    #[arg(long, value_enum, default_value = "csv")]
    r#as: Form,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let roll = database::roll(args.database.existing()?)?;
    let known = args.known_at.unwrap_or(Moment::END_OF_TIME);
    let children = returns::children(&roll, known);
    let standing = |year: u16| {
        let children = children.iter().map(|(subject, facts)| (&*subject.id, as_known(facts, known)));
        ssda903::to_return(children, year)
    };
    let tables = standing(args.year);
    let authority = roll.authority().and_then(|code| ssda903::authority(&code)).map(|found| found.ons);
    let lacking = match CollectionYear::new(i32::from(args.year)) {
        Some(year) => not_filled(&tables, Some(&standing(args.year - 1)), year, authority),
        None => Vec::new(),
    };
    files::folder(&args.out)?;
    let written = match args.r#as {
        Form::Csv => ssda903::write_csv(&tables)?,
        Form::Xml => vec![(format!("ssda903-{}.xml", args.year), ssda903::write_xml(&tables)?)],
    };
    for (name, bytes) in &written {
        files::write(&args.out.join(name), bytes)?;
    }
    files::write(&args.out.join(NOT_FILLED), &listed(&lacking)?)?;
    let mut told = format!("{}, in {}:\n", returns::name(args.year), args.out.display());
    for table in Table::ALL.into_iter().filter(|table| tables.get(*table).is_loaded()) {
        told += &format!("  {}: {} rows\n", table.name(), tables.get(table).len());
    }
    say::out(&told)?;
    say_not_filled(&lacking);
    Ok(Outcome::Done)
}

/// What the record could not say, as CSV: a line for each column.
fn listed(lacking: &[NotFilled]) -> Result<Vec<u8>, Failure> {
    let rows: Vec<[String; 5]> = lacking
        .iter()
        .map(|one| {
            [
                one.table.name().to_owned(),
                one.column.to_owned(),
                one.blank.to_string(),
                one.rows.to_string(),
                if one.rules.is_empty() { "the guide".to_owned() } else { one.rules.join(" ") },
            ]
        })
        .collect();
    Ok(exchange::write_csv(
        &["TABLE", "COLUMN", "BLANK_ROWS", "ROWS", "RULES"],
        rows.iter().map(|row| row.iter().map(String::as_str)),
    )?)
}

/// The same on standard error, for whoever sends the return.
fn say_not_filled(lacking: &[NotFilled]) {
    if lacking.is_empty() {
        return;
    }
    say::beside(format_args!(
        "The record cannot fill these columns, which the guide or the rules of the year ask for. They were \
         left blank; {NOT_FILLED} \
         lists them with the rules:"
    ));
    for one in lacking {
        let rows = telling::count(one.rows, "row", "rows");
        say::beside(format_args!("  {} {}: blank in {} of {rows}", one.table.name(), one.column, one.blank));
    }
}
