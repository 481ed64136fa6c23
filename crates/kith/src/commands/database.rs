//! `kith database`: a PostgreSQL database made ready, and authorities let in to it.

use clap::Subcommand;
use journal::postgres::{PostgresAddress, admit, prepare};

use crate::database::Database;
use crate::failure::{Failure, Outcome};
use crate::say;

/// For whoever owns the PostgreSQL database, by the owner's role: never by the role of an authority. An SQLite file needs none of
/// this.
#[derive(Subcommand)]
pub(crate) enum What {
    /// Makes the tables of journals, or brings them up to this version; stopped in the middle, run it again
    Prepare(Database),
    /// Lets a role that can log in write and read the journal of one authority, and no other
    Admit {
        /// The authority's code, such as 372
        authority: String,
        /// The role, which is there already (CREATE ROLE kith_372 LOGIN PASSWORD …)
        #[arg(long)]
        role: String,
        #[command(flatten)]
        database: Database,
    },
}

pub(crate) fn run(what: What) -> Result<Outcome, Failure> {
    match what {
        What::Prepare(database) => {
            let address = owned(&database)?;
            let prepared = prepare(&address)?;
            let said = match prepared.before {
                None => format!("The tables of journals are made (schema {}).", prepared.schema),
                Some(before) if before < prepared.schema => {
                    format!("Brought from schema {before} to {}.", prepared.schema)
                }
                Some(_) => format!("Nothing to do: schema {} is the newest.", prepared.schema),
            };
            say::out(&format!("{said}\n"))?;
        }
        What::Admit { authority, role, database } => {
            admit(&owned(&database)?, &authority, &role)?;
            say::out(&format!("The role {role} writes and reads the journal of authority {authority}.\n"))?;
        }
    }
    Ok(Outcome::Done)
}

fn owned(database: &Database) -> Result<PostgresAddress, Failure> {
    database.postgres()?.ok_or_else(|| {
        Failure::new(
            "an SQLite file needs nothing of this; name a PostgreSQL database by its owner, \
             postgres://OWNER@HOST/DATABASE",
        )
    })
}
