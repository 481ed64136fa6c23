//! `kith anchor`: the end of the chain, noted where whoever has the database cannot write.

use std::io::Write;
use std::path::{Path, PathBuf};

use journal::{Head, Mail};

use crate::database::Database;
use crate::failure::{Failure, Outcome};
use crate::{now, say};

/// Notes the head of the chain: prints it, adds it to a file, or mails it. Once a day, to somebody who cannot write to the
/// database: later `kith verify --anchor FILE` shows that nothing before was cut off or computed anew. It tells nothing of
/// anybody, and needs no key.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
    /// A file to which a line is added, such as on a share where lines can only be added
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
    /// A mail address, such as the auditor's; kith serve sends it with the next mail
    #[arg(long, value_name = "ADDRESS")]
    mail: Option<String>,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let journal = args.database.envelopes()?;
    let (head, at) = (journal.head()?, now::moment());
    if head.seq == 0 {
        return Err(Failure::new("the journal is empty: there is nothing to note yet"));
    }
    let line = format!("{at} {head}\n");
    if let Some(path) = &args.to {
        let failed = |error| Failure::new(format!("{} cannot be written: {error}", path.display()));
        let mut file = std::fs::File::options().append(true).create(true).open(path).map_err(failed)?;
        file.write_all(line.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
    }
    if let Some(address) = &args.mail {
        journal.queue_mail(Mail {
            id: format!("anchor {} {address}", at.day()).into(),
            to: address.as_str().into(),
            subject: format!("Kith: the head of the journal, {}", at.day()).into(),
            body: format!(
                "Keep this message. With it, kith verify --head shows that nothing recorded until then was cut off or \
                 changed.\n\n{line}"
            )
            .into(),
            calendar: None,
            tries: 0,
        })?;
    }
    say::out(&line)?;
    Ok(Outcome::Done)
}

/// The heads of a file: in each line the last word. Empty lines and those that begin with `#` say nothing.
pub(crate) fn read(path: &Path) -> Result<Vec<Head>, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::new(format!("{} cannot be read: {error}", path.display())))?;
    let mut heads = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let head = line.rsplit(' ').next().and_then(|word| word.parse().ok());
        heads.push(head.ok_or_else(|| {
            Failure::new(format!(
                "line {number} of {} does not end with a head, as kith anchor writes it: \
                 a number, a colon and 64 hexadecimal digits",
                path.display()
            ))
        })?);
    }
    if heads.is_empty() {
        return Err(Failure::new(format!("there is no head in {}", path.display())));
    }
    Ok(heads)
}
