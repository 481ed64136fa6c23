//! Workers: who they are, and supervision.

use calendar::Day;
use records::protection::{
    Allegation, AllegationEnd, AllegationMeeting, AllegationReferral, AllegationThreshold,
};
use records::quality::FollowedAction;
use records::workforce::{
    AwayBecause, MissedBecause, ReducedBecause, ReducedCaseload, Supervision, SupervisionAgreement,
    SupervisionPlanned, SupervisionSort, WorkRole, WorkerAbsence, WorkerDetails,
};
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

/// Of a thousand workers: newly qualified, guiding others, ill for weeks in the year.
const NEW: u32 = 140;
const ADVANCED: u32 = 90;
const ILL: u32 = 110;
/// Of a thousand sessions: written with actions; of actions: done by now. Sessions that did not take place before a late one.
const WITH_ACTIONS: u32 = 640;
const DONE: u32 = 780;
const NOT_HELD: u32 = 700;
/// Of a thousand workers: the next session stands in the diary.
const PLANNED: u32 = 720;
/// Of a thousand workers: somebody says that they harmed a child.
const ALLEGED: u32 = 60;

const REFLECTED: &[&str] = &[
    "What the move brought up, for the child and for the worker. What we assumed about the father and did not ask.",
    "How hard it is to say no to this family, and what happens to the plan when we do not.",
    "Whose worry leads the plan. The child says something else than the adults, and it stands in no report.",
    "What went well in the life story work, and how to do more of it.",
];

const ACTIONS: &[(&str, &str)] = &[
    ("Bring the chronologies up to date", "Two read together; the last entries are of this month"),
    ("Ask the school for the attendance of each term", "It stands in the plan"),
    ("Arrange the family group meeting", "Held; its plan is on the record"),
    ("Write the later life letter", "Read in draft; it is warm and true"),
    ("Plan leave and who covers", "Cover is named for every child"),
];

/// What is recorded of the social workers who have held a post in the time that is told whole; nothing where it is not.
pub(crate) fn staff(world: &World) -> Vec<(Subject, Vec<Fact>)> {
    let Some(since) = world.life else { return Vec::new() };
    let teams = teams::teams(world);
    let held = workers(world).into_iter().filter(|worker| worker.to.is_none_or(|to| to >= since));
    let officer = (Subject::worker("door-1"), designated(world, since));
    let social_workers = held.filter_map(|worker| {
        let facts = of(world, &worker, since, teams.get(worker.team).map(|team| team.name.clone()));
        Some((Subject::worker(&worker.id), facts)).filter(|(_, facts)| !facts.is_empty())
    });
    let reviewing = teams::colleagues(world).into_iter().filter(|who| who.post == "reviewing");
    let reviewing = reviewing.map(|who| (Subject::worker(&who.id), reviewing_officer(world, &who, since)));
    let advisers = teams::colleagues(world).into_iter().filter(|who| who.post == "adviser");
    let advisers = advisers.map(|who| (Subject::worker(&who.id), adviser(world, &who, since)));
    let others = super::volunteers::volunteers(world).into_iter().chain(reviewing).chain(advisers);
    social_workers.chain([officer]).chain(others).collect()
}

/// A personal adviser, with the number at which young people ring them.
fn adviser(world: &World, who: &teams::Colleague, since: Day) -> Vec<Fact> {
    let nth: u64 = who.id.rsplit('-').next().and_then(|nth| nth.parse().ok()).unwrap_or(0);
    let mut scribe = Scribe::new(world, Dice::of(world.plan.seed, About::Hours, 1 << 41 | nth), "lead-1");
    let details = WorkerDetails {
        since,
        until: None,
        role: WorkRole::Adviser,
        name: who.name.clone(),
        team: None,
        phone: Some(format!("01632 960{:03}", crate::dice::stir(world.plan.seed, 8, nth) % 1000)),
        hours: Some(37.0),
        assessed_year: None,
        agency: false,
    };
    let learnt = scribe.learnt(since, Lag::AtOnce);
    scribe.tell(since, learnt, details);
    scribe.finish()
}

