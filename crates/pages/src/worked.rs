//! What is worked out of one child's record and asked for again by every page of it: the timeline, what is due, what the
//! return will say.
//!
//! It is kept beside the child's [`Standing`], which is replaced as soon as something is recorded of the child, a setting of
//! the authority moves or the day changes; what was erased goes with it. Only what is known now is kept: as known on another
//! day, everything is worked out plainly, and the two are held against each other by a test.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use access::{Opens, Parts, People, Permit};
use calendar::{Day, Moment};
use clocks::Duty;
use records::{Fact, Subject};
use roll::Roll;
use timeline::Timeline;
use web::Html;

use crate::board::Standing;
use crate::child::returned;

/// Of how many children it is kept at most: of those that were opened last. A timeline of a long childhood takes some tens of
/// kilobytes.
const KEPT: usize = 600;

/// What was worked out of a child's record as known now. Each part when it is first asked for.
#[derive(Debug)]
pub(crate) struct Worked {
    /// Out of what: these very facts, on this day, with these people at work.
    facts: Arc<Vec<Fact>>,
    day: Day,
    people: Arc<People>,
    timeline: OnceLock<Arc<Timeline>>,
    due: OnceLock<Arc<[Duty]>>,
    returned: OnceLock<Arc<returned::Body>>,
    /// What the permits open that were asked with: two that open the same read the same.
    opened: Few<Opens, Vec<Fact>>,
    /// The first page, but for what is read from other records: by the parts that are read and those that are written.
    overview: Few<(Opens, Parts), Overview>,
    /// What must be known first, by the parts that are read.
    first: Few<Opens, First>,
}

/// What must be known first of a child, with the records of staff that gave their numbers.
#[derive(Debug)]
pub(crate) struct First {
    pub(crate) html: Html,
    pub(crate) staff: Vec<(Subject, Arc<Vec<Fact>>)>,
}

/// What the first page shows to everybody who reads and writes the same parts.
#[derive(Debug)]
pub(crate) struct Overview {
    /// That nothing was known, where nothing was.
    pub(crate) nothing: Html,
    /// What is to be seen to at once, and what people come to do.
    pub(crate) above: Html,
    /// Everything after what must be known first.
    pub(crate) below: Html,
}

/// A handful of answers to a handful of questions.
#[derive(Debug)]
struct Few<K, V>(Mutex<Vec<(K, Arc<V>)>>);

impl<K: PartialEq, V> Few<K, V> {
    /// So many sorts of readers have a record open at once, at most.
    const KEPT: usize = 6;

    const fn none() -> Few<K, V> {
        Few(Mutex::new(Vec::new()))
    }

    /// Whether anything was answered.
    fn is_there(&self) -> bool {
        !self.0.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    /// What was answered, or is now. Two may work it out at once; neither waits for the other.
    fn get(&self, asked: K, work: impl FnOnce() -> Arc<V>) -> Arc<V> {
        self.get_where(asked, |_| true, work)
    }

    /// The same, where an answer may have been overtaken.
    fn get_where(&self, asked: K, holds: impl Fn(&V) -> bool, work: impl FnOnce() -> Arc<V>) -> Arc<V> {
        let kept = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let before = kept().iter().find(|(before, _)| *before == asked).map(|(_, answer)| answer.clone());
        if let Some(answer) = before.filter(|answer| holds(answer)) {
            return answer;
        }
        let answer = work();
        let mut kept = kept();
        kept.retain(|(before, _)| *before != asked);
        if kept.len() >= Self::KEPT {
            kept.remove(0);
        }
        kept.push((asked, answer.clone()));
        answer
    }
}

impl Worked {
    fn nothing_yet(facts: Arc<Vec<Fact>>, day: Day, people: Arc<People>) -> Worked {
        Worked {
            facts,
            day,
            people,
            timeline: OnceLock::new(),
            due: OnceLock::new(),
            returned: OnceLock::new(),
            opened: Few::none(),
            overview: Few::none(),
            first: Few::none(),
        }
    }

