//! 6.10 to 6.13: worked histories.

use super::{child, events, verdict, verdict_in};
use crate::Verdict::*;

#[test]
fn an_assessment_is_valid_for_six_months_or_twelve() {
    let care =
        |born: &str, done: &str| format!("{born} born\n2016-01-04 start\n2016-01-04 status C2\n{done}");
    for (what, text, expected) in [
        ("none", care("2008-01-01", ""), Out),
        ("twelve months before the day", care("2008-01-01", "2017-10-31 health"), In),
        ("a day more", care("2008-01-01", "2017-10-30 health"), Out),
        ("under 5: six months to the day after", care("2015-01-01", "2018-05-01 health"), In),
        ("under 5: six months to the day before", care("2015-01-01", "2018-04-30 health"), Out),
        ("six months ran out before the 5th birthday", care("2013-09-01", "2018-02-20 health"), Out),
        ("six months run out on the 5th birthday: twelve", care("2013-08-20", "2018-02-20 health"), In),
        ("done after the day", care("2008-01-01", "2018-11-01 health"), Out),
        ("born on a day not known", "2016-01-04 start\n2016-01-04 status C2".to_owned(), {
            Excluded("the date of birth is not known here")
        }),
    ] {
        assert_eq!(verdict("6.10", &text, "2018-10-31"), expected, "{what}");
    }
    let new = "2008-01-01 born\n2018-10-04 start\n2018-10-04 status V2";
    assert!(matches!(verdict("6.10", new, "2018-10-31"), Excluded(_)), "19 working days");
    assert_eq!(verdict("6.10", new, "2018-11-01"), Out, "20 working days");
}

#[test]
fn teeth_once_in_twelve_months() {
    let care = |done: &str| format!("2016-01-04 start\n2016-01-04 status C2\n{done}");
    for (done, expected) in
        [("2017-11-01 dental", In), ("2017-10-31 dental", Out), ("2018-10-31 dental", In), ("", Out)]
    {
        assert_eq!(verdict("6.11", &care(done), "2018-10-31"), expected, "{done}");
    }
}

#[test]
fn in_the_form_of_the_return() {
    let on = |text: &str| verdict_in("6.10", false, &child(text), "2018-03-31");
    let said = "2018-03-31 outcomes health\n";
    for (what, text, expected) in [
        ("all year, done", format!("{said}2016-01-01 start\n2016-01-01 status C2"), In),
        (
            "all year, not done",
            "2018-03-31 outcomes teeth\n2016-01-01 start\n2016-01-01 status C2".to_owned(),
            Out,
        ),
        ("all year, not in the return", "2016-01-01 start\n2016-01-01 status C2".to_owned(), Out),
        (
            "said of the year before",
            "2017-03-31 outcomes health\n2016-01-01 start\n2016-01-01 status C2".to_owned(),
            Out,
        ),
        ("since 1 April", format!("{said}2017-04-01 start\n2017-04-01 status C2"), In),
        ("since 2 April", format!("{said}2017-04-02 start\n2017-04-02 status C2"), NotInCohort),
        ("left on 31 March", format!("{said}2016-01-01 start\n2016-01-01 status C2\n2018-03-31 end E4A"), In),
        (
            "left on 30 March",
            format!("{said}2016-01-01 start\n2016-01-01 status C2\n2018-03-30 end E4A"),
            NotInCohort,
        ),
        (
            "left on 1 April before",
            format!("{said}2016-01-01 start\n2016-01-01 status C2\n2017-04-01 end E4A"),
            NotInCohort,
        ),
        (
            "left and returned in the year",
            format!(
                "{said}2016-01-01 start\n2016-01-01 status C2\n2017-07-01 end E4A\n2017-07-02 start\n2017-07-02 status C2"
            ),
            NotInCohort,
        ),
        (
            "short breaks in the year",
            format!("{said}2016-01-01 start\n2016-01-01 status V4\n2017-05-01 status C2"),
            NotInCohort,
        ),
        (
            "moved in the year",
            format!("{said}2016-01-01 start\n2016-01-01 status C2\n2017-07-01 lives K2"),
            In,
        ),
        ("never looked after", said.to_owned(), NotInCohort),
    ] {
        assert_eq!(on(&text), expected, "{what}");
    }
    let october = crate::Asked { recorded: super::recorded(false), day: super::day("2018-10-31") };
    assert!((crate::indicator("6.10").unwrap().counting)(&october).is_err());
}

#[test]
fn the_first_assessment_within_twenty_working_days() {
    // 20 working days from Thursday 4 October 2018: 1 November.
    let care = |more: &str| format!("2018-10-04 start\n2018-10-04 status V2\n{more}");
    for (what, text, expected) in [
        ("on the last day", care("2018-11-01 health initial"), Some(In)),
        ("on the first day", care("2018-10-04 health initial"), Some(In)),
        ("a day late", care("2018-11-02 health initial"), Some(Out)),
        ("not at all", care(""), Some(Out)),
        ("before care began", care("2018-10-03 health"), Some(Out)),
        ("left on the day it was due", care("2018-11-01 end E4A"), {
            Some(Excluded("care ended before the assessment was due"))
        }),
        ("left the day after", care("2018-11-02 end E4A"), Some(Out)),
        ("start not known", "2018-10-04 start P\n2018-10-04 status V2".to_owned(), None),
    ] {
        let found = events("6.12", &text, "2018-11-01", "2018-11-30");
        assert_eq!(
            found,
            expected.map(|verdict| ("2018-11-01".to_owned(), verdict)).into_iter().collect::<Vec<_>>(),
            "{what}"
        );
        assert_eq!(events("6.12", &text, "2018-10-01", "2018-10-31"), [], "{what}: it was due in November");
    }
    // Over Christmas: 25 and 26 December and 1 January are no working days.
    assert_eq!(
        events("6.12", "2018-12-10 start\n2018-12-10 status V2", "2019-01-01", "2019-01-31")[0].0,
        "2019-01-10"
    );
}

#[test]
fn a_plan_in_this_period_of_care() {
    let care =
        |born: &str, more: &str| format!("{born} born\n2018-01-04 start\n2018-01-04 status V2\n{more}");
    for (what, text, expected) in [
        ("has one", care("2010-01-01", "2018-02-01 pep"), In),
        ("had one before care", care("2010-01-01", "2018-01-03 pep"), Out),
        ("has one later", care("2010-01-01", "2018-11-01 pep"), Out),
        ("two on the day", care("2016-10-31", ""), Out),
        ("not two yet", care("2016-11-01", ""), NotInCohort),
        ("eighteen on the day", care("2000-10-31", ""), NotInCohort),
    ] {
        assert_eq!(verdict("6.13", &text, "2018-10-31"), expected, "{what}");
    }
}
