//! `/child/{child}/said`: what a child said, in their own words, with the day and the place; and what they wish for.

use records::{Record as Said, Trouble};
use web::Fields;
use web::parts::Form;

use crate::child::fast::{Asked, Fast, On};

/// The page.
pub(crate) struct WriteWhatTheySaid;

impl Fast for WriteWhatTheySaid {
    const KIND: &'static str = "child_said";
    const LAST: &'static str = "said";
    const HEADING: &'static str = "In their words";
    const OPENED: &'static str = "writing down what the child said";
    const BUTTON: &'static str = "Record it";
    const THEN: &'static str = super::WORDS;

    fn begin(on: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        fields.push("day", on.today().to_string());
        fields
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, _: &Fields, on: &On<'_>) {
        if said.and_then(|said| said.happened().from).is_some_and(|day| day > on.today()) {
            troubles.push(Trouble::stops("day", "When was it? It cannot be recorded before it is said"));
        }
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        let name = asked.called();
        let labels = [
            ("words", format!("What did {name} say?")),
            ("wish", format!("What does {name} want to be different? (optional)")),
        ];
        for (field, label) in labels {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question.label(label).large());
            }
        }
        for field in ["about", "how", "place", "to", "day"] {
            form = asked.question(field).iter().fold(form, Form::ask);
        }
        form
    }
}
