//! Who looked at whose record: of one child, and in the last days for those who oversee that.

use calendar::Moment;
use identity::tokens::Scope;
use journal::Look;
use serde_json::{Value, json};
use web::Problem;

use crate::call::{Answer, Call, list_of, moment, object, text};
use crate::refused::Refused;
use crate::way::{CURSOR, LIMIT, Needs, Param, Takes, Verb, Way};

/// Looks that are read at once.
const READ: usize = 50_000;

pub(crate) const WAYS: &[Way] = &[
    Way {
        verb: Verb::Get,
        path: "/api/v1/children/{child}/looks",
        name: "looks_at_a_child",
        title: "Who looked at a child’s record",
        says: "The last hundred, by page and by program, for those to whom the whole record is open. This look is logged too.",
        needs: Needs::Scope(Scope::Looks),
        query: &[LIMIT, CURSOR],
        body: None,
        status: 200,
        gives: || list_of(schema(false)),
        run: of_child,
    },
    Way {
        verb: Verb::Get,
        path: "/api/v1/looks",
        name: "looks",
        title: "Looks of the last days",
        says: "At the records of children whom the owner may see, for those who oversee who looks.",
        needs: Needs::Scope(Scope::Looks),
        query: &[
            Param {
                name: "days",
                says: "How many days back: 7 where it is not given.",
                takes: Takes::Number(1, 92),
            },
            LIMIT,
            CURSOR,
        ],
        body: None,
        status: 200,
        gives: || list_of(schema(true)),
        run: lately,
    },
];

fn schema(of_whom: bool) -> Value {
    let mut look = object(
        json!({"at": moment(), "who": text(), "what": text(), "why": text(),
               "without_a_working_reason": {"type": "boolean"}}),
        &["at", "who", "what", "why", "without_a_working_reason"],
    );
    if of_whom {
        look["properties"]["child"] = text();
        look["required"].as_array_mut().into_iter().for_each(|required| required.push("child".into()));
    }
    look
}

fn told(look: &Look) -> Value {
    json!({
        "at": look.at.to_string(), "who": &*look.who, "what": &*look.what, "why": &*look.why,
        "without_a_working_reason": look.broke_glass,
    })
}

/// Newest first, and a place of its own for each of a moment.
fn place(look: &Look, nth: usize) -> String {
    format!("{:020}/{nth:06}", i64::MAX - look.at.micros())
}

fn of_child(call: &Call<'_>) -> Result<Answer, Refused> {
    let record = call.child("who has looked")?;
    record.must_be_whole()?;
    let looks = call.desk.looks(&record)?;
    let items = looks.iter().enumerate().map(|(nth, look)| (place(look, nth), look)).collect();
    call.listed(items, |look| told(look), Value::Null)
}

fn lately(call: &Call<'_>) -> Result<Answer, Refused> {
    let closed = |_| {
        Refused::new(
            axum::http::StatusCode::FORBIDDEN,
            "not-open",
            "The log of looks is not open to the work of the token’s owner.",
        )
    };
    access::oversees_looks(call.me).map_err(closed)?;
    let seen = call.desk.seen(call.me)?;
    let days: i32 = call.asked("days").and_then(|days| days.parse().ok()).unwrap_or(7);
    let since = Moment::start_of(call.desk.today().plus_days(1 - days));
    let looks = call.desk.roll().journal().looks_since(since, Moment::END_OF_TIME, READ);
    let mut looks = looks.map_err(|error| Refused::Problem(Problem::fault("reading who looked")(error)))?;
    looks.retain(|(subject, _)| subject.sort() == "child" && seen.has(subject.id()));
    let items =
        looks.iter().enumerate().map(|(nth, (subject, look))| (place(look, nth), (subject, look))).collect();
    let show = |(subject, look): &(&journal::SubjectId, &Look)| {
        let mut told = told(look);
        told["child"] = subject.id().into();
        told
    };
    call.listed(items, show, Value::Null)
}
