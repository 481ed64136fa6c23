//! Something that opens when asked for.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::Html;

/// Words that open to show more; they work without a script.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"<details class="govuk-details"{% if open %} open{% endif %}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{ words }}</span></summary>
<div class="govuk-details__text">{{ body }}</div></details>"#,
    ext = "html"
)]
pub struct Details {
    words: String,
    body: Html,
    open: bool,
}

impl Details {
    /// The words to open, and what is shown then.
    pub fn new(words: impl Into<String>, body: impl Into<Html>) -> Details {
        Details { words: words.into(), body: body.into(), open: false }
    }

    /// Open from the start.
    #[must_use]
    pub fn open(mut self) -> Details {
        self.open = true;
        self
    }
}

impl HtmlSafe for Details {}
