//! What the families share about a child's care: which stretches of it count, and what the record can know of them.

use calendar::{CollectionYear, Day, LeapBirthday};
use timeline::codes::{LegalStatus, ReasonNewEpisode};
use timeline::{Authority, CarePeriod, Episode, Timeline};

use crate::Met;

/// The day on which a period of care ended for its clocks: the day care ended or the 18th birthday, whichever came
/// first. `None` while it lasts.
pub(crate) fn end_of(timeline: &Timeline, period: &CarePeriod) -> Option<Day> {
    let eighteenth = timeline.born().map(|born| born.birthday(18, LeapBirthday::FirstOfMarch));
    match (period.end, eighteenth) {
        (Some(end), Some(eighteenth)) => Some(end.min(eighteenth)),
        (end, eighteenth) => end.or(eighteenth),
    }
}

/// The periods of care that count: where a return holds rows that overlap (ruling 20), those of the record's own
/// account, and of the others only what does not overlap it.
pub(crate) fn periods(timeline: &Timeline) -> Vec<&CarePeriod> {
    let ends_by = |period: &CarePeriod, day: Day| period.end.is_some_and(|end| end <= day);
    let overlaps = |a: &CarePeriod, b: &CarePeriod| !ends_by(a, b.start) && !ends_by(b, a.start);
    let mut counted: Vec<&CarePeriod> = Vec::new();
    for period in &timeline.periods {
        if period.account == 0 || !counted.iter().any(|other| overlaps(period, other)) {
            counted.push(period);
        }
    }
    counted.sort_by_key(|period| period.start);
    counted
}

/// The first day from which what was learnt speaks without a break up to `day`: the record is kept since then, or the
/// returns of all the years from then on were loaded. `None` where it does not speak of `day`. Where the authority
/// says neither, everything is taken to be known.
pub(crate) fn covered_since(authority: &Authority, day: Day) -> Option<Day> {
    if authority.kept_since.is_none() && authority.returns.is_empty() {
        return Some(Day::from_number(i32::MIN / 2));
    }
    let mut since = None;
    let mut at = day;
    loop {
        let loaded = |year: CollectionYear| {
            authority
                .returns
                .iter()
                .any(|load| &*load.name == "ssda903" && i32::from(load.year) == year.closing())
        };
        if let Some(kept) = authority.kept_since.filter(|&kept| kept <= at) {
            since = Some(kept);
            at = kept.plus_days(-1);
        } else if loaded(CollectionYear::of(at)) {
            let first = CollectionYear::of(at).period().from;
            since = Some(first);
            at = first.plus_days(-1);
        } else {
            return since;
        }
    }
}

/// The first day of a period on which the child was looked after other than on a short break.
pub(crate) fn became_looked_after(timeline: &Timeline, period: &CarePeriod) -> Option<Day> {
    let rows = timeline.episodes.get(period.first_episode as usize..=period.last_episode as usize)?;
    rows.iter().find(|row| row.account == period.account && !row.is_short_break()).map(|row| row.start)
}

/// A stretch of days: of being looked after, of one placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch<'a> {
    /// The first day.
    pub(crate) from: Day,
    /// The day it ended; `None` while it lasts.
    pub(crate) end: Option<Day>,
    /// Its first row of care.
    pub(crate) row: &'a Episode,
}

/// The periods in which the child was looked after, short breaks apart, whose first day is known: from that day to the end
/// of care or the 18th birthday.
pub(crate) fn looked_after(timeline: &Timeline) -> Vec<Stretch<'_>> {
    let mut stretches = Vec::new();
    for period in periods(timeline) {
        let Some(from) = became_looked_after(timeline, period) else { continue };
        let row = timeline.episodes.iter().find(|row| row.start == from && !row.is_short_break());
        // A child who was on short breaks first is known to have become looked after on that day.
        let known = period.start_known() || from > period.start;
        if let Some(row) = row.filter(|_| known) {
            stretches.push(Stretch { from, end: end_of(timeline, period), row });
        }
    }
    stretches
}

/// The placements of the child while looked after, each from the day the child moved in: temporary absences are none, and a
/// change of legal status begins none.
pub(crate) fn placements(timeline: &Timeline) -> Vec<Stretch<'_>> {
    let mut placements: Vec<Stretch<'_>> = Vec::new();
    for stretch in looked_after(timeline) {
        let within = |row: &&Episode| {
            row.start >= stretch.from
                && stretch.end.is_none_or(|end| row.start < end)
                && !row.is_short_break()
                && !row.is_temporary()
                && (row.start == stretch.from || row.new_because != Some(ReasonNewEpisode::L))
                && timeline.returned_to(row).is_none()
        };
        let first = placements.len();
        for row in timeline.episodes.iter().filter(|row| row.account == stretch.row.account).filter(within) {
            if let Some(before) = placements[first..].last_mut() {
                before.end = Some(row.start);
            }
            placements.push(Stretch { from: row.start, end: stretch.end, row });
        }
    }
    placements
}

/// Whether the row stands under a care order, interim or full, or an order that stands on one.
pub(crate) fn care_legal(row: &Episode) -> bool {
    matches!(row.legal, Some(LegalStatus::C1 | LegalStatus::C2 | LegalStatus::D1 | LegalStatus::E1))
}

/// The row of care that speaks on a day, short breaks apart.
pub(crate) fn row_on(timeline: &Timeline, day: Day) -> Option<&Episode> {
    timeline.on(day).episode
}

/// The day on which the child reaches an age.
pub(crate) fn birthday(timeline: &Timeline, age: i32) -> Option<Day> {
    timeline.born().map(|born| born.birthday(age, LeapBirthday::FirstOfMarch))
}

/// The reviews that were held, by day.
pub(crate) fn reviews(timeline: &Timeline) -> Vec<Met> {
    let mut held: Vec<Met> =
        timeline.reviews.iter().map(|review| Met { day: review.day, learnt: review.learnt }).collect();
    held.dedup_by_key(|met| met.day);
    held
}

/// The visits at which the child was seen, by day.
pub(crate) fn seen(timeline: &Timeline) -> Vec<Met> {
    let seen = timeline.visits.iter().filter(|visit| visit.seen);
    seen.map(|visit| Met { day: visit.day, learnt: visit.learnt }).collect()
}
