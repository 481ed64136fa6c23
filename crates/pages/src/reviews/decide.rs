//! `/child/{child}/review-decisions`: what a review decided: each decision with what will be better, who does it and by when,
//! and how it is said to the child. It begins with what is still open from before: what is on its way as well as what did not
//! happen.
//!
//! The child's reviewing officer sends them, or whoever stands in. Once they were sent, only the reviewing officer changes
//! them, with a reason; everybody else who works with the child says here that one is done.

use std::sync::Arc;

use calendar::Moment;
use oversight::review::open;
use records::reviews::{DecisionState, DecisionsAnswered, ReviewDecision, ReviewDecisions};
use records::{Definition, Record as Said, Trouble};
use web::parts::{Control, Form, Inset, Question, TypedAs};
use web::{Fields, Html, Problem};

use crate::child::fast::{self, Asked, Done, Fast, On};
use crate::child::record::enter::{RECORD, is_identifier};
use crate::child::record::read::{numbers, typed};
use crate::words;

use super::beside::{may_change, may_send, only_done};
use super::{change, keep, last_held, meetings, of_part, standing};

/// The record that is put right.
const STANDS: &str = "~stands";
/// Why it is changed.
const BECAUSE: &str = "~because";
/// Bytes of a reason: the journal's own limit on a text.
const BECAUSE_BYTES: usize = crate::child::record::correct::REASON_BYTES;
/// What somebody writes of a decision; the rest goes along unseen.
const WRITTEN: &[&str] = &["decision", "outcome", "owner", "by", "words"];

/// The page.
pub(crate) struct DecideAtReview;

impl Fast for DecideAtReview {
    const KIND: &'static str = "review_decisions";
    const LAST: &'static str = "review-decisions";
    const HEADING: &'static str = "Decisions of the review";
    const OPENED: &'static str = "writing the decisions of a review";
    const BUTTON: &'static str = "Send them out";
    const CHANGES: bool = true;
    const THEN: &'static str = super::THREAD;

    fn begin(on: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        let child = on.record.timeline(Moment::END_OF_TIME);
        let Some(review) = last_held(&child, on.today()) else { return fields };
        if let Some((fact, _)) = standing(on.record, |sent: &ReviewDecisions| sent.review == review) {
            let mut fields = typed(fact.record.kind(), &words::payload(fact));
            fields.push(STANDS, &*fact.id);
            return fields;
        }
        fields.push("review", review.to_string());
        fields.push("sent", on.today().to_string());
        let is_open =
            |state| matches!(state, DecisionState::NotDone | DecisionState::Partly | DecisionState::OnTrack);
        let mut words: Vec<(&str, Option<&ReviewDecision>)> = open::decisions(&child, on.today())
            .iter()
            .map(|open| (&*open.said.decision, Some(open.said)))
            .collect();
        let checked = meetings(on.record, &child, review).into_iter().flat_map(|meeting| &meeting.checked);
        for each in checked.filter(|each| is_open(each.state)) {
            if !words.iter().any(|(own, _)| *own == each.decision) {
                words.push((&each.decision, None));
            }
        }
        for (nth, (decision, own)) in words.into_iter().enumerate() {
            fields.push(format!("decisions.{nth}.decision"), decision);
            fields.push(format!("decisions.{nth}.carries"), decision);
            let Some(own) = own else { continue };
            fields.push(format!("decisions.{nth}.outcome"), own.outcome.clone().unwrap_or_default());
            fields.push(format!("decisions.{nth}.owner"), own.owner.clone().unwrap_or_default());
            // A day that has passed is decided anew.
            if let Some(by) = own.by.filter(|by| *by >= on.today()) {
                fields.push(format!("decisions.{nth}.by"), by.to_string());
            }
        }
        fields
    }

