//! When the panels sit. What is heard is heard on such a day: matches, approvals and reviews are brought to a sitting.

use calendar::Day;
use records::governance::PanelSort;

use crate::plan::World;

/// A panel: how many days lie between its sittings, when the first is, how many items it has time for, who chairs it.
pub(crate) const PANELS: [(PanelSort, i32, i32, u8, &str); 3] = [
    (PanelSort::Fostering, 21, 9, 5, "Hazel Ottermere"),
    (PanelSort::Adoption, 14, 2, 4, "Rowan Finchley-Low"),
    (PanelSort::Permanence, 14, 3, 6, "Ash Merrowfield"),
];

/// How far ahead sittings stand in the diary, in days.
const AHEAD: i32 = 50;
/// A match or an approval is decided within so many days of the sitting.
const DECIDED: i32 = 21;

/// One sitting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sitting {
    pub(crate) day: Day,
    /// Counted from the first.
    pub(crate) number: i32,
    /// Too few members could come.
    pub(crate) called_off: bool,
}

/// Every sitting of a panel, the first first: Wednesdays. None where the working day is not told.
pub(crate) fn all(world: &World, panel: PanelSort) -> Vec<Sitting> {
    let (Some(since), Some((_, every, first, ..))) = (world.life, PANELS.iter().find(|of| of.0 == panel))
    else {
        return Vec::new();
    };
    let until = world.plan.until;
    let mut sittings = Vec::new();
    let (mut day, mut number) = (since.plus_days(*first), 0);
    while day <= until.plus_days(AHEAD) {
        let on = day.plus_days(2 - i32::from(day.weekday().min(6)));
        sittings.push(Sitting { day: on, number, called_off: on <= until && number % 11 == 7 });
        (day, number) = (day.plus_days(*every), number + 1);
    }
    sittings
}

/// The last sitting at which something could be heard that is decided on a day; `None` where none was near before it.
pub(crate) fn before(world: &World, panel: PanelSort, decided: Day) -> Option<Day> {
    let heard = |of: &Sitting| !of.called_off && of.day < decided && of.day.plus_days(DECIDED) >= decided;
    all(world, panel).into_iter().rfind(heard).map(|of| of.day)
}

/// The first sitting on a day or after; `None` where none is set.
pub(crate) fn after(world: &World, panel: PanelSort, day: Day) -> Option<Day> {
    all(world, panel).into_iter().find(|of| !of.called_off && of.day >= day).map(|of| of.day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Plan;

    #[test]
    fn panels_sit_on_wednesdays_and_what_was_called_off_hears_nothing() {
        let until: Day = calendar::Day::new(2026, 9, 30).unwrap_or_else(|| Day::from_number(0));
        let world = World::of(&Plan::new(60, 24, until, 1));
        for (panel, every, ..) in PANELS {
            let sittings = all(&world, panel);
            assert!(sittings.len() as i32 >= 365 / every, "{panel:?}: {}", sittings.len());
            assert!(sittings.iter().all(|of| of.day.weekday() == 2), "{panel:?}");
            assert!(sittings.iter().any(|of| of.called_off) || sittings.len() < 8);
            for off in sittings.iter().filter(|of| of.called_off) {
                assert_ne!(before(&world, panel, off.day.plus_days(1)), Some(off.day));
                assert_ne!(after(&world, panel, off.day), Some(off.day));
            }
        }
    }
}
