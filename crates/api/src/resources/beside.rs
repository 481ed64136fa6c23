//! What stands beside children: `/api/v1/homes`, `/api/v1/workers`, `/api/v1/authority`, and the records of
//! carer households. Read,
//! added, put right and taken back where a page does, by its right and its judgement.

use std::sync::Arc;

use axum::http::{StatusCode, header};
use identity::tokens::{self, Scope, identifier_of};
use pages::shared::{self, Beside, Listed};
use records::{Act, Fact, KINDS as ALL, Kind, SubjectKind, as_known};
use serde_json::{Value, json};
use web::Told;

use super::records::{gone, members, prefixed, reason, reason_schema, told_as};
use crate::call::{Answer, Call, day_or_null, encoded, list_of, moment, object, text, text_or_null};
use crate::refused::Refused;
use crate::shape;
use crate::way::{CURSOR, KNOWN, LIMIT, Needs, Param, Takes, Verb, Way};

/// One kind of those that are open.
pub(crate) const KINDS: Param = Param { name: "kind", says: "One kind.", takes: Takes::AnyKind };

pub(crate) const ADDED: &str = "It is checked as the form of its kind is. With an Idempotency-Key the same is \
recorded once, however often it is sent; a key \
     that was used for something else is refused (409).";
pub(crate) const ONE: &str = "As it stands, or as known on a day. Its ETag is its revision.";
pub(crate) const CORRECTED: &str = "With a reason, and whole. The revision before stays readable. Where \
somebody was quicker the answer is 412 with what stands \
     now. What a page does not put right, no program does: that is answered as what is not there.";
const WITHDRAWN: &str = "With a reason: it was made in error and never was. Where somebody was quicker the \
answer is 412 with what stands now.";
const READ: &str = "The facts that stand, of the kinds that the owner’s work opens. The number of a child whom \
the owner does not see is left \
     out. The look is logged where that of the page is.";

