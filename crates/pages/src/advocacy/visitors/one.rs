//! One volunteer: what they said, each step with its day, the ten sessions, support, expenses; and the form for the next step.

use std::sync::Arc;

use access::Person;
use axum::extract::State;
use calendar::{Day, Moment};
use oversight::visitors::{SESSIONS, Volunteer};
use records::workforce::{
    Course, Supervision, TrainingCourse, VisitorEnquiry, VisitorExpense, VisitorStep, VisitorStepIs,
    WorkRole, WorkerDetails,
};
use records::{Definition, Kind, Record as Said, Subject, Trouble, as_known};
use timeline::{Stranded, Worker};
use web::parts::{Cell, Column, SummaryList, Table};
use web::{Address, Answer, Fields, Html, Link, Notice, Page, Path, Problem, Query};

use super::{address, visiting};
use crate::child::door;
use crate::child::glance::link;
use crate::child::overview::heading;
use crate::child::record::enter::{RECORD, identifier};
use crate::plain::{Plain, Sent, judged};
use crate::signed::Me;
use crate::{Desk, words};

/// By what work.
pub(crate) const WHY: &str = "recruits independent visitors";

/// What is recorded of a volunteer here.
pub(crate) const KINDS: &[(&Kind, &str)] = &[
    (VisitorStep::KIND, "Record a step"),
    (Supervision::KIND, "Record a support session"),
    (VisitorExpense::KIND, "Record an expense"),
    (VisitorEnquiry::KIND, "Write down anew what they say"),
];

const NO_VOLUNTEER: Problem = Problem::Missing(
    "There is no volunteer of this number. The page Independent visitors lists those that there are.",
);

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    done: String,
}

fn recruits(me: &Person) -> Result<(), Problem> {
    access::recruits_visitors(me).map_err(|refusal| door::closed(&refusal))
}

/// A volunteer, with everything that is told of them.
fn volunteer(desk: &Desk, visitor: &str) -> Result<(Worker, Volunteer), Problem> {
    let facts = desk.roll().facts(&Subject::worker(visitor));
    let worker = Worker::of(visitor, &facts, Moment::END_OF_TIME);
    let visits = visiting(&desk.board()).contains(visitor);
    let volunteer = Volunteer::of(&worker, visits, desk.today()).ok_or(NO_VOLUNTEER)?;
    Ok((worker, volunteer))
}

