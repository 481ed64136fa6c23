//! `/child/{child}/request`: somebody asks to see a record: written down in a minute, however they ask.

use records::complaints::AccessRequest;
use records::{Record as Said, Trouble};
use web::parts::{Form, Inset};
use web::{Fields, Html};

use crate::child::fast::{Asked, Fast, On};

/// The page.
pub(crate) struct TakeARequest;

/// Answered by no until somebody says yes.
const NO: [&str; 2] = ["extended", "looks"];

impl Fast for TakeARequest {
    const KIND: &'static str = "access_request";
    const LAST: &'static str = "request";
    const HEADING: &'static str = "Somebody asks to see the record";
    const OPENED: &'static str = "taking a request to see the record";
    const BUTTON: &'static str = "Take the request";
    const THEN: &'static str = super::THREAD;

    fn begin(on: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        fields.push("received", on.today().to_string());
        let grown = on
            .record
            .timeline(calendar::Moment::END_OF_TIME)
            .born()
            .is_some_and(|born| born.age_on(on.today()) >= 18);
        fields.push("sort", if grown { "care_records" } else { "subject_access" });
        fields.push("by", "person");
        for asked in NO {
            fields.push(asked, "no");
        }
        fields
    }

    fn answers(sent: &Fields, _: &On<'_>) -> Fields {
        let mut answers = sent.clone();
        for asked in NO {
            if sent.get(asked).is_empty() {
                answers.push(asked, "no");
            }
        }
        answers
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, _: &Fields, on: &On<'_>) {
        let Some(said) = said.and_then(|said| said.as_any().downcast_ref::<AccessRequest>()) else { return };
        if said.received > on.today() {
            troubles.push(Trouble::stops("received", "Give the day on which it came, not a day to come"));
        }
        if said.sort.is_none() {
            troubles.push(Trouble::stops("sort", "Say in which way they ask"));
        }
        let Some(by) = said.by else {
            troubles.push(Trouble::stops("by", "Say who asks"));
            return;
        };
        let blank = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
        if by != records::complaints::AccessBy::Person && blank(&said.name) {
            troubles.push(Trouble::stops("name", "Write the name of whoever asks for them"));
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        let name = asked.called();
        Html::of(&Inset::new(format!(
            "{name}, or somebody for {name}, may ask in any way and need not say why. It is answered within a month of today; \
             nothing has to be paid. An adult who was in care asks for their story: be kind, and say honestly how long it takes."
        )))
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        for field in
            ["sort", "by", "name", "proof", "received", "identity", "identified", "scope", "looks", "worker"]
        {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question);
            }
        }
        form
    }
}
