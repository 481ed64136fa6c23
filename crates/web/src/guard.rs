//! What every request must pass and every answer must carry, whatever page it is for.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{self, HeaderName};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tracing::Instrument;

use crate::Reference;

/// The names this server answers to. A page elsewhere can point a name of its own at this computer
/// (DNS rebinding) and have the reader's browser fetch from it; its requests carry that name.
#[derive(Clone, Debug)]
pub struct Hosts(Arc<[String]>);

impl Hosts {
    /// `localhost`, `127.0.0.1`, `[::1]` and the address itself, each with its port.
    pub fn of(listening: SocketAddr) -> Hosts {
        let port = listening.port();
        let mut names: Vec<String> =
            ["localhost", "127.0.0.1", "[::1]"].iter().map(|name| format!("{name}:{port}")).collect();
        if port == 80 {
            names.extend(["localhost", "127.0.0.1", "[::1]"].map(str::to_owned));
        }
        names.push(listening.to_string());
        Hosts(names.into())
    }

    /// One more name, as browsers write it, with any port that they add to it.
    #[must_use]
    pub fn and(self, name: &str) -> Hosts {
        let mut names = self.0.to_vec();
        let port = names.first().and_then(|listening| listening.rsplit(':').next()).map(str::to_owned);
        names.push(name.to_owned());
        names.extend(port.map(|port| format!("{name}:{port}")));
        Hosts(names.into())
    }

    /// These names alone, as browsers write them, each also with the port that is listened on.
    pub fn only<'a>(listening: SocketAddr, names: impl IntoIterator<Item = &'a str>) -> Hosts {
        let with_port = |name: &str| [name.to_owned(), format!("{name}:{}", listening.port())];
        Hosts(names.into_iter().flat_map(with_port).collect())
    }

    /// Whether a request that names this host was meant for this server.
    pub fn hold(&self, host: &str) -> bool {
        self.0.iter().any(|name| name.eq_ignore_ascii_case(host))
    }

    /// Whether a request with these headers was meant for this server.
    fn allow(&self, headers: &HeaderMap) -> bool {
        named_host(headers).is_some_and(|host| self.hold(host))
    }
}

/// The host that a request names; none where it names none, or more than one.
pub fn named_host(headers: &HeaderMap) -> Option<&str> {
    let mut hosts = headers.get_all(header::HOST).iter();
    match (hosts.next(), hosts.next()) {
        (Some(host), None) => host.to_str().ok(),
        _ => None,
    }
}

/// Refuses a request that names another site (status 421).
pub(crate) async fn host(State(hosts): State<Hosts>, request: Request, next: Next) -> Response {
    if hosts.allow(request.headers()) {
        next.run(request).await
    } else {
        StatusCode::MISDIRECTED_REQUEST.into_response()
    }
}

/// A page that takes longer than this is given up. A PDF of a panel report is the slowest thing asked
/// for, at some seconds.
const LONGEST_ANSWER: Duration = Duration::from_secs(60);

/// The same for files that are sent: a large return over a slow line.
const LONGEST_UPLOAD: Duration = Duration::from_secs(15 * 60);

