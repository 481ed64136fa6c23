//! What comes round again: visits, reviews, health and dental checks, personal education plans, missing episodes, and what
//! the yearly return says of health.

use calendar::{Day, LeapBirthday, Period};
use records::codes::{MissingKind, Participation, PlacementType, SdqReason};
use records::education::PersonalEducationPlan;
use records::health::{DentalCheck, HealthAssessment, HealthOutcomes};
use records::missing_and_risk::MissingEpisode;
use records::reviews::Review;
use records::visits::VisitToChild;

use crate::course::{Course, Spell, Steadiness};
use crate::dice::{About, Dice};
use crate::plan::World;
use crate::scribe::{Lag, Scribe};
use crate::slips::{self, Slip};
use crate::stays::Stay;

/// What comes round again for one child.
pub(crate) struct Rounds<'a> {
    course: &'a Course,
    dice: Dice,
    done: Checks,
}

impl Rounds<'_> {
    pub(crate) fn of<'a>(world: &World, course: &'a Course) -> Rounds<'a> {
        let dice = Dice::of(world.plan.seed, About::Rounds, u64::from(course.number));
        Rounds { course, dice, done: Checks::default() }
    }

    /// Of one period of care. Of what happened before the record began, the last year or two were brought over.
    pub(crate) fn facts(&mut self, scribe: &mut Scribe<'_>, spell: &Spell, stays: &[Stay]) {
        if spell.path.is_short_break() || spell.end < scribe.world.kept.plus_months(-24) {
            return;
        }
        let Rounds { course, dice, done } = self;
        visits(scribe, spell, stays, dice);
        reviews(scribe, course, spell, dice);
        health(scribe, course, spell, dice, done);
        dental(scribe, course, spell, dice, done);
        education(scribe, course, spell, dice);
        missing(scribe, course, spell, stays, dice);
    }

    /// What the yearly return says of a child looked after for the whole year.
    pub(crate) fn outcomes(&mut self, scribe: &mut Scribe<'_>) {
        outcomes(scribe, self.course, &mut self.dice, &self.done);
    }
}

/// Checks as they were done, whenever they were learnt.
#[derive(Default)]
struct Checks {
    health: Vec<Day>,
    dental: Vec<Day>,
}

/// The weekday on or before a day, never before `from`.
fn weekday(day: Day, from: Day) -> Day {
    match day.weekday() {
        5 | 6 => {
            let friday = day.plus_days(4 - i32::from(day.weekday()));
            if friday >= from { friday } else { day.plus_days(7 - i32::from(day.weekday())) }
        }
        _ => day,
    }
}

/// Visits: within a week of each new carer; then about monthly, and about every eleven weeks once a child has been a year
/// with carers they are to grow up with.
fn visits(scribe: &mut Scribe<'_>, spell: &Spell, stays: &[Stay], dice: &mut Dice) {
    let from = scribe.world.kept.plus_months(-8);
    let end = spell.end.min(scribe.world.plan.until.plus_days(1));
    let mut new_carers = stays
        .iter()
        .filter(|stay| !stay.same_carer && !stay.returned && !stay.place.is_temporary())
        .map(|stay| stay.from)
        .peekable();
    let mut with_carer_since = spell.start;
    let mut next = spell.start;
    let mut stay = 0;
    loop {
        if let Some(&moved) = new_carers.peek()
            && moved <= next
        {
            new_carers.next();
            with_carer_since = moved;
            let days = if dice.in_1000(30) { dice.between(8, 14) } else { dice.between(1, 6) };
            next = weekday(moved.plus_days(days), moved);
            continue;
        }
        if next >= end {
            return;
        }
        if next >= from && next >= spell.start {
            visit(scribe, next, (spell.start, end), dice);
        }
        while stay + 1 < stays.len() && stays[stay].to <= next {
            stay += 1;
        }
        let long_term = matches!(stays[stay].place, PlacementType::U1 | PlacementType::U4)
            && with_carer_since.plus_months(12) <= next;
        let late = dice.in_1000(110);
        let days = match (long_term, late) {
            (false, false) => dice.between(23, 40),
            (false, true) => dice.between(44, 75),
            (true, false) => dice.between(55, 85),
            (true, true) => dice.between(95, 140),
        };
        next = weekday(next.plus_days(days), spell.start);
        if next < from {
            // Not brought over: no need to walk there visit by visit.
            let to = new_carers.peek().map_or(from, |&moved| moved.min(from));
            next = next.max(to.plus_days(-days));
        }
    }
}

