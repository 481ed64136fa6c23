//! Supervision.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};
use crate::quality::followed::{FOLLOWED_ACTION, FollowedAction, unfollowed};

code_set! {
    /// How supervision was held.
    SupervisionSort = "supervision_sort", "How supervision was held" {
        OneToOne = "one_to_one" "Two people",
        Group = "group" "In a group",
        AtTransfer = "at_transfer" "Jointly, as a child passes to another worker",
    }
}

/// Somebody who had it together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupervisedWith {
    /// Who.
    pub who: String,
}

/// The fields of each.
const SUPERVISED_WITH: &[Field] = &[Field::new("who", "Who?", Form::Worker)];

/// A child who was talked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildDiscussed {
    /// Child.
    pub child: String,
}

/// The fields of each.
const CHILD_DISCUSSED: &[Field] = &[Field::new("child", "Child", Form::Child)];

/// A worker or volunteer had supervision: what was reflected on, and what is to be done.
///
/// What was decided about a child stands on that child's record, as management oversight; here stands only which children were
/// talked about. Happened: the day. Source: inspection of 2025 (record with actions and timescales); focused visit of 2019
/// (reflective supervision).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supervision {
    /// Day.
    pub day: Day,
    /// With whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// How.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<SupervisionSort>,
    /// Who else had it together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<SupervisedWith>,
    /// Was there time to reflect.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub reflective: bool,
    /// What was reflected on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reflection: Option<String>,
    /// The theme that was looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// What is going well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub well: Option<String>,
    /// What are we worried about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worried: Option<String>,
    /// What needs to happen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<String>,
    /// Which children were talked about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub children: Option<String>,
    /// Children talked about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub discussed: Vec<ChildDiscussed>,
    /// What was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<String>,
    /// What is to be done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<FollowedAction>,
}

impl Definition for Supervision {
    const KIND: &'static Kind = &Kind {
        name: "supervision",
        title: "Supervision",
        subject: SubjectKind::Worker,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("by", "With whom?", Form::Worker).optional(),
            Field::new("sort", "How?", Form::Choice(SupervisionSort::SET)).optional(),
            Field::new("others", "Who else had it together?", Form::Parts(SUPERVISED_WITH)).optional(),
            Field::new("reflective", "Was there time to reflect?", Form::YesNo),
            Field::new("reflection", "What was reflected on", Form::LongText).optional(),
            Field::new("theme", "Which theme was looked at?", Form::Text).optional(),
            Field::new("well", "What is going well?", Form::LongText).optional(),
            Field::new("worried", "What are we worried about?", Form::LongText).optional(),
            Field::new("needs", "What needs to happen?", Form::LongText).optional(),
            Field::new("children", "Which children were talked about?", Form::Text).optional(),
            Field::new("discussed", "Children talked about", Form::Parts(CHILD_DISCUSSED)).optional().given(),
            Field::new("agreed", "What was agreed", Form::LongText).optional(),
            Field::new("actions", "What is to be done", Form::Parts(FOLLOWED_ACTION)).optional(),
        ],
        read: read::<Supervision>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = unfollowed("actions", &self.actions);
        let together = matches!(self.sort, Some(SupervisionSort::Group | SupervisionSort::AtTransfer));
        if together && self.others.is_empty() {
            troubles.push(Trouble::stops("others", "Say who else had it together"));
        }
        troubles
    }
}
