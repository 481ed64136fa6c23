//! Who is asked to a review, and how each came: shared by the booking and the meeting.

use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Field, Form};

code_set! {
    /// Who somebody is at a review.
    AtReview = "at_review", "Who they are at the review" {
        Child = "child" "The child",
        Parent = "parent" "Parent, or somebody with parental responsibility",
        Family = "family" "Somebody else of the family",
        Carer = "carer" "Carer, or the home’s staff",
        Worker = "worker" "Social worker",
        Manager = "manager" "Team manager",
        Reviewer = "reviewer" "Independent reviewing officer",
        Supervisor = "supervisor" "The carers’ own social worker",
        School = "school" "School or virtual school",
        Health = "health" "Health",
        Advocate = "advocate" "Advocate",
        Adviser = "adviser" "Personal adviser",
        Visitor = "visitor" "Independent visitor",
        Interpreter = "interpreter" "Interpreter",
        Other = "other" "Somebody else",
    }
}

code_set! {
    /// How somebody took part in a review.
    Came = "came", "How they took part" {
        Came = "came" "Came",
        ByVideo = "by_video" "By video or telephone",
        SentViews = "sent_views" "Sent what they think",
        Away = "away" "Could not come",
        NotTold = "not_told" "Was not asked",
    }
}

/// Somebody asked to a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    /// Name.
    pub name: String,
    /// Who they are.
    #[serde(rename = "as")]
    pub at: AtReview,
    /// Their e-mail address, where an invitation is to go by mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<String>,
}

/// The fields of each.
pub(crate) const INVITED: &[Field] = &[
    Field::new("name", "Name", Form::Person),
    Field::new("as", "Who are they?", Form::Choice(AtReview::SET)),
    Field::new("mail", "E-mail address", Form::Text).optional(),
];

/// Somebody who was to be at a review, and how they took part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attended {
    /// Name.
    pub name: String,
    /// Who they are.
    #[serde(rename = "as")]
    pub at: AtReview,
    /// How they took part.
    pub how: Came,
}

/// The fields of each.
pub(crate) const ATTENDED: &[Field] = &[
    Field::new("name", "Name", Form::Person),
    Field::new("as", "Who are they?", Form::Choice(AtReview::SET)),
    Field::new("how", "How did they take part?", Form::Choice(Came::SET)),
];

code_set! {
    /// Why a review was moved to another day, cut in parts, or held late.
    ReviewMoved = "review_moved", "Why the review was moved, held in parts or late" {
        ChildAsked = "child_asked" "The child asked for it",
        FamilyAsked = "family_asked" "The family or the carers could not come",
        NoReport = "no_report" "The social worker’s report was not there",
        ReviewerAway = "reviewer_away" "The reviewing officer was ill or away",
        WorkerAway = "worker_away" "The social worker was ill or away, or changed",
        HomeMoved = "home_moved" "The child moved home",
        Missing = "missing" "The child was missing",
        School = "school" "School days or holidays",
        NotBooked = "not_booked" "It was not booked in time",
        MoreToTalk = "more_to_talk" "There was more to talk about, or somebody had to be heard alone",
        Other = "other" "Something else",
    }
}

code_set! {
    /// Why a review was held without what comes before it: no visit to the child, no checklist, no booking.
    Unprepared = "unprepared", "Why the review was held unprepared" {
        ShortNotice = "short_notice" "It was called at short notice, because something had happened",
        ChildAway = "child_away" "The child could not be reached: missing, away or ill",
        ReviewerAway = "reviewer_away" "The reviewing officer was ill or away",
        ReviewerChanged = "reviewer_changed" "The reviewing officer changed",
        NoTime = "no_time" "The reviewing officer had no time: too many children",
        Forgotten = "forgotten" "It was left out",
        NotRecorded = "not_recorded" "It was done and not recorded here",
        Other = "other" "Something else",
    }
}

code_set! {
    /// Who led a review.
    Chaired = "chaired", "Who led the review" {
        Child = "child" "The child or young person",
        Together = "together" "The child together with the reviewing officer",
        Reviewer = "reviewer" "The reviewing officer",
    }
}

code_set! {
    /// What became of a decision.
    DecisionState = "decision_state", "What became of it" {
        Done = "done" "Done",
        OnTrack = "on_track" "Not due yet, and on the way",
        Partly = "partly" "Partly done",
        NotDone = "not_done" "Not done",
        Replaced = "replaced" "Not needed any longer",
    }
}

/// A decision of an earlier review, looked at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionChecked {
    /// What was decided.
    pub decision: String,
    /// What became of it.
    pub state: DecisionState,
    /// Why, and what happens now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

/// The fields of each.
pub(crate) const DECISION_CHECKED: &[Field] = &[
    Field::new("decision", "What was decided?", Form::Text),
    Field::new("state", "What became of it?", Form::Choice(DecisionState::SET)),
    Field::new("because", "Why, and what happens now?", Form::Text).optional(),
];

/// What was not done, or partly, or is not needed any longer, says why.
pub(crate) fn unexplained(checked: &[DecisionChecked]) -> Vec<Trouble> {
    let open = checked.iter().enumerate().filter(|(_, each)| {
        let plain = matches!(each.state, DecisionState::Done | DecisionState::OnTrack);
        !plain && is_blank(each.because.as_deref())
    });
    let says = "Say why, and what happens now: this is what the child asks too";
    open.map(|(nth, _)| Trouble::stops(format!("checked.{nth}.because"), says)).collect()
}

/// Whether nothing was said.
pub(crate) fn is_blank(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_done_says_why() {
        let checked = |state, because: Option<&str>| DecisionChecked {
            decision: "The tutor is found".to_owned(),
            state,
            because: because.map(str::to_owned),
        };
        for (state, because, stops) in [
            (DecisionState::Done, None, false),
            (DecisionState::OnTrack, None, false),
            (DecisionState::Partly, None, true),
            (DecisionState::NotDone, Some(" "), true),
            (DecisionState::NotDone, Some("The school has no place before May"), false),
            (DecisionState::Replaced, None, true),
        ] {
            let found = unexplained(&[checked(DecisionState::Done, None), checked(state, because)]);
            assert_eq!(
                found.first().map(|t| t.field.as_str()),
                stops.then_some("checked.1.because"),
                "{state:?}"
            );
        }
    }
}
