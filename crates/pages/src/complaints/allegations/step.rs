//! `/allegations/{worker}/{record}/{step}`: one step of an allegation, with what stands already.

use axum::extract::State;
use records::protection::Allegation;
use records::{Act, Change, Definition, Place, Subject, Trouble};
use web::parts::{ErrorSummary, Form, Inset};
use web::{Address, Answer, Fields, Html, Page, Path, Problem};

use super::{address, open};
use crate::Desk;
use crate::child::record::enter::ACT;
use crate::child::record::form::{self, Offer};
use crate::child::record::read::read;
use crate::said::stands;
use crate::signed::Me;
use crate::words;

/// A step: the last part of its address, its title and its questions.
pub(super) struct Step {
    pub(super) last: &'static str,
    pub(super) title: &'static str,
    fields: &'static [&'static str],
}

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
        let stands = stands(Allegation::KIND, &fact);
        Ok(page(desk, &at, step(&at)?, &stands, &[], "", Html::new()))
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
        let step = step(&at)?;
        if let Some(list) = sent.get(ACT).strip_prefix("more.") {
            return Ok(page(desk, &at, step, &sent, &[], list, Html::new()).into());
        }
        let own = |name: &str| step.fields.contains(&name.split('.').next().unwrap_or(name));
        let mut answers = Fields::default();
        let stands = stands(Allegation::KIND, &fact);
        for (name, value) in stands.iter().filter(|(name, _)| !own(name)) {
            answers.push(name, value);
        }
        for (name, value) in sent.iter().filter(|(name, _)| own(name)) {
            answers.push(name, value);
        }
        let said = read(Allegation::KIND, &answers, Some(&words::payload(&fact)));
        let mut troubles = said.troubles;
        let concluded = crate::child::record::read::day(sent.get("concluded").trim());
        if own("concluded") && concluded.is_some_and(|day| day > desk.today()) {
            troubles.push(Trouble::stops("concluded", "That day has not come"));
        }
        let stops = troubles.iter().any(|trouble| trouble.stops);
        let Some(now) = said.record.filter(|_| !stops) else {
            return Ok(page(desk, &at, step, &sent, &troubles, "", Html::new()).wrong().into());
        };
        let change = Change {
            subject: Subject::worker(&at.0),
            id: fact.id.clone(),
            revision: fact.revision + 1,
            act: Act::Correct,
            reason: Some(step.title.into()),
            record: now,
            place: Place::default(),
        };
        match desk.say_all(&me, "the designated officer’s work", &[change])? {
            Ok(()) => Ok(address(&at.0, &at.1).with("done", "recorded").into()),
            Err(()) => {
                let says = "Somebody wrote about it while you did. Nothing of yours is lost: look at what stands now, \
                            and send it again.";
                Ok(page(desk, &at, step, &sent, &[], "", Html::of(&Inset::new(says))).conflict().into())
            }
        }
    })
    .await
}

fn step(at: &At) -> Result<&'static Step, Problem> {
    let step = STEPS.iter().find(|step| step.last == at.2);
    step.ok_or(Problem::Missing("There is no such step of an allegation."))
}

fn page(
    desk: &Desk,
    at: &At,
    step: &Step,
    typed: &Fields,
    troubles: &[Trouble],
    more: &str,
    above: Html,
) -> Page {
    let offer = Offer { people: desk.people(), network: &[], documents: &[], today: desk.today() };
    let stops = troubles.iter().filter(|trouble| trouble.stops);
    let summary = stops.fold(ErrorSummary::new(), |all, trouble| all.at(&*trouble.says, &trouble.field));
    let mut html = above;
    if !summary.is_empty() {
        html = html.with(&summary);
    }
    let mut form = Form::new(address(&at.0, &at.1).at(step.last), "Record it");
    for field in step.fields {
        if let Some(question) = form::one(Allegation::KIND, field, typed, troubles, &offer, more) {
            form = form.ask(&question);
        }
    }
    for (list, words) in form::lists(Allegation::KIND).filter(|(list, _)| step.fields.contains(list)) {
        form = form.or(words, ACT, format!("more.{list}"));
    }
    Page::new(step.title)
        .caption("Open to a few only")
        .under("Allegations", Address::new("/allegations"))
        .in_menu("/find")
        .body(html.with(&form))
}
