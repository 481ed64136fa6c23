//! What a figure is, in the shape of the JSON that the command prints.

use calendar::{Day, Moment, Month, Period};
use indicators::{Indicator, Polarity, Unit};
use serde::{Serialize, Serializer};

/// Over which days a figure was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Kind {
    /// A month.
    #[serde(rename = "month")]
    Month,
    /// From 1 April to the end of the month.
    #[serde(rename = "year to date")]
    YearToDate,
    /// As at the end of the month; a rolling year too, with its first day as `from`.
    #[serde(rename = "snapshot")]
    Snapshot,
}

impl Kind {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Kind::Month => "month",
            Kind::YearToDate => "year to date",
            Kind::Snapshot => "snapshot",
        }
    }
}

/// The colour of a figure against its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Rag {
    /// On target.
    Green,
    /// Near it.
    Amber,
    /// Off it.
    Red,
}

impl Rag {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Rag::Green => "green",
            Rag::Amber => "amber",
            Rag::Red => "red",
        }
    }
}

/// How a figure compares with the one before. Up is not always better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Direction {
    /// Moved the way that is good.
    #[serde(rename = "better")]
    Better,
    /// Moved the other way.
    #[serde(rename = "worse")]
    Worse,
    /// The same.
    #[serde(rename = "no change")]
    NoChange,
    /// Rose, where neither way is good.
    #[serde(rename = "up")]
    Up,
    /// Fell, where neither way is good.
    #[serde(rename = "down")]
    Down,
}

impl Direction {
    /// The words for it.
    pub const fn word(self) -> &'static str {
        match self {
            Direction::Better => "better",
            Direction::Worse => "worse",
            Direction::NoChange => "no change",
            Direction::Up => "up",
            Direction::Down => "down",
        }
    }
}

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// Counted from the record.
    Record,
    /// Published by the council, standing in where the record does not know.
    Published,
}

/// One figure: an indicator over some days.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// The indicator's number.
    pub id: &'static str,
    /// The indicator's title.
    pub title: &'static str,
    /// What sort of days.
    #[serde(rename = "period")]
    pub kind: Kind,
    /// The first day. A snapshot's is its day, or the first day of its rolling year.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The value, not rounded: a percentage as 12.135. `None`: no denominator, or not known here.
    pub value: Option<f64>,
    /// The value as people read it: `12.1%`, or `-`.
    pub display: String,
    /// What was counted.
    pub numerator: Option<i64>,
    /// Out of what; `None` for a count.
    pub denominator: Option<i64>,
    /// What the value is.
    #[serde(serialize_with = "unit")]
    pub unit: Unit,
    /// Which way is good.
    #[serde(serialize_with = "polarity")]
    pub polarity: Polarity,
    /// The colour, judged on the unrounded value.
    pub rag: Option<Rag>,
    /// Against the month before.
    pub direction: Option<Direction>,
    /// The value of the month before.
    pub previous: Option<f64>,
    /// Where the value comes from.
    pub source: Origin,
    /// The version of the definition.
    pub definition_version: u16,
    /// Why there is no value, where it is not known.
    pub not_known: Option<String>,
    /// What a reader must know, a sentence each.
    pub flags: Vec<String>,
}

impl Figure {
    /// Its days.
    pub const fn days(&self) -> Period {
        Period { from: self.from, to: self.to }
    }

    /// Its indicator.
    pub fn indicator(&self) -> Option<&'static Indicator> {
        indicators::indicator(self.id)
    }
}

fn unit<S: Serializer>(unit: &Unit, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(unit.word())
}

fn polarity<S: Serializer>(polarity: &Polarity, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(polarity.word())
}

/// Every figure of a month.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MonthFigures {
    /// The authority's code.
    pub authority: String,
    /// The month.
    pub month: Month,
    /// The snapshot day: the last of the month.
    pub as_at: Day,
    /// What was learnt by then counts; `None`: everything.
    pub known_at: Option<Moment>,
    /// The figures, in the order of the report.
    pub figures: Vec<Figure>,
}

impl MonthFigures {
    /// The figure of an indicator over one kind of days.
    pub fn of(&self, id: &str, kind: Kind) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.id == id && figure.kind == kind)
    }
}
