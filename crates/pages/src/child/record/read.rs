//! What was typed, into a record of a kind; and a record, into what stands in its form.

use std::sync::Arc;

use calendar::{Day, Moment};
use records::codes::CodeSetInfo;
use records::{Answer, Field, Form, Kind, Money, PartialDay, Postcode, Record, TimeOfDay, Trouble};
use serde_json::{Map, Value};
use web::Fields;

/// Parts of a list that one form takes.
pub const MOST_PARTS: usize = 60;

/// A record, or what is wrong with what was typed. Advice comes beside the record.
#[derive(Debug)]
pub struct Said {
    /// The record, where nothing stops it.
    pub record: Option<Arc<dyn Record>>,
    /// What is wrong, and what could be better.
    pub troubles: Vec<Trouble>,
}

impl Said {
    /// Judges the record further: what stops it leaves no record.
    pub fn judge(&mut self, judge: impl FnOnce(&dyn Record) -> Vec<Trouble>) {
        if let Some(record) = self.record.take() {
            let more = judge(&*record);
            if !more.iter().any(|trouble| trouble.stops) {
                self.record = Some(record);
            }
            self.troubles.extend(more);
        }
    }
}

/// Reads a form of a kind. `before` is the record that is corrected: what no form asks stays as it stands there.
pub fn read(kind: &'static Kind, typed: &Fields, before: Option<&Value>) -> Said {
    let mut troubles = Vec::new();
    let mut payload = members(kind.fields, typed, "", &mut troubles);
    for field in kind.fields.iter().filter(|field| !is_asked(field)) {
        if let Some(stands) = before.and_then(|before| before.get(field.name)) {
            payload.insert(field.name.to_owned(), stands.clone());
        }
    }
    if !troubles.is_empty() {
        return Said { record: None, troubles };
    }
    let Ok(record) = (kind.read)(Value::Object(payload).to_string().as_bytes()) else {
        let field = kind.fields.first().map_or("", |field| field.name);
        let says = "These answers do not make a record together. Check the numbers and days";
        return Said { record: None, troubles: vec![Trouble::stops(field, says)] };
    };
    let mut troubles = record.check();
    for trouble in &mut troubles {
        trouble.field = as_sent(kind, typed, &trouble.field);
    }
    let stops = troubles.iter().any(|trouble| trouble.stops);
    Said { record: (!stops).then_some(record), troubles }
}

/// A field of a record under the name by which the form sent it: parts that were left empty are not in the record, so those
/// after them have a lower number there.
pub(crate) fn as_sent(kind: &Kind, typed: &Fields, field: &str) -> String {
    let mut names = field.splitn(3, '.');
    let (Some(list), Some(nth)) = (names.next(), names.next().and_then(|nth| nth.parse::<usize>().ok()))
    else {
        return field.to_owned();
    };
    if !kind.fields.iter().any(|each| each.name == list && matches!(each.form, Form::Parts(_))) {
        return field.to_owned();
    }
    let mut begun = numbers(typed, list).into_iter().filter(|nth| is_begun(typed, &format!("{list}.{nth}.")));
    let Some(sent) = begun.nth(nth) else { return field.to_owned() };
    match names.next() {
        Some(rest) => format!("{list}.{sent}.{rest}"),
        None => format!("{list}.{sent}"),
    }
}

/// Whether a form asks this field. Which account of a load a row belongs to is nobody's question; what an approval sets is
/// set by approving.
pub fn is_asked(field: &Field) -> bool {
    !field.given && !matches!(field.form, Form::Listing) && field.name != "account"
}

fn members(fields: &[Field], typed: &Fields, before: &str, wrong: &mut Vec<Trouble>) -> Map<String, Value> {
    let mut payload = Map::new();
    for field in fields.iter().filter(|field| is_asked(field)) {
        let name = format!("{before}{}", field.name);
        match answer(field, typed, &name, wrong) {
            Ok(Some(value)) => {
                payload.insert(field.name.to_owned(), value);
            }
            Ok(None) if field.optional => {}
            Ok(None) => wrong.push(Trouble::stops(name, missing(field))),
            Err(says) => wrong.push(Trouble::stops(name, says)),
        }
    }
    payload
}