/// A reviewing officer: full time, or less. Their caseload is judged by it.
fn reviewing_officer(world: &World, who: &teams::Colleague, since: Day) -> Vec<Fact> {
    let nth = who.id.rsplit('-').next().and_then(|nth| nth.parse().ok()).unwrap_or(0);
    let mut scribe = Scribe::new(world, Dice::of(world.plan.seed, About::Hours, 1 << 40 | nth), "lead-1");
    let mut dice = Dice::of(world.plan.seed, About::Hours, nth);
    let details = WorkerDetails {
        since,
        until: None,
        role: WorkRole::ReviewingOfficer,
        name: who.name.clone(),
        team: None,
        phone: None,
        hours: Some(dice.pick(&[(6, 37.0), (2, 29.6), (2, 22.2)])),
        assessed_year: None,
        agency: false,
    };
    let learnt = scribe.learnt(since, Lag::AtOnce);
    scribe.tell(since, learnt, details);
    scribe.finish()
}

/// The front door's own, who is the designated officer for allegations.
fn designated(world: &World, since: Day) -> Vec<Fact> {
    let mut scribe = Scribe::new(world, Dice::of(world.plan.seed, About::Complaint, 1 << 40), "head-1");
    let name = teams::colleagues(world).into_iter().find(|who| who.id == "door-1").map(|who| who.name);
    let details = WorkerDetails {
        since,
        until: None,
        role: WorkRole::DesignatedOfficer,
        name: name.unwrap_or_default(),
        team: None,
        phone: None,
        hours: Some(37.0),
        assessed_year: None,
        agency: false,
    };
    let learnt = scribe.learnt(since, Lag::AtOnce);
    scribe.tell(since, learnt, details);
    scribe.finish()
}

/// An allegation about one worker in many: reported, met about, concluded or still open.
fn alleged(scribe: &mut Scribe<'_>, dice: &mut Dice, worker: &Worker, since: Day, last: Day) {
    if !dice.in_1000(ALLEGED) {
        return;
    }
    let aware = weekday(since.max(worker.from).plus_days(dice.between(20, 330)));
    if aware > last {
        return;
    }
    let reported = weekday(aware.plus_days(i32::from(dice.in_1000(200)) * 4));
    let met = weekday(reported.plus_days(dice.between(2, 6)));
    let concluded = weekday(met.plus_days(dice.between(10, 60)));
    let begun = Allegation {
        aware,
        reported: Some(reported),
        name: Some(worker.name.clone()),
        works_as: Some("Social worker".to_owned()),
        employer: Some("This council".to_owned()),
        household: None,
        child: None,
        what: Some("Said to have shouted at a child in a car".to_owned()),
        threshold: Some(AllegationThreshold::Met),
        safe: Some("Works with no child alone until it is concluded".to_owned()),
        meetings: Vec::new(),
        support: Some("A colleague of another team".to_owned()),
        concluded: None,
        outcome: None,
        because: None,
        referred: Vec::new(),
        child_told: None,
        learning: Vec::new(),
    };
    let meeting = AllegationMeeting {
        day: met,
        who: Some("Designated officer, police, the head of service".to_owned()),
        decided: "The police take no action; the employer asks the child and the worker".to_owned(),
        next: None,
    };
    let mut during = begun.clone();
    during.meetings = vec![meeting];
    let mut ended = during.clone();
    ended.concluded = Some(concluded);
    ended.outcome = Some(dice.pick(&[
        (3, AllegationEnd::Unsubstantiated),
        (3, AllegationEnd::Unfounded),
        (2, AllegationEnd::Substantiated),
    ]));
    ended.because = Some("What the child and two others say agrees".to_owned());
    if ended.outcome == Some(AllegationEnd::Substantiated) {
        ended.referred = vec![AllegationReferral::Barring, AllegationReferral::Regulator];
    }
    ended.child_told = Some(concluded);
    let told = [aware, met, concluded].map(|day| (day, scribe.learnt(day, Lag::Prompt)));
    let [first, second, third] = told;
    scribe.revise([(first.0, first.1, begun), (second.0, second.1, during), (third.0, third.1, ended)]);
}

