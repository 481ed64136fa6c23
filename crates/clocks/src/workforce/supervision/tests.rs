use super::*;
use crate::invented::trials;

#[test]
fn the_first_year_is_cut_where_its_rhythm_changes() {
    let worker = "2018-01-01 worker_details role=social_worker assessed_year=2018-01-01\n";
    let weekly = "2018-01-08 supervision\n2018-01-14 supervision\n2018-01-22 supervision\n2018-01-29 \
        supervision\n2018-02-05 supervision\n2018-02-10 supervision\n";
    trials(
        &FAMILY,
        &[(
            &format!("{worker}{weekly}2018-02-26 supervision"),
            "2018-03-01",
            &[
                "sup.asye 2018-01-01 -> 2018-01-08 InTime",
                "sup.asye 2018-01-08 -> 2018-01-15 InTime",
                "sup.asye 2018-01-14 -> 2018-01-21 Late(1)",
                "sup.asye 2018-01-22 -> 2018-01-29 InTime",
                "sup.asye 2018-01-29 -> 2018-02-05 InTime",
                "sup.asye 2018-02-05 -> 2018-02-12 InTime",
                "sup.asye 2018-02-10 -> 2018-02-17 Lapsed",
                "sup.asye.fortnight 2018-02-12 -> 2018-02-26 InTime",
                "sup.asye.fortnight 2018-02-26 -> 2018-03-12 Open",
            ],
        )],
    );
}

#[test]
fn others_by_the_authoritys_own_rhythm() {
    let standard = "2017-01-01 local_standard clock=sup.caseholder limit=4K\n";
    trials(
        &FAMILY,
        &[
            ("2018-01-01 worker_details role=social_worker", "2018-03-01", &[]),
            (
                &format!("{standard}2018-01-01 worker_details role=social_worker until=2018-02-10"),
                "2018-03-01",
                &["sup.caseholder 2018-01-01 -> 2018-01-29 Missed"],
            ),
        ],
    );
}
