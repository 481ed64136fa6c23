//! Reconciling figures of the record.

use super::*;
use crate::reconcile::{Finding, RULES, Severity, reconcile};

fn of_rule(cohort: &Cohort, rule: &str, of: &str) -> Vec<Finding> {
    let mut found = reconcile(cohort, month(of));
    found.retain(|finding| finding.rule == rule);
    found
}

#[test]
fn every_rule_has_its_own_name() {
    let mut names: Vec<_> = RULES.iter().map(|rule| rule.id).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), RULES.len());
}

#[test]
fn stock_and_flow_of_the_record_carry_their_lines() {
    let plain = "2018-03-01 start\n2018-03-01 status C2";
    let came = "2018-04-10 start\n2018-04-10 status V2";
    let went = "2018-01-10 start\n2018-01-10 status V2\n2018-04-11 end E4A";
    assert_eq!(of_rule(&cohort(&[plain, came, went]), "stock-and-flow", "2018-04"), []);

    let from_short_breaks = "2018-02-01 start\n2018-02-01 status V4\n2018-04-10 status V2";
    let start_not_known = "2018-04-12 start L\n2018-04-12 status C2";
    let found =
        of_rule(&cohort(&[plain, from_short_breaks, came, start_not_known]), "stock-and-flow", "2018-04");
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(finding.severity, Severity::Informs, "every child of the gap is accounted for");
    assert_eq!(
        finding.sentence,
        "looked-after children: 1 + 1 - 0 = 2, and 4 is the closing number; +1 to or from short breaks; \
         +1 whose care began on a day not known here"
    );
    assert_eq!(finding.children, ["C01", "C03"]);
}

#[test]
fn what_was_published_and_what_the_record_gives_now() {
    let mut cohort = cohort(&["2018-01-10 start\n2018-01-10 status C2"]);
    cohort.authority.published = vec![timeline::PublishedFigure {
        indicator: "6.1".into(),
        period: timeline::PublishedPeriod::Month(month("2018-03")),
        value: Some(2.0),
        numerator: None,
        denominator: None,
        printed: "2".into(),
        run: "page".into(),
    }];
    let found = of_rule(&cohort, "published-again", "2018-03");
    assert_eq!(found.len(), 1);
    assert!(found[0].sentence.contains("published as 2 (page) and the record gives 1"), "{found:?}");
}

#[test]
fn two_targets_for_one_day() {
    let target = |green: f64, run: &str| timeline::Target {
        indicator: "10.4".into(),
        since: day("2018-04-01"),
        until: None,
        green: Some(timeline::Band {
            low: None,
            high: Some(timeline::Limit { value: green, inside: false }),
        }),
        amber: None,
        red: None,
        printed: [String::new(), String::new(), format!("{green}<")],
        year_to_date_only: false,
        run: run.into(),
    };
    let mut cohort = cohort(&[]);
    cohort.authority.targets = vec![target(487.0, "table"), target(426.0, "national")];
    let found = of_rule(&cohort, "two-targets", "2018-10");
    assert!(found[0].sentence.contains("487") && found[0].sentence.contains("426"), "{found:?}");
    assert_eq!(of_rule(&cohort, "two-targets", "2018-03"), []);
}
