//! Who reads: chosen on a page without a password until sign-in is built, kept in a cookie.
//!
//! Only a loopback address is listened on, so that whoever can choose is at this computer (see [`web::Listen`]).

use std::sync::Arc;

use access::Person;
use axum::body::to_bytes;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use web::{Address, Answer, Fields, Problem, Reader};

use crate::Desk;
use crate::workforce::who;

/// The cookie's name.
const COOKIE: &str = "kith-person";

/// Bytes that somebody without a name may send: as large as any form.
const BODY_BYTES: usize = 512 * 1024;

/// The person who reads.
#[derive(Debug, Clone)]
pub(crate) struct Me(pub(crate) Arc<Person>);

impl<S: Send + Sync> FromRequestParts<S> for Me {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Me, Problem> {
        parts
            .extensions
            .get::<Me>()
            .cloned()
            .ok_or(Problem::Missing("Say who you are first: open the first page of Kith and choose."))
    }
}

/// Finds out who reads, and asks where nobody has said so; puts the reader's name on the page.
pub(crate) async fn signed(State(desk): State<Desk>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if is_open(path) {
        return next.run(request).await;
    }
    let Some(person) = chosen(request.headers()).and_then(|id| desk.people().person(&id).cloned()) else {
        return ask(&desk, request).await;
    };
    let reader = Reader {
        name: person.name.clone(),
        role: person.role.words().to_owned(),
        change: Address::new("/who"),
    };
    request.extensions_mut().insert(Me(Arc::new(person)));
    let mut response = next.run(request).await;
    response.extensions_mut().insert(reader);
    response
}

/// The page that asks who reads, and the files that every page needs.
fn is_open(path: &str) -> bool {
    path == "/who" || path.starts_with("/assets/") || path.starts_with("/calendar/")
}

/// The identifier in the cookie.
fn chosen(headers: &HeaderMap) -> Option<String> {
    headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok()).find_map(|cookies| {
        cookies.split(';').find_map(|cookie| {
            let (name, value) = cookie.trim().split_once('=')?;
            (name == COOKIE).then(|| percent_decode(value))
        })
    })
}

fn percent_decode(value: &str) -> String {
    percent_encoding::percent_decode_str(value).decode_utf8_lossy().into_owned()
}

/// What sets the cookie. Not sent along from other sites but on a plain link; no script can read it.
pub(crate) fn cookie(id: &str) -> String {
    let id = percent_encoding::utf8_percent_encode(id, percent_encoding::NON_ALPHANUMERIC);
    format!("{COOKIE}={id}; Path=/; HttpOnly; SameSite=Lax")
}

/// Asks who reads. What was being sent is carried through the question, so that it is not lost.
async fn ask(desk: &Desk, request: Request) -> Response {
    let to = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    if request.method() == Method::GET {
        let address = Address::new("/who");
        return Answer::from(if to == "/" { address } else { address.with("to", to) }).into_response();
    }
    match to_bytes(request.into_body(), BODY_BYTES).await {
        Ok(body) => who::asked_again(desk, &to, &Fields::read(&body)).into_response(),
        Err(_) => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
    }
}
