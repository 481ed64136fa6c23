//! What a program gets, through the whole stack: tokens, permits, looks, lists in parts, conditional requests, errors.

// Helpers of a test fail as the test does; the lint knows only functions marked as tests.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../../pages/tests/it/support/mod.rs"]
mod support;

mod program;

use api::Config;
use axum::http::StatusCode;
use identity::tokens::{self, Scope};
use journal::SubjectId;
use pages::rows::LISTS;
use program::Program;
use serde_json::{Value, json};

/// A social worker, one of their children, and a child of somebody else.
fn theirs_and_not(program: &Program) -> (String, String, String) {
    let all = program.children();
    let (worker, child) = all.iter().find(|(worker, _)| !worker.is_empty()).unwrap().clone();
    (worker, child, program.somebody_elses())
}

fn visit(day: &str) -> Value {
    json!({"kind": "visit_to_child", "record": {"day": day, "seen": true, "alone": true}})
}

#[tokio::test]
async fn without_a_token_that_opens_something_there_is_one_answer() {
    let program = Program::new(Config::default());
    let (worker, child, _) = theirs_and_not(&program);
    let token = program.token(&worker, &Scope::ALL);
    let path = format!("/api/v1/children/{child}");
    assert_eq!(program.get(&token, &path).await.status, StatusCode::OK);
    let journal = program.roll.journal();
    let kept = journal.tokens(journal::Of::Owner(&worker)).unwrap().remove(0);
    assert!(tokens::revoke(journal, &worker, &kept.id, &worker).unwrap());
    let mut bodies = Vec::new();
    for token in ["", "nonsense", "kith_", &token, &format!("kith_{}", "0".repeat(64))] {
        let came = program.get(token, &path).await;
        assert_eq!(came.status, StatusCode::UNAUTHORIZED, "{token}");
        assert_eq!(came.header("www-authenticate"), "Bearer realm=\"kith\"");
        assert_eq!(came.header("content-type"), "application/problem+json");
        bodies.push(came.json());
    }
    assert!(bodies.iter().all(|body| *body == bodies[0]));
    // Somebody who does not work here.
    let token = program.token("nobody-here", &Scope::ALL);
    assert_eq!(program.get(&token, &path).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_token_opens_what_its_scopes_say_and_no_more() {
    let program = Program::new(Config::default());
    let (worker, child, _) = theirs_and_not(&program);
    let all_but = Scope::ALL.map(|scope| {
        let others: Vec<Scope> = Scope::ALL.into_iter().filter(|other| *other != scope).collect();
        (scope, program.token(&worker, &others))
    });
    for way in api::ways().filter(|way| way.verb == api::Verb::Get) {
        let api::Needs::Scope(needed) = way.needs else { continue };
        let (_, token) = all_but.iter().find(|(scope, _)| *scope == needed).unwrap();
        let path = way.path.replace("{child}", &child).replace("{kind}", "child_name");
        let came = program.get(token, &path).await;
        assert_eq!(came.status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(came.json()["type"], "urn:kith:problem:not-for-this");
    }
}

#[tokio::test]
async fn another_childs_record_and_a_number_that_is_nobodys_are_one() {
    let program = Program::new(Config::default());
    let (worker, _, other) = theirs_and_not(&program);
    let token = program.token(&worker, &Scope::ALL);
    for way in api::ways().filter(|way| way.path.contains("{child}")) {
        let mut answers = Vec::new();
        for child in [&*other, "NOBODY1"] {
            let path = way
                .path
                .replace("{child}", child)
                .replace("{kind}", "visit_to_child")
                .replace("{record}", "0123456789abcdef");
            let body = match way.verb {
                api::Verb::Get => None,
                api::Verb::Put => Some(
                    json!({"kind": "visit_to_child", "record": {"day": "2018-10-01", "seen": true}, "reason": "x"}),
                ),
                _ if way.path.ends_with("withdraw") => Some(json!({"reason": "x"})),
                _ => Some(visit("2018-10-01")),
            };
            let came = program.send(way.verb.word(), &token, &path, body, &[("if-match", "\"1\"")]).await;
            answers.push((came.status, came.json()));
        }
        assert_eq!(answers[0].0, StatusCode::NOT_FOUND, "{}", way.path);
        assert_eq!(answers[0], answers[1], "{}", way.path);
    }
    let found = program.post(&token, "/api/v1/children/find", json!({"q": other}), &[]).await.json();
    let named = found["items"].as_array().unwrap().iter().any(|item| item["id"] == *other);
    assert!(!named, "{found}");
}

#[tokio::test]
async fn a_look_by_a_program_is_logged_with_the_owner_and_the_tokens_name() {
    let program = Program::new(Config::default());
    let (worker, child, _) = theirs_and_not(&program);
    let token = program.token(&worker, &[Scope::Children, Scope::Looks]);
    assert_eq!(
        program.get(&token, &format!("/api/v1/children/{child}/records")).await.status,
        StatusCode::OK
    );
    let subject = SubjectId::new(&format!("child:{child}")).unwrap();
    let look = program.roll.journal().looks(&subject, 1).unwrap().remove(0);
    assert_eq!(&*look.who, worker);
    assert_eq!(&*look.what, "the list of records, by a program with the token “A program”");
    assert!(look.why.contains("social worker"), "{}", look.why);
    let told = program.get(&token, &format!("/api/v1/children/{child}/looks")).await.json();
    assert_eq!(told["items"][1]["what"], &*look.what, "this look is logged too: {told}");
    program.roll.journal().verify(None, |_, _| {}).unwrap();
}

#[tokio::test]
async fn a_record_is_added_once_put_right_and_taken_back() {
    let program = Program::new(Config::default());
    let (worker, child, _) = theirs_and_not(&program);
    let token = program.token(&worker, &Scope::ALL);
    let list = format!("/api/v1/children/{child}/records");
    // What is wrong is said by field, as the form says it.
    let came =
        program.post(&token, &list, json!({"kind": "visit_to_child", "record": {"day": "soon"}}), &[]).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", came.text);
    let fields: Vec<Value> =
        came.json()["errors"].as_array().unwrap().iter().map(|e| e["field"].clone()).collect();
    assert!(fields.contains(&json!("record.day")) && fields.contains(&json!("record.seen")), "{fields:?}");

    let key = [("idempotency-key", "nightly-1")];
    let came = program.post(&token, &list, visit("2018-10-30"), &key).await;
    assert_eq!(came.status, StatusCode::CREATED, "{}", came.text);
    let (place, first) = (came.header("location"), came.json()["fact"].clone());
    assert_eq!(
        (came.header("etag"), &first["revision"], &first["by"]),
        ("\"1\"".to_owned(), &json!(1), &json!(worker))
    );
    let again = program.post(&token, &list, visit("2018-10-30"), &key).await;
    assert_eq!((again.status, &again.json()["fact"]), (StatusCode::OK, &first));
    let other = program.post(&token, &list, visit("2018-10-29"), &key).await;
    assert_eq!(other.status, StatusCode::CONFLICT);

    let one = program.get(&token, &place).await;
    assert_eq!(
        (one.status, one.json(), one.header("etag")),
        (StatusCode::OK, first.clone(), "\"1\"".to_owned())
    );
    let same = program.send("get", &token, &place, None, &[("if-none-match", "\"1\"")]).await;
    assert_eq!((same.status, &*same.text), (StatusCode::NOT_MODIFIED, ""));

    let mut right = visit("2018-10-29");
    right["reason"] = "the wrong day was typed".into();
    let without = program.send("put", &token, &place, Some(right.clone()), &[]).await;
    assert_eq!(without.status, StatusCode::PRECONDITION_REQUIRED);
    let put = program.send("put", &token, &place, Some(right.clone()), &[("if-match", "\"1\"")]).await;
    assert_eq!((put.status, put.header("etag")), (StatusCode::OK, "\"2\"".to_owned()), "{}", put.text);
    // The answer was lost, and it is sent again.
    let put = program.send("put", &token, &place, Some(right.clone()), &[("if-match", "\"1\"")]).await;
    assert_eq!((put.status, put.header("etag")), (StatusCode::OK, "\"2\"".to_owned()));
    // Somebody who saw the first only, and means something else.
    right["record"]["day"] = "2018-10-28".into();
    let late = program.send("put", &token, &place, Some(right), &[("if-match", "\"1\"")]).await;
    assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
    assert_eq!(
        (&late.json()["stands"]["record"]["day"], late.header("etag")),
        (&json!("2018-10-29"), "\"2\"".to_owned())
    );

    let withdraw = format!("{place}/withdraw");
    let reason = json!({"reason": "it was another child"});
    for (body, seen, status) in [
        (json!({"reason": " "}), "\"2\"", StatusCode::UNPROCESSABLE_ENTITY),
        (reason.clone(), "\"1\"", StatusCode::PRECONDITION_FAILED),
        (reason.clone(), "W/\"2\"", StatusCode::BAD_REQUEST),
        (reason.clone(), "\"2\"", StatusCode::NO_CONTENT),
        (reason.clone(), "\"3\"", StatusCode::GONE),
    ] {
        assert_eq!(
            program.post(&token, &withdraw, body, &[("if-match", seen)]).await.status,
            status,
            "{seen}"
        );
    }
    assert_eq!(program.get(&token, &place).await.status, StatusCode::GONE);
    let history = program.get(&token, &format!("{place}/history")).await.json();
    let acts: Vec<&Value> = history["items"].as_array().unwrap().iter().map(|item| &item["act"]).collect();
    assert_eq!(acts, ["recorded", "corrected", "withdrawn"]);
    assert_eq!(history["items"][1]["reason"], "the wrong day was typed");
    // The page shows it as it shows what was typed.
    let page =
        support::get(&program.app, &worker, &format!("/child/{child}/record?kind=visit_to_child")).await;
    assert_eq!(page.status, StatusCode::OK);
}

#[tokio::test]
async fn lists_come_in_parts_and_every_item_once() {
    let program = Program::new(Config::default());
    let token = program.token("performance", &[Scope::Children, Scope::Work, Scope::Figures]);
    let worker = theirs_and_not(&program).0;
    for first in [
        "/api/v1/children?limit=7".to_owned(),
        format!("/api/v1/work?worker={worker}&within=3660&limit=7"),
        "/api/v1/team?within=3660&limit=50".to_owned(),
        "/api/v1/kinds?limit=50".to_owned(),
        "/api/v1/figures/6.1/people?limit=11".to_owned(),
    ] {
        let (mut next, mut seen, mut total) = (Some(first.clone()), Vec::new(), 0);
        while let Some(path) = next {
            let part = program.get(&token, &path).await;
            assert_eq!(part.status, StatusCode::OK, "{path}: {}", part.text);
            let part = part.json();
            total = part["total"].as_u64().unwrap();
            seen.extend(part["items"].as_array().unwrap().iter().map(Value::to_string));
            next = part["next"].as_str().map(str::to_owned);
        }
        assert_eq!(seen.len() as u64, total, "{first}");
        assert!(total > 7, "{first}: {total}");
    }
    let list = program.get(&token, "/api/v1/children").await;
    let same = program
        .send("get", &token, "/api/v1/children", None, &[("if-none-match", &list.header("etag"))])
        .await;
    assert_eq!(same.status, StatusCode::NOT_MODIFIED);
    for wrong in [
        "limit=0",
        "limit=201",
        "limit=",
        "limit=1&limit=2",
        "cursor=zz",
        "page=2",
        "q=%00",
        "known=2018-10-01",
    ] {
        let came = program.get(&token, &format!("/api/v1/children?{wrong}")).await;
        assert_eq!(came.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
}

/// Whoever may open a list on its page gets the same rows by program, and nobody else gets any.
#[tokio::test]
async fn a_list_by_program_holds_what_its_file_holds() {
    let program = Program::new(Config::default());
    let asks = [("footprint", "period=2018-10"), ("work", "worker=")];
    let worker = theirs_and_not(&program).0;
    let (mut opened, mut refused, mut rows) = (0, 0, 0);
    for who in ["head", "performance", "manager", "panel", "advocate", "reviewing", "placements", &worker] {
        if support::people().person(who).is_none() {
            panic!("nobody is called {who}");
        }
        let token = program.token(who, &[Scope::Work]);
        for list in LISTS {
            let mut chosen =
                asks.iter().find(|(name, _)| *name == list.name).map_or("", |(_, asks)| asks).to_owned();
            if chosen.ends_with('=') {
                chosen.push_str(&worker);
            }
            let file = support::get(&program.app, who, &format!("/{}.csv?{chosen}", list.name)).await;
            let path = format!("/api/v1/lists/{}?limit=200&{chosen}", list.name);
            let came = program.get(&token, &path).await;
            assert_eq!(came.status, file.status, "{who}: {path}: {}", came.text);
            if came.status != StatusCode::OK {
                refused += 1;
                continue;
            }
            opened += 1;
            let mut lines = csv::Reader::from_reader(file.html.as_bytes());
            let expected: Vec<csv::StringRecord> = lines.records().map(Result::unwrap).collect();
            let came = came.json();
            assert_eq!(came["total"], expected.len(), "{who}: {path}");
            for (item, line) in came["items"].as_array().unwrap().iter().zip(&expected) {
                rows += 1;
                let cells = item.as_object().unwrap();
                assert_eq!(cells.len(), line.len(), "{who}: {path}: a heading stands twice");
                let told: Vec<&str> = cells.values().filter_map(Value::as_str).collect();
                // A sign before a formula is for spreadsheets alone.
                let plain = line.iter().map(|cell| cell.strip_prefix('\'').unwrap_or(cell));
                let plain: Vec<&str> = plain.filter(|cell| !cell.is_empty()).collect();
                assert_eq!(sorted(told), sorted(plain), "{who}: {path}");
            }
        }
    }
    assert!(opened > 40 && refused > 20 && rows > 300, "{opened} {refused} {rows}");
    let token = program.token("head", &[Scope::Work]);
    let came = program.get(&token, "/api/v1/lists/court?month=2018-10").await;
    assert_eq!(came.status, StatusCode::BAD_REQUEST);
    assert!(came.text.contains("view, limit, cursor"), "{}", came.text);
    assert_eq!(program.get(&token, "/api/v1/lists/nothing").await.status, StatusCode::NOT_FOUND);
    let all = program.get(&token, "/api/v1/lists?limit=200").await.json();
    assert_eq!(all["total"], LISTS.len());
}

#[tokio::test]
async fn the_fostering_team_reads_and_adds_what_is_recorded_of_a_household() {
    let program = Program::new(Config::default());
    let (team, officer, panel) = (
        program.token("placements", &Scope::ALL),
        program.token("performance", &Scope::ALL),
        program.token("panel", &Scope::ALL),
    );
    let all = program.get(&team, "/api/v1/households?limit=200").await.json();
    let household = all["items"][0]["household"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/households/{household}/records");
    let visit = json!({"kind": "supervising_visit", "record": {"day": "2018-10-03", "unannounced": true, "children_seen": true}});
    let key = [("idempotency-key", "visit-1")];
    let before = program.get(&officer, &path).await.json()["total"].as_u64().unwrap();

    let first = program.post(&team, &path, visit.clone(), &key).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text);
    assert_eq!(first.json()["record"]["day"], "2018-10-03");
    let again = program.post(&team, &path, visit.clone(), &key).await;
    assert_eq!((again.status, again.json()["id"].clone()), (StatusCode::OK, first.json()["id"].clone()));
    let other = json!({"kind": "supervising_visit", "record": {"day": "2018-10-04", "unannounced": true, "children_seen": true}});
    assert_eq!(program.post(&team, &path, other, &key).await.status, StatusCode::CONFLICT);
    let after = program.get(&officer, &path).await.json();
    assert_eq!(after["total"], before + 1);
    // The look is logged, with the token's name.
    let looks = program
        .roll
        .journal()
        .looks(&SubjectId::new(&format!("carer-household:{household}")).unwrap(), 10)
        .unwrap();
    assert!(
        looks.iter().any(|look| look.who == "performance".into() && look.what.contains("A program")),
        "{looks:?}"
    );

    let ahead = json!({"kind": "supervising_visit", "record": {"day": "2031-01-01", "unannounced": true, "children_seen": true}});
    let wrong = json!({"kind": "supervising_visit", "record": {"day": "2018-10-03", "who": "x"}});
    let not_theirs = json!({"kind": "visit_to_child", "record": {"day": "2018-10-03"}});
    for sent in [ahead, wrong, not_theirs, json!({})] {
        let came = program.post(&team, &path, sent.clone(), &[]).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{sent}: {}", came.text);
    }
    for (token, verb, status) in [
        (&panel, "get", StatusCode::FORBIDDEN),
        (&panel, "post", StatusCode::FORBIDDEN),
        // Who checks figures reads and does not write.
        (&officer, "post", StatusCode::FORBIDDEN),
    ] {
        let body = (verb == "post").then(|| visit.clone());
        assert_eq!(program.send(verb, token, &path, body, &[]).await.status, status, "{verb}");
    }
    let nobody = program.get(&team, "/api/v1/households/nobody/records").await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
}

fn sorted(mut cells: Vec<&str>) -> Vec<&str> {
    cells.sort_unstable();
    cells
}

#[tokio::test]
async fn a_panel_member_gets_figures_with_small_numbers_hidden_and_nobody_behind_them() {
    let program = Program::new(Config::default());
    let (whole, panel) = (program.token("performance", &Scope::ALL), program.token("panel", &Scope::ALL));
    let (all, hidden) = (
        program.get(&whole, "/api/v1/figures").await.json(),
        program.get(&panel, "/api/v1/figures").await.json(),
    );
    assert_eq!((&all["suppressed"], &hidden["suppressed"]), (&json!(false), &json!(true)));
    let numbers = |told: &Value| {
        told["figures"].as_array().unwrap().iter().filter(|figure| !figure["numerator"].is_null()).count()
    };
    assert!(numbers(&hidden) < numbers(&all), "{} of {}", numbers(&hidden), numbers(&all));
    assert!(
        hidden["figures"]
            .as_array()
            .unwrap()
            .iter()
            .all(|figure| { figure["numerator"].as_i64().is_none_or(|number| number == 0 || number > 5) })
    );
    assert_eq!(program.get(&panel, "/api/v1/figures/6.1").await.json()["suppressed"], true);
    assert_eq!(program.get(&panel, "/api/v1/figures/6.1/people").await.status, StatusCode::NOT_FOUND);
    assert_eq!(program.get(&panel, "/api/v1/children").await.status, StatusCode::FORBIDDEN);
    let admin = program.token("admin", &Scope::ALL);
    assert_eq!(program.get(&admin, "/api/v1/figures").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn every_error_is_problem_json() {
    let program = Program::new(Config { in_a_minute: 8, ..Config::default() });
    let (worker, child, _) = theirs_and_not(&program);
    let token = program.token(&worker, &Scope::ALL);
    let list = format!("/api/v1/children/{child}/records");
    let large = json!({"kind": "case_note", "record": {"text": "x".repeat(600_000)}});
    let asked = [
        (program.get(&token, "/api/v1/nothing").await, StatusCode::NOT_FOUND),
        (program.send("delete", &token, &list, None, &[]).await, StatusCode::METHOD_NOT_ALLOWED),
        (program.get(&token, "/api/v1/codes/nothing").await, StatusCode::NOT_FOUND),
        (program.post(&token, &list, large, &[]).await, StatusCode::PAYLOAD_TOO_LARGE),
        (program.raw("post", &token, &list, "{", "text/plain").await, StatusCode::UNSUPPORTED_MEDIA_TYPE),
        (
            program.raw("post", &token, &list, "{\"kind\": ", "application/json").await,
            StatusCode::BAD_REQUEST,
        ),
        (
            program.raw("post", &token, &list, "[]", "application/json").await,
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (program.get(&token, "/api/v1/figures?month=2030-01").await, StatusCode::NOT_FOUND),
        (program.get(&token, "/api/v1/me").await, StatusCode::OK),
        (program.get(&token, "/api/v1/kinds/nothing").await, StatusCode::NOT_FOUND),
        (program.get(&token, "/api/v1/me").await, StatusCode::TOO_MANY_REQUESTS),
    ];
    for (nth, (came, status)) in asked.iter().enumerate() {
        assert_eq!(came.status, *status, "{nth}: {}", came.text);
        if *status != StatusCode::OK {
            assert_eq!(came.header("content-type"), "application/problem+json", "{nth}");
            assert_eq!(came.json()["status"], status.as_u16(), "{nth}");
            assert!(!came.text.contains(&child), "{nth}: {}", came.text);
        }
    }
    assert!(asked[1].0.header("allow").contains("POST"));
    assert!(asked[10].0.header("retry-after").parse::<u32>().is_ok());
}

/// The document is committed, says what is served, and every reference in it leads somewhere.
#[tokio::test]
async fn the_openapi_document_is_fresh_and_whole() {
    let document = api::document();
    let text = format!("{:#}\n", document);
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/openapi.json");
    if std::env::var_os("KITH_WRITE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == text,
        "docs/reference/openapi.json is out of date: run this test with KITH_WRITE=1 and commit it"
    );
    fn references(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(members) => {
                found.extend(members.get("$ref").and_then(Value::as_str).map(str::to_owned));
                members.values().for_each(|value| references(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| references(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    references(&document, &mut found);
    assert!(found.len() > 100);
    for to in found {
        assert!(document.pointer(to.trim_start_matches('#')).is_some(), "{to}");
    }
    let program = Program::new(Config::default());
    let served = program.get("", "/api/v1/openapi.json").await;
    assert_eq!((served.status, served.json()), (StatusCode::OK, document));
}

#[tokio::test]
async fn a_review_that_comes_by_program_is_told_what_it_leaves_unsaid() {
    let program = Program::new(Config::default());
    let officer = program.token("reviewing", &Scope::ALL);
    let today = support::today();
    let cohort = program.roll.cohort(calendar::Moment::END_OF_TIME);
    let child =
        cohort.children.iter().find(|child| child.on(today).looked_after()).unwrap().child.to_string();
    let path = format!("/api/v1/children/{child}/records");
    let decided = json!({"kind": "review_decisions", "record": {"review": "2018-11-01", "sent": "2018-11-02",
        "decisions": [{"decision": "The tutor is found", "outcome": "She catches up", "owner": "School", "by": "2018-12-01"}]}});
    // What a review decided is sent by its officer, by program too.
    let worker = program.children().into_iter().find(|(worker, id)| !worker.is_empty() && *id == child);
    if let Some((worker, _)) = worker {
        let came = program.post(&program.token(&worker, &Scope::ALL), &path, decided.clone(), &[]).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", came.text);
        assert!(came.text.contains("is sent out by the child’s reviewing officer"), "{}", came.text);
    }
    let came = program.post(&officer, &path, decided, &[]).await;
    assert_eq!(came.status, StatusCode::CREATED, "{}", came.text);
    let held = json!({"kind": "review_meeting", "record": {"day": "2018-11-05", "goes_on": false, "moved": "not_booked"}});
    let came = program.post(&officer, &path, held, &[]).await;
    assert_eq!(came.status, StatusCode::CREATED, "{}", came.text);
    let advice = came.json()["advice"].to_string();
    for part in [
        "Nothing is said of what earlier reviews decided: “The tutor is found”",
        "nobody says why it was held without",
    ] {
        assert!(advice.contains(part), "{part}: {advice}");
    }
}
