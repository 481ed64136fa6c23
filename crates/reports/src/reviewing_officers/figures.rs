//! The figures of the report, each under its name: tables print them, text cites them.

use std::collections::BTreeMap;
use std::fmt::Display;

use calendar::Month;
use oversight::footprint::{STAGES, Tally};
use press::{Cell, grouped};
use thiserror::Error;

use super::Asked;

/// The value of a figure.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A count.
    Count(u32),
    /// A percentage to one decimal.
    Percent(f64),
    /// A number to one decimal.
    Number(f64),
    /// Words.
    Words(String),
    /// Not known here, because.
    NotKnown(&'static str),
}

impl Value {
    /// As a cell of a table.
    pub fn cell(&self) -> Cell {
        match self {
            Value::Count(count) => Cell::count(i64::from(*count)),
            Value::Percent(share) => Cell::percent(*share, 1),
            Value::Number(number) => Cell::number(*number, 1),
            Value::Words(words) => Cell::text(words.clone()),
            Value::NotKnown(why) => Cell::empty(*why),
        }
    }

    /// As it is printed in the text.
    pub fn words(&self) -> String {
        match self {
            Value::Count(count) => grouped(f64::from(*count), 0),
            Value::Percent(share) => format!("{}%", grouped(*share, 1)),
            Value::Number(number) => grouped(*number, 1),
            Value::Words(words) => words.clone(),
            Value::NotKnown(_) => "not known here".to_owned(),
        }
    }
}

/// A text names a figure that the report does not have.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the text cites “{0}”, which is no figure of this report: write one of its names between braces")]
pub struct UnknownFigure(pub String);

/// Every figure of the report, by name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures(BTreeMap<String, Value>);

/// Nothing of the month is recorded here.
pub(crate) const NOT_HERE: &str = "not recorded here";
/// Nothing to divide by.
const NONE: &str = "none to count";

impl Figures {
    /// The figures of a footprint: of the whole under their name, of a month under `visits.2018-04`.
    pub fn of(asked: &Asked<'_>) -> Figures {
        let mut all = Figures::default();
        let known = asked.footprint.months.iter().any(|month| asked.knows(*month));
        all.add("", &asked.footprint.total(), known);
        for month in &asked.footprint.months {
            all.add(&format!(".{month}"), &asked.footprint.month(*month), asked.knows(*month));
        }
        all.set("period", Value::Words(asked.period()));
        all.set("officers", Value::Count(asked.footprint.officers().iter().flatten().count() as u32));
        let themes = asked.footprint.themes(None);
        for (nth, (theme, counts)) in (1..=3).zip(&themes) {
            all.set(format!("theme_{nth}"), Value::Words(theme.label().to_lowercase()));
            all.set(format!("theme_{nth}.count"), Value::Count(counts.iter().sum()));
        }
        all
    }

    fn set(&mut self, name: impl Into<String>, value: Value) {
        self.0.insert(name.into(), value);
    }

    fn add(&mut self, after: &str, tally: &Tally, known: bool) {
        let mut set = |name: &str, value: Value| {
            let value = if known { value } else { Value::NotKnown(NOT_HERE) };
            self.0.insert(format!("{name}{after}"), value);
        };
        let [outstanding, good, requires, inadequate] = tally.grades;
        for (name, count) in [
            ("caseload", tally.caseload),
            ("visits", tally.visits),
            ("midway_reviews", tally.midway),
            ("lac_reviews", tally.reviews),
            ("judged", tally.judged),
            ("in_time", tally.in_time),
            ("unchecked", tally.unchecked),
            ("checklists", tally.checklists()),
            ("outstanding", outstanding),
            ("good", good),
            ("requires_improvement", requires),
            ("inadequate", inadequate),
            ("informal", tally.informal.0),
            ("informal.solved", tally.informal.1),
            ("contact_with_cafcass", tally.cafcass),
            ("resolved", tally.ended.0),
            ("withdrawn", tally.ended.1),
            ("whole_late", tally.whole_late),
            ("by_advocates", tally.by_advocates),
            ("by_chairs", tally.by_chairs),
            ("minutes", tally.minutes),
            ("minutes.in_time", tally.minutes_in_time),
            ("attended", tally.participation.get(1..=4).unwrap_or_default().iter().sum()),
            ("participation_unknown", tally.participation.last().copied().unwrap_or_default()),
        ] {
            set(name, Value::Count(count));
        }
        set("share_in_time", tally.share_in_time().map_or(Value::NotKnown(NONE), Value::Percent));
        set("share_of_minutes", tally.share_of_minutes().map_or(Value::NotKnown(NONE), Value::Percent));
        for (nth, stage) in (1..=STAGES).zip(tally.stages) {
            for (name, count) in [
                ("", stage.opened),
                (".in_time", stage.in_time),
                (".late", stage.late),
                (".without", stage.without),
                (".waits", stage.waits),
            ] {
                set(&format!("stage_{nth}{name}"), Value::Count(count));
            }
            let days = stage.mean_days().map_or(Value::NotKnown(NONE), Value::Number);
            set(&format!("stage_{nth}.days"), days);
        }
    }

    /// A figure.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// A figure of a month, as a cell of a table.
    pub(crate) fn cell(&self, name: &str, month: Option<Month>) -> Cell {
        let name: &dyn Display = match month {
            Some(month) => &format!("{name}.{month}"),
            None => &name,
        };
        self.get(&name.to_string()).map_or_else(|| Cell::empty(NOT_HERE), Value::cell)
    }

    /// A text with its figures: `{lac_reviews}` and the like become what the tables print.
    ///
    /// # Errors
    /// It cites a figure that is not there.
    pub fn cite(&self, template: &str) -> Result<String, UnknownFigure> {
        let mut text = String::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, more) = after.split_once('}').ok_or_else(|| UnknownFigure(after.to_owned()))?;
            let value = self.get(name).ok_or_else(|| UnknownFigure(name.to_owned()))?;
            text.push_str(before);
            text.push_str(&value.words());
            rest = more;
        }
        text.push_str(rest);
        Ok(text)
    }
}
