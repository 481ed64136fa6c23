use calendar::Moment;
use records::Fact;
use records::governance::LocalStandard;
use records::reviews::{
    Escalation, EscalationAction, EscalationAs, EscalationEnd, EscalationFrom, EscalationStages,
    EscalationTheme, StageAnswer, StageSet, StepUp,
};

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn authority(facts: &[Fact]) -> Authority {
    Authority::of("Z99", facts, Moment::END_OF_TIME)
}

/// Raised on Thursday 1 February 2018: the answer is due on Friday, the whole by 1 March.
fn raised() -> Escalation {
    let by = ("ivo", EscalationAs::ReviewingOfficer);
    let from = Some(EscalationFrom::Review);
    let theme = Some(EscalationTheme::CarePlan);
    raise(Some(day("2018-02-01")), theme, " A plan ", from, by, Some("nora"), day("2018-02-01")).unwrap()
}

fn case(said: &Escalation) -> Case {
    Case::of("e1", said, &authority(&[]))
}

fn at(lacks: Result<Escalation, Vec<Lack>>) -> Vec<&'static str> {
    lacks.err().unwrap_or_default().into_iter().map(|lack| lack.at).collect()
}

fn yes<'a>(on: &str, changes: &'a str) -> Answered<'a> {
    Answered { day: Some(day(on)), by: "nora", answer: Some(StageAnswer::PutRight), says: "", changes }
}

fn no<'a>(on: &str, says: &'a str) -> Answered<'a> {
    Answered { answer: Some(StageAnswer::Refused), says, ..yes(on, "") }
}

#[test]
fn the_stages_are_those_of_the_day() {
    let usual = Stages::on(&authority(&[]), day("2018-02-01"));
    let days: Vec<u16> = usual.rules.iter().map(|rule| rule.days).collect();
    assert_eq!((days.as_slice(), usual.whole, usual.is_set), ([1, 5, 4, 5].as_slice(), 20, false));
    let standard = LocalStandard {
        clock: "esc.stage1".to_owned(),
        since: day("2018-01-01"),
        limit: "2W".to_owned(),
        words: "Two".to_owned(),
    };
    let set = EscalationStages {
        since: day("2018-03-01"),
        stages: vec![StageSet { from: "IRO".to_owned(), to: LinePost::Director, days: 10 }],
        whole: 15,
        words: None,
    };
    let facts =
        [Fact::said("a", Moment::from_micros(0), standard), Fact::said("b", Moment::from_micros(0), set)];
    let own = authority(&facts);
    assert_eq!(Stages::on(&own, day("2018-02-28")).rules[0].days, 2);
    let after = Stages::on(&own, day("2018-03-01"));
    assert_eq!((after.rules.len(), after.rules[0].to, after.whole), (1, LinePost::Director, 15));
    // What was raised before keeps its own days; what is taken up after goes by what holds then.
    let before = Case::of("e", &raised(), &own);
    assert_eq!((before.stages[0].due, before.whole_due), (day("2018-02-05"), day("2018-03-01")));
    assert_eq!(before.next(&after), None);
}

#[test]
fn what_is_offered_and_nothing_by_itself() {
    let answered =
        answer(&case(&raised()), yes("2018-02-02", "A tutor from Monday"), day("2018-02-02")).unwrap();
    let refused = answer(&case(&raised()), no("2018-02-02", "The court decides"), day("2018-02-02")).unwrap();
    let table = [
        (raised(), "2018-02-02", Offer::Waits { due: day("2018-02-02") }),
        (raised(), "2018-02-05", Offer::Late { days: 3 }),
        (answered.clone(), "2018-02-20", Offer::Answered),
        (refused, "2018-02-02", Offer::Refused),
        (
            withdraw(&case(&answered), Some(day("2018-02-03")), "Raised twice", day("2018-02-05")).unwrap(),
            "2018-02-20",
            Offer::Ended,
        ),
    ];
    let stages = Stages::on(&authority(&[]), day("2018-02-01"));
    for (said, on, offer) in table {
        let case = case(&said);
        assert_eq!(case.offer(day(on)), offer, "{on}");
        let offered = case.offered(day(on), &stages).is_some();
        assert_eq!(offered, matches!(offer, Offer::Late { .. } | Offer::Refused), "{on}");
        assert_eq!(case.stages.len(), 1, "it is offered and not done");
    }
    let words = case(&raised()).offered(day("2018-02-05"), &stages).unwrap();
    assert!(words.contains("3 days late") && words.contains("stage 2 (service manager)"), "{words}");
    assert_eq!(case(&answered).stages[0].working_days, Some(1));
    assert_eq!(case(&answered).whole_late(day("2018-03-05")), 4, "an answer does not stop the whole");
}

