//! A household or a home as it stands on a day.

use std::sync::Arc;

use calendar::Day;
use records::PartialDay;
use records::Postcode;
use records::codes::{CareSkill, ReasonForChange};
use records::fostering::{
    ApprovalTerms, ExemptFrom, FosteringExemption, HoldReason, HouseholdDetails, MemberOf,
};
use records::homes::HomeSort;

/// Which household or home.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceId {
    /// A carer household, by its identifier.
    Household(Arc<str>),
    /// A home, by its identifier.
    Home(Arc<str>),
}

impl PlaceId {
    /// The identifier.
    pub fn id(&self) -> &Arc<str> {
        match self {
            PlaceId::Household(id) | PlaceId::Home(id) => id,
        }
    }
}

/// Whether a household takes a child now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Nothing stands against it.
    Free,
    /// It takes no new child for now, or is suspended.
    OnHold {
        /// From.
        since: Day,
        /// To, where it is said.
        until: Option<Day>,
        /// Why.
        why: HoldReason,
    },
    /// It gave notice: approval ends on the day.
    Resigned {
        /// The day on which approval ends.
        ends: Day,
    },
}

/// A child who lives there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resident {
    /// The child.
    pub child: Arc<str>,
    /// Since when.
    pub since: Day,
    /// Born on.
    pub born: Option<Day>,
}

/// A stay that ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastStay {
    /// The child.
    pub child: Arc<str>,
    /// From.
    pub since: Day,
    /// The day it ended.
    pub until: Day,
    /// Why, where the record says.
    pub because: Option<ReasonForChange>,
}

impl PastStay {
    /// Whether it ended because it did not hold: the carers or the child asked for it, or something had happened there.
    pub fn did_not_hold(&self) -> bool {
        self.because.is_some_and(did_not_hold)
    }
}

/// Whether a move for this reason is of a home that did not hold.
pub(crate) fn did_not_hold(because: ReasonForChange) -> bool {
    use ReasonForChange::{Alleg, Child, Creqb, Creqo, Stand};
    matches!(because, Alleg | Child | Creqb | Creqo | Stand)
}

/// What only a home has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// What sort.
    pub sort: HomeSort,
    /// Beds, where it is recorded.
    pub beds: Option<u8>,
    /// Youngest.
    pub age_from: Option<u8>,
    /// Oldest.
    pub age_to: Option<u8>,
}

/// A household or a home on a day, with everything that rules ask.
#[derive(Debug, Clone)]
pub struct Place<'a> {
    /// Which.
    pub id: PlaceId,
    /// What it is called, where it is recorded.
    pub name: Option<&'a str>,
    /// Approved, or registered, since.
    pub since: Day,
    /// Approved for a relative or friend only.
    pub kinship: bool,
    /// Whether it takes a child now.
    pub standing: Standing,
    /// Terms of approval that hold.
    pub terms: Option<&'a ApprovalTerms>,
    /// Exemptions that hold.
    pub exemptions: Vec<&'a FosteringExemption>,
    /// Who belongs to it, and what is known of it.
    pub details: Option<&'a HouseholdDetails>,
    /// What the carers can do, with what they learnt in courses.
    pub skills: Vec<CareSkill>,
    /// Where it is.
    pub postcode: Option<&'a Postcode>,
    /// Children who live there, by identifier.
    pub residents: Vec<Resident>,
    /// Children fostered there of whom only the number is recorded.
    pub unnamed: usize,
    /// Children who are matched and have not moved in yet, by identifier.
    pub coming: Vec<Arc<str>>,
    /// Stays that ended, oldest first.
    pub past: Vec<PastStay>,
    /// What only a home has.
    pub home: Option<Home>,
}

impl Place<'_> {
    /// How many children it is approved or registered for; `None` where nobody recorded it.
    pub fn capacity(&self) -> Option<usize> {
        match &self.home {
            Some(home) => home.beds.map(usize::from),
            None => self.terms.map(|terms| usize::from(terms.children)),
        }
    }

    /// How many children live there or are on their way, these left out.
    pub fn taken_beside(&self, children: &[&str]) -> usize {
        let other = |child: &Arc<str>| !children.contains(&&**child);
        self.unnamed
            + self.residents.iter().filter(|each| other(&each.child)).count()
            + self.coming.iter().filter(|child| other(child)).count()
    }

    /// How many places are free; `None` where it is not recorded how many there are.
    pub fn free(&self) -> Option<usize> {
        self.capacity().map(|capacity| capacity.saturating_sub(self.taken_beside(&[])))
    }

    /// Whether a child lives there.
    pub fn has(&self, child: &str) -> bool {
        self.residents.iter().any(|each| *each.child == *child)
    }

    /// Whether the household is there for children in general: not only for a relative or friend.
    pub fn is_general(&self) -> bool {
        !self.kinship && self.terms.is_none_or(|terms| terms.named.is_empty())
    }

    /// Whether it takes a child now and has a place free.
    pub fn is_vacancy(&self) -> bool {
        self.standing == Standing::Free && self.is_general() && self.free().is_some_and(|free| free > 0)
    }

    /// The exemption that a child has here.
    pub fn exemption(&self, of: ExemptFrom, child: &str) -> Option<&FosteringExemption> {
        self.exemptions.iter().copied().find(|each| each.of == of && *each.child == *child)
    }

    /// Ages of the children of the family, where it is known when they were born. The second part: of how many it is not.
    pub fn own_children(&self, day: Day) -> (Vec<i32>, usize) {
        let members = self.details.map(|details| details.members.as_slice()).unwrap_or_default();
        let own = members.iter().filter(|member| member.of == MemberOf::OwnChild);
        let (mut ages, mut unknown) = (Vec::new(), 0);
        for member in own {
            match member.born {
                Some(PartialDay::Day(born)) => ages.push(born.age_on(day)),
                Some(PartialDay::Month(year, _) | PartialDay::Year(year)) => ages.push(day.year() - year),
                _ => unknown += 1,
            }
        }
        // Whoever is grown up is no child of the household.
        ages.retain(|age| *age < 18);
        (ages, unknown)
    }

    /// The last day on which a child left; `None` where nobody has, or a child lives there.
    pub fn empty_since(&self) -> Option<Day> {
        if self.taken_beside(&[]) > 0 { None } else { self.past.iter().map(|stay| stay.until).max() }
    }
}
