//! `/allegations/new`: an allegation is recorded: about a worker, a carer of a household, or somebody who works with
//! children elsewhere.

use axum::extract::State;
use records::protection::Allegation;
use records::{Act, Change, Definition, Place, Subject, Trouble};
use web::parts::{Choice, Control, ErrorSummary, Form, Question};
use web::{Address, Answer, Fields, Html, Page, Problem};

use super::{address, few};
use crate::child::record::enter::{RECORD, identifier, is_identifier};
use crate::child::record::form::{self, NO_PLACES, Offer};
use crate::child::record::read::read;
use crate::signed::Me;
use crate::{Desk, words};

/// What is asked at the beginning.
const FIELDS: &[&str] =
    &["aware", "reported", "name", "works_as", "employer", "household", "child", "what", "threshold", "safe"];

/// The form.
///
/// # Errors
/// The reader is not one of the few.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        few(desk, &me)?;
        let mut begin = Fields::default();
        begin.push("aware", desk.today().to_string());
        begin.push("reported", desk.today().to_string());
        Ok(page(desk, &me, &begin, &[]))
    })
    .await
}

/// It was sent.
///
/// # Errors
/// As [`get`]; the journal cannot be written.
pub(crate) async fn post(State(desk): State<Desk>, Me(me): Me, sent: Fields) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        few(desk, &me)?;
        let said = read(Allegation::KIND, &sent, None);
        let mut troubles = said.troubles;
        let worker = desk.people().person(sent.get("worker")).filter(|who| who.id != me.id);
        let text = |name: &str| Some(sent.get(name).trim().to_owned()).filter(|text| !text.is_empty());
        if worker.is_none() && !sent.get("worker").is_empty() {
            troubles.push(Trouble::stops(
                "worker",
                "Choose one of those who work here. Nobody records one about themselves",
            ));
        }
        if worker.is_none() && text("name").is_none() {
            troubles.push(Trouble::stops("name", "Say whom it is about, or choose a worker above"));
        }
        if text("what").is_none() {
            troubles.push(Trouble::stops("what", "Say what is said to have happened"));
        }
        let allegation = said.record.and_then(|record| record.as_any().downcast_ref::<Allegation>().cloned());
        if allegation.as_ref().is_some_and(|said| {
            said.aware > desk.today() || said.reported.is_some_and(|on| on > desk.today())
        }) {
            troubles.push(Trouble::stops("aware", "Give days up to today"));
        }
        let stops = troubles.iter().any(|trouble| trouble.stops);
        let Some(mut allegation) = allegation.filter(|_| !stops) else {
            return Ok(page(desk, &me, &sent, &troubles).wrong().into());
        };
        let id = match sent.get(RECORD) {
            id if is_identifier(id) => id.to_owned(),
            _ => words::new_identifier(),
        };
        // A carer's stands under the household; somebody's from elsewhere under a number of its own.
        let about = match (worker, &allegation.household) {
            (Some(worker), _) => worker.id.to_string(),
            (None, Some(household)) => household.clone(),
            (None, None) => id.clone(),
        };
        if allegation.name.is_none() {
            allegation.name = worker.map(|worker| worker.name.clone());
        }
        let change = Change {
            subject: Subject::worker(&about),
            id: id.as_str().into(),
            revision: 1,
            act: Act::Record,
            reason: None,
            record: std::sync::Arc::new(allegation),
            place: Place::default(),
        };
        let _ = desk.say_all(&me, "the designated officer’s work", &[change])?;
        Ok(address(&about, &id).with("done", "recorded").into())
    })
    .await
}

fn page(desk: &Desk, me: &access::Person, typed: &Fields, troubles: &[Trouble]) -> Page {
    let offer = Offer {
        people: desk.people(),
        network: &[],
        documents: &[],
        places: &NO_PLACES,
        today: desk.today(),
    };
    let stops = troubles.iter().filter(|trouble| trouble.stops);
    let summary = stops.fold(ErrorSummary::new(), |all, trouble| all.at(&*trouble.says, &trouble.field));
    let mut html = Html::new();
    if !summary.is_empty() {
        html = html.with(&summary);
    }
    let workers = desk.people().all().filter(|who| who.id != me.id);
    let choices =
        workers.map(|who| Choice::new(&*who.id, format!("{} ({})", who.name, who.role.words()))).collect();
    let listed = Control::Listed { choices, chosen: typed.get("worker").to_owned() };
    let wrong = troubles.iter().find(|trouble| trouble.field == "worker").map(|trouble| trouble.says.clone());
    let mut form =
        Form::new(Address::new("/allegations/new"), "Record it").keep(RECORD, identifier(typed)).ask(
            &Question::new("worker", "Is it about somebody who works here? (optional)", listed)
                .hint("Leave it empty for a carer or somebody who works elsewhere, and write the name below")
                .error(wrong),
        );
    for field in FIELDS {
        if let Some(question) = form::one(Allegation::KIND, field, typed, troubles, &offer, "") {
            form = form.ask(&question);
        }
    }
    Page::new("Record an allegation")
        .caption("Open to a few only")
        .under("Allegations", Address::new("/allegations"))
        .in_menu("/find")
        .body(html.with(&form))
}
