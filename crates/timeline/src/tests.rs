//! Worked histories, each a few facts and the rows they give.

use calendar::{Day, Moment};
use records::Fact;
use records::codes::*;
use records::coming_into_care::{ChildIdentity, ChildName};

use crate::Timeline;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn child(text: &str) -> Timeline {
    crate::history::child("A1", text).unwrap()
}

/// The rows as a return would give them: first day, RNE, status, place, last day, REC.
fn rows(child: &Timeline) -> Vec<String> {
    child
        .episodes
        .iter()
        .map(|row| {
            format!(
                "{} {} {} {} {} {}",
                row.start,
                row.new_because.map_or("-", |code| code.code()),
                row.legal.map_or("-", |code| code.code()),
                row.place.map_or("-", |code| code.code()),
                row.end.map_or("-".to_owned(), |end| end.to_string()),
                row.ended_because.map_or("-", |code| code.code()),
            )
        })
        .collect()
}

#[test]
fn each_change_gives_the_reason_the_guide_asks_for() {
    let child = child(
        "2017-01-10 start
         2017-01-10 status V2
         2017-01-10 lives U6 A
         2017-03-01 status C1
         2017-05-02 lives U6 B
         2017-06-01 lives U6 C same
         2017-09-09 status C2
         2017-09-09 lives U4 D
         2018-01-01 status E1
         2018-01-01 lives A5 D same
         2018-07-01 end E11",
    );
    assert_eq!(
        rows(&child),
        [
            "2017-01-10 S V2 U6 2017-03-01 X1",
            "2017-03-01 L C1 U6 2017-05-02 X1",
            "2017-05-02 P C1 U6 2017-06-01 X1",
            "2017-06-01 T C1 U6 2017-09-09 X1",
            "2017-09-09 B C2 U4 2018-01-01 X1",
            "2018-01-01 U E1 A5 2018-07-01 E11",
        ]
    );
    assert_eq!(child.periods.len(), 1);
    assert_eq!(child.periods[0].ceased(), Some((day("2018-07-01"), ReasonEnded::E11)));
}

#[test]
fn left_and_returned_the_same_day_is_two_periods() {
    let child = child(
        "2018-01-01 start
         2018-01-01 status V2
         2018-01-01 lives U6 A
         2018-02-01 end E4A
         2018-02-01 start
         2018-02-01 status V2
         2018-02-01 lives U6 A",
    );
    assert_eq!(rows(&child), ["2018-01-01 S V2 U6 2018-02-01 E4A", "2018-02-01 S V2 U6 - -"]);
    assert_eq!(child.periods.len(), 2);
    assert!(child.on(day("2018-02-01")).looked_after());
}

#[test]
fn the_start_day_is_in_care_and_the_end_day_is_not() {
    let child = child("2018-03-31 start\n2018-03-31 status V2\n2018-04-01 end E4A");
    for (on, looked_after) in [("2018-03-30", false), ("2018-03-31", true), ("2018-04-01", false)] {
        assert_eq!(child.on(day(on)).looked_after(), looked_after, "{on}");
    }
}

#[test]
fn a_short_break_is_not_counted_as_looked_after() {
    let child = child("2018-03-01 start\n2018-03-01 status V4");
    let on = child.on(day("2018-03-05"));
    assert!(!on.looked_after());
    assert!(on.on_short_break());
}

#[test]
fn during_a_hospital_stay_the_home_the_child_left_speaks() {
    let child = child(
        "2016-01-01 start
         2016-01-01 status C2
         2016-01-01 lives U4 A
         2018-05-01 lives T1 H
         2018-05-09 lives T4 K
         2018-05-12 lives U4 a
         2018-06-01 lives K2 Q",
    );
    assert_eq!(child.on(day("2018-05-05")).place(), Some(PlacementType::U4));
    assert_eq!(child.on(day("2018-05-10")).place(), Some(PlacementType::U4));
    assert_eq!(child.on(day("2018-05-20")).same_carer_since(false), Some(day("2016-01-01")));
    assert_eq!(child.on(day("2018-06-20")).same_carer_since(false), Some(day("2018-06-01")));
}

