//! A document in on standard input, a PDF out: the only room with typst.
//!
//! `kith-press` reads one document as JSON (`press::Document`) and writes one PDF that is PDF/UA-1 and PDF/A-2a. It opens
//! no file but its fonts, knows no network and does not know what day it is. On failure it writes one sentence on standard
//! error and ends with 2 (the document cannot be used) or 1 (no PDF could be made).
//!
//! Its memory is limited by what it accepts, see [`limits`]; its time by whoever starts it.

mod fonts;
mod limits;
mod text;
mod typeset;
mod view;
mod world;

use std::io::{Read as _, Write as _};
use std::process::ExitCode;

use press::Document;
use thiserror::Error;

/// Why there is no PDF.
#[derive(Debug, Error)]
enum Failure {
    /// Standard input could not be read.
    #[error("the document could not be read: {0}")]
    Read(std::io::Error),
    /// It is not a document.
    #[error("standard input is not a document: {0}. It wants the JSON that press::Document is written as")]
    NotADocument(#[from] serde_json::Error),
    /// It is too large.
    #[error(transparent)]
    TooLarge(#[from] limits::TooLarge),
    /// There is no font to set it in.
    #[error(transparent)]
    NoFont(#[from] fonts::NoFont),
    /// The typesetter refused; this is a fault of kith-press, not of the document.
    #[error(transparent)]
    Typeset(#[from] typeset::Refused),
    /// The PDF could not be written out.
    #[error("the PDF could not be written: {0}")]
    Write(std::io::Error),
}

fn main() -> ExitCode {
    if let Some(argument) = std::env::args().nth(1) {
        let asked = argument == "--help" || argument == "-h";
        eprintln!(
            "kith-press: reads a document as JSON on standard input and writes it as PDF on standard output. It takes no \
             arguments. {} names a folder of TrueType fonts to use.",
            fonts::FOLDER
        );
        return if asked { ExitCode::SUCCESS } else { ExitCode::from(2) };
    }
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("kith-press: {failure}");
            match failure {
                Failure::Read(_) | Failure::NotADocument(_) | Failure::TooLarge(_) => ExitCode::from(2),
                Failure::NoFont(_) | Failure::Typeset(_) | Failure::Write(_) => ExitCode::from(1),
            }
        }
    }
}

fn run() -> Result<(), Failure> {
    let mut json = Vec::new();
    std::io::stdin().take(limits::BYTES + 1).read_to_end(&mut json).map_err(Failure::Read)?;
    limits::check_bytes(json.len())?;
    let document: Document = serde_json::from_slice(&json)?;
    limits::check(&document)?;
    let fonts = fonts::find()?;
    let pdf = typeset::pdf(&document, &fonts)?;
    let mut out = std::io::stdout().lock();
    out.write_all(&pdf).and_then(|()| out.flush()).map_err(Failure::Write)
}
