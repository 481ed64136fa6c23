//! The rules held against the published list of them.

use std::collections::BTreeMap;

use exchange::in_force;

use super::YEARS;

/// Code, message and status of every published rule.
fn published() -> Vec<(String, String, String)> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../sources/ssda903/rules.csv");
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader
        .records()
        .map(|row| {
            let row = row.unwrap();
            (row[0].to_owned(), row[1].to_owned(), row[4].to_owned())
        })
        .collect()
}

/// The first and the last collection, by the year it closes in, that a status says a rule is judged in.
fn years(status: &str) -> (i32, i32) {
    let year_after = |words: &str| -> Option<i32> {
        let at = status.find(words)? + words.len();
        status.get(at..at + 4)?.parse().ok()
    };
    let first = year_after("introduced ").map_or(2023, |opening| opening + 1);
    let last = year_after("removed after ").map_or(2027, |opening| opening + 1);
    (first, last)
}

#[test]
fn every_rule_is_as_published_and_judged_in_its_years() {
    let published = published();
    assert_eq!(published.len(), 340);
    let mut wrong = Vec::new();
    let mut judged: BTreeMap<&str, Vec<i32>> = BTreeMap::new();
    for year in 2023..=2027 {
        for rule in in_force(YEARS, year) {
            let about = rule.about();
            judged.entry(about.code).or_default().push(year);
            let Some((_, message, _)) = published.iter().find(|(code, _, _)| code == about.code) else {
                wrong.push(format!("{} is not a published rule", about.code));
                continue;
            };
            if message != about.message {
                wrong.push(format!("{}: the message is {message:?}", about.code));
            }
            if about.fix.len() < 20 || about.fields.is_empty() {
                wrong.push(format!("{}: says no columns or not what to do", about.code));
            }
        }
    }
    for (code, _, status) in &published {
        let found = judged.get(code.as_str()).cloned().unwrap_or_default();
        let (first, last) = years(status);
        if found != (first..=last).collect::<Vec<i32>>() {
            wrong.push(format!("{code}: judged in {found:?}, published as {status}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
