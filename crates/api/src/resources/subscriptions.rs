//! `/api/v1/webhooks`: where a program is told that something was recorded, and what became of each telling.

use axum::http::StatusCode;
use identity::tokens::{self, Scope};
use journal::{Delivery, Of, Sent, Webhook};
use serde_json::{Value, json};
use web::Problem;

use crate::call::{Answer, Call, list_of, moment, moment_or_null, object, text};
use crate::refused::Refused;
use crate::way::{CURSOR, LIMIT, Needs, Verb, Way};
use crate::webhooks::{EVENTS, fit_to_call};

/// Subscriptions that one person may have at once.
const MOST: usize = 10;

/// Deliveries that are shown.
const SHOWN: usize = 200;

pub(crate) const WAYS: &[Way] = &[
    Way {
        verb: Verb::Get,
        path: "/api/v1/webhooks",
        name: "webhooks",
        title: "The owner’s webhooks",
        says: "Without their secrets.",
        needs: Needs::Scope(Scope::Webhooks),
        query: &[LIMIT, CURSOR],
        body: None,
        status: 200,
        gives: || list_of(schema(false)),
        run: all,
    },
    Way {
        verb: Verb::Post,
        path: "/api/v1/webhooks",
        name: "add_webhook",
        title: "Be told when something is recorded",
        says: "Gives the secret that signs what is sent, once. It ends with the token that made it. What is sent holds \
               identifiers and kinds that the owner may see, nothing else. An address on a private network is refused \
               unless the service is set to allow it. With an Idempotency-Key it is made once.",
        needs: Needs::Scope(Scope::Webhooks),
        query: &[],
        body: Some(|| {
            object(
                json!({
                    "address": {"type": "string", "format": "uri", "pattern": "^https?://", "maxLength": 500},
                    "events": {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"type": "string", "enum": EVENTS}},
                }),
                &["address", "events"],
            )
        }),
        status: 201,
        gives: || schema(true),
        run: add,
    },
    Way {
        verb: Verb::Get,
        path: "/api/v1/webhooks/{webhook}",
        name: "webhook",
        title: "One webhook",
        says: "",
        needs: Needs::Scope(Scope::Webhooks),
        query: &[],
        body: None,
        status: 200,
        gives: || schema(false),
        run: one,
    },
    Way {
        verb: Verb::Delete,
        path: "/api/v1/webhooks/{webhook}",
        name: "end_webhook",
        title: "End a webhook",
        says: "What waits is not sent.",
        needs: Needs::Scope(Scope::Webhooks),
        query: &[],
        body: None,
        status: 204,
        gives: || Value::Null,
        run: end,
    },
    Way {
        verb: Verb::Get,
        path: "/api/v1/webhooks/{webhook}/deliveries",
        name: "deliveries",
        title: "What was sent to a webhook, and what became of it",
        says: "The last two hundred, newest first. `given_up` are dead letters: they are sent again only when that is asked for.",
        needs: Needs::Scope(Scope::Webhooks),
        query: &[LIMIT, CURSOR],
        body: None,
        status: 200,
        gives: || list_of(delivery_schema()),
        run: deliveries,
    },
    Way {
        verb: Verb::Post,
        path: "/api/v1/webhooks/{webhook}/deliveries/{delivery}/again",
        name: "send_again",
        title: "Send a dead letter again",
        says: "",
        needs: Needs::Scope(Scope::Webhooks),
        query: &[],
        body: Some(|| object(json!({}), &[])),
        status: 204,
        gives: || Value::Null,
        run: again,
    },
];

fn schema(with_secret: bool) -> Value {
    let mut webhook = object(
        json!({"id": text(), "address": text(), "events": {"type": "array", "items": {"enum": EVENTS}}, "made": moment()}),
        &["id", "address", "events", "made"],
    );
    if with_secret {
        webhook["properties"]["secret"] = json!({"type": "string", "pattern": "^[0-9a-f]{64}$"});
        webhook["required"].as_array_mut().into_iter().for_each(|required| required.push("secret".into()));
    }
    webhook
}

fn delivery_schema() -> Value {
    object(
        json!({
            "id": text(), "made": moment(), "tries": {"type": "integer", "minimum": 0},
            "state": {"enum": ["waiting", "taken", "given_up"]}, "next_try": moment_or_null(), "taken": moment_or_null(),
            "problem": text(), "sent": {"type": "object"},
        }),
        &["id", "made", "tries", "state", "next_try", "taken", "problem", "sent"],
    )
}

fn told(webhook: &Webhook) -> Value {
    let events: Vec<&str> = webhook.events.split(' ').collect();
    json!({"id": &*webhook.id, "address": &*webhook.address, "events": events, "made": webhook.made.to_string()})
}

fn live(call: &Call<'_>) -> Result<Vec<Webhook>, Refused> {
    let all = call.desk.roll().journal().webhooks(Of::Owner(&call.me.id));
    let mut all = all.map_err(|error| Refused::Problem(Problem::fault("reading webhooks")(error)))?;
    all.retain(|webhook| webhook.ended.is_none());
    Ok(all)
}

fn own(call: &Call<'_>) -> Result<Webhook, Refused> {
    live(call)?.into_iter().find(|webhook| *webhook.id == *call.at("webhook")).ok_or_else(Refused::nothing)
}

fn all(call: &Call<'_>) -> Result<Answer, Refused> {
    let items = live(call)?.into_iter().map(|webhook| (webhook.id.to_string(), webhook)).collect();
    call.listed(items, told, Value::Null)
}

