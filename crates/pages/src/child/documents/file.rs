//! A document, handed over: as a file to keep, never as a page of this site; a photo, for the child's own page.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use journal::{DocumentName, KeptDocument, Scan};
use records::Fact;
use records::coming_into_care::Document;
use web::Problem;

use super::sort_of_file::{is_picture, of_type};
use crate::Desk;
use crate::record::{Record, subject_id};

const NONE: Problem = Problem::Missing(
    "There is no such document about this child, or it was taken back. The page Documents lists those that there are.",
);
const HELD: Problem = Problem::NotReady(
    "The scanner has not looked into this document yet, and nobody can open it before it has. Try again in some minutes.",
);
const REFUSED: Problem = Problem::Missing(
    "The scanner found something harmful in this document. Its content is destroyed: ask whoever sent it for a clean copy.",
);

impl Desk {
    /// What is kept of a document's content; `None` where nothing is: it was recorded without it.
    pub(super) fn kept(&self, record: &Record, document: &Document) -> Result<Option<KeptDocument>, Problem> {
        let Ok(digest) = document.digest.parse() else { return Ok(None) };
        // It stands with the record to which it was attached, perhaps one that was merged into this.
        let merged = self.roll().merged(record.permit.subject());
        for subject in std::iter::once(record.permit.subject()).chain(&merged) {
            let name = DocumentName { subject: subject_id(subject)?, digest };
            let kept =
                self.roll().journal().document(&name).map_err(Problem::fault("looking for a document"))?;
            if kept.is_some() {
                return Ok(kept);
            }
        }
        Ok(None)
    }

    fn content(&self, record: &Record, document: &Document) -> Result<Vec<u8>, Problem> {
        let kept = self.kept(record, document)?.ok_or(NONE)?;
        match kept.state {
            Scan::Waiting => return Err(HELD),
            Scan::Refused => return Err(REFUSED),
            Scan::Passed | Scan::NotScanned => {}
        }
        let mut bytes = Vec::with_capacity(usize::try_from(kept.bytes).unwrap_or_default());
        let read = self.roll().journal().document_content(&kept, |part| bytes.extend_from_slice(part));
        read.map_err(Problem::fault("reading a document"))?;
        Ok(bytes)
    }
}

/// The document of this record, where it stands.
pub(super) fn one<'a>(standing: &[&'a Fact], which: &str) -> Option<&'a Document> {
    standing.iter().filter(|fact| *fact.id == *which).find_map(|fact| fact.of::<Document>())
}

/// A document as a file. Whatever it is, no browser opens it as a page here.
pub(super) fn download(
    desk: &Desk,
    record: &Record,
    standing: &[&Fact],
    which: &str,
) -> Result<Response, Problem> {
    let document = one(standing, which).ok_or(NONE)?;
    let bytes = desk.content(record, document)?;
    let media_type = of_type(&document.media_type).map_or("application/octet-stream", |sort| sort.media_type);
    let headers =
        [(header::CONTENT_TYPE, media_type.to_owned()), (header::CONTENT_DISPOSITION, disposition(document))];
    Ok((headers, bytes).into_response())
}

/// A photo, in the page.
pub(super) fn photo(
    desk: &Desk,
    record: &Record,
    standing: &[&Fact],
    which: &str,
) -> Result<Response, Problem> {
    picture(desk, record, one(standing, which))
}

/// A picture that was found, in a page; as if there were none, where it is none or nothing was found.
pub(crate) fn picture(
    desk: &Desk,
    record: &Record,
    document: Option<&Document>,
) -> Result<Response, Problem> {
    let document = document.filter(|document| is_picture(&document.media_type)).ok_or(NONE)?;
    let bytes = desk.content(record, document)?;
    Ok(([(header::CONTENT_TYPE, document.media_type.clone())], bytes).into_response())
}

/// The name under which it is kept, with the ending of what it is: once in plain letters, once in all.
fn disposition(document: &Document) -> String {
    let ending = of_type(&document.media_type).map_or("bin", |sort| sort.ending);
    let given = document.name.as_deref().unwrap_or("document");
    let stem = match given.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => given,
    };
    let plain: String =
        stem.chars().map(|c| if c.is_ascii_alphanumeric() || "-_ ".contains(c) { c } else { '_' }).collect();
    let all = percent_encoding::utf8_percent_encode(stem, percent_encoding::NON_ALPHANUMERIC);
    format!("attachment; filename=\"{plain}.{ending}\"; filename*=UTF-8''{all}.{ending}")
}

#[cfg(test)]
mod tests {
    use records::coming_into_care::{Document, DocumentSort};

    use super::disposition;

    #[test]
    fn a_file_is_kept_under_its_name_with_the_ending_of_what_it_is() {
        for (name, media_type, expected) in [
            (Some("Letter 1.pdf"), "application/pdf", "\"Letter 1.pdf\"; filename*=UTF-8''Letter%201.pdf"),
            (Some("photo.exe"), "image/jpeg", "\"photo.jpg\"; filename*=UTF-8''photo.jpg"),
            (Some("a\"; x=\".png"), "image/png", "\"a__ x__.png\"; filename*=UTF-8''a%22%3B%20x%3D%22.png"),
            (Some("Zoë"), "text/plain", "\"Zo_.txt\"; filename*=UTF-8''Zo%C3%AB.txt"),
            (None, "text/html", "\"document.bin\"; filename*=UTF-8''document.bin"),
        ] {
            let document = Document {
                day: "2018-10-01".parse().unwrap(),
                title: "A letter".to_owned(),
                sort: DocumentSort::Letter,
                media_type: media_type.to_owned(),
                bytes: 1,
                digest: String::new(),
                name: name.map(str::to_owned),
                why: None,
                to_kind: None,
                to_record: None,
            };
            assert_eq!(disposition(&document), format!("attachment; filename={expected}"));
        }
    }
}
