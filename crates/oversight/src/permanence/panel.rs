//! The agenda of a panel: children whose panel is set, and whose papers are due.

use calendar::Day;
use records::permanence::RouteStep;

use super::Track;

/// Days before a panel by which its members have the papers: the authority's own practice, no regulation.
pub const PAPERS: i32 = 14;

/// A child on an agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// The day of the panel.
    pub panel: Day,
    /// The day by which the papers are with its members.
    pub papers_due: Day,
    /// The day they were.
    pub papers: Option<Day>,
    /// How often another day was set before.
    pub deferred: usize,
}

impl Item {
    /// Whether the papers are missing on a day on which they should be there.
    pub fn is_late(&self, day: Day) -> bool {
        self.papers.is_none() && day > self.papers_due
    }

    /// Whether the papers came after their day.
    pub fn came_late(&self) -> bool {
        self.papers.is_some_and(|papers| papers > self.papers_due)
    }
}

/// The panel that is set for a child on a day or after; `None` where none is.
pub fn of(track: &Track, day: Day) -> Option<Item> {
    let step = |what: RouteStep| track.steps.iter().find(|step| step.what == what);
    let panel = step(RouteStep::Panel)?;
    let on = panel.planned.filter(|on| *on >= day && panel.done.is_none())?;
    let papers = step(RouteStep::Papers);
    Some(Item {
        panel: on,
        papers_due: papers.and_then(|papers| papers.planned).unwrap_or_else(|| on.plus_days(-PAPERS)),
        papers: papers.and_then(|papers| papers.done),
        deferred: usize::from(panel.due < on),
    })
}
