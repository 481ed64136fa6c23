//! A program that looks into a document before anybody else may.

use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::Duration;

use calendar::Moment;
use journal::{Journal, KeptDocument, Scan, SecretHash};
use tempfile::NamedTempFile;

use crate::Desk;

/// How long a scanner may take over one file.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often it is asked whether it is done.
const BETWEEN: Duration = Duration::from_millis(10);
/// How long until documents that wait are tried again.
const AGAIN: Duration = Duration::from_secs(60);
/// How long, in microseconds, one copy of the program keeps a document to itself: less than until it is tried again.
const CLAIMED: i64 = 50_000_000;
/// Documents tried at once.
const AT_ONCE: usize = 50;
/// Bytes of what a scanner says that are read.
const SAID: u64 = 500;

/// A program that is given the path of a file as its last word, and ends with 0 where it found nothing, with 1 where it found
/// something, and with anything else where it cannot tell: so do the scanners of ClamAV.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scanner {
    program: PathBuf,
    words: Vec<String>,
    patience: Duration,
}

impl Scanner {
    /// A command, its words apart by spaces: `clamdscan --fdpass --no-summary`. `None` where there is none in it.
    pub fn new(command: &str) -> Option<Scanner> {
        let mut words = command.split_whitespace().map(str::to_owned);
        let program = words.next()?.into();
        Some(Scanner { program, words: words.collect(), patience: PATIENCE })
    }

    /// How long it may take over one file, in place of a minute.
    #[must_use]
    pub fn patience(mut self, patience: Duration) -> Scanner {
        self.patience = patience;
        self
    }

    /// Tries it out on a file in which nothing is: why it does not pass one, where it does not.
    ///
    /// # Errors
    /// It cannot be started, does not answer, or finds something where nothing is.
    pub fn try_out(&self) -> Result<(), String> {
        let cannot = |error: std::io::Error| format!("no file can be made to try it on: {error}");
        let mut file = NamedTempFile::new().map_err(cannot)?;
        file.write_all(b"An invented letter.\n").and_then(|()| file.flush()).map_err(cannot)?;
        match self.ask(file.path()) {
            (Scan::Passed, _) => Ok(()),
            (Scan::Refused, said) => Err(format!("it finds something there ({said})")),
            (_, why) => Err(why),
        }
    }

    /// What it says of a file: [`Scan::Waiting`] with the reason where it does not answer.
    pub(super) fn ask(&self, path: &Path) -> (Scan, String) {
        match self.run(path) {
            Ok((status, said)) => match status.code() {
                Some(0) => (Scan::Passed, String::new()),
                Some(1) => (Scan::Refused, first_line(&said, path)),
                Some(code) => (Scan::Waiting, format!("The scanner ended with {code}")),
                None => (Scan::Waiting, "The scanner was stopped".to_owned()),
            },
            Err(sentence) => (Scan::Waiting, sentence.to_owned()),
        }
    }

    fn run(&self, path: &Path) -> Result<(ExitStatus, String), &'static str> {
        const CANNOT: &str = "The scanner cannot be started";
        // Into a file: a pipe that nobody empties would stop it.
        let mut said = tempfile::tempfile().map_err(|_| CANNOT)?;
        let out = said.try_clone().map_err(|_| CANNOT)?;
        let mut running = Command::new(&self.program)
            .args(&self.words)
            .arg(path)
            .stdin(Stdio::null())
            .stdout(out)
            .stderr(Stdio::null())
            .spawn()
            .map_err(|_| CANNOT)?;
        let mut waited = Duration::ZERO;
        loop {
            match running.try_wait() {
                Ok(Some(status)) => {
                    let mut text = Vec::new();
                    let _ = said.seek(SeekFrom::Start(0));
                    let _ = said.take(SAID).read_to_end(&mut text);
                    return Ok((status, String::from_utf8_lossy(&text).into_owned()));
                }
                Ok(None) if waited < self.patience => {
                    std::thread::sleep(BETWEEN);
                    waited += BETWEEN;
                }
                _ => {
                    let _ = running.kill();
                    let _ = running.wait();
                    return Err("The scanner did not answer in time");
                }
            }
        }
    }
}

/// The first line of what a scanner printed, without the path that it repeats.
fn first_line(said: &str, path: &Path) -> String {
    let line = said.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let path = path.to_string_lossy();
    line.replace(&*path, "").trim_start_matches([':', ' ']).trim().to_owned()
}

/// Asks the scanner again about documents that wait, every minute, for as long as the pages are served.
pub(crate) fn follow(desk: &Desk) {
    let Some(scanner) = desk.scanner().cloned() else { return };
    let served = desk.while_served();
    std::thread::spawn(move || {
        loop {
            match served() {
                Some(desk) => again(desk.roll().journal(), &scanner, desk.now()),
                None => return,
            }
            std::thread::sleep(AGAIN);
        }
    });
}

/// Asks the scanner about every document that waits. Ends at the first that it does not answer: it is out of reach.
pub(super) fn again(journal: &Journal, scanner: &Scanner, now: Moment) {
    let Ok(waiting) = journal.documents_waiting(AT_ONCE) else { return };
    for document in waiting {
        // One copy of the program asks about it; where that is stopped, another does a little later.
        let name = claim_of(&document);
        let until = Moment::from_micros(now.micros().saturating_add(CLAIMED));
        if !journal.keep_awaited(name, "", now, until).unwrap_or(false) {
            continue;
        }
        let Some(file) = written(journal, &document) else {
            tracing::warn!("a document that waits for the scanner cannot be read");
            continue;
        };
        let (state, said) = scanner.ask(file.path());
        if journal.judge_document(&document.name, state, &said).is_err() || state == Scan::Waiting {
            return;
        }
    }
}

/// What a document that is being looked into is known by among copies of the program.
fn claim_of(document: &KeptDocument) -> SecretHash {
    let name = &document.name;
    let of = [&name.digest.0[..], name.subject.as_str().as_bytes()].concat();
    SecretHash(blake3::derive_key("kith 2026-11-23 a document is looked into", &of))
}

/// The content in a file of its own, which only this user can read.
fn written(journal: &Journal, document: &KeptDocument) -> Option<NamedTempFile> {
    let mut file = NamedTempFile::new().ok()?;
    let mut whole = true;
    journal.document_content(document, |part| whole &= file.write_all(part).is_ok()).ok()?;
    (whole && file.flush().is_ok()).then_some(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(command: &str) -> (Scan, String) {
        let file = NamedTempFile::new().unwrap();
        Scanner::new(command).unwrap().patience(Duration::from_millis(300)).ask(file.path())
    }

    #[test]
    fn what_a_scanner_answers_is_what_it_ends_with() {
        let held = |sentence: &str| (Scan::Waiting, sentence.to_owned());
        assert_eq!(asked("true"), (Scan::Passed, String::new()));
        assert_eq!(asked("false"), (Scan::Refused, String::new()));
        assert_eq!(asked("ls --no-such-word-at-all"), held("The scanner ended with 2"));
        assert_eq!(asked("/no/such/scanner"), held("The scanner cannot be started"));
        assert_eq!(asked("tail -f"), held("The scanner did not answer in time"));
        assert_eq!(Scanner::new("  "), None);
    }

    #[test]
    fn what_it_found_is_told_without_the_path() {
        let path = Path::new("/tmp/.abc");
        assert_eq!(first_line("\n/tmp/.abc: Invented-Test FOUND\nmore", path), "Invented-Test FOUND");
        assert_eq!(first_line("", path), "");
    }
}
