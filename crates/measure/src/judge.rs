//! The colour and the direction of a figure.

use indicators::{Polarity, Unit};
use timeline::{Band, Target};

use crate::decimal::of_digits;
use crate::{Direction, Rag};

/// The colour of an unrounded value against a target, or in a sentence why it has none. A value in two bands has the worse
/// colour, and the sentence says so.
pub fn rag_of(target: &Target, value: f64) -> (Option<Rag>, Option<&'static str>) {
    let in_band = |band: Option<Band>| band.is_some_and(|band| band.contains(value));
    let hits = [
        (Rag::Red, in_band(target.red)),
        (Rag::Amber, in_band(target.amber)),
        (Rag::Green, in_band(target.green)),
    ];
    let bands = [target.red, target.amber, target.green].iter().flatten().count();
    let colour = hits.iter().find(|(_, hit)| *hit).map(|(colour, _)| *colour);
    let note = match (hits.iter().filter(|(_, hit)| *hit).count(), bands) {
        (0, 0) => None,
        (0, 3) => Some("the value is in no band: the thresholds do not tile"),
        (0, _) => Some("the value is in none of the bands that are set; the others are not set"),
        (1, _) => None,
        _ => Some("the value is in two bands: the thresholds overlap, and the worse colour is shown"),
    };
    (colour, note)
}

/// The direction from the value before to this one, both as they are shown: a change that a reader cannot see is none.
pub(crate) fn direction(
    polarity: Polarity,
    unit: Unit,
    range: Option<Band>,
    (before, now): (f64, f64),
) -> Direction {
    let shown = |value: f64| of_digits(value, unit.decimals()).parse().unwrap_or(value);
    let (before, now): (f64, f64) = (shown(before), shown(now));
    let by = |change: f64, better: Direction, worse: Direction| {
        if change > 0.0 {
            better
        } else if change < 0.0 {
            worse
        } else {
            Direction::NoChange
        }
    };
    match polarity {
        Polarity::High => by(now - before, Direction::Better, Direction::Worse),
        Polarity::Low => by(before - now, Direction::Better, Direction::Worse),
        Polarity::Info => by(now - before, Direction::Up, Direction::Down),
        Polarity::WithinRange => match range {
            Some(range) => {
                by(distance(range, before) - distance(range, now), Direction::Better, Direction::Worse)
            }
            None => by(now - before, Direction::Up, Direction::Down),
        },
    }
}

/// How far a value is from a range; 0 inside.
fn distance(range: Band, value: f64) -> f64 {
    let below = range.low.map_or(0.0, |low| low.value - value);
    let above = range.high.map_or(0.0, |high| value - high.value);
    below.max(above).max(0.0)
}

#[cfg(test)]
mod tests {
    use timeline::Limit;

    use super::*;

    fn band(low: Option<(f64, bool)>, high: Option<(f64, bool)>) -> Option<Band> {
        let limit = |(value, inside)| Limit { value, inside };
        Some(Band { low: low.map(limit), high: high.map(limit) })
    }

    fn target(red: Option<Band>, amber: Option<Band>, green: Option<Band>) -> Target {
        Target {
            indicator: "6.16".into(),
            since: "2018-04-01".parse().unwrap(),
            until: None,
            green,
            amber,
            red,
            printed: Default::default(),
            year_to_date_only: false,
            run: String::new(),
        }
    }

    #[test]
    fn judged_before_it_is_rounded() {
        let visits = target(
            band(None, Some((95.0, false))),
            band(Some((95.0, true)), Some((98.0, false))),
            band(Some((98.0, true)), None),
        );
        let exact = 622.0 * 100.0 / 655.0;
        for (value, colour) in
            [(exact, Rag::Red), (95.0, Rag::Amber), (97.99, Rag::Amber), (98.0, Rag::Green)]
        {
            assert_eq!(rag_of(&visits, value), (Some(colour), None), "{value}");
        }
    }

    #[test]
    fn bands_that_do_not_tile_give_no_colour() {
        let caseload = target(
            band(Some((21.0, true)), None),
            band(Some((18.0, true)), Some((20.0, true))),
            band(None, Some((18.0, false))),
        );
        assert_eq!(rag_of(&caseload, 20.0).0, Some(Rag::Amber));
        let (colour, why) = rag_of(&caseload, 20.5);
        assert_eq!(colour, None);
        assert!(why.unwrap().contains("do not tile"));
        let overlapping = target(band(None, Some((90.0, true))), band(Some((90.0, true)), None), None);
        let (colour, why) = rag_of(&overlapping, 90.0);
        assert_eq!(colour, Some(Rag::Red));
        assert!(why.unwrap().contains("overlap"));
        let only_green = target(None, None, band(None, Some((99.1, true))));
        assert!(rag_of(&only_green, 116.3).1.unwrap().contains("not set"));
        assert_eq!(rag_of(&target(None, None, None), 1.0), (None, None));
    }

    #[test]
    fn up_is_not_always_better() {
        let percent = Unit::Percent { decimals: 1 };
        let range = band(Some((14.0, true)), Some((20.0, true)));
        for (polarity, range, values, expected) in [
            (Polarity::High, None, (66.0, 69.2), Direction::Better),
            (Polarity::High, None, (69.2, 66.0), Direction::Worse),
            (Polarity::Low, None, (12.7, 12.1), Direction::Better),
            (Polarity::Low, None, (13.364, 13.3655), Direction::NoChange), // both 13.4
            (Polarity::Info, None, (651.0, 658.0), Direction::Up),
            (Polarity::Info, None, (658.0, 651.0), Direction::Down),
            (Polarity::WithinRange, range, (13.8, 14.6), Direction::Better),
            (Polarity::WithinRange, range, (15.0, 19.0), Direction::NoChange),
            (Polarity::WithinRange, range, (19.0, 21.0), Direction::Worse),
            (Polarity::WithinRange, None, (19.0, 21.0), Direction::Up),
        ] {
            assert_eq!(direction(polarity, percent, range, values), expected, "{polarity:?} {values:?}");
        }
    }
}
