//! Homes through the whole stack, as a placement officer finds them; and what others do not see.

use axum::Router;
use axum::http::StatusCode;
use calendar::Moment;
use journal::Batch;
use records::placements::MatchingDecision;
use records::{Act, Change, Fact, Place, Subject};
use roll::Roll;
use timeline::{Timeline, history};

use crate::support::{app, get, hidden, people, post, roll};

const TERMS: &str = "2016-04-01 fostering_approval
    2016-04-01 approval_terms children=2
    2016-04-01 household_details name=NAME languages=english";

/// Appends facts about somebody.
fn say(roll: &Roll, subject: &Subject, begins: &str, text: &str) {
    let facts: Vec<Fact> = history::facts(text).unwrap();
    let changes: Vec<Change> = facts
        .into_iter()
        .enumerate()
        .map(|(nth, fact)| Change {
            subject: subject.clone(),
            id: format!("{begins}{nth:03}").into(),
            revision: 1,
            act: Act::Record,
            reason: None,
            record: fact.record,
            place: Place::default(),
        })
        .collect();
    roll.append(Batch {
        authority: "Z99".into(),
        who: "test".into(),
        permit_reason: None,
        known_at: None,
        load: None,
        entries: changes.iter().map(|change| roll::new_entry(change).unwrap()).collect(),
        expected: Vec::new(),
    })
    .unwrap();
}

/// A child of eight who needs a home where Urdu is spoken; four households.
fn everything() -> (Roll, Router, String) {
    let roll = roll();
    let homes = people().of_role(access::Role::Placements)[0].id.to_string();
    let child = "2010-05-04 born\n2018-10-08 start\n2018-10-08 status C2\n2018-10-08 lives U6 AA2
        2018-10-08 child_name given=Wren family=Fernlea
        2018-10-20 placement_request languages=urdu";
    say(&roll, &Subject::child("W1"), "begin", child);
    let household = |name: &str, more: &str| {
        let text = format!("{}\n{more}", TERMS.replace("NAME", name));
        say(&roll, &Subject::carer_household(name), "house", &text);
    };
    household("Oak", "2017-04-01 household_details name=Oak languages=urdu");
    household("Elm", "");
    household("Held", "2018-10-01 fostering_hold why=suspended");
    household("Young", "2018-01-01 approval_terms children=2 age_to=4");
    let app = app(&roll);
    (roll, app, homes)
}

fn decisions(roll: &Roll) -> Vec<MatchingDecision> {
    let child = Timeline::of("W1", &roll.facts(&Subject::child("W1")), Moment::END_OF_TIME);
    child.strand::<MatchingDecision>().map(|said| said.record.clone()).collect()
}

