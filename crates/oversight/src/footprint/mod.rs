//! The footprint of independent reviewing officers: what they did, month by month, each and all together. Caseload, visits to
//! children, midway checks, reviews, checklists by grade, challenges by stage with the time to each answer, themes.
//!
//! Each count of a month is the sum over reviewing officers by construction, and a year the sum of its months: a total cannot
//! differ from its parts. What was done by an officer is counted for whoever was the child's officer on that day; a challenge,
//! for whoever raised it. Challenges that advocates and chairs of conferences raised are told apart. (IRO Handbook, chapter 7:
//! an annual report; caseloads of 50 to 70.)

mod of_child;
mod tally;

pub use of_child::of_child;
pub use tally::{GRADES, PARTICIPATION, STAGES, Stage, Tally};

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::Arc;

use calendar::{Day, Month};
use records::Definition;
use records::reviews::{
    EscalationTheme, IroAllocation, LinkTeams, ReviewChecklist, ReviewSection, Unprepared,
};
use timeline::{Authority, Stranded};

/// Children of a full-time reviewing officer. (IRO Handbook, chapter 7.)
pub const CASELOAD: RangeInclusive<u32> = 50..=70;

/// Who did it: a reviewing officer, by identifier; `None` where the child had none on the day.
pub type Who = Option<Arc<str>>;

/// The month, what a challenge was about, whose it was, and the child's social worker on the day.
type Themed = (Month, EscalationTheme, Who, Who);

