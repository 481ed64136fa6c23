//! Where kith-press is.

use std::env;
use std::path::{Path, PathBuf};

use super::{PROGRAM, PdfError};

/// The program named in the environment, else beside this one, else on the search path.
pub(super) fn find() -> Result<PathBuf, PdfError> {
    if let Some(named) = env::var_os(PROGRAM).filter(|named| !named.is_empty()) {
        let named = PathBuf::from(named);
        return if named.is_file() { Ok(named) } else { Err(PdfError::NotThere(named)) };
    }
    let here = env::current_exe().ok();
    let path = env::var_os("PATH").unwrap_or_default();
    let beside = here.as_deref().map(beside).unwrap_or_default();
    let folders = beside.into_iter().chain(env::split_paths(&path));
    let name = format!("kith-press{}", env::consts::EXE_SUFFIX);
    folders.map(|folder| folder.join(&name)).find(|file| file.is_file()).ok_or(PdfError::NoProgram)
}

/// The folder of a program; for a test or an example, which cargo keeps one folder down, also the folder above.
fn beside(program: &Path) -> Vec<PathBuf> {
    let Some(folder) = program.parent() else { return Vec::new() };
    let mut out = vec![folder.to_owned()];
    if folder.ends_with("deps") || folder.ends_with("examples") {
        out.extend(folder.parent().map(Path::to_owned));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_looked_for_beside_this_one() {
        assert_eq!(beside(Path::new("/opt/kith/kith")), [PathBuf::from("/opt/kith")]);
        assert_eq!(
            beside(Path::new("/t/debug/deps/kith-0")),
            [PathBuf::from("/t/debug/deps"), PathBuf::from("/t/debug")]
        );
    }
}
