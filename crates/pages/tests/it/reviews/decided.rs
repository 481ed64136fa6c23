//! What a review decided, afterwards: it is carried until it is done, and changed by nobody who was asked to do it.

use std::sync::Arc;

use axum::http::StatusCode;
use records::reviews::{
    ChildSpokenTo, DecisionsAnswered, Review, ReviewDecision, ReviewDecisions, ReviewMeeting, Unprepared,
};

use super::{IRO, child, day, everything, meeting, say};
use crate::support::{get, post, today};

fn decision(words: &str, by: &str) -> ReviewDecision {
    ReviewDecision {
        decision: words.to_owned(),
        owner: Some("Social worker".to_owned()),
        by: Some(day(by)),
        outcome: Some("Wren catches up in maths".to_owned()),
        words: None,
        done: None,
        seen: None,
        carries: None,
    }
}

/// Decisions of two reviews: the later one took nothing up of the earlier.
fn decided(roll: &roll::Roll, id: &str) {
    for (nth, review, sent, decisions) in [
        (1, "2018-10-20", "2018-10-22", vec![decision("The tutor is found", "2018-11-30")]),
        (2, "2018-10-29", "2018-10-30", vec![decision("The bike is mended", "2018-12-20")]),
    ] {
        let held = Review { day: day(review), participation: None };
        say(roll, id, &format!("review-{nth}"), Arc::new(held));
        let set = ReviewDecisions { sent: day(sent), review: day(review), decisions, disputes: None };
        say(roll, id, &format!("decided-{nth}"), Arc::new(set));
    }
}

#[tokio::test]
async fn a_decision_on_its_way_is_carried_and_none_is_forgotten_at_the_meeting() {
    let (roll, app, id, worker) = everything().await;
    decided(&roll, &id);
    let at = |last: &str| format!("/child/{id}/{last}");
    // The thread names what earlier reviews decided and nobody did.
    let html = get(&app, &worker, &at("reviews")).await.html;
    for part in ["Still open from reviews before", "The tutor is found"] {
        assert!(html.contains(part), "{part}: {html}");
    }
    // Midway and at the meeting each is asked, of whichever review; a form that leaves one out is asked for it.
    for page in ["review-midway", "review-meeting"] {
        let html = get(&app, IRO, &at(page)).await.html;
        for part in ["The tutor is found", "The bike is mended", "Decided at the review of 20 October 2018"] {
            assert!(html.contains(part), "{page}: {part}: {html}");
        }
    }
    let came = post(&app, IRO, &at("review-meeting"), &meeting(&[])).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["“The tutor is found”: say what became", "href=\"#checked.1.state\"", "Bea"] {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    let checked = meeting(&[
        ("checked.0.decision", "The tutor is found"),
        ("checked.0.state", "on_track"),
        ("checked.1.decision", "The bike is mended"),
        ("checked.1.state", "not_done"),
        ("checked.1.because", "The shop was closed"),
    ]);
    let came = post(&app, IRO, &at("review-meeting"), &checked).await;
    assert_eq!(came.next, format!("/child/{id}/reviews?done=recorded"), "{}", came.html);
    // The letter tells what is on its way too.
    let letter = get(&app, IRO, &at("letter")).await.html;
    assert!(letter.contains("the tutor is found. It is not due yet"), "{letter}");
    // The next decisions begin with both, the one on its way with its owner, outcome and day.
    let html = get(&app, IRO, &at("review-decisions")).await.html;
    for part in
        ["value=\"The tutor is found\"", "value=\"The bike is mended\"", "value=\"Wren catches up in maths\""]
    {
        assert!(html.contains(part), "{part}: {html}");
    }
    // A day that has passed is none; one is carried in other words; the other is left out, and is not forgotten.
    let send = |by: &'static str| {
        vec![
            ("review", "2018-11-05"),
            ("sent", "2018-11-05"),
            ("decisions.0.decision", "A tutor for maths comes on Mondays"),
            ("decisions.0.carries", "The tutor is found"),
            ("decisions.0.outcome", "Wren catches up"),
            ("decisions.0.owner", "Virtual school"),
            ("decisions.0.by", by),
            ("decisions.1.decision", ""),
            ("decisions.1.carries", "The bike is mended"),
        ]
    };
    let came = post(&app, IRO, &at("review-decisions"), &send("2018-11-01")).await;
    assert!(came.html.contains("That day had passed before the decisions were sent"), "{}", came.html);
    let came = post(&app, IRO, &at("review-decisions"), &send("2018-12-01")).await;
    assert_eq!(came.next, format!("/child/{id}/reviews?done=recorded"), "{}", came.html);
    let after = child(&roll, &id);
    let open = oversight::review::open::decisions(&after, today());
    let open: Vec<&str> = open.iter().map(|open| open.said.decision.as_str()).collect();
    assert_eq!(open, ["The bike is mended", "A tutor for maths comes on Mondays"]);
    // Midway one is found done in the set in which it stands, the other let go with its reason.
    let midway = [
        ("day", "2018-11-05"),
        ("progress", "drift"),
        ("checked.0.decision", "The bike is mended"),
        ("checked.0.state", "done"),
        ("checked.1.decision", "A tutor for maths comes on Mondays"),
        ("checked.1.state", "replaced"),
        ("checked.1.because", "She has caught up"),
    ];
    let came = post(&app, IRO, &at("review-midway"), &midway).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    let after = child(&roll, &id);
    assert!(oversight::review::open::decisions(&after, today()).is_empty());
    let done: Vec<_> = after.strand::<ReviewDecisions>().map(|set| set.decisions[0].done).collect();
    assert_eq!(done, [None, Some(today()), None]);
}

