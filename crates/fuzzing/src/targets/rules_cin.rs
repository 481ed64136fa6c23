//! Every rule of the children in need census, on children made of the elements and values that such a census has: what a
//! random text seldom comes to. A byte opens or closes an element or puts a leaf into it, the next ones pick its value.

use cin_census::{Module, read};
use exchange::Source;

use super::cin_census::judge;
use crate::mixed::Mixed;

/// More leaves than this show nothing new and cost time.
const MOST_LEAVES: usize = 150;

const VALUES: &[&str] = &[
    "",
    "1",
    "0",
    "2",
    "9",
    "M",
    "F",
    "U",
    "true",
    "false",
    "Y",
    "N",
    "A",
    "B",
    "RC1",
    "RC2",
    "RC7",
    "RC8",
    "RC9",
    "1A",
    "2B",
    "3A",
    "10",
    "5A",
    "5B",
    "N0",
    "N1",
    "N8",
    "N9",
    "WBRI",
    "NOBT",
    "UN1",
    "UN2",
    "UN7",
    "NONE",
    "MOB",
    "HAND",
    "BEH",
    "LD",
    "AUT",
    "DDA",
    "NEG",
    "PHY",
    "SAB",
    "EMO",
    "MUL",
    "NDP",
    "21",
    "24",
    "1B",
    "18B",
    "19C",
    "20",
    "22A",
    "A123456789012",
    "X123456789B12",
    "A1234567890123",
    "AB123",
    "1234567",
    "391",
    "998",
    "LAid1",
    "LAid2",
    "CIN",
    "2026",
    "E09000027",
    "RC3",
    "RC5",
    "RC6",
    "1C",
    "1D",
    "5D",
    "1F",
    "é",
    "99999999999999999999",
    "-1",
    "P",
    "L",
    "CP",
    "PR",
];

/// Elements of a child, each with its module.
const OPENED: &[(&str, Module)] = &[
    ("CINdetails", Module::CinDetails),
    ("Assessments", Module::Assessments),
    ("CINPlanDates", Module::CinPlanDates),
    ("Section47", Module::Section47),
    ("ChildProtectionPlans", Module::ChildProtectionPlans),
    ("ChildIdentifiers", Module::ChildIdentifiers),
    ("ChildCharacteristics", Module::ChildCharacteristics),
];

pub(super) fn run(input: &[u8]) {
    let mut mixed = Mixed::of(input);
    let mut xml = String::from("<Message><Header><CollectionDetails>");
    for column in Module::Header.columns() {
        leaf(&mut xml, column, &mut mixed);
    }
    xml.push_str("</CollectionDetails></Header><Children><Child>");
    let mut open: Vec<(&str, Module)> = Vec::new();
    for _ in 0..MOST_LEAVES {
        let Some(what) = mixed.next() else { break };
        match what {
            0..=7 => {
                close(&mut xml, &mut open, 0);
                xml.push_str("</Child><Child>");
            }
            8..=70 => {
                let element = OPENED[usize::from(what) % OPENED.len()];
                // Within an episode of need stand the four that belong to it; the others stand by themselves.
                let inside = matches!(
                    element.1,
                    Module::Assessments
                        | Module::CinPlanDates
                        | Module::Section47
                        | Module::ChildProtectionPlans
                );
                close(&mut xml, &mut open, usize::from(inside));
                xml.push_str(&format!("<{}>", element.0));
                open.push(element);
            }
            71..=110 => {
                let (list, name) = [
                    ("Disabilities", "Disability"),
                    ("FactorsIdentifiedAtAssessment", "AssessmentFactors"),
                    ("Reviews", "CPPreviewDate"),
                ][usize::from(what) % 3];
                xml.push_str(&format!("<{list}>"));
                leaf(&mut xml, name, &mut mixed);
                xml.push_str(&format!("</{list}>"));
            }
            _ => {
                if let Some((_, module)) = open.last() {
                    let column = module.columns()[usize::from(what) % module.columns().len()];
                    leaf(&mut xml, column, &mut mixed);
                }
            }
        }
    }
    close(&mut xml, &mut open, 0);
    xml.push_str("</Child></Children></Message>");
    let (census, problems) = read(vec![Source::new("made.xml", xml)]);
    problems.iter().for_each(|problem| drop(problem.to_string()));
    judge(&census);
}

/// Closes elements until only this many are open.
fn close(xml: &mut String, open: &mut Vec<(&str, Module)>, until: usize) {
    while open.len() > until {
        if let Some((name, _)) = open.pop() {
            xml.push_str(&format!("</{name}>"));
        }
    }
}

fn leaf(xml: &mut String, name: &str, mixed: &mut Mixed<'_>) {
    let value = if name.contains("Date") || name.contains("date") || name == "PersonBirthDate" {
        let date = mixed.date();
        let parts: Vec<&str> = date.split('/').collect();
        match parts.as_slice() {
            [day, month, year] => format!("{year}-{month}-{day}"),
            _ => date,
        }
    } else {
        mixed.one(VALUES).to_owned()
    };
    xml.push_str(&format!("<{name}>{value}</{name}>"));
}
