//! Who asks to foster; whom a child lives with, and for whom a home is asked.

use calendar::{Day, Moment};
use records::codes::{CareSort, Provider};
use records::fostering::{DroppedOut, EnquirySource, FosteringApplication, FosteringOutcome};
use records::placements::{
    MatchingDecision, OtherChild, PlacedWith, PlacementOffer, PlacementRequest, PlacementSearch,
    RequestEnded, SearchAnswer, SearchRefused, SoughtHome,
};
use records::{Answer, Fact, Subject};

use super::homes::home_of;
use super::{roots, skills};
use crate::course::{Course, Spell};
use crate::dice::{About, Dice};
use crate::households::{Holder, holders};
use crate::life;
use crate::lodged;
use crate::names;
use crate::places::{self, Area};
use crate::plan::World;
use crate::scribe::Scribe;
use crate::stays::Stay;

/// Enquiries in a year for each 650 children looked after.
const ENQUIRIES: u32 = 118;
/// Families in a thousand for whose children a home is asked today.
const ASKED: u32 = 75;

/// How somebody heard of fostering here.
pub(super) fn source(dice: &mut Dice) -> EnquirySource {
    dice.pick(&[
        (24, EnquirySource::Search),
        (22, EnquirySource::Social),
        (18, EnquirySource::Carer),
        (10, EnquirySource::Event),
        (8, EnquirySource::Council),
        (6, EnquirySource::Radio),
        (5, EnquirySource::Print),
        (3, EnquirySource::Faith),
        (4, EnquirySource::Service),
    ])
}

/// Those who asked to foster in two years and are not approved: some are on their way.
pub(crate) fn applicants(world: &World) -> Vec<(Subject, Vec<Fact>)> {
    if world.life.is_none() {
        return Vec::new();
    }
    let since = world.kept.max(world.plan.until.plus_months(-24));
    let days = since.days_until(world.plan.until).max(1);
    let many = world.plan.children * ENQUIRIES / 650 * days as u32 / 365;
    let all = (0..many).map(|number| {
        let dice = Dice::of(world.plan.seed, About::Fostering, 1 << 41 | u64::from(number));
        let mut scribe = Scribe::new(world, dice, "fostering");
        applicant(&mut scribe, number, since, days);
        (Subject::carer_household(&format!("E{number:05}")), scribe.finish())
    });
    all.filter(|(_, facts)| !facts.is_empty()).collect()
}

/// An application, step by step, each revision learnt on the day of the step. Most go no further than the first talk.
fn applicant(scribe: &mut Scribe<'_>, number: u32, since: Day, days: i32) {
    let mut dice = Dice::of(scribe.world.plan.seed, About::Fostering, 1 << 42 | u64::from(number));
    let enquired = since.plus_days(dice.between(0, days));
    let goes = dice.pick(&[(52, 0), (22, 1), (8, 2), (5, 3), (2, 4), (11, 5)]);
    let mut said = FosteringApplication {
        enquired,
        responded: None,
        applied: None,
        stage_1_information: None,
        stage_1_refused: None,
        stage_1_ended: None,
        stage_2_started: None,
        stage_2_ended: None,
        to_panel: None,
        outcome: None,
        closed: None,
        for_child: None,
        name: Some(format!("{} {}", names::given(&mut dice), names::family(&mut dice))),
        source: Some(source(&mut dice)),
        campaign: dice.in_1000(200).then(|| "Could you be a child’s kith?".to_owned()),
        spare_room: Some(dice.pick(&[(78, Answer::Yes), (12, Answer::No), (10, Answer::NotKnown)])),
        transfer: dice.in_1000(60),
        visited: None,
        course: None,
        owner: Some("ssw-1".to_owned()),
        dropped_because: None,
        notes: None,
    };
    let mut revisions = vec![(enquired, said.clone())];
    let mut day = enquired;
    let mut step = |day: &mut Day,
                    said: &mut FosteringApplication,
                    after: (i32, i32),
                    set: fn(&mut FosteringApplication, Day)| {
        *day = day.plus_days(dice.between(after.0, after.1));
        set(said, *day);
        revisions.push((*day, said.clone()));
    };
    step(&mut day, &mut said, (1, 9), |said, day| said.responded = Some(day));
    if goes >= 1 {
        step(&mut day, &mut said, (5, 21), |said, day| said.visited = Some(day));
    }
    if goes >= 2 {
        step(&mut day, &mut said, (10, 45), |said, day| said.applied = Some(day));
    }
    if goes >= 3 {
        step(&mut day, &mut said, (30, 80), |said, day| {
            said.stage_1_information = Some(day.plus_days(-3));
            said.stage_1_ended = Some(day);
        });
        step(&mut day, &mut said, (1, 15), |said, day| said.stage_2_started = Some(day));
    }
    if goes >= 4 {
        step(&mut day, &mut said, (80, 170), |said, day| said.stage_2_ended = Some(day));
    }
    if goes < 5 {
        // It ends where it has come to.
        step(&mut day, &mut said, (6, 60), |said, day| {
            said.closed = Some(day);
            said.outcome = Some(FosteringOutcome::Withdrawn);
        });
        if let Some((_, last)) = revisions.last_mut() {
            last.dropped_because = Some(dice.pick(&[
                (20, DroppedOut::NoAnswer),
                (18, DroppedOut::NoRoom),
                (18, DroppedOut::NotNow),
                (12, DroppedOut::Work),
                (8, DroppedOut::Family),
                (6, DroppedOut::Health),
                (5, DroppedOut::Checks),
                (7, DroppedOut::Elsewhere),
                (6, DroppedOut::Slow),
            ]));
        }
    } else {
        // Still on the way: nobody here was approved, whoever was has a household of their own. What is long ago has ended.
        let recent = scribe.world.plan.until.plus_months(-9);
        if enquired < recent {
            step(&mut day, &mut said, (6, 30), |said, day| {
                said.closed = Some(day);
                said.outcome = Some(FosteringOutcome::Declined);
                said.dropped_because = Some(DroppedOut::Unsuitable);
            });
        } else {
            step(&mut day, &mut said, (8, 20), |said, day| said.visited = said.visited.or(Some(day)));
        }
    }
    let mut floor = Moment::from_micros(i64::MIN);
    let revisions: Vec<(Day, Moment, FosteringApplication)> = revisions
        .into_iter()
        .map(|(day, said)| {
            floor = life::in_the_evening(day, floor);
            (day, floor, said)
        })
        .collect();
    scribe.revise(revisions);
}

