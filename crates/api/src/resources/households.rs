//! `/api/v1/households`: carer households that are or were approved, what is recorded of one, and what the fostering team adds.

use std::sync::Arc;

use axum::http::StatusCode;
use calendar::Moment;
use identity::tokens::{Scope, identifier_of};
use pages::shared::{self, household_kinds};
use records::{Kind, as_known};
use serde_json::{Value, json};

use super::records::{members, prefixed, told};
use crate::call::{Answer, Call, day_or_null, encoded, list_of, moment, object, text};
use crate::refused::Refused;
use crate::shape;
use crate::way::{CURSOR, KNOWN, LIMIT, Needs, Verb, Way};

pub(crate) const WAYS: &[Way] = &[
    Way {
        verb: Verb::Get,
        path: "/api/v1/households",
        name: "households",
        title: "Carer households",
        says: "Those that are or were approved to foster, for those whose work is to find homes.",
        needs: Needs::Scope(Scope::Children),
        query: &[LIMIT, CURSOR],
        body: None,
        status: 200,
        gives: || list_of(household_schema()),
        run: all,
    },
    Way {
        verb: Verb::Get,
        path: "/api/v1/households/{household}/records",
        name: "household_records",
        title: "What is recorded of a household",
        says: "The facts that stand. The look is logged. Allegations are read on their own page alone.",
        needs: Needs::Scope(Scope::Children),
        query: &[KNOWN, LIMIT, CURSOR],
        body: None,
        status: 200,
        gives: || list_of(fact_schema()),
        run: recorded,
    },
    Way {
        verb: Verb::Post,
        path: "/api/v1/households/{household}/records",
        name: "add_household_record",
        title: "Record something about a household",
        says: "It is checked as the form of its kind is. With an Idempotency-Key the same is recorded once, however often it is \
               sent; a key that was used for something else is refused (409). What stands is put right on a page.",
        needs: Needs::Scope(Scope::Record),
        query: &[],
        body: Some(new_schema),
        status: 201,
        gives: fact_schema,
        run: add,
    },
];

fn household_schema() -> Value {
    object(
        json!({"household": text(), "approved_since": day_or_null(), "approved_until": day_or_null()}),
        &["household", "approved_since", "approved_until"],
    )
}

fn fact_schema() -> Value {
    json!({
        "type": "object",
        "properties": {
            "kind": text(), "id": text(), "revision": {"type": "integer", "minimum": 1},
            "from": day_or_null(), "to": day_or_null(), "recorded": moment(), "by": text(),
            "record": {"type": "object", "description": "As /api/v1/kinds/{kind} says"},
        },
        "required": ["kind", "id", "revision", "from", "to", "recorded", "by", "record"],
    })
}

fn new_schema() -> Value {
    let of = |kind: &'static Kind| {
        let mut new =
            object(json!({"kind": {"const": kind.name}, "record": shape::schema(kind)}), &["kind", "record"]);
        new["title"] = kind.title.into();
        new
    };
    json!({"oneOf": household_kinds().map(of).collect::<Vec<_>>()})
}

fn all(call: &Call<'_>) -> Result<Answer, Refused> {
    let cohort = shared::households(call.desk, call.me)?;
    let items = cohort.households.iter().map(|household| (household.id.to_string(), household)).collect();
    let show = |household: &&Arc<timeline::Household>| {
        let last = household.approvals.iter().max_by_key(|approval| approval.since);
        json!({
            "household": &*household.id,
            "approved_since": last.map(|approval| approval.since.to_string()),
            "approved_until": last.and_then(|approval| approval.until).map(|day| day.to_string()),
        })
    };
    call.listed(items, show, Value::Null)
}

fn looking(call: &Call<'_>) -> String {
    format!("a carer household, by a program with the token “{}”", call.token.name)
}

fn recorded(call: &Call<'_>) -> Result<Answer, Refused> {
    let (_, known) = call.known()?;
    let facts = shared::household(call.desk, call.me, call.at("household"), &looking(call))?;
    let items = as_known(&facts, known)
        .into_iter()
        .map(|fact| {
            let from = fact.record.happened().from.map(|day| day.to_string()).unwrap_or_default();
            (format!("{from:10}/{}/{}", fact.record.kind().name, fact.id), fact)
        })
        .collect();
    call.listed(items, |fact| told(fact), Value::Null)
}

fn add(call: &Call<'_>) -> Result<Answer, Refused> {
    let id = call.at("household");
    shared::may_write_households(call.me)?;
    shared::household(call.desk, call.me, id, &looking(call))?;
    let sent = members(&call.body, &["kind", "record"])?;
    let name = sent.get("kind").and_then(Value::as_str).unwrap_or_default();
    let kind = household_kinds().find(|kind| kind.name == name);
    let kind = kind.ok_or_else(|| Refused::field("kind", "Name a kind that is recorded of a household"))?;
    let mut said = shape::read_as_a_form(kind, sent.get("record").unwrap_or(&Value::Null), None);
    said.judge(|said| shared::judged_of_household(call.desk, kind, said));
    let Some(new) = said.record else { return Err(Refused::troubles(&prefixed(said.troubles))) };
    let which: Arc<str> = match &call.key {
        Some(key) => identifier_of(&["household record", &call.me.id, id, kind.name, key]),
        None => shared::new_identifier().into(),
    };
    let first = shared::say_of_household(call.desk, call.me, id, &which, new.clone())?;
    let facts = shared::household(call.desk, call.me, id, &looking(call))?;
    let standing = as_known(&facts, Moment::END_OF_TIME);
    let fact = standing.into_iter().find(|fact| *fact.id == *which && *fact.record.kind() == *kind);
    let same = fact.filter(|fact| first || fact.record.to_json() == new.to_json());
    let Some(fact) = same else {
        let detail = "This Idempotency-Key was used for something else. Use a new key for each new record.";
        return Err(Refused::new(StatusCode::CONFLICT, "key-used", detail));
    };
    let answer = Answer::made(told(fact), format!("/api/v1/households/{}/records", encoded(id)));
    let status = if first { StatusCode::CREATED } else { StatusCode::OK };
    Ok(Answer { status, ..answer.version(fact.revision) })
}
