//! One file of a backup: written, and read back.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use super::row::{Held, Reader, Row};
use super::{BackupError, Heading, Mark};
use crate::chain::Scratch;
use crate::seal::{AuthorityKey, Cipher, KeySource};

/// The first line.
const FORM: &str = "kith backup 1\n";
/// A part is closed when it holds so much.
const PART: usize = 1 << 20;
/// The longest part that is read: a row may be longer than a part, by a payload.
const LONGEST_PART: u32 = 64 << 20;
/// The longest heading that is read.
const LONGEST_HEADING: u64 = 64 * 1024;

/// The hash by which the file after knows this heading.
pub(crate) fn name_of(heading: &str) -> String {
    blake3::hash(heading.as_bytes()).to_string()
}

fn place<'a>(scratch: &'a mut Scratch, name: &str, part: u64, last: bool) -> &'a [u8] {
    scratch.begin("kith backup part v1");
    scratch.bytes(name.as_bytes());
    scratch.number(part as i64);
    scratch.number(i64::from(last));
    scratch.all()
}

/// Binds a file's own key.
pub(crate) fn key_place(number: u64) -> Vec<u8> {
    format!("kith backup key v1, {number}").into_bytes()
}

pub(crate) fn at(path: &Path) -> impl Fn(std::io::Error) -> BackupError + '_ {
    move |error| BackupError::File { path: path.to_owned(), error }
}

/// Writes parts.
pub(crate) struct FileWriter {
    path: PathBuf,
    out: BufWriter<File>,
    cipher: Cipher,
    name: String,
    room: Vec<u8>,
    parts: u64,
    scratch: Scratch,
    /// Of everything that was put in.
    hasher: blake3::Hasher,
}

impl FileWriter {
    /// Makes the file, which must not be there.
    pub(crate) fn new(path: &Path, heading: &Heading, cipher: Cipher) -> Result<FileWriter, BackupError> {
        let failed = at(path);
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut out = BufWriter::new(options.open(path).map_err(&failed)?);
        let heading = serde_json::to_string(heading).map_err(|error| failed(error.into()))?;
        out.write_all(format!("{FORM}{heading}\n").as_bytes()).map_err(&failed)?;
        Ok(FileWriter {
            path: path.to_owned(),
            out,
            cipher,
            name: name_of(&heading),
            room: Vec::with_capacity(PART + PART / 4),
            parts: 0,
            scratch: Scratch::default(),
            hasher: blake3::Hasher::new(),
        })
    }

    /// Where rows are put. `flush` is called after each.
    pub(crate) fn room(&mut self) -> &mut Vec<u8> {
        &mut self.room
    }

    /// Closes a part that is full.
    pub(crate) fn flush(&mut self) -> Result<(), BackupError> {
        if self.room.len() >= PART { self.part(false) } else { Ok(()) }
    }

    fn part(&mut self, last: bool) -> Result<(), BackupError> {
        self.hasher.update(&self.room);
        self.parts += 1;
        let place = place(&mut self.scratch, &self.name, self.parts, last);
        let too_long = || std::io::Error::other("a part is too long to be sealed");
        let sealed = self.cipher.seal(place, &[&self.room]).ok_or_else(too_long).map_err(at(&self.path))?;
        let length = u32::try_from(sealed.len()).map_err(|_| too_long()).map_err(at(&self.path))?;
        self.out
            .write_all(&length.to_le_bytes())
            .and_then(|()| self.out.write_all(&sealed))
            .map_err(at(&self.path))?;
        self.room.clear();
        Ok(())
    }

    /// Puts everything on disk, and gives the hash of what was put in.
    pub(crate) fn finish(mut self) -> Result<blake3::Hash, BackupError> {
        self.part(true)?;
        let failed = at(&self.path);
        let file = self.out.into_inner().map_err(|error| failed(error.into_error()))?;
        file.sync_all().map_err(&failed)?;
        Ok(self.hasher.finalize())
    }
}

/// A file whose heading was read.
pub(crate) struct Opened {
    pub(crate) path: PathBuf,
    pub(crate) heading: Heading,
    pub(crate) name: String,
    input: BufReader<File>,
}

