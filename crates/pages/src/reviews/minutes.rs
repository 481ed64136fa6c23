//! `/child/{child}/review-minutes`: the minutes, put together from what was recorded; to whom they went. They cannot be
//! sent while a decision lacks its outcome, its owner or its day.

use std::sync::Arc;

use calendar::Moment;
use oversight::review::minutes::{self, Held};
use records::reviews::{Came, LetterToChild, ReviewDecisions, ReviewRecord};
use records::{Record as Said, Trouble};
use web::parts::{Form, Inset, Warning};
use web::{Fields, Html, Problem};

use crate::child::fast::{Asked, Done, Fast, On};
use crate::child::record::enter::{RECORD, is_identifier};
use crate::child::record::read::{numbers, typed};
use crate::words;

use super::meeting::next_due;
use super::{change, keep, last_held, meetings, standing};

/// The record that is put right.
const STANDS: &str = "~stands";

/// The page.
pub(crate) struct SendMinutes;

impl Fast for SendMinutes {
    const KIND: &'static str = "review_record";
    const LAST: &'static str = "review-minutes";
    const HEADING: &'static str = "Minutes of the review";
    const OPENED: &'static str = "the minutes of a review";
    const BUTTON: &'static str = "Record that they were sent";
    const CHANGES: bool = true;
    const THEN: &'static str = super::THREAD;

    fn begin(on: &On<'_>) -> Fields {
        let (today, child) = (on.today(), on.record.timeline(Moment::END_OF_TIME));
        let mut fields = Fields::default();
        let Some(review) = last_held(&child, today) else { return fields };
        if let Some((fact, _)) = standing(on.record, |record: &ReviewRecord| record.review == review) {
            let mut fields = typed(fact.record.kind(), &words::payload(fact));
            fields.push(STANDS, &*fact.id);
            return fields;
        }
        let day = today.to_string();
        fields.push("review", review.to_string());
        fields.push("completed", &*day);
        fields.push("distributed", &*day);
        with_held(on, |held| fields.push("minutes", minutes::text(held)));
        let people = meetings(on.record, &child, review);
        let people = people.iter().flat_map(|meeting| &meeting.people);
        let mut names: Vec<&str> = Vec::new();
        for person in people.filter(|person| person.how != Came::NotTold) {
            if !names.contains(&person.name.as_str()) {
                names.push(&person.name);
            }
        }
        for (nth, name) in names.into_iter().enumerate() {
            fields.push(format!("sent_to.{nth}.name"), name);
            fields.push(format!("sent_to.{nth}.day"), &*day);
        }
        fields
    }

    fn judge(troubles: &mut Vec<Trouble>, _: Option<&dyn Said>, sent: &Fields, on: &On<'_>) {
        let lacks = with_held(on, minutes::lacks).unwrap_or_else(|| vec![NO_REVIEW.to_owned()]);
        troubles.extend(lacks.into_iter().map(|says| Trouble::stops("minutes", says)));
        if sent.get("minutes").trim().is_empty() {
            troubles.push(Trouble::stops("minutes", "Write the minutes"));
        }
        if numbers(sent, "sent_to").is_empty() && !sent.get("distributed").is_empty() {
            troubles.push(Trouble::stops("sent_to", "Say to whom they went"));
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        let lacks = with_held(asked.on, minutes::lacks).unwrap_or_else(|| vec![NO_REVIEW.to_owned()]);
        if lacks.is_empty() {
            let says = "Put together from what was recorded at the meeting. Change what you need: it is kept word for word \
                        as you send it.";
            return Html::of(&Inset::new(says));
        }
        Html::of(&Warning::new(format!("They cannot be sent yet. {}.", lacks.join(". "))))
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        if !asked.typed(STANDS).is_empty() {
            form = form.keep(STANDS, asked.typed(STANDS));
        }
        for field in ["minutes", "sent_to", "review", "completed", "distributed"] {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question);
            }
        }
        form
    }

    fn record(on: &On<'_>, sent: &Fields, said: Arc<dyn Said>) -> Result<Done, Problem> {
        let Some(record) = said.as_any().downcast_ref::<ReviewRecord>().cloned() else {
            return on.desk.say(on.record, sent.get(RECORD), said).map(Done::Said);
        };
        let review = record.review;
        let letter = standing(on.record, |letter: &LetterToChild| letter.review == review).is_some();
        let record = ReviewRecord { letter_to_child: Some(letter), ..record };
        let stood = standing(on.record, |each: &ReviewRecord| each.review == review);
        if let Some((fact, _)) = stood.filter(|(fact, _)| *fact.id == *sent.get(STANDS)) {
            let changed =
                change(on.record, &fact.id, fact.revision + 1, "changed and sent again", Arc::new(record));
            return keep(on, sent, &[changed]);
        }
        let id = if is_identifier(sent.get(RECORD)) {
            sent.get(RECORD).to_owned()
        } else {
            words::new_identifier()
        };
        keep(on, sent, &[change(on.record, &id, 1, "", Arc::new(record))])
    }
}

const NO_REVIEW: &str = "No review is recorded yet: record the meeting first";

/// Asks something of the last review as it was held; `None` where none was.
fn with_held<T>(on: &On<'_>, ask: impl FnOnce(&Held<'_>) -> T) -> Option<T> {
    let child = on.record.timeline(Moment::END_OF_TIME);
    let review = last_held(&child, on.today())?;
    let meetings = meetings(on.record, &child, review);
    let decisions = standing(on.record, |sent: &ReviewDecisions| sent.review == review);
    let held = Held {
        called: &words::called(&child),
        review,
        participation: child
            .reviews
            .iter()
            .rfind(|held| held.day == review)
            .and_then(|held| held.participation),
        meetings: &meetings,
        decisions: decisions.map(|(_, decisions)| decisions),
        next_due: next_due(on),
    };
    Some(ask(&held))
}
