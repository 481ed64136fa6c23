//! The database that is named, opened, and what is in it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use calendar::Moment;
use journal::postgres::PostgresAddress;
use journal::{Batch, Journal, Key, KeyName, KeySource, Load, Receipt, SubjectId};
use records::Change;
use roll::Roll;

use crate::failure::Failure;
use crate::{authorities, now, password, say};

impl std::str::FromStr for Database {
    type Err = std::convert::Infallible;

    /// One that is named by a value and not sealed.
    fn from_str(url: &str) -> Result<Database, Self::Err> {
        Ok(Database { url: url.to_owned(), key: Keys::default() })
    }
}

/// Which database a command is about.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Database {
    /// The database: an SQLite file, such as kith.db or sqlite:kith.db; or a PostgreSQL database by the role of the authority,
    /// such as postgres://kith_372@db.council.example/kith, its password in PGPASSWORD or in the file that PGPASSFILE names
    #[arg(long = "database", value_name = "URL")]
    url: String,
    #[command(flatten)]
    key: Keys,
}

/// Where the key of a sealed database is.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct Keys {
    /// The file with the authority's key, which only its owner may read; or KITH_KEY_FILE, or the key itself in KITH_KEY
    #[arg(long, value_name = "FILE", conflicts_with = "key_command")]
    key_file: Option<PathBuf>,
    /// A command that prints the authority's key; or KITH_KEY_COMMAND
    #[arg(long, value_name = "COMMAND")]
    key_command: Option<String>,
}

impl Keys {
    /// What was named, here or in the environment; `None` where nothing was.
    pub(crate) fn source(&self) -> Result<Option<KeySource>, Failure> {
        if let Some(path) = &self.key_file {
            return Ok(Some(KeySource::File(path.clone())));
        }
        if let Some(command) = &self.key_command {
            return Ok(Some(KeySource::Command(command.clone())));
        }
        let set = |name: &str| std::env::var(name).ok().filter(|text| !text.is_empty());
        let found: Vec<KeySource> = [
            set("KITH_KEY_FILE").map(|path| KeySource::File(path.into())),
            set("KITH_KEY").map(KeySource::Text),
            set("KITH_KEY_COMMAND").map(KeySource::Command),
        ]
        .into_iter()
        .flatten()
        .collect();
        match <[KeySource; 1]>::try_from(found) {
            Ok([source]) => Ok(Some(source)),
            Err(found) if found.is_empty() => Ok(None),
            Err(_) => Err(Failure::new(
                "more than one of KITH_KEY_FILE, KITH_KEY and KITH_KEY_COMMAND is set; set one",
            )),
        }
    }

    /// The same, where there must be one.
    pub(crate) fn needed(&self) -> Result<KeySource, Failure> {
        self.source()?.ok_or_else(|| {
            Failure::new(
                "no key is named: give --key-file, or set KITH_KEY_FILE, KITH_KEY or KITH_KEY_COMMAND; kith key new makes one",
            )
        })
    }
}

impl Database {
    /// The file, for what only a file can be.
    pub(crate) fn path(&self) -> Result<PathBuf, Failure> {
        if PostgresAddress::is_meant(&self.url) {
            return Err(Failure::new("this is done with an SQLite file: name one, such as kith.db"));
        }
        let path = ["sqlite://", "sqlite:"].iter().find_map(|prefix| self.url.strip_prefix(prefix));
        Ok(PathBuf::from(path.unwrap_or(&self.url)))
    }

    /// The PostgreSQL database, where one is named.
    pub(crate) fn postgres(&self) -> Result<Option<PostgresAddress>, Failure> {
        if !PostgresAddress::is_meant(&self.url) {
            return Ok(None);
        }
        let address = PostgresAddress::parse(&self.url)?;
        Ok(Some(match password::of(&address)? {
            Some(password) => address.with_password(&password),
            None => address,
        }))
    }

    /// The place that is meant, by whatever way it is named: two that are one are found to be.
    pub(crate) fn place(&self) -> Result<String, Failure> {
        Ok(match self.postgres()? {
            Some(address) => address.to_string(),
            None => authorities::real(&self.path()?),
        })
    }

