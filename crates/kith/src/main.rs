//! The command `kith`: reads what was asked, opens what is needed, and says what happened.
//!
//! A thin room: one file a command under `commands`. The only place that asks what day it is ([`now`]).

// `say` does both, and goes on where nobody reads any longer.
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod authorities;
mod commands;
mod config;
mod database;
mod failure;
mod files;
mod following;
mod health;
mod invented;
mod mail;
mod now;
mod password;
mod people;
mod postcodes;
mod provider;
mod returns;
mod say;
mod serving;
mod telemetry;
mod traces;
mod watch;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The record, the statutory clocks and the figures of children in care and care leavers.
#[derive(Parser)]
#[command(name = "kith", version, about, long_about = None)]
#[command(after_help = "Exit status: 0 done, 1 findings, 2 bad use or unreadable input.")]
struct Cli {
    /// A file of settings: what kith serve takes on its command line, for every command that takes the same
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Where the file of settings lists several authorities: the one that is meant
    #[arg(long, global = true, value_name = "NAME", requires = "config")]
    of: Option<String>,
    #[command(subcommand)]
    command: commands::Command,
}

fn main() -> ExitCode {
    match run() {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            say::beside(format_args!("kith: {failure}"));
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<failure::Outcome, failure::Failure> {
    let arguments = config::with_file(std::env::args_os().collect(), &Cli::command())?;
    if arguments.each.is_empty() {
        return commands::run(parsed(&arguments));
    }
    let each = arguments.each.iter().map(|listed| (listed.name.clone(), parsed(&listed.arguments)));
    commands::run_for_each(each.collect())
}

/// What the arguments ask for; where they are refused, the program ends with the reason.
fn parsed(arguments: &config::Arguments) -> commands::Command {
    let parsed = Cli::try_parse_from(&arguments.all).unwrap_or_else(|refusal| {
        if let Some(place) = arguments.place(&refusal) {
            say::beside(format_args!("kith: {place}"));
        }
        refusal.exit()
    });
    parsed.command
}
