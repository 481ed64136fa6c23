use super::*;
use crate::invented::trials;

#[test]
fn the_rhythm_changes_after_a_year() {
    let history = "2018-01-08 private_fostering started=2018-01-08 planned=2017-12-01 aware=2018-01-08 notified=2017-12-20
        2018-01-16 private_fostering_visit seen
        2018-12-20 private_fostering_visit seen
        2019-03-14 private_fostering_visit seen";
    trials(
        &FAMILY,
        &[(
            history,
            "2019-04-01",
            &[
                "pf.notice 2018-01-08 -> 2017-12-01 Late(19)",
                "pf.visit.initial 2018-01-08 -> 2018-01-17 InTime",
                "pf.visit.year1 2018-01-16 -> 2018-02-27 Late(296)",
                "pf.visit.year1 2018-12-20 -> 2019-01-31 Lapsed",
                "pf.visit.after 2018-12-20 -> 2019-03-14 InTime",
                "pf.visit.after 2019-03-14 -> 2019-06-06 Open",
            ],
        )],
    );
}
