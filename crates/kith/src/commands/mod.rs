//! The commands, one a file.

mod anchor;
mod backup;
mod database;
mod demo;
pub(crate) mod digest;
mod doctor;
mod drill;
mod due;
mod export;
mod import;
mod indicators;
mod key;
mod region;
mod report;
mod restore;
pub(crate) mod serve;
mod simulate;
mod transfer;
mod user;
mod validate;
mod verify;

use clap::Subcommand;

use crate::failure::{Failure, Outcome};

/// What can be asked.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// An invented authority with the web pages on it; nothing else is needed
    Demo(demo::Args),
    /// The web pages on a database
    Serve(Box<serve::Args>),
    /// Load what others recorded: a return, or figures already published
    #[command(subcommand)]
    Import(import::What),
    /// A return judged by the rules of its year; exit 1 where it fails one
    #[command(subcommand)]
    Validate(validate::What),
    /// A return, from the record
    #[command(subcommand)]
    Export(export::What),
    /// One child's record to another authority, or from one: two people do it
    #[command(subcommand)]
    Transfer(transfer::What),
    /// The figures of a month, or the children behind one of them
    Indicators(indicators::Args),
    /// Every clock that is due or overdue
    Due(due::Args),
    /// E-mails those who want it what is due today; one run, for a timer
    Digest(digest::Args),
    /// The figures that the authorities of a file of settings share with a region
    Region(region::Args),
    /// A report for people
    #[command(subcommand)]
    Report(report::What),
    /// Who may sign in: joiners, movers and leavers
    #[command(subcommand)]
    User(user::What),
    /// The key that seals the database: made, checked, changed
    #[command(subcommand)]
    Key(key::What),
    /// A PostgreSQL database made ready, and authorities let in to it
    #[command(subcommand)]
    Database(database::What),
    /// The database into a folder, sealed, while people work: what is new since the last time
    Backup(backup::Args),
    /// A database made again from its backups, at a new place
    Restore(restore::Args),
    /// A restore rehearsed, compared with the database in use, and reported
    Drill(drill::Args),
    /// Everything that kith serve needs looked at: what is to be mended, and by which command; exit 1 where anything is
    Doctor(Box<doctor::Args>),
    /// The head of the journal, noted where whoever can write the database cannot
    Anchor(anchor::Args),
    /// Whether the journal is whole; exit 1 and the first bad entry where it is not
    Verify(verify::Args),
    /// An invented authority as files: same seed, same bytes
    Simulate(simulate::Args),
}

pub(crate) fn run(command: Command) -> Result<Outcome, Failure> {
    match command {
        Command::Demo(args) => demo::run(args),
        Command::Serve(args) => serve::run(*args),
        Command::Import(what) => import::run(what),
        Command::Validate(what) => validate::run(what),
        Command::Export(what) => export::run(what),
        Command::Transfer(what) => transfer::run(what),
        Command::Indicators(args) => indicators::run(args),
        Command::Due(args) => due::run(args),
        Command::Digest(args) => digest::run(&args),
        Command::Region(_) => Err(Failure::new(
            "a region has several authorities: name the file of settings that lists them with --config",
        )),
        Command::Report(what) => report::run(what),
        Command::User(what) => user::run(what),
        Command::Key(what) => key::run(what),
        Command::Database(what) => database::run(what),
        Command::Backup(args) => backup::run(&args),
        Command::Restore(args) => restore::run(&args),
        Command::Drill(args) => drill::run(&args),
        Command::Doctor(args) => doctor::run(&args),
        Command::Anchor(args) => anchor::run(&args),
        Command::Verify(args) => verify::run(&args),
        Command::Simulate(args) => simulate::run(&args),
    }
}

/// The same for every authority that a file of settings lists, each with its name there.
pub(crate) fn run_for_each(each: Vec<(String, Command)>) -> Result<Outcome, Failure> {
    let (mut served, mut doctored, mut shown) = (Vec::new(), Vec::new(), Vec::new());
    for (name, command) in each {
        match command {
            Command::Serve(args) => served.push((name, *args)),
            Command::Doctor(args) => doctored.push((name, *args)),
            Command::Region(args) => shown.push((name, args)),
            _ => return Err(Failure::new("this command is for one authority: say which with --of")),
        }
    }
    match (shown.is_empty(), doctored.is_empty()) {
        (false, _) => region::run_all(&shown),
        (true, false) => doctor::run_all(doctored),
        (true, true) => serve::run_all(served),
    }
}
