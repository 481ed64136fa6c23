//! What is known of one thing: a name and a value a row.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::{Html, Link};

#[derive(Clone, Debug)]
struct SummaryRow {
    name: String,
    value: Html,
    /// The link and, for those who hear the page, what it is about.
    action: Option<Link>,
}

/// What is known of one thing: a name and a value a row, with a link where something can be done.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "parts/summary_list.html")]
pub struct SummaryList {
    rows: Vec<SummaryRow>,
}

impl SummaryList {
    /// No rows yet.
    pub fn new() -> SummaryList {
        SummaryList::default()
    }

    /// A row: a name and its value.
    #[must_use]
    pub fn row(mut self, name: impl Into<String>, value: impl Into<Html>) -> SummaryList {
        self.rows.push(SummaryRow { name: name.into(), value: value.into(), action: None });
        self
    }

    /// A row with a link at its end. The row's name is added to the link's words for those who hear
    /// the page: "Change" alone would not tell one row from the next.
    #[must_use]
    pub fn row_with(mut self, name: impl Into<String>, value: impl Into<Html>, link: Link) -> SummaryList {
        self.rows.push(SummaryRow { name: name.into(), value: value.into(), action: Some(link) });
        self
    }

    fn any_action(&self) -> bool {
        self.rows.iter().any(|row| row.action.is_some())
    }
}

impl HtmlSafe for SummaryList {}
