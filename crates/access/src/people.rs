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
    /// The identifier, which follows from the name ([`Team::id_of`]).
    pub id: Arc<str>,
    /// The name.
    pub name: String,
}

impl Team {
    /// The team that is called so.
    pub fn called(name: &str) -> Team {
        Team { id: Team::id_of(name), name: name.trim().to_owned() }
    }

    /// The identifier of the team that is called so: its name in small letters, with hyphens. It follows from the name alone, so
    /// that no joiner and no other team moves it: who may read follows from it (decision 0057). An identifier is its own.
    pub fn id_of(name: &str) -> Arc<str> {
        let mut id = String::with_capacity(name.len());
        for letter in name.chars().flat_map(char::to_lowercase) {
            if letter.is_alphanumeric() {
                id.push(letter);
            } else if !id.is_empty() && !id.ends_with('-') {
                id.push('-');
            }
        }
        id.trim_end_matches('-').into()
    }
}

/// Everybody who uses the record on a day, and whoever did before them.
#[derive(Debug, Clone, Default)]
pub struct People {
    people: Vec<Person>,
    former: Vec<Person>,
    teams: Vec<Team>,
}

impl People {
    /// These people in these teams. Where two have one identifier, the first is kept.
    pub fn new(mut people: Vec<Person>, teams: Vec<Team>) -> People {
        people.sort_by(|a, b| a.id.cmp(&b.id));
        people.dedup_by(|a, b| a.id == b.id);
        People { people, former: Vec::new(), teams }
    }

    /// The same, and those who have left, in the role and team that they had last. Nobody of them is offered anything; their name
    /// is known, and their manager still sees to the children who were theirs until somebody else has them.
    #[must_use]
    pub fn and_former(mut self, mut former: Vec<Person>) -> People {
        former.retain(|person| self.person(&person.id).is_none());
        former.sort_by(|a, b| a.id.cmp(&b.id));
        former.dedup_by(|a, b| a.id == b.id);
        self.former = former;
        self
    }

    /// The person with this identifier.
    pub fn person(&self, id: &str) -> Option<&Person> {
        People::find(&self.people, id)
    }

    /// The same, or who they were when they left.
    pub fn person_or_former(&self, id: &str) -> Option<&Person> {
        self.person(id).or_else(|| People::find(&self.former, id))
    }

    fn find<'a>(people: &'a [Person], id: &str) -> Option<&'a Person> {
        people.binary_search_by(|person| (*person.id).cmp(id)).ok().map(|at| &people[at])
    }

    /// Those who have left, by identifier.
    pub fn former(&self) -> impl Iterator<Item = &Person> {
        self.former.iter()
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

    /// The name of whoever has or had this identifier, or the identifier itself: of a load, for one.
    pub fn name_of<'a>(&'a self, id: &'a str) -> &'a str {
        self.person_or_former(id).map_or(id, |person| &person.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_team_is_known_by_its_name_alone() {
        for (name, id) in [
            ("North", "north"),
            (" Children in care: 2 ", "children-in-care-2"),
            ("children-in-care-2", "children-in-care-2"),
            ("Team 1", "team-1"),
            ("t1", "t1"),
            ("Équipe d’été", "équipe-d-été"),
        ] {
            assert_eq!(&*Team::id_of(name), id);
            assert_eq!(Team::id_of(id), Team::id_of(name), "an identifier is its own");
        }
    }

    #[test]
    fn who_has_left_is_named_and_not_among_those_who_are_here() {
        let person = |id: &str| Person {
            id: id.into(),
            name: id.to_uppercase(),
            role: Role::SocialWorker,
            team: Some("north".into()),
        };
        let people = People::new(vec![person("ada"), person("bo")], Vec::new())
            .and_former(vec![person("cy"), person("bo")]);
        assert!(people.person("cy").is_none());
        assert_eq!(people.name_of("cy"), "CY");
        assert_eq!(people.workers_of("north").len(), 2);
        assert_eq!(people.former().count(), 1, "who is here has not left");
    }
}
