//! Whom a record names, as it is known at another authority.

use records::{Field, Form, Kind};
use serde_json::Value;

/// Identifiers that a kind, or any kind, takes as a text: the worker of a return's allocation, a team. Who may open a record goes
/// by them as well.
const AS_TEXT: [(Option<&str>, &str); 2] = [(Some("social_worker_allocation"), "worker"), (None, "team")];

/// What identifiers of there become here.
pub(crate) struct Map<'a> {
    /// The code of the authority that they are of.
    pub(crate) code: &'a str,
    /// The number of the record there.
    pub(crate) number: &'a str,
    /// Its number here.
    pub(crate) here: &'a str,
}

impl Map<'_> {
    /// What was said, with every worker, child, household and home named as one of there. Names stay as they are: they are what
    /// people wrote.
    pub(crate) fn payload(&self, kind: &Kind, mut said: Value) -> Value {
        self.fields(kind.fields, &mut said);
        for (_, name) in AS_TEXT.iter().filter(|(of, _)| of.is_none_or(|of| of == kind.name)) {
            if let Some(Value::String(text)) = said.get_mut(name)
                && !text.is_empty()
                && !text.ends_with(&format!("@{}", self.code))
            {
                *text = self.of_there(text);
            }
        }
        said
    }

    fn fields(&self, fields: &[Field], said: &mut Value) {
        for field in fields {
            let Some(value) = said.get_mut(field.name) else { continue };
            match (field.form, value) {
                (Form::Parts(parts), Value::Array(all)) => {
                    all.iter_mut().for_each(|part| self.fields(parts, part));
                }
                (Form::Child, Value::String(text)) if text == self.number => self.here.clone_into(text),
                (Form::Worker | Form::Child | Form::Household | Form::Home, Value::String(text))
                    if !text.is_empty() =>
                {
                    *text = self.of_there(text);
                }
                _ => {}
            }
        }
    }

    /// An identifier of there.
    pub(crate) fn of_there(&self, id: &str) -> String {
        format!("{id}@{}", self.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_here_is_named_by_an_identifier_of_there() {
        let map = Map { code: "Z60", number: "C1", here: "N9" };
        for (kind, said, expected) in [
            (
                "social_worker_allocation",
                serde_json::json!({"worker": "ada", "since": "2016-01-11"}),
                serde_json::json!({"worker": "ada@Z60", "since": "2016-01-11"}),
            ),
            (
                "relationship",
                serde_json::json!({"name": "Ada Winterbeck", "child": "C7"}),
                serde_json::json!({"name": "Ada Winterbeck", "child": "C7@Z60"}),
            ),
            (
                "placement_request",
                serde_json::json!({"with": [{"child": "C1"}, {"child": "C2"}], "home": ""}),
                serde_json::json!({"with": [{"child": "N9"}, {"child": "C2@Z60"}], "home": ""}),
            ),
        ] {
            let kind = records::kind(kind).unwrap();
            let with = kind.fields.iter().find(|field| matches!(field.form, Form::Parts(_)));
            // The list is called as the kind calls it.
            let named = |value: Value| match (value, with) {
                (Value::Object(mut all), Some(field)) => {
                    if let Some(parts) = all.remove("with") {
                        all.insert(field.name.to_owned(), parts);
                    }
                    Value::Object(all)
                }
                (value, _) => value,
            };
            assert_eq!(map.payload(kind, named(said)), named(expected), "{}", kind.name);
        }
    }
}
