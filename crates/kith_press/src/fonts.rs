//! The fonts a PDF is set in: Open Sans, or DejaVu Sans where it is not installed. They are loaded when a document is set;
//! none is part of this program.

use std::path::{Path, PathBuf};

use thiserror::Error;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The environment variable that names a folder of fonts to use before any other.
pub(crate) const FOLDER: &str = "KITH_FONTS";

/// The order of families that share a folder; any other comes after them.
const FAMILIES: [&str; 3] = ["Open Sans", "DejaVu Sans", "Liberation Sans"];

/// Where Debian's packages put them.
const INSTALLED: [&str; 3] = [
    "/usr/share/fonts/truetype/open-sans",
    "/usr/share/fonts/truetype/dejavu",
    "/usr/share/fonts/truetype/liberation",
];

/// There is no font.
#[derive(Debug, Error)]
#[error(
    "no font was found to set the PDF in. Install the Debian package fonts-open-sans, or put OpenSans-Regular.ttf and \
     OpenSans-Bold.ttf in a folder “fonts” beside kith-press, or name a folder of TrueType fonts in {FOLDER}. Looked in: {0}"
)]
pub(crate) struct NoFont(String);

/// The fonts that were found.
pub(crate) struct Fonts {
    /// What is in them.
    pub(crate) book: LazyHash<FontBook>,
    /// Each of them, in the order of the book.
    pub(crate) fonts: Vec<Font>,
    /// The families to set text in, best first.
    pub(crate) families: Vec<String>,
}

impl Fonts {
    /// Is there a shape for this character?
    pub(crate) fn cover(&self, c: char) -> bool {
        self.fonts.iter().any(|font| font.info().coverage.contains(u32::from(c)))
    }
}

/// The fonts named in the environment, beside this program and installed, in that order.
pub(crate) fn find() -> Result<Fonts, NoFont> {
    let named = std::env::var_os(FOLDER).filter(|named| !named.is_empty()).map(PathBuf::from);
    let here = std::env::current_exe().ok();
    let beside = here.as_deref().and_then(Path::parent).map(|folder| folder.join("fonts"));
    let installed = INSTALLED.iter().map(PathBuf::from);
    find_in(&named.into_iter().chain(beside).chain(installed).collect::<Vec<_>>())
}

/// The fonts in these folders. A family found in one folder is not looked for in the next.
fn find_in(folders: &[PathBuf]) -> Result<Fonts, NoFont> {
    let mut fonts: Vec<Font> = Vec::new();
    let mut families: Vec<String> = Vec::new();
    for folder in folders {
        let found = in_folder(folder);
        let mut new: Vec<String> = found.iter().map(|font| font.info().family.clone()).collect();
        new.sort_by_key(|family| FAMILIES.iter().position(|known| known == family).unwrap_or(FAMILIES.len()));
        new.dedup();
        new.retain(|family| !families.contains(family));
        fonts.extend(found.into_iter().filter(|font| new.contains(&font.info().family)));
        families.extend(new);
    }
    if fonts.is_empty() {
        let looked: Vec<String> = folders.iter().map(|folder| folder.display().to_string()).collect();
        return Err(NoFont(looked.join(", ")));
    }
    Ok(Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts, families })
}

/// The upright fonts of ordinary width in a folder; a folder that is not there has none. Slanted, narrow and wide ones are
/// never used and would only cost time.
fn in_folder(folder: &Path) -> Vec<Font> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let font = |file: &PathBuf| {
        let kind = file.extension()?.to_ascii_lowercase();
        if kind != "ttf" && kind != "otf" {
            return None;
        }
        let name = file.file_stem()?.to_string_lossy().to_ascii_lowercase();
        if ["italic", "oblique", "cond", "light", "mono", "serif"].iter().any(|part| name.contains(part)) {
            return None;
        }
        Font::new(Bytes::new(std::fs::read(file).ok()?), 0)
    };
    files.iter().filter_map(font).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_font_the_error_names_the_package() {
        let error = find_in(&[PathBuf::from("/no/such/folder")]).err().map(|error| error.to_string());
        assert!(
            error.is_some_and(|error| error.contains("fonts-open-sans") && error.contains("/no/such/folder"))
        );
    }
}
