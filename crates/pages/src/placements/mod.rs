//! Where children live: `/placements` every child's placement with what speaks for a move that nobody wants; `/unregistered` the
//! register of arrangements that are not registered, day by day; `/child/{child}/placement` where one child lives and has lived.
//!
//! What is said of a placement is `oversight`'s; which children are listed is cut by the reader's permit.

mod here;
pub(crate) mod search;
pub(crate) mod tracker;
pub(crate) mod unregistered;

use access::{Person, Seen};
use axum::Router;
use axum::routing::get;
use timeline::codes::PlacementType;
use web::Address;

use crate::board::{Board, Standing};
use crate::{Desk, rows};

/// The last part of the address of where a child lives.
pub(crate) const HERE: &str = "placement";

/// The addresses.
pub(crate) fn router() -> Router<Desk> {
    Router::new()
        .route("/placements", get(tracker::get))
        .route("/placements.csv", rows::file(&tracker::LIST))
        .route("/unregistered", get(unregistered::get))
        .route("/unregistered.csv", rows::file(&unregistered::LIST))
        .route("/child/{child}/placement", get(here::get))
}

/// Where a child lives.
pub(crate) fn address(child: &str) -> Address {
    crate::child::address(child).at(HERE)
}

/// The children whom a reader sees in lists, by name.
pub(crate) fn listed<'a>(board: &'a Board, seen: &Seen) -> Vec<&'a Standing> {
    let mut all: Vec<&Standing> =
        board.everybody().map(|child| &**child).filter(|child| seen.has(&child.id)).collect();
    all.sort_by(|a, b| (a.called(), &a.id).cmp(&(b.called(), &b.id)));
    all
}

/// Whether somebody is told the costs of placements: those who buy, those who find homes, and those who answer for both.
pub(crate) fn sees_costs(me: &Person) -> bool {
    use access::Role::{HeadOfService, Placements, QualityAssurance, TeamManager};
    matches!(me.role, HeadOfService | Placements | QualityAssurance | TeamManager)
}

/// What sort of home a placement is, in the words of a tracker, and the name it has in an address.
pub(crate) const SORTS: [(&str, &str); 8] = [
    ("foster", "Foster home"),
    ("kinship", "With family or friends"),
    ("adoption", "Placed for adoption"),
    ("residential", "Children’s home or school"),
    ("supported", "Supported or independent"),
    ("parents", "With a parent"),
    ("short", "Away for a short while"),
    ("other", "Elsewhere, or not told"),
];

/// The sort of a placement, by its name.
pub(crate) fn sort_of(place: Option<PlacementType>) -> &'static str {
    use PlacementType::{H5, K1, K2, K3, P1, P2, P3, R1, S1, U1, U2, U3};
    match place {
        Some(place) if place.is_temporary() => "short",
        Some(place) if place.is_for_adoption() => "adoption",
        Some(U1 | U2 | U3) => "kinship",
        Some(place) if place.is_foster() => "foster",
        Some(K1 | K2 | R1 | S1) => "residential",
        Some(H5 | K3 | P2 | P3) => "supported",
        Some(P1) => "parents",
        _ => "other",
    }
}

pub(crate) fn words_of(sort: &str) -> &'static str {
    SORTS.iter().find(|(name, _)| *name == sort).map_or("Elsewhere, or not told", |(_, words)| words)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use timeline::codes::PlacementType;

    use super::*;

    #[test]
    fn every_sort_of_home_is_some_placement() {
        let sorts: BTreeSet<&str> = PlacementType::ALL.iter().map(|place| sort_of(Some(*place))).collect();
        assert_eq!(sorts, SORTS.iter().map(|(name, _)| *name).collect());
        assert_eq!(sort_of(None), "other");
        // Registered supported accommodation, and a home that comes with work.
        for place in [PlacementType::K3, PlacementType::P3] {
            assert_eq!(words_of(sort_of(Some(place))), "Supported or independent", "{place:?}");
        }
    }
}
