//! Social workers: posts, who holds them, and which children they have.

use calendar::Day;
use records::codes::WorkerChangeReason;
use records::workforce::SocialWorkerAllocation;

use crate::course::Course;
use crate::dice::stir;
use crate::names;
use crate::plan::World;
use crate::scribe::{Lag, Scribe};

/// A social worker of an invented authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker {
    /// The local identifier, as allocations name it.
    pub id: String,
    /// The name.
    pub name: String,
    /// The first day in post.
    pub from: Day,
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
            workers.push(Worker { id: worker_id(number), name, from: day });
            day = last.plus_days(1);
        }
    }
    workers.sort_by(|a, b| a.id.cmp(&b.id));
    workers
}

/// The post that has the child in this stage: an assessment team, a court team, a team for children who stay. Brothers and
/// sisters have the same.
pub(crate) fn post(world: &World, course: &Course, stage: u64) -> u32 {
    // Two posts in ten are for the first weeks, four for the time in court.
    let (low, share) = match stage {
        0 => (0, 15),
        1 => (15, 35),
        _ => (50, 50),
    };
    let (low, share) = (world.posts * low / 100, (world.posts * share / 100).max(1));
    let chosen = stir(world.plan.seed, 0x50 + stage, u64::from(course.family.first)) % u64::from(share);
    (low + chosen as u32).min(world.posts - 1)
}

/// Who had the child, and why that changed.
pub(crate) fn facts(scribe: &mut Scribe<'_>, course: &Course) {
    let world = scribe.world;
    let from = world.kept.plus_months(-12);
    for spell in course.spells.iter().filter(|spell| !spell.path.is_short_break() && spell.end >= from) {
        if spell.start > world.plan.until {
            return;
        }
        let to_court = spell.start.plus_days(scribe.dice.between(25, 60));
        let to_stay = spell.settled.max(to_court).plus_days(scribe.dice.between(20, 60));
        let mut day = spell.start;
        let mut because = WorkerChangeReason::Fconta;
        let mut stage = 0;
        while day < spell.end && day <= world.plan.until {
            let (worker, mut last) = world.holder(post(world, course, stage), day);
            let mut why = WorkerChangeReason::Leftrl;
            for (next, moves_on) in [(1, to_court), (2, to_stay)] {
                if stage < next && moves_on <= last.plus_days(14) {
                    (last, why, stage) = (moves_on.plus_days(-1), WorkerChangeReason::Tsproc, next);
                    break;
                }
            }
            // A change of worker within days is cover, not a change.
            let mut until = last.plus_days(1).max(day.plus_days(7));
            if until.plus_days(7) > spell.end {
                until = spell.end;
            }
            if until >= from {
                allocate(scribe, day, until, &worker_id(worker), because);
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
            day = until;
        }
    }
}

fn allocate(scribe: &mut Scribe<'_>, since: Day, until: Day, worker: &str, because: WorkerChangeReason) {
    let made = scribe.learnt(since, Lag::Prompt);
    let ended = scribe.learnt(until, Lag::Prompt);
    let open =
        SocialWorkerAllocation { since, until: None, worker: worker.to_owned(), because: Some(because) };
    let closed = SocialWorkerAllocation { until: Some(until), ..open.clone() };
    scribe.revise([(since, made, open), (until, ended, closed)]);
}
