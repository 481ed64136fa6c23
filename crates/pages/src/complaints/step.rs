//! `/child/{child}/complaints/{complaint}/{step}`: one step of a complaint: its few questions, with what stands already. The
//! rest of the record stays as it is, and what stood before stays readable.

use axum::extract::State;
use calendar::Moment;
use journal::AppendError;
use oversight::complaint::Stage;
use records::complaints::Complaint;
use records::{Definition, Fact};
use web::{Address, Answer, Fields, Html, Page, Path, Problem};

use crate::child::record::enter::about;
use crate::record::Record;
use crate::signed::Me;
use crate::step::{Sent, Step, Stepping};
use crate::{Desk, words};

/// A step, and at which stages it may be taken.
pub(super) struct AtStage {
    pub(super) step: Step,
    pub(super) at: fn(Stage) -> bool,
}

fn is_open(stage: Stage) -> bool {
    !matches!(stage, Stage::Closed)
}

/// The steps, in order.
pub(super) const STEPS: &[AtStage] = &[
    AtStage {
        step: Step {
            last: "advocate",
            title: "Advocate, and reviewing officer",
            fields: &["offered", "wanted", "advocate", "officer_told"],
        },
        at: is_open,
    },
    AtStage {
        step: Step {
            last: "not-taken",
            title: "It is not a complaint under these regulations",
            fields: &["not_taken"],
        },
        at: |stage| matches!(stage, Stage::One | Stage::NotTaken),
    },
    AtStage {
        step: Step {
            last: "stage-1",
            title: "Stage 1: extend or answer",
            fields: &[
                "stage_1_by",
                "stage_1_extended",
                "stage_1_answered",
                "stage_1_outcome",
                "stage_1_words",
            ],
        },
        at: |stage| matches!(stage, Stage::One | Stage::OneAnswered),
    },
    AtStage {
        step: Step {
            last: "stage-2",
            title: "Stage 2: ask, begin, extend or answer",
            fields: &[
                "stage_2_requested",
                "stage_2_started",
                "investigator",
                "independent",
                "stage_2_extended",
                "stage_2_answered",
                "stage_2_outcome",
                "stage_2_words",
            ],
        },
        at: |stage| matches!(stage, Stage::OneAnswered | Stage::TwoAsked | Stage::Two | Stage::TwoAnswered),
    },
    AtStage {
        step: Step {
            last: "panel",
            title: "Review panel and the answer to it",
            fields: &[
                "stage_3_requested",
                "panel",
                "panel_met",
                "panel_reported",
                "recommendations",
                "answered",
                "stage_3_outcome",
                "ombudsman",
            ],
        },
        at: |stage| matches!(stage, Stage::TwoAnswered | Stage::PanelAsked | Stage::Panel | Stage::Answered),
    },
    AtStage {
        step: Step {
            last: "close",
            title: "What was put right and learnt; close it",
            fields: &["remedy", "learning", "nothing_learnt", "closed"],
        },
        at: is_open,
    },
];

type At = (String, String, String);

/// The form.
///
/// # Errors
/// The complaint is not there or not the reader's; there is no such step at its stage.
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

fn to((child, complaint, step): &At) -> Address {
    super::address(child).at(complaint).at(step)
}

fn open(desk: &Desk, me: &access::Person, at: &At) -> Result<Record, Problem> {
    let record = desk.child(me, &at.0, "a step of a complaint", &to(at).to_string())?;
    record.must_add(Complaint::KIND)?;
    Ok(record)
}

/// The complaint as it stands.
fn find(record: &Record, id: &str) -> Result<Fact, Problem> {
    let standing = record.standing(Moment::END_OF_TIME);
    let found = standing.into_iter().find(|fact| *fact.id == *id && fact.of::<Complaint>().is_some());
    found.cloned().ok_or(GONE)
}

fn stepping<'a>(desk: &'a Desk, record: &Record, at: &At, fact: &'a Fact) -> Result<Stepping<'a>, Problem> {
    let stage = fact.of::<Complaint>().map(Stage::of).ok_or(GONE)?;
    let found = STEPS.iter().find(|each| each.step.last == at.2 && (each.at)(stage)).ok_or(GONE)?;
    let network = words::network(record);
    Ok(Stepping { desk, kind: Complaint::KIND, fact, step: &found.step, to: to(at), network })
}

const GONE: Problem = Problem::Missing(
    "There is no such step of this complaint now. Go back to the child’s complaints: they say what comes next.",
);

fn page(record: &Record, stepping: &Stepping<'_>, html: Html) -> Page {
    let child = record.timeline(Moment::END_OF_TIME);
    about(&child, record.id(), stepping.step.title).body(html)
}
