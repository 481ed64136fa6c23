use super::*;
use crate::invented::trials;

#[test]
fn three_stages() {
    let complaint = "2018-01-05 complaint received=2018-01-08";
    trials(
        &FAMILY,
        &[
            (
                complaint,
                "2018-01-23",
                &[
                    "complaint.limit 2018-01-05 -> 2019-01-05 InTime",
                    "complaint.s1 2018-01-08 -> 2018-01-22 Overdue(1)",
                ],
            ),
            (
                &format!(
                    "{complaint} stage_1_extended stage_1_answered=2018-02-05 stage_2_started=2018-03-01 \
                        stage_2_answered=2018-04-09"
                ),
                "2018-06-01",
                &[
                    "complaint.limit 2018-01-05 -> 2019-01-05 InTime",
                    "complaint.s1.max 2018-01-08 -> 2018-02-05 InTime",
                    "complaint.s2.request 2018-02-05 -> 2018-03-05 Lapsed",
                    "complaint.s2 2018-03-01 -> 2018-04-09 InTime",
                    "complaint.s3.request 2018-04-09 -> 2018-05-08 Lapsed",
                ],
            ),
            (
                &format!(
                    "{complaint} stage_1_answered=2018-01-22 closed=2018-01-25 stage_3_requested=2018-01-24 \
                        recommendations=2018-01-24"
                ),
                "2018-06-01",
                &[
                    "complaint.limit 2018-01-05 -> 2019-01-05 InTime",
                    "complaint.s1 2018-01-08 -> 2018-01-22 InTime",
                    "complaint.s2.request 2018-01-22 -> 2018-02-19 Lapsed",
                    "complaint.s3.panel 2018-01-24 -> 2018-03-07 Lapsed",
                    "complaint.s3.response 2018-01-24 -> 2018-02-14 Lapsed",
                ],
            ),
        ],
    );
}

#[test]
fn a_request_to_see_a_record() {
    trials(
        &FAMILY,
        &[
            // A month from 31 January 2026 is a Saturday: the Monday after.
            ("2026-01-31 access_request", "2026-03-03", &["sar.respond 2026-01-31 -> 2026-03-02 Overdue(1)"]),
            (
                "2026-01-31 access_request extended",
                "2026-03-03",
                &["sar.respond 2026-01-31 -> 2026-04-30 Open"],
            ),
            (
                "2026-01-05 access_request identity=2026-01-31 answered=2026-03-02",
                "2026-03-03",
                &["sar.respond 2026-01-31 -> 2026-03-02 InTime"],
            ),
            // Asked what is meant on the 10th, said on the 19th: ten days do not count.
            (
                "2026-03-02 access_request asked=2026-03-10 said=2026-03-19",
                "2026-03-20",
                &["sar.respond 2026-03-02 -> 2026-04-13 Open"],
            ),
            // They have not said yet: it moves on with each day.
            (
                "2026-03-02 access_request asked=2026-03-10",
                "2026-03-11",
                &["sar.respond 2026-03-02 -> 2026-04-07 Open"],
            ),
            // Told of the extension after the first month: it does not count.
            (
                "2026-03-02 access_request extended extension_told=2026-04-03",
                "2026-04-03",
                &["sar.respond 2026-03-02 -> 2026-04-02 Overdue(1)"],
            ),
            (
                "2026-03-02 access_request extended extension_told=2026-04-02",
                "2026-04-03",
                &["sar.respond 2026-03-02 -> 2026-06-02 Open"],
            ),
        ],
    );
}

#[test]
fn a_request_to_put_a_record_right() {
    trials(
        &FAMILY,
        &[
            (
                "2026-03-02 rectification_request",
                "2026-04-03",
                &["sar.respond.right 2026-03-02 -> 2026-04-02 Overdue(1)"],
            ),
            (
                "2026-03-02 rectification_request decided=2026-04-01 outcome=refused",
                "2026-04-03",
                &["sar.respond.right 2026-03-02 -> 2026-04-02 InTime"],
            ),
        ],
    );
}

#[test]
fn the_record_is_kept_for_75_years_or_15_from_a_death() {
    let care = "2010-05-05 born\n2018-01-08 start\n2018-01-08 status C2\n2018-01-08 lives U6\n";
    trials(
        &FAMILY,
        &[
            (care, "2018-03-01", &["retain.cla 2018-01-08 -> 2085-05-05 Open"]),
            (
                &format!("{care}2018-02-01 death looked_after"),
                "2018-03-01",
                &["retain.cla 2018-02-01 -> 2033-02-01 Open"],
            ),
        ],
    );
}
