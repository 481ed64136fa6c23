//! Care leavers as counted from what is recorded as it happens.

use super::*;

/// Recorded here since the beginning of 2018.
fn since_2018() -> Coverage {
    let since = Some(day("2018-01-01"));
    Coverage { pathway_plans: since, leavers_homes: since, leavers_activities: since, ..recorded(true) }
}

fn verdict_of(id: &str, text: &str, on: &str) -> Verdict {
    let on = day(on);
    let authority = Authority::default();
    let asked = Asked { recorded: since_2018(), day: on };
    match (indicator(id).unwrap().counting)(&asked).unwrap().judge {
        Judge::Anyone(judge) => judge(&child(text), &at(on, &authority)),
        _ => panic!("{id} is no snapshot of anyone"),
    }
}

/// 18 on 15 June 2018, in care until then.
const GROWN: &str =
    "2000-06-15 born\n2014-01-08 start\n2014-01-08 status C2\n2014-01-08 lives U6\n2018-06-15 end E5\n";

#[test]
fn who_is_a_care_leaver_on_the_day() {
    for (more, on, expected) in [
        ("", "2018-05-31", Verdict::NotInCohort),
        ("", "2018-06-30", Verdict::In),
        ("", "2021-05-31", Verdict::In),
        ("", "2021-06-30", Verdict::Excluded("21 or over, and has not asked for support")),
        ("2021-06-20 support_offer wanted=yes", "2021-06-30", Verdict::In),
        ("2019-06-20 death", "2019-06-30", Verdict::NotInCohort),
    ] {
        assert_eq!(verdict_of("7.1", &format!("{GROWN}{more}"), on), expected, "{more} on {on}");
    }
}

#[test]
fn plans_homes_and_activities() {
    for (id, more, expected) in [
        ("7.2", "", Verdict::Out),
        ("7.2", "2017-01-20 pathway_plan", Verdict::In),
        ("7.3", "2017-01-20 pathway_plan", Verdict::Out),
        ("7.3", "2018-06-30 pathway_plan", Verdict::Out),
        ("7.3", "2018-07-01 pathway_plan", Verdict::In),
        ("7.4", "", Verdict::Out),
        ("7.4", "2018-06-15 accommodation_provided what=U1", Verdict::In),
        ("7.4", "2018-06-15 accommodation_provided what=U2", Verdict::Out),
        ("7.4", "2018-06-15 accommodation_provided what=U1 suitable=no", Verdict::Out),
        ("7.4", "2018-06-15 accommodation_provided what=W1 suitable=yes", Verdict::Out),
        ("7.4", "2018-06-15 accommodation_provided what=X1 suitable=yes", Verdict::Out),
        ("7.4", "2018-06-15 accommodation_provided what=U1 until=2018-12-01", Verdict::Out),
        ("7.5", "", Verdict::Out),
        ("7.5", "2018-09-01 leaver_activity what=P2", Verdict::In),
        ("7.5", "2018-09-01 leaver_activity what=G5", Verdict::Out),
        ("7.5", "2018-09-01 leaver_activity what=P2\n2018-11-01 leaver_activity what=G5", Verdict::Out),
    ] {
        assert_eq!(verdict_of(id, &format!("{GROWN}{more}"), "2018-12-31"), expected, "{id} {more}");
    }
}

#[test]
fn an_eligible_child_is_asked_about_three_months_on() {
    let care = "2002-06-15 born\n2014-01-08 start\n2014-01-08 status C2\n2014-01-08 lives U6\n";
    for (on, expected) in [
        ("2018-06-30", Verdict::NotInCohort),
        ("2018-08-31", Verdict::NotInCohort),
        ("2018-09-15", Verdict::Out),
    ] {
        assert_eq!(verdict_of("7.2", care, on), expected, "{on}");
    }
}

#[test]
fn before_that_the_yearly_return_speaks() {
    let day_of = |text: &str| Asked { recorded: since_2018(), day: day(text) };
    for id in ["7.1", "7.4", "7.5"] {
        let counting = indicator(id).unwrap().counting;
        assert!(counting(&day_of("2017-12-31")).is_err(), "{id}");
        assert!(counting(&day_of("2017-03-31")).unwrap().note.unwrap().contains("yearly return"), "{id}");
        assert!(counting(&day_of("2018-01-31")).unwrap().note.unwrap().contains("from the record"), "{id}");
    }
    for id in ["7.2", "7.3"] {
        assert!((indicator(id).unwrap().counting)(&day_of("2017-12-31")).is_err(), "{id}");
    }
}
