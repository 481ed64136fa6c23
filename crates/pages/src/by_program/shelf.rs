//! Which kinds stand beside children, to whom each is open, and what of it a program writes: where a page writes it too, from the
//! fields of the kind alone.

use records::{Kind, SubjectKind};

/// To whom a kind is open, by the page that shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opens {
    /// A carer household’s page.
    Household,
    /// Those who find homes.
    Home,
    /// What happened in a home, with whom: those who answer for the service.
    HomeEvents,
    /// The post of somebody: themselves, their manager, those who answer for the service.
    Post,
    /// Who works here: those who keep the list.
    People,
    /// Somebody’s supervision: the two whose it is, and the head of service.
    Supervision,
    /// A volunteer’s page.
    Volunteer,
    /// Who stands in for whom: those who manage the one who is away.
    StandingIn,
    /// An inspector’s time and sample: those who arrange it.
    Inspection,
    /// The few.
    Allegations,
    /// Those who set what holds for everybody.
    Settings,
    /// Those who manage the service.
    Staffing,
    /// Groups, promises, surveys: everybody whose work opens anything.
    Voice,
    /// The programme of audits.
    Audits,
    /// What leaders look at together: themes, programmes, improvement.
    Leads,
    /// Issues raised in links.
    Links,
    /// Examples of good practice.
    Examples,
    /// What of a return is let stand.
    Accepted,
    /// Figures as they are.
    Figures,
    /// The advocacy service alone.
    Asked,
    /// Those who keep the records as such.
    Kept,
}

/// What a program does with a kind that its owner writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Does {
    /// Reads it: it is written on a page, or loaded.
    Reads,
    /// Adds.
    Adds,
    /// Adds, and puts right.
    Corrects,
    /// Adds, puts right, takes back.
    All,
}

/// One kind.
pub(super) struct One {
    /// Its name.
    pub(super) kind: &'static str,
    /// Any of these opens it.
    pub(super) opens: &'static [Opens],
    pub(super) does: Does,
}

const fn one(kind: &'static str, opens: &'static [Opens], does: Does) -> One {
    One { kind, opens, does }
}

/// Every kind that is not about a child or a household. Why one is read and not written stands in decision 0024.
const SHELF: &[One] = &[
    one("home_details", &[Opens::Home], Does::Corrects),
    one("ofsted_inspection", &[Opens::Home], Does::Corrects),
    one("quality_review", &[Opens::Home], Does::Corrects),
    one("independent_visit", &[Opens::Home], Does::Corrects),
    one("location_review", &[Opens::Home], Does::Corrects),
    one("quality_visit", &[Opens::Home], Does::Corrects),
    one("young_inspection", &[Opens::Home], Does::Corrects),
    one("serious_event", &[Opens::HomeEvents], Does::Reads),
    one("restraint", &[Opens::HomeEvents], Does::Reads),
    one("break_cancelled", &[Opens::HomeEvents], Does::Reads),
    one("worker_details", &[Opens::People, Opens::Post, Opens::Volunteer], Does::Corrects),
    one("caseload", &[Opens::Post], Does::Reads),
    one("training_course", &[Opens::Post, Opens::Volunteer], Does::Reads),
    one("supervision_agreement", &[Opens::Supervision], Does::Corrects),
    one("supervision_planned", &[Opens::Supervision], Does::Corrects),
    one("worker_absence", &[Opens::Supervision], Does::Corrects),
    one("reduced_caseload", &[Opens::Supervision], Does::Corrects),
    one("practice_observation", &[Opens::Supervision], Does::Corrects),
    one("supervision", &[Opens::Supervision, Opens::Volunteer], Does::Adds),
    one("visitor_enquiry", &[Opens::Volunteer], Does::Adds),
    one("visitor_step", &[Opens::Volunteer], Does::Adds),
    one("visitor_expense", &[Opens::Volunteer], Does::Adds),
    one("standing_in", &[Opens::StandingIn], Does::Adds),
    one("inspection", &[Opens::Inspection], Does::Reads),
    one("allegation", &[Opens::Allegations], Does::Reads),
    one("school_year", &[Opens::Settings], Does::All),
    one("day_not_worked", &[Opens::Settings], Does::All),
    one("local_standard", &[Opens::Settings], Does::All),
    one("escalation_stages", &[Opens::Settings], Does::All),
    one("management_line", &[Opens::Settings], Does::All),
    one("link_teams", &[Opens::Settings], Does::All),
    one("permanence_cohort", &[Opens::Settings], Does::All),
    one("matching_weights", &[Opens::Settings], Does::All),
    one("retention_rule", &[Opens::Settings, Opens::Kept], Does::All),
    one("population_of_children", &[Opens::Settings], Does::All),
    one("authority_name", &[Opens::Settings], Does::All),
    one("commencement", &[Opens::Settings], Does::All),
    one("panel_sitting", &[Opens::Settings], Does::All),
    one("provider_contract", &[Opens::Settings], Does::All),
    one("activity_planned", &[Opens::Settings], Does::All),
    one("carer_survey", &[Opens::Settings], Does::All),
    one("statement_of_purpose", &[Opens::Settings], Does::All),
    one("adoption_forecast", &[Opens::Figures], Does::Reads),
    one("figures_shared", &[Opens::Settings], Does::All),
    one("meeting_held", &[Opens::Settings], Does::All),
    one("report_made", &[Opens::Settings], Does::All),
    one("return_submitted", &[Opens::Settings], Does::All),
    one("posts_agreed", &[Opens::Settings, Opens::Staffing], Does::Corrects),
    one("caseload_weights", &[Opens::Settings, Opens::Staffing], Does::Reads),
    one("participation_group", &[Opens::Voice], Does::Adds),
    one("group_matter", &[Opens::Voice], Does::Adds),
    one("matter_answered", &[Opens::Voice], Does::Adds),
    one("pledge_promise", &[Opens::Voice], Does::Adds),
    one("promise_report", &[Opens::Voice], Does::Adds),
    one("survey", &[Opens::Voice], Does::Adds),
    one("audit_tool", &[Opens::Audits], Does::Corrects),
    one("learning_event", &[Opens::Audits], Does::Corrects),
    one("audit_summary", &[Opens::Audits], Does::Corrects),
    one("audit_round", &[Opens::Audits], Does::Reads),
    one("strategic_programme", &[Opens::Leads], Does::Corrects),
    one("improvement_action", &[Opens::Leads], Does::Corrects),
    one("improvement_status", &[Opens::Leads], Does::Corrects),
    one("evidence_listed", &[Opens::Leads], Does::Corrects),
    one("exemplar", &[Opens::Examples], Does::Corrects),
    one("link_issue", &[Opens::Links], Does::Corrects),
    one("supervision_theme", &[Opens::Settings], Does::All),
    one("appraisal", &[Opens::Supervision], Does::Corrects),
    one("participation_event", &[Opens::Voice], Does::Corrects),
    one("voice_project", &[Opens::Voice], Does::Corrects),
    one("accepted_finding", &[Opens::Accepted], Does::Reads),
    one("return_loaded", &[Opens::Figures], Does::Reads),
    one("record_kept", &[Opens::Figures], Does::Reads),
    one("published_figure", &[Opens::Figures], Does::Reads),
    one("published_breakdown", &[Opens::Figures], Does::Reads),
    one("published_count", &[Opens::Figures], Does::Reads),
    one("published_fault", &[Opens::Figures], Does::Reads),
    one("target", &[Opens::Figures], Does::Reads),
    one("benchmark", &[Opens::Figures], Does::Reads),
    one("advocacy_asked", &[Opens::Asked], Does::Reads),
    one("retention_hold", &[Opens::Kept], Does::Reads),
    one("erasure_proposed", &[Opens::Kept], Does::Reads),
    one("erasure", &[Opens::Kept], Does::Reads),
    one("data_breach", &[Opens::Kept], Does::Reads),
];

