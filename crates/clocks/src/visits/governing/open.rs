//! The visits owed on a day, found from the end: a figure asks for them of every child at every month end.

use calendar::{Calendars, Day};
use timeline::{Standpoint, Timeline};

use super::{Governing, VISIT_BEFORE, Visits, known_since, spans};
use crate::cut::Piece;
use crate::visits::circumstances;
use crate::visits::rules::govern;
use crate::{Because, Duty};

/// Those of the family's duties that are open at the end of the day of the standpoint, in the same order. Its plain twin
/// is all of the duties, less those that are not open; here nothing that was met or stopped before is worked out.
pub(crate) fn open(timeline: &Timeline, standpoint: &Standpoint<'_>) -> Vec<Duty> {
    let on = standpoint.day;
    let Some(known_since) = known_since(timeline, standpoint.authority) else { return Vec::new() };
    let spans = spans(timeline, on);
    let Some(&(from, None)) = spans.last() else { return Vec::new() };
    let visits = Visits { made: Vec::new(), known_since, calendars: Calendars::default(), standpoint };
    let mut duties = Vec::new();
    for piece in last_pieces(timeline, on, from, known_since) {
        let Some(clock) = piece.rule.rule.clock() else { continue };
        let before = piece.end.map_or(on, |end| end.plus_days(-1)).min(on);
        let because = match seen_by(timeline, before) {
            // What is next due is for the rule that follows.
            Some(visit) if visit >= piece.from && piece.end == Some(visit.plus_days(1)) => continue,
            Some(visit) if visit >= piece.from => Because { what: VISIT_BEFORE, day: visit },
            visit => visits.trigger(&piece, visit, care_since(timeline, on, &spans, piece.from)),
        };
        let mut duty = visits.owed(clock, because, &piece);
        if let Some(duty) = &mut duty {
            duty.stopped = piece.end;
        }
        duties.extend(duty.filter(|duty| duty.state_on(on).is_open()));
    }
    duties
}

/// The pieces that reach beyond a day: the one that covers it and the one that begins the day after, where they are.
fn last_pieces(timeline: &Timeline, on: Day, span: Day, known_since: Day) -> Vec<Piece<Governing>> {
    let mut pieces: Vec<Piece<Governing>> = Vec::new();
    let mut end = None;
    for turn in turns(timeline, on, span, None) {
        let child = circumstances::on(timeline, turn.min(on), turn, known_since);
        let governs = child.map(|child| Governing { rule: govern(&child), since: child.since });
        match (pieces.last_mut(), governs) {
            (Some(after), Some(governs)) if end == Some(after.from) && after.rule == governs => {
                after.from = turn
            }
            (Some(after), _) if after.from <= on => break,
            (_, Some(governs)) => pieces.push(Piece { from: turn, end, rule: governs }),
            (_, None) if turn <= on => break,
            (_, None) => {}
        }
        end = Some(turn);
    }
    pieces.retain(|piece| piece.end.is_none_or(|end| end > on));
    pieces.reverse();
    pieces
}

/// The days of a span on which another rule may begin to govern, the last one first: rows begin and end, a year passes,
/// and the first visit or review since a row began was the day before. Later visits and reviews of it change no rule.
fn turns(timeline: &Timeline, on: Day, from: Day, end: Option<Day>) -> Vec<Day> {
    let mut turns = vec![from];
    let mut turn = |day: Day| {
        if from < day && end.is_none_or(|end| day < end) {
            turns.push(day);
        }
    };
    // Of rows that begin on one day, one is enough.
    let mut before = None;
    for start in timeline.episodes.iter().map(|row| row.start) {
        if start < from || on < start || before.replace(start) == Some(start) {
            continue;
        }
        turn(start);
        if start.plus_days(365) <= on {
            Some(start.plus_months(12)).filter(|&day| day <= on).map(&mut turn);
        }
        let first = timeline.visits.partition_point(|visit| visit.day < start);
        let visit = timeline.visits[first..].iter().find(|visit| visit.seen).map(|visit| visit.day);
        let first = timeline.reviews.partition_point(|review| review.day < start);
        let review = timeline.reviews.get(first).map(|review| review.day);
        for held in visit.into_iter().chain(review).filter(|&day| day <= on) {
            turn(held.plus_days(1));
        }
    }
    // What is next due is known on the day of a visit or review: the day after is looked at whatever it brings.
    let visited = seen_by(timeline, on) == Some(on);
    if visited || timeline.reviews.binary_search_by_key(&on, |review| review.day).is_ok() {
        turn(on.plus_days(1));
    }
    timeline.episodes.iter().filter_map(|row| row.end).filter(|&end| end <= on).for_each(&mut turn);
    turns.sort_unstable_by(|a, b| b.cmp(a));
    turns.dedup();
    turns
}

/// The last day up to this one on which a visit was made and the child seen.
fn seen_by(timeline: &Timeline, day: Day) -> Option<Day> {
    let made = timeline.visits.partition_point(|visit| visit.day <= day);
    timeline.visits[..made].iter().rev().find(|visit| visit.seen).map(|visit| visit.day)
}

/// The first day of the unbroken stretch of care that a piece is in.
fn care_since(timeline: &Timeline, on: Day, spans: &[(Day, Option<Day>)], piece: Day) -> Day {
    let mut care = piece;
    for &(from, end) in spans.iter().rev() {
        // Care went on where the span before ends on the day on which this one begins.
        if end.is_some_and(|end| end != care) {
            return care;
        }
        for turn in turns(timeline, on, from, end).into_iter().skip_while(|&turn| turn >= piece) {
            if !circumstances::is_governed(timeline, turn.min(on)) {
                return care;
            }
            care = turn;
        }
        if care != from {
            return care;
        }
    }
    care
}
