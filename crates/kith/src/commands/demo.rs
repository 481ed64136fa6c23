//! `kith demo`: an invented authority with the web pages on it; nothing else is needed.

use std::sync::Arc;

use access::{People, Role};
use calendar::{Day, Period};
use exchange::Source;
use identity::tokens::{self, NewToken, Scope};
use pages::SignIn;
use roll::Roll;
use simulate::{Invented, Plan};
use web::Listen;

use crate::failure::{Failure, Outcome};
use crate::watch::Watch;
use crate::{database, invented, now, people, returns, say, serving};

/// An invented authority in a temporary database, the web pages on it, and nothing else needed. It is gone when the
/// program stops.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// About how many children are looked after
    #[arg(long, default_value_t = 650, value_parser = clap::value_parser!(u32).range(1..=20_000))]
    children: u32,
    /// How many children in need are open cases beside them
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=20_000))]
    in_need: u32,
    /// The seed: the same seed invents the same people
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// For how many months the record has been kept: four years of trend, one to compare them with, and the month that runs
    #[arg(long, default_value_t = 61, value_parser = clap::value_parser!(u32).range(1..=240))]
    months: u32,
    /// Where to listen: this computer only, because nobody signs in
    #[arg(long, value_name = "ADDR", default_value_t = Listen::default())]
    listen: Listen,
    /// Makes a token of the API for one person of each role and prints them: everybody is invented, so is what they open
    #[arg(long)]
    tokens: bool,
    /// How often one token of the API may ask in a minute
    #[arg(long, value_name = "REQUESTS", default_value_t = api::Config::default().in_a_minute,
        value_parser = clap::value_parser!(u32).range(1..))]
    api_rate: u32,
    #[command(flatten)]
    watch: Watch,
    /// The last day of the invented record; otherwise yesterday
    #[arg(long, value_name = "YYYY-MM-DD")]
    until: Option<Day>,
}

pub(crate) fn run(args: Args) -> Result<Outcome, Failure> {
    let until = args.until.unwrap_or_else(|| now::today().plus_days(-1));
    if until > now::today() {
        return Err(Failure::new("--until lies in the future; name a day that has been"));
    }
    let journal = journal::Journal::temporary(now::moment)?;
    say::beside(format_args!(
        "Inventing an authority with about {} children in care (seed {}) …",
        args.children, args.seed
    ));
    let plan = Plan { in_need: args.in_need, ..Plan::new(args.children, args.months, until, args.seed) };
    let mut invented = simulate::authority(&plan);
    invented::tie_the_young_person(&mut invented, until);
    invented::tie_the_carer(&mut invented, until);
    let facts = invented::record(&journal, &plan, &invented)?;
    let roll = database::roll(journal)?;
    say::out(&format!(
        "{facts} facts about people who do not exist. Everything is gone when this stops (Ctrl+C).\n"
    ))?;
    if let Some(told) = load_its_return(&roll, &plan, &invented)? {
        say::out(&told)?;
    }
    let people = people::invented(&invented);
    if args.tokens {
        say::out(&tokens_of_each_role(&roll, &people)?)?;
    }
    // A demonstration sends nothing to anybody: what webhooks would be told can be read and is not sent.
    let programs =
        api::Config { in_a_minute: args.api_rate, sends_webhooks: false, ..api::Config::default() };
    let postcodes = Some(crate::postcodes::invented(&plan.code));
    let beside = serving::Beside { programs, postcodes, watch: args.watch, ..serving::Beside::default() };
    serving::serve(roll, Some(people), SignIn::Chosen, args.listen.into(), beside)?;
    Ok(Outcome::Done)
}

/// A token for everything, of one person of each role, a line each: the role, the person, the token.
fn tokens_of_each_role(roll: &Roll, people: &People) -> Result<String, Failure> {
    let mut lines = String::new();
    for role in Role::ALL {
        let Some(person) = people.of_role(*role).first().copied() else { continue };
        let new = NewToken { owner: &person.id, name: "demo", scopes: &Scope::ALL, days: 1 };
        let secret = tokens::make(roll.journal(), &new, &person.id, now::moment())?;
        lines.push_str(&format!("token {} {} {}\n", role.code(), person.id, secret.as_str()));
    }
    Ok(lines)
}

/// Loads the authority's last return as a council would, beside the record it was made from: every line is known already.
fn load_its_return(roll: &Roll, plan: &Plan, invented: &Invented) -> Result<Option<String>, Failure> {
    // The collection year that has closed by the last day.
    let year = Period::financial_year_of(plan.until.plus_days(1)).from.year();
    let Some(year) = u16::try_from(year).ok().filter(|year| (2017..=2027).contains(year)) else {
        return Ok(None);
    };
    let files = simulate::ssda903(invented, year)?;
    let (tables, _) =
        ssda903::read(files.into_iter().map(|(name, bytes)| Source::new(name, bytes)).collect());
    let authority: Arc<str> = plan.code.as_str().into();
    let load = returns::compare(roll, &authority, &tables, year);
    let total = load.account.total();
    database::append(roll, &authority, &returns::name(year), None, &load.changes)?;
    Ok(Some(format!(
        "Its {} was loaded beside it: {} lines said what was known, {} something else, {} something new.\n",
        returns::name(year),
        total.unchanged,
        total.changed,
        total.new
    )))
}