#[test]
fn what_each_act_lacks() {
    let today = day("2018-02-09");
    let open = case(&raised());
    let answered = answer(&open, yes("2018-02-02", "A tutor"), today).unwrap();
    let ended =
        case(&close(&case(&answered), Some(day("2018-02-06")), ("A tutor comes", ""), None, today).unwrap());
    let answered = case(&answered);
    let stages = Stages::on(&authority(&[]), today);
    let up = |case: &Case, on: &str, because: &str| {
        at(step_up(case, &stages, (Some(day(on)), "ivo", Some("serena")), because, today))
    };
    let table: Vec<(&str, Vec<&str>, &[&str])> = vec![
        ("an answer without what changes", at(answer(&open, yes("2018-02-02", " "), today)), &["changes"]),
        ("a no without why", at(answer(&open, no("2018-02-02", ""), today)), &["says"]),
        (
            "neither yes nor no",
            at(answer(&open, Answered { answer: None, ..yes("2018-02-02", "x") }, today)),
            &["answer"],
        ),
        ("no day", at(answer(&open, Answered { day: None, ..yes("2018-02-02", "x") }, today)), &["day"]),
        ("tomorrow", at(answer(&open, yes("2018-02-10", "x"), today)), &["day"]),
        ("before it was asked", at(answer(&open, yes("2018-01-31", "x"), today)), &["day"]),
        ("twice", at(answer(&answered, yes("2018-02-08", "x"), today)), &["answer"]),
        ("after it ended", at(answer(&ended, yes("2018-02-08", "x"), today)), &["day", "answer"]),
        ("up when it is late", up(&open, "2018-02-09", ""), &[]),
        ("up before it is due", up(&open, "2018-02-02", ""), &["because"]),
        ("up before it is due, and why", up(&open, "2018-02-02", "She moves on Monday"), &[]),
        ("up after an answer", up(&answered, "2018-02-09", ""), &["because"]),
        ("up after it ended", up(&ended, "2018-02-09", "x"), &["day"]),
        (
            "closed without what is different",
            at(close(&answered, Some(today), ("", ""), None, today)),
            &["outcome"],
        ),
        (
            "closed before the answer",
            at(close(&answered, Some(day("2018-02-01")), ("x", ""), None, today)),
            &["day"],
        ),
        ("closed twice", at(close(&ended, Some(today), ("x", ""), None, today)), &["day"]),
        ("withdrawn, and nobody says why", at(withdraw(&open, Some(today), "", today)), &["because"]),
        ("referred without why", at(refer(&open, Some(today), "", today)), &["because"]),
        (
            "heard from Cafcass, never referred",
            at(hear_from_cafcass(&open, Some(today), "x", today)),
            &["day"],
        ),
        (
            "raised about nothing, for nothing, tomorrow",
            at(raise(Some(day("2018-02-10")), None, "", None, ("ivo", EscalationAs::Advocate), None, today)),
            &["raised", "theme", "wanted"],
        ),
    ];
    for (what, lacks, expected) in table {
        assert_eq!(lacks, expected, "{what}");
    }
}

