//! Referral to the National Referral Mechanism.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Answer;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A child who may be a victim of trafficking or modern slavery was referred.
///
/// Happened: the day. Source: Modern Slavery Act 2015, section 52.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TraffickingReferral {
    /// Signs noticed.
    pub noticed: Day,
    /// Referred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referred: Option<Day>,
    /// Reasonable grounds decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasonable_grounds: Option<Day>,
    /// Conclusively decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conclusive: Option<Day>,
    /// Was it found to be so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub positive: Option<Answer>,
}

impl Definition for TraffickingReferral {
    const KIND: &'static Kind = &Kind {
        name: "trafficking_referral",
        title: "Referral to the National Referral Mechanism",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("noticed", "Signs noticed", Form::Day),
            Field::new("referred", "Referred", Form::Day).optional(),
            Field::new("reasonable_grounds", "Reasonable grounds decided", Form::Day).optional(),
            Field::new("conclusive", "Conclusively decided", Form::Day).optional(),
            Field::new("positive", "Was it found to be so?", Form::YesNoNotKnown).optional(),
        ],
        read: read::<TraffickingReferral>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.noticed)
    }

    fn significant(&self) -> bool {
        true
    }
}
