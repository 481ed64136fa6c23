//! Training of a carer.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::CareSkill;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A carer finished a course, with the hours it counts.
///
/// Happened: the day. Source: Fostering National Minimum Standards 2011, standard 20.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CarerTraining {
    /// Day.
    pub day: Day,
    /// Who. Left open: the household.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// Which course.
    pub course: String,
    /// Hours it counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<f64>,
    /// What does it make them able to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<CareSkill>,
    /// Good until.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Day>,
}

impl Definition for CarerTraining {
    const KIND: &'static Kind = &Kind {
        name: "carer_training",
        title: "Training of a carer",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("who", "Who?", Form::Text).optional().hint("Left open: the household"),
            Field::new("course", "Which course?", Form::Text),
            Field::new("hours", "Hours it counts", Form::Number).optional(),
            Field::new("skills", "What does it make them able to do?", Form::Choices(CareSkill::SET))
                .optional(),
            Field::new("expires", "Good until", Form::Day).optional(),
        ],
        read: read::<CarerTraining>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
