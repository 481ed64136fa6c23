//! What one child, carer household or event adds to a figure, and why.
//!
//! A shelf: one indicator a file, in the folder of its subject, and its line in [`INDICATORS`]. The comment that opens the
//! file is its published page. An indicator names no kind of record: it asks `timeline` for strands and `clocks` for duties,
//! so that the list of what is due and the published figure are one function.

mod indicator;
mod page;

pub mod adoption;
pub mod coming_into_care;
pub mod education;
pub mod fostering;
pub mod health;
pub mod leaving_care;
pub mod placements;
pub mod reviews;
pub mod visits;
pub mod workforce;

#[cfg(test)]
mod tests;

pub use indicator::{
    Asked, Caseload, CaseloadTold, Counting, Counts, Event, Indicator, Judge, OnEachDay, Part, Polarity,
    Section, Staffed, Status, Told, Unit, Verdict, Workforce, WorkforceTold,
};

/// Every indicator, in the order of the council's report.
pub static INDICATORS: &[&Indicator] = &[
    // 6: looked-after children
    &coming_into_care::LOOKED_AFTER,
    &coming_into_care::LOOKED_AFTER_RATE,
    &coming_into_care::ADMISSIONS,
    &leaving_care::CEASED,
    &leaving_care::CEASED_FOR_PERMANENCE,
    &leaving_care::SPECIAL_GUARDIANSHIP_ORDERS,
    &leaving_care::CEASED_BY_SPECIAL_GUARDIANSHIP,
    &reviews::ON_TIME,
    &adoption::CEASED_BY_ADOPTION,
    &health::ASSESSMENT_UP_TO_DATE,
    &health::DENTAL_CHECK_UP_TO_DATE,
    &health::INITIAL_ASSESSMENT_IN_TIME,
    &education::HAS_A_PLAN,
    &education::PLAN_OF_THE_TERM,
    &reviews::CARE_PLAN_UP_TO_DATE,
    &visits::UP_TO_DATE,
    // 7: care leavers
    &leaving_care::CARE_LEAVERS,
    &leaving_care::PATHWAY_PLAN,
    &leaving_care::PATHWAY_PLAN_UP_TO_DATE,
    &leaving_care::SUITABLE_ACCOMMODATION,
    &leaving_care::EDUCATION_EMPLOYMENT_TRAINING,
    // 8: placements
    &placements::LONG_TERM_STABILITY,
    &placements::THREE_OR_MORE,
    &placements::FAMILY_BASED,
    &placements::WITH_PARENTS,
    &placements::COMMISSIONED,
    // 9: fostering
    &fostering::CHILDREN_FOSTERED,
    &fostering::SHARE_FOSTERED,
    &fostering::HOUSEHOLDS,
    &fostering::RECRUITED,
    &fostering::DEREGISTERED,
    // 10: adoption
    &adoption::ADOPTIONS,
    &adoption::WITHIN_A_YEAR,
    &adoption::SHARE_WITHIN_A_YEAR,
    &adoption::ENTRY_TO_ADOPTIVE_FAMILY,
    &adoption::ORDER_TO_MATCH,
    // 11: workforce
    &workforce::MAXIMUM_CASELOAD,
    &workforce::AVERAGE_CASELOAD_1_TO_3,
    &workforce::AVERAGE_CASELOAD_4_AND_5,
    // national measures, which the council's report does not print
    &adoption::FOSTER_CARER_ADOPTIONS,
    &adoption::WITHIN_FOURTEEN_MONTHS,
    &adoption::DECISION_TO_MATCH,
    &adoption::WAITING_WITH_AN_ORDER,
    &adoption::DECISIONS_REVERSED,
    &adoption::ADOPTERS,
    &adoption::CEASED_TO_FAMILY,
    &adoption::WITH_RELATIVES,
    &adoption::COHORT_OUTCOMES,
    &placements::FAR_FROM_HOME,
    &workforce::AVERAGE_CASES,
    &workforce::TURNOVER,
    &workforce::VACANCIES,
    &workforce::AGENCY,
    &workforce::SUPERVISED,
    &workforce::CHANGES_OF_WORKER,
];

/// Those of the council's report, in its order.
pub fn panel() -> &'static [&'static Indicator] {
    let panel = INDICATORS.iter().position(|indicator| indicator.section == Section::National);
    &INDICATORS[..panel.unwrap_or(INDICATORS.len())]
}

/// The indicator with this number.
pub fn indicator(id: &str) -> Option<&'static Indicator> {
    INDICATORS.iter().copied().find(|indicator| indicator.id == id)
}
