//! What a clock is.

use calendar::{Day, Length};
use law::{Dated, History};
use timeline::{Standpoint, Timeline};

use crate::Duty;

/// A limit of law on a day: how long it allows, by which provision.
pub type Limit = Dated<Length>;

/// One statutory clock: a limit with its history.
#[derive(Debug)]
pub struct Clock {
    /// Its identifier in the table of clocks: `visit.year1`. Never used again for something else.
    pub id: &'static str,
    /// What must be done, for people.
    pub title: &'static str,
    /// How long the law allows, since when, by which provision.
    pub limit: History<Length>,
}

impl Clock {
    /// The limit that governs what was triggered on a day; `None` before there was one.
    pub fn limit_on(&self, trigger: Day) -> Option<&'static Limit> {
        self.limit.in_force(trigger)
    }

    /// The row of the table of clocks that it comes from: its identifier, or that less its last part.
    #[cfg(test)]
    pub(crate) fn row(&self) -> &'static str {
        self.id.rsplit_once('.').map_or(self.id, |(row, _)| row)
    }
}

/// A family of clocks that share one rule of selection: one file of the shelf.
#[derive(Debug)]
pub struct Family {
    /// What it is about, for people.
    pub title: &'static str,
    /// Its clocks, in reading order.
    pub clocks: &'static [&'static Clock],
    /// Every duty that began by the day of the standpoint, in the order in which they began.
    pub duties: fn(&Timeline, &Standpoint<'_>) -> Vec<Duty>,
}
