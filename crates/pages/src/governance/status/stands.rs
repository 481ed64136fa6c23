//! How things stand, and what is wrong with that in words.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;

use calendar::Moment;
use journal::{Head, Standing, StoreError};
use roll::Roll;

/// What a running copy knows of itself, given to its pages as an extension.
#[derive(Clone, Debug)]
pub struct Running {
    /// The program's version.
    pub version: &'static str,
    /// When it was started.
    pub since: Moment,
    /// The folder with the backups.
    pub backups: Option<PathBuf>,
    /// The file of heads that were noted.
    pub anchors: Option<PathBuf>,
    /// Where one program serves several authorities: how many records are open in it.
    pub residents: Option<Arc<Residents>>,
}

/// How many authorities' records one program holds in memory: numbers alone, and nothing that says whose.
#[derive(Debug, Default)]
pub struct Residents {
    /// Authorities that it serves.
    pub listed: u64,
    /// Those whose records are open.
    pub open: AtomicU64,
    /// Their memory, as it is guessed.
    pub bytes: AtomicU64,
    /// What they may take together, where that is bounded.
    pub bound: Option<u64>,
}

impl Residents {
    const MIB: u64 = 1 << 20;

    /// In words.
    pub(super) fn words(&self) -> String {
        let mib = self.bytes.load(Relaxed).div_ceil(Self::MIB);
        let of = self.bound.map_or_else(String::new, |bound| format!(" of {}", bound / Self::MIB));
        format!("{} of {}, some {mib}{of} MiB", self.open.load(Relaxed), self.listed)
    }
}

/// When the last head of a file was noted: the first word of its last line.
///
/// # Errors
/// The file cannot be read or holds none, as a sentence.
pub fn last_noted(path: &Path) -> Result<Moment, String> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    let line = text.lines().map(str::trim).rfind(|line| !line.is_empty() && !line.starts_with('#'));
    let at = line.and_then(|line| line.split(' ').next()?.parse().ok());
    at.ok_or_else(|| format!("no head is noted in {}", path.display()))
}

/// How things stand.
pub(super) struct Stands {
    pub(super) now: Moment,
    pub(super) running: Option<Running>,
    pub(super) head: Head,
    /// When the last entry was stamped.
    pub(super) last_entry: Option<Moment>,
    /// Entries that this copy has not read.
    pub(super) lag: u64,
    pub(super) backup: Option<Result<Moment, String>>,
    pub(super) anchor: Option<Result<Moment, String>>,
    pub(super) standing: Standing,
    /// What was loaded last, and when.
    pub(super) load: Option<(String, Moment)>,
    /// Entries that could not be read.
    pub(super) problems: usize,
}

const MINUTE: i64 = 60_000_000;
const HOUR: i64 = 60 * MINUTE;
/// Somebody counts as signed in who did something in the last half hour.
const LATELY: i64 = 30 * MINUTE;
/// A backup is taken each hour, a head is noted each day.
const BACKUP_HOURS: i64 = 25;
const ANCHOR_HOURS: i64 = 48;

impl Stands {
    pub(super) fn of(roll: &Roll, running: Option<Running>, now: Moment) -> Result<Stands, StoreError> {
        let journal = roll.journal();
        let read = roll.seq();
        let head = journal.head()?;
        let backup = running.as_ref().and_then(|running| running.backups.as_ref()).map(|folder| {
            match journal::last_backup(folder) {
                Ok(Some((last, _))) => Ok(last.made),
                Ok(None) => Err(format!("there is none in {}", folder.display())),
                Err(error) => Err(error.to_string()),
            }
        });
        let anchors = running.as_ref().and_then(|running| running.anchors.as_ref());
        let anchor = anchors.map(|file| last_noted(file));
        let load = journal.loads()?.pop().map(|load| (load.load.what.to_string(), load.stamped));
        Ok(Stands {
            now,
            running,
            head,
            last_entry: journal.last_stamped()?,
            lag: head.seq.saturating_sub(read),
            backup,
            anchor,
            standing: journal.standing(Moment::from_micros(now.micros() - LATELY))?,
            load,
            problems: roll.problems().len(),
        })
    }

