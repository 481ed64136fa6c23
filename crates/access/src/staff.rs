//! What is recorded of those who work here: their posts, for whom they stand in, the inspections they do.

use std::sync::Arc;

use calendar::{Day, Moment};
use records::governance::Inspection;
use records::workforce::{StandingIn, WorkRole, WorkerDetails};
use records::{Fact, as_known};
use rustc_hash::FxHashMap;

use crate::ties::Span;
use crate::{People, Person, Role};

/// A post that somebody holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// What they do in it.
    pub role: Role,
    /// When.
    pub span: Span,
    /// The team, as it is called.
    pub team: Option<String>,
}

/// An inspection by somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspecting {
    /// When.
    pub span: Span,
    /// Which, for people.
    pub what: String,
    /// The children drawn.
    pub sample: Vec<Arc<str>>,
}

/// What is recorded of one worker.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Colleague {
    /// Their posts. Of somebody of whom none is recorded, the list of people alone speaks.
    pub posts: Vec<Post>,
    /// For whom they stand in, and when.
    pub stands_in: Vec<(Arc<str>, Span)>,
    /// Their inspections.
    pub inspections: Vec<Inspecting>,
    /// When they are the designated officer for allegations.
    pub designated: Vec<Span>,
}

/// What is recorded of everybody who works here.
#[derive(Debug, Clone, Default)]
pub struct Staff(FxHashMap<Arc<str>, Colleague>);

impl Staff {
    /// What the facts of workers say, as known at a moment: each worker's identifier with their facts.
    pub fn of<'a>(workers: impl IntoIterator<Item = (&'a Arc<str>, &'a [Fact])>, known: Moment) -> Staff {
        Staff(workers.into_iter().map(|(id, facts)| (id.clone(), Colleague::of(facts, known))).collect())
    }

    /// The same with something else recorded of one worker.
    pub fn with(mut self, id: &Arc<str>, facts: &[Fact]) -> Staff {
        self.0.insert(id.clone(), Colleague::of(facts, Moment::END_OF_TIME));
        self
    }

    /// The same with this of one worker.
    pub fn and(mut self, id: &str, colleague: Colleague) -> Staff {
        self.0.insert(id.into(), colleague);
        self
    }

    /// The day on which somebody left, where they have left by a day: every post that is recorded of them has ended.
    pub fn left(&self, id: &str, day: Day) -> Option<Day> {
        let posts = &self.0.get(id)?.posts;
        if posts.iter().any(|post| post.span.until.is_none_or(|until| until > day)) {
            return None;
        }
        posts.iter().filter_map(|post| post.span.until).max()
    }

    /// For whom somebody stands in on a day, and until when.
    pub fn stands_in(&self, id: &str, day: Day) -> impl Iterator<Item = (&Arc<str>, Option<Day>)> {
        let all = self.0.get(id).map(|colleague| colleague.stands_in.as_slice()).unwrap_or_default();
        all.iter().filter(move |(_, span)| span.holds(day)).map(|(whom, span)| (whom, span.until))
    }

    /// The inspections that somebody does on a day.
    pub fn inspections(&self, id: &str, day: Day) -> impl Iterator<Item = &Inspecting> {
        let all = self.0.get(id).map(|colleague| colleague.inspections.as_slice()).unwrap_or_default();
        all.iter().filter(move |inspecting| inspecting.span.holds(day))
    }

    /// Whether somebody is the designated officer for allegations on a day.
    pub fn is_designated(&self, id: &str, day: Day) -> bool {
        self.0.get(id).is_some_and(|colleague| colleague.designated.iter().any(|span| span.holds(day)))
    }

    /// The person as they were on a day: in the role and the team that they held then, where that is recorded; otherwise as
    /// they are.
    pub fn on(&self, person: &Person, people: &People, day: Day) -> Person {
        let posts = self.0.get(&*person.id).map(|colleague| colleague.posts.as_slice()).unwrap_or_default();
        let Some(post) = posts.iter().rfind(|post| post.span.holds(day)) else { return person.clone() };
        let team = post.team.as_ref().and_then(|name| people.teams().iter().find(|team| team.name == *name));
        let team = team.map(|team| team.id.clone()).or_else(|| person.team.clone());
        Person { role: post.role, team, ..person.clone() }
    }
}

impl Colleague {
    fn of(facts: &[Fact], known: Moment) -> Colleague {
        let mut colleague = Colleague::default();
        for fact in as_known(facts, known) {
            if let Some(said) = fact.of::<WorkerDetails>() {
                let span = Span { since: said.since, until: said.until };
                if said.role == WorkRole::DesignatedOfficer {
                    colleague.designated.push(span);
                }
                colleague.posts.push(Post { role: Role::of_work(said.role), span, team: said.team.clone() });
            } else if let Some(said) = fact.of::<StandingIn>() {
                let span = Span { since: said.since, until: Some(said.until) };
                colleague.stands_in.push((said.whom.as_str().into(), span));
            } else if let Some(said) = fact.of::<Inspection>() {
                colleague.inspections.push(Inspecting {
                    span: Span { since: said.since, until: Some(said.until) },
                    what: said.what.clone(),
                    sample: said.sample.iter().map(|drawn| drawn.child.as_str().into()).collect(),
                });
            }
        }
        colleague.posts.sort_by_key(|post| post.span.since);
        colleague
    }
}

impl Role {
    /// The role of somebody of whom this work is recorded.
    pub const fn of_work(work: WorkRole) -> Role {
        match work {
            WorkRole::SocialWorker | WorkRole::Supervising => Role::SocialWorker,
            WorkRole::TeamManager => Role::TeamManager,
            WorkRole::ReviewingOfficer => Role::ReviewingOfficer,
            WorkRole::Adviser => Role::PersonalAdviser,
            WorkRole::OutOfHours => Role::OutOfHours,
            WorkRole::Advocate | WorkRole::IndependentVisitor => Role::Advocate,
            WorkRole::VirtualSchool => Role::VirtualSchool,
            WorkRole::Health => Role::Health,
            WorkRole::Placements | WorkRole::Other => Role::Placements,
            WorkRole::FrontDoor | WorkRole::DesignatedOfficer => Role::FrontDoor,
            WorkRole::HeadOfService => Role::HeadOfService,
            WorkRole::Performance => Role::PerformanceOfficer,
            WorkRole::Quality => Role::QualityAssurance,
            WorkRole::PanelMember => Role::PanelMember,
            WorkRole::Inspector => Role::Inspector,
            WorkRole::Administrator => Role::Administrator,
        }
    }
}
