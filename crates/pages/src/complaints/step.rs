//! `/child/{child}/complaints/{complaint}/{step}`: one step of a complaint: its few questions, with what stands already. The
//! rest of the record stays as it is, and what stood before stays readable.

use axum::extract::State;
use calendar::Moment;
use journal::AppendError;
use oversight::complaint::Stage;
use records::complaints::Complaint;
use records::{Act, Change, Definition, Fact, Place, Trouble};
use web::parts::{ErrorSummary, Form, Inset};
use web::{Address, Answer, Fields, Html, Page, Path, Problem};

use crate::child::record::enter::{ACT, about};
use crate::child::record::form::{self, Offer};
use crate::child::record::read::read;
use crate::record::Record;
use crate::said::stands;
use crate::signed::Me;
use crate::{Desk, words};

/// A step: the last part of its address, its title, its questions, and at which stages it may be taken.
pub(super) struct Step {
    pub(super) last: &'static str,
    pub(super) title: &'static str,
    fields: &'static [&'static str],
    pub(super) at: fn(Stage) -> bool,
}

fn is_open(stage: Stage) -> bool {
    !matches!(stage, Stage::Closed)
}

/// The steps, in order.
pub(super) const STEPS: &[Step] = &[
    Step {
        last: "advocate",
        title: "Advocate, and reviewing officer",
        fields: &["offered", "wanted", "advocate", "officer_told"],
        at: is_open,
    },
    Step {
        last: "not-taken",
        title: "It is not a complaint under these regulations",
        fields: &["not_taken"],
        at: |stage| matches!(stage, Stage::One | Stage::NotTaken),
    },
    Step {
        last: "stage-1",
        title: "Stage 1: extend or answer",
        fields: &["stage_1_by", "stage_1_extended", "stage_1_answered", "stage_1_outcome", "stage_1_words"],
        at: |stage| matches!(stage, Stage::One | Stage::OneAnswered),
    },
    Step {
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
        at: |stage| matches!(stage, Stage::OneAnswered | Stage::TwoAsked | Stage::Two | Stage::TwoAnswered),
    },
    Step {
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
        at: |stage| matches!(stage, Stage::TwoAnswered | Stage::PanelAsked | Stage::Panel | Stage::Answered),
    },
    Step {
        last: "close",
        title: "What was put right and learnt; close it",
        fields: &["remedy", "learning", "nothing_learnt", "closed"],
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
        let (record, fact, step) = open(desk, &me, &at)?;
        let stands = stands(Complaint::KIND, &fact);
        Ok(page(desk, &record, &at, step, &stands, &[], "", Html::new()))
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
        let (record, fact, step) = open(desk, &me, &at)?;
        if let Some(list) = sent.get(ACT).strip_prefix("more.") {
            return Ok(page(desk, &record, &at, step, &sent, &[], list, Html::new()).into());
        }
        // What this step does not ask stays as it stands.
        let mut answers = Fields::default();
        let own = |name: &str| step.fields.contains(&name.split('.').next().unwrap_or(name));
        let stands = stands(Complaint::KIND, &fact);
        for (name, value) in stands.iter().filter(|(name, _)| !own(name)) {
            answers.push(name, value);
        }
        for (name, value) in sent.iter().filter(|(name, _)| own(name)) {
            answers.push(name, value);
        }
        let said = read(Complaint::KIND, &answers, Some(&words::payload(&fact)));
        let mut troubles = said.troubles;
        let today = desk.today();
        for field in Complaint::KIND.fields.iter().filter(|field| step.fields.contains(&field.name)) {
            let day = crate::child::record::read::day(sent.get(field.name).trim());
            if matches!(field.form, records::Form::Day) && day.is_some_and(|day| day > today) {
                troubles.push(Trouble::stops(field.name, "That day has not come: write what has happened"));
            }
        }
        let stops = troubles.iter().any(|trouble| trouble.stops);
        let Some(now) = said.record.filter(|_| !stops) else {
            return Ok(page(desk, &record, &at, step, &sent, &troubles, "", Html::new()).wrong().into());
        };
        let change = Change {
            subject: record.permit.subject().clone(),
            id: fact.id.clone(),
            revision: fact.revision + 1,
            act: Act::Correct,
            reason: Some(step.title.into()),
            record: now,
            place: Place::default(),
        };
        match desk.append(&record.permit, &[change]) {
            Ok(_) => Ok(super::address(&at.0).with("done", "recorded").into()),
            Err(AppendError::Revision { .. }) => {
                let says = "Somebody wrote about this complaint while you did. Nothing of yours is lost: look at what \
                            stands now, and send it again.";
                let above = Html::of(&Inset::new(says));
                Ok(page(desk, &record, &at, step, &sent, &[], "", above).conflict().into())
            }
            Err(error) => Err(Problem::fault("recording it")(error)),
        }
    })
    .await
}

fn to((child, complaint, step): &At) -> Address {
    super::address(child).at(complaint).at(step)
}

/// The record, the complaint as it stands, and the step.
fn open(desk: &Desk, me: &access::Person, at: &At) -> Result<(Record, Fact, &'static Step), Problem> {
    let record = desk.child(me, &at.0, "a step of a complaint", &to(at).to_string())?;
    record.must_add(Complaint::KIND)?;
    let standing = record.standing(Moment::END_OF_TIME);
    let fact =
        standing.into_iter().find(|fact| *fact.id == *at.1 && fact.of::<Complaint>().is_some()).cloned();
    let fact = fact.ok_or(GONE)?;
    let stage = fact.of::<Complaint>().map(Stage::of).ok_or(GONE)?;
    let step = STEPS.iter().find(|step| step.last == at.2 && (step.at)(stage)).ok_or(GONE)?;
    Ok((record, fact, step))
}

const GONE: Problem = Problem::Missing(
    "There is no such step of this complaint now. Go back to the child’s complaints: they say what comes next.",
);

#[allow(clippy::too_many_arguments)] // a form as it was sent, and what is said about it
fn page(
    desk: &Desk,
    record: &Record,
    at: &At,
    step: &Step,
    typed: &Fields,
    troubles: &[Trouble],
    more: &str,
    above: Html,
) -> Page {
    let child = record.timeline(Moment::END_OF_TIME);
    let network = words::network(record);
    let offer = Offer { people: desk.people(), network: &network, documents: &[], today: desk.today() };
    let stops = troubles.iter().filter(|trouble| trouble.stops);
    let summary = stops.fold(ErrorSummary::new(), |all, trouble| all.at(&*trouble.says, &trouble.field));
    let mut html = above;
    if !summary.is_empty() {
        html = html.with(&summary);
    }
    let mut form = Form::new(to(at), "Record it");
    for field in step.fields {
        if let Some(question) = form::one(Complaint::KIND, field, typed, troubles, &offer, more) {
            form = form.ask(&question);
        }
    }
    for (list, words) in form::lists(Complaint::KIND).filter(|(list, _)| step.fields.contains(list)) {
        form = form.or(words, ACT, format!("more.{list}"));
    }
    about(&child, &at.0, step.title).body(html.with(&form))
}
