//! School terms.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::bank_holiday_rules::{easter_sunday, last_monday};
use crate::{AcademicYear, Day, Holidays, Period};

/// One of the three terms of a school year. Half-terms do not split a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TermName {
    /// September to December.
    Autumn,
    /// January to Easter.
    Spring,
    /// Easter to July.
    Summer,
}

/// One term of one school year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The school year it belongs to, which an autumn term may begin some days before 1 September.
    pub year: AcademicYear,
    /// Which of the three.
    pub name: TermName,
    /// The first day on which pupils attend.
    pub first: Day,
    /// The last day on which pupils attend.
    pub last: Day,
}

/// The terms of an authority, or of one school where it differs.
///
/// A school year that the authority has not entered follows a plain pattern: autumn from the first weekday on or
/// after 3 September to the Friday on or before 21 December; spring from the first Monday on or after 3 January to
/// the Friday of 30 March to 5 April, or the Thursday before Good Friday where that is earlier; summer from two weeks
/// later to the weekday on or before 23 July; and a week of half-term in each. The pattern keeps termly clocks
/// turning; it is nobody's published calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    entered: Vec<Term>,
    closed: Vec<Period>,
}

/// Why a table of terms is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TermsError {
    /// A term that ends before it begins.
    #[error("the {0} ends on {1}, before its first day")]
    Backwards(String, Day),
    /// Two terms share a day, or are out of order.
    #[error("the {0} begins before the {1} has ended; check their days")]
    Overlap(String, String),
    /// A school year without its three terms.
    #[error("the school year {0} must have an autumn, a spring and a summer term, once each")]
    NotThree(AcademicYear),
}

impl Terms {
    /// The terms that an authority or a school has entered, three for each school year, and the days within them on
    /// which pupils do not attend (half-terms, training days).
    pub fn new(mut terms: Vec<Term>, closed: Vec<Period>) -> Result<Terms, TermsError> {
        terms.sort_by_key(|term| (term.year, term.name));
        for year in terms.chunk_by(|a, b| a.year == b.year) {
            let names: Vec<TermName> = year.iter().map(|term| term.name).collect();
            if names != [TermName::Autumn, TermName::Spring, TermName::Summer] {
                return Err(TermsError::NotThree(year[0].year));
            }
        }
        if let Some(term) = terms.iter().find(|term| term.last < term.first) {
            return Err(TermsError::Backwards(term.to_string(), term.last));
        }
        if let Some(pair) = terms.windows(2).find(|pair| pair[1].first <= pair[0].last) {
            return Err(TermsError::Overlap(pair[1].to_string(), pair[0].to_string()));
        }
        Ok(Terms { entered: terms, closed })
    }

    /// The three terms of a school year: those entered, or the plain pattern.
    pub fn of_year(&self, year: AcademicYear) -> [Term; 3] {
        let at = self.entered.partition_point(|term| term.year < year);
        match self.entered.get(at..at + 3) {
            Some(&[autumn, spring, summer]) if autumn.year == year => [autumn, spring, summer],
            _ => pattern(year),
        }
    }

    /// The term a day is in, or `None` in the holidays.
    pub fn term_of(&self, day: Day) -> Option<Term> {
        self.around(day).into_iter().find(|term| term.first <= day && day <= term.last)
    }

    /// The first term that begins after a day.
    pub fn next_after(&self, day: Day) -> Term {
        let around = self.around(day);
        let next = around.into_iter().find(|term| term.first > day);
        next.unwrap_or(pattern(AcademicYear::of(day).next().next())[0])
    }

    /// Whether pupils attend on a day: a weekday in a term that is no bank holiday and no closed day.
    pub fn is_school_day(&self, day: Day, holidays: &Holidays) -> bool {
        let Some(term) = self.term_of(day) else { return false };
        let entered = self.entered.contains(&term);
        holidays.is_working_day(day)
            && !self.closed.iter().any(|closed| closed.contains(day))
            && (entered || !half_term(term).contains(day))
    }

    /// The `n`th school day after a day; the day itself for 0.
    pub fn plus_school_days(&self, from: Day, n: u16, holidays: &Holidays) -> Day {
        let (mut day, mut left) = (from, n);
        while left > 0 {
            day = day.plus_days(1);
            if self.is_school_day(day, holidays) {
                left -= 1;
            }
        }
        day
    }

    /// The terms of the school year a day is in and of its neighbours, in order.
    fn around(&self, day: Day) -> [Term; 9] {
        let year = AcademicYear::of(day);
        let [a, b, c] = self.of_year(year.previous());
        let [d, e, f] = self.of_year(year);
        let [g, h, i] = self.of_year(year.next());
        [a, b, c, d, e, f, g, h, i]
    }
}

/// The plain pattern described at [`Terms`].
fn pattern(year: AcademicYear) -> [Term; 3] {
    let closing = year.closing();
    let on = Day::on;
    let good_friday = easter_sunday(closing).plus_days(-2);
    let spring_friday = on_or_after(on(closing, 3, 30), 4);
    let (spring_last, to_summer) =
        if spring_friday < good_friday { (spring_friday, 17) } else { (good_friday.plus_days(-1), 18) };
    let summer_monday = spring_last.plus_days(to_summer);
    let easter_monday = good_friday.plus_days(3);
    let summer_first =
        if summer_monday == easter_monday { summer_monday.plus_days(1) } else { summer_monday };
    let september = on(closing - 1, 9, 3);
    let autumn_first = if september.weekday() < 5 { september } else { on_or_after(september, 0) };
    let july = on(closing, 7, 23);
    let summer_last = if july.weekday() < 5 { july } else { on_or_before(july, 4) };
    let term = |name, first, last| Term { year, name, first, last };
    [
        term(TermName::Autumn, autumn_first, on_or_before(on(closing - 1, 12, 21), 4)),
        term(TermName::Spring, on_or_after(on(closing, 1, 3), 0), spring_last),
        term(TermName::Summer, summer_first, summer_last),
    ]
}

