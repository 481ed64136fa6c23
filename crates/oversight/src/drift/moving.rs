//! The child moves and moves.

use calendar::Day;
use timeline::Timeline;
use timeline::codes::ReasonNewEpisode;

use super::{Drift, Sign};

/// Two moves in so many months are a sign.
const MONTHS: i32 = 6;
const MOVES: usize = 2;

/// Two moves to another carer in six months.
pub(super) static SIGN: Sign = Sign {
    id: "moving",
    title: "Moved twice in six months",
    shows_when: "the child moved to another carer twice or more in the last six months",
    seen,
};

/// How many times a child moved to another carer after a day, up to another. Temporary stays, the way back from them, and the
/// first home of a time in care are none: as in figure 8.2.
pub fn moves(child: &Timeline, after: Day, until: Day) -> usize {
    days(child, after, until).count()
}

/// The days of those moves.
pub fn moves_on(child: &Timeline, after: Day, until: Day) -> Vec<Day> {
    days(child, after, until).collect()
}

fn days(child: &Timeline, after: Day, until: Day) -> impl Iterator<Item = Day> {
    child
        .episodes
        .iter()
        .filter(move |row| row.start > after && row.start <= until)
        .filter(|row| !row.is_short_break() && !row.is_temporary())
        .filter(|row| matches!(row.new_because, Some(ReasonNewEpisode::P | ReasonNewEpisode::B)))
        .filter(|row| child.returned_to(row).is_none())
        .map(|row| row.start)
}

fn seen(child: &Timeline, day: Day) -> Option<Drift> {
    let moved: Vec<Day> = days(child, day.plus_months(-MONTHS), day).collect();
    let since = *moved.get(MOVES - 1)?;
    Some(Drift { since, words: format!("Moved to another carer {} times in six months", moved.len()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drift::since;

    #[test]
    fn when_it_shows() {
        let story = "2010-05-04 born
            2018-01-10 start
            2018-01-10 status C2
            2018-01-10 lives U6 AB1
            2018-02-01 lives T1 AB9
            2018-02-03 lives U6 AB1
            2018-03-01 lives U6 AB2
            2018-05-01 lives K2 AB3";
        for (day, shown) in [
            ("2018-04-30", None),
            ("2018-05-01", Some("2018-05-01")),
            ("2018-08-31", Some("2018-05-01")),
            ("2018-09-01", None),
        ] {
            assert_eq!(since(&SIGN, story, day).as_deref(), shown, "{day}");
        }
    }
}
