//! What is wrong with a list of authorities, before any of them is opened.

use std::collections::BTreeMap;
use std::path::Path;

use crate::commands::serve::Args;
use crate::failure::Failure;

/// Something that two authorities of a list cannot both have.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// One sentence, without its full stop.
    pub(crate) says: String,
    /// What to do.
    pub(crate) help: String,
    /// Whether nothing is served with it.
    pub(crate) stops: bool,
}

/// The faults of a list.
pub(crate) fn faults(listed: &[(String, Args)]) -> Result<Vec<Fault>, Failure> {
    let mut faults = Vec::new();
    let (mut hosts, mut databases, mut keys) = (Twice::default(), Twice::default(), Twice::default());
    for (name, args) in listed {
        for host in &args.name {
            hosts.saw(&host.to_ascii_lowercase(), name);
        }
        databases.saw(&args.database.place()?, name);
        if let Some(file) = args.database.key_file() {
            keys.saw(&real(file), name);
        }
    }
    for (host, of) in hosts.twice() {
        faults.push(Fault {
            says: format!("{of} are both at the host {host}"),
            help: "give each a host name of its own".to_owned(),
            stops: true,
        });
    }
    for (place, of) in databases.twice() {
        faults.push(Fault {
            says: format!("{of} have the same database, {place}"),
            help: "name a file or a PostgreSQL role of its own for each".to_owned(),
            stops: true,
        });
    }
    for (file, of) in keys.twice() {
        faults.push(Fault {
            says: format!("{of} are sealed with the same key, {file}: who loses one loses both"),
            help: "kith key new FILE, and kith key rotate for one of them".to_owned(),
            stops: false,
        });
    }
    Ok(faults)
}

/// The file that is meant, by whatever way it is named.
pub(crate) fn real(path: &Path) -> String {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()).display().to_string()
}

/// Who has what.
#[derive(Default)]
struct Twice<'a>(BTreeMap<String, Vec<&'a str>>);

impl<'a> Twice<'a> {
    fn saw(&mut self, what: &str, name: &'a str) {
        let names = self.0.entry(what.to_owned()).or_default();
        if !names.contains(&name) {
            names.push(name);
        }
    }

    /// What more than one has, and who.
    fn twice(self) -> impl Iterator<Item = (String, String)> {
        self.0
            .into_iter()
            .filter(|(_, names)| names.len() > 1)
            .map(|(what, names)| (what, names.join(" and ")))
    }
}
