use super::*;
use crate::invented::trials;

#[test]
fn seventy_two_hours() {
    trials(
        &FAMILY,
        &[
            (
                "2019-01-05 data_breach risk",
                "2019-01-09",
                &["breach.ico 2019-01-05 -> 2019-01-08 Overdue(1)"],
            ),
            (
                "2019-01-05 data_breach risk reported=2019-01-08",
                "2019-01-09",
                &["breach.ico 2019-01-05 -> 2019-01-08 InTime"],
            ),
            ("2019-01-05 data_breach", "2019-01-09", &[]),
        ],
    );
}
