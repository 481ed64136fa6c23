//! `/child/{child}/advocacy-note`: what passed between the child and their advocate. It stays with the advocate, but for what
//! the child chooses to have on their file.

use std::sync::Arc;

use records::advocacy::AdvocacyNote;
use records::{Record as Said, Trouble};
use web::parts::Form;
use web::{Fields, Problem};

use super::{keep, new, only, share, shared_id, which};
use crate::child::fast::{Asked, Done, Fast, On};

/// The page.
pub(crate) struct WriteForTheChild;

impl Fast for WriteForTheChild {
    const KIND: &'static str = "advocacy_note";
    const LAST: &'static str = "advocacy-note";
    const HEADING: &'static str = "Advocate’s note";
    const OPENED: &'static str = "writing an advocate’s note";
    const BUTTON: &'static str = "Record it";
    const THEN: &'static str = super::THREAD;

    fn begin(on: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        fields.push("day", on.today().to_string());
        if let Some(referral) = only(on) {
            fields.push("referral", referral.to_string());
        }
        fields
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, sent: &Fields, on: &On<'_>) {
        for trouble in troubles.iter_mut().filter(|trouble| trouble.field == share::SHARE) {
            trouble.says = "Ask the child what may be written on their file, and choose".to_owned();
        }
        if said.and_then(|said| said.happened().from).is_some_and(|day| day > on.today()) {
            troubles.push(Trouble::stops("day", "When was it? It cannot be recorded before it happens"));
        }
        share::judge(troubles, sent);
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        let name = asked.called();
        let none = "For none of them";
        form = which(asked.on, "referral", asked.typed("referral"), Some(none), None)
            .iter()
            .fold(form, Form::ask);
        form = asked.question("about").iter().fold(form, Form::ask);
        if let Some(question) = asked.question("words") {
            form =
                form.ask(&question.label(format!("What {name} said, in their own words (optional)")).large());
        }
        for field in ["did", "themes"] {
            form = asked.question(field).iter().fold(form, Form::ask);
        }
        form = share::ask(asked, form);
        asked.question("day").iter().fold(form, Form::ask)
    }

    fn record(on: &On<'_>, sent: &Fields, said: Arc<dyn Said>) -> Result<Done, Problem> {
        let id = shared_id(sent);
        let day = said.happened().from.unwrap_or_else(|| on.today());
        let referral = said.as_any().downcast_ref::<AdvocacyNote>().and_then(|note| note.referral);
        let mut changes = vec![new(on, &id, said)];
        if let Some(shared) = share::record(sent, day, referral) {
            changes.push(new(on, &id, shared));
        }
        keep(on, sent, &changes)
    }
}
