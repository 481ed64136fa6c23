//! `kith import published`: figures, targets and benchmarks that a council has already published.

use std::path::PathBuf;

use calendar::Moment;
use exchange::{Problem, Severity};
use published::Reading;
use records::{Act, Fact, Subject};
use serde::Serialize;

use crate::database::{self, Database};
use crate::failure::{Failure, Outcome};
use crate::say::{self, Format};
use crate::{files, now};

/// Loads figures that a council has already published, with targets and benchmarks, so that a report can show months
/// before the record began. The tables are described in docs/using/published-figures.md.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// A folder, a zip, or CSV files
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    database: Database,
    /// The authority, as ONS code or DfE number
    #[arg(long)]
    authority: Option<String>,
    /// When this was learnt: a moment, or a day
    #[arg(long, value_name = "TIMESTAMP")]
    known_at: Option<Moment>,
    /// What the publication is called; otherwise what its own table `publication` says
    #[arg(long, value_name = "NAME")]
    publication: Option<String>,
    /// How the account is printed
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Serialize)]
struct Table {
    table: String,
    file: String,
    rows: usize,
    facts: usize,
}

#[derive(Serialize)]
struct Told<'a> {
    tables: Vec<Table>,
    new: usize,
    changed: usize,
    unchanged: usize,
    withdrawn: usize,
    problems: &'a [Problem],
}

pub(crate) fn run(args: Args) -> Result<Outcome, Failure> {
    if args.known_at.is_some_and(|known| known > now::moment()) {
        return Err(Failure::new("--known-at lies in the future; name a moment that has been"));
    }
    let reading = published::read(files::read(&args.paths)?, args.publication.as_deref());
    if reading.wanted.is_empty()
        || reading.problems.iter().any(|problem| problem.severity == Severity::Unreadable)
    {
        say::problems(&reading.problems, 20);
        return Err(Failure::new("these are not tables of published figures; nothing was loaded"));
    }
    let roll = database::roll(args.database.or_new()?)?;
    let authority = database::authority(&roll, args.authority.as_deref())?;
    let subject = Subject::authority(&authority);
    let wanted = reading.wanted.len();
    // What another publication said stays as it is.
    let known: Vec<Fact> =
        roll.facts(&subject).iter().filter(|fact| reading.owns(&fact.id)).cloned().collect();
    let reason = format!("{} was loaded", reading.publication).into();
    let changes = records::difference(&subject, &known, Reading::KINDS, reading.wanted, &reason);
    let count = |act: Act| changes.iter().filter(|change| change.act == act).count();
    let (new, changed, withdrawn) = (count(Act::Record), count(Act::Correct), count(Act::Withdraw));
    database::append(&roll, &authority, &reading.publication, args.known_at, &changes)?;
    let refused = reading.problems.iter().filter(|problem| problem.severity == Severity::Refused).count();
    let told = Told {
        tables: reading
            .tables
            .iter()
            .map(|table| Table {
                table: table.table.to_owned(),
                file: table.file.to_string(),
                rows: table.rows,
                facts: table.facts,
            })
            .collect(),
        new,
        changed,
        unchanged: wanted.saturating_sub(new + changed),
        withdrawn,
        problems: &reading.problems,
    };
    if args.format == Format::Json {
        say::json(&told)?;
    } else {
        let rows: Vec<Vec<String>> = told
            .tables
            .iter()
            .map(|table| {
                vec![table.table.clone(), table.file.clone(), table.rows.to_string(), table.facts.to_string()]
            })
            .collect();
        if args.format == Format::Csv {
            say::csv(&["table", "file", "rows", "facts"], &rows)?;
        } else {
            say::out(&format!(
                "{}\n\n{}\n{} new, {} changed, {} unchanged, {} withdrawn, {refused} refused.\n",
                reading.publication,
                say::table(&["table", "file", "rows", "facts"], &[2, 3], &rows),
                told.new,
                told.changed,
                told.unchanged,
                told.withdrawn
            ))?;
        }
        say::problems(&reading.problems, 20);
    }
    Ok(if refused > 0 { Outcome::Findings } else { Outcome::Done })
}
