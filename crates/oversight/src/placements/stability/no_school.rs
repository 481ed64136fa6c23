//! The child has no school place.

use super::{On, Sign, particular};
use calendar::Day;
use timeline::strands_of::placements::PlacementCondition;

/// Without a school place.
pub(super) static SIGN: Sign = Sign {
    id: "no_school_place",
    title: "Without a school place",
    shows_when: "it is recorded that the child has no school place",
    whole: false,
    seen,
};

fn seen(on: &On<'_>) -> Option<(Day, String)> {
    let since = particular(on, PlacementCondition::NoSchoolPlace)?;
    Some((since, format!("Without a school place since {}", since.to_words())))
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn when_it_shows() {
        let rows = [
            ("", "2018-01-31", None),
            ("2018-01-05 placement_conditions what=no_school_place", "2018-01-31", Some("2018-01-05")),
            ("2018-01-05 placement_conditions what=no_school_place until=2018-01-20", "2018-01-31", None),
        ];
        check(&SIGN, &rows);
    }
}
