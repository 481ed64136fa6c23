//! What a record looks like in JSON: the schema of a kind, and what is wrong with what was sent, both from its fields. What
//! passes is read as a form is: there is one way in.

use std::sync::LazyLock;

use calendar::{Day, Moment};
use pages::shared::{MOST_PARTS, Said, is_asked, read, typed};
use records::codes::{CodeSet, CodeSetInfo};
use records::{Field, Form, Kind, Money, PartialDay, TimeOfDay, Trouble};
use serde_json::{Map, Value, json};
use web::Fields;

/// The code sets of every kind, by name.
pub(crate) static SETS: LazyLock<Vec<&'static CodeSetInfo>> = LazyLock::new(|| {
    fn of(fields: &[Field], sets: &mut Vec<&'static CodeSetInfo>) {
        for field in fields {
            match field.form {
                Form::Choice(set) | Form::Choices(set) => sets.push(set),
                Form::Parts(fields) => of(fields, sets),
                _ => {}
            }
        }
    }
    let mut sets: Vec<&'static CodeSetInfo> = records::codes::SETS.to_vec();
    for kind in records::KINDS {
        of(kind.fields, &mut sets);
    }
    sets.sort_by_key(|set| set.name);
    sets.dedup_by_key(|set| set.name);
    sets
});

/// Whether a program may add one of a kind: not what needs a page of its own (a file that is sent, two records that are merged).
pub(crate) fn is_added(kind: &Kind) -> bool {
    !kind.fields.iter().any(|field| field.given && !field.optional)
}

/// The schema of what is sent for a kind.
pub(crate) fn schema(kind: &Kind) -> Value {
    members(kind.fields)
}

fn members(fields: &[Field]) -> Value {
    let asked = || fields.iter().filter(|field| is_asked(field));
    let properties: Map<String, Value> =
        asked().map(|field| (field.name.to_owned(), with_words(field, takes(field.form)))).collect();
    let required: Vec<&str> = asked().filter(|field| !field.optional).map(|field| field.name).collect();
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false,
           "minProperties": 1})
}

/// The schema of what a kind holds: whatever a load wrote, too.
pub(crate) fn held(kind: &Kind) -> Value {
    let properties: Map<String, Value> = kind
        .fields
        .iter()
        .map(|field| {
            let mut told = with_words(field, loosely(field.form));
            if !is_asked(field) {
                told["readOnly"] = true.into();
            }
            (field.name.to_owned(), told)
        })
        .collect();
    json!({"type": "object", "properties": properties})
}

fn with_words(field: &Field, mut schema: Value) -> Value {
    let hint = if field.hint.is_empty() { String::new() } else { format!(" ({})", field.hint) };
    schema["description"] = format!("{}{hint}", field.label).into();
    schema
}

fn codes(set: &CodeSetInfo) -> Vec<&'static str> {
    set.choices.iter().map(|choice| choice.code).collect()
}

/// A text that says something.
const SOMETHING: &str = "\\S";

