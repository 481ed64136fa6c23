use super::*;
use crate::invented::trials;

#[test]
fn the_interval_changes_at_the_fifth_birthday() {
    let care = "2013-06-15 born\n2017-01-09 start\n2017-01-09 status C2\n2017-01-09 lives U6\n";
    let only = |history: &str, on: &str, expected: &[&str]| {
        let facts = timeline::history::facts(history).unwrap();
        let child = Timeline::of("A1", &facts, calendar::Moment::END_OF_TIME);
        let authority = timeline::Authority::default();
        let duties = duties(&child, &crate::invented::standpoint(on, &authority));
        let lines = crate::invented::lines(&duties, on);
        let told: Vec<_> = lines
            .iter()
            .filter(|line| line.starts_with("health.iha") || line.starts_with("health.rha"))
            .collect();
        assert_eq!(told, expected, "{history}");
    };
    only(
        &format!("{care}2017-02-03 health initial\n2017-08-03 health\n2018-01-10 health"),
        "2018-08-01",
        &[
            "health.iha 2017-01-09 -> 2017-02-06 InTime",
            "health.rha.under5 2017-02-03 -> 2017-08-03 InTime",
            "health.rha.under5 2017-08-03 -> 2018-02-03 InTime",
            // Six months on she is 5: the next is a year after the last.
            "health.rha.5plus 2018-01-10 -> 2019-01-10 Open",
        ],
    );
    only(care, "2017-02-07", &["health.iha 2017-01-09 -> 2017-02-06 Overdue(1)"]);
    only(&format!("{care}2017-02-01 end E4A"), "2017-03-01", &["health.iha 2017-01-09 -> 2017-02-06 Lapsed"]);
}

#[test]
fn checks_and_the_questionnaire() {
    let care = "2004-06-15 born\n2018-01-08 start\n2018-01-08 status C2\n2018-01-08 lives U6\n2018-01-20 \
        health initial\n2018-03-01 dental\n";
    trials(
        &FAMILY,
        &[(
            &format!("{care}2019-01-09 strengths_and_difficulties score=11"),
            "2019-03-02",
            &[
                "health.iha 2018-01-08 -> 2018-02-05 InTime",
                "health.dental 2018-01-08 -> 2019-01-08 InTime",
                "health.sdq 2018-01-08 -> 2019-01-08 Late(1)",
                "health.rha.5plus 2018-01-20 -> 2019-01-20 Overdue(41)",
                "health.dental 2018-03-01 -> 2019-03-01 Overdue(1)",
                "health.sdq 2019-01-09 -> 2020-01-09 Open",
            ],
        )],
    );
}

#[test]
fn where_care_began_before_the_record_the_next_is_asked_from_its_beginning() {
    let history = "2004-06-15 born\n2016-01-08 start\n2016-01-08 status C2\n2016-01-08 lives U6\n2018-04-01 record_kept";
    let facts = timeline::history::facts(history).unwrap();
    let own: Vec<_> = facts.iter().filter(|fact| fact.record.kind().name == "record_kept").cloned().collect();
    let authority = timeline::Authority::of("372", &own, calendar::Moment::END_OF_TIME);
    let child = Timeline::of("A1", &facts, calendar::Moment::END_OF_TIME);
    let duties = duties(&child, &crate::invented::standpoint("2018-06-01", &authority));
    let lines = crate::invented::lines(&duties, "2018-06-01");
    assert!(lines.contains(&"health.rha.5plus 2018-04-01 -> 2019-04-01 Open".to_owned()), "{lines:?}");
    assert!(!lines.iter().any(|line| line.starts_with("health.iha")), "{lines:?}");
}
