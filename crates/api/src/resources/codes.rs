//! `/api/v1/codes`: the sets of codes that facts use.

use records::codes::CodeSetInfo;
use serde_json::{Value, json};

use crate::call::{Answer, Call, list_of, object, text};
use crate::refused::Refused;
use crate::shape::SETS;
use crate::way::{CURSOR, LIMIT, Needs, Verb, Way};

pub(crate) const WAYS: &[Way] = &[
    Way {
        verb: Verb::Get,
        path: "/api/v1/codes",
        name: "code_sets",
        title: "The sets of codes",
        says: "Those of the returns and those of Kith’s own kinds.",
        needs: Needs::Token,
        query: &[LIMIT, CURSOR],
        body: None,
        status: 200,
        gives: || list_of(object(json!({"name": text(), "title": text()}), &["name", "title"])),
        run: all,
    },
    Way {
        verb: Verb::Get,
        path: "/api/v1/codes/{set}",
        name: "code_set",
        title: "One set of codes",
        says: "Each code with what it means, and the collection years in which a return takes it.",
        needs: Needs::Token,
        query: &[],
        body: None,
        status: 200,
        gives: schema,
        run: one,
    },
];

fn schema() -> Value {
    let year = json!({"type": ["integer", "null"]});
    let code = object(
        json!({"code": text(), "label": text(), "from": year, "to": year}),
        &["code", "label", "from", "to"],
    );
    object(
        json!({"name": text(), "title": text(), "codes": {"type": "array", "items": code}}),
        &["name", "title", "codes"],
    )
}

fn all(call: &Call<'_>) -> Result<Answer, Refused> {
    let sets = SETS.iter().map(|set| (set.name.to_owned(), *set)).collect();
    call.listed(sets, |set: &&CodeSetInfo| json!({"name": set.name, "title": set.title}), Value::Null)
}

fn one(call: &Call<'_>) -> Result<Answer, Refused> {
    let set = SETS.iter().find(|set| set.name == call.at("set")).ok_or_else(Refused::nothing)?;
    let codes: Vec<Value> = set
        .choices
        .iter()
        .map(|choice| {
            json!({"code": choice.code, "label": choice.label, "from": choice.from, "to": choice.to})
        })
        .collect();
    Ok(Answer::of(json!({"name": set.name, "title": set.title, "codes": codes})))
}