pub(crate) const WAYS: &[Way] = &[
    Way {
        verb: Verb::Get,
        path: "/api/v1/homes",
        name: "homes",
        title: "Children’s homes",
        says: "Those that are recorded here, for those whose work is to find homes.",
        needs: Needs::Scope(Scope::Service),
        query: &[LIMIT, CURSOR],
        body: None,
        status: 200,
        gives: || list_of(home_schema()),
        run: homes,
    },
    Way {
        verb: Verb::Get,
        path: "/api/v1/homes/{home}/records",
        name: "home_records",
        title: "What is recorded of a home",
        says: READ,
        needs: Needs::Scope(Scope::Service),
        query: &[KINDS, KNOWN, LIMIT, CURSOR],
        body: None,
        status: 200,
        gives: || list_of(fact_schema()),
        run: all,
    },
    Way {
        verb: Verb::Post,
        path: "/api/v1/homes/{home}/records",
        name: "add_home_record",
        title: "Record something about a home",
        says: ADDED,
        needs: Needs::Scope(Scope::Record),
        query: &[],
        body: Some(|| new_schema(of(SubjectKind::Home))),
        status: 201,
        gives: fact_schema,
        run: add,
    },
    Way {
        verb: Verb::Put,
        path: "/api/v1/homes/{home}/records/{kind}/{record}",
        name: "correct_home_record",
        title: "Put a record of a home right",
        says: CORRECTED,
        needs: Needs::Scope(Scope::Record),
        query: &[],
        body: Some(correction_schema),
        status: 200,
        gives: fact_schema,
        run: correct,
    },
    Way {
        verb: Verb::Get,
        path: "/api/v1/homes/{home}/records/{kind}/{record}",
        name: "home_record",
        title: "One record of a home",
        says: ONE,
        needs: Needs::Scope(Scope::Service),
        query: &[KNOWN],
        body: None,
        status: 200,
        gives: fact_schema,
        run: one,
    },
    Way {
        verb: Verb::Get,
        path: "/api/v1/workers",
        name: "workers",
        title: "Staff and volunteers",
        says: "Those about whom something is open to the owner, and which kinds. Others are not in the list.",
        needs: Needs::Scope(Scope::Service),
        query: &[LIMIT, CURSOR],
        body: None,
        status: 200,
        gives: || list_of(worker_schema()),
        run: workers,
    },
    Way {
        verb: Verb::Get,
        path: "/api/v1/workers/{worker}/records",
        name: "worker_records",
        title: "What is recorded of somebody who works here, or of a volunteer",
        says: "Supervision is open to the two whose it is and to the head of service, an allegation to the few, and so on: as on \
               the pages. Where nothing about somebody is open to the owner, the answer is that of nobody. The \
               look is logged where \
               that of the page is.",
        needs: Needs::Scope(Scope::Service),
        query: &[KINDS, KNOWN, LIMIT, CURSOR],
        body: None,
        status: 200,
        gives: || list_of(fact_schema()),
        run: all,
    },
    Way {
        verb: Verb::Post,
        path: "/api/v1/workers/{worker}/records",
        name: "add_worker_record",
        title: "Record something about somebody who works here, or a volunteer",
        says: ADDED,
        needs: Needs::Scope(Scope::Record),
        query: &[],
        body: Some(|| new_schema(of(SubjectKind::Worker))),
        status: 201,
        gives: fact_schema,
        run: add,
    },
    Way {
        verb: Verb::Get,
        path: "/api/v1/workers/{worker}/records/{kind}/{record}",
        name: "worker_record",
        title: "One record of somebody who works here, or of a volunteer",
        says: ONE,
        needs: Needs::Scope(Scope::Service),
        query: &[KNOWN],
        body: None,
        status: 200,
        gives: fact_schema,
        run: one,
    },
    Way {
        verb: Verb::Put,
        path: "/api/v1/workers/{worker}/records/{kind}/{record}",
        name: "correct_worker_record",
        title: "Put a record of somebody who works here right",
        says: CORRECTED,
        needs: Needs::Scope(Scope::Record),
        query: &[],
        body: Some(correction_schema),
        status: 200,
        gives: fact_schema,
        run: correct,
    },
    Way {
        verb: Verb::Get,
        path: "/api/v1/authority/records",
        name: "authority_records",
        title: "What is recorded of the authority itself",
        says: "Its settings, groups, promises, surveys, audits, published figures and targets: of each kind \
        what its page shows the \
               owner.",
        needs: Needs::Scope(Scope::Service),
        query: &[KINDS, KNOWN, LIMIT, CURSOR],
        body: None,
        status: 200,
        gives: || list_of(fact_schema()),
        run: all,
    },
    Way {
        verb: Verb::Post,
        path: "/api/v1/authority/records",
        name: "add_authority_record",
        title: "Record something about the authority itself",
        says: ADDED,
        needs: Needs::Scope(Scope::Record),
        query: &[],
        body: Some(|| new_schema(of(SubjectKind::Authority))),
        status: 201,
        gives: fact_schema,
        run: add,
    },
    Way {
        verb: Verb::Get,
        path: "/api/v1/authority/records/{kind}/{record}",
        name: "authority_record",
        title: "One record of the authority",
        says: ONE,
        needs: Needs::Scope(Scope::Service),
        query: &[KNOWN],
        body: None,
        status: 200,
        gives: fact_schema,
        run: one,
    },
    Way {
        verb: Verb::Put,
        path: "/api/v1/authority/records/{kind}/{record}",
        name: "correct_authority_record",
        title: "Put a record of the authority right",
        says: CORRECTED,
        needs: Needs::Scope(Scope::Record),
        query: &[],
        body: Some(correction_schema),
        status: 200,
        gives: fact_schema,
        run: correct,
    },
    Way {
        verb: Verb::Post,
        path: "/api/v1/authority/records/{kind}/{record}/withdraw",
        name: "withdraw_authority_record",
        title: "Take a setting back",
        says: WITHDRAWN,
        needs: Needs::Scope(Scope::Record),
        query: &[],
        body: Some(|| object(json!({"reason": reason_schema()}), &["reason"])),
        status: 204,
        gives: || Value::Null,
        run: withdraw,
    },
];

fn home_schema() -> Value {
    object(
        json!({"home": text(), "name": text_or_null(), "sort": text_or_null(), "since": day_or_null(), "until": day_or_null()}),
        &["home", "name", "sort", "since", "until"],
    )
}

