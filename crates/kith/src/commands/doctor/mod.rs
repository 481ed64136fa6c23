//! `kith doctor`: a set-up looked at, and what to mend.

mod accounts;
mod around;
mod backups;
mod clock;
mod database;
mod key;
mod tls;

use std::fmt::Write;

use serde::Serialize;

use super::serve;
use crate::failure::{Failure, Outcome};
use crate::say;

/// Looks at everything that kith serve needs and says of each thing that is not as it should be one sentence and the command that
/// mends it. Takes what kith serve takes, best by --config. Changes nothing, and may run while kith serve does. Exit 1 where
/// something is to be mended.
#[derive(clap::Args)]
#[group(id = "doctor")]
pub(crate) struct Args {
    #[command(flatten)]
    serve: serve::Args,
    /// What was found as JSON, for a program
    #[arg(long)]
    json: bool,
}

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum State {
    /// As it should be.
    Good,
    /// It works, and should be mended.
    Warning,
    /// It does not work, or what was recorded is not safe.
    Wrong,
}

/// One thing that was looked at.
#[derive(Debug, Serialize)]
struct Finding {
    /// What was looked at, in a word.
    about: &'static str,
    state: State,
    /// One sentence.
    says: String,
    /// One command.
    #[serde(rename = "do", skip_serializing_if = "Option::is_none")]
    help: Option<String>,
}

/// What was found so far.
#[derive(Debug, Default, Serialize)]
struct Report {
    version: &'static str,
    findings: Vec<Finding>,
}

impl Report {
    fn good(&mut self, about: &'static str, says: impl Into<String>) {
        self.findings.push(Finding { about, state: State::Good, says: says.into(), help: None });
    }

    fn warn(&mut self, about: &'static str, says: impl Into<String>, help: impl Into<String>) {
        let help = Some(help.into());
        self.findings.push(Finding { about, state: State::Warning, says: says.into(), help });
    }

    fn wrong(&mut self, about: &'static str, says: impl Into<String>, help: impl Into<String>) {
        let help = Some(help.into());
        self.findings.push(Finding { about, state: State::Wrong, says: says.into(), help });
    }

    fn to_mend(&self) -> usize {
        self.findings.iter().filter(|finding| finding.state != State::Good).count()
    }

    /// For people: what is to be mended last, where a terminal still shows it.
    fn words(&self) -> String {
        let mut said = String::new();
        for state in [State::Good, State::Warning, State::Wrong] {
            let word = match state {
                State::Good => "good",
                State::Warning => "mend",
                State::Wrong => "WRONG",
            };
            for finding in self.findings.iter().filter(|finding| finding.state == state) {
                let _ = writeln!(said, "{word:<6}{:<10}{}", finding.about, finding.says);
                if let Some(help) = &finding.help {
                    let _ = writeln!(said, "{:16}→ {help}", "");
                }
            }
        }
        let _ = match self.to_mend() {
            0 => writeln!(said, "Nothing is to be mended."),
            1 => writeln!(said, "One thing is to be mended."),
            many => writeln!(said, "{many} things are to be mended."),
        };
        said
    }
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let mut report = Report { version: env!("CARGO_PKG_VERSION"), findings: Vec::new() };
    let asked = &args.serve;
    let journal = database::look(asked, &mut report)?;
    clock::look(journal.as_ref(), &mut report);
    key::look(asked, journal.as_ref(), &mut report);
    accounts::look(asked, journal.as_ref(), &mut report);
    drop(journal);
    backups::look(asked, &mut report);
    tls::look(asked, &mut report);
    around::look(asked, &mut report);
    if args.json {
        say::json(&report)?;
    } else {
        say::out(&report.words())?;
    }
    Ok(if report.to_mend() == 0 { Outcome::Done } else { Outcome::Findings })
}
