//! Lists that can be taken away: as a file for a spreadsheet from the page that shows them, and by program. One definition for
//! both, so that neither holds somebody whom the other leaves out.

use access::Person;
use axum::extract::{RawQuery, State};
use axum::routing::{MethodRouter, get};
use serde::de::DeserializeOwned;
use web::parts::{Download, Downloads};
use web::{Address, Problem, Query};

use crate::signed::Me;
use crate::{
    Desk, advocacy, complaints, csv, futures, governance, homes, leaving_care, placements, quality,
    registers, reviews, rights, voice, workforce,
};

/// A list.
#[derive(Debug)]
pub struct List {
    /// Its name in addresses and of its file.
    pub name: &'static str,
    /// What it holds, in a few words.
    pub title: &'static str,
    /// What may be chosen, and what each choice means.
    pub asks: &'static [(&'static str, &'static str)],
    /// Its rows for a reader: those whom the reader may see, and no others.
    pub(crate) rows: fn(&Desk, &Person, &Asked<'_>) -> Result<Rows, Problem>,
}

/// What was chosen, as it stands in an address.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a>(&'a str);

/// The rows of a list under their headings, each as many cells as there are headings. Days are written 2018-10-31; a cell with
/// nothing to tell is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// The headings, in order.
    pub headings: Vec<String>,
    /// The rows, in order.
    pub rows: Vec<Vec<String>>,
}

/// Every list, in reading order.
pub const LISTS: &[&List] = &[
    &workforce::my_work::LIST,
    &workforce::my_part::LIST,
    &workforce::to_do::LIST,
    &workforce::my_team::LIST,
    &workforce::approvals::LIST,
    &workforce::supervision::LIST,
    &workforce::service::LIST,
    &workforce::lists::LIST,
    &reviews::mine::LIST,
    &reviews::escalation::list::LIST,
    &quality::footprint::file::LIST,
    &quality::lead::themes::LIST,
    &quality::lead::links::LIST,
    &quality::lead::improvement::LIST,
    &complaints::list::LIST,
    &complaints::allegations::list::LIST,
    &advocacy::service::LIST,
    &advocacy::visitors::CHILDREN,
    &advocacy::visitors::VOLUNTEERS,
    &quality::audits::programme::LIST,
    &voice::groups::LIST,
    &placements::tracker::LIST,
    &placements::unregistered::LIST,
    &homes::work::LIST,
    &homes::together::LIST,
    &homes::fostering::HOUSEHOLDS,
    &homes::fostering::CHECKS,
    &homes::home::LIST,
    &homes::dataset::LIST,
    &homes::sufficiency::LIST,
    &futures::permanence::LIST,
    &futures::court::LIST,
    &futures::adoption::LIST,
    &futures::panels::LIST,
    &futures::private::LIST,
    &leaving_care::tracker::LIST,
    &leaving_care::advisers::LIST,
    &leaving_care::advisers::READY,
    &registers::FAMILY_TIME,
    &registers::PLACEMENT_PANEL,
    &registers::PLACEMENT_COSTS,
    &registers::QUALITY_VISITS,
    &registers::CARERS,
    &registers::EDGE_OF_CARE,
    &registers::PLO_PANEL,
    &registers::INSTEAD_OF_CARE,
    &registers::HUB,
    &registers::PLAN_QUALITY,
    &governance::findings::LIST,
    &governance::figure::LIST,
    &governance::looks::LIST,
    &governance::inspection::LIST,
    &rights::list::LIST,
    &rights::retention::LIST,
    &rights::erasures::LIST,
];

impl List {
    /// Its rows for a reader, by what was chosen in the words of an address: `view=panels&team=t1`.
    ///
    /// # Errors
    /// It is not the reader's list; what was chosen is not understood; the journal cannot be read.
    pub fn rows(&self, desk: &Desk, me: &Person, chosen: &str) -> Result<Rows, Problem> {
        (self.rows)(desk, me, &Asked(chosen))
    }
}

impl Asked<'_> {
    /// What was chosen, as a type of the page.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        Query::read(self.0).map(|Query(asked)| asked)
    }
}

impl Rows {
    /// Rows under headings.
    pub(crate) fn new(headings: &[&str], rows: Vec<Vec<String>>) -> Rows {
        Rows { headings: headings.iter().map(|heading| (*heading).to_owned()).collect(), rows }
    }
}

/// The address of a list as a file.
pub(crate) fn file(list: &'static List) -> MethodRouter<Desk> {
    get(move |State(desk): State<Desk>, Me(me): Me, RawQuery(chosen): RawQuery| async move {
        desk.work(move |desk| {
            let rows = list.rows(desk, &me, chosen.as_deref().unwrap_or_default())?;
            let headings: Vec<&str> = rows.headings.iter().map(String::as_str).collect();
            csv::file(&format!("{}-{}", list.name, desk.today()), &headings, &rows.rows)
        })
        .await
    })
}

/// The link under a list of which nothing can be chosen.
pub(crate) fn download(words: &'static str, to: &'static str) -> Downloads {
    Downloads::new([Download::new(words, "CSV", Address::new(to))])
}

/// A day as it stands in a cell.
pub(crate) fn day(day: Option<calendar::Day>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::LISTS;

    #[test]
    fn every_list_has_a_name_of_its_own_that_can_stand_in_an_address() {
        let mut names = BTreeSet::new();
        for list in LISTS {
            assert!(names.insert(list.name), "{}", list.name);
            assert!(list.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", list.name);
            assert!(!list.title.is_empty() && !list.title.ends_with('.'), "{}", list.name);
            let mut asked = BTreeSet::new();
            assert!(list.asks.iter().all(|(name, says)| asked.insert(name) && !says.is_empty()));
        }
    }
}
