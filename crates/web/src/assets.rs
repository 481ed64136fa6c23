//! The style sheet, the icon and the one script, inside the binary, each under a name that changes with its content
//! so that a browser may keep it for a year.

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::Problem;

#[derive(rust_embed::Embed)]
#[folder = "front/built"]
#[include = "*.css"]
#[include = "*.svg"]
struct Built;

/// A plain sheet for a program that was compiled before its front end was built.
const PLAIN: &str = include_str!("plain.css");

struct Asset {
    address: String,
    kind: &'static str,
    bytes: Vec<u8>,
}

impl Asset {
    fn new(ending: &str, kind: &'static str, bytes: Vec<u8>) -> Asset {
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        Asset { address: format!("/assets/kith-{:016x}.{ending}", hasher.finish()), kind, bytes }
    }
}

/// The files that every page names.
pub(crate) struct Assets {
    sheet: Asset,
    icon: Asset,
    script: Asset,
}

/// Whether the built style sheet is in this binary. Without it pages are plain, and say so at their
/// foot; `make front` builds it.
pub fn front_is_built() -> bool {
    Built::get("kith.css").is_some()
}

impl Assets {
    /// The assets, with style rules of other crates after our own.
    pub(crate) fn with_styles(styles: &str) -> Assets {
        let mut sheet =
            Built::get("kith.css").map_or(PLAIN.as_bytes().to_vec(), |file| file.data.into_owned());
        sheet.push(b'\n');
        sheet.extend_from_slice(styles.as_bytes());
        let icon = include_bytes!("../front/src/kith.svg");
        let script = include_bytes!("../front/src/passkey.js");
        Assets {
            sheet: Asset::new("css", "text/css; charset=utf-8", sheet),
            script: Asset::new("js", "text/javascript; charset=utf-8", script.to_vec()),
            icon: Asset::new("svg", "image/svg+xml", icon.to_vec()),
        }
    }

    /// Where the style sheet is.
    pub(crate) fn sheet(&self) -> &str {
        &self.sheet.address
    }

    /// Where the icon is.
    pub(crate) fn icon(&self) -> &str {
        &self.icon.address
    }

    /// Where the script of passkeys is.
    pub(crate) fn script(&self) -> &str {
        &self.script.address
    }

    /// The answer to `GET /assets/{name}`. An old name is not found rather than answered with the new
    /// content, which a browser would then keep under the old name.
    pub(crate) fn get(&self, path: &str) -> Result<Response, Problem> {
        let asset =
            [&self.sheet, &self.icon, &self.script].into_iter().find(|asset| asset.address == path).ok_or(
                Problem::Missing("This file belongs to another version of the program. Load the page again."),
            )?;
        let headers = [
            (header::CONTENT_TYPE, asset.kind),
            (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        ];
        Ok((headers, asset.bytes.clone()).into_response())
    }
}
