//! Allegation against somebody who works with children.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};
use crate::quality::followed::{FOLLOWED_ACTION, FollowedAction, is_blank, unfollowed};

code_set! {
    /// What was found.
    AllegationEnd = "allegation_end", "What was found" {
        Substantiated = "substantiated" "Substantiated",
        Unsubstantiated = "unsubstantiated" "Unsubstantiated",
        Unfounded = "unfounded" "Unfounded",
        False = "false" "False",
        Malicious = "malicious" "Malicious",
    }
}

code_set! {
    /// Whether it is for the designated officer.
    AllegationThreshold = "allegation_threshold", "Whether it is for the designated officer" {
        Met = "met" "Yes: it meets the threshold",
        Advice = "advice" "No: advice only",
    }
}

code_set! {
    /// To whom an allegation was referred.
    AllegationReferral = "allegation_referral", "To whom an allegation was referred" {
        Barring = "barring" "Disclosure and Barring Service",
        Regulator = "regulator" "The person’s regulator",
        Police = "police" "Police",
        Ofsted = "ofsted" "Ofsted",
    }
}

/// A meeting about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllegationMeeting {
    /// Day.
    pub day: Day,
    /// Who met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// What was decided.
    pub decided: String,
    /// Next meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Day>,
}

/// The fields of each.
const ALLEGATION_MEETING: &[Field] = &[
    Field::new("day", "Day", Form::Day),
    Field::new("who", "Who met?", Form::Text).optional(),
    Field::new("decided", "What was decided?", Form::LongText),
    Field::new("next", "Next meeting", Form::Day).optional(),
];

/// Somebody who works or volunteers with children may have harmed a child, or may be a risk: what the designated officer is
/// told, who met, what was decided, what was found. One about a carer stands under the identifier of the household.
///
/// Happened: the span. Open to a few only: never through the worker's or the child's own record. Source: Working Together to
/// Safeguard Children 2023.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allegation {
    /// The employer became aware.
    pub aware: Day,
    /// Reported to the designated officer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<Day>,
    /// Who is it about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What do they do with children.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub works_as: Option<String>,
    /// Who employs them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employer: Option<String>,
    /// Carer household, where they foster.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<String>,
    /// Child whom it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child: Option<String>,
    /// What is said to have happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    /// Is it for the designated officer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold: Option<AllegationThreshold>,
    /// What keeps children safe meanwhile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safe: Option<String>,
    /// Meetings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meetings: Vec<AllegationMeeting>,
    /// Who supports the person it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<String>,
    /// Concluded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concluded: Option<Day>,
    /// What was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<AllegationEnd>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// Referred to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub referred: Vec<AllegationReferral>,
    /// Child and family told the outcome on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child_told: Option<Day>,
    /// What was learnt, and who sees to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub learning: Vec<FollowedAction>,
}

impl Definition for Allegation {
    const KIND: &'static Kind = &Kind {
        name: "allegation",
        title: "Allegation against somebody who works with children",
        subject: SubjectKind::Worker,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("aware", "The employer became aware", Form::Day),
            Field::new("reported", "Reported to the designated officer", Form::Day).optional(),
            Field::new("name", "Who is it about?", Form::Text).optional(),
            Field::new("works_as", "What do they do with children?", Form::Text).optional(),
            Field::new("employer", "Who employs them?", Form::Text).optional(),
            Field::new("household", "Carer household, where they foster", Form::Household).optional(),
            Field::new("child", "Child whom it is about", Form::Child).optional(),
            Field::new("what", "What is said to have happened", Form::LongText).optional(),
            Field::new(
                "threshold",
                "Is it for the designated officer?",
                Form::Choice(AllegationThreshold::SET),
            )
            .optional(),
            Field::new("safe", "What keeps children safe meanwhile", Form::LongText).optional(),
            Field::new("meetings", "Meetings", Form::Parts(ALLEGATION_MEETING)).optional(),
            Field::new("support", "Who supports the person it is about?", Form::Text).optional(),
            Field::new("concluded", "Concluded", Form::Day).optional(),
            Field::new("outcome", "What was found?", Form::Choice(AllegationEnd::SET)).optional(),
            Field::new("because", "Why?", Form::LongText).optional(),
            Field::new("referred", "Referred to", Form::Choices(AllegationReferral::SET)).optional(),
            Field::new("child_told", "Child and family told the outcome on", Form::Day).optional(),
            Field::new("learning", "What was learnt, and who sees to it", Form::Parts(FOLLOWED_ACTION))
                .optional(),
        ],
        read: read::<Allegation>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.aware, self.concluded)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = unfollowed("learning", &self.learning);
        // Whoever is told of it first need not be the employer: when it was reported stands by itself.
        for (field, day) in [("concluded", self.concluded), ("child_told", self.child_told)] {
            if day.is_some_and(|day| day < self.aware) {
                let says = format!("It cannot be before {}, when it became known", self.aware.to_words());
                troubles.push(Trouble::stops(field, says));
            }
        }
        if self.outcome.is_some() && self.concluded.is_none() {
            troubles.push(Trouble::stops("concluded", "Say when it was concluded"));
        }
        if self.concluded.is_some() && self.threshold != Some(AllegationThreshold::Advice) {
            if self.outcome.is_none() {
                troubles.push(Trouble::stops("outcome", "Say what was found: it cannot be closed without"));
            }
            if is_blank(self.because.as_deref()) {
                troubles.push(Trouble::stops("because", "Say why that was found"));
            }
        } else if self.concluded.is_some() && is_blank(self.because.as_deref()) {
            let says = "Say why: what was advised, and why that was enough";
            troubles.push(Trouble::stops("because", says));
        }
        if self.outcome == Some(AllegationEnd::Substantiated) && self.referred.is_empty() {
            troubles.push(Trouble::advice(
                "referred",
                "Consider a referral to the Disclosure and Barring Service and the regulator",
            ));
        }
        troubles
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_it_is_before_it_became_known() {
        for (rest, wrong) in [
            (r#""reported": "2018-03-04", "child_told": "2018-03-05""#, &[][..]),
            (r#""child_told": "2018-03-04""#, &["child_told"][..]),
            // What was for advice alone is closed with a reason too.
            (r#""threshold": "advice", "concluded": "2018-03-06""#, &["because"][..]),
            (
                r#""threshold": "advice", "concluded": "2018-03-06", "because": "The school trains them""#,
                &[][..],
            ),
            (
                r#""concluded": "2018-03-01", "outcome": "false", "because": "Seen", "child_told": "2018-03-06""#,
                &["concluded"][..],
            ),
        ] {
            let said = serde_json::from_str::<Allegation>(&format!(r#"{{"aware": "2018-03-05", {rest}}}"#));
            let found: Vec<String> = said.unwrap().check().into_iter().map(|trouble| trouble.field).collect();
            assert_eq!(found, wrong, "{rest}");
        }
    }
}
