//! 8.1 to 8.5, 9.1, 9.2: worked histories.

use calendar::Period;

use super::{child, day, verdict};
use crate::Verdict::{self, *};
use crate::placements::{long_term_stability, three_or_more};

/// Ten years old, in long-term foster care under a care order since 2014.
const SETTLED: &str = "2008-05-01 born\n2014-01-06 start\n2014-01-06 status C2\n2014-01-06 lives U4 A PR1\n";

fn settled(more: &str) -> String {
    format!("{SETTLED}{more}")
}

#[test]
fn stable_for_two_years() {
    let strict = |text: &str| {
        long_term_stability::judge(
            &child(text).on(day("2018-10-31")),
            long_term_stability::Carer::SameAndPlace,
        )
    };
    let adopted_into = |before: &str, placed: &str| {
        format!(
            "2015-01-01 born\n2015-02-02 start\n2015-02-02 status C2\n2015-02-02 lives U6 Z\n\
             {before} lives U6 A\n{placed} lives A6 Q\n{placed} status E1"
        )
    };
    for (what, text, expected) in [
        ("one carer all along", settled(""), In),
        ("moved exactly two years before", settled("2016-10-31 lives U4 B"), In),
        ("moved a day less than two years before", settled("2016-11-01 lives U4 B"), Out),
        ("only the legal status changed", settled("2018-01-01 status E1"), In),
        ("the carer moved house", settled("2018-01-01 lives U4 B same"), In),
        (
            "house move with a new order, then a new provider (fixture 4)",
            settled("2018-01-01 lives U4 B same\n2018-01-01 status E1\n2018-03-01 lives U4 B PR4 same"),
            In,
        ),
        ("a new carer and a new order (B)", settled("2018-01-01 lives U4 B\n2018-01-01 status E1"), Out),
        ("hospital and back", settled("2018-05-01 lives T1 H\n2018-05-09 lives U4 a"), In),
        (
            "hospital, holiday and back",
            settled("2018-05-01 lives T1\n2018-05-03 lives T4 K\n2018-05-09 lives U4 A"),
            In,
        ),
        ("hospital and somewhere else", settled("2018-05-01 lives T1 H\n2018-05-09 lives U4 B"), Out),
        (
            "back at the same address, of another type",
            settled("2018-05-01 lives T1 H\n2018-05-09 lives U6 A"),
            Out,
        ),
        ("in hospital on the day", settled("2018-10-30 lives T1 H"), In),
        ("missing for a month", settled("2018-05-01 missing 2018-06-01"), In),
        ("two carers make up the time", settled("2017-01-01 lives U4 B\n2018-01-01 lives U4 C"), Out),
        ("placed with parents under a care order", settled("2015-01-01 lives P1 P PR0"), In),
        (
            "placed for adoption after 6 months and 18 with one carer (fixture 5)",
            adopted_into("2016-10-31", "2018-04-30"),
            In,
        ),
        ("… a day too short", adopted_into("2016-11-01", "2018-04-30"), Out),
        (
            "only one placement back is joined",
            settled(
                "2016-01-01 lives U6 B\n2018-02-01 lives U6 C\n2018-06-01 lives A6 Q\n2018-06-01 status E1",
            ),
            Out,
        ),
        (
            "adopted by the foster carer of a year: an earlier carer is not joined (ruling 26)",
            settled("2017-10-01 lives U5 B\n2018-06-01 lives A5 B same\n2018-06-01 status E1"),
            Out,
        ),
        (
            "placed for adoption, then the placement order: the adoptive placement begins at its first row",
            "2015-01-01 born\n2015-02-02 start\n2015-02-02 status C2\n2015-02-02 lives U6 Z\n\
             2016-10-01 lives U6 A\n2018-02-01 lives A4 Q\n2018-06-01 status E1\n2018-06-01 lives A6 Q same"
                .to_owned(),
            In,
        ),
        (
            "returned from hospital in the adoptive family",
            adopted_into("2016-10-01", "2018-04-30") + "\n2018-06-01 lives T1 H\n2018-06-05 lives A6 Q",
            In,
        ),
    ] {
        assert_eq!(verdict("8.1", &text, "2018-10-31"), expected, "{what}");
    }
    assert_eq!(strict(&settled("2018-01-01 lives U4 B same")), Out);
    assert_eq!(strict(&settled("2018-01-01 status E1")), In);
}

