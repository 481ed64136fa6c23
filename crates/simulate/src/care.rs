//! A child's record: who, since when, under which order, where.

use calendar::{Day, LeapBirthday, Moment};
use records::Fact;
use records::adoption::{AdoptionDecision, AdoptionMatch};
use records::codes::{AdopterSex, AdopterStatus, PreviousPermanence, Provider, ReversalReason, Sex};
use records::coming_into_care::{
    ChildIdentity, ChildName, LookedAfterStart, Need, PermanenceBefore, UnaccompaniedAsylumSeeking,
};
use records::court::{DeprivationOfLibertyOrder, LegalStatusChange};
use records::leaving_care::LookedAfterEnd;
use records::placements::Placement;
use records::{PartialDay, codes::PlacementType};

use crate::course::{Adoption, Course, Path, Spell};
use crate::dice::{About, Dice};
use crate::places::{self, Area};
use crate::plan::World;
use crate::rounds::Rounds;
use crate::scribe::{Lag, Scribe};
use crate::slips::{self, Slip};
use crate::stays::{self, Stay};
use crate::{allocations, leaving, life};

/// Everything learnt about one child; nothing where the record does not concern the child.
pub(crate) fn facts(world: &World, number: u32) -> Option<Vec<Fact>> {
    let course = Course::of(world, number);
    if !course.concerns(world) {
        return None;
    }
    let homes: Vec<Vec<Stay>> =
        (0..course.spells.len()).map(|nth| stays::stays(world, &course, nth)).collect();
    let (worker, _) =
        world.holder(allocations::post(world, &course, 0), course.spells[0].start.max(world.kept));
    let dice = Dice::of(world.plan.seed, About::Learning, u64::from(number));
    let mut scribe = Scribe::new(world, dice, &allocations::worker_id(worker));
    identity(&mut scribe, &course);
    let mut begun = Vec::new();
    let mut rounds = Rounds::of(world, &course);
    for (spell, stays) in course.spells.iter().zip(&homes) {
        if spell.start > world.plan.until {
            break;
        }
        let left = spell_facts(&mut scribe, &course, spell, stays);
        begun.push(scribe.floor);
        if let Some(adoption) = spell.adoption {
            let kept = stays.last().is_some_and(|stay| stay.place == PlacementType::A5);
            adoption_facts(&mut scribe, spell, adoption, kept, slips::of(world, number));
        }
        liberty(&mut scribe, spell, stays);
        rounds.facts(&mut scribe, spell, stays);
        allocations::facts(&mut scribe, &course, spell);
        scribe.floor = left;
    }
    let left = scribe.floor;
    yearly(&mut scribe, &course, &begun);
    scribe.floor = begun.first().copied().unwrap_or(left);
    rounds.outcomes(&mut scribe);
    scribe.floor = left;
    leaving::facts(&mut scribe, &course);
    life::facts(&mut scribe, &course, &homes, &begun);
    // A child whose first days nobody has written down yet is not known of.
    Some(scribe.finish()).filter(|facts| !facts.is_empty())
}

