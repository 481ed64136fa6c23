//! Which rule of visiting governed when, and the duties of each stretch.

use calendar::{Calendars, Day};
use timeline::strands_of::placements::PlacementConditions;
use timeline::{Authority, Standpoint, Timeline};

use crate::care::end_of;
use crate::cut::{Piece, cut};
use crate::visits::circumstances;
use crate::visits::rules::{Rule, govern};
use crate::{Because, Clock, Duty, Met};

mod open;

pub use open::Owed;

/// The rule of one stretch, and the arrangement it is about: two placements one after the other, neither of them
/// visited yet, are two stretches of one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Governing {
    /// The rule.
    pub rule: Rule,
    /// The first day of the arrangement.
    pub since: Day,
}

/// Which rule governed when, from the first day on which the child was looked after to the day of the standpoint: no
/// day of care without one, none with two. The last piece is open where the child is still looked after.
pub fn pieces(timeline: &Timeline, standpoint: &Standpoint<'_>) -> Vec<Piece<Governing>> {
    let mut pieces = pieces_and_next(timeline, standpoint);
    pieces.retain(|piece| piece.from <= standpoint.day);
    for piece in &mut pieces {
        piece.end = piece.end.filter(|&end| end <= standpoint.day);
    }
    pieces
}

/// The same, and the piece that begins the day after where a visit or review on the very day changes the rule: what is
/// next due is known as soon as the visit is recorded.
fn pieces_and_next(timeline: &Timeline, standpoint: &Standpoint<'_>) -> Vec<Piece<Governing>> {
    let Some(known_since) = known_since(timeline, standpoint.authority) else { return Vec::new() };
    let changes = changes(timeline, standpoint.day);
    let governing = |day: Day| {
        let child = circumstances::on(timeline, day.min(standpoint.day), day, known_since)?;
        Some(Governing { rule: govern(&child), since: child.since })
    };
    spans(timeline, standpoint.day)
        .into_iter()
        .flat_map(|(from, end)| cut(from, end, changes.clone(), governing))
        .collect()
}

/// The day from which visits are known here. Returns carry none: where only returns were loaded, that is the first
/// visit that anything else told of, if any.
fn known_since(timeline: &Timeline, authority: &Authority) -> Option<Day> {
    match authority.kept_since {
        Some(kept) => Some(kept),
        None if authority.returns.is_empty() => Some(Day::from_number(i32::MIN / 2)),
        None => timeline.visits.first().map(|visit| visit.day),
    }
}

/// The stretches of days on which the child was looked after, without overlaps: from a day, up to a day that is not in
/// it. What ends after the day of the standpoint has not ended.
fn spans(timeline: &Timeline, on: Day) -> Vec<(Day, Option<Day>)> {
    let mut periods: Vec<(Day, Option<Day>)> = timeline
        .periods
        .iter()
        .filter(|period| period.start <= on)
        .map(|period| (period.start, end_of(timeline, period).filter(|&end| end <= on)))
        .filter(|&(start, end)| end.is_none_or(|end| start < end))
        .collect();
    periods.sort_by_key(|&(start, _)| start);
    let mut spans: Vec<(Day, Option<Day>)> = Vec::new();
    for (start, end) in periods {
        match spans.last_mut() {
            Some((_, last)) if last.is_none_or(|last| start < last) => {
                *last = match (*last, end) {
                    (Some(last), Some(end)) => Some(last.max(end)),
                    _ => None,
                };
            }
            _ => spans.push((start, end)),
        }
    }
    spans
}

/// The days on which the rule may change: rows and what stands beside them begin and end, a year passes, a review was
/// held or a visit made the day before.
fn changes(timeline: &Timeline, on: Day) -> Vec<Day> {
    let rows = timeline.episodes.iter();
    let mut days: Vec<Day> =
        rows.flat_map(|row| [Some(row.start), row.end, Some(row.start.plus_months(12))]).flatten().collect();
    let beside = timeline.strand::<PlacementConditions>();
    days.extend(beside.flat_map(|said| [Some(said.since), said.until]).flatten());
    days.retain(|&day| day <= on);
    let reviewed = timeline.reviews.iter().map(|review| review.day);
    let visited = timeline.visits.iter().filter(|visit| visit.seen).map(|visit| visit.day);
    days.extend(reviewed.chain(visited).filter(|&day| day <= on).map(|day| day.plus_days(1)));
    days
}

