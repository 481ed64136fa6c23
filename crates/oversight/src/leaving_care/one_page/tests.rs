use calendar::{Day, Moment};
use records::Fact;
use records::coming_into_care::PlanAction;

use super::*;

fn plan() -> PathwayPlan {
    let text = serde_json::json!({
        "day": "2018-07-01",
        "home": "Supported lodgings with the Larches until I am 19, then a flat near college.",
        "money": "I keep my setting-up grant for the flat.",
        "call": "Auntie Wren 01632 960001; Night line 01632 960002",
        "views": "I want my own front door, and I want to finish catering. I do not want to move again before the summer.",
        "actions": [
            {"outcome": "I have my own flat", "action": "We go to the housing office together",
             "owner": "Sorrel", "by": "2018-09-01"},
            {"outcome": "I finish level 2", "action": "Ask college for extra time", "owner": "me", "by": "2018-08-01"},
            {"outcome": "I have a bank card", "action": "Open an account",
             "owner": "me", "by": "2018-07-20", "done": "2018-07-18"}
        ]
    });
    serde_json::from_value(text).unwrap()
}

fn page(plan: PathwayPlan) -> OnePage {
    let mut facts =
        timeline::history::facts("2000-06-15 born\n2018-01-01 personal_adviser worker=adviser-1").unwrap();
    facts.push(Fact::said("plan", Moment::from_micros(0), plan));
    let child = Timeline::of("A1", &facts, Moment::END_OF_TIME);
    let day: Day = "2018-08-15".parse().unwrap();
    let calls = calls_of(&child, day, |who| (who.to_owned(), Some("01632 960000".to_owned())));
    of(&child, day, &calls)
}

#[test]
fn their_words_come_first_and_a_step_that_is_done_is_gone() {
    let page = page(plan());
    assert!(page.words.starts_with("I want my own front door"));
    let steps: Vec<&str> = page.steps.iter().map(|step| &*step.goal).collect();
    assert_eq!(steps, ["I finish level 2", "I have my own flat"]);
    let calls: Vec<&str> = page.calls.iter().map(|call| &*call.who).collect();
    assert_eq!(
        calls,
        ["adviser-1, my personal adviser", "Auntie Wren 01632 960001", "Night line 01632 960002"]
    );
    assert_eq!(page.elsewhere, [""; 0]);
    assert!(page.reading.age.is_some_and(|age| age <= 12), "{:?}", page.reading);
    assert_eq!(page.next, Some("2019-01-01".parse().unwrap()));
}

#[test]
fn what_does_not_fit_is_named() {
    let long = PathwayPlan {
        views: Some("I want to live by the sea and to be left in peace. ".repeat(40)),
        home: Some("A flat. ".repeat(60)),
        ..plan()
    };
    let step = PlanAction { done: None, ..plan().actions[0].clone() };
    let long = PathwayPlan { actions: vec![step; 9], ..long };
    let page = page(long);
    assert!(page.words.ends_with('…'));
    assert_eq!(page.elsewhere, ["the rest of what I said", "more on “my home”", "5 more steps"]);
}

#[test]
fn no_plan_no_page_and_no_panic() {
    let child = timeline::history::child("A1", "2000-06-15 born").unwrap();
    let page = of(&child, "2018-08-15".parse().unwrap(), &[]);
    assert_eq!((page.day, page.steps.len(), page.words.as_str()), (None, 0, ""));
}

/// Whatever is written, it is one page.
#[test]
fn it_never_takes_more_lines_than_the_page_has() {
    let many = "everything ".repeat(400);
    let word = "x".repeat(5_000);
    let lines = "one\n".repeat(500);
    for text in [many.as_str(), word.as_str(), lines.as_str(), "", " ", "…"] {
        let said = Some(text.to_owned());
        let action = PlanAction {
            outcome: said.clone(),
            action: said.clone(),
            owner: said.clone(),
            by: Some("2018-08-01".parse().unwrap()),
            measure: said.clone(),
            done: None,
            seen: None,
        };
        let page = page(PathwayPlan {
            views: said.clone(),
            home: said.clone(),
            money: said.clone(),
            learning: said.clone(),
            health: said.clone(),
            people: said.clone(),
            otherwise: said.clone(),
            call: said.clone(),
            actions: vec![action; 30],
            ..plan()
        });
        assert!(
            page.lines() <= LINES,
            "{} lines of {:?}…",
            page.lines(),
            text.chars().take(12).collect::<String>()
        );
        assert!(page.elsewhere.len() <= 14, "{:?}", page.elsewhere);
    }
}
