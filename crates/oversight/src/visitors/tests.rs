use calendar::Moment;
use records::Fact;
use serde_json::json;

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn enquiry() -> VisitorEnquiry {
    serde_json::from_value(json!({
        "day": "2018-01-01", "name": "Larch Invented", "is": "woman", "interests": ["cooking", "animals"],
        "youngest": 8, "oldest": 12, "languages": "Polish", "drives": true
    }))
    .unwrap()
}

fn worker(steps: &[(&str, &str, Option<u8>)]) -> Worker {
    let at = Moment::from_micros(0);
    let mut facts = vec![Fact::said("e", at, enquiry())];
    for (nth, (on, step, session)) in steps.iter().enumerate() {
        let said = json!({ "day": on, "step": step, "session": session, "because": "so" });
        let said: VisitorStep = serde_json::from_value(said).unwrap();
        facts.push(Fact::said(&format!("s{nth}"), at, said));
    }
    Worker::of("v", &facts, Moment::END_OF_TIME)
}

#[test]
fn how_far_a_volunteer_is() {
    let ten: Vec<(&str, &str, Option<u8>)> =
        (1..=10).map(|session| ("2018-03-01", "session", Some(session))).collect();
    let checked = [
        ("2018-01-10", "interview", None),
        ("2018-02-01", "references", None),
        ("2018-02-03", "barring", None),
    ];
    let with = |more: &[(&'static str, &'static str, Option<u8>)]| [checked.as_slice(), more].concat();
    let approved = with(&[ten.as_slice(), &[("2018-04-01", "approved", None)]].concat());
    let then = |more: (&'static str, &'static str, Option<u8>)| [approved.as_slice(), &[more]].concat();
    for (steps, visits, stage, next) in [
        (vec![], false, Stage::Enquired, "Interview them"),
        (checked[..2].to_vec(), false, Stage::Checks, "The disclosure and barring check"),
        (with(&[]), false, Stage::Course, "0 of 10 sessions; still sessions 1, 2, 3, 4, 5, 6, 7, 8, 9, 10"),
        (with(&ten[..9]), false, Stage::Course, "9 of 10 sessions; still session 10"),
        (with(&ten), false, Stage::Deciding, "The final interview, and approval"),
        (approved.clone(), false, Stage::Available, "A child to visit"),
        (approved.clone(), true, Stage::Matched, "Support session by 13 May 2018"),
        (then(("2018-04-05", "paused", None)), true, Stage::Paused, "Ask when they want to go on"),
        (then(("2018-04-05", "left", None)), false, Stage::Left, "Nothing"),
    ] {
        let volunteer = Volunteer::of(&worker(&steps), visits, day("2018-04-10")).unwrap();
        assert_eq!((volunteer.stage, volunteer.next.as_str()), (stage, next), "{steps:?}");
    }
}

#[test]
fn every_reason_for_and_against_is_told() {
    let steps = [("2018-01-10", "interview", None)];
    let volunteer = Volunteer::of(&worker(&steps), false, day("2018-04-10")).unwrap();
    let wishes: IndependentVisitorWishes = serde_json::from_value(json!({
        "day": "2018-01-01", "who": "man", "interests": ["cooking", "football"], "language": "polish",
        "faith": "Sikh", "like_me": true, "drives": true
    }))
    .unwrap();
    let reasons = |wishes, age| -> Vec<(bool, String)> {
        reasons(wishes, age, &volunteer).into_iter().map(|reason| (reason.is_for, reason.words)).collect()
    };
    let told = reasons(Some(&wishes), Some(10));
    for (is_for, words) in [
        (true, "Would like to visit a child of 10"),
        (true, "Both like: cooking and baking"),
        (true, "The volunteer speaks: polish"),
        (true, "The volunteer drives"),
        (false, "Is not approved yet"),
        (false, "The child would like a man"),
        (false, "The child wants somebody who shares the faith (Sikh); the volunteer does not say so"),
        (false, "The background of the visitor matters to the child; it is not known"),
    ] {
        assert!(told.contains(&(is_for, words.to_owned())), "{words}: {told:?}");
    }
    assert_eq!(told.len(), 8);
    assert!(told.is_sorted_by_key(|(is_for, _)| !is_for), "what speaks for it comes first");
    let told = reasons(None, Some(13));
    assert!(told.contains(&(false, "Would like to visit a younger child than one of 13".to_owned())));
    assert!(told.iter().any(|(_, words)| words.starts_with("Nobody has written down")), "{told:?}");
}
