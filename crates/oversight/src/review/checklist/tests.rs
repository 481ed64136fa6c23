use calendar::Moment;
use timeline::{Authority, history};

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn answers(grade: Grade) -> Answers {
    let said = |because: &str| Answered { grade: Some(Grade::Good), because: because.to_owned() };
    Answers {
        day: Some(day("2018-11-05")),
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
    assert_eq!(lacks(&answers), ["wanted", ACTIONS]);
    answers.wanted = "Wren has a school place".to_owned();
    let mut action = EscalationAction {
        action: "A place is named".to_owned(),
        owner: None,
        by: Some(day("2018-11-09")),
        done: None,
        seen: None,
    };
    answers.actions = vec![action.clone()];
    assert_eq!(lacks(&answers), [ACTIONS], "an action without an owner is no plan");
    action.owner = Some("The virtual school".to_owned());
    answers.actions = vec![action.clone()];
    answers.actions[0].by = Some(day("2018-11-04"));
    assert_eq!(lacks(&answers), [ACTIONS], "nobody does what was due yesterday");
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

/// What the record says of a section, for a child with this history, on 2 April 2018.
fn said(id: &str, more: &str) -> Vec<(String, Option<bool>)> {
    let story =
        format!("2010-05-04 born\n2017-01-08 start\n2017-01-08 status C2\n2018-02-01 review PN1\n{more}");
    let child = history::child("C1", &story).unwrap();
    let authority = Authority::of("Z99", &[], Moment::END_OF_TIME);
    let at = Standpoint { day: day("2018-04-02"), known: Moment::END_OF_TIME, authority: &authority };
    let nth = SECTIONS.iter().position(|section| section.id == id).unwrap();
    let seen = prefilled(&child, &at, Around::default()).swap_remove(nth);
    seen.into_iter().map(|seen| (seen.words, seen.good)).collect()
}

#[test]
fn a_visit_on_the_day_of_the_last_review_was_for_that_review() {
    let bad = ("You have not spoken with the child since the last review".to_owned(), Some(false));
    assert!(said("heard", "2018-02-01 child_spoken_to").contains(&bad));
    assert!(!said("heard", "2018-02-02 child_spoken_to").contains(&bad));
}

#[test]
fn a_dentist_more_than_a_year_ago_is_marked() {
    for (on, good) in [("2017-04-01", Some(false)), ("2017-04-02", None), ("2018-03-01", None)] {
        let said = said("health", &format!("{on} dental"));
        let line = said.iter().find(|(words, _)| words.starts_with("Dentist")).unwrap();
        assert_eq!(line.1, good, "{on}: {}", line.0);
    }
}

#[test]
fn a_report_is_shared_when_everybody_has_it_to_whom_it_is_owed() {
    let with = |who: &[&str]| {
        let shares = who
            .iter()
            .enumerate()
            .map(|(nth, who)| format!(" shares.{nth}.with={who} shares.{nth}.day=2018-03-21"));
        let said = said("grip", &format!("2018-03-20 review_report{}", shares.collect::<String>()));
        said.into_iter().find(|(words, _)| words.starts_with("Report")).unwrap()
    };
    let of = |words: &str, good| (format!("Report of 20 March 2018, {words}"), Some(good));
    assert_eq!(with(&["child", "parents", "carers"]), of("shared", true));
    assert_eq!(with(&["child", "school"]), of("not shared with parents, carers", false));
    assert_eq!(with(&[]), of("not shared", false));
}

#[test]
fn sections_are_those_by_which_a_programme_is_linked() {
    let asked: Vec<(&str, &str)> = SECTIONS.iter().map(|section| (section.id, section.title)).collect();
    let of = |section: &records::reviews::ReviewSection| (section.code(), section.label());
    assert_eq!(asked, records::reviews::ReviewSection::ALL.iter().map(of).collect::<Vec<_>>());
}

/// A child who came back into care: what was done between the two times, after a review of the first, was done for neither.
#[test]
fn what_was_before_this_time_in_care_is_not_since_the_last_review() {
    let story = |spoken: &str| {
        format!(
            "2010-05-04 born\n2016-01-08 start\n2016-01-08 status C2\n2016-03-01 review PN1\n2016-06-01 end E4A\n\
             2018-02-20 start\n2018-02-20 status C2\n{spoken} child_spoken_to"
        )
    };
    let bad = ("You have not spoken with the child since the last review".to_owned(), Some(false));
    for (spoken, since) in [("2017-05-01", false), ("2018-02-20", true), ("2018-03-01", true)] {
        let child = history::child("C1", &story(spoken)).unwrap();
        let authority = Authority::of("Z99", &[], Moment::END_OF_TIME);
        let at = Standpoint { day: day("2018-04-02"), known: Moment::END_OF_TIME, authority: &authority };
        let nth = SECTIONS.iter().position(|section| section.id == "heard").unwrap();
        let seen = prefilled(&child, &at, Around::default()).swap_remove(nth);
        let says: Vec<_> = seen.into_iter().map(|seen| (seen.words, seen.good)).collect();
        assert_eq!(!says.contains(&bad), since, "{spoken}: {says:?}");
    }
}

/// What was missing of the plan to put it right was told beside the section that is called the plan for growing up.
#[test]
fn what_is_missing_elsewhere_has_the_name_of_no_section() {
    let mut inadequate = answers(Grade::Inadequate);
    inadequate.overall.because = String::new();
    let lacks = lacks(&inadequate);
    assert_eq!(lacks, ["because", "wanted", ACTIONS]);
    assert!(SECTIONS.iter().all(|section| !lacks.contains(&section.id)));
}
