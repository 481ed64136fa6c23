//! What an indicator is.

use calendar::{Day, Period};
use timeline::{Coverage, Household, OnDay, Standpoint, Timeline, Worker};

use crate::page;

/// One measure of how well an authority does: what it counts, of whom, and which way is good.
///
/// A definition is a value. Its page is the comment that opens its file; what it counts is one function that says what a
/// single child, or household, adds, and why not where it adds nothing.
#[derive(Debug)]
pub struct Indicator {
    /// Its number in the council's report: `8.2`. Stable; never used for another.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// The page of the report it stands on.
    pub section: Section,
    /// What the value is.
    pub unit: Unit,
    /// Which way is good.
    pub polarity: Polarity,
    /// Over which days it is told.
    pub told: Told,
    /// How many months before the day, or before the first day of the period, it looks back; 0 where it does not. Where the
    /// record does not speak of some of those days, the figure says so.
    pub looks_back: u8,
    /// Counts up when what is counted changes. Figures of different versions are not one series.
    pub version: u16,
    /// How well the definition is founded.
    pub status: Status,
    /// The text of its own file, which begins with its page.
    pub file: &'static str,
    /// How it is counted from what is recorded here, or why it is not known here.
    pub counting: fn(&Asked) -> Result<Counting, &'static str>,
}

impl Indicator {
    /// One part of its page as plain text, its lines joined to paragraphs.
    pub fn part(&self, part: Part) -> String {
        page::part(self.file, part)
    }

    /// Its whole page, in Markdown, below a title.
    pub fn page(&self) -> String {
        page::whole(self.file)
    }
}

/// The parts of a definition's page, in order. Every page has each of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Who or what is counted: the numerator.
    WhatItCounts,
    /// Out of whom.
    Denominator,
    /// Who is left out, and why.
    Excluded,
    /// How hard cases are decided.
    EdgeCases,
    /// What a reader should make of it.
    WhyItMatters,
    /// Where the definition comes from.
    Source,
}

impl Part {
    /// Every part, in the order of the page.
    pub const ALL: &'static [Part] = &[
        Part::WhatItCounts,
        Part::Denominator,
        Part::Excluded,
        Part::EdgeCases,
        Part::WhyItMatters,
        Part::Source,
    ];

    /// Its heading.
    pub const fn heading(self) -> &'static str {
        match self {
            Part::WhatItCounts => "What it counts",
            Part::Denominator => "Denominator",
            Part::Excluded => "Excluded",
            Part::EdgeCases => "Edge cases",
            Part::WhyItMatters => "Why it matters",
            Part::Source => "Source",
        }
    }
}

/// The pages of the council's report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// 6: looked-after children.
    LookedAfterChildren,
    /// 7: care leavers.
    CareLeavers,
    /// 8: placements.
    Placements,
    /// 9: fostering.
    Fostering,
    /// 10: adoption.
    Adoption,
    /// 11: workforce.
    Workforce,
    /// National measures, which the council’s report does not print.
    National,
}

impl Section {
    /// Every section, in the order of the report.
    pub const ALL: &'static [Section] = &[
        Section::LookedAfterChildren,
        Section::CareLeavers,
        Section::Placements,
        Section::Fostering,
        Section::Adoption,
        Section::Workforce,
        Section::National,
    ];

    /// Those of the council’s report, in its order.
    pub const PANEL: &'static [Section] = &[
        Section::LookedAfterChildren,
        Section::CareLeavers,
        Section::Placements,
        Section::Fostering,
        Section::Adoption,
        Section::Workforce,
    ];

    /// Its title.
    pub const fn title(self) -> &'static str {
        match self {
            Section::LookedAfterChildren => "Looked-after children",
            Section::CareLeavers => "Care leavers",
            Section::Placements => "Placements",
            Section::Fostering => "Fostering",
            Section::Adoption => "Adoption",
            Section::Workforce => "Workforce",
            Section::National => "National measures",
        }
    }
}