fn one(call: &Call<'_>) -> Result<Answer, Refused> {
    Ok(Answer::of(told(&own(call)?)))
}

fn add(call: &Call<'_>) -> Result<Answer, Refused> {
    let sent = call
        .body
        .as_object()
        .filter(|sent| sent.keys().all(|name| ["address", "events"].contains(&name.as_str())));
    let sent = sent.ok_or_else(|| Refused::field("", "Send `address` and `events`, and nothing else"))?;
    let address = sent.get("address").and_then(Value::as_str).unwrap_or_default();
    let address = fit_to_call(address, call.config).map_err(|says| Refused::field("address", says))?;
    let events: Option<Vec<&str>> = sent
        .get("events")
        .and_then(Value::as_array)
        .and_then(|events| events.iter().map(Value::as_str).collect());
    let mut events = events.unwrap_or_default();
    let asked = events.len();
    events.sort_unstable();
    events.dedup();
    if events.is_empty() || events.len() != asked || events.iter().any(|event| !EVENTS.contains(event)) {
        return Err(Refused::field("events", format!("Say of what, each once: {}", EVENTS.join(", "))));
    }
    let events = events.join(" ");
    let before = live(call)?;
    let id = match &call.key {
        Some(key) => tokens::identifier_of(&["webhook", &call.me.id, key]),
        None => pages::shared::new_identifier().into(),
    };
    if let Some(same) = before.iter().find(|webhook| webhook.id == id) {
        if *same.address != *address.as_str() || *same.events != *events {
            let detail =
                "This Idempotency-Key was used for something else. Use a new key for each new webhook.";
            return Err(Refused::new(StatusCode::CONFLICT, "key-used", detail));
        }
        return Ok(Answer { status: StatusCode::OK, ..made(same) });
    }
    if before.len() >= MOST {
        let detail = "There are ten webhooks already. End one that is not needed.";
        return Err(Refused::new(StatusCode::CONFLICT, "too-many-webhooks", detail));
    }
    let journal = call.desk.roll().journal();
    let last =
        journal.last_seq().map_err(|error| Refused::Problem(Problem::fault("reading the journal")(error)))?;
    let webhook = Webhook {
        id,
        owner: call.me.id.clone(),
        token: call.token.id.clone(),
        address: address.as_str().into(),
        events: events.into(),
        secret: tokens::signing_secret(),
        made: call.desk.now(),
        ended: None,
        told: last,
    };
    journal.keep_webhook(webhook.clone()).map_err(Refused::append)?;
    // One that ended under this key stays ended.
    if !live(call)?.iter().any(|kept| kept.id == webhook.id) {
        let detail = "This Idempotency-Key was used for a webhook that has ended. Use a new key.";
        return Err(Refused::new(StatusCode::CONFLICT, "key-used", detail));
    }
    Ok(made(&webhook))
}

fn made(webhook: &Webhook) -> Answer {
    let mut body = told(webhook);
    body["secret"] = webhook.secret.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into();
    Answer::made(body, format!("/api/v1/webhooks/{}", webhook.id))
}

fn end(call: &Call<'_>) -> Result<Answer, Refused> {
    let webhook = own(call)?;
    call.desk.roll().journal().end_webhook(&webhook.id).map_err(Refused::append)?;
    Ok(Answer::nothing())
}

fn of_webhook(call: &Call<'_>) -> Result<Vec<Delivery>, Refused> {
    let webhook = own(call)?;
    let all = call.desk.roll().journal().deliveries(&webhook.id, SHOWN);
    all.map_err(|error| Refused::Problem(Problem::fault("reading what was sent to a webhook")(error)))
}

fn deliveries(call: &Call<'_>) -> Result<Answer, Refused> {
    let items = of_webhook(call)?
        .into_iter()
        .map(|delivery| (format!("{:020}/{}", i64::MAX - delivery.made.micros(), delivery.id), delivery))
        .collect();
    let show = |delivery: &Delivery| {
        let state = match (delivery.delivered, delivery.next_try) {
            (Some(_), _) => "taken",
            (None, Some(_)) => "waiting",
            (None, None) => "given_up",
        };
        let sent: Value = serde_json::from_str(&delivery.body).unwrap_or_default();
        json!({
            "id": &*delivery.id, "made": delivery.made.to_string(), "tries": delivery.tries, "state": state,
            "next_try": delivery.next_try.map(|at| at.to_string()), "taken": delivery.delivered.map(|at| at.to_string()),
            "problem": &*delivery.problem, "sent": sent,
        })
    };
    call.listed(items, show, Value::Null)
}

fn again(call: &Call<'_>) -> Result<Answer, Refused> {
    if call.body.as_object().is_none_or(|sent| !sent.is_empty()) {
        return Err(Refused::field("", "Send an empty object"));
    }
    let found = of_webhook(call)?.into_iter().find(|delivery| *delivery.id == *call.at("delivery"));
    let delivery = found.ok_or_else(Refused::nothing)?;
    if delivery.delivered.is_some() || delivery.next_try.is_some() {
        let detail = "This is not a dead letter: it was taken, or is sent by itself.";
        return Err(Refused::new(StatusCode::CONFLICT, "not-given-up", detail));
    }
    let sent = Sent::Again(call.desk.now(), delivery.problem.to_string());
    call.desk.roll().journal().webhook_sent(&delivery.id, sent).map_err(Refused::append)?;
    Ok(Answer::nothing())
}
