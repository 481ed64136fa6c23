//! A child who was adopted, and the dates the adoption indicators ask for.

use calendar::{Day, Period};
use timeline::codes::{LegalStatus, PlacementType};
use timeline::{CarePeriod, Episode, Timeline};

use crate::coming_into_care::SHORT_BREAK;
use crate::{Event, Verdict};

/// Why a child's days are not counted.
pub(super) const NOT_PLACED: &str = "the last placement was not one for adoption";

/// The same, where it is not known when care began.
pub(super) const START_NOT_KNOWN: &str = "the day care began is not known here";

/// An adoption: the period of care that it ended.
pub(crate) struct Adopted<'a> {
    child: &'a Timeline,
    /// The latest period of care.
    pub(super) period: &'a CarePeriod,
    last: &'a Episode,
    /// The day of the order.
    pub(super) day: Day,
}

/// When a placement order was made.
pub(crate) enum Ordered {
    On(Day),
    Never,
    NotKnown,
}

/// Each adoption of a child in these days.
pub(super) fn each(
    child: &Timeline,
    days: Period,
    add: &mut dyn FnMut(Event),
    judge: fn(&Adopted<'_>) -> Verdict,
) {
    for period in &child.periods {
        let Some((day, _)) =
            period.ceased().filter(|(day, reason)| days.contains(*day) && reason.is_adoption())
        else {
            continue;
        };
        let Some((_, last)) = child.ends_of(period) else { continue };
        let verdict = if last.is_short_break() {
            Verdict::Excluded(SHORT_BREAK)
        } else {
            judge(&Adopted { child, period, last, day })
        };
        add(Event { day, verdict });
    }
}

impl Adopted<'_> {
    /// The first day of the placement that ended in adoption; `None` where the last placement was not for adoption.
    pub(super) fn placed(&self) -> Option<Day> {
        let last = self.child.before_absence(self.last).unwrap_or(self.last);
        Some(self.child.adoptive_placement_start(last)?.start)
    }

    /// Where the child’s foster carer adopted: the day on which the child moved in with that carer, in this period of care.
    pub(super) fn moved_in_with_foster_carer(&self) -> Option<Day> {
        let last = self.child.before_absence(self.last).unwrap_or(self.last);
        let placed = self.child.adoptive_placement_start(last)?;
        let by_code = matches!(placed.place, Some(PlacementType::A3 | PlacementType::A5));
        let told = self.child.adoption_matches.iter().rev().find_map(|told| told.by_foster_carer);
        if !told.unwrap_or(by_code) {
            return None;
        }
        // The placement before the adoptive one is theirs, whichever reason its change was given.
        let before = self
            .child
            .before_adoptive_placement(placed)
            .filter(|row| row.place.is_some_and(PlacementType::is_foster));
        Some(self.child.carer_run_start(before.unwrap_or(placed), false).start)
    }

    /// The decision that the child should be placed: the latest made by then and not reversed by then, or the one that was
    /// told with the adoption.
    pub(super) fn decided(&self) -> Option<Day> {
        let stands = |reversed: Option<Day>| reversed.is_none_or(|reversed| reversed >= self.day);
        let live = self
            .child
            .adoption_decisions
            .iter()
            .rev()
            .find(|decision| decision.day <= self.day && stands(decision.reversed))
            .map(|decision| decision.day);
        live.or_else(|| self.child.adoption_matches.iter().rev().find_map(|told| told.decided))
    }

    /// The match that led to the adoption.
    pub(super) fn matched(&self) -> Option<Day> {
        let by_then = |day: &Day| *day <= self.day;
        self.child.adoption_matches.iter().rev().find_map(|told| told.matched.filter(by_then))
    }

    /// The first placement order, or freeing order, of the period of care.
    pub(super) fn placement_order(&self) -> Ordered {
        let rows =
            self.child.episodes.iter().filter(|row| {
                self.child.period_of(row).is_some_and(|period| std::ptr::eq(period, self.period))
            });
        for (nth, row) in rows.enumerate() {
            if matches!(row.legal, Some(LegalStatus::E1 | LegalStatus::D1)) {
                return if nth == 0 && !self.period.start_known() {
                    Ordered::NotKnown
                } else {
                    Ordered::On(row.start)
                };
            }
        }
        Ordered::Never
    }
}
