//! The backups: how old the last is, whether it can be read, whether it would outlive the disk; and when a head was last noted.

use std::path::Path;

use super::super::serve;
use super::{Report, State};
use crate::now;

const ABOUT: &str = "backups";
const HOUR: i64 = 3_600_000_000;

pub(super) fn look(args: &serve::Args, report: &mut Report) {
    let name = args.database.name();
    let postgres = matches!(args.database.postgres(), Ok(Some(_)));
    match &args.watch.backups {
        None if postgres => report.good(ABOUT, "they are PostgreSQL's own, and not looked at here"),
        None => report.warn(
            ABOUT,
            "no folder of backups is named (--backups): nothing is known of them",
            format!("kith backup --database {name} --to /var/backups/kith"),
        ),
        Some(folder) => backups(args, folder, &name, report),
    }
    if let Some(file) = &args.watch.anchors {
        anchors(file, &name, report);
    }
}

fn backups(args: &serve::Args, folder: &Path, name: &str, report: &mut Report) {
    let take = format!("kith backup --database {name} --to {}", folder.display());
    let (last, files) = match journal::last_backup(folder) {
        Ok(Some(found)) => found,
        Ok(None) => {
            report.wrong(ABOUT, format!("there is none in {}", folder.display()), take);
            return;
        }
        Err(error) => {
            report.wrong(ABOUT, error.to_string(), format!("ls -l {}", folder.display()));
            return;
        }
    };
    let hours = (now::moment().micros() - last.made.micros()) / HOUR;
    let says =
        format!("the last of {files} in {} was made {} ({hours} hours ago)", folder.display(), last.made);
    match judge_age(hours) {
        State::Good => report.good(ABOUT, says),
        State::Warning => report.warn(ABOUT, format!("{says}: one a day is the least"), take.clone()),
        State::Wrong => {
            report.wrong(ABOUT, format!("{says}: what was recorded since is on one disk only"), take.clone())
        }
    }
    if let Ok(Some(keys)) = args.database.key_if_any() {
        match journal::read_backup(&last.path, &keys) {
            Ok(entries) => report.good(ABOUT, format!("it was read to its end, which is entry {entries}")),
            Err(error) => report.wrong(ABOUT, error.to_string(), format!("{take} --whole")),
        }
    }
    if let Ok(path) = args.database.path()
        && same_disk(&path, folder)
    {
        report.warn(
            ABOUT,
            format!("{} is on the same disk as the database: both go together", folder.display()),
            format!("rsync -a {}/ ANOTHER-COMPUTER:", folder.display()),
        );
    }
}

/// One is taken each hour; a night or a weekend without is told, a week is a fault.
fn judge_age(hours: i64) -> State {
    match hours {
        ..=25 => State::Good,
        26..=168 => State::Warning,
        _ => State::Wrong,
    }
}

#[cfg(unix)]
fn same_disk(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let disk = |path: &Path| std::fs::metadata(path).ok().map(|about| about.dev());
    disk(one).is_some_and(|one| disk(other) == Some(one))
}

#[cfg(not(unix))]
fn same_disk(_: &Path, _: &Path) -> bool {
    false
}

/// When a head was last noted.
fn anchors(file: &Path, name: &str, report: &mut Report) {
    const ABOUT: &str = "anchors";
    let help = format!("kith anchor --database {name} --to {}", file.display());
    match pages::last_noted(file) {
        Ok(at) if now::moment().micros() - at.micros() > 48 * HOUR => {
            report.warn(ABOUT, format!("the last head was noted {at}: one a day is meant"), help);
        }
        Ok(at) => report.good(ABOUT, format!("the last head was noted {at}")),
        Err(why) => report.warn(ABOUT, why, help),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_well_a_week_is_a_fault() {
        for (hours, expected) in [
            (-1, State::Good),
            (0, State::Good),
            (25, State::Good),
            (26, State::Warning),
            (168, State::Warning),
            (169, State::Wrong),
        ] {
            assert_eq!(judge_age(hours), expected, "{hours}");
        }
    }
}
