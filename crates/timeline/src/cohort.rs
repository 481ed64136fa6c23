//! Everybody an authority's figures are about.

use std::sync::Arc;

use calendar::{Day, Moment};
use records::adoption::{AdopterApplication, AdopterApproval};
use records::fostering::FosteringApproval;
use records::workforce::{CaseloadWeights, PostsAgreed, Supervision, TeamGroup, WorkRole, WorkerDetails};
use records::{Definition, Fact, as_known};

use crate::fold::Firsts;
use crate::{Authority, Said, Stranded, Strands, Timeline};

/// From where a question is asked: on which day, as known when, under whose settings. Today is an argument.
#[derive(Debug, Clone, Copy)]
pub struct Standpoint<'a> {
    /// The day the question is about.
    pub day: Day,
    /// The moment up to which anything learnt counts.
    pub known: Moment,
    /// The authority and its settings.
    pub authority: &'a Authority,
}

/// A household that fosters or adopts, or asks to.
#[derive(Debug, Clone)]
pub struct Household {
    /// Its identifier.
    pub id: Arc<str>,
    /// Its approvals to foster, by day.
    pub approvals: Vec<FosteringApproval>,
    /// Everything that is told of it, its approvals among them.
    strands: Strands,
}

/// A worker or volunteer, by what is told of them.
#[derive(Debug, Clone)]
pub struct Worker {
    /// The identifier.
    pub id: Arc<str>,
    strands: Strands,
}

/// A children's home or premises of supported accommodation, by what is told of it.
#[derive(Debug, Clone)]
pub struct Home {
    /// The identifier.
    pub id: Arc<str>,
    strands: Strands,
}

impl Household {
    /// Folds the facts of one household as known at a moment.
    pub fn of(id: &str, facts: &[Fact], known: Moment) -> Household {
        let standing = as_known(facts, known);
        let mut approvals: Vec<_> =
            standing.iter().filter_map(|fact| fact.of::<FosteringApproval>().cloned()).collect();
        approvals.sort_by_key(|approval| approval.since);
        Household { id: id.into(), approvals, strands: Strands::of_standing(standing) }
    }

    /// Whether nothing is known of it.
    pub fn is_empty(&self) -> bool {
        self.strands.is_empty()
    }
}

impl Worker {
    /// Folds the facts of one worker as known at a moment.
    pub fn of(id: &str, facts: &[Fact], known: Moment) -> Worker {
        Worker { id: id.into(), strands: Strands::of_standing(as_known(facts, known)) }
    }

    /// Whether nothing is known of them.
    pub fn is_empty(&self) -> bool {
        self.strands.is_empty()
    }

    /// The post that a worker holds on a day: the last begun that has not ended.
    pub fn post_on(&self, day: Day) -> Option<&WorkerDetails> {
        let holds =
            |post: &Said<'_, WorkerDetails>| post.since <= day && post.until.is_none_or(|until| until > day);
        self.strand::<WorkerDetails>().filter(holds).max_by_key(|post| post.since).map(|said| said.record)
    }

    /// The group of looked-after teams in which a social worker works on a day, by the posts that the authority agreed for
    /// their team; `None` for everybody else.
    pub fn team_group_on(&self, authority: &Authority, day: Day) -> Option<TeamGroup> {
        let post = self.post_on(day).filter(|post| post.role == WorkRole::SocialWorker)?;
        authority.posts_on(post.team.as_deref()?, day)?.group
    }

    /// How much of a full week a worker works on a day, in hundredths: 100 is full time. `None` where their hours, or those of
    /// somebody full time, are not recorded.
    pub fn full_time_hundredths_on(&self, authority: &Authority, day: Day) -> Option<i64> {
        let full = authority.full_time_hours_on(day)?;
        let hours = self.post_on(day)?.hours.filter(|hours| *hours > 0.0)?;
        Some((hours / full * 100.0).round() as i64)
    }
}

impl Home {
    /// Folds the facts of one home as known at a moment.
    pub fn of(id: &str, facts: &[Fact], known: Moment) -> Home {
        Home { id: id.into(), strands: Strands::of_standing(as_known(facts, known)) }
    }

