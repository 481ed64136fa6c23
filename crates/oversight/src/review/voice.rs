//! What a child said, wherever it was written down: with the day and where it was said. It is pulled into the review, the letter
//! and the checklist, so that nobody types it twice.

use calendar::Day;
use records::{Fact, Form, Sensitivity};
use serde_json::Value;

/// Fields in which the child speaks, whatever the kind of record.
const FIELDS: &[&str] = &["words", "views", "wish"];
/// Kinds that have a field of such a name in which somebody else speaks.
const OTHERS: &[&str] = &["consent", "letter_to_child", "review_decisions"];

/// Something that the child said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The day.
    pub day: Day,
    /// In the child's own words, as written down.
    pub said: String,
    /// The place, where it is known: "at school".
    pub place: Option<String>,
    /// Where it was written down, for people: "Direct work".
    pub where_said: &'static str,
    /// The kind of record.
    pub kind: &'static str,
    /// The record.
    pub id: String,
}

/// What the child said after a day and up to another, newest first. What is closed to most is left out: what passes between a
/// child and an advocate is told by the child or not at all.
pub fn words(standing: &[&Fact], after: Option<Day>, until: Day) -> Vec<Words> {
    let mut all = Vec::new();
    for fact in standing {
        let kind = fact.record.kind();
        if OTHERS.contains(&kind.name) || kind.sensitivity == Sensitivity::Restricted {
            continue;
        }
        let Some(day) = fact.record.happened().from else { continue };
        if day > until || after.is_some_and(|after| day <= after) {
            continue;
        }
        let Ok(Value::Object(said)) = serde_json::from_str(&fact.record.to_json()) else { continue };
        let spoken = kind.fields.iter().filter(|field| {
            FIELDS.contains(&field.name) && matches!(field.form, Form::LongText | Form::Text)
        });
        let place =
            said.get("place").and_then(Value::as_str).map(str::trim).filter(|place| !place.is_empty());
        for field in spoken {
            let text = said.get(field.name).and_then(Value::as_str).map_or("", str::trim);
            if !text.is_empty() {
                all.push(Words {
                    day,
                    said: text.to_owned(),
                    place: place.map(str::to_owned),
                    where_said: kind.title,
                    kind: kind.name,
                    id: fact.id.to_string(),
                });
            }
        }
    }
    all.sort_by_key(|words| std::cmp::Reverse(words.day));
    all.dedup_by(|a, b| a.said == b.said);
    all
}

#[cfg(test)]
mod tests {
    use calendar::Moment;
    use records::Definition;
    use records::advocacy::AdvocateVisit;
    use records::permanence::DirectWork;
    use records::reviews::ChildSpokenTo;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_words_since_the_last_review_newest_first() {
        let at = Moment::from_micros(0);
        let spoken = |on: &str, words: Option<&str>| {
            let words = words.map(str::to_owned);
            Fact::said(
                on,
                at,
                ChildSpokenTo { day: day(on), how: None, words, declined: false, in_place_of: None },
            )
        };
        let work = DirectWork {
            day: day("2018-03-01"),
            what: "A map of people".to_owned(),
            words: Some("Nan is here ".to_owned()),
            thoughts: None,
        };
        let facts = [
            spoken("2018-01-05", Some("old")),
            spoken("2018-02-10", Some("I want to stay")),
            spoken("2018-02-12", None),
            Fact::said("w", at, work),
            spoken("2018-09-01", Some("too late")),
        ];
        let standing: Vec<&Fact> = facts.iter().collect();
        let found = words(&standing, Some(day("2018-01-05")), day("2018-06-01"));
        let told: Vec<(&str, &str)> = found.iter().map(|w| (w.said.as_str(), w.where_said)).collect();
        assert_eq!(
            told,
            [("Nan is here", DirectWork::KIND.title), ("I want to stay", ChildSpokenTo::KIND.title)]
        );
    }

    #[test]
    fn what_was_said_to_an_advocate_stays_there() {
        assert_eq!(AdvocateVisit::KIND.sensitivity, Sensitivity::Restricted);
        for name in OTHERS {
            assert!(records::kind(name).is_some(), "{name}");
        }
    }
}
