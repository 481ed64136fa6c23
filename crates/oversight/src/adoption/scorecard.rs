//! The adoption scorecard child by child: A1, A2 and A10 in days, or why the child is left out, and averages that are sums
//! over sums.
//!
//! What a child adds is asked of the indicators themselves: `10.4` (A1), `10.5` (A2) and `N.A10`.

use calendar::{Day, Moment, Period};
use indicators::{Asked, Event, Judge, Verdict, indicator};
use records::adoption::AdoptionAgency;
use timeline::{Authority, Coverage, Standpoint, Timeline};

/// Days in which an order may still be appealed: until then an adoption is provisional. It counts from its day all the same.
pub const APPEAL_DAYS: i32 = 28;

/// A measure of the scorecard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// From entering care to moving in with the adoptive family.
    A1,
    /// From the placement order to the match.
    A2,
    /// A1, where a foster carer adopted: to the day the child moved in with that carer.
    A10,
}

impl Measure {
    /// Every measure, in order.
    pub const ALL: &'static [Measure] = &[Measure::A1, Measure::A2, Measure::A10];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Measure::A1 => "A1",
            Measure::A2 => "A2",
            Measure::A10 => "A10",
        }
    }

    /// What it measures.
    pub const fn title(self) -> &'static str {
        match self {
            Measure::A1 => "Entering care to moving in with the adoptive family",
            Measure::A2 => "Placement order to match",
            Measure::A10 => {
                "Entering care to moving in, foster carers who adopt counted from when the child came to them"
            }
        }
    }

    /// The indicator of which it is the child's part.
    pub const fn indicator(self) -> &'static str {
        match self {
            Measure::A1 => "10.4",
            Measure::A2 => "10.5",
            Measure::A10 => "N.A10",
        }
    }

    /// The national threshold of 2013 to 2016 in days; none for A10, which has none of its own.
    pub const fn threshold(self) -> Option<i32> {
        match self {
            Measure::A1 => Some(426),
            Measure::A2 => Some(121),
            Measure::A10 => None,
        }
    }
}

/// What a child adds to a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Days {
    /// So many days.
    Counted(i32),
    /// Left out, for this reason.
    LeftOut(&'static str),
}

/// A child who was adopted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adopted {
    /// The day of the order.
    pub day: Day,
    /// Whether it may still be appealed on the day of the question.
    pub provisional: bool,
    /// By measure, in the order of [`Measure::ALL`].
    pub measures: [Days; 3],
    /// The agency that acted for the authority last before the order; none: the authority itself, or nobody recorded it.
    pub agency: Option<String>,
}

impl Adopted {
    /// The part in a measure.
    pub fn of(&self, measure: Measure) -> Days {
        self.measures[measure as usize]
    }
}

/// The adoptions of a child in some days, as asked on a day.
pub fn adopted(child: &Timeline, days: Period, day: Day) -> Vec<Adopted> {
    let known = Period { from: days.from, to: days.to.min(day) };
    let parts = Measure::ALL.iter().map(|measure| events(child, *measure, known)).collect::<Vec<_>>();
    let [a1, a2, a10] = parts.as_slice() else { return Vec::new() };
    let part = |of: &[Event], nth: usize| match of.get(nth).map(|event| event.verdict) {
        Some(Verdict::Days(days)) => Days::Counted(days),
        Some(Verdict::Excluded(why)) => Days::LeftOut(why),
        _ => Days::LeftOut("it is not one of those the measure is about"),
    };
    a1.iter()
        .enumerate()
        .map(|(nth, event)| Adopted {
            day: event.day,
            provisional: event.day.plus_days(APPEAL_DAYS) >= day,
            measures: [part(a1, nth), part(a2, nth), part(a10, nth)],
            agency: child
                .strand::<AdoptionAgency>()
                .rfind(|said| said.since <= event.day)
                .map(|said| said.record.agency.trim().to_owned()),
        })
        .collect()
}

fn events(child: &Timeline, measure: Measure, days: Period) -> Vec<Event> {
    let Some(of) = indicator(measure.indicator()) else { return Vec::new() };
    let recorded = Coverage { care: true, ..Coverage::default() };
    let authority = Authority::default();
    let at = Standpoint { day: days.to, known: Moment::END_OF_TIME, authority: &authority };
    let mut found = Vec::new();
    if let Ok(Judge::Events(judge)) =
        (of.counting)(&Asked { recorded, day: days.to }).map(|counting| counting.judge)
    {
        judge(child, days, &at, &mut |event| found.push(event));
    }
    found
}

/// A mean over children: the sum of their days over how many they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mean {
    /// The days together.
    pub sum: i64,
    /// The children whose days are counted.
    pub children: i64,
    /// The children left out, each with a reason.
    pub left_out: i64,
}

impl Mean {
    /// Of these parts.
    pub fn of(parts: impl IntoIterator<Item = Days>) -> Mean {
        let mut mean = Mean::default();
        for part in parts {
            match part {
                Days::Counted(days) => {
                    mean.sum += i64::from(days);
                    mean.children += 1;
                }
                Days::LeftOut(_) => mean.left_out += 1,
            }
        }
        mean
    }

    /// In whole days, half up, as the scorecard has it; `None` of nobody.
    pub fn days(self) -> Option<i64> {
        (self.children > 0).then(|| (2 * self.sum + self.children).div_euclid(2 * self.children))
    }
}

/// The three financial years that end with the one named by the year in which it ends, up to a day.
pub fn three_years(ending: i32, day: Day) -> Period {
    let last = Period::financial_year(ending);
    Period { from: Period::financial_year(ending - 2).from, to: last.to.min(day) }
}
