//! Safe HTML: text that has been escaped, or that came out of a template.

use std::fmt;

use askama::filters::HtmlSafe;

use crate::Problem;

/// HTML that may be put into a page as it stands.
///
/// There are three ways to make one, each safe by itself: from a template ([`Html::render`]), from
/// a component of [`crate::parts`] or anything else marked safe ([`Html::of`]), and from plain text
/// ([`Html::text`]). [`Html::trusted`] is the fourth, for a drawing made by this program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Nothing; a start for [`Html::with`].
    pub fn new() -> Html {
        Html::default()
    }

    /// The same, with room for so many bytes: for what is put together from much.
    pub fn with_room(bytes: usize) -> Html {
        Html(String::with_capacity(bytes))
    }

    /// A filled template.
    ///
    /// # Errors
    /// A value in the template could not be shown: a fault of this program.
    pub fn render(template: &impl askama::Template) -> Result<Html, Problem> {
        Ok(Html(template.render()?))
    }

    /// A component, or another value that shows itself as safe HTML.
    pub fn of(part: &(impl HtmlSafe + ?Sized)) -> Html {
        Html(part.to_string())
    }

    /// Plain text, escaped.
    pub fn text(text: impl fmt::Display) -> Html {
        let text = text.to_string();
        if !text.bytes().any(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')) {
            return Html(text);
        }
        let mut html = String::with_capacity(text.len() + text.len() / 16);
        for c in text.chars() {
            match c {
                '&' => html.push_str("&amp;"),
                '<' => html.push_str("&lt;"),
                '>' => html.push_str("&gt;"),
                '"' => html.push_str("&quot;"),
                '\'' => html.push_str("&#39;"),
                c => html.push(c),
            }
        }
        Html(html)
    }

    /// HTML or SVG that this program wrote itself, from values it escaped itself: a chart. Never
    /// for anything that came from a person or a file.
    pub fn trusted(html: String) -> Html {
        Html(html)
    }

    /// Puts a component after what is there.
    #[must_use]
    pub fn with(mut self, part: &(impl HtmlSafe + ?Sized)) -> Html {
        use fmt::Write;
        // Writing to a string does not fail unless the value's own Display does; it would fail in
        // `Html::of` by panicking, and here it leaves the part out instead.
        let _ = write!(self.0, "{part}");
        self
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The HTML itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Html {}

impl From<&str> for Html {
    fn from(text: &str) -> Html {
        Html::text(text)
    }
}

impl From<String> for Html {
    fn from(text: String) -> Html {
        Html::text(text)
    }
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn text_is_escaped_and_html_is_not_escaped_twice() {
        let name = Html::text("O'Neil & <b>\"Sons\"</b>");
        assert_eq!(name.as_str(), "O&#39;Neil &amp; &lt;b&gt;&quot;Sons&quot;&lt;/b&gt;");
        assert_eq!(Html::of(&name), name);
        assert_eq!(Html::new().with(&name).with(&name).as_str().len(), name.as_str().len() * 2);
    }
}