    fn is_of(&self, facts: &Arc<Vec<Fact>>, day: Day, people: &Arc<People>) -> bool {
        Arc::ptr_eq(&self.facts, facts) && self.day == day && Arc::ptr_eq(&self.people, people)
    }

    /// Whether it answers what is asked about a day as known at a moment.
    pub(crate) fn answers(&self, day: Day, known: Moment) -> bool {
        self.day == day && known == Moment::END_OF_TIME
    }

    /// The child by everything that is recorded.
    pub(crate) fn timeline(&self, work: impl FnOnce() -> Timeline) -> Arc<Timeline> {
        self.timeline.get_or_init(|| Arc::new(work())).clone()
    }

    /// What is open and to do, soonest first.
    pub(crate) fn due(&self, work: impl FnOnce() -> Vec<Duty>) -> Arc<[Duty]> {
        self.due.get_or_init(|| work().into()).clone()
    }

    /// What a permit opens.
    pub(crate) fn opened(&self, permit: &Permit) -> Arc<Vec<Fact>> {
        self.opened.get(permit.opens(), || opened(permit, &self.facts))
    }

    /// The first page to somebody with a permit.
    pub(crate) fn overview(&self, permit: &Permit, work: impl FnOnce() -> Overview) -> Arc<Overview> {
        self.overview.get((permit.opens(), permit.writes()), || Arc::new(work()))
    }

    /// What must be known first, by the numbers of staff as they are recorded now.
    pub(crate) fn first(&self, permit: &Permit, roll: &Roll, work: impl FnOnce() -> First) -> Arc<First> {
        let holds = |first: &First| {
            first.staff.iter().all(|(worker, facts)| {
                let now = roll.facts(worker);
                Arc::ptr_eq(facts, &now) || (facts.is_empty() && now.is_empty())
            })
        };
        self.first.get_where(permit.opens(), holds, || Arc::new(work()))
    }

    /// What the return of the year that runs will say.
    pub(crate) fn returned(&self, work: impl FnOnce() -> returned::Body) -> Arc<returned::Body> {
        self.returned.get_or_init(|| Arc::new(work())).clone()
    }
}

/// Those of some facts that a permit opens: the very same where it opens all.
pub(crate) fn opened(permit: &Permit, all: &Arc<Vec<Fact>>) -> Arc<Vec<Fact>> {
    if all.iter().all(|fact| permit.may_read_fact(fact)) {
        return all.clone();
    }
    Arc::new(permit.opened(all).cloned().collect())
}

/// Where a child's [`Worked`] hangs on the [`Standing`].
#[derive(Debug, Default)]
pub(crate) struct Peg(Mutex<Option<Arc<Worked>>>);

impl Peg {
    fn put(&self, worked: Option<Arc<Worked>>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = worked;
    }

    /// Whether the first page has been shown to somebody: then little is left to work out for another reader.
    pub(crate) fn is_told(&self) -> bool {
        self.get().is_some_and(|worked| worked.overview.is_there())
    }

    fn get(&self) -> Option<Arc<Worked>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Those whose record was opened last, oldest first.
#[derive(Debug, Default)]
pub(crate) struct OpenedLately(Mutex<VecDeque<Weak<Standing>>>);

impl OpenedLately {
    /// What was worked out of these facts of a child, or a place for it. Whoever was opened longest ago gives up theirs.
    pub(crate) fn worked(
        &self,
        child: &Arc<Standing>,
        facts: &Arc<Vec<Fact>>,
        day: Day,
        people: &Arc<People>,
    ) -> Arc<Worked> {
        let before = child.worked.get();
        let new = before.is_none();
        if let Some(before) = before.filter(|before| before.is_of(facts, day, people)) {
            return before;
        }
        let worked = Arc::new(Worked::nothing_yet(facts.clone(), day, people.clone()));
        child.worked.put(Some(worked.clone()));
        if new {
            self.opened(child);
        }
        worked
    }

    fn opened(&self, child: &Arc<Standing>) {
        let mut lately = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lately.push_back(Arc::downgrade(child));
        while lately.len() > KEPT {
            if let Some(oldest) = lately.pop_front().and_then(|oldest| oldest.upgrade()) {
                oldest.worked.put(None);
            }
        }
    }
}
