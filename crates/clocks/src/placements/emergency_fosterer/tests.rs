use super::*;
use crate::invented::trials;

#[test]
fn six_working_days() {
    trials(
        &FAMILY,
        &[
            // Thursday before Easter 2018: Good Friday and Easter Monday are not counted.
            (
                "2018-03-29 placement_conditions what=outside_terms",
                "2018-04-11",
                &["cla.emergency.fosterer 2018-03-29 -> 2018-04-10 Overdue(1)"],
            ),
            (
                "2018-03-29 placement_conditions what=outside_terms until=2018-04-10",
                "2018-04-11",
                &["cla.emergency.fosterer 2018-03-29 -> 2018-04-10 InTime"],
            ),
            ("2018-03-29 placement_conditions what=emergency", "2018-04-11", &[]),
        ],
    );
}
