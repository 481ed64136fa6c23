//! The table: every address, and what it needs. A page adds its lines here.

use access::{Part, Permit, Person, Role};

use crate::support::people;

/// The kind that stands for all in the table of addresses; the table of kinds has each.
pub(super) const KIND: &str = "child_name";

/// What an address needs.
pub(super) enum Needs {
    /// Nobody: it is there before anybody says who they are.
    Nothing,
    /// A secret in the address.
    Secret,
    /// Something of one's own that is named in the address.
    Own,
    /// To sign in, or to have signed in: one's own account.
    Account,
    /// To have said who one is.
    Somebody,
    /// This of the person.
    Role(fn(&Person) -> bool),
    /// This of a permit to read the child's record.
    Permit(fn(&Permit) -> bool),
    /// A way to open the whole record, by work or by a reason.
    Door,
}

/// An address, how it is used, and what it needs. `{record}` is the child's name record.
pub(super) struct Way {
    pub(super) path: &'static str,
    pub(super) post: bool,
    pub(super) needs: Needs,
}

const fn way(path: &'static str, needs: Needs) -> Way {
    Way { path, post: false, needs }
}

const fn send(path: &'static str, needs: Needs) -> Way {
    Way { path, post: true, needs }
}

pub(super) fn reads(permit: &Permit, kind: &str) -> bool {
    permit.may_read(records::kind(kind).unwrap())
}

pub(super) fn writes(permit: &Permit, kind: &str) -> bool {
    permit.may_write(records::kind(kind).unwrap())
}

/// Who says who stands in for whom.
fn stands_in(person: &Person) -> bool {
    person.role == Role::HeadOfService || (person.role == Role::TeamManager && person.team.is_some())
}

/// Who reads and grades the plans of young people.
fn reads_plans(person: &Person) -> bool {
    access::sees_care_leavers(person).is_ok() && access::sees_audits(person).is_ok()
}

/// Who is told what placements cost.
fn sees_costs(person: &Person) -> bool {
    access::sees_placements(person).is_ok()
        && matches!(
            person.role,
            Role::HeadOfService | Role::Placements | Role::QualityAssurance | Role::TeamManager
        )
}

/// Who raises issues in the link between a team and its reviewing officer.
pub(super) fn raises(person: &Person) -> bool {
    access::sees_audits(person).is_ok() && person.role != Role::PerformanceOfficer
}

