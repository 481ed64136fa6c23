use super::*;
use crate::reviews::{StageAnswer, StepUp};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn raised() -> Escalation {
    Escalation::raised(day("2018-02-01"), EscalationTheme::CarePlan, "A plan by the end of the month")
}

#[test]
fn stages_stand_in_steps_or_in_days_of_their_own() {
    let own = Escalation {
        to: Some("ada".to_owned()),
        stage_1_answered: Some(day("2018-02-02")),
        stage_2_opened: Some(day("2018-02-05")),
        ..raised()
    };
    let second = EscalationStep {
        to: Some("bo".to_owned()),
        why: Some(StepUp::Refused),
        ..EscalationStep::opened(2, day("2018-02-05"))
    };
    let fifth = EscalationStep::opened(5, day("2018-03-01"));
    let said = Escalation { steps: vec![second, fifth], ..own };
    let seen: Vec<_> = said.stages().iter().map(|s| (s.nth, s.opened, s.to, s.answered)).collect();
    assert_eq!(
        seen,
        [
            (1, day("2018-02-01"), Some("ada"), Some(day("2018-02-02"))),
            (2, day("2018-02-05"), Some("bo"), None),
            (5, day("2018-03-01"), None, None),
        ]
    );
}

#[test]
fn nothing_closes_silently() {
    let wrong = |said: Escalation| -> Vec<String> {
        said.check().into_iter().filter(|trouble| trouble.stops).map(|trouble| trouble.field).collect()
    };
    let step = |step: EscalationStep| Escalation { steps: vec![step], ..raised() };
    let first = EscalationStep::opened(1, day("2018-02-01"));
    let answered = EscalationStep { answered: Some(day("2018-02-02")), ..first.clone() };
    let put_right = EscalationStep { answer: Some(StageAnswer::PutRight), ..answered.clone() };
    let refused = EscalationStep { answer: Some(StageAnswer::Refused), ..answered.clone() };
    let ended = |end, outcome: &str, why: &str| Escalation {
        resolved: Some(day("2018-02-14")),
        end,
        outcome: Some(outcome.to_owned()),
        withdrawn_because: Some(why.to_owned()),
        ..raised()
    };
    let table: Vec<(&str, Escalation, &[&str])> = vec![
        ("as raised", raised(), &[]),
        ("ended, and nobody says how", ended(None, "", ""), &["end"]),
        ("resolved for nobody", ended(Some(EscalationEnd::Resolved), " ", ""), &["outcome"]),
        ("resolved", ended(Some(EscalationEnd::Resolved), "The plan is agreed", ""), &[]),
        ("withdrawn", ended(Some(EscalationEnd::Withdrawn), "", ""), &["withdrawn_because"]),
        ("withdrawn because", ended(Some(EscalationEnd::Withdrawn), "", "Raised twice"), &[]),
        (
            "an end without a day",
            Escalation { resolved: None, ..ended(Some(EscalationEnd::Withdrawn), "", "x") },
            &["resolved"],
        ),
        (
            "ended before",
            Escalation {
                resolved: Some(day("2018-01-01")),
                ..ended(Some(EscalationEnd::Withdrawn), "", "x")
            },
            &["resolved"],
        ),
        ("answered with nothing", step(answered), &["steps.0.answer"]),
        ("put right by nothing", step(put_right.clone()), &["steps.0.changes"]),
        ("put right", step(EscalationStep { changes: Some("A plan".to_owned()), ..put_right }), &[]),
        ("no", step(refused.clone()), &["steps.0.says"]),
        ("no, because", step(EscalationStep { says: Some("The court decides".to_owned()), ..refused }), &[]),
        ("stage nought", step(EscalationStep { stage: 0, ..first.clone() }), &["steps.0.stage"]),
        ("before it began", step(EscalationStep { opened: day("2018-01-01"), ..first }), &["steps.0.opened"]),
    ];
    for (what, said, fields) in table {
        assert_eq!(wrong(said), fields, "{what}");
    }
}
