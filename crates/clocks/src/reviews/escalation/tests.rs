use super::*;
use calendar::Moment;
use records::Fact;
use records::reviews::{EscalationStages, StageSet};
use records::workforce::LinePost;

use crate::invented::{day, lines, trials};

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
                    "esc.stage1 2018-02-01 -> 2018-02-02 Missed",
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

#[test]
fn an_authority_sets_stages_of_its_own() {
    // One stage of seven working days, and the whole in fifteen; a second stage has no clock then.
    let set = EscalationStages {
        since: day("2018-01-10"),
        stages: vec![StageSet { from: "IRO".to_owned(), to: LinePost::ServiceManager, days: 7 }],
        whole: 15,
        words: None,
    };
    let known = Moment::END_OF_TIME;
    let authority = Authority::of("372", &[Fact::said("set", Moment::from_micros(0), set)], known);
    let facts = timeline::history::facts(
        "2018-01-09 escalation
         2018-02-01 escalation stage_1_answered=2018-02-09 stage_2_opened=2018-02-12",
    );
    let child = Timeline::of("A1", &facts.unwrap(), known);
    let on = "2018-03-02";
    let at = Standpoint { day: day(on), known, authority: &authority };
    let duties = FAMILY.of_child(&child, &at);
    assert_eq!(
        lines(&duties, on),
        [
            "esc.total 2018-01-09 -> 2018-02-06 Overdue(24)",
            "esc.stage1 2018-02-01 -> 2018-02-12 InTime",
            "esc.total 2018-02-01 -> 2018-03-01 Overdue(1)",
        ]
    );
    let whole = duties.last().and_then(|duty| duty.local.as_ref()).map(|local| local.due);
    assert_eq!(
        whole,
        Some(day("2018-02-22")),
        "the authority's own fifteen working days stand beside the law's"
    );
}
