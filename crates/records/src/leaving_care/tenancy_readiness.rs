//! Ready for a tenancy.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Answer;
use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What somebody must be able to do who has a home of their own.
    TenancySkill = "tenancy_skill", "What is needed for a home of one’s own" {
        Budget = "budget" "Live on a budget",
        Bills = "bills" "Pay rent and bills",
        Benefits = "benefits" "Ask for what one is owed",
        Cook = "cook" "Shop and cook",
        Clean = "clean" "Keep a home clean",
        Repairs = "repairs" "Report repairs, read meters",
        Neighbours = "neighbours" "Get on with neighbours",
        Door = "door" "Say who comes in",
        Rights = "rights" "Know what a tenancy says",
        Health = "health" "Go to a doctor and dentist alone",
        Alone = "alone" "Be alone, and know whom to ring",
        Documents = "documents" "Have the papers that a landlord asks for",
    }
}

/// How far a young person is on the way to a home of their own: what they can do, what they still learn, whether they feel ready.
///
/// Happened: the day. Source: Care Planning, Placement and Case Review Regulations 2010, regulation 43 and schedule 8
/// (preparation for a home of one's own in the pathway plan); Children Act 1989 guidance, volume 3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TenancyReadiness {
    /// Day.
    pub day: Day,
    /// What they can do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub can: Vec<TenancySkill>,
    /// What they still learn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub learns: Vec<TenancySkill>,
    /// Are they ready.
    pub ready: Answer,
    /// What they say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<String>,
    /// Who helps them with the rest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helps: Option<String>,
    /// On the housing list since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listed: Option<Day>,
    /// Looked at together.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub together: bool,
}

impl Definition for TenancyReadiness {
    const KIND: &'static Kind = &Kind {
        name: "tenancy_readiness",
        title: "Ready for a home of their own",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("can", "What can they do?", Form::Choices(TenancySkill::SET)).optional(),
            Field::new("learns", "What do they still learn?", Form::Choices(TenancySkill::SET)).optional(),
            Field::new("ready", "Are they ready?", Form::YesNoNotKnown),
            Field::new("says", "What do they say?", Form::Text).optional(),
            Field::new("helps", "Who helps them with the rest?", Form::Person).optional(),
            Field::new("listed", "On the housing list since", Form::Day).optional(),
            Field::new("together", "Was it looked at together with them?", Form::YesNo),
        ],
        read: read::<TenancyReadiness>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.learns.iter().any(|skill| self.can.contains(skill)) {
            troubles.push(Trouble::stops(
                "learns",
                "What they can do, they need not learn: leave it out of one list",
            ));
        }
        if self.ready == Answer::Yes && self.learns.contains(&TenancySkill::Bills) {
            troubles.push(Trouble::advice(
                "ready",
                "Ready, and still learning to pay rent: who stands in for it?",
            ));
        }
        if self.listed.is_some_and(|listed| listed > self.day) {
            troubles.push(Trouble::stops(
                "listed",
                "On the list since a day to come: leave it empty until they are",
            ));
        }
        troubles
    }
}