#[test]
fn who_is_asked_how_stable_life_is() {
    let care = |born: &str, since: &str| {
        format!("{born} born\n{since} start\n{since} status C2\n{since} lives U4 A")
    };
    for (what, text, on, expected) in [
        ("in care for exactly 30 months", care("2008-01-01", "2016-04-30"), "2018-10-31", In),
        ("a day less", care("2008-01-01", "2016-05-01"), "2018-10-31", NotInCohort),
        (
            "30 months before 31 August is the end of February",
            care("2008-01-01", "2016-02-29"),
            "2018-08-31",
            In,
        ),
        ("… and 1 March is a day less", care("2008-01-01", "2016-03-01"), "2018-08-31", NotInCohort),
        ("sixteen on the day", care("2002-10-31", "2014-01-01"), "2018-10-31", NotInCohort),
        ("sixteen the day after", care("2002-11-01", "2014-01-01"), "2018-10-31", In),
        (
            "born on 29 February, fifteen until 1 March (fixture 1)",
            care("2004-02-29", "2014-01-01"),
            "2020-02-28",
            In,
        ),
        (
            "… 29 February 2020 is the 16th birthday",
            care("2004-02-29", "2014-01-01"),
            "2020-02-29",
            NotInCohort,
        ),
        (
            "born on 29 February, sixteen in a common year never comes; seventeen does on 1 March",
            care("2003-02-28", "2014-01-01"),
            "2019-02-28",
            NotInCohort,
        ),
        (
            "left and came back inside the time, however long before",
            care("2008-01-01", "2012-01-01") + "\n2018-01-01 end E4A\n2018-01-01 start\n2018-01-01 status C2",
            "2018-10-31",
            NotInCohort,
        ),
        ("born on a day not known", "2014-01-06 start\n2014-01-06 status C2".to_owned(), "2018-10-31", {
            Excluded("the date of birth is not known here")
        }),
        (
            "on short breaks",
            care("2008-01-01", "2014-01-01") + "\n2018-01-01 status V4",
            "2018-10-31",
            NotInCohort,
        ),
        (
            "start not known, known long enough",
            "2008-01-01 born\n2015-04-01 start L\n2015-04-01 status C2\n2015-04-01 lives U4 A".to_owned(),
            "2018-10-31",
            In,
        ),
    ] {
        assert_eq!(verdict("8.1", &text, on), expected, "{what}");
    }
}

#[test]
fn placements_in_twelve_months() {
    // The window is 1 November 2017 to 31 October 2018.
    let count = |text: &str| three_or_more::placements(&child(text), Period::rolling_year(day("2018-10-31")));
    for (what, text, expected) in [
        ("one home all along", settled(""), 1),
        ("two moves", settled("2018-01-01 lives U4 B\n2018-02-01 lives K2 C"), 3),
        (
            "four homes with a hospital stay and a return (fixture 3)",
            settled(
                "2018-01-01 lives U6 B\n2018-02-01 lives T1 H\n2018-02-09 lives U6 B\n\
                 2018-03-01 lives U6 C\n2018-04-01 lives K2 D",
            ),
            4,
        ),
        ("hospital, and then another home", settled("2018-02-01 lives T1 H\n2018-02-09 lives U6 B"), 2),
        (
            "two temporary rows are one absence",
            settled("2018-02-01 lives T1 H\n2018-02-05 lives T4 K\n2018-02-09 lives U4 A"),
            1,
        ),
        (
            "a move and an order in one day (fixture 2)",
            settled("2018-02-01 lives U6 B\n2018-02-01 status E1"),
            2,
        ),
        (
            "same carer, new house; same carer and a new order (fixture 2)",
            settled("2018-02-01 lives U4 B same\n2018-03-01 lives U4 C same\n2018-03-01 status E1"),
            1,
        ),
        ("only the order changed", settled("2018-02-01 status E1"), 1),
        (
            "ended on the first day of the window: open at its start (ruling 27)",
            settled("2017-11-01 lives U6 B"),
            2,
        ),
        ("ended the day before", settled("2017-10-31 lives U6 B"), 1),
        ("a move on the last day", settled("2018-10-31 lives U6 B"), 2),
        ("a move the day after", settled("2018-11-01 lives U6 B"), 1),
        (
            "left care and came back to the same carer",
            settled("2018-02-01 end E4B\n2018-03-01 start\n2018-03-01 status C2\n2018-03-01 lives U4 A"),
            2,
        ),
        (
            "over all periods of care",
            settled(
                "2018-01-01 lives U6 B\n2018-02-01 end E4B\n2018-03-01 start\n2018-03-01 status C2\n2018-03-01 lives U6 C",
            ),
            3,
        ),
        (
            "away in hospital when the window opens, back after",
            settled("2017-10-30 lives T1 H\n2017-11-05 lives U4 A"),
            1,
        ),
        (
            "away when the window opens, then elsewhere",
            settled("2017-10-30 lives T1 H\n2017-11-05 lives U6 B"),
            2,
        ),
        ("custody is a placement", settled("2018-02-01 lives R5 Y\n2018-03-01 lives U4 A"), 3),
        (
            "independent living is coded P each time",
            settled("2018-02-01 lives P2 X\n2018-03-01 lives P2 Y"),
            3,
        ),
        (
            "short breaks, then looked after by a change of legal status (ruling 27)",
            "2018-01-01 start\n2018-01-01 status V4\n2018-01-01 lives K2 K\n2018-05-01 status V2".to_owned(),
            0,
        ),
        (
            "placed for adoption with the carer (U)",
            settled("2018-02-01 lives A5 A same\n2018-02-01 status E1"),
            1,
        ),
        (
            "placed for adoption said to be with a new carer (B), counted and a finding",
            settled("2018-02-01 lives A5 A\n2018-02-01 status E1"),
            2,
        ),
        ("missing is no placement", settled("2018-02-01 missing 2018-02-20"), 1),
        (
            "start not known: the code of the first row decides",
            "2018-02-01 start P\n2018-02-01 status C2\n2018-02-01 lives U4 A".to_owned(),
            1,
        ),
        (
            "start not known, first row a change of status",
            "2018-02-01 start L\n2018-02-01 status C2\n2018-02-01 lives U4 A".to_owned(),
            0,
        ),
    ] {
        assert_eq!(count(&text), expected, "{what}");
    }
}

