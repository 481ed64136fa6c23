//! The bank holidays of England and Wales.

use crate::bank_holiday_rules::by_rule;
use crate::{Day, day};

/// A bank holiday in England and Wales, Christmas Day and Good Friday among them; where one falls at a weekend, the
/// weekday given instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// The day off.
    pub day: Day,
    /// Its name: "Boxing Day (substitute)".
    pub name: &'static str,
}

/// The first and last year of [`LISTED`].
pub(crate) const LISTED_YEARS: std::ops::RangeInclusive<i32> = 2016..=2031;

/// The holidays of a year, in order.
///
/// From 2016 to 2031 they are a list kept with the source (`sources/calendar/bank-holidays-england-wales.csv`); a
/// test compares it with the rules. Other years follow the rules of the Banking and Financial Dealings Act 1971
/// with the days moved or added by proclamation since 1978. Before 1978 and after the last proclamation known, the
/// rules stand alone: an authority adds a new one-off holiday with
/// [`Holidays::with_one_off`](crate::Holidays::with_one_off).
pub fn bank_holidays(year: i32) -> Vec<Holiday> {
    if !LISTED_YEARS.contains(&year) {
        return by_rule(year);
    }
    LISTED.iter().filter(|holiday| holiday.day.year() == year).copied().collect()
}