/// The answer to one question as it stands in a payload; `None` where it was left unanswered.
fn answer(
    field: &Field,
    typed: &Fields,
    name: &str,
    wrong: &mut Vec<Trouble>,
) -> Result<Option<Value>, String> {
    let text = typed.get(name).trim();
    if let Form::Parts(fields) = field.form {
        let parts: Vec<Value> = numbers(typed, name)
            .into_iter()
            .filter(|&nth| is_begun(typed, &format!("{name}.{nth}.")))
            .map(|nth| Value::Object(members(fields, typed, &format!("{name}.{nth}."), wrong)))
            .collect();
        return Ok((!parts.is_empty()).then_some(Value::Array(parts)));
    }
    if let Form::Moment = field.form {
        return moment(field, typed, name);
    }
    if let Form::Choices(set) = field.form {
        let sent: Vec<&str> = typed.all(name).collect();
        let codes: Vec<Value> = set
            .choices
            .iter()
            .filter(|choice| sent.contains(&choice.code))
            .map(|choice| choice.code.into())
            .collect();
        return Ok((!codes.is_empty()).then_some(Value::Array(codes)));
    }
    if text.is_empty() {
        return Ok(None);
    }
    let value = match field.form {
        Form::Day => day(text).ok_or_else(|| no_day(field))?.to_string().into(),
        Form::PartialDay => {
            let known = day(text).map(PartialDay::Day).or_else(|| text.parse().ok());
            known
                .ok_or_else(|| {
                    format!("{}: write a day, or what is known of it, such as 2011-06 or 2011", asked(field))
                })?
                .to_string()
                .into()
        }
        Form::Time => time(text)
            .ok_or_else(|| format!("{}: write a time such as 14:30", asked(field)))?
            .to_string()
            .into(),
        Form::Number => number(text).ok_or_else(|| format!("{}: write a number", asked(field)))?,
        Form::Money => text
            .parse::<Money>()
            .map_err(|_| format!("{}: write pounds and pence, such as 12.50", asked(field)))?
            .to_string()
            .into(),
        Form::YesNo => match text {
            "yes" => Value::Bool(true),
            "no" => Value::Bool(false),
            _ => return Err(missing(field)),
        },
        Form::YesNoNotKnown => {
            code(<Answer as records::codes::CodeSet>::SET, text).ok_or_else(|| missing(field))?
        }
        Form::Choice(set) => code(set, text).ok_or_else(|| missing(field))?,
        Form::Postcode => {
            Postcode::of(text).ok_or_else(|| format!("{}: write a postcode", asked(field)))?.as_str().into()
        }
        Form::Household | Form::Home => number_of(text).into(),
        Form::Text | Form::LongText | Form::Person | Form::Worker | Form::Child | Form::Document => {
            text.into()
        }
        Form::Parts(_) | Form::Moment | Form::Choices(_) | Form::Listing => return Ok(None),
    };
    Ok(Some(value))
}

fn moment(field: &Field, typed: &Fields, name: &str) -> Result<Option<Value>, String> {
    let (on, at) = (format!("{name}.day"), format!("{name}.time"));
    let (on, at) = (typed.get(&on).trim(), typed.get(&at).trim());
    if on.is_empty() && at.is_empty() {
        return Ok(None);
    }
    let day = day(on).ok_or_else(|| no_day(field))?;
    if at.is_empty() {
        return Ok(Some(Moment::end_of(day).to_string().into()));
    }
    let time = time(at).ok_or_else(|| format!("{}: write a time such as 14:30", asked(field)))?;
    let (hour, minute) = ((time.minutes() / 60) as u8, (time.minutes() % 60) as u8);
    Ok(Some(Moment::at(day, hour, minute).to_string().into()))
}

