//! Everybody an authority's figures are about.

use std::sync::Arc;

use calendar::{Day, Moment};
use records::fostering::FosteringApproval;
use records::{Definition, Fact, as_known};

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
            households: households.iter().any(|household| !household.approvals.is_empty()),
        };
        Cohort { known, authority, children, households, workers: Vec::new(), homes: Vec::new(), coverage }
    }

    /// With its workers and its homes.
    #[must_use]
    pub fn with(mut self, mut workers: Vec<Worker>, mut homes: Vec<Home>) -> Cohort {
        workers.sort_by(|a, b| a.id.cmp(&b.id));
        homes.sort_by(|a, b| a.id.cmp(&b.id));
        (self.workers, self.homes) = (workers, homes);
        self
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
