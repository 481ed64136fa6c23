//! Who uses the record of a demonstration: the invented staff. Of a database the record and its accounts say it
//! ([`pages::people`]).

use std::sync::Arc;

use access::{People, Person, Role, Team};
use simulate::{Colleague, Invented};

/// The staff of an invented authority.
pub(crate) fn invented(invented: &Invented) -> People {
    let teams: Vec<Team> = invented.teams.iter().map(|team| Team::called(&team.name)).collect();
    let team_id = |at: usize| -> Option<Arc<str>> { teams.get(at).map(|team| team.id.clone()) };
    let mut people: Vec<Person> = invented
        .workers
        .iter()
        .filter(|worker| worker.to.is_none())
        .map(|worker| Person {
            id: worker.id.as_str().into(),
            name: worker.name.clone(),
            role: Role::SocialWorker,
            team: team_id(worker.team),
        })
        .collect();
    for (at, team) in invented.teams.iter().enumerate() {
        people.push(Person { team: team_id(at), ..colleague(&team.manager) });
    }
    people.extend(invented.colleagues.iter().map(colleague));
    People::new(people, teams)
}

fn colleague(colleague: &Colleague) -> Person {
    let role = match colleague.post {
        "manager" => Role::TeamManager,
        "reviewing" => Role::ReviewingOfficer,
        "adviser" => Role::PersonalAdviser,
        "night" => Role::OutOfHours,
        "head" | "service" | "director" | "lead" => Role::HeadOfService,
        "audit" => Role::QualityAssurance,
        "panel" => Role::PanelMember,
        "advocate" => Role::Advocate,
        "school" => Role::VirtualSchool,
        "nurse" => Role::Health,
        "homes" | "ssw" => Role::Placements,
        "door" => Role::FrontDoor,
        "inspector" => Role::Inspector,
        "young" => Role::Child,
        "carer" => Role::Carer,
        "admin" => Role::Administrator,
        _ => Role::PerformanceOfficer,
    };
    Person { id: colleague.id.as_str().into(), name: colleague.name.clone(), role, team: None }
}
