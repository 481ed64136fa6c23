//! Supervision: a manager's page, who is due, who is about to miss it and where the gaps are; a worker's own.
//!
//! When the next is due and what may be missed is `oversight`'s. What was decided about a child stands on the child's record.

mod action;
mod one;
mod record;
mod say;

use std::collections::BTreeMap;

use access::{Officers, Person, Role};
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use calendar::{Day, Moment};
use oversight::supervision::{Sign, Standing, Stands};
use records::{Kind, Subject, Trouble};
use timeline::{Standpoint, Worker};
use web::parts::{Cell, Choice, Colour, Column, Download, Downloads, Filter, Table, Tag, Warning};
use web::{Address, Answer, Html, Page, Problem, Query};

use super::my_work::lead;
use crate::child::door;
use crate::reviews::escalation::manages_officers;
use crate::rows::{self, List, Rows};
use crate::said::form_name;
use crate::signed::Me;
use crate::{Desk, words};

/// The pages.
pub(crate) fn router() -> Router<Desk> {
    Router::new()
        .route("/supervision", get(list))
        .route("/supervision.csv", rows::file(&LIST))
        .route("/supervision/{worker}", get(one::get))
        .route("/supervision/{worker}/record", get(record::get).post(record::post))
        .route("/supervision/{worker}/say/{kind}", get(say::get).post(say::post))
        .route("/supervision/{worker}/action/{record}/{nth}", get(action::get).post(action::post))
}

/// The page of one worker.
pub(crate) fn address(worker: &str) -> Address {
    Address::new("/supervision").at(worker)
}

/// What the list asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    team: String,
}

/// Whose supervision is a matter of this page: those who work with children.
fn has_supervision(person: &Person) -> bool {
    matches!(person.role, Role::SocialWorker | Role::PersonalAdviser | Role::ReviewingOfficer)
}

/// The team; of a worker their own page.
async fn list(State(desk): State<Desk>, Me(me): Me, Query(asked): Query<Asked>) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        if has_supervision(&me) {
            return Ok(address(&me.id).into());
        }
        let Group { id, name, people, choices } = group_of(desk, &me, &asked)?;
        let today = desk.today();
        let folded: Vec<(&Person, Worker)> =
            people.iter().map(|worker| (*worker, desk.worker(&worker.id))).collect();
        let mut rows: Vec<(&Person, Standing<'_>)> =
            folded.iter().map(|(person, worker)| (*person, desk.supervision_of(worker, today))).collect();
        rows.sort_by(|(a, one), (b, other)| order(one).cmp(&order(other)).then_with(|| a.name.cmp(&b.name)));
        let mut html = Html::of(&lead(&sentence(&rows, today)));
        let alerts: Vec<&str> =
            rows.iter().filter(|(_, each)| each.is_alert()).map(|(who, _)| who.name.as_str()).collect();
        if !alerts.is_empty() {
            let says = format!(
                "Two sessions in a row did not take place: {}. The service manager should know.",
                alerts.join(", ")
            );
            html = html.with(&Warning::new(says));
        }
        let chooses = choices.len() > 1;
        if chooses {
            let choices = choices.into_iter().map(|(id, name)| Choice::new(id, name));
            html = html.with(&Filter::new("Team", "/supervision").select("team", "Team", choices, &*id));
        }
        let to = Address::new("/supervision.csv").with_some("team", chooses.then(|| id.clone()));
        let file = Download::new("This list", "CSV", to);
        let page = Page::new("Supervision")
            .caption(name)
            .in_menu("/team")
            .under("My team", Address::new("/team"))
            .body(
                html.with(&table(desk, &me, &rows, &appraisals(desk, &folded, today)))
                    .with(&Downloads::new([file])),
            );
        Ok(page.into())
    })
    .await
}

/// In place of a team: the reviewing officers, whatever team they are in. No team has this identifier ([`access::Team::id_of`]).
const OFFICERS: &str = "~reviewing-officers";

