//! `/api/v1/kinds`: the kinds of fact, with their fields.

use pages::shared::is_asked;
use records::{Field, Form, Kind, Sensitivity};
use serde_json::{Value, json};

use crate::call::{Answer, Call, list_of, object, text, text_or_null};
use crate::refused::Refused;
use crate::shape;
use crate::way::{CURSOR, LIMIT, Needs, Verb, Way};

pub(crate) const WAYS: &[Way] = &[
    Way {
        verb: Verb::Get,
        path: "/api/v1/kinds",
        name: "kinds",
        title: "The kinds of fact",
        says: "Every kind that the record knows: about children, carer households, workers, homes and the authority.",
        needs: Needs::Token,
        query: &[LIMIT, CURSOR],
        body: None,
        status: 200,
        gives: || list_of(in_short()),
        run: all,
    },
    Way {
        verb: Verb::Get,
        path: "/api/v1/kinds/{kind}",
        name: "kind",
        title: "One kind of fact, with its fields",
        says: "What each field asks and takes. The schema of what is sent for a kind stands in this document under its name.",
        needs: Needs::Token,
        query: &[],
        body: None,
        status: 200,
        gives: whole,
        run: one,
    },
];

fn in_short() -> Value {
    let yes = json!({"type": "boolean"});
    object(
        json!({"name": text(), "title": text(), "about": text(), "sensitivity": text(), "may_be_sent": yes}),
        &["name", "title", "about", "sensitivity", "may_be_sent"],
    )
}

fn whole() -> Value {
    let mut whole = in_short();
    whole["properties"]["fields"] = json!({"type": "array", "items": {"$ref": "#/components/schemas/Field"}});
    whole["required"].as_array_mut().into_iter().for_each(|required| required.push("fields".into()));
    whole
}

/// The schema of a field's definition.
pub(crate) fn field_schema() -> Value {
    object(
        json!({
            "name": text(),
            "label": text(),
            "hint": text(),
            "takes": text(),
            "codes": {"type": ["string", "null"], "description": "The set of codes, where it takes one"},
            "optional": {"type": "boolean"},
            "asked": {"type": "boolean", "description": "False where Kith sets it itself"},
            "returned_as": text_or_null(),
            "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Field"}},
        }),
        &["name", "label", "hint", "takes", "codes", "optional", "asked", "returned_as", "parts"],
    )
}

fn short(kind: &Kind) -> Value {
    let child = pages::shared::kind(kind.name).is_ok() && shape::is_added(kind);
    let sent = child || pages::shared::is_added_beside(kind);
    let sensitivity = match kind.sensitivity {
        Sensitivity::Open => "open",
        Sensitivity::Personal => "personal",
        Sensitivity::Restricted => "restricted",
    };
    json!({
        "name": kind.name, "title": kind.title, "about": kind.subject.word(), "sensitivity": sensitivity,
        "may_be_sent": sent,
    })
}

fn all(call: &Call<'_>) -> Result<Answer, Refused> {
    let kinds = records::KINDS.iter().map(|kind| (kind.name.to_owned(), *kind)).collect();
    call.listed(kinds, |kind| short(kind), Value::Null)
}

fn one(call: &Call<'_>) -> Result<Answer, Refused> {
    let kind = records::kind(call.at("kind")).ok_or_else(Refused::nothing)?;
    let mut told = short(kind);
    told["fields"] = kind.fields.iter().map(field).collect();
    Ok(Answer::of(told))
}

fn field(field: &Field) -> Value {
    let (takes, codes, parts): (&str, Option<&str>, &[Field]) = match field.form {
        Form::Day => ("day", None, &[]),
        Form::PartialDay => ("partial day", None, &[]),
        Form::Time => ("time", None, &[]),
        Form::Moment => ("moment", None, &[]),
        Form::Text => ("text", None, &[]),
        Form::LongText => ("long text", None, &[]),
        Form::Number => ("number", None, &[]),
        Form::Money => ("money", None, &[]),
        Form::YesNo => ("yes or no", None, &[]),
        Form::YesNoNotKnown => ("yes, no or not known", None, &[]),
        Form::Choice(set) => ("code", Some(set.name), &[]),
        Form::Choices(set) => ("codes", Some(set.name), &[]),
        Form::Person => ("person", None, &[]),
        Form::Worker => ("worker", None, &[]),
        Form::Child => ("child", None, &[]),
        Form::Household => ("carer household", None, &[]),
        Form::Home => ("home", None, &[]),
        Form::Document => ("document", None, &[]),
        Form::Postcode => ("postcode", None, &[]),
        Form::Parts(fields) => ("parts", None, fields),
        Form::Listing => ("only a load writes it", None, &[]),
    };
    json!({
        "name": field.name, "label": field.label, "hint": field.hint, "takes": takes, "codes": codes,
        "optional": field.optional, "asked": is_asked(field),
        "returned_as": Some(field.returned_as).filter(|column| !column.is_empty()),
        "parts": parts.iter().map(self::field).collect::<Vec<_>>(),
    })
}
