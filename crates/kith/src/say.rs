//! Words, tables and JSON on standard output.

use std::io::Write;

use clap::ValueEnum;
use exchange::Problem;
use serde::Serialize;

use crate::failure::Failure;

pub(crate) use telling::columns as table;

/// How a listing is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For a spreadsheet.
    Csv,
    /// For a program.
    Json,
}

/// Prints to standard output. A reader that has gone away is not an error.
pub(crate) fn out(text: &str) -> Result<(), Failure> {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// Says something on standard error, beside what a command prints. Whoever read it may have gone: that is no error either, and
/// `eprintln!` would end the program.
pub(crate) fn beside(said: std::fmt::Arguments<'_>) {
    let _ = writeln!(std::io::stderr().lock(), "{said}");
}

/// Prints a value as JSON.
pub(crate) fn json(value: &impl Serialize) -> Result<(), Failure> {
    out(&format!("{}\n", serde_json::to_string_pretty(value)?))
}

/// Prints rows as CSV.
pub(crate) fn csv(heading: &[&str], rows: &[Vec<String>]) -> Result<(), Failure> {
    let bytes = exchange::write_csv(heading, rows.iter().map(|row| row.iter().map(String::as_str)))?;
    out(&String::from_utf8_lossy(&bytes))
}

/// Problems to standard error, one line each, up to a limit.
pub(crate) fn problems(problems: &[Problem], limit: usize) {
    for problem in problems.iter().take(limit) {
        beside(format_args!("  {problem}"));
    }
    if problems.len() > limit {
        beside(format_args!("  … and {} more; --format json lists all of them", problems.len() - limit));
    }
}

/// Problems to standard error, those alike together: how many there are in a column, and the first of them.
pub(crate) fn problems_together(problems: &[Problem], limit: usize) {
    let mut alike: Vec<(String, &Problem, usize)> = Vec::new();
    for problem in problems {
        // What stands in quotes differs from row to row; the rest says what sort of problem it is.
        let sort = problem.fault.split(['“', '(']).next().unwrap_or_default();
        let sort = format!("{}|{sort}", problem.column.as_deref().unwrap_or_default());
        match alike.iter_mut().find(|(of, _, _)| *of == sort) {
            Some((_, _, count)) => *count += 1,
            None => alike.push((sort, problem, 1)),
        }
    }
    alike.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
    for (_, first, count) in alike.iter().take(limit) {
        match count {
            1 => beside(format_args!("  {first}")),
            _ => beside(format_args!("  {count} like this, the first: {first}")),
        }
    }
    if alike.len() > limit {
        beside(format_args!("  … and {} other sorts", alike.len() - limit));
    }
    beside(format_args!("  --format json lists all of them."));
}