#[tokio::test]
async fn drift_found_midway_leads_to_a_challenge() {
    let (roll, app, id, _) = everything().await;
    decided(&roll, &id);
    let midway = [
        ("day", "2018-11-05"),
        ("progress", "drift"),
        ("checked.0.decision", "The tutor is found"),
        ("checked.0.state", "on_track"),
        ("checked.1.decision", "The bike is mended"),
        ("checked.1.state", "on_track"),
    ];
    assert_eq!(
        post(&app, IRO, &format!("/child/{id}/review-midway"), &midway).await.status,
        StatusCode::SEE_OTHER
    );
    let html = get(&app, IRO, &format!("/child/{id}/reviews")).await.html;
    assert!(html.contains("says that a challenge is needed"), "{html}");
    assert!(html.contains(&format!("href=\"/child/{id}/challenge\"")), "{html}");
}

#[tokio::test]
async fn decisions_that_were_sent_are_the_reviewing_officers_to_change() {
    let (roll, app, id, worker) = everything().await;
    crate::support::everything_is_kept(&roll);
    let review = Review { day: day("2018-10-29"), participation: None };
    say(&roll, &id, "review-2", Arc::new(review));
    let decisions =
        vec![decision("The tutor is found", "2018-11-30"), decision("The bike is mended", "2018-12-20")];
    let set =
        ReviewDecisions { sent: day("2018-10-30"), review: day("2018-10-29"), decisions, disputes: None };
    say(&roll, &id, "decided-2", Arc::new(set.clone()));
    let at = format!("/child/{id}/review-decisions");
    let stood =
        || child(&roll, &id).strand::<ReviewDecisions>().next().map(|set| set.record.clone()).unwrap();
    // The social worker has the decisions and whether they are done; what they send beside that is refused.
    let page = get(&app, &worker, &at).await.html;
    for part in ["only the reviewing officer changes them", "What did you see of it?", "The bike is mended"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("Add another decision"), "{page}");
    let sent = |second: &'static str, more: &[(&'static str, &'static str)]| {
        let mut fields = vec![
            ("~stands", "decided-2"),
            ("review", "2018-10-29"),
            ("sent", "2018-10-30"),
            ("decisions.0.decision", "The tutor is found"),
            ("decisions.0.outcome", "Wren catches up in maths"),
            ("decisions.0.owner", "Social worker"),
            ("decisions.0.by", "2018-11-30"),
            ("decisions.1.decision", second),
            ("decisions.1.outcome", "Wren catches up in maths"),
            ("decisions.1.owner", "Social worker"),
            ("decisions.1.by", "2018-12-20"),
        ];
        fields.extend(more);
        fields
    };
    for fields in [
        sent("Nothing is mended", &[("~because", "I say so")]),
        sent("The bike is mended", &[])[..7].to_vec(),
    ] {
        let came = post(&app, &worker, &at, &fields).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", came.html);
        assert!(came.html.contains("only the reviewing officer changes them"), "{}", came.html);
        post(&app, &worker, &at, &[("~act", "discard")]).await;
    }
    let plain = format!("/child/{id}/record/review_decisions/decided-2");
    let fields = sent("Nothing is mended", &[("~reason", "I say so"), ("~revision", "1")]);
    let came = post(&app, &worker, &format!("{plain}/correct"), &fields).await;
    assert!(came.html.contains("only the reviewing officer changes them"), "{}", came.html);
    let came =
        post(&app, &worker, &format!("{plain}/withdraw"), &[("~reason", "x"), ("~revision", "1")]).await;
    assert!(came.html.contains("only the reviewing officer changes them"), "{}", came.html);
    assert_eq!(stood(), set);
    // That one is done they say, with what they saw.
    let done = [("decisions.0.done", "2018-11-02")];
    let came = post(&app, &worker, &at, &sent("The bike is mended", &done)).await;
    assert!(came.html.contains("Say what you saw of it"), "{}", came.html);
    let done = [("decisions.0.done", "2018-11-02"), ("decisions.0.seen", "Met him at her school")];
    let came = post(&app, &worker, &at, &sent("The bike is mended", &done)).await;
    assert_eq!(came.next, format!("/child/{id}/reviews?done=recorded"), "{}", came.html);
    assert_eq!(stood().decisions[0].done, Some(day("2018-11-02")));
    // The manager has answered. The reviewing officer changes a decision with the reason, and the answer is due again.
    let answer = [("review", "2018-10-29"), ("day", "2018-11-05"), ("agreed", "yes")];
    let came = post(&app, "manager", &format!("/child/{id}/review-answer"), &answer).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    let came = post(&app, IRO, &at, &sent("The bike is mended and ridden", &done)).await;
    assert!(came.html.contains("Say why they are changed"), "{}", came.html);
    let why = [done[0], done[1], ("~because", "She cannot ride it yet")];
    let came = post(&app, IRO, &at, &sent("The bike is mended and ridden", &why)).await;
    assert_eq!(came.next, format!("/child/{id}/reviews?done=recorded"), "{}", came.html);
    let history = get(&app, IRO, &plain).await.html;
    assert!(history.contains("She cannot ride it yet"), "{history}");
    let answers = || -> Vec<_> {
        child(&roll, &id).strand::<DecisionsAnswered>().map(|answer| answer.overtaken).collect()
    };
    assert_eq!(answers(), [Some(today())]);
    let html = get(&app, "manager", &format!("/child/{id}/reviews")).await.html;
    assert!(
        html.contains("Changed after it was answered, 5 November 2018. Due by 12 November 2018"),
        "{html}"
    );
    let page = get(&app, "manager", &format!("/child/{id}/review-answer")).await.html;
    assert!(page.contains("Answer them as they stand now"), "{page}");
    let came = post(&app, "manager", &format!("/child/{id}/review-answer"), &answer).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    assert_eq!(answers(), [Some(today()), None]);
}

