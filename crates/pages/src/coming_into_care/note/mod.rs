//! `/child/{child}/note`: a case note: the words first, then what it is about and whether it is an event of the child's life.
//! Today is chosen.

use web::Fields;
use web::parts::{Choice, Control, Form, Question, TypedAs};

use crate::child::fast::{Asked, Fast, On};
use crate::child::record::form::choices_of;

/// The page.
pub(crate) struct WriteANote;

impl Fast for WriteANote {
    const KIND: &'static str = "case_note";
    const LAST: &'static str = "note";
    const HEADING: &'static str = "Write a case note";
    const OPENED: &'static str = "writing a case note";
    const BUTTON: &'static str = "Record the note";

    fn answers(sent: &Fields, _: &On<'_>) -> Fields {
        let mut asked = Fields::default();
        for name in ["day", "about", "with", "text"] {
            asked.push(name, sent.get(name));
        }
        asked.push("important", if sent.get("important") == "yes" { "yes" } else { "no" });
        asked
    }

    fn ask(asked: &Asked<'_>, form: Form) -> Form {
        let today = asked.on.today();
        let day = match asked.typed("day") {
            "" if asked.troubles.is_empty() => today.to_string(),
            typed => typed.to_owned(),
        };
        let about_what = Control::OneOf {
            choices: choices_of(asked.kind, "about", today),
            chosen: asked.typed("about").to_owned(),
        };
        let event = vec![Choice::new("yes", "It belongs in the chronology: a significant event")];
        let chosen = asked.typed.all("important").map(str::to_owned).collect();
        let with = Control::Typed {
            how: TypedAs::Line,
            value: asked.typed("with").to_owned(),
            offered: asked.network(),
        };
        form.ask(
            &Question::paragraphs("text", "What do you want to note?", asked.typed("text"))
                .large()
                .error(asked.wrong("text")),
        )
        .ask(&Question::new("about", "What is it about?", about_what).error(asked.wrong("about")))
        .ask(&Question::new("with", "With whom? (optional)", with).error(asked.wrong("with")))
        .ask(&Question::typed("day", "Day", TypedAs::Day, day).error(asked.wrong("day")))
        .ask(&Question::new(
            "important",
            "Is it an event?",
            Control::AnyOf { choices: event, chosen },
        ))
    }
}
