//! `kith drill`: are the backups worth anything? A restore rehearsed, compared with the database in use, and reported.

use std::fmt::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;

use calendar::{Moment, Month};
use journal::{Head, Journal, Key, KeySource, Restored, VerifiedDocuments};
use roll::Roll;

use crate::database::{self, Database};
use crate::failure::{Failure, Outcome};
use crate::{files, now, say};

/// Rehearses a restore: makes the newest backup a database in a temporary folder, verifies it, opens every document, and compares
/// counts, chain and figures with the database in use, which it only reads. Writes a report to keep. Exit 1 where something is
/// not as it should be. Once a year at least, with the copy of the backups that is kept elsewhere, by somebody who has not done
/// it before.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
    /// The folder with the backups: best the copy that is kept elsewhere
    #[arg(long, value_name = "FOLDER")]
    from: PathBuf,
    /// Where the report goes; otherwise it is printed only
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// The month whose figures are compared; otherwise the last that had closed when the backup was made
    #[arg(long, value_name = "YYYY-MM")]
    month: Option<Month>,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let keys = args.database.key_source()?;
    let live = args.database.to_seal()?;
    let folder = tempfile::tempdir()?;
    let place = folder.path().join("drill.db");
    let (began, clock) = (now::moment(), Instant::now());
    let restored = journal::restore(&args.from, &place, None, &keys, now::moment, |_| {})?;
    let restoring = clock.elapsed().as_secs_f64();
    let again = open(&place, &keys)?;
    let documents = again.verify_documents(|_| {})?;
    let mut report = Report::default();
    report.line(&format!("# Restore drill of {}\n", began.day()));
    report.line(&format!(
        "Backups in {}, the last made {}; {} files read. Restored and verified in {restoring:.1} seconds.\n",
        args.from.display(),
        restored.made,
        restored.files.len()
    ));
    report.line("| what | restored | in use | |\n| --- | --- | --- | --- |");
    chain(&mut report, &restored, &live)?;
    counts(&mut report, &restored, &again, &live, &documents)?;
    figures(&mut report, args.month, &restored, again, live)?;
    let good = report.wrong == 0;
    report.line(&match report.wrong {
        0 => "\nEverything that was compared is the same: these backups can be restored.".to_owned(),
        wrong => format!(
            "\n**{wrong} of these are not as they should be.** Do not rely on these backups \
             until somebody knows why."
        ),
    });
    report.line("\nDone by: ……………………………  Read by: ……………………………");
    if let Some(path) = &args.report {
        files::write(path, report.text.as_bytes())?;
    }
    say::out(&report.text)?;
    Ok(if good { Outcome::Done } else { Outcome::Findings })
}

fn open(place: &Path, keys: &KeySource) -> Result<Journal, Failure> {
    Ok(Journal::open_existing_with(place, &Key::ToSeal(keys.clone()), now::moment)?)
}

#[derive(Default)]
struct Report {
    text: String,
    wrong: usize,
}

impl Report {
    fn line(&mut self, line: &str) {
        let _ = writeln!(self.text, "{line}");
    }

    fn row(&mut self, what: &str, restored: &str, live: &str, good: bool) {
        self.wrong += usize::from(!good);
        let verdict = if good { "as it should be" } else { "**not as it should be**" };
        self.line(&format!("| {what} | {restored} | {live} | {verdict} |"));
    }
}

/// The database in use passes through the head of the backup.
fn chain(report: &mut Report, restored: &Restored, live: &Journal) -> Result<(), Failure> {
    let Head { seq, .. } = restored.last;
    let mut there = None;
    live.entries_between(seq.saturating_sub(1), seq, |envelope, _| {
        there = Some(Head { seq: envelope.seq, hash: envelope.hash });
        ControlFlow::Break(())
    })?;
    let good = restored.verified.head == restored.last && (seq == 0 || there == Some(restored.last));
    let there = there.map_or("not there".to_owned(), |head| format!("`{head}`"));
    report.row("head of the chain", &format!("`{}`", restored.verified.head), &there, good);
    Ok(())
}

fn counts(
    report: &mut Report,
    restored: &Restored,
    again: &Journal,
    live: &Journal,
    documents: &VerifiedDocuments,
) -> Result<(), Failure> {
    let later = live.last_seq()?.saturating_sub(restored.verified.entries);
    let entries = restored.verified.entries;
    report.row("entries", &entries.to_string(), &format!("{later} more since"), entries == restored.last.seq);
    let loads = |journal: &Journal| -> Result<usize, Failure> {
        Ok(journal.loads()?.iter().filter(|load| load.last <= entries).count())
    };
    let (mine, theirs) = (loads(again)?, loads(live)?);
    report.row("loads", &mine.to_string(), &theirs.to_string(), mine == theirs);
    let sealing = again.sealing()?;
    let opened = format!("{} sealed, {} open", sealing.sealed, sealing.open);
    report.row("payloads", &opened, "each opened and compared with its digest", true);
    let kept = format!("{} whole, {} destroyed", documents.whole, documents.destroyed);
    let good = documents.broken.is_empty() && documents.whole + documents.destroyed == restored.documents;
    report.row("documents", &kept, &format!("{} in the backup", restored.documents), good);
    let accounts = again.accounts()?.len();
    report.row("accounts", &accounts.to_string(), &live.accounts()?.len().to_string(), true);
    Ok(())
}

/// Every figure of a month, from what was restored and from the database in use as it was known then.
fn figures(
    report: &mut Report,
    month: Option<Month>,
    restored: &Restored,
    again: Journal,
    live: Journal,
) -> Result<(), Failure> {
    let last = last_stamp(&again, restored.verified.entries)?;
    let month = month.unwrap_or_else(|| Month::of(last.day()).plus(-1));
    let (again, live) = (database::roll(again)?, database::roll(live)?);
    let values = |roll: &Roll, known: Moment| -> Vec<(String, String)> {
        let figures = measure::figures(&roll.cohort(known), month);
        figures
            .figures
            .iter()
            .map(|figure| {
                let counts = format!("{:?} of {:?}", figure.numerator, figure.denominator);
                (format!("{} {}", figure.id, figure.kind.word()), format!("{} ({counts})", figure.display))
            })
            .collect()
    };
    let (mine, theirs) = (values(&again, last), values(&live, last));
    let differ: Vec<_> = mine.iter().zip(&theirs).filter(|(one, other)| one != other).collect();
    let same = mine.len() - differ.len();
    let good = differ.is_empty() && mine.len() == theirs.len();
    let what = format!("figures of {month} as known at {last}");
    report.row(&what, &format!("{} counted", mine.len()), &format!("{same} the same"), good);
    for ((id, one), (_, other)) in differ.iter().take(20) {
        report.row(&format!("figure {id}"), one, other, false);
    }
    if !good {
        report.line(
            "\nA backlog that was loaded since, and said to have been known before, may change a figure \
             as known then: look whether one was.",
        );
    }
    Ok(())
}

fn last_stamp(journal: &Journal, last: u64) -> Result<Moment, Failure> {
    let mut stamped = Moment::END_OF_TIME;
    journal.entries_between(last.saturating_sub(1), last, |envelope, _| {
        stamped = envelope.stamped;
        ControlFlow::Break(())
    })?;
    Ok(stamped)
}
