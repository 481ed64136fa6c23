//! From tallies to figures.

use std::collections::HashMap;

use calendar::{Moment, Month, Period};
use indicators::{Asked, CaseloadTold, Counting, INDICATORS, Indicator, Judge, Told, Unit, WorkforceTold};
use timeline::{Cohort, Target};

use crate::count::{Plan, Tallies, Tally};
use crate::decimal::{display, ratio, with_sign};
use crate::figure::{Figure, Kind, MonthFigures, Origin};
use crate::judge::{direction, rag_of};
use crate::published::{Published, scaled};
use crate::window::{Covered, gaps_in_words};

/// Fewer than this in the denominator and a colour says little.
const FEW: i64 = 10;

/// Every figure of a month, each against the month before.
pub fn figures(cohort: &Cohort, month: Month) -> MonthFigures {
    let mut months = run(cohort, month, month, &|_| true);
    months.pop().unwrap_or_else(|| empty(cohort, month))
}

/// Every figure of each month from the first to the last: one walk over everybody.
pub fn series(cohort: &Cohort, first: Month, last: Month) -> Vec<MonthFigures> {
    run(cohort, first, last, &|_| true)
}

/// The figures of one indicator in a month: one, or the month's and the year's to date.
pub fn figure(indicator: &'static Indicator, cohort: &Cohort, month: Month) -> Vec<Figure> {
    let mut months = run(cohort, month, month, &|other| other.id == indicator.id);
    months.pop().map(|month| month.figures).unwrap_or_default()
}

/// The figures of a financial year, named by the year in which it ends: the snapshots at 31 March, and the years to then.
pub fn financial_year(cohort: &Cohort, ending: i32) -> Vec<Figure> {
    let month = Month::of(Period::financial_year(ending).to);
    let mut year = figures(cohort, month).figures;
    year.retain(|figure| figure.kind != Kind::Month);
    year
}

fn empty(cohort: &Cohort, month: Month) -> MonthFigures {
    MonthFigures {
        authority: cohort.authority.code.to_string(),
        month,
        as_at: month.last(),
        known_at: (cohort.known != Moment::END_OF_TIME).then_some(cohort.known),
        figures: Vec::new(),
    }
}

fn run(cohort: &Cohort, first: Month, last: Month, wanted: &dyn Fn(&Indicator) -> bool) -> Vec<MonthFigures> {
    let bench = Bench::new(cohort, first, last, wanted);
    let mut months = Vec::new();
    let mut month = first;
    while month <= last {
        months.push(MonthFigures { figures: bench.figures(month, wanted), ..empty(cohort, month) });
        month = month.plus(1);
    }
    months
}

/// Everything that figures are made of.
struct Bench<'a> {
    cohort: &'a Cohort,
    covered: Covered,
    published: Published<'a>,
    tallies: Tallies,
    targets: HashMap<&'a str, Vec<&'a Target>>,
}

/// What is known of one indicator over some days.
struct Known {
    value: Option<f64>,
    display: String,
    numerator: Option<i64>,
    denominator: Option<i64>,
    source: Origin,
    not_known: Option<String>,
    flags: Vec<String>,
}

impl<'a> Bench<'a> {
    fn new(cohort: &'a Cohort, first: Month, last: Month, wanted: &dyn Fn(&Indicator) -> bool) -> Bench<'a> {
        let covered = Covered::of(&cohort.authority);
        let before = first.plus(-1);
        // Back to April of the year that the month before is in: its year to date is asked for too.
        let from = Month::of(Period::year_to_date(before).from);
        let plan = Plan::new(cohort, &covered, (from, last), before, wanted);
        let mut targets: HashMap<_, Vec<_>> = HashMap::new();
        for target in &cohort.authority.targets {
            targets.entry(target.indicator.as_str()).or_default().push(target);
        }
        Bench {
            cohort,
            covered,
            published: Published::of(&cohort.authority),
            tallies: Tallies::count(cohort, plan),
            targets,
        }
    }

    fn figures(&self, month: Month, wanted: &dyn Fn(&Indicator) -> bool) -> Vec<Figure> {
        let mut figures = Vec::new();
        for (nth, indicator) in INDICATORS.iter().enumerate().filter(|(_, indicator)| wanted(indicator)) {
            for kind in kinds(indicator.told) {
                figures.push(self.figure(nth, indicator, *kind, month));
            }
        }
        figures
    }

    fn figure(&self, nth: usize, indicator: &'static Indicator, kind: Kind, month: Month) -> Figure {
        let days = days(indicator, kind, month);
        let known = self.known(nth, indicator, kind, month);
        let before = month.plus(-1);
        let comparable = kind != Kind::YearToDate || before.number() != 3;
        let previous =
            if comparable { self.known(nth, indicator, kind, before) } else { Known::nothing(None) };
        let mut flags = known.flags;
        if let (Some(_), Some(_)) = (known.value, previous.value)
            && known.source != previous.source
        {
            flags.push(format!("the month before is as {}", source_word(previous.source)));
        }
        let target = self.target(indicator, days);
        let judged = target.filter(|target| !target.year_to_date_only || kind == Kind::YearToDate);
        let mut rag = None;
        if let (Some(target), Some(value)) = (judged, known.value) {
            let (colour, note) = rag_of(target, value);
            rag = colour;
            flags.extend(note.map(str::to_owned));
        }
        if indicator.unit != Unit::Count
            && let Some(few) = known.denominator.filter(|denominator| (1..FEW).contains(denominator))
        {
            flags.push(format!("only {few} in the denominator"));
        }
        // A count since 1 April only ever grows: that says nothing.
        let grows = kind == Kind::YearToDate && indicator.unit == Unit::Count;
        let direction = previous.value.zip(known.value).filter(|_| !grows).map(|values| {
            direction(indicator.polarity, indicator.unit, target.and_then(|target| target.green), values)
        });
        Figure {
            id: indicator.id,
            title: indicator.title,
            kind,
            from: days.from,
            to: days.to,
            value: known.value,
            display: known.display,
            numerator: known.numerator,
            denominator: known.denominator,
            unit: indicator.unit,
            polarity: indicator.polarity,
            rag,
            direction,
            previous: previous.value,
            source: known.source,
            definition_version: indicator.version,
            not_known: known.not_known,
            flags,
        }
    }

    fn target(&self, indicator: &Indicator, days: Period) -> Option<&'a Target> {
        self.targets
            .get(indicator.id)?
            .iter()
            .rev()
            .copied()
            .find(|target| target.since <= days.to && target.until.is_none_or(|until| until >= days.to))
    }

