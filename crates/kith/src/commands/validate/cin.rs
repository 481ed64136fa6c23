//! `kith validate cin`: the children in need census.

use cin_census::Check;
use cin_census::rules::YEARS;
use exchange::in_force;

use super::accepted::Entry;
use super::reading::refuse;
use super::{Asked, outcome};
use telling::Judged;

use crate::failure::{Failure, Outcome};
use crate::files;

/// Judges a children in need census by every rule of its year.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    asked: Asked,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let asked = &args.asked;
    let year = asked.year()?;
    let codes: Vec<&'static str> =
        in_force(YEARS, year.closing()).iter().map(|rule| rule.about().code).collect();
    let only = asked.rules(&codes)?;
    let authority = asked.authority()?;
    let accepted = asked.accepted()?;
    let (census, problems) = cin_census::read(files::read(&asked.paths)?);
    refuse(&problems, "the census")?;
    if census.headers.is_empty() && census.children.is_empty() {
        return Err(Failure::new("no children in need census is in what was named; nothing was judged"));
    }
    let check = Check { year, census: &census, authority, only: &only };
    let judged = Judged {
        what: format!("Children in need census of {}", year),
        rules: if only.is_empty() { codes.len() } else { only.len() },
        children: census.children.len(),
    };
    let mut telling = asked.telling(judged)?;
    let mut failures = 0;
    let mut stopped = None;
    let not_checked = check.run(|finding| {
        let found = finding.failure(&census);
        let entry = accepted.of(&found);
        failures += usize::from(entry.is_none());
        if stopped.is_none() {
            stopped = telling.failure(&found, entry.map(Entry::accepted)).err();
        }
    });
    if let Some(stopped) = stopped {
        return Err(stopped.into());
    }
    telling.end(&not_checked)?;
    accepted.say_idle();
    Ok(outcome(failures, &not_checked))
}
