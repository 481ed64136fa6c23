//! The fold of one child's facts.

use std::any::{Any, TypeId};
use std::sync::Arc;

use calendar::{Day, Moment};
use records::adoption::{AdoptionDecision, AdoptionMatch};
use records::codes::{Ethnicity, Participation, Sex, WorkerChangeReason};
use records::coming_into_care::{
    CarePlan, ChildIdentity, ChildName, LookedAfterStart, Need, PermanenceBefore, UnaccompaniedAsylumSeeking,
};
use records::court::{DeprivationOfLibertyOrder, LegalStatusChange};
use records::education::PersonalEducationPlan;
use records::health::{DentalCheck, HealthAssessment, HealthOutcomes};
use records::leaving_care::{
    AccommodationProvided, CareLeaverContact, LeaverActivity, LookedAfterEnd, PathwayPlan,
};
use records::missing_and_risk::MissingEpisode;
use records::placements::Placement;
use records::quality::ReturnRows;
use records::reviews::{ChildSpokenTo, Review};
use records::visits::VisitToChild;
use records::workforce::SocialWorkerAllocation;
use records::{Definition, Fact, as_known};

use crate::episode::{self, Episode};
use crate::strands::{Strands, is_folded};
use crate::{CarePeriod, OnDay, Said, Stranded};

/// Who the child is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// What the child is called; `None` where only returns speak of the child. The name with the latest first day.
    pub name: Option<ChildName>,
    /// Date of birth.
    pub born: Day,
    /// Sex as recorded for the return.
    pub sex: Option<Sex>,
    /// Ethnic background.
    pub ethnicity: Option<Ethnicity>,
    /// Unique pupil number, or why none is known.
    pub upn: Option<Arc<str>>,
    /// Whether the young person is a mother.
    pub mother: Option<bool>,
    /// Date of birth of her child.
    pub child_born: Option<Day>,
}

impl Identity {
    /// What this says, and what it leaves out as another said it: nobody says again what was known already.
    fn over(self, other: Identity) -> Identity {
        Identity {
            name: self.name.or(other.name),
            born: self.born,
            sex: self.sex.or(other.sex),
            ethnicity: self.ethnicity.or(other.ethnicity),
            upn: self.upn.or(other.upn),
            mother: self.mother.or(other.mother),
            child_born: self.child_born.or(other.child_born),
        }
    }
}

/// A looked-after review that was held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewHeld {
    /// The day.
    pub day: Day,
    /// How the child took part.
    pub participation: Option<Participation>,
    /// When it was learnt.
    pub learnt: Moment,
}

/// A visit, or an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visit {
    /// The day.
    pub day: Day,
    /// Whether the child was seen. If not it is an attempt.
    pub seen: bool,
    /// Whether the child was seen alone.
    pub alone: Option<bool>,
    /// Whether it is said why the child was not seen alone.
    pub not_alone_explained: bool,
    /// When it was learnt.
    pub learnt: Moment,
}

/// Something that was done on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// The day.
    pub day: Day,
    /// When it was learnt.
    pub learnt: Moment,
}

/// A social worker's time with a child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allocation {
    /// The first day.
    pub since: Day,
    /// The day it ended.
    pub until: Option<Day>,
    /// The worker.
    pub worker: Arc<str>,
    /// Why the worker changed.
    pub because: Option<WorkerChangeReason>,
}

/// Who wrote a record that counts only where it is somebody's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrote {
    id: Arc<str>,
    /// Who wrote the revision that stands.
    pub who: Arc<str>,
    /// Its revision: more than 1 where it was put right.
    pub revision: u32,
}