#[tokio::test]
async fn a_dispute_has_a_day_and_is_not_settled_by_those_whom_it_is_about() {
    let (roll, app, id, worker) = everything().await;
    decided(&roll, &id);
    let at = format!("/child/{id}/review-answer");
    let disputed = DecisionsAnswered {
        day: day("2018-11-01"),
        review: day("2018-10-29"),
        agreed: false,
        because: Some("The shop has closed".to_owned()),
        to_dispute: None,
        settled: None,
        settlement: None,
        overtaken: None,
    };
    say(&roll, &id, "answer-1", Arc::new(disputed));
    let html = get(&app, IRO, &format!("/child/{id}/reviews")).await.html;
    assert!(html.contains("not settled yet: to be settled by 15 November 2018"), "{html}");
    let settle = [
        ("~stands", "answer-1"),
        ("review", "2018-10-29"),
        ("day", "2018-11-01"),
        ("agreed", "no"),
        ("because", "The shop has closed"),
        ("settled", "2018-11-05"),
        ("settlement", "Nothing is needed"),
    ];
    for who in [worker.as_str(), "manager"] {
        let came = post(&app, who, &at, &settle).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{who}: {}", came.html);
        assert!(came.html.contains("A dispute is settled by the reviewing officer"), "{}", came.html);
        post(&app, who, &at, &[("~act", "discard")]).await;
    }
    assert_eq!(post(&app, IRO, &at, &settle).await.status, StatusCode::SEE_OTHER);
    let after = child(&roll, &id);
    assert_eq!(after.strand::<DecisionsAnswered>().next().unwrap().settled, Some(today()));
}

