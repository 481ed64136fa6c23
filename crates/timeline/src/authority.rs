//! The authority's own strands: settings, targets, benchmarks, published figures, loads.

use std::sync::Arc;

use calendar::{Calendars, Day, Holidays, Moment, Period, Term, Terms, day};
use records::governance::{
    AuthorityName, Benchmark, DayNotWorked, LocalStandard, Population, PublishedBreakdown, PublishedFault,
    PublishedFigure, RecordKept, ReturnLoaded, SchoolYear, Target,
};
use records::workforce::{CaseloadWeights, PostsAgreed};
use records::{Definition, Fact, Kind, as_known};

use crate::{Places, Said, Stranded, Strands};

/// A return that was loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadedReturn {
    /// Which return: `ssda903`.
    pub name: Arc<str>,
    /// The year in which the collection closes.
    pub year: u16,
    /// The tables it carried.
    pub tables: Vec<String>,
}

/// The authority as known at a moment. Everything dated is sorted by day.
#[derive(Debug, Clone, Default)]
pub struct Authority {
    /// Its code.
    pub code: Arc<str>,
    /// Its name, where it is told.
    pub name: Option<Arc<str>>,
    /// The number on which young people reach it, where it is told.
    pub phone: Option<Arc<str>>,
    /// Estimates of the population aged 0 to 17.
    pub populations: Vec<Population>,
    /// Targets.
    pub targets: Vec<Target>,
    /// Benchmarks.
    pub benchmarks: Vec<Benchmark>,
    /// Figures the council published.
    pub published: Vec<PublishedFigure>,
    /// Breakdowns the council published.
    pub breakdowns: Vec<PublishedBreakdown>,
    /// Faults known of what the council published.
    pub faults: Vec<PublishedFault>,
    /// Local standards.
    pub local_standards: Vec<LocalStandard>,
    /// Returns loaded.
    pub returns: Vec<LoadedReturn>,
    /// The day from which the record is kept here.
    pub kept_since: Option<Day>,
    /// What is kept here since when, kind by kind.
    pub kept: Vec<RecordKept>,
    /// What its days are counted by: bank holidays with those it has added, and its school terms.
    pub calendars: Calendars,
    /// How far one place is from another; nothing of it is in the journal.
    pub places: Places,
    /// Everything else, by type.
    pub strands: Strands,
}

impl Stranded for Authority {
    fn strand<T: Definition>(&self) -> impl DoubleEndedIterator<Item = Said<'_, T>> + Clone {
        self.strands.strand()
    }
}

impl Authority {
    /// Folds the authority's facts as known at a moment.
    pub fn of(code: &str, facts: &[Fact], known: Moment) -> Authority {
        let mut authority = Authority { code: code.into(), ..Authority::default() };
        let mut named_since = None;
        for fact in as_known(facts, known) {
            if let Some(name) = fact.of::<AuthorityName>() {
                if named_since <= Some(name.since) {
                    named_since = Some(name.since);
                    authority.name = Some(name.name.as_str().into());
                    let phone = name.phone.as_deref().map(str::trim).filter(|phone| !phone.is_empty());
                    authority.phone = phone.map(Into::into);
                }
            } else if let Some(population) = fact.of::<Population>() {
                authority.populations.push(population.clone());
            } else if let Some(target) = fact.of::<Target>() {
                authority.targets.push(target.clone());
            } else if let Some(benchmark) = fact.of::<Benchmark>() {
                authority.benchmarks.push(benchmark.clone());
            } else if let Some(figure) = fact.of::<PublishedFigure>() {
                authority.published.push(figure.clone());
            } else if let Some(breakdown) = fact.of::<PublishedBreakdown>() {
                authority.breakdowns.push(breakdown.clone());
            } else if let Some(fault) = fact.of::<PublishedFault>() {
                authority.faults.push(fault.clone());
            } else if let Some(standard) = fact.of::<LocalStandard>() {
                authority.local_standards.push(standard.clone());
            } else if let Some(kept) = fact.of::<RecordKept>() {
                authority.kept_since =
                    Some(authority.kept_since.map_or(kept.since, |since| since.min(kept.since)));
                authority.kept.push(kept.clone());
            } else if let Some(loaded) = fact.of::<ReturnLoaded>() {
                authority.returns.push(LoadedReturn {
                    name: loaded.name.as_str().into(),
                    year: loaded.year,
                    tables: loaded.tables.clone(),
                });
            } else {
                authority.strands.push(fact);
            }
        }
        authority.strands.sort();
        authority.calendars = authority.counted_by();
        authority.populations.sort_by_key(|population| population.since);
        authority.targets.sort_by_key(|target| target.since);
        authority.benchmarks.sort_by_key(|benchmark| benchmark.year);
        authority.published.sort_by_key(|figure| figure.period.days().to);
        authority.local_standards.sort_by_key(|standard| standard.since);
        authority.returns.sort_by_key(|loaded| loaded.year);
        authority
    }