fn visit(scribe: &mut Scribe<'_>, day: Day, (from, end): (Day, Day), dice: &mut Dice) {
    let alone = Some(dice.in_1000(900));
    let said = VisitToChild { alone, ..VisitToChild::seen_on(day) };
    let learnt = scribe.learnt(day, Lag::Usual);
    match dice.below(1000) {
        // Nobody was in: an attempt, and the visit some days later.
        0..25 => {
            let attempt = VisitToChild { seen: false, ..VisitToChild::seen_on(day) };
            scribe.tell(day, learnt, attempt);
            let again = weekday(day.plus_days(dice.between(1, 4)), day);
            if again < end {
                let learnt = scribe.learnt(again, Lag::Usual);
                scribe.tell(again, learnt, VisitToChild { alone, ..VisitToChild::seen_on(again) });
            }
        }
        // Typed in twice.
        25..29 => {
            scribe.tell(day, learnt, said.clone());
            let twice = scribe.later(learnt, 1, 3);
            scribe.mistake(day, twice, said);
        }
        // Said of the wrong day first.
        29..40 => {
            let wrong = VisitToChild { day: day.plus_days(-dice.between(1, 7)).max(from), ..said.clone() };
            let noticed = scribe.later(learnt, 1, 30);
            scribe.revise([(day, learnt, wrong), (day, noticed, said)]);
        }
        // Another child's visit, withdrawn; then this child's own.
        40..43 => {
            scribe.tell(day, learnt, said.clone());
            let wrong =
                VisitToChild { day: day.plus_days(dice.between(1, 2)).min(end.plus_days(-1)), ..said };
            let told = scribe.learnt(wrong.day, Lag::Usual);
            scribe.mistake(wrong.day, told, wrong);
        }
        _ => scribe.tell(day, learnt, said),
    }
}

/// Reviews: within 20 working days, then three months after the first, then every six; nine in ten in time.
fn reviews(scribe: &mut Scribe<'_>, course: &Course, spell: &Spell, dice: &mut Dice) {
    let world = scribe.world;
    let from = world.kept.plus_months(-14);
    let four = course.born.birthday(4, LeapBirthday::FirstOfMarch);
    let mut due = world.holidays.plus_working_days(spell.start, 20);
    let mut nth = 0;
    while due < spell.end {
        let day = if dice.in_1000(130) {
            due.plus_days(dice.early(1, 45))
        } else {
            due.plus_days(-dice.early(0, if nth == 0 { 6 } else { 20 }))
        };
        let day = if world.holidays.is_working_day(day) {
            day
        } else if day > due {
            world.holidays.working_day_from(day)
        } else {
            world.holidays.minus_working_days(day, 1)
        };
        let day = day.max(spell.start.plus_days(1));
        if day >= spell.end || day > world.plan.until {
            return;
        }
        if day >= from {
            let code_left_out = slips::of(world, course.number) == Some(Slip::Participation);
            review(scribe, day, day < four, code_left_out, dice);
        }
        nth += 1;
        due = day.plus_months(if nth == 1 { 3 } else { 6 });
    }
}

fn review(scribe: &mut Scribe<'_>, day: Day, under_four: bool, code_left_out: bool, dice: &mut Dice) {
    let participation = if under_four {
        Participation::PN0
    } else {
        dice.pick(&[
            (540, Participation::PN1),
            (40, Participation::PN2),
            (20, Participation::PN3),
            (30, Participation::PN4),
            (110, Participation::PN5),
            (190, Participation::PN6),
            (70, Participation::PN7),
        ])
    };
    let said = Review { day, participation: Some(participation) };
    let learnt = scribe.learnt(day, Lag::Usual);
    if code_left_out {
        scribe.tell(day, learnt, Review { day, participation: None });
    } else if dice.in_1000(20) {
        let noticed = scribe.later(learnt, 2, 60);
        let first = Review { day, participation: None };
        scribe.revise([(day, learnt, first), (day, noticed, said)]);
    } else {
        scribe.tell(day, learnt, said);
    }
}

