//! `/child/{child}/in-touch`: somebody tried to reach a young person, whichever way: what was tried, whether they answered,
//! and what was said. On the young person's page the commonest answers are one tap.

use records::Trouble;
use web::Fields;
use web::parts::Form;

use crate::child::fast::{Asked, Fast, On};
use crate::child::record::enter::RECORD;
use crate::{Desk, words};

/// The page.
pub(crate) struct GetInTouch;

impl Fast for GetInTouch {
    const KIND: &'static str = "kept_in_touch";
    const LAST: &'static str = "in-touch";
    const HEADING: &'static str = "In touch";
    const OPENED: &'static str = "recording being in touch";
    const BUTTON: &'static str = "Record it";
    const THEN: &'static str = super::LAST;

    fn begin(on: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        fields.push("day", on.today().to_string());
        fields.push("reached", "yes");
        fields.push("they_began", "no");
        fields
    }

    fn answers(sent: &Fields, _: &On<'_>) -> Fields {
        // A tap sends how and whether in one word.
        let Some((how, reached)) = sent.get(TAP).split_once('.') else { return sent.clone() };
        let mut fields = sent.clone();
        fields.push("how", how);
        fields.push("reached", if reached == "no" { "no" } else { "yes" });
        fields.push("they_began", if reached == "first" { "yes" } else { "no" });
        fields
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn records::Record>, _: &Fields, on: &On<'_>) {
        if said.and_then(|said| said.happened().from).is_some_and(|day| day > on.today()) {
            troubles.push(Trouble::stops("day", "When was it? Say a day that has been"));
        }
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        for field in ["how", "reached", "they_began", "notes", "day"] {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question);
            }
        }
        form
    }
}

/// What a tap sends.
const TAP: &str = "~tap";

/// The commonest answers, as one form of buttons.
pub(super) fn taps(desk: &Desk, id: &str) -> Form {
    Form::new(crate::child::fast::address::<GetInTouch>(id), "Answered a text")
        .keep(RECORD, words::new_identifier())
        .keep("day", desk.today().to_string())
        .pressed(TAP, "text.yes")
        .or("Answered a call", TAP, "call.yes")
        .or("Answered a message or voice note", TAP, "message.yes")
        .or("They got in touch", TAP, "message.first")
        .or("Met", TAP, "met.yes")
        .or("Tried a call, no answer", TAP, "call.no")
        .or("Tried a text, no answer", TAP, "text.no")
}
