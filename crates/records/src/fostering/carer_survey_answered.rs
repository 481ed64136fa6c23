//! A foster carer has answered a survey.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A foster carer has answered a survey on their own pages: that they did, so that nobody answers twice, and never what they
/// said. The answers are counted in the survey, which names nobody.
///
/// Happened: the day. Source: capabilities FOS-17.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarerSurveyAnswered {
    /// Day.
    pub day: Day,
    /// The record of the survey, by its identifier.
    pub survey: String,
    /// Who answered.
    pub by: String,
}

impl Definition for CarerSurveyAnswered {
    const KIND: &'static Kind = &Kind {
        name: "carer_survey_answered",
        title: "A foster carer has answered a survey",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("survey", "The record of the survey", Form::Text),
            Field::new("by", "Who answered?", Form::Worker),
        ],
        read: read::<CarerSurveyAnswered>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
