//! Who uses the record: of a demonstration the invented staff, of a database the workers whom its allocations name and
//! whoever has an account.

use std::collections::BTreeSet;
use std::sync::Arc;

use access::{People, Person, Role, Team};
use journal::Account;
use records::SubjectKind;
use records::workforce::{SocialWorkerAllocation, WorkerDetails};
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
        "admin" => Role::Administrator,
        _ => Role::PerformanceOfficer,
    };
    Person { id: colleague.id.as_str().into(), name: colleague.name.clone(), role, team: None }
}

/// Who works there by what is recorded of workers; whoever else allocations name as social worker; and whoever has an account, as
/// the account says.
pub(crate) fn of_roll(roll: &Roll, accounts: &[Account]) -> People {
    let mut people: Vec<Person> = Vec::new();
    let mut teams: Vec<Team> = Vec::new();
    let mut named = BTreeSet::new();
    for subject in roll.subjects() {
        let facts = roll.facts(&subject);
        match subject.kind {
            SubjectKind::Worker => {
                let newest =
                    facts.iter().filter_map(|fact| fact.of::<WorkerDetails>()).max_by_key(|d| d.since);
                if let Some(details) = newest.filter(|details| details.until.is_none()) {
                    people.push(recorded(&subject.id, details, &mut teams));
                }
            }
            SubjectKind::Child => {
                let allocations = facts.iter().filter_map(|fact| fact.of::<SocialWorkerAllocation>());
                named.extend(allocations.map(|allocation| allocation.worker.clone()));
            }
            _ => {}
        }
    }
    let rest = Team { id: "team-not-recorded".into(), name: "Team not recorded".to_owned() };
    for id in named {
        if !people.iter().any(|person| *person.id == *id) {
            let team = Some(rest.id.clone());
            people.push(Person { id: id.as_str().into(), name: id, role: Role::SocialWorker, team });
        }
    }
    for account in accounts.iter().filter(|account| account.left.is_none()) {
        let Some(role) = Role::of_code(&account.role) else { continue };
        let (id, name) = (account.id.clone(), account.name.to_string());
        match people.iter_mut().find(|person| person.id == id) {
            Some(person) => {
                person.role = role;
                person.name = name;
                person.team = account.team.clone().or(person.team.take());
            }
            None => people.push(Person { id, name, role, team: account.team.clone() }),
        }
    }
    teams.push(rest);
    People::new(people, teams)
}

/// A worker as recorded; the team is added to the others where it is new.
fn recorded(id: &str, details: &WorkerDetails, teams: &mut Vec<Team>) -> Person {
    let role = Role::of_work(details.role);
    let team = details.team.as_ref().map(|name| match teams.iter().find(|team| team.name == *name) {
        Some(team) => team.id.clone(),
        None => {
            let team = Team { id: format!("team-{}", teams.len() + 1).into(), name: name.clone() };
            teams.push(team.clone());
            team.id
        }
    });
    Person { id: id.into(), name: details.name.clone(), role, team }
}
