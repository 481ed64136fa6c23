//! What a field takes, and how an answer stands in a payload: the whole vocabulary of forms.
//!
//! This is what the form page, the history of a record and its columns in a list are made from. It is complete: a kind
//! that needs something else adds a variant here, with what it takes and how it stands in the payload.
//!
//! A payload is a JSON object with one member for each field that was answered. A field left unanswered is left out, never
//! `null` and never an empty text. A form is read by putting that object together and asking the kind's
//! [`read`](crate::Kind::read); what the kind has to say about it is then [`check`](crate::Definition::check).

use serde_json::Value;

use crate::codes::CodeSetInfo;
use crate::kind::{Field, Kind};

/// What a field takes. After the dash: how the answer stands in the payload.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// A civil day — `"2018-04-03"`.
    Day,
    /// A day of which parts may not be known — `"2011-06-14"`, `"2011-06"`, `"2011"` or `"unknown"`.
    PartialDay,
    /// A time of day in England, to the minute — `"14:30"`.
    Time,
    /// A day and a time of day, asked as two boxes — a moment, `"2018-04-03T13:30:00Z"`. A text that is only a day reads as
    /// the end of that day.
    Moment,
    /// A short text, one line — a text.
    Text,
    /// A long text, some paragraphs — a text with line breaks.
    LongText,
    /// A whole number or a decimal — a number.
    Number,
    /// An amount of money in pounds and pence — `"12.50"`.
    Money,
    /// Yes or no — `true` or `false`.
    YesNo,
    /// Yes, no, or nobody knows yet — `"yes"`, `"no"` or `"not_known"`: an [`Answer`](crate::Answer).
    YesNoNotKnown,
    /// One code of a set — its code as a text.
    Choice(&'static CodeSetInfo),
    /// Any number of codes of a set — a list of codes, each once, in the order of the set.
    Choices(&'static CodeSetInfo),
    /// Somebody in the child's life, who need have no record of their own — the name as a text. The form offers those whom
    /// the record knows (the child's network) and takes any other.
    Person,
    /// A worker — their identifier as in `worker:IDENTIFIER`.
    Worker,
    /// Another child — their local identifier as in `child:IDENTIFIER`.
    Child,
    /// A carer household — its identifier as in `carer-household:IDENTIFIER`.
    Household,
    /// A children's home — its identifier as in `home:IDENTIFIER`.
    Home,
    /// A document that is attached to the same subject — the record identifier of its `document`.
    Document,
    /// A postcode — a text.
    Postcode,
    /// A list of parts, each asked by these fields: the actions of a plan, the people at a meeting — a list of objects, each
    /// with the members of its fields. Parts hold no parts themselves.
    Parts(&'static [Field]),
    /// A list or table that only a load writes; no form asks it.
    Listing,
}

/// Something wrong with what was said, told where it was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// The field, and for a part its number from 0 and the field in it: `reason`, `actions.2.owner`.
    pub field: String,
    /// What is wrong and what to do, as a sentence for the person who writes. It repeats nothing of what was said.
    pub says: String,
    /// Whether it must be put right before the record is kept. If not, it is advice, told while somebody writes.
    pub stops: bool,
}

impl Trouble {
    /// Must be put right before the record is kept.
    pub fn stops(field: impl Into<String>, says: impl Into<String>) -> Trouble {
        Trouble { field: field.into(), says: says.into(), stops: true }
    }

    /// Told while somebody writes.
    pub fn advice(field: impl Into<String>, says: impl Into<String>) -> Trouble {
        Trouble { field: field.into(), says: says.into(), stops: false }
    }
}

/// A record in one plain line, from its fields: the label and the answer of each, the days apart, which stand beside it.
pub(crate) fn line(kind: &Kind, payload: &str) -> String {
    let Ok(Value::Object(said)) = serde_json::from_str::<Value>(payload) else { return String::new() };
    let told = kind.fields.iter().filter_map(|field| {
        let label = field.label;
        let answer = answer(field.form, said.get(field.name)?)?;
        Some(if label.ends_with('?') { format!("{label} {answer}") } else { format!("{label}: {answer}") })
    });
    told.collect::<Vec<_>>().join(". ")
}

/// An answer in words; `None` for what does not belong in a line.
fn answer(form: Form, value: &Value) -> Option<String> {
    let label = |set: &CodeSetInfo, code: &str| {
        let choice = set.choices.iter().find(|choice| choice.code == code);
        choice.map_or_else(|| code.to_owned(), |choice| choice.label.to_owned())
    };
    match (form, value) {
        (Form::Day | Form::PartialDay | Form::Moment | Form::Document | Form::Listing, _) => None,
        (_, Value::Bool(yes)) => Some(if *yes { "Yes" } else { "No" }.to_owned()),
        (_, Value::Number(number)) => Some(number.to_string()),
        (Form::YesNoNotKnown, Value::String(code)) => Some(label(crate::Answer::SET, code)),
        (Form::Choice(set), Value::String(code)) => Some(label(set, code)),
        (Form::Choices(set), Value::Array(codes)) => {
            let labels: Vec<String> =
                codes.iter().filter_map(Value::as_str).map(|code| label(set, code)).collect();
            (!labels.is_empty()).then(|| labels.join(", "))
        }
        (Form::Parts(_), Value::Array(parts)) if !parts.is_empty() => Some(parts.len().to_string()),
        (Form::LongText, Value::String(text)) => Some(beginning(text)),
        (_, Value::String(text)) => Some(text.clone()),
        _ => None,
    }
}

/// The first words of a long text.
fn beginning(text: &str) -> String {
    const LETTERS: usize = 140;
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
    match first.char_indices().nth(LETTERS) {
        None => first.to_owned(),
        Some((at, _)) => {
            let cut = first[..at].rfind(' ').unwrap_or(at);
            format!("{} …", &first[..cut])
        }
    }
}
