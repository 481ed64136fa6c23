//! 6.1 to 6.7, 7.1, 7.4, 7.5: worked histories.

use super::{child, events, verdict, verdict_in};
use crate::Verdict::*;
use crate::coming_into_care::SHORT_BREAK;

fn said(found: &[(&str, crate::Verdict)]) -> Vec<(String, crate::Verdict)> {
    found.iter().map(|(day, verdict)| ((*day).to_owned(), *verdict)).collect()
}

#[test]
fn who_is_looked_after() {
    for (what, text, on, counted) in [
        ("the day care begins", "2018-03-31 start\n2018-03-31 status V2", "2018-03-31", true),
        (
            "the day care ends (fixture 12)",
            "2018-01-01 start\n2018-01-01 status V2\n2018-03-31 end E4A",
            "2018-03-31",
            false,
        ),
        ("the day before", "2018-01-01 start\n2018-01-01 status V2\n2018-04-01 end E4A", "2018-03-31", true),
        ("missing", "2018-01-01 start\n2018-01-01 status C2\n2018-03-01 missing", "2018-03-31", true),
        (
            "in custody under a care order",
            "2018-01-01 start\n2018-01-01 status C2\n2018-02-01 lives R5",
            "2018-03-31",
            true,
        ),
        ("short breaks", "2018-01-01 start\n2018-01-01 status V3", "2018-03-31", false),
        (
            "from short breaks by a change of status",
            "2018-01-01 start\n2018-01-01 status V4\n2018-02-01 status V2",
            "2018-03-31",
            true,
        ),
        (
            "left open past the 18th birthday",
            "2000-01-01 born\n2017-01-01 start\n2017-01-01 status C2",
            "2018-03-31",
            true,
        ),
    ] {
        assert_eq!(verdict("6.1", text, on) == In, counted, "{what}");
    }
}

#[test]
fn into_care_and_out_of_it() {
    let twice = "2018-04-01 start\n2018-04-01 status C2\n2018-05-10 end E4A\n\
                 2018-05-10 start\n2018-05-10 status V2\n2018-06-30 end E3";
    assert_eq!(
        events("6.3", twice, "2018-04-01", "2018-06-30"),
        said(&[("2018-04-01", In), ("2018-05-10", In)]),
        "left and returned the same day"
    );
    assert_eq!(
        events("6.4", twice, "2018-05-01", "2018-06-30"),
        said(&[("2018-05-10", In), ("2018-06-30", In)])
    );
    assert_eq!(
        events("6.4", twice, "2018-05-01", "2018-06-29"),
        said(&[("2018-05-10", In)]),
        "closing one touches one"
    );
    let not_known = "2018-04-01 start P\n2018-04-01 status C2\n2018-05-01 end E8";
    assert_eq!(events("6.3", not_known, "2018-04-01", "2018-06-30"), []);
    assert_eq!(events("6.4", not_known, "2018-04-01", "2018-06-30"), said(&[("2018-05-01", In)]));
    let short_break = "2018-04-01 start\n2018-04-01 status V3\n2018-04-03 end E8";
    for id in ["6.3", "6.4"] {
        let found = events(id, short_break, "2018-04-01", "2018-06-30");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1, Excluded(SHORT_BREAK));
    }
    let from_short_breaks =
        "2018-04-01 start\n2018-04-01 status V4\n2018-05-01 status V2\n2018-06-01 end E4A";
    assert_eq!(events("6.3", from_short_breaks, "2018-05-01", "2018-06-30"), [], "no admission (ruling 21)");
    assert_eq!(events("6.4", from_short_breaks, "2018-05-01", "2018-06-30"), said(&[("2018-06-01", In)]));
}

#[test]
fn why_care_ended() {
    for (code, permanence, guardianship, adoption) in [
        ("E11", true, false, true),
        ("E12", true, false, true),
        ("E41", true, false, false),
        ("E43", true, true, false),
        ("E44", true, true, false),
        ("E45", true, true, false),
        ("E46", true, true, false),
        ("E47", true, true, false),
        ("E48", true, true, false),
        ("E4A", false, false, false),
        ("E13", false, false, false),
        ("E2", false, false, false),
        ("E8", false, false, false),
    ] {
        let text = format!("2018-01-01 start\n2018-01-01 status C2\n2018-04-10 end {code}");
        let one = |id: &str| events(id, &text, "2018-04-01", "2018-04-30");
        let expect = |flag: bool| said(&[("2018-04-10", if flag { In } else { Out })]);
        assert_eq!(one("6.5"), expect(permanence), "6.5 {code}");
        assert_eq!(one("6.7"), expect(guardianship), "6.7 {code}");
        assert_eq!(one("6.9"), expect(adoption), "6.9 {code}");
        assert_eq!(one("6.6"), if guardianship { expect(true) } else { Vec::new() }, "6.6 {code}");
        assert_eq!(one("10.1").len(), usize::from(adoption), "10.1 {code}");
    }
}

#[test]
fn care_leavers_of_the_year() {
    let on = |id: &str, contact: &str| verdict_in(id, true, &child(contact), "2018-03-31");
    for (contact, counted, home, busy) in [
        ("2017-06-01 contact YES F2 U1", In, In, In),
        ("2017-06-01 contact YES P5 B1", In, In, In),
        ("2017-06-01 contact YES F3 Z1", In, In, In),
        ("2017-06-01 contact YES G5 X2", In, Out, Out),
        ("2017-06-01 contact NO 0 0", In, Out, Out),
        ("2017-06-01 contact REFU", In, Out, Out),
        ("2017-06-01 contact NREQ", In, Out, Out),
        ("2016-06-01 contact YES F2 U1", NotInCohort, NotInCohort, NotInCohort),
    ] {
        assert_eq!(on("7.1", contact), counted, "7.1 {contact}");
        assert_eq!(on("7.4", contact), home, "7.4 {contact}");
        assert_eq!(on("7.5", contact), busy, "7.5 {contact}");
    }
    for contact in ["2017-06-01 contact DIED", "2017-06-01 contact RHOM"] {
        assert!(
            matches!(on("7.1", contact), Excluded(_)) && matches!(on("7.5", contact), Excluded(_)),
            "{contact}"
        );
    }
    let asked = crate::Asked { recorded: super::recorded(true), day: super::day("2018-10-31") };
    let why = (crate::indicator("7.1").unwrap().counting)(&asked).unwrap_err();
    assert!(why.contains("31 March only"), "{why}");
}
