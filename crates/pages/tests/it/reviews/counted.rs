//! What of a review counts, and what cannot be closed beside it: visits of which nobody says whose they are, a dispute that a
//! second answer would stand in place of, an answer that is nobody's who gave it.

use std::sync::Arc;

use axum::http::StatusCode;
use records::reviews::{
    ChildSpokenTo, DecisionsAnswered, IroAllocation, Review, ReviewDecision, ReviewDecisions,
};
use records::{Act, Change, Place, Subject};

use super::{IRO, child, day, everything, say};
use crate::support::{get, hidden, post, today};

/// Decisions of a review, of which the reviewing officer disputes something.
fn disputed(roll: &roll::Roll, id: &str) {
    let review = day("2018-10-29");
    say(roll, id, "review-2", Arc::new(Review { day: review, participation: None }));
    let decision = ReviewDecision {
        decision: "The bike is mended".to_owned(),
        owner: Some("Social worker".to_owned()),
        by: Some(day("2018-12-20")),
        outcome: Some("He rides it".to_owned()),
        words: None,
        done: None,
        seen: None,
        carries: None,
    };
    let disputes = Some("The plan says nothing of his brother".to_owned());
    let set = ReviewDecisions { sent: day("2018-10-30"), review, decisions: vec![decision], disputes };
    say(roll, id, "decided-2", Arc::new(set));
}

#[tokio::test]
async fn a_dispute_is_closed_by_no_second_answer_and_silence_answers_none() {
    let (roll, app, id, _) = everything().await;
    disputed(&roll, &id);
    let plain = format!("/child/{id}/record/decisions_answered");
    let answers = |roll: &roll::Roll| child(roll, &id).strand::<DecisionsAnswered>().count();
    // The plain form asks what the page asks: what the officer disputes is answered too.
    let mut answer = vec![
        ("day", "2018-11-05"),
        ("review", "2018-10-29"),
        ("agreed", "no"),
        ("because", "The shop has closed"),
    ];
    let came = post(&app, "manager", &plain, &answer).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", came.html);
    assert!(came.html.contains("The reviewing officer disputes something"), "{}", came.html);
    answer.push(("to_dispute", "His brother is in the plan from today"));
    let came = post(&app, "manager", &plain, &answer).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    // Now it is disputed: a second answer, that agrees, would stand in its place.
    let agreed =
        [("day", "2018-11-05"), ("review", "2018-10-29"), ("agreed", "yes"), ("to_dispute", "As before")];
    for path in [plain.clone(), format!("/child/{id}/review-answer")] {
        let came = post(&app, "manager", &path, &agreed).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}: {}", came.html);
        assert!(came.html.contains("that is not settled: the reviewing officer settles it"), "{}", came.html);
    }
    assert_eq!(answers(&roll), 1);
    // What a form says that it settles must be there: the officer gives no answer of the manager's by it.
    let forged = [
        ("~stands", "nothing-of-this-name"),
        ("day", "2018-11-05"),
        ("review", "2018-10-29"),
        ("agreed", "yes"),
        ("settled", "2018-11-05"),
        ("settlement", "Nothing is needed"),
    ];
    let came = post(&app, IRO, &format!("/child/{id}/review-answer"), &forged).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", came.html);
    assert!(came.html.contains("A team manager or the head of service answers it"), "{}", came.html);
    assert_eq!(answers(&roll), 1);
}

#[tokio::test]
async fn a_visit_of_somebody_who_stood_in_is_told_and_counts_once_it_is_said_for_whom() {
    let (roll, app, id, _) = everything().await;
    let held = IroAllocation { since: day("2018-01-01"), until: None, worker: IRO.to_owned() };
    say(&roll, &id, "officer-1", Arc::new(held));
    // Written by a colleague, before anybody could say that they stood in.
    let visit = ChildSpokenTo {
        day: day("2018-11-02"),
        how: None,
        words: Some("Can I see Nan?".to_owned()),
        declined: false,
        in_place_of: None,
    };
    let change = Change {
        subject: Subject::child(&id),
        id: "visit-1".into(),
        revision: 1,
        act: Act::Record,
        reason: None,
        record: Arc::new(visit),
        place: Place::default(),
    };
    roll.append(journal::Batch {
        authority: "Z99".into(),
        who: "audit".into(),
        permit_reason: None,
        known_at: None,
        load: None,
        entries: vec![roll::new_entry(&change).unwrap()],
        expected: Vec::new(),
    })
    .unwrap();
    let counted = |roll: &roll::Roll| {
        let child = child(roll, &id);
        clocks::reviews::spoken::by_officer(&child).filter(|said| said.day == day("2018-11-02")).count()
    };
    assert_eq!(counted(&roll), 0);
    let right = format!("/child/{id}/record/child_spoken_to/visit-1/correct");
    let html = get(&app, IRO, "/reviews").await.html;
    for part in ["Visits that do not count as the reviewing officer’s", "Quill Auditley", &right] {
        assert!(html.contains(part), "{part}: {html}");
    }
    let form = get(&app, IRO, &right).await.html;
    let revision = hidden(&form, "~revision");
    let said = [
        ("~revision", revision.as_str()),
        ("day", "2018-11-02"),
        ("words", "Can I see Nan?"),
        ("declined", "no"),
        ("in_place_of", IRO),
        ("~reason", "Quill stood in for me"),
    ];
    let came = post(&app, IRO, &right, &said).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    assert_eq!(counted(&roll), 1);
    assert!(!get(&app, IRO, "/reviews").await.html.contains(&right), "it counts, and is not asked about");
    assert!(today() > day("2018-11-02"));
}
