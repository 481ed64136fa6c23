//! The carer is approved for other children.

use super::{On, Sign};
use calendar::Day;
use timeline::strands_of::placements::{PlacementCondition, PlacementConditions};

/// Outside the terms of approval.
pub(super) static SIGN: Sign = Sign {
    id: "outside_terms",
    title: "Outside the terms of approval",
    shows_when: "the child lives with a foster carer outside the terms of their approval",
    whole: false,
    seen,
};

fn seen(on: &On<'_>) -> Option<(Day, String)> {
    let mut said = on.child.strand::<PlacementConditions>();
    let said = said.find(|said| said.holds_on(on.day) && said.has(PlacementCondition::OutsideTerms))?;
    Some((said.since, format!("Outside the carer’s terms of approval since {}", said.since.to_words())))
}

#[cfg(test)]
mod tests {
    use super::super::shows;
    use super::*;

    #[test]
    fn when_it_shows() {
        let care = "2008-05-04 born
            2017-01-10 start
            2017-01-10 status C2
            2017-01-10 lives U6 AB1\n";
        for (more, day, since) in [
            ("", "2018-01-31", None),
            ("2018-01-05 placement_conditions what=outside_terms", "2018-01-31", Some("2018-01-05")),
            ("2018-01-05 placement_conditions what=emergency", "2018-01-31", None),
        ] {
            let shown = shows(&SIGN, &format!("{care}{more}"), day).map(|(since, _)| since);
            assert_eq!(shown.as_deref(), since, "{more} on {day}");
        }
    }
}
