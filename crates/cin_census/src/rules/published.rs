//! The rules held against the published list of them.

use std::collections::BTreeMap;

use exchange::{Level, in_force};

use super::YEARS;

struct Published {
    code: String,
    kind: String,
    message: String,
    module: String,
    fields: Vec<String>,
    status: String,
}

fn published() -> Vec<Published> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../sources/cin/rules.csv");
    let mut reader = csv::Reader::from_path(path).unwrap();
    let row = |row: csv::StringRecord| Published {
        code: row[0].to_owned(),
        kind: row[1].to_owned(),
        message: row[2].to_owned(),
        module: row[3].to_owned(),
        fields: row[4].split_whitespace().map(str::to_owned).collect(),
        status: row[5].to_owned(),
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

/// The first collection, by the year it closes in, that a status says a rule is judged in.
fn first_year(status: &str) -> i32 {
    let opening = status.split("introduced ").nth(1).and_then(|rest| rest.get(..4));
    opening.and_then(|year| year.parse::<i32>().ok()).map_or(2023, |opening| opening + 1)
}

/// A message that only earlier years had: code, the first year with the published one.
const OTHER_WORDS_BEFORE: &[(&str, i32)] = &[("8770Q", 2025)];

#[test]
fn every_rule_is_as_published_and_judged_in_its_years() {
    let published = published();
    assert_eq!(published.len(), 109);
    let mut wrong = Vec::new();
    let mut judged: BTreeMap<&str, Vec<i32>> = BTreeMap::new();
    for year in 2023..=2027 {
        for rule in in_force(YEARS, year) {
            let about = rule.about();
            judged.entry(about.code).or_default().push(year);
            let Some(known) = published.iter().find(|known| known.code == about.code) else {
                wrong.push(format!("{} is not a published rule", about.code));
                continue;
            };
            let other = OTHER_WORDS_BEFORE.iter().any(|(code, first)| *code == about.code && year < *first);
            if (known.message != about.message) != other {
                wrong.push(format!("{} in {year}: the message is {:?}", about.code, about.message));
            }
            if (known.kind == "Query") != (about.level == Level::Query) {
                wrong.push(format!("{}: published as {}", about.code, known.kind));
            }
            if known.fields != about.fields {
                wrong.push(format!("{}: the columns are {:?}", about.code, about.fields));
            }
            if about.fix.len() < 20 || known.module.is_empty() {
                wrong.push(format!("{}: does not say what to do", about.code));
            }
        }
    }
    for known in &published {
        let found = judged.remove(known.code.as_str()).unwrap_or_default();
        let expected: Vec<i32> = (first_year(&known.status)..=2027).collect();
        if found != expected {
            wrong.push(format!("{}: judged in {found:?}, published as {}", known.code, known.status));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_modules_have_the_columns_of_the_schema() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../sources/cin/fields.csv");
    let mut published: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in csv::Reader::from_path(path).unwrap().records() {
        let row = row.unwrap();
        published.entry(row[0].to_owned()).or_default().push(row[1].to_owned());
    }
    for module in crate::modules::Module::ALL {
        let columns = published.remove(module.name()).unwrap_or_default();
        assert_eq!(module.columns(), columns, "{}", module.name());
    }
    assert!(published.is_empty(), "{published:?}");
}
