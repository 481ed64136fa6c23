use timeline::Authority;

use super::*;
use crate::invented::{Child, day, lines, standpoint};

fn check(child: &Child, on: &str, expected: &[&str]) {
    let authority = Authority::default();
    assert_eq!(lines(&duties(&child.timeline(), &standpoint(on, &authority)), on), expected);
}

#[test]
fn each_counts_from_the_day_the_one_before_was_held() {
    // 20 working days from Monday 8 January 2018; the first review is held late, the second early.
    let child = Child::default().care("2018-01-08", "C1", "U6").reviews(&["2018-02-07", "2018-04-20"]);
    check(
        &child,
        "2018-10-31",
        &[
            "review.first 2018-01-08 -> 2018-02-05 Late(2)",
            "review.second 2018-02-07 -> 2018-05-07 InTime",
            "review.subsequent 2018-04-20 -> 2018-10-20 Overdue(11)",
        ],
    );
}

#[test]
fn each_says_what_it_counts_from() {
    let reviews = ["2018-02-05", "2018-05-01", "2018-10-01", "2019-03-01", "2019-08-01"];
    let child = Child::default().care("2018-01-08", "C1", "U6").reviews(&reviews);
    let authority = Authority::default();
    let said: Vec<_> = duties(&child.timeline(), &standpoint("2019-10-31", &authority))
        .iter()
        .map(|duty| (duty.because.what, duty.because.day))
        .collect();
    let expected = [
        ("the child became looked after", "2018-01-08"),
        ("the first review was held", "2018-02-05"),
        ("the review before was held", "2018-05-01"),
        ("the review before was held", "2018-10-01"),
        ("the review before was held", "2019-03-01"),
        ("the review before was held", "2019-08-01"),
    ];
    assert_eq!(said, expected.map(|(what, on)| (what, day(on))));
}

#[test]
fn the_first_skips_bank_holidays() {
    // Good Friday and Easter Monday.
    let child = Child::default().care("2018-03-26", "V2", "U6");
    check(&child, "2018-04-01", &["review.first 2018-03-26 -> 2018-04-25 Open"]);
    // Christmas, Boxing Day and New Year's Day: the Christmas span of the minimum fixtures.
    let child = Child::default().care("2018-12-10", "V2", "U6");
    check(&child, "2019-01-10", &["review.first 2018-12-10 -> 2019-01-10 Open"]);
    check(&child, "2019-01-11", &["review.first 2018-12-10 -> 2019-01-10 Overdue(1)"]);
}

#[test]
fn the_first_skips_a_holiday_that_the_authority_was_told_of() {
    let child = Child::default().care("2018-01-08", "C1", "U6");
    let mut authority = Authority::default();
    let due = |authority: &Authority| {
        let all = duties(&child.timeline(), &standpoint("2018-01-31", authority));
        (lines(&all, "2018-01-31"), all[0].in_words(&authority.calendars))
    };
    assert_eq!(due(&authority).0, ["review.first 2018-01-08 -> 2018-02-05 Open"]);
    authority.calendars.holidays =
        authority.calendars.holidays.with_one_off(day("2018-01-15"), "An invented jubilee");
    let (lines, why) = due(&authority);
    assert_eq!(lines, ["review.first 2018-01-08 -> 2018-02-06 Open"]);
    assert!(why.contains("An invented jubilee"), "{why}");
}

#[test]
fn months_are_counted_from_the_review_and_not_from_a_clamped_day() {
    let child =
        Child::default().care("2017-11-01", "C2", "U6").reviews(&["2017-11-29", "2018-02-28", "2018-08-31"]);
    check(
        &child,
        "2018-09-01",
        &[
            "review.first 2017-11-01 -> 2017-11-29 InTime",
            "review.second 2017-11-29 -> 2018-02-28 InTime",
            "review.subsequent 2018-02-28 -> 2018-08-28 Late(3)",
            "review.subsequent 2018-08-31 -> 2019-02-28 Open",
        ],
    );
}

#[test]
fn a_move_does_not_restart_the_cycle_and_a_new_period_of_care_does() {
    let child = Child::default()
        .care("2018-01-08", "C1", "U6")
        .moves("2018-01-22", "U4")
        .reviews(&["2018-02-01"])
        .leaves("2018-03-01")
        .care("2018-03-12", "V2", "U6");
    check(
        &child,
        "2018-04-30",
        &[
            "review.first 2018-01-08 -> 2018-02-05 InTime",
            "review.second 2018-02-01 -> 2018-05-01 Lapsed",
            "review.first 2018-03-12 -> 2018-04-11 Overdue(19)",
        ],
    );
}

