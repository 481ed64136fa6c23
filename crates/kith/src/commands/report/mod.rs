//! `kith report`: reports for people.

mod corporate_parenting;

use clap::Subcommand;

use crate::failure::{Failure, Outcome};

/// Which report.
#[derive(Subcommand)]
pub(crate) enum What {
    /// The performance report of the corporate parenting panel, as PDF, XLSX or HTML
    CorporateParenting(corporate_parenting::Args),
}

pub(crate) fn run(what: What) -> Result<Outcome, Failure> {
    match what {
        What::CorporateParenting(args) => corporate_parenting::run(&args),
    }
}
