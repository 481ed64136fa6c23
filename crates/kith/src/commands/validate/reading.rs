//! What was found while reading, before anything is judged.

use exchange::{Problem, Severity};

use crate::failure::Failure;
use crate::say;

/// How many problems of reading are listed.
const LISTED: usize = 20;

/// Says what was found while reading; stops where a file could not be read.
pub(super) fn refuse(problems: &[Problem], what: &str) -> Result<(), Failure> {
    let (unreadable, others): (Vec<Problem>, Vec<Problem>) =
        problems.iter().cloned().partition(|problem| problem.severity == Severity::Unreadable);
    if !others.is_empty() {
        say::beside(format_args!("While reading {what}:"));
        say::problems(&others, LISTED);
    }
    if unreadable.is_empty() {
        return Ok(());
    }
    say::problems(&unreadable, LISTED);
    Err(Failure::new(format!("{what} cannot be read; nothing was judged")))
}
