//! A form that records something: questions, each with its label, its hint, what was typed and what is wrong with it.

use askama::Template;
use askama::filters::HtmlSafe;

use super::Choice;
use crate::{Address, Html};

/// How wide a box is: as wide as what it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedAs {
    /// A line of text.
    Line,
    /// Some paragraphs.
    Paragraphs,
    /// A whole number or a decimal.
    Number,
    /// A day, as the browser asks for one.
    Day,
    /// A time of day.
    Time,
    /// Few letters: a postcode, an amount, part of a date.
    Short,
    /// The name under which somebody signs in.
    SignInName,
    /// A password that somebody has. What was typed is never sent back.
    Password,
    /// A password that somebody chooses.
    NewPassword,
    /// A code of six digits.
    Code,
}

impl TypedAs {
    fn kind(self) -> &'static str {
        match self {
            TypedAs::Day => "date",
            TypedAs::Time => "time",
            TypedAs::Password | TypedAs::NewPassword => "password",
            _ => "text",
        }
    }

    fn class(self) -> &'static str {
        match self {
            TypedAs::Line | TypedAs::Paragraphs => "",
            TypedAs::SignInName | TypedAs::Password | TypedAs::NewPassword => " govuk-input--width-20",
            TypedAs::Code => " govuk-input--width-5 govuk-input--extra-letter-spacing",
            TypedAs::Number | TypedAs::Time => " govuk-input--width-5",
            TypedAs::Day | TypedAs::Short => " govuk-input--width-10",
        }
    }

    /// Which keys a telephone shows.
    fn keys(self) -> &'static str {
        match self {
            TypedAs::Number => "decimal",
            TypedAs::Code => "numeric",
            _ => "",
        }
    }

    /// What a browser or a keeper of passwords may fill in.
    fn filled_by(self) -> &'static str {
        match self {
            TypedAs::SignInName => "username",
            TypedAs::Password => "current-password",
            TypedAs::NewPassword => "new-password",
            TypedAs::Code => "one-time-code",
            _ => "off",
        }
    }

    /// Whether it is a word that no dictionary holds, and capitals matter or do not stand there.
    fn is_plain(self) -> bool {
        matches!(self, TypedAs::SignInName | TypedAs::Password | TypedAs::NewPassword | TypedAs::Code)
    }
}

/// What a question is answered with.
#[derive(Clone, Debug)]
pub enum Control {
    /// Typed.
    Typed {
        /// The box.
        how: TypedAs,
        /// What stands in it.
        value: String,
        /// Words offered while somebody types; any others are taken too.
        offered: Vec<String>,
    },
    /// One of a few, all in sight.
    OneOf {
        /// The choices.
        choices: Vec<Choice>,
        /// The value chosen; empty for none.
        chosen: String,
    },
    /// One of many, in a list that opens.
    Listed {
        /// The choices; one that sends nothing comes first.
        choices: Vec<Choice>,
        /// The value chosen; empty for none.
        chosen: String,
    },
    /// Any of some.
    AnyOf {
        /// The choices.
        choices: Vec<Choice>,
        /// The values chosen.
        chosen: Vec<String>,
    },
    /// A file; what the browser offers first, as `.pdf,.docx`. The form must be one [`Form::with_files`].
    File {
        /// Endings and types, apart by commas.
        accept: String,
    },
    /// Other questions under one heading: a part of a list, a day with its time.
    Group(Vec<Question>),
}

/// A question of a form.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/question.html")]
pub struct Question {
    name: String,
    label: String,
    hint: String,
    error: Option<String>,
    advice: Option<String>,
    control: Control,
    large: bool,
}

/// About as many characters stand on a line of a box on a wide page.
const LINE: usize = 75;

impl Question {
    /// The name under which the answer is sent, which is also the identifier of its box; the question; what it is answered
    /// with.
    pub fn new(name: impl Into<String>, label: impl Into<String>, control: Control) -> Question {
        Question {
            name: name.into(),
            label: label.into(),
            hint: String::new(),
            error: None,
            advice: None,
            control,
            large: false,
        }
    }

    /// A line of text.
    pub fn line(name: impl Into<String>, label: impl Into<String>, value: impl Into<String>) -> Question {
        Question::typed(name, label, TypedAs::Line, value)
    }

    /// Some paragraphs.
    pub fn paragraphs(
        name: impl Into<String>,
        label: impl Into<String>,
        value: impl Into<String>,
    ) -> Question {
        Question::typed(name, label, TypedAs::Paragraphs, value)
    }

    /// Something typed.
    pub fn typed(
        name: impl Into<String>,
        label: impl Into<String>,
        how: TypedAs,
        value: impl Into<String>,
    ) -> Question {
        Question::new(name, label, Control::Typed { how, value: value.into(), offered: Vec::new() })
    }