/// One child's record as strands, as known at a moment.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    /// The local identifier.
    pub child: Arc<str>,
    /// Who the child is; `None` where no fact says.
    pub identity: Option<Identity>,
    /// Rows of care, by first day.
    pub episodes: Vec<Episode>,
    /// Periods of care, in the order of accounts and days.
    pub periods: Vec<CarePeriod>,
    /// Reviews held, by day.
    pub reviews: Vec<ReviewHeld>,
    /// Visits, by day.
    pub visits: Vec<Visit>,
    /// Health assessments, by day.
    pub health_assessments: Vec<Done>,
    /// Dental checks, by day.
    pub dental_checks: Vec<Done>,
    /// Personal education plans made or reviewed, by day.
    pub education_plans: Vec<Done>,
    /// What yearly returns said of health, by year.
    pub health_outcomes: Vec<HealthOutcomes>,
    /// What yearly returns said of a care leaver, by year.
    pub contacts: Vec<CareLeaverContact>,
    /// Missing and away, by first day.
    pub missing: Vec<MissingEpisode>,
    /// Decisions that the child should be placed for adoption, by day.
    pub adoption_decisions: Vec<AdoptionDecision>,
    /// Matches that led to adoption, by year told.
    pub adoption_matches: Vec<AdoptionMatch>,
    /// Permanence before, by year told.
    pub permanence_before: Vec<PermanenceBefore>,
    /// Years in which the child was an unaccompanied asylum-seeking child.
    pub unaccompanied: Vec<UnaccompaniedAsylumSeeking>,
    /// Deprivation of liberty orders, by first day.
    pub liberty_orders: Vec<DeprivationOfLibertyOrder>,
    /// Allocated social workers, by first day.
    pub allocations: Vec<Allocation>,
    /// Which rows returns carried, by year.
    pub return_rows: Vec<ReturnRows>,
    /// Who wrote down that a child was spoken to before a review: see [`Timeline::written_by`].
    spoken: Vec<Wrote>,
    /// Everything else, by type: see [`Timeline::strand`].
    strands: Strands,
    /// The first day of any episode, and the day after which there is none (`None`: one is open).
    span: Option<(Day, Option<Day>)>,
    pub(crate) firsts: Firsts,
}

/// The first days of what a figure can only count from then on: found once, so that a cohort need not look at every strand.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Firsts {
    pub(crate) care_plan: Option<Day>,
    pub(crate) pathway_plan: Option<Day>,
    pub(crate) leavers_home: Option<Day>,
    pub(crate) leavers_activity: Option<Day>,
}

impl Timeline {
    /// Folds the facts of one child as known at a moment.
    pub fn of(child: &str, facts: &[Fact], known: Moment) -> Timeline {
        Timeline::of_standing(child, &as_known(facts, known))
    }

    /// Folds facts that already stand: each record once, in its last known revision.
    pub fn of_standing(child: &str, facts: &[&Fact]) -> Timeline {
        let mut timeline = Timeline { child: child.into(), ..Timeline::default() };
        let mut of_care: Vec<&Fact> = Vec::new();
        for &fact in facts {
            // Asked once: a country's facts are tens of millions, and each question is a call through the record.
            let of = fact.record.as_any().type_id();
            if is_of_care(of) {
                of_care.push(fact);
            } else {
                if of == TypeId::of::<ReturnRows>() {
                    of_care.push(fact);
                }
                timeline.add(of, fact);
            }
        }
        (timeline.episodes, timeline.periods) = episode::episodes(&of_care);
        // A name of a record that was merged into this one, misspelt perhaps, stands only where there is no other.
        let named = of_care.iter().filter_map(|fact| Some((!fact.is_of_merged(), fact.of::<ChildName>()?)));
        let name = named.max_by_key(|(own, called)| (*own, called.since));
        if let Some(identity) = &mut timeline.identity {
            identity.name = name.map(|(_, called)| called.clone());
        }
        timeline.reviews.sort_by_key(|held| held.day);
        timeline.visits.sort_by_key(|visit| visit.day);
        timeline.health_assessments.sort_by_key(|done| done.day);
        timeline.dental_checks.sort_by_key(|done| done.day);
        timeline.education_plans.sort_by_key(|done| done.day);
        timeline.health_outcomes.sort_by_key(|outcomes| outcomes.year);
        timeline.contacts.sort_by_key(|contact| contact.year);
        timeline.missing.sort_by_key(|missing| missing.since);
        timeline.adoption_decisions.sort_by_key(|decision| decision.day);
        timeline.adoption_matches.sort_by_key(|matched| matched.year);
        timeline.permanence_before.sort_by_key(|before| before.year);
        timeline.unaccompanied.sort_by_key(|unaccompanied| unaccompanied.year);
        timeline.liberty_orders.sort_by_key(|order| order.since);
        timeline.allocations.sort_by_key(|allocation| allocation.since);
        timeline.return_rows.sort_by_key(|rows| rows.year);
        timeline.strands.sort();
        timeline.firsts = Firsts {
            care_plan: timeline.first_of::<CarePlan>(),
            pathway_plan: timeline.first_of::<PathwayPlan>(),
            leavers_home: timeline.first_of::<AccommodationProvided>(),
            leavers_activity: timeline.first_of::<LeaverActivity>(),
        };
        timeline.span = timeline.episodes.first().map(|first| {
            let open = timeline.episodes.iter().any(|episode| episode.end.is_none());
            let last = timeline.episodes.iter().filter_map(|episode| episode.end).max();
            (first.start, if open { None } else { last })
        });
        timeline
    }

