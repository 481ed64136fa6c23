//! Children's homes that the authority uses.

use calendar::{Day, Moment, Month};
use records::homes::{
    HomeDetails, HomeSort, IndependentVisit, OfstedInspection, QualityFinding, QualityTheme, QualityVisit,
    VisitGrade, YoungFinding, YoungInspection, YoungSay, YoungTheme,
};
use records::{Answer, Fact, Subject};

use super::skills;
use crate::dice::{About, Dice};
use crate::life;
use crate::places::{self, Area};
use crate::plan::World;
use crate::scribe::{Lag, Scribe};

/// Of the places of other providers every third is a children's home of which more is known.
const EVERY: u32 = 3;
/// Where the places of other providers begin, among postcodes and among reference numbers.
const FIRST: u32 = 50_000;
const FIRST_URN: u32 = 1000;

/// How many places of other providers there are.
fn places_of_others(world: &World) -> u32 {
    world.plan.children / 8 + 12
}

/// The home with this reference number, if more is known of it.
pub(super) fn home_of(world: &World, urn: &str) -> Option<String> {
    let number = (0..places_of_others(world)).step_by(EVERY as usize);
    number
        .map(|number| (number, places::urn(FIRST_URN + number)))
        .find(|(_, known)| known == urn)
        .map(|(n, _)| id(n))
}

fn id(number: u32) -> String {
    format!("K{number:03}")
}

/// The homes, where the working day is told.
pub(crate) fn homes(world: &World) -> Vec<(Subject, Vec<Fact>)> {
    if world.life.is_none() {
        return Vec::new();
    }
    let home = |number: u32| {
        let seed = world.plan.seed;
        let mut dice = Dice::of(seed, About::Fostering, 1 << 40 | u64::from(number));
        let since = world.kept.plus_months(-dice.between(12, 90));
        let details = HomeDetails {
            since,
            until: None,
            sort: HomeSort::ChildrensHome,
            name: format!("{} House", crate::names::given(&mut dice)),
            urn: Some(places::urn(FIRST_URN + number)),
            manager: None,
            postcode: Some(places::postcode(Area::Others, FIRST + number)),
            beds: Some(dice.between(3, 6) as u8),
            age_from: Some(dice.pick(&[(6, 10), (3, 8), (1, 12)])),
            age_to: Some(17),
            skills: skills(&mut dice, 5),
        };
        let mut scribe = Scribe::new(world, dice, "commissioning");
        let told = life::in_the_evening(world.kept, Moment::from_micros(i64::MIN));
        scribe.tell(since, told, details);
        looked_at(&mut scribe, u64::from(number));
        (Subject { kind: records::SubjectKind::Home, id: id(number).as_str().into() }, scribe.finish())
    };
    let all = (0..places_of_others(world)).step_by(EVERY as usize).map(home);
    all.filter(|(_, facts)| !facts.is_empty()).collect()
}

/// Of a thousand: months in which nobody independent came; reports that came late or not yet.
const NOT_VISITED: u32 = 45;
const REPORTED_LATE: u32 = 140;

const FOUND: &[&str] = &[
    "Children spoke for themselves. The garden is used again; two bedrooms wait for paint.",
    "Staff rota is full. One complaint was answered within a week and the child told.",
    "Records of the nights are thin. The manager will read them each Monday.",
    "The kitchen is the best room in the house: a child cooked for us.",
];

/// Young inspectors come to some homes.
fn young_inspectors(scribe: &mut Scribe<'_>, dice: &mut Dice, from: Day) {
    let day = from.plus_days(dice.between(10, 360));
    if !dice.in_1000(450) || day > scribe.world.plan.until {
        return;
    }
    let say = |dice: &mut Dice| dice.pick(&[(4, YoungSay::Great), (5, YoungSay::Fine), (2, YoungSay::Poor)]);
    let found = [
        (YoungTheme::Welcome, Some("Somebody had baked.")),
        (YoungTheme::Rooms, None),
        (YoungTheme::Rules, Some("Phones off at nine, for everybody.")),
        (YoungTheme::Food, None),
    ]
    .map(|(about, words)| YoungFinding { about, say: say(dice), words: words.map(str::to_owned) });
    let answered = day.plus_days(dice.between(10, 60));
    let open = YoungInspection {
        day,
        many: Some(3.0),
        live: dice.pick(&[(6, Answer::Yes), (2, Answer::No), (2, Answer::NotKnown)]),
        found: found.to_vec(),
        words: Some("It smells of toast. The garden gate sticks.".to_owned()),
        answer: None,
        answered: None,
    };
    let over = YoungInspection {
        answer: Some("The gate is mended. Phones: we will talk about it at the house meeting.".to_owned()),
        answered: Some(answered),
        ..open.clone()
    };
    let (told, again) = (scribe.learnt(day, Lag::Usual), scribe.learnt(answered, Lag::Usual));
    scribe.revise([(day, told, open), (answered, again, over)]);
}

