//! The key that seals the record: found, the right one, its owner's alone.

use std::collections::BTreeSet;

use journal::{Journal, KeyError};

use super::super::serve;
use super::Report;

const ABOUT: &str = "key";

pub(super) fn look(args: &serve::Args, journal: Option<&Journal>, report: &mut Report) {
    let name = args.database.name();
    let source = match args.database.key_if_any() {
        Ok(source) => source,
        Err(failure) => {
            report.wrong(ABOUT, failure.to_string(), "env | grep KITH_KEY");
            return;
        }
    };
    let given = match source.as_ref().map(journal::KeySource::fetch).transpose() {
        Ok(given) => given,
        Err(error) => {
            let help = match &error {
                KeyError::OthersCanRead { path, .. } => format!("chmod 600 {}", path.display()),
                KeyError::Unreadable { path, .. } => format!("ls -l {}", path.display()),
                _ => "kith key new FILE".to_owned(),
            };
            report.wrong(ABOUT, error.to_string(), help);
            return;
        }
    };
    let Some(journal) = journal else { return };
    let Ok(sealing) = journal.sealing() else { return };
    let wanted: BTreeSet<String> =
        sealing.keys.iter().filter(|key| key.is_live()).map(|key| key.name.to_string()).collect();
    let given: Option<BTreeSet<String>> =
        given.map(|keys| keys.iter().map(|key| key.name().to_string()).collect());
    let list = |keys: &BTreeSet<String>| keys.iter().cloned().collect::<Vec<_>>().join(" and ");
    match given {
        None if wanted.is_empty() => report.warn(
            ABOUT,
            format!("{name} is not sealed: whoever has a copy of it can read what is recorded about people"),
            "kith key new /etc/kith/key",
        ),
        None => report.wrong(
            ABOUT,
            format!("{name} is sealed with key {}, and no key is given", list(&wanted)),
            format!("kith doctor --database {name} --key-file /etc/kith/key"),
        ),
        Some(_) if wanted.is_empty() && sealing.open > 0 => report.wrong(
            ABOUT,
            format!("a key is given and {name} is not sealed: kith serve does not start like this"),
            format!("kith key seal --database {name} --what-stands"),
        ),
        Some(given) if !wanted.is_subset(&given) => report.wrong(
            ABOUT,
            format!("{name} is sealed with key {}, and {} is given", list(&wanted), list(&given)),
            format!("kith key check --database {name}"),
        ),
        Some(_) if sealing.open + sealing.open_beside > 0 => report.warn(
            ABOUT,
            format!(
                "{} payloads and {} drafts and parts of documents still stand open in {name}",
                sealing.open, sealing.open_beside
            ),
            format!("kith key seal --database {name} --what-stands"),
        ),
        Some(_) => report.good(ABOUT, "it is the right one, and only its owner can read it"),
    }
}
