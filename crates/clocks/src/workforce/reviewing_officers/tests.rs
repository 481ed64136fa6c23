use super::*;
use crate::invented::trials;

#[test]
fn seventy_children_for_a_full_week() {
    let officer = "2018-01-01 worker_details role=reviewing_officer\n";
    trials(
        &FAMILY,
        &[
            (&format!("{officer}2018-02-01 caseload children=70"), "2018-03-01", &[]),
            (
                &format!(
                    "{officer}2018-02-01 caseload children=40 full_time=0.5\n2018-02-20 caseload children=35 full_time=0.5"
                ),
                "2018-03-01",
                &["iro.caseload 2018-02-01 -> 2018-02-01 Late(19)"],
            ),
            (
                &format!("{officer}2018-02-01 caseload children=74"),
                "2018-03-01",
                &["iro.caseload 2018-02-01 -> 2018-02-01 Overdue(28)"],
            ),
            (
                "2018-01-01 worker_details role=social_worker\n2018-02-01 caseload children=74",
                "2018-03-01",
                &[],
            ),
        ],
    );
}

#[test]
fn supervision_by_the_authoritys_own_rhythm() {
    let officer = "2018-01-01 worker_details role=reviewing_officer\n2018-01-20 supervision\n";
    let standard = "2018-01-01 local_standard clock=iro.supervision limit=1M\n";
    trials(
        &FAMILY,
        &[
            (officer, "2018-03-01", &[]),
            (
                &format!("{standard}{officer}"),
                "2018-03-01",
                &[
                    "iro.supervision 2018-01-01 -> 2018-02-01 InTime",
                    "iro.supervision 2018-01-20 -> 2018-02-20 Overdue(9)",
                ],
            ),
        ],
    );
}
