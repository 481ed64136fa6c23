//! The shelf of policies: one file a role. What each opens is made of the parts named here.

mod administrator;
mod advocate;
mod carer;
mod child;
mod front_door;
mod head_of_service;
mod health;
mod inspector;
mod out_of_hours;
mod panel_member;
mod performance_officer;
mod personal_adviser;
mod placements;
mod quality_assurance;
mod reviewing_officer;
mod social_worker;
mod team_manager;
mod virtual_school;

use crate::policy::Policy;
use crate::{Part, Parts};

/// Every policy, in the order in which people are listed.
pub const POLICIES: &[&Policy] = &[
    &social_worker::POLICY,
    &team_manager::POLICY,
    &reviewing_officer::POLICY,
    &personal_adviser::POLICY,
    &out_of_hours::POLICY,
    &advocate::POLICY,
    &virtual_school::POLICY,
    &health::POLICY,
    &placements::POLICY,
    &front_door::POLICY,
    &head_of_service::POLICY,
    &performance_officer::POLICY,
    &quality_assurance::POLICY,
    &panel_member::POLICY,
    &inspector::POLICY,
    &child::POLICY,
    &carer::POLICY,
    &administrator::POLICY,
];

/// The whole record, and who may open it.
const WHOLE_AND_ACCESS: Parts = Parts::WHOLE.and(Parts::of(&[Part::Access]));
/// What passes between the child and an advocate or visitor.
const NOTES: Parts = Parts::of(&[Part::Confidential]);
/// What was offered of advocacy.
const OFFERS: Parts = Parts::of(&[Part::Advocacy]);
/// What those need who bring advocates, visitors and children together.
const ADVOCACY: Parts = Parts::WHO.and(OFFERS);
/// What a school sees.
const EDUCATION: Parts = Parts::of(&[Part::Who, Part::Home, Part::Education]);
/// What a nurse sees.
const HEALTH: Parts = Parts::of(&[Part::Who, Part::Home, Part::Health]);
/// What is needed to find a home and keep it.
const HOMES: Parts =
    Parts::of(&[Part::Who, Part::Home, Part::Matching, Part::Health, Part::Education, Part::Adoption]);
