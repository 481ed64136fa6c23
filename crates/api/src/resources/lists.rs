//! `/api/v1/lists`: the lists that the pages show and give as files, each with the rows that its page has for the token's owner.

use identity::tokens::Scope;
use pages::rows::{LISTS, List, Rows};
use serde_json::{Map, Value, json};

use crate::call::{Answer, Call, encoded, list_of, object, text};
use crate::refused::Refused;
use crate::way::{CURSOR, LIMIT, Needs, Param, Takes, Verb, Way};

/// Letters of a choice.
const CHOICE: usize = 200;

const fn choice(name: &'static str) -> Param {
    Param {
        name,
        says: "As the list says in `asks`; refused where the list does not ask for it.",
        takes: Takes::Text(CHOICE),
    }
}

pub(crate) const WAYS: &[Way] = &[
    Way {
        verb: Verb::Get,
        path: "/api/v1/lists",
        name: "lists",
        title: "Which lists there are",
        says: "The same for everybody; whether one is open to the owner is said when it is asked for.",
        needs: Needs::Token,
        query: &[LIMIT, CURSOR],
        body: None,
        status: 200,
        gives: || list_of(list_schema()),
        run: all,
    },
    Way {
        verb: Verb::Get,
        path: "/api/v1/lists/{list}",
        name: "list",
        title: "The rows of one list",
        says: "In the order of the page. The names in a row are the headings of its file; days are written 2018-10-31, and what \
               there is nothing to tell of is null.",
        needs: Needs::Scope(Scope::Work),
        query: &[
            choice("worker"),
            choice("adviser"),
            choice("officer"),
            choice("plan"),
            choice("team"),
            choice("show"),
            choice("view"),
            choice("within"),
            choice("clock"),
            choice("who"),
            choice("whose"),
            choice("year"),
            choice("age"),
            choice("sort"),
            choice("sign"),
            choice("by"),
            choice("status"),
            choice("state"),
            choice("stage"),
            choice("route"),
            choice("cause"),
            choice("period"),
            choice("month"),
            choice("known"),
            choice("figure"),
            choice("days"),
            LIMIT,
            CURSOR,
        ],
        body: None,
        status: 200,
        gives: || list_of(row_schema()),
        run: one,
    },
];

fn list_schema() -> Value {
    let ask = object(json!({"name": text(), "says": text()}), &["name", "says"]);
    object(
        json!({"list": text(), "title": text(), "address": text(), "asks": {"type": "array", "items": ask}}),
        &["list", "title", "address", "asks"],
    )
}

fn row_schema() -> Value {
    json!({"type": "object", "additionalProperties": {"type": ["string", "null"]}})
}

fn all(call: &Call<'_>) -> Result<Answer, Refused> {
    let items = LISTS.iter().enumerate().map(|(nth, list)| (format!("{nth:03}"), *list)).collect();
    let show = |list: &&List| {
        let ask = |(name, says): &(&str, &str)| json!({"name": name, "says": says});
        json!({
            "list": list.name,
            "title": list.title,
            "address": format!("/api/v1/lists/{}", list.name),
            "asks": list.asks.iter().map(ask).collect::<Value>(),
        })
    };
    call.listed(items, show, Value::Null)
}

fn one(call: &Call<'_>) -> Result<Answer, Refused> {
    let list = LISTS.iter().find(|list| list.name == call.at("list")).ok_or_else(Refused::nothing)?;
    let chosen = call.query.iter().filter(|(name, _)| !matches!(name.as_str(), "limit" | "cursor"));
    let mut words = Vec::new();
    for (name, value) in chosen {
        if list.asks.iter().all(|(asked, _)| asked != name) {
            let known: Vec<&str> =
                list.asks.iter().map(|(asked, _)| *asked).chain(["limit", "cursor"]).collect();
            let known = known.join(", ");
            return Err(Refused::asked(format!(
                "This list does not take `{name}`; here may stand: {known}."
            )));
        }
        words.push(format!("{name}={}", encoded(value)));
    }
    let Rows { headings, rows } = list.rows(call.desk, call.me, &words.join("&"))?;
    let names: Vec<String> = headings.iter().map(|heading| name(heading)).collect();
    let items = rows.into_iter().enumerate().map(|(nth, row)| (format!("{nth:09}"), row)).collect();
    let show = |row: &Vec<String>| {
        let cells = names.iter().zip(row).map(|(name, cell)| {
            let cell = if cell.is_empty() { Value::Null } else { Value::from(cell.as_str()) };
            (name.clone(), cell)
        });
        Value::Object(cells.collect::<Map<_, _>>())
    };
    call.listed(items, show, Value::Null)
}

/// A heading as the name of a value: `must_answer`.
fn name(heading: &str) -> String {
    let letters = heading.to_lowercase().replace(['’', '\''], "");
    letters
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("_")
}

#[cfg(test)]
mod tests {
    use pages::rows::LISTS;

    use super::{WAYS, name};

    #[test]
    fn what_a_list_asks_may_be_asked_by_program() {
        for list in LISTS {
            for (asked, _) in list.asks {
                assert!(WAYS[1].query.iter().any(|param| param.name == *asked), "{}: {asked}", list.name);
            }
        }
    }

    #[test]
    fn a_heading_becomes_a_name() {
        for (heading, as_name) in
            [("must answer", "must_answer"), ("Child’s name", "childs_name"), ("stage 1", "stage_1")]
        {
            assert_eq!(name(heading), as_name);
        }
    }
}
