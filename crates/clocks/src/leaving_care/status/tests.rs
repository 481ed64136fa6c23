use super::*;

/// A history, a day, and what holds on it: the status, since when, until when, why.
fn check(history: &str, on_day: &str, expected: &str) {
    let child = timeline::history::child("A1", history).unwrap();
    let told = on(&standing(&child), on_day.parse().unwrap());
    let until = told.until.map_or_else(|| "-".to_owned(), |until| until.to_string());
    let found = format!("{} {} {until} | {}", told.status.code(), told.from, told.why.words());
    assert_eq!(found, expected, "{history}\non {on_day}");
}

const BORN: &str = "2002-06-15 born\n";

fn cared(from: &str, end: &str) -> String {
    let open = format!("{BORN}{from} start\n{from} status C2\n{from} lives U6\n");
    if end.is_empty() { open } else { format!("{open}{end}\n") }
}

#[test]
fn eligible_after_13_weeks_and_at_16() {
    let long = cared("2014-01-08", "");
    check(&long, "2018-06-14", "none 2002-06-15 2018-06-15 | Under 16");
    let full = "Looked after at 16 or 17, and for 13 weeks in all since the 14th birthday: so on";
    check(&long, "2018-06-15", &format!("eligible 2018-06-15 2020-06-15 | {full} 15 June 2018"));
    // In care at 16 for the first time: 91 days, the first among them.
    let late = cared("2019-01-10", "");
    check(
        &late,
        "2019-04-09",
        "none 2019-01-10 2019-04-10 | Looked after since 10 January 2019, and not yet for 13 weeks in all since the \
         14th birthday",
    );
    check(&late, "2019-04-10", &format!("eligible 2019-04-10 2020-06-15 | {full} 10 April 2019"));
    // 60 days at 14, and 31 more at 16.
    let twice = format!(
        "{}2019-01-10 start\n2019-01-10 status V2\n2019-01-10 lives U6\n",
        cared("2016-07-01", "2016-08-30 end E8")
    );
    check(&twice, "2019-02-09", &format!("eligible 2019-02-09 2020-06-15 | {full} 9 February 2019"));
    let facts = timeline::history::child("A1", &twice).unwrap();
    assert_eq!(days_since_14(&facts, "2019-02-09".parse().unwrap()), 91);
}

#[test]
fn short_breaks_do_not_count() {
    let breaks = format!("{BORN}2016-01-08 start\n2016-01-08 status V4\n2016-01-08 lives U6\n");
    check(&breaks, "2019-01-01", "none 2018-06-15 - | The record knows of no care at 16 or 17");
    let child = timeline::history::child("A1", &breaks).unwrap();
    assert_eq!(days_since_14(&child, "2019-01-01".parse().unwrap()), 0);
}

#[test]
fn eighteen_twenty_one_and_twenty_five() {
    let aged_out = cared("2014-01-08", "2020-06-15 end E5");
    let until_then = "and eligible or relevant until then";
    check(
        &aged_out,
        "2020-06-15",
        &format!("former_relevant 2020-06-15 2023-06-15 | 18 on 15 June 2020, {until_then}"),
    );
    check(
        &aged_out,
        "2027-06-14",
        "former_relevant_21 2023-06-15 2027-06-15 | 21 on 15 June 2023, and former relevant until then",
    );
    check(&aged_out, "2027-06-15", "none 2027-06-15 - | 25 on 15 June 2027");
    // The row that nobody closed says the same.
    check(
        &cared("2014-01-08", ""),
        "2020-06-15",
        &format!("former_relevant 2020-06-15 2023-06-15 | 18 on 15 June 2020, {until_then}"),
    );
}

#[test]
fn six_months_with_a_parent_end_it_and_a_breakdown_brings_it_back() {
    let home = cared("2014-01-08", "2018-09-01 end E4A");
    check(
        &home,
        "2018-10-01",
        "relevant 2018-09-01 2019-03-01 | Was eligible, and care ended on 1 September 2018",
    );
    let lived = "Has lived with a parent or somebody with parental responsibility since 1 September 2018, for six months";
    check(&home, "2019-03-01", &format!("qualifying 2019-03-01 2023-06-15 | {lived}"));
    let back = format!("{home}2019-08-10 accommodation_provided by_authority\n");
    check(
        &back,
        "2019-09-01",
        "relevant 2019-08-10 2020-06-15 | Living with a parent came to an end on 10 August 2019: relevant again",
    );
    check(
        &back,
        "2021-01-01",
        "former_relevant 2020-06-15 2023-06-15 | 18 on 15 June 2020, and eligible or relevant until then",
    );
    // Five months only: relevant throughout.
    let short = format!("{home}2019-02-01 accommodation_provided by_authority\n");
    check(
        &short,
        "2019-09-01",
        "relevant 2018-09-01 2020-06-15 | Was eligible, and care ended on 1 September 2018",
    );
    // Told by where they live.
    let told = format!(
        "{}2018-10-01 accommodation_provided with_parent until=2019-06-01\n",
        cared("2014-01-08", "2018-09-01 end E8")
    );
    check(
        &told,
        "2019-05-01",
        "qualifying 2019-04-01 2019-06-01 | Has lived with a parent or somebody with parental responsibility since 1 \
         October 2018, for six months",
    );
}