    fn answers(sent: &Fields, _: &On<'_>) -> Fields {
        begun(sent)
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, sent: &Fields, on: &On<'_>) {
        let child = on.record.timeline(Moment::END_OF_TIME);
        if last_held(&child, on.today()).is_none() {
            troubles.push(Trouble::stops("decisions", "No review is recorded yet. Record the meeting first"));
        }
        if said.is_some_and(|said| {
            said.as_any().downcast_ref::<ReviewDecisions>().is_some_and(|said| said.decisions.is_empty())
        }) {
            troubles.push(Trouble::stops("decisions", "Say what was decided: at least one decision"));
        }
        let Some(now) = said.and_then(|said| said.as_any().downcast_ref::<ReviewDecisions>()) else { return };
        let stood = standing(on.record, |each: &ReviewDecisions| each.review == now.review);
        match stood.filter(|(fact, _)| *fact.id == *sent.get(STANDS)) {
            Some((_, stood)) => changed(troubles, stood, now, sent, on),
            None => {
                if let Err(refusal) = may_send(on.desk, on.me, &child) {
                    troubles.push(Trouble::stops("decisions", refusal.sentence));
                }
                troubles.extend(now.past().into_iter().map(|mut trouble| {
                    trouble.field = as_typed(&trouble.field, sent);
                    trouble
                }));
            }
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        let sends = may_send(asked.on.desk, asked.on.me, &asked.child);
        let says = match (asked.typed(STANDS), sends) {
            ("", Err(refusal)) => refusal.sentence,
            ("", Ok(())) => {
                "Nobody can send decisions that do not say what will be better, who does it and by when. Keep them and finish \
                   later if something is not clear yet: only you see them until they are sent. It begins with what is open from \
                   earlier reviews. What you take out here is not forgotten: it stays open until somebody says that it is done, \
                   or why it is not needed any longer."
                    .to_owned()
            }
            _ => match may_change(asked.on.desk, asked.on.me) {
                Ok(()) => {
                    "They were sent out. What you change here is sent again with the reason, and what stood before stays \
                     readable. Where the manager has answered, the answer is due again."
                        .to_owned()
                }
                Err(refusal) => refusal.sentence,
            },
        };
        Html::of(&Inset::new(says))
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        if !asked.typed(STANDS).is_empty() {
            form = form.keep(STANDS, asked.typed(STANDS));
            if may_change(asked.on.desk, asked.on.me).is_err() {
                return done(asked, form);
            }
        }
        let name = asked.called();
        let mut rows = numbers(asked.typed, "decisions");
        if rows.is_empty() || asked.wants_more("decisions") {
            rows.push(rows.last().map_or(0, |last| last + 1));
        }
        let mut offered: Vec<String> =
            ["Social worker", "Team manager", "Carer", "School", "Virtual school", "Nurse"]
                .map(str::to_owned)
                .to_vec();
        offered.extend(asked.network());
        let parts = rows.iter().enumerate().map(|(at, nth)| {
            let field = |field: &str| format!("decisions.{nth}.{field}");
            let better = format!("What will be better for {name}?");
            let say = format!("How do you say it to {name}? (optional)");
            let mut inner = vec![
                of_part(asked, field("decision"), "What was decided?", TypedAs::Line, Vec::new()),
                of_part(asked, field("outcome"), &better, TypedAs::Line, Vec::new()),
                of_part(asked, field("owner"), "Who does it?", TypedAs::Line, offered.clone()),
                of_part(asked, field("by"), "By when?", TypedAs::Day, Vec::new()),
                of_part(asked, field("words"), &say, TypedAs::Line, Vec::new())
                    .hint("It goes into the letter: “Sam will take you to the eye test before Christmas.”"),
            ];
            if !asked.typed(&field("done")).is_empty() {
                inner.push(of_part(asked, field("done"), "Done on", TypedAs::Day, Vec::new()));
                inner.push(of_part(asked, field("seen"), "What was seen of it", TypedAs::Line, Vec::new()));
            }
            Question::new(format!("decisions.{nth}"), format!("Decision {}", at + 1), Control::Group(inner))
        });
        let question = Question::new("decisions", "What was decided", Control::Group(parts.collect()));
        form = form.ask(&question.error(asked.wrong("decisions")));
        for nth in &rows {
            let carries = format!("decisions.{nth}.carries");
            if !asked.typed(&carries).is_empty() {
                form = form.keep(&*carries, asked.typed(&carries));
            }
        }
        let to = fast::address::<Self>(asked.on.record.id());
        form = form.say(asked.one_more("Add another decision", "decisions", &to));
        if let Some(question) = asked.question("disputes") {
            let label = format!("Do you, as reviewing officer, dispute something of the plan for {name}?");
            form = form.ask(&question.label(label));
        }
        for field in ["review", "sent"] {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question);
            }
        }
        if !asked.typed(STANDS).is_empty() {
            let why = of_part(asked, BECAUSE.to_owned(), "Why are they changed?", TypedAs::Line, Vec::new());
            form = form.ask(&why.hint("It stays readable beside what stood before"));
        }
        form
    }

    fn record(on: &On<'_>, sent: &Fields, said: Arc<dyn Said>) -> Result<Done, Problem> {
        let now = said.as_any().downcast_ref::<ReviewDecisions>();
        let stood =
            now.and_then(|now| standing(on.record, |each: &ReviewDecisions| each.review == now.review));
        if let (Some((fact, stood)), Some(now)) = (stood, now)
            && *fact.id != *sent.get(RECORD)
        {
            if *fact.id != *sent.get(STANDS) {
                return Ok(quicker(sent, &fact.id));
            }
            let (revision, is_done) = (fact.revision + 1, only_done(stood, now));
            let because = if is_done { "a decision is done" } else { sent.get(BECAUSE).trim() };
            let mut changes = vec![change(on.record, &fact.id, revision, because, said.clone())];
            if !is_done {
                changes.extend(overtaken(on, now));
            }
            return keep(on, sent, &changes);
        }
        let id = if is_identifier(sent.get(RECORD)) {
            sent.get(RECORD).to_owned()
        } else {
            words::new_identifier()
        };
        keep(on, sent, &[change(on.record, &id, 1, "", said)])
    }
}