    /// Whether nothing is known of it.
    pub fn is_empty(&self) -> bool {
        self.strands.is_empty()
    }
}

impl Stranded for Household {
    fn strand<T: Definition>(&self) -> impl DoubleEndedIterator<Item = Said<'_, T>> + Clone {
        self.strands.strand()
    }
}

impl Stranded for Worker {
    fn strand<T: Definition>(&self) -> impl DoubleEndedIterator<Item = Said<'_, T>> + Clone {
        self.strands.strand()
    }
}

impl Stranded for Home {
    fn strand<T: Definition>(&self) -> impl DoubleEndedIterator<Item = Said<'_, T>> + Clone {
        self.strands.strand()
    }
}

/// What sorts of fact the record carries at all. A figure whose facts nobody records here is *not known here*, never 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Rows of care.
    pub care: bool,
    /// Reviews.
    pub reviews: bool,
    /// Visits.
    pub visits: bool,
    /// Dated health assessments.
    pub health_assessments: bool,
    /// Dated dental checks.
    pub dental_checks: bool,
    /// Yearly health outcomes.
    pub health_outcomes: bool,
    /// Personal education plans.
    pub education_plans: bool,
    /// Care leavers around their birthdays.
    pub contacts: bool,
    /// Carer households.
    pub households: bool,
    /// Allocated social workers.
    pub allocations: bool,
    /// The first day of a care plan.
    pub care_plans: Option<Day>,
    /// The first day of a pathway plan.
    pub pathway_plans: Option<Day>,
    /// The first day on which it is told where a care leaver lives.
    pub leavers_homes: Option<Day>,
    /// The first day on which it is told what a care leaver mainly does.
    pub leavers_activities: Option<Day>,
    /// The first day on which a looked-after team has posts agreed and a social worker, and full-time hours are set.
    pub teams: Option<Day>,
    /// The first day on which a social worker has a post with hours, and full-time hours are set.
    pub staff: Option<Day>,
    /// The first day on which it is told how many posts a team has.
    pub posts: Option<Day>,
    /// The first day on which somebody had supervision.
    pub supervision: Option<Day>,
    /// Households that adopt, or ask to.
    pub adopters: bool,
    /// How far one place is from another: whether there is a directory of postcodes.
    pub distances: bool,
}

impl Coverage {
    /// The first day on which anything is told of a care leaver but by a yearly return.
    pub fn leavers(&self) -> Option<Day> {
        [self.pathway_plans, self.leavers_homes, self.leavers_activities].into_iter().flatten().min()
    }
}

/// The people of an authority as known at a moment.
#[derive(Debug, Clone)]
pub struct Cohort {
    /// As known when.
    pub known: Moment,
    /// The authority and its settings.
    pub authority: Authority,
    /// Children and care leavers, by local identifier. Shared with the cohort before, so that a fact about one child makes a
    /// new cohort without a copy of everybody.
    pub children: Vec<Arc<Timeline>>,
    /// Carer households, shared likewise.
    pub households: Vec<Arc<Household>>,
    /// Workers and volunteers, by identifier.
    pub workers: Vec<Worker>,
    /// Homes, by identifier.
    pub homes: Vec<Home>,
    /// What sorts of fact there are.
    pub coverage: Coverage,
}

impl Cohort {
    /// Puts folded subjects together.
    pub fn new(
        known: Moment,
        authority: Authority,
        children: Vec<Timeline>,
        households: Vec<Household>,
    ) -> Cohort {
        let children = children.into_iter().map(Arc::new).collect();
        Cohort::shared(known, authority, children, households.into_iter().map(Arc::new).collect())
    }