    fn known(&self, nth: usize, indicator: &Indicator, kind: Kind, month: Month) -> Known {
        let days = days(indicator, kind, month);
        match self.counted(indicator, kind, days) {
            Ok(counting) => self.by_record(nth, indicator, kind, month, counting),
            Err(why) => {
                let published = self.published.find_for(indicator, kind, month);
                match published.and_then(|fact| fact.value(indicator.unit)) {
                    Some(published) => Known {
                        value: Some(published.value),
                        display: published.display,
                        numerator: published.numerator,
                        denominator: published.denominator,
                        source: Origin::Published,
                        not_known: None,
                        flags: published.flags,
                    },
                    None => Known::nothing(Some(format!("not known here: {why}"))),
                }
            }
        }
    }

    /// How the figure is counted from the record, or why the record does not know it.
    fn counted(&self, indicator: &Indicator, kind: Kind, days: Period) -> Result<Counting, String> {
        if indicator.told == Told::TermEnd && !matches!(Month::of(days.to).number(), 3 | 7 | 12) {
            return Err("told at the end of a school term only: July, December and March".to_owned());
        }
        let asked = Asked { recorded: self.cohort.coverage, day: days.to };
        let counting = (indicator.counting)(&asked)?;
        if self.covered.is_empty() {
            return Err("nothing had been loaded".to_owned());
        }
        let uncovered = match kind {
            Kind::Snapshot => !self.covered.day(days.to),
            Kind::Month | Kind::YearToDate => self.covered.nothing_of(days),
        };
        if uncovered { Err(format!("the loads do not cover {}", words(kind, days))) } else { Ok(counting) }
    }

    fn by_record(
        &self,
        nth: usize,
        indicator: &Indicator,
        kind: Kind,
        month: Month,
        counting: Counting,
    ) -> Known {
        let days = days(indicator, kind, month);
        let mut tally = Tally::default();
        let mut of = if kind == Kind::YearToDate { Month::of(days.from) } else { month };
        while of <= month {
            tally.add(self.tallies.of(nth, of));
            of = of.plus(1);
        }
        let mut flags: Vec<String> = counting.note.iter().map(|note| (*note).to_owned()).collect();
        let looked_at = if indicator.looks_back > 0 {
            Period { from: days.to.plus_months(-i32::from(indicator.looks_back)).plus_days(1), to: days.to }
        } else {
            days
        };
        flags.extend(gaps_in_words(&self.covered.gaps(looked_at)));
        if self.cohort.known != Moment::END_OF_TIME && self.cohort.known.day() < days.to {
            flags.push("the days were not over when this was known".to_owned());
        }
        if tally.start_not_known > 0 {
            let children = if tally.start_not_known == 1 {
                "1 child".to_owned()
            } else {
                format!("{} children", tally.start_not_known)
            };
            flags.push(format!(
                "{children} whose start of care is not known here: counted from the first known row"
            ));
        }
        if tally.excluded > 0 && indicator.unit != Unit::Count {
            flags.push(format!(
                "{} left out, each with its reason in the list behind the figure",
                tally.excluded
            ));
        }
        if let Judge::Caseload(caseload) = counting.judge
            && caseload.told == CaseloadTold::Average
        {
            return by_caseload(indicator, tally, flags);
        }
        if let Judge::Workforce(workforce) = counting.judge {
            match workforce.told {
                // Behind it stand workers: the children whom they hold are told in words.
                WorkforceTold::Cases => {
                    return Known { numerator: None, ..by_caseload(indicator, tally, flags) };
                }
                WorkforceTold::FullTime => return by_full_time(indicator, tally, flags),
                WorkforceTold::Workers => {}
            }
        }
        let denominator = match indicator.unit {
            Unit::Count => None,
            Unit::RatePer10000 { .. } => match self.cohort.authority.population_on(days.to) {
                Some(population) => Some(i64::from(population.people)),
                None => {
                    let why = "not known here: no estimate of the population aged 0 to 17".to_owned();
                    return Known::nothing(Some(why));
                }
            },
            _ => Some(tally.denominator),
        };
        let numerator = tally.numerator;
        let (value, display) = match denominator {
            None => (Some(numerator as f64), numerator.to_string()),
            Some(0) => {
                flags.push("nothing in the denominator".to_owned());
                (None, "-".to_owned())
            }
            Some(denominator) => (
                Some(scaled(numerator, denominator, indicator.unit)),
                ratio(numerator, denominator, indicator.unit.scale(), indicator.unit.decimals())
                    .map_or_else(|| display(None, indicator.unit), |text| with_sign(text, indicator.unit)),
            ),
        };
        if let Some(published) = self.published.find_for(indicator, kind, month)
            && let Some(value) = published.value(indicator.unit)
            && value.display != display
        {
            flags.push(format!("published as {} ({})", published.shown.printed, published.shown.run));
        }
        Known {
            value,
            display,
            numerator: Some(numerator),
            denominator,
            source: Origin::Record,
            not_known: None,
            flags,
        }
    }
}

