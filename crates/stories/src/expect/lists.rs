//! Lists that the pages show and give as files, as the head of the service reads them.

use std::sync::{Arc, Mutex};

use access::{People, Person, Role};
use calendar::Moment;
use journal::{Batch, Change, Happened, Journal, NewEntry, SubjectId};
use pages::rows::{LISTS, Rows};
use pages::{Desk, Rooms, SignIn};
use records::{Fact, Subject};
use roll::Roll;

use super::Asked;
use crate::world::World;
use crate::{Fault, heading};

/// The moment at which lists are read: a desk asks a function what time it is.
static NOW: Mutex<Moment> = Mutex::new(Moment::END_OF_TIME);

fn now() -> Moment {
    NOW.lock().map_or(Moment::END_OF_TIME, |now| *now)
}

/// `the list edge-of-care on 2018-10-31`: its rows under the headings of its file, as known at the end of the day. A row begins
/// with whom the list begins with.
pub(super) fn hold(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let line = asked.words.line;
    let (name, day) = asked.words.split(" on ");
    let day = day.ok_or_else(|| Fault::at(line, "names no day"))?;
    let day = heading::day(line, day.rest)?;
    let list = LISTS.iter().find(|list| list.name == name);
    let list = list.ok_or_else(|| {
        let names: Vec<&str> = LISTS.iter().map(|list| list.name).collect();
        Fault::at(line, format!("{name} is no list: {}", names.join(", ")))
    })?;
    let wrong = |what: &dyn std::fmt::Display| Fault::at(line, format!("the list cannot be read: {what}"));
    let until = Moment::end_of(day).min(asked.known);
    if let Ok(mut now) = NOW.lock() {
        *now = until;
    }
    let desk = desk(asked.world, until).map_err(|what| wrong(&what))?;
    let head = Person {
        id: "head".into(),
        name: "The head of the service".to_owned(),
        role: Role::HeadOfService,
        team: None,
    };
    let Rows { headings, rows } = list.rows(&desk, &head, "").map_err(|problem| wrong(&problem))?;
    let first = headings.first().map(|heading| heading.to_lowercase()).unwrap_or_default();
    asked.first_column(&first)?;
    let known: Vec<(String, usize)> = headings.iter().cloned().zip(0..).collect();
    let at = |column: &String| known.iter().find(|(heading, _)| heading == column).map(|(_, at)| *at);
    let columns: Option<Vec<usize>> = asked.section.table.columns.iter().skip(1).map(at).collect();
    let columns = columns.ok_or_else(|| {
        Fault::at(line, format!("has a column that is not in the list: {}", headings.join(", ")))
    })?;
    super::rows::hold(asked, |name| {
        let of = rows.iter().filter(|row| row.first().is_some_and(|first| first == name));
        of.map(|row| columns.iter().map(|at| row[*at].clone()).collect()).collect()
    })
}

/// A desk on which everything lies that the story tells and that was known at a moment.
fn desk(world: &World, until: Moment) -> Result<Desk, String> {
    let journal = Journal::temporary(now).map_err(|error| error.to_string())?;
    let mut entries = Vec::new();
    let all = |told: &std::collections::BTreeMap<String, Vec<Fact>>, of: fn(&str) -> Subject| {
        told.iter().map(|(name, facts)| (of(name), facts.clone())).collect::<Vec<_>>()
    };
    let mut subjects = vec![(Subject::authority("Z99"), world.authority.clone())];
    subjects.extend(all(&world.children, Subject::child));
    subjects.extend(all(&world.households, Subject::carer_household));
    subjects.extend(all(&world.workers, Subject::worker));
    subjects.extend(all(&world.homes, Subject::home));
    for (subject, facts) in &subjects {
        let subject = SubjectId::new(&subject.to_string()).map_err(|error| error.to_string())?;
        entries.extend(stands(facts, until).map(|fact| {
            let happened = fact.record.happened();
            NewEntry {
                subject: subject.clone(),
                kind: fact.record.kind().name.into(),
                record_id: fact.id.clone(),
                revision: 1,
                change: Change::Record { payload: fact.record.to_json().into_bytes(), reason: None },
                happened: Happened { from: happened.from, to: happened.to },
                known_at: Some(fact.recorded),
                place: None,
            }
        }));
    }
    let batch = Batch {
        authority: "Z99".into(),
        who: "story".into(),
        permit_reason: None,
        known_at: None,
        load: None,
        entries,
        expected: Vec::new(),
    };
    journal.append(batch).map_err(|error| error.to_string())?;
    let roll = Roll::open(journal).map_err(|error| error.to_string())?;
    let people = Arc::new(People::new(Vec::new(), Vec::new()));
    let rooms =
        Rooms { roll, people, sign_in: SignIn::Chosen, now, scanner: None, mailing: None, postcodes: None };
    Ok(Desk::new(rooms))
}

/// Of each record the revision that speaks at a moment, unless it says that the record was made in error.
fn stands(facts: &[Fact], until: Moment) -> impl Iterator<Item = &Fact> {
    let known = move |fact: &&Fact| fact.recorded <= until;
    facts.iter().filter(known).filter(move |fact| {
        let later = |other: &Fact| {
            other.id == fact.id
                && other.record.kind() == fact.record.kind()
                && other.revision > fact.revision
                && other.recorded <= until
        };
        !fact.withdrawn && !facts.iter().any(later)
    })
}
