//! The child was missing again and again.

use super::{On, Sign};
use calendar::Day;
use timeline::codes::MissingKind;

const DAYS: i32 = 90;
const TIMES: usize = 3;

/// Missing three times in 90 days.
pub(super) static SIGN: Sign = Sign {
    id: "often_missing",
    title: "Missing three times in 90 days",
    shows_when: "the child was missing three times or more in the last 90 days",
    whole: true,
    seen,
};

fn seen(on: &On<'_>) -> Option<(Day, String)> {
    let from = on.day.plus_days(-DAYS);
    let went = on.child.missing.iter().filter(|away| away.what == MissingKind::M);
    let went: Vec<Day> =
        went.map(|away| away.since).filter(|since| *since > from && *since <= on.day).collect();
    let since = *went.get(TIMES - 1)?;
    Some((since, format!("Missing {} times in {DAYS} days", went.len())))
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn when_it_shows() {
        let rows = [
            ("2017-12-01 missing 2017-12-02\n2017-12-08 missing 2017-12-09", "2018-01-31", None),
            (
                "2017-12-01 missing 2017-12-02\n2017-12-08 missing 2017-12-09\n2018-01-08 missing 2018-01-09",
                "2018-01-31",
                Some("2018-01-08"),
            ),
            (
                "2017-12-01 missing 2017-12-02\n2017-12-08 missing 2017-12-09\n2018-01-08 away 2018-01-09",
                "2018-01-31",
                None,
            ),
            (
                "2017-12-01 missing 2017-12-02\n2017-12-08 missing 2017-12-09\n2018-01-08 missing 2018-01-09",
                "2018-03-01",
                None,
            ),
        ];
        check(&SIGN, &rows);
    }
}