/// The week of half-term in a term of the plain pattern.
fn half_term(term: Term) -> Period {
    let monday = match term.name {
        TermName::Autumn => last_monday(term.year.closing() - 1, 10),
        TermName::Spring => on_or_after(Day::on(term.year.closing(), 2, 12), 0),
        TermName::Summer => last_monday(term.year.closing(), 5),
    };
    Period { from: monday, to: monday.plus_days(4) }
}

/// The first day on or after another that falls on this weekday (0 is Monday).
fn on_or_after(day: Day, weekday: i32) -> Day {
    day.plus_days((weekday - i32::from(day.weekday())).rem_euclid(7))
}

/// The last day on or before another that falls on this weekday (0 is Monday).
fn on_or_before(day: Day, weekday: i32) -> Day {
    day.plus_days(-(i32::from(day.weekday()) - weekday).rem_euclid(7))
}

impl fmt::Display for TermName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TermName::Autumn => "autumn term",
            TermName::Spring => "spring term",
            TermName::Summer => "summer term",
        })
    }
}

impl fmt::Display for Term {
    /// "autumn term of 2018-19".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.name, self.year)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::day;

    fn year(closing: i32) -> AcademicYear {
        AcademicYear::new(closing).unwrap()
    }

    #[test]
    fn the_plain_pattern() {
        let table = [
            (2018, ["2017-09-04 2017-12-15", "2018-01-08 2018-03-29", "2018-04-16 2018-07-23"]),
            (2019, ["2018-09-03 2018-12-21", "2019-01-07 2019-04-05", "2019-04-23 2019-07-23"]),
            (2025, ["2024-09-03 2024-12-20", "2025-01-06 2025-04-04", "2025-04-22 2025-07-23"]),
        ];
        for (closing, expected) in table {
            let terms = Terms::default().of_year(year(closing));
            assert_eq!(terms.map(|term| format!("{} {}", term.first, term.last)), expected, "{closing}");
        }
    }

    #[test]
    fn terms_entered_stand_in_place_of_the_pattern() {
        let term = |name, first, last| Term { year: year(2019), name, first, last };
        let autumn = term(TermName::Autumn, day!(2018, 8, 28), day!(2018, 12, 20));
        let spring = term(TermName::Spring, day!(2019, 1, 7), day!(2019, 4, 12));
        let summer = term(TermName::Summer, day!(2019, 4, 29), day!(2019, 7, 12));
        let training = Period { from: day!(2018, 10, 15), to: day!(2018, 10, 19) };
        let terms = Terms::new(vec![summer, autumn, spring], vec![training]).unwrap();
        let holidays = Holidays::england_and_wales();
        assert_eq!(terms.term_of(day!(2018, 8, 28)), Some(autumn), "before 1 September");
        assert_eq!(terms.term_of(day!(2018, 8, 27)), None);
        assert_eq!(terms.next_after(day!(2019, 4, 12)), summer);
        assert!(!terms.is_school_day(day!(2018, 10, 15), &holidays));
        assert!(terms.is_school_day(day!(2018, 10, 29), &holidays), "the pattern's half-term is not theirs");

        let two = Terms::new(vec![autumn, spring], vec![]);
        assert_eq!(two, Err(TermsError::NotThree(year(2019))));
        let overlap = Terms::new(vec![autumn, Term { first: autumn.last, ..spring }, summer], vec![]);
        let message =
            "the spring term of 2018-19 begins before the autumn term of 2018-19 has ended; check their days";
        assert_eq!(overlap.unwrap_err().to_string(), message);
        let backwards = Terms::new(vec![autumn, Term { last: day!(2019, 1, 1), ..spring }, summer], vec![]);
        assert!(matches!(backwards, Err(TermsError::Backwards(..))));
    }

    #[test]
    fn school_days_leave_out_half_term_and_holidays() {
        let (terms, holidays) = (Terms::default(), Holidays::england_and_wales());
        // Fri 26 Oct 2018, a week of half-term, then Monday 5 November.
        assert_eq!(terms.plus_school_days(day!(2018, 10, 26), 1, &holidays), day!(2018, 11, 5));
        // The early May bank holiday of 2019.
        assert_eq!(terms.plus_school_days(day!(2019, 5, 3), 1, &holidays), day!(2019, 5, 7));
        // Over Christmas.
        assert_eq!(terms.plus_school_days(day!(2018, 12, 20), 2, &holidays), day!(2019, 1, 7));
    }

    proptest! {
        #[test]
        fn terms_follow_one_another(closing in 1801i32..2199) {
            let [autumn, spring, summer] = pattern(year(closing));
            let [next, ..] = pattern(year(closing).next());
            for (earlier, later) in [(autumn, spring), (spring, summer), (summer, next)] {
                prop_assert!(earlier.first < earlier.last && earlier.last < later.first);
                let half_term = half_term(earlier);
                prop_assert!(earlier.first < half_term.from && half_term.to < earlier.last);
                prop_assert_eq!(Terms::default().next_after(earlier.first), later);
            }
        }
    }
}
