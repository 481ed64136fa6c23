//! What the financial year will bring: adoptions made, and of each child on the way whether an order by 31 March is likely,
//! possible or not, with the reason. Nothing here is promised: courts list hearings.

use calendar::{Day, Period};

use super::stage::{Stage, Way};

/// Days from the placement to the order, and from the application to the order, where too few were made here to know: about
/// seven and about three months.
const USUAL: Pace = Pace { placed: 210, applied: 90, of: 0 };
/// From so many adoptions on the authority's own pace is taken.
const ENOUGH: usize = 5;
/// Weeks that a child lives with the adopters before they may apply.
const WEEKS: i32 = 10;

/// How long the last part of the way usually takes: medians.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Days from the placement to the order.
    pub placed: i32,
    /// Days from the application to the order.
    pub applied: i32,
    /// Of how many adoptions here; 0: too few, and the usual days are taken.
    pub of: usize,
}

impl Pace {
    /// Of those adopted, as they went.
    pub fn of<'a>(ways: impl IntoIterator<Item = &'a Way>) -> Pace {
        let (mut placed, mut applied) = (Vec::new(), Vec::new());
        for way in ways {
            if let Some(adopted) = way.adopted {
                placed.extend(way.placed.map(|on| on.days_until(adopted)).filter(|days| *days > 0));
                applied.extend(way.applied.map(|on| on.days_until(adopted)).filter(|days| *days > 0));
            }
        }
        if placed.len() < ENOUGH {
            return USUAL;
        }
        let of = placed.len();
        let applied = if applied.len() < ENOUGH { USUAL.applied } else { median(&mut applied) };
        Pace { placed: median(&mut placed), applied, of }
    }
}

fn median(days: &mut [i32]) -> i32 {
    days.sort_unstable();
    days.get(days.len() / 2).copied().unwrap_or_default()
}

/// How likely an order within the year is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chance {
    /// It is made.
    Made,
    /// A hearing is listed, or the application is made and there is time.
    Likely,
    /// By the usual pace, yes; nothing is with the court.
    Possible,
    /// Not by the usual pace.
    Unlikely,
}

impl Chance {
    /// Every chance, in order.
    pub const ALL: &'static [Chance] = &[Chance::Made, Chance::Likely, Chance::Possible, Chance::Unlikely];

    /// For people.
    pub const fn words(self) -> &'static str {
        match self {
            Chance::Made => "Made",
            Chance::Likely => "Likely",
            Chance::Possible => "Possible",
            Chance::Unlikely => "Not this year",
        }
    }
}

/// What is thought of one child, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thought {
    /// How likely.
    pub chance: Chance,
    /// The day on which the order was made, is listed, or is thought of.
    pub day: Option<Day>,
    /// Why, in a sentence without its full stop.
    pub because: String,
}

/// Of a child on a day, for the financial year of that day. `None`: adopted in another year, or off the way.
pub fn of(way: &Way, pace: Pace, day: Day) -> Option<Thought> {
    let year = Period::financial_year_of(day);
    let within = |on: Day| on <= year.to;
    let say = |chance, day, because: String| Some(Thought { chance, day, because });
    if let Some(adopted) = way.adopted {
        return year.contains(adopted).then(|| Thought {
            chance: Chance::Made,
            day: Some(adopted),
            because: "The order is made".to_owned(),
        });
    }
    let here = if pace.of > 0 {
        format!("the median of {} adoptions here", pace.of)
    } else {
        "the usual time; too few were made here to know".to_owned()
    };
    match way.stage {
        Stage::Adopted | Stage::Reversed => None,
        Stage::Applied | Stage::Placed if way.hearing.is_some_and(|hearing| hearing >= day) => {
            let hearing = way.hearing?;
            let chance = if within(hearing) { Chance::Likely } else { Chance::Unlikely };
            say(chance, Some(hearing), format!("A hearing is listed for {}", hearing.to_words()))
        }
        Stage::Applied => {
            let applied = way.applied?;
            let by = applied.plus_days(pace.applied).max(day);
            let chance = if within(by) { Chance::Likely } else { Chance::Unlikely };
            let since = applied.to_words();
            say(chance, Some(by), format!("Applied on {since}; from there {} days are {here}", pace.applied))
        }
        Stage::Placed => {
            let placed = way.placed?;
            // Who has not applied yet cannot have an order sooner than a court takes.
            let soonest = placed.plus_days(WEEKS * 7).max(day).plus_days(pace.applied / 2);
            let by = placed.plus_days(pace.placed).max(soonest);
            let chance = if within(by) { Chance::Possible } else { Chance::Unlikely };
            let since = placed.to_words();
            say(
                chance,
                Some(by),
                format!("Placed on {since}, not applied; from there {} days are {here}", pace.placed),
            )
        }
        stage => {
            let says = format!("{}: the child does not live with adopters yet", stage.words());
            // Ten weeks, and then the court: only who moves in very soon could still be adopted this year.
            let soonest = day.plus_days(WEEKS * 7 + pace.applied);
            let near = matches!(stage, Stage::Matched | Stage::Introductions) && within(soonest);
            let chance = if near { Chance::Possible } else { Chance::Unlikely };
            say(chance, near.then_some(soonest), says)
        }
    }
}

/// The year in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Year {
    /// Made.
    pub made: usize,
    /// Likely.
    pub likely: usize,
    /// Possible.
    pub possible: usize,
    /// On the way, and not this year.
    pub unlikely: usize,
}

impl Year {
    /// Of what is thought of each child.
    pub fn of<'a>(thoughts: impl IntoIterator<Item = &'a Thought>) -> Year {
        let mut year = Year::default();
        for thought in thoughts {
            match thought.chance {
                Chance::Made => year.made += 1,
                Chance::Likely => year.likely += 1,
                Chance::Possible => year.possible += 1,
                Chance::Unlikely => year.unlikely += 1,
            }
        }
        year
    }

    /// From what is made and likely to that and what is possible.
    pub const fn range(self) -> (usize, usize) {
        let low = self.made + self.likely;
        (low, low + self.possible)
    }
}