/// The volunteer.
///
/// # Errors
/// It is not the reader's to see; there is no such volunteer.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(visitor): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        access::advocacy_service(&me).map_err(|refusal| door::closed(&refusal))?;
        let (worker, volunteer) = volunteer(desk, &visitor)?;
        let mut html = Html::of(&told(&volunteer));
        if recruits(&me).is_ok() {
            for (kind, words) in KINDS {
                html = html.with(&link(&Link::new(*words, address(&visitor).at("record").at(kind.name))));
            }
        }
        let html = html
            .with(&heading("The ten sessions"))
            .with(&sessions(&worker))
            .with(&heading("Steps"))
            .with(&steps(desk, &visitor))
            .with(&heading("Support and expenses"))
            .with(&support(desk, &worker));
        let page = Page::new(volunteer.enquiry.name.clone())
            .title("A volunteer")
            .caption(volunteer.stage.title())
            .back("Independent visitors", Address::new("/visitors"))
            .in_menu("/voice")
            .body(html);
        Ok(match crate::child::overview::said(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

fn told(volunteer: &Volunteer) -> SummaryList {
    let said = &volunteer.enquiry;
    let or = |text: Option<&str>| text.map_or_else(|| "Not said".to_owned(), str::to_owned);
    let day = |day: Option<Day>| day.map_or_else(|| "Not yet".to_owned(), Day::to_words);
    let likes: Vec<&str> = said.interests.iter().map(|each| each.label()).collect();
    let ages = match (said.youngest, said.oldest) {
        (None, None) => "Any".to_owned(),
        (Some(from), None) => format!("{from} and over"),
        (None, Some(to)) => format!("Up to {to}"),
        (Some(from), Some(to)) => format!("{from} to {to}"),
    };
    let mut list = SummaryList::new()
        .row("What comes next", volunteer.next.clone())
        .row("Asked", said.day.to_words())
        .row("References", day(volunteer.checked.0))
        .row("Disclosure and barring check", day(volunteer.checked.1))
        .row("Approved", day(volunteer.approved));
    if let Some(support) = volunteer.support {
        list = list.row("Support session by", support.to_words());
    }
    list = list
        .row("A woman or a man", or(said.is.map(|is| is.label())))
        .row("Likes", if likes.is_empty() { "Not said".to_owned() } else { likes.join("; ") })
        .row("Would like to visit a child of", ages)
        .row("Languages", or(said.languages.as_deref()))
        .row("Faith", or(said.faith.as_deref()))
        .row("Background", or(said.background.as_deref()))
        .row("Drives", or(said.drives.map(|drives| if drives { "Yes" } else { "No" })));
    if let Some(words) = &said.words {
        list = list.row("Says", words::lines(words));
    }
    list
}

fn sessions(worker: &Worker) -> Table {
    let mut table = Table::new("Sessions of the course", [Column::number("Session"), Column::date("Came")])
        .caption_hidden();
    for session in 1..=SESSIONS {
        let came = worker.strand::<VisitorStep>().find(|step| {
            step.step == VisitorStepIs::Session && step.session.is_some_and(|at| at as usize == session)
        });
        table.push([
            Cell::new(session),
            came.map_or_else(|| Cell::none("not yet"), |step| Cell::new(step.day.to_words())),
        ]);
    }
    table
}

fn steps(desk: &Desk, visitor: &str) -> Table {
    let columns = [
        Column::date("Day"),
        Column::text("Step"),
        Column::prose("Why, or what was said"),
        Column::text("By"),
    ];
    let mut table = Table::new("Steps", columns).caption_hidden().when_empty("Nothing yet but the enquiry.");
    let facts = desk.roll().facts(&Subject::worker(visitor));
    let mut all: Vec<_> = as_known(&facts, Moment::END_OF_TIME)
        .into_iter()
        .filter_map(|fact| Some((fact, fact.of::<VisitorStep>()?)))
        .filter(|(_, step)| step.step != VisitorStepIs::Session)
        .collect();
    all.sort_by_key(|(fact, step)| std::cmp::Reverse((step.day, fact.recorded)));
    for (fact, step) in all {
        let because = step.because.as_deref();
        table.push([
            Cell::new(step.day.to_words()),
            Cell::new(step.step.label()),
            because.map_or_else(|| Cell::none("nothing said"), Cell::new),
            Cell::new(desk.people().name_of(&fact.origin.who)),
        ]);
    }
    table
}

fn support(desk: &Desk, worker: &Worker) -> Table {
    let columns = [
        Column::date("Day"),
        Column::text("What"),
        Column::prose("Agreed, or what for"),
        Column::text("Amount"),
    ];
    let mut table =
        Table::new("Support and expenses", columns).caption_hidden().when_empty("Nothing is recorded yet.");
    let mut rows: Vec<(Day, [Cell; 4])> = Vec::new();
    for said in worker.strand::<Supervision>() {
        let by = said.by.as_deref().map(|by| format!("Support, with {}", desk.people().name_of(by)));
        let agreed = said.agreed.as_deref();
        rows.push((
            said.day,
            [
                Cell::new(said.day.to_words()),
                Cell::new(by.unwrap_or_else(|| "Support".to_owned())),
                agreed.map_or_else(|| Cell::none("nothing said"), Cell::new),
                Cell::none("none"),
            ],
        ));
    }
    for said in worker.strand::<VisitorExpense>() {
        let paid =
            said.paid.map_or_else(|| "to be paid".to_owned(), |paid| format!("paid {}", paid.to_words()));
        rows.push((
            said.day,
            [
                Cell::new(said.day.to_words()),
                Cell::new(format!("Expense, {paid}")),
                Cell::new(&said.what),
                Cell::new(format!("£{}", said.amount)),
            ],
        ));
    }
    rows.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    for (_, cells) in rows {
        table.push(cells);
    }
    table
}

/// Somebody asks.
///
/// # Errors
/// The reader recruits nobody.
pub(crate) async fn new(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        recruits(&me)?;
        Ok(asked(desk, None, VisitorEnquiry::KIND, &today(desk), &[], ""))
    })
    .await
}

