//! A child's history as a few lines of text: for tests, stories and worked examples.
//!
//! One line an event: a day, what happened, and its particulars. Blank lines, and what follows `--`, are left out.
//!
//! ```text
//! 2010-05-04 born
//! 2018-01-10 start                    care began; `start P`: the first known row, which says P: the start is not known
//! 2018-01-10 status V2                legal status
//! 2018-01-10 need N1                  category of need
//! 2018-01-10 lives U6 AB1 PR1 [same] [URN…]   placement: type, postcode, provider; `same`: with the same carer
//! 2018-02-01 review PN1
//! 2018-02-08 visit [alone]            the child was seen; `attempt`: was not
//! 2018-02-20 health [initial]
//! 2018-02-20 dental
//! 2018-03-01 pep
//! 2018-03-09 decision [2018-05-01]    the child should be placed for adoption; the day it was reversed
//! 2018-06-01 matched [2018-03-09]     matched with adopters; the day of the decision
//! 2018-06-01 missing 2018-06-02       to the day the child was back; `away`: without authorisation
//! 2018-07-01 end E4A
//! 2018-03-31 outcomes health teeth    said by the return of the year the day is in
//! 2018-03-31 contact YES F2 U1        care leaver: in touch, activity, accommodation
//! ```
//!
//! Any other kind of fact is told by its name, its first day being the day of the line: `2018-04-03 care_plan`. A word more
//! answers a field (`until=2018-06-01`) or says yes (`approved`); what must be answered and is not gets an invented answer.
//!
//! A line may close with `known 2018-04-02`: learnt at the end of that day. Otherwise an event is known from its day.
//!
//! `born` said again corrects the day of birth. `not`, before the words of an earlier line of the same day, takes back what
//! they said: recorded in error.

use std::sync::Arc;

use calendar::{CollectionYear, Day, Moment};
use records::adoption::{AdoptionDecision, AdoptionMatch};
use records::codes::{
    Accommodation, Activity, CategoryOfNeed, InTouch, LegalStatus, MissingKind, Participation, PlacementType,
    Provider, ReasonEnded, ReasonNewEpisode,
};
use records::coming_into_care::{ChildIdentity, LookedAfterStart, Need};
use records::court::LegalStatusChange;
use records::education::PersonalEducationPlan;
use records::health::{DentalCheck, HealthAssessment, HealthOutcomes};
use records::leaving_care::{CareLeaverContact, LookedAfterEnd};
use records::missing_and_risk::MissingEpisode;
use records::placements::Placement;
use records::reviews::Review;
use records::visits::VisitToChild;
use records::{Fact, Form, Kind, Postcode, Record};
use serde_json::Value;

use crate::Timeline;

/// The timeline that a history gives, everything in it known. The error names the line that cannot be read.
pub fn child(id: &str, text: &str) -> Result<Timeline, String> {
    Ok(Timeline::of(id, &facts(text)?, Moment::END_OF_TIME))
}

/// The facts of a history, in the order of its lines. The error names the line that cannot be read.
pub fn facts(text: &str) -> Result<Vec<Fact>, String> {
    let mut facts = Vec::new();
    for (at, line) in text.lines().enumerate().map(|(at, line)| (at + 1, line)) {
        let line = line.split("--").next().unwrap_or_default().trim();
        if !line.is_empty() {
            say(&mut facts, &at.to_string(), line)
                .map_err(|wrong| format!("line {at}, {line:?}: {wrong}"))?;
        }
    }
    Ok(facts)
}

/// Adds what one line says, under an identifier of its own, to what was said before.
pub fn say(facts: &mut Vec<Fact>, id: &str, line: &str) -> Result<(), String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let takes_back = words.get(1) == Some(&"not");
    let said = if takes_back { [&words[..1], &words[2..]].concat() } else { words };
    let mut fact = fact(id, said)?;
    let once = fact.of::<ChildIdentity>().is_some();
    let same = |other: &&Fact| {
        other.record.kind().name == fact.record.kind().name
            && (once || other.record.to_json() == fact.record.to_json())
    };
    match facts.iter().rfind(same) {
        Some(before) if takes_back || once => {
            fact.id = before.id.clone();
            fact.revision = before.revision + 1;
        }
        None if takes_back => return Err("nothing was said that this takes back".to_owned()),
        _ => {}
    }
    fact.withdrawn = takes_back;
    facts.push(fact);
    Ok(())
}

fn day(text: &str) -> Result<Day, String> {
    text.parse().map_err(|wrong: calendar::DayError| wrong.to_string())
}

/// The code at the head of the words, or an error that says what was looked for.
fn code<T>(words: &[&str], of: fn(&str) -> Option<T>, what: &str) -> Result<T, String> {
    words.first().and_then(|word| of(word)).ok_or_else(|| format!("{what} is missing or is no code"))
}

