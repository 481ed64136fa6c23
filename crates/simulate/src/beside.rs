//! Children whom the service knows beside those in care: some who live with somebody else by a private arrangement, babies who
//! are not born yet, and children at home with whose families the team at the edge of care works. Invented where the working day
//! is told, with chance of their own, last of all: nobody else is touched.

use calendar::Day;
use records::Answer;
use records::coming_into_care::{Assessment, AssessmentOf, ChildIdentity, ChildName};
use records::court::{HelpLevel, LegalDecision, LegalPlanningMeeting, PreProceedings};
use records::early_help::{Referral, ReferralDecision, ReferralFrom};
use records::protection::{ConferenceSort, PrivateFostering, PrivateFosteringVisit, ProtectionConference};
use records::{Fact, Subject};

use crate::dice::{About, Dice};
use crate::names;
use crate::need::Case;
use crate::plan::World;
use crate::scribe::{Lag, Scribe};

/// The kinds that are recorded of these children alone. What is written of babies who are expected is not said to be kept: of the
/// other children nobody writes it.
pub(crate) const KINDS: &[&str] = &["private_fostering", "private_fostering_visit", "edge_of_care"];

/// One for so many children in care.
const PRIVATELY: u32 = 95;
const EXPECTED: u32 = 110;
const AT_THE_EDGE: u32 = 14;

/// Everybody of the three sorts; nobody where the working day is not told.
pub(crate) fn children(world: &World) -> impl Iterator<Item = (Subject, Vec<Fact>)> + '_ {
    let all = world.life.map_or(0, |_| world.plan.children);
    let some = |of: u32| if all == 0 { 0 } else { all / of + 1 };
    let privately = (0..some(PRIVATELY)).map(|number| privately(world, number));
    let expected = (0..some(EXPECTED)).map(|number| expected(world, number));
    let at_home = (0..some(AT_THE_EDGE)).map(|number| at_the_edge(world, number));
    privately.chain(expected).chain(at_home)
}

/// A child at home whose family was offered work at the edge of care: most of them are ten and older.
fn at_the_edge(world: &World, number: u32) -> (Subject, Vec<Fact>) {
    let mut dice = Dice::of(world.plan.seed, About::AtHome, 1 << 32 | u64::from(number));
    let start = world.plan.until.plus_days(-dice.between(20, 460)).max(world.kept);
    let mut case = case(world, About::AtHome, number, start, None);
    let years = dice.pick(&[(2, 3), (3, 8), (5, 11), (6, 14)]);
    let born = start.plus_days(-dice.between(years * 365, (years + 3) * 365));
    let given = case.given;
    named(&mut case, born, given);
    let identity =
        ChildIdentity { born, sex: None, ethnicity: None, upn: None, mother: None, child_born: None };
    let known = case.scribe.floor;
    case.scribe.tell(start, known, identity);
    case.allocations(world, number);
    let level = dice.pick(&[
        (45, HelpLevel::InNeed),
        (40, HelpLevel::Protection),
        (8, HelpLevel::EarlyHelp),
        (7, HelpLevel::Proceedings),
    ]);
    case.edge_work(&mut dice, u64::from(number), level);
    (Subject::child(&format!("E{number:07}")), case.scribe.finish())
}

fn case<'w>(world: &'w World, about: About, number: u32, start: Day, end: Option<Day>) -> Case<'w> {
    let seed = world.plan.seed;
    let mut dice = Dice::of(seed, about, u64::from(number));
    let scribe = Scribe::new(world, Dice::of(seed, about, 1 << 40 | u64::from(number)), "assessment");
    let given = names::given(&mut dice);
    Case {
        scribe,
        dice,
        given,
        start,
        end: end.unwrap_or_else(|| world.plan.until.plus_days(1)),
        closed: end,
    }
}

fn named(case: &mut Case<'_>, since: Day, given: &str) {
    let known = case.scribe.learnt(case.start, Lag::Prompt);
    case.scribe.floor = known;
    let family = Some(names::family(&mut case.dice));
    let name = ChildName { since, given: given.to_owned(), family, known_as: None };
    case.scribe.tell(case.start, known, name);
}