fn of(world: &World, worker: &Worker, since: Day, team: Option<String>) -> Vec<Fact> {
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
        assessed_year: details_new(world, worker, since, number).then_some(worker.from),
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
    let new = details_new(world, worker, since, number);
    agreed(&mut scribe, &mut dice, worker, &manager, new);
    let last = worker.to.unwrap_or(world.plan.until);
    alleged(&mut scribe, &mut dice, worker, since, last);
    let away = away(&mut scribe, &mut dice, worker, since, last);
    let mut day = since.max(worker.from).plus_days(dice.between(3, IN_TIME.1));
    while day <= last {
        let late = dice.in_1000(LATE);
        let on = weekday(day);
        // Nobody has supervision while they are ill.
        let on = away
            .filter(|(from, back)| on >= *from && on < *back)
            .map_or(on, |(_, back)| weekday(back.plus_days(3)));
        if on > last {
            break;
        }
        session(&mut scribe, &mut dice, worker, &manager, on);
        let rhythm = if new { rhythm_of_the_first_year(worker.from, on) } else { IN_TIME };
        let (least, most) = if late && !new { TOO_LATE } else { rhythm };
        let next = on.plus_days(dice.between(least, most));
        if late && dice.in_1000(NOT_HELD) {
            not_held(&mut scribe, &mut dice, &manager, weekday(on.plus_days(IN_TIME.1)), next);
        }
        day = next;
    }
    if worker.to.is_none() && dice.in_1000(PLANNED) {
        let (learnt, on) = (scribe.learnt(world.plan.until, Lag::AtOnce), weekday(day));
        let planned = SupervisionPlanned {
            day: on,
            by: Some(manager.clone()),
            missed: false,
            because: None,
            words: None,
        };
        scribe.foretell(learnt, planned);
    }
    scribe.finish()
}

fn weekday(day: Day) -> Day {
    day.plus_days([0, 0, 0, 0, 0, 2, 1][usize::from(day.weekday())])
}

/// Whether a worker is in their first year of practice: some of those who began since the record is told whole.
fn details_new(world: &World, worker: &Worker, since: Day, number: u64) -> bool {
    worker.from >= since && crate::dice::stir(world.plan.seed, 61, number) % 1000 < u64::from(NEW)
}

/// Days from one session to the next in the first year: weekly, then each fortnight, then each month.
fn rhythm_of_the_first_year(began: Day, on: Day) -> (i32, i32) {
    match began.days_until(on) {
        ..=35 => (5, 7),
        36..=166 => (11, 14),
        _ => IN_TIME,
    }
}

/// What was agreed: how often, and for some a smaller caseload for a time.
fn agreed(scribe: &mut Scribe<'_>, dice: &mut Dice, worker: &Worker, manager: &str, new: bool) {
    let weeks = if new { 2 } else { 4 };
    let words = Some(
        "An hour and a half, nothing else in the diary. If it cannot be, another day within the week."
            .to_owned(),
    );
    let agreement =
        SupervisionAgreement { since: worker.from, until: None, weeks, by: Some(manager.to_owned()), words };
    let learnt = scribe.learnt(worker.from, Lag::Usual);
    scribe.tell(worker.from, learnt, agreement);
    if dice.in_1000(ADVANCED) && !new {
        let (since, share) = (worker.from, 0.75);
        let words = Some("Guides two newly qualified workers".to_owned());
        scribe.tell(
            since,
            learnt,
            ReducedCaseload { since, until: None, why: ReducedBecause::Advanced, share, words },
        );
    }
}

