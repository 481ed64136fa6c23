//! A young person's right to stay.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Right to stay.
    StayStatus = "stay_status", "Right to stay" {
        British = "british" "British citizen",
        Settled = "settled" "Settled, or leave without end",
        PreSettled = "pre_settled" "Pre-settled",
        Refugee = "refugee" "Refugee",
        Humanitarian = "humanitarian" "Humanitarian protection",
        ChildLeave = "child_leave" "Leave as an unaccompanied child",
        Limited = "limited" "Other leave for a time",
        Claimed = "claimed" "Asylum asked for, not decided",
        Appeal = "appeal" "Refused, and under appeal",
        Exhausted = "exhausted" "Refused, no appeal left",
        Applying = "applying" "Another application made, not decided",
        NotKnown = "not_known" "Not known",
    }
}

/// Whether and how long a young person may stay in the country, what is being done about it, and a plan for each way it may go.
///
/// Happened: the span. Source: Children Act 1989 guidance on unaccompanied migrant children 2017 (triple planning); Care Leavers
/// (England) Regulations 2010, Schedule 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImmigrationStatus {
    /// From.
    pub since: Day,
    /// Until.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Day>,
    /// Which.
    pub status: StayStatus,
    /// Asked to have it extended on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applied: Option<Day>,
    /// Solicitor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solicitor: Option<String>,
    /// Plan while it is decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub while_waiting: Option<String>,
    /// Plan if they may stay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub if_stays: Option<String>,
    /// Plan if they may not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub if_returns: Option<String>,
}

impl Definition for ImmigrationStatus {
    const KIND: &'static Kind = &Kind {
        name: "immigration_status",
        title: "Right to stay",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("expires", "Until", Form::Day).optional(),
            Field::new("status", "Which?", Form::Choice(StayStatus::SET)),
            Field::new("applied", "Asked to have it extended on", Form::Day).optional(),
            Field::new("solicitor", "Solicitor", Form::Text).optional(),
            Field::new("while_waiting", "Plan while it is decided", Form::Text).optional(),
            Field::new("if_stays", "Plan if they may stay", Form::Text).optional(),
            Field::new("if_returns", "Plan if they may not", Form::Text).optional(),
        ],
        read: read::<ImmigrationStatus>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.expires)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.expires.is_some_and(|expires| expires < self.since) {
            return vec![Trouble::stops("expires", "Say a last day that is not before the first")];
        }
        let waiting = matches!(
            self.status,
            StayStatus::Claimed | StayStatus::Appeal | StayStatus::ChildLeave | StayStatus::Limited
        );
        let blank = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
        let missing = [
            ("while_waiting", blank(&self.while_waiting), "Say the plan for while it is decided"),
            ("if_stays", blank(&self.if_stays), "Say the plan for if they may stay"),
            ("if_returns", blank(&self.if_returns), "Say the plan for if they may not"),
        ];
        let missing = missing.into_iter().filter(|(_, missing, _)| waiting && *missing);
        missing.map(|(field, _, says)| Trouble::advice(field, says)).collect()
    }
}
