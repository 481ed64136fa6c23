//! The kinds of fact, their fields, and the code sets they use, by year.
//!
//! A shelf: one kind a file, in the folder of its subject, and two lines to register it here: its `mod` line in the
//! folder and its line in [`KINDS`]. A kind's name and its fields' names are never renamed or used again. Only record
//! structs are serialised into the journal.

mod answer;
mod change;
pub mod codes;
mod fact;
mod form;
mod kind;
pub mod message;
mod money;
mod partial_day;
mod postcode;
mod sample;
pub mod spelling;
mod time_of_day;

pub mod adoption;
pub mod advocacy;
pub mod coming_into_care;
pub mod complaints;
pub mod court;
pub mod early_help;
pub mod education;
pub mod fostering;
pub mod governance;
pub mod health;
pub mod homes;
pub mod leaving_care;
pub mod missing_and_risk;
pub mod permanence;
pub mod placements;
pub mod protection;
pub mod quality;
pub mod reviews;
pub mod visits;
pub mod workforce;

use std::collections::HashMap;
use std::sync::LazyLock;

pub use answer::Answer;
pub use change::{Act, Change, Place, Wanted, difference};
pub use fact::{Fact, MERGED, Origin, Subject, SubjectError, as_known};
pub use form::{Form, Trouble};
pub use kind::{Definition, Field, Happened, Kind, Read, Record, Sensitivity, SubjectKind, read};
pub use money::Money;
pub use partial_day::PartialDay;
pub use postcode::Postcode;
pub use sample::sample;
pub use time_of_day::TimeOfDay;