/// What was done in some months.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Footprint {
    /// The months, in order, without a gap.
    pub months: Vec<Month>,
    cells: BTreeMap<(Month, Who), Tally>,
    themes: BTreeMap<Themed, [u32; STAGES]>,
    sections: BTreeMap<(Month, Arc<str>, Who), [u32; GRADES.len()]>,
    unprepared: BTreeMap<(Month, Option<Unprepared>, Who), u32>,
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
        for (key, counts) in &other.sections {
            let own = self.sections.entry(key.clone()).or_default();
            own.iter_mut().zip(counts).for_each(|(own, more)| *own += more);
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

    /// Counts what a challenge was about, at the stage that was opened on a day while a social worker had the child.
    pub(crate) fn theme(&mut self, day: Day, theme: EscalationTheme, who: &Who, worker: Who, stage: usize) {
        let key = (Month::of(day), theme, who.clone(), worker);
        if let Some(count) = self.themes.entry(key).or_default().get_mut(stage) {
            *count += 1;
        }
    }

    /// Counts how a section of a checklist was graded: under what it is called now, whatever it was called then.
    pub(crate) fn section(&mut self, day: Day, section: &str, who: &Who, grade: usize) {
        let called = match ReviewSection::named(section) {
            Some(section) => section.label(),
            None => section.trim(),
        };
        let key = (Month::of(day), Arc::from(called), who.clone());
        if let Some(count) = self.sections.entry(key).or_default().get_mut(grade) {
            *count += 1;
        }
    }

    /// What is known of it, where the record says what was done only since a day: months that ended before it stay in the list
    /// and count for nothing, neither alone nor in a total. Whoever shows a footprint cuts it so first, so that no part of what
    /// is shown can hold what another leaves out.
    #[must_use]
    pub fn known_since(mut self, since: Option<Day>) -> Footprint {
        if let Some(since) = since {
            self.cells.retain(|(month, _), _| since <= month.last());
            self.themes.retain(|(month, ..), _| since <= month.last());
            self.sections.retain(|(month, ..), _| since <= month.last());
            self.unprepared.retain(|(month, ..), _| since <= month.last());
        }
        self
    }

    /// A review was held without a booking, a visit to the child or a checklist; the reason, where somebody gave one.
    pub(crate) fn held_unprepared(&mut self, day: Day, why: Option<Unprepared>, who: &Who) {
        *self.unprepared.entry((Month::of(day), why, who.clone())).or_default() += 1;
    }

    /// Why reviews were held without a booking, a visit to the child or a checklist, most first; `None`: nobody said why. Of one
    /// officer, or of all.
    pub fn unprepared(&self, who: Option<&Who>) -> Vec<(Option<Unprepared>, u32)> {
        let mut reasons: BTreeMap<Option<Unprepared>, u32> = BTreeMap::new();
        for ((_, why, of), count) in &self.unprepared {
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
        for ((_, theme, of, _), counts) in &self.themes {
            if who.is_none_or(|who| who == of) {
                let sum = themes.entry(*theme).or_default();
                sum.iter_mut().zip(counts).for_each(|(sum, more)| *sum += more);
            }
        }
        let mut themes: Vec<_> = themes.into_iter().collect();
        themes.sort_by_key(|(_, counts)| std::cmp::Reverse(*counts));
        themes
    }

    /// Themes of challenges by stage and by the team of the child's social worker on the day, team by team and most at stage 1
    /// first. `team`: in which team a worker was at the end of a month; `None` where that is not known, or nobody had the child.
    pub fn themes_by_team(
        &self,
        team: &dyn Fn(&str, Day) -> Option<String>,
    ) -> Vec<(Option<String>, EscalationTheme, [u32; STAGES])> {
        let mut themes: BTreeMap<(Option<String>, EscalationTheme), [u32; STAGES]> = BTreeMap::new();
        for ((month, theme, _, worker), counts) in &self.themes {
            let team = worker.as_deref().and_then(|worker| team(worker, month.last()));
            let sum = themes.entry((team, *theme)).or_default();
            sum.iter_mut().zip(counts).for_each(|(sum, more)| *sum += more);
        }
        let mut themes: Vec<_> =
            themes.into_iter().map(|((team, theme), counts)| (team, theme, counts)).collect();
        themes.sort_by(|(a, _, one), (b, _, other)| (a.is_none(), a, other).cmp(&(b.is_none(), b, one)));
        themes
    }

    /// Sections of checklists by grade, in the order of [`GRADES`]; sections by name.
    pub fn sections(&self) -> BTreeMap<&str, [u32; GRADES.len()]> {
        let mut sections: BTreeMap<&str, [u32; GRADES.len()]> = BTreeMap::new();
        for ((_, section, _), counts) in &self.sections {
            let sum = sections.entry(section).or_default();
            sum.iter_mut().zip(counts).for_each(|(sum, more)| *sum += more);
        }
        sections
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
                .filter(|((_, _, of, _), _)| of == who)
                .map(|(k, v)| (k.clone(), *v))
                .collect(),
            sections: self
                .sections
                .iter()
                .filter(|((_, _, of), _)| of == who)
                .map(|(k, v)| (k.clone(), *v))
                .collect(),
            unprepared: self
                .unprepared
                .iter()
                .filter(|((_, _, of), _)| of == who)
                .map(|(k, v)| (k.clone(), *v))
                .collect(),
        }
    }
}

/// Children for each full-time officer, where somebody with so many works so many hundredths of a full week.
pub fn for_full_time(children: u32, hundredths: i64) -> Option<u32> {
    let hundredths = u64::try_from(hundredths).ok().filter(|hundredths| *hundredths > 0)?;
    // Rounded once, and only to be shown and judged as a whole number of children.
    u32::try_from((u64::from(children) * 200 + hundredths) / (hundredths * 2)).ok()
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

/// The day since which what reviewing officers do is recorded here; `None` where everything is taken to be.
pub fn kept_since(authority: &Authority) -> Option<Day> {
    if authority.kept.is_empty() && authority.returns.is_empty() {
        return None;
    }
    let since = [IroAllocation::KIND, ReviewChecklist::KIND].map(|kind| authority.recorded_since(kind));
    let never = Day::from_number(i32::MAX / 2);
    Some(since.into_iter().map(|since| since.unwrap_or(never)).max().unwrap_or(never))
}

/// The link teams in force on a day: the last set by then.
pub fn links_on(authority: &Authority, day: Day) -> Option<&LinkTeams> {
    authority.strand::<LinkTeams>().rfind(|set| set.since <= day).map(|set| set.record)
}

#[cfg(test)]
mod tests;