fn identity(scribe: &mut Scribe<'_>, course: &Course) {
    let short_breaks_only = course.spells.iter().all(|spell| spell.path.is_short_break());
    let start = course.spells[0].start;
    let known = scribe.learnt(start, Lag::Prompt);
    scribe.floor = known;
    let upn = format!("Z99{:010}", course.number);
    // A number comes with the first school year; before that none is known (UN1).
    let fifth = course.born.birthday(4, LeapBirthday::FirstOfMarch);
    let september = Day::new(fifth.year() + i32::from(fifth.parts().1 > 8), 9, 10).unwrap_or(fifth);
    let girl = course.sex == Sex::Female && !short_breaks_only;
    let slip = slips::of(scribe.world, course.number);
    let mut said = ChildIdentity {
        born: course.born,
        sex: Some(course.sex),
        ethnicity: Some(course.ethnicity),
        upn: Some(if september <= start && slip != Some(Slip::PupilNumber) {
            upn.clone()
        } else {
            "UN1".to_owned()
        }),
        mother: (girl && slip != Some(Slip::Mother)).then_some(false),
        child_born: None,
    };
    let mut revisions = Vec::new();
    let noticed = scribe.later(known, 3, 60);
    let mistaken = scribe.dice.in_1000(8);
    if mistaken && noticed <= scribe.world.known {
        // A wrong date of birth is put right. One that nobody had noticed yet would put other days of the record at odds
        // with it (care after the 18th birthday), which is for [`slips`] alone to do.
        let wrong = ChildIdentity { born: course.born.plus_days(-9), ..said.clone() };
        revisions.push((start, known, wrong));
        revisions.push((start, noticed, said.clone()));
    } else {
        revisions.push((start, known, said.clone()));
    }
    let last = course.spells[course.spells.len() - 1].end;
    if september > start && september < last && slip != Some(Slip::PupilNumber) {
        said.upn = Some(upn);
        let learnt = scribe.learnt(september, Lag::Tracker);
        revisions.push((september, learnt, said.clone()));
    }
    let baby = course.born.birthday(16, LeapBirthday::FirstOfMarch).plus_days(scribe.dice.between(0, 700));
    if girl && scribe.dice.in_1000(40) && course.in_care(baby) && slip != Some(Slip::Mother) {
        said.mother = Some(true);
        said.child_born = Some(baby);
        let learnt = scribe.learnt(baby, Lag::Prompt);
        revisions.push((baby, learnt, said));
    }
    scribe.revise(revisions);
    let known_as = scribe.dice.in_1000(80).then(|| course.given.chars().take(3).collect());
    let name = ChildName {
        since: course.born,
        given: course.given.to_owned(),
        family: Some(course.surname.clone()),
        known_as,
    };
    scribe.tell(start, known, name);
}

/// The facts of one period of care. Nothing that comes of it is learnt before its start, no change before the change
/// before it; and nothing of the next period before the end of this one is learnt, which is the moment given back.
fn spell_facts(scribe: &mut Scribe<'_>, course: &Course, spell: &Spell, stays: &[Stay]) -> Moment {
    let start = spell.start;
    let begun = scribe.learnt(start, Lag::Prompt);
    scribe.floor = begun;
    let home = match spell.path {
        Path::Unaccompanied | Path::Agreement | Path::Weekend => None,
        _ => Some(places::postcode(Area::Families, course.family.first)),
    };
    scribe.tell(
        start,
        begun,
        LookedAfterStart { day: start, home_postcode: home, first_code: None, account: 0 },
    );
    scribe.tell(start, begun, Need { day: start, need: course.need, account: 0 });
    let slip = slips::of(scribe.world, course.number);
    let mut before = begun;
    let (mut orders, mut moves) = (spell.legal.iter().peekable(), stays.iter().peekable());
    loop {
        let order = orders.peek().map(|(day, _)| *day);
        let moved = moves.peek().map(|stay| stay.from);
        let Some(day) = [order, moved].into_iter().flatten().min() else { break };
        let learnt = if day == start { begun } else { scribe.learnt(day, Lag::Prompt).max(before) };
        before = learnt;
        if let Some(&(day, status)) = orders.next_if(|(of, _)| *of == day) {
            scribe.tell(day, learnt, LegalStatusChange { day, status, account: 0 });
        }
        if let Some(stay) = moves.next_if(|stay| stay.from == day) {
            let last = moves.peek().is_none();
            move_facts(scribe, spell, stay, slip.filter(|_| last), learnt);
        }
    }
    let reason = stays::reason(spell, stays, course.number);
    let lag = if spell.path.is_short_break() { Lag::Usual } else { Lag::Leaving };
    let mut left = scribe.learnt(spell.end, lag).max(before);
    if slip == Some(Slip::LeftLate) {
        left = Moment::from_micros(left.micros() + 200 * 86_400_000_000);
    }
    let end = LookedAfterEnd { day: spell.end, reason: Some(reason), account: 0 };
    scribe.tell(spell.end, left, end);
    left
}

