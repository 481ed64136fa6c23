use super::*;
use crate::invented::trials;

const CARE: &str = "2018-01-08 start\n2018-01-08 status C2\n2018-01-08 lives U6\n";

#[test]
fn around_the_first_review() {
    let history = format!(
        "{CARE}2018-01-10 iro_allocation
         2018-01-30 child_spoken_to
         2018-02-01 review PN1
         2018-02-06 review_decisions review=2018-02-01
         2018-02-15 decisions_answered review=2018-02-01 agreed
         2018-02-20 review_record review=2018-02-01"
    );
    trials(
        &FAMILY,
        &[(
            &history,
            "2018-03-03",
            &[
                "iro.appoint 2018-01-08 -> 2018-01-15 InTime",
                "iro.childmeeting 2018-02-01 -> 2018-02-01 InTime",
                "review.decisions.issue 2018-02-01 -> 2018-02-08 InTime",
                "review.record.complete 2018-02-01 -> 2018-02-22 InTime",
                "review.record.distribute 2018-02-01 -> 2018-03-01 Overdue(2)",
                "review.decisions.manager 2018-02-06 -> 2018-02-13 Late(2)",
            ],
        )],
    );
}

#[test]
fn the_report_is_given_three_working_days_before() {
    let planned = "2018-12-10 review_planned\n";
    trials(
        &FAMILY,
        &[
            (planned, "2018-12-06", &["review.preread 2018-12-10 -> 2018-12-05 Overdue(1)"]),
            (
                &format!("{planned}2018-12-05 review_report"),
                "2018-12-11",
                &["review.preread 2018-12-10 -> 2018-12-05 InTime"],
            ),
            (
                &format!("{} cancelled=2018-12-01", planned.trim()),
                "2018-12-11",
                &["review.preread 2018-12-10 -> 2018-12-05 Lapsed"],
            ),
        ],
    );
}

#[test]
fn halfway_to_the_next_review_where_the_authority_asks_it() {
    let standards = "2017-01-01 local_standard clock=iro.midway limit=0D\n2017-01-01 local_standard clock=iro.qac limit=0D\n";
    let kept = "2018-01-25 record_kept\n";
    let history = format!(
        "{standards}{kept}2018-01-08 start\n2018-01-08 status C2\n2018-01-08 lives U6\n2018-02-01 review PN1\n"
    );
    let lines = |history: &str| {
        let facts = timeline::history::facts(history).unwrap();
        let known = calendar::Moment::END_OF_TIME;
        let own: Vec<_> = facts
            .iter()
            .filter(|fact| fact.record.kind().subject == timeline::SubjectKind::Authority)
            .cloned()
            .collect();
        let authority = timeline::Authority::of("372", &own, known);
        let at = crate::invented::standpoint("2018-04-01", &authority);
        let duties = duties(&Timeline::of("A1", &facts, known), &at);
        crate::invented::lines(&duties, "2018-04-01")
    };
    let found = lines(&history);
    assert!(found.contains(&"iro.qac 2018-02-01 -> 2018-02-01 Missed".to_owned()), "{found:?}");
    // Care began before the record: which review of the cycle the first known one was is not known, nor the next day.
    assert!(!found.iter().any(|line| line.starts_with("iro.midway")), "{found:?}");
    let found = lines(&history.replace(kept, ""));
    // 1 February to 1 May: 89 days, 44 on.
    assert!(found.contains(&"iro.midway 2018-02-01 -> 2018-03-17 Overdue(15)".to_owned()), "{found:?}");
}

#[test]
fn a_review_in_parts() {
    trials(
        &FAMILY,
        &[
            (
                "2018-02-01 review_adjourned completed=2018-03-01",
                "2018-03-03",
                &["review.adjourned 2018-02-01 -> 2018-03-01 InTime"],
            ),
            (
                "2018-02-01 review_adjourned",
                "2018-03-03",
                &["review.adjourned 2018-02-01 -> 2018-03-01 Overdue(2)"],
            ),
        ],
    );
}

#[test]
fn decisions_that_are_changed_after_the_answer_are_answered_again() {
    let history = format!(
        "{CARE}2018-02-01 review PN1
         2018-02-06 review_decisions review=2018-02-01
         2018-02-08 decisions_answered review=2018-02-01 agreed overtaken=2018-02-20"
    );
    let of = |history: &str, on: &str| -> Vec<String> {
        let child = timeline::history::child("C1", history).unwrap();
        let authority = timeline::Authority::of("Z99", &[], calendar::Moment::END_OF_TIME);
        let at = Standpoint {
            day: on.parse().unwrap(),
            known: calendar::Moment::END_OF_TIME,
            authority: &authority,
        };
        let duties = FAMILY.of_child(&child, &at);
        let own = duties.iter().filter(|duty| *duty.clock == ANSWERED);
        own.map(|duty| format!("{} -> {} {:?}", duty.because.day, duty.due, duty.state_on(at.day))).collect()
    };
    assert_eq!(
        of(&history, "2018-02-28"),
        ["2018-02-06 -> 2018-02-13 InTime", "2018-02-20 -> 2018-02-27 Overdue(1)"]
    );
    let again = format!("{history}\n2018-02-26 decisions_answered review=2018-02-01 agreed");
    assert_eq!(of(&again, "2018-02-28")[1], "2018-02-20 -> 2018-02-27 InTime");
}
