//! A document as PDF, made by the program `kith-press` so that nothing else has to be built with a typesetter in it, and a
//! document that will not end can be stopped.

mod program;

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use thiserror::Error;

use crate::model::Document;

/// The environment variable that names the program to use instead of the one beside this program.
pub const PROGRAM: &str = "KITH_PRESS";

/// What making a PDF may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The longest it may take from start to end.
    pub time: Duration,
    /// The largest file it may give, in bytes.
    pub bytes: u64,
}

impl Default for Limits {
    /// Two minutes and 64 MiB: far more than any report of an authority takes.
    fn default() -> Limits {
        Limits { time: Duration::from_secs(120), bytes: 64 << 20 }
    }
}

/// Why there is no PDF.
#[derive(Debug, Error)]
pub enum PdfError {
    /// There is no program to make it.
    #[error(
        "kith-press, the program that makes PDFs, was not found beside kith or on the search path: build it with `make`, \
         or name it in {PROGRAM}. The report can be had as HTML or XLSX without it"
    )]
    NoProgram,
    /// The program named in the environment is not there.
    #[error(
        "{PROGRAM} names “{0}”, and there is no such file: correct it, or unset it to use the kith-press beside kith"
    )]
    NotThere(PathBuf),
    /// The program could not be started, fed or read.
    #[error("{} could not be run: {source}", program.display())]
    Run {
        /// The program.
        program: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// It took too long and was stopped.
    #[error("the PDF was not ready after {} seconds and was stopped: ask for fewer sections, or for HTML", .0.as_secs_f32())]
    Slow(Duration),
    /// The file is too large.
    #[error("the PDF would be larger than {0} bytes and was stopped: ask for fewer sections, or for XLSX")]
    Large(u64),
    /// The program refused or failed.
    #[error("kith-press made no PDF: {0}")]
    Refused(String),
    /// The document cannot be written down for the program.
    #[error("the document cannot be handed to kith-press: {0}")]
    Document(#[from] serde_json::Error),
}

/// The document as the bytes of a PDF that is PDF/UA-1 and PDF/A-2a, made by the `kith-press` named in the environment,
/// else beside this program, else on the search path.
///
/// # Errors
/// The program is not there, refuses the document, or goes beyond a limit.
pub fn pdf(document: &Document, limits: &Limits) -> Result<Vec<u8>, PdfError> {
    pdf_by(&program::find()?, document, limits)
}

/// The same, made by the program given.
///
/// # Errors
/// The program cannot be run, refuses the document, or goes beyond a limit.
pub fn pdf_by(program: &Path, document: &Document, limits: &Limits) -> Result<Vec<u8>, PdfError> {
    let json = serde_json::to_vec(document)?;
    let failed = |source| PdfError::Run { program: program.to_owned(), source };
    let start = Instant::now();
    let child = Command::new(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let mut child = Stopped(child);

    // A pipe holds little: all three are served at once, or both sides would wait for each other for ever.
    if let Some(mut stdin) = child.0.stdin.take() {
        // If the program stops reading, its own words on stderr say why.
        thread::spawn(move || drop(stdin.write_all(&json)));
    }
    let said = child.0.stderr.take().map(|stderr| read(stderr, 64 << 10));
    let made = child.0.stdout.take().map(|stdout| read(stdout, limits.bytes.saturating_add(1)));

    let left = || limits.time.saturating_sub(start.elapsed());
    let bytes = match made.map(|made| made.recv_timeout(left())) {
        Some(Ok(bytes)) => bytes.map_err(failed)?,
        Some(Err(RecvTimeoutError::Timeout)) => return Err(PdfError::Slow(limits.time)),
        Some(Err(RecvTimeoutError::Disconnected)) | None => Vec::new(),
    };
    if bytes.len() as u64 > limits.bytes {
        return Err(PdfError::Large(limits.bytes));
    }
    let status = loop {
        match child.0.try_wait().map_err(failed)? {
            Some(status) => break status,
            None if left().is_zero() => return Err(PdfError::Slow(limits.time)),
            None => thread::sleep(Duration::from_millis(2)),
        }
    };
    if status.success() && bytes.starts_with(b"%PDF-") {
        return Ok(bytes);
    }
    let said = said.and_then(|said| said.recv_timeout(Duration::from_secs(1)).ok()?.ok()).unwrap_or_default();
    let said = String::from_utf8_lossy(&said).trim().to_owned();
    let said = said.strip_prefix("kith-press: ").map(str::to_owned).unwrap_or(said);
    Err(PdfError::Refused(if said.is_empty() {
        format!("it ended with {status} and said nothing")
    } else {
        said
    }))
}

/// Reads at most so many bytes in the background.
fn read(from: impl Read + Send + 'static, most: u64) -> Receiver<std::io::Result<Vec<u8>>> {
    let (send, receive) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = from.take(most).read_to_end(&mut bytes).map(|_| bytes);
        // Nobody waits any more after a time limit.
        drop(send.send(read));
    });
    receive
}

/// A child that does not outlive the wait for it.
struct Stopped(Child);

impl Drop for Stopped {
    fn drop(&mut self) {
        // Both fail only if it has already ended.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

#[cfg(test)]
mod tests;