/// Those whose supervision a page lists together.
struct Group<'a> {
    /// The team's identifier, or [`OFFICERS`].
    id: String,
    name: String,
    people: Vec<&'a Person>,
    /// Every group that the reader may ask for: identifier and name.
    choices: Vec<(String, String)>,
}

/// The group that is asked for: a manager's own team; the reviewing officers for whoever manages them; any for those who answer
/// for the service.
fn group_of<'a>(desk: &'a Desk, me: &Person, asked: &Asked) -> Result<Group<'a>, Problem> {
    let everybodys =
        matches!(me.role, Role::HeadOfService | Role::QualityAssurance | Role::PerformanceOfficer);
    let own = |team: &access::Team| me.role == Role::TeamManager && me.team.as_ref() == Some(&team.id);
    let people = desk.people();
    let teams = people.teams().iter().filter(|team| everybodys || own(team));
    let mut choices: Vec<(String, String)> =
        teams.map(|team| (team.id.to_string(), team.name.clone())).collect();
    if everybodys || desk.officers(me) == Officers::Theirs {
        choices.push((OFFICERS.to_owned(), "Reviewing officers".to_owned()));
    }
    if choices.is_empty() {
        return Err(door::closed(&access::Refusal::told(NOT_YOURS)));
    }
    let chosen = match &*asked.team {
        "" => choices.first(),
        id => choices.iter().find(|(choice, _)| choice == id),
    };
    const NONE: Problem = Problem::Missing("There is no such team. Choose one on the page Supervision.");
    let (id, name) = chosen.cloned().ok_or(NONE)?;
    let mut all: Vec<&Person> = match &*id {
        OFFICERS => people.of_role(Role::ReviewingOfficer),
        team => {
            people.all().filter(|who| who.team.as_deref() == Some(team) && has_supervision(who)).collect()
        }
    };
    all.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    Ok(Group { id, name, people: all, choices })
}

