//! A child for whom a home is asked.

use std::sync::Arc;

use calendar::Day;
use records::Postcode;
use records::codes::{Ethnicity, Sex};
use records::placements::{PlacementRequest, SoughtHome};

use crate::place::{PastStay, PlaceId};

/// A child for whom a home is asked on a day.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// The child.
    pub child: Arc<str>,
    /// The record of the request.
    pub id: Arc<str>,
    /// What is asked for.
    pub request: &'a PlacementRequest,
    /// Born on.
    pub born: Option<Day>,
    /// Completed years.
    pub age: Option<i32>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Ethnic background.
    pub ethnicity: Option<Ethnicity>,
    /// Where the child lived before care, where it is recorded.
    pub family: Option<Postcode>,
    /// Where the child lives now.
    pub lives: Option<PlaceId>,
    /// Where the child lived before, oldest first.
    pub before: Vec<(PlaceId, PastStay)>,
    /// Homes that did not hold, in the two years before.
    pub did_not_hold: usize,
}

impl Asked<'_> {
    /// Whether a sort of home is asked for. Where nothing is said, a foster home.
    pub fn wants(&self, sort: SoughtHome) -> bool {
        let homes = &self.request.homes;
        if homes.is_empty() { sort == SoughtHome::Foster } else { homes.contains(&sort) }
    }

    /// Since when the child waits.
    pub fn since(&self) -> Day {
        self.request.day
    }
}
