//! The rules, tried: the table of who may, the edges, and the set form against the single form.

mod edges;
mod table;
mod twin;

use std::sync::Arc;

use calendar::Day;

use crate::{Asking, Held, People, Permit, Person, Refusal, Role, Span, Staff, Team, Ties, allowed};

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(crate) fn span(since: &str, until: &str) -> Span {
    Span { since: day(since), until: (!until.is_empty()).then(|| day(until)) }
}

pub(crate) fn held(who: &str, since: &str, until: &str) -> Held {
    Held { who: who.into(), span: span(since, until) }
}

pub(crate) fn person(id: &str, role: Role, team: &str) -> Person {
    let team = (!team.is_empty()).then(|| team.into());
    Person { id: id.into(), name: format!("Name of {id}"), role, team }
}

/// Somebody of each role, and of some two.
pub(crate) fn people() -> People {
    let mut people = vec![
        person("ada", Role::SocialWorker, "north"),
        person("bo", Role::SocialWorker, "south"),
        person("nora", Role::TeamManager, "north"),
        person("saul", Role::TeamManager, "south"),
        person("ivo", Role::ReviewingOfficer, ""),
        person("ina", Role::ReviewingOfficer, ""),
        person("pia", Role::PersonalAdviser, ""),
        person("pam", Role::PersonalAdviser, ""),
        person("oona", Role::OutOfHours, ""),
        person("avi", Role::Advocate, ""),
        person("vera", Role::VirtualSchool, ""),
        person("hana", Role::Health, ""),
        person("plum", Role::Placements, ""),
        person("fern", Role::FrontDoor, ""),
        person("head", Role::HeadOfService, ""),
        person("pat", Role::PerformanceOfficer, ""),
        person("qi", Role::QualityAssurance, ""),
        person("cllr", Role::PanelMember, ""),
        person("insp", Role::Inspector, ""),
        person("kid", Role::Child, ""),
        person("rowan", Role::Carer, ""),
        person("adm", Role::Administrator, ""),
    ];
    people.push(person("gone", Role::HeadOfService, ""));
    People::new(people, vec![Team { id: "north".into(), name: "North".to_owned() }])
}

/// Looked after from January to June; Ada's, then Bo's.
pub(crate) fn child() -> Ties {
    Ties {
        child: "C1".into(),
        workers: vec![held("ada", "2026-01-10", "2026-03-01"), held("bo", "2026-03-01", "")],
        care: vec![span("2026-01-10", "2026-06-01")],
        ..Ties::default()
    }
}

pub(crate) fn ask(who: &str, child: &Ties, staff: &Staff, on: &str) -> Result<Permit, Refusal> {
    let people = people();
    let person = people.person(who).unwrap();
    allowed(&Asking { person, people: &people, staff, child, day: day(on) })
}

pub(crate) fn shared(ties: Ties) -> Arc<Ties> {
    Arc::new(ties)
}
