//! What is recorded of those who work here: their posts, for whom they stand in, the inspections they do.

use std::sync::Arc;

use calendar::{Day, Moment};
use records::governance::Inspection;
use records::workforce::{StandingIn, WorkRole, WorkerDetails};
use records::{Fact, as_known};
use rustc_hash::FxHashMap;

use crate::ties::Span;
use crate::{People, Person, Role, Team};

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

    /// The day on which somebody begins, where posts are recorded of them, none holds on a day and one is to come.
    pub fn not_yet(&self, id: &str, day: Day) -> Option<Day> {
        let posts = &self.0.get(id)?.posts;
        if posts.iter().any(|post| post.span.holds(day)) {
            return None;
        }
        posts.iter().map(|post| post.span.since).filter(|since| *since > day).min()
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
        let team = post.team.as_ref().map(|name| {
            let listed = people.teams().iter().find(|team| team.name == *name);
            listed.map_or_else(|| Team::id_of(name), |team| team.id.clone())
        });
        Person { role: post.role, team: team.or_else(|| person.team.clone()), ..person.clone() }
    }
}

impl Colleague {
    fn of(facts: &[Fact], known: Moment) -> Colleague {
        let mut colleague = Colleague::default();
        // Whoever is the designated officer beside another post is what they are in that one.
        let mut beside = Vec::new();
        for fact in as_known(facts, known) {
            if let Some(said) = fact.of::<WorkerDetails>() {
                let span = Span { since: said.since, until: said.until };
                let post = if said.role == WorkRole::DesignatedOfficer {
                    colleague.designated.push(span);
                    &mut beside
                } else {
                    &mut colleague.posts
                };
                post.push(Post { role: Role::of_work(said.role), span, team: said.team.clone() });
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
        beside.sort_by_key(|post: &Post| post.span.since);
        colleague.posts.sort_by_key(|post| post.span.since);
        beside.append(&mut colleague.posts);
        colleague.posts = beside;
        colleague
    }
}

impl Role {
    /// The work that is recorded of somebody of this role; none of a child or a foster carer, who do not work here.
    pub const fn work(self) -> Option<WorkRole> {
        Some(match self {
            Role::SocialWorker => WorkRole::SocialWorker,
            Role::TeamManager => WorkRole::TeamManager,
            Role::ReviewingOfficer => WorkRole::ReviewingOfficer,
            Role::PersonalAdviser => WorkRole::Adviser,
            Role::OutOfHours => WorkRole::OutOfHours,
            Role::Advocate => WorkRole::Advocate,
            Role::VirtualSchool => WorkRole::VirtualSchool,
            Role::Health => WorkRole::Health,
            Role::Placements => WorkRole::Placements,
            Role::FrontDoor => WorkRole::FrontDoor,
            Role::HeadOfService => WorkRole::HeadOfService,
            Role::PerformanceOfficer => WorkRole::Performance,
            Role::QualityAssurance => WorkRole::Quality,
            Role::PanelMember => WorkRole::PanelMember,
            Role::Inspector => WorkRole::Inspector,
            Role::Administrator => WorkRole::Administrator,
            Role::Child | Role::Carer => return None,
        })
    }

    /// The role that this work names by itself. Other work, such as a supervising social worker's or an independent
    /// visitor's, says less than an account does: what that opens is then the account's to say.
    pub fn named_by(work: WorkRole) -> Option<Role> {
        let role = Role::of_work(work);
        (role.work() == Some(work)).then_some(role)
    }

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
