//! The files that say the same as the page.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::Address;

/// One file: what it is, its kind ("PDF"), where it is.
#[derive(Clone, Debug)]
pub struct Download {
    words: String,
    kind: &'static str,
    address: Address,
}

impl Download {
    /// What the file is ("Panel report"), its kind ("PDF"), and its address.
    pub fn new(words: impl Into<String>, kind: &'static str, address: impl Into<Address>) -> Download {
        Download { words: words.into(), kind, address: address.into() }
    }
}

/// A row of files to download.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"<ul class="kith-downloads">{% for file in files %}
<li><a class="govuk-link" href="{{ file.address }}">{{ file.words }} ({{ file.kind }})</a></li>
{%- endfor %}
</ul>"#,
    ext = "html"
)]
pub struct Downloads {
    files: Vec<Download>,
}

impl Downloads {
    /// The files, in order.
    pub fn new(files: impl IntoIterator<Item = Download>) -> Downloads {
        Downloads { files: files.into_iter().collect() }
    }
}

impl HtmlSafe for Downloads {}
