//! Counting working days.

use std::sync::{Arc, LazyLock};

use crate::bank_holidays::bank_holidays;
use crate::{Day, day};

/// The holidays that an authority counts by: those of England and Wales, and any one-off holiday it has added.
///
/// A working day is not a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday in England and Wales,
/// wherever the child lives. Council closure days, school holidays and the days between Christmas and New Year *are*
/// working days. Cheap to clone; every question but a name is answered without a loop over days.
///
/// Before 1800 and after 2199 only Saturdays and Sundays are left out.
#[derive(Clone, Debug)]
pub struct Holidays {
    index: Arc<Index>,
    one_off: Vec<(Day, String)>,
}

/// One bit a day, set on working days, and how many are set before each word.
#[derive(Clone, Debug)]
struct Index {
    words: Vec<u64>,
    before: Vec<i32>,
}

/// The first day the index knows.
const FIRST: Day = day!(1800, 1, 1);
/// How many days it knows: to 31 December 2199.
const DAYS: i32 = FIRST.days_until(day!(2199, 12, 31)) + 1;

static ENGLAND_AND_WALES: LazyLock<Holidays> = LazyLock::new(|| {
    let mut words = vec![0u64; (DAYS as usize).div_ceil(64)];
    for offset in (0..DAYS).filter(|&offset| is_weekday(FIRST.plus_days(offset))) {
        words[offset as usize / 64] |= 1 << (offset % 64);
    }
    for holiday in (1800..2200).flat_map(bank_holidays) {
        clear(&mut words, holiday.day);
    }
    Holidays { index: Arc::new(Index::new(words)), one_off: Vec::new() }
});

impl Holidays {
    /// The holidays of England and Wales as this version of the program knows them.
    pub fn england_and_wales() -> Holidays {
        ENGLAND_AND_WALES.clone()
    }

    /// The same with a holiday that was proclaimed later. Open duties are counted afresh; a duty that is over keeps
    /// the day it had.
    #[must_use]
    pub fn with_one_off(mut self, day: Day, name: impl Into<String>) -> Holidays {
        let mut words = self.index.words.clone();
        clear(&mut words, day);
        self.index = Arc::new(Index::new(words));
        self.one_off.push((day, name.into()));
        self
    }

    /// Whether the day is a working day.
    pub fn is_working_day(&self, day: Day) -> bool {
        match offset(day) {
            Some(offset) => self.index.words[offset / 64] >> (offset % 64) & 1 == 1,
            None => is_weekday(day),
        }
    }

    /// The `n`th working day after a day: the day after it is day 1 if that is a working day. The day itself for 0.
    pub fn plus_working_days(&self, from: Day, n: u16) -> Day {
        self.nth(from, i32::from(n))
    }

    /// The `n`th working day before a day, which is not counted itself. The day itself for 0.
    pub fn minus_working_days(&self, from: Day, n: u16) -> Day {
        self.nth(from, -i32::from(n))
    }

    /// How many working days lie after `from`, up to and including `to`; negative where `to` is earlier. So the `n`th
    /// working day after a day is `n` from it.
    pub fn working_days_between(&self, from: Day, to: Day) -> i32 {
        self.through(to) - self.through(from)
    }

    /// The day, or where it is not a working day the next one that is.
    pub fn working_day_from(&self, day: Day) -> Day {
        if self.is_working_day(day) { day } else { self.plus_working_days(day, 1) }
    }

    /// The name of the holiday on a day. A Christmas Day at a weekend has none: its weekday substitute has.
    pub fn name_of(&self, day: Day) -> Option<&str> {
        if let Some((_, name)) = self.one_off.iter().find(|(one_off, _)| *one_off == day) {
            return Some(name);
        }
        bank_holidays(day.year()).into_iter().find(|holiday| holiday.day == day).map(|holiday| holiday.name)
    }

    /// The holidays from one day to another, both included: weekdays that a count of working days leaves out.
    pub fn between(&self, from: Day, to: Day) -> Vec<(Day, &str)> {
        (from.number()..=to.number())
            .map(Day::from_number)
            .filter(|&day| is_weekday(day) && !self.is_working_day(day))
            .map(|day| (day, self.name_of(day).unwrap_or_default()))
            .collect()
    }

    /// Working days up to and including a day, counted from an arbitrary start.
    fn through(&self, day: Day) -> i32 {
        let next = day.plus_days(1);
        if next < FIRST {
            return -weekdays(next, FIRST);
        }
        match offset(next) {
            Some(offset) => {
                let earlier_bits = self.index.words[offset / 64] & ((1 << (offset % 64)) - 1);
                self.index.before[offset / 64] + earlier_bits.count_ones() as i32
            }
            None => {
                let total = self.index.before[self.index.words.len()];
                total + weekdays(FIRST.plus_days(DAYS), next)
            }
        }
    }

    /// The first day after `from` by which `n` working days have passed; for a negative `n` the last day before it
    /// from which `-n` working days, that day among them, remain.
    fn nth(&self, from: Day, n: i32) -> Day {
        if n == 0 {
            return from;
        }
        // A count never decreases from day to day, so the day is found by halving a stretch that must hold it.
        let (sign, wanted) = (n.signum(), n.abs());
        let counted = |days: i32| {
            let day = from.plus_days(sign * days);
            if sign > 0 {
                self.working_days_between(from, day)
            } else {
                self.working_days_between(day.plus_days(-1), from.plus_days(-1))
            }
        };
        let (mut short, mut enough) = (0, wanted + wanted / 2 + 7);
        while counted(enough) < wanted {
            short = enough;
            enough += wanted + 7;
        }
        while enough - short > 1 {
            let middle = short + (enough - short) / 2;
            if counted(middle) < wanted { short = middle } else { enough = middle }
        }
        from.plus_days(sign * enough)
    }
}

