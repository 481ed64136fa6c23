//! What is done to a record of staff that is not put right whole: a standing-in is ended, an action from supervision is done.

use std::sync::Arc;

use records::{Act, Fact, Kind, Record};
use serde_json::{Value, json};

use pages::shared::{self, Beside, Done};

use super::beside::{again, fact_schema, kind_called, open, quicker, stands, told};
use super::records::{members, reason, reason_schema};
use crate::call::{Answer, Call, day, object};
use crate::refused::Refused;
use crate::way::{Needs, Verb, Way};
use identity::tokens::Scope;

pub(crate) const WAYS: &[Way] = &[
    Way {
        verb: Verb::Post,
        path: "/api/v1/workers/{worker}/records/standing_in/{record}/end",
        name: "end_standing_in",
        title: "End a standing-in",
        says: "From this moment on they no longer see those children by it. One that had not begun is taken back. One that has \
               ended already stays as it is.",
        needs: Needs::Scope(Scope::Record),
        query: &[],
        body: Some(|| object(json!({"reason": reason_schema()}), &["reason"])),
        status: 204,
        gives: || Value::Null,
        run: end,
    },
    Way {
        verb: Verb::Post,
        path: "/api/v1/workers/{worker}/records/supervision/{record}/actions/{action}/done",
        name: "do_supervision_action",
        title: "Say that an action from supervision is done",
        says: "With what was seen of it, by who sees to the supervision. `action` is its place in the session, from 0.",
        needs: Needs::Scope(Scope::Record),
        query: &[],
        body: Some(done_schema),
        status: 200,
        gives: fact_schema,
        run: done,
    },
];

fn done_schema() -> Value {
    let seen = json!({"type": "string", "pattern": "\\S", "maxLength": MOST_LETTERS,
                      "description": "What was read, heard or seen of it: not that somebody says it is done"});
    object(json!({"day": day(), "seen": seen}), &["day", "seen"])
}

/// Letters of what was seen.
const MOST_LETTERS: usize = 1000;

/// Writes the next revision, or says that somebody was quicker.
fn next(
    call: &Call<'_>,
    beside: &Beside,
    fact: &Fact,
    (act, reason): (Act, Arc<str>),
    record: Arc<dyn Record>,
) -> Result<(), Refused> {
    let revision = fact.revision.saturating_add(1);
    if shared::say_beside(call.desk, call.me, beside, (&fact.id, revision), (act, Some(reason)), record)? {
        Ok(())
    } else {
        Err(quicker(call, beside, fact.record.kind()))
    }
}

fn end(call: &Call<'_>) -> Result<Answer, Refused> {
    let kind = kind_called("standing_in")?;
    let beside = open(call, Some(kind))?;
    if !beside.adds(kind) {
        return Err(Refused::nothing());
    }
    let fact = stands(call, &beside, kind)?;
    let reason = reason(members(&call.body, &["reason"])?)?;
    let Some((act, record)) = shared::ended(call.desk, &fact) else { return Ok(Answer::nothing()) };
    if call.seen != Some(fact.revision) {
        return Err(quicker(call, &beside, kind));
    }
    next(call, &beside, &fact, (act, reason), record)?;
    Ok(Answer::nothing())
}

fn done(call: &Call<'_>) -> Result<Answer, Refused> {
    let kind = kind_called("supervision")?;
    let beside = open(call, Some(kind))?;
    if !shared::follows(call.desk, call.me, &beside) {
        return Err(Refused::nothing());
    }
    let fact = stands(call, &beside, kind)?;
    let nth = call.at("action").parse().map_err(|_| Refused::nothing())?;
    let sent = members(&call.body, &["day", "seen"])?;
    let text = |name: &str| sent.get(name).and_then(Value::as_str).unwrap_or_default();
    let seen = text("seen");
    if seen.chars().count() > MOST_LETTERS || seen.contains('\0') {
        let says = format!("Say it in {MOST_LETTERS} letters at most, without the null character");
        return Err(Refused::field("seen", says));
    }
    let said = Done { nth, on: text("day").parse().ok(), seen };
    if call.seen != Some(fact.revision) {
        // The answer to the same request may have been lost: what stands is then what it asked for.
        let own = fact.origin.who == call.me.id && fact.revision == call.seen.unwrap_or(0).saturating_add(1);
        return if own && shared::is_done(&fact, &said) {
            answer(call, &beside, kind)
        } else {
            Err(quicker(call, &beside, kind))
        };
    }
    let (reason, record) = match shared::done(call.desk, &fact, &said) {
        None => return Err(Refused::nothing()),
        Some(Err(troubles)) => return Err(Refused::troubles(&troubles)),
        Some(Ok(now)) => now,
    };
    next(call, &beside, &fact, (Act::Correct, reason), record)?;
    answer(call, &beside, kind)
}

/// The record as it stands now.
fn answer(call: &Call<'_>, beside: &Beside, kind: &Kind) -> Result<Answer, Refused> {
    let fact = again(call, beside, kind, call.at("record"))?;
    Ok(Answer::of(told(beside, &fact)).version(fact.revision))
}
