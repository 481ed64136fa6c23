//! The parts of a child's record: what a rule opens is a set of parts, and every kind of record stands in one.

use records::{KINDS, Kind, SubjectKind};

/// A part of a child's record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Who the child is, and who works with them.
    Who,
    /// Where the child lives.
    Home,
    /// The social work with the child: everything that stands in no other part.
    Care,
    /// The plan for leaving care and what goes with it: what the young person reads on their own pages too.
    Leaving,
    /// What the young person wrote on their own pages: only they write it.
    OwnWords,
    /// What only a reviewing officer writes: the visit to the child, the grade, the meeting, the midway check, the letter.
    Reviewing,
    /// Challenges to how a case is handled, and the answers.
    Challenge,
    /// Referrals and early help.
    Referral,
    /// Finding a home and keeping it.
    Matching,
    /// Health.
    Health,
    /// Education.
    Education,
    /// Adoption.
    Adoption,
    /// Whether an advocate or independent visitor was asked for, offered and found.
    Advocacy,
    /// What passes between the child and an advocate or independent visitor.
    Confidential,
    /// Complaints and compliments.
    Complaint,
    /// Audits of practice with the child, their moderation, dip samples.
    Audit,
    /// What somebody asked to see of this record or to have put right.
    Requests,
    /// What was decided about words of the record that somebody is to see.
    Disclosure,
    /// Who may open this record.
    Access,
}

impl Part {
    /// Every part, in reading order.
    pub const ALL: &'static [Part] = &[
        Part::Who,
        Part::Home,
        Part::Care,
        Part::Leaving,
        Part::OwnWords,
        Part::Reviewing,
        Part::Challenge,
        Part::Referral,
        Part::Matching,
        Part::Health,
        Part::Education,
        Part::Adoption,
        Part::Advocacy,
        Part::Confidential,
        Part::Complaint,
        Part::Audit,
        Part::Requests,
        Part::Disclosure,
        Part::Access,
    ];

    /// It in words, as it follows "reads".
    pub const fn words(self) -> &'static str {
        match self {
            Part::Who => "who the child is and who works with them",
            Part::Home => "where the child lives",
            Part::Care => "the social work with the child",
            Part::Leaving => "the plan for leaving care",
            Part::OwnWords => "what the young person wrote themselves",
            Part::Reviewing => "what the reviewing officer writes",
            Part::Challenge => "challenge and escalation",
            Part::Referral => "referrals and early help",
            Part::Matching => "finding a home and keeping it",
            Part::Health => "health",
            Part::Education => "education",
            Part::Adoption => "adoption",
            Part::Advocacy => "the offer of an advocate or visitor",
            Part::Confidential => "the notes of advocates and visitors",
            Part::Complaint => "complaints",
            Part::Audit => "audits of practice",
            Part::Requests => "requests to see the record or put it right",
            Part::Disclosure => "what is shown to somebody who asks",
            Part::Access => "who may open the record",
        }
    }

    /// The kinds of record that stand in it, by name.
    pub const fn kinds(self) -> &'static [&'static str] {
        match self {
            Part::Who => &[
                "child_identity",
                "child_name",
                "social_worker_allocation",
                "iro_allocation",
                "personal_adviser",
                "handover",
            ],
            Part::Home => &["placement", "address", "delegated_authority", "placement_notice", "placed_with"],
            Part::Care => CARE,
            Part::Leaving => &[
                "pathway_plan",
                "accommodation_provided",
                "leaver_activity",
                "leaver_document",
                "family_time_told",
                "local_offer_use",
                "immigration_status",
                "leaver_status_decided",
                "staying_put_arrangement",
                "support_offer",
                "own_words_answered",
                "tenancy_readiness",
                "universal_services",
                "therapy_offered",
                "hub_visit",
            ],
            Part::OwnWords => &["own_words"],
            Part::Reviewing => {
                &["child_spoken_to", "review_checklist", "review_meeting", "midway_review", "letter_to_child"]
            }
            Part::Challenge => &["informal_challenge", "escalation"],
            Part::Referral => &["referral", "early_help_assessment"],
            Part::Matching => &[
                "placement_plan",
                "shared_with_carers",
                "placement_request",
                "placement_conditions",
                "emergency_steps",
                "registration_check",
                "short_break_agreement",
                "notice_to_end",
                "placement_meeting",
                "placement_terms",
                "placement_recharge",
                "placement_panel_heard",
                "move_made",
                "arrangement_step",
                "long_term_match",
                "viability_assessment",
                "placement_search",
                "placement_offer",
                "matching_decision",
            ],
            Part::Health => &[
                "health_outcomes",
                "health_assessment",
                "dental_check",
                "optician_check",
                "immunisation_status",
                "development_check",
                "strengths_and_difficulties",
                "health_plan",
                "health_condition",
                "substance_misuse",
                "health_history",
                "appointment_missed",
            ],
            Part::Education => &["personal_education_plan", "school", "attendance", "exclusion"],
            Part::Adoption => &[
                "adoption_decision",
                "adoption_agency",
                "adoption_link",
                "match_proposal",
                "adoption_placement_plan",
                "adoption_match",
                "introductions_plan",
                "adoption_step",
                "later_life_letter",
                "adoption_support_plan",
                "adoption_support_review",
            ],
            Part::Advocacy => &[
                "rights_explained",
                "advocacy_referral",
                "advocacy_shared",
                "independent_visitor_considered",
                "independent_visitor_wishes",
                "independent_visitor_matching",
                "independent_visitor_match",
            ],
            Part::Confidential => &[
                "advocate_visit",
                "advocacy_note",
                "advocacy_closing",
                "independent_visitor_visit",
                "independent_visitor_review",
            ],
            Part::Complaint => &["complaint", "compliment"],
            Part::Audit => &["case_audit", "audit_moderated", "dip_sample", "plan_graded"],
            Part::Requests => &["access_request", "rectification_request"],
            Part::Disclosure => &["redaction_mark"],
            Part::Access => {
                &["record_closed", "colleague_close", "access_given", "opening_reviewed", "own_account"]
            }
        }
    }

    /// The part in which a kind about a child stands; `None` for a kind about somebody else.
    pub fn of(kind: &Kind) -> Option<Part> {
        Part::ALL.iter().copied().find(|part| part.kinds().contains(&kind.name))
    }
}