    /// What is to be mended, the worst first: each a sentence that says what to do.
    pub(super) fn warnings(&self) -> Vec<String> {
        let hours = |since: Moment| (self.now.micros() - since.micros()) / HOUR;
        let mut warnings = Vec::new();
        if self.last_entry.is_some_and(|last| last > self.now) {
            warnings.push(
                "The clock of the computer is behind the last entry: it has jumped back, or was ahead. Set it right; \
                 kith doctor says how."
                    .to_owned(),
            );
        }
        match &self.backup {
            Some(Err(why)) => {
                warnings.push(format!("There is no backup to rely on: {why}. Take one with kith backup."))
            }
            Some(Ok(made)) if hours(*made) > BACKUP_HOURS => warnings.push(format!(
                "The last backup is {} hours old. See whether its timer runs, and take one with kith backup.",
                hours(*made)
            )),
            None if self.running.is_some() => warnings.push(
                "No folder of backups is named: start kith serve with --backups, and see here when the last was taken."
                    .to_owned(),
            ),
            _ => {}
        }
        if self.problems > 0 {
            warnings.push(format!(
                "{} of the journal cannot be read, and what they say is missing everywhere. Run kith verify; the log names \
                 them.",
                entries(self.problems as u64)
            ));
        }
        if self.lag > 1_000 {
            warnings.push(format!(
                "This copy is {} behind the journal. It reads them with the next page; where that stays so, the database is \
                 slow.",
                entries(self.lag)
            ));
        }
        let Standing { mail, webhooks_waiting, webhooks_given_up, .. } = self.standing;
        if mail.waiting > 100 {
            warnings.push(format!("{} messages wait: see whether the mail server takes them.", mail.waiting));
        }
        if mail.given_up > 0 {
            warnings.push(format!(
                "{} given up: the addresses may be wrong, or the mail server was away for days.",
                match mail.given_up {
                    1 => "One message was".to_owned(),
                    many => format!("{many} messages were"),
                }
            ));
        }
        if webhooks_given_up > 0 || webhooks_waiting > 1_000 {
            warnings.push(
                "A program that is told by webhook does not take what it is sent. Its owner sees why on Tokens.".to_owned(),
            );
        }
        match &self.anchor {
            Some(Err(why)) => warnings.push(format!("No head is noted: {why}. Run kith anchor once a day.")),
            Some(Ok(at)) if hours(*at) > ANCHOR_HOURS => {
                warnings.push(format!(
                    "The last head was noted {} hours ago. Run kith anchor once a day.",
                    hours(*at)
                ));
            }
            _ => {}
        }
        warnings
    }
}

fn entries(count: u64) -> String {
    match count {
        1 => "One entry".to_owned(),
        many => format!("{many} entries"),
    }
}

#[cfg(test)]
mod tests {
    use journal::MailCounts;

    use super::*;

    fn moment(hour: i64) -> Moment {
        Moment::from_micros(1_700_000_000_000_000 + hour * HOUR)
    }

    fn well() -> Stands {
        Stands {
            now: moment(0),
            running: None,
            head: Head::default(),
            last_entry: Some(moment(-1)),
            lag: 0,
            backup: Some(Ok(moment(-25))),
            anchor: Some(Ok(moment(-48))),
            standing: Standing::default(),
            load: None,
            problems: 0,
        }
    }

    #[test]
    fn what_is_to_be_mended_is_said_and_nothing_else() {
        assert_eq!(well().warnings(), Vec::<String>::new());
        let check = |change: &dyn Fn(&mut Stands), says: &str| {
            let mut stands = well();
            change(&mut stands);
            let warnings = stands.warnings();
            assert!(warnings.len() == 1 && warnings[0].contains(says), "{says}: {warnings:?}");
        };
        check(&|s| s.last_entry = Some(moment(1)), "The clock of the computer is behind");
        check(&|s| s.backup = Some(Ok(moment(-26))), "The last backup is 26 hours old");
        check(
            &|s| s.backup = Some(Err("there is none in /backups".to_owned())),
            "no backup to rely on: there is none",
        );
        check(&|s| s.problems = 1, "One entry of the journal cannot be read");
        check(&|s| s.lag = 1_001, "1001 entries behind");
        check(
            &|s| s.standing.mail = MailCounts { waiting: 101, ..MailCounts::default() },
            "101 messages wait",
        );
        check(
            &|s| s.standing.mail = MailCounts { given_up: 1, ..MailCounts::default() },
            "One message was given up",
        );
        check(&|s| s.standing.webhooks_given_up = 1, "webhook");
        check(&|s| s.standing.webhooks_waiting = 1_001, "webhook");
        check(&|s| s.anchor = Some(Ok(moment(-49))), "noted 49 hours ago");
        check(&|s| s.anchor = Some(Err("no head is noted in heads.txt".to_owned())), "Run kith anchor");
    }

    #[test]
    fn the_last_line_says_when_a_head_was_noted() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("heads.txt");
        assert!(last_noted(&file).unwrap_err().contains("cannot be read"));
        for (text, expected) in [
            ("", None),
            ("# nothing\n", None),
            ("2018-11-05T07:00:00Z 1:00\n2018-11-06T07:00:00Z 2:00\n\n# end\n", Some("2018-11-06T07:00:00Z")),
        ] {
            std::fs::write(&file, text).unwrap();
            assert_eq!(last_noted(&file).ok(), expected.map(|at| at.parse().unwrap()), "{text}");
        }
    }
}