#[test]
fn through_every_stage_to_cafcass() {
    let none = authority(&[]);
    let stages = Stages::on(&none, day("2018-02-01"));
    let mut said = raised();
    for (on, who) in [("2018-02-05", "serena"), ("2018-02-13", "hal"), ("2018-02-20", "dora")] {
        let case = Case::of("e", &said, &none);
        said = step_up(&case, &stages, (Some(day(on)), "ivo", Some(who)), "", day(on)).unwrap();
    }
    let last = Case::of("e", &said, &none);
    let seen: Vec<_> = last.stages.iter().map(|stage| (stage.nth, stage.to.as_deref(), stage.due)).collect();
    assert_eq!(
        seen,
        [
            (1, Some("nora"), day("2018-02-02")),
            (2, Some("serena"), day("2018-02-12")),
            (3, Some("hal"), day("2018-02-19")),
            (4, Some("dora"), day("2018-02-27")),
        ]
    );
    assert!(said.steps.iter().all(|step| step.why == Some(StepUp::Late)));
    let today = day("2018-03-01");
    assert_eq!(
        at(step_up(&last, &stages, (Some(today), "ivo", None), "", today)),
        ["day"],
        "after it comes Cafcass"
    );
    let words = last.offered(today, &stages).unwrap();
    assert!(words.contains("every stage: it may be referred to Cafcass, or be waited for"), "{words}");
    assert!(!words.contains("You may"), "not every reader may: {words}");
    let referred = refer(&last, Some(today), "Nobody answered", today).unwrap();
    let referred = Case::of("e", &referred, &none);
    assert!(referred.is_open() && referred.waits().is_some(), "a referral closes nothing");
    let heard = hear_from_cafcass(&referred, Some(today), "Proceedings are not begun", today).unwrap();
    let done = close(
        &Case::of("e", &heard, &none),
        Some(today),
        ("The plan is agreed", ""),
        Some(EscalationTheme::LegalDelay),
        today,
    );
    let done = done.unwrap();
    assert_eq!((done.end, done.theme), (Some(EscalationEnd::Resolved), EscalationTheme::LegalDelay));
    assert_eq!(records::Definition::check(&done), []);
}

#[test]
fn a_plan_is_followed_and_closing_over_it_says_why() {
    let today = day("2018-02-06");
    let action = |words: &str| EscalationAction {
        action: words.to_owned(),
        owner: Some("Virtual school".to_owned()),
        by: Some(day("2018-02-05")),
        done: None,
        seen: None,
    };
    let planned =
        Escalation { actions: vec![action("A place is named"), action("A tutor comes")], ..raised() };
    let open = case(&planned);
    let (some, ago) = (Some(today), Some(day("2018-01-31")));
    assert_eq!(at(plan_done(&open, None, (some, "Read the letter"), today)), ["action"]);
    assert_eq!(at(plan_done(&open, Some(0), (some, " "), today)), ["seen"]);
    assert_eq!(at(plan_done(&open, Some(0), (ago, "Read"), today)), ["day"], "before it was raised");
    let one = plan_done(&open, Some(0), (some, "Read the letter"), today).unwrap();
    assert_eq!((one.actions[0].done, one.actions[0].seen.as_deref()), (some, Some("Read the letter")));
    assert_eq!(at(plan_done(&case(&one), Some(0), (some, "Again"), today)), ["action"], "done before");
    assert_eq!(at(close(&case(&one), some, ("She is in school", ""), None, today)), ["plan_not_done"]);
    let why = "The school teaches her alone, no tutor is needed";
    let over = close(&case(&one), some, ("She is in school", why), None, today).unwrap();
    assert_eq!(over.plan_not_done.as_deref(), Some(why));
    let both = plan_done(&case(&one), Some(1), (some, "Met them"), today).unwrap();
    let closed = close(&case(&both), some, ("She is in school", "ignored"), None, today).unwrap();
    assert_eq!(closed.plan_not_done, None, "nothing of the plan is open");
}
