//! `/inspection`: an inspector's time, and the children drawn at random for it. The sample is kept with the number it was drawn
//! with, and opens to the inspector alone, read only, from the first day to the last.

use std::sync::Arc;

use access::{Person, Role};
use axum::extract::State;
use calendar::Moment;
use records::governance::{Drawn, Inspection};
use records::{Act, Change, Place, Subject, as_known};
use web::parts::{Cell, Choice, Column, Control, ErrorSummary, Form, Inset, Question, Table, TypedAs};
use web::{Address, Answer, Fields, Html, Notice, Page, Problem, Query};

use crate::child::door;
use crate::child::record::read::day;
use crate::rows::{self, List, Rows};
use crate::signed::Me;
use crate::{Desk, words};

/// Children drawn at most: what a team of inspectors reads.
const MOST: usize = 200;

/// Days that an inspection may last.
const LONGEST: i32 = 92;

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    done: String,
}

/// The inspections that there were, and the form for another.
///
/// # Errors
/// The reader arranges no inspections; the journal cannot be read.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        if me.role == Role::Inspector {
            return own(desk, &me);
        }
        arranges(&me)?;
        let page = page(desk, &Fields::default(), &ErrorSummary::new());
        Ok(match asked.done.as_str() {
            "drawn" => page.notice(Notice::done("The sample is drawn and kept.")),
            _ => page,
        })
    })
    .await
}

/// What an inspector begins with: the children who were drawn for them, while their inspection lasts.
fn own(desk: &Desk, me: &Person) -> Result<Page, Problem> {
    let (board, seen, today) = (desk.board(), desk.seen(me)?, desk.today());
    let mut html = Html::new();
    let mut none = true;
    for inspecting in board.register().staff().inspections(&me.id, today) {
        none = false;
        let last = inspecting.span.until.map(|until| until.plus_days(-1).to_words()).unwrap_or_default();
        let columns = [Column::text("Child"), Column::text("Number")];
        let caption = format!("{}, until {last}", inspecting.what);
        let mut table =
            Table::new(caption, columns).large().when_empty("No record of the sample is open to you.");
        let drawn = inspecting.sample.iter().filter(|child| seen.has(child));
        for child in drawn.filter_map(|child| board.child(child)) {
            table.push([Cell::link(child.called(), &crate::child::address(&child.id)), Cell::new(&child.id)]);
        }
        html = html.with(&table);
    }
    if none {
        html = html.with(&Inset::new(
            "No inspection of yours is under way today: no record is open to you. Heads of service and quality assurance arrange \
             what inspectors see.",
        ));
    }
    Ok(Page::new("Your inspection").caption(today.to_words()).body(html))
}

/// A sample is drawn.
///
/// # Errors
/// As [`get`]; the journal cannot be written.
pub(crate) async fn post(State(desk): State<Desk>, Me(me): Me, sent: Fields) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        arranges(&me)?;
        let today = desk.today();
        let mut wrong = ErrorSummary::new();
        let inspector = desk.people().person(sent.get("inspector")).filter(|who| who.role == Role::Inspector);
        if inspector.is_none() {
            wrong = wrong.at("Inspector: choose one", "inspector");
        }
        let what = sent.get("what").trim();
        if what.is_empty() || what.len() > 200 {
            wrong = wrong.at("Which inspection: say in a few words which", "what");
        }
        let since = day(sent.get("since").trim()).filter(|since| *since >= today);
        if since.is_none() {
            wrong = wrong.at("First day: give a day from today on", "since");
        }
        let last = day(sent.get("last").trim())
            .filter(|last| since.is_some_and(|since| *last >= since && *last < since.plus_days(LONGEST)));
        if last.is_none() {
            wrong = wrong.at("Last day: give a day not before the first, within three months of it", "last");
        }
        let many = sent.get("many").trim().parse().ok().filter(|many| (1..=MOST).contains(many));
        if many.is_none() {
            wrong = wrong.at("Children: give a number from 1 to 200", "many");
        }
        let (Some(inspector), Some(since), Some(last), Some(many)) = (inspector, since, last, many) else {
            return Ok(page(desk, &sent, &wrong).wrong().into());
        };
        if !wrong.is_empty() {
            return Ok(page(desk, &sent, &wrong).wrong().into());
        }
        let (board, seen) = (desk.board(), desk.seen(&me)?);
        // Closed records are not drawn by somebody who may not know of them.
        let pool: Vec<&str> = board
            .everybody()
            .filter(|child| child.looked_after && seen.has_whole(&child.id))
            .map(|child| &*child.id)
            .collect();
        let seed = u64::from(rand::random::<u32>());
        let sample = access::drawn(&pool, seed, many);
        let sample = sample.into_iter().map(|child| Drawn { child: child.to_owned() }).collect();
        let (what, until) = (what.to_owned(), last.plus_days(1));
        let record = Inspection { since, until, what, seed: Some(seed), sample };
        desk.say_of_worker(&me, "the one who arranges inspections", &inspector.id, record)?;
        Ok(Address::new("/inspection").with("done", "drawn").into())
    })
    .await
}

/// Who arranges inspections: those who oversee who looks, over the whole service.
pub(crate) fn arranges(me: &Person) -> Result<(), Problem> {
    access::oversees_looks(me).map_err(|refusal| door::closed(&refusal))?;
    if access::sees_everybody(me) { Ok(()) } else { Err(NOT_YOURS) }
}

