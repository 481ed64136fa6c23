//! The child has moved twice in a year: one move more is the third placement of the figure.

use calendar::Day;

use super::{On, Sign};
use crate::drift;

/// As in figure 8.2: three placements in a year are two moves.
const MONTHS: i32 = 12;
const MOVES: usize = 2;

/// Moved twice in a year.
pub(super) static SIGN: Sign = Sign {
    id: "moved_twice",
    title: "Moved twice in a year",
    shows_when: "the child moved to another carer twice or more in the last twelve months",
    whole: false,
    seen,
};

fn seen(on: &On<'_>) -> Option<(Day, String)> {
    let moved = drift::moves_on(on.child, on.day.plus_months(-MONTHS), on.day);
    let since = *moved.get(MOVES - 1)?;
    Some((since, format!("Moved to another carer {} times in twelve months", moved.len())))
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn when_it_shows() {
        let rows = [
            ("2017-05-01 lives U6 AB2", "2018-01-31", None),
            ("2017-05-01 lives U6 AB2\n2017-08-01 lives U6 AB3", "2018-01-31", Some("2017-08-01")),
            ("2017-05-01 lives U6 AB2\n2017-08-01 lives U6 AB3", "2018-05-01", None),
        ];
        check(&SIGN, &rows);
    }
}
