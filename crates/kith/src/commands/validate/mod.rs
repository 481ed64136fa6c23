//! `kith validate`: a return judged by the rules of its year. No database is needed.

mod accepted;
mod cin;
mod out;
mod reading;
mod ssda903;

use std::path::PathBuf;

use calendar::CollectionYear;
use clap::{Subcommand, ValueEnum};
use exchange::NotChecked;

use crate::failure::{Failure, Outcome};
use accepted::Accepted;
use telling::{Judged, Telling};

/// Which return.
#[derive(Subcommand)]
pub(crate) enum What {
    /// The looked-after return (SSDA903), CSV or XML
    Ssda903(ssda903::Args),
    /// The children in need census, XML
    Cin(cin::Args),
}

pub(crate) fn run(what: What) -> Result<Outcome, Failure> {
    match what {
        What::Ssda903(args) => ssda903::run(args),
        What::Cin(args) => cin::run(&args),
    }
}

/// How findings are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// For people: child by child, then a count of each rule
    Text,
    /// For a spreadsheet: a line for each row that fails
    Csv,
    /// For a program
    Json,
    /// A workbook: findings, rules, what was not checked
    Xlsx,
}

impl From<Form> for telling::Form {
    fn from(form: Form) -> telling::Form {
        match form {
            Form::Text => telling::Form::Text,
            Form::Csv => telling::Form::Csv,
            Form::Json => telling::Form::Json,
            Form::Xlsx => telling::Form::Xlsx,
        }
    }
}

/// What every return is asked in the same way.
#[derive(clap::Args)]
pub(crate) struct Asked {
    /// A folder, a zip, or files
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// The year in which the collection closes: 2026 is 1 April 2025 to 31 March 2026
    #[arg(long, value_name = "YYYY", value_parser = clap::value_parser!(u16).range(2023..=2027))]
    year: u16,
    /// The reporting authority, as ONS code or DfE number
    #[arg(long, value_name = "CODE")]
    authority: Option<String>,
    /// Judge these rules only
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    rules: Vec<String>,
    /// Failures that were looked at and accepted: CSV with RULE, CHILD, TABLE, VALUES, REASON, DECIDED_BY, DECIDED_ON
    #[arg(long, value_name = "PATH")]
    accepted: Option<PathBuf>,
    /// How findings are told
    #[arg(long, value_enum, default_value = "text")]
    format: Form,
    /// A file to write to, instead of standard output
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
}

impl Asked {
    fn year(&self) -> Result<CollectionYear, Failure> {
        CollectionYear::new(i32::from(self.year)).ok_or_else(|| Failure::new("that is not a year"))
    }

    /// The authority's ONS code. A number that is not known is refused: rules about places would judge by nothing.
    fn authority(&self) -> Result<Option<&'static str>, Failure> {
        let Some(number) = &self.authority else { return Ok(None) };
        let found = ::ssda903::authority(number).ok_or_else(|| {
            Failure::new(
                "no English authority has that code; give the ONS code (E09000027) or the DfE number (318)",
            )
        })?;
        Ok(Some(found.ons))
    }

    /// The rules named, each checked to be one of the year.
    fn rules(&self, of_year: &[&'static str]) -> Result<Vec<String>, Failure> {
        let named: Vec<String> = self.rules.iter().map(|code| code.trim().to_owned()).collect();
        match named.iter().find(|code| !of_year.contains(&code.as_str())) {
            None => Ok(named),
            Some(code) => Err(Failure::new(format!(
                "there is no rule {code} in the collection of {}; codes are written as published, such as 503A or \
                 SW10aSTG2",
                self.year
            ))),
        }
    }

    /// What was accepted before.
    fn accepted(&self) -> Result<Accepted, Failure> {
        self.accepted.as_deref().map_or_else(|| Ok(Accepted::default()), Accepted::read)
    }

    /// Where findings go.
    fn telling(&self, judged: Judged) -> Result<Box<dyn Telling>, Failure> {
        out::to(self.format.into(), self.out.as_deref(), judged)
    }
}

/// How a run ends: with findings where anything failed that nobody has accepted, or a rule broke.
fn outcome(failures: usize, not_checked: &[NotChecked]) -> Outcome {
    if failures > 0 || not_checked.iter().any(|rule| rule.fault) { Outcome::Findings } else { Outcome::Done }
}
