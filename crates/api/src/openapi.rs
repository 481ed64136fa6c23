//! The OpenAPI document, made from the ways and from the fields of the kinds.

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use crate::call::{day_or_null, moment, object, text};
use crate::resources::{beside, figures, kinds, records};
use crate::way::{Needs, Param, Verb, Way, parts_of, takes_of};
use crate::{shape, ways};

pub(crate) const WAYS: &[Way] = &[Way {
    verb: Verb::Get,
    path: "/api/v1/openapi.json",
    name: "openapi",
    title: "This document",
    says: "The same for everybody; no token is needed.",
    needs: Needs::Nothing,
    query: &[],
    body: None,
    status: 200,
    gives: || json!({"type": "object"}),
    run: |_| Err(crate::refused::Refused::nothing()),
}];

/// The document as text.
pub(crate) fn written() -> &'static str {
    static TEXT: LazyLock<String> = LazyLock::new(|| document().to_string());
    &TEXT
}

/// The document (OpenAPI 3.1).
pub fn document() -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for way in ways() {
        let path = paths.entry(way.path).or_insert_with(|| {
            let parameters: Vec<Value> = parts_of(way.path).map(|part| in_path(way.path, part)).collect();
            if parameters.is_empty() { json!({}) } else { json!({"parameters": parameters}) }
        });
        path[way.verb.word()] = operation(way);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Kith",
            "version": "1",
            "description": "The record of children in care and care leavers, for programs. A token opens no more than its owner \
                            may open, and every look at a child’s record is logged with its name. What may not be seen is \
                            answered as what is not there. How to begin is in docs/using/api.md.",
            "license": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
        },
        "servers": [{"url": "/"}],
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "description": "Authorization: Bearer kith_…"}},
            "schemas": schemas(),
        },
    })
}

fn in_path(path: &str, part: &str) -> Value {
    json!({"name": part, "in": "path", "required": true, "schema": takes_of(path, part).schema()})
}

fn in_query(param: &Param) -> Value {
    json!({"name": param.name, "in": "query", "required": false, "description": param.says, "schema": param.takes.schema()})
}

fn operation(way: &Way) -> Value {
    let mut parameters: Vec<Value> = way.query.iter().map(in_query).collect();
    if way.is_conditional() {
        parameters.push(json!({
            "name": "If-Match", "in": "header", "required": true,
            "description": "The ETag of the record as it was read.",
            "schema": {"type": "string", "pattern": "^\"[1-9][0-9]{0,8}\"$"},
        }));
    }
    if way.makes() {
        parameters.push(json!({
            "name": "Idempotency-Key", "in": "header", "required": false,
            "description": "The caller’s own name for what is made: sent again with the same name, it is made once.",
            "schema": {"type": "string", "pattern": "^[!-~]{1,64}$"},
        }));
    }
    let scope = match way.needs {
        Needs::Nothing => String::new(),
        Needs::Token => " Any token will do.".to_owned(),
        Needs::Scope(scope) => format!(" The token needs the scope `{}`.", scope.word()),
    };
    let mut told = json!({
        "operationId": way.name,
        "summary": way.title,
        "description": format!("{}{scope}", way.says).trim(),
        "responses": responses(way),
    });
    if !parameters.is_empty() {
        told["parameters"] = parameters.into();
    }
    if way.needs == Needs::Nothing {
        told["security"] = json!([]);
    }
    if let Some(body) = way.body {
        told["requestBody"] = json!({"required": true, "content": {"application/json": {"schema": body()}}});
    }
    told
}

