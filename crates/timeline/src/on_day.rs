//! A child on one day.

use calendar::Day;
use records::codes::{PlacementType, ReasonNewEpisode};

use crate::{CarePeriod, Episode, Timeline};

/// A child as they stand at the end of a day: found once, asked many times.
///
/// Where rows overlap, rows of short breaks are left out and the row with the latest first day speaks (ruling 20).
#[derive(Debug, Clone, Copy)]
pub struct OnDay<'a> {
    /// The child.
    pub timeline: &'a Timeline,
    /// The day.
    pub day: Day,
    /// The row that speaks; `None` where the child is not looked after (short breaks apart).
    pub episode: Option<&'a Episode>,
}

impl<'a> OnDay<'a> {
    pub(crate) fn of(timeline: &'a Timeline, day: Day) -> OnDay<'a> {
        let episode = if timeline.in_care_between(day, day) {
            let after = timeline.episodes.partition_point(|episode| episode.start <= day);
            timeline.episodes[..after]
                .iter()
                .rev()
                .find(|episode| episode.covers(day) && !episode.is_short_break())
        } else {
            None
        };
        OnDay { timeline, day, episode }
    }

    /// Whether the child is looked after, short breaks apart.
    pub fn looked_after(&self) -> bool {
        self.episode.is_some()
    }

    /// Whether some row of a short break covers the day.
    pub fn on_short_break(&self) -> bool {
        self.timeline.in_care_between(self.day, self.day)
            && self
                .timeline
                .episodes
                .iter()
                .any(|episode| episode.covers(self.day) && episode.is_short_break())
    }

    /// The current period of care.
    pub fn period(&self) -> Option<&'a CarePeriod> {
        self.timeline.period_of(self.episode?)
    }

    /// Completed years.
    pub fn age(&self) -> Option<i32> {
        self.timeline.born().map(|born| born.age_on(self.day))
    }

    /// The row of the main placement: that of the day, or, during a temporary absence, the one the child left and is
    /// expected back at. Where that one is not known the temporary row speaks for itself (ruling 24).
    pub fn main_placement(&self) -> Option<&'a Episode> {
        let episode = self.episode?;
        Some(self.timeline.before_absence(episode).unwrap_or(episode))
    }

    /// The type of the main placement.
    pub fn place(&self) -> Option<PlacementType> {
        self.main_placement()?.place
    }

    /// The first day with the carer of the day, walking back through rows with the same carer, over temporary absences
    /// from which the child returned to the same place. In the strict form a change of house or provider (RNE T or U)
    /// also stops the walk.
    pub fn same_carer_since(&self, strict: bool) -> Option<Day> {
        let from = self.main_placement()?;
        Some(self.timeline.carer_run_start(from, strict).start)
    }
}

impl Timeline {
    /// The row before in the same period of care.
    pub fn before(&self, episode: &Episode) -> Option<&Episode> {
        self.episodes.get(episode.previous? as usize)
    }

    /// For a temporary row: the row of the placement the child left. Several temporary rows in a run are one absence.
    /// `None` for any other row, and where that row is not known.
    pub fn before_absence(&self, episode: &Episode) -> Option<&Episode> {
        if !episode.is_temporary() {
            return None;
        }
        let mut at = self.before(episode)?;
        while at.is_temporary() {
            at = self.before(at)?;
        }
        Some(at)
    }

    /// For the row with which a child returned from a temporary absence to the same place: the row that was left.
    pub fn returned_to(&self, episode: &Episode) -> Option<&Episode> {
        if episode.is_temporary() {
            return None;
        }
        let left = self.before_absence(self.before(episode)?)?;
        left.same_place(episode).then_some(left)
    }

    /// The row with which the run with the same carer began, for the carer of this row.
    pub fn carer_run_start<'a>(&'a self, episode: &'a Episode, strict: bool) -> &'a Episode {
        let mut at = episode;
        while let Some(before) = self.same_carer_before(at, strict) {
            at = before;
        }
        at
    }

    /// The row before with the same carer, a temporary absence from which the child came back left out. `None` where the
    /// carer was new, or the row before is not known.
    fn same_carer_before(&self, at: &Episode, strict: bool) -> Option<&Episode> {
        let before = || self.before(at).map(|before| self.before_absence(before).unwrap_or(before));
        match at.new_because {
            Some(ReasonNewEpisode::L) => before(),
            Some(ReasonNewEpisode::T | ReasonNewEpisode::U) if !strict => before(),
            Some(ReasonNewEpisode::P | ReasonNewEpisode::B) => self.returned_to(at),
            _ => None,
        }
    }

    /// For a row placed for adoption (A3 to A6): the first row of that adoptive placement, walking back through rows with
    /// the same carer that are for adoption too. `None` for any other row.
    pub fn adoptive_placement_start<'a>(&'a self, episode: &'a Episode) -> Option<&'a Episode> {
        let for_adoption = |row: &Episode| row.place.is_some_and(PlacementType::is_for_adoption);
        if !for_adoption(episode) {
            return None;
        }
        let mut at = episode;
        while let Some(before) = self.same_carer_before(at, false).filter(|before| for_adoption(before)) {
            at = before;
        }
        Some(at)
    }

    /// For a row placed for adoption: the row of the placement just before the adoptive one. It may be a foster placement
    /// with the same carer.
    pub fn before_adoptive_placement(&self, episode: &Episode) -> Option<&Episode> {
        let before = self.before(self.adoptive_placement_start(episode)?)?;
        Some(self.before_absence(before).unwrap_or(before))
    }
}