/// Gives up a page that takes too long (status 503).
pub(crate) async fn in_time(request: Request, next: Next) -> Response {
    let files = request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
    let longest = if files { LONGEST_UPLOAD } else { LONGEST_ANSWER };
    match tokio::time::timeout(longest, next.run(request)).await {
        Ok(response) => response,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// Sent with every answer.
///
/// - No script (but see [`SCRIPTED`]), frame, font or foreign address: `default-src 'none'` and the few that are used. Charts
///   are drawn in the page itself, so they may use attributes and classes but no `style` attribute.
/// - The full address of a page is never told to another site, nor a page framed by one.
const HEADERS: [(HeaderName, &str); 8] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'none'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    (HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
];

/// The policy of a page that asks a device for a passkey: our own script may run, from its own address and from nowhere else.
const SCRIPTED: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A page that asks a device for a passkey.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scripted;

/// Whether browsers reach this server by TLS.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ByTls(pub(crate) bool);

/// Gives the request its reference, the answer its headers, and the log one line: method, pattern of
/// the route, status, time. Never the address itself: it may name a child.
pub(crate) async fn headers(State(by_tls): State<ByTls>, mut request: Request, next: Next) -> Response {
    let start = Instant::now();
    let reference = Reference::next();
    let method = known(request.method());
    let route = request.extensions().get::<MatchedPath>().cloned();
    request.extensions_mut().insert(reference);

    let pattern = route.as_ref().map_or("(none)", MatchedPath::as_str);
    let span =
        tracing::info_span!("request", %reference, method, route = pattern, status = tracing::field::Empty);
    let mut response = next.run(request).instrument(span.clone()).await;
    span.record("status", response.status().as_u16());
    count(method, pattern, response.status(), start.elapsed());

    let scripted = response.extensions_mut().remove::<Scripted>().is_some();
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if scripted {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(SCRIPTED));
    }
    if by_tls.0 {
        // For a year browsers reach this name by TLS only, whatever is typed.
        let value = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, value);
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::from_str(&reference.to_string()) {
        headers.insert(HeaderName::from_static("x-request-id"), value);
    }
    tracing::info!(
        %reference,
        method,
        route = pattern,
        status = response.status().as_u16(),
        ms = start.elapsed().as_millis() as u64,
        "answered"
    );
    response
}

/// A method as it is logged and counted. One that somebody made up is no word for a log, and thousands of them are no more
/// lines of figures.
fn known(method: &Method) -> &'static str {
    const KNOWN: [Method; 7] = [
        Method::GET,
        Method::HEAD,
        Method::POST,
        Method::PUT,
        Method::PATCH,
        Method::DELETE,
        Method::OPTIONS,
    ];
    const WORDS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    let at = KNOWN.iter().position(|known| known == method);
    at.and_then(|at| WORDS.get(at)).copied().unwrap_or("other")
}

/// Counts a request, by the pattern of its route and never by its address.
fn count(method: &'static str, route: &str, status: StatusCode, took: Duration) {
    let labels = [("method", method.to_owned()), ("route", route.to_owned())];
    metrics::histogram!("kith_http_request_duration_seconds", &labels).record(took);
    let [method, route] = labels;
    let labels = [method, route, ("status", status.as_str().to_owned())];
    metrics::counter!("kith_http_requests_total", &labels).increment(1);
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};

    use super::Hosts;

    fn allowed(listening: &str, hosts: &[&'static str]) -> bool {
        let mut headers = HeaderMap::new();
        for host in hosts {
            headers.append(header::HOST, HeaderValue::from_static(host));
        }
        Hosts::of(listening.parse().unwrap()).allow(&headers)
    }

    #[test]
    fn names_of_a_list_are_answered_as_they_stand_there_and_no_others() {
        let hosts = Hosts::only("127.0.0.1:8903".parse().unwrap(), ["north.example"]);
        for (host, expected) in [
            ("north.example", true),
            ("North.Example:8903", true),
            ("north.example:80", false),
            ("north.example.", false),
            ("a.north.example", false),
            ("127.0.0.1:8903", false),
            ("", false),
        ] {
            assert_eq!(hosts.hold(host), expected, "{host}");
        }
    }

    #[test]
    fn only_this_computers_own_names_with_the_port_are_answered() {
        for (listening, host, expected) in [
            ("127.0.0.1:8903", "127.0.0.1:8903", true),
            ("127.0.0.1:8903", "localhost:8903", true),
            ("127.0.0.1:8903", "LocalHost:8903", true),
            ("[::1]:8903", "[::1]:8903", true),
            ("127.0.0.2:8903", "127.0.0.2:8903", true),
            ("127.0.0.1:80", "localhost", true),
            ("127.0.0.1:8903", "127.0.0.1", false),
            ("127.0.0.1:8903", "127.0.0.1:80", false),
            ("127.0.0.1:8903", "127.0.0.2:8903", false),
            ("127.0.0.1:8903", "kith.example:8903", false),
            ("127.0.0.1:8903", "localhost.example:8903", false),
            ("127.0.0.1:8903", "127.0.0.1:8903.example", false),
        ] {
            assert_eq!(allowed(listening, &[host]), expected, "{host} at {listening}");
        }
        assert!(!allowed("127.0.0.1:8903", &[]), "no name at all");
        assert!(!allowed("127.0.0.1:8903", &["localhost:8903", "kith.example:8903"]), "two names");
    }
}
