//! The visits owed on any day, found without working out those that were met before: a figure asks for them of every
//! child at every month end.

use calendar::Day;
use timeline::strands_of::placements::PlacementConditions;
use timeline::{Standpoint, Timeline};

use super::{Governing, VISIT_BEFORE, Visits, known_since, spans};
use crate::cut::{Piece, cut};
use crate::visits::circumstances;
use crate::visits::rules::govern;
use crate::{Because, Duty};

/// What is owed of a child's visits, asked on any day up to one. Its plain twin is all of the duties as of that day, less
/// those that are not open.
pub struct Owed<'a> {
    timeline: &'a Timeline,
    visits: Visits<'a>,
    /// Which rule governed when, each with the first day of the unbroken stretch of care that it is in.
    pieces: Vec<(Piece<Governing>, Day)>,
}

impl<'a> Owed<'a> {
    /// What can be asked up to the day of the standpoint.
    pub fn until(timeline: &'a Timeline, standpoint: &Standpoint<'a>) -> Owed<'a> {
        let last = standpoint.day;
        let known = known_since(timeline, standpoint.authority);
        let known_since = known.unwrap_or(last);
        let (made, calendars) = (Vec::new(), &standpoint.authority.calendars);
        let visits = Visits { made, known_since, calendars, standpoint: *standpoint };
        let mut owed = Owed { timeline, visits, pieces: Vec::new() };
        if known.is_none() {
            return owed;
        }
        let (mut care, mut reached) = (last, None);
        for (from, end) in spans(timeline, last) {
            for piece in cut(from, end, turns(timeline, last, from), |day| owed.governing(day, day)) {
                // Care went on where the stretch before ended on the day on which this one begins.
                if reached != Some(piece.from) {
                    care = piece.from;
                }
                reached = piece.end;
                owed.pieces.push((piece, care));
            }
        }
        owed
    }

    /// The duties that are open at the end of a day, which is not after the last: one, as a rule.
    pub fn on(&self, on: Day) -> impl Iterator<Item = Duty> {
        let duties = match self.pieces.partition_point(|(piece, _)| piece.from <= on).checked_sub(1) {
            Some(at) if self.pieces[at].0.covers(on) => self.of_piece(&self.pieces[at], on),
            _ => [None, None],
        };
        duties.into_iter().flatten().filter(move |duty| duty.state_on(on).is_open())
    }

    /// What is owed in the piece that covers a day, and by the one after it where what was done that day changes the rule.
    fn of_piece(&self, (piece, care): &(Piece<Governing>, Day), on: Day) -> [Option<Duty>; 2] {
        // That it ends later is not known on the day.
        let mut piece = Piece { end: None, ..*piece };
        let seen = seen_by(self.timeline, on);
        let done =
            seen == Some(on) || self.timeline.reviews.binary_search_by_key(&on, |review| review.day).is_ok();
        let next = on.plus_days(1);
        let after = done.then(|| self.governing(on, next)).flatten().filter(|after| *after != piece.rule);
        if after.is_some() {
            piece.end = Some(next);
        }
        let then = after.map(|rule| Piece { from: next, end: None, rule });
        [self.owed(&piece, seen, *care), then.and_then(|then| self.owed(&then, seen, *care))]
    }

    /// What is owed in a piece that is not over, given the last visit.
    fn owed(&self, piece: &Piece<Governing>, seen: Option<Day>, care: Day) -> Option<Duty> {
        let clock = piece.rule.rule.clock()?;
        let because = match seen {
            // What is next due is for the rule that follows.
            Some(visit) if visit >= piece.from && piece.end == Some(visit.plus_days(1)) => return None,
            Some(visit) if visit >= piece.from => Because { what: VISIT_BEFORE, day: visit },
            visit => self.visits.trigger(piece, visit, care),
        };
        let mut duty = self.visits.owed(clock, because, piece)?;
        duty.stopped = piece.end;
        Some(duty)
    }

    fn governing(&self, lives_on: Day, day: Day) -> Option<Governing> {
        let child = circumstances::on(self.timeline, lives_on, day, self.visits.known_since)?;
        Some(Governing { rule: govern(&child), since: child.since })
    }
}

/// The days of a span, which begins on a day, on which another rule may begin to govern: rows and what stands beside them
/// begin and end, a year passes, and the first visit or review since a row began was the day before. Later visits and
/// reviews of it change no rule.
fn turns(timeline: &Timeline, on: Day, from: Day) -> Vec<Day> {
    let mut turns = Vec::new();
    // Of rows that begin on one day, one is enough.
    let mut before = None;
    for start in timeline.episodes.iter().map(|row| row.start) {
        if start < from || on < start || before.replace(start) == Some(start) {
            continue;
        }
        turns.extend([start, start.plus_months(12)]);
        let first = timeline.visits.partition_point(|visit| visit.day < start);
        let visit = timeline.visits[first..].iter().find(|visit| visit.seen).map(|visit| visit.day);
        let first = timeline.reviews.partition_point(|review| review.day < start);
        let review = timeline.reviews.get(first).map(|review| review.day);
        turns.extend(visit.into_iter().chain(review).map(|held| held.plus_days(1)));
    }
    turns.extend(timeline.episodes.iter().filter_map(|row| row.end));
    let beside = timeline.strand::<PlacementConditions>();
    turns.extend(beside.flat_map(|said| [Some(said.since), said.until]).flatten());
    turns.retain(|&turn| turn <= on);
    turns
}

/// The last day up to this one on which a visit was made and the child seen.
fn seen_by(timeline: &Timeline, day: Day) -> Option<Day> {
    let made = timeline.visits.partition_point(|visit| visit.day <= day);
    timeline.visits[..made].iter().rev().find(|visit| visit.seen).map(|visit| visit.day)
}