/// The list, in order of day.
#[rustfmt::skip]
const LISTED: &[Holiday] = &[
    Holiday { day: day!(2016, 1, 1), name: "New Year's Day" },
    Holiday { day: day!(2016, 3, 25), name: "Good Friday" },
    Holiday { day: day!(2016, 3, 28), name: "Easter Monday" },
    Holiday { day: day!(2016, 5, 2), name: "Early May bank holiday" },
    Holiday { day: day!(2016, 5, 30), name: "Spring bank holiday" },
    Holiday { day: day!(2016, 8, 29), name: "Summer bank holiday" },
    Holiday { day: day!(2016, 12, 26), name: "Boxing Day" },
    Holiday { day: day!(2016, 12, 27), name: "Christmas Day (substitute)" },
    Holiday { day: day!(2017, 1, 2), name: "New Year's Day (substitute)" },
    Holiday { day: day!(2017, 4, 14), name: "Good Friday" },
    Holiday { day: day!(2017, 4, 17), name: "Easter Monday" },
    Holiday { day: day!(2017, 5, 1), name: "Early May bank holiday" },
    Holiday { day: day!(2017, 5, 29), name: "Spring bank holiday" },
    Holiday { day: day!(2017, 8, 28), name: "Summer bank holiday" },
    Holiday { day: day!(2017, 12, 25), name: "Christmas Day" },
    Holiday { day: day!(2017, 12, 26), name: "Boxing Day" },
    Holiday { day: day!(2018, 1, 1), name: "New Year's Day" },
    Holiday { day: day!(2018, 3, 30), name: "Good Friday" },
    Holiday { day: day!(2018, 4, 2), name: "Easter Monday" },
    Holiday { day: day!(2018, 5, 7), name: "Early May bank holiday" },
    Holiday { day: day!(2018, 5, 28), name: "Spring bank holiday" },
    Holiday { day: day!(2018, 8, 27), name: "Summer bank holiday" },
    Holiday { day: day!(2018, 12, 25), name: "Christmas Day" },
    Holiday { day: day!(2018, 12, 26), name: "Boxing Day" },
    Holiday { day: day!(2019, 1, 1), name: "New Year's Day" },
    Holiday { day: day!(2019, 4, 19), name: "Good Friday" },
    Holiday { day: day!(2019, 4, 22), name: "Easter Monday" },
    Holiday { day: day!(2019, 5, 6), name: "Early May bank holiday" },
    Holiday { day: day!(2019, 5, 27), name: "Spring bank holiday" },
    Holiday { day: day!(2019, 8, 26), name: "Summer bank holiday" },
    Holiday { day: day!(2019, 12, 25), name: "Christmas Day" },
    Holiday { day: day!(2019, 12, 26), name: "Boxing Day" },
    Holiday { day: day!(2020, 1, 1), name: "New Year's Day" },
    Holiday { day: day!(2020, 4, 10), name: "Good Friday" },
    Holiday { day: day!(2020, 4, 13), name: "Easter Monday" },
    Holiday { day: day!(2020, 5, 8), name: "Early May bank holiday (moved, VE Day 75)" },
    Holiday { day: day!(2020, 5, 25), name: "Spring bank holiday" },
    Holiday { day: day!(2020, 8, 31), name: "Summer bank holiday" },
    Holiday { day: day!(2020, 12, 25), name: "Christmas Day" },
    Holiday { day: day!(2020, 12, 28), name: "Boxing Day (substitute)" },
    Holiday { day: day!(2021, 1, 1), name: "New Year's Day" },
    Holiday { day: day!(2021, 4, 2), name: "Good Friday" },
    Holiday { day: day!(2021, 4, 5), name: "Easter Monday" },
    Holiday { day: day!(2021, 5, 3), name: "Early May bank holiday" },
    Holiday { day: day!(2021, 5, 31), name: "Spring bank holiday" },
    Holiday { day: day!(2021, 8, 30), name: "Summer bank holiday" },
    Holiday { day: day!(2021, 12, 27), name: "Christmas Day (substitute)" },
    Holiday { day: day!(2021, 12, 28), name: "Boxing Day (substitute)" },
    Holiday { day: day!(2022, 1, 3), name: "New Year's Day (substitute)" },
    Holiday { day: day!(2022, 4, 15), name: "Good Friday" },
    Holiday { day: day!(2022, 4, 18), name: "Easter Monday" },
    Holiday { day: day!(2022, 5, 2), name: "Early May bank holiday" },
    Holiday { day: day!(2022, 6, 2), name: "Spring bank holiday (moved)" },
    Holiday { day: day!(2022, 6, 3), name: "Platinum Jubilee (one-off)" },
    Holiday { day: day!(2022, 8, 29), name: "Summer bank holiday" },
    Holiday { day: day!(2022, 9, 19), name: "State Funeral (one-off)" },
    Holiday { day: day!(2022, 12, 26), name: "Boxing Day" },
    Holiday { day: day!(2022, 12, 27), name: "Christmas Day (substitute)" },
    Holiday { day: day!(2023, 1, 2), name: "New Year's Day (substitute)" },
    Holiday { day: day!(2023, 4, 7), name: "Good Friday" },
    Holiday { day: day!(2023, 4, 10), name: "Easter Monday" },
    Holiday { day: day!(2023, 5, 1), name: "Early May bank holiday" },
    Holiday { day: day!(2023, 5, 8), name: "Coronation (one-off)" },
    Holiday { day: day!(2023, 5, 29), name: "Spring bank holiday" },
    Holiday { day: day!(2023, 8, 28), name: "Summer bank holiday" },
    Holiday { day: day!(2023, 12, 25), name: "Christmas Day" },
    Holiday { day: day!(2023, 12, 26), name: "Boxing Day" },
    Holiday { day: day!(2024, 1, 1), name: "New Year's Day" },
    Holiday { day: day!(2024, 3, 29), name: "Good Friday" },
    Holiday { day: day!(2024, 4, 1), name: "Easter Monday" },
    Holiday { day: day!(2024, 5, 6), name: "Early May bank holiday" },
    Holiday { day: day!(2024, 5, 27), name: "Spring bank holiday" },
    Holiday { day: day!(2024, 8, 26), name: "Summer bank holiday" },
    Holiday { day: day!(2024, 12, 25), name: "Christmas Day" },
    Holiday { day: day!(2024, 12, 26), name: "Boxing Day" },
    Holiday { day: day!(2025, 1, 1), name: "New Year's Day" },
    Holiday { day: day!(2025, 4, 18), name: "Good Friday" },
    Holiday { day: day!(2025, 4, 21), name: "Easter Monday" },
    Holiday { day: day!(2025, 5, 5), name: "Early May bank holiday" },
    Holiday { day: day!(2025, 5, 26), name: "Spring bank holiday" },
    Holiday { day: day!(2025, 8, 25), name: "Summer bank holiday" },
    Holiday { day: day!(2025, 12, 25), name: "Christmas Day" },
    Holiday { day: day!(2025, 12, 26), name: "Boxing Day" },
    Holiday { day: day!(2026, 1, 1), name: "New Year's Day" },
    Holiday { day: day!(2026, 4, 3), name: "Good Friday" },
    Holiday { day: day!(2026, 4, 6), name: "Easter Monday" },
    Holiday { day: day!(2026, 5, 4), name: "Early May bank holiday" },
    Holiday { day: day!(2026, 5, 25), name: "Spring bank holiday" },
    Holiday { day: day!(2026, 8, 31), name: "Summer bank holiday" },
    Holiday { day: day!(2026, 12, 25), name: "Christmas Day" },
    Holiday { day: day!(2026, 12, 28), name: "Boxing Day (substitute)" },
    Holiday { day: day!(2027, 1, 1), name: "New Year's Day" },
    Holiday { day: day!(2027, 3, 26), name: "Good Friday" },
    Holiday { day: day!(2027, 3, 29), name: "Easter Monday" },
    Holiday { day: day!(2027, 5, 3), name: "Early May bank holiday" },
    Holiday { day: day!(2027, 5, 31), name: "Spring bank holiday" },
    Holiday { day: day!(2027, 8, 30), name: "Summer bank holiday" },
    Holiday { day: day!(2027, 12, 27), name: "Christmas Day (substitute)" },
    Holiday { day: day!(2027, 12, 28), name: "Boxing Day (substitute)" },
    Holiday { day: day!(2028, 1, 3), name: "New Year's Day (substitute)" },
    Holiday { day: day!(2028, 4, 14), name: "Good Friday" },
    Holiday { day: day!(2028, 4, 17), name: "Easter Monday" },
    Holiday { day: day!(2028, 5, 1), name: "Early May bank holiday" },
    Holiday { day: day!(2028, 5, 29), name: "Spring bank holiday" },
    Holiday { day: day!(2028, 8, 28), name: "Summer bank holiday" },
    Holiday { day: day!(2028, 12, 25), name: "Christmas Day" },
    Holiday { day: day!(2028, 12, 26), name: "Boxing Day" },
    Holiday { day: day!(2029, 1, 1), name: "New Year's Day" },
    Holiday { day: day!(2029, 3, 30), name: "Good Friday" },
    Holiday { day: day!(2029, 4, 2), name: "Easter Monday" },
    Holiday { day: day!(2029, 5, 7), name: "Early May bank holiday" },
    Holiday { day: day!(2029, 5, 28), name: "Spring bank holiday" },
    Holiday { day: day!(2029, 8, 27), name: "Summer bank holiday" },
    Holiday { day: day!(2029, 12, 25), name: "Christmas Day" },
    Holiday { day: day!(2029, 12, 26), name: "Boxing Day" },
    Holiday { day: day!(2030, 1, 1), name: "New Year's Day" },
    Holiday { day: day!(2030, 4, 19), name: "Good Friday" },
    Holiday { day: day!(2030, 4, 22), name: "Easter Monday" },
    Holiday { day: day!(2030, 5, 6), name: "Early May bank holiday" },
    Holiday { day: day!(2030, 5, 27), name: "Spring bank holiday" },
    Holiday { day: day!(2030, 8, 26), name: "Summer bank holiday" },
    Holiday { day: day!(2030, 12, 25), name: "Christmas Day" },
    Holiday { day: day!(2030, 12, 26), name: "Boxing Day" },
    Holiday { day: day!(2031, 1, 1), name: "New Year's Day" },
    Holiday { day: day!(2031, 4, 11), name: "Good Friday" },
    Holiday { day: day!(2031, 4, 14), name: "Easter Monday" },
    Holiday { day: day!(2031, 5, 5), name: "Early May bank holiday" },
    Holiday { day: day!(2031, 5, 26), name: "Spring bank holiday" },
    Holiday { day: day!(2031, 8, 25), name: "Summer bank holiday" },
    Holiday { day: day!(2031, 12, 25), name: "Christmas Day" },
    Holiday { day: day!(2031, 12, 26), name: "Boxing Day" },
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The list that the reference holds, with who checked each day.
    const SOURCE: &str = include_str!("../../../sources/calendar/bank-holidays-england-wales.csv");

    /// The first two columns of a line; a name may be quoted because it has a comma.
    fn day_and_name(line: &str) -> (Day, String) {
        let (day, rest) = line.split_once(',').unwrap();
        let name = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next().unwrap(),
            None => rest.split(',').next().unwrap(),
        };
        (day.parse().unwrap(), name.to_owned())
    }

    #[test]
    fn the_list_is_the_source() {
        let source: Vec<(Day, String)> = SOURCE.lines().skip(1).map(day_and_name).collect();
        let listed: Vec<(Day, String)> = LISTED.iter().map(|h| (h.day, h.name.to_owned())).collect();
        assert_eq!(listed, source);
    }

    #[test]
    fn the_list_is_in_order_and_within_its_years() {
        assert!(LISTED.windows(2).all(|pair| pair[0].day < pair[1].day));
        assert!(LISTED.iter().all(|holiday| LISTED_YEARS.contains(&holiday.day.year())));
    }

    #[test]
    fn the_rules_give_the_list() {
        for year in LISTED_YEARS {
            assert_eq!(by_rule(year), bank_holidays(year), "{year}");
        }
    }
}
