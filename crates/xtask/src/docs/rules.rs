//! The pages of the rules of returns: what each asks, in which years, and what would make it right; and where the open
//! validators do something else.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use exchange::{Overlay, Rule, in_force};

use super::markdown::{Markdown, code, count, link};

/// The years that are kept here, by the year in which the collection closes.
const YEARS: std::ops::RangeInclusive<i32> = 2023..=2027;

/// The page of the looked-after return's rules.
pub(super) fn page_903() -> String {
    page("Rules of the looked-after return", ssda903::rules::YEARS, "crates/ssda903/src/rules")
}

/// The page of where they differ from the open validator.
pub(super) fn differences_903() -> String {
    differences(
        "Where the rules of the looked-after return differ from the open validator",
        ssda903::rules::YEARS,
    )
}

/// The page of the census's rules.
pub(super) fn page_cin() -> String {
    page("Rules of the children in need census", cin_census::rules::YEARS, "crates/cin_census/src/rules")
}

/// The page of where they differ from the open validator.
pub(super) fn differences_cin() -> String {
    differences(
        "Where the rules of the children in need census differ from the open validator",
        cin_census::rules::YEARS,
    )
}

/// A rule as the page tells it: its newest form, and the years in which it is judged.
struct Told<R: 'static> {
    rule: &'static R,
    years: Vec<i32>,
}

fn told<R: Rule>(years: &'static [Overlay<R>]) -> Vec<Told<R>> {
    let mut all: Vec<Told<R>> = Vec::new();
    for year in YEARS {
        for rule in in_force(years, year) {
            match all.iter_mut().find(|one| one.rule.about().code == rule.about().code) {
                Some(one) => {
                    one.rule = rule;
                    one.years.push(year);
                }
                None => all.push(Told { rule, years: vec![year] }),
            }
        }
    }
    all.sort_by_key(|one| order(one.rule.about().code));
    all
}

/// Codes as a reader looks for them: those that begin with letters last, numbers by their value.
fn order(code: &str) -> (bool, u32, String) {
    let digits: String = code.chars().take_while(char::is_ascii_digit).collect();
    (digits.is_empty(), digits.parse().unwrap_or_default(), code.to_owned())
}

fn page<R: Rule>(title: &str, years: &'static [Overlay<R>], folder: &str) -> String {
    let all = told(years);
    let words = words(folder);
    let mut page = Markdown::page(title);
    page.say(&format!(
        "{}. Each is one file; the words here are its opening comment, in the newest form.",
        count(all.len(), "rule", "rules")
    ));
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|one| {
            let about = one.rule.about();
            vec![link(about.code, about.code), about.message.to_owned(), span(&one.years)]
        })
        .collect();
    page.table(&["rule", "message", "judged in"], &rows);
    for one in &all {
        let about = one.rule.about();
        page.heading(2, about.code);
        page.say(about.message);
        // The newest file of a rule is the last one that has its code: folders of years sort by year.
        if let Some(file) = words.get(about.code) {
            for paragraph in file.split("\n\n") {
                page.say(&paragraph.replace('\n', " "));
            }
        }
        page.item(&format!("To put it right: {}", about.fix));
        let fields: Vec<String> = about.fields.iter().map(|field| code(field)).collect();
        page.item(&format!("Columns: {}", fields.join(", ")));
        page.item(&format!("Judged in: {}", span(&one.years)));
        if about.level != exchange::Level::Error {
            page.item("A query: it may be right");
        }
        if let Some(differs) = about.differs {
            page.item(&format!("The open validator differs: {differs}"));
        }
    }
    page.done()
}

fn differences<R: Rule>(title: &str, years: &'static [Overlay<R>]) -> String {
    let all = told(years);
    let differing: Vec<&Told<R>> = all.iter().filter(|one| one.rule.about().differs.is_some()).collect();
    let mut page = Markdown::page(title);
    page.say(&format!(
        "The published text is followed. The open validator is known to do something else in {} of {}; each file says it.",
        differing.len(),
        count(all.len(), "rule", "rules")
    ));
    let rows: Vec<Vec<String>> = differing
        .iter()
        .map(|one| {
            let about = one.rule.about();
            vec![
                about.code.to_owned(),
                about.message.to_owned(),
                about.differs.unwrap_or_default().to_owned(),
            ]
        })
        .collect();
    page.table(&["rule", "message", "what differs, and why"], &rows);
    page.done()
}

/// `2022-23 to 2026-27`, or each year where there is a gap.
fn span(years: &[i32]) -> String {
    let name = |year: &i32| format!("{}-{:02}", year - 1, year % 100);
    match years {
        [only] => name(only),
        [first, .., last] if last - first + 1 == years.len() as i32 => {
            format!("{} to {}", name(first), name(last))
        }
        _ => years.iter().map(name).collect::<Vec<_>>().join(", "),
    }
}

/// The opening comment of every file of a folder that has a rule, by the rule's code. Later years come later, and stand.
fn words(folder: &str) -> BTreeMap<String, String> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let mut files = Vec::new();
    walk(&top, &mut files);
    files.sort();
    let mut words = BTreeMap::new();
    for file in files {
        let Ok(text) = std::fs::read_to_string(&file) else { continue };
        let Some((_, after)) = text.split_once("Rule::new(") else { continue };
        let Some(code) = after.split('"').nth(1) else { continue };
        let comment: Vec<&str> = text
            .lines()
            .map_while(|line| line.strip_prefix("//!"))
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        if text.contains("static RULE: Rule") {
            words.insert(code.to_owned(), comment.join("\n"));
        }
    }
    words
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.filter_map(Result::ok) {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_as_a_reader_looks_for_them() {
        let mut codes = ["SW02STG1", "1001", "205B", "205A", "101", "EPI"];
        codes.sort_by_key(|code| order(code));
        assert_eq!(codes, ["101", "205A", "205B", "1001", "EPI", "SW02STG1"]);
        assert_eq!(span(&[2023, 2024, 2025]), "2022-23 to 2024-25");
        assert_eq!(span(&[2023, 2025]), "2022-23, 2024-25");
    }

    #[test]
    fn every_rule_has_its_words() {
        fn check<R: Rule>(years: &'static [Overlay<R>], folder: &str) {
            let words = words(folder);
            for one in told(years) {
                let about = one.rule.about();
                assert!(words.get(about.code).is_some_and(|words| words.len() > 30), "{}", about.code);
            }
        }
        check(ssda903::rules::YEARS, "crates/ssda903/src/rules");
        check(cin_census::rules::YEARS, "crates/cin_census/src/rules");
    }
}
