//! The line of management above a child's worker on a day: who must answer, and who may in their place.
//!
//! Worked out, never typed: the team of the child's worker of the day, its manager by their post, and above that what the
//! authority has set as its line ([`ManagementLine`]). Where the line has nobody in a post, that is told with the way on, and
//! nobody is guessed.

use std::sync::Arc;

use calendar::Day;
use records::workforce::{LinePost, ManagementLine};

use crate::{People, Person, Refusal, Role, Staff};

/// The line on a day.
#[derive(Debug, Clone)]
pub struct Line<'a> {
    people: &'a People,
    staff: &'a Staff,
    set: Option<&'a ManagementLine>,
    day: Day,
    team: Option<Arc<str>>,
}

/// Nobody is known to hold a post: the sentence says so and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotKnown {
    /// What is said instead of a name.
    pub says: String,
}

impl<'a> Line<'a> {
    /// The line above a child whose worker of the day this is. `set`: the lines that the authority has set, in any order.
    pub fn on(
        day: Day,
        worker: Option<&str>,
        people: &'a People,
        staff: &'a Staff,
        set: impl IntoIterator<Item = &'a ManagementLine>,
    ) -> Line<'a> {
        let set = set.into_iter().filter(|set| set.since <= day).max_by_key(|set| set.since);
        let worker = worker.and_then(|worker| people.person_or_former(worker));
        let team = worker.and_then(|worker| staff.on(worker, people, day).team);
        Line { people, staff, set, day, team }
    }

    /// The team that works with the child, where it is known.
    pub fn team(&self) -> Option<&str> {
        self.team.as_deref()
    }

    /// Who holds a post above this child on the day.
    ///
    /// # Errors
    /// Nobody is known to; the sentence says what to do.
    pub fn holder(&self, post: LinePost) -> Result<&'a Person, NotKnown> {
        if let Some(person) = self.set_for(post) {
            return Ok(person);
        }
        // Those of the role by their posts: one in the team, or the only one there is.
        let of = |role: Role| {
            self.people.all().filter(move |person| {
                self.staff.on(person, self.people, self.day).role == role
                    && self.staff.left(&person.id, self.day).is_none()
            })
        };
        let by_post = match post {
            LinePost::TeamManager => self.team.as_ref().and_then(|team| {
                of(Role::TeamManager)
                    .find(|person| self.staff.on(person, self.people, self.day).team.as_ref() == Some(team))
            }),
            LinePost::HeadOfService => {
                let mut heads = of(Role::HeadOfService);
                heads.next().filter(|_| heads.next().is_none())
            }
            _ => None,
        };
        by_post.ok_or_else(|| self.nobody(post))
    }

    /// Who holds it by what the authority has set: for the team first, then for every team.
    fn set_for(&self, post: LinePost) -> Option<&'a Person> {
        let set = self.set?;
        let team = self.team.as_deref().and_then(|id| self.people.team(id)).map(|team| team.name.as_str());
        let of = |team: Option<&str>| {
            set.places.iter().find(|place| place.post == post && place.team.as_deref() == team)
        };
        let place = team.and_then(|name| of(Some(name))).or_else(|| of(None))?;
        let person = self.people.person(&place.who)?;
        self.staff.left(&person.id, self.day).is_none().then_some(person)
    }

    fn nobody(&self, post: LinePost) -> NotKnown {
        let says = match (post, &self.team) {
            (LinePost::TeamManager, None) => {
                "Not known here: the child has no social worker with a team on that day. Allocate one, or \
                                              set the line of management under Settings."
                    .to_owned()
            }
            (post, _) => format!(
                "Not known here: nobody is set as {} in the line of management on that day. A head of service or administrator \
                 sets it under Settings, Line of management.",
                post.label().to_lowercase()
            ),
        };
        NotKnown { says }
    }

    /// The posts that a person holds above this child, lowest first.
    pub fn posts_of(&self, person: &str) -> Vec<LinePost> {
        let posts =
            [LinePost::TeamManager, LinePost::ServiceManager, LinePost::HeadOfService, LinePost::Director];
        posts.into_iter().filter(|post| self.holder(*post).is_ok_and(|held| *held.id == *person)).collect()
    }

    /// Whether a person may answer what was put to a post: whoever holds it, whoever stands in for them, and whoever stands
    /// higher in this child's line. `to`: whom it was put to on its day, where that was known.
    ///
    /// # Errors
    /// They may not; the sentence says why, and who may.
    pub fn may_answer(&self, person: &Person, post: LinePost, to: Option<&str>) -> Result<(), Refusal> {
        let held = self.holder(post);
        let holder = to.and_then(|to| self.people.person(to)).or(held.as_ref().ok().copied());
        let stands_in =
            |whom: &str| self.staff.stands_in(&person.id, self.day).any(|(who, _)| **who == *whom);
        if holder.is_some_and(|holder| holder.id == person.id || stands_in(&holder.id)) {
            return Ok(());
        }
        let high = |post: LinePost| post.height().unwrap_or(0);
        if self.posts_of(&person.id).into_iter().any(|own| high(own) >= high(post)) {
            return Ok(());
        }
        let own = "You are not in the line of management above this child at this stage";
        Err(Refusal::told(match (holder, held) {
            (Some(holder), _) => {
                format!(
                    "{own}: {} answers it, or somebody above them, or whoever stands in for them.",
                    holder.name
                )
            }
            (None, Err(nobody)) => format!("{own}. Who answers: {}", nobody.says),
            (None, Ok(_)) => format!("{own}."),
        }))
    }
}

/// The manager of the reviewing officers on a day, where the authority has set one.
pub fn reviewing_manager<'a>(
    day: Day,
    people: &'a People,
    set: impl IntoIterator<Item = &'a ManagementLine>,
) -> Option<&'a Person> {
    let set = set.into_iter().filter(|set| set.since <= day).max_by_key(|set| set.since)?;
    let place = set.places.iter().find(|place| place.post == LinePost::ReviewingManager)?;
    people.person(&place.who)
}

#[cfg(test)]
mod tests;
