//! `/child/{child}/requests/{request}/{step}`: one step of a request to see a record or to put it right: its few questions, with
//! what stands already.

use axum::extract::State;
use calendar::Moment;
use journal::AppendError;
use records::complaints::{AccessRequest, RectificationRequest};
use records::{Definition, Fact, Kind};
use web::{Answer, Fields, Html, Page, Path, Problem};

use crate::child::record::enter::about;
use crate::record::Record;
use crate::signed::Me;
use crate::step::{Sent, Step, Stepping};
use crate::{Desk, words};

/// The steps of a request to see a record, in order.
pub(super) const SEE: &[Step] = &[
    Step {
        last: "who",
        title: "Who asks, and how that was shown",
        fields: &["by", "name", "proof", "identity", "identified"],
    },
    Step { last: "what", title: "What they ask for", fields: &["scope", "looks", "asked", "said"] },
    Step {
        last: "longer",
        title: "It takes longer than a month",
        fields: &["extended", "extension_told", "extension_why"],
    },
    Step {
        last: "together",
        title: "How they read it, and who goes with them",
        fields: &["sort", "how", "worker", "wait_told", "before", "during", "after", "keepsakes"],
    },
    Step { last: "not-found", title: "What was not found, and old words", fields: &["missing", "words"] },
    Step { last: "hand-over", title: "Hand it over", fields: &["released", "released_to", "answered"] },
    Step { last: "end", title: "Refused, or taken back", fields: &["refused", "answered", "taken_back"] },
];

/// The steps of a request to put a record right.
pub(super) const RIGHT: &[Step] = &[
    Step { last: "decide", title: "Decide what they say", fields: &["decided", "outcome", "reason", "told"] },
    Step { last: "extend", title: "It takes longer than a month", fields: &["extended"] },
];

type At = (String, String, String);

/// The form.
///
/// # Errors
/// The request is not there or not the reader's; there is no such step now.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me, Path(at): Path<At>) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let record = open(desk, &me, &at)?;
        let fact = find(&record, &at.1)?;
        let stepping = stepping(desk, &record, &at, &fact)?;
        Ok(page(&record, &stepping, stepping.begin()))
    })
    .await
}

/// It was sent.
///
/// # Errors
/// As [`get`]; the journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(at): Path<At>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let record = open(desk, &me, &at)?;
        let fact = find(&record, &at.1)?;
        let stepping = stepping(desk, &record, &at, &fact)?;
        let now = match stepping.read(&sent) {
            Sent::Again(html) => return Ok(page(&record, &stepping, html).into()),
            Sent::Wrong(html) => return Ok(page(&record, &stepping, html).wrong().into()),
            Sent::Now(now) => now,
        };
        let change = stepping.change(record.permit.subject().clone(), &sent, now);
        match desk.append(&record.permit, &[change]) {
            Ok(_) => Ok(super::address(&at.0).with("done", "recorded").into()),
            Err(AppendError::Revision { .. }) => {
                Ok(page(&record, &stepping, stepping.quicker(&sent)).conflict().into())
            }
            Err(error) => Err(Problem::fault("recording it")(error)),
        }
    })
    .await
}

fn open(desk: &Desk, me: &access::Person, at: &At) -> Result<Record, Problem> {
    let to = super::address(&at.0).at(&at.1).at(&at.2).to_string();
    let record = desk.child(me, &at.0, "a step of a request", &to)?;
    record.must_add(AccessRequest::KIND)?;
    Ok(record)
}

/// The request as it stands, of either kind.
fn find(record: &Record, id: &str) -> Result<Fact, Problem> {
    let standing = record.standing(Moment::END_OF_TIME);
    let either = |fact: &&Fact| {
        *fact.id == *id
            && (fact.of::<AccessRequest>().is_some() || fact.of::<RectificationRequest>().is_some())
    };
    standing.into_iter().find(either).cloned().ok_or(super::GONE)
}

/// The steps that may be taken now.
pub(super) fn steps(fact: &Fact) -> impl Iterator<Item = &'static Step> {
    let see = fact.of::<AccessRequest>().cloned();
    let right = fact.of::<RectificationRequest>().is_some_and(|said| said.decided.is_none());
    let open = see.as_ref().is_some_and(|said| said.ended().is_none());
    let checked = see.as_ref().is_some_and(|said| said.checked_by.is_some());
    // What goes with somebody who reads goes on after it was handed over.
    let reads = see.as_ref().is_some_and(|said| said.answered.is_some() && said.refused.is_none());
    let seeing = SEE.iter().filter(move |step| match step.last {
        "hand-over" => open && checked,
        "together" => open || reads,
        _ => open,
    });
    seeing.chain(RIGHT.iter().filter(move |_| right))
}

fn stepping<'a>(desk: &'a Desk, record: &Record, at: &At, fact: &'a Fact) -> Result<Stepping<'a>, Problem> {
    let step = steps(fact).find(|step| step.last == at.2).ok_or(super::GONE)?;
    if step.last == "hand-over" {
        super::gather::still_checked(desk, record, fact)?;
    }
    let kind: &'static Kind = fact.record.kind();
    let to = super::address(&at.0).at(&at.1).at(&at.2);
    Ok(Stepping { desk, kind, fact, step, to, network: words::network(record) })
}

fn page(record: &Record, stepping: &Stepping<'_>, html: Html) -> Page {
    let child = record.timeline(Moment::END_OF_TIME);
    about(&child, record.id(), stepping.step.title).body(html)
}
