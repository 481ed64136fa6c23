//! The carer is approved for other children.

use super::{On, Sign, particular};
use calendar::Day;
use timeline::strands_of::placements::PlacementCondition;

/// Outside the terms of approval.
pub(super) static SIGN: Sign = Sign {
    id: "outside_terms",
    title: "Outside the terms of approval",
    shows_when: "the child lives with a foster carer outside the terms of their approval",
    whole: false,
    seen,
};

fn seen(on: &On<'_>) -> Option<(Day, String)> {
    let since = particular(on, PlacementCondition::OutsideTerms)?;
    Some((since, format!("Outside the carer’s terms of approval since {}", since.to_words())))
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn when_it_shows() {
        let rows = [
            ("", "2018-01-31", None),
            ("2018-01-05 placement_conditions what=outside_terms", "2018-01-31", Some("2018-01-05")),
            ("2018-01-05 placement_conditions what=emergency", "2018-01-31", None),
        ];
        check(&SIGN, &rows);
    }
}
