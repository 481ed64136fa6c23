//! Where the governing rule changes.

use calendar::Day;

/// A run of days on which one rule governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<R> {
    /// The first day.
    pub from: Day,
    /// The first day that is no longer in it; `None` while it lasts.
    pub end: Option<Day>,
    /// What governs.
    pub rule: R,
}

impl<R> Piece<R> {
    /// Whether the day is in it.
    pub fn covers(&self, day: Day) -> bool {
        self.from <= day && self.end.is_none_or(|end| day < end)
    }
}

/// Cuts the days from `from` up to, and not including, `end` where the governing rule changes, so that each day is in
/// one piece at most and each piece is a stretch of its own rule. The one helper for every rule that changes part-way
/// (an order made, an anniversary passed, an approval granted).
///
/// `changes` are the days on which the rule *may* change, in any order and more than once; `rule` says what governs on
/// a day, or `None` where nothing does.
pub fn cut<R: PartialEq>(
    from: Day,
    end: Option<Day>,
    mut changes: Vec<Day>,
    rule: impl Fn(Day) -> Option<R>,
) -> Vec<Piece<R>> {
    changes.retain(|&day| from < day && end.is_none_or(|end| day < end));
    changes.push(from);
    changes.sort_unstable();
    changes.dedup();
    let mut pieces: Vec<Piece<R>> = Vec::new();
    // Whether the last piece reaches up to the day in hand.
    let mut reaches = false;
    for day in changes {
        let governs = rule(day);
        if reaches && let Some(last) = pieces.last_mut() {
            if governs.as_ref() == Some(&last.rule) {
                continue;
            }
            last.end = Some(day);
        }
        reaches = governs.is_some();
        pieces.extend(governs.map(|rule| Piece { from: day, end, rule }));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(number: i32) -> Day {
        Day::from_number(number)
    }

    #[test]
    fn pieces_follow_the_rule() {
        let rule = |day: Day| match day.number() {
            10..15 => Some('a'),
            15..20 => None,
            _ => Some('b'),
        };
        let changes = vec![day(20), day(12), day(15), day(30), day(15), day(5)];
        let pieces = cut(day(10), Some(day(30)), changes, rule);
        let expected = [
            Piece { from: day(10), end: Some(day(15)), rule: 'a' },
            Piece { from: day(20), end: Some(day(30)), rule: 'b' },
        ];
        assert_eq!(pieces, expected);
        assert_eq!(cut(day(25), None, vec![], rule), [Piece { from: day(25), end: None, rule: 'b' }]);
    }

    proptest! {
        #[test]
        fn every_day_is_in_the_piece_of_its_rule(rules in prop::collection::vec(prop::option::of(0u8..3), 1..40)) {
            let from = day(100);
            let end = from.plus_days(rules.len() as i32);
            let on = |day: Day| rules[from.days_until(day) as usize];
            let every_day = (0..rules.len() as i32).map(|days| from.plus_days(days));
            let pieces = cut(from, Some(end), every_day.clone().collect(), on);
            for day in every_day {
                let covering: Vec<u8> = pieces.iter().filter(|p| p.covers(day)).map(|p| p.rule).collect();
                prop_assert_eq!(covering, Vec::from_iter(on(day)));
            }
        }
    }
}
