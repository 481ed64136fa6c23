//! `kith export ssda903`: the looked-after return, every table of it, from the record.

use std::path::PathBuf;

use calendar::Moment;
use clap::ValueEnum;
use records::as_known;
use ssda903::Table;

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
    let children = returns::children(&roll);
    let standing = children.iter().map(|(subject, facts)| (&*subject.id, as_known(facts, known)));
    let tables = ssda903::to_return(standing, args.year);
    files::folder(&args.out)?;
    let written = match args.r#as {
        Form::Csv => ssda903::write_csv(&tables)?,
        Form::Xml => vec![(format!("ssda903-{}.xml", args.year), ssda903::write_xml(&tables)?)],
    };
    for (name, bytes) in &written {
        files::write(&args.out.join(name), bytes)?;
    }
    let mut told = format!("{}, in {}:\n", returns::name(args.year), args.out.display());
    for table in Table::ALL.into_iter().filter(|table| tables.get(*table).is_loaded()) {
        told += &format!("  {}: {} rows\n", table.name(), tables.get(table).len());
    }
    say::out(&told)?;
    Ok(Outcome::Done)
}
