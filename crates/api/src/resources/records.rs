//! `/api/v1/children/{child}/records`: what is recorded of a child, by kind; added, put right with a reason, taken back. What is
//! sent is read as the form of its kind is.

use std::sync::Arc;

use axum::http::StatusCode;
use calendar::Moment;
use identity::tokens::{self, Scope, identifier_of};
use journal::AppendError;
use pages::shared::{self, Record, payload};
use records::{Act, Change, Fact, Kind, Place, Trouble};
use serde_json::{Map, Value, json};
use web::Told;

use crate::call::{Answer, Call, encoded, list_of, object};
use crate::refused::Refused;
use crate::shape;
use crate::way::{CURSOR, KNOWN, LIMIT, Needs, Param, Takes, Verb, Way};

/// Bytes of a reason: the journal's own limit on a text.
const REASON_BYTES: usize = 1024;

pub(crate) const WAYS: &[Way] = &[
    Way {
        verb: Verb::Get,
        path: "/api/v1/children/{child}/records",
        name: "records",
        title: "What is recorded of a child",
        says: "The facts that stand, of the kinds that the owner’s work opens, or of one kind. The look is logged.",
        needs: Needs::Scope(Scope::Children),
        query: &[Param { name: "kind", says: "One kind.", takes: Takes::Kind }, KNOWN, LIMIT, CURSOR],
        body: None,
        status: 200,
        gives: || list_of(json!({"$ref": "#/components/schemas/Fact"})),
        run: all,
    },
    Way {
        verb: Verb::Post,
        path: "/api/v1/children/{child}/records",
        name: "add_record",
        title: "Record something about a child",
        says: "It is checked as the form of its kind is. With an Idempotency-Key the same is recorded once, however often it is \
               sent; a key that was used for something else is refused (409). What the return would fail with it is told, \
               not refused.",
        needs: Needs::Scope(Scope::Record),
        query: &[],
        body: Some(|| json!({"$ref": "#/components/schemas/NewRecord"})),
        status: 201,
        gives: || json!({"$ref": "#/components/schemas/Recorded"}),
        run: add,
    },
    Way {
        verb: Verb::Get,
        path: "/api/v1/children/{child}/records/{kind}/{record}",
        name: "record",
        title: "One record",
        says: "As it stands, or as known on a day. Its ETag is its revision. One that was taken back is gone (410). The look \
               is logged.",
        needs: Needs::Scope(Scope::Children),
        query: &[KNOWN],
        body: None,
        status: 200,
        gives: || json!({"$ref": "#/components/schemas/Fact"}),
        run: one,
    },
    Way {
        verb: Verb::Put,
        path: "/api/v1/children/{child}/records/{kind}/{record}",
        name: "correct_record",
        title: "Put a record right",
        says: "With a reason. The revision before stays readable. Where somebody was quicker the answer is 412 with what stands \
               now.",
        needs: Needs::Scope(Scope::Record),
        query: &[],
        body: Some(|| json!({"$ref": "#/components/schemas/Correction"})),
        status: 200,
        gives: || json!({"$ref": "#/components/schemas/Recorded"}),
        run: correct,
    },
    Way {
        verb: Verb::Post,
        path: "/api/v1/children/{child}/records/{kind}/{record}/withdraw",
        name: "withdraw_record",
        title: "Take a record back",
        says: "With a reason: it was made in error and never was. Where somebody was quicker the answer is 412 with what \
               stands now.",
        needs: Needs::Scope(Scope::Record),
        query: &[],
        body: Some(|| object(json!({"reason": reason_schema()}), &["reason"])),
        status: 204,
        gives: || Value::Null,
        run: withdraw,
    },
];

/// The schema of a reason.
pub(crate) fn reason_schema() -> Value {
    json!({"type": "string", "pattern": "\\S", "maxLength": 250, "description": "Why, for whoever reads the record later"})
}