/// Health assessments: the initial one (a little over half within 20 working days), then every six months under five and
/// every twelve from five.
fn health(scribe: &mut Scribe<'_>, course: &Course, spell: &Spell, dice: &mut Dice, done: &mut Checks) {
    let world = scribe.world;
    let from = world.kept.plus_months(-20);
    let end = spell.end.min(world.plan.until.plus_days(1));
    let limit = world.holidays.plus_working_days(spell.start, 20);
    let mut day = if dice.in_1000(480) {
        limit.plus_days(-dice.early(0, 14))
    } else {
        limit.plus_days(dice.span(&[(70, (1, 40)), (30, (41, 120))]))
    };
    let mut initial = true;
    loop {
        day = weekday(day.max(spell.start.plus_days(1)), spell.start);
        if day >= end {
            return;
        }
        if day >= from {
            let learnt = scribe.learnt(day, Lag::Health);
            scribe.tell(day, learnt, HealthAssessment { day, initial });
        }
        done.health.push(day);
        initial = false;
        let five = course.born.birthday(5, LeapBirthday::FirstOfMarch);
        let half = day.plus_months(6);
        let due = if half < five { half } else { day.plus_months(12) };
        day = due.plus_days(dice.span(&[(58, (-40, -4)), (19, (-4, 0)), (14, (1, 60)), (9, (61, 190))]));
    }
}

/// Dental checks: about yearly, with a long tail; none for babies.
fn dental(scribe: &mut Scribe<'_>, course: &Course, spell: &Spell, dice: &mut Dice, done: &mut Checks) {
    let world = scribe.world;
    let from = world.kept.plus_months(-20);
    let end = spell.end.min(world.plan.until.plus_days(1));
    let toddler = course.born.plus_months(14);
    let mut day = spell.start.max(toddler).plus_days(dice.span(&[(70, (10, 90)), (30, (91, 240))]));
    loop {
        day = weekday(day, spell.start);
        if day >= end {
            return;
        }
        if day >= from {
            let learnt = scribe.learnt(day, Lag::Dental);
            scribe.tell(day, learnt, DentalCheck { day });
        }
        done.dental.push(day);
        day = day.plus_days(dice.span(&[(34, (170, 250)), (48, (250, 380)), (18, (380, 620))]));
    }
}

/// Personal education plans, one a term, from two years old to eighteen.
fn education(scribe: &mut Scribe<'_>, course: &Course, spell: &Spell, dice: &mut Dice) {
    let world = scribe.world;
    let two = course.born.birthday(2, LeapBirthday::FirstOfMarch);
    let from = world.kept.plus_months(-9).max(spell.start).max(two);
    let end = spell.end.min(world.plan.until.plus_days(1));
    let settled = spell.start.plus_days(10);
    for term in &world.terms[world.terms.partition_point(|term| term.last < from)..] {
        let first = term.first.max(settled).max(two);
        if first >= end {
            return;
        }
        // A child who came late in the term, or was missed.
        if first > term.last || !dice.in_1000(985) {
            continue;
        }
        let days = first.days_until(term.last);
        // A first plan takes its time.
        let newcomer = spell.start.plus_days(60) > term.first;
        let days = if newcomer { dice.between(0, days) } else { dice.early(0, days) };
        let day = weekday(first.plus_days(days), first);
        if day < end && day >= world.kept.plus_months(-9) {
            let learnt = scribe.learnt(day, Lag::Usual);
            scribe.tell(day, learnt, PersonalEducationPlan::on(day));
        }
    }
}

