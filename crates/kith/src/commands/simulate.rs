//! `kith simulate`: an invented authority as files.

use std::path::PathBuf;

use calendar::{CollectionYear, Day, Month};
use records::Fact;
use serde_json::json;
use simulate::Plan;

use crate::failure::{Failure, Outcome};
use crate::{files, now, say};

/// An invented authority as files: its looked-after returns, and everything that was recorded with both times. Same seed,
/// same bytes, for the same last day.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// About how many children are looked after on the last day
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=200_000))]
    children: u32,
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

pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let until = args.until.unwrap_or_else(|| {
        let this_year = CollectionYear::of(now::today());
        this_year.previous().period().to
    });
    if until > Month::of(now::today()).last() {
        return Err(Failure::new("--until lies in the future; name a day that has been"));
    }
    let plan = Plan::new(args.children, args.months, until, args.seed);
    let invented = simulate::authority(&plan);
    files::folder(&args.out)?;

    // Every fact as a line of JSON: subject by subject, in the order in which it was learnt.
    let mut lines = String::new();
    let subjects = std::iter::once(&invented.authority).chain(&invented.children).chain(&invented.households);
    let mut facts = 0;
    for (subject, said) in subjects {
        for fact in said {
            lines += &line(&subject.to_string(), fact);
            lines.push('\n');
            facts += 1;
        }
    }
    files::write(&args.out.join("facts.jsonl"), lines.as_bytes())?;

    let mut told = format!(
        "{facts} facts about people who do not exist, in {}\n",
        args.out.join("facts.jsonl").display()
    );
    let (first, last) = (CollectionYear::of(plan.kept_since()), CollectionYear::of(until));
    for year in first.closing().max(2017)..=last.closing().min(2027) {
        // A return goes in when its year is over.
        let Some(closes) = CollectionYear::new(year).map(|year| year.period().to) else { continue };
        if closes > until {
            continue;
        }
        let folder = args.out.join(format!("ssda903-{year}"));
        files::folder(&folder)?;
        for (name, bytes) in simulate::ssda903(&invented, year as u16)? {
            files::write(&folder.join(name), &bytes)?;
        }
        told += &format!("SSDA903 return of {}-{:02}, in {}\n", year - 1, year % 100, folder.display());
    }
    say::out(&told)?;
    Ok(Outcome::Done)
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