/// Every kind of fact, in reading order.
pub const KINDS: &[&Kind] = &[
    // a child
    coming_into_care::ChildIdentity::KIND,
    coming_into_care::ChildName::KIND,
    coming_into_care::LookedAfterStart::KIND,
    coming_into_care::Need::KIND,
    coming_into_care::UnaccompaniedAsylumSeeking::KIND,
    coming_into_care::PermanenceBefore::KIND,
    coming_into_care::CarePlan::KIND,
    coming_into_care::Section20Consent::KIND,
    coming_into_care::Address::KIND,
    coming_into_care::Relationship::KIND,
    coming_into_care::WhoIAm::KIND,
    coming_into_care::CaseNote::KIND,
    coming_into_care::Document::KIND,
    coming_into_care::ChildSaid::KIND,
    coming_into_care::WishAnswered::KIND,
    coming_into_care::RecordsMerged::KIND,
    governance::TransferSent::KIND,
    governance::TransferReceived::KIND,
    coming_into_care::Consent::KIND,
    coming_into_care::ChangeProposed::KIND,
    coming_into_care::DecisionMade::KIND,
    coming_into_care::Assessment::KIND,
    court::LegalStatusChange::KIND,
    court::DeprivationOfLibertyOrder::KIND,
    court::LegalPlanningMeeting::KIND,
    court::PloPanelAsked::KIND,
    court::PreProceedings::KIND,
    court::EdgeOfCare::KIND,
    court::FamilyGroupMeeting::KIND,
    court::CareProceedings::KIND,
    court::CourtParty::KIND,
    court::CourtDirection::KIND,
    court::CourtOrder::KIND,
    court::EmergencyPower::KIND,
    court::SecureAccommodation::KIND,
    court::SecureReview::KIND,
    court::LibertyReviewed::KIND,
    placements::Placement::KIND,
    placements::PlacementPlan::KIND,
    placements::SharedWithCarers::KIND,
    placements::DelegatedAuthority::KIND,
    placements::PlacementNotice::KIND,
    placements::PlacementRequest::KIND,
    placements::PlacementConditions::KIND,
    placements::EmergencySteps::KIND,
    placements::RegistrationCheck::KIND,
    placements::ManagementOversight::KIND,
    placements::ShortBreakAgreement::KIND,
    placements::NoticeToEnd::KIND,
    placements::PlacementMeeting::KIND,
    placements::PlacementTerms::KIND,
    placements::PlacementPanelHeard::KIND,
    placements::PlacementRecharge::KIND,
    placements::MoveMade::KIND,
    placements::ArrangementStep::KIND,
    placements::PlacedWith::KIND,
    placements::PlacementSearch::KIND,
    placements::PlacementOffer::KIND,
    placements::MatchingDecision::KIND,
    leaving_care::LookedAfterEnd::KIND,
    reviews::Review::KIND,
    reviews::ReviewRequested::KIND,
    reviews::IroAllocation::KIND,
    reviews::ChildContribution::KIND,
    reviews::ChildSpokenTo::KIND,
    reviews::ReviewReport::KIND,
    reviews::ReviewPlanned::KIND,
    reviews::ReviewChecklist::KIND,
    reviews::ReviewMeeting::KIND,
    reviews::ReviewDecisions::KIND,
    reviews::DecisionsAnswered::KIND,
    reviews::ReviewRecord::KIND,
    reviews::LetterToChild::KIND,
    reviews::ReviewAdjourned::KIND,
    reviews::MidwayReview::KIND,
    reviews::InformalChallenge::KIND,
    reviews::Escalation::KIND,
    visits::VisitToChild::KIND,
    visits::VisitRequested::KIND,
    visits::RegulatorNotice::KIND,
    visits::DetentionVisit::KIND,
    health::HealthOutcomes::KIND,
    health::HealthAssessment::KIND,
    health::DentalCheck::KIND,
    health::OpticianCheck::KIND,
    health::ImmunisationStatus::KIND,
    health::DevelopmentCheck::KIND,
    health::StrengthsAndDifficulties::KIND,
    health::HealthPlan::KIND,
    health::HealthCondition::KIND,
    health::SubstanceMisuse::KIND,
    health::HealthHistory::KIND,
    health::AppointmentMissed::KIND,
    education::PersonalEducationPlan::KIND,
    education::School::KIND,
    education::Attendance::KIND,
    education::Exclusion::KIND,
    missing_and_risk::MissingEpisode::KIND,
    missing_and_risk::ReturnInterview::KIND,
    missing_and_risk::MissingNotice::KIND,
    missing_and_risk::MissingMeeting::KIND,
    missing_and_risk::RiskAssessment::KIND,
    missing_and_risk::TraffickingReferral::KIND,
    missing_and_risk::TransferScheme::KIND,
    adoption::AdoptionDecision::KIND,
    adoption::AdoptionMatch::KIND,
    adoption::AdoptionStep::KIND,
    adoption::AdoptionLink::KIND,
    adoption::MatchProposal::KIND,
    adoption::AdoptionPlacementPlan::KIND,
    adoption::AdoptionAgency::KIND,
    adoption::IntroductionsPlan::KIND,
    adoption::LaterLifeLetter::KIND,
    adoption::AdoptionSupportPlan::KIND,
    adoption::AdoptionSupportReview::KIND,
    leaving_care::CareLeaverContact::KIND,
    leaving_care::NeedsAssessment::KIND,
    leaving_care::PathwayPlan::KIND,
    leaving_care::PersonalAdviser::KIND,
    leaving_care::AdviserVisit::KIND,
    leaving_care::KeptInTouch::KIND,
    leaving_care::AccommodationProvided::KIND,
    leaving_care::LeaverActivity::KIND,
    leaving_care::LeaverDocument::KIND,
    leaving_care::LocalOfferUse::KIND,
    leaving_care::Detained::KIND,
    leaving_care::Parenthood::KIND,
    leaving_care::ImmigrationStatus::KIND,
    leaving_care::AdultTransition::KIND,
    leaving_care::LeaverStatusDecided::KIND,
    leaving_care::StayingPut::KIND,
    leaving_care::StayingPutArrangement::KIND,
    leaving_care::StayingClose::KIND,
    leaving_care::SupportOffer::KIND,
    leaving_care::TenancyReadiness::KIND,
    leaving_care::HubVisit::KIND,
    leaving_care::TherapyOffered::KIND,
    leaving_care::UniversalServices::KIND,
    leaving_care::PlanGraded::KIND,
    leaving_care::OwnWords::KIND,
    leaving_care::OwnWordsAnswered::KIND,
    leaving_care::Death::KIND,
    workforce::SocialWorkerAllocation::KIND,
    workforce::Handover::KIND,
    workforce::Approval::KIND,
    quality::ReturnRows::KIND,
    advocacy::RightsExplained::KIND,
    advocacy::AdvocacyReferral::KIND,
    advocacy::AdvocacyAsked::KIND,
    advocacy::AdvocacyShared::KIND,
    advocacy::AdvocateVisit::KIND,
    advocacy::AdvocacyNote::KIND,
    advocacy::AdvocacyClosing::KIND,
    advocacy::IndependentVisitorConsidered::KIND,
    advocacy::IndependentVisitorWishes::KIND,
    advocacy::IndependentVisitorMatching::KIND,
    advocacy::IndependentVisitorMatch::KIND,
    advocacy::IndependentVisitorVisit::KIND,
    advocacy::IndependentVisitorReview::KIND,
    permanence::PermanencePlan::KIND,
    permanence::PermanenceStep::KIND,
    permanence::CohortMember::KIND,
    permanence::CohortTracked::KIND,
    permanence::LongTermMatch::KIND,
    permanence::LifeStoryWork::KIND,
    permanence::SpecialGuardianship::KIND,
    permanence::GuardianshipSupportReview::KIND,
    permanence::ViabilityAssessment::KIND,
    permanence::LifelongLinks::KIND,
    permanence::ProgrammePlace::KIND,
    permanence::DirectWork::KIND,
    permanence::FamilyTime::KIND,
    permanence::FamilyTimeArranged::KIND,
    permanence::FamilyTimeTold::KIND,
    permanence::FamilyTimeAssessment::KIND,
    early_help::Referral::KIND,
    early_help::EarlyHelpAssessment::KIND,
    protection::StrategyDiscussion::KIND,
    protection::Section47Enquiry::KIND,
    protection::ProtectionConference::KIND,
    protection::ProtectionPlan::KIND,
    protection::CoreGroup::KIND,
    protection::ProtectionVisit::KIND,
    protection::MovedInOnPlan::KIND,
    protection::ChildInNeedPlan::KIND,
    protection::ChildInNeedReview::KIND,
    protection::PrivateFostering::KIND,
    protection::PrivateFosteringVisit::KIND,
    protection::SeriousIncident::KIND,
    quality::CaseAudit::KIND,
    quality::AuditModerated::KIND,
    quality::DipSample::KIND,
    complaints::Complaint::KIND,
    complaints::Compliment::KIND,
    complaints::AccessRequest::KIND,
    complaints::RedactionMark::KIND,
    complaints::RectificationRequest::KIND,
    governance::RecordClosed::KIND,
    governance::ColleagueClose::KIND,
    governance::AccessGiven::KIND,
    governance::OpeningReviewed::KIND,
    governance::OwnAccount::KIND,
    // a carer household
    fostering::FosteringApproval::KIND,
    fostering::FosteringApplication::KIND,
    fostering::KinshipSupport::KIND,
    fostering::CarerVoice::KIND,
    fostering::CarerAccount::KIND,
    fostering::CarerMessage::KIND,
    fostering::CarerMessageAnswered::KIND,
    fostering::CarerSurveyAnswered::KIND,
    fostering::PanelRecommendation::KIND,
    fostering::FosterCarerReview::KIND,
    fostering::SupervisingVisit::KIND,
    fostering::TrainingStandards::KIND,
    fostering::Resignation::KIND,
    fostering::ChildrenFostered::KIND,
    fostering::HouseholdDetails::KIND,
    fostering::ApprovalTerms::KIND,
    fostering::FosteringExemption::KIND,
    fostering::FosteringHold::KIND,
    fostering::CarerCheck::KIND,
    fostering::CarerTraining::KIND,
    fostering::FosteringExit::KIND,
    fostering::Constellation::KIND,
    fostering::FosteringAllowance::KIND,
    adoption::AdopterApplication::KIND,
    adoption::AdopterApproval::KIND,
    adoption::AdopterReview::KIND,
    // a worker or volunteer
    protection::Allegation::KIND,
    workforce::WorkerDetails::KIND,
    workforce::StandingIn::KIND,
    workforce::SupervisionAgreement::KIND,
    workforce::SupervisionPlanned::KIND,
    workforce::Supervision::KIND,
    workforce::WorkerAbsence::KIND,
    workforce::ReducedCaseload::KIND,
    workforce::PracticeObservation::KIND,
    workforce::Appraisal::KIND,
    workforce::Caseload::KIND,
    workforce::TrainingCourse::KIND,
    workforce::VisitorEnquiry::KIND,
    workforce::VisitorStep::KIND,
    workforce::VisitorExpense::KIND,
    governance::Inspection::KIND,
    // a home
    homes::HomeDetails::KIND,
    homes::IndependentVisit::KIND,
    homes::QualityVisit::KIND,
    homes::YoungInspection::KIND,
    homes::QualityReview::KIND,
    homes::LocationReview::KIND,
    homes::SeriousEvent::KIND,
    homes::Restraint::KIND,
    homes::OfstedInspection::KIND,
    homes::BreakCancelled::KIND,
    // the authority
    governance::AuthorityName::KIND,
    governance::Population::KIND,
    governance::Target::KIND,
    governance::Benchmark::KIND,
    governance::PublishedFigure::KIND,
    governance::PublishedCount::KIND,
    governance::PublishedBreakdown::KIND,
    governance::PublishedFault::KIND,
    governance::LocalStandard::KIND,
    governance::SchoolYear::KIND,
    governance::DayNotWorked::KIND,
    governance::FiguresShared::KIND,
    governance::RecordKept::KIND,
    governance::ReturnLoaded::KIND,
    governance::MeetingHeld::KIND,
    governance::ReportMade::KIND,
    governance::ReturnSubmitted::KIND,
    quality::AcceptedFinding::KIND,
    governance::Commencement::KIND,
    workforce::CaseloadWeights::KIND,
    workforce::ManagementLine::KIND,
    reviews::EscalationStages::KIND,
    reviews::LinkTeams::KIND,
    reviews::LinkIssue::KIND,
    governance::StrategicProgramme::KIND,
    workforce::SupervisionTheme::KIND,
    governance::PledgePromise::KIND,
    governance::PromiseReport::KIND,
    governance::ParticipationGroup::KIND,
    governance::GroupMatter::KIND,
    governance::MatterAnswered::KIND,
    governance::ParticipationEvent::KIND,
    governance::VoiceProject::KIND,
    governance::Survey::KIND,
    workforce::PostsAgreed::KIND,
    quality::AuditTool::KIND,
    quality::AuditRound::KIND,
    quality::LearningEvent::KIND,
    quality::AuditSummary::KIND,
    quality::ImprovementAction::KIND,
    quality::ImprovementStatus::KIND,
    quality::EvidenceListed::KIND,
    quality::Exemplar::KIND,
    complaints::DataBreach::KIND,
    governance::RetentionRule::KIND,
    governance::RetentionHold::KIND,
    governance::ErasureProposed::KIND,
    governance::Erasure::KIND,
    permanence::PermanenceCohort::KIND,
    fostering::MatchingWeights::KIND,
    governance::PanelSitting::KIND,
    placements::ProviderContract::KIND,
    governance::ActivityPlanned::KIND,
    fostering::CarerSurvey::KIND,
    fostering::StatementOfPurpose::KIND,
    adoption::AdoptionForecast::KIND,
];

