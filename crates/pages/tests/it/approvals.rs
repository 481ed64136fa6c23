//! Plans, decisions and transfers through the whole stack: written, sent, answered by somebody else, and what follows from it.

use crate::support;
use crate::support::{app, get, hidden, post, roll, today};
use axum::Router;
use axum::http::StatusCode;
use calendar::Moment;
use records::Subject;
use records::coming_into_care::{CarePlan, DecisionMade};
use records::leaving_care::PathwayPlan;
use records::workforce::{Approval, ApprovalAnswer};
use roll::Roll;
use timeline::Timeline;

async fn everything() -> (Roll, Router, String, String) {
    let roll = roll();
    let app = app(&roll);
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let people = support::people();
    let (id, worker) = cohort
        .children
        .iter()
        .filter(|child| child.on(today()).looked_after())
        .find_map(|child| {
            let holds = child.allocations.iter().rfind(|a| a.until.is_none_or(|until| until > today()))?;
            people.person(&holds.worker)?;
            Some((child.child.to_string(), holds.worker.to_string()))
        })
        .unwrap();
    (roll, app, id, worker)
}

fn child(roll: &Roll, id: &str) -> Timeline {
    Timeline::of(id, &roll.facts(&Subject::child(id)), Moment::END_OF_TIME)
}

fn plans(roll: &Roll, id: &str) -> Vec<CarePlan> {
    child(roll, id).strand::<CarePlan>().map(|said| said.record.clone()).collect()
}

/// The identifier of the last paper that was sent, and the paper.
fn sent(roll: &Roll, id: &str) -> (String, Approval) {
    let child = child(roll, id);
    let last = child.strand::<Approval>().max_by_key(|said| said.learnt).unwrap();
    (last.id.to_string(), last.record.clone())
}

const WHOLE: [(&str, &str); 5] = [
    ("day", "2018-11-05"),
    ("summary", "Stay with Nan <3"),
    ("actions.0.outcome", "Sleeps well"),
    ("actions.0.owner", "Nan"),
    ("actions.0.by", "2018-12-01"),
];

