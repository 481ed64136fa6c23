//! What the return will say about one child, from the record: as it stands, and with one record more.
#![allow(clippy::unwrap_used)] // a test's helpers may stop it

use std::collections::{BTreeSet, HashMap};

use calendar::{CollectionYear, Moment, day};
use exchange::{Failure, Source};
use records::codes::PlacementType;
use records::placements::Placement;
use records::{Fact, Subject};
use ssda903::rules::OfRecord;
use ssda903::{load, read};

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n";
const EPISODES: &str =
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";

/// The facts behind a return of 2026-27.
fn facts(header: &str, episodes: &str) -> Vec<Fact> {
    let (tables, problems) = read(vec![
        Source::new("Header.csv", format!("{HEADER}{header}\n")),
        Source::new("Episodes.csv", format!("{EPISODES}{episodes}\n")),
    ]);
    assert!(problems.is_empty(), "{problems:?}");
    let load = load(&Subject::authority("E09000027"), &[], &HashMap::new(), &tables, 2027);
    let of_child = load.changes.into_iter().filter(|change| change.subject == Subject::child("A1"));
    of_child
        .map(|change| Fact {
            id: change.id,
            revision: change.revision,
            recorded: Moment::from_micros(0),
            withdrawn: false,
            record: change.record,
            origin: Default::default(),
        })
        .collect()
}

fn of_2027() -> OfRecord<'static> {
    let year = CollectionYear::new(2027).unwrap();
    OfRecord { year, authority: Some("E09000027"), providers: None, postcodes: None }
}

fn codes(failures: &[Failure<'_>]) -> BTreeSet<&'static str> {
    failures.iter().map(|failure| failure.rule.code).collect()
}

const OPEN: &str = "A1,10/05/2026,S,V2,N1,U6,PR1,,,,AB1 1AA,CD2 2BB,1234567";

#[test]
fn what_stands_is_judged_and_what_is_lacking_is_named() {
    let facts = facts("A1,M,02/03/2015,,UN1,,", OPEN);
    let facts: Vec<&Fact> = facts.iter().collect();
    let said = of_2027().child("A1", &facts);
    assert_eq!(said.rows, 2);
    let ethnicity = said.failures.iter().find(|failure| failure.rule.code == "103").unwrap();
    assert_eq!((ethnicity.table, &*ethnicity.values[0].1), (Some("Header"), ""));
    assert!(said.not_checked.iter().any(|one| one.reason == "no provider list was given"));
    assert!(!said.not_checked.iter().any(|one| one.fault));
    // The return of a year before there are rules is not judged, and that of a year without the child says nothing.
    let of = |closing| OfRecord { year: CollectionYear::new(closing).unwrap(), ..of_2027() };
    assert!(!of(2022).is_judged() && of(2023).is_judged() && of(2028).is_judged());
    assert_eq!(of(2024).child("A1", &facts).rows, 0);
    assert_eq!(of(2024).child("A1", &facts).failures, []);
}

#[test]
fn a_record_is_told_of_what_it_breaks_and_of_nothing_older() {
    let before = facts("A1,M,02/03/2015,,UN1,,", OPEN);
    let before: Vec<&Fact> = before.iter().collect();
    // The child moves, and nobody says why.
    let moved = Placement {
        day: day!(2026, 8, 1),
        place: PlacementType::of("K2"),
        provider: None,
        urn: None,
        postcode: None,
        same_carer: false,
        moved_because: None,
        account: 0,
    };
    let with = |placement: Placement| -> Vec<Failure<'static>> {
        let said = Fact::said("new", Moment::from_micros(1), placement);
        let after: Vec<&Fact> = before.iter().copied().chain([&said]).collect();
        of_2027().after("A1", &before, &after)
    };
    let found = codes(&with(moved));
    assert!(found.contains("225"), "a move without its reason: {found:?}");
    assert!(!found.contains("103"), "the ethnicity was missing before: {found:?}");
    // Nothing is new where nothing was said.
    assert_eq!(of_2027().after("A1", &before, &before), []);
}
