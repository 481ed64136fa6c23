//! `/child/{child}/review-midway`: halfway to the next review: each decision, whether it is carried out.

use std::sync::Arc;

use records::reviews::{DecisionState, MidwayReview};
use records::{Record as Said, Trouble};
use web::parts::{Form, Inset};
use web::{Fields, Html, Problem};

use crate::child::fast::{Asked, Done, Fast, On};
use crate::child::record::enter::{RECORD, is_identifier};
use crate::words;

use super::{begin_checking, carried_out, change, checking, keep};

/// The page.
pub(crate) struct MidwayCheck;

impl Fast for MidwayCheck {
    const KIND: &'static str = "midway_review";
    const LAST: &'static str = "review-midway";
    const HEADING: &'static str = "Midway check";
    const OPENED: &'static str = "a midway check";
    const BUTTON: &'static str = "Record the check";
    const THEN: &'static str = super::THREAD;

    fn begin(on: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        fields.push("day", on.today().to_string());
        begin_checking(on.record, on.today(), &mut fields);
        fields
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, sent: &Fields, on: &On<'_>) {
        name_choices(troubles);
        troubles.extend(super::unchecked(on, sent));
        if said.and_then(|said| said.happened().from).is_some_and(|day| day > on.today()) {
            troubles.push(Trouble::stops("day", "When was it? A check cannot be recorded before it is made"));
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        let open = super::to_check(asked.on, asked.typed).len();
        let says = match open {
            0 => "No decision of a review is open. Say how it is going all the same.".to_owned(),
            open => format!(
                "{} of this review and those before to look at.",
                words::counted(open, "open decision", "open decisions")
            ),
        };
        Html::of(&Inset::new(says))
    }

    fn ask(asked: &Asked<'_>, form: Form) -> Form {
        let mut form = checking(asked, form, "Each decision", DecisionState::ALL);
        for field in ["progress", "notes", "day"] {
            if let Some(question) = asked.question(field) {
                form = form.ask(&if field == "progress" { question.large() } else { question });
            }
        }
        form
    }

    fn record(on: &On<'_>, sent: &Fields, said: Arc<dyn Said>) -> Result<Done, Problem> {
        let id = if is_identifier(sent.get(RECORD)) {
            sent.get(RECORD).to_owned()
        } else {
            words::new_identifier()
        };
        let midway = said.as_any().downcast_ref::<MidwayReview>();
        let mut changes = vec![change(on.record, &id, 1, "", said.clone())];
        changes.extend(midway.map(|midway| carried_out(on, &midway.checked, midway.day)).unwrap_or_default());
        keep(on, sent, &changes)
    }
}

/// What is missing for a decision, in the words of the page.
pub(super) fn name_choices(troubles: &mut [Trouble]) {
    for trouble in troubles.iter_mut() {
        if trouble.field.starts_with("checked.") && trouble.field.ends_with(".state") {
            trouble.says = "Say what became of this decision".to_owned();
        }
    }
}