fn fact(id: &str, mut words: Vec<&str>) -> Result<Fact, String> {
    let on = day(words.first().ok_or("nothing is said")?)?;
    let mut known = Moment::start_of(on);
    if let [.., "known", learnt] = words.as_slice() {
        known = Moment::end_of(day(learnt)?);
        words.truncate(words.len() - 2);
    }
    let (what, more) = words.get(1..).and_then(<[&str]>::split_first).ok_or("nothing happened")?;
    let has = |word: &str| more.contains(&word);
    let dated = || more.first().map(|text| day(text)).transpose();
    let year = u16::try_from(CollectionYear::of(on).closing()).unwrap_or_default();
    Ok(match *what {
        "born" => Fact::said(id, known, born(on)),
        "start" => {
            let first_code =
                more.first().map(|_| code(more, ReasonNewEpisode::of, "a reason")).transpose()?;
            Fact::said(id, known, LookedAfterStart { day: on, home_postcode: None, first_code, account: 0 })
        }
        "status" => {
            let status = code(more, LegalStatus::of, "a legal status")?;
            Fact::said(id, known, LegalStatusChange { day: on, status, account: 0 })
        }
        "need" => {
            let need = code(more, CategoryOfNeed::of, "a category of need")?;
            Fact::said(id, known, Need { day: on, need, account: 0 })
        }
        "lives" => Fact::said(id, known, placement(on, more)?),
        "end" => {
            let reason = Some(code(more, ReasonEnded::of, "a reason")?);
            Fact::said(id, known, LookedAfterEnd { day: on, reason, account: 0 })
        }
        "review" => {
            let participation = more.first().and_then(|word| Participation::of(word));
            Fact::said(id, known, Review { day: on, participation })
        }
        "visit" => {
            let alone = has("alone").then_some(true);
            Fact::said(id, known, VisitToChild { alone, ..VisitToChild::seen_on(on) })
        }
        "attempt" => Fact::said(id, known, VisitToChild { seen: false, ..VisitToChild::seen_on(on) }),
        "health" => Fact::said(id, known, HealthAssessment { day: on, initial: has("initial") }),
        "dental" => Fact::said(id, known, DentalCheck { day: on }),
        "pep" => Fact::said(id, known, PersonalEducationPlan::on(on)),
        "decision" => Fact::said(id, known, AdoptionDecision { day: on, reversed: dated()?, because: None }),
        "matched" => Fact::said(
            id,
            known,
            AdoptionMatch {
                year,
                decided: dated()?,
                matched: Some(on),
                by_foster_carer: None,
                adopters: None,
                adopter_sex: None,
                adopter_status: None,
            },
        ),
        "missing" | "away" => {
            let what = if *what == "missing" { MissingKind::M } else { MissingKind::A };
            Fact::said(id, known, MissingEpisode { since: on, until: dated()?, what })
        }
        "outcomes" => Fact::said(id, known, outcomes(year, more)),
        "contact" => Fact::said(
            id,
            known,
            CareLeaverContact {
                year,
                in_touch: code(more, InTouch::of, "whether in touch")?,
                activity: more.get(1).and_then(|word| Activity::of(word)),
                accommodation: more.get(2).and_then(|word| Accommodation::of(word)),
            },
        ),
        other => match records::kind(other) {
            Some(kind) => Fact {
                id: id.into(),
                revision: 1,
                recorded: known,
                withdrawn: false,
                record: of_kind(kind, on, more)?,
                origin: Arc::default(),
            },
            None => return Err(format!("{other:?} is nothing that can happen here")),
        },
    })
}

/// A record of any kind: its first day is the day of the line, `field=value` answers a field, the name of a question of yes
/// or no alone says yes, and what must be answered and is not said gets an invented answer (no, where that is one).
fn of_kind(kind: &Kind, on: Day, words: &[&str]) -> Result<Arc<dyn Record>, String> {
    let mut payload = records::sample(kind, |field| !field.optional);
    for field in kind.fields.iter().filter(|field| matches!(field.form, Form::YesNo)) {
        payload.remove(field.name);
        if !field.optional {
            payload.insert(field.name.to_owned(), Value::Bool(false));
        }
    }
    let day = kind.fields.iter().find(|field| matches!(field.form, Form::Day | Form::Moment));
    if let Some(field) = day {
        payload.insert(field.name.to_owned(), answer(field.form, &on.to_string())?);
    }
    for word in words {
        let (name, said) = word.split_once('=').unwrap_or((word, "yes"));
        if let Some((list, rest)) = name.split_once('.') {
            part(kind, &mut payload, list, rest, said)?;
            continue;
        }
        let field = kind.fields.iter().find(|field| field.name == name);
        let field = field.ok_or_else(|| format!("{} has no field {name:?}", kind.name))?;
        payload.insert(name.to_owned(), answer(field.form, said)?);
    }
    let payload = Value::Object(payload).to_string();
    (kind.read)(payload.as_bytes()).map_err(|wrong| format!("{}: {wrong}", kind.name))
}