/// The kind that the path names.
pub(crate) fn kind_of(call: &Call<'_>) -> Result<&'static Kind, Refused> {
    Ok(shared::kind(call.at("kind"))?)
}

/// A fact as it is told.
pub(crate) fn told(fact: &Fact) -> Value {
    told_as(fact, payload(fact))
}

/// A fact, with what of it the reader is told.
pub(crate) fn told_as(fact: &Fact, said: Value) -> Value {
    let happened = fact.record.happened();
    json!({
        "kind": fact.record.kind().name, "id": &*fact.id, "revision": fact.revision,
        "from": happened.from.map(|day| day.to_string()), "to": happened.to.map(|day| day.to_string()),
        "recorded": fact.recorded.to_string(), "by": &*fact.origin.who, "record": said,
    })
}

/// The facts that stand, of every kind that people record, or of one.
pub(crate) fn facts_of(
    call: &Call<'_>,
    record: &Record,
    kind: Option<&'static Kind>,
    known: Moment,
) -> Result<Answer, Refused> {
    let standing = record.standing(known);
    let items = standing
        .into_iter()
        .filter(|fact| match kind {
            Some(kind) => *fact.record.kind() == *kind,
            None => shared::kind(fact.record.kind().name).is_ok(),
        })
        .map(|fact| {
            let from = fact.record.happened().from.map(|day| day.to_string()).unwrap_or_default();
            (format!("{from:10}/{}/{}", fact.record.kind().name, fact.id), fact)
        })
        .collect();
    call.listed(items, |fact| told(fact), Value::Null)
}

fn all(call: &Call<'_>) -> Result<Answer, Refused> {
    let (_, known) = call.known()?;
    let kind = call.asked("kind").map(shared::kind).transpose()?;
    let what = match kind {
        Some(kind) => format!("records of a kind: {}", kind.title.to_lowercase()),
        None => "the list of records".to_owned(),
    };
    let record = call.child(&what)?;
    if let Some(kind) = kind {
        record.must_read(kind)?;
    }
    facts_of(call, &record, kind, known)
}

fn newest<'a>(record: &'a Record, kind: &Kind, which: &str) -> Result<&'a Fact, Refused> {
    let of_record = |fact: &&Fact| *fact.record.kind() == *kind && *fact.id == *which;
    record.facts.iter().filter(of_record).max_by_key(|fact| fact.revision).ok_or_else(Refused::nothing)
}

pub(crate) fn gone() -> Refused {
    let detail =
        "This record was taken back. Its history says why; record it anew if it was right after all.";
    Refused::new(StatusCode::GONE, "taken-back", detail)
}

fn one(call: &Call<'_>) -> Result<Answer, Refused> {
    let kind = kind_of(call)?;
    let (_, known) = call.known()?;
    let record = call.child(&format!("one record: {}", kind.title.to_lowercase()))?;
    record.must_read(kind)?;
    let which = call.at("record");
    let standing = record.standing(known);
    match standing.into_iter().find(|fact| *fact.record.kind() == *kind && *fact.id == *which) {
        Some(fact) => Ok(Answer::of(told(fact)).version(fact.revision)),
        None => match newest(&record, kind, which) {
            Ok(newest) if newest.withdrawn => Err(gone()),
            Ok(_) => Err(Refused::nothing()),
            Err(nothing) => match erased(call, &record, kind, which) {
                Some(seq) => {
                    Err(Refused::new(StatusCode::GONE, "erased", shared::erased_said(call.desk, seq)?))
                }
                None => Err(nothing),
            },
        },
    }
}

/// The number of the last entry of a record of which the words were erased; none where nothing of it was.
pub(crate) fn erased(call: &Call<'_>, record: &Record, kind: &Kind, which: &str) -> Option<u64> {
    let all = call.desk.roll().erased(record.permit.subject());
    let own = all.iter().rfind(|one| *one.kind == *kind && *one.id == *which);
    own.map(|one| one.origin.seq)
}

/// The members of what was sent: the kind, the record and, where something is put right, why. Nothing else.
pub(crate) fn members<'a>(body: &'a Value, takes: &[&str]) -> Result<&'a Map<String, Value>, Refused> {
    let Value::Object(members) = body else { return Err(Refused::field("", "Send an object")) };
    if members.keys().any(|name| !takes.contains(&name.as_str())) {
        return Err(Refused::field("", format!("Send these members and no others: {}", takes.join(", "))));
    }
    Ok(members)
}

/// Why something is put right or taken back.
pub(crate) fn reason(members: &Map<String, Value>) -> Result<Arc<str>, Refused> {
    match members.get("reason").and_then(Value::as_str).map(str::trim) {
        None | Some("") => Err(Refused::field("reason", "Say why")),
        Some(text) if text.len() > REASON_BYTES || text.chars().count() > 250 => {
            Err(Refused::field("reason", "Say why in fewer words: 250 letters at most"))
        }
        Some(text) if text.contains('\0') => Err(Refused::field("reason", "Leave out the null character")),
        Some(text) => Ok(text.into()),
    }
}

/// What a record is answered with when it was recorded: itself, and what is worth knowing.
fn recorded(fact: Value, advice: &[Trouble], breaks: &[&str]) -> Value {
    let advice: Vec<Value> = advice
        .iter()
        .filter(|trouble| !trouble.stops)
        .map(|trouble| json!({"field": trouble.field, "says": trouble.says}))
        .collect();
    json!({"fact": fact, "advice": advice, "return_would_fail": breaks})
}

