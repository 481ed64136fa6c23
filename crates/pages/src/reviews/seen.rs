//! `/child/{child}/review-visit`: the reviewing officer saw the child before the review: on a phone, in a minute.

use records::{Record as Said, Trouble};
use web::Fields;
use web::parts::{Choice, Control, Form, Question};

use crate::child::fast::{Asked, Fast, On};

/// The page.
pub(crate) struct SeeTheChild;

impl Fast for SeeTheChild {
    const KIND: &'static str = "child_spoken_to";
    const LAST: &'static str = "review-visit";
    const HEADING: &'static str = "Visit before the review";
    const OPENED: &'static str = "recording a reviewing officer’s visit";
    const BUTTON: &'static str = "Record the visit";
    const THEN: &'static str = super::THREAD;

    fn begin(on: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        fields.push("day", on.today().to_string());
        fields
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, _: &Fields, on: &On<'_>) {
        for trouble in troubles.iter_mut().filter(|trouble| trouble.field == "declined") {
            trouble.says = "Say whether you spoke with the child".to_owned();
        }
        if said.and_then(|said| said.happened().from).is_some_and(|day| day > on.today()) {
            troubles.push(Trouble::stops("day", "When was it? A visit cannot be recorded before it is made"));
        }
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        let name = asked.called();
        let choices = vec![
            Choice::new("no", format!("Yes, with {name} alone")),
            Choice::new("yes", format!("No, {name} did not want to")),
        ];
        let chosen = asked.typed("declined").to_owned();
        let question = Question::new(
            "declined",
            format!("Did you speak with {name}?"),
            Control::OneOf { choices, chosen },
        );
        form = form.ask(&question.large().error(asked.wrong("declined")));
        if let Some(question) = asked.question("words") {
            let label = format!("What did {name} say?");
            form = form.ask(
                &question
                    .label(label)
                    .large()
                    .hint("In their own words. It stands ready for the review and the letter"),
            );
        }
        for field in ["how", "day"] {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question);
            }
        }
        form
    }
}
