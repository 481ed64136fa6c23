//! `/fostering/{household}/stage/{stage}`: one stage of an application to foster or to adopt, with its own questions alone. What
//! stands of the other stages stays as it is; the whole form is there to put something right.

use axum::extract::State;
use calendar::Moment;
use records::adoption::AdopterApplication;
use records::fostering::FosteringApplication;
use records::{Definition, Fact, Kind, Subject, as_known};
use timeline::Household;
use web::{Address, Answer, Fields, Html, Link, Page, Path, Problem, Query};

use super::{address, household, record};
use crate::Desk;
use crate::child::door;
use crate::child::glance::link;
use crate::signed::Me;
use crate::step::{Sent, Step, Stepping};

/// The stages of an application to foster, in the order in which they come.
static FOSTERING: &[Step] = &[
    Step { last: "answered", title: "The enquiry is answered", fields: &["responded", "owner"] },
    Step { last: "visited", title: "The first visit", fields: &["visited", "spare_room", "transfer"] },
    Step {
        last: "stage-1",
        title: "Stage 1: checks and references",
        fields: &["applied", "stage_1_information", "stage_1_ended"],
    },
    Step {
        last: "no-further",
        title: "It goes no further after stage 1",
        fields: &["stage_1_refused", "dropped_because"],
    },
    Step {
        last: "stage-2",
        title: "Stage 2: the assessment",
        fields: &["stage_2_started", "course", "stage_2_ended"],
    },
    Step { last: "panel", title: "The panel considered it", fields: &["to_panel"] },
    Step {
        last: "ended",
        title: "What became of it",
        fields: &["outcome", "closed", "dropped_because", "notes"],
    },
];

/// The stages of an application to adopt.
static ADOPTING: &[Step] = &[
    Step { last: "adopt-answered", title: "The interest is answered", fields: &["responded", "owner"] },
    Step {
        last: "adopt-stage-1",
        title: "Stage 1: checks and references",
        fields: &["stage_1_started", "stage_1_ended"],
    },
    Step { last: "adopt-stage-2", title: "Stage 2: the assessment", fields: &["stage_2_started"] },
    Step { last: "adopt-decided", title: "The decision", fields: &["decided", "approved"] },
    Step { last: "adopt-closed", title: "It was closed", fields: &["closed", "because"] },
];

const GONE: Problem = Problem::Missing(
    "There is no such application of this household, or it has no such stage. Go back to the household and choose again.",
);

/// The steps of an application.
fn steps(kind: &Kind) -> &'static [Step] {
    if kind.name == FosteringApplication::KIND.name { FOSTERING } else { ADOPTING }
}

/// Links to the stages of an application that goes on, each with what it is.
pub(super) fn links(household: &Household, kind: &Kind, of: &str) -> Html {
    steps(kind).iter().fold(Html::new(), |html, step| {
        let to = address(&household.id).at("stage").at(step.last).with("of", of);
        html.with(&link(&Link::new(format!("Write down: {}", lower(step.title)), to)))
    })
}

/// A title within a sentence: "Stage 1" stays as it is.
fn lower(title: &str) -> String {
    let mut chars = title.chars();
    match chars.next() {
        Some(first) if !title.starts_with("Stage") => first.to_lowercase().chain(chars).collect(),
        _ => title.to_owned(),
    }
}

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    of: String,
}

/// The form.
///
/// # Errors
/// It is not the reader's to write; there is no such household, application or stage.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, stage)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        access::keeps_households(&me).map_err(|refusal| door::closed(&refusal))?;
        household::open(desk, &me, &id)?;
        let (step, fact) = find(desk, &id, &stage, &asked.of)?;
        Ok(page(&id, step, stepping(desk, &id, step, &fact).begin()))
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
    Path((id, stage)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        access::keeps_households(&me).map_err(|refusal| door::closed(&refusal))?;
        household::open(desk, &me, &id)?;
        let (step, fact) = find(desk, &id, &stage, &asked.of)?;
        let stepping = stepping(desk, &id, step, &fact);
        let now = match stepping.read(&sent) {
            Sent::Again(html) => return Ok(page(&id, step, html).into()),
            Sent::Wrong(html) => return Ok(page(&id, step, html).wrong().into()),
            Sent::Now(now) => now,
        };
        let troubles = record::judged(&*now, desk.today());
        if let Some(trouble) = troubles.iter().find(|trouble| trouble.stops) {
            // What is wrong may lie in a stage that this form does not ask: it is said beside its first question.
            let asked = step.fields.contains(&&*trouble.field);
            let field = if asked { &*trouble.field } else { step.fields.first().copied().unwrap_or("") };
            return Ok(page(&id, step, stepping.wrong(&sent, field, &trouble.says)).wrong().into());
        }
        let change = stepping.change(Subject::carer_household(&id), &sent, now);
        match desk.say_all(&me, record::WHY, &[change])? {
            Ok(()) => Ok(address(&id).with("done", "recorded").into()),
            Err(()) => Ok(page(&id, step, stepping.quicker(&sent)).conflict().into()),
        }
    })
    .await
}

/// The stage, and the application that stands.
fn find(desk: &Desk, household: &str, stage: &str, of: &str) -> Result<(&'static Step, Fact), Problem> {
    let facts = desk.roll().facts(&Subject::carer_household(household));
    let standing = as_known(&facts, Moment::END_OF_TIME);
    let fact = standing.into_iter().find(|fact| *fact.id == *of).ok_or(GONE)?;
    let kind = fact.record.kind();
    if kind.name != FosteringApplication::KIND.name && kind.name != AdopterApplication::KIND.name {
        return Err(GONE);
    }
    let step = steps(kind).iter().find(|step| step.last == stage).ok_or(GONE)?;
    Ok((step, fact.clone()))
}

fn stepping<'a>(desk: &'a Desk, household: &str, step: &'static Step, fact: &'a Fact) -> Stepping<'a> {
    let to = address(household).at("stage").at(step.last).with("of", &*fact.id);
    Stepping { desk, kind: fact.record.kind(), fact, step, to, network: Vec::new() }
}

fn page(household: &str, step: &Step, html: Html) -> Page {
    Page::new(step.title)
        .caption(household.to_owned())
        .under("The household", Address::new("/fostering").at(household))
        .in_menu("/fostering")
        .body(html)
}
