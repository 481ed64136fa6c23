//! The work: from files to findings.

use calendar::CollectionYear;
use exchange::{NotChecked, Problem, Severity, Source, in_force};
use ssda903::Tables;
use ssda903::rules::{Check903, Kept, Postcodes, Providers, YEARS, read_postcodes, read_providers};
use telling::Tally;

use super::sent::{Sent, Wrong};

/// Findings kept at most: those of a return that is no return are counted and not kept.
const MOST: usize = 1_000_000;

/// Problems of reading that are shown.
const SHOWN: usize = 20;

/// A return that was judged, and everything that the pages say of it.
pub(super) struct Judged {
    /// The collection year.
    pub(super) year: CollectionYear,
    /// How the year came about.
    pub(super) because: Because,
    /// The return.
    pub(super) tables: Tables,
    /// The return of the year before.
    pub(super) last: Option<Tables>,
    /// How many rules the year has.
    pub(super) rules: usize,
    /// How many children the return names.
    pub(super) children: usize,
    /// What was found, in the order of the command.
    pub(super) found: Vec<Kept>,
    /// How many more there are that are not kept.
    pub(super) left_out: usize,
    /// How often each rule failed.
    pub(super) tally: Tally,
    /// What was not judged, and why.
    pub(super) not_checked: Vec<NotChecked>,
    /// What is worth knowing about the files.
    pub(super) problems: Vec<Problem>,
}

/// How the year of a return came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Because {
    /// The dates say it.
    Dates,
    /// It was chosen, and no date says otherwise.
    Chosen,
    /// It was chosen, and the dates say another.
    ChosenAgainst(CollectionYear),
}

impl Judged {
    /// What was judged, as the command names it.
    pub(super) fn judged(&self) -> telling::Judged {
        telling::Judged { what: name(self.year), rules: self.rules, children: self.children }
    }
}

/// What a return is called: `SSDA903 return of 2025-26`.
pub(super) fn name(year: CollectionYear) -> String {
    format!("SSDA903 return of {year}")
}

/// Reads and judges what was sent. `tell` hears how many children are judged, of how many.
pub(super) fn judge(sent: Sent, tell: &dyn Fn(usize, usize)) -> Result<Judged, Vec<Wrong>> {
    let Sent { files, last, providers, postcodes, year: chosen, authority, typed: _, room: _room } = sent;
    let mut wrong = Vec::new();
    let mut problems = Vec::new();
    let tables = tables("files", "return", files, &mut wrong, &mut problems);
    let last = (!last.is_empty())
        .then(|| self::tables("last", "return of the year before", last, &mut wrong, &mut problems));
    let providers = (!providers.is_empty()).then(|| self::providers(providers, &mut wrong, &mut problems));
    let postcodes = self::postcodes(postcodes, &mut wrong, &mut problems);
    let (year, because) = match self::year(&tables, chosen) {
        Ok(year) => year,
        Err(sentence) => {
            if wrong.is_empty() {
                wrong.push(Wrong::new("year", sentence));
            }
            return Err(wrong);
        }
    };
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let check = Check903 {
        year,
        tables: &tables,
        last_year: last.as_ref(),
        authority,
        providers: providers.as_ref(),
        postcodes: postcodes.as_ref(),
        only: &[],
        progress: Some(tell),
    };
    let children = check.children();
    let (mut found, mut left_out, mut tally) = (Vec::new(), 0, Tally::default());
    let not_checked = check.run(|finding| {
        tally.count(&finding.failure(&tables), false);
        if found.len() < MOST { found.push(finding.keep()) } else { left_out += 1 }
    });
    Ok(Judged {
        year,
        because,
        rules: in_force(YEARS, year.closing()).len(),
        children,
        found,
        left_out,
        tally,
        not_checked,
        problems,
        tables,
        last,
    })
}

/// The tables of a return.
fn tables(
    field: &'static str,
    what: &str,
    files: Vec<Source>,
    wrong: &mut Vec<Wrong>,
    problems: &mut Vec<Problem>,
) -> Tables {
    let (tables, found) = ssda903::read_nearest(files);
    let before = wrong.len();
    sort(field, found, wrong, problems);
    if tables.is_empty() && wrong.len() == before {
        wrong.push(Wrong::new(
            field,
            format!(
                "No table of a {what} is in these files: choose its CSV files, a zip of them, or its XML"
            ),
        ));
    }
    tables
}

fn providers(files: Vec<Source>, wrong: &mut Vec<Wrong>, problems: &mut Vec<Problem>) -> Providers {
    let (providers, found) = read_providers(files);
    sort("providers", found, wrong, problems);
    providers
}

fn postcodes(files: Vec<Source>, wrong: &mut Vec<Wrong>, problems: &mut Vec<Problem>) -> Option<Postcodes> {
    let mut files = files.into_iter();
    let file = files.next()?;
    if files.next().is_some() {
        wrong.push(Wrong::new("postcodes", "Choose one directory of postcodes"));
    }
    match read_postcodes(&file.name, file.bytes.as_slice()) {
        Ok((postcodes, found)) => {
            problems.extend(found);
            Some(postcodes)
        }
        Err(problem) => {
            wrong.push(Wrong::new("postcodes", sentence(&problem)));
            None
        }
    }
}

/// What could not be read goes back to its field; the rest is told with the findings.
fn sort(field: &'static str, found: Vec<Problem>, wrong: &mut Vec<Wrong>, problems: &mut Vec<Problem>) {
    let (unreadable, others): (Vec<Problem>, Vec<Problem>) =
        found.into_iter().partition(|problem| problem.severity == Severity::Unreadable);
    problems.extend(others);
    wrong.extend(unreadable.iter().take(SHOWN).map(|problem| Wrong::new(field, sentence(problem))));
    if unreadable.len() > SHOWN {
        wrong.push(Wrong::new(field, format!("{} more files cannot be read", unreadable.len() - SHOWN)));
    }
}

/// A problem as an error message: a sentence without its full stop.
fn sentence(problem: &Problem) -> String {
    let said = problem.to_string();
    said.strip_suffix('.').unwrap_or(&said).to_owned()
}

/// The year that was chosen, or the one that the dates say.
fn year(tables: &Tables, chosen: Option<CollectionYear>) -> Result<(CollectionYear, Because), String> {
    let inferred = ssda903::infer_year(tables);
    if let Some(year) = chosen {
        let because = match inferred {
            Ok(other) if other != year => Because::ChosenAgainst(other),
            _ => Because::Chosen,
        };
        return Ok((year, because));
    }
    let year = inferred.map_err(|problem| {
        let mut fault = problem.fault.to_string();
        if let Some(first) = fault.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        format!("{fault}: choose the year")
    })?;
    if YEARS.iter().any(|of| of.closing == year.closing()) {
        Ok((year, Because::Dates))
    } else {
        Err(format!(
            "The dates in the return are those of {year}, and Kith has the rules of 2022-23 to 2026-27: choose the year to \
             judge it by"
        ))
    }
}
