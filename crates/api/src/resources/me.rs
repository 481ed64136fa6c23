//! `/api/v1/me`: whose token it is, and what it is for.

use identity::tokens;
use serde_json::{Value, json};

use crate::call::{Answer, Call, moment, object, text, text_or_null};
use crate::refused::Refused;
use crate::way::{Needs, Verb, Way};

pub(crate) const WAYS: &[Way] = &[Way {
    verb: Verb::Get,
    path: "/api/v1/me",
    name: "me",
    title: "Whose token this is",
    says: "The owner, what they do, what the token is for and until when. A token opens no more than its owner may open.",
    needs: Needs::Token,
    query: &[],
    body: None,
    status: 200,
    gives: schema,
    run: get,
}];

fn schema() -> Value {
    let scopes = tokens::Scope::ALL.map(tokens::Scope::word);
    object(
        json!({
            "owner": object(
                json!({"id": text(), "name": text(), "role": text(), "team": text_or_null()}),
                &["id", "name", "role", "team"],
            ),
            "token": object(
                json!({"id": text(), "name": text(), "scopes": {"type": "array", "items": {"enum": scopes}},
                       "expires": moment()}),
                &["id", "name", "scopes", "expires"],
            ),
        }),
        &["owner", "token"],
    )
}

fn get(call: &Call<'_>) -> Result<Answer, Refused> {
    let (me, token) = (call.me, call.token);
    let scopes: Vec<&str> = tokens::scopes(token).into_iter().map(tokens::Scope::word).collect();
    Ok(Answer::of(json!({
        "owner": {"id": &*me.id, "name": me.name, "role": me.role.code(), "team": me.team.as_deref()},
        "token": {"id": &*token.id, "name": &*token.name, "scopes": scopes, "expires": token.expires.to_string()},
    })))
}
