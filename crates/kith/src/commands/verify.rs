//! `kith verify`: is the journal what was written, and is each document what was attached?

use std::ops::ControlFlow;
use std::path::PathBuf;

use indicatif::{ProgressBar, ProgressStyle};
use journal::{Digest, DocumentName, Head, Journal, StoreError, Verified, VerifyError};
use records::Definition;
use records::coming_into_care::Document;

use super::anchor;
use crate::database::Database;
use crate::failure::{Failure, Outcome};
use crate::say;

/// Recomputes every digest and hash of the journal and of the documents in it. Exit 1 and the first bad entry, or every bad
/// document, where something was tampered with. Nobody's name is told: a document is named by whose record it is in, by number,
/// and by its digest.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
    /// A head noted earlier and elsewhere, as this command prints it: shows that nothing was cut off the end
    #[arg(long)]
    head: Option<Head>,
    /// A file of heads noted elsewhere, as kith anchor writes it: the journal must pass through each
    #[arg(long, value_name = "FILE")]
    anchor: Option<PathBuf>,
    /// Verifies a sealed journal without its key: that no entry was changed, left out or put in. What is sealed is not read, nor
    /// are documents
    #[arg(long)]
    without_key: bool,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let journal = if args.without_key { args.database.envelopes()? } else { args.database.existing()? };
    let mut noted: Vec<Head> = args.head.into_iter().collect();
    if let Some(path) = &args.anchor {
        noted.extend(anchor::read(path)?);
    }
    let passed = match noted.len() {
        0 => "Note the head somewhere else: with it, --head also shows that nothing was cut off the end."
            .to_owned(),
        1 => "It passes through the head that was noted.".to_owned(),
        heads => format!("It passes through all {heads} heads that were noted."),
    };
    let bar = bar("{bar:40} {pos} of {len} entries");
    let verified = journal.verify_with(&noted, |done, of| {
        bar.set_length(of);
        bar.set_position(done);
    });
    bar.finish_and_clear();
    match verified {
        Ok(verified) => {
            let documents = if args.without_key { Documents::not_read() } else { documents(&journal)? };
            say::out(&format!(
                "The journal is whole: {} entries, and {} looks at records.{}\n{}\nHead: {}\n{passed}\n",
                verified.entries,
                verified.looks,
                payloads(&verified),
                documents.sentence(),
                verified.head
            ))?;
            Ok(if documents.wrong.is_empty() { Outcome::Done } else { Outcome::Findings })
        }
        Err(VerifyError::Broken(broken)) => {
            say::out(&format!("The journal is not what was written. First bad entry: {broken}\n"))?;
            Ok(Outcome::Findings)
        }
        Err(VerifyError::Damaged { found }) => {
            say::out(&format!(
                "Every entry is what was written, but the file is damaged: {found}.\n\
                 What is looked up may not be found. Restore the last backup: kith restore.\n"
            ))?;
            Ok(Outcome::Findings)
        }
        Err(error) => Err(error.into()),
    }
}

/// What is to be said of payloads that could not be compared.
fn payloads(verified: &Verified) -> String {
    let mut said = String::new();
    if verified.unopened > 0 {
        said.push_str(&format!(" {} payloads are sealed and were not opened.", verified.unopened));
    }
    if verified.destroyed > 0 {
        said.push_str(&format!(" {} payloads were erased, under entries that say so.", verified.destroyed));
    }
    if verified.erased_later > 0 {
        said.push_str(&format!(
            " The entries that say so of {} of them are not here: this journal was restored to a moment before.",
            verified.erased_later
        ));
    }
    said
}

/// Drawn on a terminal only.
fn bar(template: &str) -> ProgressBar {
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(0).with_style(style)
}

/// What was found of the documents.
struct Documents {
    whole: u64,
    destroyed: u64,
    /// A sentence for each that is wrong, in the order of the journal's own list, then of its entries.
    wrong: Vec<String>,
    read: bool,
}

impl Documents {
    /// Without the key.
    fn not_read() -> Documents {
        Documents { whole: 0, destroyed: 0, wrong: Vec::new(), read: false }
    }

    fn sentence(&self) -> String {
        if !self.read {
            return "Documents were not read.".to_owned();
        }
        let mut said = match self.whole {
            0 if self.wrong.is_empty() => "No document is attached.".to_owned(),
            0 => "No document is what was attached.".to_owned(),
            1 => "One document is what was attached.".to_owned(),
            whole => format!("{whole} documents are what was attached."),
        };
        if self.destroyed > 0 {
            said.push_str(&format!(" The scanner refused {}, whose content is destroyed.", self.destroyed));
        }
        if !self.wrong.is_empty() {
            said = format!("{said} {} wrong:\n{}", self.wrong.len(), self.wrong.join("\n"));
        }
        said
    }
}

/// Compares each document with its digest, and looks for those that an entry names and that are not kept.
fn documents(journal: &Journal) -> Result<Documents, Failure> {
    let bar = bar("{spinner} {pos} documents");
    let verified = journal.verify_documents(|done| bar.set_position(done));
    bar.finish_and_clear();
    let verified = verified?;
    let mut wrong: Vec<String> = verified
        .broken
        .iter()
        .map(|name| {
            format!("  document {} of {}: its content is not what was attached", name.digest, name.subject)
        })
        .collect();
    for (seq, name) in named(journal)? {
        if journal.document(&name)?.is_none() {
            wrong.push(format!(
                "  document {} of {}: entry {seq} names it, and its content is not there",
                name.digest, name.subject
            ));
        }
    }
    Ok(Documents { whole: verified.whole, destroyed: verified.destroyed, wrong, read: true })
}

/// The documents that entries name, by the first entry that does.
fn named(journal: &Journal) -> Result<Vec<(u64, DocumentName)>, StoreError> {
    let mut named: Vec<(u64, DocumentName)> = Vec::new();
    journal.entries(0, |envelope, payload| {
        if &*envelope.kind == Document::KIND.name
            && let Some(payload) = payload
            && let Ok(document) = serde_json::from_slice::<Document>(payload)
            && let Ok(digest) = document.digest.parse::<Digest>()
        {
            let name = DocumentName { subject: envelope.subject.clone(), digest };
            if !named.iter().any(|(_, known)| *known == name) {
                named.push((envelope.seq, name));
            }
        }
        ControlFlow::Continue(())
    })?;
    Ok(named)
}
