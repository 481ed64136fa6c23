//! Somebody said that the placement will end.

use calendar::Day;

use super::super::lives;
use super::{On, Sign};

/// Notice was given.
pub(super) static SIGN: Sign = Sign {
    id: "notice",
    title: "Notice was given",
    shows_when: "notice that the placement will end stands: the child has not moved, and nobody settled that they stay",
    whole: false,
    seen,
};

fn seen(on: &On<'_>) -> Option<(Day, String)> {
    let (given, leave_by) = lives::notice(on.child, on.day)?;
    let by = leave_by.map(|by| format!(", to leave by {}", by.to_words())).unwrap_or_default();
    Some((given, format!("Notice was given on {}{by}", given.to_words())))
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn when_it_shows() {
        let rows = [
            ("", "2018-01-31", None),
            ("2018-01-05 notice_to_end", "2018-01-31", Some("2018-01-05")),
            ("2018-01-05 notice_to_end\n2018-01-20 lives K2 AB7", "2018-01-31", None),
        ];
        check(&SIGN, &rows);
    }
}
