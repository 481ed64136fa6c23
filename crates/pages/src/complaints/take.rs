//! `/child/{child}/complaint`: a complaint is taken, in whatever way the child makes it: in a minute, in their own words,
//! and an advocate is offered at once.

use records::complaints::Complaint;
use records::{Record as Said, Trouble};
use web::parts::{Form, Inset};
use web::{Fields, Html};

use crate::child::fast::{Asked, Fast, On};

/// The page.
pub(crate) struct TakeAComplaint;

impl Fast for TakeAComplaint {
    const KIND: &'static str = "complaint";
    const LAST: &'static str = "complaint";
    const HEADING: &'static str = "Take a complaint";
    const OPENED: &'static str = "taking a complaint";
    const BUTTON: &'static str = "Take the complaint";
    const THEN: &'static str = super::THREAD;

    fn begin(on: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        fields.push("received", on.today().to_string());
        fields.push("by", "child");
        for asked in ["stage_1_extended", "stage_2_extended"] {
            fields.push(asked, "no");
        }
        fields
    }

    fn answers(sent: &Fields, _: &On<'_>) -> Fields {
        let mut answers = sent.clone();
        for asked in ["stage_1_extended", "stage_2_extended"] {
            if sent.get(asked).is_empty() {
                answers.push(asked, "no");
            }
        }
        answers
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, _: &Fields, on: &On<'_>) {
        let Some(said) = said.and_then(|said| said.as_any().downcast_ref::<Complaint>()) else { return };
        if said.received > on.today() {
            troubles.push(Trouble::stops("received", "Give the day on which it was made, not a day to come"));
        }
        if said.about.as_deref().is_none_or(|about| about.trim().is_empty()) {
            troubles.push(Trouble::stops(
                "about",
                "Write what the complaint is, in the child’s own words if you can",
            ));
        }
        if said.offered.is_some_and(|offered| offered > on.today()) {
            troubles.push(Trouble::stops(
                "offered",
                "Give the day on which an advocate was offered, not a day to come",
            ));
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        let name = asked.called();
        Html::of(&Inset::new(format!(
            "{name} may complain in any way, to anybody. Offer an advocate now. Stage 1 is answered within ten working days."
        )))
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        for field in [
            "about",
            "by",
            "how",
            "received",
            "grounds",
            "themes",
            "household",
            "offered",
            "wanted",
            "officer_told",
            "stage_1_by",
        ] {
            if let Some(question) = asked.question(field) {
                let question = if field == "about" {
                    question.label("What is the complaint?").large()
                } else {
                    question
                };
                form = form.ask(&question);
            }
        }
        form
    }
}
