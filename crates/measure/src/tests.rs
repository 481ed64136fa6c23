//! Figures of small invented authorities.

mod caseloads;
mod counting;
mod published;
mod reconciling;
mod shape;

use calendar::{Day, Moment, Month};
use timeline::{Authority, Cohort, Timeline, history};

use crate::{Figure, Kind, figures};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// An authority that keeps its record here since 2010, with these children.
fn cohort(histories: &[&str]) -> Cohort {
    let authority = Authority { kept_since: Some(day("2010-04-01")), ..Authority::default() };
    of(authority, histories)
}

fn of(authority: Authority, histories: &[&str]) -> Cohort {
    let children: Vec<Timeline> = histories
        .iter()
        .enumerate()
        .map(|(nth, text)| history::child(&format!("C{nth:02}"), text).unwrap())
        .collect();
    Cohort::new(Moment::END_OF_TIME, authority, children, Vec::new())
}

fn figure_of(cohort: &Cohort, id: &str, kind: Kind, of: &str) -> Figure {
    figures(cohort, month(of)).of(id, kind).unwrap_or_else(|| panic!("{id} has no {}", kind.word())).clone()
}
