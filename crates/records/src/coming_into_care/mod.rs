//! Who the child is and how care began.

use crate::form::Trouble;
use crate::kind::Happened;
use calendar::Period;

mod address;
mod assessment;
mod care_plan;
mod case_note;
mod change_proposed;
mod child_identity;
mod child_name;
mod child_said;
mod consent;
mod decision_made;
mod document;
mod looked_after_start;
mod need;
mod permanence_before;
pub(crate) mod plan_action;
mod records_merged;
mod relationship;
mod section_20_consent;
mod unaccompanied;
mod who_i_am;
mod wish_answered;

pub use address::Address;
pub use assessment::{Assessment, AssessmentOf};
pub use care_plan::{CarePlan, PermanenceRoute};
pub use case_note::{CaseNote, NoteAbout};
pub use change_proposed::{ChangeProposed, ProposedChange};
pub use child_identity::ChildIdentity;
pub use child_name::ChildName;
pub use child_said::{ChildSaid, SaidAbout, SaidHow};
pub use consent::{Consent, ConsentTo};
pub use decision_made::{DecidedBy, DecisionAbout, DecisionMade};
pub use document::{Document, DocumentSort};
pub use looked_after_start::LookedAfterStart;
pub use need::Need;
pub use permanence_before::PermanenceBefore;
pub use plan_action::PlanAction;
pub use records_merged::RecordsMerged;
pub use relationship::{Relation, Relationship};
pub use section_20_consent::Section20Consent;
pub use unaccompanied::UnaccompaniedAsylumSeeking;
pub use who_i_am::WhoIAm;
pub use wish_answered::{WishAnswered, WishDone};

/// What is wrong with a collection year that somebody typed: four digits, of the time in which there were returns.
pub(crate) fn not_a_year(year: u16) -> Vec<Trouble> {
    let says = "Give the year in which the collection year closes, as 2027 for 2026-27";
    if (1992..=2100).contains(&year) { Vec::new() } else { vec![Trouble::stops("year", says)] }
}

/// The days of the collection year that closes in this year.
pub(crate) fn collection_year(year: u16) -> Happened {
    let days = Period::financial_year(i32::from(year));
    Happened::span(days.from, Some(days.to))
}
