//! What is odd in rows that were loaded all the same: told, never repaired.

use std::collections::BTreeMap;

use calendar::{LeapBirthday, Period};
use exchange::Problem;
use timeline::codes::{PlacementType, ReasonNewEpisode};
use timeline::{Episode, Timeline};

use super::merge::Listing;
use crate::row::Row;
use crate::tables::Table;

const CHECK: &str = "check it in the source system";

/// A child before and after a load.
pub(super) struct Told<'a> {
    pub(super) child: &'a str,
    pub(super) before: &'a Timeline,
    pub(super) after: &'a Timeline,
    pub(super) listing: &'a Listing,
}

impl Told<'_> {
    /// Findings on the rows of the table Episodes, by the key each has now.
    pub(super) fn findings(&self, rows: &[(&str, &Row<'_>)], problems: &mut Vec<Problem>) {
        let keys = self.after.episode_keys();
        let episodes: BTreeMap<&str, &Episode> =
            keys.iter().map(String::as_str).zip(&self.after.episodes).collect();
        for (key, row) in rows {
            let Some(episode) = episodes.get(key) else { continue };
            for (column, fault) in self.odd(episode) {
                problems.push(
                    Problem::notice(fault)
                        .file(&row.file)
                        .line(row.raw.line())
                        .column(column)
                        .said(row.get(column))
                        .advice(CHECK),
                );
            }
        }
        if self.listing.tables.contains(&Table::Episodes) {
            self.left_out(rows, problems);
        }
    }

    fn odd(&self, episode: &Episode) -> Vec<(&'static str, &'static str)> {
        let mut odd = Vec::new();
        // Ruling 20.
        if episode.account > 0 {
            odd.push(("DECOM", "begins a row that overlaps another of the child; both are kept"));
        }
        if episode.end == Some(episode.start) {
            odd.push(("DEC", "ends the row on the day it began; it is kept, and counts on no day"));
        }
        // Ruling 25.
        let with_carer = matches!(episode.place, Some(PlacementType::A3 | PlacementType::A5));
        if with_carer && matches!(episode.new_because, Some(ReasonNewEpisode::P | ReasonNewEpisode::B)) {
            odd.push((
                "RNE",
                "says a new carer, yet the placement is with the current one; it counts as a move",
            ));
        }
        // Ruling 29.
        let year_end = Period::financial_year(i32::from(self.listing.year)).to;
        let adult = self.after.born().map(|born| born.birthday(18, LeapBirthday::TwentyEighthOfFebruary));
        if episode.end.is_none() && adult.is_some_and(|adult| adult < year_end && episode.start <= adult) {
            odd.push(("DEC", "is missing though the young person is past 18; the row is counted as open"));
        }
        odd
    }

    /// Ruling 17, rule 502: a row that was open at the end of the year before and that this return does not repeat. It
    /// stays as last known.
    fn left_out(&self, rows: &[(&str, &Row<'_>)], problems: &mut Vec<Problem>) {
        let last_year = self.listing.year - 1;
        for (key, episode) in self.before.episode_keys().iter().zip(&self.before.episodes) {
            let listed = self.listing.elsewhere.get(&(Table::Episodes.name().to_owned(), key.clone()));
            if episode.end.is_none()
                && listed == Some(&last_year)
                && !rows.iter().any(|(loaded, _)| loaded == key)
            {
                problems.push(
                    Problem::notice(format!(
                        "had a row open at the end of the year before, begun on {}, that this return leaves out; it stays \
                         as last known",
                        episode.start.to_return()
                    ))
                    .column("CHILD")
                    .said(self.child)
                    .advice(CHECK),
                );
            }
        }
    }
}
