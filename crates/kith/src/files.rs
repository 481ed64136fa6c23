//! Files named on the command line.

use std::path::{Path, PathBuf};

use exchange::Source;

use crate::failure::Failure;

/// Largest file that is taken.
const LARGEST: u64 = 1 << 30;

/// Reads what is named: files, and the files of folders (not of folders within them).
pub(crate) fn read(paths: &[PathBuf]) -> Result<Vec<Source>, Failure> {
    let mut sources = Vec::new();
    for path in paths {
        let about =
            |error: std::io::Error| Failure::new(format!("{} cannot be read: {error}", path.display()));
        if std::fs::metadata(path).map_err(about)?.is_dir() {
            let mut files: Vec<PathBuf> = std::fs::read_dir(path)
                .map_err(about)?
                .collect::<Result<Vec<_>, _>>()
                .map_err(about)?
                .into_iter()
                .map(|entry| entry.path())
                .filter(|path| path.is_file())
                .collect();
            files.sort();
            for file in files {
                sources.push(one(&file)?);
            }
        } else {
            sources.push(one(path)?);
        }
    }
    if sources.is_empty() {
        return Err(Failure::new("there is no file in what was named; name a folder, a zip or files"));
    }
    Ok(sources)
}

fn one(path: &Path) -> Result<Source, Failure> {
    let about = |error: std::io::Error| Failure::new(format!("{} cannot be read: {error}", path.display()));
    let size = std::fs::metadata(path).map_err(about)?.len();
    if size > LARGEST {
        return Err(Failure::new(format!(
            "{} is larger than 1 GiB; a return is never that large: check that it is the right file",
            path.display()
        )));
    }
    let name = path
        .file_name()
        .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    Ok(Source::new(name, std::fs::read(path).map_err(about)?))
}

/// Writes a file, and says which one if it cannot be written.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    std::fs::write(path, bytes)
        .map_err(|error| Failure::new(format!("{} cannot be written: {error}", path.display())))
}

/// Makes a folder to write into.
pub(crate) fn folder(path: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(path)
        .map_err(|error| Failure::new(format!("the folder {} cannot be made: {error}", path.display())))
}
