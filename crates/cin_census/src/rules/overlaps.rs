//! Things that a child has at the same time.
//!
//! Something goes on, on a day, if it began on or before the day and ended after it; without an end it goes on to the end of
//! the census year. A child's own few rows could be compared each with each; a file that somebody made to hurt has ten
//! thousand of them.

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

/// Finds the spans that begin while another goes on, and those others, each once however many
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

/// Something that happened on a day.
pub(crate) struct Event<'c> {
    pub(crate) row: &'c dyn Row,
    /// The day, and the column that says it.
    pub(crate) on: (&'c Dated, &'static str),
}

/// Which events happened while a span went on, as indices of an event and a span: every such
/// event stands there with one span, and every such span with one event; not all pairs do.
pub(crate) fn events_within(
    events: &[Event<'_>],
    spans: &[Span<'_>],
    context: &Context,
) -> Vec<(usize, usize)> {
    let mut days: Vec<(Day, usize)> =
        events.iter().enumerate().filter_map(|(at, event)| Some((event.on.0.day()?, at))).collect();
    days.sort_unstable();
    let mut begun: Vec<(Day, Day, usize)> = spans
        .iter()
        .enumerate()
        .filter_map(|(at, span)| {
            Some((span.from.0.day()?, span.to.0.day().unwrap_or(context.end().plus_days(1)), at))
        })
        .collect();
    begun.sort_unstable();
    let mut pairs = Vec::new();
    for (from, over, span) in &begun {
        let first = days.partition_point(|(day, _)| day < from);
        if let Some((day, event)) = days.get(first)
            && day < over
        {
            pairs.push((*event, *span));
        }
    }
    let mut begun = begun.into_iter().peekable();
    let mut latest: Option<(Day, usize)> = None;
    for (day, event) in days {
        while let Some((_, over, span)) = begun.next_if(|(from, _, _)| *from <= day) {
            if latest.is_none_or(|(known, _)| over > known) {
                latest = Some((over, span));
            }
        }
        if let Some((over, span)) = latest
            && day < over
        {
            pairs.push((event, span));
        }
    }
    pairs
}

/// Finds the events that happened while a span went on, and those spans.
pub(crate) fn flag_within<'c>(
    events: &[Event<'c>],
    spans: &[Span<'c>],
    context: &Context,
    flags: &mut Flags<'c>,
) {
    for (event, span) in events_within(events, spans, context) {
        if let (Some(event), Some(span)) = (events.get(event), spans.get(span)) {
            flags.flag_both((event.row, event.on.1), (span.row, span.to.1));
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

    fn goes_on(context: &Context, from: &Dated, to: &Dated, on: &Dated) -> bool {
        let (Some(from), Some(on)) = (from.day(), on.day()) else { return false };
        from <= on
            && match to.day() {
                Some(end) => on < end,
                None => on <= context.end(),
            }
    }

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
                    if at != with && goes_on(&context, &other.start, &other.end, &one.start) {
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

        /// Against the plain comparison of every event with every span.
        #[test]
        fn it_is_every_event_within_a_span(
            days in prop::collection::vec(0..12i32, 0..6),
            dates in prop::collection::vec((0..12i32, prop::option::of(-2..9i32)), 0..6),
        ) {
            let context = Context::of(CollectionYear::new(2026).unwrap());
            let first = context.end().plus_days(-8);
            let plan = |from: i32, length: Option<i32>| CinPlan {
                start: Dated::on(first.plus_days(from)),
                end: length.map(|days| Dated::on(first.plus_days(from + days))).unwrap_or_default(),
                ..CinPlan::default()
            };
            let started: Vec<CinPlan> = days.iter().map(|day| plan(*day, None)).collect();
            let going: Vec<CinPlan> = dates.iter().map(|(from, length)| plan(*from, *length)).collect();
            let events: Vec<Event<'_>> = started.iter().map(|of| Event { row: of, on: (&of.start, "") }).collect();
            let spans: Vec<Span<'_>> =
                going.iter().map(|of| Span { row: of, from: (&of.start, ""), to: (&of.end, "") }).collect();
            let mut expected = BTreeSet::new();
            for (event, one) in started.iter().enumerate() {
                for (span, other) in going.iter().enumerate() {
                    if goes_on(&context, &other.start, &other.end, &one.start) {
                        expected.extend([("event", event), ("span", span)]);
                    }
                }
            }
            let found: BTreeSet<(&str, usize)> = events_within(&events, &spans, &context)
                .into_iter()
                .flat_map(|(event, span)| [("event", event), ("span", span)])
                .collect();
            prop_assert_eq!(found, expected);
        }
    }
}
