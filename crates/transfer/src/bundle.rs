//! The bundle itself: a line that says what it is, with the digest of everything after it; what is in it, as JSON; the contents
//! of its documents.

use calendar::{Day, Moment};
use records::governance::LeftOut;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::TransferError;

/// What every bundle begins with.
const BEGINS: &str = "kith transfer ";
/// The version that is written and read.
const VERSION: &str = "1";
/// Bytes of a bundle: more than a record with its documents has.
const LARGEST: usize = 4 * 1024 * 1024 * 1024;

/// One child's record, as it goes from one authority to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bundle {
    /// The code of the authority that made it.
    pub code: String,
    /// Its name.
    pub authority: String,
    /// The number of the record there.
    pub number: String,
    /// For whom it was made.
    pub to: String,
    /// On which day.
    pub made: Day,
    /// By whom there, by name and role.
    pub by: String,
    /// Who approved it there.
    pub approved_by: String,
    /// What is not in it.
    pub left_out: Vec<LeftOut>,
    /// Every revision that is in it, in the order in which it was recorded.
    pub entries: Vec<BundledEntry>,
    /// Its documents.
    pub documents: Vec<BundledDocument>,
    /// The contents of its documents, in their order.
    #[serde(skip)]
    pub contents: Vec<Vec<u8>>,
    /// The digest of all of it.
    #[serde(skip)]
    pub digest: String,
}

/// What was done with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Done {
    /// Said for the first time, or again.
    Recorded,
    /// Put right.
    Corrected,
    /// Taken back.
    Withdrawn,
}

/// One revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BundledEntry {
    /// The kind of record.
    pub kind: String,
    /// Its identifier.
    pub id: String,
    /// Its revision in the bundle: where one was erased, those after it move up.
    pub revision: u32,
    /// What was done.
    pub done: Done,
    /// When it was recorded there.
    pub recorded: Moment,
    /// By whom there, by name and role.
    pub by: String,
    /// Why, where a reason was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What was said; nothing where it was taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Value>,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BundledDocument {
    /// The BLAKE3 digest of its content, in hexadecimal.
    pub digest: String,
    /// Bytes of its content.
    pub bytes: u64,
}

impl Bundle {
    /// It as bytes, and the digest of them, which is told to whoever receives it by another way.
    pub fn write(&self) -> (Vec<u8>, String) {
        // Texts, numbers and JSON that was read: it always serialises.
        let json = serde_json::to_vec(self).unwrap_or_default();
        let mut body = format!("{}\n", json.len()).into_bytes();
        body.extend_from_slice(&json);
        for content in &self.contents {
            body.extend_from_slice(content);
        }
        let digest = digest(&body);
        let mut bytes = format!("{BEGINS}{VERSION} {digest}\n").into_bytes();
        bytes.extend_from_slice(&body);
        (bytes, digest)
    }

    /// Reads a bundle. `told` is the digest as the authority that made it told it by another way: whoever can change the bundle
    /// can change the digest that stands in it.
    ///
    /// # Errors
    /// It is no bundle, of another version, or not what was written.
    pub fn read(bytes: &[u8], told: &str) -> Result<Bundle, TransferError> {
        if bytes.len() > LARGEST {
            return Err(TransferError::Unreadable("it is larger than any bundle may be".to_owned()));
        }
        let end = bytes.iter().take(200).position(|byte| *byte == b'\n').ok_or(TransferError::NoBundle)?;
        let (line, body) = (&bytes[..end], &bytes[end + 1..]);
        let line = std::str::from_utf8(line).map_err(|_| TransferError::NoBundle)?;
        let (version, said) =
            line.strip_prefix(BEGINS).and_then(|rest| rest.split_once(' ')).ok_or(TransferError::NoBundle)?;
        if version != VERSION {
            return Err(TransferError::Version(version.chars().take(20).collect()));
        }
        let found = digest(body);
        if said != found {
            let said = said.chars().take(64).collect();
            return Err(TransferError::Altered { found, said, by: "written in its first line" });
        }
        let plain: String = told.chars().filter(char::is_ascii_alphanumeric).collect();
        if !plain.eq_ignore_ascii_case(&found) {
            let said = told.chars().take(100).collect();
            return Err(TransferError::Altered { found, said, by: "given with --digest" });
        }
        Bundle::of_body(body, found)
    }

