//! What is done to records of staff by program: an action from supervision, a standing-in, posts.

// Helpers of a test fail as the test does; the lint knows only functions marked as tests.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../../pages/tests/it/support/mod.rs"]
mod support;

mod program;

use std::sync::Arc;

use api::Config;
use axum::http::StatusCode;
use identity::tokens::Scope;
use program::Program;
use records::Subject;
use records::workforce::{StandingIn, Supervision};
use serde_json::{Value, json};

fn read<T: records::Definition>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

/// A social worker of the team, somebody who is none, and the list of what is recorded of the first.
fn workers(program: &Program) -> (String, String, String) {
    let mut all: Vec<String> = program.children().into_iter().map(|(worker, _)| worker).collect();
    all.retain(|worker| !worker.is_empty());
    all.dedup();
    let path = format!("/api/v1/workers/{}/records", all[0]);
    (all[0].clone(), "stranger".to_owned(), path)
}

#[tokio::test]
async fn an_action_from_supervision_is_done_with_what_was_seen_by_who_sees_to_it() {
    let program = Program::new(Config::default());
    let (worker, other, path) = workers(&program);
    let child = program.somebody_elses();
    let action = |what: &str| json!({"what": what, "owner": "Wren Invented", "by": "2018-10-20"});
    let session: Supervision = read(json!({
        "day": "2018-10-03", "reflective": true, "discussed": [{"child": child}],
        "actions": [action("Write the chronology"), action("See the school")],
    }));
    let id = program.say_of(Subject::worker(&worker), Arc::new(session));
    let to = |nth: &str| format!("{path}/supervision/{id}/actions/{nth}/done");
    let sent = |day: &str, seen: &str| json!({"day": day, "seen": seen});
    let seen = |revision: &'static str| [("if-match", revision)];
    let manager = program.token("manager", &Scope::ALL);

    // Whoever does not see to it is told what they are told of a session that is not there.
    let right = sent("2018-10-15", "Read it, with the school’s part");
    for who in [&*worker, &*other, "audit"] {
        let token = program.token(who, &Scope::ALL);
        let forged = format!("{path}/supervision/0123456789abcdef/actions/1/done");
        let came = program.post(&token, &to("1"), right.clone(), &seen("\"1\"")).await;
        let none = program.post(&token, &forged, right.clone(), &seen("\"1\"")).await;
        assert_eq!((came.status, &came.text), (StatusCode::NOT_FOUND, &none.text), "{who}");
    }
    for (wrong, field) in [
        (sent("2018-10-15", " "), "seen"),
        (sent("2031-01-01", "Read it"), "day"),
        (sent("soon", "Read it"), "day"),
        (json!({"day": "2018-10-15"}), "seen"),
        (json!({"day": "2018-10-15", "seen": "Read it", "by": "me"}), ""),
    ] {
        let came = program.post(&manager, &to("1"), wrong.clone(), &seen("\"1\"")).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}: {}", came.text);
        assert_eq!(came.json()["errors"][0]["field"], field, "{wrong}: {}", came.text);
    }
    for nth in ["2", "-1", "first"] {
        let came = program.post(&manager, &to(nth), right.clone(), &seen("\"1\"")).await;
        assert_eq!(came.status, StatusCode::NOT_FOUND, "{nth}");
    }
    let came = program.post(&manager, &to("1"), right.clone(), &[]).await;
    assert_eq!(came.status, StatusCode::PRECONDITION_REQUIRED);

    let came = program.post(&manager, &to("1"), right.clone(), &seen("\"1\"")).await;
    assert_eq!((came.status, came.header("etag")), (StatusCode::OK, "\"2\"".to_owned()), "{}", came.text);
    let actions = came.json()["record"]["actions"].clone();
    assert_eq!((&actions[1]["done"], &actions[0]["done"]), (&json!("2018-10-15"), &Value::Null), "{actions}");
    assert_eq!(actions[1]["seen"], "Read it, with the school’s part");
    // The same again is answered as it was; something else over what was seen before: what stands; done is done.
    let again = program.post(&manager, &to("1"), right.clone(), &seen("\"1\"")).await;
    assert_eq!((again.status, again.header("etag")), (StatusCode::OK, "\"2\"".to_owned()));
    let other_words = sent("2018-10-15", "Something else");
    let came = program.post(&manager, &to("1"), other_words.clone(), &seen("\"1\"")).await;
    assert_eq!(came.status, StatusCode::PRECONDITION_FAILED, "{}", came.text);
    assert_eq!(
        program.post(&manager, &to("1"), other_words, &seen("\"2\"")).await.status,
        StatusCode::NOT_FOUND
    );
    // Which child was talked about is still there, for those who see the child.
    let head = program.token("head", &Scope::ALL);
    let kept = program.get(&head, &format!("{path}/supervision/{id}")).await.json();
    assert_eq!(kept["record"]["discussed"][0]["child"], *child, "{kept}");
}

