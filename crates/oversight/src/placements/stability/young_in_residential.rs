//! A young child lives in residential care.

use super::{On, Sign};
use calendar::Day;
use timeline::codes::PlacementType::{K1, K2, R1, S1};

/// A target of the council pack (capability PLA-14), not of the law.
const AGE: i32 = 12;

/// Under 12 in residential care.
pub(super) static SIGN: Sign = Sign {
    id: "under_12_residential",
    title: "Under 12 in residential care",
    shows_when: "the child is under 12 and lives in a children’s home or residential school",
    whole: false,
    seen,
};

fn seen(on: &On<'_>) -> Option<(Day, String)> {
    let here = on.child.on(on.day);
    let young = here.age().is_some_and(|age| age < AGE);
    if !young || !matches!(here.place()?, K1 | K2 | R1 | S1) {
        return None;
    }
    Some((here.same_carer_since(false)?, format!("Under {AGE}, in residential care")))
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn when_it_shows() {
        let rows = [
            ("2018-01-05 lives K2 AB2", "2018-01-31", Some("2018-01-05")),
            ("2018-01-05 lives K2 AB2", "2020-05-03", Some("2018-01-05")),
            ("2018-01-05 lives K2 AB2", "2020-05-04", None),
            ("2018-01-05 lives U6 AB2", "2018-01-31", None),
        ];
        check(&SIGN, &rows);
    }
}
