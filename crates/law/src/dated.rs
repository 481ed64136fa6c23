//! A value of law, and what vouches for it.

use calendar::Day;
use serde::Serialize;

use crate::Cite;

/// A value that the law sets, with the days between which it holds and the provision that sets it.
///
/// Every field must be given: a value without its citation does not compile.
///
/// ```compile_fail
/// use law::{Dated, Evidence, Status};
/// let first_review = Dated {
///     value: "20W",
///     since: calendar::day!(2011, 4, 1),
///     until: None,
///     checked: calendar::day!(2026, 11, 21),
///     status: Status::Verified(Evidence::Secondary),
/// };
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated<T> {
    /// What the provision sets.
    pub value: T,
    /// The first day on which it holds.
    pub since: Day,
    /// The last day on which it holds; `None` while it is in force.
    pub until: Option<Day>,
    /// The provision.
    pub cite: Cite,
    /// The day a person last looked whether it still holds. For [`Status::Knowledge`]: looked, and found no source
    /// to confirm it.
    pub checked: Day,
    /// What the person found.
    pub status: Status,
}

/// Stands for the first day of a value of which the sources read for this work do not state one.
pub const NOT_STATED: Day = calendar::day!(2000, 1, 1);

/// How far a value is vouched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Read in a source.
    Verified(Evidence),
    /// Known to people in the field, and not confirmed in a source read for this work. It is shipped as advice: shown,
    /// never blocking, never counted against a worker, until a person checks it.
    Knowledge,
}

/// What kind of source was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// The text of the legislation or the department's own guidance.
    Primary,
    /// An authority's procedures, or a charity's or publisher's account.
    Secondary,
    /// A document of an authority: its local standard, or its account of the law.
    Source,
}

impl<T> Dated<T> {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: Day) -> bool {
        self.since <= day && self.until.is_none_or(|until| day <= until)
    }
}

impl Status {
    /// Whether it is advice only, because nobody has confirmed it.
    pub const fn is_advice(self) -> bool {
        matches!(self, Status::Knowledge)
    }
}
