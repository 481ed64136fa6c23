//! Writes the invented sample document as a file, for a look: `cargo run -p press --example sample -- html > sample.html`.

use std::io::Write as _;

fn main() -> std::io::Result<()> {
    let document = press::sample::document();
    let bytes = match std::env::args().nth(1).as_deref() {
        Some("html") => press::html::page(&document).into_bytes(),
        Some("xlsx") => press::xlsx::workbook(&document).map_err(std::io::Error::other)?,
        Some("pdf") => press::pdf::pdf(&document, &Default::default()).map_err(std::io::Error::other)?,
        Some("json") => serde_json::to_vec_pretty(&document)?,
        _ => return Err(std::io::Error::other("name the form: html, xlsx, pdf or json")),
    };
    std::io::stdout().write_all(&bytes)
}