fn worker_schema() -> Value {
    let kinds = json!({"type": "array", "items": text(), "description": "What is open of them, by kind"});
    object(
        json!({"worker": text(), "name": text_or_null(), "role": text_or_null(), "team": text_or_null(), "kinds": kinds}),
        &["worker", "name", "role", "team", "kinds"],
    )
}

/// The schema of a fact, whatever its kind.
pub(crate) fn fact_schema() -> Value {
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

/// The kinds about a sort of subject that anybody adds by program.
fn of(about: SubjectKind) -> impl Iterator<Item = &'static Kind> {
    ALL.iter().copied().filter(move |kind| kind.subject == about && shared::is_added_beside(kind))
}

/// What is sent for a new record of one of some kinds.
pub(crate) fn new_schema(kinds: impl Iterator<Item = &'static Kind>) -> Value {
    let of = |kind: &'static Kind| {
        let mut new =
            object(json!({"kind": {"const": kind.name}, "record": shape::schema(kind)}), &["kind", "record"]);
        new["title"] = kind.title.into();
        new
    };
    json!({"oneOf": kinds.map(of).collect::<Vec<_>>()})
}

/// What is sent to put a record right: its shape is that of its kind, which the address names.
pub(crate) fn correction_schema() -> Value {
    let record = json!({"type": "object", "description": "Whole, as /api/v1/kinds/{kind} says"});
    object(
        json!({"kind": text(), "record": record, "reason": reason_schema()}),
        &["kind", "record", "reason"],
    )
}

/// What the path is about: which sort of subject, which one, and where it is.
fn about<'a>(call: &'a Call<'_>) -> (SubjectKind, &'a str, String) {
    let (about, part, list) = match () {
        () if call.way.path.contains("{home}") => (SubjectKind::Home, "home", "homes"),
        () if call.way.path.contains("{worker}") => (SubjectKind::Worker, "worker", "workers"),
        () if call.way.path.contains("{household}") => {
            (SubjectKind::CarerHousehold, "household", "households")
        }
        () => return (SubjectKind::Authority, "", "/api/v1/authority/records".to_owned()),
    };
    let id = call.at(part);
    (about, id, format!("/api/v1/{list}/{}/records", encoded(id)))
}

/// Opens what the path names, or one kind of it.
pub(crate) fn open(call: &Call<'_>, only: Option<&Kind>) -> Result<Beside, Refused> {
    let (about, id, _) = about(call);
    if about != SubjectKind::CarerHousehold && !tokens::has(call.token, Scope::Service) {
        let detail = "This token is not for this: it has not the scope `service`.";
        return Err(Refused::new(StatusCode::FORBIDDEN, "not-for-this", detail));
    }
    let subject = match about {
        SubjectKind::Home => "a home",
        SubjectKind::Worker => "somebody who works here",
        SubjectKind::CarerHousehold => "a carer household",
        _ => "the authority",
    };
    let what = format!("{subject}, by a program with the token “{}”", call.token.name);
    shared::beside(call.desk, call.me, about, id, only, &what)?.ok_or_else(Refused::nothing)
}

fn kind_of(call: &Call<'_>) -> Result<&'static Kind, Refused> {
    kind_called(call.at("kind"))
}

/// A kind by its name.
pub(crate) fn kind_called(name: &str) -> Result<&'static Kind, Refused> {
    records::kind(name).ok_or_else(Refused::nothing)
}

pub(crate) fn told(beside: &Beside, fact: &Fact) -> Value {
    told_as(fact, beside.payload(fact))
}

fn homes(call: &Call<'_>) -> Result<Answer, Refused> {
    let all = shared::homes(call.desk, call.me)?.into_iter().map(|home| (home.0.to_string(), home)).collect();
    let show = |(id, said): &(Arc<str>, Option<records::homes::HomeDetails>)| {
        let said = said.as_ref();
        json!({
            "home": &**id,
            "name": said.map(|said| said.name.as_str()),
            "sort": said.map(|said| said.sort.code()),
            "since": said.map(|said| said.since.to_string()),
            "until": said.and_then(|said| said.until).map(|day| day.to_string()),
        })
    };
    call.listed(all, show, Value::Null)
}