/// Weeks of sickness, with the way back by steps: from when to when.
fn away(
    scribe: &mut Scribe<'_>,
    dice: &mut Dice,
    worker: &Worker,
    since: Day,
    last: Day,
) -> Option<(Day, Day)> {
    if !dice.in_1000(ILL) {
        return None;
    }
    let from = weekday(since.max(worker.from).plus_days(dice.between(30, 300)));
    let back = weekday(from.plus_days(dice.between(8, 70)));
    if back > last {
        return None;
    }
    let ill = WorkerAbsence { since: from, until: None, why: AwayBecause::Sickness };
    let (told, again) = (scribe.learnt(from, Lag::Prompt), scribe.learnt(back, Lag::Prompt));
    scribe.revise([
        (from, told, ill.clone()),
        (back, again.max(told), WorkerAbsence { until: Some(back), ..ill }),
    ]);
    if from.days_until(back) > 28 {
        let until = Some(back.plus_days(28));
        let words = Some("Half the children for four weeks".to_owned());
        let steps =
            ReducedCaseload { since: back, until, why: ReducedBecause::PhasedReturn, share: 0.5, words };
        scribe.tell(back, again.max(told), steps);
    }
    Some((from, back))
}

/// A session, with what is to be done; what was done since is seen at the next.
fn session(scribe: &mut Scribe<'_>, dice: &mut Dice, worker: &Worker, manager: &str, on: Day) {
    let reflective = dice.in_1000(REFLECTIVE);
    let reflection = reflective.then(|| REFLECTED[dice.below(REFLECTED.len() as u32) as usize].to_owned());
    let first = dice.below(ACTIONS.len() as u32) as usize;
    let many = if dice.in_1000(WITH_ACTIONS) { 1 + usize::from(dice.in_1000(500)) } else { 0 };
    let actions: Vec<FollowedAction> = (0..many)
        .map(|nth| FollowedAction {
            what: ACTIONS[(first + nth) % ACTIONS.len()].0.to_owned(),
            owner: Some(worker.name.clone()),
            by: Some(on.plus_days(14 + 7 * nth as i32)),
            done: None,
            seen: None,
            checked: None,
            found: None,
        })
        .collect();
    let record = Supervision {
        theme: None,
        well: None,
        worried: None,
        needs: None,
        day: on,
        by: Some(manager.to_owned()),
        sort: Some(SupervisionSort::OneToOne),
        others: Vec::new(),
        reflective,
        reflection,
        children: None,
        discussed: Vec::new(),
        agreed: Some(AGREED[dice.below(AGREED.len() as u32) as usize].to_owned()),
        actions,
    };
    let learnt = scribe.learnt(on, Lag::Usual);
    let seen_on = weekday(on.plus_days(dice.between(20, 32)));
    let mut after = record.clone();
    for (nth, action) in after.actions.iter_mut().enumerate() {
        if dice.in_1000(DONE) {
            action.done = Some(seen_on);
            action.seen = Some(ACTIONS[(first + nth) % ACTIONS.len()].1.to_owned());
        }
    }
    let seen = scribe.learnt(seen_on, Lag::Usual).max(learnt);
    let changed = after != record;
    scribe.revise(std::iter::once((on, learnt, record)).chain(changed.then_some((seen_on, seen, after))));
}

/// A session that stood in the diary and did not take place, before the one that came late.
fn not_held(scribe: &mut Scribe<'_>, dice: &mut Dice, manager: &str, on: Day, next: Day) {
    if on >= next {
        return;
    }
    let because = dice.pick(&[
        (4, MissedBecause::Emergency),
        (3, MissedBecause::Court),
        (3, MissedBecause::ManagerAway),
        (2, MissedBecause::WorkerAway),
    ]);
    let record = SupervisionPlanned {
        day: on,
        by: Some(manager.to_owned()),
        missed: true,
        because: Some(because),
        words: None,
    };
    let learnt = scribe.learnt(on, Lag::Usual);
    scribe.tell(on, learnt, record);
}
