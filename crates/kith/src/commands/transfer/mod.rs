//! `kith transfer`: a child's record goes to another authority, and comes from one.

mod come;
mod out;

use std::sync::Arc;

use access::People;
use clap::Subcommand;
use identity::{Identity, Limits};
use roll::Roll;

use crate::database::{self, Database};
use crate::failure::{Failure, Outcome};
use crate::now;

/// Which way.
#[derive(Subcommand)]
pub(crate) enum What {
    /// A copy of one child's record as a bundle for another authority
    Out(out::Args),
    /// The record in a bundle of another authority, with where each entry came from
    In(come::Args),
}

pub(crate) fn run(what: What) -> Result<Outcome, Failure> {
    match what {
        What::Out(args) => out::run(&args),
        What::In(args) => come::run(&args),
    }
}

/// The two people whom it takes.
#[derive(clap::Args)]
struct Two {
    /// Who does it, by their account: quality assurance, or a head of service
    #[arg(long, value_name = "ID")]
    by: String,
    /// Who approved it, by their account: a head of service, and somebody else
    #[arg(long, value_name = "ID")]
    approved_by: String,
}

/// The record, those who have an account on it, and whose it is.
struct Here {
    roll: Roll,
    people: People,
    code: Arc<str>,
    name: String,
}

impl Here {
    fn of(database: &Database, named: Option<&str>) -> Result<Here, Failure> {
        let roll = database::roll(database.existing()?)?;
        let accounts = Identity::new(roll.journal().clone(), Limits::default())?.accounts()?;
        let people = pages::people(&roll, &accounts, now::today());
        let code = database::authority(&roll, named)?;
        let facts = roll.facts(&records::Subject::authority(&code));
        let own = timeline::Authority::of(&code, &facts, calendar::Moment::END_OF_TIME);
        let name = own.name.as_deref().unwrap_or(&code).to_owned();
        Ok(Here { roll, people, code, name })
    }

    /// Whoever is named as doing it has an account: a worker whom only the record names does not.
    fn accounts(&self, two: &Two) -> Result<(), Failure> {
        let accounts = Identity::new(self.roll.journal().clone(), Limits::default())?.accounts()?;
        for id in [&two.by, &two.approved_by] {
            if !accounts.iter().any(|account| *account.id == **id && account.left.is_none()) {
                return Err(Failure::new(format!(
                    "{id} has no account here, or has left; kith user list names everybody"
                )));
            }
        }
        Ok(())
    }
}
