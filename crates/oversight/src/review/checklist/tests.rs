use calendar::Moment;
use timeline::{Authority, history};

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn answers(grade: Grade) -> Answers {
    let said = |because: &str| Answered { grade: Some(Grade::Good), because: because.to_owned() };
    Answers {
        sections: SECTIONS.iter().map(|_| said("")).collect(),
        overall: Answered { grade: Some(grade), because: "Wren is settled and heard".to_owned() },
        wanted: String::new(),
        actions: Vec::new(),
    }
}

fn lacks(answers: &Answers) -> Vec<&'static str> {
    Judged::of(answers).err().into_iter().flatten().map(|lack| lack.at).collect()
}

#[test]
fn a_checklist_without_a_grade_or_a_reason_is_none() {
    assert!(lacks(&answers(Grade::Good)).is_empty());
    let mut ungraded = answers(Grade::Good);
    ungraded.sections[3].grade = None;
    assert_eq!(lacks(&ungraded), ["health"]);
    let mut without = answers(Grade::Good);
    without.overall.grade = None;
    without.overall.because = " ".to_owned();
    assert_eq!(lacks(&without), ["overall", "because"]);
    let mut low = answers(Grade::Good);
    low.sections[0].grade = Some(Grade::RequiresImprovement);
    assert_eq!(lacks(&low), ["heard"]);
    low.sections[0].because = "Nobody asked her since June".to_owned();
    assert!(lacks(&low).is_empty());
    assert_eq!(lacks(&Answers::default()).len(), SECTIONS.len() + 2);
}

#[test]
fn inadequate_opens_stage_1_with_its_plan() {
    let mut answers = answers(Grade::Inadequate);
    assert_eq!(lacks(&answers), ["wanted", "plan"]);
    answers.wanted = "Wren has a school place".to_owned();
    let mut action = EscalationAction {
        action: "A place is named".to_owned(),
        owner: None,
        by: Some(day("2018-11-09")),
        done: None,
    };
    answers.actions = vec![action.clone()];
    assert_eq!(lacks(&answers), ["plan"], "an action without an owner is no plan");
    action.owner = Some("The virtual school".to_owned());
    answers.actions = vec![action.clone()];
    for nth in [4, 6] {
        answers.sections[nth] =
            Answered { grade: Some(Grade::Inadequate), because: "Out of school since May".to_owned() };
    }
    let judged = Judged::of(&answers).unwrap();
    let opened = judged.escalation(day("2018-11-05"), "list1", "ivo", Some("manager")).unwrap();
    assert_eq!(
        (opened.theme, opened.from, opened.source.as_deref(), opened.to.as_deref()),
        (EscalationTheme::Education, Some(EscalationFrom::Checklist), Some("list1"), Some("manager"))
    );
    assert_eq!((opened.wanted.as_str(), opened.actions), ("Wren has a school place", vec![action]));
    assert_eq!(
        Judged::of(&self::answers(Grade::Good)).unwrap().escalation(day("2018-11-05"), "l", "i", None),
        None
    );
    let record =
        judged.record(day("2018-11-05"), None, &[vec![Seen { words: "Seen".to_owned(), good: None }]]);
    assert_eq!(record.sections.len(), SECTIONS.len());
    assert_eq!(record.sections[0].seen.as_deref(), Some("Seen"));
}

#[test]
fn the_record_fills_in_what_it_knows() {
    let child = history::child(
        "C1",
        "2010-05-04 born
         2018-01-08 start
         2018-01-08 status C2
         2018-01-08 lives U6 AB1
         2018-02-01 review PN1
         2018-03-01 lives U6 AB2
         2018-03-05 visit alone
         2018-03-20 visit
         2018-03-25 child_spoken_to
         2018-02-10 care_plan
         2018-01-20 health initial",
    )
    .unwrap();
    let authority = Authority::of("Z99", &[], Moment::END_OF_TIME);
    let at = Standpoint { day: day("2018-04-02"), known: Moment::END_OF_TIME, authority: &authority };
    let around = Around { supervised: None, worker: Some("Dee") };
    let seen = prefilled(&child, &at, around);
    assert_eq!(seen.len(), SECTIONS.len());
    for (id, words, good) in [
        ("heard", "You spoke with the child on 25 March 2018", Some(true)),
        ("heard", "Seen alone by the social worker at 1 of 2 visits", Some(true)),
        ("home", "1 move since the last review", Some(false)),
        ("home", "No time missing since the last review", Some(true)),
        ("plan", "The plan of 10 February 2018 is not approved", Some(false)),
        ("health", "Health assessment 72 days ago, 20 January 2018", None),
        ("grip", "No supervision of Dee is recorded", Some(false)),
    ] {
        let nth = SECTIONS.iter().position(|section| section.id == id).unwrap();
        let expected = Seen { words: words.to_owned(), good };
        assert!(seen[nth].contains(&expected), "{id}: {words}: {:?}", seen[nth]);
    }
}
