//! `/api/v1/children`: who may be meant, and one child.

use identity::tokens::Scope;
use pages::shared::{Standing, find, kinds, name};
use serde_json::{Value, json};

use super::records::members;
use crate::call::{Answer, Call, day_or_null, list_of, object, text, text_or_null};
use crate::refused::Refused;
use crate::shape::is_added;
use crate::way::{CURSOR, KNOWN, LIMIT, Needs, Verb, Way};

pub(crate) const WAYS: &[Way] = &[
    Way {
        verb: Verb::Get,
        path: "/api/v1/children",
        name: "children",
        title: "Children",
        says: "The children whose records the owner’s work opens. It names; to read a record is a look of its own.",
        needs: Needs::Scope(Scope::Children),
        query: &[LIMIT, CURSOR],
        body: None,
        status: 200,
        gives: || list_of(short_schema()),
        run: all,
    },
    Way {
        verb: Verb::Post,
        path: "/api/v1/children/find",
        name: "find_children",
        title: "Find a child",
        says: "Those whom `q` may mean, the likeliest first: a name, also misspelt or an old one, a number, or a date \
        of birth. It \
               stands in the body, because a name belongs in no address. It names; to read a record is a look of its own.",
        needs: Needs::Scope(Scope::Children),
        query: &[LIMIT, CURSOR],
        body: Some(|| object(json!({"q": {"type": "string", "maxLength": MOST_LETTERS}}), &["q"])),
        status: 200,
        gives: || list_of(short_schema()),
        run: found,
    },
    Way {
        verb: Verb::Get,
        path: "/api/v1/children/{child}",
        name: "child",
        title: "One child",
        says: "Who it is, why the owner may read the record, and which kinds of it. The look is logged.",
        needs: Needs::Scope(Scope::Children),
        query: &[KNOWN],
        body: None,
        status: 200,
        gives: schema,
        run: one,
    },
];

fn worker_schema() -> Value {
    json!({"type": ["string", "null"], "description": "The social worker of the day, by identifier"})
}

fn short_schema() -> Value {
    object(
        json!({
            "id": text(), "name": text_or_null(), "born": day_or_null(), "looked_after": {"type": "boolean"},
            "worker": worker_schema(),
            "found_by": {"type": ["string", "null"], "description": "What was alike, where something was asked"},
        }),
        &["id", "name", "born", "looked_after", "worker", "found_by"],
    )
}

fn schema() -> Value {
    let names = json!({"type": "array", "items": {"type": "string"}});
    object(
        json!({
            "id": text(),
            "name": text_or_null(),
            "born": day_or_null(),
            "looked_after": {"type": ["boolean", "null"], "description": "Null where the whole record is not open to the owner"},
            "worker": worker_schema(),
            "why": {"type": "string", "description": "Why the owner may read it"},
            "whole": {"type": "boolean", "description": "Whether the whole of the social work is open, or a part"},
            "reads": names, "adds": names,
            "unread": {
                "type": "integer",
                "description": "Entries that this version cannot read: they are kept, and shown by a newer one"
            },
        }),
        &["id", "name", "born", "looked_after", "worker", "why", "whole", "reads", "adds", "unread"],
    )
}

fn short(child: &Standing, found_by: Option<&str>) -> Value {
    json!({
        "id": &*child.id, "name": child.name, "born": child.born.map(|day| day.to_string()),
        "looked_after": child.looked_after, "worker": child.worker.as_ref().map(|(worker, _)| &**worker),
        "found_by": found_by,
    })
}

fn all(call: &Call<'_>) -> Result<Answer, Refused> {
    let seen = call.desk.seen(call.me)?;
    let board = call.desk.board();
    let mine = board.everybody().map(|child| &**child).filter(|child| seen.has(&child.id));
    let items = mine.map(|child| (child.id.to_string(), child)).collect();
    call.listed(items, |child| short(child, None), Value::Null)
}

/// Letters of what is looked for.
const MOST_LETTERS: usize = 100;

fn found(call: &Call<'_>) -> Result<Answer, Refused> {
    let seen = call.desk.seen(call.me)?;
    let sent = members(&call.body, &["q"])?;
    let q = match sent.get("q").and_then(Value::as_str).map(str::trim) {
        Some(q) if q.chars().count() <= MOST_LETTERS => q,
        Some(_) => return Err(Refused::field("q", format!("Write less: {MOST_LETTERS} letters at most"))),
        None => return Err(Refused::field("q", "Say whom: a name, a number or a date of birth")),
    };
    let board = call.desk.board();
    let mine = board.everybody().map(|child| &**child).filter(|child| seen.has(&child.id));
    let hits = if q.is_empty() { Vec::new() } else { find(mine, q) };
    let items = hits.into_iter().map(|hit| {
        let rank = 1000 - hit.score.min(1000);
        (format!("{rank:04}/{}", hit.child.id), hit)
    });
    call.listed(items.collect(), |hit| short(hit.child, Some(hit.by)), Value::Null)
}

fn one(call: &Call<'_>) -> Result<Answer, Refused> {
    let (day, known) = call.known()?;
    let record = call.child("who it is")?;
    let child = record.timeline(known);
    let whole = record.permit.is_whole();
    let on = child.on(day);
    let worker = child
        .allocations
        .iter()
        .rfind(|allocation| allocation.since <= day && allocation.until.is_none_or(|until| until > day));
    let named = |may: &dyn Fn(&'static records::Kind) -> bool| {
        kinds().filter(|kind| may(kind)).map(|kind| kind.name).collect::<Vec<_>>()
    };
    Ok(Answer::of(json!({
        "id": record.id(),
        "name": name(&child),
        "born": child.born().map(|day| day.to_string()),
        "looked_after": whole.then(|| on.looked_after() || on.on_short_break()),
        "worker": worker.map(|allocation| &*allocation.worker),
        "why": record.permit.sentence(),
        "whole": whole,
        "reads": named(&|kind| record.permit.may_read(kind)),
        "adds": named(&|kind| record.adds(kind) && is_added(kind)),
        "unread": call.desk.roll().unread(record.permit.subject()),
    })))
}
