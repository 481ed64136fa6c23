//! Care leavers around their birthdays.

use calendar::{Day, LeapBirthday, Period};
use records::codes::{Accommodation, Activity, InTouch, ReasonEnded};
use records::leaving_care::CareLeaverContact;

use crate::course::{Course, Ending};
use crate::scribe::{Lag, Scribe};

/// Contacts around the birthdays from 17 to 21, and to 25 for those who still receive support.
pub(crate) fn facts(scribe: &mut Scribe<'_>, course: &Course) {
    if !course.is_care_leaver() {
        return;
    }
    let Some(last) = course.spells.last() else { return };
    let to = course.supported_to(scribe.world);
    let since = scribe.world.kept.plus_months(-12);
    for age in 17..=to {
        let birthday = course.born.birthday(age, LeapBirthday::FirstOfMarch);
        // Not for one in care on the birthday, or who left in the year of it (rules 1007, 1016).
        let year = Period::financial_year_of(birthday);
        let after_birthday = age <= 18 && last.end >= birthday;
        if after_birthday || last.end > birthday || course.in_care(birthday) || birthday < since {
            continue;
        }
        contact(scribe, birthday, age, year, matches!(last.ending, Ending::For(ReasonEnded::E9)));
    }
}

fn contact(scribe: &mut Scribe<'_>, birthday: Day, age: i32, year: Period, sentenced: bool) {
    let collection = year.to.year() as u16;
    let in_touch = scribe.dice.pick(&[
        (965, InTouch::Yes),
        (15, InTouch::NO),
        (8, InTouch::Refu),
        (6, InTouch::Nreq),
        (6, InTouch::Rhom),
    ]);
    let (activity, accommodation) = match in_touch {
        InTouch::Yes => (activity(scribe, collection), accommodation(scribe, age, sentenced)),
        _ => (Activity::NotKnown, Accommodation::NotKnown),
    };
    let said = CareLeaverContact {
        year: collection,
        in_touch,
        activity: Some(activity),
        accommodation: Some(accommodation),
    };
    let learnt = scribe.learnt(birthday, Lag::Usual);
    scribe.tell(birthday, learnt, said);
}

fn activity(scribe: &mut Scribe<'_>, collection: u16) -> Activity {
    let dice = &mut scribe.dice;
    let work = dice.in_1000(150);
    match dice.below(1000) {
        0..70 => Activity::F1,
        70..80 => Activity::P1,
        80..345 => Activity::F2,
        345..395 => Activity::P2,
        395..615 if collection <= 2021 => Activity::F3,
        615..665 if collection <= 2021 => Activity::P3,
        395..615 if work => Activity::F4,
        395..615 => Activity::F5,
        615..665 if work => Activity::P4,
        615..665 => Activity::P5,
        665..735 => Activity::G4,
        735..905 => Activity::G5,
        _ => Activity::G6,
    }
}

fn accommodation(scribe: &mut Scribe<'_>, age: i32, sentenced: bool) -> Accommodation {
    let dice = &mut scribe.dice;
    if sentenced && dice.in_1000(400) {
        return Accommodation::X2;
    }
    let foyer = if age >= 19 { 70 } else { 0 };
    let staying_put = if age >= 18 { 180 } else { 0 };
    dice.pick(&[
        (130, Accommodation::B1),
        (8, Accommodation::B2),
        (20, Accommodation::C1),
        (170, Accommodation::D1),
        (4, Accommodation::D2),
        (90, Accommodation::E1),
        (foyer, Accommodation::T1),
        (310, Accommodation::U1),
        (8, Accommodation::U2),
        (30, Accommodation::K1),
        (4, Accommodation::S2),
        (4, Accommodation::V2),
        (4, Accommodation::W2),
        (12, Accommodation::X2),
        (20, Accommodation::Y1),
        (staying_put, Accommodation::Z1),
    ])
}
