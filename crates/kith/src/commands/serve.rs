//! `kith serve`: the web pages on a database, for people with an account.

use identity::{Identity, Limits};
use pages::SignIn;
use web::Listen;

use crate::database::{self, Database};
use crate::failure::{Failure, Outcome};
use crate::mail::Post;
use crate::{people, serving};

/// The web pages on a database, for people with an account (kith user add). It listens on this computer only, for now.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
    /// Where to listen: this computer only, for now
    #[arg(long, value_name = "ADDR", default_value_t = Listen::default())]
    listen: Listen,
    /// Minutes without a request after which somebody must sign in again
    #[arg(long, value_name = "MINUTES", default_value_t = Limits::default().idle_minutes,
        value_parser = clap::value_parser!(u32).range(5..=120))]
    idle: u32,
    /// Hours after which somebody must sign in again in any case
    #[arg(long, value_name = "HOURS", default_value_t = Limits::default().longest_hours,
        value_parser = clap::value_parser!(u32).range(1..=24))]
    longest: u32,
    /// Looks into documents that are attached: a command that is given the path of a file and ends with 0 (nothing found), 1
    /// (harmful) or anything else (cannot tell: the document is held), such as "clamdscan --fdpass --no-summary"
    #[arg(long, value_name = "COMMAND")]
    scan: Option<String>,
    #[command(flatten)]
    post: Post,
}

pub(crate) fn run(args: Args) -> Result<Outcome, Failure> {
    let journal = args.database.existing()?;
    let limits = Limits { idle_minutes: args.idle, longest_hours: args.longest };
    let identity = Identity::new(journal.clone(), limits)?;
    let roll = database::roll(journal)?;
    let accounts = identity.accounts()?;
    if !accounts.iter().any(|account| account.left.is_none()) {
        eprintln!(
            "Nobody has an account yet. In another window: kith user add ID --name NAME --role administrator --database …"
        );
    }
    let people = people::of_roll(&roll, &accounts);
    let scanner = args.scan.as_deref().and_then(pages::Scanner::new);
    let beside = serving::Beside { scanner, poster: args.post.poster()? };
    serving::serve(roll, people, SignIn::Accounts { identity, by_tls: false }, args.listen, beside)?;
    Ok(Outcome::Done)
}
