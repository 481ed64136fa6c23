//! A file as it comes in: straight to a file of its own, never more than the bound, never in memory as a whole.

use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use axum::http::StatusCode;
use journal::Digest;
use journal::limits::DOCUMENT_BYTES;
use tempfile::NamedTempFile;
use tokio::io::AsyncWriteExt;
use web::{Fields, Problem};

/// Bytes of one answer beside the file.
const ANSWER: usize = 4 * 1024;
/// Answers beside the file.
const ANSWERS: usize = 40;
/// Bytes of a file's name.
const NAME: usize = 120;
/// The name of the question that a file answers.
pub(super) const FILE: &str = "file";

/// What was sent.
pub(super) struct Received {
    /// The answers.
    pub(super) typed: Fields,
    /// The file, where one was chosen.
    pub(super) file: Option<Upload>,
    /// Whether it had more bytes than are taken.
    pub(super) too_large: bool,
}

/// A file on this computer's disk, gone when this is dropped.
pub(super) struct Upload {
    /// The name it was given, without a folder.
    pub(super) name: String,
    /// Where it is.
    pub(super) file: NamedTempFile,
    /// Its size.
    pub(super) bytes: u64,
    /// Digest of its content.
    pub(super) digest: Digest,
}

/// Why nothing was received.
pub(super) enum Failed {
    /// More than a form may carry.
    TooLarge,
    /// It did not come whole.
    Broken,
    /// It could not be written here.
    Fault(Problem),
}

impl From<MultipartError> for Failed {
    fn from(error: MultipartError) -> Failed {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Failed::TooLarge } else { Failed::Broken }
    }
}

/// Reads a form with one file. What is beyond the bound is read and left, so that the browser hears the answer.
pub(super) async fn receive(mut form: Multipart) -> Result<Received, Failed> {
    let mut received = Received { typed: Fields::default(), file: None, too_large: false };
    let mut answers = 0;
    while let Some(mut field) = form.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        if name != FILE {
            let mut value = Vec::new();
            while let Some(chunk) = field.chunk().await? {
                value.extend(chunk.iter().take(ANSWER.saturating_sub(value.len())));
            }
            answers += 1;
            if answers <= ANSWERS {
                let text = String::from_utf8_lossy(&value).replace("\r\n", "\n").replace('\0', "");
                received.typed.push(name, text);
            }
            continue;
        }
        let called = plain_name(field.file_name().unwrap_or_default());
        let broken = |error: std::io::Error| Failed::Fault(Problem::fault("receiving a document")(error));
        let file = NamedTempFile::new().map_err(broken)?;
        let mut out = tokio::fs::File::from_std(file.reopen().map_err(broken)?);
        let (mut hasher, mut bytes) = (blake3::Hasher::new(), 0u64);
        while let Some(chunk) = field.chunk().await? {
            bytes += chunk.len() as u64;
            if bytes > DOCUMENT_BYTES as u64 {
                received.too_large = true;
                continue;
            }
            hasher.update(&chunk);
            out.write_all(&chunk).await.map_err(broken)?;
        }
        out.flush().await.map_err(broken)?;
        // A question without a file is sent as one without a name.
        if !received.too_large && received.file.is_none() && !(called.is_empty() && bytes == 0) {
            let digest = Digest(*hasher.finalize().as_bytes());
            received.file = Some(Upload { name: called, file, bytes, digest });
        }
    }
    Ok(received)
}

/// A file's name as it can be shown and sent back: no folder, no letters that steer, not too long.
fn plain_name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = last.chars().filter(|letter| !letter.is_control() && !STEERS.contains(letter));
    let mut name = String::new();
    for letter in plain {
        if name.len() + letter.len_utf8() > NAME {
            break;
        }
        name.push(letter);
    }
    name.trim_matches(['.', ' ']).to_owned()
}

/// Letters that are not shown and change the order of others: `photo<turned>gpj.exe`.
const STEERS: [char; 12] = [
    '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}',
    '\u{2067}', '\u{2068}', '\u{2069}', '\u{feff}',
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_only_a_name() {
        for (given, expected) in [
            ("letter.pdf", "letter.pdf"),
            ("C:\\My files\\letter.pdf", "letter.pdf"),
            ("../../etc/passwd", "passwd"),
            ("..", ""),
            ("a\r\nSet-Cookie: x\".pdf", "aSet-Cookie: x\".pdf"),
            ("photo\u{202e}gpj.exe", "photogpj.exe"),
            ("Zoë’s drawing.png", "Zoë’s drawing.png"),
            ("", ""),
        ] {
            assert_eq!(plain_name(given), expected);
        }
        assert_eq!(plain_name(&"é".repeat(500)).len(), NAME);
    }
}