#[tokio::test]
async fn a_standing_in_is_ended_by_who_manages_the_one_who_is_away() {
    let program = Program::new(Config::default());
    let (away, _, _) = workers(&program);
    let child = program.children().into_iter().find(|(worker, _)| *worker == away).unwrap().1;
    let people = support::people();
    let stands = people.of_role(access::Role::SocialWorker);
    let stands = stands.iter().find(|who| *who.id != *away).unwrap().id.to_string();
    let path = format!("/api/v1/workers/{stands}/records");
    let (manager, theirs) = (program.token("manager", &Scope::ALL), program.token(&stands, &Scope::ALL));
    let (seen, records) = ([("if-match", "\"1\"")], format!("/api/v1/children/{child}/records"));
    let why = || json!({"reason": "Back at work"});
    let to = |id: &str| format!("{path}/standing_in/{id}/end");
    let said = |since: &str, until: &str| -> Arc<StandingIn> {
        Arc::new(read(json!({"since": since, "until": until, "whom": away, "by": "manager"})))
    };
    let begun = program.say_of(Subject::worker(&stands), said("2018-11-01", "2018-11-20"));
    let to_come = program.say_of(Subject::worker(&stands), said("2018-12-01", "2018-12-05"));
    let over = program.say_of(Subject::worker(&stands), said("2018-09-01", "2018-09-05"));
    assert_eq!(program.get(&theirs, &records).await.status, StatusCode::OK);

    for who in [&*stands, &*away, "audit"] {
        let token = program.token(who, &Scope::ALL);
        let came = program.post(&token, &to(&begun), why(), &seen).await;
        let none = program.post(&token, &to("0123456789abcdef"), why(), &seen).await;
        assert_eq!((came.status, &came.text), (StatusCode::NOT_FOUND, &none.text), "{who}");
    }
    assert_eq!(
        program.post(&manager, &to(&begun), why(), &[]).await.status,
        StatusCode::PRECONDITION_REQUIRED
    );
    let came = program.post(&manager, &to(&begun), why(), &[("if-match", "\"7\"")]).await;
    assert_eq!(came.status, StatusCode::PRECONDITION_FAILED, "{}", came.text);

    // What lasted is kept as it was, up to today; what had not begun was never said; what is over stays as it is.
    for id in [&begun, &begun, &to_come, &over] {
        let came = program.post(&manager, &to(id), why(), &seen).await;
        assert_eq!(came.status, StatusCode::NO_CONTENT, "{}", came.text);
    }
    assert_eq!(program.get(&theirs, &records).await.status, StatusCode::NOT_FOUND, "at once");
    let came = program.get(&manager, &format!("{path}/standing_in/{begun}")).await.json();
    assert_eq!((&came["record"]["until"], &came["revision"]), (&json!("2018-11-05"), &json!(2)), "{came}");
    assert_eq!(
        program.get(&manager, &format!("{path}/standing_in/{to_come}")).await.status,
        StatusCode::GONE
    );
    let came = program.get(&manager, &format!("{path}/standing_in/{over}")).await.json();
    assert_eq!((&came["record"]["until"], &came["revision"]), (&json!("2018-09-05"), &json!(1)), "{came}");
}

#[tokio::test]
async fn posts_are_kept_by_those_who_keep_the_list_of_who_works_here() {
    let program = Program::new(Config::default());
    let token = |who: &str| program.token(who, &Scope::ALL);
    let (admin, head, manager) = (token("admin"), token("head"), token("manager"));
    let path = "/api/v1/workers/bo/records";
    let post = |since: &str, team: &str| {
        let record = json!({"since": since, "role": "social_worker", "name": "Bo Fernside", "team": team,
                            "agency": false});
        json!({"kind": "worker_details", "record": record})
    };
    for other in [&head, &manager] {
        let came = program.post(other, path, post("2018-10-01", "North"), &[]).await;
        assert!(came.status.is_client_error(), "{}", came.text);
    }
    let key = [("idempotency-key", "post-1")];
    let first = program.post(&admin, path, post("2018-10-01", "North"), &key).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text);
    assert_eq!(program.post(&admin, path, post("2018-10-01", "North"), &key).await.status, StatusCode::OK);
    // The next post ends it, as on the page.
    let next = program.post(&admin, path, post("2018-11-01", "South"), &[]).await;
    assert_eq!(next.status, StatusCode::CREATED, "{}", next.text);
    let record = first.header("location");
    assert_eq!(program.get(&admin, &record).await.json()["record"]["until"], "2018-11-01");
    // It is put right, with what was seen.
    let record = json!({"since": "2018-11-01", "role": "social_worker", "name": "Bo Fernside", "team": "South",
                        "hours": 30.0, "agency": false});
    let right = json!({"kind": "worker_details", "record": record, "reason": "hours"});
    let put =
        program.send("put", &admin, &next.header("location"), Some(right), &[("if-match", "\"1\"")]).await;
    assert_eq!(put.status, StatusCode::OK, "{}", put.text);
    // Nobody says of themselves what they do here; a volunteer begins elsewhere.
    let own = program.post(&admin, "/api/v1/workers/admin/records", post("2018-10-01", "North"), &[]).await;
    assert!(own.status.is_client_error(), "{}", own.text);
    let visitor = json!({"kind": "worker_details",
                         "record": {"since": "2018-10-01", "role": "independent_visitor", "name": "Larch"}});
    let came = program.post(&admin, path, visitor, &[]).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", came.text);
    // That an allegation is recorded of somebody is not told by the list.
    let listed = program.get(&admin, "/api/v1/workers?limit=200").await;
    assert!(listed.text.contains("\"bo\""), "{}", listed.text);
}