/// A form begins with today.
fn today(desk: &Desk) -> Fields {
    let mut fields = Fields::default();
    fields.push("day", desk.today().to_string());
    fields
}

fn asked(
    desk: &Desk,
    visitor: Option<&str>,
    kind: &'static Kind,
    typed: &Fields,
    troubles: &[Trouble],
    more: &str,
) -> Page {
    let (action, back) = match visitor {
        None => (Address::new("/visitors/new"), Address::new("/visitors")),
        Some(visitor) => (address(visitor).at("record").at(kind.name), address(visitor)),
    };
    let html =
        Plain { desk, kind, action, button: "Record it", known: &[], needed: &[], typed, troubles, more }
            .html();
    Page::new(kind.title).back("Back", back).in_menu("/voice").body(html)
}

const AHEAD: &str = "When was it? It cannot be recorded before it happens";

/// What is wrong beyond the kind itself: a day to come.
fn judge(troubles: &mut Vec<Trouble>, desk: &Desk, sent: &Fields) {
    let day = crate::child::record::read::day(sent.get("day").trim());
    if day.is_some_and(|day| day > desk.today()) {
        troubles.push(Trouble::stops("day", AHEAD));
    }
}

/// The enquiry was sent.
///
/// # Errors
/// As [`new`]; the journal cannot be written.
pub(crate) async fn begin(State(desk): State<Desk>, Me(me): Me, sent: Fields) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        recruits(&me)?;
        let kind = VisitorEnquiry::KIND;
        match judged(kind, &sent, |troubles| judge(troubles, desk, &sent)) {
            Sent::Wrong(troubles) => Ok(asked(desk, None, kind, &sent, &troubles, "").wrong().into()),
            Sent::More(list) => Ok(asked(desk, None, kind, &sent, &[], &list).into()),
            Sent::Said(said) => {
                let id = identifier(&sent);
                // The number of the form is the volunteer's: a form that was sent twice begins nobody twice.
                let visitor = format!("visitor-{}", id.get(..8).unwrap_or(&id));
                let done = desk.say_of(&me, WHY, Subject::worker(&visitor), &id, vec![said])?;
                Ok(address(&visitor).with("done", done).into())
            }
        }
    })
    .await
}

fn known_kind(name: &str) -> Result<&'static Kind, Problem> {
    let known = KINDS.iter().map(|(kind, _)| *kind).find(|kind| kind.name == name);
    known.ok_or(Problem::Missing("Nothing of this sort is recorded of a volunteer here."))
}

/// The form of a step, a support session or an expense.
///
/// # Errors
/// As [`new`]; there is no such volunteer, or nothing of the sort.
pub(crate) async fn form(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((visitor, name)): Path<(String, String)>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        recruits(&me)?;
        let kind = known_kind(&name)?;
        volunteer(desk, &visitor)?;
        Ok(asked(desk, Some(&visitor), kind, &today(desk), &[], ""))
    })
    .await
}

