//! `/child/{child}/book-review`: a day is agreed and people are asked; moved or called off with its reason, for the
//! clock goes on.
//! Brothers and sisters can be booked together: each keeps their own record. Invitations go by mail to addresses of the
//! authority's own; for everybody else there is a file for their calendar.

use std::sync::Arc;

use calendar::{Day, Moment};
use oversight::review::late;
use records::coming_into_care::{Relation, Relationship};
use records::reviews::{AtReview, ReviewPlanned};
use records::{Answer, Record as Said, Trouble};
use web::parts::{Choice, Control, Form, Inset, Question, TypedAs};
use web::{Fields, Html, Problem};

use crate::child::due::in_words;
use crate::child::fast::{self, Asked, Done, Fast, On};
use crate::child::record::enter::{RECORD, is_identifier};
use crate::child::record::read::{numbers, typed};
use crate::{Desk, words};

use super::{at_today, change, keep, of_part, standing};

/// The booking that this one changes.
const STANDS: &str = "~stands";
/// Brothers and sisters who are booked with the child.
const WITH: &str = "~with";
/// Called off without another day.
const OFF: &str = "~off";

/// The page.
pub(crate) struct BookAReview;

impl Fast for BookAReview {
    const KIND: &'static str = "review_planned";
    const LAST: &'static str = "book-review";
    const HEADING: &'static str = "Book the review";
    const OPENED: &'static str = "booking a review";
    const BUTTON: &'static str = "Book it";
    const CHANGES: bool = true;
    const THEN: &'static str = super::THREAD;

    fn begin(on: &On<'_>) -> Fields {
        if let Some((fact, planned)) = stands(on) {
            let mut fields = typed(fact.record.kind(), &words::payload(fact));
            fields.push(STANDS, &*fact.id);
            let next = planned.people.len();
            fields.push(format!("people.{next}.name"), "");
            // Who is reviewed at the same meeting moves with it, if nobody says otherwise.
            if planned.together.is_some() {
                for (other, _) in family(on) {
                    fields.push(WITH, other);
                }
            }
            return fields;
        }
        let mut fields = Fields::default();
        for (nth, (name, at)) in asked_by_rule(on).into_iter().enumerate() {
            fields.push(format!("people.{nth}.name"), name);
            fields.push(format!("people.{nth}.as"), at.code());
        }
        fields
    }

