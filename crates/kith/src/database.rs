//! The database that is named, opened, and what is in it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use calendar::Moment;
use journal::{Batch, Journal, Load, Receipt, SubjectId};
use records::Change;
use roll::Roll;

use crate::failure::Failure;
use crate::now;

/// Which database a command is about.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Database {
    /// The database: an SQLite file, such as kith.db or sqlite:kith.db
    #[arg(long = "database", value_name = "URL")]
    url: String,
}

impl Database {
    fn path(&self) -> Result<PathBuf, Failure> {
        if self.url.starts_with("postgres:") || self.url.starts_with("postgresql:") {
            return Err(Failure::new(
                "PostgreSQL is not supported yet; name an SQLite file, such as kith.db",
            ));
        }
        let path = ["sqlite://", "sqlite:"].iter().find_map(|prefix| self.url.strip_prefix(prefix));
        Ok(PathBuf::from(path.unwrap_or(&self.url)))
    }

    /// Opens the journal that is there.
    pub(crate) fn existing(&self) -> Result<Journal, Failure> {
        Ok(Journal::open_existing(&self.path()?, now::moment)?)
    }

    /// Opens the journal, or makes it where there is none.
    pub(crate) fn or_new(&self) -> Result<Journal, Failure> {
        let path = self.path()?;
        if let Some(folder) =
            path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir())
        {
            return Err(Failure::new(format!(
                "there is no folder {}; make it, or name another",
                folder.display()
            )));
        }
        Ok(Journal::open(&path, now::moment)?)
    }
}

/// Everything a journal knows, resident; what could not be read in it is told on standard error.
pub(crate) fn roll(journal: Journal) -> Result<Roll, Failure> {
    let roll = Roll::open(journal)?;
    for problem in roll.problems().iter().take(10) {
        eprintln!("kith: {problem}");
    }
    Ok(roll)
}

/// The authority of a journal: the one it was begun for, else the one named, else a stand-in that says so.
pub(crate) fn authority(roll: &Roll, named: Option<&str>) -> Result<Arc<str>, Failure> {
    match (roll.authority(), named) {
        (Some(begun), Some(named)) if *begun != *named => Err(Failure::new(format!(
            "this database is authority {begun}, not {named}; name another database, or leave --authority out"
        ))),
        (Some(begun), _) => Ok(begun),
        (None, Some(named)) => Ok(named.into()),
        (None, None) => Ok("not-named".into()),
    }
}

/// Appends what a load or an invention wants said, all of it or nothing; `None` where there is nothing to say.
pub(crate) fn append(
    roll: &Roll,
    authority: &Arc<str>,
    what: &str,
    known_at: Option<Moment>,
    changes: &[Change],
) -> Result<Option<Receipt>, Failure> {
    if changes.is_empty() {
        return Ok(None);
    }
    // What was compared is what must still stand: for each subject, the last entry seen.
    let mut expected = BTreeMap::new();
    for change in changes {
        if !expected.contains_key(&change.subject) {
            let seen = roll.facts(&change.subject).iter().map(|fact| fact.origin.seq).max();
            expected.insert(change.subject.clone(), seen);
        }
    }
    let expected = expected
        .into_iter()
        .map(|(subject, seen)| Ok((SubjectId::new(&subject.to_string())?, seen)))
        .collect::<Result<Vec<_>, Failure>>()?;
    let entries = changes.iter().map(roll::new_entry).collect::<Result<Vec<_>, _>>()?;
    let receipt = roll.append(Batch {
        authority: authority.clone(),
        who: "command line".into(),
        permit_reason: None,
        known_at,
        load: Some(Load { id: format!("{what}, {}", now::moment()).into(), what: what.into() }),
        entries,
        expected,
    })?;
    Ok(Some(receipt))
}