#[tokio::test]
async fn a_plan_is_written_sent_returned_put_right_and_approved_by_somebody_else() {
    let (roll, app, id, worker) = everything().await;
    let at = format!("/child/{id}/plan");
    let came = get(&app, &worker, &at).await;
    assert!(came.html.contains("value=\"2018-11-05\""), "today is there: {}", came.html);
    let record = hidden(&came.html, "~record");
    let mut fields = vec![("~record", record.as_str())];
    fields.extend(WHOLE.iter().filter(|(name, _)| *name != "actions.0.owner"));
    // One more action keeps what was typed, and nothing is recorded by it.
    let mut more = fields.clone();
    more.push(("~act", "more.actions"));
    let came = post(&app, &worker, &at, &more).await;
    assert_eq!(came.status, StatusCode::OK);
    for part in ["id=\"actions.1\"", "Stay with Nan &#60;3", "Sleeps well", "#actions.2"] {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    assert!(plans(&roll, &id).is_empty());
    // It is saved as it is, and cannot be sent while an action lacks its owner.
    let came = post(&app, &worker, &at, &fields).await;
    assert_eq!(came.next, format!("/child/{id}?done=saved"));
    assert_eq!(plans(&roll, &id)[0].approved, None);
    let came = get(&app, &worker, &at).await;
    assert!(
        came.html.contains("still being written") && came.html.contains("Say who does it"),
        "{}",
        came.html
    );
    let revision = hidden(&came.html, "~revision");
    let mut fields = vec![("~record", record.as_str()), ("~revision", revision.as_str()), ("~act", "send")];
    fields.extend(WHOLE.iter().filter(|(name, _)| *name != "actions.0.owner"));
    let came = post(&app, &worker, &at, &fields).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["href=\"#actions.0.owner\"", "or the plan cannot be approved", "Stay with Nan &#60;3"] {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    fields.push(("actions.0.owner", "Nan"));
    let came = post(&app, &worker, &at, &fields).await;
    assert_eq!(came.next, format!("/child/{id}?done=sent"), "{}", came.html);
    let came = post(&app, &worker, &at, &fields).await;
    assert_eq!(came.next, format!("/child/{id}?done=already"), "sent twice, it is sent once");
    let (which, approval) = sent(&roll, &id);
    assert!(approval.is_waiting() && approval.by == worker);

    // The manager finds it; whoever sent it does not answer it.
    let paper = format!("/child/{id}/approval/{which}");
    let came = get(&app, "manager", "/approvals").await;
    assert!(came.html.contains(&format!("href=\"{paper}\"")), "{}", came.html);
    let came = get(&app, &worker, &paper).await;
    assert!(came.html.contains("somebody else must answer it") && !came.html.contains("Approve it"));
    let came = post(&app, &worker, &paper, &[("~act", "approve"), ("~revision", "1"), ("~plan", "2")]).await;
    assert_eq!(came.status, StatusCode::FORBIDDEN);
    let came = get(&app, "manager", &paper).await;
    assert!(came.html.contains("Stay with Nan &lt;3") && came.html.contains("Approve it"), "{}", came.html);
    let (seen, plan) = (hidden(&came.html, "~revision"), hidden(&came.html, "~plan"));
    let answer = |act: &'static str, why: &'static str| {
        [("~act", act), ("because", why), ("~revision", seen.as_str()), ("~plan", plan.as_str())]
    };
    let came = post(&app, "manager", &paper, &answer("return", " ")).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(came.html.contains("href=\"#because\""), "{}", came.html);
    let came = post(&app, "manager", &paper, &answer("return", "What does <Nan> say?")).await;
    assert_eq!(came.next, format!("/child/{id}?done=returned"));
    assert_eq!(plans(&roll, &id)[0].approved, None, "a plan that is returned is not approved");
    let came = get(&app, &worker, "/approvals").await;
    assert!(came.html.contains("What does &lt;Nan&gt; say?"), "{}", came.html);

    // Put right and sent again, it is approved as it then stands.
    let came = get(&app, &worker, &at).await;
    let revision = hidden(&came.html, "~revision");
    let mut again = vec![("~record", record.as_str()), ("~revision", revision.as_str()), ("~act", "send")];
    again.extend(WHOLE);
    again.push(("family_views", "Nan agrees"));
    assert_eq!(post(&app, &worker, &at, &again).await.next, format!("/child/{id}?done=sent"));
    let (which, _) = sent(&roll, &id);
    let paper = format!("/child/{id}/approval/{which}");
    let came = get(&app, "manager", &paper).await;
    let (seen, plan) = (hidden(&came.html, "~revision"), hidden(&came.html, "~plan"));
    // The worker saves once more while the manager reads.
    let came = get(&app, &worker, &at).await;
    let revision = hidden(&came.html, "~revision");
    let mut late = vec![("~record", record.as_str()), ("~revision", revision.as_str())];
    late.extend(WHOLE);
    late.push(("family_views", "Nan and Grandad agree"));
    assert_eq!(post(&app, &worker, &at, &late).await.next, format!("/child/{id}?done=saved"));
    let yes = [("~act", "approve"), ("~revision", seen.as_str()), ("~plan", plan.as_str())];
    let came = post(&app, "manager", &paper, &yes).await;
    assert_eq!(came.status, StatusCode::CONFLICT, "nobody approves what they did not read");
    let (seen, plan) = (hidden(&came.html, "~revision"), hidden(&came.html, "~plan"));
    let yes = [("~act", "approve"), ("~revision", seen.as_str()), ("~plan", plan.as_str())];
    assert_eq!(post(&app, "manager", &paper, &yes).await.next, format!("/child/{id}?done=approved"));
    let stands = &plans(&roll, &id)[0];
    assert_eq!((stands.approved, stands.approved_by.as_deref()), (Some(today()), Some("manager")));
    assert_eq!(stands.family_views.as_deref(), Some("Nan and Grandad agree"));
    let (_, approval) = sent(&roll, &id);
    assert_eq!(approval.answer, Some(ApprovalAnswer::Approved));
    assert_eq!(post(&app, "manager", &paper, &yes).await.next, format!("/child/{id}?done=already"));
    let came = get(&app, &worker, &format!("/child/{id}")).await;
    assert!(came.html.contains("approved by Nora Northbeck on 5 November 2018"), "{}", came.html);
    // No form approves a plan.
    let came = get(&app, &worker, &format!("/child/{id}/record/care_plan")).await;
    assert!(!came.html.contains("name=\"approved"), "{}", came.html);
    // The next plan goes on from this one.
    let came = get(&app, &worker, &at).await;
    assert!(came.html.contains("Sleeps well") && !came.html.contains("still being written"), "{}", came.html);
}

#[tokio::test]
async fn a_plan_that_two_people_write_is_shown_in_both_versions() {
    let (_, app, id, worker) = everything().await;
    let at = format!("/child/{id}/plan");
    let record = hidden(&get(&app, &worker, &at).await.html, "~record");
    let mut first = vec![("~record", record.as_str())];
    first.extend(WHOLE);
    assert_eq!(post(&app, &worker, &at, &first).await.next, format!("/child/{id}?done=saved"));
    let write = |summary: &'static str| {
        let mut fields = vec![("~record", record.clone()), ("~revision", "1".to_owned())];
        fields.push(("day", "2018-11-05".to_owned()));
        fields.push(("summary", summary.to_owned()));
        fields
    };
    let send = |fields: &[(&'static str, String)]| -> Vec<(&'static str, String)> { fields.to_vec() };
    let mine = send(&write("Hers"));
    let fields: Vec<(&str, &str)> = mine.iter().map(|(n, v)| (*n, v.as_str())).collect();
    assert_eq!(post(&app, "manager", &at, &fields).await.next, format!("/child/{id}?done=saved"));
    let mine = send(&write("Mine"));
    let fields: Vec<(&str, &str)> = mine.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let came = post(&app, &worker, &at, &fields).await;
    assert_eq!(came.status, StatusCode::CONFLICT);
    for part in ["Both versions", "Hers", "Mine"] {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    assert_eq!(hidden(&came.html, "~revision"), "2", "sent again, it follows what stands");
}

#[tokio::test]
async fn a_decision_is_asked_and_made_by_the_manager() {
    let (roll, app, id, worker) = everything().await;
    let at = format!("/child/{id}/decision");
    let came = post(&app, &worker, &at, &[("about", ""), ("asks", "")]).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(came.html.contains("href=\"#about\"") && came.html.contains("href=\"#asks\""), "{}", came.html);
    // Who asks is whoever is signed in, whatever the form says.
    let asked = [("about", "out_of_area"), ("asks", "Nearer to her brother"), ("by", "manager")];
    assert_eq!(post(&app, &worker, &at, &asked).await.next, format!("/child/{id}?done=recorded"));
    let (which, approval) = sent(&roll, &id);
    assert_eq!(approval.by, worker);
    let paper = format!("/child/{id}/approval/{which}");
    let came = post(&app, "manager", &paper, &[("~act", "approve"), ("~revision", "1")]).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "a decision has its reason");
    let yes = [("~act", "approve"), ("~revision", "1"), ("because", "They need each other")];
    assert_eq!(post(&app, "manager", &paper, &yes).await.next, format!("/child/{id}?done=approved"));
    let child = child(&roll, &id);
    let made = child.strand::<DecisionMade>().next().unwrap().record.clone();
    assert!(made.agreed && made.because == "They need each other");
    assert_eq!((made.by.as_deref(), made.asked, made.day), (Some("manager"), Some(today()), today()));
}

#[tokio::test]
async fn a_transfer_that_is_approved_moves_the_child() {
    let (roll, app, id, worker) = everything().await;
    let at = format!("/child/{id}/transfer");
    let people = support::people();
    let other =
        people.of_role(access::Role::SocialWorker).into_iter().find(|p| *p.id != *worker).unwrap().id.clone();
    let day = today().to_string();
    let same = [("to", worker.as_str()), ("from", day.as_str()), ("asks", "Into the next team")];
    let came = post(&app, &worker, &at, &same).await;
    assert!(came.html.contains("has the child already"), "{}", came.html);
    let moves = [
        ("to", &*other),
        ("from", day.as_str()),
        ("asks", "Into the next <team>"),
        ("promised", "The zoo before Christmas"),
    ];
    assert_eq!(post(&app, &worker, &at, &moves).await.next, format!("/child/{id}?done=recorded"));
    let (which, _) = sent(&roll, &id);
    let paper = format!("/child/{id}/approval/{which}");
    let came = get(&app, "manager", &paper).await;
    assert!(came.html.contains("and the handover is on the record"), "{}", came.html);
    let came = post(&app, "manager", &paper, &[("~act", "approve"), ("~revision", "1")]).await;
    assert!(came.html.contains("Choose why the worker changes"), "{}", came.html);
    let yes = [("~act", "approve"), ("~revision", "1"), ("changes", "TSPROC")];
    assert_eq!(post(&app, "manager", &paper, &yes).await.next, format!("/child/{id}?done=passed"));
    let held = child(&roll, &id).allocations;
    let last = held.last().unwrap();
    assert_eq!((last.since, last.until, &*last.worker), (today(), None, &*other));
    assert!(held.iter().rev().skip(1).all(|held| held.until.is_some_and(|until| until <= today())));
    assert_eq!(get(&app, &worker, &format!("/child/{id}")).await.status, StatusCode::FORBIDDEN);
    let came = get(&app, &other, &format!("/child/{id}")).await;
    assert_eq!(came.status, StatusCode::OK);
    let (from, to) = (people.name_of(&worker), people.name_of(&other));
    for part in [
        format!("{from} handed over to {to}"),
        "Into the next &lt;team&gt;".to_owned(),
        "Promised: The zoo before Christmas".to_owned(),
        "Nobody has recorded that they met the child together".to_owned(),
    ] {
        assert!(came.html.contains(&part), "{part}: {}", came.html);
    }
}

#[tokio::test]
async fn a_transfer_to_come_leaves_the_child_where_they_are_until_its_day() {
    let (roll, app, id, worker) = everything().await;
    let people = support::people();
    let other =
        people.of_role(access::Role::SocialWorker).into_iter().find(|p| *p.id != *worker).unwrap().id.clone();
    let day = today().plus_days(9).to_string();
    let moves = [("to", &*other), ("from", day.as_str()), ("asks", "Into the next team")];
    post(&app, &worker, &format!("/child/{id}/transfer"), &moves).await;
    let paper = format!("/child/{id}/approval/{}", sent(&roll, &id).0);
    let yes = [("~act", "approve"), ("~revision", "1"), ("changes", "TSPROC")];
    // What is asked and not approved opens nothing.
    assert_eq!(get(&app, &other, &format!("/child/{id}")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(post(&app, "manager", &paper, &yes).await.next, format!("/child/{id}?done=passed"));
    // Until then the worker has the child, and the page says what comes.
    let came = get(&app, &worker, &format!("/child/{id}")).await;
    let said = format!("hands over to {}", people.name_of(&other));
    assert!(came.html.contains(&said) && came.html.contains("From 14 November 2018"), "{}", came.html);
    assert!(!came.html.contains("Nobody has recorded that they met"), "{}", came.html);
    // Whoever takes the child over reads the record before the first visit, and writes from the day on.
    let came = get(&app, &other, &format!("/child/{id}")).await;
    assert_eq!(came.status, StatusCode::OK);
    let why = "the social worker to whom this child passes on 14 November 2018";
    assert!(came.html.contains(why), "{}", came.html);
    assert_eq!(get(&app, &other, &format!("/child/{id}/visit")).await.status, StatusCode::NOT_FOUND);
    let work = get(&app, &other, "/work").await.html;
    assert!(work.contains("Comes to you on 14 November 2018"), "{work}");
    assert_eq!(get(&app, "stranger", &format!("/child/{id}")).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_pathway_plan_goes_to_the_manager_as_a_care_plan_does() {
    let (roll, app, id, worker) = everything().await;
    let at = format!("/child/{id}/pathway-plan");
    let came = get(&app, &worker, &at).await;
    let record = hidden(&came.html, "~record");
    let plan = [
        ("~record", record.as_str()),
        ("day", "2018-11-05"),
        ("home", "Stays with Nan"),
        ("actions.0.outcome", "Can cook"),
        ("actions.0.by", "2018-12-01"),
        ("~act", "send"),
    ];
    let came = post(&app, &worker, &at, &plan).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(came.html.contains("href=\"#actions.0.owner\""), "{}", came.html);
    let mut whole = plan.to_vec();
    whole.push(("actions.0.owner", "Nan"));
    assert_eq!(post(&app, &worker, &at, &whole).await.next, format!("/child/{id}?done=sent"));
    let paper = format!("/child/{id}/approval/{}", sent(&roll, &id).0);
    let came = get(&app, "manager", &paper).await;
    assert!(came.html.contains("Stays with Nan"), "{}", came.html);
    let (seen, revision) = (hidden(&came.html, "~revision"), hidden(&came.html, "~plan"));
    let yes = [("~act", "approve"), ("~revision", seen.as_str()), ("~plan", revision.as_str())];
    assert_eq!(post(&app, "manager", &paper, &yes).await.next, format!("/child/{id}?done=approved"));
    let child = child(&roll, &id);
    let plan = child.strand::<PathwayPlan>().next_back().unwrap().record;
    assert_eq!((plan.signed_off, plan.signed_off_by.as_deref()), (Some(today()), Some("manager")));
}
