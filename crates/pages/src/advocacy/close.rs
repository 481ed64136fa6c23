//! `/child/{child}/advocacy-close`: an advocate's case ends: what came of it as the child sees it, what the child says of the
//! advocate, and what of that may stand on the file.

use std::sync::Arc;

use records::advocacy::{AdvocacyClosing, AdvocacyEnd, AdvocacyReferral};
use records::{Record as Said, Trouble};
use web::parts::{Choice, Control, Form, Inset, Question};
use web::{Fields, Html, Problem};

use super::{change, keep, new, only, referral, shared_id, which};
use crate::child::fast::{Asked, Done, Fast, On};

const ENDED: &str = "~ended";
const OUTCOME: &str = "~outcome";

/// The page.
pub(crate) struct CloseTheCase;

impl Fast for CloseTheCase {
    const KIND: &'static str = "advocacy_closing";
    const LAST: &'static str = "advocacy-close";
    const HEADING: &'static str = "End the advocate’s work";
    const OPENED: &'static str = "ending an advocate’s work";
    const BUTTON: &'static str = "Record the end";
    const CHANGES: bool = true;
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
        for trouble in troubles.iter_mut().filter(|trouble| trouble.field == "referral") {
            trouble.says = "Choose which referral ends".to_owned();
        }
        if AdvocacyEnd::of(sent.get(ENDED)).is_none() {
            troubles.push(Trouble::stops(ENDED, "Say how it ended"));
        }
        let Some(closing) = said.and_then(|said| said.as_any().downcast_ref::<AdvocacyClosing>()) else {
            return;
        };
        match referral(on.record, closing.referral) {
            None => troubles.push(Trouble::stops("referral", "No referral of that day is recorded")),
            // A form that was sent twice is recorded once: the closing itself says so.
            Some((_, asked)) if asked.closed.is_some_and(|closed| closed != closing.day) => {
                troubles.push(Trouble::stops("referral", "It was closed already: see the child’s advocacy"));
            }
            Some(_) => {}
        }
        if closing.day < closing.referral {
            troubles.push(Trouble::stops("day", "It ended before it came: change the day"));
        }
        if closing.day > on.today() {
            troubles.push(Trouble::stops("day", "When was it? It cannot end before it does"));
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        if which(asked.on, "referral", "", None, None).is_some() {
            return Html::new();
        }
        Html::of(&Inset::new("No referral of this child is open to you: there is nothing to end."))
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        let name = asked.called();
        let wrong = asked.wrong("referral");
        form = which(asked.on, "referral", asked.typed("referral"), None, wrong).iter().fold(form, Form::ask);
        let choices = AdvocacyEnd::ALL.iter().map(|end| Choice::new(end.code(), end.label())).collect();
        let chosen = asked.typed(ENDED).to_owned();
        let question = Question::new(ENDED, "How did it end?", Control::OneOf { choices, chosen });
        form = form.ask(&question.error(asked.wrong(ENDED)));
        let labels = [
            ("got", format!("Did {name} get what they wanted?")),
            ("words", format!("What came of it, as {name} sees it (optional)")),
            ("listened", "Did you listen to them?".to_owned()),
            ("helped", "Did it help to have you?".to_owned()),
            ("again", "Would they ask for an advocate again?".to_owned()),
            ("feedback", format!("What else {name} says of it (optional)")),
            ("no_feedback", format!("If you could not ask {name}: why? (optional)")),
        ];
        for (field, label) in labels {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question.label(label));
            }
        }
        let outcome = Question::line(
            OUTCOME,
            format!("What of it may stand on {name}’s file? (optional)"),
            asked.typed(OUTCOME),
        );
        form = form
            .ask(&outcome.large().hint(format!("Only what {name} agrees to. All the rest stays with you")));
        asked.question("day").iter().fold(form, Form::ask)
    }

    fn record(on: &On<'_>, sent: &Fields, said: Arc<dyn Said>) -> Result<Done, Problem> {
        let Some(closing) = said.as_any().downcast_ref::<AdvocacyClosing>().cloned() else {
            return on.desk.say(on.record, &shared_id(sent), said).map(Done::Said);
        };
        let id = shared_id(sent);
        let kept = on.record.standing(calendar::Moment::END_OF_TIME);
        if kept.iter().any(|fact| *fact.id == *id && fact.of::<AdvocacyClosing>().is_some()) {
            return Ok(Done::Said("already"));
        }
        let mut changes = vec![new(on, &id, Arc::new(closing.clone()))];
        if let Some((fact, asked)) = referral(on.record, closing.referral) {
            let ended = AdvocacyEnd::of(sent.get(ENDED));
            let outcome = Some(sent.get(OUTCOME).trim().to_owned()).filter(|outcome| !outcome.is_empty());
            let now = AdvocacyReferral {
                closed: Some(closing.day),
                ended,
                declined: asked.declined.or((ended == Some(AdvocacyEnd::Declined)).then_some(true)),
                outcome: outcome.or_else(|| asked.outcome.clone()),
                ..asked.clone()
            };
            changes.push(change(
                on,
                &fact.id,
                fact.revision + 1,
                Some("the advocate’s work ended"),
                Arc::new(now),
            ));
        }
        keep(on, sent, &changes)
    }
}