fn damaged(path: &Path, what: &str) -> BackupError {
    BackupError::Damaged { path: path.to_owned(), what: what.to_owned() }
}

impl Opened {
    pub(crate) fn open(path: &Path) -> Result<Opened, BackupError> {
        let mut input = BufReader::with_capacity(1 << 18, File::open(path).map_err(at(path))?);
        let mut lines = [String::new(), String::new()];
        for line in &mut lines {
            let mut some = (&mut input).take(LONGEST_HEADING);
            // What is no text is no heading.
            some.read_line(line).map_err(|error| match error.kind() {
                std::io::ErrorKind::InvalidData => damaged(path, "it does not begin as a backup does"),
                _ => at(path)(error),
            })?;
        }
        let [form, heading] = &lines;
        if form != FORM {
            let newer = form.starts_with("kith backup ");
            return Err(if newer {
                BackupError::Newer(path.to_owned())
            } else {
                damaged(path, "it does not begin as a backup does")
            });
        }
        let heading = heading.trim_end_matches('\n');
        let read = serde_json::from_str(heading).map_err(|_| damaged(path, "its heading cannot be read"))?;
        Ok(Opened { path: path.to_owned(), heading: read, name: name_of(heading), input })
    }

    /// The file's own key.
    pub(crate) fn cipher(&self, keys: &[AuthorityKey], source: &KeySource) -> Result<Cipher, BackupError> {
        let Heading { number, key: wanted, wrapped, .. } = &self.heading;
        let Some(key) = keys.iter().find(|key| key.name().as_str() == wanted) else {
            let (path, wanted, from) = (self.path.clone(), wanted.clone(), source.words());
            return Err(BackupError::Key { path, wanted, from });
        };
        let wrapped = unhex(wrapped);
        let mut room = Vec::new();
        wrapped
            .and_then(|wrapped| {
                key.cipher().open(&key_place(*number), &wrapped, &mut room).and_then(Cipher::new)
            })
            .ok_or_else(|| damaged(&self.path, "its key does not open: its heading was changed"))
    }

    /// Calls `each` with every row, and gives the mark at the end and the hash of everything.
    pub(crate) fn rows(
        mut self,
        cipher: &Cipher,
        each: &mut dyn FnMut(Row<'_>) -> Result<(), BackupError>,
    ) -> Result<(Mark, blake3::Hash), BackupError> {
        let path = self.path.clone();
        let (mut reader, mut scratch) = (Reader::new(), Scratch::default());
        let (mut sealed, mut room) = (Vec::new(), Vec::new());
        let mut hasher = blake3::Hasher::new();
        for part in 1.. {
            let mut length = [0; 4];
            let cut = |error: std::io::Error| match error.kind() {
                std::io::ErrorKind::UnexpectedEof => damaged(&path, "its end is missing"),
                _ => at(&path)(error),
            };
            self.input.read_exact(&mut length).map_err(cut)?;
            let length = u32::from_le_bytes(length);
            if length > LONGEST_PART {
                return Err(damaged(&path, &format!("part {part} does not open")));
            }
            sealed.resize(length as usize, 0);
            self.input.read_exact(&mut sealed).map_err(cut)?;
            let last = self.input.fill_buf().map_err(at(&path))?.is_empty();
            let place = place(&mut scratch, &self.name, part, last);
            let plain = cipher.open(place, &sealed, &mut room).ok_or_else(|| {
                let what = if last { " or the end of the file is missing" } else { "" };
                damaged(&path, &format!("part {part} does not open{what}"))
            })?;
            hasher.update(plain);
            let held = reader
                .part(plain, each)
                .ok_or_else(|| damaged(&path, &format!("part {part} holds no rows")))??;
            match (held, last) {
                (Held::Mark(mark), true) => {
                    let mark = serde_json::from_slice(&mark)
                        .map_err(|_| damaged(&path, "its end cannot be read"))?;
                    return Ok((mark, hasher.finalize()));
                }
                (Held::Rows, false) => {}
                _ => return Err(damaged(&path, "it does not end where it should")),
            }
        }
        Err(damaged(&path, "it has no end"))
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes().chunks(2);
    digits
        .map(|pair| std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok()))
        .collect()
}
