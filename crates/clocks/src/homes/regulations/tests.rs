use super::*;
use crate::invented::trials;

#[test]
fn a_visit_in_each_calendar_month_however_far_apart() {
    let home = "2018-01-01 home_details sort=childrens_home\n";
    let visits = "2018-01-01 independent_visit reported=2018-01-31\n2018-02-28 independent_visit\n";
    let lines = |on: &str, clock: &str| {
        let facts = timeline::history::facts(&format!("{home}{visits}")).unwrap();
        let home = Home::of("LH", &facts, calendar::Moment::END_OF_TIME);
        let authority = timeline::Authority::default();
        let mut lines =
            crate::invented::lines(&duties(&home, &crate::invented::standpoint(on, &authority)), on);
        lines.retain(|line| line.starts_with(clock));
        lines
    };
    assert_eq!(
        lines("2018-04-02", "home.reg44"),
        [
            "home.reg44 2018-01-01 -> 2018-01-31 InTime",
            "home.reg44.report 2018-01-01 -> 2018-02-01 InTime",
            "home.reg44 2018-02-01 -> 2018-02-28 InTime",
            "home.reg44.report 2018-02-28 -> 2018-03-28 Overdue(5)",
            "home.reg44 2018-03-01 -> 2018-03-31 Missed",
            "home.reg44 2018-04-01 -> 2018-04-30 Open",
        ]
    );
    assert_eq!(lines("2018-07-03", "home.reg45"), ["home.reg45 2018-01-01 -> 2018-07-01 Overdue(2)"]);
    assert_eq!(lines("2018-07-03", "home.inspection"), ["home.inspection 2018-01-01 -> 2018-12-31 Open"]);
}

#[test]
fn events_and_restraint() {
    trials(
        &FAMILY,
        &[
            ("2018-03-01 serious_event", "2018-03-05", &["home.reg40 2018-03-01 -> 2018-03-01 Open"]),
            (
                "2018-03-01 restraint recorded=2018-03-02 reviewed=2018-03-04",
                "2018-03-05",
                &[
                    "home.restraint.record 2018-03-01 -> 2018-03-02 InTime",
                    "home.restraint.review 2018-03-01 -> 2018-03-03 Late(1)",
                ],
            ),
            ("2018-12-05 break_cancelled", "2018-12-06", &[]),
        ],
    );
}

#[test]
fn supported_accommodation() {
    trials(
        &FAMILY,
        &[(
            "2024-01-01 home_details sort=supported\n2024-06-20 quality_review sent=2024-06-25\n2024-05-01 location_review",
            "2024-12-31",
            &[
                "reg.supported.location 2024-01-01 -> 2024-12-31 InTime",
                "reg.supported.quality 2024-01-01 -> 2024-07-01 InTime",
                "reg.supported.quality 2024-06-20 -> 2024-12-20 Overdue(11)",
                "home.reg45.report 2024-06-20 -> 2024-07-18 InTime",
            ],
        )],
    );
}
