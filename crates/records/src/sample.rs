//! A record of any kind with invented answers.

use serde_json::{Map, Value, json};

use crate::form::Form;
use crate::kind::{Field, Kind};

/// The payload of a record of a kind in which every field that a form asks and `keep` keeps has an invented answer: days are
/// 1 January 2018, a code is the first of its set, a list has one part. For tests, stories and examples in reference pages.
pub fn sample(kind: &Kind, keep: impl Fn(&Field) -> bool) -> Map<String, Value> {
    members(kind.fields, &keep)
}

fn members(fields: &[Field], keep: &dyn Fn(&Field) -> bool) -> Map<String, Value> {
    let kept = fields.iter().filter(|field| keep(field));
    kept.filter_map(|field| Some((field.name.to_owned(), invented(field.form, keep)?))).collect()
}

fn invented(form: Form, keep: &dyn Fn(&Field) -> bool) -> Option<Value> {
    Some(match form {
        Form::Day | Form::PartialDay => json!("2018-01-01"),
        Form::Time => json!("09:30"),
        Form::Moment => json!("2018-01-01T09:30:00Z"),
        Form::Text | Form::LongText | Form::Document => json!("invented"),
        Form::Person => json!("Rowan Ash"),
        Form::Worker | Form::Child | Form::Household | Form::Home => json!("X1"),
        Form::Number => json!(1),
        Form::Money => json!("12.50"),
        Form::YesNo => json!(true),
        Form::YesNoNotKnown => json!("yes"),
        Form::Choice(set) => json!(set.choices.first()?.code),
        Form::Choices(set) => json!([set.choices.first()?.code]),
        Form::Postcode => json!("AB1 2CD"),
        Form::Parts(fields) => json!([members(fields, keep)]),
        Form::Listing => return None,
    })
}
