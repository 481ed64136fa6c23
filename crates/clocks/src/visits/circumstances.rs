//! What decides which rule of visiting governs on a day.

use calendar::Day;
use timeline::codes::{LegalStatus, PlacementType};
use timeline::strands_of::placements::{PlacementCondition, PlacementConditions};
use timeline::{Episode, Timeline};

/// A looked-after child's circumstances on a day, as far as they decide how often the child must be visited.
///
/// What the type of a placement does not say stands beside it (an immediate placement with a parent, temporary approval
/// of a connected person, a child's agreement to fewer visits); that it is meant to last to 18 is read from its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circumstances {
    /// The first day of the arrangement that the rule is about: of the placement with this carer, of living with the
    /// parent under this order, of the placement for adoption, of the series of short breaks.
    pub since: Day,
    /// In a series of short breaks (regulation 48).
    pub short_breaks: bool,
    /// Placed for adoption.
    pub for_adoption: bool,
    /// Living with a parent or a person with parental responsibility.
    pub with_parent: bool,
    /// Under a full care order (a placement order stands on one).
    pub care_order: bool,
    /// Under an interim care order.
    pub interim_care_order: bool,
    /// Placed with the parent before the assessment was complete (regulation 19), and it is not complete yet.
    pub immediate: bool,
    /// With a connected person who is approved temporarily (regulation 24).
    pub temporarily_approved: bool,
    /// Somebody other than the authority is responsible for where the child lives: custody.
    pub arranged_by_others: bool,
    /// A visit was made on an earlier day of the arrangement, and the child seen.
    pub visited: bool,
    /// The first review of the period of care was held on an earlier day.
    pub first_review_held: bool,
    /// A review was held on an earlier day of the placement for adoption.
    pub adoption_review_held: bool,
    /// Within a year of `since`.
    pub first_year: bool,
    /// The placement is intended to last until the child is 18.
    pub to_18: bool,
    /// A long-term foster placement, and the child agreed to be visited less often.
    pub fewer_visits_agreed: bool,
}

/// The circumstances on a day; `None` where the child is not looked after. Where the child lives and under which order
/// is asked on `lives_on`, the same day or the last one before it of which anything is known. What happened before
/// `known_since` is not known here, and is taken to have been done.
pub(crate) fn on(timeline: &Timeline, lives_on: Day, day: Day, known_since: Day) -> Option<Circumstances> {
    let (row, short_breaks) = row_on(timeline, lives_on)?;
    let main = timeline.before_absence(row).unwrap_or(row);
    let place = main.place;
    let for_adoption = place.is_some_and(PlacementType::is_for_adoption);
    let with_parent = place == Some(PlacementType::P1);
    let care_order = under_care_order(row);
    let interim_care_order = row.legal == Some(LegalStatus::C1);

    let since = if short_breaks {
        series_began(timeline, row)
    } else if for_adoption {
        back_while(timeline, row, |row| main_place(timeline, row).is_some_and(PlacementType::is_for_adoption))
            .start
    } else if with_parent && (care_order || interim_care_order) {
        let order =
            |row: &Episode| matches!(row.legal, Some(LegalStatus::C2 | LegalStatus::E1 | LegalStatus::D1));
        back_while(timeline, row, |earlier| {
            main_place(timeline, earlier) == place
                && if care_order { order(earlier) } else { earlier.legal == row.legal }
        })
        .start
    } else {
        timeline.carer_run_start(main, false).start
    };

    let care_began = timeline.period_of(row).map_or(row.start, |period| period.start);
    let reviews_known = timeline.period_of(row).is_some_and(|period| period.start_known());
    let reviewed_since = |from: Day| {
        let first = timeline.reviews.partition_point(|review| review.day < from);
        timeline.reviews.get(first).is_some_and(|review| review.day < day)
    };
    let first_visit = timeline.visits.partition_point(|visit| visit.day < since);
    let seen = timeline.visits[first_visit..].iter().find(|visit| visit.seen);
    let beside = |what: PlacementCondition| {
        timeline.strand::<PlacementConditions>().any(|said| said.has(what) && said.holds_on(lives_on))
    };
    let long_term = matches!(place, Some(PlacementType::U1 | PlacementType::U4))
        || beside(PlacementCondition::LongTermFostering);
    Some(Circumstances {
        since,
        short_breaks,
        for_adoption,
        with_parent,
        care_order,
        interim_care_order,
        immediate: beside(PlacementCondition::BeforeAssessment),
        temporarily_approved: beside(PlacementCondition::ConnectedPerson),
        arranged_by_others: place == Some(PlacementType::R5),
        visited: since < known_since || seen.is_some_and(|visit| visit.day < day),
        first_review_held: !reviews_known || care_began < known_since || reviewed_since(care_began),
        adoption_review_held: for_adoption && (since < known_since || reviewed_since(since)),
        first_year: day < since.plus_months(12),
        to_18: long_term,
        fewer_visits_agreed: long_term && beside(PlacementCondition::FewerVisitsAgreed),
    })
}

/// The row that speaks on a day, and whether it is a short break: one does only where no other row does.
fn row_on(timeline: &Timeline, day: Day) -> Option<(&Episode, bool)> {
    let on_day = timeline.on(day);
    if let Some(row) = on_day.episode {
        return Some((row, false));
    }
    let started = timeline.episodes.partition_point(|row| row.start <= day);
    let mut latest_first = timeline.episodes[..started].iter().rev();
    latest_first.find(|row| row.covers(day) && row.is_short_break()).map(|row| (row, true))
}

/// The first day of the series that a short break is in: a series is one placement, though each break of it may be a period of
/// care of its own (regulation 48(1)).
fn series_began(timeline: &Timeline, row: &Episode) -> Day {
    let started = timeline.episodes.partition_point(|other| other.start <= row.start);
    let series = timeline.episodes[..started].iter().rev().take_while(|other| other.is_short_break());
    series.last().map_or(row.start, |first| first.start)
}

/// Whether a full care order is in force: a placement or freeing order stands on one.
fn under_care_order(row: &Episode) -> bool {
    matches!(row.legal, Some(LegalStatus::C2 | LegalStatus::E1 | LegalStatus::D1))
}

/// The type of the main placement of a row.
fn main_place(timeline: &Timeline, row: &Episode) -> Option<PlacementType> {
    timeline.before_absence(row).unwrap_or(row).place
}

/// The first row of the unbroken run, up to this one, in which something holds.
fn back_while<'a>(timeline: &'a Timeline, row: &'a Episode, holds: impl Fn(&Episode) -> bool) -> &'a Episode {
    let mut at = row;
    while let Some(before) = timeline.before(at).filter(|before| holds(before)) {
        at = before;
    }
    at
}