fn workers(call: &Call<'_>) -> Result<Answer, Refused> {
    let all = shared::workers(call.desk, call.me).into_iter().map(|who| (who.id.to_string(), who)).collect();
    let show = |who: &Listed| {
        let (id, team) = (&*who.id, who.team.as_deref());
        json!({"worker": id, "name": who.name, "role": who.role, "team": team, "kinds": who.kinds})
    };
    call.listed(all, show, Value::Null)
}

/// The facts that stand.
pub(crate) fn all(call: &Call<'_>) -> Result<Answer, Refused> {
    let (_, known) = call.known()?;
    let kind = call.asked("kind").and_then(records::kind);
    let beside = open(call, kind)?;
    let items = as_known(beside.facts(), known)
        .into_iter()
        .map(|fact| {
            let from = fact.record.happened().from.map(|day| day.to_string()).unwrap_or_default();
            (format!("{from:10}/{}/{}", fact.record.kind().name, fact.id), fact)
        })
        .collect();
    call.listed(items, |fact| told(&beside, fact), Value::Null)
}

/// One record.
pub(crate) fn one(call: &Call<'_>) -> Result<Answer, Refused> {
    let kind = kind_of(call)?;
    let (_, known) = call.known()?;
    let beside = open(call, Some(kind))?;
    let which = call.at("record");
    let of_record = |fact: &&Fact| *fact.record.kind() == *kind && *fact.id == *which;
    match as_known(beside.facts(), known).into_iter().find(of_record) {
        Some(fact) => Ok(Answer::of(told(&beside, fact)).version(fact.revision)),
        None => match beside.facts().iter().filter(of_record).max_by_key(|fact| fact.revision) {
            Some(newest) if newest.withdrawn => Err(gone()),
            _ => Err(Refused::nothing()),
        },
    }
}

/// Records something new.
pub(crate) fn add(call: &Call<'_>) -> Result<Answer, Refused> {
    let (about, id, list) = about(call);
    let beside = open(call, None)?;
    if !beside.adds_any() {
        let detail = "This is not open to the work of the token’s owner.";
        return Err(Refused::new(StatusCode::FORBIDDEN, "not-open", detail));
    }
    let sent = members(&call.body, &["kind", "record"])?;
    let name = sent.get("kind").and_then(Value::as_str).unwrap_or_default();
    let kind = records::kind(name).filter(|kind| beside.adds(kind));
    let kind =
        kind.ok_or_else(|| Refused::field("kind", "Name a kind that the owner’s work records here"))?;
    let mut said = shape::read_as_a_form(kind, sent.get("record").unwrap_or(&Value::Null), None);
    said.judge(|said| shared::judged_beside(call.desk, call.me, &beside, said));
    let Some(new) = said.record else { return Err(Refused::troubles(&prefixed(said.troubles))) };
    let which: Arc<str> = match &call.key {
        Some(key) => identifier_of(&["beside", about.word(), &call.me.id, id, kind.name, key]),
        None => shared::new_identifier().into(),
    };
    if let Some(trouble) = shared::twice_beside(call.desk, &beside, &*new, &which) {
        return Err(Refused::troubles(&prefixed(vec![trouble])));
    }
    let is_first =
        shared::say_beside(call.desk, call.me, &beside, (&which, 1), (Act::Record, None), new.clone())?;
    let first = shared::beside_first(call.desk, &beside, kind, &which);
    if !is_first && first.is_none_or(|first| first.record.to_json() != new.to_json()) {
        let detail = "This Idempotency-Key was used for something else. Use a new key for each new record.";
        return Err(Refused::new(StatusCode::CONFLICT, "key-used", detail));
    }
    let fact = again(call, &beside, kind, &which)?;
    let to = format!("{list}/{}/{}", kind.name, encoded(&which));
    let answer = Answer::made(told(&beside, &fact), to).version(fact.revision);
    Ok(Answer { status: if is_first { StatusCode::CREATED } else { StatusCode::OK }, ..answer })
}