const NOT_YOURS: Problem =
    Problem::Missing("Heads of service and quality assurance arrange what inspectors see.");

fn page(desk: &Desk, sent: &Fields, wrong: &ErrorSummary) -> Page {
    let says = |id: &str, sentence: &str| wrong.says(id).then(|| sentence.to_owned());
    let inspectors = desk.people().of_role(Role::Inspector);
    let choices = inspectors.iter().map(|who| Choice::new(&*who.id, who.name.clone())).collect();
    let listed = Control::Listed { choices, chosen: sent.get("inspector").to_owned() };
    let form = Form::new("/inspection", "Draw the children")
        .ask(
            &Question::new("inspector", "Inspector", listed)
                .hint("They read the records of the children drawn, and nothing else, and change nothing")
                .error(says("inspector", "Choose an inspector")),
        )
        .ask(
            &Question::line("what", "Which inspection", sent.get("what"))
                .error(says("what", "Say in a few words which")),
        )
        .ask(
            &Question::typed("since", "First day", TypedAs::Day, sent.get("since"))
                .error(says("since", "Give a day from today on")),
        )
        .ask(
            &Question::typed("last", "Last day", TypedAs::Day, sent.get("last"))
                .error(says("last", "Give a day not before the first, within three months of it")),
        )
        .ask(
            &Question::typed("many", "How many children", TypedAs::Number, sent.get("many"))
                .hint("Drawn at random from the children who are looked after today")
                .error(says("many", "Give a number from 1 to 200")),
        );
    let mut html = Html::new();
    if !wrong.is_empty() {
        html = html.with(wrong);
    }
    Page::new("Inspection")
        .in_menu("/team")
        .body(html.with(&form).with(&table(desk)).with(&rows::download("Children drawn", "/inspections.csv")))
}

/// The inspections so far and whose each is, newest first.
fn inspections(desk: &Desk) -> Vec<(Arc<str>, Inspection)> {
    let roll = desk.roll();
    let mut all: Vec<(Arc<str>, Inspection)> = Vec::new();
    for who in desk.people().of_role(Role::Inspector) {
        let facts = roll.facts(&Subject::worker(&who.id));
        let standing = as_known(&facts, Moment::END_OF_TIME).into_iter();
        all.extend(standing.filter_map(|fact| Some((who.id.clone(), fact.of::<Inspection>()?.clone()))));
    }
    all.sort_by_key(|(who, inspection)| (std::cmp::Reverse(inspection.since), who.clone()));
    all
}

/// The list: a child drawn is a row, with the number that the sample was drawn with.
pub(crate) const LIST: List = List {
    name: "inspections",
    title: "Inspections, and the children drawn for each",
    asks: &[],
    rows: |desk, me, _| {
        arranges(me)?;
        let mut all = Vec::new();
        for (who, inspection) in inspections(desk) {
            for drawn in &inspection.sample {
                all.push(vec![
                    inspection.since.to_string(),
                    inspection.until.plus_days(-1).to_string(),
                    desk.people().name_of(&who).to_owned(),
                    inspection.what.clone(),
                    inspection.seed.map(|seed| seed.to_string()).unwrap_or_default(),
                    drawn.child.clone(),
                ]);
            }
        }
        Ok(Rows::new(&["From", "Last day", "Inspector", "Inspection", "Drawn with", "Child"], all))
    },
};

/// The inspections so far, newest first.
fn table(desk: &Desk) -> Table {
    let columns = [
        Column::date("From"),
        Column::date("Last day"),
        Column::text("Inspector"),
        Column::text("Inspection"),
        Column::prose("Children drawn"),
    ];
    let mut table =
        Table::new("Inspections", columns).large().when_empty("No inspection has been arranged here.");
    for (who, inspection) in inspections(desk) {
        let drawn: Vec<&str> = inspection.sample.iter().map(|drawn| drawn.child.as_str()).collect();
        let number =
            inspection.seed.map_or_else(String::new, |seed| format!(" (drawn with the number {seed})"));
        table.push([
            Cell::new(inspection.since.to_words()),
            Cell::new(inspection.until.plus_days(-1).to_words()),
            Cell::new(desk.people().name_of(&who)),
            Cell::new(&inspection.what),
            Cell::new(format!(
                "{}: {}{number}",
                words::counted(drawn.len(), "child", "children"),
                drawn.join(", ")
            )),
        ]);
    }
    table
}

impl Desk {
    /// Records something new about a worker, by somebody whose post it is to.
    pub(crate) fn say_of_worker(
        &self,
        person: &Person,
        because: &str,
        worker: &str,
        said: impl records::Record,
    ) -> Result<(), Problem> {
        let change = Change {
            subject: Subject::worker(worker),
            id: words::new_identifier().as_str().into(),
            revision: 1,
            act: Act::Record,
            reason: None,
            record: Arc::new(said),
            place: Place::default(),
        };
        let entry = roll::new_entry(&change).map_err(Problem::fault("recording it"))?;
        let batch = journal::Batch {
            authority: self.roll().authority().unwrap_or_else(|| "not-named".into()),
            who: person.id.clone(),
            permit_reason: Some(because.into()),
            known_at: None,
            load: None,
            entries: vec![entry],
            expected: Vec::new(),
        };
        self.roll().append(batch).map(|_| ()).map_err(Problem::fault("recording it"))
    }
}
