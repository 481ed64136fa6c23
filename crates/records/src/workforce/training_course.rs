//! Training course.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Which course.
    Course = "course", "Which course" {
        IndependentVisitor = "independent_visitor" "Preparation of independent visitors",
        Other = "other" "Another",
    }
}

/// A worker or volunteer began a course, and completed it.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrainingCourse {
    /// Began.
    pub started: Day,
    /// Completed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed: Option<Day>,
    /// Which course.
    pub what: Course,
}

impl Definition for TrainingCourse {
    const KIND: &'static Kind = &Kind {
        name: "training_course",
        title: "Training course",
        subject: SubjectKind::Worker,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("started", "Began", Form::Day),
            Field::new("completed", "Completed", Form::Day).optional(),
            Field::new("what", "Which course?", Form::Choice(Course::SET)),
        ],
        read: read::<TrainingCourse>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.started, self.completed)
    }
}
