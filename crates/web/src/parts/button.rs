//! A button between the questions of a form.

use askama::Template;
use askama::filters::HtmlSafe;

/// A button that sends the form it stands in: between the questions, where what it does belongs.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/button.html")]
pub struct Button {
    words: String,
    name: String,
    value: String,
    to: String,
}

impl Button {
    /// Its words: a verb. The name and value that are sent when it is pressed.
    pub fn new(words: impl Into<String>, name: impl Into<String>, value: impl Into<String>) -> Button {
        Button { words: words.into(), name: name.into(), value: value.into(), to: String::new() }
    }

    /// Sends the form to an address of its own: that of the form with the part of the page to go on at.
    #[must_use]
    pub fn to(mut self, address: impl Into<String>) -> Button {
        self.to = address.into();
        self
    }
}

impl HtmlSafe for Button {}

#[cfg(test)]
mod tests {
    use super::Button;

    #[test]
    fn a_button_names_what_it_does_and_where() {
        let html = Button::new("Add another <action>", "act", "more").to("/plan#a.2").to_string();
        assert!(html.contains("name=\"act\" value=\"more\" formaction=\"/plan#a.2\""), "{html}");
        assert!(html.contains("Add another &#60;action&#62;"), "{html}");
        assert!(!Button::new("Go", "a", "b").to_string().contains("formaction"));
    }
}