/// The kind with this name.
pub fn kind(name: &str) -> Option<&'static Kind> {
    static BY_NAME: LazyLock<HashMap<&'static str, &'static Kind>> =
        LazyLock::new(|| KINDS.iter().map(|kind| (kind.name, *kind)).collect());
    BY_NAME.get(name).copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_are_unique_and_plain() {
        let mut seen = BTreeSet::new();
        for kind in KINDS {
            assert!(seen.insert(kind.name), "two kinds are called {}", kind.name);
            assert!(
                kind.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'),
                "{}",
                kind.name
            );
            let mut fields = BTreeSet::new();
            for field in kind.fields {
                assert!(fields.insert(field.name), "{} has two fields called {}", kind.name, field.name);
                assert!(!field.label.is_empty(), "{}.{} has no label", kind.name, field.name);
            }
        }
    }

    /// The form asks for what the struct holds: an answer to every field reads and is written back; what may be left out
    /// may; what may not is missed.
    #[test]
    fn the_fields_are_those_of_the_struct() {
        for kind in KINDS.iter().filter(|kind| kind.fields.iter().all(asked)) {
            let read = |payload: &serde_json::Map<String, serde_json::Value>| {
                (kind.read)(&serde_json::to_vec(payload).unwrap())
            };
            let full = sample(kind, |_| true);
            let record = read(&full).unwrap_or_else(|error| panic!("{}: {error}", kind.name));
            let written: serde_json::Value = serde_json::from_str(&record.to_json()).unwrap();
            // 1 and 1.0 are one number.
            let written = written.to_string().replace(":1.0", ":1");
            assert_eq!(written, serde_json::Value::Object(full).to_string(), "{}", kind.name);
            assert!(!record.line().contains("  "), "{}", kind.name);
            let needed = sample(kind, |field| !field.optional);
            let without = read(&needed).unwrap_or_else(|error| panic!("{} needs more: {error}", kind.name));
            for trouble in record.check().iter().chain(&without.check()) {
                let field = trouble.field.split('.').next().unwrap();
                assert!(kind.fields.iter().any(|known| known.name == field), "{}: {trouble:?}", kind.name);
            }
            for field in
                kind.fields.iter().filter(|field| !field.optional && !matches!(field.form, Form::YesNo))
            {
                let mut missing = needed.clone();
                missing.remove(field.name);
                assert!(read(&missing).is_err(), "{} reads without {}", kind.name, field.name);
            }
        }
    }

    /// Whether a form asks it: what a load writes has shapes of its own.
    fn asked(field: &Field) -> bool {
        !matches!(field.form, Form::Listing)
    }

    #[test]
    fn every_code_of_a_set_reads_back() {
        for set in codes::SETS {
            let mut seen = BTreeSet::new();
            for choice in set.choices {
                assert!(seen.insert(choice.code), "{} stands twice in {}", choice.code, set.name);
                assert!(!choice.label.is_empty());
            }
        }
        assert_eq!(codes::PlacementType::of(" u4 "), Some(codes::PlacementType::U4));
        assert_eq!(codes::PlacementType::of("U7"), None);
        assert_eq!(codes::Sex::Female.return_code(2024), "2");
        assert_eq!(codes::Sex::Female.return_code(2025), "F");
    }
}
