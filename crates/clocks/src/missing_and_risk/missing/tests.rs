use super::*;
use crate::invented::trials;

#[test]
fn an_interview_is_offered_for_each_return() {
    let gone = "2001-06-01 born\n2018-05-04 missing 2018-05-05\n2018-05-04 missing_notice told=police\n";
    trials(
        &FAMILY,
        &[
            (
                gone,
                "2018-05-09",
                &[
                    "missing.notify 2018-05-04 -> 2018-05-04 InTime",
                    "missing.rhi 2018-05-05 -> 2018-05-08 Overdue(1)",
                ],
            ),
            (
                &format!("{gone}2018-05-05 return_interview offered=2018-05-08"),
                "2018-05-09",
                &[
                    "missing.notify 2018-05-04 -> 2018-05-04 InTime",
                    "missing.rhi 2018-05-05 -> 2018-05-08 InTime",
                ],
            ),
            // Away without authorisation is another matter.
            ("2018-05-04 away 2018-05-05", "2018-05-09", &[]),
        ],
    );
}

#[test]
fn still_missing_at_18() {
    trials(
        &FAMILY,
        &[(
            "2000-06-01 born\n2018-05-04 missing",
            "2018-06-02",
            &[
                "missing.notify 2018-05-04 -> 2018-05-04 Open",
                "missing.close18 2018-06-01 -> 2018-06-01 InTime",
            ],
        )],
    );
}

#[test]
fn referrals_and_transfers() {
    trials(
        &FAMILY,
        &[
            (
                "2018-05-04 trafficking_referral referred=2018-05-10",
                "2018-05-18",
                &["nrm.refer 2018-05-04 -> 2018-05-04 InTime", "nrm.rg 2018-05-10 -> 2018-05-17 Overdue(1)"],
            ),
            (
                "2022-05-06 transfer_scheme transferred=2022-05-13",
                "2022-05-18",
                &["uasc.nts 2022-05-06 -> 2022-05-13 InTime"],
            ),
        ],
    );
}