/// Commissioners come once a year, to some late, to a few never.
fn commissioners(scribe: &mut Scribe<'_>, dice: &mut Dice, from: Day) {
    let until = scribe.world.plan.until;
    let mut day = from.plus_days(dice.between(-120, 300));
    let grade =
        |dice: &mut Dice| dice.pick(&[(9, VisitGrade::Good), (6, VisitGrade::Sound), (2, VisitGrade::Worry)]);
    while day <= until {
        let themes = [
            (QualityTheme::Voice, "Children said what they would change, and two things were."),
            (QualityTheme::Staff, "Four of six have the training that was bought."),
            (QualityTheme::Place, "Warm, a little worn; every child chose a colour."),
            (QualityTheme::Records, "Plans are there; three are older than the last review."),
        ];
        let findings = themes.map(|(about, found)| QualityFinding {
            about,
            found: found.to_owned(),
            grade: grade(dice),
        });
        let worst = findings.iter().map(|found| found.grade).max().unwrap_or(VisitGrade::Good);
        let worry = worst == VisitGrade::Worry;
        let record = QualityVisit {
            day,
            by: Some("homes-1".to_owned()),
            unannounced: dice.in_1000(350),
            spoke: Some(f64::from(dice.between(1, 4))),
            grade: worst,
            findings: findings.to_vec(),
            actions: worry.then(|| "The manager sends the plan of training within four weeks.".to_owned()),
            by_when: worry.then(|| day.plus_days(28)),
        };
        let learnt = scribe.learnt(day, Lag::Usual);
        scribe.tell(day, learnt, record);
        day = day.plus_days(dice.span(&[(75, (320, 364)), (25, (380, 520))]));
    }
}

/// The independent person in each month of the time that is told whole, and the inspections.
fn looked_at(scribe: &mut Scribe<'_>, number: u64) {
    let world = scribe.world;
    let (Some(from), until) = (world.life, world.plan.until) else { return };
    let mut dice = Dice::of(world.plan.seed, About::Inspected, number);
    scribe.dice = Dice::of(world.plan.seed, About::Inspected, 1 << 40 | number);
    let mut month = Month::of(from);
    while month.first() <= until {
        let day = month.first().plus_days(dice.between(2, 26));
        let late = dice.in_1000(REPORTED_LATE);
        let reported = day.plus_days(if late { dice.between(33, 60) } else { dice.between(6, 27) });
        let found = FOUND[dice.below(FOUND.len() as u32) as usize];
        if day >= from && !dice.in_1000(NOT_VISITED) {
            let open = IndependentVisit { day, reported: None, notes: None };
            let sent =
                IndependentVisit { reported: Some(reported), notes: Some(found.to_owned()), ..open.clone() };
            let (told, again) = (scribe.learnt(day, Lag::Usual), scribe.learnt(reported, Lag::Usual));
            scribe.revise([(day, told, open), (reported, again, sent)]);
        }
        month = month.plus(1);
    }
    commissioners(scribe, &mut dice, from);
    young_inspectors(scribe, &mut dice, from);
    // One inspection in full each year, and another where it was not good.
    let mut day = from.plus_days(dice.between(-300, 60));
    while day <= until {
        let judged =
            dice.pick(&[(2, "Outstanding"), (12, "Good"), (5, "Requires improvement"), (1, "Inadequate")]);
        let learnt = scribe.learnt(day, Lag::Usual);
        let judged_well = matches!(judged, "Outstanding" | "Good");
        scribe.tell(day, learnt, OfstedInspection { day, full: true, judged: Some(judged.to_owned()) });
        let again = day.plus_days(dice.between(90, 160));
        if !judged_well {
            let learnt = scribe.learnt(again, Lag::Usual);
            let judged = Some("Improved effectiveness".to_owned());
            scribe.tell(again, learnt, OfstedInspection { day: again, full: false, judged });
        }
        day = day.plus_days(dice.between(300, 390));
    }
}
