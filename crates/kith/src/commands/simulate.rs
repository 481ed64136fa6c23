//! `kith simulate`: an invented authority as files.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use calendar::{CollectionYear, Day, Moment, Month};
use indicatif::ProgressBar;
use rayon::prelude::*;
use records::{Fact, Subject, as_known};
use serde_json::json;
use simulate::{Country, Plan};
use ssda903::{OutRow, Tables};

use crate::database::Database;
use crate::failure::{Failure, Outcome};
use crate::{files, invented, now, returns, say};

/// An invented authority as files: its looked-after returns, and everything that was recorded with both times. Same seed,
/// same bytes, for the same last day.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// About how many children are looked after on the last day
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=200_000))]
    children: u32,
    /// How many children in need are open cases beside them
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=20_000))]
    in_need: u32,
    /// Record it into a database too, as if people had, to rehearse with accounts: a file that is not there yet, or a PostgreSQL
    /// database in which nothing is recorded for the authority
    #[arg(long, value_name = "URL")]
    database: Option<Database>,
    /// The code of the authority; that of no council unless another is given
    #[arg(long, value_name = "CODE", default_value = "Z99", value_parser = code)]
    authority: String,
    /// For how many months the record has been kept
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=240))]
    months: u32,
    /// The seed
    #[arg(long)]
    seed: u64,
    /// The folder to write into; it is made where there is none
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The last day; otherwise the last 31 March that has been
    #[arg(long, value_name = "YYYY-MM-DD")]
    until: Option<Day>,
}

/// A code as councils have one.
fn code(text: &str) -> Result<String, String> {
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if plain && (1..=16).contains(&text.len()) {
        Ok(text.to_owned())
    } else {
        Err("a code has 1 to 16 letters and digits, such as Z99 or E09000099".to_owned())
    }
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let until = args.until.unwrap_or_else(|| {
        let this_year = CollectionYear::of(now::today());
        this_year.previous().period().to
    });
    if until > Month::of(now::today()).last() {
        return Err(Failure::new("--until lies in the future; name a day that has been"));
    }
    let invented = Plan::new(args.children, args.months, until, args.seed);
    let plan = Plan { in_need: args.in_need, code: args.authority.clone(), ..invented };
    // Before anything takes long.
    let journal = args.database.as_ref().map(Database::unused).transpose()?;
    // Returns tell what had been typed in when they are handed in; the file of facts what was known in the last evening.
    let country = Country::of(&plan.when_handed_in());
    let evening = Moment::end_of(plan.until);
    files::folder(&args.out)?;
    let path = args.out.join("facts.jsonl");
    let mut out = Facts::create(&path)?;
    let on_the_day = Country::of(&plan);
    let (authority, facts) = on_the_day.authority();
    out.write(&lines(&authority, &facts), facts.len())?;

    // Children a block at a time: a country does not fit in memory, its returns do.
    let mut returns: Vec<(u16, Tables)> =
        years(&plan).map(|year| (year, ssda903::empty_return(year))).collect();
    let closed: Vec<u16> = returns.iter().map(|(year, _)| *year).collect();
    let numbers: Vec<u32> = country.numbers().collect();
    let bar = ProgressBar::new(numbers.len() as u64);
    for block in numbers.chunks(BLOCK) {
        let made: Vec<Child> = block
            .par_iter()
            .filter_map(|number| Child::of(country.child(*number)?, &closed, evening))
            .collect();
        for child in made {
            out.write(&child.lines, child.facts)?;
            for ((_, tables), rows) in returns.iter_mut().zip(child.rows) {
                for row in rows {
                    tables.push_new(row.table, row.cells);
                }
            }
        }
        bar.inc(block.len() as u64);
    }
    bar.finish_and_clear();
    for (subject, facts) in on_the_day.in_need() {
        out.write(&lines(&subject, &facts), facts.len())?;
    }
    for (subject, facts) in on_the_day.households().into_iter().chain(on_the_day.staff()) {
        out.write(&lines(&subject, &facts), facts.len())?;
    }
    let facts = out.finish()?;

    let mut told = format!("{facts} facts about people who do not exist, in {}\n", path.display());
    for (year, tables) in &returns {
        let folder = args.out.join(format!("ssda903-{year}"));
        files::folder(&folder)?;
        for (name, bytes) in ssda903::write_csv(tables)? {
            files::write(&folder.join(name), &bytes)?;
        }
        told += &format!("{}, in {}\n", returns::name(*year), folder.display());
    }
    if let (Some(journal), Some(database)) = (&journal, &args.database) {
        invented::record(journal, &plan, &simulate::authority(&plan))?;
        told += &format!("The same in the database {}\n", database.name());
    }
    say::out(&told)?;
    Ok(Outcome::Done)
}

/// Children made at a time.
const BLOCK: usize = 8192;

/// The collection years that had closed by the last day and that a return is known for.
fn years(plan: &Plan) -> impl Iterator<Item = u16> {
    let first = CollectionYear::of(plan.kept_since()).closing().max(2017);
    // The year that a day is in closes on its 31 March: it has closed by the last day only where that is the day.
    let last = CollectionYear::of(plan.until.plus_days(1)).closing() - 1;
    (first..=last.min(2027)).filter_map(|year| u16::try_from(year).ok())
}

/// One child as it goes into the files.
struct Child {
    lines: String,
    facts: usize,
    /// Rows of each return, in the order of the years.
    rows: Vec<Vec<OutRow>>,
}

impl Child {
    fn of((subject, mut facts): (Subject, Vec<Fact>), years: &[u16], evening: Moment) -> Option<Child> {
        let standing = as_known(&facts, Moment::END_OF_TIME);
        let rows = years.iter().map(|year| ssda903::rows(&subject.id, &standing, *year)).collect();
        facts.retain(|fact| fact.recorded <= evening);
        Some(Child { lines: lines(&subject, &facts), facts: facts.len(), rows })
    }
}

/// The file of facts: a line of JSON each, subject by subject, in the order in which they were learnt.
struct Facts<'a> {
    path: &'a Path,
    out: BufWriter<File>,
    written: usize,
}

impl<'a> Facts<'a> {
    fn create(path: &'a Path) -> Result<Facts<'a>, Failure> {
        let out = BufWriter::new(File::create(path).map_err(|error| cannot(path, &error))?);
        Ok(Facts { path, out, written: 0 })
    }

    fn write(&mut self, lines: &str, facts: usize) -> Result<(), Failure> {
        self.written += facts;
        self.out.write_all(lines.as_bytes()).map_err(|error| cannot(self.path, &error))
    }

    fn finish(mut self) -> Result<usize, Failure> {
        self.out.flush().map_err(|error| cannot(self.path, &error))?;
        Ok(self.written)
    }
}

fn cannot(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{} cannot be written: {error}", path.display()))
}

fn lines(subject: &Subject, facts: &[Fact]) -> String {
    let subject = subject.to_string();
    facts.iter().map(|fact| line(&subject, fact) + "\n").collect()
}

fn line(subject: &str, fact: &Fact) -> String {
    let record: serde_json::Value = serde_json::from_str(&fact.record.to_json()).unwrap_or_default();
    json!({
        "subject": subject,
        "kind": fact.record.kind().name,
        "id": &*fact.id,
        "revision": fact.revision,
        "recorded": fact.recorded,
        "withdrawn": fact.withdrawn,
        "record": record,
    })
    .to_string()
}