    /// The file with its key, where one is named.
    pub(crate) fn key_file(&self) -> Option<&Path> {
        self.key.key_file.as_deref()
    }

    /// As it was named, for a command that somebody copies. No password stands in it.
    pub(crate) fn name(&self) -> String {
        match self.path() {
            Ok(path) => path.display().to_string(),
            Err(_) => self.url.clone(),
        }
    }

    fn open(&self, key: &Key) -> Result<Journal, Failure> {
        match self.postgres()? {
            Some(address) => Ok(Journal::open_postgres(&address, key, now::moment)?),
            None => Ok(Journal::open_existing_with(&self.path()?, key, now::moment)?),
        }
    }

    /// Opens one in which nothing is recorded yet, for what is invented: a new file, or the authority's place in PostgreSQL.
    ///
    /// # Errors
    /// The file is there already; something is recorded.
    pub(crate) fn unused(&self) -> Result<Journal, Failure> {
        let taken = |what: &str| {
            Failure::new(format!(
                "{} {what}: nothing invented is put among what people recorded; name a new database",
                self.name()
            ))
        };
        if self.postgres()?.is_some() {
            let journal = self.existing()?;
            return if journal.head()?.seq == 0 { Ok(journal) } else { Err(taken("holds a record already")) };
        }
        let path = self.path()?;
        if path.exists() {
            return Err(taken("is there already"));
        }
        Ok(Journal::open(&path, now::moment)?)
    }

    /// Opens the journal that is there.
    pub(crate) fn existing(&self) -> Result<Journal, Failure> {
        self.open(&self.key()?)
    }

    /// The same without the key: nothing that is sealed can be read.
    pub(crate) fn envelopes(&self) -> Result<Journal, Failure> {
        self.open(&Key::EnvelopesOnly)
    }

    /// Opens the journal that is there, to seal it or to change its key.
    pub(crate) fn to_seal(&self) -> Result<Journal, Failure> {
        self.open(&Key::ToSeal(self.key.needed()?))
    }

    fn key(&self) -> Result<Key, Failure> {
        Ok(self.key.source()?.map_or(Key::None, Key::From))
    }

    /// Where the key is, where one was named.
    pub(crate) fn key_if_any(&self) -> Result<Option<KeySource>, Failure> {
        self.key.source()
    }

    /// Where the key is, where one is needed.
    pub(crate) fn key_source(&self) -> Result<KeySource, Failure> {
        self.key.needed()
    }

    /// The names of the keys that were given.
    pub(crate) fn keys_given(&self) -> Result<Vec<KeyName>, Failure> {
        Ok(self.key.needed()?.fetch()?.iter().map(|key| key.name().clone()).collect())
    }

    /// Whether a key was named.
    pub(crate) fn has_key(&self) -> Result<bool, Failure> {
        Ok(self.key.source()?.is_some())
    }

    /// Opens the journal, or makes the file where there is none.
    pub(crate) fn or_new(&self) -> Result<Journal, Failure> {
        if PostgresAddress::is_meant(&self.url) {
            return self.existing();
        }
        let path = self.path()?;
        if let Some(folder) =
            path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir())
        {
            return Err(Failure::new(format!(
                "there is no folder {}; make it, or name another",
                folder.display()
            )));
        }
        Ok(Journal::open_with(&path, &self.key()?, now::moment)?)
    }
}

/// Everything a journal knows, resident; what could not be read in it is told on standard error.
pub(crate) fn roll(journal: Journal) -> Result<Roll, Failure> {
    let roll = Roll::open(journal)?;
    for problem in roll.problems().iter().take(10) {
        say::beside(format_args!("kith: {problem}"));
    }
    Ok(roll)
}

/// The authority of a journal: the one it was begun for, else the one named, else a stand-in that says so.
pub(crate) fn authority(roll: &Roll, named: Option<&str>) -> Result<Arc<str>, Failure> {
    // A database may know whose it is before there is an entry.
    let begun = match roll.authority() {
        None => roll.journal().authority()?,
        begun => begun,
    };
    match (begun, named) {
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
