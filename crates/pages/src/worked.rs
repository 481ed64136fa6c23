//! What is worked out of one child's record and asked for again by every page of it: the timeline, what is due, what the
//! return will say.
//!
//! It is kept beside the child's [`Standing`], which is replaced as soon as something is recorded of the child, a setting of
//! the authority moves or the day changes; what was erased goes with it. Only what is known now is kept: as known on another
//! day, everything is worked out plainly, and the two are held against each other by a test.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use calendar::{Day, Moment};
use clocks::Duty;
use records::Fact;
use timeline::Timeline;

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
}

impl Worked {
    fn nothing_yet(facts: Arc<Vec<Fact>>, day: Day) -> Worked {
        Worked { facts, day, timeline: OnceLock::new(), due: OnceLock::new(), returned: OnceLock::new() }
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

    /// What the return of the year that runs will say.
    pub(crate) fn returned(&self, work: impl FnOnce() -> returned::Body) -> Arc<returned::Body> {
        self.returned.get_or_init(|| Arc::new(work())).clone()
    }
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
