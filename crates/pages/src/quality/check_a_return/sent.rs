//! What somebody sent: files and choices, read within limits before anything is made of them.

use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use axum::http::StatusCode;
use calendar::CollectionYear;
use exchange::{Limits, Source};
use ssda903::rules::YEARS;

use super::checks::{Checks, Room};
use super::form::Typed;

/// Bytes of a choice or of something typed.
const TYPED: usize = 200;

/// Files of one form.
const FILES: usize = 200;

/// A return to be judged.
pub(super) struct Sent {
    /// The return.
    pub(super) files: Vec<Source>,
    /// The return of the year before.
    pub(super) last: Vec<Source>,
    /// Lists of providers.
    pub(super) providers: Vec<Source>,
    /// A directory of postcodes.
    pub(super) postcodes: Vec<Source>,
    /// The year that was chosen; none: the dates say it.
    pub(super) year: Option<CollectionYear>,
    /// The reporting authority.
    pub(super) authority: Option<&'static str>,
    /// What was typed, for the form again.
    pub(super) typed: Typed,
    /// The room that the files take.
    pub(super) room: Room,
}

/// Something that is wrong with what was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    /// The field, by its name and identifier.
    pub(super) field: &'static str,
    /// A sentence that says what to do.
    pub(super) sentence: String,
    /// Whether it is more than is read.
    pub(super) too_large: bool,
}

impl Wrong {
    pub(super) fn new(field: &'static str, sentence: impl Into<String>) -> Wrong {
        Wrong { field, sentence: sentence.into(), too_large: false }
    }
}

/// Why nothing is judged.
#[derive(Debug)]
pub(super) enum Failed {
    /// The form is shown again.
    Wrong(Vec<Wrong>, Typed),
    /// There is no room for the files now.
    Busy,
    /// It is more than any form may carry.
    TooLarge,
    /// What came is no form, or not all of it.
    Broken,
}

impl From<MultipartError> for Failed {
    fn from(error: MultipartError) -> Failed {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Failed::TooLarge } else { Failed::Broken }
    }
}

/// Reads a form. A file beyond a limit is left out and said; the rest is read on, so that the browser hears the answer.
pub(super) async fn read(mut multipart: Multipart, checks: &Checks) -> Result<Sent, Failed> {
    let limits = Limits::USUAL;
    let mut sent = Sent {
        files: Vec::new(),
        last: Vec::new(),
        providers: Vec::new(),
        postcodes: Vec::new(),
        year: None,
        authority: None,
        typed: Typed::default(),
        room: Room::default(),
    };
    let mut wrong = Vec::new();
    let (mut total, mut count) = (0u64, 0usize);
    while let Some(field) = multipart.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        let into = match name.as_str() {
            "files" => &mut sent.files,
            "last" => &mut sent.last,
            "providers" => &mut sent.providers,
            "postcodes" => &mut sent.postcodes,
            "year" => {
                sent.typed.year = typed(field).await?;
                continue;
            }
            "authority" => {
                sent.typed.authority = typed(field).await?;
                continue;
            }
            _ => continue,
        };
        let called = field.file_name().unwrap_or_default().to_owned();
        let id = field_id(&name);
        match file(field, &limits, &mut total, &mut sent.room, checks).await? {
            // A field without a file is sent as a file without a name.
            Read::Whole(bytes) if called.is_empty() && bytes.is_empty() => {}
            Read::Whole(_) if count >= FILES => {
                if count == FILES {
                    wrong.push(Wrong::new(id, "Choose fewer files: 200 at most, or put them in a zip"));
                }
                count += 1;
            }
            Read::Whole(bytes) => {
                count += 1;
                into.push(Source::new(called, bytes));
            }
            Read::TooLarge(bound) => {
                let sentence =
                    format!("{called} is larger than the {} MiB that are read at most", bound >> 20);
                wrong.push(Wrong { too_large: true, ..Wrong::new(id, sentence) });
            }
        }
    }
    if sent.files.is_empty() && !wrong.iter().any(|one| one.field == "files") {
        wrong.push(Wrong::new("files", "Choose the files of the return"));
    }
    sent.year = match year(&sent.typed.year) {
        Ok(year) => year,
        Err(sentence) => {
            wrong.push(Wrong::new("year", sentence));
            None
        }
    };
    sent.authority = match sent.typed.authority.trim() {
        "" => None,
        code => {
            let found = ssda903::authority(code).map(|found| found.ons);
            if found.is_none() {
                wrong.push(Wrong::new(
                    "authority",
                    "No English authority has that code: give the ONS code, such as E09000027, or the DfE number, such as 318",
                ));
            }
            found
        }
    };
    if wrong.is_empty() { Ok(sent) } else { Err(Failed::Wrong(wrong, sent.typed)) }
}

/// The collection year of a choice; none for the one that the dates say.
fn year(chosen: &str) -> Result<Option<CollectionYear>, &'static str> {
    if chosen.is_empty() {
        return Ok(None);
    }
    let year = chosen.parse().ok().and_then(CollectionYear::new);
    match year.filter(|year| YEARS.iter().any(|of| of.closing == year.closing())) {
        Some(year) => Ok(Some(year)),
        None => Err("Choose one of the years in the list"),
    }
}

/// The name of a field as the program writes it.
fn field_id(name: &str) -> &'static str {
    ["last", "providers", "postcodes"].into_iter().find(|id| *id == name).unwrap_or("files")
}

/// A file as far as it was read.
enum Read {
    Whole(Vec<u8>),
    /// More than this many bytes.
    TooLarge(u64),
}

async fn file(
    mut field: Field<'_>,
    limits: &Limits,
    total: &mut u64,
    room: &mut Room,
    checks: &Checks,
) -> Result<Read, Failed> {
    let mut bytes = Vec::new();
    let mut beyond = None;
    while let Some(chunk) = field.chunk().await? {
        if beyond.is_some() {
            continue;
        }
        *total += chunk.len() as u64;
        let size = bytes.len() as u64 + chunk.len() as u64;
        beyond = match (size > limits.file_bytes, *total > limits.total_bytes) {
            (true, _) => Some(limits.file_bytes),
            (_, true) => Some(limits.total_bytes),
            _ => None,
        };
        if beyond.is_some() {
            bytes = Vec::new();
            continue;
        }
        if !checks.take(room, chunk.len()) {
            return Err(Failed::Busy);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(beyond.map_or(Read::Whole(bytes), Read::TooLarge))
}

/// Something typed or chosen; what is beyond a bound is left out.
async fn typed(mut field: Field<'_>) -> Result<String, Failed> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await? {
        bytes.extend(chunk.iter().take(TYPED.saturating_sub(bytes.len())));
    }
    Ok(String::from_utf8_lossy(&bytes).trim().to_owned())
}