    fn answers(sent: &Fields, _: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        // A row of which only the role is left was emptied by somebody.
        let empty: Vec<String> = numbers(sent, "people")
            .into_iter()
            .filter(|nth| sent.get(&format!("people.{nth}.name")).trim().is_empty())
            .map(|nth| format!("people.{nth}."))
            .collect();
        for (name, value) in sent.iter() {
            if !empty.iter().any(|begins| name.starts_with(begins.as_str())) {
                fields.push(name, value);
            }
        }
        if sent.get(OFF) == "yes" {
            fields.push("cancelled", "");
        }
        fields
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, sent: &Fields, on: &On<'_>) {
        let Some(planned) = said.and_then(|said| said.as_any().downcast_ref::<ReviewPlanned>()) else {
            return;
        };
        let stood = stands(on).filter(|(fact, _)| *fact.id == *sent.get(STANDS)).map(|(_, planned)| planned);
        let moved = stood.is_some_and(|stood| stood.day != planned.day);
        let off = sent.get(OFF) == "yes";
        if planned.day < on.today() && !off {
            troubles.push(Trouble::stops(
                "day",
                "Choose a day to come: a review that was held is recorded as the meeting",
            ));
        }
        if planned.moved.is_none() && (moved || off) {
            troubles.push(Trouble::stops("moved", "Say why it is moved: the clock goes on all the same"));
        }
        let authority = on.desk.authority(Moment::END_OF_TIME);
        let child = on.record.timeline(Moment::END_OF_TIME);
        let due = late::next_due(&child, &at_today(on.desk, &authority)).map(|duty| duty.due);
        if let Some(due) = due.filter(|due| planned.day > *due && planned.moved.is_none() && !off) {
            troubles.push(Trouble::stops(
                "moved",
                format!(
                    "The review is due by {}. Choose an earlier day, or say why it must be later",
                    due.to_words()
                ),
            ));
        }
        let named = |nth: &usize| !sent.get(&format!("people.{nth}.name")).trim().is_empty();
        let rows = numbers(sent, "people").into_iter().filter(named);
        for (nth, person) in rows.zip(&planned.people) {
            if person.mail.as_deref().is_some_and(|mail| !mail.contains('@')) {
                troubles.push(Trouble::stops(
                    format!("people.{nth}.mail"),
                    "Write an e-mail address, or leave it empty and tell them yourself",
                ));
            }
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        let on = asked.on;
        let authority = on.desk.authority(Moment::END_OF_TIME);
        let mut html = Html::new();
        if let Some(duty) = late::next_due(&asked.child, &at_today(on.desk, &authority)) {
            let says = format!("Due by {}. {}", duty.due.to_words(), in_words(&authority.calendars, &duty));
            html = html.with(&Inset::new(says));
        }
        if let Some((_, planned)) = stands(on) {
            let says = format!(
                "It is booked for {}. Change what you need; another day needs a reason.",
                planned.day.to_words()
            );
            html = html.with(&Inset::new(says));
        }
        html
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        let name = asked.called();
        if !asked.typed(STANDS).is_empty() {
            form = form.keep(STANDS, asked.typed(STANDS));
        }
        for (field, label) in
            [("day", "On which day?"), ("time", "At what time?"), ("place", "Where, or by which link?")]
        {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question.label(label));
            }
        }
        if let Some(question) = asked.question("wants") {
            let label = format!("Whom does {name} want there, and whom not? (optional)");
            form = form.ask(&question.label(label).hint("Ask before anybody else is asked"));
        }
        form = form.ask(&people(asked));
        let to = fast::address::<Self>(asked.on.record.id());
        form = form.say(asked.one_more("Ask somebody else too", "people", &to));
        let family = family(asked.on);
        let stood = stands(asked.on).filter(|_| !asked.typed(STANDS).is_empty());
        let offered = stood.is_none_or(|(_, planned)| planned.together.is_some());
        if !family.is_empty() && offered {
            let choices = family.iter().map(|(id, name)| Choice::new(id, name)).collect();
            let chosen = asked.typed.all(WITH).map(str::to_owned).collect();
            let (label, hint) = match stood {
                None => (
                    "Who is reviewed at the same meeting?",
                    "Each keeps a record, decisions and a letter of their own",
                ),
                Some(_) => (
                    "For whom does it change too?",
                    "They were booked for the same meeting. Who is not any more keeps their own booking",
                ),
            };
            let question = Question::new(WITH, label, Control::AnyOf { choices, chosen });
            form = form.ask(&question.hint(hint));
        }
        if let Some(question) = asked.question("moved") {
            let label = "Why is it moved, called off, or later than it is due? (only then)";
            form = form.ask(&question.label(label));
        }
        if !asked.typed(STANDS).is_empty() {
            let chosen = asked.typed.all(OFF).map(str::to_owned).collect();
            let choices = vec![Choice::new("yes", "Call it off; there is no other day yet")];
            form = form.ask(&Question::new(OFF, "Is it called off?", Control::AnyOf { choices, chosen }));
        }
        form
    }

    fn record(on: &On<'_>, sent: &Fields, said: Arc<dyn Said>) -> Result<Done, Problem> {
        let Some(planned) = said.as_any().downcast_ref::<ReviewPlanned>() else {
            return on.desk.say(on.record, sent.get(RECORD), said).map(Done::Said);
        };
        let (mut planned, today) = (planned.clone(), on.today());
        let id = if is_identifier(sent.get(RECORD)) {
            sent.get(RECORD).to_owned()
        } else {
            words::new_identifier()
        };
        let stood = stands(on).filter(|(fact, _)| *fact.id == *sent.get(STANDS));
        let others: Vec<String> = sent.all(WITH).map(str::to_owned).collect();
        if let Some((_, stood)) = stood {
            planned.together.clone_from(&stood.together);
        } else if !others.is_empty() {
            planned.together = Some(id.clone());
        }
        let meeting = stood.and_then(|(_, stood)| stood.together.clone());
        let mut changes = Vec::new();
        // What goes to the people who were asked: each booking with its revision.
        let mut told: Vec<(String, u32, ReviewPlanned)> = Vec::new();
        match stood {
            Some((fact, stood)) if sent.get(OFF) == "yes" || stood.day != planned.day => {
                let off = ReviewPlanned { cancelled: Some(today), moved: planned.moved, ..stood.clone() };
                if sent.get(OFF) != "yes" {
                    changes.push(change(on.record, &id, 1, "", Arc::new(planned.clone())));
                    told.push((id.clone(), 1, planned.clone()));
                }
                let revision = fact.revision + 1;
                told.push((fact.id.to_string(), revision, off.clone()));
                changes.push(change(on.record, &fact.id, revision, "moved or called off", Arc::new(off)));
            }
            Some((fact, _)) => {
                let revision = fact.revision + 1;
                told.push((fact.id.to_string(), revision, planned.clone()));
                changes.push(change(on.record, &fact.id, revision, "changed", Arc::new(planned.clone())));
            }
            None => {
                told.push((id.clone(), 1, planned.clone()));
                changes.push(change(on.record, &id, 1, "", Arc::new(planned.clone())));
            }
        }
        let done = keep(on, sent, &changes)?;
        if matches!(done, Done::Said("recorded")) {
            for other in others.iter().filter(|other| family(on).iter().any(|(id, _)| id == *other)) {
                match (&stood, &meeting) {
                    (None, _) => book_with(on, other, &id, &planned)?,
                    (Some(_), Some(meeting)) => {
                        let off = sent.get(OFF) == "yes";
                        change_with(on, other, &Along { id: &id, meeting, planned: &planned, off })?;
                    }
                    (Some(_), None) => {}
                }
            }
            for (booking, revision, planned) in &told {
                super::invite::send(on.desk, booking, *revision, planned);
            }
        }
        Ok(done)
    }
}

