//! A part is never more than the whole.

use super::{Findings, Rule, Scene, Severity};
use crate::Kind;

/// The rule.
pub(super) static RULE: Rule =
    Rule { id: "subset", title: "A part is never more than the whole it is part of", check };

/// The part, the whole, and what the part is of.
const PARTS: &[(&str, &str, Kind)] = &[
    ("7.3", "7.2", Kind::Snapshot), // an up-to-date pathway plan is a pathway plan
    ("6.14", "6.13", Kind::Snapshot),
    ("8.4", "8.3", Kind::Snapshot),
    ("9.1", "6.1", Kind::Snapshot),
    ("6.7", "6.5", Kind::Month),
    ("6.7", "6.5", Kind::YearToDate),
    ("6.9", "6.5", Kind::Month),
    ("6.9", "6.5", Kind::YearToDate),
    ("10.1", "6.4", Kind::Month),
    ("10.2", "10.1", Kind::Month),
    ("10.2", "10.1", Kind::YearToDate),
];

fn check(scene: &Scene<'_>, findings: &mut Findings) {
    for (part, whole, kind) in PARTS {
        let (Some(of), Some(all)) = (scene.now(part, *kind), scene.now(whole, *kind)) else { continue };
        if let (Some(part_value), Some(whole_value)) = (of.value, all.value)
            && part_value > whole_value
        {
            let sentence = format!(
                "{part} is {} and {whole}, of which it is a part, is {} ({})",
                of.display,
                all.display,
                kind.word()
            );
            findings.add(Severity::Blocks, &[part, whole], sentence);
        }
    }
}
