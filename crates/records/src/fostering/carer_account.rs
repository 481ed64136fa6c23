//! Account of a foster carer.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A foster carer signs in with an account of their own, and reads what their household is given: of each child who lives with
/// them the plan for the placement and what they may decide, and of their own approval its terms, checks and training.
///
/// Happened: the span; on the day it ends it opens nothing. Source: Care Planning, Placement and Case Review (England)
/// Regulations 2010, regulation 9 and Schedule 2; Fostering Services (England) Regulations 2011, regulation 17.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarerAccount {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Which account.
    pub who: String,
    /// How was it made sure that it is them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<String>,
}

impl Definition for CarerAccount {
    const KIND: &'static Kind = &Kind {
        name: "carer_account",
        title: "Account of a foster carer",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional().hint("On this day it opens nothing any longer"),
            Field::new("who", "Which account?", Form::Text)
                .hint("Its identifier, as whoever made it says: an account with the role foster carer"),
            Field::new("checked", "How was it made sure that it is them?", Form::Text).optional(),
        ],
        read: read::<CarerAccount>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.until.is_some_and(|until| until < self.since) {
            return vec![Trouble::stops("until", "It ends before it begins: put one of the two days right")];
        }
        Vec::new()
    }
}
