//! How invented councils compare with the council pack of December 2018: one table, many seeds beside what was published.
//!
//! The counts here are made for this table alone, in the plainest way; the figures of the product come from their own
//! definitions, and may differ from these in a child or two.

mod measures;
mod page;
mod published;

use std::ops::RangeInclusive;

use calendar::{Day, Moment};
use timeline::{Authority, Cohort, Household, Timeline};

use self::measures::measures;
pub use self::page::page;
pub use self::published::Chance;
use self::published::PUBLISHED;
use crate::{Invented, Plan};

/// One line of the comparison. Percentages are plain numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What is compared.
    pub what: &'static str,
    /// What the council published: October 2018, or the year to date or 2017/18 where the words say so.
    pub published: f64,
    /// What the published figure is of, and so how much of it is chance.
    pub chance: Chance,
    /// The invented councils by seed, each as known nine days after the month end.
    pub first: Vec<f64>,
    /// The same, as known at the end of the plan.
    pub later: Vec<f64>,
}

impl Line {
    /// One standard error of the published figure: how far chance alone moves it.
    pub fn spread(&self) -> f64 {
        self.chance.spread(self.published)
    }

    /// How far apart two councils may be that differ by chance alone: 19 pairs in 20 are closer.
    pub fn allowed(&self) -> f64 {
        1.96 * 2_f64.sqrt() * self.spread()
    }

    /// The middle of the invented councils.
    pub fn median(&self) -> f64 {
        part(&self.first, 0.5)
    }

    /// The middle of them, run again later.
    pub fn median_later(&self) -> f64 {
        part(&self.later, 0.5)
    }

    /// One council in ten lies below the first, one in ten above the second.
    pub fn middle(&self) -> (f64, f64) {
        (part(&self.first, 0.1), part(&self.first, 0.9))
    }

    /// Whether the middle council lies within one standard error of what was published.
    pub fn centred(&self) -> bool {
        (self.median() - self.published).abs() <= self.spread()
    }

    /// Whether the council of this place in the range of seeds lies outside.
    pub fn outside(&self, nth: usize) -> bool {
        // Written so that a figure that could not be counted is outside too.
        !self.first.get(nth).is_some_and(|figure| (figure - self.published).abs() <= self.allowed())
    }

    /// How many councils lie outside.
    pub fn outsiders(&self) -> usize {
        (0..self.first.len()).filter(|&nth| self.outside(nth)).count()
    }
}

/// The value below which this part of the values lies, between two neighbours in proportion.
fn part(values: &[f64], part: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = part * sorted.len().saturating_sub(1) as f64;
    let below = place.floor();
    match (sorted.get(below as usize), sorted.get(place.ceil() as usize)) {
        (Some(low), Some(high)) => low + (high - low) * (place - below),
        _ => f64::NAN,
    }
}

/// The day of the comparison: the last month of the pack.
pub const ON: Day = match Day::new(2018, 10, 31) {
    Some(day) => day,
    None => Day::from_number(0),
};

/// The seeds of the page, in a row. The invention was shaped on others (1001 to 1400).
pub const SEEDS: RangeInclusive<u64> = 1..=40;

/// The plan of the comparison: 650 children, three years of record, to the end of January 2019.
pub fn plan(seed: u64) -> Plan {
    let until = Day::new(2019, 1, 31).unwrap_or(ON);
    Plan { life: false, ..Plan::new(650, 36, until, seed) }
}

/// The invented council folded as known at a moment.
pub fn cohort(invented: &Invented, known: Moment) -> Cohort {
    let (subject, facts) = &invented.authority;
    let children =
        invented.children.iter().map(|(child, facts)| Timeline::of(&child.id, facts, known)).collect();
    let households =
        invented.households.iter().map(|(house, facts)| Household::of(&house.id, facts, known)).collect();
    Cohort::new(known, Authority::of(&subject.id, facts, known), children, households)
}

/// The comparison over seeds, invented on every core.
pub fn compare(seeds: RangeInclusive<u64>) -> Vec<Line> {
    let seeds: Vec<u64> = seeds.collect();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let share = seeds.len().div_ceil(cores).max(1);
    let councils: Vec<_> = std::thread::scope(|scope| {
        let of = |seed: &u64| {
            let invented = crate::authority(&plan(*seed));
            [Moment::end_of(ON.plus_days(9)), Moment::END_OF_TIME]
                .map(|known| measures(&cohort(&invented, known)))
        };
        let at_work: Vec<_> = seeds
            .chunks(share)
            .map(|seeds| scope.spawn(move || seeds.iter().map(of).collect::<Vec<_>>()))
            .collect();
        at_work.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    });
    let line = |&(what, published, chance): &(&'static str, f64, Chance)| {
        let counted = |run: usize| {
            councils.iter().map(|council| council[run].get(what).copied().unwrap_or(f64::NAN)).collect()
        };
        Line { what, published, chance, first: counted(0), later: counted(1) }
    };
    PUBLISHED.iter().map(line).collect()
}

/// How many lines each council misses, in the order of the seeds.
pub fn misses(lines: &[Line]) -> Vec<usize> {
    let councils = lines.iter().map(|line| line.first.len()).max().unwrap_or(0);
    (0..councils).map(|nth| lines.iter().filter(|line| line.outside(nth)).count()).collect()
}
