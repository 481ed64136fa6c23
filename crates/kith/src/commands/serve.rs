//! `kith serve`: the web pages on a database.

use web::Listen;

use crate::database::{self, Database};
use crate::failure::{Failure, Outcome};
use crate::{people, serving};

/// The web pages on a database. There is no sign-in yet, so it listens on this computer only.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
    /// Where to listen: this computer only, for now
    #[arg(long, value_name = "ADDR", default_value_t = Listen::default())]
    listen: Listen,
}

pub(crate) fn run(args: Args) -> Result<Outcome, Failure> {
    let roll = database::roll(args.database.existing()?)?;
    let people = people::of_roll(&roll);
    serving::serve(roll, people, args.listen, false)?;
    Ok(Outcome::Done)
}
