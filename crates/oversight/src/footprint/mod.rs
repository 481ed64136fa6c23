//! The footprint of independent reviewing officers: what they did, month by month, each and all together. Caseload, visits to
//! children, midway checks, reviews, checklists by grade, challenges by stage with the time to each answer, themes.
//!
//! Each count of a month is the sum over reviewing officers by construction, and a year the sum of its months: a total cannot
//! differ from its parts. What was done by an officer is counted for whoever was the child's officer on that day; a challenge,
//! for whoever raised it. Challenges that advocates raised are told apart. (IRO Handbook, chapter 7: an annual report; caseloads
//! of 50 to 70.)

mod of_child;
mod tally;

pub use of_child::of_child;
pub use tally::{GRADES, STAGES, Stage, Tally};

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::Arc;

use calendar::{Day, Month};
use records::reviews::{EscalationTheme, LinkTeams, Unprepared};
use timeline::{Authority, Stranded};

/// Children of a full-time reviewing officer. (IRO Handbook, chapter 7.)
pub const CASELOAD: RangeInclusive<u32> = 50..=70;

/// Who did it: a reviewing officer, by identifier; `None` where the child had none on the day.
pub type Who = Option<Arc<str>>;

/// What was done in some months.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Footprint {
    /// The months, in order, without a gap.
    pub months: Vec<Month>,
    cells: BTreeMap<(Month, Who), Tally>,
    themes: BTreeMap<(EscalationTheme, Who), [u32; STAGES]>,
    unprepared: BTreeMap<(Option<Unprepared>, Who), u32>,
}

impl Footprint {
    /// Nothing yet, of the months from one to another.
    pub fn of_months(from: Month, to: Month) -> Footprint {
        let mut months = Vec::new();
        let mut month = from;
        while month <= to {
            months.push(month);
            month = month.plus(1);
        }
        Footprint { months, ..Footprint::default() }
    }

    /// What was done for two sets of children. The months are those of both.
    #[must_use]
    pub fn and(mut self, other: &Footprint) -> Footprint {
        if self.months.is_empty() {
            self.months.clone_from(&other.months);
        }
        for (key, tally) in &other.cells {
            self.cells.entry(key.clone()).or_default().add(tally);
        }
        for (key, counts) in &other.themes {
            let own = self.themes.entry(key.clone()).or_default();
            for (own, more) in own.iter_mut().zip(counts) {
                *own += more;
            }
        }
        for (key, count) in &other.unprepared {
            *self.unprepared.entry(key.clone()).or_default() += count;
        }
        self
    }

    /// The cell of a month and an officer, to count into; `None` outside the months.
    pub(crate) fn cell(&mut self, day: Day, who: &Who) -> Option<&mut Tally> {
        let month = Month::of(day);
        let (first, last) = (*self.months.first()?, *self.months.last()?);
        if !(first..=last).contains(&month) {
            return None;
        }
        Some(self.cells.entry((month, who.clone())).or_default())
    }

    pub(crate) fn theme(&mut self, theme: EscalationTheme, who: &Who, stage: usize) {
        if let Some(count) = self.themes.entry((theme, who.clone())).or_default().get_mut(stage) {
            *count += 1;
        }
    }

    /// A review was held without a booking, a visit to the child or a checklist; the reason, where somebody gave one.
    pub(crate) fn held_unprepared(&mut self, why: Option<Unprepared>, who: &Who) {
        *self.unprepared.entry((why, who.clone())).or_default() += 1;
    }

    /// Why reviews were held without a booking, a visit to the child or a checklist, most first; `None`: nobody said why. Of one
    /// officer, or of all.
    pub fn unprepared(&self, who: Option<&Who>) -> Vec<(Option<Unprepared>, u32)> {
        let mut reasons: BTreeMap<Option<Unprepared>, u32> = BTreeMap::new();
        for ((why, of), count) in &self.unprepared {
            if who.is_none_or(|who| who == of) {
                *reasons.entry(*why).or_default() += count;
            }
        }
        let mut reasons: Vec<_> = reasons.into_iter().collect();
        reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        reasons
    }

    /// Everybody who did something or had children, whoever is known first.
    pub fn officers(&self) -> Vec<Who> {
        let all: BTreeSet<&Who> = self.cells.keys().map(|(_, who)| who).collect();
        let mut all: Vec<Who> = all.into_iter().cloned().collect();
        all.sort_by_key(|who| (who.is_none(), who.clone()));
        all
    }

    /// A month of one officer.
    pub fn of(&self, month: Month, who: &Who) -> Tally {
        self.cells.get(&(month, who.clone())).cloned().unwrap_or_default()
    }

    /// A month of all together.
    pub fn month(&self, month: Month) -> Tally {
        self.sum(|(of, _)| *of == month)
    }

    /// All months of one officer. The caseload is that of the last month.
    pub fn officer(&self, who: &Who) -> Tally {
        let mut sum = self.sum(|(_, of)| of == who);
        sum.caseload = self.months.last().map_or(0, |month| self.of(*month, who).caseload);
        sum
    }

    /// All months of all together. The caseload is that of the last month.
    pub fn total(&self) -> Tally {
        let mut sum = self.sum(|_| true);
        sum.caseload = self.months.last().map_or(0, |month| self.month(*month).caseload);
        sum
    }

    fn sum(&self, is: impl Fn(&(Month, Who)) -> bool) -> Tally {
        let mut sum = Tally::default();
        self.cells.iter().filter(|(key, _)| is(key)).for_each(|(_, tally)| sum.add(tally));
        sum
    }

    /// Themes of challenges by stage, most at stage 1 first; of one officer, or of all.
    pub fn themes(&self, who: Option<&Who>) -> Vec<(EscalationTheme, [u32; STAGES])> {
        let mut themes: BTreeMap<EscalationTheme, [u32; STAGES]> = BTreeMap::new();
        for ((theme, of), counts) in &self.themes {
            if who.is_none_or(|who| who == of) {
                let sum = themes.entry(*theme).or_default();
                sum.iter_mut().zip(counts).for_each(|(sum, more)| *sum += more);
            }
        }
        let mut themes: Vec<_> = themes.into_iter().collect();
        themes.sort_by_key(|(_, counts)| std::cmp::Reverse(*counts));
        themes
    }

    /// The same of one officer alone.
    #[must_use]
    pub fn only(&self, who: &Who) -> Footprint {
        Footprint {
            months: self.months.clone(),
            cells: self
                .cells
                .iter()
                .filter(|((_, of), _)| of == who)
                .map(|(k, v)| (k.clone(), v.clone()))
                .collect(),
            themes: self
                .themes
                .iter()
                .filter(|((_, of), _)| of == who)
                .map(|(k, v)| (k.clone(), *v))
                .collect(),
            unprepared: self
                .unprepared
                .iter()
                .filter(|((_, of), _)| of == who)
                .map(|(k, v)| (k.clone(), *v))
                .collect(),
        }
    }
}

/// How a caseload stands against 50 to 70, in words; `None` where the officer has no children.
pub fn caseload_in_words(children: u32) -> Option<&'static str> {
    match children {
        0 => None,
        few if few < *CASELOAD.start() => Some("fewer than 50"),
        many if many > *CASELOAD.end() => Some("more than 70"),
        _ => Some("from 50 to 70"),
    }
}

/// The link teams in force on a day: the last set by then.
pub fn links_on(authority: &Authority, day: Day) -> Option<&LinkTeams> {
    authority.strand::<LinkTeams>().rfind(|set| set.since <= day).map(|set| set.record)
}

#[cfg(test)]
mod tests;
