//! `kith import`: what others recorded.

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
}

pub(crate) fn run(what: What) -> Result<Outcome, Failure> {
    match what {
        What::Ssda903(args) => ssda903::run(args),
        What::Published(args) => published::run(args),
    }
}