/// What the value of a figure is. `decimals` is how many are shown: a value is rounded once, half up, when it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A whole number of children, events or households.
    Count,
    /// A share, in hundredths.
    Percent {
        /// Decimals shown.
        decimals: u8,
    },
    /// For each 10,000 people under 18 who live in the authority.
    RatePer10000 {
        /// Decimals shown.
        decimals: u8,
    },
    /// A mean number of days.
    Days {
        /// Decimals shown.
        decimals: u8,
    },
    /// A mean of anything else.
    Average {
        /// Decimals shown.
        decimals: u8,
    },
}

impl Unit {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Unit::Count => "count",
            Unit::Percent { .. } => "percent",
            Unit::RatePer10000 { .. } => "rate per 10,000",
            Unit::Days { .. } => "days",
            Unit::Average { .. } => "average",
        }
    }

    /// Decimals shown.
    pub const fn decimals(self) -> u8 {
        match self {
            Unit::Count => 0,
            Unit::Percent { decimals }
            | Unit::RatePer10000 { decimals }
            | Unit::Days { decimals }
            | Unit::Average { decimals } => decimals,
        }
    }

    /// What the numerator over the denominator is multiplied by.
    pub const fn scale(self) -> i64 {
        match self {
            Unit::Count | Unit::Days { .. } | Unit::Average { .. } => 1,
            Unit::Percent { .. } => 100,
            Unit::RatePer10000 { .. } => 10_000,
        }
    }
}

/// Which way is good. It belongs to the version of the definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Polarity {
    /// More is better.
    High,
    /// Less is better.
    Low,
    /// Neither: it informs.
    Info,
    /// Between two limits.
    WithinRange,
}

impl Polarity {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Polarity::High => "high",
            Polarity::Low => "low",
            Polarity::Info => "info",
            Polarity::WithinRange => "within range",
        }
    }
}

/// Over which days a figure is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// As at the end of the last day of the month.
    Snapshot,
    /// For the month, and from 1 April to its end.
    MonthAndYearToDate,
    /// Only from 1 April to the end of the month: the numbers of one month are too small.
    YearToDateOnly,
    /// As at the end of the month, of the twelve months before.
    RollingYear,
    /// As at the end of a school term; no value in other months.
    TermEnd,
}

/// How well a definition is founded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The source named on its page was read.
    Verified,
    /// Known, and not yet checked against a source.
    Knowledge,
}

/// What an indicator is asked for: what sorts of fact there are, and the last day of the month.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// What sorts of fact the record carries at all.
    pub recorded: Coverage,
    /// The last day of the month.
    pub day: Day,
}

impl Asked {
    /// Counted, if children in care are recorded here at all.
    pub fn of_care(&self, judge: Judge) -> Result<Counting, &'static str> {
        self.if_recorded(self.recorded.care, judge, "no children in care are recorded here")
    }

    /// Counted, if foster carer households are recorded here.
    pub fn of_households(&self, judge: Judge) -> Result<Counting, &'static str> {
        self.if_recorded(self.recorded.households, judge, "no register of foster carers is recorded here")
    }

    /// Counted, if what it needs is recorded here; otherwise the reason.
    pub fn if_recorded(
        &self,
        recorded: bool,
        judge: Judge,
        otherwise: &'static str,
    ) -> Result<Counting, &'static str> {
        if recorded { Ok(Counting { judge, note: None }) } else { Err(otherwise) }
    }

    /// Counted from the day on which what it needs was first recorded; otherwise the reason.
    pub fn if_recorded_since(
        &self,
        since: Option<Day>,
        judge: Judge,
        otherwise: &'static str,
    ) -> Result<Counting, &'static str> {
        self.if_recorded(since.is_some_and(|since| since <= self.day), judge, otherwise)
    }
}

/// How an indicator is counted here.
#[derive(Debug, Clone, Copy)]
pub struct Counting {
    /// What one child or household adds.
    pub judge: Judge,
    /// What a reader must know of this form of it.
    pub note: Option<&'static str>,
}

impl Counting {
    /// With a note for the reader.
    pub const fn noted(self, note: &'static str) -> Counting {
        Counting { note: Some(note), ..self }
    }
}

