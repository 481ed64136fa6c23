//! What a return asks of the birthdays from 17 to 21, as it follows from what was told with its days: in touch, doing what,
//! living where. Nothing is asked twice; what was told for the return itself stands beside it.

use calendar::{CollectionYear, Day, LeapBirthday};
use clocks::leaving_care::status::{self, LeaverStatus, Why};
use records::Answer;
use records::codes::{Accommodation, Activity, InTouch};
use records::leaving_care::SupportOffer;
use timeline::{CareLeaverContact, Timeline};

use super::{contacts, home};

/// The ages whose birthdays are asked about.
pub const AGES: std::ops::RangeInclusive<i32> = 17..=21;

/// Months before and after a birthday in which a contact is "around" it (SSDA903 guide, IN_TOUCH).
const BEFORE: i32 = 3;
const AFTER: i32 = 1;

/// One birthday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Birthday {
    /// The age reached.
    pub age: i32,
    /// The day.
    pub day: Day,
    /// The collection year, by the year in which it closes.
    pub year: u16,
    /// Whether in touch; `None` while it can still be so.
    pub in_touch: Option<InTouch>,
    /// What they did on the day.
    pub activity: Activity,
    /// Where they lived on the day.
    pub accommodation: Accommodation,
    /// What was told for the return.
    pub told: Option<CareLeaverContact>,
}

impl Birthday {
    /// Whether what was told for the return says something else than what was told with its days.
    pub fn differs(&self) -> bool {
        let Some(told) = &self.told else { return false };
        let activity = self.activity != Activity::NotKnown && told.activity != Some(self.activity);
        let home =
            self.accommodation != Accommodation::NotKnown && told.accommodation != Some(self.accommodation);
        self.in_touch.is_some_and(|in_touch| in_touch != told.in_touch) || activity || home
    }
}

/// The birthdays that have come by a day and on which the young person had left care and was somebody's to keep in touch with.
pub fn birthdays(child: &Timeline, today: Day) -> Vec<Birthday> {
    let Some(born) = child.born() else { return Vec::new() };
    let held = status::standing(child);
    let told = AGES.filter_map(|age| {
        let day = born.birthday(age, LeapBirthday::FirstOfMarch);
        let stands = status::on(&held, day);
        let asked = status::is_supported(stands.status)
            || matches!(stands.why, Why::AtHome(_))
            || matches!(stands.why, Why::Died(died) if died > born.birthday(16, LeapBirthday::FirstOfMarch));
        // Whoever ceased to be looked after on the birthday itself is asked about from the next.
        let still_in_care = status::on(&held, day.plus_days(-1)).status == LeaverStatus::Eligible;
        (day <= today && asked && !(still_in_care && age < 19))
            .then(|| one(child, today, age, day, stands.why))
    });
    told.collect()
}

fn one(child: &Timeline, today: Day, age: i32, day: Day, why: Why) -> Birthday {
    let year = u16::try_from(CollectionYear::of(day).closing()).unwrap_or_default();
    let dated = |on: home::Known| on == home::Known::Told;
    let activity = home::activity(child, day).filter(|now| dated(now.known)).map(|now| now.what);
    let living = home::home(child, day).filter(|now| dated(now.known)).and_then(|now| now.code);
    Birthday {
        age,
        day,
        year,
        in_touch: in_touch(child, today, day, why),
        activity: activity.unwrap_or(Activity::NotKnown),
        accommodation: living.unwrap_or(Accommodation::NotKnown),
        told: child.contacts.iter().find(|told| told.year == year).cloned(),
    }
}

fn in_touch(child: &Timeline, today: Day, day: Day, why: Why) -> Option<InTouch> {
    match why {
        Why::Died(_) => return Some(InTouch::Died),
        Why::AtHome(_) => return Some(InTouch::Rhom),
        _ => {}
    }
    let (from, to) = (day.plus_months(-BEFORE), day.plus_months(AFTER));
    let touches = contacts::touches(child, today.min(to));
    if touches.iter().any(|touch| touch.reached && touch.day >= from) {
        return Some(InTouch::Yes);
    }
    let offers = child.strand::<SupportOffer>().filter(|said| said.day >= from && said.day <= to.min(today));
    if offers.clone().next_back().is_some_and(|said| said.wanted == Some(Answer::No)) {
        return Some(InTouch::Nreq);
    }
    (today > to).then_some(InTouch::NO)
}

#[cfg(test)]
mod tests {
    use timeline::history;

    use super::*;

    const LEFT: &str =
        "2000-06-15 born\n2015-01-08 start\n2015-01-08 status C2\n2015-01-08 lives U6\n2018-06-15 end E5\n";

    fn told(more: &str, today: &str) -> Vec<String> {
        let child = history::child("A1", &format!("{LEFT}{more}")).unwrap();
        let line = |each: &Birthday| {
            let in_touch = each.in_touch.map_or("-", InTouch::code);
            let differs = if each.differs() { " differs" } else { "" };
            format!("{} {in_touch} {} {}{differs}", each.age, each.activity.code(), each.accommodation.code())
        };
        birthdays(&child, today.parse().unwrap()).iter().map(line).collect()
    }

    #[test]
    fn the_value_of_a_birthday_follows_from_dated_events() {
        // At 18 care ends on the birthday: nothing is asked yet.
        assert_eq!(told("", "2019-06-14"), [""; 0]);
        assert_eq!(told("", "2019-06-20"), ["19 - 0 0"]);
        assert_eq!(told("", "2019-07-20"), ["19 NO 0 0"]);
        let lives =
            "2018-06-15 accommodation_provided what=D1 suitable=yes\n2019-05-01 leaver_activity what=F4\n";
        let reached = format!("{lives}2019-04-01 kept_in_touch how=voice_note reached");
        assert_eq!(told(&reached, "2019-06-20"), ["19 YES F4 D1"]);
        // A contact four months before is not around it.
        let early = format!("{lives}2019-02-01 kept_in_touch how=text reached");
        assert_eq!(told(&early, "2019-07-20"), ["19 NO F4 D1"]);
        // Custody on the day; the return was told something else.
        let custody = format!("{reached}\n2019-06-01 detained how=prison\n2020-03-31 contact YES G5 D1");
        assert_eq!(told(&custody, "2019-07-20"), ["19 YES F4 X2 differs"]);
    }

    #[test]
    fn at_21_who_says_no_is_told_as_that() {
        let no = "2021-06-10 support_offer wanted=no reviewed";
        let found = told(no, "2021-08-01");
        assert_eq!(found.last().unwrap(), "21 NREQ 0 0");
    }
}
