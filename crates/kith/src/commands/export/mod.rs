//! `kith export`: a return, from the record.

mod ssda903;

use clap::Subcommand;

use crate::failure::{Failure, Outcome};

/// What is exported.
#[derive(Subcommand)]
pub(crate) enum What {
    /// The looked-after return of a collection year
    Ssda903(ssda903::Args),
}

pub(crate) fn run(what: What) -> Result<Outcome, Failure> {
    match what {
        What::Ssda903(args) => ssda903::run(&args),
    }
}
