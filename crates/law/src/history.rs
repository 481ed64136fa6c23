//! The versions of one value of law, one after another.

use calendar::{Day, Period};

use crate::Dated;

/// The versions of a value in order, each beginning the day after the one before ends; the last may be open.
///
/// Made as a constant, so that a gap or an overlap does not compile:
///
/// ```compile_fail
/// use law::{Dated, Evidence, History, Status, instruments::CPPCR_2010};
/// use calendar::day;
/// const FIRST: Dated<u16> = Dated {
///     value: 20, since: day!(2011, 4, 1), until: Some(day!(2015, 3, 31)),
///     cite: CPPCR_2010.regulation("33(1)"), checked: day!(2026, 11, 21), status: Status::Knowledge,
/// };
/// const OVERLAPPING: Dated<u16> = Dated { since: day!(2015, 3, 31), until: None, ..FIRST };
/// const DAYS: History<u16> = History::new(&[FIRST, OVERLAPPING]);
/// println!("{:?}", DAYS);
/// ```
#[derive(Debug)]
pub struct History<T: 'static>(&'static [Dated<T>]);

/// What is wrong with a list of versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no version at all.
    Empty,
    /// A version ends before it begins.
    Backwards,
    /// Days between two versions on which neither holds.
    Gap,
    /// Days on which two versions hold, or a version after one that is open.
    Overlap,
}

impl<T: 'static> History<T> {
    /// The history of these versions, oldest first.
    ///
    /// # Panics
    /// Where [`History::fault`] finds one; as a constant it does not compile.
    pub const fn new(versions: &'static [Dated<T>]) -> History<T> {
        assert!(
            History::fault(versions).is_none(),
            "the versions of a value must follow one another without a gap or an overlap"
        );
        History(versions)
    }

    /// The first thing wrong with a list of versions.
    pub const fn fault(versions: &[Dated<T>]) -> Option<Fault> {
        if versions.is_empty() {
            return Some(Fault::Empty);
        }
        let mut at = 0;
        while at < versions.len() {
            let version = &versions[at];
            if let Some(until) = version.until
                && until.number() < version.since.number()
            {
                return Some(Fault::Backwards);
            }
            if at + 1 < versions.len() {
                let next = versions[at + 1].since.number();
                match version.until {
                    Some(until) if until.number() + 1 == next => {}
                    Some(until) if until.number() + 1 < next => return Some(Fault::Gap),
                    _ => return Some(Fault::Overlap),
                }
            }
            at += 1;
        }
        None
    }

    /// The versions, oldest first.
    pub const fn versions(&self) -> &'static [Dated<T>] {
        self.0
    }

    /// The version that holds on a day; `None` before the first and after a last that has ended.
    pub fn in_force(&self, day: Day) -> Option<&'static Dated<T>> {
        let at = self.0.partition_point(|version| version.since <= day).checked_sub(1)?;
        self.0.get(at).filter(|version| version.holds_on(day))
    }

    /// The stretches of a period in which one version holds, in order. Days of the period on which none holds are in
    /// no stretch.
    pub fn within(&self, period: Period) -> impl Iterator<Item = (Period, &'static Dated<T>)> {
        self.0.iter().filter_map(move |version| {
            let from = version.since.max(period.from);
            let to = version.until.map_or(period.to, |until| until.min(period.to));
            (from <= to).then_some((Period { from, to }, version))
        })
    }
}

#[cfg(test)]
mod tests {
    use calendar::day;

    use super::*;
    use crate::instruments::CPPCR_2010;
    use crate::{Evidence, Status};

    const FIRST: Dated<u16> = Dated {
        value: 1,
        since: day!(2011, 4, 1),
        until: Some(day!(2015, 3, 31)),
        cite: CPPCR_2010.regulation("28"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    };
    const SECOND: Dated<u16> = Dated { value: 2, since: day!(2015, 4, 1), until: None, ..FIRST };
    const HISTORY: History<u16> = History::new(&[FIRST, SECOND]);

    #[test]
    fn the_version_in_force() {
        let table = [
            (day!(2011, 3, 31), None),
            (day!(2011, 4, 1), Some(1)),
            (day!(2015, 3, 31), Some(1)),
            (day!(2015, 4, 1), Some(2)),
            (day!(2199, 12, 31), Some(2)),
        ];
        for (day, value) in table {
            assert_eq!(HISTORY.in_force(day).map(|version| version.value), value, "{day}");
        }
    }

    #[test]
    fn cut_where_the_law_changed() {
        let period = Period { from: day!(2015, 3, 1), to: day!(2015, 4, 30) };
        let pieces: Vec<(Period, u16)> = HISTORY.within(period).map(|(p, v)| (p, v.value)).collect();
        let expected = [
            (Period { from: day!(2015, 3, 1), to: day!(2015, 3, 31) }, 1),
            (Period { from: day!(2015, 4, 1), to: day!(2015, 4, 30) }, 2),
        ];
        assert_eq!(pieces, expected);
        let before = Period { from: day!(2010, 1, 1), to: day!(2011, 3, 31) };
        assert_eq!(HISTORY.within(before).count(), 0);
    }

    #[test]
    fn what_does_not_follow_on_is_a_fault() {
        let from = |since| Dated { since, ..SECOND };
        assert_eq!(History::<u16>::fault(&[]), Some(Fault::Empty));
        assert_eq!(History::fault(&[FIRST, SECOND]), None);
        assert_eq!(History::fault(&[FIRST, from(day!(2015, 4, 2))]), Some(Fault::Gap));
        assert_eq!(History::fault(&[FIRST, from(day!(2015, 3, 31))]), Some(Fault::Overlap));
        assert_eq!(History::fault(&[SECOND, SECOND]), Some(Fault::Overlap));
        let backwards = Dated { until: Some(day!(2011, 3, 31)), ..FIRST };
        assert_eq!(History::fault(&[backwards]), Some(Fault::Backwards));
    }
}
