//! Social workers: posts, who holds them, and which children they have.

use calendar::{Day, Moment};
use records::codes::WorkerChangeReason;
use records::workforce::SocialWorkerAllocation;

use crate::course::{Course, Spell};

use crate::names;
use crate::plan::World;
use crate::scribe::{Lag, Scribe};
use crate::teams;

/// A social worker of an invented authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker {
    /// The local identifier, as allocations name it.
    pub id: String,
    /// The name.
    pub name: String,
    /// The first day in post.
    pub from: Day,
    /// The last day in post; `None` for those who hold one on the last day of the plan.
    pub to: Option<Day>,
    /// The team of the post, by its place among [`Invented::teams`](crate::Invented).
    pub team: usize,
}

/// The identifier of a worker: a local one, which begins XX.
pub(crate) fn worker_id(number: u64) -> String {
    format!("XX{number:05}")
}

/// Everybody who has held a post since the record began.
pub(crate) fn workers(world: &World) -> Vec<Worker> {
    let mut workers = Vec::new();
    for post in 0..world.posts {
        let mut day = world.kept;
        while day <= world.plan.until {
            let (number, last) = world.holder(post, day);
            let name = names::worker(world.plan.seed, number);
            let to = (last < world.plan.until).then_some(last);
            let team = teams::of_post(world.posts, post);
            workers.push(Worker { id: worker_id(number), name, from: day, to, team });
            day = last.plus_days(1);
        }
    }
    workers.sort_by(|a, b| a.id.cmp(&b.id));
    workers
}

/// The post that has the child in this stage: an assessment team, a court team, a team for children who stay. Brothers and
/// sisters have the same.
pub(crate) fn post(world: &World, course: &Course, stage: u64) -> u32 {
    let (low, share) = stage_posts(world.posts, stage);
    // Families go round the posts in the order in which they came.
    let chosen = (course.family.first / 2 + 7 * stage as u32) % share;
    (low + chosen).min(world.posts - 1)
}

/// The first post of a stage, and how many there are.
pub(crate) fn stage_posts(posts: u32, stage: u64) -> (u32, u32) {
    // One post in ten is for the first weeks, a third are for the time in court.
    let (low, share) = match stage {
        0 => (0, 10),
        1 => (10, 35),
        _ => (45, 55),
    };
    (posts * low / 100, (posts * share / 100).max(1))
}

/// Who had the child, and why that changed.
pub(crate) fn facts(scribe: &mut Scribe<'_>, course: &Course, spell: &Spell) {
    let world = scribe.world;
    let from = world.kept.plus_months(-12);
    if spell.path.is_short_break() || spell.end < from {
        return;
    }
    let to_court = spell.start.plus_days(scribe.dice.between(25, 60));
    let to_stay = spell.settled.max(to_court).plus_days(scribe.dice.between(20, 60));
    let mut allocated: Option<Open> = None;
    let mut known = scribe.floor;
    let mut day = spell.start;
    let mut because = WorkerChangeReason::Fconta;
    let mut stage = 0;
    while day < spell.end && day <= world.plan.until {
        let (worker, mut last) = world.holder(post(world, course, stage), day);
        known = scribe.learnt(day, Lag::Prompt).max(known);
        if allocated.as_ref().is_none_or(|before| before.worker != worker)
            && let Some(before) = allocated.replace(Open { since: day, worker, because, learnt: known })
        {
            before.close(scribe, day, known, from);
        }
        let mut why = WorkerChangeReason::Leftrl;
        for (next, moves_on) in [(1, to_court), (2, to_stay)] {
            if stage < next && moves_on <= last.plus_days(14) {
                (last, why, stage) = (moves_on.plus_days(-1), WorkerChangeReason::Tsproc, next);
                break;
            }
        }
        because = if why == WorkerChangeReason::Leftrl && scribe.dice.in_1000(300) {
            scribe.dice.pick(&[
                (5, WorkerChangeReason::Manage),
                (2, WorkerChangeReason::Orgrst),
                (2, WorkerChangeReason::Absenc),
                (1, WorkerChangeReason::Chchan),
            ])
        } else {
            why
        };
        // A change of worker within days, or days before care ends, is cover, not a change.
        day = last.plus_days(1).max(day.plus_days(7));
        if day.plus_days(7) > spell.end {
            day = spell.end;
        }
    }
    if let Some(before) = allocated {
        let learnt = scribe.learnt(spell.end, Lag::Prompt).max(known);
        before.close(scribe, spell.end, learnt, from);
    }
}

/// An allocation that has begun.
struct Open {
    since: Day,
    worker: u64,
    because: WorkerChangeReason,
    learnt: Moment,
}

impl Open {
    /// Both revisions: that it began, and that it ended, learnt with what came after.
    fn close(self, scribe: &mut Scribe<'_>, until: Day, learnt: Moment, from: Day) {
        if until < from {
            return;
        }
        let open = SocialWorkerAllocation {
            since: self.since,
            until: None,
            worker: worker_id(self.worker),
            because: Some(self.because),
        };
        let closed = SocialWorkerAllocation { until: Some(until), ..open.clone() };
        scribe.revise([(self.since, self.learnt, open), (until, learnt, closed)]);
    }
}
