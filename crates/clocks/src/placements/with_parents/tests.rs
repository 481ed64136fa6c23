use super::*;
use crate::invented::trials;

#[test]
fn assessment_then_decision() {
    let home = "2018-02-01 placement_conditions what=before_assessment\n";
    let assessed = "2018-02-01 assessment of=parents completed=2018-02-16\n";
    trials(
        &FAMILY,
        &[
            (home, "2018-02-15", &["cla.pwp.assessment 2018-02-01 -> 2018-02-15 Open"]),
            (
                &format!("{home}{assessed}2018-03-01 decision_made about=with_parents agreed"),
                "2018-03-05",
                &[
                    "cla.pwp.assessment 2018-02-01 -> 2018-02-15 Late(1)",
                    "cla.pwp.decision 2018-02-16 -> 2018-03-02 InTime",
                ],
            ),
        ],
    );
}
