use super::*;
use crate::invented::trials;

#[test]
fn reported_at_once_and_concluded() {
    trials(
        &FAMILY,
        &[
            ("2018-01-05 allegation", "2018-01-09", &["lado.refer 2018-01-05 -> 2018-01-08 Overdue(1)"]),
            (
                "2018-01-05 allegation reported=2018-01-08 concluded=2018-02-10",
                "2018-03-09",
                &[
                    "lado.refer 2018-01-05 -> 2018-01-08 InTime",
                    "lado.resolve 2018-01-08 -> 2018-02-08 Late(2)",
                ],
            ),
        ],
    );
}