/// The rules of the return that would fail with a record, which did not without it.
fn breaks(
    call: &Call<'_>,
    record: &Record,
    which: &str,
    said: &Arc<dyn records::Record>,
) -> Vec<&'static str> {
    let failures = shared::return_would_fail(call.desk, record, which, said);
    let mut codes: Vec<&'static str> = failures.iter().map(|failure| failure.rule.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The address of a record.
fn address(child: &str, kind: &Kind, which: &str) -> String {
    format!("/api/v1/children/{}/records/{}/{}", encoded(child), kind.name, encoded(which))
}

/// A fact as it stands after it was recorded: read again, since the journal stamps it.
fn again(call: &Call<'_>, record: &Record, kind: &Kind, which: &str) -> Result<(Value, u32), Refused> {
    let facts = call.desk.roll().whole(record.permit.subject());
    let of_record = |fact: &&Fact| *fact.record.kind() == *kind && *fact.id == *which;
    let newest =
        facts.iter().filter(of_record).max_by_key(|fact| fact.revision).ok_or_else(Refused::nothing)?;
    if newest.withdrawn {
        return Err(gone());
    }
    Ok((told(newest), newest.revision))
}

fn add(call: &Call<'_>) -> Result<Answer, Refused> {
    let sent = members(&call.body, &["kind", "record"])?;
    let name = sent.get("kind").and_then(Value::as_str).unwrap_or_default();
    let kind = shared::kind(name).ok().filter(|kind| shape::is_added(kind));
    let kind = kind.ok_or_else(|| Refused::field("kind", "Name a kind of record that can be sent"))?;
    let record = call.child(&format!("recording: {}", kind.title.to_lowercase()))?;
    record.must_add(kind)?;
    let mut said = shape::read_as_a_form(kind, sent.get("record").unwrap_or(&Value::Null), None);
    said.judge(|said| shared::judged_further(call.desk, call.me, &record, None, said));
    let Some(new) = said.record else { return Err(Refused::troubles(&prefixed(said.troubles))) };
    let child = record.id();
    let which: Arc<str> = match &call.key {
        Some(key) => identifier_of(&["record", &call.me.id, child, kind.name, key]),
        None => shared::new_identifier().into(),
    };
    let breaks = breaks(call, &record, &which, &new);
    let change = Change {
        subject: record.permit.subject().clone(),
        id: which.clone(),
        revision: 1,
        act: Act::Record,
        reason: None,
        record: new.clone(),
        place: Place::default(),
    };
    let status = match call.desk.append(&record.permit, &[change]) {
        Ok(_) => StatusCode::CREATED,
        Err(AppendError::Revision { .. }) => {
            same_as_first(call, &record, kind, &which, &new)?;
            StatusCode::OK
        }
        Err(error) => return Err(Refused::append(error)),
    };
    // Recorded, and the database gone before it was read back: not that it is not there. Sent again, it is found.
    let fault = || Refused::Problem(web::Problem::fault("reading what was recorded")("it was not read back"));
    let (fact, revision) = match again(call, &record, kind, &which) {
        Err(_) if call.desk.roll().refresh().is_err() => return Err(fault()),
        Err(_) => again(call, &record, kind, &which)?,
        Ok(told) => told,
    };
    let body = recorded(fact, &said.troubles, &breaks);
    let answer = Answer::made(body, address(child, kind, &which)).version(revision);
    Ok(Answer { status, ..answer })
}

/// Whether a key was used before for the same: otherwise it is refused.
fn same_as_first(
    call: &Call<'_>,
    record: &Record,
    kind: &'static Kind,
    which: &str,
    new: &Arc<dyn records::Record>,
) -> Result<(), Refused> {
    let entries = call.desk.revisions(record, kind, which)?;
    let first = entries.first().and_then(|entry| entry.payload.as_deref());
    if first == Some(new.to_json().as_bytes()) {
        return Ok(());
    }
    let detail = "This Idempotency-Key was used for something else. Use a new key for each new record.";
    Err(Refused::new(StatusCode::CONFLICT, "key-used", detail))
}

/// Troubles of a record, where it stands in what was sent.
pub(crate) fn prefixed(troubles: Vec<Trouble>) -> Vec<Trouble> {
    let at = |field: &str| if field.is_empty() { "record".to_owned() } else { format!("record.{field}") };
    troubles.into_iter().map(|trouble| Trouble { field: at(&trouble.field), ..trouble }).collect()
}

