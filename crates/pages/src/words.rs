//! Facts and figures in words.

use access::People;
use calendar::{Day, Moment};
use measure::{Direction, Figure, Rag};
use records::codes::CodeSetInfo;
use records::workforce::WorkerDetails;
use records::{Answer, Fact, Field, Form, Subject};
use serde_json::Value;
use timeline::{Cohort, Timeline};
use web::parts::{Colour, Tag};
use web::{Address, Html};

use crate::Desk;
use crate::record::Record;

/// A child's name as those who work with the child would say it, where one is recorded.
pub(crate) fn name(child: &Timeline) -> Option<String> {
    let name = child.identity.as_ref()?.name.as_ref()?;
    let given = name.known_as.as_deref().unwrap_or(&name.given);
    Some(match &name.family {
        Some(family) => format!("{given} {family}"),
        None => given.to_owned(),
    })
}

/// What a worker is called: somebody who left, and uses the record no longer, by the name that stands in what is recorded of
/// workers; where none does, by the identifier.
pub(crate) fn worker(desk: &Desk, id: &str) -> String {
    if let Some(person) = desk.people().person(id) {
        return person.name.clone();
    }
    let facts = desk.roll().facts(&Subject::worker(id));
    let standing = records::as_known(&facts, Moment::END_OF_TIME);
    let posts = standing.iter().filter_map(|fact| fact.of::<WorkerDetails>());
    let name = posts.max_by_key(|post| post.since).map(|post| post.name.trim().to_owned());
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| id.to_owned())
}

/// What a child is called where a page speaks of them: the name they use.
pub(crate) fn called(child: &Timeline) -> String {
    let name = child.identity.as_ref().and_then(|identity| identity.name.as_ref());
    name.map_or_else(
        || "the child".to_owned(),
        |name| name.known_as.as_deref().unwrap_or(&name.given).to_owned(),
    )
}

/// The name of the child with this identifier, where one is recorded.
pub(crate) fn name_of(cohort: &Cohort, id: &str) -> Option<String> {
    name(cohort.child(id)?)
}

/// What a fact says, field by field: the label and the value in words. A field that says nothing is left out, and so is the
/// day on which it was true, which stands beside it. Those who work here are told by their names.
pub(crate) fn fields(people: &People, fact: &Fact) -> Vec<(&'static str, String)> {
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
        .filter_map(|(field, said)| Some((field.label, value(people, field.form, said)?)))
        .collect()
}

/// An answer in words; `None` where there is none. The parts of a list stand on a line each.
pub(crate) fn value(people: &People, form: Form, value: &Value) -> Option<String> {
    let coded = |set: &CodeSetInfo, text: &str| match set.choices.iter().find(|choice| choice.code == text) {
        Some(choice) if is_said(text) => format!("{} ({text})", choice.label),
        Some(choice) => choice.label.to_owned(),
        None => text.to_owned(),
    };
    let text = match (form, value) {
        (_, Value::Null) => return None,
        (_, Value::Array(items)) if items.is_empty() => return None,
        (Form::Choices(set), Value::Array(codes)) => {
            let labels = codes.iter().filter_map(Value::as_str).map(|code| coded(set, code));
            return Some(labels.collect::<Vec<_>>().join(", "));
        }
        (Form::Parts(fields), Value::Array(parts)) => {
            return Some(parts.iter().map(|said| part(people, fields, said)).collect::<Vec<_>>().join("\n"));
        }
        (_, Value::String(text)) => text.clone(),
        (_, Value::Bool(true)) => "Yes".to_owned(),
        (_, Value::Bool(false)) => "No".to_owned(),
        (_, Value::Number(number)) => number.to_string(),
        (_, Value::Array(items)) => rows(items.len()),
        (_, Value::Object(_)) => rows(1),
    };
    Some(match form {
        Form::Day | Form::PartialDay => text.parse::<Day>().map_or(text, Day::to_words),
        Form::Moment => text.parse::<Moment>().map_or(text, Moment::to_words),
        Form::Money => format!("£{text}"),
        // What a form chose is the identifier of a document; what was typed before there were any is text.
        Form::Document if is_identifier(&text) => "Attached: see Documents".to_owned(),
        Form::Choice(set) => coded(set, &text),
        Form::Worker => people.name_of(&text).to_owned(),
        Form::YesNoNotKnown => Answer::of(&text).map_or(text, |answer| answer.label().to_owned()),
        _ => text,
    })
}

