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
use crate::{authorities, say};

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
    /// Whose it is, where several authorities are listed.
    #[serde(skip_serializing_if = "Option::is_none")]
    authority: Option<String>,
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
    /// Whose are looked at now.
    #[serde(skip)]
    of: Option<String>,
}

impl Report {
    fn found(&mut self, about: &'static str, state: State, says: String, help: Option<String>) {
        self.findings.push(Finding { authority: self.of.clone(), about, state, says, help });
    }

    fn good(&mut self, about: &'static str, says: impl Into<String>) {
        self.found(about, State::Good, says.into(), None);
    }

    fn warn(&mut self, about: &'static str, says: impl Into<String>, help: impl Into<String>) {
        self.found(about, State::Warning, says.into(), Some(help.into()));
    }

    fn wrong(&mut self, about: &'static str, says: impl Into<String>, help: impl Into<String>) {
        self.found(about, State::Wrong, says.into(), Some(help.into()));
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
                let whose = finding.authority.as_ref().map_or_else(String::new, |of| format!("{of}: "));
                let _ = writeln!(said, "{word:<6}{:<10}{whose}{}", finding.about, finding.says);
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
    let mut report = Report::new();
    look(&args.serve, &mut report)?;
    report.told(args.json)
}

/// Every authority of a file of settings, and what they cannot have together.
pub(crate) fn run_all(listed: Vec<(String, Args)>) -> Result<Outcome, Failure> {
    let mut report = Report::new();
    let json = listed.iter().any(|(_, args)| args.json);
    let listed: Vec<(String, serve::Args)> =
        listed.into_iter().map(|(name, args)| (name, args.serve)).collect();
    let faults = authorities::faults(&listed)?;
    if faults.is_empty() {
        let names: Vec<&str> = listed.iter().map(|(name, _)| name.as_str()).collect();
        report.good("list", format!("{} have hosts, databases and keys of their own", names.join(", ")));
    }
    for fault in faults {
        match fault.stops {
            true => report.wrong("list", fault.says, fault.help),
            false => report.warn("list", fault.says, fault.help),
        }
    }
    for (name, args) in &listed {
        report.of = Some(name.clone());
        look(args, &mut report)?;
        if args.database.key_if_any()?.is_none() {
            report.warn(
                "list",
                "no key-file or key-command stands under its heading: its record is not sealed",
                format!("kith key new /etc/kith/{name}.key"),
            );
        }
    }
    report.told(json)
}

/// Everything that is looked at of one authority.
fn look(asked: &serve::Args, report: &mut Report) -> Result<(), Failure> {
    let journal = database::look(asked, report)?;
    clock::look(journal.as_ref(), report);
    key::look(asked, journal.as_ref(), report);
    accounts::look(asked, journal.as_ref(), report);
    drop(journal);
    backups::look(asked, report);
    tls::look(asked, report);
    around::look(asked, report);
    Ok(())
}

impl Report {
    fn new() -> Report {
        Report { version: env!("CARGO_PKG_VERSION"), ..Report::default() }
    }

    /// Says what was found.
    fn told(&self, json: bool) -> Result<Outcome, Failure> {
        if json {
            say::json(self)?;
        } else {
            say::out(&self.words())?;
        }
        Ok(if self.to_mend() == 0 { Outcome::Done } else { Outcome::Findings })
    }
}
