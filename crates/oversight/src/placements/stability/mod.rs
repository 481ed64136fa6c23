//! What speaks for a move that nobody wants: signs in the record that a placement may not last, each with its day and its reason.
//!
//! **No regulation defines a placement at risk.** Kith shows the signs below so that somebody looks while there is time; none
//! is a forecast, none is counted in a figure, and none is a fault of a child or a carer.
//!
//! A shelf: one sign a file, and two lines to register it here.

mod approval_ends;
mod high_score;
mod moving;
mod no_plan;
mod no_school;
mod notice;
mod often_missing;
mod outside_terms;
mod short_stay;
mod unplanned;
mod young_in_residential;

use calendar::Day;
use clocks::Duty;
use timeline::Timeline;
use timeline::strands_of::placements::{PlacementCondition, PlacementConditions};

/// A sign.
#[derive(Debug)]
pub struct Sign {
    /// Its identifier, in addresses and files: `notice`.
    pub id: &'static str,
    /// What is seen, for people.
    pub title: &'static str,
    /// When exactly it shows, in a sentence without its full stop.
    pub shows_when: &'static str,
    /// Whether it says what only those may know to whom the whole record is open: of health, or of going missing.
    pub whole: bool,
    /// Since when it shows, and why; `None` where it does not.
    pub seen: fn(&On<'_>) -> Option<(Day, String)>,
}

/// What a sign looks at: a child who is looked after, everything that is due for them, and the day.
#[derive(Debug, Clone, Copy)]
pub struct On<'a> {
    /// The child.
    pub child: &'a Timeline,
    /// Every duty, met or not.
    pub duties: &'a [Duty],
    /// The day.
    pub day: Day,
}

/// A sign that shows.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Which.
    pub sign: &'static Sign,
    /// Since when.
    pub since: Day,
    /// Why, in a sentence without its full stop.
    pub why: String,
}

/// Every sign, in reading order.
pub static SIGNS: &[&Sign] = &[
    &notice::SIGN,
    &approval_ends::SIGN,
    &outside_terms::SIGN,
    &short_stay::SIGN,
    &moving::SIGN,
    &unplanned::SIGN,
    &often_missing::SIGN,
    &no_school::SIGN,
    &high_score::SIGN,
    &young_in_residential::SIGN,
    &no_plan::SIGN,
];

/// The signs that show for a child who is looked after on a day, in reading order; none for anybody else.
pub fn of(child: &Timeline, duties: &[Duty], day: Day) -> Vec<Seen> {
    if !child.on(day).looked_after() {
        return Vec::new();
    }
    let on = On { child, duties, day };
    let seen = |sign: &&'static Sign| (sign.seen)(&on).map(|(since, why)| Seen { sign, since, why });
    SIGNS.iter().filter_map(seen).collect()
}

/// Since when something particular about the placement holds on the day.
fn particular(on: &On<'_>, what: PlacementCondition) -> Option<Day> {
    let mut said = on.child.strand::<PlacementConditions>();
    said.find(|said| said.holds_on(on.day) && said.has(what)).map(|said| said.since)
}

/// For the tables of the signs: of a child in foster care since 10 January 2017, what more happened, a day, and since when the
/// sign shows on it.
#[cfg(test)]
fn check(sign: &Sign, rows: &[(&str, &str, Option<&str>)]) {
    let care = "2008-05-04 born
        2017-01-10 start
        2017-01-10 status C2
        2017-01-10 lives U6 AB1\n";
    for (more, day, since) in rows {
        let shown = shows(sign, &format!("{care}{more}"), day).map(|(since, _)| since);
        assert_eq!(shown.as_deref(), *since, "{more} on {day}");
    }
}

/// Since when a sign shows for a child with this history on a day, and why, by what the clocks say.
#[cfg(test)]
fn shows(sign: &Sign, story: &str, day: &str) -> Option<(String, String)> {
    use timeline::{Authority, Standpoint};
    let child = timeline::history::child("C1", story).unwrap();
    let authority = Authority { kept_since: Some("2010-01-01".parse().unwrap()), ..Authority::default() };
    let day = day.parse().unwrap();
    let at = Standpoint { day, known: calendar::Moment::END_OF_TIME, authority: &authority };
    let duties = clocks::due(&child, &at);
    (sign.seen)(&On { child: &child, duties: &duties, day }).map(|(since, why)| (since.to_string(), why))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

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
    fn none_shows_for_somebody_who_is_not_looked_after() {
        let story = "2008-05-04 born\n2017-01-10 start\n2017-01-10 status C2\n2017-01-10 lives K2 AB1\n\
            2017-02-01 notice_to_end\n2017-06-01 end E4A";
        let child = timeline::history::child("C1", story).unwrap();
        let on = |text: &str| of(&child, &[], text.parse().unwrap()).len();
        assert!(on("2017-05-31") > 0);
        assert_eq!(on("2017-06-01"), 0);
    }
}
