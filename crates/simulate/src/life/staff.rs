//! Workers: who they are, and supervision.

use records::workforce::{Supervision, WorkRole, WorkerDetails};
use records::{Fact, Subject};

use super::manager_of;
use crate::allocations::{Worker, workers};
use crate::dice::{About, Dice};
use crate::plan::World;
use crate::scribe::{Lag, Scribe};
use crate::teams;

/// Days from one supervision to the next, in time and late; late, and reflective, of a thousand.
const IN_TIME: (i32, i32) = (21, 31);
const TOO_LATE: (i32, i32) = (33, 62);
const LATE: u32 = 130;
const REFLECTIVE: u32 = 620;
/// Agency workers, of a thousand.
const AGENCY: u32 = 160;

const AGREED: &[&str] = &[
    "Two visits to catch up by Friday. Ask for a family group meeting.",
    "Chronology first, then the statement.",
    "Leave next week: cover arranged for three children.",
    "Close two plans; hand over one child to the children in care team.",
];

/// What is recorded of the social workers who have held a post in the time that is told whole; nothing where it is not.
pub(crate) fn staff(world: &World) -> Vec<(Subject, Vec<Fact>)> {
    let Some(since) = world.life else { return Vec::new() };
    let teams = teams::teams(world);
    let held = workers(world).into_iter().filter(|worker| worker.to.is_none_or(|to| to >= since));
    held.filter_map(|worker| {
        let facts = of(world, &worker, since, teams.get(worker.team).map(|team| team.name.clone()));
        Some((Subject::worker(&worker.id), facts)).filter(|(_, facts)| !facts.is_empty())
    })
    .collect()
}

fn of(world: &World, worker: &Worker, since: calendar::Day, team: Option<String>) -> Vec<Fact> {
    let number: u64 = worker.id.trim_start_matches("XX").parse().unwrap_or_default();
    let mut dice = Dice::of(world.plan.seed, About::Life, 1 << 48 | number);
    let manager = manager_of(world, (number % u64::from(world.posts)) as u32);
    let mut scribe = Scribe::new(world, Dice::of(world.plan.seed, About::Life, 1 << 49 | number), &manager);
    let details = WorkerDetails {
        since: worker.from,
        until: None,
        role: WorkRole::SocialWorker,
        name: worker.name.clone(),
        team,
        phone: Some(format!("01632 960{:03}", crate::dice::stir(world.plan.seed, 6, number) % 1000)),
        hours: Some(f64::from(dice.pick(&[(80, 37_u8), (12, 30), (8, 22)]))),
        assessed_year: None,
        agency: dice.in_1000(AGENCY),
    };
    let learnt = scribe.learnt(worker.from, Lag::Prompt);
    match worker.to {
        Some(to) => {
            let told = scribe.learnt(to, Lag::Prompt).max(learnt);
            let left = WorkerDetails { until: Some(to), ..details.clone() };
            scribe.revise([(worker.from, learnt, details), (to, told, left)]);
        }
        None => scribe.tell(worker.from, learnt, details),
    }
    let last = worker.to.unwrap_or(world.plan.until);
    let mut day = since.max(worker.from).plus_days(dice.between(3, IN_TIME.1));
    while day <= last {
        let on = day.plus_days([0, 0, 0, 0, 0, 2, 1][usize::from(day.weekday())]);
        let record = Supervision {
            day: on,
            by: Some(manager.clone()),
            reflective: dice.in_1000(REFLECTIVE),
            children: None,
            agreed: Some(AGREED[dice.below(AGREED.len() as u32) as usize].to_owned()),
        };
        let learnt = scribe.learnt(on, Lag::Usual);
        scribe.tell(on, learnt, record);
        let (least, most) = if dice.in_1000(LATE) { TOO_LATE } else { IN_TIME };
        day = day.plus_days(dice.between(least, most));
    }
    scribe.finish()
}