/// The numbers of the parts that were sent, in order.
pub(crate) fn numbers(typed: &Fields, name: &str) -> Vec<usize> {
    let of = |sent: &str| -> Option<usize> {
        sent.strip_prefix(name)?.strip_prefix('.')?.split('.').next()?.parse().ok()
    };
    let mut numbers: Vec<usize> =
        typed.iter().filter_map(|(sent, _)| of(sent)).filter(|nth| *nth < MOST_PARTS).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Whether anything was answered under names that begin so.
fn is_begun(typed: &Fields, before: &str) -> bool {
    typed.iter().any(|(name, value)| name.starts_with(before) && !value.trim().is_empty())
}

/// A day as a browser sends it, or as people write it: 3/4/2018, 3.4.2018, 3 4 2018.
pub(crate) fn day(text: &str) -> Option<Day> {
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let parts: Vec<&str> = text.split(['/', '.', ' ', '-']).filter(|part| !part.is_empty()).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    if year.len() != 4 {
        return None;
    }
    Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn time(text: &str) -> Option<TimeOfDay> {
    // A browser may send seconds.
    text.parse().ok().or_else(|| text.get(..5).filter(|_| text.len() == 8).and_then(|text| text.parse().ok()))
}

fn number(text: &str) -> Option<Value> {
    let text = text.replace(',', "");
    if let Ok(whole) = text.parse::<i64>() {
        return Some(whole.into());
    }
    text.parse::<f64>().ok().filter(|number| number.is_finite()).map(Into::into)
}

fn code(set: &CodeSetInfo, text: &str) -> Option<Value> {
    set.choices.iter().find(|choice| choice.code == text).map(|choice| choice.code.into())
}

/// What stands between a name that is offered and the number of it, which alone is kept.
pub(crate) const NUMBER: &str = ", number ";

/// The number of what was chosen, or what was typed.
fn number_of(text: &str) -> &str {
    text.rsplit_once(NUMBER).map_or(text, |(_, number)| number).trim()
}

/// A question as it begins a sentence about it.
fn asked(field: &Field) -> &'static str {
    field.label.trim_end_matches('?')
}

fn no_day(field: &Field) -> String {
    format!("{}: write a day such as 3/4/2018", asked(field))
}

/// What to do where an answer is missing.
fn missing(field: &Field) -> String {
    let label = asked(field);
    match field.form {
        Form::Day | Form::PartialDay | Form::Moment => format!("{label}: give the day"),
        Form::YesNo | Form::YesNoNotKnown | Form::Choice(_) | Form::Choices(_) => {
            format!("{label}: choose an answer")
        }
        Form::Worker | Form::Person | Form::Child | Form::Household | Form::Home => {
            format!("{label}: say who")
        }
        Form::Parts(_) => format!("{label}: add at least one"),
        _ => format!("{label}: write an answer"),
    }
}

/// What stands in the form of a record: the other way round.
pub fn typed(kind: &'static Kind, payload: &Value) -> Fields {
    let mut typed = Fields::default();
    spread(kind.fields, payload, "", &mut typed);
    typed
}

fn spread(fields: &[Field], payload: &Value, before: &str, typed: &mut Fields) {
    for field in fields.iter().filter(|field| is_asked(field)) {
        let name = format!("{before}{}", field.name);
        match (field.form, payload.get(field.name)) {
            (_, None | Some(Value::Null)) => {}
            (Form::Parts(fields), Some(Value::Array(parts))) => {
                for (nth, part) in parts.iter().enumerate() {
                    spread(fields, part, &format!("{name}.{nth}."), typed);
                }
            }
            (Form::Choices(_), Some(Value::Array(codes))) => {
                for code in codes.iter().filter_map(Value::as_str) {
                    typed.push(name.clone(), code);
                }
            }
            (Form::Moment, Some(Value::String(text))) => {
                if let Ok(moment) = text.parse::<Moment>() {
                    let day = moment.day();
                    let (hour, minute) = moment.hour_and_minute();
                    typed.push(format!("{name}.day"), day.to_string());
                    if moment != Moment::end_of(day) {
                        typed.push(format!("{name}.time"), format!("{hour:02}:{minute:02}"));
                    }
                }
            }
            (_, Some(Value::Bool(yes))) => typed.push(name, if *yes { "yes" } else { "no" }),
            (_, Some(Value::String(text))) => typed.push(name, text.clone()),
            (_, Some(Value::Number(number))) => typed.push(name, number.to_string()),
            (_, Some(_)) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every kind that a person records: what its sample says, spread over a form and read again, is the same.
    #[test]
    fn a_form_that_is_sent_as_it_stands_says_the_same() {
        let mut tried = 0;
        for kind in records::KINDS.iter().copied() {
            for keep in [true, false] {
                let sample = Value::Object(records::sample(kind, |field| {
                    is_asked(field) && (keep || !field.optional)
                }));
                let Ok(record) = (kind.read)(sample.to_string().as_bytes()) else { continue };
                let stands: Value = serde_json::from_str(&record.to_json()).unwrap();
                let sent = Fields::read(typed(kind, &stands).to_text().as_bytes());
                let said = read(kind, &sent, None);
                if let Some(again) = said.record {
                    let again: Value = serde_json::from_str(&again.to_json()).unwrap();
                    assert_eq!(again, stands, "{}", kind.name);
                    tried += 1;
                } else {
                    let of_its_own = record.check();
                    assert_eq!(said.troubles, of_its_own, "{}", kind.name);
                }
            }
        }
        assert!(tried > 30, "only {tried} samples were tried");
    }

    #[test]
    fn what_is_wrong_with_a_part_is_said_at_the_part_that_was_typed() {
        let kind = records::kind("care_plan").unwrap();
        // The first part is left empty; the third lacks who does it.
        let sent = "day=2018-11-05&approved=2018-11-05&actions.0.outcome=&actions.2.outcome=Sleeps+well";
        let sent = Fields::read(sent.as_bytes());
        let fields: Vec<String> =
            read(kind, &sent, None).troubles.into_iter().map(|each| each.field).collect();
        assert!(fields.contains(&"actions.2.owner".to_owned()), "{fields:?}");
        assert!(!fields.iter().any(|field| field.starts_with("actions.0")), "{fields:?}");
        for field in ["day", "actions", "actions.9.owner", "day.0.owner"] {
            assert_eq!(as_sent(kind, &sent, field), field);
        }
        assert_eq!(as_sent(kind, &sent, "actions.0"), "actions.2");
    }

    #[test]
    fn an_empty_form_says_what_is_missing_and_nothing_panics() {
        for kind in records::KINDS.iter().copied() {
            let said = read(kind, &Fields::default(), None);
            let asked = kind.fields.iter().any(|field| is_asked(field) && !field.optional);
            assert_eq!(said.record.is_none(), asked || !said.troubles.is_empty(), "{}", kind.name);
            for trouble in said.troubles {
                assert!(!trouble.says.is_empty() && !trouble.field.is_empty(), "{}", kind.name);
            }
        }
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let expected: Day = "2018-04-03".parse().unwrap();
        for text in ["2018-04-03", "3/4/2018", "03/04/2018", "3.4.2018", "3 4 2018"] {
            assert_eq!(day(text), Some(expected), "{text}");
        }
        for text in ["", "3/4/18", "31/2/2018", "April", "3/4"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
