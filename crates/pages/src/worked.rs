//! What is worked out of one child's record and asked for again by every page of it: the timeline, what is due, what the
//! return will say.
//!
//! It is kept beside the child's [`Standing`], which is replaced as soon as something is recorded of the child, a setting of
//! the authority moves or the day changes; what was erased goes with it. Only what is known now is kept: as known on another
//! day, everything is worked out plainly, and the two are held against each other by a test.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use access::{Parts, Permit};
use calendar::{Day, Moment};
use clocks::Duty;
use records::Fact;
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
    /// Out of what: these very facts, on this day.
    facts: Arc<Vec<Fact>>,
    day: Day,
    timeline: OnceLock<Arc<Timeline>>,
    due: OnceLock<Arc<[Duty]>>,
    returned: OnceLock<Arc<returned::Body>>,
    /// What the permits open that were asked with: a permit reads by its parts alone.
    opened: Few<Parts, Vec<Fact>>,
    /// The first page, but for what is read from other records: by the parts that are read and those that are written.
    overview: Few<(Parts, Parts), Overview>,
}

/// What the first page shows to everybody who reads and writes the same parts.
#[derive(Debug)]
pub(crate) struct Overview {
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

    /// What was answered, or is now. Two may work it out at once; neither waits for the other.
    fn get(&self, asked: K, work: impl FnOnce() -> Arc<V>) -> Arc<V> {
        let kept = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, answer)) = kept().iter().find(|(before, _)| *before == asked) {
            return answer.clone();
        }
        let answer = work();
        let mut kept = kept();
        if kept.len() >= Self::KEPT {
            kept.remove(0);
        }
        kept.push((asked, answer.clone()));
        answer
    }
}

impl Worked {
    fn nothing_yet(facts: Arc<Vec<Fact>>, day: Day) -> Worked {
        Worked {
            facts,
            day,
            timeline: OnceLock::new(),
            due: OnceLock::new(),
            returned: OnceLock::new(),
            opened: Few::none(),
            overview: Few::none(),
        }
    }

    fn is_of(&self, facts: &Arc<Vec<Fact>>, day: Day) -> bool {
        Arc::ptr_eq(&self.facts, facts) && self.day == day
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
        self.opened.get(permit.reads(), || opened(permit, &self.facts))
    }

    /// The first page to somebody with a permit.
    pub(crate) fn overview(&self, permit: &Permit, work: impl FnOnce() -> Overview) -> Arc<Overview> {
        self.overview.get((permit.reads(), permit.writes()), || Arc::new(work()))
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

    fn get(&self) -> Option<Arc<Worked>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Those whose record was opened last, oldest first.
#[derive(Debug, Default)]
pub(crate) struct OpenedLately(Mutex<VecDeque<Weak<Standing>>>);

impl OpenedLately {
    /// What was worked out of these facts of a child, or a place for it. Whoever was opened longest ago gives up theirs.
    pub(crate) fn worked(&self, child: &Arc<Standing>, facts: &Arc<Vec<Fact>>, day: Day) -> Arc<Worked> {
        let before = child.worked.get();
        let new = before.is_none();
        if let Some(before) = before.filter(|before| before.is_of(facts, day)) {
            return before;
        }
        let worked = Arc::new(Worked::nothing_yet(facts.clone(), day));
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
