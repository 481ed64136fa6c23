//! Training, support and development standards.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A foster carer completed the training, support and development standards.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrainingStandards {
    /// Completed.
    pub day: Day,
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
}

impl Definition for TrainingStandards {
    const KIND: &'static Kind = &Kind {
        name: "training_standards",
        title: "Training, support and development standards",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Completed", Form::Day),
            Field::new("who", "Who?", Form::Person).optional(),
        ],
        read: read::<TrainingStandards>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