/// The same to take away.
pub(crate) const LIST: List = List {
    name: "supervision",
    title: "Supervision of a team",
    asks: &[("team", "Which team, for those who may choose")],
    rows: |desk, me, asked| {
        let Group { people, .. } = group_of(desk, me, &asked.read()?)?;
        let today = desk.today();
        let folded: Vec<(&Person, Worker)> =
            people.iter().map(|worker| (*worker, desk.worker(&worker.id))).collect();
        let mut all: Vec<(&Person, Standing<'_>)> =
            folded.iter().map(|(person, worker)| (*person, desk.supervision_of(worker, today))).collect();
        all.sort_by(|(a, one), (b, other)| order(one).cmp(&order(other)).then_with(|| a.name.cmp(&b.name)));
        let due = appraisals(desk, &folded, today);
        let rows = all
            .iter()
            .map(|(who, standing)| {
                let stands = match standing.stands {
                    Stands::Late(_) => "late",
                    Stands::AboutToMiss(_) => "about to be missed",
                    Stands::InTime => "in time",
                    Stands::Away => "away",
                    Stands::NothingAgreed => "nothing agreed",
                };
                vec![
                    who.id.to_string(),
                    who.name.clone(),
                    rows::day(standing.last),
                    rows::day(standing.due),
                    rows::day(standing.planned.map(|planned| planned.day)),
                    stands.to_owned(),
                    standing.missed.len().to_string(),
                    standing.gaps.len().to_string(),
                    standing.late_actions(today).to_string(),
                    due.get(&*who.id).map(|due| due.to_string()).unwrap_or_default(),
                ]
            })
            .collect();
        let headings = [
            "worker",
            "name",
            "last",
            "due",
            "planned",
            "state",
            "missed_in_a_year",
            "gaps",
            "actions_late",
            "appraisal_due",
        ];
        Ok(Rows::new(&headings, rows))
    },
};

const NOT_YOURS: &str =
    "Supervision is open to the worker, their manager and those who answer for the service.";

/// Late first, the latest of them first; then what may be missed, soonest first.
fn order(standing: &Standing<'_>) -> (u8, i32, Option<Day>) {
    match standing.stands {
        Stands::Late(days) => (0, -days, None),
        Stands::AboutToMiss(_) => (1, 0, standing.due),
        Stands::InTime => (2, 0, standing.due),
        Stands::NothingAgreed => (3, 0, None),
        Stands::Away => (4, 0, None),
    }
}

fn sentence(rows: &[(&Person, Standing<'_>)], today: Day) -> String {
    let count = |is: fn(&Standing<'_>) -> bool| rows.iter().filter(|(_, each)| is(each)).count();
    let late = count(|each| matches!(each.stands, Stands::Late(_)));
    let near = count(|each| matches!(each.stands, Stands::AboutToMiss(_)));
    let actions: usize = rows.iter().map(|(_, each)| each.late_actions(today)).sum();
    format!(
        "{}: {late} late, {near} about to be missed. {} should have been done by now.",
        words::counted(rows.len(), "worker", "workers"),
        words::counted(actions, "action", "actions")
    )
}

fn table(desk: &Desk, me: &Person, rows: &[(&Person, Standing<'_>)], due: &BTreeMap<String, Day>) -> Table {
    let (officers, today) = (desk.officers(me), desk.today());
    let columns = [
        Column::text("Worker"),
        Column::date("Last"),
        Column::date("Next due"),
        Column::date("Planned"),
        Column::text("State"),
        Column::number("Missed in a year"),
        Column::number("Gaps"),
        Column::number("Actions late"),
        Column::text("Appraisal due"),
    ];
    let mut table = Table::new("Supervision of the team", columns)
        .caption_hidden()
        .when_empty("Nobody who works with children belongs to this team.");
    for (who, standing) in rows {
        let name = match access::supervision(me, who, officers) {
            Ok(_) => Cell::link(&who.name, &address(&who.id)),
            Err(_) => Cell::new(&who.name),
        };
        let day = |day: Option<Day>, none: &str| {
            day.map_or_else(|| Cell::none(none), |day| Cell::new(day.to_words()))
        };
        table.push([
            name,
            day(standing.last, "none recorded"),
            day(standing.due, "not due"),
            day(standing.planned.map(|planned| planned.day), "not planned"),
            state(standing),
            Cell::new(standing.missed.len()),
            Cell::new(standing.gaps.len()),
            Cell::new(standing.late_actions(today)),
            match due.get(&*who.id) {
                Some(due) if *due < today => {
                    Cell::part(&Tag::new(format!("Late, {}", due.to_words()), Colour::Red))
                }
                Some(due) => Cell::new(due.to_words()),
                None => Cell::none("not due"),
            },
        ]);
    }
    table
}

/// By when the next appraisal of each is due.
fn appraisals(desk: &Desk, folded: &[(&Person, Worker)], today: Day) -> BTreeMap<String, Day> {
    let due = folded
        .iter()
        .filter_map(|(who, worker)| Some((who.id.to_string(), appraisal_due(desk, worker, today)?)));
    due.collect()
}

/// By when the next appraisal of a worker is due; `None` for somebody who is away or has left.
pub(super) fn appraisal_due(desk: &Desk, worker: &Worker, today: Day) -> Option<Day> {
    let authority = desk.authority(Moment::END_OF_TIME);
    let at = Standpoint { day: today, known: Moment::END_OF_TIME, authority: &authority };
    let duties = clocks::workforce::appraisals::FAMILY.of_worker(worker, &at);
    duties.iter().filter(|duty| duty.state_on(today).is_open()).map(|duty| duty.act_by()).min()
}

/// Where supervision stands, as a tag with what it means in words.
fn state(standing: &Standing<'_>) -> Cell {
    match standing.stands {
        Stands::Late(days) => {
            let days = words::counted(days.max(0) as usize, "day", "days");
            Cell::part(&Tag::new(format!("Late by {days}"), Colour::Red))
        }
        Stands::AboutToMiss(sign) => {
            Cell::html(Html::of(&Tag::new("About to be missed", Colour::Yellow)).with(&said(sign)))
        }
        Stands::InTime => Cell::part(&Tag::new("In time", Colour::Green)),
        Stands::Away => Cell::part(&Tag::new("Away", Colour::Grey)),
        Stands::NothingAgreed => Cell::part(&Tag::new("Nothing is agreed", Colour::Blue)),
    }
}

fn said(sign: Sign) -> Html {
    Html::trusted(format!("<p class=\"govuk-hint\">{}</p>", Html::text(sign.words())))
}

impl Desk {
    /// A worker, by everything that is recorded of them.
    pub(crate) fn worker(&self, id: &str) -> Worker {
        Worker::of(id, &self.roll().facts(&Subject::worker(id)), Moment::END_OF_TIME)
    }

    /// The supervision of a worker on a day.
    pub(crate) fn supervision_of<'a>(&self, worker: &'a Worker, day: Day) -> Standing<'a> {
        let authority = self.authority(Moment::END_OF_TIME);
        let at = Standpoint { day, known: Moment::END_OF_TIME, authority: &authority };
        let duties = clocks::due_of_worker(worker, &at);
        Standing::of(worker, &duties, day)
    }

    /// Whether the reviewing officers are somebody's to manage today.
    pub(crate) fn officers(&self, me: &Person) -> Officers {
        match manages_officers(self, &self.authority(Moment::END_OF_TIME), me, self.today()) {
            true => Officers::Theirs,
            false => Officers::Anothers,
        }
    }

    /// The worker of an address, for those to whom their supervision is open.
    pub(crate) fn supervised(&self, me: &Person, id: &str) -> Result<Person, Problem> {
        let worker = self.people().person(id).filter(|person| has_supervision(person));
        let refused = || door::closed(&access::Refusal::told(NOT_YOURS));
        let worker = worker.ok_or_else(refused)?;
        access::supervision(me, worker, self.officers(me)).map_err(|_| refused())?;
        Ok(worker.clone())
    }

    /// The same, for those who see to it.
    pub(crate) fn supervises(&self, me: &Person, id: &str) -> Result<Person, Problem> {
        let worker = self.supervised(me, id)?;
        access::supervises(me, &worker, self.officers(me)).map_err(|refusal| door::closed(&refusal))?;
        Ok(worker)
    }
}

/// Why somebody records something of a worker's supervision, for the journal.
pub(crate) fn because(worker: &Person) -> String {
    format!("answers for the supervision of {}", worker.name)
}

pub(crate) use action::DONE;

/// The name under which a form that stands below a worker's page is kept; none where no form does. `of`: the record that is put
/// right in it.
pub(crate) fn form_at(rest: &[&str], of: &str) -> Option<String> {
    match rest {
        ["record"] => Some(record::FORM.to_owned()),
        ["say", kind] => {
            let kind =
                say::KINDS.iter().find(|known| *known == kind).and_then(|known| records::kind(known))?;
            Some(form_name(kind, of))
        }
        _ => None,
    }
}

/// What a form about a worker that was begun is called, and where it goes on; none for one that is not of these pages.
pub(crate) fn begun_at(worker: &str, form: &str) -> Option<(&'static str, Address)> {
    if form == record::FORM {
        return Some((record::HEADING, address(worker).at("record")));
    }
    let (kind, of) = form.split_once('/').unwrap_or((form, ""));
    let kind = records::kind(kind).filter(|kind| is_said(kind))?;
    let to = address(worker).at("say").at(kind.name);
    Some((kind.title, to.with_some("of", Some(of).filter(|of| !of.is_empty()))))
}

/// Whether a kind is said here in a form of its own.
pub(crate) fn is_said(kind: &Kind) -> bool {
    say::KINDS.contains(&kind.name)
}

/// What cannot be said in one of those forms today.
pub(crate) fn wrong(record: &dyn records::Record, today: Day) -> Option<Trouble> {
    say::wrong(record, today)
}
