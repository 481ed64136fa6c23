//! What stands against whom a child is said to live with.

use calendar::Day;
use records::placements::PlacedWith;

use super::cohort;
use crate::stands_against;

const APPROVED: &str = "2019-01-01 fostering_approval\n";

#[test]
fn who_lives_with_whom_is_held_against_terms_room_and_holds() {
    let two = format!("{APPROVED}2020-01-01 approval_terms children=2");
    let one = format!("{APPROVED}2020-01-01 approval_terms children=1");
    let young = format!("{APPROVED}2020-01-01 approval_terms children=2 age_to=5");
    let held = format!("{two}\n2026-02-01 fostering_hold why=suspended");
    let exempt = format!("{young}\n2026-02-25 fostering_exemption child=A of=terms given_by=Head");
    let children = [
        ("A", "2015-05-04 born\n2024-01-10 start"),
        ("B", "2014-05-04 born\n2024-01-10 start\n2024-01-10 placed_with household=Full"),
    ];
    let households =
        [("Two", &*two), ("Full", &*one), ("Young", &*young), ("Held", &*held), ("Exempt", &*exempt)];
    let cohort = cohort(&children, &households);
    let child = cohort.child("A").unwrap();
    let with = |household: &str, since: &str, respite| PlacedWith {
        since: since.parse::<Day>().unwrap(),
        until: None,
        household: Some(household.to_owned()),
        home: None,
        respite,
    };
    for (household, since, expected) in [
        ("Two", "2026-03-02", ""),
        ("Full", "2026-03-02", "Full: 1 of 1 places are taken."),
        // Before the other child came.
        ("Full", "2024-01-09", ""),
        ("Young", "2026-03-02", "up to 5 years"),
        ("Exempt", "2026-03-02", ""),
        ("Exempt", "2026-02-24", "up to 5 years"),
        ("Held", "2026-03-02", "suspended"),
        ("Held", "2026-01-31", ""),
        ("Nobody", "2026-03-02", "No approval of this household stands on 2 March 2026"),
        // Before they were approved.
        ("Two", "2018-12-31", "No approval of this household stands on 31 December 2018"),
    ] {
        let found = stands_against(&cohort, child, &with(household, since, false)).join(" ");
        let right = if expected.is_empty() { found.is_empty() } else { found.contains(expected) };
        assert!(right, "{household} from {since}: {found}");
        assert!(stands_against(&cohort, child, &with(household, since, true)).is_empty());
    }
}
