//! 10.1 to 10.5: worked histories.

use super::events;
use crate::Verdict::{self, *};

/// Into care on 1 March 2016, placement order a year later, placed on 1 August 2017, adopted on 1 May 2018.
const ADOPTED: &str = "2016-02-01 born\n2016-03-01 start\n2016-03-01 status C1\n2016-03-01 lives U6 A\n\
    2017-02-20 decision\n2017-03-01 status E1\n2017-08-01 lives A6 Q\n2018-05-01 end E12\n";

fn one(id: &str, text: &str) -> Verdict {
    match events(id, text, "2018-04-01", "2018-06-30").as_slice() {
        [] => NotInCohort,
        [(_, verdict)] => *verdict,
        more => panic!("{more:?}"),
    }
}

#[test]
fn within_twelve_months_of_the_live_decision() {
    let with = |text: &str| format!("{}{text}", ADOPTED.replace("2017-02-20 decision\n", ""));
    for (what, text, in_time) in [
        ("more than a year", ADOPTED.to_owned(), false),
        ("exactly a year", with("2017-05-01 decision"), true),
        ("a day more", with("2017-04-30 decision"), false),
        ("reversed and made again", with("2016-09-01 decision 2017-01-01\n2017-06-01 decision"), true),
        (
            "the later decision was reversed",
            with("2017-02-20 decision\n2017-06-01 decision 2017-07-01"),
            false,
        ),
        ("told with the adoption only", with("2017-07-01 matched 2017-06-01"), true),
        ("no decision known", with(""), false),
    ] {
        assert_eq!(one("10.1", &text), In, "{what}");
        assert_eq!(one("10.2", &text), if in_time { In } else { NotInCohort }, "{what}");
        assert_eq!(one("10.3", &text), Verdict::of(in_time), "{what}");
    }
}

#[test]
fn days_from_care_to_the_adoptive_family() {
    for (what, text, expected) in [
        ("plain", ADOPTED.to_owned(), Days(518)),
        (
            "went home and came back: the second start",
            ADOPTED.replace(
                "2017-02-20 decision",
                "2016-06-01 end E4A\n2016-07-01 start\n2016-07-01 status C1\n2016-07-01 lives U6 B",
            ),
            Days(396),
        ),
        (
            "adopted by the foster carer: the day the placement became one for adoption",
            ADOPTED.replace("lives A6 Q", "lives A5 A same"),
            Days(518),
        ),
        (
            "consent first, then the order: one adoptive placement",
            ADOPTED.replace("2018-05-01 end", "2018-01-01 lives A4 Q same\n2018-05-01 end"),
            Days(518),
        ),
        (
            "the first adoptive family did not work out",
            ADOPTED.replace("2018-05-01 end", "2018-01-01 lives A6 R\n2018-05-01 end"),
            Days(671),
        ),
        (
            "in hospital on the way",
            ADOPTED.replace("2018-05-01 end", "2018-01-01 lives T1 H\n2018-01-05 lives A6 Q\n2018-05-01 end"),
            Days(518),
        ),
        ("not placed for adoption", ADOPTED.replace("2017-08-01 lives A6 Q\n", ""), {
            Excluded("the last placement was not one for adoption")
        }),
        ("start not known", ADOPTED.replace("2016-03-01 start", "2016-03-01 start L"), {
            Excluded("the day care began is not known here")
        }),
    ] {
        assert_eq!(one("10.4", &text), expected, "{what}");
    }
}

#[test]
fn days_from_the_order_to_the_match() {
    let matched = |day: &str| format!("{ADOPTED}{day} matched");
    for (what, text, expected) in [
        ("plain", matched("2017-06-09"), Days(100)),
        ("matched before the order", matched("2017-02-01"), Days(0)),
        ("no match known", ADOPTED.to_owned(), Excluded("the day of the match is not known here")),
        ("no placement order", matched("2017-06-09").replace("2017-03-01 status E1\n", ""), {
            Excluded("there was no placement order")
        }),
        (
            "order revoked and made again: the first (§3.6)",
            matched("2018-01-06").replace("2017-08-01", "2017-05-01 status C2\n2017-06-01 status E1\n2017-08-01"),
            Days(311),
        ),
        (
            "the known rows begin under the order",
            "2017-04-01 start L\n2017-04-01 status E1\n2017-08-01 lives A6 Q\n2018-05-01 end E11\n2017-06-09 matched".to_owned(),
            Excluded("the day of the placement order is not known here"),
        ),
        ("not placed for adoption", matched("2017-06-09").replace("2017-08-01 lives A6 Q\n", ""), {
            Excluded("the last placement was not one for adoption")
        }),
    ] {
        assert_eq!(one("10.5", &text), expected, "{what}");
    }
}
