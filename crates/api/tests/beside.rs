//! What stands beside children, by program: staff, homes and the authority, under the very permits of the pages.

// Helpers of a test fail as the test does; the lint knows only functions marked as tests.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../../pages/tests/it/support/mod.rs"]
mod support;

mod program;

use std::sync::Arc;

use api::Config;
use axum::http::StatusCode;
use identity::tokens::Scope;
use journal::SubjectId;
use program::{Came, Program};
use records::Subject;
use records::governance::SchoolYear;
use records::homes::{HomeDetails, HomeSort, Restraint};
use records::protection::Allegation;
use records::workforce::{ChildDiscussed, Supervision};
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

fn kinds(came: &Came) -> Vec<String> {
    let items = came.json()["items"].as_array().unwrap().clone();
    items.iter().map(|item| item["kind"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn supervision_is_read_and_recorded_by_the_two_whose_it_is() {
    let program = Program::new(Config::default());
    let (worker, other, path) = workers(&program);
    let token = |who: &str| program.token(who, &Scope::ALL);
    let (manager, own, colleague, head) = (token("manager"), token(&worker), token(&other), token("head"));
    let agreed = |weeks: u32| {
        let record = json!({"since": "2018-10-01", "by": "manager", "weeks": weeks});
        json!({"kind": "supervision_agreement", "record": record})
    };
    let key = [("idempotency-key", "agreement-1")];
    let first = program.post(&manager, &path, agreed(4), &key).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text);
    let record = first.header("location");
    assert!(record.starts_with(&format!("{path}/supervision_agreement/")), "{record}");
    let again = program.post(&manager, &path, agreed(4), &key).await;
    assert_eq!((again.status, again.json()["id"].clone()), (StatusCode::OK, first.json()["id"].clone()));
    assert_eq!(program.post(&manager, &path, agreed(6), &key).await.status, StatusCode::CONFLICT);
    // The worker reads it, the head too; the look is logged with the token’s name.
    for token in [&own, &head, &manager] {
        let came = program.get(token, &path).await;
        assert!(kinds(&came).contains(&"supervision_agreement".to_owned()), "{}", came.text);
        assert_eq!(program.get(token, &record).await.json()["record"]["weeks"], 4);
    }
    let subject = SubjectId::new(&format!("worker:{worker}")).unwrap();
    let looks = program.roll.journal().looks(&subject, 10).unwrap();
    assert!(
        looks.iter().any(|look| look.who == "manager".into() && look.what.contains("A program")),
        "{looks:?}"
    );

    // A colleague gets what they get of nobody: read, added, put right.
    let nobody = "/api/v1/workers/nobody-at-all/records";
    let forged = record.replace(&worker, "nobody-at-all");
    let put = json!({"kind": "supervision_agreement", "record": {"since": "2018-10-01", "weeks": 1}, "reason": "x"});
    let seen = [("if-match", "\"1\"")];
    for (theirs, none) in [
        (program.get(&colleague, &path).await, program.get(&colleague, nobody).await),
        (program.get(&colleague, &record).await, program.get(&colleague, &forged).await),
        (
            program.post(&colleague, &path, agreed(1), &[]).await,
            program.post(&colleague, nobody, agreed(1), &[]).await,
        ),
        (
            program.send("put", &colleague, &record, Some(put.clone()), &seen).await,
            program.send("put", &colleague, &forged, Some(put.clone()), &seen).await,
        ),
    ] {
        assert_eq!((theirs.status, &theirs.text), (StatusCode::NOT_FOUND, &none.text));
        assert_eq!(none.status, StatusCode::NOT_FOUND);
    }
    let listed = |came: &Came| came.text.contains(&format!("\"{worker}\""));
    assert!(listed(&program.get(&manager, "/api/v1/workers?limit=200").await));
    assert!(!listed(&program.get(&colleague, "/api/v1/workers?limit=200").await));
    // Whoever answers for the service reads of the post, and nothing of supervision.
    let audit = program.get(&token("audit"), &path).await;
    assert_eq!(audit.status, StatusCode::OK, "{}", audit.text);
    assert!(!kinds(&audit).iter().any(|kind| kind.starts_with("supervision")), "{}", audit.text);

    // Nobody writes of their own; what a page does not record, no program does; a day to come is no day that was missed.
    assert_eq!(program.post(&own, &path, agreed(1), &[]).await.status, StatusCode::FORBIDDEN);
    let missed = json!({"day": "2031-01-01", "missed": true, "because": "court"});
    for (kind, sent) in [("supervision_planned", missed), ("supervision", json!({"day": "2018-10-01"}))] {
        let came = program.post(&manager, &path, json!({"kind": kind, "record": sent}), &[]).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{kind}: {}", came.text);
    }

    // Put right with what was seen.
    let right = json!({"kind": "supervision_agreement", "reason": "Agreed anew",
                       "record": {"since": "2018-10-01", "by": "manager", "weeks": 3}});
    let to = |seen: &'static str| [("if-match", seen)];
    let came = program.send("put", &manager, &record, Some(right.clone()), &[]).await;
    assert_eq!(came.status, StatusCode::PRECONDITION_REQUIRED);
    let came = program.send("put", &manager, &record, Some(right.clone()), &to("\"1\"")).await;
    assert_eq!((came.status, came.header("etag")), (StatusCode::OK, "\"2\"".to_owned()), "{}", came.text);
    // Sent again: the same answer; something else over what was seen before: what stands now.
    assert_eq!(
        program.send("put", &manager, &record, Some(right.clone()), &to("\"1\"")).await.status,
        StatusCode::OK
    );
    let stale = json!({"kind": "supervision_agreement", "reason": "Late", "record": {"since": "2018-10-01", "weeks": 8}});
    let came = program.send("put", &head, &record, Some(stale), &to("\"1\"")).await;
    assert_eq!(came.status, StatusCode::PRECONDITION_FAILED, "{}", came.text);
    assert_eq!(came.json()["stands"]["record"]["weeks"], 3);
    assert_eq!(program.get(&own, &record).await.json()["record"]["weeks"], 3);
}

#[tokio::test]
async fn a_session_names_no_child_to_who_does_not_see_them() {
    let program = Program::new(Config::default());
    let (worker, _, path) = workers(&program);
    let own = program.children().into_iter().find(|(of, _)| *of == worker).unwrap().1;
    let child = program.somebody_elses();
    let discussed = [&own, &child].map(|child| ChildDiscussed { child: child.clone() }).to_vec();
    let session: Supervision = read(json!({"day": "2018-10-03", "reflective": true, "reflection": "Slower"}));
    program.say_of(Subject::worker(&worker), Arc::new(Supervision { discussed, ..session }));
    let came = program.get(&program.token(&worker, &Scope::ALL), &path).await;
    assert!(came.text.contains(&own) && !came.text.contains(&child), "{}", came.text);
}

#[tokio::test]
async fn an_allegation_is_read_by_the_few_and_never_by_who_it_is_about() {
    let program = Program::new(Config::default());
    let (worker, _, path) = workers(&program);
    let said = |name: &str| -> Arc<Allegation> {
        Arc::new(read(json!({"aware": "2018-10-03", "name": name, "what": "An invented matter"})))
    };
    let id = program.say_of(Subject::worker(&worker), said("Somebody"));
    program.say_of(Subject::worker("head"), said("Hollis Wardmere"));
    let token = |who: &str| program.token(who, &Scope::ALL);
    let one = format!("{path}/allegation/{id}");
    let came = program.get(&token("head"), &one).await;
    assert_eq!(came.json()["record"]["what"], "An invented matter", "{}", came.text);
    for who in ["manager", "audit", "placements", &worker] {
        let token = token(who);
        let (one, none) = (
            program.get(&token, &one).await,
            program.get(&token, &format!("{path}/allegation/0000000000009999")).await,
        );
        assert_eq!((one.status, &one.text), (StatusCode::NOT_FOUND, &none.text), "{who}");
        let all = program.get(&token, &path).await;
        assert!(!all.text.contains("An invented matter"), "{who}: {}", all.text);
    }
    // Nothing of their own: not even that there is one.
    let own = program.get(&token("head"), "/api/v1/workers/head/records").await;
    assert!(!own.text.contains("An invented matter"), "{}", own.text);
    let looks =
        program.roll.journal().looks(&SubjectId::new(&format!("worker:{worker}")).unwrap(), 10).unwrap();
    assert!(
        looks.iter().any(|look| look.who == "head".into() && look.why.contains("responsible")),
        "{looks:?}"
    );
}

#[tokio::test]
async fn settings_are_set_put_right_and_taken_back_by_who_sets_them() {
    let program = Program::new(Config::default());
    let token = |who: &str| program.token(who, &Scope::ALL);
    let (admin, head, worker) = (token("admin"), token("head"), token(&workers(&program).0));
    let path = "/api/v1/authority/records";
    let standard = |clock: &str, limit: &str| {
        json!({"kind": "local_standard",
               "record": {"clock": clock, "since": "2018-10-01", "limit": limit, "words": "Sooner than the law"}})
    };
    let key = [("idempotency-key", "standard-1")];
    let first = program.post(&admin, path, standard("adv.active", "5W"), &key).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text);
    assert_eq!(program.post(&admin, path, standard("adv.active", "5W"), &key).await.status, StatusCode::OK);
    assert_eq!(
        program.post(&admin, path, standard("adv.active", "3W"), &key).await.status,
        StatusCode::CONFLICT
    );
    let record = first.header("location");
    assert_eq!(program.get(&head, &record).await.json()["record"]["limit"], "5W");
    let of_kind = kinds(&program.get(&head, &format!("{path}?kind=local_standard&limit=200")).await);
    assert!(!of_kind.is_empty() && of_kind.iter().all(|kind| kind == "local_standard"), "{of_kind:?}");

    // The form’s own judgement.
    for (sent, says) in [
        (standard("no.such.clock", "5W"), "clocks that there are"),
        (standard("adv.active", "soon"), "working days"),
        (
            json!({"kind": "retention_rule", "record": {"since": "2018-10-01", "class": "looked_after", "years": 40,
                                                         "from": "birth", "provision": "A decision of the council"}}),
            "75 years from birth",
        ),
        (
            json!({"kind": "retention_rule", "record": {"since": "2018-10-01", "class": "foster_carer", "years": 20,
                                                         "from": "left", "provision": "A decision of the council"}}),
            "10 years from the end of the approval",
        ),
        (json!({"kind": "caseload_weights", "record": {"since": "2018-10-01", "hours": 37}}), "Name a kind"),
        (json!({"kind": "erasure", "record": {}}), "Name a kind"),
    ] {
        let came = program.post(&head, path, sent.clone(), &[]).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{sent}: {}", came.text);
        assert!(came.text.contains(says), "{says}: {}", came.text);
    }

    // Whoever sets nothing reads what their pages show, and learns nothing of the rest.
    assert_eq!(
        program.post(&worker, path, standard("adv.active", "5W"), &[]).await.status,
        StatusCode::FORBIDDEN
    );
    let forged = format!("{path}/local_standard/0123456789abcdef");
    let put =
        json!({"kind": "local_standard", "reason": "Mine", "record": standard("adv.active", "9W")["record"]});
    let seen = [("if-match", "\"1\"")];
    for (theirs, none) in [
        (program.get(&worker, &record).await, program.get(&worker, &forged).await),
        (
            program.send("put", &worker, &record, Some(put.clone()), &seen).await,
            program.send("put", &worker, &forged, Some(put.clone()), &seen).await,
        ),
        (
            program.post(&worker, &format!("{record}/withdraw"), json!({"reason": "x"}), &seen).await,
            program.post(&worker, &format!("{forged}/withdraw"), json!({"reason": "x"}), &seen).await,
        ),
    ] {
        assert_eq!((theirs.status, &theirs.text), (StatusCode::NOT_FOUND, &none.text));
    }
    let all = program.get(&worker, &format!("{path}?limit=200")).await;
    assert_eq!(all.status, StatusCode::OK, "{}", all.text);
    assert!(!kinds(&all).contains(&"local_standard".to_owned()));

    let came = program.send("put", &head, &record, Some(put.clone()), &seen).await;
    assert_eq!((came.status, came.header("etag")), (StatusCode::OK, "\"2\"".to_owned()), "{}", came.text);
    let late =
        json!({"kind": "local_standard", "reason": "Late", "record": standard("adv.active", "1W")["record"]});
    let came = program.send("put", &admin, &record, Some(late), &seen).await;
    assert_eq!(came.status, StatusCode::PRECONDITION_FAILED, "{}", came.text);
    assert_eq!(came.json()["stands"]["record"]["limit"], "9W");
    let back = |seen: &'static str| [("if-match", seen)];
    let to = format!("{record}/withdraw");
    let came = program.post(&head, &to, json!({"reason": "Never agreed"}), &back("\"1\"")).await;
    assert_eq!(came.status, StatusCode::PRECONDITION_FAILED);
    let came = program.post(&head, &to, json!({"reason": "Never agreed"}), &back("\"2\"")).await;
    assert_eq!(came.status, StatusCode::NO_CONTENT, "{}", came.text);
    assert_eq!(program.get(&head, &record).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn what_is_about_the_authority_is_open_as_its_pages_are() {
    let program = Program::new(Config::default());
    let path = "/api/v1/authority/records";
    let token = |who: &str| program.token(who, &Scope::ALL);
    let asked = json!({"day": "2018-10-29", "from": "child", "child_name": "Wren", "reach": "At the gate"});
    let asked: records::advocacy::AdvocacyAsked = read(asked);
    let authority = Subject::authority("Z99");
    program.say_of(authority.clone(), Arc::new(asked));
    let year: SchoolYear = read(json!({
        "autumn_from": "2018-09-03", "autumn_to": "2018-12-21", "spring_from": "2019-01-07",
        "spring_to": "2019-04-05", "summer_from": "2019-04-23", "summer_to": "2019-07-23"
    }));
    program.say_of(authority, Arc::new(year));
    let opened = |came: Came| if came.status == StatusCode::OK { kinds(&came) } else { Vec::new() };
    for (who, kind, may) in [
        ("advocate", "advocacy_asked", true),
        ("head", "advocacy_asked", false),
        ("audit", "advocacy_asked", false),
        ("admin", "school_year", true),
        ("head", "school_year", true),
        ("audit", "school_year", false),
        ("performance", "school_year", false),
    ] {
        let came = program.get(&token(who), &format!("{path}?kind={kind}")).await;
        assert_eq!(opened(came).contains(&kind.to_owned()), may, "{who}: {kind}");
    }
    // Groups: those who answer for a service write down what was raised, of a group that there is.
    let group = json!({"kind": "participation_group",
                       "record": {"since": "2018-09-01", "name": "The invented council", "of": "in_care"}});
    let (audit, reads) = (token("audit"), token(&workers(&program).0));
    let made = program.post(&audit, path, group.clone(), &[]).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    assert_eq!(program.post(&reads, path, group, &[]).await.status, StatusCode::FORBIDDEN);
    assert!(
        opened(program.get(&reads, &format!("{path}?limit=200")).await)
            .contains(&"participation_group".to_owned())
    );
    let raised = |group: &Value| {
        json!({"kind": "group_matter", "record": {"group": group, "day": "2018-10-01", "words": "Longer bus passes",
                                                  "owner": "Somebody", "due": "2018-11-30"}})
    };
    let came = program.post(&audit, path, raised(&made.json()["id"]), &[]).await;
    assert_eq!(came.status, StatusCode::CREATED, "{}", came.text);
    let came = program.post(&audit, path, raised(&json!("nothing")), &[]).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", came.text);
    // An event goes on after it is written down: who was nominated is given the award. So does a project.
    let event = |given: bool| {
        json!({"day": "2018-10-05", "sort": "celebration", "name": "Stars", "group": made.json()["id"],
               "nominations": [{"award": "Kindness", "because": "Helped others", "given": given}]})
    };
    let first = json!({"kind": "participation_event", "record": event(false)});
    let came = program.post(&audit, path, first, &[]).await;
    assert_eq!(came.status, StatusCode::CREATED, "{}", came.text);
    let there = came.header("location");
    let put = json!({"kind": "participation_event", "reason": "It was given", "record": event(true)});
    let came = program.send("put", &reads, &there, Some(put.clone()), &[("if-match", "\"1\"")]).await;
    assert_ne!(came.status, StatusCode::OK, "whoever reads does not write");
    let came = program.send("put", &audit, &there, Some(put), &[("if-match", "\"1\"")]).await;
    assert_eq!(came.status, StatusCode::OK, "{}", came.text);
    assert_eq!(program.get(&reads, &there).await.json()["record"]["nominations"][0]["given"], true);
    let suggested = program.post(&audit, path, raised(&made.json()["id"]), &[]).await.json()["id"].clone();
    let project = |done: Value| {
        let action = json!({"what": "Ask the bus company", "owner": "Somebody", "by": "2018-12-01"});
        let mut action = action.as_object().cloned().unwrap();
        action.extend(done.as_object().cloned().unwrap());
        json!({"since": "2018-10-08", "name": "Buses", "matter": suggested, "actions": [action]})
    };
    let first = json!({"kind": "voice_project", "record": project(json!({}))});
    let came = program.post(&audit, path, first, &[]).await;
    assert_eq!(came.status, StatusCode::CREATED, "{}", came.text);
    let there = came.header("location");
    for (done, status) in [
        (json!({"done": "2999-01-01", "seen": "A letter"}), StatusCode::UNPROCESSABLE_ENTITY),
        (json!({"done": "2018-10-20"}), StatusCode::UNPROCESSABLE_ENTITY),
        (json!({"done": "2018-10-20", "seen": "A letter"}), StatusCode::OK),
    ] {
        let put = json!({"kind": "voice_project", "reason": "It is done", "record": project(done)});
        let came = program.send("put", &audit, &there, Some(put), &[("if-match", "\"1\"")]).await;
        assert_eq!(came.status, status, "{}", came.text);
    }
    // No page puts these right, and so no program does.
    let put = json!({"kind": "participation_group", "reason": "x", "record": {"since": "2018-09-01", "name": "Another"}});
    let came =
        program.send("put", &audit, &made.header("location"), Some(put), &[("if-match", "\"1\"")]).await;
    assert_eq!(came.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn homes_are_read_by_those_who_find_them_and_events_by_those_who_answer() {
    let program = Program::new(Config::default());
    let home = Subject::home("9900001");
    let details = HomeDetails {
        since: "2015-01-01".parse().unwrap(),
        until: None,
        sort: HomeSort::ChildrensHome,
        name: "Larkrise".to_owned(),
        urn: None,
        manager: None,
        postcode: None,
        beds: Some(4),
        age_from: None,
        age_to: None,
        skills: Vec::new(),
    };
    program.say_of(home.clone(), Arc::new(details));
    let child = program.children()[0].1.clone();
    let event: Restraint = read(json!({"at": "2018-10-03T10:00:00Z", "child": child}));
    program.say_of(home, Arc::new(event));
    let token = |who: &str| program.token(who, &Scope::ALL);
    let (team, head, worker) = (token("placements"), token("head"), token(&workers(&program).0));
    let all = program.get(&team, "/api/v1/homes?limit=200").await.json();
    assert!(all["items"].as_array().unwrap().iter().any(|home| home["name"] == "Larkrise"), "{all}");
    let path = "/api/v1/homes/9900001/records";
    assert_eq!(kinds(&program.get(&team, path).await), ["home_details"]);
    let mut both = kinds(&program.get(&head, path).await);
    both.sort();
    assert_eq!(both, ["home_details", "restraint"]);
    for at in ["/api/v1/homes", path, "/api/v1/homes/nothing/records"] {
        assert_eq!(program.get(&worker, at).await.status, StatusCode::FORBIDDEN, "{at}");
    }
    assert_eq!(program.get(&team, "/api/v1/homes/nothing/records").await.status, StatusCode::NOT_FOUND);
    let looks = program.roll.journal().looks(&SubjectId::new("home:9900001").unwrap(), 10).unwrap();
    assert!(looks.iter().any(|look| look.who == "head".into()), "{looks:?}");
}

#[tokio::test]
async fn who_finds_homes_writes_what_a_home_is_and_what_was_found_there() {
    let program = Program::new(Config::default());
    let home = Subject::home("9900002");
    let details: HomeDetails =
        read(json!({"since": "2015-01-01", "sort": "childrens_home", "name": "Larkrise", "beds": 4}));
    program.say_of(home, Arc::new(details));
    let token = |who: &str| program.token(who, &Scope::ALL);
    let (team, audit, worker) = (token("placements"), token("audit"), token(&workers(&program).0));
    let path = "/api/v1/homes/9900002/records";
    let visit = |day: &str| json!({"kind": "independent_visit", "record": {"day": day, "notes": "Seen"}});
    let made = program.post(&team, path, visit("2018-10-03"), &[("idempotency-key", "v1")]).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    let again = program.post(&team, path, visit("2018-10-03"), &[("idempotency-key", "v1")]).await;
    assert_eq!((again.status, again.json()["id"].clone()), (StatusCode::OK, made.json()["id"].clone()));
    // What it is stands once while it lasts: a second is refused with where the first is, and one that began after it ended is
    // not.
    let second = |from: &str| json!({"kind": "home_details", "record": {"since": from, "sort": "childrens_home", "name": "A"}});
    let twice = program.post(&team, path, second("2018-01-01"), &[]).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", twice.text);
    assert!(
        twice.text.contains("stands already, as record") && twice.text.contains("put that one right"),
        "{}",
        twice.text
    );
    assert_eq!(
        kinds(&program.get(&team, path).await).iter().filter(|kind| **kind == "home_details").count(),
        1
    );
    let ahead = program.post(&team, path, visit("2031-01-01"), &[]).await;
    assert_eq!(ahead.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", ahead.text);
    let event = json!({"kind": "restraint", "record": {"at": "2018-10-03T10:00:00Z"}});
    let came = program.post(&team, path, event, &[]).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "what happened there is not written so");
    let right = json!({"kind": "independent_visit", "reason": "The report came",
        "record": {"day": "2018-10-03", "notes": "Seen", "reported": "2018-10-20"}});
    let seen = [("if-match", "\"1\"")];
    let put = program.send("put", &team, &made.header("location"), Some(right.clone()), &seen).await;
    assert_eq!(put.status, StatusCode::OK, "{}", put.text);
    // Quality assurance reads and does not write; others do neither.
    assert_eq!(program.get(&audit, path).await.status, StatusCode::OK);
    for token in [&audit, &worker] {
        let came = program.post(token, path, visit("2018-10-04"), &[]).await;
        assert_eq!(came.status, StatusCode::FORBIDDEN, "{}", came.text);
    }
    let nobody = program.post(&team, "/api/v1/homes/nothing/records", visit("2018-10-03"), &[]).await;
    assert_eq!(
        nobody.status,
        StatusCode::NOT_FOUND,
        "a home is begun on its page, which gives it its number"
    );
}

#[tokio::test]
async fn the_fostering_team_writes_applications_and_approvals_by_program() {
    let program = Program::new(Config::default());
    let (team, officer) =
        (program.token("placements", &Scope::ALL), program.token("performance", &Scope::ALL));
    let all = program.get(&team, "/api/v1/households?limit=1").await.json();
    let path = format!("/api/v1/households/{}/records", all["items"][0]["household"].as_str().unwrap());
    for (kind, record) in [
        (
            "fostering_application",
            json!({"enquired": "2018-05-01", "name": "The Larches", "transfer": false}),
        ),
        ("training_standards", json!({"day": "2018-05-01"})),
        ("adopter_application", json!({"registered": "2018-05-01", "name": "The Larches"})),
        ("adopter_approval", json!({"since": "2018-10-01"})),
        ("adopter_review", json!({"day": "2018-10-01", "continues": true})),
    ] {
        let sent = json!({"kind": kind, "record": record});
        let came = program.post(&team, &path, sent.clone(), &[]).await;
        assert_eq!(came.status, StatusCode::CREATED, "{kind}: {}", came.text);
        let came = program.post(&officer, &path, sent, &[]).await;
        assert_eq!(came.status, StatusCode::FORBIDDEN, "{kind}: {}", came.text);
    }
    let wrong = json!({"kind": "fostering_application",
        "record": {"enquired": "2018-05-01", "responded": "2018-04-01", "transfer": false}});
    let came = program.post(&team, &path, wrong, &[]).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", came.text);
    assert!(came.text.contains("before the stage before it"), "{}", came.text);
}

#[tokio::test]
async fn a_token_that_is_for_children_reads_nothing_of_staff_and_sets_nothing() {
    let program = Program::new(Config::default());
    let token = program.token("head", &[Scope::Children, Scope::Record, Scope::Work]);
    let (_, _, path) = workers(&program);
    for path in [&*path, "/api/v1/workers", "/api/v1/homes", "/api/v1/authority/records"] {
        assert_eq!(program.get(&token, path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let name = json!({"kind": "authority_name", "record": {"since": "2018-10-01", "name": "Another"}});
    for path in [&*path, "/api/v1/authority/records"] {
        let came = program.post(&token, path, name.clone(), &[]).await;
        assert_eq!(came.status, StatusCode::FORBIDDEN, "{path}: {}", came.text);
        assert!(came.text.contains("`service`"), "{}", came.text);
    }
}

#[tokio::test]
async fn the_fostering_team_puts_a_record_of_a_household_right() {
    let program = Program::new(Config::default());
    let (team, officer) =
        (program.token("placements", &Scope::ALL), program.token("performance", &Scope::ALL));
    let all = program.get(&team, "/api/v1/households?limit=1").await.json();
    let path = format!("/api/v1/households/{}/records", all["items"][0]["household"].as_str().unwrap());
    let visit = |day: &str| json!({"day": day, "unannounced": true, "children_seen": true});
    let sent = json!({"kind": "supervising_visit", "record": visit("2018-10-03")});
    let made = program.post(&team, &path, sent, &[]).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    let record = made.header("location");
    let right =
        |day: &str| json!({"kind": "supervising_visit", "reason": "The wrong day", "record": visit(day)});
    let seen = [("if-match", "\"1\"")];
    let came = program.send("put", &officer, &record, Some(right("2018-10-02")), &seen).await;
    assert_eq!(came.status, StatusCode::NOT_FOUND, "who checks figures reads and does not write");
    let ahead = program.send("put", &team, &record, Some(right("2031-01-01")), &seen).await;
    assert_eq!(ahead.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", ahead.text);
    let came = program.send("put", &team, &record, Some(right("2018-10-02")), &seen).await;
    assert_eq!(came.status, StatusCode::OK, "{}", came.text);
    assert_eq!(program.get(&officer, &record).await.json()["record"]["day"], "2018-10-02");
    let came = program.send("put", &team, &record, Some(right("2018-10-01")), &seen).await;
    assert_eq!(came.status, StatusCode::PRECONDITION_FAILED);
}
