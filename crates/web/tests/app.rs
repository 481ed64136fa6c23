//! What a browser gets: the layout, the guards and the errors, through the whole stack.

// Helpers of a test fail as the test does; the lint knows only functions marked as tests.
#![allow(clippy::unwrap_used, clippy::panic)]

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use http_body_util::BodyExt;
use tower::ServiceExt;
use web::{Hosts, Html, Link, Notice, Page, Problem, Query, Site};

#[derive(serde::Deserialize)]
struct Age {
    #[allow(dead_code)]
    age: u8,
}

fn app() -> Router {
    let router = Router::new()
        .route("/", get(|| async { Page::new("Report").body(Html::text("A < B")) }))
        .route(
            "/noticed",
            get(|| async { Page::new("Report").notice(Notice::done("Saved.")).back("Back", "/") }),
        )
        .route(
            "/children/{child}",
            get(|Path(_): Path<String>| async { Page::new("A child").under("Children", "/children") }),
        )
        .route("/aged", get(|Query(_): Query<Age>| async { Page::new("Aged") }))
        .route(
            "/fault",
            get(|| async {
                Err::<Page, _>(Problem::fault("reading the record of a child")("Robin Invented"))
            }),
        )
        .route("/missing", get(|| async { Err::<Page, _>(Problem::Missing("There is no such month.")) }))
        .route("/not-ready", get(|| async { Err::<Page, _>(Problem::NotReady("Come back in a minute.")) }))
        .route(
            "/placed",
            get(|| async { Page::new("A page of the report").in_menu("/").keep("month", "2018-10") }),
        )
        .route("/panic", get(panics))
        .route("/json", get(|| async { (StatusCode::NOT_FOUND, axum::Json("none")) }))
        .route("/save", post(|body: String| async move { Page::new(format!("{} bytes", body.len())) }))
        .route("/pdf", get(|| async { ([(header::CONTENT_TYPE, "application/pdf")], "x".repeat(5000)) }))
        .route("/plain-error", get(|| async { StatusCode::IM_A_TEAPOT.into_response() }));
    let site = Site {
        authority: Some("Northmoor & District".to_owned()),
        menu: vec![Link::new("Report", "/"), Link::new("Children", "/children")],
        find: None,
        phase: Some(("Demo".to_owned(), Html::text("Not for real children."))),
        foot: Vec::new(),
        styles: ".drawn-elsewhere{fill:none}".to_owned(),
    };
    web::app(router, site, Hosts::of("127.0.0.1:8903".parse().unwrap()))
}

async fn panics() -> Page {
    panic!("a panic with Robin Invented in it")
}

fn asked(method: &str, path: &str) -> axum::http::request::Builder {
    Request::builder().method(method).uri(path).header(header::HOST, "localhost:8903")
}

async fn send(request: Request<Body>) -> Response {
    app().oneshot(request).await.unwrap()
}

