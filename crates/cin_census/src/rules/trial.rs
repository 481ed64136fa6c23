//! The trials of the rules: small tables of invented rows, with a mark at each row that must fail.
//!
//! ```text
//! ChildIdentifiers
//! LAchildID PersonDeathDate
//! 1         2024-05-01      <
//!
//! CINdetails
//! LAchildID CINdetailsID CINreferralDate
//! 1         a            2024-06-01      <
//! ```
//!
//! Cells stand apart by blanks, `-` is a blank cell, `<` at the end marks a row that must fail. `LAchildID` says whose row
//! it is, `CINdetailsID`, `AssessmentID` and `CPPID` which episode, assessment or protection plan of the child it stands
//! in; without such a column a row stands in the first one there is. What a row stands in and no table gives is made, and
//! never reported. `the whole return fails` says just that.

use std::collections::BTreeSet;

use calendar::CollectionYear;
use exchange::in_force;

use super::context::Context;
use super::rule::Rule;
use super::run::Check;
use super::{Finding, YEARS};
use crate::census::{Census, Child};
use crate::modules::*;

/// Judges invented rows by a rule, in the collection that closes in a year, and compares the rows that fail.
#[track_caller]
pub(crate) fn check(rule: &'static Rule, closing: i32, rows: &str) {
    let code = rule.about().code;
    assert!(
        in_force(YEARS, closing).iter().any(|of_year| std::ptr::eq(*of_year, rule)),
        "{code} as written here is not in force in the collection of {closing}"
    );
    let (flat, expected) = parse(rows);
    let context = Context::of(CollectionYear::new(closing).unwrap());
    let found = judge(code, &context, &flat.census());
    assert_eq!(
        found, expected,
        "{code} in {closing}: found (left) and expected (right), as module and row\n{rows}"
    );
}

/// The rows that fail, as `module row`; rows that no table gave aside.
#[track_caller]
pub(super) fn judge(code: &str, context: &Context, census: &Census) -> BTreeSet<String> {
    let only = [code.to_owned()];
    let year = CollectionYear::new(context.closing).unwrap();
    let run = Check { year, census, authority: None, only: &only };
    let mut found = BTreeSet::new();
    let not_checked = run.run_in(context, &mut |finding: Finding<'_>| {
        match finding.row {
            Some(row) if row.place().row == 0 => {}
            Some(row) => {
                found.insert(format!("{} {}", row.module().name(), row.place().row));
            }
            None => {
                found.insert("the whole return".to_owned());
            }
        };
    });
    assert_eq!(not_checked, [], "{code} was not judged");
    found
}

fn parse(rows: &str) -> (Flat, BTreeSet<String>) {
    let mut flat = Flat::default();
    let mut expected = BTreeSet::new();
    let mut table: Option<Module> = None;
    let mut columns: Vec<String> = Vec::new();
    for line in rows.lines().map(str::trim) {
        let mut words: Vec<&str> = line.split_whitespace().collect();
        let named = match words[..] {
            [word] => Module::ALL.into_iter().find(|module| module.name() == word),
            _ => None,
        };
        if words.is_empty() {
            table = None;
        } else if line == "the whole return fails" {
            expected.insert("the whole return".to_owned());
        } else if let Some(module) = named {
            table = Some(module);
            columns.clear();
        } else if columns.is_empty() {
            columns = words.iter().map(|word| (*word).to_owned()).collect();
        } else {
            let module = table.unwrap_or_else(|| panic!("a row without a module: {line}"));
            let fails = words.last() == Some(&"<");
            if fails {
                words.pop();
            }
            assert_eq!(words.len(), columns.len(), "cells and columns differ: {line}");
            let cells = columns
                .iter()
                .zip(&words)
                .map(|(column, cell)| (column.clone(), if *cell == "-" { "" } else { cell }.to_owned()))
                .collect();
            let number = flat.add(module, cells);
            if fails {
                expected.insert(format!("{} {number}", module.name()));
            }
        }
    }
    (flat, expected)
}

/// The cells of a row, each with its column.
type Cells = Vec<(String, String)>;

/// Rows as flat tables, each with the ids of what it stands in.
#[derive(Default)]
pub(super) struct Flat {
    rows: Vec<(Module, u32, Cells)>,
}

const IDS: [&str; 4] = ["LAchildID", "CINdetailsID", "AssessmentID", "CPPID"];

/// One child while it is put together, with the ids of its parts.
#[derive(Default)]
struct Made {
    child: Child,
    episodes: Vec<String>,
    assessments: Vec<(usize, usize, String)>,
    protection_plans: Vec<(usize, usize, String)>,
}

impl Flat {
    /// Adds a row and says which of its module it is, counted from 1.
    pub(super) fn add(&mut self, module: Module, cells: Cells) -> u32 {
        for (column, _) in &cells {
            let known = module.columns().contains(&&**column) || IDS.contains(&&**column);
            assert!(known, "{} has no column {column}", module.name());
        }
        let number = 1 + self.rows.iter().filter(|(of, _, _)| *of == module).count() as u32;
        self.rows.push((module, number, cells));
        number
    }