pub(super) const WAYS: &[Way] = &[
    way("/", Needs::Somebody),
    way("/who", Needs::Nothing),
    way("/status", Needs::Role(|person| person.role == Role::Administrator)),
    way("/work", Needs::Somebody),
    way(
        "/work.csv",
        Needs::Role(|person| person.role.has_caseload() || person.role == Role::PersonalAdviser),
    ),
    way("/due", Needs::Role(|person| access::adds_a_part(person).is_ok())),
    way("/due.csv", Needs::Role(|person| access::adds_a_part(person).is_ok())),
    way("/to-do", Needs::Role(access::opens_records)),
    way("/to-do.csv", Needs::Role(access::opens_records)),
    way("/my-calendar", Needs::Somebody),
    way("/begun", Needs::Role(access::opens_records)),
    way("/calendar/{person}/{file}", Needs::Secret),
    way("/team", Needs::Role(access::opens_records)),
    way("/team.csv", Needs::Role(|person| TEAM.contains(&person.role))),
    way("/reviews", Needs::Role(|person| person.role == Role::ReviewingOfficer)),
    way("/reviews.csv", Needs::Role(|person| person.role == Role::ReviewingOfficer)),
    way("/find", Needs::Role(access::opens_records)),
    send("/find", Needs::Role(access::opens_records)),
    way("/children/new", Needs::Role(|person| access::add(person, "new").is_ok())),
    way("/child/{child}", Needs::Permit(|_| true)),
    way("/child/{child}/open", Needs::Door),
    send("/child/{child}/open", Needs::Door),
    way("/child/{child}/chronology", Needs::Permit(|_| true)),
    way("/child/{child}/chronology.csv", Needs::Permit(|_| true)),
    way("/child/{child}/story", Needs::Permit(Permit::is_whole)),
    way("/child/{child}/workers", Needs::Permit(Permit::is_whole)),
    way("/child/{child}/placement", Needs::Permit(|permit| reads(permit, "notice_to_end"))),
    way(
        "/trackers",
        Needs::Role(|person| {
            access::sees_placements(person).is_ok()
                || access::finds_homes(person).is_ok()
                || access::follows_futures(person).is_ok()
                || access::follows_adoption(person).is_ok()
                || access::sees_care_leavers(person).is_ok()
        }),
    ),
    way("/placements", Needs::Role(|person| access::sees_placements(person).is_ok())),
    way("/placements.csv", Needs::Role(|person| access::sees_placements(person).is_ok())),
    way("/unregistered", Needs::Role(|person| access::sees_placements(person).is_ok())),
    way("/unregistered.csv", Needs::Role(|person| access::sees_placements(person).is_ok())),
    way("/child/{child}/complaints", Needs::Permit(|permit| reads(permit, "complaint"))),
    way("/child/{child}/complaints/{complaint}/{step}", Needs::Permit(|permit| writes(permit, "complaint"))),
    send("/child/{child}/complaints/{complaint}/{step}", Needs::Permit(|permit| writes(permit, "complaint"))),
    way(
        "/child/{child}/complaints/{complaint}/learning/{nth}",
        Needs::Permit(|permit| writes(permit, "complaint")),
    ),
    send(
        "/child/{child}/complaints/{complaint}/learning/{nth}",
        Needs::Permit(|permit| writes(permit, "complaint")),
    ),
    way("/child/{child}/complaint", Needs::Permit(|permit| writes(permit, "complaint"))),
    send("/child/{child}/complaint", Needs::Permit(|permit| writes(permit, "complaint"))),
    way("/requests", Needs::Role(|person| access::sees_requests(person).is_ok())),
    way("/requests.csv", Needs::Role(|person| access::sees_requests(person).is_ok())),
    way("/care-records", Needs::Somebody),
    way("/child/{child}/requests", Needs::Permit(|permit| reads(permit, "access_request"))),
    way("/child/{child}/request", Needs::Permit(|permit| writes(permit, "access_request"))),
    send("/child/{child}/request", Needs::Permit(|permit| writes(permit, "access_request"))),
    way("/child/{child}/put-right", Needs::Permit(|permit| writes(permit, "rectification_request"))),
    send("/child/{child}/put-right", Needs::Permit(|permit| writes(permit, "rectification_request"))),
    way("/child/{child}/requests/{request}/bundle", Needs::Permit(|permit| writes(permit, "redaction_mark"))),
    // There is no request of this name to mark words in.
    send("/child/{child}/requests/{request}/bundle", Needs::Permit(|_| false)),
    way(
        "/child/{child}/requests/{request}/bundle/{paper}",
        Needs::Permit(|permit| writes(permit, "redaction_mark")),
    ),
    way("/child/{child}/requests/{request}/{turn}", Needs::Permit(|permit| writes(permit, "access_request"))),
    send(
        "/child/{child}/requests/{request}/{turn}",
        Needs::Permit(|permit| writes(permit, "access_request")),
    ),
    way("/erasures", Needs::Role(|person| access::keeps_records(person).is_ok())),
    way("/erasures.csv", Needs::Role(|person| access::keeps_records(person).is_ok())),
    // Of a child, and of a proposal, that are named: the tests of rights say who.
    way("/erasures/new", Needs::Own),
    send("/erasures/new", Needs::Own),
    way("/erasures/{proposal}", Needs::Own),
    send("/erasures/{proposal}", Needs::Own),
    way("/erasures/{proposal}/{file}", Needs::Own),
    way("/retention", Needs::Role(|person| access::keeps_records(person).is_ok())),
    way("/retention.csv", Needs::Role(|person| access::keeps_records(person).is_ok())),
    send("/retention", Needs::Role(|person| access::keeps_records(person).is_ok())),
    way("/complaints", Needs::Role(|person| access::sees_complaints(person).is_ok())),
    way("/complaints.csv", Needs::Role(|person| access::sees_complaints(person).is_ok())),
    // Whoever is recorded as the designated officer sees them too: nobody is, in this table.
    way("/allegations", Needs::Role(|person| person.role == Role::HeadOfService)),
    way("/allegations/new", Needs::Role(|person| person.role == Role::HeadOfService)),
    send("/allegations/new", Needs::Role(|person| person.role == Role::HeadOfService)),
    way("/allegations.csv", Needs::Role(|person| person.role == Role::HeadOfService)),
    way("/allegations/learning", Needs::Role(|person| person.role == Role::HeadOfService)),
    way("/allegations/{worker}/{record}/learning/{nth}", Needs::Own),
    send("/allegations/{worker}/{record}/learning/{nth}", Needs::Own),
    way("/allegations/{worker}/{record}", Needs::Own),
    way("/allegations/{worker}/{record}/{step}", Needs::Own),
    send("/allegations/{worker}/{record}/{step}", Needs::Own),
    way("/child/{child}/audits", Needs::Permit(|permit| reads(permit, "case_audit"))),
    way("/child/{child}/audits/{audit}/action/{nth}", Needs::Permit(|permit| writes(permit, "case_audit"))),
    send("/child/{child}/audits/{audit}/action/{nth}", Needs::Permit(|permit| writes(permit, "case_audit"))),
    way("/child/{child}/audit", Needs::Permit(|permit| writes(permit, "case_audit"))),
    send("/child/{child}/audit", Needs::Permit(|permit| writes(permit, "case_audit"))),
    way("/child/{child}/audit-moderation", Needs::Permit(|permit| writes(permit, "audit_moderated"))),
    send("/child/{child}/audit-moderation", Needs::Permit(|permit| writes(permit, "audit_moderated"))),
    way("/child/{child}/dip-sample", Needs::Permit(|permit| writes(permit, "dip_sample"))),
    send("/child/{child}/dip-sample", Needs::Permit(|permit| writes(permit, "dip_sample"))),
    way("/child/{child}/return", Needs::Permit(Permit::is_whole)),
    way("/child/{child}/looks", Needs::Permit(Permit::is_whole)),
    way("/child/{child}/looks.csv", Needs::Permit(Permit::is_whole)),
    way("/child/{child}/access", Needs::Permit(|permit| permit.reads().has(Part::Access))),
    way("/child/{child}/visit", Needs::Permit(|permit| writes(permit, "visit_to_child"))),
    send("/child/{child}/visit", Needs::Permit(|permit| writes(permit, "visit_to_child"))),
    way("/child/{child}/note", Needs::Permit(|permit| writes(permit, "case_note"))),
    send("/child/{child}/note", Needs::Permit(|permit| writes(permit, "case_note"))),
    way("/child/{child}/plan", Needs::Permit(|permit| writes(permit, "care_plan"))),
    send("/child/{child}/plan", Needs::Permit(|permit| writes(permit, "care_plan"))),
    way("/care-leavers", Needs::Role(|person| access::sees_care_leavers(person).is_ok())),
    way("/care-leavers.csv", Needs::Role(|person| access::sees_care_leavers(person).is_ok())),
    way("/my", Needs::Role(|person| person.role == Role::Child)),
    // Nobody’s account is tied to a record in the table: see the tests of leaving care.
    send("/my", Needs::Own),
    way("/my/plan.pdf", Needs::Own),
    way("/my/pictures/{document}", Needs::Own),
    way("/my-home", Needs::Role(|person| person.role == Role::Carer)),
    // Nobody’s account is tied to a household in the table: see the tests of carers.
    send("/my-home", Needs::Own),
    way("/my-home/survey", Needs::Own),
    send("/my-home/survey", Needs::Own),
    way("/child/{child}/answer-words", Needs::Permit(|permit| writes(permit, "own_words_answered"))),
    send("/child/{child}/answer-words", Needs::Permit(|permit| writes(permit, "own_words_answered"))),
    way("/advisers", Needs::Role(|person| access::sees_care_leavers(person).is_ok())),
    way("/advisers.csv", Needs::Role(|person| access::sees_care_leavers(person).is_ok())),
    way("/tenancy-readiness", Needs::Role(|person| access::sees_care_leavers(person).is_ok())),
    way("/tenancy-readiness.csv", Needs::Role(|person| access::sees_care_leavers(person).is_ok())),
    way("/child/{child}/leaving-care", Needs::Permit(Permit::is_whole)),
    way("/child/{child}/leaving-care/{file}", Needs::Permit(Permit::is_whole)),
    way("/child/{child}/plan-on-a-page", Needs::Permit(Permit::is_whole)),
    way("/child/{child}/in-touch", Needs::Permit(|permit| writes(permit, "kept_in_touch"))),
    send("/child/{child}/in-touch", Needs::Permit(|permit| writes(permit, "kept_in_touch"))),
    way("/child/{child}/pathway-plan", Needs::Permit(|permit| writes(permit, "pathway_plan"))),
    send("/child/{child}/pathway-plan", Needs::Permit(|permit| writes(permit, "pathway_plan"))),
    way("/child/{child}/pep", Needs::Permit(|permit| writes(permit, "personal_education_plan"))),
    send("/child/{child}/pep", Needs::Permit(|permit| writes(permit, "personal_education_plan"))),
    way("/child/{child}/review", Needs::Permit(|permit| writes(permit, "review_report"))),
    send("/child/{child}/review", Needs::Permit(|permit| writes(permit, "review_report"))),
    way("/child/{child}/reviews", Needs::Permit(Permit::is_whole)),
    way("/child/{child}/reviews/{review}", Needs::Permit(Permit::is_whole)),
    way("/child/{child}/book-review", Needs::Permit(|permit| writes(permit, "review_planned"))),
    send("/child/{child}/book-review", Needs::Permit(|permit| writes(permit, "review_planned"))),
    way("/child/{child}/review-words", Needs::Permit(|permit| writes(permit, "child_contribution"))),
    send("/child/{child}/review-words", Needs::Permit(|permit| writes(permit, "child_contribution"))),
    way("/child/{child}/review-visit", Needs::Permit(|permit| writes(permit, "child_spoken_to"))),
    send("/child/{child}/review-visit", Needs::Permit(|permit| writes(permit, "child_spoken_to"))),
    way("/child/{child}/review-checklist", Needs::Permit(|permit| writes(permit, "review_checklist"))),
    send("/child/{child}/review-checklist", Needs::Permit(|permit| writes(permit, "review_checklist"))),
    way("/child/{child}/review-meeting", Needs::Permit(|permit| writes(permit, "review_meeting"))),
    send("/child/{child}/review-meeting", Needs::Permit(|permit| writes(permit, "review_meeting"))),
    way("/child/{child}/review-decisions", Needs::Permit(|permit| writes(permit, "review_decisions"))),
    send("/child/{child}/review-decisions", Needs::Permit(|permit| writes(permit, "review_decisions"))),
    way("/child/{child}/review-answer", Needs::Permit(|permit| writes(permit, "decisions_answered"))),
    send("/child/{child}/review-answer", Needs::Permit(|permit| writes(permit, "decisions_answered"))),
    way("/child/{child}/review-minutes", Needs::Permit(|permit| writes(permit, "review_record"))),
    send("/child/{child}/review-minutes", Needs::Permit(|permit| writes(permit, "review_record"))),
    way("/child/{child}/review-midway", Needs::Permit(|permit| writes(permit, "midway_review"))),
    send("/child/{child}/review-midway", Needs::Permit(|permit| writes(permit, "midway_review"))),
    way("/child/{child}/letter", Needs::Permit(|permit| writes(permit, "letter_to_child"))),
    send("/child/{child}/letter", Needs::Permit(|permit| writes(permit, "letter_to_child"))),
    way("/child/{child}/letters/{letter}/version", Needs::Permit(|permit| writes(permit, "letter_to_child"))),
    send(
        "/child/{child}/letters/{letter}/version",
        Needs::Permit(|permit| writes(permit, "letter_to_child")),
    ),
    way("/child/{child}/letters/{letter}", Needs::Permit(|permit| reads(permit, "letter_to_child"))),
    way("/child/{child}/letters/{letter}/{file}", Needs::Permit(|permit| reads(permit, "letter_to_child"))),
    way(
        "/child/{child}/review-invitation/{booking}",
        Needs::Permit(|permit| reads(permit, "review_planned")),
    ),
    way("/escalations", Needs::Role(|person| CHALLENGES.contains(&person.role))),
    way("/escalations.csv", Needs::Role(|person| CHALLENGES.contains(&person.role))),
    way(
        "/child/{child}/to-do/{plan}/{action}/{nth}",
        Needs::Permit(|permit| writes(permit, "review_decisions")),
    ),
    send(
        "/child/{child}/to-do/{plan}/{action}/{nth}",
        Needs::Permit(|permit| writes(permit, "review_decisions")),
    ),
    way("/child/{child}/escalations", Needs::Permit(|permit| reads(permit, "escalation"))),
    way("/child/{child}/escalations/{challenge}", Needs::Permit(|permit| reads(permit, "escalation"))),
    way("/child/{child}/escalations/{challenge}/{act}", Needs::Permit(|permit| writes(permit, "escalation"))),
    send(
        "/child/{child}/escalations/{challenge}/{act}",
        Needs::Permit(|permit| writes(permit, "escalation")),
    ),
    way("/child/{child}/challenge", Needs::Permit(|permit| writes(permit, "escalation"))),
    send("/child/{child}/challenge", Needs::Permit(|permit| writes(permit, "escalation"))),
    way("/child/{child}/informal-challenge", Needs::Permit(|permit| writes(permit, "informal_challenge"))),
    send("/child/{child}/informal-challenge", Needs::Permit(|permit| writes(permit, "informal_challenge"))),
    way("/footprint", Needs::Role(|person| FOOTPRINT.contains(&person.role))),
    way("/footprint.csv", Needs::Role(|person| FOOTPRINT.contains(&person.role))),
    way("/footprint/{report}", Needs::Role(|person| FOOTPRINT.contains(&person.role))),
    way("/child/{child}/advocacy", Needs::Permit(|permit| reads(permit, "advocacy_referral"))),
    way("/child/{child}/advocacy-referral", Needs::Permit(|permit| writes(permit, "advocacy_referral"))),
    send("/child/{child}/advocacy-referral", Needs::Permit(|permit| writes(permit, "advocacy_referral"))),
    way("/child/{child}/advocate-visit", Needs::Permit(|permit| writes(permit, "advocate_visit"))),
    send("/child/{child}/advocate-visit", Needs::Permit(|permit| writes(permit, "advocate_visit"))),
    way("/child/{child}/advocacy-note", Needs::Permit(|permit| writes(permit, "advocacy_note"))),
    send("/child/{child}/advocacy-note", Needs::Permit(|permit| writes(permit, "advocacy_note"))),
    way("/child/{child}/advocacy-close", Needs::Permit(|permit| writes(permit, "advocacy_closing"))),
    send("/child/{child}/advocacy-close", Needs::Permit(|permit| writes(permit, "advocacy_closing"))),
    way(
        "/child/{child}/visitor-match",
        Needs::Permit(|permit| writes(permit, "independent_visitor_matching")),
    ),
    send(
        "/child/{child}/visitor-match",
        Needs::Permit(|permit| writes(permit, "independent_visitor_matching")),
    ),
    way("/advocate", Needs::Nothing),
    send("/advocate", Needs::Nothing),
    way("/advocate/asked", Needs::Nothing),
    // Of one that is named: the tests of advocacy say who.
    way("/advocacy/asked", Needs::Role(|person| access::proposes_to_erase_what_was_asked(person).is_ok())),
    send("/advocacy/asked", Needs::Role(|person| access::proposes_to_erase_what_was_asked(person).is_ok())),
    way("/advocacy/asked/{asked}/erase", Needs::Own),
    send("/advocacy/asked/{asked}/erase", Needs::Own),
    way("/advocacy/asked/{asked}", Needs::Own),
    send("/advocacy/asked/{asked}", Needs::Own),
    way("/advocacy.csv", Needs::Role(|person| access::advocacy_service(person).is_ok())),
    // Of a project that is named: the tests of what children say tell who.
    way("/voice/projects/{project}/action/{nth}", Needs::Own),
    send("/voice/projects/{project}/action/{nth}", Needs::Own),
    way("/voice/projects/{project}/outcome", Needs::Own),
    send("/voice/projects/{project}/outcome", Needs::Own),
    way("/themes", Needs::Role(|person| access::sees_audits(person).is_ok())),
    way("/themes.csv", Needs::Role(|person| access::sees_audits(person).is_ok())),
    way("/improvement", Needs::Role(|person| access::sees_audits(person).is_ok())),
    way("/improvement.csv", Needs::Role(|person| access::sees_audits(person).is_ok())),
    way("/examples", Needs::Role(|person| access::hears_children(person).is_ok())),
    way("/link-teams", Needs::Role(|person| access::sees_audits(person).is_ok())),
    way("/link-teams.csv", Needs::Role(|person| access::sees_audits(person).is_ok())),
    way("/link-teams/say", Needs::Role(raises)),
    send("/link-teams/say", Needs::Role(raises)),
    way("/leading/say/{led}", Needs::Role(|person| access::arranges_audits(person).is_ok())),
    send("/leading/say/{led}", Needs::Role(|person| access::arranges_audits(person).is_ok())),
    way("/audits.csv", Needs::Role(|person| access::sees_audits(person).is_ok())),
    way("/groups.csv", Needs::Role(|person| access::hears_children(person).is_ok())),
    way("/advocacy", Needs::Role(|person| access::advocacy_service(person).is_ok())),
    way("/advocacy/report/{year}", Needs::Role(|person| access::advocacy_service(person).is_ok())),
    way("/fostering", Needs::Role(|person| access::finds_homes(person).is_ok())),
    way("/fostering.csv", Needs::Role(|person| access::finds_homes(person).is_ok())),
    way("/fostering-checks.csv", Needs::Role(|person| access::finds_homes(person).is_ok())),
    way("/fostering/new", Needs::Role(|person| access::keeps_households(person).is_ok())),
    send("/fostering/new", Needs::Role(|person| access::keeps_households(person).is_ok())),
    way("/adoption/new", Needs::Role(|person| access::keeps_households(person).is_ok())),
    send("/adoption/new", Needs::Role(|person| access::keeps_households(person).is_ok())),
    way("/homes", Needs::Role(|person| access::finds_homes(person).is_ok())),
    way("/homes.csv", Needs::Role(|person| access::finds_homes(person).is_ok())),
    way("/homes/new", Needs::Role(|person| access::keeps_homes(person).is_ok())),
    send("/homes/new", Needs::Role(|person| access::keeps_homes(person).is_ok())),
    way("/homes/{home}", Needs::Own),
    way("/homes/{home}/record/{kind}", Needs::Own),
    send("/homes/{home}/record/{kind}", Needs::Own),
    way("/fostering/{household}", Needs::Own),
    way("/fostering/{household}/record/{kind}", Needs::Own),
    send("/fostering/{household}/record/{kind}", Needs::Own),
    way("/fostering/{household}/stage/{stage}", Needs::Own),
    send("/fostering/{household}/stage/{stage}", Needs::Own),
    way("/fostering/{household}/answer-message", Needs::Own),
    send("/fostering/{household}/answer-message", Needs::Own),
    way("/homes-work", Needs::Role(|person| access::finds_homes(person).is_ok())),
    way("/homes-work.csv", Needs::Role(|person| access::finds_homes(person).is_ok())),
    way("/fostering-year", Needs::Role(|person| access::finds_homes(person).is_ok())),
    way("/fostering-year.csv", Needs::Role(|person| access::finds_homes(person).is_ok())),
    way("/fostering-year.pdf", Needs::Role(|person| access::finds_homes(person).is_ok())),
    way("/sufficiency", Needs::Role(|person| access::finds_homes(person).is_ok())),
    way("/sufficiency.csv", Needs::Role(|person| access::finds_homes(person).is_ok())),
    way("/matching", Needs::Role(|person| access::finds_homes(person).is_ok())),
    way("/matching.csv", Needs::Role(|person| access::finds_homes(person).is_ok())),
    way("/child/{child}/matching", Needs::Permit(|permit| writes(permit, "matching_decision"))),
    send("/child/{child}/matching", Needs::Permit(|permit| writes(permit, "matching_decision"))),
    way("/visitors", Needs::Role(|person| access::advocacy_service(person).is_ok())),
    way("/visitors.csv", Needs::Role(|person| access::advocacy_service(person).is_ok())),
    way("/volunteers.csv", Needs::Role(|person| access::advocacy_service(person).is_ok())),
    way("/visitors/new", Needs::Role(|person| access::recruits_visitors(person).is_ok())),
    send("/visitors/new", Needs::Role(|person| access::recruits_visitors(person).is_ok())),
    way("/visitors/{visitor}", Needs::Role(|person| access::advocacy_service(person).is_ok())),
    way("/visitors/{visitor}/record/{form}", Needs::Role(|person| access::recruits_visitors(person).is_ok())),
    send(
        "/visitors/{visitor}/record/{form}",
        Needs::Role(|person| access::recruits_visitors(person).is_ok()),
    ),
    way("/permanence", Needs::Role(|person| access::follows_futures(person).is_ok())),
    way("/permanence.csv", Needs::Role(|person| access::follows_futures(person).is_ok())),
    way("/permanence/cohorts/{cohort}", Needs::Own),
    way("/permanence/cohorts/{cohort}/file.csv", Needs::Own),
    way("/court", Needs::Role(|person| access::follows_futures(person).is_ok())),
    way("/court.csv", Needs::Role(|person| access::follows_futures(person).is_ok())),
    way("/adoption", Needs::Role(|person| access::follows_adoption(person).is_ok())),
    way("/adoption.csv", Needs::Role(|person| access::follows_adoption(person).is_ok())),
    way("/family-time", Needs::Role(|person| access::follows_futures(person).is_ok())),
    way("/family-time.csv", Needs::Role(|person| access::follows_futures(person).is_ok())),
    way("/placement-panel", Needs::Role(|person| access::sees_placements(person).is_ok())),
    way("/placement-panel.csv", Needs::Role(|person| access::sees_placements(person).is_ok())),
    way("/placement-costs", Needs::Role(sees_costs)),
    way("/placement-costs.csv", Needs::Role(sees_costs)),
    way("/quality-visits", Needs::Role(|person| access::finds_homes(person).is_ok())),
    way("/quality-visits.csv", Needs::Role(|person| access::finds_homes(person).is_ok())),
    way("/carers", Needs::Role(|person| access::finds_homes(person).is_ok())),
    way("/carers.csv", Needs::Role(|person| access::finds_homes(person).is_ok())),
    way("/edge-of-care", Needs::Role(|person| access::follows_futures(person).is_ok())),
    way("/edge-of-care.csv", Needs::Role(|person| access::follows_futures(person).is_ok())),
    way("/plo-panel", Needs::Role(|person| access::follows_futures(person).is_ok())),
    way("/plo-panel.csv", Needs::Role(|person| access::follows_futures(person).is_ok())),
    way("/instead-of-long-term-care", Needs::Role(|person| access::follows_futures(person).is_ok())),
    way("/instead-of-long-term-care.csv", Needs::Role(|person| access::follows_futures(person).is_ok())),
    way("/leavers-hub", Needs::Role(|person| access::sees_care_leavers(person).is_ok())),
    way("/leavers-hub.csv", Needs::Role(|person| access::sees_care_leavers(person).is_ok())),
    way("/plan-quality", Needs::Role(reads_plans)),
    way("/plan-quality.csv", Needs::Role(reads_plans)),
    send("/adoption-forecast", Needs::Role(|person| access::sets_the_service(person).is_ok())),
    way("/private-fostering", Needs::Role(|person| access::follows_futures(person).is_ok())),
    way("/private-fostering.csv", Needs::Role(|person| access::follows_futures(person).is_ok())),
    way("/panels", Needs::Role(|person| access::follows_adoption(person).is_ok())),
    way("/panels.csv", Needs::Role(|person| access::follows_adoption(person).is_ok())),
    way("/panels/{sitting}", Needs::Own),
    way(
        "/child/{child}/permanence",
        Needs::Permit(|permit| reads(permit, "permanence_plan") || reads(permit, "adoption_step")),
    ),
    way("/child/{child}/words", Needs::Permit(Permit::is_whole)),
    way("/child/{child}/said", Needs::Permit(|permit| writes(permit, "child_said"))),
    send("/child/{child}/said", Needs::Permit(|permit| writes(permit, "child_said"))),
    way("/child/{child}/wish", Needs::Permit(|permit| writes(permit, "wish_answered"))),
    send("/child/{child}/wish", Needs::Permit(|permit| writes(permit, "wish_answered"))),
    way("/voice", Needs::Role(|person| access::hears_children(person).is_ok())),
    way("/you-said", Needs::Role(|person| access::hears_children(person).is_ok())),
    way("/voice/new/{sort}", Needs::Role(|person| access::answers_children(person).is_ok())),
    send("/voice/new/{sort}", Needs::Role(|person| access::answers_children(person).is_ok())),
    way("/child/{child}/decision", Needs::Permit(|permit| writes(permit, "approval"))),
    send("/child/{child}/decision", Needs::Permit(|permit| writes(permit, "approval"))),
    way("/child/{child}/transfer", Needs::Permit(|permit| writes(permit, "approval"))),
    send("/child/{child}/transfer", Needs::Permit(|permit| writes(permit, "approval"))),
    way("/settings", Needs::Role(|person| SETTINGS.contains(&person.role))),
    way("/settings/{setting}", Needs::Role(|person| SETTINGS.contains(&person.role))),
    send("/settings/{setting}", Needs::Role(|person| SETTINGS.contains(&person.role))),
    way("/settings/{setting}/{said}", Needs::Role(|person| SETTINGS.contains(&person.role))),
    send("/settings/{setting}/{said}", Needs::Role(|person| SETTINGS.contains(&person.role))),
    way("/audits", Needs::Role(|person| access::sees_audits(person).is_ok())),
    way("/audits/rounds/new", Needs::Role(|person| access::arranges_audits(person).is_ok())),
    send("/audits/rounds/new", Needs::Role(|person| access::arranges_audits(person).is_ok())),
    way("/audits/rounds/{round}", Needs::Own),
    way("/audits/say/{kind}", Needs::Own),
    send("/audits/say/{kind}", Needs::Own),
    way("/supervision", Needs::Role(|person| SUPERVISION.contains(&person.role))),
    way("/supervision.csv", Needs::Role(|person| TEAM.contains(&person.role))),
    way("/supervision/{worker}", Needs::Role(reads_supervision)),
    way("/supervision/{worker}/record", Needs::Role(sees_to_supervision)),
    send("/supervision/{worker}/record", Needs::Role(sees_to_supervision)),
    way("/supervision/{worker}/say/{kind}", Needs::Own),
    send("/supervision/{worker}/say/{kind}", Needs::Own),
    way("/supervision/{worker}/action/{record}/{nth}", Needs::Own),
    send("/supervision/{worker}/action/{record}/{nth}", Needs::Own),
    way("/workforce", Needs::Role(|person| access::staffing(person).is_ok())),
    way("/workforce.csv", Needs::Role(|person| access::staffing(person).is_ok())),
    way("/people", Needs::Role(|person| access::keeps_people(person).is_ok())),
    way("/people/new", Needs::Role(|person| access::keeps_people(person).is_ok())),
    send("/people/new", Needs::Role(|person| access::keeps_people(person).is_ok())),
    // Of a worker in the team of the manager. Nobody says of themselves what they do here.
    way("/people/{worker}", Needs::Role(|person| access::keeps_people(person).is_ok())),
    way("/people/{worker}/post", Needs::Role(|person| access::keeps_people(person).is_ok())),
    send("/people/{worker}/post", Needs::Role(|person| access::keeps_people(person).is_ok())),
    way("/people/{worker}/leave", Needs::Role(|person| access::keeps_people(person).is_ok())),
    send("/people/{worker}/leave", Needs::Role(|person| access::keeps_people(person).is_ok())),
    way("/settings/posts", Needs::Role(|person| SETTINGS.contains(&person.role))),
    send("/settings/posts", Needs::Role(|person| SETTINGS.contains(&person.role))),
    way("/settings/caseloads", Needs::Role(|person| SETTINGS.contains(&person.role))),
    send("/settings/caseloads", Needs::Role(|person| SETTINGS.contains(&person.role))),
    way("/standing-in", Needs::Role(stands_in)),
    send("/standing-in/end", Needs::Role(stands_in)),
    way("/approvals", Needs::Role(access::opens_records)),
    way("/approvals.csv", Needs::Role(access::opens_records)),
    way("/child/{child}/approval/{approval}", Needs::Permit(|permit| reads(permit, "approval"))),
    way("/child/{child}/record", Needs::Permit(|_| true)),
    way("/child/{child}/record/{kind}", Needs::Permit(|permit| writes(permit, KIND))),
    send("/child/{child}/record/{kind}", Needs::Permit(|permit| writes(permit, KIND))),
    way("/child/{child}/record/{kind}/{record}", Needs::Permit(|permit| reads(permit, KIND))),
    way("/child/{child}/record/{kind}/{record}/correct", Needs::Permit(|permit| writes(permit, KIND))),
    send("/child/{child}/record/{kind}/{record}/correct", Needs::Permit(|permit| writes(permit, KIND))),
    way("/child/{child}/record/{kind}/{record}/withdraw", Needs::Permit(|permit| writes(permit, KIND))),
    send("/child/{child}/record/{kind}/{record}/withdraw", Needs::Permit(|permit| writes(permit, KIND))),
    way("/report", Needs::Role(|person| access::figures(person).is_ok())),
    way("/report/{page}", Needs::Role(|person| access::figures(person).is_ok())),
    way("/findings", Needs::Role(|person| access::whole_figures(person).is_ok())),
    way("/findings.csv", Needs::Role(|person| access::whole_figures(person).is_ok())),
    way("/looks", Needs::Role(|person| access::oversees_looks(person).is_ok())),
    way("/looks.csv", Needs::Role(|person| access::oversees_looks(person).is_ok())),
    way("/inspections.csv", Needs::Role(|person| INSPECTION.contains(&person.role))),
    // An inspector finds there what was drawn for them.
    way(
        "/inspection",
        Needs::Role(|person| INSPECTION.contains(&person.role) || person.role == Role::Inspector),
    ),
    send("/inspection", Needs::Role(|person| INSPECTION.contains(&person.role))),
    way("/figures", Needs::Role(|person| access::figures(person).is_ok())),
    way("/figures/{figure}", Needs::Role(|person| access::whole_figures(person).is_ok())),
    way("/behind-a-figure.csv", Needs::Role(|person| access::whole_figures(person).is_ok())),
    way("/figures/{figure}/children/{child}", Needs::Permit(Permit::is_whole)),
    way("/definitions", Needs::Somebody),
    way("/definitions/{figure}", Needs::Somebody),
    // Where people sign in; in a demonstration, where they choose who they are, nothing is there.
    way("/sign-in", Needs::Account),
    send("/sign-in", Needs::Account),
    way("/sign-in/code", Needs::Account),
    way("/sign-in/recovery-code", Needs::Account),
    way("/sign-in/authenticator", Needs::Account),
    way("/sign-in/passkey", Needs::Account),
    send("/sign-in/passkey", Needs::Account),
    way("/sign-in/provider", Needs::Account),
    send("/sign-in/provider", Needs::Account),
    way("/sign-in/provider/back", Needs::Account),
    way("/set-up/{link}", Needs::Account),
    way("/set-up/{link}/provider", Needs::Account),
    send("/sign-out", Needs::Account),
    way("/signed-out", Needs::Account),
    way("/tokens", Needs::Somebody),
    send("/tokens", Needs::Somebody),
    send("/tokens/{token}/revoke", Needs::Own),
    way("/account", Needs::Account),
    send("/account/sign-out-others", Needs::Account),
    way("/account/password", Needs::Account),
    way("/account/authenticator", Needs::Account),
    way("/account/recovery-codes", Needs::Account),
    way("/account/passkeys", Needs::Account),
    send("/account/passkeys/new", Needs::Account),
    send("/account/passkeys/remove", Needs::Account),
    way("/child/{child}/documents", Needs::Permit(|permit| reads(permit, "document"))),
    way("/child/{child}/documents/{document}", Needs::Permit(|permit| reads(permit, "document"))),
    way("/child/{child}/documents/{document}/photo", Needs::Permit(|permit| reads(permit, "document"))),
    way("/child/{child}/merge", Needs::Permit(|permit| writes(permit, "records_merged"))),
    send("/child/{child}/merge", Needs::Permit(|permit| writes(permit, "records_merged"))),
    way("/lists", Needs::Somebody),
    way("/lists.csv", Needs::Somebody),
    way("/lists/new", Needs::Somebody),
    way("/lists/{list}", Needs::Own),
    way("/my-digest", Needs::Somebody),
    way("/check-a-return/accepted", Needs::Role(|person| RETURNS.contains(&person.role))),
    way("/check-a-return/accepted.csv", Needs::Role(|person| RETURNS.contains(&person.role))),
    way("/check-a-return/accepted/{finding}/withdraw", Needs::Own),
    way("/check-a-return/{check}/accept/{nth}", Needs::Own),
    way("/check-a-return", Needs::Somebody),
    way("/check-a-return/{check}", Needs::Own),
    send("/check-a-return/{check}/forget", Needs::Own),
    way("/check-a-return/{check}/findings.csv", Needs::Own),
    way("/check-a-return/{check}/findings.xlsx", Needs::Own),
];

