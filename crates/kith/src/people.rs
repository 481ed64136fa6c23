//! Who uses the record: of a demonstration the invented staff, of a database the workers whom its allocations name. Accounts
//! come with sign-in.

use std::collections::BTreeSet;
use std::sync::Arc;

use access::{People, Person, Role, Team};
use records::SubjectKind;
use records::workforce::SocialWorkerAllocation;
use roll::Roll;
use simulate::{Colleague, Invented};

/// The staff of an invented authority.
pub(crate) fn invented(invented: &Invented) -> People {
    let team_id = |at: usize| -> Arc<str> { format!("team-{}", at + 1).into() };
    let mut people: Vec<Person> = invented
        .workers
        .iter()
        .filter(|worker| worker.to.is_none())
        .map(|worker| Person {
            id: worker.id.as_str().into(),
            name: worker.name.clone(),
            role: Role::SocialWorker,
            team: Some(team_id(worker.team)),
        })
        .collect();
    for (at, team) in invented.teams.iter().enumerate() {
        people.push(Person { team: Some(team_id(at)), ..colleague(&team.manager) });
    }
    people.extend(invented.colleagues.iter().map(colleague));
    let teams = invented.teams.iter().enumerate();
    let teams = teams.map(|(at, team)| Team { id: team_id(at), name: team.name.clone() }).collect();
    People::new(people, teams)
}

fn colleague(colleague: &Colleague) -> Person {
    let role = match colleague.post {
        "manager" => Role::TeamManager,
        "reviewing" => Role::ReviewingOfficer,
        "night" => Role::OutOfHours,
        "head" => Role::HeadOfService,
        "audit" => Role::QualityAssurance,
        "panel" => Role::PanelMember,
        _ => Role::PerformanceOfficer,
    };
    Person { id: colleague.id.as_str().into(), name: colleague.name.clone(), role, team: None }
}

/// Whoever the allocations of a record name as social worker, in one team, and one person for each role above them.
pub(crate) fn of_roll(roll: &Roll) -> People {
    let mut workers = BTreeSet::new();
    for subject in roll.subjects().iter().filter(|subject| subject.kind == SubjectKind::Child) {
        for fact in roll.facts(subject).iter() {
            if let Some(allocation) = fact.of::<SocialWorkerAllocation>() {
                workers.insert(allocation.worker.clone());
            }
        }
    }
    let team: Arc<str> = "team-1".into();
    let mut people: Vec<Person> = workers
        .into_iter()
        .map(|id| Person {
            id: id.as_str().into(),
            name: id,
            role: Role::SocialWorker,
            team: Some(team.clone()),
        })
        .collect();
    for (id, name, role) in [
        ("manager-1", "Team manager", Role::TeamManager),
        ("reviewing-1", "Reviewing officer", Role::ReviewingOfficer),
        ("night-1", "Out of hours", Role::OutOfHours),
        ("head-1", "Head of service", Role::HeadOfService),
        ("performance-1", "Performance officer", Role::PerformanceOfficer),
    ] {
        let team = (role == Role::TeamManager).then(|| team.clone());
        people.push(Person { id: id.into(), name: name.to_owned(), role, team });
    }
    People::new(people, vec![Team { id: team, name: "All social workers".to_owned() }])
}
