//! Which month a page is about, and as known on which day: the two times in every address.

use calendar::{Day, Moment, Month};
use serde::Deserialize;
use web::parts::{Choice, Filter};
use web::{Address, Page, Problem};

use crate::Desk;

/// The two times as they stand in an address. An empty field of the form is the same as none.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct AskedWhen {
    #[serde(default)]
    month: String,
    #[serde(default)]
    known: String,
}

impl AskedWhen {
    /// The same, of a month that stands in the path.
    pub(crate) fn of_month(self, month: &str) -> AskedWhen {
        AskedWhen { month: month.to_owned(), ..self }
    }

    /// The page, with a menu that carries on what was asked, as it was asked.
    pub(crate) fn carried_by(&self, page: Page) -> Page {
        let asked = [("month", &self.month), ("known", &self.known)];
        asked
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .fold(page, |page, (name, value)| page.keep(name, value))
    }

    /// An address that carries on what was asked, as it was asked.
    pub(crate) fn on(&self, address: Address) -> Address {
        let asked = [("month", &self.month), ("known", &self.known)];
        asked
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .fold(address, |address, (name, value)| address.with(name, value))
    }
}

/// The two times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct When {
    /// The month of the figures.
    pub(crate) month: Month,
    /// What was learnt by the end of this day counts; `None`: everything.
    pub(crate) known: Option<Day>,
}

impl When {
    /// Reads what was asked; without a month, the last that the record speaks of.
    pub(crate) fn of(asked: &AskedWhen, desk: &Desk) -> Result<When, Problem> {
        let known = match asked.known.as_str() {
            "" => None,
            text => Some(text.parse::<Day>().map_err(|_| {
                Problem::NotUnderstood(
                    "The day on which it was known is not a day that Kith can read. Go back and choose it again, or leave \
                     it empty for everything known today.",
                )
            })?),
        };
        let month = match asked.month.as_str() {
            "" => *desk
                .months(&desk.cohort(moment(known)))
                .last()
                .ok_or(Problem::Missing("There is no month to report on."))?,
            text => text.parse::<Month>().map_err(|_| {
                Problem::NotUnderstood(
                    "The month is not one that Kith can read. Go back and choose it again, or write it as 2018-10.",
                )
            })?,
        };
        if month.first() > desk.today() {
            return Err(Problem::Missing(
                "This month has not begun, so there is nothing to report on. Choose an earlier one.",
            ));
        }
        Ok(When { month, known })
    }

    /// The moment up to which anything learnt counts.
    pub(crate) fn moment(self) -> Moment {
        moment(self.known)
    }

    /// An address of the same month, as known on the same day.
    pub(crate) fn at(self, address: Address) -> Address {
        address.with("month", self.month).with_some("known", self.known)
    }

    /// A page about these two times: they stand above its heading, and its menu carries them on.
    pub(crate) fn page(self, heading: impl Into<String>) -> Page {
        let asked = AskedWhen {
            month: self.month.to_string(),
            known: self.known.map(|day| day.to_string()).unwrap_or_default(),
        };
        asked.carried_by(Page::new(heading).caption(self.in_words()))
    }

    /// The two times in words, for the line above a heading.
    pub(crate) fn in_words(self) -> String {
        match self.known {
            None => format!("{}, as known today", self.month.to_words()),
            Some(day) => format!("{}, as known at the end of {}", self.month.to_words(), day.to_words()),
        }
    }

    /// The bar to choose them, for the page at this address.
    pub(crate) fn filter(self, desk: &Desk, address: Address) -> Filter {
        let mut months = desk.months(&desk.cohort(self.moment()));
        if !months.contains(&self.month) {
            months.push(self.month);
            months.sort();
        }
        let choices = months.iter().rev().map(|month| Choice::new(month.to_string(), month.to_words()));
        Filter::new("Month, and the day on which it was known", address)
            .select("month", "Month", choices, self.month.to_string())
            .day(
                "known",
                "As known on",
                Some("Leave empty for today"),
                self.known.map(|day| day.to_string()).unwrap_or_default(),
            )
    }
}

fn moment(known: Option<Day>) -> Moment {
    known.map_or(Moment::END_OF_TIME, Moment::end_of)
}
