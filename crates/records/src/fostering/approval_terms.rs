//! Terms of approval.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::{CareSort, Sex};
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A child who is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedChild {
    /// Which child.
    pub child: String,
}

/// The fields of each.
const NAMED_CHILD: &[Field] = &[Field::new("child", "Which child?", Form::Child)];

/// For whom a household is approved to foster: ages, how many, which kinds of fostering. The next terms take the
/// place of these; both stay readable.
///
/// Happened: the day of the decision. Source: Fostering Services (England) Regulations 2011, regulations 27(5) and
/// 28.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalTerms {
    /// Day of the decision.
    pub since: Day,
    /// Youngest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age_from: Option<u8>,
    /// Oldest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age_to: Option<u8>,
    /// Girls or boys only. Left open: both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// How many children.
    pub children: u8,
    /// Which kinds of fostering. Left open: not limited.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sorts: Vec<CareSort>,
    /// For named children only. A relative or friend is approved for these children and no others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub named: Vec<NamedChild>,
    /// Who decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<String>,
    /// Why were the terms set or changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

impl Definition for ApprovalTerms {
    const KIND: &'static Kind = &Kind {
        name: "approval_terms",
        title: "Terms of approval",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "Day of the decision", Form::Day),
            Field::new("age_from", "Youngest", Form::Number).optional(),
            Field::new("age_to", "Oldest", Form::Number).optional(),
            Field::new("sex", "Girls or boys only?", Form::Choice(Sex::SET))
                .optional()
                .hint("Left open: both"),
            Field::new("children", "How many children?", Form::Number),
            Field::new("sorts", "Which kinds of fostering?", Form::Choices(CareSort::SET))
                .optional()
                .hint("Left open: not limited"),
            Field::new("named", "For named children only?", Form::Parts(NAMED_CHILD))
                .optional()
                .hint("A relative or friend is approved for these children and no others"),
            Field::new("decided_by", "Who decided?", Form::Person).optional(),
            Field::new("because", "Why were the terms set or changed?", Form::LongText).optional(),
        ],
        read: read::<ApprovalTerms>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.since)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.age_from.zip(self.age_to).is_some_and(|(from, to)| from > to) {
            troubles.push(Trouble::stops(
                "age_to",
                "The oldest age is below the youngest: put one of them right",
            ));
        }
        if self.age_to.is_some_and(|to| to > 18) {
            troubles.push(Trouble::stops("age_to", "Fostering ends at 18: write an age up to 18"));
        }
        if self.children == 0 {
            troubles.push(Trouble::stops("children", "Write for how many children they are approved"));
        }
        troubles
    }
}
