//! What a record says, in words: its questions and its answers.

use records::complaints::LeftOutGround;
use records::{Field, Form, Kind};
use serde_json::Value;

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The question.
    pub label: String,
    /// The answer.
    pub text: String,
    /// Where the whole answer is about somebody else: the ground, and who that is.
    pub whole: Option<(LeftOutGround, &'static str)>,
}

/// The answers of a record, in the order of its questions; what is not answered is left out. `name` gives the name of a worker.
pub fn words(kind: &'static Kind, json: &str, name: &dyn Fn(&str) -> String) -> Vec<Piece> {
    let value: Value = serde_json::from_str(json).unwrap_or_default();
    let mut pieces = Vec::new();
    for field in kind.fields.iter().filter(|field| !field.given) {
        if let Some(value) = value.get(field.name) {
            put(&mut pieces, kind, "", field, value, name);
        }
    }
    pieces
}

fn put(
    pieces: &mut Vec<Piece>,
    kind: &Kind,
    before: &str,
    field: &Field,
    value: &Value,
    name: &dyn Fn(&str) -> String,
) {
    if let (Form::Parts(fields), Value::Array(parts)) = (field.form, value) {
        for (nth, part) in parts.iter().enumerate() {
            let before = format!("{}, {}: ", field.label.trim_end_matches('?'), nth + 1);
            for field in fields {
                if let Some(value) = part.get(field.name) {
                    put(pieces, kind, &before, field, value, name);
                }
            }
        }
        return;
    }
    let Some(text) = text(field.form, value, name).filter(|text| !text.trim().is_empty()) else { return };
    let whole = match field.form {
        Form::Child => Some((LeftOutGround::ThirdParty, "another child")),
        Form::Household => Some((LeftOutGround::ThirdParty, "carers")),
        Form::Choice(_) if kind.name == "referral" && field.name == "from" => {
            Some((LeftOutGround::Referrer, "whoever reported a worry"))
        }
        _ => None,
    };
    pieces.push(Piece { label: format!("{before}{}", field.label), text, whole });
}

fn text(form: Form, value: &Value, name: &dyn Fn(&str) -> String) -> Option<String> {
    let plain = || match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(if *yes { "Yes" } else { "No" }.to_owned()),
        _ => None,
    };
    match form {
        Form::Day => {
            let said = value.as_str()?;
            Some(said.parse::<calendar::Day>().map_or_else(|_| said.to_owned(), calendar::Day::to_words))
        }
        Form::Choice(set) => {
            let code = value.as_str()?;
            let found = set.choices.iter().find(|choice| choice.code == code);
            Some(found.map_or(code, |choice| choice.label).to_owned())
        }
        Form::Choices(set) => {
            let all: Vec<&str> = value
                .as_array()?
                .iter()
                .filter_map(Value::as_str)
                .map(|code| {
                    set.choices.iter().find(|choice| choice.code == code).map_or(code, |found| found.label)
                })
                .collect();
            Some(all.join("; "))
        }
        Form::YesNoNotKnown => Some(
            match value.as_str()? {
                "yes" => "Yes",
                "no" => "No",
                _ => "Not known",
            }
            .to_owned(),
        ),
        Form::Worker => value.as_str().map(name),
        // A document is handed over, or named, as an entry of its own.
        Form::Document | Form::Listing | Form::Parts(_) => None,
        Form::Moment => value.as_str().map(|said| said.replace('T', ", ").replace('Z', "")),
        _ => plain(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every kind about a child speaks, whatever it says.
    #[test]
    fn every_kind_is_told_in_words() {
        for kind in records::KINDS {
            let all = records::sample(kind, |_| true);
            let asked = kind
                .fields
                .iter()
                .any(|field| !matches!(field.form, Form::Document | Form::Listing) && !field.given);
            let pieces = words(kind, &Value::Object(all).to_string(), &|who| format!("worker {who}"));
            assert_eq!(asked, !pieces.is_empty(), "{}", kind.name);
            assert!(pieces.iter().all(|piece| !piece.label.is_empty()), "{}", kind.name);
        }
    }

    #[test]
    fn answers_about_others_are_marked_whole() {
        let kind = records::kind("relationship").unwrap();
        let pieces = words(
            kind,
            r#"{"name":"Ivy Ash","relation":"mother","child":"X2","since":"2018-01-02"}"#,
            &|_| String::new(),
        );
        let marked: Vec<&str> =
            pieces.iter().filter(|piece| piece.whole.is_some()).map(|piece| piece.text.as_str()).collect();
        assert_eq!(marked, ["X2"]);
        assert!(pieces.iter().any(|piece| piece.text == "2 January 2018"));
    }
}