    /// The question in other words.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Question {
        self.label = label.into();
        self
    }

    /// What helps to answer it; an empty text is no hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Question {
        self.hint = hint.into();
        self
    }

    /// What is wrong with the answer.
    #[must_use]
    pub fn error(mut self, sentence: Option<String>) -> Question {
        self.error = sentence;
        self
    }

    /// What might be better, said kindly: it stops nothing.
    #[must_use]
    pub fn advice(mut self, sentence: Option<String>) -> Question {
        self.advice = sentence;
        self
    }

    /// As large as a section's heading: for the one or two questions of a fast page.
    #[must_use]
    pub fn large(mut self) -> Question {
        self.large = true;
        self
    }

    /// What the box is described by, for those who hear it.
    fn described_by(&self) -> String {
        let mut by = Vec::new();
        if !self.hint.is_empty() {
            by.push(format!("{}-hint", self.name));
        }
        if self.advice.is_some() {
            by.push(format!("{}-advice", self.name));
        }
        if self.error.is_some() {
            by.push(format!("{}-error", self.name));
        }
        by.join(" ")
    }

    /// How many lines a box for paragraphs shows: what stands in it can be read without scrolling, a letter of a page as well.
    fn rows(&self, value: &str) -> usize {
        let lines: usize = value.lines().map(|line| line.chars().count() / LINE + 1).sum();
        lines.clamp(5, 30)
    }

    /// The identifier of a choice: the first has the question's own, so that a link from the summary of errors finds it.
    fn id_of(&self, nth: &usize) -> String {
        if *nth == 0 { self.name.clone() } else { format!("{}-{nth}", self.name) }
    }

    fn has(&self, chosen: &[String], value: &str) -> bool {
        chosen.iter().any(|each| each == value)
    }
}

impl HtmlSafe for Question {}

/// A form that is sent to an address and records something there.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/form.html")]
pub struct Form {
    action: Address,
    questions: Vec<Html>,
    kept: Vec<(String, String)>,
    button: String,
    pressed: Option<(String, String)>,
    others: Vec<(String, String, String)>,
    files: bool,
}

impl Form {
    /// Where it is sent, and the words on its button: a verb.
    pub fn new(action: impl Into<Address>, button: impl Into<String>) -> Form {
        Form {
            action: action.into(),
            questions: Vec::new(),
            kept: Vec::new(),
            button: button.into(),
            pressed: None,
            others: Vec::new(),
            files: false,
        }
    }

    /// Sends files too: what is sent is then `multipart/form-data`.
    #[must_use]
    pub fn with_files(mut self) -> Form {
        self.files = true;
        self
    }

    /// One more question.
    #[must_use]
    pub fn ask(mut self, question: &Question) -> Form {
        self.questions.push(Html::of(question));
        self
    }

    /// Something between the questions.
    #[must_use]
    pub fn say(mut self, html: Html) -> Form {
        self.questions.push(html);
        self
    }

    /// A value that is sent along unseen.
    #[must_use]
    pub fn keep(mut self, name: impl Into<String>, value: impl Into<String>) -> Form {
        self.kept.push((name.into(), value.into()));
        self
    }

    /// What the first button sends when it is pressed; nothing unless this is said.
    #[must_use]
    pub fn pressed(mut self, name: impl Into<String>, value: impl Into<String>) -> Form {
        self.pressed = Some((name.into(), value.into()));
        self
    }

    /// A second button: its words, and the name and value that are sent when it is pressed.
    #[must_use]
    pub fn or(mut self, words: impl Into<String>, name: impl Into<String>, value: impl Into<String>) -> Form {
        self.others.push((words.into(), name.into(), value.into()));
        self
    }
}

impl HtmlSafe for Form {}

#[cfg(test)]
mod tests {
    use super::{Choice, Control, Form, Question};

    #[test]
    fn a_question_keeps_what_was_typed_and_says_what_is_wrong() {
        let html = Question::line("name", "Given names", "A <b> & \"c\"")
            .hint("As on the birth certificate")
            .error(Some("Write the child’s given names".to_owned()))
            .to_string();
        for part in [
            r#"id="name" name="name""#,
            r#"value="A &#60;b&#62; &#38; &#34;c&#34;""#,
            r#"aria-describedby="name-hint name-error""#,
            r#"id="name-error""#,
            "govuk-form-group--error",
            r#"for="name""#,
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
    }

    #[test]
    fn the_first_choice_has_the_questions_identifier() {
        let choices = vec![Choice::new("yes", "Yes"), Choice::new("no", "No")];
        let html =
            Question::new("seen", "Was the child seen?", Control::OneOf { choices, chosen: "no".to_owned() })
                .to_string();
        assert!(html.contains(r#"id="seen" name="seen" type="radio" value="yes">"#), "{html}");
        assert!(html.contains(r#"id="seen-1" name="seen" type="radio" value="no" checked>"#), "{html}");
        assert!(html.contains("<legend"), "{html}");
    }

    #[test]
    fn a_form_is_sent_by_its_buttons() {
        let html = Form::new("/child", "Record the visit")
            .keep("record", "r1")
            .ask(&Question::paragraphs("note", "What happened?", "Two\nlines"))
            .or("Save and finish later", "act", "draft")
            .to_string();
        assert!(html.contains(r#"<form action="/child" method="post""#), "{html}");
        assert!(html.contains(r#"<input type="hidden" name="record" value="r1">"#), "{html}");
        assert!(html.contains(">\nTwo\nlines</textarea>"), "{html}");
        assert!(html.contains(r#"name="act" value="draft""#), "{html}");
    }

    #[test]
    fn a_box_is_as_long_as_what_stands_in_it() {
        let letter = "Dear Wren,\n\n".repeat(4) + &"a word ".repeat(30);
        // Eight short lines, and 210 letters on one; nothing; more than a page.
        for (value, rows) in [(letter, 11), (String::new(), 5), ("a\n".repeat(400), 30)] {
            let html = Question::paragraphs("note", "What happened?", value).to_string();
            assert!(html.contains(&format!("rows=\"{rows}\"")), "{html}");
        }
    }
}