#[test]
fn care_that_ends_before_the_due_day_leaves_nothing_owed_and_after_it_a_review_missed() {
    let table = [
        ("2018-02-05", "Lapsed"), // on the due day itself
        ("2018-02-06", "Missed"),
    ];
    for (left, state) in table {
        let child = Child::default().care("2018-01-08", "C1", "U6").leaves(left);
        check(&child, "2018-06-01", &[&format!("review.first 2018-01-08 -> 2018-02-05 {state}")]);
    }
}

#[test]
fn the_cycle_stops_the_day_before_the_18th_birthday() {
    let child = Child::default().born("2000-02-29").care("2018-02-12", "V2", "U6");
    check(&child, "2018-06-01", &["review.first 2018-02-12 -> 2018-03-12 Lapsed"]);
    let child = Child::default().born("2000-03-13").care("2018-02-12", "V2", "U6");
    check(&child, "2018-06-01", &["review.first 2018-02-12 -> 2018-03-12 Missed"]);
}

#[test]
fn what_happens_after_the_day_of_the_question_does_not_count() {
    let child = Child::default().care("2018-01-08", "C1", "U6").reviews(&["2018-02-01"]).leaves("2018-02-03");
    check(&child, "2018-01-31", &["review.first 2018-01-08 -> 2018-02-05 Open"]);
    check(&child, "2018-01-07", &[]);
}

#[test]
fn a_cycle_of_which_the_beginning_is_not_known_speaks_from_its_third_known_review() {
    let child = Child::default().known_from("2017-04-03", "C2", "U6").reviews(&[
        "2017-06-01",
        "2017-11-30",
        "2018-06-15",
    ]);
    check(
        &child,
        "2018-10-31",
        &[
            "review.subsequent 2017-11-30 -> 2018-05-30 Late(16)",
            "review.subsequent 2018-06-15 -> 2018-12-15 Open",
        ],
    );
    let one_review = Child::default().known_from("2017-04-03", "C2", "U6").reviews(&["2017-06-01"]);
    check(&one_review, "2018-10-31", &[]);
}

#[test]
fn care_that_began_before_the_first_load_is_one_of_those() {
    let child =
        Child::default().care("2015-06-01", "C2", "U6").reviews(&["2017-06-01", "2017-11-30", "2018-03-01"]);
    let mut authority = Authority::default();
    authority.returns.push(timeline::LoadedReturn { name: "ssda903".into(), year: 2018, tables: vec![] });
    let on = "2018-03-31";
    let known = duties(&child.timeline(), &standpoint(on, &authority));
    assert_eq!(
        lines(&known, on),
        [
            "review.subsequent 2017-11-30 -> 2018-05-30 InTime",
            "review.subsequent 2018-03-01 -> 2018-09-01 Open",
        ]
    );
    // Nothing that was loaded speaks of April.
    assert!(duties(&child.timeline(), &standpoint("2018-04-30", &authority)).is_empty());
}

#[test]
fn a_series_of_short_breaks_has_its_own_cycle() {
    let child = Child::default().care("2018-01-08", "V4", "K2").reviews(&["2018-04-09"]);
    check(
        &child,
        "2018-10-08",
        &[
            "review.shortbreak.first 2018-01-08 -> 2018-04-08 Late(1)",
            "review.shortbreak.after 2018-04-09 -> 2018-10-09 Open",
        ],
    );
    // From the day the child is looked after otherwise, the full cycle runs.
    let child = Child::default().care("2018-01-08", "V4", "K2").legal("2018-03-05", "V2");
    check(&child, "2018-03-06", &["review.first 2018-03-05 -> 2018-04-04 Open"]);
}

#[test]
fn a_review_counts_once_in_the_month_it_was_held_or_due() {
    let child = Child::default().care("2018-01-08", "C1", "U6").reviews(&["2018-02-07", "2018-04-20"]);
    let authority = Authority::default();
    let counted: Vec<_> = duties(&child.timeline(), &standpoint("2018-10-31", &authority))
        .iter()
        .map(|duty| duty.counted_on())
        .collect();
    assert_eq!(counted, [day("2018-02-05"), day("2018-04-20"), day("2018-10-20")]);
}