/// What was sent but for the rows in which nothing is written.
fn begun(sent: &Fields) -> Fields {
    // A row that somebody emptied is none, whatever went along with it unseen.
    let empty: Vec<String> = numbers(sent, "decisions")
        .into_iter()
        .filter(|nth| {
            WRITTEN.iter().all(|field| sent.get(&format!("decisions.{nth}.{field}")).trim().is_empty())
        })
        .map(|nth| format!("decisions.{nth}."))
        .collect();
    let mut fields = Fields::default();
    for (name, value) in sent.iter() {
        if !empty.iter().any(|begins| name.starts_with(begins.as_str())) {
            fields.push(name, value);
        }
    }
    fields
}

/// A field of a record under the number by which the form sent it: rows that were left empty are not in the record.
fn as_typed(field: &str, sent: &Fields) -> String {
    crate::child::record::read::as_sent(ReviewDecisions::KIND, &begun(sent), field)
}

/// What is wrong with a change of decisions that were sent: whose it is, why, and what was seen of what is done.
fn changed(
    troubles: &mut Vec<Trouble>,
    stood: &ReviewDecisions,
    now: &ReviewDecisions,
    sent: &Fields,
    on: &On<'_>,
) {
    if stood == now {
        troubles
            .push(Trouble::stops("decisions", "Nothing is different from what was sent. Change an answer"));
        return;
    }
    if only_done(stood, now) {
        for (nth, (before, after)) in stood.decisions.iter().zip(&now.decisions).enumerate() {
            let Some(day) = after.done.filter(|_| before.done.is_none()) else { continue };
            if day > on.today() {
                let says = "That day has not come: say it when it is done";
                troubles.push(Trouble::stops(as_typed(&format!("decisions.{nth}.done"), sent), says));
            }
            if after.seen.as_deref().is_none_or(|seen| seen.trim().is_empty()) {
                let says = "Say what you saw of it: a decision is not done because a day passed";
                troubles.push(Trouble::stops(as_typed(&format!("decisions.{nth}.seen"), sent), says));
            }
        }
        return;
    }
    if let Err(refusal) = may_change(on.desk, on.me) {
        troubles.push(Trouble::stops("decisions", refusal.sentence));
        return;
    }
    match sent.get(BECAUSE).trim() {
        "" => troubles.push(Trouble::stops(BECAUSE, "Say why they are changed: it stays readable")),
        long if long.len() > BECAUSE_BYTES => {
            troubles.push(Trouble::stops(BECAUSE, "Say it in fewer words: 1,000 letters at most"));
        }
        _ => {}
    }
}

/// The answers that answer other decisions than those that stand now: each says since when.
fn overtaken(on: &On<'_>, now: &ReviewDecisions) -> Vec<records::Change> {
    let standing = on.record.standing(Moment::END_OF_TIME);
    let own = standing.into_iter().filter_map(|fact| Some((fact, fact.of::<DecisionsAnswered>()?)));
    let own = own.filter(|(_, answer)| answer.review == now.review && answer.overtaken.is_none());
    own.map(|(fact, answer)| {
        let answer = DecisionsAnswered { overtaken: Some(on.today()), ..answer.clone() };
        let why = "the decisions were changed after this answer";
        change(on.record, &fact.id, fact.revision + 1, why, Arc::new(answer))
    })
    .collect()
}

/// Somebody else sent decisions of the same review meanwhile: the form over what stands now.
fn quicker(sent: &Fields, stands: &str) -> Done {
    let mut again = Fields::default();
    for (name, value) in sent.iter().filter(|(name, _)| *name != STANDS) {
        again.push(name, value);
    }
    again.push(STANDS, stands);
    let says = "Decisions of this review were sent already. Nothing of this form is recorded by it, and nothing is lost: look at \
                what stands now, and send it again with the reason if it is still right.";
    Done::Conflict(Html::of(&Inset::new(says)), again)
}

/// The decisions as they were sent, each with whether it is done: for those who carry them out.
fn done(asked: &Asked<'_>, mut form: Form) -> Form {
    for nth in numbers(asked.typed, "decisions") {
        let field = |field: &str| format!("decisions.{nth}.{field}");
        for kept in WRITTEN.iter().chain(&["carries"]) {
            if !asked.typed(&field(kept)).is_empty() {
                form = form.keep(field(kept), asked.typed(&field(kept)));
            }
        }
        let (decision, owner) = (asked.typed(&field("decision")), asked.typed(&field("owner")));
        let by = crate::child::record::read::day(asked.typed(&field("by")))
            .map(|by| format!(", by {}", by.to_words()));
        let inner = vec![
            of_part(
                asked,
                field("done"),
                "Done on (leave it empty if it is not done)",
                TypedAs::Day,
                Vec::new(),
            ),
            of_part(asked, field("seen"), "What did you see of it?", TypedAs::Line, Vec::new()),
        ];
        let label = format!("{decision} ({owner}{})", by.unwrap_or_default());
        form = form.ask(&Question::new(format!("decisions.{nth}"), label, Control::Group(inner)));
    }
    for kept in ["review", "sent", "disputes"] {
        if !asked.typed(kept).is_empty() {
            form = form.keep(kept, asked.typed(kept));
        }
    }
    form
}