/// A move; now and then said with the wrong day first, and put right: a back-dated move.
fn move_facts(scribe: &mut Scribe<'_>, spell: &Spell, stay: &Stay, slip: Option<Slip>, learnt: Moment) {
    let said = placement(stay, slip);
    let may_be_wrong = stay.from > spell.start
        && !stay.place.is_temporary()
        && !stay.returned
        && stay.from.plus_days(4) < stay.to
        && spell.legal.iter().all(|(day, _)| stay.from.plus_days(4) < *day || *day < stay.from);
    if !may_be_wrong || !scribe.dice.in_1000(15) {
        scribe.tell(stay.from, learnt, said);
        return;
    }
    let late = stay.from.plus_days(scribe.dice.between(1, 3));
    let wrong = Placement { day: late, ..said.clone() };
    let first = scribe.learnt(late, Lag::AtOnce).max(learnt);
    let noticed = scribe.later(first, 5, 70);
    scribe.revise([(late, first, wrong), (late, noticed, said)]);
}

/// A stay as it was said. A slip is only in one that begins with somebody new.
fn placement(stay: &Stay, slip: Option<Slip>) -> Placement {
    let slip = slip.filter(|_| !stay.returned && !stay.same_carer && !stay.place.is_temporary());
    let no_postcode = slip == Some(Slip::Postcode);
    let own = slip == Some(Slip::Provider) && stay.place.is_foster() && stay.urn.is_some();
    Placement {
        day: stay.from,
        place: Some(stay.place),
        provider: if own { Some(Provider::PR0) } else { stay.provider },
        urn: stay.urn.clone(),
        postcode: stay.postcode.clone().filter(|_| !no_postcode),
        same_carer: stay.same_carer,
        moved_because: stay.because,
        account: 0,
    }
}

/// `by_carer`: the child is placed with their foster carers (rule 335).
fn adoption_facts(
    scribe: &mut Scribe<'_>,
    spell: &Spell,
    adoption: Adoption,
    by_carer: bool,
    slip: Option<Slip>,
) {
    if adoption.decided >= spell.end {
        return;
    }
    let learnt = scribe.learnt(adoption.decided, Lag::Usual);
    let made = AdoptionDecision { day: adoption.decided, reversed: None, because: None };
    // The child comes of age first: the decision lapses with care.
    let reversed = adoption.reversed.map(|day| day.min(spell.end));
    let Some(reversed) = reversed else {
        scribe.tell(adoption.decided, learnt, made);
        if adoption.matched >= spell.end {
            return;
        }
        let pair = [
            (60, 2, AdopterSex::MF, AdopterStatus::L11),
            (14, 2, AdopterSex::MF, AdopterStatus::L3),
            (6, 2, AdopterSex::FF, AdopterStatus::L12),
            (5, 2, AdopterSex::MM, AdopterStatus::L12),
            (3, 2, AdopterSex::FF, AdopterStatus::L4),
            (11, 1, AdopterSex::F1, AdopterStatus::L0),
            (1, 1, AdopterSex::M1, AdopterStatus::L0),
        ]
        .map(|(weight, adopters, sex, status)| (weight, (adopters, sex, status)));
        let (adopters, sex, status) = scribe.dice.pick(&pair);
        let year = calendar::Period::financial_year_of(spell.end).to.year() as u16;
        let matched = AdoptionMatch {
            year,
            decided: Some(adoption.decided),
            matched: Some(adoption.matched),
            by_foster_carer: Some(by_carer),
            adopters: Some(adopters),
            adopter_sex: Some(sex),
            adopter_status: Some(status),
        };
        let told = scribe.learnt(spell.end, Lag::Tracker);
        if slip != Some(Slip::Adoption) {
            scribe.tell(spell.end, told, matched);
        }
        return;
    };
    let because = scribe.dice.pick(&[
        (30, ReversalReason::RD1),
        (10, ReversalReason::RD2),
        (45, ReversalReason::RD3),
        (15, ReversalReason::RD4),
    ]);
    let undone = AdoptionDecision { reversed: Some(reversed), because: Some(because), ..made.clone() };
    let told = scribe.learnt(reversed, Lag::Usual);
    scribe.revise([(adoption.decided, learnt, made), (reversed, told, undone)]);
}

