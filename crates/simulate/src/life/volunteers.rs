//! Volunteers who become independent visitors: asked, checked, on the course, approved, supported, gone.

use calendar::Day;
use records::Money;
use records::advocacy::Interest;
use records::workforce::{
    Course, Supervision, TrainingCourse, VisitorEnquiry, VisitorExpense, VisitorIs, VisitorStep,
    VisitorStepIs, WorkRole, WorkerDetails,
};
use records::{Fact, Subject};

use crate::dice::{About, Dice};
use crate::names;
use crate::plan::World;
use crate::scribe::{Lag, Scribe};

/// Children for whom there is one approved volunteer, roughly; and those on the way besides.
const CHILDREN: u32 = 45;
const ON_THE_WAY: u32 = 6;
/// Where their names begin.
const NAMES: u64 = 3_000_000;

fn approved(world: &World) -> u32 {
    world.plan.children / CHILDREN + 2
}

/// Who visits a child that has a visitor.
pub(crate) fn of_a_child(world: &World, number: u32) -> String {
    id(number % approved(world))
}

fn id(nth: u32) -> String {
    format!("visitor-{}", nth + 1)
}

/// Every volunteer with what is recorded of them; none where daily life is not told.
pub(crate) fn volunteers(world: &World) -> Vec<(Subject, Vec<Fact>)> {
    let Some(since) = world.life else { return Vec::new() };
    let all = approved(world) + ON_THE_WAY;
    (0..all).map(|nth| (Subject::worker(&id(nth)), of(world, nth, since))).collect()
}

fn of(world: &World, nth: u32, since: Day) -> Vec<Fact> {
    let mut dice = Dice::of(world.plan.seed, About::Heard, 1 << 48 | u64::from(nth));
    let typing = Dice::of(world.plan.seed, About::Heard, 1 << 49 | u64::from(nth));
    let mut scribe = Scribe::new(world, typing, "advocate-1");
    let until = world.plan.until;
    let is_approved = nth < approved(world);
    // Those who are approved were so before daily life is told; those on the way asked in the last months.
    let day = if is_approved {
        since.plus_days(-dice.between(200, 420))
    } else {
        until.plus_days(-dice.between(10, 170))
    };
    let name = names::worker(world.plan.seed, NAMES + u64::from(nth));
    let interests = Interest::ALL;
    let mut likes: Vec<Interest> =
        (0..3).map(|_| interests[dice.below(interests.len() as u32) as usize]).collect();
    likes.sort();
    likes.dedup();
    let youngest = dice.between(5, 9);
    let enquiry = VisitorEnquiry {
        day,
        name: name.clone(),
        heard: Some("A poster at the library".to_owned()),
        is: Some(dice.pick(&[(58, VisitorIs::Woman), (36, VisitorIs::Man), (6, VisitorIs::NotSaid)])),
        interests: likes,
        youngest: Some(f64::from(youngest)),
        oldest: Some(f64::from(youngest + dice.between(4, 9))),
        languages: None,
        faith: None,
        background: None,
        drives: Some(dice.in_1000(700)),
        words: Some("I have time at weekends, and like to be outside.".to_owned()),
    };
    let learnt = scribe.learnt(day, Lag::Prompt);
    scribe.tell(day, learnt, enquiry);
    let mut on = day;
    let mut step = |scribe: &mut Scribe<'_>,
                    dice: &mut Dice,
                    days: (i32, i32),
                    step: VisitorStepIs,
                    session: Option<u8>| {
        on = on.plus_days(dice.between(days.0, days.1));
        if on <= until {
            let learnt = scribe.learnt(on, Lag::Usual);
            scribe.tell(
                on,
                learnt,
                VisitorStep { day: on, step, session: session.map(f64::from), because: None },
            );
        }
        on
    };
    step(&mut scribe, &mut dice, (5, 20), VisitorStepIs::Interview, None);
    step(&mut scribe, &mut dice, (7, 30), VisitorStepIs::References, None);
    step(&mut scribe, &mut dice, (5, 30), VisitorStepIs::Barring, None);
    let began = step(&mut scribe, &mut dice, (3, 14), VisitorStepIs::Session, Some(1));
    let mut last = began;
    for session in 2..=10 {
        last = step(&mut scribe, &mut dice, (7, 7), VisitorStepIs::Session, Some(session));
    }
    let approved = step(&mut scribe, &mut dice, (7, 20), VisitorStepIs::Approved, None);
    if approved > until {
        return scribe.finish();
    }
    let learnt = scribe.learnt(approved, Lag::Prompt);
    let course = TrainingCourse { started: began, completed: Some(last), what: Course::IndependentVisitor };
    scribe.tell(began, learnt, course);
    let details = WorkerDetails {
        since: approved,
        until: None,
        role: WorkRole::IndependentVisitor,
        name,
        team: None,
        phone: None,
        hours: None,
        assessed_year: None,
        agency: false,
    };
    scribe.tell(approved, learnt, details);
    let mut day = approved.plus_days(dice.between(30, 42));
    while day <= until {
        if day >= since {
            let learnt = scribe.learnt(day, Lag::Usual);
            let agreed = Some("What was fun, what was hard, what comes next.".to_owned());
            let by = Some("advocate-1".to_owned());
            let session = Supervision {
                theme: None,
                well: None,
                worried: None,
                needs: None,
                day,
                by,
                sort: None,
                others: Vec::new(),
                reflective: true,
                reflection: None,
                children: None,
                discussed: Vec::new(),
                agreed,
                actions: Vec::new(),
            };
            scribe.tell(day, learnt, session);
            if dice.in_1000(400) {
                let (amount, what) =
                    (Money::pence(i64::from(dice.between(320, 2400))), "Bus and lunch".to_owned());
                let paid = Some(day.plus_days(14)).filter(|paid| *paid <= until);
                scribe.tell(day, learnt, VisitorExpense { day, amount, what, paid });
            }
        }
        day = day.plus_days(if dice.in_1000(800) { 42 } else { dice.between(50, 90) });
    }
    scribe.finish()
}
