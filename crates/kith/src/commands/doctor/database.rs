//! The database: there, of this version, writable, with room.

use std::path::Path;

use journal::{Journal, OpenError};

use super::super::serve;
use super::{Report, State};
use crate::failure::Failure;

const ABOUT: &str = "database";
/// Bytes that must be free, and that should be.
const LEAST: u64 = 100 << 20;
const ENOUGH: u64 = 1 << 30;
/// The oldest PostgreSQL.
const POSTGRES: u32 = 150_000;

/// Looks at the database, and opens it without the key where it is of this version: nothing else can then be changed by opening
/// it.
pub(super) fn look(args: &serve::Args, report: &mut Report) -> Result<Option<Journal>, Failure> {
    let name = args.database.name();
    match args.database.postgres()? {
        Some(address) => {
            match journal::postgres_version(&address) {
                Ok(version) if version < POSTGRES => report.wrong(
                    ABOUT,
                    format!(
                        "the server is PostgreSQL {}, and 15 is the oldest that Kith takes",
                        version / 10_000
                    ),
                    "pg_upgradecluster",
                ),
                Ok(version) => report.good(ABOUT, format!("PostgreSQL {} answers", version / 10_000)),
                // Opening it says what is wrong.
                Err(_) => {}
            }
            match args.database.envelopes() {
                Ok(journal) => {
                    report.good(ABOUT, format!("{name} lets in this role, which is held to its own rows"));
                    Ok(Some(journal))
                }
                Err(failure) => {
                    let (host, port, ..) = address.names();
                    let text = failure.to_string();
                    let help = if text.contains("kith database prepare") {
                        "kith database prepare --database postgres://OWNER@HOST/DATABASE".to_owned()
                    } else if text.contains("kith database admit") {
                        "kith database admit AUTHORITY --role ROLE --database postgres://OWNER@HOST/DATABASE"
                            .to_owned()
                    } else {
                        format!("pg_isready --host {host} --port {port}")
                    };
                    report.wrong(ABOUT, text, help);
                    Ok(None)
                }
            }
        }
        None => file(args, &args.database.path()?, &name, report),
    }
}

fn file(
    args: &serve::Args,
    path: &Path,
    name: &str,
    report: &mut Report,
) -> Result<Option<Journal>, Failure> {
    let found = match journal::condition(path) {
        Ok(found) => found,
        Err(error) => {
            let help = match &error {
                OpenError::Missing(_) => {
                    format!("kith user add ID --name NAME --role administrator --database {name}")
                }
                OpenError::Newer { .. } => "apt install kith".to_owned(),
                OpenError::NotADatabase(_) | OpenError::OtherApplication(_) => format!("file {name}"),
                _ => format!("ls -l {name}"),
            };
            report.wrong(ABOUT, error.to_string(), help);
            return Ok(None);
        }
    };
    room(path, report);
    if let Err(error) = journal::writable(path) {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        report.wrong(
            ABOUT,
            format!("{name} cannot be written by this user: {error}"),
            format!("chown kith: {} {name}", folder.display()),
        );
    }
    if found.schema < found.known {
        report.warn(
            ABOUT,
            format!(
                "{name} is of an older version (schema {}; this one brings it to {} when it starts): back it up first, with \
                 the version that made it",
                found.schema, found.known
            ),
            format!("kith backup --database {name} --to FOLDER"),
        );
        return Ok(None);
    }
    if !found.write_ahead {
        report.warn(
            ABOUT,
            format!("the write-ahead log of {name} was turned off by another program: it is turned on when it is opened"),
            format!("kith verify --database {name}"),
        );
        return Ok(None);
    }
    let entries = found.last.map_or(0, |(entries, _)| entries);
    report
        .good(ABOUT, format!("{name} is of this version (schema {}), with {entries} entries", found.schema));
    Ok(Some(args.database.envelopes()?))
}

fn room(path: &Path, report: &mut Report) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(about) = rustix::fs::statvfs(folder) else { return };
    let free = about.f_bavail.saturating_mul(about.f_frsize);
    let size = std::fs::metadata(path).map_or(0, |about| about.len());
    let says = format!("{} MiB are free where the database of {} MiB is", free >> 20, size >> 20);
    let help = format!("df -h {}", folder.display());
    match judge_room(free, size) {
        State::Good => report.good(ABOUT, says),
        State::Warning => {
            report.warn(ABOUT, format!("only {says}: make room, or give it another disk"), help)
        }
        State::Wrong => {
            report.wrong(ABOUT, format!("only {says}: soon nothing can be recorded any longer"), help)
        }
    }
}

/// A database may grow by half again before anybody looks, and a load needs room at once.
fn judge_room(free: u64, size: u64) -> State {
    match free {
        _ if free < LEAST => State::Wrong,
        _ if free < ENOUGH.max(size / 2) => State::Warning,
        _ => State::Good,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_judged_by_what_there_is_and_what_is_kept() {
        const MIB: u64 = 1 << 20;
        for (free, size, expected) in [
            (99 * MIB, 0, State::Wrong),
            (100 * MIB, 0, State::Warning),
            (1023 * MIB, MIB, State::Warning),
            (1024 * MIB, MIB, State::Good),
            (1024 * MIB, 2048 * MIB, State::Good),
            (1024 * MIB, 2050 * MIB, State::Warning),
        ] {
            assert_eq!(judge_room(free, size), expected, "{free} {size}");
        }
    }
}