/// Whether people say the code itself: V2, U4. A word is only how an answer is kept.
pub(crate) fn is_said(code: &str) -> bool {
    code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// One part of a list in a line.
fn part(people: &People, fields: &[Field], said: &Value) -> String {
    let told = fields.iter().filter_map(|field| {
        let value = value(people, field.form, said.get(field.name)?)?;
        Some(format!("{} {value}", labelled(field.label)))
    });
    told.collect::<Vec<_>>().join("; ")
}

/// A label as it stands before its answer: a question keeps its mark.
pub(crate) fn labelled(label: &str) -> String {
    if label.ends_with('?') { label.to_owned() } else { format!("{label}:") }
}

/// A moment as a calendar file stamps it: in UTC, and saying so (RFC 5545, 3.8.7.2).
pub(crate) fn stamp(now: Moment) -> String {
    let digits = now.to_string().replace(['-', ':', 'Z'], "");
    format!("{}Z", digits.split('.').next().unwrap_or_default())
}

/// Text with its line breaks.
pub(crate) fn lines(text: &str) -> Html {
    Html::trusted(Html::text(text).as_str().replace('\n', "<br>"))
}

/// The word of a link that stands beside what it is about, which those who hear the page are told.
pub(crate) fn link_for(word: &str, about: &str, to: &Address) -> Html {
    Html::trusted(format!(
        "<a class=\"govuk-link\" href=\"{}\">{}<span class=\"govuk-visually-hidden\"> {}</span></a>",
        Html::text(to),
        Html::text(word),
        Html::text(about)
    ))
}

/// Several things to touch in one cell, each on a line of its own with room for a finger between them.
pub(crate) fn under_each_other(all: impl IntoIterator<Item = Html>) -> Html {
    let line = |each: Html| format!("<div class=\"kith-apart\">{each}</div>");
    Html::trusted(all.into_iter().map(line).collect())
}

/// Whether a fact only says what a return carried: nothing that happened.
pub(crate) fn is_of_returns(fact: &Fact) -> bool {
    fact.record.kind().fields.iter().any(|field| matches!(field.form, Form::Listing))
}

/// The names of those in the child's life, for a form to offer.
pub(crate) fn network(record: &Record) -> Vec<String> {
    let named = record.standing(Moment::END_OF_TIME).into_iter().filter_map(|fact| {
        let payload = (fact.record.kind().name == "relationship").then(|| payload(fact))?;
        Some(payload.get("name")?.as_str()?.to_owned())
    });
    let mut names: Vec<String> = named.collect();
    names.sort();
    names.dedup();
    names
}

/// What a fact says, as JSON.
pub(crate) fn payload(fact: &Fact) -> Value {
    serde_json::from_str(&fact.record.to_json()).unwrap_or_default()
}

/// An identifier for a record that a person makes: it says nothing, and no two are the same.
pub(crate) fn new_identifier() -> String {
    format!("{:016x}", rand::random::<u64>())
}

/// Whether a text is an identifier that [`new_identifier`] gave.
fn is_identifier(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// How long ago a day was, in words.
pub(crate) fn days_ago(day: Day, today: Day) -> String {
    match day.days_until(today) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days => format!("{days} days ago"),
    }
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

    use access::{Person, Role};

    use super::{Form, People, days_later, fields, stamp, value};

    #[test]
    fn a_fact_is_told_by_its_labels() {
        let day: Day = "2018-10-12".parse().unwrap();
        let visit = VisitToChild::seen_on(day);
        let fact = Fact::said("v1", Moment::start_of(day), visit);
        assert_eq!(
            fields(&People::new(Vec::new(), Vec::new()), &fact),
            [("Was the child seen?", "Yes".to_owned())],
            "the day of the visit stands beside it"
        );
    }

    #[test]
    fn those_who_work_here_are_told_by_their_names() {
        let wren = Person {
            id: "w1".into(),
            name: "Wren Invented".to_owned(),
            role: Role::SocialWorker,
            team: None,
        };
        let people = People::new(vec![wren], Vec::new());
        let said = |who: &str| value(&people, Form::Worker, &who.into());
        assert_eq!(said("w1").as_deref(), Some("Wren Invented"));
        assert_eq!(said("gone").as_deref(), Some("gone"), "nobody knows the name");
    }

    #[test]
    fn a_calendar_is_told_the_time_of_the_world() {
        let now: Moment = "2018-06-30T07:50:00.25Z".parse().unwrap();
        assert_eq!(stamp(now), "20180630T075000Z");
    }

    #[test]
    fn days_in_words() {
        assert_eq!(
            [-3, 0, 1, 15].map(days_later),
            ["before", "the same day", "1 day later", "15 days later"]
        );
    }
}
