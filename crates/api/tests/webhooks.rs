//! Programs are told what is recorded: to a server on this computer, which takes it, fails, or is not there.

// Helpers of a test fail as the test does; the lint knows only functions marked as tests.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../../pages/tests/it/support/mod.rs"]
mod support;

mod program;

use std::sync::{Arc, Mutex};

use api::{Config, webhooks};
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use identity::tokens::{self, Scope};
use program::Program;
use records::visits::VisitToChild;
use serde_json::{Value, json};

/// What a server was told, and what it answers next.
#[derive(Clone, Default)]
struct Listener(Arc<Mutex<Heard>>);

/// What was told, each with its signature, and the statuses to answer with.
#[derive(Default)]
struct Heard {
    told: Vec<(String, String)>,
    answers: Vec<u16>,
}

impl Listener {
    /// Listens on this computer; its address.
    async fn listen(&self) -> String {
        let take = |State(Listener(state)): State<Listener>, headers: HeaderMap, body: String| async move {
            let mut state = state.lock().unwrap();
            let signed = headers.get("kith-signature").unwrap().to_str().unwrap().to_owned();
            state.told.push((signed, body));
            let status = if state.answers.is_empty() { 204 } else { state.answers.remove(0) };
            StatusCode::from_u16(status).unwrap()
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let app = Router::new().route("/told", post(take)).with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        format!("http://{address}/told")
    }

    fn answer(&self, statuses: &[u16]) {
        self.0.lock().unwrap().answers = statuses.to_vec();
    }

    fn told(&self) -> Vec<(String, String)> {
        self.0.lock().unwrap().told.clone()
    }
}

fn open() -> Config {
    Config { private_webhooks: true, ..Config::default() }
}

async fn subscribed(program: &Program, token: &str, address: &str) -> Value {
    let events = ["record.added", "record.corrected", "record.withdrawn"];
    let came =
        program.post(token, "/api/v1/webhooks", json!({"address": address, "events": events}), &[]).await;
    assert_eq!(came.status, StatusCode::CREATED, "{}", came.text);
    came.json()
}

async fn visit(program: &Program, token: &str, child: &str, day: &str) {
    let body = json!({"kind": "visit_to_child", "record": {"day": day, "seen": true, "alone": true}});
    let came = program.post(token, &format!("/api/v1/children/{child}/records"), body, &[]).await;
    assert_eq!(came.status, StatusCode::CREATED, "{}", came.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_told_signed_tried_again_and_given_up() {
    let program = Program::new(open());
    let all = program.children();
    let (worker, child) = all.iter().find(|(worker, _)| !worker.is_empty()).unwrap().clone();
    let others_child = program.somebody_elses();
    let token = program.token(&worker, &Scope::ALL);
    let listener = Listener::default();
    let webhook = subscribed(&program, &token, &listener.listen().await).await;
    let id = webhook["id"].as_str().unwrap();

    visit(&program, &token, &child, "2018-10-30").await;
    program.say(&others_child, Arc::new(VisitToChild::seen_on("2018-10-30".parse().unwrap())));
    listener.answer(&[503]);
    webhooks::once(&program.desk, open()).await.unwrap();
    let told = listener.told();
    assert_eq!(told.len(), 1, "of another's child nothing is told: {told:?}");
    let (signed, body) = &told[0];
    let said: Value = serde_json::from_str(body).unwrap();
    assert_eq!(
        (&said["event"], &said["child"], &said["kind"]),
        (&json!("record.added"), &json!(child), &json!("visit_to_child"))
    );
    assert_eq!(said.as_object().unwrap().len(), 7, "identifiers and kinds, nothing else: {said}");
    let (seconds, signature) = signed.strip_prefix("t=").unwrap().split_once(",v1=").unwrap();
    let secret = webhook["secret"].as_str().unwrap();
    let bytes: Vec<u8> =
        (0..64).step_by(2).map(|at| u8::from_str_radix(&secret[at..at + 2], 16).unwrap()).collect();
    assert_eq!(webhooks::signature(&bytes.try_into().unwrap(), seconds.parse().unwrap(), body), signature);

    // It failed: it waits, and is not sent again at once.
    webhooks::once(&program.desk, open()).await.unwrap();
    assert_eq!(listener.told().len(), 1);
    let list = format!("/api/v1/webhooks/{id}/deliveries");
    let shown = program.get(&token, &list).await.json();
    assert_eq!(
        (&shown["items"][0]["state"], &shown["items"][0]["problem"]),
        (&json!("waiting"), &json!("it answered 503"))
    );

    // Gone: given up at once, shown, and sent again when that is asked for.
    visit(&program, &token, &child, "2018-10-31").await;
    listener.answer(&[410]);
    webhooks::once(&program.desk, open()).await.unwrap();
    let shown = program.get(&token, &list).await.json();
    let dead =
        shown["items"].as_array().unwrap().iter().find(|item| item["state"] == "given_up").unwrap().clone();
    let page = support::get(&program.app, &worker, "/tokens").await.html;
    assert!(page.contains("it answered 410: gone"), "{page}");
    let again = format!("{list}/{}/again", dead["id"].as_str().unwrap());
    assert_eq!(program.post(&token, &again, json!({}), &[]).await.status, StatusCode::NO_CONTENT);
    webhooks::once(&program.desk, open()).await.unwrap();
    assert_eq!(
        program.post(&token, &again, json!({}), &[]).await.status,
        StatusCode::CONFLICT,
        "it was taken"
    );

    // It ends with its token.
    let kept = program.roll.journal().tokens(journal::Of::Owner(&worker)).unwrap();
    let kept = kept.iter().find(|kept| kept.owner == worker.as_str().into()).unwrap();
    tokens::revoke(program.roll.journal(), &worker, &kept.id, &worker).unwrap();
    let before = listener.told().len();
    visit(&program, &program.token(&worker, &Scope::ALL), &child, "2018-11-01").await;
    webhooks::once(&program.desk, open()).await.unwrap();
    assert_eq!(listener.told().len(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn this_computer_and_private_networks_are_not_called_unless_that_is_set() {
    let (strict, program) = (Config::default(), Program::new(Config::default()));
    let (worker, child) = program.children().into_iter().find(|(worker, _)| !worker.is_empty()).unwrap();
    let token = program.token(&worker, &Scope::ALL);
    for address in [
        "http://127.0.0.1:1/",
        "https://127.0.0.1/",
        "https://localhost/",
        "https://10.0.0.1/",
        "https://[::1]/",
    ] {
        let body = json!({"address": address, "events": ["record.added"]});
        let came = program.post(&token, "/api/v1/webhooks", body, &[]).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
    }
    // One that was made while it was allowed is not called once it is not.
    let listener = Listener::default();
    let address = listener.listen().await;
    let allowed = Program::new(open());
    let token = allowed.token(&worker, &Scope::ALL);
    let webhook = subscribed(&allowed, &token, &address).await;
    visit(&allowed, &token, &child, "2018-10-30").await;
    webhooks::once(&allowed.desk, strict).await.unwrap();
    assert!(listener.told().is_empty());
    let list = format!("/api/v1/webhooks/{}/deliveries", webhook["id"].as_str().unwrap());
    let shown = allowed.get(&token, &list).await.json();
    assert_eq!(
        (&shown["items"][0]["state"], &shown["items"][0]["tries"]),
        (&json!("waiting"), &json!(1)),
        "{shown}"
    );
}