/// Whom a child lives with, and for whom a home is asked. The last period of care.
pub(crate) fn of_child(
    scribe: &mut Scribe<'_>,
    course: &Course,
    spell: &Spell,
    stays: &[Stay],
    from: Day,
    known: Moment,
) {
    for lived in lived(scribe.world, spell, stays) {
        let mut with = PlacedWith {
            since: lived.since,
            until: Some(lived.until).filter(|until| *until <= scribe.world.plan.until),
            household: None,
            home: None,
            respite: false,
        };
        match lived.whose {
            Whose::Home(home) => with.home = Some(home),
            Whose::Household(_) => match lodged::household(scribe.world, course.number, lived.since) {
                Some(household) => with.household = Some(household.to_owned()),
                None => continue,
            },
        }
        let told = life::in_the_evening(with.since, known);
        let open = PlacedWith { until: None, ..with.clone() };
        match with.until {
            Some(until) => {
                let ended = life::in_the_evening(until, told);
                scribe.revise([(with.since, told, open), (until, ended, with.clone())]);
            }
            None => scribe.tell(with.since, told, open),
        }
        if with.since >= from && with.household.is_some() {
            found(scribe, course, &with, known);
        }
    }
    let today = scribe.world.plan.until;
    if spell.end > today && spell.start <= today.plus_days(-20) {
        asked_today(scribe, course, known);
    }
}

/// With whom somebody lived for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lived {
    pub(crate) since: Day,
    pub(crate) until: Day,
    pub(crate) whose: Whose,
}

/// Whose home it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Whose {
    /// Of carers of the authority, whose place on the register is said to be this.
    Household(u32),
    /// A children's home.
    Home(String),
}

/// Stays as they are told of a household or home: one after the other, those with the same one as one.
pub(crate) fn lived(world: &World, spell: &Spell, stays: &[Stay]) -> Vec<Lived> {
    let mut all: Vec<Lived> = Vec::new();
    let mut goes_on = false;
    for stay in stays.iter().filter(|stay| !stay.place.is_temporary()) {
        let until = stay.to.min(spell.end);
        let Some(whose) = with_whom(world, stay) else {
            goes_on = false;
            continue;
        };
        match all.last_mut() {
            // Back from hospital, or the placement changed its sort: the same household.
            Some(last) if goes_on && last.whose == whose => last.until = until,
            _ => all.push(Lived { since: stay.from, until, whose }),
        }
        goes_on = true;
    }
    all
}

/// In whose home a stay is; `None` where nobody wrote it down.
fn with_whom(world: &World, stay: &Stay) -> Option<Whose> {
    if stay.place == records::codes::PlacementType::K2 {
        return Some(Whose::Home(home_of(world, stay.urn.as_deref()?)?));
    }
    if !stay.place.is_foster() || stay.provider != Some(Provider::PR1) {
        return None;
    }
    Some(Whose::Household(world.place_at(stay.postcode.as_ref()?)?))
}

/// A household that was approved on a day, from a place of the register on.
fn approved_on(world: &World, from: u32, day: Day) -> Option<String> {
    let mut turn = (0..world.households).map(|nth| (from + nth) % world.households.max(1));
    let on = |holder: &Holder| !holder.kinship && holder.since <= day && holder.until > day;
    turn.find_map(|place| holders(world, place).into_iter().find(on)).map(Holder::id)
}