    fn of_body(body: &[u8], digest: String) -> Result<Bundle, TransferError> {
        let unreadable = |why: &str| TransferError::Unreadable(why.to_owned());
        let end = body.iter().take(20).position(|byte| *byte == b'\n');
        let end = end.ok_or_else(|| unreadable("it does not say how long its list is"))?;
        let length: usize = std::str::from_utf8(&body[..end])
            .ok()
            .and_then(|text| text.parse().ok())
            .ok_or_else(|| unreadable("it does not say how long its list is"))?;
        let rest = &body[end + 1..];
        let json = rest.get(..length).ok_or_else(|| unreadable("its list ends too early"))?;
        let mut bundle: Bundle = serde_json::from_slice(json).map_err(|error| {
            TransferError::Unreadable(format!("line {}, column {} of its list", error.line(), error.column()))
        })?;
        let mut left = &rest[length..];
        for document in &bundle.documents {
            let size = usize::try_from(document.bytes).unwrap_or(usize::MAX);
            let content = left.get(..size).ok_or_else(|| unreadable("a document ends too early"))?;
            left = &left[size..];
            bundle.contents.push(content.to_vec());
        }
        if !left.is_empty() {
            return Err(unreadable("there is more in it than its list says"));
        }
        bundle.digest = digest;
        Ok(bundle)
    }
}

fn digest(body: &[u8]) -> String {
    blake3::Hasher::new_derive_key("kith 2026-11-23 a record that goes to another authority")
        .update(VERSION.as_bytes())
        .update(b"\n")
        .update(body)
        .finalize()
        .to_hex()
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundle() -> Bundle {
        Bundle {
            code: "Z60".to_owned(),
            authority: "Northmoor".to_owned(),
            number: "C1".to_owned(),
            to: "Eastfell".to_owned(),
            made: "2026-11-02".parse().unwrap(),
            by: "Ada Winterbeck, quality assurance".to_owned(),
            approved_by: "Olu Ferncliffe, head of service".to_owned(),
            left_out: Vec::new(),
            entries: Vec::new(),
            documents: vec![BundledDocument { digest: "00".to_owned(), bytes: 3 }],
            contents: vec![vec![1, 2, 3]],
            digest: String::new(),
        }
    }

    #[test]
    fn it_reads_as_it_was_written() {
        let (bytes, digest) = bundle().write();
        let read = Bundle::read(&bytes, &digest).unwrap();
        assert_eq!(read, Bundle { digest: digest.clone(), ..bundle() });
        // However it is told: in groups, in capitals.
        let told = format!("{} {}", &digest[..32].to_uppercase(), &digest[32..]);
        assert!(Bundle::read(&bytes, &told).is_ok());
    }

    #[test]
    fn one_byte_that_differs_anywhere_is_found() {
        let (bytes, digest) = bundle().write();
        for at in 0..bytes.len() {
            let mut altered = bytes.clone();
            altered[at] ^= 1;
            let refused = Bundle::read(&altered, &digest).unwrap_err();
            let told = matches!(
                refused,
                TransferError::NoBundle | TransferError::Version(_) | TransferError::Altered { .. }
            );
            assert!(told, "byte {at}: {refused}");
        }
        for cut in [0, 1, bytes.len() / 2, bytes.len() - 1] {
            assert!(Bundle::read(&bytes[..cut], &digest).is_err(), "{cut}");
        }
    }

    #[test]
    fn one_that_was_made_anew_is_not_the_one_that_was_told_of() {
        let (_, digest) = bundle().write();
        let (other, _) = Bundle { number: "C2".to_owned(), ..bundle() }.write();
        let refused = Bundle::read(&other, &digest).unwrap_err().to_string();
        assert!(
            refused.contains("given with --digest") && refused.contains("Nothing was imported"),
            "{refused}"
        );
    }
}