/// A child with an aunt, a friend of the family, the host of a language school: notified or come upon, and seen more or less in
/// time.
fn privately(world: &World, number: u32) -> (Subject, Vec<Fact>) {
    let mut dice = Dice::of(world.plan.seed, About::Privately, 1 << 32 | u64::from(number));
    let until = world.plan.until;
    let aware = until.plus_days(-dice.early(3, 500)).max(world.kept);
    let ended = dice.in_1000(220).then(|| aware.plus_days(dice.between(60, 300))).filter(|on| *on <= until);
    let mut case = case(world, About::Privately, number, aware, ended);
    let given = case.given;
    named(&mut case, aware, given);
    let known = case.scribe.floor;
    let born = aware.plus_days(-dice.between(3 * 365, 15 * 365));
    let identity =
        ChildIdentity { born, sex: None, ethnicity: None, upn: None, mother: None, child_born: None };
    case.scribe.tell(aware, known, identity);
    case.allocations(world, number);
    let started = aware.plus_days(dice.pick(&[(3, -20), (3, -50), (2, 10), (2, -5)]));
    let carer = dice.pick(&[
        (4, "A great-aunt of the mother"),
        (3, "Friends of the family"),
        (2, "The host family of a school"),
        (2, "The parents of a friend"),
    ]);
    let open = PrivateFostering {
        started: Some(started),
        planned: dice.in_1000(400).then(|| started.plus_days(-40)),
        notified: dice.in_1000(700).then_some(aware),
        aware,
        ended: None,
        carer: Some(carer.to_owned()),
    };
    match ended {
        Some(on) => {
            let told = case.scribe.learnt(on, Lag::Usual).max(known);
            let over = PrivateFostering { ended, ..open.clone() };
            case.scribe.revise([(aware, known, open), (on, told, over)]);
        }
        None => case.scribe.tell(aware, known, open),
    }
    let mut day = aware.plus_days(dice.span(&[(80, (1, 7)), (20, (10, 24))]));
    while day < case.end {
        let seen = dice.in_1000(930);
        let alone = seen.then(|| dice.in_1000(750));
        let suitable = seen.then(|| dice.pick(&[(88, Answer::Yes), (8, Answer::NotKnown), (4, Answer::No)]));
        case.tell(day, PrivateFosteringVisit { day, seen, alone, suitable });
        let first_year = day < aware.plus_years(1);
        let (least, most) = if first_year { (28, 46) } else { (60, 92) };
        day = day.plus_days(dice.between(least, most));
    }
    (Subject::child(&format!("F{number:07}")), case.scribe.finish())
}

/// A baby who is expected: referred in the first half of a pregnancy, and what was done since, some of it late.
fn expected(world: &World, number: u32) -> (Subject, Vec<Fact>) {
    let mut dice = Dice::of(world.plan.seed, About::Unborn, 1 << 32 | u64::from(number));
    let until = world.plan.until;
    let expected = until.plus_days(dice.between(8, 165));
    let week = |week: i32| expected.plus_days((week - 40) * 7);
    let received = week(dice.between(11, 19)).min(until.plus_days(-4)).max(world.kept);
    let mut case = case(world, About::Unborn, number, received, None);
    named(&mut case, received, "Baby");
    case.allocations(world, number);
    let known = case.scribe.floor;
    let referral = Referral {
        received,
        from: dice.pick(&[(6, ReferralFrom::Health), (2, ReferralFrom::Police), (1, ReferralFrom::Family)]),
        unborn: true,
        expected: dice.in_1000(930).then_some(expected),
        why: Some("Invented: an older child was removed; the midwife is worried".to_owned()),
        decided: Some(received.plus_days(1)),
        decision: Some(ReferralDecision::Assess),
    };
    case.scribe.tell(received, known, referral);
    let begun = received.plus_days(dice.between(3, 20));
    let completed = begun.plus_days(dice.between(35, 75));
    let assessment = |completed| Assessment {
        started: begun,
        of: AssessmentOf::Prebirth,
        referral: Some(received),
        completed,
        authorised: completed,
        outcome: None,
        views: None,
    };
    let learnt = case.scribe.learnt(begun, Lag::Usual);
    let told = case.scribe.learnt(completed, Lag::Usual).max(learnt);
    case.scribe.revise([(begun, learnt, assessment(None)), (completed, told, assessment(Some(completed)))]);
    let gateway = week(dice.between(22, 29)).max(completed);
    let to_court = dice.in_1000(600);
    let decision = if to_court { LegalDecision::PreProceedings } else { LegalDecision::ContinuePlan };
    let because = "Invented: what the assessment found, and what changed since the older child.".to_owned();
    let threshold = if to_court { Answer::Yes } else { Answer::No };
    case.tell(gateway, LegalPlanningMeeting { day: gateway, threshold, decision, because, review_by: None });
    if to_court {
        let letter = gateway.plus_days(dice.between(4, 16));
        let meeting = Some(letter.plus_days(14)).filter(|day| *day <= until);
        case.tell(
            letter,
            PreProceedings { letter, meeting, reviewed: None, cause: None, ended: None, end: None },
        );
    }
    let conference = week(dice.between(29, 34)).max(received.plus_days(20));
    if dice.in_1000(800) {
        case.tell(
            conference,
            ProtectionConference { day: conference, sort: ConferenceSort::Prebirth, plan: true, views: None },
        );
    }
    if to_court && known.day() <= gateway {
        case.family_before_court(u64::from(number) | 1 << 20, gateway);
    }
    (Subject::child(&format!("U{number:07}")), case.scribe.finish())
}