/// How the home was found: the request, who was asked, the decision.
fn found(scribe: &mut Scribe<'_>, course: &Course, with: &PlacedWith, known: Moment) {
    let number = u64::from(course.number) << 16 | u64::from(with.since.number() as u32 & 0xffff);
    let mut dice = Dice::of(scribe.world.plan.seed, About::Matching, number);
    if !dice.in_1000(700) {
        return;
    }
    let day = with.since.plus_days(-dice.between(1, 12)).max(known.day());
    if day > with.since {
        return;
    }
    let request = PlacementRequest {
        closed: Some(with.since),
        ended: Some(RequestEnded::Placed),
        ..request(&mut dice, course, day)
    };
    let open = PlacementRequest { closed: None, ended: None, ..request.clone() };
    let told = life::in_the_evening(day, known);
    let closed = life::in_the_evening(with.since, told);
    scribe.revise([(day, told, open), (with.since, closed, request)]);
    for _ in 0..dice.below(4) {
        let because = Some(dice.pick(&[
            (4, SearchRefused::Full),
            (3, SearchRefused::Needs),
            (2, SearchRefused::Age),
            (1, SearchRefused::Place),
        ]));
        // Who was asked was approved on that day.
        let from = dice.below(scribe.world.households);
        let search = PlacementSearch {
            day,
            household: approved_on(scribe.world, from, day),
            home: None,
            provider: None,
            answer: SearchAnswer::Refused,
            because,
            notes: None,
        };
        scribe.tell(day, told, search);
    }
    let offer = PlacementOffer {
        day,
        household: with.household.clone(),
        home: None,
        provider: None,
        from: Some(with.since),
        weekly: None,
        conditions: None,
        taken: Some(day),
        declined: None,
        because: None,
    };
    scribe.tell(day, told, offer);
    let decision = MatchingDecision {
        day,
        household: with.household.clone(),
        home: None,
        provider: None,
        decided_by: "Placements manager".to_owned(),
        because: "They have the room and know what the child needs; the school stays the same.".to_owned(),
        compromises: Vec::new(),
        considered: Some(dice.between(2, 9) as u16),
        childs_view: None,
        moves: Some(with.since),
        ended: None,
        ended_because: None,
    };
    scribe.tell(day, told, decision);
}

/// A home is asked for all children of some families.
fn asked_today(scribe: &mut Scribe<'_>, course: &Course, known: Moment) {
    let world = scribe.world;
    let mut family = Dice::of(world.plan.seed, About::Matching, 1 << 40 | u64::from(course.family.first));
    if !family.in_1000(ASKED) {
        return;
    }
    let day = world.plan.until.plus_days(-family.between(1, 45)).max(known.day());
    let mut dice = Dice::of(world.plan.seed, About::Matching, 1 << 41 | u64::from(course.number));
    let mut request = request(&mut dice, course, day);
    let others =
        (course.family.first..course.family.first + course.family.size).filter(|n| *n != course.number);
    if course.together {
        request.with = others.map(|number| OtherChild { child: format!("C{number:07}") }).collect();
        request.only_together = !request.with.is_empty() && family.in_1000(300);
    }
    request.needed_by = Some(day.plus_days(family.between(3, 40)));
    let told = life::in_the_evening(day, known);
    if day <= world.plan.until {
        scribe.tell(day, told, request);
    }
}

/// What is asked for a child.
fn request(dice: &mut Dice, course: &Course, day: Day) -> PlacementRequest {
    let age = course.born.age_on(day);
    let (languages, faith) = roots(dice, course.ethnicity);
    // English is spoken everywhere: it is not asked for.
    let languages: Vec<_> =
        languages.into_iter().filter(|each| *each != records::codes::Language::English).collect();
    let mut skills = skills(dice, 3);
    skills.retain(|skill| age < 2 || *skill != records::codes::CareSkill::Babies);
    let older = age >= 13 && dice.in_1000(120);
    PlacementRequest {
        day,
        needed_by: None,
        emergency: dice.in_1000(120),
        needs: "A home where somebody has time, and where the child can go on seeing friends.".to_owned(),
        risks: None,
        together: None,
        near: None,
        culture: None,
        homes: if older { vec![SoughtHome::Foster, SoughtHome::ChildrensHome] } else { Vec::new() },
        sorts: match dice.below(10) {
            0..3 => vec![CareSort::LongTerm],
            3..6 => vec![CareSort::ShortTerm],
            _ => Vec::new(),
        },
        languages,
        faith: Some(faith),
        skills,
        school: (5..17).contains(&age).then(|| places::postcode(Area::Families, 9000 + dice.below(14))),
        furthest: None,
        not_in: dice.in_1000(80).then(|| format!("QX{}", 10 + dice.below(10))),
        with: Vec::new(),
        only_together: false,
        apart: Vec::new(),
        alone: dice.in_1000(70),
        own_room: age >= 10 && dice.in_1000(200),
        youngest_other: dice.in_1000(60).then_some(8),
        no_pets: dice.in_1000(40),
        no_smoking: age < 5,
        closed: None,
        ended: None,
    }
}