/// Missing and away: mostly teenagers, mostly hours, some of them often.
fn missing(scribe: &mut Scribe<'_>, course: &Course, spell: &Spell, stays: &[Stay], dice: &mut Dice) {
    let world = scribe.world;
    let twelve = course.born.birthday(12, LeapBirthday::FirstOfMarch);
    let end = spell.end.min(world.plan.until.plus_days(1));
    let usual = match course.steadiness {
        Steadiness::Steady => 3000,
        Steadiness::Middling => 700,
        Steadiness::Restless => 110,
    };
    let mut day = world.kept.plus_months(-6).max(spell.start).max(twelve);
    let mut before = scribe.floor;
    loop {
        day = day.plus_days(dice.between(usual / 8 + 2, usual));
        if day >= end {
            return;
        }
        let away = dice.span(&[(60, (0, 1)), (30, (1, 3)), (10, (4, 25))]);
        // A move ends it: a child still missing then is missing from the next placement (rule 575).
        let moved =
            stays.iter().find(|stay| stay.from <= day && day < stay.to).map_or(spell.end, |stay| stay.to);
        let back = day.plus_days(away).min(moved).min(spell.end.plus_days(-1)).max(day);
        // Not from a hospital bed or the carer's holiday.
        if stays.iter().any(|stay| stay.place.is_temporary() && stay.from <= back && day <= stay.to) {
            continue;
        }
        let what = dice.pick(&[(88, MissingKind::M), (12, MissingKind::A)]);
        // Nobody is missing again before they are known to have come back.
        let gone = scribe.learnt(day, Lag::AtOnce).max(before);
        let told = scribe.learnt(back, Lag::Prompt).max(gone);
        before = told;
        scribe.revise([
            (day, gone, MissingEpisode { since: day, until: None, what }),
            (back, told, MissingEpisode { since: day, until: Some(back), what }),
        ]);
        day = back.plus_days(1);
    }
}

fn outcomes(scribe: &mut Scribe<'_>, course: &Course, dice: &mut Dice, done: &Checks) {
    for year in scribe.world.years_to(scribe.world.kept.plus_months(-6)) {
        let whole = course
            .spells
            .iter()
            .any(|spell| !spell.path.is_short_break() && spell.start <= year.from && spell.end >= year.to);
        let broken = course
            .spells
            .iter()
            .any(|spell| spell.path.is_short_break() && spell.start <= year.to && spell.end >= year.from);
        if !whole || broken || year.to > scribe.world.plan.until {
            continue;
        }
        let left_out = slips::of(scribe.world, course.number) == Some(Slip::Immunisations);
        let record = outcome(course, year, dice, done, left_out);
        let learnt = scribe.learnt(year.to.plus_days(dice.between(5, 40)), Lag::Prompt);
        scribe.tell(year.to, learnt, record);
    }
}

fn outcome(
    course: &Course,
    year: Period,
    dice: &mut Dice,
    done: &Checks,
    immunisations_left_out: bool,
) -> HealthOutcomes {
    // Ages are told as the return's own checks count them (ruling 8).
    let reaches = |age| course.born.birthday(age, LeapBirthday::TwentyEighthOfFebruary);
    let asked = reaches(4) <= year.to && reaches(17) >= year.from;
    let scored = reaches(4) <= year.from && reaches(16) >= year.to;
    let (mut sdq_score, mut sdq_reason) = (None, None);
    if asked && (dice.in_1000(820) || !scored && dice.in_1000(300)) {
        sdq_score = Some(dice.early(0, 40) as u8);
    } else if asked && scored {
        sdq_reason = Some(dice.pick(&[
            (40, SdqReason::SDQ2),
            (15, SdqReason::SDQ3),
            (35, SdqReason::SDQ4),
            (10, SdqReason::SDQ5),
        ]));
    } else if asked {
        sdq_reason = Some(SdqReason::SDQ1);
    }
    let age = course.born.age_on(year.to);
    let misuse = age >= 12 && dice.in_1000(45);
    let received = misuse && dice.in_1000(550);
    let teenager = reaches(10) <= year.to;
    HealthOutcomes {
        year: year.to.year() as u16,
        sdq_score,
        sdq_reason,
        convicted: teenager.then(|| dice.in_1000(if age >= 13 { 45 } else { 5 })),
        development_checks: (reaches(5) > year.to).then(|| dice.in_1000(880)),
        immunisations: Some(dice.in_1000(870)).filter(|_| !immunisations_left_out),
        teeth: Some(done.dental.iter().any(|&day| year.contains(day))),
        health_assessment: Some(done.health.iter().any(|&day| year.contains(day))),
        substance_misuse: Some(misuse),
        intervention_received: misuse.then_some(received),
        intervention_offered: (misuse && !received).then(|| dice.in_1000(800)),
    }
}
