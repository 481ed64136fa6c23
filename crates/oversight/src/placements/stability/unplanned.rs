//! The move here was not planned.

use super::{On, Sign};
use calendar::Day;
use timeline::strands_of::placements::MoveMade;

const MONTHS: i32 = 6;

/// The last move was not planned.
pub(super) static SIGN: Sign = Sign {
    id: "unplanned_before",
    title: "The last move was not planned",
    shows_when: "the child moved here in the last six months, and the move was not planned",
    whole: false,
    seen,
};

fn seen(on: &On<'_>) -> Option<(Day, String)> {
    let since = on.child.on(on.day).same_carer_since(false)?;
    let from = since.max(on.day.plus_months(-MONTHS).plus_days(1));
    let moved = on.child.strand::<MoveMade>().rfind(|said| said.day >= from && said.day <= on.day)?;
    (!moved.planned).then(|| (moved.day, format!("The move on {} was not planned", moved.day.to_words())))
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn when_it_shows() {
        let rows = [
            ("2018-01-05 lives U6 AB2", "2018-01-31", None),
            ("2018-01-05 lives U6 AB2\n2018-01-05 move_made", "2018-01-31", Some("2018-01-05")),
            ("2018-01-05 lives U6 AB2\n2018-01-05 move_made planned", "2018-01-31", None),
            ("2018-01-05 lives U6 AB2\n2018-01-05 move_made", "2018-07-05", None),
            ("2018-01-05 lives U6 AB2\n2018-01-05 move_made\n2018-03-01 lives U6 AB3", "2018-03-31", None),
        ];
        check(&SIGN, &rows);
    }
}