#[tokio::test]
async fn a_home_is_chosen_with_its_reasons_and_what_does_not_fit_is_kept() {
    let (roll, app, homes) = everything();
    assert_eq!(get(&app, &homes, "/").await.next, "/placements");
    let list = get(&app, &homes, "/matching").await;
    assert_eq!(list.status, StatusCode::OK, "{}", list.html);
    for part in ["Wren Fernlea", "/child/W1/matching", "Urdu", "No other does better"] {
        assert!(list.html.contains(part), "{part}: {}", list.html);
    }
    let at = "/child/W1/matching";
    let page = get(&app, &homes, at).await;
    assert_eq!(page.status, StatusCode::OK);
    for part in
        ["They speak Urdu", "Nobody there speaks Urdu", "suspended", "up to 4 years", "/fostering/Oak"]
    {
        assert!(page.html.contains(part), "{part}: {}", page.html);
    }
    let record = hidden(&page.html, "~record");
    let base = [("~record", record.as_str()), ("day", "2018-11-01"), ("decided_by", "Quill")];
    let with = |more: &[(&'static str, &'static str)]| -> Vec<(&str, &str)> {
        base.iter().copied().chain(more.iter().copied()).collect()
    };
    // Nobody chosen, somebody who is suspended, somebody approved for others: each is refused with the way on.
    for (more, part) in [
        (vec![("because", "Kind")], "Choose a household or a home from the list"),
        (vec![("household", "Held"), ("because", "Kind")], "End the hold first"),
        (vec![("household", "Young"), ("because", "Kind")], "Ask for an exemption for this child"),
        (vec![("household", "Nobody"), ("because", "Kind")], "There is no such household or home today"),
        (vec![("household", "Elm"), ("because", "Kind")], "say how it is made good"),
        (vec![("household", "Oak")], "Say why them"),
    ] {
        let came = post(&app, &homes, at, &with(&more)).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{part}");
        assert!(came.html.contains(part), "{part}: {}", came.html);
        assert!(!more.contains(&("because", "Kind")) || came.html.contains("Kind"), "nothing typed is lost");
    }
    assert!(decisions(&roll).is_empty());
    let chosen = with(&[
        ("household", "Elm"),
        ("because", "Near to school"),
        ("~made_good", "A class in Urdu on Saturdays"),
    ]);
    let came = post(&app, &homes, at, &chosen).await;
    assert!(came.next.starts_with("/child/W1"), "{}", came.html);
    let kept = decisions(&roll);
    let [decision] = kept.as_slice() else { panic!("{kept:?}") };
    assert_eq!(decision.household.as_deref(), Some("Elm"));
    assert!(decision.considered.is_some_and(|others| others >= 1), "{decision:?}");
    assert_eq!(decision.compromises.len(), 1, "{decision:?}");
    assert!(decision.compromises[0].what.contains("Urdu"));
    assert_eq!(decision.compromises[0].made_good.as_deref(), Some("A class in Urdu on Saturdays"));
}

#[tokio::test]
async fn an_exemption_opens_the_way() {
    let (_, app, homes) = everything();
    let at = "/fostering/Young/record/fostering_exemption";
    let form = get(&app, &homes, at).await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.html);
    let record = hidden(&form.html, "~record");
    let fields = [
        ("~record", record.as_str()),
        ("since", "2018-11-01"),
        ("child", "W1"),
        ("of", "terms"),
        ("given_by", "Head of fostering"),
    ];
    let came = post(&app, &homes, at, &fields).await;
    assert_eq!(came.next, "/fostering/Young?done=recorded", "{}", came.html);
    let page = get(&app, &homes, "/child/W1/matching").await.html;
    assert!(page.contains("by exemption of Head of fostering"), "{page}");
    assert!(get(&app, &homes, "/fostering/Young").await.html.contains("Exemption for a child"));
}

#[tokio::test]
async fn the_service_and_a_household_are_for_those_whose_work_it_is() {
    let (_, app, homes) = everything();
    let service = get(&app, &homes, "/fostering").await;
    assert_eq!(service.status, StatusCode::OK, "{}", service.html);
    for part in ["households approved", "/fostering/Oak", "Households with room"] {
        assert!(service.html.contains(part), "{part}: {}", service.html);
    }
    let one = get(&app, &homes, "/fostering/Oak").await;
    assert_eq!(one.status, StatusCode::OK, "{}", one.html);
    for part in ["2 of 2 places free", "Wren Fernlea", "Terms of approval"] {
        assert!(one.html.contains(part), "{part}: {}", one.html);
    }
    assert_eq!(get(&app, &homes, "/fostering/Nobody").await.status, StatusCode::NOT_FOUND);
    let worker = people().of_role(access::Role::SocialWorker)[0].id.to_string();
    for at in ["/fostering", "/fostering/Oak", "/matching", "/fostering/Oak/record/fostering_hold"] {
        assert_ne!(get(&app, &worker, at).await.status, StatusCode::OK, "{at}");
    }
    let hidden_from = get(&app, &worker, "/child/W1/matching").await;
    assert_ne!(hidden_from.status, StatusCode::OK, "the child is not theirs");
}
