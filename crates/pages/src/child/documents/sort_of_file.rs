//! Which sort of file something is, by its content: the name and what a browser says of it are not asked.

use std::io::{self, Read, Seek, SeekFrom};

use zip::ZipArchive;

/// A sort of file that may be attached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sort {
    /// The media type that is sent with it.
    pub(super) media_type: &'static str,
    /// The ending that its name gets.
    pub(super) ending: &'static str,
    /// For people.
    pub(super) words: &'static str,
}

const fn sort(media_type: &'static str, ending: &'static str, words: &'static str) -> Sort {
    Sort { media_type, ending, words }
}

const PDF: Sort = sort("application/pdf", "pdf", "PDF");
const JPEG: Sort = sort("image/jpeg", "jpg", "JPEG picture");
const PNG: Sort = sort("image/png", "png", "PNG picture");
const HEIC: Sort = sort("image/heif", "heic", "HEIC picture");
const DOCX: Sort =
    sort("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "Word document");
const XLSX: Sort =
    sort("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "Excel workbook");
const ODT: Sort = sort("application/vnd.oasis.opendocument.text", "odt", "OpenDocument text");
const ODS: Sort = sort("application/vnd.oasis.opendocument.spreadsheet", "ods", "OpenDocument spreadsheet");
const EML: Sort = sort("message/rfc822", "eml", "e-mail");
const TEXT: Sort = sort("text/plain", "txt", "plain text");

/// Every sort that may be attached.
pub(super) const ALL: [Sort; 10] = [PDF, DOCX, XLSX, ODT, ODS, JPEG, PNG, HEIC, EML, TEXT];

/// What a person is told who sends anything else.
pub(super) const TAKEN: &str =
    "PDF, Word or OpenDocument, Excel, JPEG, PNG or HEIC, an e-mail saved as EML, or plain text";

/// The sort with this media type.
pub(super) fn of_type(media_type: &str) -> Option<Sort> {
    ALL.into_iter().find(|sort| sort.media_type == media_type)
}

/// Whether a browser shows it as a picture.
pub(crate) fn is_picture(media_type: &str) -> bool {
    [JPEG, PNG].iter().any(|sort| sort.media_type == media_type)
}

/// Bytes of the beginning that tell most sorts.
const HEAD: usize = 8 * 1024;

/// Bytes of a list that says what is in an office document.
const MIMETYPE: u64 = 200;

/// The sort of a file, or a sentence that says why it is not taken.
pub(super) fn of(file: &mut (impl Read + Seek)) -> Result<Sort, &'static str> {
    let mut head = Vec::with_capacity(HEAD);
    file.by_ref().take(HEAD as u64).read_to_end(&mut head).map_err(|_| UNREADABLE)?;
    let found = infer::get(&head).map(|found| found.mime_type());
    if head.starts_with(b"PK\x03\x04") {
        return packed(file);
    }
    match found {
        Some("application/pdf") => Ok(PDF),
        Some("image/jpeg") => Ok(JPEG),
        Some("image/png") => Ok(PNG),
        Some("image/heif" | "image/heic") => Ok(HEIC),
        Some("text/html" | "text/xml" | "application/xml" | "image/svg+xml") => Err(PROGRAM),
        Some("text/x-shellscript") => Err(NOT_TAKEN),
        Some(text) if text.starts_with("text/") => text_or_mail(&head, file),
        Some(_) => Err(NOT_TAKEN),
        None => text_or_mail(&head, file),
    }
}

const UNREADABLE: &str = "The file did not arrive whole. Choose it again";
const NOT_TAKEN: &str = "This sort of file is not taken";
const PROGRAM: &str =
    "A web page or drawing (HTML, SVG, XML) can carry programs. Save it as PDF and attach that";
const MACROS: &str =
    "This document carries programs (macros). Save it without them, or as PDF, and attach that";

/// An office document is a zip that says what it is.
fn packed(file: &mut (impl Read + Seek)) -> Result<Sort, &'static str> {
    file.seek(SeekFrom::Start(0)).map_err(|_| UNREADABLE)?;
    let mut packed = ZipArchive::new(file).map_err(|_| NOT_TAKEN)?;
    let has = |packed: &ZipArchive<_>, name: &str| packed.index_for_name(name).is_some();
    let macros = |name: &str| name.ends_with("vbaProject.bin") || name.starts_with("Basic/");
    if packed.file_names().any(|name| name.is_ok_and(|name| macros(&name))) {
        return Err(MACROS);
    }
    unpacked(&mut packed)?;
    if has(&packed, "word/document.xml") {
        return Ok(DOCX);
    }
    if has(&packed, "xl/workbook.xml") {
        return Ok(XLSX);
    }
    let mut said = String::new();
    if let Ok(mimetype) = packed.by_name("mimetype") {
        mimetype.take(MIMETYPE).read_to_string(&mut said).map_err(|_| NOT_TAKEN)?;
    }
    [ODT, ODS].into_iter().find(|sort| sort.media_type == said.trim()).ok_or(NOT_TAKEN)
}

