//! `kith import`: what others recorded.

mod postcodes;
mod published;
mod ssda903;

use clap::Subcommand;

use crate::failure::{Failure, Outcome};

/// What is imported.
#[derive(Subcommand)]
pub(crate) enum What {
    /// The looked-after return: a folder, a zip, CSV or XML; every line is accounted for
    Ssda903(ssda903::Args),
    /// Figures, targets and benchmarks that the council has already published
    Published(published::Args),
    /// Where postcodes lie, for distances that are worked out offline
    Postcodes(postcodes::Args),
}

pub(crate) fn run(what: What) -> Result<Outcome, Failure> {
    match what {
        What::Ssda903(args) => ssda903::run(args),
        What::Published(args) => published::run(args),
        What::Postcodes(args) => postcodes::run(&args),
    }
}