/// One member of a part of a list: `actions.0.owner=Elm`.
fn part(
    kind: &Kind,
    payload: &mut serde_json::Map<String, Value>,
    list: &str,
    rest: &str,
    said: &str,
) -> Result<(), String> {
    let known = kind.fields.iter().find(|field| field.name == list).map(|field| field.form);
    let Some(Form::Parts(fields)) = known else { return Err(format!("{} has no list {list:?}", kind.name)) };
    let (nth, name) = rest.split_once('.').ok_or("a part is told as actions.0.owner=Elm")?;
    let nth: usize = nth.parse().map_err(|_| format!("{nth:?} is no number of a part"))?;
    let field = fields.iter().find(|field| field.name == name);
    let field = field.ok_or_else(|| format!("a part of {list} has no field {name:?}"))?;
    let parts = payload.entry(list).or_insert_with(|| Value::Array(Vec::new()));
    let parts = parts.as_array_mut().ok_or("is no list")?;
    match nth.cmp(&parts.len()) {
        std::cmp::Ordering::Greater => {
            return Err(format!("part {nth} of {list} comes after a part that is missing"));
        }
        std::cmp::Ordering::Equal => parts.push(Value::Object(serde_json::Map::new())),
        std::cmp::Ordering::Less => {}
    }
    let part = parts[nth].as_object_mut().ok_or("is no part")?;
    part.insert(name.to_owned(), answer(field.form, said)?);
    Ok(())
}

/// An answer as it stands in a payload.
fn answer(form: Form, said: &str) -> Result<Value, String> {
    Ok(match form {
        Form::YesNo => Value::Bool(said == "yes"),
        Form::Number => {
            let number: f64 = said.parse().map_err(|_| format!("{said:?} is not a number"))?;
            if number.fract() == 0.0 { Value::from(number as i64) } else { Value::from(number) }
        }
        // A day without a time is nine in the morning.
        Form::Moment if said.len() == 10 => Value::from(format!("{said}T09:00:00Z")),
        Form::Choices(_) => said.split(',').collect(),
        Form::Parts(_) | Form::Listing => return Err("lists are not told here".to_owned()),
        _ => Value::from(said),
    })
}

fn born(on: Day) -> ChildIdentity {
    ChildIdentity { born: on, sex: None, ethnicity: None, upn: None, mother: None, child_born: None }
}

fn placement(on: Day, words: &[&str]) -> Result<Placement, String> {
    let rest = words.get(1..).unwrap_or_default();
    let postcode =
        |word: &&&str| **word != "same" && Provider::of(word).is_none() && !word.starts_with("URN");
    Ok(Placement {
        day: on,
        place: Some(code(words, PlacementType::of, "a placement type")?),
        provider: rest.iter().find_map(|word| Provider::of(word)),
        urn: rest.iter().find_map(|word| word.strip_prefix("URN").map(str::to_owned)),
        postcode: rest.iter().find(postcode).and_then(|word| Postcode::of(word)),
        same_carer: rest.contains(&"same"),
        moved_because: None,
        account: 0,
    })
}

fn outcomes(year: u16, words: &[&str]) -> HealthOutcomes {
    let done = |word: &str| Some(words.contains(&word));
    HealthOutcomes {
        year,
        sdq_score: None,
        sdq_reason: None,
        convicted: None,
        development_checks: None,
        immunisations: done("immunised"),
        teeth: done("teeth"),
        health_assessment: done("health"),
        substance_misuse: None,
        intervention_received: None,
        intervention_offered: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        for (text, part) in [
            ("2018-01-01", "nothing happened"),
            ("yesterday start", "not a date"),
            ("2018-01-01 lives U7", "a placement type"),
            ("\n2018-01-01 dances", "line 2"),
            ("2018-01-01 visit\n2018-01-02 not visit", "takes back"),
        ] {
            let wrong = facts(text).unwrap_err();
            assert!(wrong.contains(part), "{text}: {wrong}");
        }
    }

    #[test]
    fn what_was_said_in_error_is_corrected_or_taken_back() {
        let facts = facts(
            "2003-01-01 born
             2018-01-12 visit
             2001-06-09 born known 2018-02-01
             2018-01-12 not visit known 2018-03-01",
        )
        .unwrap();
        for (on, born, visits) in [
            ("2018-01-31", "2003-01-01", 1),
            ("2018-02-28", "2001-06-09", 1),
            ("2018-03-01", "2001-06-09", 0),
        ] {
            let known = Timeline::of("A1", &facts, Moment::end_of(on.parse().unwrap()));
            assert_eq!((known.born(), known.visits.len()), (Some(born.parse().unwrap()), visits), "{on}");
        }
    }

    #[test]
    fn what_was_learnt_later_is_not_known_before() {
        let facts = facts("2018-01-10 start\n2018-01-12 visit known 2018-02-01 -- late").unwrap();
        let visits = |on: &str| Timeline::of("A1", &facts, Moment::end_of(on.parse().unwrap())).visits.len();
        assert_eq!((visits("2018-01-31"), visits("2018-02-01")), (0, 1));
    }
}