/// What a document may unpack to: more would stop the computer of whoever opens it. What it says of its size is not believed.
fn unpacked<R: Read + Seek>(packed: &mut ZipArchive<R>) -> Result<(), &'static str> {
    let mut left = MOST_UNPACKED;
    for at in 0..packed.len() {
        let entry = packed.by_index(at).map_err(|_| NOT_TAKEN)?;
        let read = io::copy(&mut entry.take(left + 1), &mut io::sink()).map_err(|_| NOT_TAKEN)?;
        left = left.checked_sub(read).ok_or(TOO_MUCH)?;
    }
    Ok(())
}

/// Bytes that a document may unpack to: four times what may be attached.
const MOST_UNPACKED: u64 = 100 * 1024 * 1024;
const TOO_MUCH: &str =
    "This document unpacks to far more than it should. Save it again, or as PDF, and attach that";

/// Text has no control letters but those that end lines; what begins like a page for a browser is none.
fn text_or_mail(head: &[u8], file: &mut (impl Read + Seek)) -> Result<Sort, &'static str> {
    let begins = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if begins.starts_with(b"<") {
        return Err(PROGRAM);
    }
    if begins.is_empty() {
        return Err("The file is empty. Choose another");
    }
    file.seek(SeekFrom::Start(0)).map_err(|_| UNREADABLE)?;
    let mut part = vec![0; HEAD];
    loop {
        let read = file.read(&mut part).map_err(|_| UNREADABLE)?;
        if read == 0 {
            break;
        }
        let control = |byte: &u8| (*byte < b' ' && !b"\t\n\r\x0c".contains(byte)) || *byte == 0x7f;
        if part[..read].iter().any(control) {
            return Err(NOT_TAKEN);
        }
    }
    Ok(if is_mail(begins) { EML } else { TEXT })
}

