//! An invented authority with the interface for programs on it, and a program of a sort.

// Each test program uses a part of this. Helpers of a test fail as the test does.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use std::sync::Arc;

use api::Config;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use identity::tokens::{self, NewToken, Scope};
use journal::Batch;
use pages::Desk;
use records::workforce::SocialWorkerAllocation;
use records::{Act, Change, Place, Record, Subject, SubjectKind};
use roll::Roll;
use serde_json::Value;
use timeline::history;
use tower::ServiceExt;

use super::support;

/// What is served, and what it stands on.
pub(crate) struct Program {
    pub(crate) app: Router,
    pub(crate) roll: Roll,
    pub(crate) desk: Desk,
}

/// What came back.
pub(crate) struct Came {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Came {
    pub(crate) fn header(&self, name: &str) -> String {
        self.headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }
}

impl Program {
    pub(crate) fn new(config: Config) -> Program {
        let roll = support::roll();
        let desk = Desk::new(support::rooms(&roll));
        let config = Config { sends_webhooks: false, ..config };
        let router = pages::router_on(desk.clone()).merge(api::router(desk.clone(), config));
        let hosts = web::Hosts::of("127.0.0.1:8903".parse().unwrap());
        Program { app: web::app(router, pages::site(&roll, true), hosts), roll, desk }
    }

    pub(crate) fn token(&self, owner: &str, scopes: &[Scope]) -> String {
        let new = NewToken { owner, name: "A program", scopes, days: 30 };
        tokens::make(self.roll.journal(), &new, "test", support::now()).unwrap().as_str().to_owned()
    }

    /// Records something about a child as somebody who is not asked who they are.
    pub(crate) fn say(&self, child: &str, record: Arc<dyn Record>) {
        self.say_of(Subject::child(child), record);
    }

    /// The same about anything; its identifier.
    pub(crate) fn say_of(&self, subject: Subject, record: Arc<dyn Record>) -> String {
        let name = format!("{:016}", self.roll.seq());
        let id = name.clone();
        let change = Change {
            subject,
            id: id.into(),
            revision: 1,
            act: Act::Record,
            reason: None,
            record,
            place: Place::default(),
        };
        let batch = Batch {
            authority: "Z99".into(),
            who: "test".into(),
            permit_reason: None,
            known_at: None,
            load: None,
            entries: vec![roll::new_entry(&change).unwrap()],
            expected: Vec::new(),
        };
        self.roll.append(batch).unwrap();
        name
    }

    /// A child more, in care and with a worker who is none of those who use the record.
    pub(crate) fn somebody_elses(&self) -> String {
        let cared = "2010-05-04 born\n2018-01-10 start\n2018-01-10 status C2\n2018-01-10 lives U4 AA2";
        for fact in history::facts(cared).unwrap() {
            self.say("ELSE1", fact.record);
        }
        let since = "2018-01-10".parse().unwrap();
        let worker = "elsewhere".to_owned();
        self.say("ELSE1", Arc::new(SocialWorkerAllocation { since, until: None, worker, because: None }));
        "ELSE1".to_owned()
    }

    /// Every child with the worker of the day; an empty text where there is none who still works here.
    pub(crate) fn children(&self) -> Vec<(String, String)> {
        let people = support::people();
        let mut all: Vec<(String, String)> = self
            .roll
            .subjects()
            .into_iter()
            .filter(|subject| subject.kind == SubjectKind::Child)
            .map(|subject| {
                let facts = self.roll.facts(&subject);
                let now = facts.iter().filter_map(|fact| fact.of::<SocialWorkerAllocation>());
                let worker = now.filter(|allocation| allocation.until.is_none()).max_by_key(|a| a.since);
                let worker = worker.map(|allocation| allocation.worker.to_string()).unwrap_or_default();
                let here = people.person(&worker).is_some();
                (if here { worker } else { String::new() }, subject.id.to_string())
            })
            .collect();
        all.sort();
        all
    }

    pub(crate) async fn get(&self, token: &str, path: &str) -> Came {
        self.send("get", token, path, None, &[]).await
    }

    pub(crate) async fn post(&self, token: &str, path: &str, body: Value, headers: &[(&str, &str)]) -> Came {
        self.send("post", token, path, Some(body), headers).await
    }

    pub(crate) async fn raw(&self, method: &str, token: &str, path: &str, body: &str, kind: &str) -> Came {
        let request = self.asked(method, token, path).header(header::CONTENT_TYPE, kind);
        self.answered(request.body(Body::from(body.to_owned())).unwrap()).await
    }

    pub(crate) async fn send(
        &self,
        method: &str,
        token: &str,
        path: &str,
        body: Option<Value>,
        headers: &[(&str, &str)],
    ) -> Came {
        let mut request = self.asked(method, token, path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = match body {
            Some(body) => {
                request.header(header::CONTENT_TYPE, "application/json").body(Body::from(body.to_string()))
            }
            None => request.body(Body::empty()),
        };
        self.answered(request.unwrap()).await
    }

    fn asked(&self, method: &str, token: &str, path: &str) -> axum::http::request::Builder {
        let request = Request::builder()
            .method(&*method.to_uppercase())
            .uri(path)
            .header(header::HOST, "localhost:8903");
        if token.is_empty() {
            request
        } else {
            request.header(header::AUTHORIZATION, format!("Bearer {token}"))
        }
    }

    async fn answered(&self, request: Request<Body>) -> Came {
        let response = self.app.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Came { status: parts.status, headers: parts.headers, text }
    }
}