    fn first_of<T: Definition>(&self) -> Option<Day> {
        self.strand::<T>().find_map(|said| said.happened)
    }

    fn add(&mut self, of: TypeId, fact: &Fact) {
        let learnt = fact.recorded;
        let record = Typed { of, record: fact.record.as_any() };
        if let Some(visit) = record.if_is::<VisitToChild>() {
            let not_alone_explained = visit.not_alone_because.is_some();
            let (day, seen, alone) = (visit.day, visit.seen, visit.alone);
            self.visits.push(Visit { day, seen, alone, not_alone_explained, learnt });
        } else if let Some(review) = record.if_is::<Review>() {
            self.reviews.push(ReviewHeld { day: review.day, participation: review.participation, learnt });
        } else if let Some(identity) = record.if_is::<ChildIdentity>() {
            let said = Identity {
                name: None,
                born: identity.born,
                sex: identity.sex,
                ethnicity: identity.ethnicity,
                upn: identity.upn.as_deref().map(Arc::from),
                mother: identity.mother,
                child_born: identity.child_born,
            };
            self.identity = Some(match self.identity.take() {
                // Who the child is was recorded here: a record merged into this one fills only what was left out.
                Some(own) if fact.is_of_merged() => own.over(said),
                Some(before) => said.over(before),
                None => said,
            });
        } else if let Some(assessment) = record.if_is::<HealthAssessment>() {
            self.health_assessments.push(Done { day: assessment.day, learnt });
        } else if let Some(check) = record.if_is::<DentalCheck>() {
            self.dental_checks.push(Done { day: check.day, learnt });
        } else if let Some(plan) = record.if_is::<PersonalEducationPlan>() {
            self.education_plans.push(Done { day: plan.day, learnt });
        } else if let Some(outcomes) = record.if_is::<HealthOutcomes>() {
            self.health_outcomes.push(outcomes.clone());
        } else if let Some(contact) = record.if_is::<CareLeaverContact>() {
            self.contacts.push(contact.clone());
        } else if let Some(missing) = record.if_is::<MissingEpisode>() {
            self.missing.push(missing.clone());
        } else if let Some(decision) = record.if_is::<AdoptionDecision>() {
            self.adoption_decisions.push(decision.clone());
        } else if let Some(matched) = record.if_is::<AdoptionMatch>() {
            self.adoption_matches.push(matched.clone());
        } else if let Some(before) = record.if_is::<PermanenceBefore>() {
            self.permanence_before.push(before.clone());
        } else if let Some(unaccompanied) = record.if_is::<UnaccompaniedAsylumSeeking>() {
            self.unaccompanied.push(unaccompanied.clone());
        } else if let Some(order) = record.if_is::<DeprivationOfLibertyOrder>() {
            self.liberty_orders.push(order.clone());
        } else if let Some(allocation) = record.if_is::<SocialWorkerAllocation>() {
            self.allocations.push(Allocation {
                since: allocation.since,
                until: allocation.until,
                worker: allocation.worker.as_str().into(),
                because: allocation.because,
            });
        } else if let Some(rows) = record.if_is::<ReturnRows>() {
            self.return_rows.push(rows.clone());
        } else {
            // A load writes in nobody's name.
            if of == TypeId::of::<ChildSpokenTo>() && fact.origin.batch.is_empty() && fact.origin.seq > 0 {
                let (id, who) = (fact.id.clone(), fact.origin.who.clone());
                self.spoken.push(Wrote { id, who, revision: fact.revision });
            }
            self.strands.push_of(of, fact);
        }
    }