/// Children over full-time equivalents, which are no whole number: they are told in words instead of as a denominator.
fn by_caseload(indicator: &Indicator, tally: Tally, mut flags: Vec<String>) -> Known {
    let (children, hundredths) = (tally.numerator, tally.denominator);
    if hundredths == 0 {
        return Known::nothing(Some(
            "not known here: no social worker who counts has recorded hours".to_owned(),
        ));
    }
    flags.push(format!("{children} children, {:.2} full-time social workers", hundredths as f64 / 100.0));
    Known {
        value: Some(children as f64 * 100.0 / hundredths as f64),
        display: ratio(children, hundredths, 100, indicator.unit.decimals())
            .map_or_else(|| display(None, indicator.unit), |text| with_sign(text, indicator.unit)),
        numerator: Some(children),
        denominator: None,
        source: Origin::Record,
        not_known: None,
        flags,
    }
}

/// Full-time equivalents over full-time equivalents: no whole numbers either, and told in words.
fn by_full_time(indicator: &Indicator, tally: Tally, mut flags: Vec<String>) -> Known {
    let (part, whole) = (tally.numerator, tally.denominator);
    if whole == 0 {
        return Known::nothing(Some(
            "not known here: no social worker who counts has recorded hours".to_owned(),
        ));
    }
    let told = |hundredths: i64| format!("{:.2}", hundredths as f64 / 100.0);
    flags.push(format!("{} over {} full-time equivalents", told(part), told(whole)));
    Known {
        value: Some(scaled(part, whole, indicator.unit)),
        display: ratio(part, whole, indicator.unit.scale(), indicator.unit.decimals())
            .map_or_else(|| display(None, indicator.unit), |text| with_sign(text, indicator.unit)),
        numerator: None,
        denominator: None,
        source: Origin::Record,
        not_known: None,
        flags,
    }
}

impl Known {
    fn nothing(why: Option<String>) -> Known {
        Known {
            value: None,
            display: "-".to_owned(),
            numerator: None,
            denominator: None,
            source: Origin::Record,
            not_known: why,
            flags: Vec::new(),
        }
    }
}

const fn source_word(source: Origin) -> &'static str {
    match source {
        Origin::Record => "counted from the record",
        Origin::Published => "published",
    }
}

/// The kinds of figure of an indicator.
pub(crate) const fn kinds(told: Told) -> &'static [Kind] {
    match told {
        Told::Snapshot | Told::RollingYear | Told::TermEnd => &[Kind::Snapshot],
        Told::MonthAndYearToDate => &[Kind::Month, Kind::YearToDate],
        Told::YearToDateOnly => &[Kind::YearToDate],
    }
}

/// The days of a figure.
pub(crate) fn days(indicator: &Indicator, kind: Kind, month: Month) -> Period {
    match kind {
        Kind::Month => month.period(),
        Kind::YearToDate => Period::year_to_date(month),
        Kind::Snapshot if indicator.told == Told::RollingYear => Period::rolling_year(month.last()),
        Kind::Snapshot => Period { from: month.last(), to: month.last() },
    }
}

fn words(kind: Kind, days: Period) -> String {
    match kind {
        Kind::Snapshot => days.to.to_words(),
        Kind::Month | Kind::YearToDate => format!("{} to {}", days.from.to_words(), days.to.to_words()),
    }
}
