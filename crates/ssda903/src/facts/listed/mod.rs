//! The tables in which one row is one record, one a file: what names a row, how it is read, how it is written.

mod ad1;
mod dolo;
mod header;
mod missing;
mod oc2;
mod oc3;
mod placed_for_adoption;
mod previous_permanence;
mod reviews;
mod social_worker_episodes;
mod uasc;

use std::fmt::Debug;

use calendar::{Day, Period};
use exchange::Problem;
use records::Definition;
use timeline::{Identity, Timeline};

use super::cells::{self, Reading};
use super::episodes;
use crate::tables::Table;

/// What a row is written from besides its own record.
pub(in crate::facts) struct About<'a> {
    pub(in crate::facts) child: &'a str,
    pub(in crate::facts) identity: Option<&'a Identity>,
    pub(in crate::facts) year: u16,
    /// Whether the child has an episode in the return of the year.
    pub(in crate::facts) in_care: bool,
    /// The first day of the last social worker's time with the child.
    pub(in crate::facts) last_worker: Option<Day>,
}

impl<'a> About<'a> {
    /// Of a child, as folded from all that is known.
    pub(in crate::facts) fn of(child: &'a str, timeline: &'a Timeline, year: u16) -> About<'a> {
        About {
            child,
            identity: timeline.identity.as_ref(),
            year,
            in_care: timeline.episodes.iter().any(|episode| episodes::carried(episode, year)),
            last_worker: timeline.allocations.iter().map(|allocation| allocation.since).max(),
        }
    }
}

impl About<'_> {
    fn born(&self) -> String {
        cells::day(self.identity.map(|identity| identity.born))
    }

    fn sex(&self) -> String {
        self.identity
            .and_then(|identity| identity.sex)
            .map_or("", |sex| sex.return_code(self.year))
            .to_owned()
    }

    fn days(&self) -> Period {
        Period::financial_year(i32::from(self.year))
    }

    /// A day that lies after the year.
    fn after(&self, day: Option<Day>) -> Option<Day> {
        day.filter(|day| *day > self.days().to)
    }

    fn touches(&self, from: Day, to: Option<Day>) -> bool {
        from <= self.days().to && to.is_none_or(|to| to >= self.days().from)
    }
}

/// A table in which one row is one record.
pub(in crate::facts) trait Listed: Definition + Clone + Debug {
    /// The table.
    const TABLE: Table;

    /// What names the row among the child's rows of the table.
    fn key(&self) -> String;

    /// Reads a row.
    fn read(row: &mut Reading<'_>, year: u16) -> Result<Self, Problem>;

    /// What a row said, with what is known to have come after the year of the return, which the row does not tell.
    fn then(self, _known: &Self, _about: &About<'_>) -> Self {
        self
    }

    /// Writes the cells.
    fn cells(&self, about: &About<'_>) -> Vec<String>;

    /// Whether the return of the year carries it by the guide's rules.
    fn carried(&self, about: &About<'_>) -> bool;
}