/// What is done with a kind; none for one about a child.
pub(super) fn of(kind: &Kind) -> Option<One> {
    match kind.subject {
        SubjectKind::Child => None,
        SubjectKind::CarerHousehold => {
            let does = if crate::homes::by_program::is_written(kind) { Does::Corrects } else { Does::Reads };
            Some(one(kind.name, &[Opens::Household], does))
        }
        _ => SHELF.iter().find(|one| one.kind == kind.name).map(|said| one(said.kind, said.opens, said.does)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use records::{Field, Form, KINDS};

    use super::*;

    #[test]
    fn every_kind_beside_children_stands_here_once() {
        let mut names = BTreeSet::new();
        for one in SHELF {
            assert!(names.insert(one.kind), "{}", one.kind);
            assert!(records::kind(one.kind).is_some(), "{}", one.kind);
        }
        for kind in KINDS.iter().filter(|kind| kind.subject != SubjectKind::Child) {
            assert!(of(kind).is_some(), "{}: nobody said to whom it is open", kind.name);
        }
        assert!(
            names
                .iter()
                .all(|name| records::kind(name).is_some_and(|kind| kind.subject != SubjectKind::Child))
        );
    }

    /// What names a child is left out for a reader who does not see the child: sent back whole, it would be lost.
    #[test]
    fn nothing_that_names_a_child_is_put_right_by_program() {
        fn names(fields: &[Field]) -> bool {
            fields.iter().any(|field| match field.form {
                Form::Child => true,
                Form::Parts(fields) => names(fields),
                _ => false,
            })
        }
        for one in SHELF.iter().filter(|one| matches!(one.does, Does::Corrects | Does::All)) {
            assert!(!records::kind(one.kind).is_some_and(|kind| names(kind.fields)), "{}", one.kind);
        }
    }

    /// Where the page has a form made from the fields, a program has it too.
    #[test]
    fn what_a_plain_form_writes_a_program_writes() {
        for kind in KINDS {
            let does = of(kind).map_or(Does::Reads, |one| one.does);
            if crate::governance::settings::is_set(kind) {
                assert_eq!(does, Does::All, "{}", kind.name);
            }
            if crate::voice::groups::is_said(kind) {
                // An event and a project go on after they are first written down: nominations are given, actions are done.
                let goes_on = ["participation_event", "voice_project"].contains(&kind.name);
                let expected = if goes_on { Does::Corrects } else { Does::Adds };
                assert_eq!(does, expected, "{}", kind.name);
            }
            if crate::homes::home::is_written(kind) {
                assert_eq!(does, Does::Corrects, "{}", kind.name);
            }
            if crate::workforce::supervision::is_said(kind) || crate::quality::lead::is_said(kind) {
                assert_eq!(does, Does::Corrects, "{}", kind.name);
            }
        }
    }
}