/// Whether the first lines are those of an e-mail: headers, the usual ones among them.
fn is_mail(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(text);
    let mut usual = 0;
    for line in text.lines().take_while(|line| !line.trim().is_empty()) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic()) {
            return false;
        }
        let known = ["from", "to", "date", "subject", "message-id", "received", "mime-version"];
        usual += usize::from(known.contains(&name.to_ascii_lowercase().as_str()));
    }
    usual >= 2
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn zip(files: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_file_is_what_its_content_says() {
        let jpeg = [&[0xff, 0xd8, 0xff, 0xe0, 0, 16][..], b"JFIF\0", &[0; 40]].concat();
        let png = [&b"\x89PNG\r\n\x1a\n"[..], &[0; 40]].concat();
        let heic = [&b"\0\0\0\x18ftypheic\0\0\0\0heicmif1"[..], &[0; 40]].concat();
        let table: Vec<(&str, Vec<u8>, Result<Sort, &str>)> = vec![
            ("pdf", b"%PDF-1.7\n1 0 obj".to_vec(), Ok(PDF)),
            ("jpeg", jpeg, Ok(JPEG)),
            ("png", png, Ok(PNG)),
            ("heic", heic, Ok(HEIC)),
            ("docx", zip(&[("_rels/.rels", "x"), ("word/document.xml", "x")]), Ok(DOCX)),
            ("xlsx", zip(&[("[Content_Types].xml", "x"), ("xl/workbook.xml", "x")]), Ok(XLSX)),
            ("docm", zip(&[("word/document.xml", "x"), ("word/vbaProject.bin", "x")]), Err(MACROS)),
            ("odt", zip(&[("mimetype", ODT.media_type), ("content.xml", "x")]), Ok(ODT)),
            ("ods", zip(&[("mimetype", ODS.media_type)]), Ok(ODS)),
            (
                "odt with macros",
                zip(&[("mimetype", ODT.media_type), ("Basic/script-lc.xml", "x")]),
                Err(MACROS),
            ),
            ("zip", zip(&[("a.txt", "x")]), Err(NOT_TAKEN)),
            ("broken zip", b"PK\x03\x04 and no more".to_vec(), Err(NOT_TAKEN)),
            ("text", b"She said: see you at 3.\r\n".to_vec(), Ok(TEXT)),
            ("old text", b"Caf\xe9 at noon".to_vec(), Ok(TEXT)),
            ("utf-8 with a mark", b"\xef\xbb\xbfCaf\xc3\xa9".to_vec(), Ok(TEXT)),
            ("mail", b"From: a@b.example\r\nSubject: Hi\r\n there\r\n\r\nText".to_vec(), Ok(EML)),
            ("no mail", b"From: here to there\nwe went".to_vec(), Ok(TEXT)),
            ("html", b"<!DOCTYPE html><html></html>".to_vec(), Err(PROGRAM)),
            ("html later", b"\n\n  <p onclick='x'>".to_vec(), Err(PROGRAM)),
            ("svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), Err(PROGRAM)),
            ("xml", b"<?xml version=\"1.0\"?><svg/>".to_vec(), Err(PROGRAM)),
            ("exe", [&b"MZ\x90\0"[..], &[0; 60]].concat(), Err(NOT_TAKEN)),
            ("elf", [&b"\x7fELF\x02\x01\x01"[..], &[0; 60]].concat(), Err(NOT_TAKEN)),
            ("script", b"#!/bin/sh\nrm -r x".to_vec(), Err(NOT_TAKEN)),
            ("gif", b"GIF89a\x01\x00\x01\x00".to_vec(), Err(NOT_TAKEN)),
            ("zeros", vec![0; 100], Err(NOT_TAKEN)),
            ("text, then zeros", [vec![b'a'; HEAD * 2], vec![0]].concat(), Err(NOT_TAKEN)),
            ("empty", Vec::new(), Err("The file is empty. Choose another")),
        ];
        for (what, bytes, expected) in table {
            assert_eq!(of(&mut Cursor::new(bytes)), expected, "{what}");
        }
    }

    #[test]
    fn a_document_that_unpacks_to_far_more_is_not_taken() {
        let zeros = "0".repeat(60 * 1024 * 1024);
        let one = zip(&[("word/document.xml", "<w:document/>"), ("word/media/a", &zeros)]);
        let two = zip(&[
            ("word/document.xml", "<w:document/>"),
            ("word/media/a", &zeros),
            ("word/media/b", &zeros),
        ]);
        assert!(two.len() < 1024 * 1024, "small as it is sent");
        assert_eq!(of(&mut Cursor::new(one)), Ok(DOCX));
        assert_eq!(of(&mut Cursor::new(two)), Err(TOO_MUCH));
    }

    #[test]
    fn a_sort_is_found_by_its_media_type() {
        for sort in ALL {
            assert_eq!(of_type(sort.media_type), Some(sort));
        }
        assert_eq!(of_type("text/html"), None);
    }
}
