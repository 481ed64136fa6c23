//! Things of one kind that a child has at the same time.

use calendar::Day;

use super::context::Context;
use super::flags::Flags;
use crate::cells::Dated;
use crate::modules::Row;

/// Something that goes on from one day to another.
pub(crate) struct Span<'c> {
    pub(crate) row: &'c dyn Row,
    /// The day it began, and the column that says it.
    pub(crate) from: (&'c Dated, &'static str),
    /// The day it ended, and the column that says it.
    pub(crate) to: (&'c Dated, &'static str),
}

/// Finds the spans that begin while another goes on (see [`Context::goes_on`]), and those others, each once however many
/// it overlaps with. One that has no beginning is left out.
pub(crate) fn flag_overlaps<'c>(spans: Vec<Span<'c>>, context: &Context, flags: &mut Flags<'c>) {
    // The first day on which a span no longer goes on.
    let over = |span: &Span<'_>| span.to.0.day().unwrap_or(context.end().plus_days(1));
    let mut dated: Vec<(Day, Day, Span<'c>)> =
        spans.into_iter().filter_map(|span| Some((span.from.0.day()?, over(&span), span))).collect();
    dated.sort_by_key(|(from, _, _)| *from);
    // Sorted by their beginnings, a span that another begins in is found by the latest end before it: two of them,
    // because a span does not overlap with itself.
    let mut latest: [Option<usize>; 2] = [None, None];
    let mut looked_at = 0;
    for (at, (from, _, span)) in dated.iter().enumerate() {
        while let Some((_, over, _)) = dated.get(looked_at).filter(|(other, _, _)| other <= from) {
            let later = |than: Option<usize>| {
                than.and_then(|than| dated.get(than)).is_none_or(|(_, known, _)| over > known)
            };
            if later(latest[0]) {
                latest = [Some(looked_at), latest[0]];
            } else if later(latest[1]) {
                latest[1] = Some(looked_at);
            }
            looked_at += 1;
        }
        let other = if latest[0] == Some(at) { latest[1] } else { latest[0] };
        if let Some((_, over, other)) = other.and_then(|other| dated.get(other))
            && from < over
        {
            flags.flag_both((span.row, span.from.1), (other.row, other.to.1));
        }
    }
    // And one that goes on is found by the first that begins after it, or with it.
    for pair in dated.windows(2) {
        if let [(_, over, span), (from, _, other)] = pair
            && from < over
        {
            flags.flag_both((other.row, other.from.1), (span.row, span.to.1));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use calendar::CollectionYear;
    use proptest::prelude::*;

    use super::*;
    use crate::modules::{CinPlan, Place};

    proptest! {
        /// Against the plain comparison of every two.
        #[test]
        fn it_is_every_two_that_overlap(dates in prop::collection::vec((0..12i32, prop::option::of(-2..9i32)), 0..8)) {
            let context = Context::of(CollectionYear::new(2026).unwrap());
            let first = context.end().plus_days(-8);
            let plans: Vec<CinPlan> = (1..)
                .zip(&dates)
                .map(|(row, (from, length))| CinPlan {
                    place: Place { row, ..Place::default() },
                    start: Dated::on(first.plus_days(*from)),
                    end: length.map(|days| Dated::on(first.plus_days(from + days))).unwrap_or_default(),
                })
                .collect();
            let mut expected = BTreeSet::new();
            for (at, one) in plans.iter().enumerate() {
                for (with, other) in plans.iter().enumerate() {
                    if at != with && context.goes_on(&other.start, &other.end, &one.start) {
                        expected.extend([one.place.row, other.place.row]);
                    }
                }
            }
            let spans = plans.iter().map(|plan| Span {
                row: plan,
                from: (&plan.start, "CINPlanStartDate"),
                to: (&plan.end, "CINPlanEndDate"),
            });
            let mut flags = Flags::new();
            flag_overlaps(spans.collect(), &context, &mut flags);
            let found: BTreeSet<u32> =
                flags.take().iter().filter_map(|flag| flag.row.map(|row| row.place().row)).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