    /// The census that the rows make.
    pub(super) fn census(mut self) -> Census {
        self.rows.sort_by_key(|(module, number, _)| (*module, *number));
        let mut headers = Vec::new();
        let mut children: Vec<Made> = Vec::new();
        for (module, number, cells) in &self.rows {
            let place = Place { row: *number, ..Place::default() };
            macro_rules! filled {
                ($kind:ident) => {{
                    let mut row = $kind { place, ..$kind::default() };
                    for (column, text) in cells {
                        row.put(column, text);
                    }
                    row
                }};
            }
            if *module == Module::Header {
                headers.push(filled!(Header));
                continue;
            }
            let id = |column: &str| cells.iter().find(|(of, _)| of == column).map(|(_, text)| text.as_str());
            let made = child_of(&mut children, id("LAchildID"), *module);
            match module {
                Module::ChildIdentifiers => made.child.identifiers = Some(filled!(ChildIdentifiers)),
                Module::ChildCharacteristics => {
                    made.child.characteristics = Some(filled!(ChildCharacteristics));
                }
                Module::Disabilities => {
                    let row = filled!(Disability);
                    made.child.characteristics.get_or_insert_default().disabilities.push(row);
                }
                Module::CinDetails => {
                    made.child.episodes.push(filled!(CinDetails));
                    made.episodes.push(id("CINdetailsID").unwrap_or_default().to_owned());
                }
                Module::Assessments => {
                    let at = made.episode(id("CINdetailsID"));
                    let inside = &mut made.child.episodes[at].assessments;
                    inside.push(filled!(Assessment));
                    let row = (at, inside.len() - 1, id("AssessmentID").unwrap_or_default().to_owned());
                    made.assessments.push(row);
                }
                Module::AssessmentFactorsList => {
                    let wanted = id("AssessmentID");
                    let found = made.assessments.iter().find(|(_, _, of)| wanted.is_none_or(|id| id == of));
                    let (episode, at) = match found {
                        Some((episode, at, _)) => (*episode, *at),
                        None => {
                            let episode = made.episode(id("CINdetailsID"));
                            made.child.episodes[episode].assessments.push(Assessment::default());
                            (episode, made.child.episodes[episode].assessments.len() - 1)
                        }
                    };
                    let row = filled!(AssessmentFactor);
                    made.child.episodes[episode].assessments[at].factors.push(row);
                }
                Module::CinPlanDates => {
                    let at = made.episode(id("CINdetailsID"));
                    made.child.episodes[at].plans.push(filled!(CinPlan));
                }
                Module::Section47 => {
                    let at = made.episode(id("CINdetailsID"));
                    made.child.episodes[at].enquiries.push(filled!(Section47));
                }
                Module::ChildProtectionPlans => {
                    let at = made.episode(id("CINdetailsID"));
                    let inside = &mut made.child.episodes[at].protection_plans;
                    inside.push(filled!(ProtectionPlan));
                    let row = (at, inside.len() - 1, id("CPPID").unwrap_or_default().to_owned());
                    made.protection_plans.push(row);
                }
                Module::Reviews => {
                    let wanted = id("CPPID");
                    let found =
                        made.protection_plans.iter().find(|(_, _, of)| wanted.is_none_or(|id| id == of));
                    let (episode, at) = match found {
                        Some((episode, at, _)) => (*episode, *at),
                        None => {
                            let episode = made.episode(id("CINdetailsID"));
                            made.child.episodes[episode].protection_plans.push(ProtectionPlan::default());
                            let at = made.child.episodes[episode].protection_plans.len() - 1;
                            let id = wanted.unwrap_or_default().to_owned();
                            made.protection_plans.push((episode, at, id));
                            (episode, at)
                        }
                    };
                    made.child.episodes[episode].protection_plans[at].reviews.push(filled!(Review));
                }
                Module::Header => {}
            }
        }
        Census {
            headers,
            children: children.into_iter().map(|made| made.child).collect(),
            ..Census::default()
        }
    }
}

impl Made {
    /// The episode of this id, made where there is none; the first where no id is given.
    fn episode(&mut self, id: Option<&str>) -> usize {
        let known = match id {
            Some(id) => self.episodes.iter().position(|of| of == id),
            None => (!self.episodes.is_empty()).then_some(0),
        };
        known.unwrap_or_else(|| {
            self.child.episodes.push(CinDetails::default());
            self.episodes.push(id.unwrap_or_default().to_owned());
            self.episodes.len() - 1
        })
    }
}

/// The child of an id. A row without an id, and a second row of who a child is, make a child more.
fn child_of<'m>(children: &'m mut Vec<Made>, id: Option<&str>, module: Module) -> &'m mut Made {
    let known =
        id.filter(|id| !id.is_empty()).and_then(|id| children.iter().position(|made| made.child.id() == id));
    let at = match known {
        Some(at) if module != Module::ChildIdentifiers => at,
        _ => {
            let mut identifiers = ChildIdentifiers::default();
            identifiers.put("LAchildID", id.unwrap_or_default());
            children.push(Made {
                child: Child { identifiers: Some(identifiers), ..Child::default() },
                ..Made::default()
            });
            children.len() - 1
        }
    };
    &mut children[at]
}