#[tokio::test]
async fn a_review_that_is_held_unprepared_says_why_and_the_visit_is_the_reviewing_officers() {
    let (roll, app, id, worker) = everything().await;
    crate::support::everything_is_kept(&roll);
    let at = |last: &str| format!("/child/{id}/{last}");
    // Nobody but a reviewing officer records the reviewing officer’s visit, on its page or the plain form.
    let visit = [("declined", "no"), ("words", "Can I see Nan?"), ("day", "2018-11-03")];
    for who in [worker.as_str(), "manager"] {
        for page in ["review-visit", "record/child_spoken_to"] {
            assert_eq!(get(&app, who, &at(page)).await.status, StatusCode::NOT_FOUND, "{who}: {page}");
            assert_eq!(
                post(&app, who, &at(page), &visit).await.status,
                StatusCode::NOT_FOUND,
                "{who}: {page}"
            );
        }
        let html = get(&app, who, &at("reviews")).await.html;
        assert!(!html.contains("/review-visit\""), "{who} is offered it: {html}");
    }
    assert!(child(&roll, &id).strand::<ChildSpokenTo>().next().is_none());
    let came = get(&app, IRO, &at("review-meeting")).await;
    assert!(
        came.html.contains("There is no booking and no visit to the child and no checklist"),
        "{}",
        came.html
    );
    let came = post(&app, IRO, &at("review-meeting"), &meeting(&[("unprepared", "")])).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(came.html.contains("Say why it was held without"), "{}", came.html);
    let came = post(&app, IRO, &at("review-meeting"), &meeting(&[("unprepared", "other")])).await;
    assert!(came.html.contains("Say what it was"), "{}", came.html);
    let said = [("unprepared", "child_away"), ("unprepared_because", "She was missing for a week")];
    let came = post(&app, IRO, &at("review-meeting"), &meeting(&said)).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    let after = child(&roll, &id);
    assert_eq!(after.strand::<ReviewMeeting>().next().unwrap().unprepared, Some(Unprepared::ChildAway));
    let html = get(&app, &worker, &at("reviews/2018-11-05")).await.html;
    assert!(html.contains("missing, away or ill. She was missing for a week"), "{html}");
    let html = get(&app, "head", "/footprint?period=2018-11").await.html;
    for part in ["Reviews held without a booking", "The child could not be reached"] {
        assert!(html.contains(part), "{part}: {html}");
    }
}

#[tokio::test]
async fn a_dispute_is_a_clock_of_its_own_on_the_lists_of_the_manager_and_the_officer() {
    let (roll, app, id, _) = everything().await;
    decided(&roll, &id);
    named(&roll, &id, IRO);
    let disputed = DecisionsAnswered {
        day: day("2018-10-31"),
        review: day("2018-10-29"),
        agreed: false,
        because: Some("The shop has closed".to_owned()),
        to_dispute: None,
        settled: None,
        settlement: None,
        overtaken: None,
    };
    say(&roll, &id, "answer-1", Arc::new(disputed));
    let html = get(&app, IRO, "/reviews").await.html;
    for part in
        ["Decisions that are disputed", "31 October 2018", "14 November 2018", "review-answer\">Settle"]
    {
        assert!(html.contains(part), "{part}: {html}");
    }
    let html = get(&app, "manager", "/team").await.html;
    assert!(html.contains("1 decision of a review is disputed and not settled"), "{html}");
    let html = get(&app, "manager", "/team?show=clock").await.html;
    assert!(html.contains("Disputed decision of a review settled"), "{html}");
    // Another authority has another number.
    let own = records::governance::LocalStandard {
        since: day("2018-10-01"),
        clock: "review.decisions.dispute".to_owned(),
        limit: "2W".to_owned(),
        words: "Two working days".to_owned(),
    };
    let change = crate::support::said(records::Subject::authority("Z99"), "standard-1", Arc::new(own));
    crate::support::keep(&roll, &[change]);
    let html = get(&app, IRO, "/reviews").await.html;
    assert!(html.contains("2 November 2018") && !html.contains("14 November 2018"), "{html}");
    let html = get(&app, "manager", "/team").await.html;
    assert!(html.contains("to be settled by 2 November 2018; 1 late"), "{html}");
    let html = get(&app, IRO, &format!("/child/{id}/reviews")).await.html;
    assert!(html.contains("to be settled by 2 November 2018"), "{html}");
}

