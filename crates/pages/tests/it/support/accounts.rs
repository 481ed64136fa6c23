//! An authority whose people sign in with accounts, and a browser that keeps cookies.

#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use std::cell::Cell;
use std::sync::Arc;

use access::People;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use calendar::Moment;
use http_body_util::BodyExt;
use identity::{Authenticator, Identity, Limits, NewPerson};
use pages::{Rooms, SignIn};
use roll::Roll;
use tower::ServiceExt;

use super::{encoded, hidden, people};

pub(crate) const PASSWORD: &str = "lantern gravel ochre";

thread_local! {
    // A test runs on its own thread, its pages with it, so that tests of one process do not move each other's clock.
    static MINUTES: Cell<i64> = const { Cell::new(0) };
}

/// The moment, which goes on as [`wait`] says.
pub(crate) fn now() -> Moment {
    let passed = MINUTES.get() * 60_000_000;
    Moment::from_micros(super::now().micros() + passed)
}

/// So many minutes pass, for this test.
pub(crate) fn wait(minutes: i64) {
    MINUTES.set(MINUTES.get() + minutes);
}

/// Seconds since 1970.
pub(crate) fn seconds() -> u64 {
    u64::try_from(now().micros() / 1_000_000).unwrap()
}

/// An authority and its accounts.
pub(crate) struct House {
    pub(crate) app: Router,
    pub(crate) identity: Identity,
    pub(crate) roll: Roll,
}

impl House {
    /// As it is served by TLS.
    pub(crate) fn new(roll: Roll) -> House {
        House::of(roll, people())
    }

    /// The same, of these people.
    pub(crate) fn of(roll: Roll, people: People) -> House {
        let identity = Identity::new(roll.journal().clone(), Limits::default()).unwrap();
        let sign_in = SignIn::Accounts { identity: identity.clone(), by_tls: true };
        let rooms = Rooms {
            roll: roll.clone(),
            people: Arc::new(people),
            sign_in,
            now,
            scanner: None,
            mailing: None,
            postcodes: None,
        };
        let hosts = web::Hosts::of("127.0.0.1:8903".parse().unwrap());
        House { app: web::app(pages::router(rooms), pages::site(&roll, false), hosts), identity, roll }
    }

    /// Somebody joins: the address of their set-up link.
    pub(crate) fn join(&self, id: &str, role: &str) -> String {
        let person = NewPerson {
            id: id.into(),
            sign_in_name: format!("{id}@council.example"),
            name: format!("{id} Invented").into(),
            role: role.into(),
            team: None,
        };
        format!("/set-up/{}", self.identity.add(&person, "test", now()).unwrap().as_str())
    }

    pub(crate) fn browser(&self) -> Browser {
        Browser { app: self.app.clone(), jar: Vec::new() }
    }

    /// Joins, sets everything up and is signed in.
    pub(crate) async fn signed_in(&self, id: &str, role: &str) -> (Browser, Authenticator) {
        let link = self.join(id, role);
        let mut browser = self.browser();
        let came = browser.post(&link, &[("password", PASSWORD), ("again", PASSWORD)]).await;
        assert_eq!((came.status, &*came.next), (StatusCode::SEE_OTHER, "/sign-in/authenticator"));
        let page = browser.get("/sign-in/authenticator").await;
        let key = hidden(&page.html, "key");
        let authenticator = Authenticator::of_key(&key).unwrap();
        let code = authenticator.code_at(seconds());
        let came = browser.post("/sign-in/authenticator", &[("key", &key), ("code", &code)]).await;
        assert_eq!(came.status, StatusCode::OK, "{}", came.html);
        (browser, authenticator)
    }
}

/// What came back.
pub(crate) struct Came {
    pub(crate) status: StatusCode,
    pub(crate) next: String,
    pub(crate) headers: HeaderMap,
    pub(crate) html: String,
}

/// A browser that keeps cookies.
#[derive(Clone)]
pub(crate) struct Browser {
    app: Router,
    pub(crate) jar: Vec<(String, String)>,
}

impl Browser {
    pub(crate) fn of(app: &Router) -> Browser {
        Browser { app: app.clone(), jar: Vec::new() }
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.jar.iter().find(|(kept, _)| kept == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.jar.retain(|(kept, _)| kept != name);
        if !value.is_empty() {
            self.jar.push((name.to_owned(), value.to_owned()));
        }
    }

    pub(crate) async fn get(&mut self, path: &str) -> Came {
        let request = self.asked("GET", path).body(Body::empty()).unwrap();
        self.send(request).await
    }

    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Came {
        let request = self
            .asked("POST", path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(encoded(fields)))
            .unwrap();
        self.send(request).await
    }

    /// A name and a password.
    pub(crate) async fn first_step(&mut self, name: &str, password: &str, more: &[(&str, &str)]) -> Came {
        let mut fields = vec![("name", name), ("password", password)];
        fields.extend(more);
        self.post("/sign-in", &fields).await
    }

    pub(crate) fn asked(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let jar: Vec<String> = self.jar.iter().map(|(name, value)| format!("{name}={value}")).collect();
        Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "localhost:8903")
            .header(header::USER_AGENT, "Test browser")
            .header(header::COOKIE, jar.join("; "))
    }

    pub(crate) async fn send(&mut self, request: Request<Body>) -> Came {
        let response = self.app.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for set in parts.headers.get_all(header::SET_COOKIE) {
            let (name, rest) = set.to_str().unwrap().split_once('=').unwrap();
            self.set(name, rest.split(';').next().unwrap());
        }
        let next = parts.headers.get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
        let bytes = body.collect().await.unwrap().to_bytes();
        Came {
            status: parts.status,
            next: next.unwrap_or_default(),
            headers: parts.headers,
            html: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}