/// Who has a team's list: those who manage one, and those who may choose one.
pub(super) const TEAM: [Role; 4] =
    [Role::TeamManager, Role::HeadOfService, Role::PerformanceOfficer, Role::QualityAssurance];

/// Who raises challenges, who answers them, and who looks how that goes.
const CHALLENGES: [Role; 5] =
    [Role::ReviewingOfficer, Role::TeamManager, Role::HeadOfService, Role::Advocate, Role::QualityAssurance];

/// Who sees what reviewing officers did: themselves, and those who answer for it.
const FOOTPRINT: [Role; 4] =
    [Role::ReviewingOfficer, Role::HeadOfService, Role::QualityAssurance, Role::PerformanceOfficer];
/// Who has a page of supervision: their own, their team's, or that of a team they choose.
const SUPERVISION: [Role; 7] = [
    Role::SocialWorker,
    Role::PersonalAdviser,
    Role::ReviewingOfficer,
    Role::TeamManager,
    Role::HeadOfService,
    Role::PerformanceOfficer,
    Role::QualityAssurance,
];

/// The social worker of an address that names one.
pub(super) fn the_worker() -> Person {
    people().of_role(Role::SocialWorker)[0].clone()
}

fn reads_supervision(person: &Person) -> bool {
    access::supervision(person, &the_worker(), access::Officers::Anothers).is_ok()
}

fn sees_to_supervision(person: &Person) -> bool {
    access::supervises(person, &the_worker(), access::Officers::Anothers).is_ok()
}

/// Who arranges what an inspector sees.
const INSPECTION: [Role; 2] = [Role::HeadOfService, Role::QualityAssurance];

/// Who sets what holds for the whole service.
const SETTINGS: [Role; 2] = [Role::HeadOfService, Role::Administrator];

/// Who decides about a return.
const RETURNS: [Role; 3] = [Role::PerformanceOfficer, Role::HeadOfService, Role::QualityAssurance];
