//! 6.8 and 6.16: worked histories (fixture 14).

use timeline::{Authority, LoadedReturn};

use super::*;
use crate::Verdict::*;

/// Due 20 working days from Thursday 4 January 2018: 1 February.
const CARE: &str = "2008-01-01 born\n2018-01-04 start\n2018-01-04 status C2\n2018-01-04 lives U6 A\n";

#[test]
fn each_review_counts_once_in_one_month() {
    let found = |more: &str, from: &str, to: &str| events("6.8", &format!("{CARE}{more}"), from, to);
    let one = |day: &str, verdict| vec![(day.to_owned(), verdict)];
    for (what, more, january, february, march) in [
        ("held on the day it was due", "2018-02-01 review", vec![], one("2018-02-01", In), vec![]),
        ("held early, counted when held", "2018-01-30 review", one("2018-01-30", In), vec![], vec![]),
        ("held late, counted when due", "2018-03-05 review", vec![], one("2018-02-01", Out), vec![]),
        ("not held", "", vec![], one("2018-02-01", Out), vec![]),
        ("left on the day it was due", "2018-02-01 end E4A", vec![], vec![], vec![]),
        ("left the day after", "2018-02-02 end E4A", vec![], one("2018-02-01", Out), vec![]),
        ("short breaks only", "2018-01-04 status V4", vec![], vec![], vec![]),
    ] {
        assert_eq!(found(more, "2018-01-01", "2018-01-31"), january, "{what}: January");
        assert_eq!(found(more, "2018-02-01", "2018-02-28"), february, "{what}: February");
        assert_eq!(found(more, "2018-03-01", "2018-03-31"), march, "{what}: March");
    }
}

#[test]
fn months_add_up_to_the_year() {
    let text = format!("{CARE}2018-01-30 review\n2018-05-20 review\n2018-10-30 review\n2019-03-01 end E8");
    let year = events("6.8", &text, "2017-04-01", "2019-03-31");
    let mut months = Vec::new();
    let mut month = calendar::Month::of(day("2017-04-01"));
    while month.last() <= day("2019-03-31") {
        months.extend(events("6.8", &text, &month.first().to_string(), &month.last().to_string()));
        month = month.plus(1);
    }
    assert_eq!(year, months);
    assert_eq!(
        year,
        [("2018-01-30", In), ("2018-04-30", Out), ("2018-10-30", In)]
            .map(|(on, verdict)| (on.to_owned(), verdict))
    );
}

#[test]
fn from_a_return_only_what_can_be_known_is_judged() {
    let authority = Authority {
        returns: vec![LoadedReturn { name: "ssda903".into(), year: 2018, tables: Vec::new() }],
        ..Authority::default()
    };
    let text = "2008-01-01 born\n2016-01-04 start L\n2016-01-04 status C2\n\
                2017-05-01 review\n2017-10-20 review\n2018-03-02 review";
    let days = calendar::Period::financial_year(2018);
    let Judge::Events(judge) = judge("6.8", true, days.to) else { panic!() };
    let mut found = Vec::new();
    judge(&child(text), days, &at(days.to, &authority), &mut |event| found.push(event));
    let counted = found.iter().filter(|event| event.verdict.adds().1 == 1).count();
    let left_out = found.iter().filter(|event| matches!(event.verdict, Excluded(_))).count();
    assert_eq!((counted, left_out), (1, 2), "{found:?}");
}

#[test]
fn a_visit_is_overdue_or_it_is_not() {
    let on = |more: &str, day: &str| verdict("6.16", &format!("{CARE}{more}"), day);
    assert!(matches!(on("", "2018-01-11"), Excluded(_)), "the first week");
    assert_eq!(on("", "2018-01-12"), Out, "the first visit was due yesterday");
    assert_eq!(on("2018-01-10 visit", "2018-01-31"), In);
    assert_eq!(on("2018-01-10 visit", "2018-02-21"), In, "six weeks");
    assert_eq!(on("2018-01-10 visit", "2018-02-22"), Out, "and a day");
    assert_eq!(on("2018-01-10 visit\n2018-02-15 attempt", "2018-02-22"), Out, "the child was not seen");
    assert_eq!(on("2018-01-10 visit\n2018-02-15 visit", "2018-02-22"), In);
    assert_eq!(
        on("2018-01-10 visit\n2018-02-15 visit\n2018-02-20 missing", "2018-04-05"),
        Out,
        "missing stops nothing"
    );
}

#[test]
fn three_workers_in_a_year_are_counted_and_cover_is_none() {
    let story = |workers: &str| {
        format!(
            "2010-05-04 born\n2016-01-04 start\n2016-01-04 status C2\n2016-01-04 lives U6 AB1\n\
             2016-01-04 social_worker_allocation worker=Ash until=2018-01-10\n{workers}"
        )
    };
    let three = "2018-01-10 social_worker_allocation worker=Birch until=2018-06-01\n\
                 2018-06-01 social_worker_allocation worker=Elm\n";
    let cover = "2018-01-10 social_worker_allocation worker=Birch until=2018-01-12\n\
                 2018-01-12 social_worker_allocation worker=Elm\n";
    let back = "2018-01-10 social_worker_allocation worker=Birch until=2018-06-01\n\
                2018-06-01 social_worker_allocation worker=Ash\n";
    for (workers, on, expected) in [
        (three, "2018-10-31", In),
        // Ash had the child to 10 January 2018: a year later that is over.
        (three, "2019-01-09", In),
        (three, "2019-01-10", Out),
        (cover, "2018-10-31", Out),
        (back, "2018-10-31", Out),
        ("", "2018-10-31", Out),
    ] {
        assert_eq!(verdict("N.WF.swchg", &story(workers), on), expected, "{on}: {workers}");
    }
    let asked = crate::Asked {
        recorded: timeline::Coverage { care: true, ..Default::default() },
        day: day("2018-10-31"),
    };
    let counting = crate::indicator("N.WF.swchg").unwrap().counting;
    assert!(counting(&asked).is_err_and(|why| why.contains("who works with which child")));
}
