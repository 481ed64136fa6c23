//! The command `kith`: reads what was asked, opens what is needed, and says what happened.
//!
//! A thin room: one file a command under `commands`. The only place that asks what day it is ([`now`]).

mod commands;
mod database;
mod failure;
mod files;
mod invented;
mod mail;
mod now;
mod password;
mod people;
mod provider;
mod returns;
mod say;
mod serving;

use std::process::ExitCode;

use clap::Parser;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The record, the statutory clocks and the figures of children in care and care leavers.
#[derive(Parser)]
#[command(name = "kith", version, about, long_about = None)]
#[command(after_help = "Exit status: 0 done, 1 findings, 2 bad use or unreadable input.")]
struct Cli {
    #[command(subcommand)]
    command: commands::Command,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match commands::run(cli.command) {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            eprintln!("kith: {failure}");
            ExitCode::from(2)
        }
    }
}