    /// The bank holidays and school terms that are recorded. Of a school year that was entered twice the later word holds; one
    /// whose days do not make three terms, or overlap another's, is left out, and the plain pattern stands for it.
    fn counted_by(&self) -> Calendars {
        let holidays = self.strand::<DayNotWorked>();
        let holidays = holidays.fold(Holidays::england_and_wales(), |holidays, said| {
            holidays.with_one_off(said.day, said.name.as_str())
        });
        let mut years: Vec<Said<'_, SchoolYear>> = self.strand().collect();
        years.sort_by_key(|said| (said.year(), std::cmp::Reverse(said.learnt)));
        years.dedup_by_key(|said| said.year());
        let (mut terms, mut taken, mut closed) = (Terms::default(), Vec::<Term>::new(), Vec::new());
        for said in years {
            let (before, breaks) = (taken.len(), closed.len());
            taken.extend(said.terms());
            closed.extend(said.breaks());
            match Terms::new(taken.clone(), closed.clone()) {
                Ok(with) => terms = with,
                Err(_) => {
                    taken.truncate(before);
                    closed.truncate(breaks);
                }
            }
        }
        Calendars { holidays, terms }
    }

    /// The posts of social workers agreed for a team that hold on a day: the last agreed by then.
    pub fn posts_on(&self, team: &str, day: Day) -> Option<&PostsAgreed> {
        let mut agreed = self.strand::<PostsAgreed>();
        agreed.rfind(|set| set.since <= day && set.team.trim() == team.trim()).map(|set| set.record)
    }

    /// The hours a week of somebody full time on a day, as the authority set them with its caseload weights.
    pub fn full_time_hours_on(&self, day: Day) -> Option<f64> {
        let set = self.strand::<CaseloadWeights>().rfind(|set| set.since <= day)?;
        Some(set.hours).filter(|hours| *hours > 0.0)
    }

    /// The population estimate that figures of this day use: the latest published by then.
    pub fn population_on(&self, day: Day) -> Option<&Population> {
        self.populations.iter().rev().find(|population| population.since <= day)
    }

    /// The target of an indicator on a day.
    pub fn target_on(&self, indicator: &str, day: Day) -> Option<&Target> {
        self.targets.iter().rev().find(|target| {
            target.indicator == indicator
                && target.since <= day
                && target.until.is_none_or(|until| until >= day)
        })
    }

    /// The runs of days of which what was learnt about children speaks, in order, none touching the next.
    pub fn covered(&self) -> Vec<Period> {
        let mut runs: Vec<Period> = self
            .returns
            .iter()
            .filter(|loaded| &*loaded.name == "ssda903")
            .map(|loaded| Period::financial_year(i32::from(loaded.year)))
            .chain(self.kept_since.map(|from| Period { from, to: day!(2199, 12, 31) }))
            .collect();
        runs.sort_by_key(|run| run.from);
        let mut covered: Vec<Period> = Vec::new();
        for run in runs {
            match covered.last_mut() {
                Some(last) if run.from <= last.to.plus_days(1) => last.to = last.to.max(run.to),
                _ => covered.push(run),
            }
        }
        covered
    }

    /// The day from which facts of a kind are recorded here, people recording directly; `None` where they are not. What no
    /// fact says is then known not to have been done. Where the authority says neither that the record is kept here nor that
    /// returns were loaded, everything is taken to be recorded, since ever.
    pub fn recorded_since(&self, kind: &Kind) -> Option<Day> {
        if self.kept.is_empty() && self.returns.is_empty() {
            return Some(Day::from_number(i32::MIN / 2));
        }
        let of_kind =
            |kept: &&RecordKept| kept.kinds.is_empty() || kept.kinds.iter().any(|of| of == kind.name);
        self.kept.iter().filter(of_kind).map(|kept| kept.since).min()
    }

    /// Whether what was learnt about children speaks of this day: the record is kept here since then, or a return covers it.
    pub fn covers(&self, day: Day) -> bool {
        self.kept_since.is_some_and(|since| since <= day)
            || self.returns.iter().any(|loaded| {
                Period::financial_year(i32::from(loaded.year)).contains(day) && &*loaded.name == "ssda903"
            })
    }
}