    /// Who wrote a record of a conversation before a review; `None` where a load brought it.
    pub fn written_by(&self, id: &str) -> Option<&Wrote> {
        self.spoken.iter().find(|wrote| *wrote.id == *id)
    }

    /// The facts of one type as known, by day: every kind about a child of which the fold makes no field of its own.
    /// Asking for one of those does not compile:
    ///
    /// ```compile_fail
    /// use timeline::{Timeline, strands_of::visits::VisitToChild};
    /// Timeline::default().strand::<VisitToChild>().count();
    /// ```
    pub fn strand<T: Definition>(&self) -> impl DoubleEndedIterator<Item = Said<'_, T>> + Clone {
        const {
            assert!(!is_folded(T::KIND.name), "the timeline has a field for this kind; ask that");
        }
        self.strands.strand()
    }

    #[cfg(test)]
    pub(crate) fn strands_are_empty(&self) -> bool {
        self.strands.is_empty()
    }

    /// Whether any row of care touches the days from `from` to `to`. A quick no for children of other years.
    pub fn in_care_between(&self, from: Day, to: Day) -> bool {
        self.span.is_some_and(|(first, end)| first <= to && end.is_none_or(|end| end >= from))
    }

    /// The first day of any row of care, and the day after which there is none (`None`: one is open).
    pub fn care_span(&self) -> Option<(Day, Option<Day>)> {
        self.span
    }

    /// The child as they stand at the end of a day.
    pub fn on(&self, day: Day) -> OnDay<'_> {
        OnDay::of(self, day)
    }

    /// The period of care of an episode.
    pub fn period_of(&self, episode: &Episode) -> Option<&CarePeriod> {
        self.periods.get(episode.period as usize)
    }

    /// The first and last episode of a period.
    pub fn ends_of(&self, period: &CarePeriod) -> Option<(&Episode, &Episode)> {
        self.episodes.get(period.first_episode as usize).zip(self.episodes.get(period.last_episode as usize))
    }

    /// The key of each episode as a row of a return: its first day, and `#2`, `#3` … where several share it.
    pub fn episode_keys(&self) -> Vec<String> {
        episode::keys(&self.episodes)
    }

    /// Date of birth.
    pub fn born(&self) -> Option<Day> {
        self.identity.as_ref().map(|identity| identity.born)
    }
}

impl Stranded for Timeline {
    fn strand<T: Definition>(&self) -> impl DoubleEndedIterator<Item = Said<'_, T>> + Clone {
        Timeline::strand(self)
    }
}

/// A record whose type is known already.
struct Typed<'a> {
    of: TypeId,
    record: &'a dyn Any,
}

impl<'a> Typed<'a> {
    fn if_is<T: 'static>(&self) -> Option<&'a T> {
        if self.of == TypeId::of::<T>() { self.record.downcast_ref() } else { None }
    }
}

/// Whether records of this type become rows of care, or the child's name.
fn is_of_care(of: TypeId) -> bool {
    [
        TypeId::of::<Placement>(),
        TypeId::of::<LegalStatusChange>(),
        TypeId::of::<LookedAfterStart>(),
        TypeId::of::<LookedAfterEnd>(),
        TypeId::of::<Need>(),
        TypeId::of::<ChildName>(),
    ]
    .contains(&of)
}