/// What one child or household adds. Nothing here fails, reads a clock or keeps anything.
#[derive(Debug, Clone, Copy)]
pub enum Judge {
    /// Each child looked after at the end of the day, short breaks apart.
    LookedAfter(fn(&OnDay<'_>, &Standpoint<'_>) -> Verdict),
    /// The same, of what is dear to find out: found out once for a child, as of the last day it is asked about, and asked
    /// on every day up to that one.
    LookedAfterThrough(for<'t> fn(&'t Timeline, &Standpoint<'t>) -> OnEachDay<'t>),
    /// Each person with a record, looked after or not.
    Anyone(fn(&Timeline, &Standpoint<'_>) -> Verdict),
    /// Each event in a run of days, handed over as it is found. What an event says must not hang on the ends of the run:
    /// months add up to a year.
    Events(fn(&Timeline, Period, &Standpoint<'_>, &mut dyn FnMut(Event))),
    /// Each carer household on the day.
    Household(fn(&Household, &Standpoint<'_>) -> Verdict),
    /// Each event of a carer household.
    HouseholdEvents(fn(&Household, Period, &mut dyn FnMut(Event))),
    /// The children allocated on the day to each worker who counts, told as one number.
    Caseload(Caseload),
    /// Workers instead of children.
    Workforce(Workforce),
}

/// How workers become one number.
#[derive(Debug, Clone, Copy)]
pub struct Workforce {
    /// What one worker adds, who holds so many children on the day.
    pub worker: fn(&Worker, usize, &Standpoint<'_>) -> Staffed,
    /// The posts that there are, in hundredths of a full-time worker, where those that nobody holds are counted: what is
    /// wanting to them is in the numerator and in the denominator.
    pub posts: Option<fn(&Standpoint<'_>) -> i64>,
    /// What the numbers are.
    pub told: WorkforceTold,
}

/// What the numbers of a figure of workers are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkforceTold {
    /// Full-time equivalents over full-time equivalents, both in hundredths.
    FullTime,
    /// Children over full-time equivalents in hundredths.
    Cases,
    /// Workers over workers.
    Workers,
}

/// What one worker adds to a figure of workers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Staffed {
    /// So much to the numerator and to the denominator.
    Adds {
        /// To the numerator.
        numerator: i64,
        /// To the denominator.
        denominator: i64,
    },
    /// Would count, but is left out, for this reason.
    Excluded(&'static str),
    /// Not one of those the figure is about.
    No,
}

/// How the caseloads of workers become one number.
#[derive(Debug, Clone, Copy)]
pub struct Caseload {
    /// Whether a worker counts on the day.
    pub worker: fn(&Worker, &Standpoint<'_>) -> Counts,
    /// The number.
    pub told: CaseloadTold,
}

/// Which number caseloads become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseloadTold {
    /// The children of the worker who has most.
    Most,
    /// The children of all over their full-time equivalents.
    Average,
}

/// Whether a worker counts in a caseload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// Counts, as so many hundredths of a full-time worker.
    As(i64),
    /// Would count, but is left out with the children, for this reason.
    Excluded(&'static str),
    /// Not one of those the figure is about.
    No,
}

/// What a child adds on each day on which they are looked after: see [`Judge::LookedAfterThrough`].
pub type OnEachDay<'t> = Box<dyn Fn(&OnDay<'_>) -> Verdict + 't>;

/// Something countable that happened on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// The day it is counted on.
    pub day: Day,
    /// What it adds.
    pub verdict: Verdict,
}

/// What one child, household or event adds to a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Counted: in the numerator, and so in the denominator.
    In,
    /// In the denominator only.
    Out,
    /// In the denominator, with so many days in the numerator.
    Days(i32),
    /// Would be in the denominator, but is left out, for this reason.
    Excluded(&'static str),
    /// Not one of those the figure is about.
    NotInCohort,
}

impl Verdict {
    /// In the numerator where true, in the denominator either way.
    pub const fn of(counts: bool) -> Verdict {
        if counts { Verdict::In } else { Verdict::Out }
    }

    /// What it adds to the numerator and to the denominator.
    pub const fn adds(self) -> (i64, i64) {
        match self {
            Verdict::In => (1, 1),
            Verdict::Out => (0, 1),
            Verdict::Days(days) => (days as i64, 1),
            Verdict::Excluded(_) | Verdict::NotInCohort => (0, 0),
        }
    }
}