/// A record as it stands after it was written.
pub(crate) fn again(call: &Call<'_>, beside: &Beside, kind: &Kind, which: &str) -> Result<Fact, Refused> {
    let fact = shared::beside_again(call.desk, beside, kind, which).ok_or_else(Refused::nothing)?;
    if fact.withdrawn { Err(gone()) } else { Ok(fact) }
}

/// One that stands and that the reader sees.
pub(crate) fn stands(call: &Call<'_>, beside: &Beside, kind: &Kind) -> Result<Fact, Refused> {
    let which = call.at("record");
    let of_record = |fact: &&Fact| *fact.record.kind() == *kind && *fact.id == *which;
    let newest = beside.facts().iter().filter(of_record).max_by_key(|fact| fact.revision);
    let newest = newest.ok_or_else(Refused::nothing)?;
    if newest.withdrawn { Err(gone()) } else { Ok(newest.clone()) }
}

pub(crate) fn quicker(call: &Call<'_>, beside: &Beside, kind: &Kind) -> Refused {
    match again(call, beside, kind, call.at("record")) {
        Ok(fact) => {
            let detail = "Somebody put this record right after you read it. Compare with what stands, and send it again.";
            let stands = told(beside, &fact);
            let told = Told::new(StatusCode::PRECONDITION_FAILED, "changed-meanwhile", detail)
                .with("stands", stands);
            Refused::Told(Box::new(told), Some((header::ETAG, format!("\"{}\"", fact.revision))))
        }
        Err(refused) => refused,
    }
}

/// Puts one right.
pub(crate) fn correct(call: &Call<'_>) -> Result<Answer, Refused> {
    let kind = kind_of(call)?;
    let beside = open(call, Some(kind))?;
    if !beside.corrects(kind) {
        return Err(Refused::nothing());
    }
    let fact = stands(call, &beside, kind)?;
    let (which, seen) = (fact.id.clone(), call.seen.unwrap_or(0));
    let sent = members(&call.body, &["kind", "record", "reason"])?;
    if sent.get("kind").and_then(Value::as_str) != Some(kind.name) {
        return Err(Refused::field("kind", "Give the kind that stands in the address"));
    }
    let reason = reason(sent)?;
    let before = beside.payload(&fact);
    let mut said = shape::read_as_a_form(kind, sent.get("record").unwrap_or(&Value::Null), Some(&before));
    said.judge(|said| shared::judged_beside(call.desk, call.me, &beside, said));
    let Some(new) = said.record else { return Err(Refused::troubles(&prefixed(said.troubles))) };
    let same = new.to_json() == fact.record.to_json();
    if seen != fact.revision {
        // The answer to the same request may have been lost: what stands is then what it asked for.
        let done = same && fact.revision == seen.saturating_add(1) && fact.origin.who == call.me.id;
        return if done {
            Ok(Answer::of(told(&beside, &fact)).version(fact.revision))
        } else {
            Err(quicker(call, &beside, kind))
        };
    }
    if same {
        return Err(Refused::field("record", "Nothing is different from what stands"));
    }
    let act = (Act::Correct, Some(reason));
    if !shared::say_beside(call.desk, call.me, &beside, (&which, seen.saturating_add(1)), act, new)? {
        return Err(quicker(call, &beside, kind));
    }
    let fact = again(call, &beside, kind, &which)?;
    Ok(Answer::of(told(&beside, &fact)).version(fact.revision))
}

fn withdraw(call: &Call<'_>) -> Result<Answer, Refused> {
    let kind = kind_of(call)?;
    let beside = open(call, Some(kind))?;
    if !beside.withdraws(kind) {
        return Err(Refused::nothing());
    }
    let fact = stands(call, &beside, kind)?;
    let (which, seen) = (fact.id.clone(), call.seen.unwrap_or(0));
    let reason = reason(members(&call.body, &["reason"])?)?;
    if seen != fact.revision {
        return Err(quicker(call, &beside, kind));
    }
    let act = (Act::Withdraw, Some(reason));
    let record = fact.record.clone();
    if !shared::say_beside(call.desk, call.me, &beside, (&which, seen.saturating_add(1)), act, record)? {
        return Err(quicker(call, &beside, kind));
    }
    Ok(Answer::nothing())
}
