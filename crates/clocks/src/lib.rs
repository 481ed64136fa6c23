//! The families of statutory clock: each turns a timeline into duties.
//!
//! A shelf: one family a file, in the folder of its subject, and two lines to register it here: its `mod` line and its
//! line in [`FAMILIES`]. A family holds its dated limits with their citations, then which rule governs when.
//!
//! A clock asks strands and never names a kind of record. Today is an argument: nothing after the day of the
//! [`Standpoint`] counts.

mod care;
mod clock;
mod cut;
mod duty;
#[cfg(test)]
mod invented;

pub mod reviews;
pub mod visits;

use timeline::{Standpoint, Timeline};

pub use clock::{Clock, Family, Limit};
pub use cut::{Piece, cut};
pub use duty::{Because, Duty, Local, Met, State};

/// Every family, in reading order.
pub static FAMILIES: &[&Family] = &[
    &visits::reg_28::FAMILY,  // visits to the child by the authority's representative
    &reviews::reg_33::FAMILY, // looked-after reviews
];

/// Every duty to a child that began by the day of the standpoint, met or not, family by family and in the order in
/// which they began.
pub fn due(timeline: &Timeline, standpoint: &Standpoint<'_>) -> Vec<Duty> {
    FAMILIES.iter().flat_map(|family| (family.duties)(timeline, standpoint)).collect()
}

/// The duties that are open on the day of the standpoint, overdue or coming, soonest first.
pub fn open(timeline: &Timeline, standpoint: &Standpoint<'_>) -> Vec<Duty> {
    let mut open: Vec<Duty> = due(timeline, standpoint);
    open.retain(|duty| duty.state_on(standpoint.day).is_open());
    open.sort_by_key(|duty| duty.due);
    open
}

/// The clock with this identifier: `visit.year1`.
pub fn clock(id: &str) -> Option<&'static Clock> {
    FAMILIES.iter().flat_map(|family| family.clocks).copied().find(|clock| clock.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The table of clocks that the families are held against.
    const TABLE: &str = include_str!("../../../sources/tables/statutory-clocks.csv");

    #[test]
    fn every_clock_is_as_the_table_has_it() {
        let mut reader = csv::Reader::from_reader(TABLE.as_bytes());
        let headings = reader.headers().unwrap().clone();
        let at = |name: &str| headings.iter().position(|heading| heading == name).unwrap();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let mut seen = BTreeSet::new();
        for clock in FAMILIES.iter().flat_map(|family| family.clocks) {
            assert!(seen.insert(clock.id), "two clocks are called {}", clock.id);
            // One row of the table may state three intervals in words; the clocks of the others add to its name.
            let row =
                rows.iter().find(|row| clock.id == &row[at("id")] || clock.row() == &row[at("id")]).unwrap();
            let [.., latest] = clock.limit.versions() else { panic!("{} has no limit", clock.id) };
            assert_eq!(latest.since.to_string(), row[at("effective_from")], "{}", clock.id);
            assert_eq!(latest.status.is_advice(), &row[at("status")] == "knowledge", "{}", clock.id);
            if clock.id == &row[at("id")] {
                let limit = format!("{}{}", &row[at("duration")], &row[at("counting")]);
                assert_eq!(latest.value.to_string(), limit, "{}", clock.id);
                assert_eq!(clock.title, &row[at("subject")], "{}", clock.id);
            }
        }
    }
}
