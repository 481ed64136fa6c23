//! `kith demo`: an invented authority with the web pages on it; nothing else is needed.

use calendar::{Day, Month};
use simulate::Plan;
use web::Listen;

use crate::failure::{Failure, Outcome};
use crate::{database, invented, now, say, serving};

/// An invented authority in a temporary database, the web pages on it, and nothing else needed. It is gone when the
/// program stops.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// About how many children are looked after
    #[arg(long, default_value_t = 650, value_parser = clap::value_parser!(u32).range(1..=20_000))]
    children: u32,
    /// The seed: the same seed invents the same people
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Where to listen: this computer only, for now
    #[arg(long, value_name = "ADDR", default_value_t = Listen::default())]
    listen: Listen,
    /// The last day of the invented record; otherwise the last day of last month
    #[arg(long, value_name = "YYYY-MM-DD")]
    until: Option<Day>,
}

/// Months for which an invented record is kept: four years of trend and one to compare them with.
const MONTHS: u32 = 60;

pub(crate) fn run(args: Args) -> Result<Outcome, Failure> {
    let until = args.until.unwrap_or_else(|| Month::of(now::today()).plus(-1).last());
    if until > now::today() {
        return Err(Failure::new("--until lies in the future; name a day that has been"));
    }
    let journal = journal::Journal::temporary(now::moment)?;
    eprintln!("Inventing an authority with about {} children in care (seed {}) …", args.children, args.seed);
    let facts = invented::record(&journal, &Plan::new(args.children, MONTHS, until, args.seed))?;
    say::out(&format!(
        "{facts} facts about people who do not exist. Everything is gone when this stops (Ctrl+C).\n"
    ))?;
    serving::serve(database::roll(journal)?, args.listen, true)?;
    Ok(Outcome::Done)
}