const CARE: &[&str] = &[
    "looked_after_start",
    "category_of_need",
    "unaccompanied_asylum_seeking",
    "permanence_before",
    "care_plan",
    "section_20_consent",
    "relationship",
    "records_merged",
    "who_i_am",
    "case_note",
    "child_said",
    "wish_answered",
    "document",
    "consent",
    "change_proposed",
    "decision_made",
    "approval",
    "assessment",
    "legal_status",
    "deprivation_of_liberty_order",
    "legal_planning_meeting",
    "plo_panel_asked",
    "pre_proceedings",
    "edge_of_care",
    "family_group_meeting",
    "care_proceedings",
    "court_party",
    "court_direction",
    "court_order",
    "emergency_power",
    "secure_accommodation",
    "secure_review",
    "liberty_reviewed",
    "management_oversight",
    "looked_after_end",
    "review",
    "review_requested",
    "child_contribution",
    "review_report",
    "review_planned",
    "review_decisions",
    "decisions_answered",
    "review_record",
    "review_adjourned",
    "visit_to_child",
    "visit_requested",
    "regulator_notice",
    "detention_visit",
    "missing_episode",
    "return_interview",
    "missing_notice",
    "missing_meeting",
    "risk_assessment",
    "trafficking_referral",
    "transfer_scheme",
    "care_leaver_contact",
    "needs_assessment",
    "adviser_visit",
    "kept_in_touch",
    "detained",
    "parenthood",
    "adult_transition",
    "staying_put",
    "staying_close",
    "death",
    "return_rows",
    "permanence_plan",
    "permanence_step",
    "cohort_member",
    "cohort_tracked",
    "life_story_work",
    "lifelong_links",
    "programme_place",
    "special_guardianship",
    "guardianship_support_review",
    "direct_work",
    "family_time",
    "family_time_arranged",
    "family_time_assessment",
    "strategy_discussion",
    "section_47_enquiry",
    "protection_conference",
    "protection_plan",
    "core_group",
    "protection_visit",
    "moved_in_on_plan",
    "child_in_need_plan",
    "child_in_need_review",
    "private_fostering",
    "private_fostering_visit",
    "serious_incident",
    "transfer_sent",
    "transfer_received",
];

/// A kind about a child that stands in no part, or in two, does not build.
const _: () = {
    let mut nth = 0;
    while nth < KINDS.len() {
        if matches!(KINDS[nth].subject, SubjectKind::Child) {
            let found = times(KINDS[nth].name.as_bytes());
            assert!(
                found != 0,
                "a kind of record about a child stands in no part: see crates/access/src/parts.rs"
            );
            assert!(found == 1, "a kind of record about a child stands in two parts");
        }
        nth += 1;
    }
};

