//! How an advocacy case ended for the child.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Answer;
use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Whether the child got what they wanted, as they see it.
    GotIt = "got_it", "Did the child get what they wanted" {
        Yes = "yes" "Yes",
        Partly = "partly" "Partly",
        No = "no" "No",
        NotSaid = "not_said" "The child did not say",
    }
}

/// What came of an advocate's work as the child sees it, and what they say of the advocate. Read by the advocate alone; what the
/// child lets be known stands in the referral.
///
/// Happened: the day. Source: council pack of 2018 (evidence of outcomes, feedback at closing).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdvocacyClosing {
    /// Day.
    pub day: Day,
    /// Of the referral of.
    pub referral: Day,
    /// Did the child get what they wanted.
    pub got: GotIt,
    /// What came of it, as the child sees it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Did the advocate listen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listened: Option<Answer>,
    /// Did it help to have an advocate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helped: Option<Answer>,
    /// Would the child ask for one again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<Answer>,
    /// What else the child says of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feedback: Option<String>,
    /// If the child was not asked: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_feedback: Option<String>,
}

impl Definition for AdvocacyClosing {
    const KIND: &'static Kind = &Kind {
        name: "advocacy_closing",
        title: "How an advocacy case ended for the child",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("referral", "Of the referral of", Form::Day),
            Field::new("got", "Did the child get what they wanted?", Form::Choice(GotIt::SET)),
            Field::new("words", "What came of it, as the child sees it", Form::LongText).optional(),
            Field::new("listened", "Did the advocate listen?", Form::YesNoNotKnown).optional(),
            Field::new("helped", "Did it help to have an advocate?", Form::YesNoNotKnown).optional(),
            Field::new("again", "Would the child ask for one again?", Form::YesNoNotKnown).optional(),
            Field::new("feedback", "What else the child says of it", Form::LongText).optional(),
            Field::new("no_feedback", "If the child was not asked: why?", Form::Text).optional(),
        ],
        read: read::<AdvocacyClosing>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let blank = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
        let asked = self.listened.is_some()
            || self.helped.is_some()
            || self.again.is_some()
            || !blank(&self.feedback);
        let mut troubles = Vec::new();
        if self.got != GotIt::NotSaid && blank(&self.words) {
            troubles.push(Trouble::stops("words", "Write what came of it, as the child sees it"));
        }
        if !asked && blank(&self.no_feedback) {
            troubles
                .push(Trouble::stops("no_feedback", "Ask the child how it was, or say why nobody could ask"));
        }
        troubles
    }
}