async fn text(response: Response) -> String {
    String::from_utf8(response.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap()
}

async fn page(path: &str) -> (StatusCode, String) {
    let response = send(asked("GET", path).body(Body::empty()).unwrap()).await;
    (response.status(), text(response).await)
}

#[tokio::test]
async fn a_page_stands_in_the_layout() {
    let (status, html) = page("/").await;
    assert_eq!(status, StatusCode::OK);
    for expected in [
        "<html lang=\"en-GB\"",
        "<title>Report - Kith</title>",
        "Skip to main content",
        "Northmoor &#38; District",
        "Not for real children.",
        "aria-current=\"page\"",
        "A &lt; B",
        "</html>",
    ] {
        assert!(html.contains(expected), "{expected} is missing from {html}");
    }
    assert!(!html.contains("<script"), "{html}");
    assert!(!html.contains(" style="), "{html}");
}

#[tokio::test]
async fn the_parts_of_a_page_are_where_they_belong() {
    let (_, html) = page("/noticed").await;
    assert!(html.contains("Saved."), "{html}");
    assert!(html.contains("govuk-back-link"), "{html}");
    let (_, html) = page("/children/C1").await;
    assert!(html.contains("govuk-breadcrumbs"), "{html}");
    assert!(html.contains("aria-current=\"true\""), "the menu knows its section: {html}");
    let (_, html) = page("/placed").await;
    assert!(
        html.contains("href=\"/?month=2018-10\" aria-current=\"true\""),
        "the page said where it belongs: {html}"
    );
}

#[tokio::test]
async fn errors_are_pages_that_repeat_nothing() {
    for (path, status, expected) in [
        ("/nowhere/Robin", StatusCode::NOT_FOUND, "Page not found"),
        ("/missing", StatusCode::NOT_FOUND, "There is no such month."),
        ("/aged?age=Robin", StatusCode::BAD_REQUEST, "cannot be answered"),
        ("/aged", StatusCode::BAD_REQUEST, "cannot be answered"),
        ("/fault", StatusCode::INTERNAL_SERVER_ERROR, "give the reference"),
        ("/not-ready", StatusCode::SERVICE_UNAVAILABLE, "Come back in a minute."),
        ("/panic", StatusCode::INTERNAL_SERVER_ERROR, "give the reference"),
        ("/save", StatusCode::METHOD_NOT_ALLOWED, "cannot be answered"),
        ("/plain-error", StatusCode::IM_A_TEAPOT, "cannot be answered"),
        ("/assets/kith-0.css", StatusCode::NOT_FOUND, "another version"),
    ] {
        let (got, html) = page(path).await;
        assert_eq!(got, status, "{path}");
        assert!(html.contains(expected), "{path}: {html}");
        assert!(html.contains("</html>"), "{path}");
        assert!(!html.contains("Robin"), "{path} repeats what it should not: {html}");
    }
}

#[tokio::test]
async fn the_reference_on_the_page_is_the_one_in_the_header() {
    let response = send(asked("GET", "/fault").body(Body::empty()).unwrap()).await;
    let reference = response.headers()["x-request-id"].to_str().unwrap().to_owned();
    assert!(text(response).await.contains(&reference));
}

#[tokio::test]
async fn an_answer_that_is_not_a_page_goes_through() {
    let (status, json) = page("/json").await;
    assert_eq!((status, json.as_str()), (StatusCode::NOT_FOUND, "\"none\""));
    let request = asked("GET", "/pdf").header(header::ACCEPT_ENCODING, "gzip").body(Body::empty()).unwrap();
    let response = send(request).await;
    assert_eq!(response.headers().get(header::CONTENT_ENCODING), None, "a PDF is compressed already");
    assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    for path in ["/", "/nowhere", "/fault", "/panic", "/json", "/pdf"] {
        let response = send(asked("GET", path).body(Body::empty()).unwrap()).await;
        let headers = response.headers();
        let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
        assert_eq!(headers[header::REFERRER_POLICY], "same-origin", "{path}");
        assert_eq!(headers[header::CACHE_CONTROL], "no-store", "{path}");
    }
}

#[tokio::test]
async fn the_style_sheet_is_kept_for_a_year_under_a_name_of_its_own() {
    let (_, html) = page("/").await;
    let sheet: String = html[html.find("rel=\"stylesheet\" href=\"").unwrap() + 23..]
        .chars()
        .take_while(|c| *c != '"')
        .collect();
    let response = send(asked("GET", &sheet).body(Body::empty()).unwrap()).await;
    assert_eq!(response.status(), StatusCode::OK, "{sheet}");
    assert_eq!(response.headers()[header::CONTENT_TYPE], "text/css; charset=utf-8");
    assert_eq!(response.headers()[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
    assert!(text(response).await.ends_with(".drawn-elsewhere{fill:none}"));
}

#[tokio::test]
async fn a_page_is_compressed_when_the_browser_asks() {
    let request = asked("GET", "/").header(header::ACCEPT_ENCODING, "gzip").body(Body::empty()).unwrap();
    assert_eq!(send(request).await.headers()[header::CONTENT_ENCODING], "gzip");
}

#[tokio::test]
async fn another_sites_name_is_refused() {
    let request =
        Request::builder().uri("/").header(header::HOST, "kith.example:8903").body(Body::empty()).unwrap();
    let response = send(request).await;
    assert_eq!(response.status(), StatusCode::MISDIRECTED_REQUEST);
    assert!(text(response).await.contains("named another site"));
}

#[tokio::test]
async fn a_form_sent_from_another_site_is_refused() {
    for (from, expected) in [("cross-site", StatusCode::FORBIDDEN), ("same-origin", StatusCode::OK)] {
        let request = asked("POST", "/save").header("sec-fetch-site", from).body(Body::from("a=b")).unwrap();
        assert_eq!(send(request).await.status(), expected, "{from}");
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused() {
    let request = asked("POST", "/save")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_LENGTH, "600000")
        .body(Body::from("x".repeat(600_000)))
        .unwrap();
    assert_eq!(send(request).await.status(), StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_server_says_when_it_is_ready_and_answers() {
    let (ready, address) = tokio::sync::oneshot::channel();
    let router = Router::new().route("/", get(|| async { Page::new("Report") }));
    let server = tokio::spawn(web::serve(
        router,
        Site::default(),
        "127.0.0.1:0".parse::<web::Listen>().unwrap(),
        |address| {
            ready.send(address).unwrap();
        },
    ));
    let address = address.await.unwrap();
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let request = format!("GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    server.abort();
}

#[tokio::test]
async fn a_port_that_is_taken_is_said_so() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let listen = web::Listen::try_from(taken.local_addr().unwrap()).unwrap();
    let error = web::serve(Router::new(), Site::default(), listen, |_| ()).await.unwrap_err();
    assert!(error.to_string().contains("choose another with --listen"), "{error}");
}
