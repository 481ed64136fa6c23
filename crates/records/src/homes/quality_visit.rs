//! Quality visit by a commissioner.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// How the home was found.
    VisitGrade = "visit_grade", "How the home was found" {
        Good = "good" "Good",
        Sound = "sound" "Sound, with something to change",
        Worry = "worry" "A worry: looked at again within weeks",
        Stop = "stop" "No new child until it is put right",
    }
}

code_set! {
    /// What a quality visit looks at.
    QualityTheme = "quality_theme", "What a quality visit looks at" {
        Voice = "voice" "What children say",
        Safety = "safety" "Safety",
        Staff = "staff" "Staff and their training",
        Place = "place" "The building, rooms and food",
        School = "school" "School and days",
        Records = "records" "Records and plans",
        Price = "price" "What is paid for is there",
    }
}

/// What was found of one theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QualityFinding {
    /// What about.
    pub about: QualityTheme,
    /// What was found.
    pub found: String,
    /// How is it.
    pub grade: VisitGrade,
}

/// The fields of each.
const QUALITY_FINDING: &[Field] = &[
    Field::new("about", "What about?", Form::Choice(QualityTheme::SET)),
    Field::new("found", "What was found?", Form::Text),
    Field::new("grade", "How is it?", Form::Choice(VisitGrade::SET)),
];

/// Somebody who buys places went to see a home: what was found, theme by theme, and what must change by when.
///
/// Happened: the day. Source: capabilities PLA-10.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QualityVisit {
    /// Day.
    pub day: Day,
    /// Who went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Was it unannounced.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub unannounced: bool,
    /// How many children were spoken to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spoke: Option<f64>,
    /// How is the home as a whole.
    pub grade: VisitGrade,
    /// What was found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<QualityFinding>,
    /// What must change, and by whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actions: Option<String>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_when: Option<Day>,
}

impl Definition for QualityVisit {
    const KIND: &'static Kind = &Kind {
        name: "quality_visit",
        title: "Quality visit by a commissioner",
        subject: SubjectKind::Home,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("by", "Who went?", Form::Worker).optional(),
            Field::new("unannounced", "Was it unannounced?", Form::YesNo),
            Field::new("spoke", "How many children were spoken to?", Form::Number).optional(),
            Field::new("grade", "How is the home as a whole?", Form::Choice(VisitGrade::SET)),
            Field::new("findings", "What was found", Form::Parts(QUALITY_FINDING)).optional(),
            Field::new("actions", "What must change, and by whom", Form::LongText).optional(),
            Field::new("by_when", "By when?", Form::Day).optional(),
        ],
        read: read::<QualityVisit>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.by_when.is_some_and(|by| by < self.day) {
            let says = "This is before the visit: change one of the two days";
            troubles.push(Trouble::stops("by_when", says));
        }
        if self.spoke.is_some_and(|spoke| spoke < 0.0) {
            troubles.push(Trouble::stops("spoke", "Write a number of nothing or more"));
        }
        troubles
    }
}
