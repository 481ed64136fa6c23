//! Views of the same thing, as links that look like tabs.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::Link;

/// Views of the same thing, as links in a row. Not tabs: each is a page with an address, so it works
/// without a script and can be sent to a colleague.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/sub_navigation.html")]
pub struct SubNavigation {
    label: String,
    links: Vec<Link>,
    current: usize,
}

impl SubNavigation {
    /// What the views are of ("Themes of the report"), the views, and which of them this page is
    /// (counted from 0).
    pub fn new(
        label: impl Into<String>,
        links: impl IntoIterator<Item = Link>,
        current: usize,
    ) -> SubNavigation {
        SubNavigation { label: label.into(), links: links.into_iter().collect(), current }
    }
}

impl HtmlSafe for SubNavigation {}
