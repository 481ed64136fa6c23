//! When a child moved on from whom they lived with, though nobody wrote that it ended.

use calendar::Day;
use records::placements::PlacedWith;

use crate::Timeline;

impl Timeline {
    /// The day on which a child who lived with somebody from `since` on moved on: to somebody else whom the record names, or to
    /// a placement that is neither with carers nor for adoption, such as with parents or in a children's home. A short while
    /// elsewhere is no move. `None` where neither has happened.
    pub fn moved_on(&self, since: Day) -> Option<Day> {
        let homes = self.strand::<PlacedWith>().filter(|said| !said.record.respite).map(|said| said.since);
        let with_carers = |place: records::codes::PlacementType| {
            place.is_foster() || place.is_for_adoption() || place.is_temporary()
        };
        let elsewhere = self.episodes.iter().filter(|row| row.place.is_some_and(|place| !with_carers(place)));
        homes.chain(elsewhere.map(|row| row.start)).filter(|day| *day > since).min()
    }
}
