//! Who works here, and in which team.

use std::sync::Arc;

use crate::Role;

/// A person who uses the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The identifier: for a social worker the one that allocations name.
    pub id: Arc<str>,
    /// The name.
    pub name: String,
    /// What they do.
    pub role: Role,
    /// Their team, by its identifier; for a team manager the one they manage.
    pub team: Option<Arc<str>>,
}

/// A team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// The identifier.
    pub id: Arc<str>,
    /// The name.
    pub name: String,
}

/// Everybody who uses the record. Roles and teams become dated facts of the journal with sign-in.
#[derive(Debug, Clone, Default)]
pub struct People {
    people: Vec<Person>,
    teams: Vec<Team>,
}

impl People {
    /// These people in these teams. Where two have one identifier, the first is kept.
    pub fn new(mut people: Vec<Person>, teams: Vec<Team>) -> People {
        people.sort_by(|a, b| a.id.cmp(&b.id));
        people.dedup_by(|a, b| a.id == b.id);
        People { people, teams }
    }

    /// The person with this identifier.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.binary_search_by(|person| (*person.id).cmp(id)).ok().map(|at| &self.people[at])
    }

    /// Everybody, by identifier.
    pub fn all(&self) -> impl Iterator<Item = &Person> {
        self.people.iter()
    }

    /// Everybody of a role, by name.
    pub fn of_role(&self, role: Role) -> Vec<&Person> {
        let mut people: Vec<&Person> = self.people.iter().filter(|person| person.role == role).collect();
        people.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        people
    }

    /// The social workers of a team, by name.
    pub fn workers_of(&self, team: &str) -> Vec<&Person> {
        let mut workers = self.of_role(Role::SocialWorker);
        workers.retain(|person| person.team.as_deref() == Some(team));
        workers
    }

    /// The teams, in order.
    pub fn teams(&self) -> &[Team] {
        &self.teams
    }

    /// The team with this identifier.
    pub fn team(&self, id: &str) -> Option<&Team> {
        self.teams.iter().find(|team| *team.id == *id)
    }

    /// The name of whoever has this identifier, or the identifier itself: somebody who left, or a load.
    pub fn name_of<'a>(&'a self, id: &'a str) -> &'a str {
        self.person(id).map_or(id, |person| &person.name)
    }
}