#[test]
fn a_carer_who_moves_house_is_the_same_carer_unless_asked_strictly() {
    let child = child(
        "2015-01-01 start
         2015-01-01 status C2
         2015-01-01 lives U4 A
         2017-01-01 lives U4 B same
         2017-06-01 status E1",
    );
    let on = child.on(day("2018-01-01"));
    assert_eq!(on.same_carer_since(false), Some(day("2015-01-01")));
    assert_eq!(on.same_carer_since(true), Some(day("2017-01-01")));
}

#[test]
fn the_latest_name_is_the_one_used() {
    let named = |since: &str, given: &str| ChildName {
        since: day(since),
        given: given.to_owned(),
        family: None,
        known_as: None,
    };
    let born = day("2010-05-01");
    let identity =
        ChildIdentity { born, sex: None, ethnicity: None, upn: None, mother: None, child_born: None };
    let known = Moment::start_of(born);
    let facts = [
        Fact::said("2", known, named("2016-01-01", "Wren")),
        Fact::said("1", known, named("2010-05-01", "Linnet")),
        Fact::said("1", known, identity),
    ];
    let timeline = Timeline::of("A1", &facts, Moment::END_OF_TIME);
    let name = timeline.identity.and_then(|identity| identity.name);
    assert_eq!(name.map(|name| name.given).as_deref(), Some("Wren"));
}

/// Said again, or in a record that was merged into this one: what is left out stays as it was known, and nothing of another
/// record
/// stands over what was said here.
#[test]
fn who_the_child_is_loses_nothing_when_it_is_said_again() {
    use records::coming_into_care::{ChildIdentity, ChildName};

    let day = |text: &str| -> Day { text.parse().unwrap() };
    let identity = |id: &str, born: &str, sex, upn: Option<&str>| {
        let said = ChildIdentity {
            born: day(born),
            sex,
            ethnicity: None,
            upn: upn.map(str::to_owned),
            mother: None,
            child_born: None,
        };
        Fact::said(id, Moment::from_micros(0), said)
    };
    let name = |id: &str, since: &str, given: &str| {
        let name = ChildName { since: day(since), given: given.to_owned(), family: None, known_as: None };
        Fact::said(id, Moment::from_micros(0), name)
    };
    let (boy, girl) = (Some(records::codes::Sex::Male), Some(records::codes::Sex::Female));
    let told = |facts: &[Fact]| {
        let who = Timeline::of("A1", facts, Moment::END_OF_TIME).identity.unwrap();
        let called = who.name.map(|name| name.given).unwrap_or_default();
        (who.born.to_string(), who.sex, who.upn.as_deref().map(str::to_owned), called)
    };
    let own = [identity("a", "2010-05-04", girl, Some("UN1")), name("n", "2010-05-04", "Saffron")];
    let merged = [identity("B2~a", "2010-04-05", boy, None), name("B2~n", "2020-01-01", "Safron")];
    let as_it_was = ("2010-05-04".to_owned(), girl, Some("UN1".to_owned()), "Saffron".to_owned());
    assert_eq!(told(&[&own[..], &merged[..]].concat()), as_it_was);
    assert_eq!(told(&[&merged[..], &own[..]].concat()), as_it_was);
    // What this record does not say, the other does.
    let bare = [identity("a", "2010-05-04", None, None)];
    let filled = ("2010-05-04".to_owned(), boy, None, "Safron".to_owned());
    assert_eq!(told(&[&bare[..], &merged[..]].concat()), filled);
    // Said again here: the later day of birth, and the rest as it was known.
    let again = identity("b", "2010-05-05", None, None);
    let expected = ("2010-05-05".to_owned(), girl, Some("UN1".to_owned()), "Saffron".to_owned());
    assert_eq!(told(&[own[0].clone(), own[1].clone(), again]), expected);
}
