//! Drift: where a child's plan stands still.
//!
//! **No regulation defines drift**, and the source documents use the word without a definition (glossary: "grip and pace;
//! footprint; drift"). Kith shows the signs below, each with its day and its words, as decided on 22 November 2026
//! ([`SINCE`]); an authority that means something else changes a file here, and the day with it. A sign asks somebody to look.
//! It is never counted in a figure, and never called a breach.
//!
//! A shelf: one sign a file, and two lines to register it here. Signs that a home may not last stand on a shelf of their own
//! ([`crate::placements::stability`]): they look at duties too, and some are not for every reader.

mod actions_overdue;
mod decisions_not_done;
mod midway;
mod moving;
mod no_decision;
mod not_achieved;
mod plan_not_agreed;
mod section_20;

use calendar::Day;
use timeline::Timeline;

pub use moving::{moves, moves_on};

/// The day from which these signs are as they stand here.
pub const SINCE: &str = "2026-11-22";

/// A sign of drift.
#[derive(Debug)]
pub struct Sign {
    /// Its identifier, in addresses and files: `actions_overdue`.
    pub id: &'static str,
    /// What is seen, for people.
    pub title: &'static str,
    /// When exactly it shows, in a sentence.
    pub shows_when: &'static str,
    /// Since when it shows for a child, on a day by which everything told had happened; `None` where it does not.
    pub seen: fn(&Timeline, Day) -> Option<Drift>,
}

/// A sign that shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    /// Since when.
    pub since: Day,
    /// What is seen, in a sentence without its full stop.
    pub words: String,
}

/// Every sign, in reading order.
pub static SIGNS: &[&Sign] = &[
    &plan_not_agreed::SIGN,
    &actions_overdue::SIGN,
    &decisions_not_done::SIGN,
    &midway::SIGN,
    &no_decision::SIGN,
    &not_achieved::SIGN,
    &section_20::SIGN,
    &moving::SIGN,
];

/// The signs that show for a child who is looked after on a day, longest first; none for anybody else.
pub fn of(child: &Timeline, day: Day) -> Vec<(&'static Sign, Drift)> {
    if !child.on(day).looked_after() {
        return Vec::new();
    }
    let mut seen: Vec<(&'static Sign, Drift)> =
        SIGNS.iter().filter_map(|sign| Some((*sign, (sign.seen)(child, day)?))).collect();
    seen.sort_by_key(|(sign, drift)| (drift.since, sign.id));
    seen
}

/// The first day of the period of care of a day.
fn in_care_since(child: &Timeline, day: Day) -> Option<Day> {
    child.on(day).period().map(|period| period.start)
}

/// For the tables of the signs: since when one shows for a child with this history, on a day.
#[cfg(test)]
fn since(sign: &Sign, story: &str, day: &str) -> Option<String> {
    let child = timeline::history::child("C1", story).unwrap();
    (sign.seen)(&child, day.parse().unwrap()).map(|drift| drift.since.to_string())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use timeline::history;

    use super::*;

    #[test]
    fn signs_have_names_of_their_own() {
        let names: BTreeSet<&str> = SIGNS.iter().map(|sign| sign.id).collect();
        assert_eq!(names.len(), SIGNS.len());
        for sign in SIGNS {
            assert!(!sign.title.ends_with('.') && !sign.shows_when.ends_with('.'), "{}", sign.id);
        }
    }

    #[test]
    fn nobody_drifts_who_is_not_looked_after() {
        let story = "2010-05-04 born\n2017-01-10 start\n2017-01-10 status V2\n2017-01-10 lives U6 AB1\n2018-06-01 end E4A";
        let child = history::child("C1", story).unwrap();
        let day = |text: &str| text.parse().unwrap();
        assert!(!of(&child, day("2018-05-31")).is_empty());
        assert!(of(&child, day("2018-06-01")).is_empty());
    }
}
