//! `/allegations/{worker}/{record}/{step}`: one step of an allegation, with what stands already.

use axum::extract::State;
use records::protection::Allegation;
use records::{Definition, Fact, Subject};
use web::{Address, Answer, Fields, Html, Page, Path, Problem};

use super::{address, open};
use crate::Desk;
use crate::signed::Me;
use crate::step::{Sent, Step, Stepping};

/// The steps, in order.
pub(super) const STEPS: &[Step] = &[
    Step {
        last: "threshold",
        title: "Threshold, and what keeps children safe",
        fields: &["reported", "threshold", "safe", "support", "child"],
    },
    Step { last: "meetings", title: "Meetings", fields: &["meetings"] },
    Step {
        last: "conclude",
        title: "Conclude it",
        fields: &["concluded", "outcome", "because", "referred", "child_told"],
    },
    Step { last: "learning", title: "What was learnt", fields: &["learning"] },
];

type At = (String, String, String);

/// The form.
///
/// # Errors
/// As [`super::one::get`]; there is no such step.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me, Path(at): Path<At>) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let (fact, _) = open(desk, &me, &at.0, &at.1)?;
        let stepping = stepping(desk, &at, &fact)?;
        Ok(page(&stepping, stepping.begin()))
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
        let (fact, _) = open(desk, &me, &at.0, &at.1)?;
        let stepping = stepping(desk, &at, &fact)?;
        let now = match stepping.read(&sent) {
            Sent::Again(html) => return Ok(page(&stepping, html).into()),
            Sent::Wrong(html) => return Ok(page(&stepping, html).wrong().into()),
            Sent::Now(now) => now,
        };
        let change = stepping.change(Subject::worker(&at.0), &sent, now);
        match desk.say_all(&me, "the designated officer’s work", &[change])? {
            Ok(()) => Ok(address(&at.0, &at.1).with("done", "recorded").into()),
            Err(()) => Ok(page(&stepping, stepping.quicker(&sent)).conflict().into()),
        }
    })
    .await
}

fn stepping<'a>(desk: &'a Desk, at: &At, fact: &'a Fact) -> Result<Stepping<'a>, Problem> {
    let step = STEPS.iter().find(|step| step.last == at.2);
    let step = step.ok_or(Problem::Missing("There is no such step of an allegation."))?;
    let to = address(&at.0, &at.1).at(step.last);
    Ok(Stepping { desk, kind: Allegation::KIND, fact, step, to, network: Vec::new() })
}

fn page(stepping: &Stepping<'_>, html: Html) -> Page {
    Page::new(stepping.step.title)
        .caption("Open to a few only")
        .under("Allegations", Address::new("/allegations"))
        .in_menu("/find")
        .body(html)
}
