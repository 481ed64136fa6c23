//! A document as HTML: a complete page that stands alone and prints well, or a section for a page of the web app.
//!
//! Both have the class names of GOV.UK Frontend, so they are one markup. The page that stands alone carries a small style
//! sheet of its own for them; the web app has GOV.UK Frontend and adds [`styles`].

mod blocks;
mod page;
mod table;

use std::collections::HashMap;

use crate::model::{Block, Colour, Document, Href, Section, anchor};
use crate::paint::paint;

/// The document as a complete HTML file: its own styles, no scripts, nothing to load.
pub fn page(document: &Document) -> String {
    page::page(document)
}

/// A section as HTML for a page of the web app: its title as a second-level heading, then its blocks. Cells and links
/// lead where they say.
pub fn fragment(section: &Section) -> String {
    let mut writer = Writer::new(Links::Site);
    writer.section(section);
    writer.out
}

/// Blocks as HTML for a page of the web app that has its own headings. Headings begin at level three.
pub fn blocks(blocks: &[Block]) -> String {
    let mut writer = Writer::new(Links::Site);
    writer.blocks(blocks);
    writer.out
}

/// The style sheet for the parts GOV.UK Frontend does not have: charts, statuses, directions, big numbers, wide tables.
/// For the web app to serve beside GOV.UK Frontend's.
pub fn styles() -> String {
    let mut out = String::from(include_str!("parts.css"));
    for (colour, name) in STATUSES {
        let paint = paint(colour);
        out += &format!(
            ".kith-status--{name}{{background:{};color:{}}}.kith-status--{name} svg{{fill:{}}}\n",
            paint.ground, paint.ink, paint.mark
        );
    }
    out
}

/// The class names of statuses.
const STATUSES: [(Colour, &str); 4] =
    [(Colour::Red, "red"), (Colour::Amber, "amber"), (Colour::Green, "green"), (Colour::None, "none")];

/// Which links lead anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Links {
    /// On a page of the web app: all of them.
    Site,
    /// In a file: full addresses and places in the file itself.
    File,
}

/// HTML being written.
struct Writer {
    out: String,
    links: Links,
    names: HashMap<String, usize>,
}

impl Writer {
    fn new(links: Links) -> Writer {
        Writer { out: String::new(), links, names: HashMap::new() }
    }

    fn raw(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn text(&mut self, text: &str) {
        crate::escape::push(&mut self.out, text);
    }

    /// An `id` for a name that no other element of this page has.
    fn id(&mut self, name: &str) -> String {
        let name = anchor(name);
        let seen = self.names.entry(name.clone()).or_insert(0);
        *seen += 1;
        if *seen == 1 { name } else { format!("{name}--{seen}") }
    }

    /// The address, if it leads anywhere from here.
    fn leads<'h>(&self, href: Option<&'h Href>) -> Option<&'h Href> {
        href.filter(|href| self.links == Links::Site || href.is_absolute() || href.as_str().starts_with('#'))
    }

    /// Opens a link if there is one to open; gives what closes it.
    fn open_link(&mut self, href: Option<&Href>) -> &'static str {
        let Some(href) = self.leads(href) else { return "" };
        self.raw(r#"<a class="govuk-link" href=""#);
        self.text(href.as_str());
        self.raw("\">");
        "</a>"
    }
}

#[cfg(test)]
mod tests;
