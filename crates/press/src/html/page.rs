//! The page that stands alone.

use super::{Links, Writer, styles};
use crate::model::{Document, LANGUAGE};

/// The document as a complete HTML file.
pub(super) fn page(document: &Document) -> String {
    let mut writer = Writer::new(Links::File);
    // These are the page's own; a section of the same name gets another anchor.
    for taken in ["main", "contents"] {
        writer.id(taken);
    }
    let anchors: Vec<String> = document
        .sections
        .iter()
        .map(|section| writer.id(if section.id.is_empty() { &section.title } else { &section.id }))
        .collect();

    writer.raw(&format!(
        "<!DOCTYPE html>\n<html lang=\"{LANGUAGE}\">\n<head>\n<meta charset=\"utf-8\">\n<title>"
    ));
    writer.text(&document.title);
    if !document.authority.is_empty() {
        writer.text(" – ");
        writer.text(&document.authority);
    }
    writer
        .raw("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>\n");
    writer.raw(include_str!("page.css"));
    writer.raw(&styles());
    writer.raw(&printed_margins(document));
    writer.raw("</style>\n</head>\n<body>\n<a class=\"skip-link\" href=\"#main\">Skip to main content</a>\n");
    writer.raw("<header class=\"top\"><div class=\"column\">");
    writer.text(&document.authority);
    writer.raw("</div></header>\n<main class=\"column\" id=\"main\" tabindex=\"-1\">\n<h1 class=\"govuk-heading-xl\">");
    writer.text(&document.title);
    writer.raw("</h1>\n");
    for line in &document.dates {
        writer.raw("<p class=\"govuk-body dates\">");
        writer.text(line);
        writer.raw("</p>\n");
    }
    if let Some(notice) = &document.notice {
        writer.raw("<p class=\"govuk-body kith-notice\">");
        writer.text(notice);
        writer.raw("</p>\n");
    }
    if document.sections.is_empty() {
        writer.raw("<p class=\"govuk-body\">There is nothing in this document.</p>\n");
    }
    if document.sections.len() > 1 {
        writer.raw("<nav class=\"contents\" aria-labelledby=\"contents\"><h2 class=\"govuk-heading-m\" id=\"contents\">");
        writer.raw("Contents</h2><ol>\n");
        for (section, anchor) in document.sections.iter().zip(&anchors) {
            writer.raw(&format!("<li><a class=\"govuk-link\" href=\"#{anchor}\">"));
            writer.text(&section.title);
            writer.raw("</a></li>\n");
        }
        writer.raw("</ol></nav>\n");
    }
    for (section, anchor) in document.sections.iter().zip(&anchors) {
        writer.section_as(section, anchor);
    }
    writer.raw("</main>\n<footer class=\"bottom\"><div class=\"column\"><p>");
    writer.text(&document.title);
    if let Some(notice) = &document.notice {
        writer.raw("<br>");
        writer.text(notice);
    }
    writer.raw("</p></div></footer>\n</body>\n</html>\n");
    writer.out
}

/// The notice and the page number in the margins of printed pages.
fn printed_margins(document: &Document) -> String {
    let notice = document.notice.as_deref().unwrap_or(&document.title);
    format!(
        "@page{{@bottom-left{{content:\"{}\"}}@bottom-right{{content:\"Page \" counter(page)}}}}\n",
        css_string(notice)
    )
}

/// Text inside a quoted string of a style sheet: everything but plain letters, digits and spaces is written as a code, so
/// that nothing can end the string or the style element.
fn css_string(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() || c == ' ' {
            out.push(c);
        } else if c.is_control() {
            out.push(' ');
        } else {
            // The space ends the code and is no part of the text.
            out.push_str(&format!("\\{:06x} ", u32::from(c)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::css_string;

    #[test]
    fn nothing_ends_a_string_of_a_style_sheet() {
        assert_eq!(css_string("a, b"), "a\\00002c  b");
        assert_eq!(css_string("\"}</style>\n"), "\\000022 \\00007d \\00003c \\00002f style\\00003e  ");
    }
}