/// The first day on which deprivation of liberty orders are returned.
const LIBERTY_SINCE: Day = match Day::new(2026, 4, 1) {
    Some(day) => day,
    None => Day::from_number(0),
};

/// A few teenagers in children's homes are under a deprivation of liberty order (rule 709: in a home, nowhere else).
fn liberty(scribe: &mut Scribe<'_>, spell: &Spell, stays: &[Stay]) {
    for stay in stays.iter().filter(|stay| stay.place == PlacementType::K2 && stay.to > LIBERTY_SINCE) {
        if stay.from.days_until(stay.to) < 60 || !scribe.dice.in_1000(25) {
            continue;
        }
        let since = stay.from.max(LIBERTY_SINCE).plus_days(scribe.dice.between(1, 20));
        let until = since.plus_days(scribe.dice.between(28, 180)).min(stay.to).min(spell.end);
        if since >= until {
            continue;
        }
        let (made, ended) = (scribe.learnt(since, Lag::Prompt), scribe.learnt(until, Lag::Prompt));
        scribe.revise([
            (since, made, DeprivationOfLibertyOrder { since, until: None }),
            (until, ended, DeprivationOfLibertyOrder { since, until: Some(until) }),
        ]);
        return;
    }
}

/// What is told once a year: permanence before, for those who came into care; asylum.
fn yearly(scribe: &mut Scribe<'_>, course: &Course, begun: &[Moment]) {
    let slip = slips::of(scribe.world, course.number);
    for year in scribe.world.years_to(scribe.world.kept.plus_months(-12)) {
        let told = year.to.year() as u16;
        let mut spells = course.spells.iter().zip(begun);
        let started = spells.find(|(spell, _)| year.contains(spell.start));
        if let Some((spell, begun)) = started {
            scribe.floor = *begun;
            let option = scribe.dice.pick(&[
                (920, PreviousPermanence::Z1),
                (25, PreviousPermanence::P1),
                (40, PreviousPermanence::P2),
                (15, PreviousPermanence::P3),
            ]);
            // Before any care that the return may still have (rule 632).
            let first = course.spells[0].start;
            let before = (option != PreviousPermanence::Z1).then(|| {
                let order = first.plus_days(-scribe.dice.between(300, 2500)).max(course.born.plus_days(200));
                let (years, month, _) = order.parts();
                let chance = if years == first.year() { 0 } else { scribe.dice.below(3) };
                match chance {
                    0 => PartialDay::Day(order),
                    1 => PartialDay::Month(years, month),
                    _ => PartialDay::Year(years),
                }
            });
            // No order can be older than the child, or made on the way into care.
            let old_enough = course.born.days_until(first) > 1000;
            let (option, ordered) =
                if old_enough { (option, before) } else { (PreviousPermanence::Z1, None) };
            let authority =
                ordered.map(|_| scribe.dice.pick(&[(7, "999"), (2, "WAL"), (1, "SCO")]).to_owned());
            let learnt = scribe.learnt(spell.start, Lag::Tracker);
            if slip != Some(Slip::PermanenceBefore) {
                scribe.tell(spell.start, learnt, PermanenceBefore { year: told, option, authority, ordered });
            }
        }
        let mut spells = course.spells.iter().zip(begun);
        let asylum = spells.find(|(spell, _)| {
            spell.path == Path::Unaccompanied && spell.start <= year.to && spell.end > year.from
        });
        if let Some((spell, begun)) = asylum {
            scribe.floor = *begun;
            let from = spell.start.max(year.from);
            let learnt = scribe.learnt(from, Lag::Usual);
            let still = UnaccompaniedAsylumSeeking { year: told, ceased: None };
            if year.contains(spell.end) {
                let ceased = UnaccompaniedAsylumSeeking { year: told, ceased: Some(spell.end) };
                let told = scribe.learnt(spell.end, Lag::Usual);
                scribe.revise([(from, learnt, still), (spell.end, told, ceased)]);
            } else {
                scribe.tell(from, learnt, still);
            }
        }
    }
}
