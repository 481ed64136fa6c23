//! Zip archives, opened with bounds.

use std::io::{Cursor, Read};
use std::sync::Arc;

use zip::ZipArchive;

use crate::limits::Limits;
use crate::problem::Problem;
use crate::source::{ending, label, passed_over};

/// Below this size a high ratio of compression is no danger (a heading only, a column of zeros).
const RATIO_MATTERS: u64 = 1 << 20;

/// A file of an archive: its label and its content.
pub(crate) type Unpacked = (Arc<str>, Vec<u8>);

/// Whether this is a zip archive, by its first bytes.
pub(crate) fn is_archive(bytes: &[u8]) -> bool {
    [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"].iter().any(|magic| bytes.starts_with(*magic))
}

/// The files of an archive under their labels, and what was wrong. `left` is how many bytes the load may still hold.
///
/// Sizes that the archive declares are not believed: what comes out is counted. Names are labels and nothing else, so
/// `../../etc` does no harm. An archive that is damaged anywhere gives no files at all.
pub(crate) fn unpack(
    name: &Arc<str>,
    bytes: &[u8],
    limits: &Limits,
    left: &mut u64,
) -> (Vec<Unpacked>, Vec<Problem>) {
    let damaged = || {
        Problem::unreadable("is a damaged or incomplete zip archive")
            .file(name)
            .advice("make or fetch the archive again")
    };
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return (Vec::new(), vec![damaged()]);
    };
    if archive.len() > limits.archive_entries {
        let problem = Problem::unreadable(format!("has {} files", archive.len()))
            .file(name)
            .expected(format!("{} at most", limits.archive_entries))
            .advice("give only the files of the return");
        return (Vec::new(), vec![problem]);
    }
    if let Some(problem) = workbook(name, &archive) {
        return (Vec::new(), vec![problem]);
    }
    let mut members = Vec::new();
    let mut notices = Vec::new();
    for index in 0..archive.len() {
        match member(name, &mut archive, bytes.len() as u64, index, limits, *left) {
            Ok(Member::Skipped) => {}
            Ok(Member::PassedOver(notice)) => notices.push(notice),
            Ok(Member::File(name, bytes)) => {
                *left -= (bytes.len() as u64).min(*left);
                members.push((name, bytes));
            }
            Err(Fault::Damaged) => return (Vec::new(), vec![damaged()]),
            Err(Fault::Problem(problem)) => return (Vec::new(), vec![problem]),
        }
    }
    (members, notices)
}

enum Member {
    Skipped,
    PassedOver(Problem),
    File(Arc<str>, Vec<u8>),
}

enum Fault {
    Damaged,
    Problem(Problem),
}

fn member(
    archive_name: &Arc<str>,
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    archive_bytes: u64,
    index: usize,
    limits: &Limits,
    left: u64,
) -> Result<Member, Fault> {
    // The raw reader first: it tells of encryption where the decoding one only fails.
    let (name, compressed) = {
        let file = archive.by_index_raw(index).map_err(|_| Fault::Damaged)?;
        let inner = file.name().map_err(|_| Fault::Damaged)?.replace('\\', "/");
        if file.is_dir() || file.is_symlink() || inner.ends_with('/') || is_housekeeping(&inner) {
            return Ok(Member::Skipped);
        }
        let name = label(&format!("{archive_name}/{inner}"));
        if file.encrypted() {
            return Err(Fault::Problem(
                Problem::unreadable("is protected by a password")
                    .file(&name)
                    .advice("unpack it and give the files"),
            ));
        }
        // What it declares is believed only as far as the archive is large.
        (name, file.compressed_size().min(archive_bytes))
    };
    if let Some(notice) = passed_over(&name) {
        return Ok(Member::PassedOver(notice));
    }
    let mut file = match archive.by_index(index) {
        Ok(file) => file,
        Err(
            zip::result::ZipError::CompressionMethodNotSupported(_)
            | zip::result::ZipError::UnsupportedArchive(_),
        ) => {
            return Err(Fault::Problem(
                Problem::unreadable("is compressed in a way that is not read here").file(&name).advice(
                    "make the archive again with ordinary zip compression or give the files themselves",
                ),
            ));
        }
        Err(_) => return Err(Fault::Damaged),
    };
    let bound = limits.file_bytes.min(left);
    let ratio_bound = compressed.saturating_mul(limits.archive_ratio).max(RATIO_MATTERS);
    let mut bytes = Vec::new();
    let read = (&mut file).take(bound.min(ratio_bound) + 1).read_to_end(&mut bytes);
    let size = bytes.len() as u64;
    if size > ratio_bound {
        return Err(Fault::Problem(
            Problem::unreadable(format!("unpacks to more than {} times its size", limits.archive_ratio))
                .file(&name)
                .advice("give the file itself if it is a real one"),
        ));
    }
    if size > bound {
        return Err(Fault::Problem(
            Problem::unreadable(format!("is larger than the {} MiB that are read at most", bound >> 20))
                .file(&name),
        ));
    }
    read.map_err(|_| Fault::Damaged)?;
    if is_archive(&bytes) || ending(&name) == "zip" {
        return Err(Fault::Problem(
            Problem::unreadable("is an archive within an archive")
                .file(&name)
                .advice("unpack it and give its files"),
        ));
    }
    Ok(Member::File(name, bytes))
}

/// What a workbook or document of an office program is, which is a zip archive inside.
fn workbook(name: &Arc<str>, archive: &ZipArchive<Cursor<&[u8]>>) -> Option<Problem> {
    let has = |inner: &str| archive.index_for_name(inner).is_some();
    if has("[Content_Types].xml") || has("META-INF/manifest.xml") {
        return passed_over(name).or_else(|| {
            Some(
                Problem::unreadable("is a workbook or document of an office program, whatever its name says")
                    .file(name)
                    .expected("a table as CSV or a return as XML")
                    .advice("save each sheet as CSV"),
            )
        });
    }
    None
}

/// Files that an operating system puts into archives for itself.
fn is_housekeeping(inner: &str) -> bool {
    let last = inner.rsplit('/').next().unwrap_or(inner);
    inner.starts_with("__MACOSX/")
        || last.starts_with('.')
        || last.eq_ignore_ascii_case("thumbs.db")
        || last.eq_ignore_ascii_case("desktop.ini")
}
