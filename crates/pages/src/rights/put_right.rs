//! `/child/{child}/put-right`: somebody says that the record is wrong; and what they say, beside the entry that it disputes.

use calendar::Moment;
use records::complaints::RectificationRequest;
use records::{Definition, Record as Said, Trouble};
use web::parts::{Form, Inset};
use web::{Fields, Html, Link};

use crate::child::fast::{Asked, Fast, On};
use crate::child::glance::link;
use crate::record::Record;

/// The page.
pub(crate) struct AskToPutRight;

impl Fast for AskToPutRight {
    const KIND: &'static str = "rectification_request";
    const LAST: &'static str = "put-right";
    const HEADING: &'static str = "Somebody says that the record is wrong";
    const OPENED: &'static str = "taking a request to put the record right";
    const BUTTON: &'static str = "Take the request";
    const THEN: &'static str = super::THREAD;

    fn begin(on: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        fields.push("received", on.today().to_string());
        fields
    }

    fn answers(sent: &Fields, _: &On<'_>) -> Fields {
        sent.clone()
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, _: &Fields, on: &On<'_>) {
        let Some(said) = said.and_then(|said| said.as_any().downcast_ref::<RectificationRequest>()) else {
            return;
        };
        if said.received > on.today() {
            troubles.push(Trouble::stops("received", "Give the day on which it came, not a day to come"));
        }
        if let Some(about) = &said.about
            && find(on.record, about).is_none()
        {
            troubles.push(Trouble::stops(
                "about",
                "There is no such entry: copy its address from its own page, or leave it empty",
            ));
        }
    }

    fn above(_: &Asked<'_>) -> Html {
        Html::of(&Inset::new(
            "Write down what they say in their own words. It is decided within a month: the record is put right, or it \
                stands and \
             what they say is kept beside it.",
        ))
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        for field in ["says", "by", "ground", "received", "about"] {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question);
            }
        }
        form
    }
}

/// The entry that a request names: `kind/record`, or the end of the address of its page.
pub(super) fn find(record: &Record, about: &str) -> Option<(String, String)> {
    let mut parts = about.trim().trim_end_matches('/').rsplit('/');
    let (which, kind) = (parts.next()?, parts.next()?);
    let stands = record.facts.iter().any(|fact| fact.record.kind().name == kind && *fact.id == *which);
    stands.then(|| (kind.to_owned(), which.to_owned()))
}

/// What is said against an entry, to stand beside it on its own page; and the way to say something.
pub(crate) fn disputes(record: &Record, kind: &str, which: &str) -> Html {
    let mut html = Html::new();
    if !record.permit.may_read(RectificationRequest::KIND) {
        return html;
    }
    for fact in record.standing(Moment::END_OF_TIME) {
        let Some(said) = fact.of::<RectificationRequest>() else { continue };
        let about = said.about.as_deref().and_then(|about| find(record, about));
        if about.is_none_or(|(of, id)| of != kind || id != which) {
            continue;
        }
        let decided = match (said.decided, said.outcome) {
            (Some(day), Some(outcome)) => format!("{}: {}", day.to_words(), outcome.label().to_lowercase()),
            _ => "not decided yet".to_owned(),
        };
        let words = format!(
            "{} says, on {}:\n“{}”\nThat was {decided}.",
            said.by,
            said.received.to_words(),
            said.says
        );
        html = html.with(&Inset::new(crate::words::lines(&words)));
    }
    if record.adds(RectificationRequest::KIND) && kind != RectificationRequest::KIND.name {
        let to = crate::child::address(record.id()).at("put-right").with("about", format!("{kind}/{which}"));
        html = html.with(&link(&Link::new("Somebody says that this is wrong", to)));
    }
    html
}