fn responses(way: &Way) -> Value {
    let mut responses = Map::new();
    let mut well = json!({"description": "As asked"});
    if way.status != 204 {
        well["content"] = json!({"application/json": {"schema": (way.gives)()}});
    }
    if way.makes() {
        responses.insert(
            "200".to_owned(),
            json!({
                "description": "It was made before, with the same key",
                "content": {"application/json": {"schema": (way.gives)()}},
            }),
        );
        well["headers"] = json!({"Location": {"required": true, "schema": {"type": "string"}, "description": "Where it is"}});
    }
    if way.verb == Verb::Get {
        well["headers"] = json!({"ETag": {"required": true, "schema": {"type": "string"},
                                          "description": "Sent again as If-None-Match: 304 while nothing has changed"}});
        responses.insert("304".to_owned(), json!({"description": "Nothing has changed since it was read"}));
    }
    responses.insert(way.status.to_string(), well);
    let mut problem = |status: u16, says: &str| {
        let content =
            json!({"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}});
        responses.insert(status.to_string(), json!({"description": says, "content": content}));
    };
    if way.needs != Needs::Nothing {
        problem(401, "No token, or one that opens nothing");
        problem(429, "Too often in this minute; Retry-After says how long to wait");
        problem(400, "What was asked or sent is not understood");
    }
    if matches!(way.needs, Needs::Scope(_)) {
        problem(403, "The token is not for this, or this is not open to the work of its owner");
        problem(404, "It is not there, or not for the owner to see: the answer is the same");
    }
    if parts_of(way.path).next().is_some() {
        problem(404, "It is not there, or not for the owner to see: the answer is the same");
    }
    if way.path.contains("{child}") {
        problem(307, "The record was merged into another");
    }
    if way.path.contains("{record}") {
        problem(410, "The record was taken back");
    }
    if way.body.is_some() {
        problem(413, "What was sent is too large");
        problem(415, "What was sent is not JSON");
        problem(422, "What was sent cannot be recorded as it is; `errors` says why, by field");
        problem(409, "It clashes with what is there");
    }
    if way.is_conditional() {
        problem(412, "Somebody was quicker; `stands` is what stands now");
        problem(428, "If-Match is missing");
    }
    Value::Object(responses)
}

fn schemas() -> Value {
    let mut schemas = Map::new();
    let errors = object(json!({"field": text(), "says": text()}), &["field", "says"]);
    schemas.insert("Problem".to_owned(), json!({
        "type": "object",
        "description": "Problem details (RFC 9457).",
        "properties": {
            "type": text(), "title": text(), "status": {"type": "integer"}, "detail": text(),
            "errors": {"type": "array", "items": errors},
            "stands": beside::fact_schema(),
            "reference": {"type": "string", "description": "Of a fault of ours: to tell whoever runs the service"},
        },
        "required": ["type", "title", "status", "detail"],
    }));
    schemas.insert("Field".to_owned(), kinds::field_schema());
    schemas.insert("Figure".to_owned(), figures::figure_schema());
    let told: Vec<Value> = pages::shared::kinds()
        .map(|kind| {
            json!({"properties": {"kind": {"const": kind.name}, "record": shape::held(kind)}, "title": kind.title})
        })
        .collect();
    schemas.insert(
        "Fact".to_owned(),
        json!({
            "type": "object",
            "description": "A fact that stands: what was said, when it was true, when it was learnt.",
            "properties": {
                "kind": text(), "id": text(), "revision": {"type": "integer", "minimum": 1},
                "from": day_or_null(), "to": day_or_null(), "recorded": moment(),
                "by": {"type": "string", "description": "Who recorded it, by identifier"},
                "record": {"type": "object"},
            },
            "required": ["kind", "id", "revision", "from", "to", "recorded", "by", "record"],
            "oneOf": told,
        }),
    );
    let errors = json!({"type": "array", "items": object(json!({"field": text(), "says": text()}), &["field", "says"])});
    schemas.insert("Recorded".to_owned(), object(
        json!({
            "fact": {"$ref": "#/components/schemas/Fact"},
            "advice": errors,
            "return_would_fail": {"type": "array", "items": text(),
                                  "description": "Rules of the return that fail with it and did not before"},
        }),
        &["fact", "advice", "return_would_fail"],
    ));
    for (name, takes, reason) in [("NewRecord", true, false), ("Correction", false, true)] {
        let one_of: Vec<Value> = pages::shared::kinds()
            .filter(|kind| !takes || shape::is_added(kind))
            .map(|kind| {
                let record = json!({"$ref": format!("#/components/schemas/{}", kind.name)});
                let mut properties = json!({"kind": {"const": kind.name}, "record": record});
                let mut required = vec!["kind", "record"];
                if reason {
                    properties["reason"] = records::reason_schema();
                    required.push("reason");
                }
                let mut told = object(properties, &required);
                told["title"] = kind.title.into();
                told
            })
            .collect();
        schemas.insert(name.to_owned(), json!({"oneOf": one_of}));
    }
    for kind in pages::shared::kinds() {
        let mut schema = shape::schema(kind);
        schema["title"] = kind.title.into();
        schemas.insert(kind.name.to_owned(), schema);
    }
    Value::Object(schemas)
}