impl Default for Holidays {
    fn default() -> Holidays {
        Holidays::england_and_wales()
    }
}

impl Index {
    fn new(words: Vec<u64>) -> Index {
        let mut total = 0;
        let mut before = vec![0];
        for word in &words {
            total += word.count_ones() as i32;
            before.push(total);
        }
        Index { words, before }
    }
}

fn is_weekday(day: Day) -> bool {
    day.weekday() < 5
}

fn offset(day: Day) -> Option<usize> {
    let offset = FIRST.days_until(day);
    if (0..DAYS).contains(&offset) { usize::try_from(offset).ok() } else { None }
}

fn clear(words: &mut [u64], day: Day) {
    if let Some(offset) = offset(day) {
        words[offset / 64] &= !(1 << (offset % 64));
    }
}

/// Mondays to Fridays from one day up to, and not including, another.
fn weekdays(from: Day, to: Day) -> i32 {
    let days = from.days_until(to);
    let rest = (0..days % 7).filter(|&extra| is_weekday(from.plus_days(extra))).count() as i32;
    days / 7 * 5 + rest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// The slow twin: walks a day at a time and looks each up in the year's list.
    fn walk(from: Day, n: i32) -> Day {
        let (mut at, mut left) = (from, n.abs());
        while left > 0 {
            at = at.plus_days(n.signum());
            // Holidays are known of these years; before and after them only weekends are left out.
            let known = (1800..=2199).contains(&at.year());
            let holiday = known && bank_holidays(at.year()).iter().any(|holiday| holiday.day == at);
            if at.weekday() < 5 && !holiday {
                left -= 1;
            }
        }
        at
    }

    #[test]
    fn worked_examples() {
        // The first two are the reference's; the rest span the holidays that trip a count up.
        let table = [
            ("2026-12-18", 5, "2026-12-29"),
            ("2026-12-10", -3, "2026-12-07"),
            ("2026-12-19", 1, "2026-12-21"),  // from a Saturday
            ("2026-04-03", 20, "2026-05-05"), // from Good Friday
            ("2022-05-31", 5, "2022-06-09"),  // the Platinum Jubilee
            ("2021-12-24", 1, "2021-12-29"),  // Christmas at a weekend
            ("2022-01-04", -1, "2021-12-31"),
            ("2018-03-29", 20, "2018-04-30"),
            ("2018-10-31", 0, "2018-10-31"),
        ];
        let holidays = Holidays::england_and_wales();
        for (from, n, to) in table {
            assert_eq!(holidays.nth(day(from), n), day(to), "{n} working days from {from}");
        }
    }

    #[test]
    fn a_holiday_proclaimed_later() {
        let before = Holidays::england_and_wales();
        let after = before.clone().with_one_off(day("2027-06-08"), "A jubilee");
        assert_eq!(before.plus_working_days(day("2027-06-07"), 1), day("2027-06-08"));
        assert_eq!(after.plus_working_days(day("2027-06-07"), 1), day("2027-06-09"));
        assert_eq!(after.name_of(day("2027-06-08")), Some("A jubilee"));
        assert_eq!(after.between(day("2027-05-31"), day("2027-06-30")).len(), 2);
    }

    fn any_day() -> impl Strategy<Value = Day> {
        (-62_091..83_900).prop_map(Day::from_number)
    }

    /// Across the first day of which holidays are known: found by chance once, and asked each time since.
    #[test]
    fn agrees_with_walking_where_the_known_years_begin() {
        for n in -70..0 {
            let from = day("1800-03-31");
            assert_eq!(Holidays::england_and_wales().nth(from, n), walk(from, n), "{n}");
        }
    }

    proptest! {
        #[test]
        fn agrees_with_walking(from in any_day(), n in -70i32..70) {
            prop_assert_eq!(Holidays::england_and_wales().nth(from, n), walk(from, n));
        }

        #[test]
        fn forth_and_back(from in any_day(), n in 0u16..400) {
            let holidays = Holidays::england_and_wales();
            let to = holidays.plus_working_days(from, n);
            prop_assert_eq!(holidays.working_days_between(from, to), i32::from(n));
            prop_assert_eq!(holidays.working_days_between(to, from), -i32::from(n));
            if holidays.is_working_day(from) {
                prop_assert_eq!(holidays.minus_working_days(to, n), from);
            }
        }

        #[test]
        fn later_triggers_are_never_due_earlier(from in any_day(), later in 0i32..40, n in 0u16..100) {
            let holidays = Holidays::england_and_wales();
            let other = from.plus_days(later);
            prop_assert!(holidays.plus_working_days(from, n) <= holidays.plus_working_days(other, n));
            prop_assert!(n == 0 || holidays.is_working_day(holidays.plus_working_days(from, n)));
        }

        #[test]
        fn nothing_breaks_at_the_edges(from in -200_000i32..200_000, n in any::<u16>()) {
            let holidays = Holidays::england_and_wales();
            let from = Day::from_number(from);
            let to = holidays.plus_working_days(from, n);
            prop_assert_eq!(holidays.working_days_between(from, to), i32::from(n));
            prop_assert!(holidays.minus_working_days(from, n) <= from);
        }
    }
}
