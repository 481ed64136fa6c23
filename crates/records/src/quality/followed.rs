//! An action that is followed until somebody saw what became of it: shared by supervision, audits, complaints and learning.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Field, Form};

/// Something that somebody is to do, and what was seen of it.
///
/// Source: monitoring visit of 2017 (actions of audits and supervision were not finished).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowedAction {
    /// What is to be done.
    pub what: String,
    /// Who does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Day>,
    /// Done on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Day>,
    /// What was seen of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<String>,
    /// Looked at again on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<Day>,
    /// What was found then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
}

/// The fields of each.
pub(crate) const FOLLOWED_ACTION: &[Field] = &[
    Field::new("what", "What is to be done?", Form::Text),
    Field::new("owner", "Who does it?", Form::Text).optional(),
    Field::new("by", "By when?", Form::Day).optional(),
    Field::new("done", "Done on", Form::Day).optional(),
    Field::new("seen", "What was seen of it?", Form::Text)
        .hint("An action is not done before somebody saw what became of it")
        .optional(),
    Field::new("checked", "Looked at again on", Form::Day).optional(),
    Field::new("found", "What was found then?", Form::Text).optional(),
];

impl FollowedAction {
    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        self.done.is_none()
    }

    /// Whether it should have been done before a day.
    pub fn is_late(&self, day: Day) -> bool {
        self.is_open() && self.by.is_some_and(|by| by < day)
    }
}

/// What is missing in a list of actions, by the name of the list: each says who does it and by when, none is done without what
/// was seen, none is looked at again without what was found.
pub(crate) fn unfollowed(list: &str, actions: &[FollowedAction]) -> Vec<Trouble> {
    let mut missing = Vec::new();
    let mut say = |nth: usize, field: &str, says: &str| {
        missing.push(Trouble::stops(format!("{list}.{nth}.{field}"), says));
    };
    for (nth, action) in actions.iter().enumerate() {
        if is_blank(action.owner.as_deref()) {
            say(nth, "owner", "Say who does it");
        }
        if action.by.is_none() {
            say(nth, "by", "Say by when");
        }
        if action.done.is_some() && is_blank(action.seen.as_deref()) {
            say(nth, "seen", "Say what was seen of it: an action is not done because a day passed");
        }
        if action.checked.is_some() && is_blank(action.found.as_deref()) {
            say(nth, "found", "Say what was found when it was looked at again");
        }
        if action.checked.is_some() && action.done.is_none() {
            say(nth, "done", "Say when it was done before it was looked at again");
        }
    }
    missing
}

/// Whether nothing is said.
pub(crate) fn is_blank(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_action_lacks() {
        let day: Day = "2018-01-05".parse().unwrap();
        let text = |said: bool| said.then(|| "Seen in the plan".to_owned());
        // Owner, by, done, seen, looked at again, found; what is missing.
        for (owner, by, done, seen, checked, found, missing) in [
            (true, true, false, false, false, false, &[][..]),
            (false, false, false, false, false, false, &["owner", "by"]),
            (true, true, true, false, false, false, &["seen"]),
            (true, true, true, true, false, false, &[]),
            (true, true, true, true, true, false, &["found"]),
            (true, true, false, false, true, true, &["done"]),
            (true, true, true, true, true, true, &[]),
        ] {
            let action = FollowedAction {
                what: "Write the chronology".to_owned(),
                owner: text(owner),
                by: by.then_some(day),
                done: done.then_some(day),
                seen: text(seen),
                checked: checked.then_some(day),
                found: text(found),
            };
            let told = unfollowed("actions", std::slice::from_ref(&action));
            let told: Vec<&str> =
                told.iter().map(|trouble| trouble.field.strip_prefix("actions.0.").unwrap()).collect();
            assert_eq!(told, missing, "{action:?}");
            assert_eq!(action.is_late(day.plus_days(1)), by && !done, "{action:?}");
            assert!(!action.is_late(day), "the day itself is in time");
        }
    }
}
