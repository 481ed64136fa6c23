//! There is no signed placement plan in time.

use super::{On, Sign};
use calendar::Day;
use clocks::State;

const CLOCK: &str = "cla.placementplan.initial";

/// No signed placement plan in time.
pub(super) static SIGN: Sign = Sign {
    id: "no_placement_plan",
    title: "No signed placement plan in time",
    shows_when: "the signed placement plan is overdue by law",
    whole: false,
    seen,
};

fn seen(on: &On<'_>) -> Option<(Day, String)> {
    let mut late = on.duties.iter().filter(|duty| duty.clock.id == CLOCK);
    let duty = late.rfind(|duty| matches!(duty.state_on(on.day), State::Overdue(_)))?;
    Some((duty.due, format!("The signed placement plan was due by {}", duty.due.to_words())))
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn when_it_shows() {
        let rows = [
            (
                "2017-01-12 placement_plan signed=2017-01-12\n2018-01-05 lives U6 AB2\n2018-01-08 placement_plan \
                    signed=2018-01-08",
                "2018-01-31",
                None,
            ),
            (
                "2017-01-12 placement_plan signed=2017-01-12\n2018-01-05 lives U6 AB2",
                "2018-01-31",
                Some("2018-01-12"),
            ),
        ];
        check(&SIGN, &rows);
    }
}
