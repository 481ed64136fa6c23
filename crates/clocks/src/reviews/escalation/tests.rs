use super::*;
use crate::invented::trials;

#[test]
fn stages_and_the_whole_run_in_parallel() {
    let standards = "2016-09-01 local_standard clock=esc.stage1 limit=1W
        2016-09-01 local_standard clock=esc.stage2 limit=5W\n";
    let raised = "2018-02-01 escalation stage_2_opened=2018-02-05 stage_2_answered=2018-02-12";
    trials(
        &FAMILY,
        &[
            (
                &format!("{standards}{raised}"),
                "2018-03-02",
                &[
                    "esc.stage1 2018-02-01 -> 2018-02-02 Overdue(28)",
                    "esc.total 2018-02-01 -> 2018-03-01 Overdue(1)",
                    "esc.stage2 2018-02-05 -> 2018-02-12 InTime",
                ],
            ),
            // Resolved: nothing is open, whatever was answered. Where the authority sets no stages only the whole is asked.
            (
                &format!("{raised} resolved=2018-02-14"),
                "2018-03-02",
                &["esc.total 2018-02-01 -> 2018-03-01 InTime"],
            ),
        ],
    );
}
