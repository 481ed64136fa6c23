//! Summary of audits.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// What is said of the audits of some months. Numbers are cited by reference, as `{audits done}`: what the prose says and
/// what the table says are one number.
///
/// Happened: the span. Source: an annual report with 2,037 audits in its prose and 1,411 in its table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditSummary {
    /// From.
    pub since: Day,
    /// To.
    pub until: Day,
    /// What is said.
    pub words: String,
}

impl Definition for AuditSummary {
    const KIND: &'static Kind = &Kind {
        name: "audit_summary",
        title: "Summary of audits",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day),
            Field::new("words", "What is said", Form::LongText)
                .hint("Write numbers as references, such as {audits done}: the list beside it names them"),
        ],
        read: read::<AuditSummary>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, Some(self.until))
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.until < self.since {
            troubles.push(Trouble::stops("until", "The last day lies not before the first"));
        }
        if types_a_number(&self.words) {
            let says = "Write no number into the text: cite it by its reference, such as {audits done}, so that it \
                        cannot differ from the table. Years may stand there";
            troubles.push(Trouble::stops("words", says));
        }
        troubles
    }
}

/// Whether a text says a number in figures outside of its references; a year of this century is none.
fn types_a_number(words: &str) -> bool {
    let mut outside = String::new();
    let mut depth = 0_u32;
    for letter in words.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth > 0 => continue,
            _ => {}
        }
        outside.push(letter);
    }
    let figures = outside.split(|letter: char| !letter.is_ascii_digit() && letter != ',' && letter != '.');
    figures
        .map(|figure| figure.trim_matches([',', '.']))
        .any(|figure| !(figure.is_empty() || (figure.len() == 4 && figure.starts_with("20"))))
}

#[cfg(test)]
mod tests {
    use super::types_a_number;

    #[test]
    fn a_number_is_cited_and_never_typed() {
        for (words, typed) in [
            ("We made {audits done} audits in 2018.", false),
            ("We made 1,411 audits.", true),
            ("We made 1411 audits.", true),
            ("2,037 audits were made.", true),
            ("About 40% were good.", true),
            ("{graded good} of {audits done} were good, in the spring of 2018, and more.", false),
            ("One in ten was good.", false),
            ("", false),
        ] {
            assert_eq!(types_a_number(words), typed, "{words}");
        }
    }
}
