//! What a fostering service writes about its households: who lives there, terms, checks, training, visits and reviews, pauses and
//! exits; who asks to foster and where it ends; whom children live with and who asks for a home.
//!
//! All of it has its own chance and comes last: what was there stays as it was.

mod asks;
mod homes;
mod household;

use calendar::Day;
use records::codes::LeavingReason;
use records::codes::{CareSkill, Ethnicity, Faith, Language};

use crate::dice::Dice;

pub(crate) use asks::{Whose, applicants, lived, of_child};
pub(crate) use homes::homes;
pub(crate) use household::{of_household, terms};

/// The kinds that are recorded here, for the time that is told whole.
pub(crate) const KINDS: &[&str] = &[
    "household_details",
    "approval_terms",
    "fostering_exemption",
    "fostering_hold",
    "carer_check",
    "carer_training",
    "fostering_exit",
    "resignation",
    "constellation",
    "fostering_allowance",
    "supervising_visit",
    "foster_carer_review",
    "training_standards",
    "fostering_application",
    "placed_with",
    "placement_request",
    "placement_search",
    "placement_offer",
    "matching_decision",
    "home_details",
    "panel_recommendation",
    "ofsted_inspection",
    "independent_visit",
    "quality_visit",
    "young_inspection",
    "kinship_support",
    "carer_voice",
];

/// Languages and religion that go with an ethnic background, for some.
fn roots(dice: &mut Dice, ethnicity: Ethnicity) -> (Vec<Language>, Faith) {
    let english = Language::English;
    match ethnicity {
        Ethnicity::Apkn => (vec![english, Language::Urdu], Faith::Muslim),
        Ethnicity::Aban => (vec![english, Language::Bengali], Faith::Muslim),
        Ethnicity::Aind => (
            vec![
                english,
                dice.pick(&[(5, Language::Punjabi), (3, Language::Gujarati), (2, Language::Hindi)]),
            ],
            dice.pick(&[(5, Faith::Sikh), (4, Faith::Hindu), (1, Faith::Muslim)]),
        ),
        Ethnicity::Wrom => (vec![Language::Romani, english], Faith::Christian),
        Ethnicity::Woth => (
            vec![
                english,
                dice.pick(&[(5, Language::Polish), (3, Language::Slovak), (2, Language::Romanian)]),
            ],
            Faith::Catholic,
        ),
        Ethnicity::Bafr => (
            vec![
                english,
                dice.pick(&[(4, Language::Somali), (3, Language::Tigrinya), (3, Language::Yoruba)]),
            ],
            dice.pick(&[(5, Faith::Christian), (5, Faith::Muslim)]),
        ),
        Ethnicity::Ooth => (vec![Language::Kurdish, english], Faith::Muslim),
        Ethnicity::Aoth => (vec![Language::Pashto, Language::Dari], Faith::Muslim),
        _ => {
            (vec![english], dice.pick(&[(6, Faith::NoReligion), (3, Faith::Christian), (1, Faith::Catholic)]))
        }
    }
}

/// Some of what carers can do, and children need.
const SKILLS: &[(u32, CareSkill)] = &[
    (10, CareSkill::Babies),
    (16, CareSkill::Behaviour),
    (12, CareSkill::Attachment),
    (5, CareSkill::SelfHarm),
    (7, CareSkill::Missing),
    (6, CareSkill::LearningDisability),
    (8, CareSkill::Autism),
    (3, CareSkill::StepFree),
    (3, CareSkill::Medical),
    (6, CareSkill::Asylum),
    (12, CareSkill::Teenagers),
    (8, CareSkill::MovingOn),
    (2, CareSkill::ParentAndChild),
    (2, CareSkill::HarmfulBehaviour),
];

/// Different skills, so many at most, in the order of the set.
fn skills(dice: &mut Dice, most: u32) -> Vec<CareSkill> {
    let mut all: Vec<CareSkill> = (0..dice.below(most + 1)).map(|_| dice.pick(SKILLS)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Why households stop.
const LEAVE: &[(u32, LeavingReason)] = &[
    (40, LeavingReason::Practice),
    (13, LeavingReason::Safeguarding),
    (13, LeavingReason::Guardian),
    (16, LeavingReason::Retired),
    (14, LeavingReason::Health),
    (12, LeavingReason::Family),
    (8, LeavingReason::Support),
    (6, LeavingReason::NoChildren),
    (5, LeavingReason::Transfer),
];

/// The later of two days.
fn later(a: Day, b: Day) -> Day {
    a.max(b)
}