    /// The same, of what other cohorts may have too.
    pub fn shared(
        known: Moment,
        authority: Authority,
        mut children: Vec<Arc<Timeline>>,
        households: Vec<Arc<Household>>,
    ) -> Cohort {
        children.sort_by(|a, b| a.child.cmp(&b.child));
        let any = |has: fn(&Timeline) -> bool| children.iter().any(|child| has(child));
        let first =
            |of: fn(&Firsts) -> Option<Day>| children.iter().filter_map(|child| of(&child.firsts)).min();
        let coverage = Coverage {
            care: any(|child| !child.episodes.is_empty()),
            reviews: any(|child| !child.reviews.is_empty()),
            visits: any(|child| !child.visits.is_empty()),
            health_assessments: any(|child| !child.health_assessments.is_empty()),
            dental_checks: any(|child| !child.dental_checks.is_empty()),
            health_outcomes: any(|child| !child.health_outcomes.is_empty()),
            education_plans: any(|child| !child.education_plans.is_empty()),
            contacts: any(|child| !child.contacts.is_empty()),
            allocations: any(|child| !child.allocations.is_empty()),
            distances: authority.places.are_known(),
            adopters: households.iter().any(|household| {
                household.strand::<AdopterApplication>().next().is_some()
                    || household.strand::<AdopterApproval>().next().is_some()
            }),
            households: households.iter().any(|household| !household.approvals.is_empty()),
            care_plans: first(|firsts| firsts.care_plan),
            pathway_plans: first(|firsts| firsts.pathway_plan),
            leavers_homes: first(|firsts| firsts.leavers_home),
            leavers_activities: first(|firsts| firsts.leavers_activity),
            teams: None,
            staff: None,
            posts: None,
            supervision: None,
        };
        Cohort { known, authority, children, households, workers: Vec::new(), homes: Vec::new(), coverage }
    }

    /// With its workers and its homes.
    #[must_use]
    pub fn with(mut self, mut workers: Vec<Worker>, mut homes: Vec<Home>) -> Cohort {
        workers.sort_by(|a, b| a.id.cmp(&b.id));
        homes.sort_by(|a, b| a.id.cmp(&b.id));
        (self.workers, self.homes) = (workers, homes);
        self.coverage.teams = self.teams_since();
        self.coverage.staff = self.staff_since();
        self.coverage.posts = self.authority.strand::<PostsAgreed>().map(|set| set.since).min();
        let held = self.workers.iter().flat_map(|worker| worker.strand::<Supervision>());
        self.coverage.supervision = held.map(|said| said.day).min();
        self
    }

    /// From when it is known how many full-time social workers there are.
    fn staff_since(&self) -> Option<Day> {
        let posts = self.workers.iter().flat_map(|worker| worker.strand::<WorkerDetails>());
        let posts = posts.filter(|post| post.role == WorkRole::SocialWorker && post.hours.is_some());
        let hours = self.authority.strand::<CaseloadWeights>().next()?.since;
        posts.map(|post| post.since).min().map(|since| since.max(hours))
    }

    /// From when it is known how many children a full-time social worker of a looked-after team has.
    fn teams_since(&self) -> Option<Day> {
        let posts = self.workers.iter().flat_map(|worker| worker.strand::<WorkerDetails>());
        let posts = posts.filter(|post| post.role == WorkRole::SocialWorker && post.hours.is_some());
        let posts: Vec<&WorkerDetails> = posts.map(|said| said.record).collect();
        let teams = self.authority.strand::<PostsAgreed>().filter(|set| set.group.is_some());
        let staffed = teams.filter_map(|set| {
            let own = posts
                .iter()
                .filter(|post| post.team.as_deref().is_some_and(|team| team.trim() == set.team.trim()));
            own.map(|post| post.since.max(set.since)).min()
        });
        let hours = self.authority.strand::<CaseloadWeights>().next()?.since;
        staffed.min().map(|since| since.max(hours))
    }

    /// The child with this local identifier.
    pub fn child(&self, id: &str) -> Option<&Timeline> {
        self.children.binary_search_by(|child| (*child.child).cmp(id)).ok().map(|at| &*self.children[at])
    }

    /// Asked on a day.
    pub fn standpoint(&self, day: Day) -> Standpoint<'_> {
        Standpoint { day, known: self.known, authority: &self.authority }
    }
}
