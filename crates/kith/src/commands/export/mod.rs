//! `kith export`: a return, from the record.

mod cin;
mod ssda903;

use clap::Subcommand;

use crate::failure::{Failure, Outcome};

/// What is exported.
#[derive(Subcommand)]
pub(crate) enum What {
    /// The looked-after return of a collection year
    Ssda903(ssda903::Args),
    /// The children in need census of a collection year, as far as the record holds it
    Cin(cin::Args),
}

pub(crate) fn run(what: What) -> Result<Outcome, Failure> {
    match what {
        What::Ssda903(args) => ssda903::run(&args),
        What::Cin(args) => cin::run(&args),
    }
}