/// Somebody is named as the child’s reviewing officer.
fn named(roll: &roll::Roll, id: &str, who: &str) {
    let held =
        records::reviews::IroAllocation { since: day("2018-01-01"), until: None, worker: who.to_owned() };
    say(roll, id, "officer-1", Arc::new(held));
}

#[tokio::test]
async fn whoever_owns_an_action_says_that_it_is_done_from_their_own_list_and_the_officer_sees_it() {
    let (roll, app, id, worker) = everything().await;
    decided(&roll, &id);
    named(&roll, &id, IRO);
    let plan: records::coming_into_care::CarePlan = serde_json::from_value(serde_json::json!({
        "day": "2018-10-01", "approved": "2018-10-02",
        "actions": [
            {"outcome": "He can chew", "action": "Book the dentist", "owner": "Social worker", "by": "2018-11-01"},
            {"outcome": "He sees Nan", "action": "Nan is asked", "owner": "Foster carer", "by": "2018-11-20"}
        ]
    }))
    .unwrap();
    say(&roll, &id, "plan-1", Arc::new(plan));
    let html = get(&app, &worker, "/work").await.html;
    assert!(html.contains("of plans and reviews are yours to do"), "{html}");
    let html = get(&app, &worker, "/to-do").await.html;
    for part in ["Book the dentist", "The tutor is found", "The bike is mended", "Late by 4 days"] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(!html.contains("Nan is asked"), "the carer's is not the social worker's: {html}");
    let csv = get(&app, &worker, "/to-do.csv").await.html;
    assert!(
        csv.contains("Book the dentist,care_plan,plan-1,0,2018-10-01,Social worker,2018-11-01,late"),
        "{csv}"
    );
    // Not the reviewing officer's, and not another worker's.
    assert!(!get(&app, IRO, "/to-do").await.html.contains("Book the dentist"));
    let at = format!("/child/{id}/to-do/care_plan/plan-1/0");
    let page = get(&app, &worker, &at).await.html;
    assert!(page.contains("What came of it?"), "{page}");
    // Without what came of it, or on a day to come, it is not done.
    let revision = ("~revision", "1");
    for (words, on, says) in [
        ("", "2018-11-02", "Say what came of it"),
        ("He has two fillings", "2018-11-06", "not a day to come"),
    ] {
        let came = post(&app, &worker, &at, &[revision, ("words", words), ("day", on)]).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(came.html.contains(says), "{says}: {}", came.html);
    }
    let done = [revision, ("words", "He has two fillings"), ("day", "2018-11-02")];
    let came = post(&app, &worker, &at, &done).await;
    assert_eq!(came.next, "/to-do?done=recorded", "{}", came.html);
    let decision = format!("/child/{id}/to-do/review_decisions/decided-1/0");
    let came =
        post(&app, &worker, &decision, &[revision, ("words", "He comes on Mondays"), ("day", "2018-11-05")])
            .await;
    assert_eq!(came.next, "/to-do?done=recorded", "{}", came.html);
    // Twice is once: there is nothing left to say of it.
    assert_eq!(post(&app, &worker, &decision, &done).await.status, StatusCode::NOT_FOUND);
    let html = get(&app, &worker, "/to-do").await.html;
    assert!(!html.contains("Book the dentist") && !html.contains("The tutor is found"), "{html}");
    let html = get(&app, IRO, "/reviews").await.html;
    for part in ["Said to be done in the last 28 days", "He has two fillings", "He comes on Mondays"] {
        assert!(html.contains(part), "{part}: {html}");
    }
    let stands = child(&roll, &id);
    let plan = stands.strand::<records::coming_into_care::CarePlan>().next().unwrap();
    assert_eq!(plan.actions[0].done, Some(day("2018-11-02")));
    assert_eq!(plan.approved, Some(day("2018-10-02")), "what a manager approved stays approved");
}

