//! Meeting of a review.

use calendar::Day;
use serde::{Deserialize, Serialize};

use super::at_review::{
    ATTENDED, Attended, Chaired, DECISION_CHECKED, DecisionChecked, ReviewMoved, Unprepared, is_blank,
    unexplained,
};
use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What was talked about.
    Talked = "talked", "What was talked about" {
        Child = "child" "How the child is, and what has gone well",
        Home = "home" "Home",
        Family = "family" "Family and friends",
        School = "school" "School and learning",
        Health = "health" "Health and feelings",
        Identity = "identity" "Who they are: identity, belief, story",
        Plan = "plan" "The plan for growing up, and what if it does not work",
        Independence = "independence" "Getting ready for later: money, skills, home",
        Safety = "safety" "Being safe",
        Other = "other" "Something else",
    }
}

/// What was said under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discussed {
    /// Heading.
    pub about: Talked,
    /// What was said.
    pub said: String,
}

/// The fields of each.
const DISCUSSED: &[Field] = &[
    Field::new("about", "What about?", Form::Choice(Talked::SET)),
    Field::new("said", "What was said?", Form::LongText),
];

/// The meeting of a review, or one part of it: who came, what was said, what became of earlier decisions.
///
/// Happened: the day. Source: Care Planning, Placement and Case Review (England) Regulations 2010, schedule 7; IRO Handbook,
/// chapter 3. That a review was held, as the return has it, is the record `review` of the day on which its last part ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewMeeting {
    /// Day of the meeting.
    pub day: Day,
    /// Who led it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chaired: Option<Chaired>,
    /// Who was there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Attended>,
    /// What the child said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// What was talked about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub talked: Vec<Discussed>,
    /// Decisions of before, one by one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checked: Vec<DecisionChecked>,
    /// The review goes on another day: the meeting was a part of it.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub goes_on: bool,
    /// Why it was held late or goes on another day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved: Option<ReviewMoved>,
    /// More about why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// Why it was held without a visit to the child, a checklist or a booking.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unprepared: Option<Unprepared>,
    /// More about that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unprepared_because: Option<String>,
    /// Day of the next meeting or review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Day>,
    /// What brothers and sisters who were reviewed together share: the name of the meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub together: Option<String>,
}

impl Definition for ReviewMeeting {
    const KIND: &'static Kind = &Kind {
        name: "review_meeting",
        title: "Meeting of a review",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the meeting", Form::Day),
            Field::new("chaired", "Who led it?", Form::Choice(Chaired::SET)).optional(),
            Field::new("people", "Who was there?", Form::Parts(ATTENDED)).optional(),
            Field::new("words", "What the child said, in their own words", Form::LongText).optional(),
            Field::new("talked", "What was talked about?", Form::Parts(DISCUSSED)).optional(),
            Field::new("checked", "Decisions of before, one by one", Form::Parts(DECISION_CHECKED))
                .optional(),
            Field::new("goes_on", "Does the review go on another day?", Form::YesNo),
            Field::new("moved", "Why was it late, or why does it go on?", Form::Choice(ReviewMoved::SET))
                .optional(),
            Field::new("because", "More about why", Form::Text).optional(),
            Field::new("unprepared", "Why was it held unprepared?", Form::Choice(Unprepared::SET)).optional(),
            Field::new("unprepared_because", "More about why it was held unprepared", Form::Text).optional(),
            Field::new("next", "Day of the next meeting or review", Form::Day).optional(),
            Field::new("together", "Held together with brothers and sisters", Form::Text).optional().given(),
        ],
        read: read::<ReviewMeeting>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = unexplained(&self.checked);
        if self.goes_on && self.moved.is_none() {
            troubles.push(Trouble::stops("moved", "Say why the review goes on another day"));
        }
        if self.moved == Some(ReviewMoved::Other) && is_blank(self.because.as_deref()) {
            troubles.push(Trouble::stops("because", "Say what it was"));
        }
        if self.unprepared == Some(Unprepared::Other) && is_blank(self.unprepared_because.as_deref()) {
            troubles.push(Trouble::stops("unprepared_because", "Say what it was"));
        }
        if self.next.is_some_and(|next| next <= self.day) {
            troubles
                .push(Trouble::stops("next", "The next day is after this meeting: change one of the two"));
        }
        troubles
    }
}
