//! The world as the typesetter sees it: two texts and the fonts. No folder, no network, no packages, no clock.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt as _, World};

use crate::fonts::Fonts;

/// The layout; the same for every document.
const LAYOUT: &str = include_str!("report.typ");

/// The typesetter's world.
pub(crate) struct Room<'a> {
    library: LazyHash<Library>,
    layout: Source,
    document: (FileId, Bytes),
    fonts: &'a Fonts,
}

impl<'a> Room<'a> {
    /// A world with this document's JSON in it.
    pub(crate) fn new(json: Vec<u8>, fonts: &'a Fonts) -> Option<Room<'a>> {
        let id =
            |name: &str| Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern());
        // The extras are what marks a table cell as the header of its row.
        let features = [Feature::A11yExtras].into_iter().collect();
        Some(Room {
            library: LazyHash::new(Library::builder().with_features(features).build()),
            layout: Source::new(id("report.typ")?, LAYOUT.to_owned()),
            document: (id("document.json")?, Bytes::new(json)),
            fonts,
        })
    }
}

impl World for Room<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.layout.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.layout.id() { Ok(self.layout.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.document.0 { Ok(self.document.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
