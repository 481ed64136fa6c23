//! Periods of care.

use calendar::Day;
use records::codes::{ReasonEnded, ReasonNewEpisode};

/// An unbroken run of being looked after: it starts when care starts and ends when care ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarePeriod {
    /// The first day: the day is in care.
    pub start: Day,
    /// The day care ended, which is not in care; `None` while it lasts.
    pub end: Option<Day>,
    /// Why it ended. `None` while it lasts, and where the known rows stop without saying that care ended.
    pub reason: Option<ReasonEnded>,
    /// What the first known row says, where it is not that care started: care began before `start`, on a day not known here.
    pub first_code: Option<ReasonNewEpisode>,
    /// 0 for the record; 1 and up for rows of a return that overlap it.
    pub account: u8,
    /// Its first episode, by position in the timeline's episodes.
    pub first_episode: u32,
    /// Its last episode.
    pub last_episode: u32,
}

impl CarePeriod {
    /// Whether the day on which care began is known, and is `start`.
    pub fn start_known(&self) -> bool {
        self.first_code.is_none()
    }

    /// The day care ceased for a reason, as counted: a period that merely stops in the record has not ceased.
    pub fn ceased(&self) -> Option<(Day, ReasonEnded)> {
        Some((self.end?, self.reason.filter(|reason| reason.ends_care())?))
    }
}
