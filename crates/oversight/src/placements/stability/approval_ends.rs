//! The carer’s approval for this child runs out.

use super::{On, Sign};
use calendar::Day;

/// Temporary approval of a connected person, its extension, and an emergency placement with a foster carer.
const CLOCKS: &[&str] = &["kin.reg24", "kin.reg25.extend", "kin.reg25.end", "cla.emergency.fosterer"];
const AHEAD: i32 = 28;

/// An approval runs out.
pub(super) static SIGN: Sign = Sign {
    id: "approval_ends",
    title: "An approval runs out",
    shows_when: "a temporary approval of the carer ends within 28 days or has ended, and nothing has taken its place",
    whole: false,
    seen,
};

fn seen(on: &On<'_>) -> Option<(Day, String)> {
    let ends =
        on.duties.iter().filter(|duty| CLOCKS.contains(&duty.clock.id) && duty.state_on(on.day).is_open());
    let duty = ends.filter(|duty| duty.due <= on.day.plus_days(AHEAD)).min_by_key(|duty| duty.due)?;
    let word = if duty.due < on.day { "ended" } else { "ends" };
    Some((duty.because.day, format!("{} {word} on {}", duty.clock.title, duty.due.to_words())))
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn when_it_shows() {
        let rows = [
            ("", "2018-01-31", None),
            ("2017-10-20 placement_conditions what=connected_person", "2018-01-11", None),
            ("2017-10-20 placement_conditions what=connected_person", "2018-01-12", Some("2017-10-20")),
            ("2017-10-20 placement_conditions what=connected_person", "2018-03-12", Some("2017-10-20")),
            ("2017-10-20 placement_conditions what=connected_person until=2018-02-01", "2018-03-12", None),
            ("2018-01-29 placement_conditions what=outside_terms", "2018-01-31", Some("2018-01-29")),
        ];
        check(&SIGN, &rows);
    }
}