/// In how many parts a name stands.
const fn times(name: &[u8]) -> usize {
    let (mut found, mut part) = (0, 0);
    while part < Part::ALL.len() {
        let kinds = Part::ALL[part].kinds();
        let mut at = 0;
        while at < kinds.len() {
            if same(kinds[at].as_bytes(), name) {
                found += 1;
            }
            at += 1;
        }
        part += 1;
    }
    found
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// A set of parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts(u32);

impl Parts {
    /// No part.
    pub const NONE: Parts = Parts(0);
    /// Who the child is, and who works with them.
    pub const WHO: Parts = Parts::of(&[Part::Who]);
    /// What a young person reads of their own record, on pages of their own: never more than these.
    pub(crate) const OWN: Parts = Parts::of(&[Part::Who, Part::Leaving, Part::OwnWords]);
    /// What a young person writes of their own record, and nobody else does.
    pub(crate) const OWN_WORDS: Parts = Parts::of(&[Part::OwnWords]);
    /// The parts in which the kinds stand that a foster carer is given of a child who lives with them: of each part a few.
    pub(crate) const CARERS: Parts = Parts::of(&[Part::Who, Part::Home, Part::Matching, Part::Care]);
    /// What only a reviewing officer writes.
    pub(crate) const REVIEWING: Parts = Parts::of(&[Part::Reviewing]);
    /// What those write who challenge and those who answer.
    pub(crate) const CHALLENGE: Parts = Parts::of(&[Part::Challenge]);
    /// Audits of practice.
    pub(crate) const AUDIT: Parts = Parts::of(&[Part::Audit]);
    /// Requests to see the record or put it right.
    pub(crate) const REQUESTS: Parts = Parts::of(&[Part::Requests, Part::Disclosure]);
    /// What is shown to somebody who asks, and what is left out.
    pub(crate) const DISCLOSURE: Parts = Parts::of(&[Part::Disclosure]);
    /// What those read who work with the whole child: everything but what passes between the child and an advocate or visitor,
    /// and who may open the record.
    pub const WHOLE: Parts = Parts::of(&[
        Part::Who,
        Part::Home,
        Part::Care,
        Part::Leaving,
        Part::OwnWords,
        Part::Reviewing,
        Part::Challenge,
        Part::Referral,
        Part::Matching,
        Part::Health,
        Part::Education,
        Part::Adoption,
        Part::Advocacy,
        Part::Complaint,
        Part::Audit,
        Part::Requests,
        Part::Disclosure,
    ]);

    /// These parts.
    pub const fn of(parts: &[Part]) -> Parts {
        let (mut set, mut at) = (0, 0);
        while at < parts.len() {
            set |= 1 << parts[at] as u16;
            at += 1;
        }
        Parts(set)
    }

    /// These and those.
    pub const fn and(self, other: Parts) -> Parts {
        Parts(self.0 | other.0)
    }

    /// These without those.
    pub const fn but(self, other: Parts) -> Parts {
        Parts(self.0 & !other.0)
    }

    /// Whether a part is among them.
    pub const fn has(self, part: Part) -> bool {
        self.0 & (1 << part as u16) != 0
    }

    /// Whether none is.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The parts, in reading order.
    pub fn iter(self) -> impl Iterator<Item = Part> {
        Part::ALL.iter().copied().filter(move |part| self.has(*part))
    }

    /// Whether a kind stands in one of them.
    pub fn hold(self, kind: &Kind) -> bool {
        Part::of(kind).is_some_and(|part| self.has(part))
    }
}

#[cfg(test)]
mod tests {
    use records::Sensitivity;

    use super::*;

    #[test]
    fn every_name_in_a_part_is_a_kind_about_a_child() {
        for name in Part::ALL.iter().flat_map(|part| part.kinds()) {
            let kind = records::kind(name).unwrap_or_else(|| panic!("there is no kind {name}"));
            assert_eq!(kind.subject, SubjectKind::Child, "{name}");
        }
    }

    #[test]
    fn what_is_restricted_stands_in_a_part_that_is_closed_to_most() {
        let closed = [
            Part::Adoption,
            Part::Advocacy,
            Part::Confidential,
            Part::Complaint,
            Part::Disclosure,
            Part::Access,
        ];
        for kind in KINDS.iter().filter(|kind| kind.subject == SubjectKind::Child) {
            if kind.sensitivity == Sensitivity::Restricted {
                assert!(Part::of(kind).is_some_and(|part| closed.contains(&part)), "{}", kind.name);
            }
        }
    }

    #[test]
    fn sets_of_parts() {
        let few = Parts::of(&[Part::Who, Part::Health]);
        assert!(few.has(Part::Health) && !few.has(Part::Care));
        assert_eq!(few.but(Parts::WHO).iter().collect::<Vec<_>>(), [Part::Health]);
        assert!(Parts::NONE.is_empty() && !Parts::WHOLE.has(Part::Confidential));
        assert!(few.hold(records::kind("dental_check").unwrap()));
        assert!(!few.hold(records::kind("case_note").unwrap()));
    }
}