/// The booking that stands for a day to come.
fn stands<'a>(on: &On<'a>) -> Option<(&'a records::Fact, &'a ReviewPlanned)> {
    let today = on.today();
    standing(on.record, move |planned: &ReviewPlanned| planned.day >= today && planned.cancelled.is_none())
}

/// Whom a review asks as a rule: the child, parents who may see them, carers, the social worker, whoever books.
fn asked_by_rule(on: &On<'_>) -> Vec<(String, AtReview)> {
    let (child, today) = (on.record.timeline(Moment::END_OF_TIME), on.today());
    let mut people = Vec::new();
    if let Some(name) = words::name(&child) {
        people.push((name, AtReview::Child));
    }
    for said in child.strand::<Relationship>().filter(|said| said.until.is_none_or(|until| until > today)) {
        let at = match said.relation {
            Relation::Mother | Relation::Father => AtReview::Parent,
            Relation::FosterCarer => AtReview::Carer,
            _ => continue,
        };
        if said.died.is_none() && said.may_see != Some(Answer::No) {
            people.push((said.name.clone(), at));
        }
    }
    let worker =
        child.allocations.iter().rfind(|held| held.since <= today && held.until.is_none_or(|u| u > today));
    if let Some(worker) = worker {
        people.push((on.desk.people().name_of(&worker.worker).to_owned(), AtReview::Worker));
    }
    if on.me.role == access::Role::ReviewingOfficer {
        people.push((on.me.name.clone(), AtReview::Reviewer));
    }
    people
}

/// Brothers and sisters with a record of their own that is open to whoever books: identifier and name.
fn family(on: &On<'_>) -> Vec<(String, String)> {
    let child = on.record.timeline(Moment::END_OF_TIME);
    let related = child.strand::<Relationship>().filter_map(|said| {
        let family = matches!(
            said.relation,
            Relation::Sister
                | Relation::Brother
                | Relation::HalfSister
                | Relation::HalfBrother
                | Relation::StepSister
                | Relation::StepBrother
        );
        let other = said.child.clone().filter(|_| family)?;
        is_open(on.desk, on, &other).then(|| (other, said.name.clone()))
    });
    related.collect()
}

fn is_open(desk: &Desk, on: &On<'_>, id: &str) -> bool {
    let permit = desk.permit(on.me, id).ok().and_then(Result::ok);
    permit.is_some_and(|permit| {
        records::kind(BookAReview::KIND).is_some_and(|kind| permit.is_whole() && permit.may_write(kind))
    })
}

