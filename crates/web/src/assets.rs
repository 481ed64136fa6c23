//! The style sheet and the icon, inside the binary, each under a name that changes with its content
//! so that a browser may keep it for a year.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::{Path, Problem};

#[derive(rust_embed::Embed)]
#[folder = "front/built"]
#[include = "*.css"]
#[include = "*.svg"]
struct Built;

/// A plain sheet for a program that was compiled before its front end was built.
const PLAIN: &str = include_str!("plain.css");

struct Asset {
    name: String,
    kind: &'static str,
    bytes: Cow<'static, [u8]>,
}

impl Asset {
    fn new(stem: &str, ending: &str, kind: &'static str, bytes: Cow<'static, [u8]>) -> Asset {
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        Asset { name: format!("{stem}-{:016x}.{ending}", hasher.finish()), kind, bytes }
    }
}

static SHEET: LazyLock<Asset> = LazyLock::new(|| {
    let bytes = Built::get("kith.css").map_or(Cow::Borrowed(PLAIN.as_bytes()), |file| file.data);
    Asset::new("kith", "css", "text/css; charset=utf-8", bytes)
});

static ICON: LazyLock<Asset> = LazyLock::new(|| {
    let icon = include_bytes!("../front/src/kith.svg");
    Asset::new("kith", "svg", "image/svg+xml", Cow::Borrowed(icon))
});

/// Whether the built style sheet is in this binary. Without it pages are plain, and say so at their
/// foot; `make front` builds it.
pub fn front_is_built() -> bool {
    Built::get("kith.css").is_some()
}

/// Where the style sheet is.
pub(crate) fn sheet() -> String {
    format!("/assets/{}", SHEET.name)
}

/// Where the icon is.
pub(crate) fn icon() -> String {
    format!("/assets/{}", ICON.name)
}

/// `GET /assets/{name}`. An old name is not found rather than answered with the new content, which a
/// browser would then keep under the old name.
pub(crate) async fn get(Path(name): Path<String>) -> Result<Response, Problem> {
    let asset = [&*SHEET, &*ICON].into_iter().find(|asset| asset.name == name).ok_or(Problem::Missing(
        "This file belongs to another version of the program. Load the page again.",
    ))?;
    let headers =
        [(header::CONTENT_TYPE, asset.kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, asset.bytes.clone()).into_response())
}
