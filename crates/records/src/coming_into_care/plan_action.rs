//! An action of a plan, and what it must say before the plan is approved.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Field, Form};

/// Something that will be done, as a plan says it. Everything may be left out while the plan is being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanAction {
    /// What will be better for the child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// What will be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// Who does it. A name, or who they are to the child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Day>,
    /// How we will know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// Done on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Day>,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<String>,
}

/// The fields of each.
pub(crate) const PLAN_ACTION: &[Field] = &[
    Field::new("outcome", "What will be better for the child?", Form::Text).optional(),
    Field::new("action", "What will be done?", Form::Text).optional(),
    Field::new("owner", "Who does it?", Form::Text).hint("A name, or who they are to the child").optional(),
    Field::new("by", "By when?", Form::Day).optional(),
    Field::new("measure", "How will we know?", Form::Text).optional(),
    Field::new("done", "Done on", Form::Day).optional(),
    Field::new("seen", "What came of it?", Form::Text).optional(),
];

/// What is missing in the actions of a plan. A plan cannot be approved while an action has no outcome, no owner or no date;
/// until then it is told while somebody writes.
pub(crate) fn unfinished(actions: &[PlanAction], approved: bool) -> Vec<Trouble> {
    let mut troubles = Vec::new();
    for (at, action) in actions.iter().enumerate() {
        let blank = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
        let missing = [
            ("outcome", blank(&action.outcome), "Say what will be better for the child"),
            ("owner", blank(&action.owner), "Say who does it"),
            ("by", action.by.is_none(), "Say by when"),
        ];
        for (field, _, says) in missing.into_iter().filter(|(_, missing, _)| *missing) {
            let says =
                if approved { format!("{says}, or the plan cannot be approved") } else { says.to_owned() };
            troubles.push(Trouble { field: format!("actions.{at}.{field}"), says, stops: approved });
        }
    }
    if approved && actions.is_empty() {
        troubles.push(Trouble::stops(
            "actions",
            "Say what will be done: a plan without an action cannot be approved",
        ));
    }
    troubles
}

#[cfg(test)]
mod tests {
    use calendar::day;

    use super::*;

    #[test]
    fn an_action_without_outcome_owner_or_date_cannot_be_approved() {
        let whole = PlanAction {
            outcome: Some("Rowan sleeps through the night".to_owned()),
            action: None,
            owner: Some("the carer".to_owned()),
            by: Some(day!(2018, 6, 1)),
            measure: None,
            done: None,
            seen: None,
        };
        let table = [
            (vec![whole.clone()], true, 0, 0),
            (vec![PlanAction { owner: None, ..whole.clone() }], false, 0, 1),
            (vec![PlanAction { owner: None, ..whole.clone() }], true, 1, 0),
            (vec![PlanAction { outcome: Some(" ".to_owned()), by: None, ..whole.clone() }], true, 2, 0),
            (vec![], false, 0, 0),
            (vec![], true, 1, 0),
        ];
        for (actions, approved, stops, advice) in table {
            let troubles = unfinished(&actions, approved);
            let stopping = troubles.iter().filter(|trouble| trouble.stops).count();
            assert_eq!((stopping, troubles.len() - stopping), (stops, advice), "{actions:?} {approved}");
        }
        let troubles = unfinished(&[whole.clone(), PlanAction { by: None, ..whole }], true);
        assert_eq!(troubles[0].field, "actions.1.by");
    }
}