#[tokio::test]
async fn only_the_officer_sends_decisions_first_and_only_their_visit_is_the_officers() {
    let (roll, app, id, worker) = everything().await;
    let review = Review { day: day("2018-10-29"), participation: None };
    say(&roll, &id, "review-2", Arc::new(review));
    named(&roll, &id, "elsewhere");
    let send = [
        ("review", "2018-10-29"),
        ("sent", "2018-11-05"),
        ("decisions.0.decision", "The bike is mended"),
        ("decisions.0.outcome", "He rides it"),
        ("decisions.0.owner", "Social worker"),
        ("decisions.0.by", "2018-12-01"),
    ];
    let at = format!("/child/{id}/review-decisions");
    for (who, path) in [
        (worker.as_str(), at.clone()),
        ("manager", at.clone()),
        (worker.as_str(), format!("/child/{id}/record/review_decisions")),
    ] {
        let came = post(&app, who, &path, &send).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{who}: {}", came.html);
        assert!(came.html.contains("is sent out by the child’s reviewing officer"), "{who}: {}", came.html);
    }
    assert!(child(&roll, &id).strand::<ReviewDecisions>().next().is_none());
    let page = get(&app, &worker, &at).await.html;
    post(&app, &worker, &at, &[("~act", "discard")]).await;
    assert!(page.contains("is sent out by the child’s reviewing officer"), "{page}");
    // The officer of the day sends them.
    let held =
        records::reviews::IroAllocation { since: day("2018-11-05"), until: None, worker: IRO.to_owned() };
    say(&roll, &id, "officer-2", Arc::new(held));
    let visit = [("declined", "no"), ("words", "Can I see Nan?"), ("day", "2018-11-03")];
    // Two days ago the child was another officer’s: the words stay, and are no visit of the officer.
    let page = format!("/child/{id}/review-visit");
    assert_eq!(post(&app, IRO, &page, &visit).await.status, StatusCode::SEE_OTHER);
    let after = child(&roll, &id);
    assert_eq!(after.strand::<ChildSpokenTo>().count(), 1);
    assert_eq!(clocks::reviews::spoken::by_officer(&after).count(), 0);
    let forged = [("declined", "no"), ("day", "2018-11-03"), ("in_place_of", "elsewhere")];
    let plain = format!("/child/{id}/record/child_spoken_to");
    let came = post(&app, IRO, &plain, &forged).await;
    assert!(came.html.contains("It is not recorded that you stood in for"), "{}", came.html);
    let today = [("declined", "no"), ("words", "Can I see Nan?"), ("day", "2018-11-05")];
    assert_eq!(post(&app, IRO, &page, &today).await.status, StatusCode::SEE_OTHER);
    assert_eq!(clocks::reviews::spoken::by_officer(&child(&roll, &id)).count(), 1);
    let came = post(&app, IRO, &at, &send).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    assert_eq!(child(&roll, &id).strand::<ReviewDecisions>().count(), 1);
}

#[tokio::test]
async fn the_plain_form_of_a_review_asks_what_its_page_asks() {
    let (roll, app, id, _) = everything().await;
    decided(&roll, &id);
    let at = format!("/child/{id}/record/review_meeting");
    let held = [("day", "2018-11-05"), ("goes_on", "no"), ("moved", "not_booked")];
    let came = post(&app, IRO, &at, &held).await;
    assert_eq!(came.status, StatusCode::OK, "shown once before it is recorded");
    for part in
        ["“The tutor is found”, “The bike is mended”", "There is no booking and no visit to the child"]
    {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    assert!(child(&roll, &id).strand::<ReviewMeeting>().next().is_none());
    let shown = crate::support::hidden(&came.html, "~cautions");
    let shown =
        shown.replace("&#38;", "&").replace("&#34;", "\"").replace("&amp;", "&").replace("&quot;", "\"");
    let mut again = held.to_vec();
    again.push(("~cautions", &shown));
    let came = post(&app, IRO, &at, &again).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    // The kind of the return alone asks too, where no meeting of the day was asked; a midway check asks for decisions.
    let came = post(&app, IRO, &format!("/child/{id}/record/review"), &[("day", "2018-11-04")]).await;
    assert!(came.html.contains("Nothing is said of what earlier reviews decided"), "{}", came.html);
    let midway = [("day", "2018-11-05"), ("progress", "on_track")];
    let came = post(&app, IRO, &format!("/child/{id}/record/midway_review"), &midway).await;
    assert!(came.html.contains("Nothing is said of what earlier reviews decided"), "{}", came.html);
}
