//! The directory of postcodes that is kept beside the record: read whole when a program starts, and asked without a network.

use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use ssda903::rules::{Postcodes, read_postcodes};

use crate::failure::Failure;
use crate::say;

/// Bytes of a kept directory, at most: ten times what the national one has.
const MOST_BYTES: u64 = 400_000_000;

/// Reads a directory as `kith import postcodes` keeps it, or as CSV; what of single rows could not be read is left out.
pub(crate) fn read(path: &Path) -> Result<Postcodes, Failure> {
    let cannot = |error: std::io::Error| Failure::new(format!("{} cannot be read: {error}", path.display()));
    let mut head = Vec::new();
    std::fs::File::open(path).map_err(cannot)?.take(64).read_to_end(&mut head).map_err(cannot)?;
    let file = std::fs::File::open(path).map_err(cannot)?;
    if Postcodes::is_kept(&head) {
        let mut bytes = Vec::new();
        file.take(MOST_BYTES).read_to_end(&mut bytes).map_err(cannot)?;
        return Postcodes::from_bytes(&bytes).ok_or_else(|| {
            Failure::new(format!(
                "{} is no whole directory of postcodes; make it again with kith import postcodes",
                path.display()
            ))
        });
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (postcodes, problems) =
        read_postcodes(&name, BufReader::new(file)).map_err(|problem| Failure::new(problem.to_string()))?;
    problems.iter().for_each(|problem| say::beside(format_args!("  {problem}")));
    Ok(postcodes)
}

/// Directories that somebody reads now, by their file: the same for every authority that names it.
static READ: Mutex<Vec<(PathBuf, Weak<Postcodes>)>> = Mutex::new(Vec::new());

/// The same, read once however many authorities of this process name it.
pub(crate) fn shared(path: &Path) -> Result<Arc<Postcodes>, Failure> {
    let mut known = READ.lock().unwrap_or_else(PoisonError::into_inner);
    known.retain(|(_, postcodes)| postcodes.strong_count() > 0);
    if let Some(postcodes) = known.iter().find(|(of, _)| of == path).and_then(|(_, known)| known.upgrade()) {
        return Ok(postcodes);
    }
    let postcodes = Arc::new(read(path)?);
    known.push((path.to_owned(), Arc::downgrade(&postcodes)));
    Ok(postcodes)
}

/// Where the postcodes of an invented authority lie, which lie nowhere.
pub(crate) fn invented(code: &str) -> Arc<Postcodes> {
    let mut postcodes = Postcodes::new();
    for place in simulate::postcodes(code) {
        postcodes.add(&place.postcode, "", &place.authority, place.east, place.north);
    }
    Arc::new(postcodes)
}
