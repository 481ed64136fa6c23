//! Which days the record speaks of.

use calendar::{Day, Period};
use timeline::Authority;

/// The runs of days that the record speaks of, in order.
#[derive(Debug, Clone)]
pub(crate) struct Covered(Vec<Period>);

impl Covered {
    pub(crate) fn of(authority: &Authority) -> Covered {
        Covered(authority.covered())
    }

    pub(crate) fn day(&self, day: Day) -> bool {
        self.0.iter().any(|run| run.contains(day))
    }

    /// The parts of some days that the record does not speak of.
    pub(crate) fn gaps(&self, days: Period) -> Vec<Period> {
        let mut gaps = Vec::new();
        let mut from = days.from;
        for run in &self.0 {
            if run.to < from || run.from > days.to {
                continue;
            }
            if run.from > from {
                gaps.push(Period { from, to: run.from.plus_days(-1) });
            }
            from = run.to.plus_days(1);
        }
        if from <= days.to {
            gaps.push(Period { from, to: days.to });
        }
        gaps
    }

    /// The parts of some days that the record speaks of.
    pub(crate) fn within(&self, days: Period) -> Vec<Period> {
        let clip = |run: &Period| Period { from: run.from.max(days.from), to: run.to.min(days.to) };
        self.0.iter().map(clip).filter(|run| run.from <= run.to).collect()
    }

    /// Whether the record speaks of none of these days.
    pub(crate) fn nothing_of(&self, days: Period) -> bool {
        self.0.iter().all(|run| run.to < days.from || run.from > days.to)
    }

    /// Whether nothing was ever loaded or kept here.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The gaps in words, as a flag.
pub(crate) fn gaps_in_words(gaps: &[Period]) -> Option<String> {
    let runs: Vec<String> = gaps
        .iter()
        .map(|gap| {
            if gap.from == gap.to {
                gap.from.to_words()
            } else {
                format!("{} to {}", gap.from.to_words(), gap.to.to_words())
            }
        })
        .collect();
    if runs.is_empty() { None } else { Some(format!("the loads do not cover {}", runs.join(", or "))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn what_the_loads_leave_out() {
        let years = |years: &[i32]| Covered(years.iter().map(|year| Period::financial_year(*year)).collect());
        let days = Period::rolling_year(day("2017-10-31"));
        assert_eq!(
            gaps_in_words(&years(&[2018]).gaps(days)).unwrap(),
            "the loads do not cover 1 November 2016 to 31 March 2017"
        );
        assert_eq!(years(&[2017, 2018]).gaps(days), []);
        assert_eq!(years(&[2017]).gaps(days).len(), 1);
        assert!(years(&[2016]).nothing_of(days));
        assert!(!years(&[2016]).is_empty());
        let both = Covered(vec![Period::financial_year(2016), Period::financial_year(2018)]);
        let gaps = both.gaps(Period { from: day("2016-03-01"), to: day("2018-05-01") });
        assert_eq!(
            gaps,
            [Period::financial_year(2017), Period { from: day("2018-04-01"), to: day("2018-05-01") }]
        );
    }
}
