//! One request, once it is known who asks and what: and its answer.

use access::Person;
use axum::http::{HeaderMap, StatusCode, header};
use calendar::{Day, Moment};
use journal::Token;
use pages::Desk;
use pages::shared::Record;
use serde_json::{Map, Value, json};

use crate::Config;
use crate::refused::Refused;
use crate::way::{Way, parts_of, takes_of};

/// Items of a part of a list, unless something else is asked.
const AT_ONCE: usize = 50;

/// A request that may be answered.
pub(crate) struct Call<'a> {
    pub(crate) desk: &'a Desk,
    pub(crate) config: &'a Config,
    pub(crate) way: &'static Way,
    /// Whose token it is.
    pub(crate) me: &'a Person,
    pub(crate) token: &'a Token,
    /// The parts of the path, and what was asked in the query.
    pub(crate) path: Vec<(String, String)>,
    pub(crate) query: Vec<(String, String)>,
    /// The revision that was seen.
    pub(crate) seen: Option<u32>,
    /// The caller's own name for what is made.
    pub(crate) key: Option<String>,
    pub(crate) body: Value,
}

impl Call<'_> {
    /// A part of the path.
    pub(crate) fn at(&self, name: &str) -> &str {
        self.path.iter().find(|(part, _)| part == name).map_or("", |(_, value)| value)
    }

    /// What was asked of one name.
    pub(crate) fn asked(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(asked, _)| asked == name).map(|(_, value)| value.as_str())
    }

    /// Opens the record of the child that the path names. The look is logged with the token's name; where there is no
    /// permit, and where there is nobody, there is one answer.
    pub(crate) fn child(&self, what: &str) -> Result<Record, Refused> {
        let what = format!("{what}, by a program with the token “{}”", self.token.name);
        self.desk.child_for_a_program(self.me, self.at("child"), &what).map_err(Refused::from)
    }

    /// The day as known on which, and the moment up to which what was learnt counts.
    pub(crate) fn known(&self) -> Result<(Day, Moment), Refused> {
        let today = self.desk.today();
        match self.asked("known") {
            None => Ok((today, Moment::END_OF_TIME)),
            Some(text) => match text.parse::<Day>() {
                Ok(day) if day <= today => Ok((day, Moment::end_of(day))),
                _ => Err(Refused::asked("`known` lies in the future. Give a day up to today.")),
            },
        }
    }

    /// A part of a list. Each item has a key that tells its place: keys hold identifiers and days, never a name.
    pub(crate) fn listed<T>(
        &self,
        mut items: Vec<(String, T)>,
        show: impl Fn(&T) -> Value,
        more: Value,
    ) -> Result<Answer, Refused> {
        items.sort_by(|a, b| a.0.cmp(&b.0));
        let after = match self.asked("cursor") {
            None => None,
            Some(cursor) => Some(from_hex(cursor).ok_or_else(|| {
                Refused::asked("`cursor` is not one that was given. Take it from `next`, or leave it out.")
            })?),
        };
        let limit = self.asked("limit").and_then(|limit| limit.parse().ok()).unwrap_or(AT_ONCE);
        let begins = after.map_or(0, |after| items.partition_point(|(key, _)| *key <= after));
        let part = &items[begins..(begins + limit).min(items.len())];
        let next = (begins + part.len() < items.len()).then(|| {
            let last = part.last().map(|(key, _)| to_hex(key)).unwrap_or_default();
            self.address_with_cursor(&last)
        });
        let mut body = Map::new();
        body.insert("items".to_owned(), part.iter().map(|(_, item)| show(item)).collect());
        body.insert("total".to_owned(), items.len().into());
        body.insert("next".to_owned(), next.map_or(Value::Null, Value::from));
        if let Value::Object(more) = more {
            body.extend(more);
        }
        Ok(Answer::of(Value::Object(body)))
    }

    /// Where this is, with another cursor.
    fn address_with_cursor(&self, cursor: &str) -> String {
        let mut path = String::new();
        for part in self.way.path.split('/').skip(1) {
            path.push('/');
            match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
                Some(name) => path.push_str(&encoded(self.at(name))),
                None => path.push_str(part),
            }
        }
        let kept = self.query.iter().filter(|(name, _)| name != "cursor");
        let query: Vec<String> = kept.map(|(name, value)| format!("{name}={}&", encoded(value))).collect();
        format!("{path}?{}cursor={cursor}", query.concat())
    }
}

/// A value as it stands in an address.
pub(crate) fn encoded(value: &str) -> String {
    percent_encoding::utf8_percent_encode(value, percent_encoding::NON_ALPHANUMERIC).to_string()
}

fn to_hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(text: &str) -> Option<String> {
    if text.is_empty() || !text.len().is_multiple_of(2) || !text.bytes().all(|byte| byte.is_ascii_hexdigit())
    {
        return None;
    }
    let bytes: Option<Vec<u8>> =
        (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect();
    String::from_utf8(bytes?).ok()
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) body: Value,
    /// Which version it is, where something says; otherwise it is told by what stands in it.
    pub(crate) version: Option<u32>,
    pub(crate) location: Option<String>,
}

