//! A stay that was to be short goes on.

use super::{On, Sign};
use calendar::Day;
use timeline::codes::PlacementType;

/// Days: the return's guidance on temporary placements (rules 375 to 383).
const HOSPITAL: i32 = 42;
const HOLIDAY: i32 = 21;
const OTHER: i32 = 7;

/// A short stay goes on.
pub(super) static SIGN: Sign = Sign {
    id: "short_stay_over",
    title: "A short stay goes on",
    shows_when: "a temporary stay lasts longer than the return allows: 42 days in hospital, 21 while the carer is away, \
        7 for anything else",
    whole: false,
    seen,
};

fn seen(on: &On<'_>) -> Option<(Day, String)> {
    let row = on.child.on(on.day).episode.filter(|row| row.is_temporary())?;
    let most = match row.place? {
        PlacementType::T1 => HOSPITAL,
        PlacementType::T2 | PlacementType::T3 => HOLIDAY,
        _ => OTHER,
    };
    let over = row.start.plus_days(most);
    (on.day > over)
        .then(|| (over, format!("A stay since {} was to last {most} days at most", row.start.to_words())))
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn when_it_shows() {
        let rows = [
            ("2018-01-05 lives T4 AB2", "2018-01-12", None),
            ("2018-01-05 lives T4 AB2", "2018-01-13", Some("2018-01-12")),
            ("2018-01-05 lives T1 AB2", "2018-02-16", None),
            ("2018-01-05 lives T1 AB2", "2018-02-17", Some("2018-02-16")),
            ("2018-01-05 lives T3 AB2", "2018-01-27", Some("2018-01-26")),
            ("2018-01-05 lives T4 AB2\n2018-01-09 lives U6 AB1", "2018-01-31", None),
        ];
        check(&SIGN, &rows);
    }
}