#[test]
fn fewer_than_13_weeks_qualify_and_so_does_special_guardianship() {
    let few = cared("2019-01-10", "2019-02-20 end E8");
    check(
        &few,
        "2019-03-01",
        "qualifying 2019-02-20 2023-06-15 | Looked after at 16 or 17 until 20 February 2019, and not for 13 weeks in \
         all since the 14th birthday",
    );
    check(
        &few,
        "2023-06-15",
        "none 2023-06-15 2027-06-15 | 21 on 15 June 2023: help with education goes on to 25",
    );
    let guarded = cared("2010-01-08", "2012-03-01 end E45");
    check(&guarded, "2018-06-14", "none 2002-06-15 2018-06-15 | Under 16");
    check(
        &guarded,
        "2018-06-15",
        "qualifying 2018-06-15 2023-06-15 | Left care on 1 March 2012 under a special guardianship order",
    );
    let young = cared("2010-01-08", "2012-03-01 end E4A");
    check(&young, "2019-01-01", "none 2018-06-15 - | The record knows of no care at 16 or 17");
    // In care on the last day of 17 and for a few days only.
    let last_days = cared("2020-05-20", "2020-06-15 end E5");
    check(
        &last_days,
        "2020-07-01",
        "qualifying 2020-06-15 2023-06-15 | Looked after at 16 or 17 until 15 June 2020, and not for 13 weeks in all \
         since the 14th birthday",
    );
}

#[test]
fn detained_on_the_16th_birthday_straight_after_care() {
    let left = cared("2014-01-08", "2018-05-20 end E9");
    let detained = format!("{left}2018-05-20 detained how=young_offenders until=2018-09-01\n");
    check(
        &detained,
        "2018-10-01",
        "relevant 2018-06-15 2020-06-15 | In custody or hospital since 20 May 2018, on the 16th birthday, straight \
         after 13 weeks of care",
    );
    let months_after = format!("{left}2018-06-10 detained how=hospital\n");
    check(&months_after, "2018-10-01", "none 2018-06-15 - | The record knows of no care at 16 or 17");
    let released = format!("{left}2018-05-20 detained how=young_offenders until=2018-06-01\n");
    check(&released, "2018-10-01", "none 2018-06-15 - | The record knows of no care at 16 or 17");
}

#[test]
fn what_a_return_knows_from_the_middle_is_counted_from_there() {
    let middle = format!("{BORN}2018-04-01 start P\n2018-04-01 status C2\n2018-04-01 lives U6\n");
    let child = timeline::history::child("A1", &middle).unwrap();
    assert!(!in_care(&child)[0].from_known);
    check(
        &middle,
        "2018-07-01",
        "eligible 2018-06-30 2020-06-15 | Looked after at 16 or 17, and for 13 weeks in all since the 14th birthday: so \
         on 30 June 2018",
    );
}

#[test]
fn another_authority_a_death_and_no_date_of_birth() {
    let moved = cared("2014-01-08", "2018-09-01 end E3");
    check(&moved, "2018-10-01", "none 2018-09-01 - | Another authority took over on 1 September 2018");
    let died = cared("2014-01-08", "2020-06-15 end E5") + "2021-03-01 death\n";
    check(&died, "2021-03-02", "none 2021-03-01 - | Died on 1 March 2021");
    let nobody = timeline::history::child("A1", "2014-01-08 start").unwrap();
    let told = on(&standing(&nobody), "2021-03-02".parse().unwrap());
    assert_eq!((told.status, told.why), (LeaverStatus::None, Why::BirthNotKnown));
}

#[test]
fn what_a_person_decides_stands_over_what_is_worked_out() {
    // Privately fostered at 16, which the record does not hold.
    let decided = format!(
        "{BORN}2019-01-01 leaver_status_decided status=qualifying because=Privately_fostered by=adviser-1\n"
    );
    check(&decided, "2018-12-31", "none 2018-06-15 2019-01-01 | The record knows of no care at 16 or 17");
    check(
        &decided,
        "2020-01-01",
        "qualifying 2019-01-01 2023-06-15 | Decided by a person, from 1 January 2019",
    );
    check(
        &decided,
        "2024-01-01",
        "none 2023-06-15 - | 21 on 15 June 2023: help with education goes on to 25",
    );
    let relevant = decided.replace("status=qualifying", "status=relevant");
    check(
        &relevant,
        "2021-01-01",
        "former_relevant 2020-06-15 2023-06-15 | 18 on 15 June 2020, and eligible or relevant until then",
    );
    let for_a_time = relevant.replace("by=", "until=2019-06-01 by=");
    check(&for_a_time, "2019-06-01", "none 2019-06-01 - | The record knows of no care at 16 or 17");
    let child = timeline::history::child("A1", &relevant).unwrap();
    assert_eq!(on(&worked(&child), "2021-01-01".parse().unwrap()).status, LeaverStatus::None);
    let way = course(&child);
    assert_eq!(way.left, Some("2019-01-01".parse().unwrap()));
    assert_eq!(way.ends, Some("2027-06-15".parse().unwrap()));
}
