//! # Average months from the decision that a child should be placed to the match
//!
//! ## What it counts
//!
//! The sum of the whole months from the decision that the child should be placed for adoption to the match.
//!
//! ## Denominator
//!
//! Children matched in the period.
//!
//! ## Excluded
//!
//! Children of whom no decision by the day of the match is known.
//!
//! ## Edge cases
//!
//! A decision reversed and made again counts from the one that stood on the day of the match. A child matched twice
//! counts twice. Whole months are counted by the corresponding day.
//!
//! ## Why it matters
//!
//! It is the time in which a family is looked for.
//!
//! ## Source
//!
//! DfE, children’s social care dashboard, outcome 4; SSDA903 items DATE_PLACED and DATE_MATCH.

use calendar::Period;
use timeline::{Standpoint, Timeline};

use crate::{Event, Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// N.A.match: average months from the decision that a child should be placed to the match.
pub static DECISION_TO_MATCH: Indicator = Indicator {
    id: "N.A.match",
    title: "Average months from the decision that a child should be placed to the match",
    section: Section::National,
    unit: Unit::Average { decimals: 1 },
    polarity: Polarity::Low,
    told: Told::YearToDateOnly,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("decision_to_match.rs"),
    counting: |asked| asked.of_care(Judge::Events(judge)),
};

fn judge(child: &Timeline, days: Period, _: &Standpoint<'_>, add: &mut dyn FnMut(Event)) {
    let mut seen = Vec::new();
    for told in &child.adoption_matches {
        let Some(day) = told.matched.filter(|day| days.contains(*day) && !seen.contains(day)) else {
            continue;
        };
        seen.push(day);
        let stands = |reversed: Option<calendar::Day>| reversed.is_none_or(|reversed| reversed > day);
        let live = child.adoption_decisions.iter().rfind(|said| said.day <= day && stands(said.reversed));
        let decided = live.map(|said| said.day).or(told.decided.filter(|decided| *decided <= day));
        let verdict = match decided {
            Some(decided) => Verdict::Days(decided.months_until(day)),
            None => Verdict::Excluded("the decision is not known here"),
        };
        add(Event { day, verdict });
    }
}
