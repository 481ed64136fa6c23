//! Facts and figures in words.

use calendar::Day;
use measure::{Direction, Figure, Rag};
use records::{Answer, Fact, Form};
use serde_json::Value;
use timeline::{Cohort, Timeline};
use web::parts::{Colour, Tag};

/// A child's name as those who work with the child would say it, where one is recorded.
pub(crate) fn name(child: &Timeline) -> Option<String> {
    let name = child.identity.as_ref()?.name.as_ref()?;
    let given = name.known_as.as_deref().unwrap_or(&name.given);
    Some(match &name.family {
        Some(family) => format!("{given} {family}"),
        None => given.to_owned(),
    })
}

/// The name of the child with this identifier, where one is recorded.
pub(crate) fn name_of(cohort: &Cohort, id: &str) -> Option<String> {
    name(cohort.child(id)?)
}

/// What a fact says, field by field: the label and the value in words. A field that says nothing is left out, and so is the
/// day on which it was true, which stands beside it.
pub(crate) fn fields(fact: &Fact) -> Vec<(&'static str, String)> {
    let happened = fact.record.happened();
    let beside = [happened.from, happened.to].map(|day| day.map(|day| day.to_string()));
    let is_beside = |value: &Value| beside.iter().flatten().any(|day| value.as_str() == Some(day));
    // A record's own JSON always reads back; if it did not, the fact would be shown without its fields.
    let payload: Value = serde_json::from_str(&fact.record.to_json()).unwrap_or_default();
    fact.record
        .kind()
        .fields
        .iter()
        .filter_map(|field| Some((field, payload.get(field.name)?)))
        .filter(|(field, said)| !(matches!(field.form, Form::Day) && is_beside(said)))
        .filter_map(|(field, said)| Some((field.label, value(field.form, said)?)))
        .collect()
}

fn value(form: Form, value: &Value) -> Option<String> {
    let text = match value {
        Value::Null => return None,
        Value::String(text) => text.clone(),
        Value::Bool(true) => "Yes".to_owned(),
        Value::Bool(false) => "No".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(items) if items.is_empty() => return None,
        Value::Array(items) => rows(items.len()),
        Value::Object(_) => rows(1),
    };
    Some(match form {
        Form::Day | Form::PartialDay => text.parse::<Day>().map_or(text, Day::to_words),
        Form::Choice(set) => match set.choices.iter().find(|choice| choice.code == text) {
            Some(choice) => format!("{} ({text})", choice.label),
            None => text,
        },
        Form::YesNoNotKnown => Answer::of(&text).map_or(text, |answer| answer.label().to_owned()),
        _ => text,
    })
}

fn rows(count: usize) -> String {
    if count == 1 { "1 row".to_owned() } else { format!("{count} rows") }
}

/// A number of days after, in words: how long after it happened a fact was learnt.
pub(crate) fn days_later(days: i32) -> String {
    match days {
        i32::MIN..=-1 => "before".to_owned(),
        0 => "the same day".to_owned(),
        1 => "1 day later".to_owned(),
        days => format!("{days} days later"),
    }
}

/// The colour of a figure against its target, with its word. The word of the report, not of the traffic light.
pub(crate) fn judged(figure: &Figure) -> Option<Tag> {
    let (word, colour) = match figure.rag? {
        Rag::Green => ("On target", Colour::Green),
        Rag::Amber => ("Near target", Colour::Yellow),
        Rag::Red => ("Off target", Colour::Red),
    };
    Some(Tag::new(word, colour))
}

/// The way a figure moved, with an arrow for the way its number went.
pub(crate) fn direction(figure: &Figure) -> Option<String> {
    let word = figure.direction?.word();
    let arrow = match (figure.value.partial_cmp(&figure.previous), figure.direction?) {
        (_, Direction::NoChange) => "▬",
        (Some(std::cmp::Ordering::Greater), _) => "▲",
        (Some(std::cmp::Ordering::Less), _) => "▼",
        _ => "",
    };
    Some(format!("{arrow} {word}").trim().to_owned())
}

/// A whole number with its thousands marked: `25,671`.
pub(crate) fn whole(count: i64) -> String {
    press::grouped(count as f64, 0)
}

/// A count with its noun.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

#[cfg(test)]
mod tests {
    use calendar::{Day, Moment};
    use records::Fact;
    use records::visits::VisitToChild;

    use super::{days_later, fields};

    #[test]
    fn a_fact_is_told_by_its_labels() {
        let day: Day = "2018-10-12".parse().unwrap();
        let visit = VisitToChild::seen_on(day);
        let fact = Fact::said("v1", Moment::start_of(day), visit);
        assert_eq!(
            fields(&fact),
            [("Was the child seen?", "Yes".to_owned())],
            "the day of the visit stands beside it"
        );
    }

    #[test]
    fn days_in_words() {
        assert_eq!(
            [-3, 0, 1, 15].map(days_later),
            ["before", "the same day", "1 day later", "15 days later"]
        );
    }
}