/// Every duty to visit that began by the day of the standpoint.
pub(crate) fn duties(timeline: &Timeline, standpoint: &Standpoint<'_>) -> Vec<Duty> {
    let Some(known_since) = known_since(timeline, standpoint.authority) else { return Vec::new() };
    let mut made: Vec<Met> = timeline
        .visits
        .iter()
        .filter(|visit| visit.seen && visit.day <= standpoint.day)
        .map(|visit| Met { day: visit.day, learnt: visit.learnt })
        .collect();
    made.dedup_by_key(|visit| visit.day);
    let calendars = &standpoint.authority.calendars;
    let visits = Visits { made, known_since, calendars, standpoint: *standpoint };
    let mut duties = Vec::new();
    // The first day of the unbroken stretch of care that the piece is in, and where the piece before it ended.
    let (mut care, mut reached) = (None, None);
    for piece in pieces_and_next(timeline, standpoint) {
        if reached != Some(piece.from) {
            care = Some(piece.from);
        }
        reached = piece.end;
        if let Some(clock) = piece.rule.rule.clock() {
            visits.walk(clock, &piece, care.unwrap_or(piece.from), &mut duties);
        }
    }
    duties
}

/// The visits that were made, and what duties are counted by.
struct Visits<'a> {
    made: Vec<Met>,
    known_since: Day,
    calendars: &'a Calendars,
    standpoint: Standpoint<'a>,
}

impl Visits<'_> {
    /// The duties of one stretch of one rule, in care without a break since a day.
    fn walk(&self, clock: &'static Clock, piece: &Piece<Governing>, care: Day, duties: &mut Vec<Duty>) {
        let first = self.made.partition_point(|visit| visit.day < piece.from);
        let before = first.checked_sub(1).map(|before| self.made[before].day);
        let in_piece = self.made[first..].iter().take_while(|visit| piece.covers(visit.day));
        let mut because = self.trigger(piece, before, care);
        for visit in in_piece.map(Some).chain([None]) {
            if let Some(mut duty) = self.owed(clock, because, piece) {
                duty.met = visit.copied();
                duty.stopped = if visit.is_none() { piece.end } else { None };
                duties.push(duty);
            }
            let Some(visit) = visit else { break };
            if piece.end == Some(visit.day.plus_days(1)) {
                // What is next due is for the rule that follows.
                break;
            }
            because = Because { what: VISIT_BEFORE, day: visit.day };
        }
    }

    /// A duty of a stretch, neither met nor stopped.
    fn owed(&self, clock: &'static Clock, because: Because, piece: &Piece<Governing>) -> Option<Duty> {
        let mut duty = Duty::new(clock, because, self.calendars, &self.standpoint)?.not_before(piece.from);
        if because.what == VISIT_BEFORE && because.day.plus_days(1) == piece.from {
            // What is owed next is owed from the visit, though its rule begins the day after.
            duty.from = because.day;
        }
        Some(duty)
    }

    /// What the first duty of a stretch counts from, given the last visit before it.
    fn trigger(&self, piece: &Piece<Governing>, before: Option<Day>, care: Day) -> Because {
        let Governing { rule, since } = piece.rule;
        if let Some(what) = rule.begins() {
            return Because { what, day: since };
        }
        // Between the breaks of a series the child is at home, and the visit in an earlier break counts all the same.
        let care = if rule == Rule::ShortBreaksAfter { since } else { care };
        match before.filter(|&visit| visit >= care.max(self.known_since)) {
            // A weekly rule gives a week from the day the arrangement began, too.
            Some(visit) if !(rule.is_weekly() && visit < since) => Because { what: VISIT_BEFORE, day: visit },
            _ if since < self.known_since => {
                Because { what: "the record here begins", day: self.known_since }
            }
            _ => Because { what: "this arrangement began", day: since.max(care) },
        }
    }
}

/// What sets most duties going.
const VISIT_BEFORE: &str = "the visit before";

#[cfg(test)]
mod tests;
