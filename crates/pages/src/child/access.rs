//! `/child/{child}/access`: who could see this record on a day, why or why not, and who did.

use std::sync::Arc;

use ::access::{Asking, Part, People, Person, Staff, Ties, allowed};
use axum::extract::State;
use calendar::{Day, Moment};
use records::SubjectKind;
use serde::Deserialize;
use web::parts::{Cell, Choice, Column, Filter, Inset, Table};
use web::{Html, Page, Path, Problem, Query};

use super::overview::heading;
use super::{AskedKnown, View, looks};
use crate::Desk;
use crate::record::Record;
use crate::signed::Me;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// The day; an empty text: today.
    #[serde(default)]
    on: String,
    /// Somebody of whom it is asked why not; may be empty.
    #[serde(default)]
    person: String,
}

/// Who could see the record on a day, and who did.
///
/// # Errors
/// As [`super::overview::get`]; who may open the record is not the reader's to see.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let here =
            super::address(&id).at("access").with_some("on", Some(&asked.on).filter(|on| !on.is_empty()));
        let record = desk.child(&me, &id, "who could see this record", &here.to_string())?;
        record.must_see_access()?;
        let known = AskedKnown::of(&asked.on).day(desk)?;
        let child = record.timeline(Moment::END_OF_TIME);
        let could = Could::on(desk, &record, known.day, known.moment())?;
        let choices = could
            .people
            .all()
            .map(|person| Choice::new(&*person.id, format!("{}, {}", person.name, person.role.words())));
        let bar = Filter::new("Which day", super::address(&id).at("access"))
            .day("on", "On", Some("Leave empty for today"), asked.on.clone())
            .select(
                "person",
                "Why, or why not, this person",
                std::iter::once(Choice::new("", "Everybody who could")).chain(choices),
                &*asked.person,
            );
        let mut html = Html::new().with(&bar);
        if let Some(person) = could.people.person(&asked.person) {
            html = html.with(&Inset::new(could.of(person)));
        }
        let day = known.day.to_words();
        let html = html
            .with(&heading(&format!("Who could see it on {day}")))
            .with(&could.table())
            .with(&heading(&format!("Who did on {day}")))
            .with(&looks::of_day(desk, &record, known.day)?);
        Ok(super::page(&record, &child, View::Access, AskedKnown::default().day(desk)?, html))
    })
    .await
}

/// What stood on a day, as known at its end.
struct Could {
    /// Who used the record then, in the role and the team of that day: those who have left since too.
    people: Arc<People>,
    /// Whether they are what they were then; of a list that somebody hands in it is asked of each.
    then: bool,
    ties: Ties,
    staff: Staff,
    day: Day,
}

impl Could {
    fn on(desk: &Desk, record: &Record, day: Day, known: Moment) -> Result<Could, Problem> {
        let ties = Ties::of(&record.clocked(known));
        let roll = desk.roll();
        let workers: Vec<_> = roll
            .subjects()
            .into_iter()
            .filter(|subject| subject.kind == SubjectKind::Worker)
            .map(|subject| (roll.facts(&subject), subject.id))
            .collect();
        let staff = Staff::of(workers.iter().map(|(facts, id)| (id, facts.as_slice())), known);
        let (people, then) = match desk.is_of_record() {
            true => {
                let accounts = roll.journal().accounts().map_err(Problem::fault("reading the accounts"))?;
                (Arc::new(crate::here::people_then(roll, &accounts, day, known)), true)
            }
            false => (desk.everybody(), false),
        };
        Ok(Could { people, then, ties, staff, day })
    }

    fn decide(&self, person: &Person) -> Result<::access::Permit, ::access::Refusal> {
        let people = &*self.people;
        let then = if self.then { person.clone() } else { self.staff.on(person, people, self.day) };
        let asking = Asking { person: &then, people, staff: &self.staff, child: &self.ties, day: self.day };
        allowed(&asking)
    }

    /// Why, or why not, in a sentence: the reader may open the record, so they may know.
    fn of(&self, person: &Person) -> String {
        let (name, day) = (&person.name, self.day.to_words());
        match self.decide(person) {
            Ok(permit) => format!("On {day} {name} could see it, as {}.", permit.why()),
            Err(refusal) => format!("On {day} {name} could not see it. {}", refusal.nearest()),
        }
    }

    fn table(&self) -> Table {
        let columns = [Column::text("Who"), Column::prose("Why they could"), Column::text("Which part")];
        let mut table = Table::new("Who could see this record", columns)
            .caption_hidden()
            .when_empty("Nobody could see it by their work.");
        let mut could: Vec<(&Person, ::access::Permit)> =
            self.people.all().filter_map(|person| Some((person, self.decide(person).ok()?))).collect();
        // Those to whom the whole record was open first, by role.
        could.sort_by_key(|(person, permit)| (!permit.is_whole(), person.role, person.name.clone()));
        for (person, permit) in could {
            let parts: Vec<&str> = permit.reads().iter().map(Part::words).collect();
            table.push([
                Cell::new(format!("{}, {}", person.name, person.role.words())),
                Cell::new(permit.why()),
                Cell::new(if permit.is_whole() { "the whole record".to_owned() } else { parts.join("; ") }),
            ]);
        }
        table
    }
}