#[test]
fn every_child_of_the_day_is_in_the_denominator_of_8_2() {
    let new = "2018-10-31 start\n2018-10-31 status V2\n2018-10-31 lives U6 A";
    assert_eq!(verdict("8.2", new, "2018-10-31"), Out);
    assert_eq!(verdict("8.2", new, "2018-10-30"), NotInCohort);
    let moved = settled("2018-01-01 lives U4 B\n2018-02-01 lives K2 C");
    assert_eq!(verdict("8.2", &moved, "2018-10-31"), In);
    assert_eq!(verdict("8.2", &moved, "2019-01-01"), Out, "two in the window by then");
}

#[test]
fn where_children_live() {
    let lives = |place: &str| format!("2018-01-01 start\n2018-01-01 status C2\n2018-01-01 lives {place}");
    let on = |id: &str, text: &str| verdict(id, text, "2018-03-31");
    let expect = |flag: bool| if flag { In } else { Out };
    for (place, family, parents, fostered) in [
        ("U1", true, false, false),
        ("U3", true, false, false),
        ("U4", true, false, true),
        ("U5", true, false, true),
        ("U6", true, false, true),
        ("A3", true, false, false),
        ("A6", true, false, false),
        ("P1", true, true, false),
        ("P2", false, false, false),
        ("K2", false, false, false),
        ("R5", false, false, false),
    ] {
        let text = lives(place);
        assert_eq!(on("8.3", &text), expect(family), "8.3 {place}");
        assert_eq!(on("8.4", &text), expect(parents), "8.4 {place}");
        assert_eq!(on("9.2", &text), expect(fostered), "9.2 {place}");
        assert_eq!(on("9.1", &text), if fostered { In } else { NotInCohort }, "9.1 {place}");
    }
    let providers: Vec<Verdict> = ["PR0", "PR1", "PR2", "PR3", "PR4", "PR5", ""]
        .map(|by| on("8.5", &lives(&format!("U4 A {by}"))))
        .to_vec();
    assert_eq!(providers, [Out, Out, In, In, In, In, Out]);
    let in_hospital = lives("U4 A PR4") + "\n2018-03-30 lives T1 H";
    assert_eq!((on("9.2", &in_hospital), on("8.5", &in_hospital)), (In, In), "the home that was left speaks");
    assert_eq!(on("8.3", &lives("T2 H")), Out, "what was left is not known: the row speaks for itself");
}

/// A directory in which miles are told by the first letters of the postcode of the placement.
struct Told;

impl timeline::Miles for Told {
    fn miles(&self, _: &timeline::Postcode, to: &timeline::Postcode) -> Option<f64> {
        match to.as_str() {
            near if near.starts_with('N') => Some(3.1),
            edge if edge.starts_with('E') => Some(20.0),
            far if far.starts_with('F') => Some(20.1),
            _ => None,
        }
    }
}

#[test]
fn far_from_home_is_told_by_a_directory_and_by_nothing_else() {
    let on = day("2018-10-31");
    let lives = |postcode: &str, home: &str| {
        child(&format!(
            "2010-05-04 born\n2018-01-10 looked_after_start {home}\n2018-01-10 status V2\n2018-01-10 lives U6 {postcode}"
        ))
    };
    let crate::Judge::LookedAfter(judge) = super::judge("N.CLA.dist20", true, on) else {
        panic!("no snapshot")
    };
    let known = timeline::Places::of(std::sync::Arc::new(Told));
    let with = timeline::Authority { places: known, ..timeline::Authority::default() };
    let without = timeline::Authority::default();
    let home = "home_postcode=HX10AA";
    for (postcode, home, authority, expected) in [
        ("NX1", home, &with, "Out"),
        ("EX1", home, &with, "Out"),
        ("FX1", home, &with, "In"),
        ("XX1", home, &with, "Excluded(\"the postcode of the home or of the placement is in no directory\")"),
        ("FX1", "", &with, "Excluded(\"the postcode of the home or of the placement is not recorded\")"),
        (
            "FX1",
            home,
            &without,
            "Excluded(\"the postcode of the home or of the placement is in no directory\")",
        ),
    ] {
        let child = lives(postcode, home);
        let found = judge(&child.on(on), &super::at(on, authority));
        assert_eq!(format!("{found:?}"), expected, "{postcode} {home}");
    }
    let asked = crate::Asked { recorded: timeline::Coverage { care: true, ..Default::default() }, day: on };
    let counting = crate::indicator("N.CLA.dist20").unwrap().counting;
    assert!(counting(&asked).is_err_and(|why| why.contains("no directory of postcodes")));
}
