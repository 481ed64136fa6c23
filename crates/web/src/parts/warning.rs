//! A sentence with a warning sign.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::Html;

/// A sentence with a warning sign before it.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"<div class="govuk-warning-text">
<span class="govuk-warning-text__icon" aria-hidden="true">!</span>
<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span> {{ sentence }}</strong>
</div>"#,
    ext = "html"
)]
pub struct Warning {
    sentence: Html,
}

impl Warning {
    /// The sentence.
    pub fn new(sentence: impl Into<Html>) -> Warning {
        Warning { sentence: sentence.into() }
    }
}

impl HtmlSafe for Warning {}
