//! Strategic programme.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};
use crate::reviews::{EscalationTheme, ReviewSection};

/// A figure by which a programme is measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammeMeasure {
    /// The figure, by its number: `8.2`.
    pub figure: String,
}

/// The fields of each.
const PROGRAMME_MEASURE: &[Field] =
    &[Field::new("figure", "Which figure?", Form::Text).hint("By its number on the page Figures: 8.2")];

/// A programme of the authority with what it is for, the themes of challenges and checklists that it answers, and the figures by
/// which it is measured.
///
/// Happened: the span. Source: focused visit letter of 2019 (the reviewing officers' report was not linked to strategy).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrategicProgramme {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Its name.
    pub name: String,
    /// Who answers for it.
    pub owner: String,
    /// What it is for.
    pub words: String,
    /// Themes of challenges that it answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<EscalationTheme>,
    /// Sections of the checklist that it answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checklist: Vec<ReviewSection>,
    /// Sections by their titles: of a checklist that the authority made for itself, and as all were written before they could be
    /// chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sections: Option<String>,
    /// Figures by which it is measured.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<ProgrammeMeasure>,
}

impl StrategicProgramme {
    /// Whether it runs on a day.
    pub fn holds(&self, day: Day) -> bool {
        self.since <= day && self.until.is_none_or(|until| until > day)
    }

    /// Whether it answers a section of the checklist, by its title: by what the section is, whatever it is called now or was
    /// called when it was linked; by its title alone where it is none of those that there are.
    pub fn is_of_section(&self, section: &str) -> bool {
        let written = || self.sections.as_deref().unwrap_or_default().split([';', '\n']).map(str::trim);
        match ReviewSection::named(section) {
            Some(of) => {
                self.checklist.contains(&of) || written().any(|text| ReviewSection::named(text) == Some(of))
            }
            None => written().any(|text| !text.is_empty() && text.eq_ignore_ascii_case(section.trim())),
        }
    }
}

impl Definition for StrategicProgramme {
    const KIND: &'static Kind = &Kind {
        name: "strategic_programme",
        title: "Strategic programme",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("name", "What is it called?", Form::Text),
            Field::new("owner", "Who answers for it?", Form::Text),
            Field::new("words", "What is it for?", Form::LongText),
            Field::new(
                "themes",
                "Which themes of challenges does it answer?",
                Form::Choices(EscalationTheme::SET),
            )
            .optional(),
            Field::new(
                "checklist",
                "Which sections of the checklist does it answer?",
                Form::Choices(ReviewSection::SET),
            )
            .optional(),
            Field::new("sections", "Which sections that stand in no list?", Form::Text)
                .hint("By their titles, with a semicolon between them: where your checklist has others than these")
                .optional(),
            Field::new("measures", "By which figures is it measured?", Form::Parts(PROGRAMME_MEASURE))
                .optional(),
        ],
        read: read::<StrategicProgramme>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.until.is_some_and(|until| until <= self.since) {
            troubles.push(Trouble::stops("until", "It ends after it began: change one of the two days"));
        }
        let written = self.sections.as_deref().is_some_and(|text| !text.trim().is_empty());
        if self.themes.is_empty() && self.checklist.is_empty() && !written {
            let says = "Say which themes it answers: otherwise nobody sees what reviews show of it";
            troubles.push(Trouble::stops("themes", says));
        }
        troubles
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_linked_by_what_it_is_and_what_was_written_stays_linked() {
        let of = |more: &str| -> StrategicProgramme {
            let said =
                format!("{{\"since\":\"2018-04-01\",\"name\":\"A\",\"owner\":\"B\",\"words\":\"C\"{more}}}");
            serde_json::from_str(&said).unwrap()
        };
        let chosen = of(",\"checklist\":[\"learning\"]");
        let written = of(",\"sections\":\"school and learning; Plan and permanence\"");
        for (programme, section, answers) in [
            (&chosen, "School and learning", true),
            (&chosen, "learning", true),
            (&chosen, "Health and feelings", false),
            (&written, "School and learning", true),
            (&written, "plan and permanence", true),
            (&written, "Heard", false),
            (&of(""), "", false),
        ] {
            assert_eq!(programme.is_of_section(section), answers, "{section}");
        }
        assert!(chosen.check().is_empty() && written.check().is_empty());
        assert_eq!(of("").check().len(), 1, "what answers nothing says so");
    }
}
