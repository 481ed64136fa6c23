use super::*;
use crate::invented::trials;

#[test]
fn powers_that_last_for_hours_and_days() {
    trials(
        &FAMILY,
        &[
            (
                "2018-01-06 emergency_power what=police_protection",
                "2018-01-10",
                &["order.police 2018-01-06 -> 2018-01-09 Overdue(1)"],
            ),
            // 8 days beginning with its own.
            (
                "2018-12-01 emergency_power what=emergency_protection",
                "2018-12-09",
                &["order.epo 2018-12-01 -> 2018-12-08 Overdue(1)"],
            ),
            (
                "2018-12-01 emergency_power what=emergency_protection extended_to=2018-12-15 ended=2018-12-15",
                "2018-12-20",
                &["order.epo 2018-12-01 -> 2018-12-15 InTime"],
            ),
            (
                "2018-12-01 emergency_power what=child_assessment",
                "2018-12-08",
                &["order.cao 2018-12-01 -> 2018-12-07 Overdue(1)"],
            ),
            (
                "2018-12-01 emergency_power what=police_and_criminal_evidence",
                "2018-12-08",
                &["order.pace 2018-12-01 -> 2018-12-01 Open"],
            ),
            (
                "2018-12-01 emergency_power what=secure ended=2018-12-04",
                "2018-12-08",
                &["secure.72h 2018-12-01 -> 2018-12-04 InTime"],
            ),
        ],
    );
}

#[test]
fn hours_are_counted_from_the_moment() {
    let facts = timeline::history::facts("2018-01-06 emergency_power what=police_protection").unwrap();
    let child = Timeline::of("A1", &facts, calendar::Moment::END_OF_TIME);
    let authority = timeline::Authority::default();
    let duties = duties(&child, &crate::invented::standpoint("2018-01-07", &authority));
    assert_eq!(duties[0].due_at, Some("2018-01-09T09:00:00Z".parse().unwrap()));
}

#[test]
fn secure_accommodation_is_reviewed_within_a_month_and_then_every_three() {
    trials(
        &FAMILY,
        &[(
            "2018-01-08 secure_accommodation ordered=2018-01-10 ordered_to=2018-04-09\n2018-02-05 secure_review",
            "2018-04-10",
            &[
                "secure.review 2018-01-08 -> 2018-02-08 InTime",
                "secure.order 2018-01-10 -> 2018-04-09 Overdue(1)",
                "secure.review.after 2018-02-05 -> 2018-05-05 Open",
            ],
        )],
    );
}

#[test]
fn deprivation_of_liberty_by_the_courts_own_day() {
    let order = "2026-05-01 court_order what=deprivation_of_liberty\n";
    trials(
        &FAMILY,
        &[
            (
                order,
                "2026-08-02",
                &[
                    "dolo.record 2026-05-01 -> 2026-05-01 Overdue(93)",
                    "dolo.review 2026-05-01 -> 2026-08-01 Overdue(1)",
                ],
            ),
            (
                &format!(
                    "{order}2026-05-01 court_direction what=liberty_review by=2026-06-15\n2026-06-14 \
                        liberty_reviewed\n2026-05-01 deprivation_of_liberty_order"
                ),
                "2026-08-02",
                &[
                    "dolo.record 2026-05-01 -> 2026-05-01 InTime",
                    "dolo.review 2026-05-01 -> 2026-06-15 InTime",
                ],
            ),
        ],
    );
}

#[test]
fn a_child_on_remand_is_looked_after_from_the_day() {
    let remand = "2018-05-01 court_order what=remand\n";
    trials(
        &FAMILY,
        &[
            (remand, "2018-05-04", &["remand.la 2018-05-01 -> 2018-05-01 Overdue(3)"]),
            (
                &format!("{remand}2018-05-01 start\n2018-05-01 status J1\n2018-05-01 lives R5"),
                "2018-05-04",
                &["remand.la 2018-05-01 -> 2018-05-01 InTime"],
            ),
        ],
    );
}