impl Answer {
    pub(crate) fn of(body: Value) -> Answer {
        Answer { status: StatusCode::OK, body, version: None, location: None }
    }

    pub(crate) fn made(body: Value, location: String) -> Answer {
        Answer { status: StatusCode::CREATED, location: Some(location), ..Answer::of(body) }
    }

    /// Of this version.
    pub(crate) fn version(self, revision: u32) -> Answer {
        Answer { version: Some(revision), ..self }
    }

    /// Nothing to tell.
    pub(crate) fn nothing() -> Answer {
        Answer { status: StatusCode::NO_CONTENT, ..Answer::of(Value::Null) }
    }
}

/// What was asked in the query, checked: nothing that is not known, nothing twice.
pub(crate) fn asked(way: &Way, query: &str) -> Result<Vec<(String, String)>, Refused> {
    let mut asked: Vec<(String, String)> = Vec::new();
    let text = |part: &str| -> Option<String> {
        let part = part.replace('+', " ");
        percent_encoding::percent_decode_str(&part).decode_utf8().ok().map(Into::into)
    };
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (Some(name), Some(value)) = (text(name), text(value)) else {
            return Err(Refused::asked("The query is not written in UTF-8."));
        };
        let Some(param) = way.query.iter().find(|param| param.name == name) else {
            let known: Vec<&str> = way.query.iter().map(|param| param.name).collect();
            let known = if known.is_empty() { "nothing".to_owned() } else { known.join(", ") };
            return Err(Refused::asked(format!(
                "The query asks for something unknown; here may stand: {known}."
            )));
        };
        if asked.iter().any(|(before, _)| *before == name) {
            return Err(Refused::asked(format!("`{}` stands twice.", param.name)));
        }
        if !param.takes.takes(&value) {
            return Err(Refused::asked(format!("`{}` takes {}.", param.name, param.takes.example())));
        }
        asked.push((name, value));
    }
    Ok(asked)
}

/// Whether the parts of a path are what they may be.
pub(crate) fn fits(way: &Way, path: &[(String, String)]) -> bool {
    parts_of(way.path).all(|part| {
        let value = path.iter().find(|(name, _)| name == part);
        value.is_some_and(|(_, value)| takes_of(way.path, part).takes(value))
    })
}

/// The revision that somebody saw, of the header If-Match.
pub(crate) fn seen(way: &Way, headers: &HeaderMap) -> Result<Option<u32>, Refused> {
    if !way.is_conditional() {
        return Ok(None);
    }
    let Some(value) = headers.get(header::IF_MATCH) else {
        return Err(Refused::new(
            StatusCode::PRECONDITION_REQUIRED,
            "say-what-you-saw",
            "Send If-Match with the ETag of the record as you read it, so that nobody overwrites what they have not seen.",
        ));
    };
    let text = value.to_str().unwrap_or_default();
    let number = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    let number =
        number.filter(|text| !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit()));
    match number.and_then(|text| text.parse().ok()) {
        Some(number) => Ok(Some(number)),
        None => Err(Refused::asked("If-Match takes one ETag as this service gave it, such as \"3\".")),
    }
}

/// The caller's own name for what is made, of the header Idempotency-Key.
pub(crate) fn key(way: &Way, headers: &HeaderMap) -> Result<Option<String>, Refused> {
    let Some(value) = headers.get("idempotency-key").filter(|_| way.makes()) else { return Ok(None) };
    let text = value.to_str().unwrap_or_default();
    if (1..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(Some(text.to_owned()))
    } else {
        Err(Refused::asked("Idempotency-Key takes 1 to 64 letters, digits and signs, without a space."))
    }
}

/// An object of a schema.
pub(crate) fn object(properties: Value, required: &[&str]) -> Value {
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}

/// A list in parts, of a schema.
pub(crate) fn list_of(item: Value) -> Value {
    object(
        json!({
            "items": {"type": "array", "items": item},
            "total": {"type": "integer", "minimum": 0, "description": "How many there are in all"},
            "next": {"type": ["string", "null"], "description": "Where the next part is; null after the last"},
        }),
        &["items", "total", "next"],
    )
}

pub(crate) fn text() -> Value {
    json!({"type": "string"})
}

pub(crate) fn text_or_null() -> Value {
    json!({"type": ["string", "null"]})
}

pub(crate) fn day() -> Value {
    json!({"type": "string", "format": "date"})
}

pub(crate) fn day_or_null() -> Value {
    json!({"type": ["string", "null"], "format": "date"})
}

pub(crate) fn moment() -> Value {
    json!({"type": "string", "format": "date-time"})
}

pub(crate) fn moment_or_null() -> Value {
    json!({"type": ["string", "null"], "format": "date-time"})
}

#[cfg(test)]
mod tests {
    use super::{from_hex, to_hex};

    #[test]
    fn a_cursor_reads_back_and_nothing_else_does() {
        for key in ["a", "2018-10-31/C1/visit.reg28", "é"] {
            assert_eq!(from_hex(&to_hex(key)).as_deref(), Some(key));
        }
        for wrong in ["", "0", "zz", "é", "ff", "+1"] {
            assert_eq!(from_hex(wrong), None, "{wrong}");
        }
    }
}