/// It was sent.
///
/// # Errors
/// As [`form`]; the journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((visitor, name)): Path<(String, String)>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        recruits(&me)?;
        let kind = known_kind(&name)?;
        let (worker, volunteer) = volunteer(desk, &visitor)?;
        let judge = |troubles: &mut Vec<Trouble>| {
            judge(troubles, desk, &sent);
            if sent.get("step") == VisitorStepIs::Approved.code() {
                troubles.extend(too_soon(&volunteer));
            }
        };
        match judged(kind, &sent, judge) {
            Sent::Wrong(troubles) => {
                Ok(asked(desk, Some(&visitor), kind, &sent, &troubles, "").wrong().into())
            }
            Sent::More(list) => Ok(asked(desk, Some(&visitor), kind, &sent, &[], &list).into()),
            Sent::Said(said) => {
                let all = with_what_it_begins(&worker, &volunteer, said);
                let done = desk.say_of(&me, WHY, Subject::worker(&visitor), sent.get(RECORD), all)?;
                Ok(address(&visitor).with("done", done).into())
            }
        }
    })
    .await
}

/// Nobody visits a child who was not checked and has not done the course: what is still missing stops the approval.
fn too_soon(volunteer: &Volunteer) -> Option<Trouble> {
    let mut missing = Vec::new();
    if volunteer.checked.0.is_none() {
        missing.push("the references".to_owned());
    }
    if volunteer.checked.1.is_none() {
        missing.push("the disclosure and barring check".to_owned());
    }
    let left = SESSIONS - volunteer.sessions.len().min(SESSIONS);
    if left > 0 {
        missing.push(words::counted(left, "session of the course", "sessions of the course"));
    }
    if missing.is_empty() {
        return None;
    }
    let says = format!("They cannot be approved yet: still missing is {}", missing.join(", "));
    Some(Trouble::stops("step", says))
}

/// Whether there is a volunteer of this number.
pub(crate) fn is_one(desk: &Desk, visitor: &str) -> bool {
    volunteer(desk, visitor).is_ok()
}

/// What cannot be said of a volunteer today, beyond what the kind itself finds.
pub(crate) fn wrong(desk: &Desk, visitor: &str, said: &dyn Said) -> Option<Trouble> {
    if said.happened().from.is_some_and(|day| day > desk.today()) {
        return Some(Trouble::stops("day", AHEAD));
    }
    let step = said.as_any().downcast_ref::<VisitorStep>();
    let (_, volunteer) = volunteer(desk, visitor).ok()?;
    step.filter(|step| step.step == VisitorStepIs::Approved).and_then(|_| too_soon(&volunteer))
}

/// What is said of a volunteer, and what it begins.
pub(crate) fn begun(desk: &Desk, visitor: &str, said: Arc<dyn Said>) -> Vec<Arc<dyn Said>> {
    match volunteer(desk, visitor) {
        Ok((worker, volunteer)) => with_what_it_begins(&worker, &volunteer, said),
        Err(_) => vec![said],
    }
}

fn with_what_it_begins(worker: &Worker, volunteer: &Volunteer, said: Arc<dyn Said>) -> Vec<Arc<dyn Said>> {
    let mut all = vec![said.clone()];
    if let Some(step) = said.as_any().downcast_ref::<VisitorStep>()
        && step.step == VisitorStepIs::Approved
    {
        all.extend(begins(worker, volunteer, step.day));
    }
    all
}

/// What an approval begins: the post of a volunteer, from which support is due, and the course as one record.
fn begins(worker: &Worker, volunteer: &Volunteer, day: Day) -> Vec<Arc<dyn Said>> {
    let details = WorkerDetails {
        since: day,
        until: None,
        role: WorkRole::IndependentVisitor,
        name: volunteer.enquiry.name.clone(),
        team: None,
        phone: None,
        hours: None,
        assessed_year: None,
        agency: false,
    };
    let mut all: Vec<Arc<dyn Said>> = vec![Arc::new(details)];
    let sessions = || {
        worker.strand::<VisitorStep>().filter(|step| step.step == VisitorStepIs::Session).map(|step| step.day)
    };
    if let (Some(started), completed) = (sessions().min(), sessions().max()) {
        all.push(Arc::new(TrainingCourse { started, completed, what: Course::IndependentVisitor }));
    }
    all
}
