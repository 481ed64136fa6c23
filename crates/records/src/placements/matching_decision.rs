//! Whom the child is matched with.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::MatchingRule;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Something that does not fit, and how it is made good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compromise {
    /// What does not fit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<MatchingRule>,
    /// In words.
    pub what: String,
    /// How is it made good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_good: Option<String>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Day>,
}

/// The fields of each.
const COMPROMISE: &[Field] = &[
    Field::new("of", "What does not fit?", Form::Choice(MatchingRule::SET)).optional(),
    Field::new("what", "In words", Form::Text),
    Field::new("made_good", "How is it made good?", Form::Text).optional(),
    Field::new("by", "By when?", Form::Day).optional(),
];

/// The household or home that was chosen for a child, by whom, why, what does not fit and how that is made good.
///
/// Happened: the day of the decision. Source: Care Planning, Placement and Case Review (England) Regulations 2010,
/// regulation 11(2); focused visit of 2019 (a match record with needs against skills and reasons for compromise).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchingDecision {
    /// Day of the decision.
    pub day: Day,
    /// Which carer household.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<String>,
    /// Which home.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<String>,
    /// Or which provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// Who decided.
    pub decided_by: String,
    /// Why them.
    pub because: String,
    /// What does not fit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub compromises: Vec<Compromise>,
    /// How many others were looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub considered: Option<u16>,
    /// What the child says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub childs_view: Option<String>,
    /// The child moves in on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moves: Option<Day>,
    /// It came to nothing on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Day>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_because: Option<String>,
}

impl Definition for MatchingDecision {
    const KIND: &'static Kind = &Kind {
        name: "matching_decision",
        title: "Whom the child is matched with",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the decision", Form::Day),
            Field::new("household", "Which carer household?", Form::Household).optional(),
            Field::new("home", "Which home?", Form::Home).optional(),
            Field::new("provider", "Or which provider?", Form::Text).optional(),
            Field::new("decided_by", "Who decided?", Form::Person),
            Field::new("because", "Why them?", Form::LongText),
            Field::new("compromises", "What does not fit?", Form::Parts(COMPROMISE)).optional(),
            Field::new("considered", "How many others were looked at?", Form::Number).optional(),
            Field::new("childs_view", "What the child says", Form::LongText).optional(),
            Field::new("moves", "The child moves in on", Form::Day).optional(),
            Field::new("ended", "It came to nothing on", Form::Day).optional(),
            Field::new("ended_because", "Why?", Form::Text).optional(),
        ],
        read: read::<MatchingDecision>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        true
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        let named = [&self.household, &self.home, &self.provider];
        if named.iter().filter(|named| named.is_some()).count() != 1 {
            troubles.push(Trouble::stops("household", "Say one household, one home or one provider"));
        }
        for (at, each) in self.compromises.iter().enumerate() {
            if each.made_good.is_none() {
                let says = "Say how it is made good, or that it cannot be";
                troubles.push(Trouble::advice(format!("compromises.{at}.made_good"), says));
            }
        }
        troubles
    }
}
