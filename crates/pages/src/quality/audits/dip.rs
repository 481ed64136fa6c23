//! `/child/{child}/dip-sample`: a manager looks for one thing in a child's record, in a minute.

use records::{Record as Said, Trouble};
use web::Fields;
use web::parts::Form;

use crate::child::fast::{Asked, Fast, On};

/// The page.
pub(crate) struct DipIntoARecord;

impl Fast for DipIntoARecord {
    const KIND: &'static str = "dip_sample";
    const LAST: &'static str = "dip-sample";
    const HEADING: &'static str = "Dip sample";
    const OPENED: &'static str = "looking for one thing in the record";
    const BUTTON: &'static str = "Record what you found";
    const THEN: &'static str = super::THREAD;

    fn begin(on: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        fields.push("day", on.today().to_string());
        fields
    }

    fn answers(sent: &Fields, on: &On<'_>) -> Fields {
        let mut answers = Fields::default();
        for (name, value) in sent.iter().filter(|(name, _)| *name != "by") {
            answers.push(name, value);
        }
        answers.push("by", &*on.me.id);
        answers
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, _: &Fields, on: &On<'_>) {
        if said.and_then(|said| said.happened().from).is_some_and(|day| day > on.today()) {
            troubles.push(Trouble::stops("day", "Give the day on which you looked"));
        }
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        if let Some(question) = asked.question("asked") {
            let hint = "One thing that a record should show: the child was seen alone; a manager said why; the plan is \
                        of this year";
            form = form.ask(&question.hint(hint).large());
        }
        for field in ["found", "words", "day"] {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question);
            }
        }
        form
    }
}
