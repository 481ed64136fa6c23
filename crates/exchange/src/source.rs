//! What was given to be read, opened as far as texts.

use std::sync::Arc;

use crate::archive;
use crate::limits::Limits;
use crate::problem::{Problem, shown_within};
use crate::text;

/// A file that somebody gave: what it is called and what is in it.
///
/// The name is a label for sentences only; nothing is ever opened by it.
#[derive(Debug, Clone)]
pub struct Source {
    /// What it is called: `Episodes.csv`, `return.zip`.
    pub name: String,
    /// What is in it, unchanged.
    pub bytes: Vec<u8>,
}

impl Source {
    /// A file with this name and content.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Source {
        Source { name: name.into(), bytes: bytes.into() }
    }
}

/// One text file, out of its archive and its encoding.
#[derive(Debug, Clone)]
pub struct TextFile {
    /// What it is called; for a file in an archive `return.zip/Episodes.csv`.
    pub name: Arc<str>,
    /// Its text: UTF-8 without byte order mark, lines ended by LF or CRLF.
    pub text: String,
    /// What form it has.
    pub form: TextForm,
}

/// What form a text file has, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextForm {
    /// Lines of cells with a separator between them.
    Delimited,
    /// XML: it begins with `<`.
    Xml,
}

/// Endings of names that are never a return and often lie beside one.
const PASSED_OVER: &[&str] = &[
    "md", "pdf", "doc", "docx", "rtf", "odt", "xls", "xlsx", "xlsm", "xlsb", "ods", "ppt", "pptx", "png",
    "jpg", "jpeg", "gif", "svg", "json", "yaml", "yml", "toml", "html", "htm", "xsd", "xsl", "db", "sqlite",
    "log", "msg", "eml", "exe", "py", "ipynb", "ds_store",
];

/// What an export calls its list of the columns that the record could not fill. It stands beside the return and is no
/// table of it: it is passed over without a word, so that a folder that was written reads as it was.
pub const NOT_FILLED: &str = "not_filled.csv";

/// Opens sources as far as texts: archives are unpacked, encodings settled, what is neither is said to be so.
///
/// A file whose name says that it is something else (a workbook, a document) is passed over with a notice.
pub fn open(sources: Vec<Source>, limits: &Limits) -> (Vec<TextFile>, Vec<Problem>) {
    let mut opening = Opening { limits, left: limits.total_bytes, files: Vec::new(), problems: Vec::new() };
    for source in sources {
        opening.source(source);
    }
    (opening.files, opening.problems)
}

struct Opening<'l> {
    limits: &'l Limits,
    left: u64,
    files: Vec<TextFile>,
    problems: Vec<Problem>,
}

impl Opening<'_> {
    fn source(&mut self, source: Source) {
        let name = label(&source.name);
        if archive::is_archive(&source.bytes) {
            let (members, problems) = archive::unpack(&name, &source.bytes, self.limits, &mut self.left);
            drop(source);
            self.problems.extend(problems);
            for (name, bytes) in members {
                self.text(name, bytes);
            }
            return;
        }
        if ending(&name) == "zip" {
            self.problems.push(
                Problem::unreadable("is called .zip but is not a zip archive")
                    .file(&name)
                    .advice("make the archive again or give the files themselves"),
            );
            return;
        }
        let size = source.bytes.len() as u64;
        if size > self.left || size > self.limits.file_bytes {
            let bound = self.left.min(self.limits.file_bytes) >> 20;
            self.problems.push(
                Problem::unreadable(format!("is larger than the {bound} MiB that are read at most"))
                    .file(&name),
            );
            return;
        }
        self.left -= size;
        self.text(name, source.bytes);
    }

    fn text(&mut self, name: Arc<str>, bytes: Vec<u8>) {
        if name.rsplit('/').next() == Some(NOT_FILLED) {
            return;
        }
        if let Some(notice) = passed_over(&name) {
            self.problems.push(notice);
            return;
        }
        match text::decode(&name, bytes, &mut self.problems) {
            Err(problem) => self.problems.push(problem),
            Ok(text) if text.trim().is_empty() => self.problems.push(
                Problem::unreadable("is empty")
                    .file(&name)
                    .expected("a line of column names")
                    .advice("export it again or leave it out"),
            ),
            Ok(text) => {
                let form =
                    if text.trim_start().starts_with('<') { TextForm::Xml } else { TextForm::Delimited };
                self.files.push(TextFile { name, text, form });
            }
        }
    }
}

/// The notice where the name says that a file is no return.
pub(crate) fn passed_over(name: &Arc<str>) -> Option<Problem> {
    let ending = ending(name);
    let workbook = matches!(ending.as_str(), "xls" | "xlsx" | "xlsm" | "xlsb" | "ods");
    if workbook {
        return Some(
            Problem::notice("is a workbook and was passed over")
                .file(name)
                .advice("save each sheet as CSV if it belongs to the return"),
        );
    }
    PASSED_OVER
        .contains(&ending.as_str())
        .then(|| Problem::notice("is neither a table nor a return and was passed over").file(name))
}

/// What stands after the last dot of a name, in lower case.
pub(crate) fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

/// A name fit for a sentence.
pub(crate) fn label(name: &str) -> Arc<str> {
    shown_within(&name.replace('\\', "/"), 200).into()
}
