//! One request, from its token to its answer.

use std::sync::Arc;

use access::Person;
use axum::body::{Body, to_bytes};
use axum::extract::{RawPathParams, Request, State};
use axum::http::header::{self, HeaderName};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use identity::tokens;
use journal::Token;
use pages::Desk;
use serde_json::Value;
use web::Problem;

use crate::Config;
use crate::call::{Answer, Call, asked, fits, key, seen};
use crate::charge;
use crate::refused::Refused;
use crate::way::{Needs, Way};

/// Bytes of a body. The layer around everything has the same bound; this one is told in JSON.
const LARGEST_BODY: usize = 512 * 1024;

/// What every request is answered with.
#[derive(Clone)]
pub(crate) struct Served(Arc<Inner>);

struct Inner {
    desk: Desk,
    config: Config,
}

impl Served {
    pub(crate) fn new(desk: Desk, config: Config) -> Served {
        Served(Arc::new(Inner { desk, config }))
    }
}

/// Answers a request for one way.
pub(crate) async fn answer(
    way: &'static Way,
    State(served): State<Served>,
    path: RawPathParams,
    request: Request,
) -> Response {
    let path = path.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    pages::shared::evenly(async {
        told(way, served, path, request).await.unwrap_or_else(IntoResponse::into_response)
    })
    .await
}

async fn told(
    way: &'static Way,
    served: Served,
    path: Vec<(String, String)>,
    request: Request,
) -> Result<Response, Refused> {
    if way.needs == Needs::Nothing {
        return Ok(open(way, request.headers()));
    }
    let text = bearer(request.headers()).ok_or_else(Refused::no_token)?;
    let here = served.clone();
    let admitted = served.0.desk.clone().work(move |desk| Ok(admit(&here, desk, way, &text))).await?;
    let (token, me) = admitted?;
    let (parts, body) = request.into_parts();
    let body = if way.body.is_some() { sent(&parts.headers, body).await? } else { Value::Null };
    let query = asked(way, parts.uri.query().unwrap_or_default())?;
    if !fits(way, &path) {
        return Err(Refused::nothing());
    }
    let (seen, key) = (seen(way, &parts.headers)?, key(way, &parts.headers)?);
    let config = served.0.config;
    let answer = served.0.desk.clone().work(move |desk| {
        let call = Call { desk, config: &config, way, me: &me, token: &token, path, query, seen, key, body };
        Ok((way.run)(&call))
    });
    let answer = answer.await??;
    Ok(written(&answer, &parts.method, &parts.headers))
}

/// What needs no token: the document, which is the same for everybody.
fn open(way: &'static Way, headers: &HeaderMap) -> Response {
    debug_assert_eq!(way.name, "openapi");
    let etag = format!("\"{}\"", digest(crate::openapi::written()));
    if headers.get(header::IF_NONE_MATCH).is_some_and(|seen| matches(seen, &etag)) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, etag)]).into_response();
    }
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
        (header::ETAG, etag),
    ];
    (headers, crate::openapi::written()).into_response()
}

/// The token of a request.
fn bearer(headers: &HeaderMap) -> Option<String> {
    let mut all = headers.get_all(header::AUTHORIZATION).iter();
    let (Some(one), None) = (all.next(), all.next()) else { return None };
    let (scheme, token) = one.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim().to_owned())
}

/// Whether a token opens this way now: it lives, its owner works here, it was not used too often, it is for this.
fn admit(served: &Served, desk: &Desk, way: &Way, text: &str) -> Result<(Token, Person), Refused> {
    let fault = |error| Refused::Problem(Problem::fault("reading a token")(error));
    let token = tokens::of_text(desk.roll().journal(), text, desk.now()).map_err(fault)?;
    let token = token.ok_or_else(Refused::no_token)?;
    let me = desk.works_here(&token.owner)?.ok_or_else(Refused::no_token)?;
    let most = served.0.config.in_a_minute;
    let counted = charge::one_more(desk.roll().journal(), &token.id, most, desk.now());
    if let Err(seconds) =
        counted.map_err(|error| Refused::Problem(Problem::fault("counting requests")(error)))?
    {
        let told = web::Told::new(
            StatusCode::TOO_MANY_REQUESTS,
            "too-many",
            "This token asked more often than it may in a minute. Wait as long as Retry-After says.",
        );
        return Err(Refused::Told(Box::new(told), Some((header::RETRY_AFTER, seconds.to_string()))));
    }
    match way.needs {
        Needs::Scope(scope) if !tokens::has(&token, scope) => Err(Refused::new(
            StatusCode::FORBIDDEN,
            "not-for-this",
            format!("This token is not for this: it has not the scope `{}`.", scope.word()),
        )),
        _ => Ok((token, me)),
    }
}

/// What was sent, as JSON.
async fn sent(headers: &HeaderMap, body: Body) -> Result<Value, Refused> {
    let json = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).is_some_and(|kind| {
        kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
    });
    if !json {
        return Err(Refused::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "not-json",
            "Send JSON: Content-Type: application/json.",
        ));
    }
    let bytes = to_bytes(body, LARGEST_BODY).await.map_err(|_| {
        let detail = "What was sent is larger than 512 KiB, or did not arrive whole.";
        Refused::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", detail)
    })?;
    serde_json::from_slice(&bytes).map_err(|error| {
        // Where, and nothing of what was sent.
        let place = format!("line {}, column {}", error.line(), error.column());
        Refused::asked(format!("What was sent is not JSON: {place}."))
    })
}

/// The answer, or that nothing has changed since it was read.
fn written(answer: &Answer, method: &Method, asked: &HeaderMap) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    let mut put = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    if let Some(to) = &answer.location {
        put(header::LOCATION, to);
    }
    if answer.status == StatusCode::NO_CONTENT {
        return (answer.status, headers).into_response();
    }
    let text = answer.body.to_string();
    let reads = matches!(*method, Method::GET | Method::HEAD);
    let etag = match answer.version {
        Some(version) => Some(format!("\"{version}\"")),
        None if reads => Some(format!("\"{}\"", digest(&text))),
        None => None,
    };
    if let Some(etag) = &etag {
        put(header::ETAG, etag);
        if reads && asked.get(header::IF_NONE_MATCH).is_some_and(|seen| matches(seen, etag)) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
    }
    put(header::CONTENT_TYPE, "application/json");
    (answer.status, headers, text).into_response()
}

/// Whether a list of ETags holds one; compared weakly, as reading does (RFC 9110, 13.1.2).
fn matches(seen: &HeaderValue, etag: &str) -> bool {
    let Ok(seen) = seen.to_str() else { return false };
    seen.trim() == "*" || seen.split(',').any(|one| one.trim().trim_start_matches("W/") == etag)
}

fn digest(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..32].to_owned()
}