/// One record that stands and that the owner may put right.
struct Stands {
    record: Record,
    kind: &'static Kind,
    fact: Fact,
}

fn stands(call: &Call<'_>, doing: &str) -> Result<Stands, Refused> {
    let kind = kind_of(call)?;
    let record = call.child(&format!("{doing} one record: {}", kind.title.to_lowercase()))?;
    record.must_add(kind)?;
    let fact = newest(&record, kind, call.at("record"))?.clone();
    if fact.withdrawn {
        return Err(gone());
    }
    Ok(Stands { record, kind, fact })
}

/// Somebody was quicker: what stands now.
fn quicker(call: &Call<'_>, record: &Record, kind: &Kind, which: &str) -> Refused {
    match again(call, record, kind, which) {
        Ok((stands, revision)) => {
            let detail = "Somebody put this record right after you read it. Compare with what stands, and send it again.";
            let told = Told::new(StatusCode::PRECONDITION_FAILED, "changed-meanwhile", detail);
            // A token that may write and not read is told only that it was too late.
            let told =
                if tokens::has(call.token, Scope::Children) { told.with("stands", stands) } else { told };
            Refused::Told(Box::new(told), Some((axum::http::header::ETAG, format!("\"{revision}\""))))
        }
        Err(refused) => refused,
    }
}

fn change(
    stands: &Stands,
    which: &str,
    seen: u32,
    act: Act,
    said: (Arc<dyn records::Record>, Arc<str>),
) -> Change {
    let (record, reason) = said;
    Change {
        subject: stands.record.permit.subject().clone(),
        id: which.into(),
        revision: seen.saturating_add(1),
        act,
        reason: Some(reason),
        record,
        place: Place::default(),
    }
}

fn correct(call: &Call<'_>) -> Result<Answer, Refused> {
    let stands = stands(call, "putting right")?;
    let (which, seen) = (call.at("record"), call.seen.unwrap_or(0));
    let sent = members(&call.body, &["kind", "record", "reason"])?;
    if sent.get("kind").and_then(Value::as_str) != Some(stands.kind.name) {
        return Err(Refused::field("kind", "Give the kind that stands in the address"));
    }
    let reason = reason(sent)?;
    let before = payload(&stands.fact);
    let mut said =
        shape::read_as_a_form(stands.kind, sent.get("record").unwrap_or(&Value::Null), Some(&before));
    said.judge(|said| shared::judged_further(call.desk, call.me, &stands.record, Some(which), said));
    let Some(new) = said.record else { return Err(Refused::troubles(&prefixed(said.troubles))) };
    let same = new.to_json() == stands.fact.record.to_json();
    if seen != stands.fact.revision {
        // The answer to the same request may have been lost: what stands is then what it asked for.
        let done =
            same && stands.fact.revision == seen.saturating_add(1) && stands.fact.origin.who == call.me.id;
        if !done {
            return Err(quicker(call, &stands.record, stands.kind, which));
        }
        let body = recorded(told(&stands.fact), &said.troubles, &[]);
        return Ok(Answer::of(body).version(stands.fact.revision));
    }
    if same {
        return Err(Refused::field("record", "Nothing is different from what stands"));
    }
    let breaks = breaks(call, &stands.record, which, &new);
    let change = change(&stands, which, seen, Act::Correct, (new, reason));
    match call.desk.append(&stands.record.permit, &[change]) {
        Ok(_) => {
            let (fact, revision) = again(call, &stands.record, stands.kind, which)?;
            Ok(Answer::of(recorded(fact, &said.troubles, &breaks)).version(revision))
        }
        Err(AppendError::Revision { .. }) => Err(quicker(call, &stands.record, stands.kind, which)),
        Err(error) => Err(Refused::append(error)),
    }
}

fn withdraw(call: &Call<'_>) -> Result<Answer, Refused> {
    let stands = stands(call, "taking back")?;
    let (which, seen) = (call.at("record"), call.seen.unwrap_or(0));
    let reason = reason(members(&call.body, &["reason"])?)?;
    if seen != stands.fact.revision {
        return Err(quicker(call, &stands.record, stands.kind, which));
    }
    if let Some(trouble) = shared::not_theirs_to_take_back(call.desk, call.me, &stands.record, which) {
        return Err(Refused::field("reason", trouble.says));
    }
    let change = change(&stands, which, seen, Act::Withdraw, (stands.fact.record.clone(), reason));
    match call.desk.append(&stands.record.permit, &[change]) {
        Ok(_) => Ok(Answer::nothing()),
        Err(AppendError::Revision { .. }) => Err(quicker(call, &stands.record, stands.kind, which)),
        Err(error) => Err(Refused::append(error)),
    }
}
