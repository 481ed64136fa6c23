//! The rules that make bank holidays, and the days that proclamations moved or added.

use crate::bank_holidays::Holiday;
use crate::{Day, day};

/// A royal proclamation that changed one year's holidays.
enum Proclaimed {
    /// The holiday that the rules put on the first day was held on the second, under this name.
    Moved(Day, Day, &'static str),
    /// A day off beside the usual ones.
    Extra(Day, &'static str),
}

use Proclaimed::{Extra, Moved};

/// Every proclamation since 1978 that changed the days in England and Wales, in order.
#[rustfmt::skip]
const PROCLAIMED: &[Proclaimed] = &[
    Extra(day!(1981, 7, 29), "Royal wedding (one-off)"),
    Moved(day!(1995, 5, 1), day!(1995, 5, 8), "Early May bank holiday (moved, VE Day 50)"),
    Extra(day!(1999, 12, 31), "Millennium (one-off)"),
    Extra(day!(2002, 6, 3), "Golden Jubilee (one-off)"),
    Moved(day!(2002, 5, 27), day!(2002, 6, 4), "Spring bank holiday (moved)"),
    Extra(day!(2011, 4, 29), "Royal wedding (one-off)"),
    Moved(day!(2012, 5, 28), day!(2012, 6, 4), "Spring bank holiday (moved)"),
    Extra(day!(2012, 6, 5), "Diamond Jubilee (one-off)"),
    Moved(day!(2020, 5, 4), day!(2020, 5, 8), "Early May bank holiday (moved, VE Day 75)"),
    Moved(day!(2022, 5, 30), day!(2022, 6, 2), "Spring bank holiday (moved)"),
    Extra(day!(2022, 6, 3), "Platinum Jubilee (one-off)"),
    Extra(day!(2022, 9, 19), "State Funeral (one-off)"),
    Extra(day!(2023, 5, 8), "Coronation (one-off)"),
];

/// The holidays that rules and proclamations give a year, in order.
pub(crate) fn by_rule(year: i32) -> Vec<Holiday> {
    let easter = easter_sunday(year);
    let mut holidays = vec![
        new_year(year),
        Holiday { day: easter.plus_days(-2), name: "Good Friday" },
        Holiday { day: easter.plus_days(1), name: "Easter Monday" },
        Holiday { day: first_monday(year, 5), name: "Early May bank holiday" },
        Holiday { day: last_monday(year, 5), name: "Spring bank holiday" },
        Holiday { day: last_monday(year, 8), name: "Summer bank holiday" },
    ];
    holidays.extend(christmas(year));
    for proclaimed in PROCLAIMED {
        match *proclaimed {
            Extra(day, name) if day.year() == year => holidays.push(Holiday { day, name }),
            Moved(from, to, name) => {
                for holiday in holidays.iter_mut().filter(|holiday| holiday.day == from) {
                    *holiday = Holiday { day: to, name };
                }
            }
            Extra(..) => {}
        }
    }
    holidays.sort_by_key(|holiday| holiday.day);
    holidays
}

/// 1 January, or the Monday after where it falls at a weekend.
fn new_year(year: i32) -> Holiday {
    let day = Day::on(year, 1, 1);
    match day.weekday() {
        5 => Holiday { day: day.plus_days(2), name: "New Year's Day (substitute)" },
        6 => Holiday { day: day.plus_days(1), name: "New Year's Day (substitute)" },
        _ => Holiday { day, name: "New Year's Day" },
    }
}

/// 25 and 26 December. A Sunday Christmas is given on the Tuesday, because the Monday is Boxing Day already.
fn christmas(year: i32) -> [Holiday; 2] {
    let day = |date| Day::on(year, 12, date);
    let (christmas, boxing) = ("Christmas Day", "Boxing Day");
    let (instead, boxing_instead) = ("Christmas Day (substitute)", "Boxing Day (substitute)");
    let [first, second] = match day(25).weekday() {
        4 => [(25, christmas), (28, boxing_instead)],
        5 => [(27, instead), (28, boxing_instead)],
        6 => [(26, boxing), (27, instead)],
        _ => [(25, christmas), (26, boxing)],
    };
    [Holiday { day: day(first.0), name: first.1 }, Holiday { day: day(second.0), name: second.1 }]
}

fn first_monday(year: i32, month: u8) -> Day {
    let first = Day::on(year, month, 1);
    first.plus_days((7 - i32::from(first.weekday())) % 7)
}

/// The last Monday of a month.
pub(crate) fn last_monday(year: i32, month: u8) -> Day {
    let last = Day::last_of_month(year, month);
    last.plus_days(-i32::from(last.weekday()))
}

/// Easter Sunday in the Gregorian calendar: the Sunday after the first full moon, as the church reckons moons, on or
/// after 21 March (Calendar (New Style) Act 1750). The names are those of the tables: golden number, century, epact.
pub(crate) fn easter_sunday(year: i32) -> Day {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let moon_correction = (8 * century + 13) / 25;
    let epact = (19 * golden + century - century / 4 - moon_correction + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let from_march = epact + to_sunday - 7 * late + 114;
    Day::on(year, (from_march / 31) as u8, (from_march % 31 + 1) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_of_the_extremes_and_of_known_years() {
        let table = [
            (1818, "1818-03-22"), // as early as it can be
            (1943, "1943-04-25"), // as late as it can be
            (1981, "1981-04-19"), // the two exceptions of the epact tables
            (1954, "1954-04-18"),
            (2000, "2000-04-23"),
            (2018, "2018-04-01"),
            (2038, "2038-04-25"),
        ];
        for (year, sunday) in table {
            assert_eq!(easter_sunday(year), sunday.parse().unwrap(), "{year}");
        }
        for year in 1800..2200 {
            let easter = easter_sunday(year);
            assert_eq!(easter.weekday(), 6, "{year}");
            assert!((Day::on(year, 3, 22)..=Day::on(year, 4, 25)).contains(&easter), "{year}");
        }
    }

    #[test]
    fn years_outside_the_list() {
        // 2011: the royal wedding, and New Year's Day at a weekend.
        let days: Vec<String> = by_rule(2011).iter().map(|holiday| holiday.day.to_string()).collect();
        let expected = [
            "2011-01-03",
            "2011-04-22",
            "2011-04-25",
            "2011-04-29",
            "2011-05-02",
            "2011-05-30",
            "2011-08-29",
            "2011-12-26",
            "2011-12-27",
        ];
        assert_eq!(days, expected);
    }

    #[test]
    fn every_proclamation_takes_effect_and_every_holiday_is_a_weekday() {
        for proclaimed in PROCLAIMED {
            let (Extra(day, name) | Moved(_, day, name)) = *proclaimed;
            assert!(by_rule(day.year()).contains(&Holiday { day, name }), "{name} {day}");
            if let Moved(from, ..) = *proclaimed {
                assert!(by_rule(from.year()).iter().all(|holiday| holiday.day != from), "{name}");
            }
        }
        for year in 1800..2200 {
            assert!(by_rule(year).iter().all(|holiday| holiday.day.weekday() < 5), "{year}");
        }
    }
}
