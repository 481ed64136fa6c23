//! A bar of choices that asks for the same page again.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::Address;

/// One choice of a list: the value sent, the words shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub(crate) value: String,
    pub(crate) words: String,
}

impl Choice {
    /// The value sent and the words shown.
    pub fn new(value: impl Into<String>, words: impl Into<String>) -> Choice {
        Choice { value: value.into(), words: words.into() }
    }
}

#[derive(Clone, Debug)]
enum Field {
    Select { name: &'static str, label: String, choices: Vec<Choice>, chosen: String },
    Text { name: &'static str, label: String, hint: Option<String>, value: String, kind: &'static str },
    Kept { name: &'static str, value: String },
}

/// A bar of choices over a list or a report. It sends its choices in the address (GET), so that what
/// was chosen can be kept as a bookmark, sent to a colleague, and gone back from.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/filter.html")]
pub struct Filter {
    action: Address,
    label: String,
    button: String,
    method: &'static str,
    fields: Vec<Field>,
}

impl Filter {
    /// What is chosen ("Month and date known"), and the page that answers. The address carries no
    /// query: what must stay in it is given with [`Filter::keep`].
    pub fn new(label: impl Into<String>, action: impl Into<Address>) -> Filter {
        let (action, label) = (action.into(), label.into());
        Filter { action, label, button: "Show".to_owned(), method: "get", fields: Vec::new() }
    }

    /// A list to choose one from. `chosen` is the value now.
    #[must_use]
    pub fn select(
        mut self,
        name: &'static str,
        label: impl Into<String>,
        choices: impl IntoIterator<Item = Choice>,
        chosen: impl Into<String>,
    ) -> Filter {
        let choices = choices.into_iter().collect();
        self.fields.push(Field::Select { name, label: label.into(), choices, chosen: chosen.into() });
        self
    }

    /// A field to type in.
    #[must_use]
    pub fn text(
        mut self,
        name: &'static str,
        label: impl Into<String>,
        hint: Option<&str>,
        value: impl Into<String>,
    ) -> Filter {
        let hint = hint.map(str::to_owned);
        self.fields.push(Field::Text { name, label: label.into(), hint, value: value.into(), kind: "text" });
        self
    }

    /// A day, as the browser asks for one; sent as `YYYY-MM-DD`.
    #[must_use]
    pub fn day(
        mut self,
        name: &'static str,
        label: impl Into<String>,
        hint: Option<&str>,
        value: impl Into<String>,
    ) -> Filter {
        let hint = hint.map(str::to_owned);
        self.fields.push(Field::Text { name, label: label.into(), hint, value: value.into(), kind: "date" });
        self
    }

    /// A value of the address that goes on as it is.
    #[must_use]
    pub fn keep(mut self, name: &'static str, value: impl Into<String>) -> Filter {
        self.fields.push(Field::Kept { name, value: value.into() });
        self
    }

    /// What is typed is sent in the body and stands in no address: where it may be somebody's name, which nobody's history,
    /// proxy or log should keep.
    #[must_use]
    pub fn in_the_body(mut self) -> Filter {
        self.method = "post";
        self
    }

    /// The words on the button, in place of "Show".
    #[must_use]
    pub fn button(mut self, words: impl Into<String>) -> Filter {
        self.button = words.into();
        self
    }
}

impl HtmlSafe for Filter {}

#[cfg(test)]
mod tests {
    use super::{Choice, Filter};

    #[test]
    fn what_is_chosen_is_marked_and_what_is_kept_is_sent() {
        let months = [Choice::new("2018-09", "September 2018"), Choice::new("2018-10", "October 2018")];
        let bar = Filter::new("Month", "/report")
            .select("month", "Month", months, "2018-10")
            .keep("known", "2018-11-02")
            .to_string();
        assert!(bar.contains(r#"<option value="2018-10" selected>October 2018</option>"#), "{bar}");
        assert!(bar.contains(r#"<option value="2018-09">September 2018</option>"#), "{bar}");
        assert!(bar.contains(r#"<input type="hidden" name="known" value="2018-11-02">"#), "{bar}");
    }
}
