//! What the families share about a child's care: which stretches of it count, and what the record can know of them.

use calendar::{CollectionYear, Day, LeapBirthday};
use timeline::{Authority, CarePeriod, Timeline};

/// The day on which a period of care ended for its clocks: the day care ended or the 18th birthday, whichever came
/// first. `None` while it lasts.
pub(crate) fn end_of(timeline: &Timeline, period: &CarePeriod) -> Option<Day> {
    let eighteenth = timeline.born().map(|born| born.birthday(18, LeapBirthday::FirstOfMarch));
    match (period.end, eighteenth) {
        (Some(end), Some(eighteenth)) => Some(end.min(eighteenth)),
        (end, eighteenth) => end.or(eighteenth),
    }
}

/// The periods of care that count: where a return holds rows that overlap (ruling 20), those of the record's own
/// account, and of the others only what does not overlap it.
pub(crate) fn periods(timeline: &Timeline) -> Vec<&CarePeriod> {
    let ends_by = |period: &CarePeriod, day: Day| period.end.is_some_and(|end| end <= day);
    let overlaps = |a: &CarePeriod, b: &CarePeriod| !ends_by(a, b.start) && !ends_by(b, a.start);
    let mut counted: Vec<&CarePeriod> = Vec::new();
    for period in &timeline.periods {
        if period.account == 0 || !counted.iter().any(|other| overlaps(period, other)) {
            counted.push(period);
        }
    }
    counted.sort_by_key(|period| period.start);
    counted
}

/// The first day from which what was learnt speaks without a break up to `day`: the record is kept since then, or the
/// returns of all the years from then on were loaded. `None` where it does not speak of `day`. Where the authority
/// says neither, everything is taken to be known.
pub(crate) fn covered_since(authority: &Authority, day: Day) -> Option<Day> {
    if authority.kept_since.is_none() && authority.returns.is_empty() {
        return Some(Day::from_number(i32::MIN / 2));
    }
    let mut since = None;
    let mut at = day;
    loop {
        let loaded = |year: CollectionYear| {
            authority
                .returns
                .iter()
                .any(|load| &*load.name == "ssda903" && i32::from(load.year) == year.closing())
        };
        if let Some(kept) = authority.kept_since.filter(|&kept| kept <= at) {
            since = Some(kept);
            at = kept.plus_days(-1);
        } else if loaded(CollectionYear::of(at)) {
            let first = CollectionYear::of(at).period().from;
            since = Some(first);
            at = first.plus_days(-1);
        } else {
            return since;
        }
    }
}