/// The same meeting in a brother's or sister's record, under the same name.
fn book_with(on: &On<'_>, other: &str, id: &str, planned: &ReviewPlanned) -> Result<(), Problem> {
    let to = super::address(other).to_string();
    let record = on.desk.child(on.me, other, "booking a review with a brother or sister", &to)?;
    let child = record.timeline(Moment::END_OF_TIME);
    let mut theirs = planned.clone();
    theirs.wants = None;
    theirs.moved = None;
    for person in theirs.people.iter_mut().filter(|person| person.at == AtReview::Child) {
        person.name = words::name(&child).unwrap_or_else(|| "The child".to_owned());
        person.mail = None;
    }
    let booked = change(&record, id, 1, "", Arc::new(theirs));
    match on.desk.append(&record.permit, &[booked]) {
        Ok(_) | Err(journal::AppendError::Revision { .. }) => Ok(()),
        Err(error) => Err(Problem::fault("booking a review with a brother or sister")(error)),
    }
}

/// A change to a meeting that a brother or sister was booked for.
struct Along<'a> {
    /// The identifier of the new booking, where there is one.
    id: &'a str,
    /// The name of the meeting.
    meeting: &'a str,
    planned: &'a ReviewPlanned,
    /// Called off without another day.
    off: bool,
}

/// The same change in a brother's or sister's record, with its reason, where they are still booked for that meeting. Whom they
/// asked, and whom they want there, stays theirs.
fn change_with(on: &On<'_>, other: &str, along: &Along<'_>) -> Result<(), Problem> {
    let to = super::address(other).to_string();
    let record = on.desk.child(on.me, other, "moving a review with a brother or sister", &to)?;
    let today = on.today();
    let theirs = standing(&record, |own: &ReviewPlanned| {
        own.day >= today && own.cancelled.is_none() && own.together.as_deref() == Some(along.meeting)
    });
    let Some((fact, own)) = theirs else { return Ok(()) };
    let Along { planned, off, .. } = *along;
    let (revision, moves) = (fact.revision + 1, off || own.day != planned.day);
    let now = ReviewPlanned {
        day: planned.day,
        time: planned.time,
        place: planned.place.clone(),
        moved: planned.moved,
        ..own.clone()
    };
    let mut changes = Vec::new();
    if moves {
        let ended = ReviewPlanned { cancelled: Some(today), moved: planned.moved, ..own.clone() };
        changes.push(change(&record, &fact.id, revision, "moved or called off", Arc::new(ended)));
        if !off {
            changes.push(change(&record, along.id, 1, "", Arc::new(now)));
        }
    } else {
        changes.push(change(&record, &fact.id, revision, "changed", Arc::new(now)));
    }
    match on.desk.append(&record.permit, &changes) {
        Ok(_) | Err(journal::AppendError::Revision { .. }) => Ok(()),
        Err(error) => Err(Problem::fault("moving a review with a brother or sister")(error)),
    }
}

/// Who is asked: name, who they are, and an address where an invitation is to go by mail.
fn people(asked: &Asked<'_>) -> Question {
    let kinds: Vec<Choice> =
        AtReview::SET.choices.iter().map(|choice| Choice::new(choice.code, choice.label)).collect();
    let mut rows = numbers(asked.typed, "people");
    if rows.is_empty() || asked.wants_more("people") {
        rows.push(rows.last().map_or(0, |last| last + 1));
    }
    let network = asked.network();
    let parts = rows.iter().enumerate().map(|(at, nth)| {
        let name = |field: &str| format!("people.{nth}.{field}");
        let chosen = asked.typed(&name("as")).to_owned();
        let role =
            Question::new(name("as"), "Who are they?", Control::Listed { choices: kinds.clone(), chosen });
        let inner = vec![
            of_part(asked, name("name"), "Name", TypedAs::Line, network.clone()),
            role.error(asked.wrong(&name("as"))),
            of_part(asked, name("mail"), "E-mail address (optional)", TypedAs::Line, Vec::new()),
        ];
        Question::new(format!("people.{nth}"), format!("Person {}", at + 1), Control::Group(inner))
    });
    let hint =
        "Empty a name to take somebody out. A message says day, time and place, and nothing about the child";
    Question::new("people", "Who is asked?", Control::Group(parts.collect())).hint(hint)
}

/// The day of the next booking of a child, for other pages.
pub(crate) fn booked(record: &crate::record::Record, today: Day) -> Option<(&records::Fact, &ReviewPlanned)> {
    standing(record, move |planned: &ReviewPlanned| planned.day >= today && planned.cancelled.is_none())
}