fn takes(form: Form) -> Value {
    match form {
        Form::Day => json!({"type": "string", "format": "date"}),
        Form::PartialDay => {
            json!({"type": "string", "pattern": "^((19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?)?|unknown)$"})
        }
        Form::Time => json!({"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}),
        Form::Moment => {
            json!({"type": "string", "format": "date-time", "pattern": ":00Z$", "description": "To the minute"})
        }
        Form::Number => json!({"type": "number"}),
        Form::Money => json!({"type": "string", "pattern": "^-?[0-9]{1,12}\\.[0-9]{2}$"}),
        Form::YesNo => json!({"type": "boolean"}),
        Form::YesNoNotKnown => {
            json!({"type": "string", "enum": codes(<records::Answer as CodeSet>::SET)})
        }
        Form::Choice(set) => json!({"type": "string", "enum": codes(set)}),
        Form::Choices(set) => json!({
            "type": "array", "minItems": 1, "uniqueItems": true,
            "items": {"type": "string", "enum": codes(set)},
        }),
        Form::Parts(fields) => {
            json!({"type": "array", "minItems": 1, "maxItems": MOST_PARTS, "items": members(fields)})
        }
        Form::Text
        | Form::LongText
        | Form::Person
        | Form::Worker
        | Form::Child
        | Form::Household
        | Form::Home
        | Form::Document
        | Form::Postcode => json!({"type": "string", "pattern": SOMETHING}),
        Form::Listing => json!({}),
    }
}

fn loosely(form: Form) -> Value {
    match form {
        Form::Number => json!({"type": "number"}),
        Form::YesNo => json!({"type": "boolean"}),
        Form::Choices(_) => json!({"type": "array", "items": {"type": "string"}}),
        Form::Parts(_) => json!({"type": "array", "items": {"type": "object"}}),
        Form::Listing => json!({}),
        Form::Day => json!({"type": "string", "format": "date"}),
        _ => json!({"type": "string"}),
    }
}

/// Reads what was sent as a form of a kind is read. `before`: what stands, where it is put right.
pub(crate) fn read_as_a_form(kind: &'static Kind, sent: &Value, before: Option<&Value>) -> Said {
    let mut troubles = Vec::new();
    let mut own = sent.clone();
    if let (Some(members), Some(before)) = (own.as_object_mut(), before) {
        // What nobody is asked comes back as it was read: it is left out, not refused.
        for field in kind.fields.iter().filter(|field| !is_asked(field)) {
            if members.get(field.name).is_some_and(|said| before.get(field.name) == Some(said)) {
                members.remove(field.name);
            }
        }
    }
    check(kind.fields, &own, "", &mut troubles);
    if !troubles.is_empty() {
        return Said { record: None, troubles };
    }
    // As a browser would send it: the same letters are taken, the same are left out.
    read(kind, &Fields::read(typed(kind, &own).to_text().as_bytes()), before)
}

fn check(fields: &[Field], sent: &Value, before: &str, troubles: &mut Vec<Trouble>) {
    let Value::Object(members) = sent else {
        return troubles.push(Trouble::stops(before.trim_end_matches('.'), "Send an object of fields"));
    };
    if members.is_empty() {
        troubles.push(Trouble::stops(before.trim_end_matches('.'), "Say at least one thing"));
    }
    for (name, value) in members {
        let at = format!("{before}{name}");
        match fields.iter().find(|field| field.name == name) {
            Some(field) if is_asked(field) => answer(field, value, &at, troubles),
            Some(_) => troubles.push(Trouble::stops(at, "Kith sets this itself. Leave it out")),
            // What was sent is not repeated.
            None => troubles.push(Trouble::stops(before.trim_end_matches('.'), UNKNOWN)),
        }
    }
    for field in fields.iter().filter(|field| is_asked(field) && !field.optional) {
        if !members.contains_key(field.name) {
            troubles.push(Trouble::stops(format!("{before}{}", field.name), "This must be answered"));
        }
    }
}

const UNKNOWN: &str =
    "There is a field that this kind does not have. The kind’s definition lists those that it has";

fn answer(field: &Field, value: &Value, at: &str, troubles: &mut Vec<Trouble>) {
    let text = value.as_str();
    let is = |right: bool| if right { None } else { Some(()) };
    let wrong = match field.form {
        Form::Day => is(text.is_some_and(|text| text.len() == 10 && text.parse::<Day>().is_ok())),
        Form::PartialDay => {
            is(text.is_some_and(|text| text.trim() == text && text.parse::<PartialDay>().is_ok()))
        }
        Form::Time => is(text.is_some_and(|text| text.len() == 5 && text.parse::<TimeOfDay>().is_ok())),
        Form::Moment => is(text.is_some_and(is_to_the_minute)),
        Form::Number => is(value.is_number()),
        Form::Money => {
            is(text.is_some_and(|text| text.parse::<Money>().is_ok_and(|money| money.to_string() == text)))
        }
        Form::YesNo => is(value.is_boolean()),
        Form::YesNoNotKnown => is(text.is_some_and(|text| codes(records::Answer::SET).contains(&text))),
        Form::Choice(set) => is(text.is_some_and(|text| codes(set).contains(&text))),
        Form::Choices(set) => {
            let said: Option<Vec<&str>> =
                value.as_array().and_then(|items| items.iter().map(Value::as_str).collect());
            let once = |said: &[&str]| (1..said.len()).all(|at| !said[..at].contains(&said[at]));
            is(said.is_some_and(|said| {
                !said.is_empty() && once(&said) && said.iter().all(|code| codes(set).contains(code))
            }))
        }
        Form::Parts(fields) => {
            let parts = value.as_array().filter(|parts| (1..=MOST_PARTS).contains(&parts.len()));
            for (nth, part) in parts.into_iter().flatten().enumerate() {
                check(fields, part, &format!("{at}.{nth}."), troubles);
            }
            is(parts.is_some())
        }
        Form::Listing => Some(()),
        Form::Text
        | Form::LongText
        | Form::Person
        | Form::Worker
        | Form::Child
        | Form::Household
        | Form::Home
        | Form::Document
        | Form::Postcode => is(text.is_some_and(|text| text.chars().any(|letter| !letter.is_whitespace()))),
    };
    if wrong.is_some() {
        troubles.push(Trouble::stops(at, format!("Send {}", wanted(field.form))));
    }
}

/// Whether a text is a moment that a form can hold: to the minute, or the end of a day.
fn is_to_the_minute(text: &str) -> bool {
    let Ok(moment) = text.parse::<Moment>() else { return false };
    text.contains('T') && (moment.micros() % 60_000_000 == 0 || moment == Moment::end_of(moment.day()))
}

fn wanted(form: Form) -> &'static str {
    match form {
        Form::Day => "a day such as 2018-10-31",
        Form::PartialDay => "a day, a month, a year, or unknown: 2018-10-31, 2018-10, 2018",
        Form::Time => "a time such as 14:30",
        Form::Moment => "a moment to the minute, such as 2018-10-31T14:30:00Z",
        Form::Number => "a number",
        Form::Money => "pounds and pence, such as \"12.50\"",
        Form::YesNo => "true or false",
        Form::YesNoNotKnown | Form::Choice(_) => "one of its codes",
        Form::Choices(_) => "a list of its codes, each once",
        Form::Parts(_) => "a list of 1 to 60 objects",
        Form::Listing => "nothing: only a load writes it",
        _ => "a text that is not empty",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the sample of each kind says, sent as JSON, is what the record holds; and what is bad is refused where it is.
    #[test]
    fn what_is_sent_is_what_is_recorded() {
        let mut tried = 0;
        for kind in pages::shared::kinds().filter(|kind| is_added(kind)) {
            let sample = Value::Object(records::sample(kind, is_asked));
            let said = read_as_a_form(kind, &sample, None);
            let Some(record) = said.record else {
                let own = (kind.read)(sample.to_string().as_bytes()).map(|record| record.check());
                assert_eq!(said.troubles, own.unwrap_or_default(), "{}", kind.name);
                continue;
            };
            let held: Value = serde_json::from_str(&record.to_json()).unwrap();
            assert_eq!(held.to_string().replace(":1.0", ":1"), sample.to_string(), "{}", kind.name);
            tried += 1;
            for field in kind.fields.iter().filter(|field| is_asked(field)) {
                let mut bad = sample.clone();
                bad[field.name] = json!({"a": 1});
                let said = read_as_a_form(kind, &bad, None);
                assert!(said.record.is_none(), "{}.{}", kind.name, field.name);
                assert!(said.troubles.iter().any(|trouble| trouble.field.starts_with(field.name)));
            }
            let mut bad = sample.clone();
            bad["nothing_of_this_name"] = 1.into();
            assert!(read_as_a_form(kind, &bad, None).record.is_none(), "{}", kind.name);
        }
        assert!(tried > 60, "{tried}");
    }

    #[test]
    fn a_moment_that_a_form_cannot_hold_is_refused() {
        for (text, right) in [
            ("2018-10-31T14:30:00Z", true),
            ("2018-10-31T14:30:15Z", false),
            ("2018-10-31", false),
            ("2018-10-31T14:30", false),
            ("soon", false),
        ] {
            assert_eq!(is_to_the_minute(text), right, "{text}");
        }
    }

    #[test]
    fn what_kith_sets_may_come_back_as_it_was_read_and_not_otherwise() {
        let kind = records::kind("care_plan").unwrap();
        let given = kind.fields.iter().find(|field| field.name == "approved_by").unwrap();
        assert!(!is_asked(given));
        let mut sent = Value::Object(records::sample(kind, |field| is_asked(field) && !field.optional));
        sent["approved_by"] = "worker".into();
        let mut stands = sent.clone();
        let stops = |said: &Said| said.troubles.iter().any(|trouble| trouble.field == "approved_by");
        assert!(!stops(&read_as_a_form(kind, &sent, Some(&stands))));
        assert!(stops(&read_as_a_form(kind, &sent, None)));
        stands["approved_by"] = "somebody".into();
        assert!(stops(&read_as_a_form(kind, &sent, Some(&stands))));
    }
}
