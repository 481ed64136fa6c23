//! `/api/v1/children/{child}/duties`: what is due for one child.

use clocks::{Duty, State};
use identity::tokens::Scope;
use pages::Desk;
use pages::shared::{duties, in_words};
use serde_json::{Value, json};

use crate::call::{Answer, Call, day, day_or_null, list_of, object, text};
use crate::refused::Refused;
use crate::way::{CURSOR, KNOWN, LIMIT, Needs, Verb, Way};

pub(crate) const WAYS: &[Way] = &[Way {
    verb: Verb::Get,
    path: "/api/v1/children/{child}/duties",
    name: "duties",
    title: "What is due for a child",
    says: "By when, under which provision and because of what; what would meet it, by kind. The look is logged.",
    needs: Needs::Scope(Scope::Children),
    query: &[KNOWN, LIMIT, CURSOR],
    body: None,
    status: 200,
    gives: || list_of(schema()),
    run: get,
}];

/// The schema of a duty.
pub(crate) fn schema() -> Value {
    object(
        json!({
            "clock": text(),
            "title": text(),
            "act_by": {"type": "string", "format": "date",
                       "description": "The day by law or, where earlier, by the authority’s own standard"},
            "due": day(),
            "local": day_or_null(),
            "state": {"enum": ["open", "overdue", "advice"]},
            "days_late": {"type": "integer", "minimum": 0},
            "why": text(),
            "met_by": {"type": "array", "items": {"type": "string"}},
        }),
        &["clock", "title", "act_by", "due", "local", "state", "days_late", "why", "met_by"],
    )
}

/// A duty as it stands on a day.
pub(crate) fn told(desk: &Desk, duty: &Duty, day: calendar::Day) -> Value {
    let late = match duty.state_on(day) {
        State::Overdue(days) => Some(days.max(0)),
        _ => None,
    };
    let state = match late {
        _ if duty.status().is_advice() => "advice",
        Some(_) => "overdue",
        None => "open",
    };
    json!({
        "clock": duty.clock.id, "title": duty.clock.title, "act_by": duty.act_by().to_string(),
        "due": duty.due.to_string(), "local": duty.local.as_ref().map(|local| local.due.to_string()),
        "state": state, "days_late": late.unwrap_or(0), "why": in_words(desk, duty),
        "met_by": duty.clock.met_by.kinds.iter().map(|kind| kind.name).collect::<Vec<_>>(),
    })
}

/// Its place in a list, by the day by which something is to be done.
pub(crate) fn place(child: &str, nth: usize, duty: &Duty) -> String {
    format!("{}/{child}/{}/{}/{nth:04}", duty.act_by(), duty.clock.id, duty.because.day)
}

fn get(call: &Call<'_>) -> Result<Answer, Refused> {
    let (day, known) = call.known()?;
    let record = call.child("what is due")?;
    let duties = duties(call.desk, &record, day, known);
    let items = duties.iter().enumerate().map(|(nth, duty)| (place("", nth, duty), duty)).collect();
    call.listed(items, |duty| told(call.desk, duty, day), Value::Null)
}
