//! What somebody hostile tries, at every address there is: docs/reference/asvs.md names each test for the line it answers.
//!
//! The addresses are read from the source, so that a page added tomorrow is tried tomorrow.

// Helpers of a test fail as the test does.

use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use records::SubjectKind;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::prelude::*;

use crate::support;
use crate::support::accounts::{Browser, House, PASSWORD, seconds, wait};

/// Text that would run, were it put into a page as it stands.
const SCRIPT: &str = "\"'><script>alert(1)</script><svg onload=alert(2)>";

/// An address as it is registered, and whether something can be sent to it.
struct Route {
    pattern: String,
    takes: bool,
}

/// Every address in the source of the pages.
fn routes() -> Vec<Route> {
    let mut routes = Vec::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut routes);
    assert!(routes.len() > 40, "the addresses were not found: {}", routes.len());
    routes
}

fn read(folder: &Path, routes: &mut Vec<Route>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, routes);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            for part in text.split(".route(").skip(1) {
                let Some(pattern) = part.split('"').nth(1).filter(|text| text.starts_with('/')) else {
                    continue;
                };
                let mut depth = 1;
                let end = part.find(|c| {
                    depth += i32::from(c == '(') - i32::from(c == ')');
                    depth == 0
                });
                let body = &part[..end.unwrap_or(part.len())];
                routes.push(Route { pattern: pattern.to_owned(), takes: body.contains("post(") });
            }
        }
    }
}

/// An address with something in the place of each name.
fn filled(pattern: &str, child: &str) -> String {
    pattern
        .split('/')
        .map(|part| match part {
            "{child}" => child.to_owned(),
            "{kind}" => "case_note".to_owned(),
            part if part.starts_with('{') => "x1".to_owned(),
            part => part.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("/")
}

fn a_child(house: &House) -> String {
    house
        .roll
        .subjects()
        .into_iter()
        .find(|subject| subject.kind == SubjectKind::Child)
        .unwrap()
        .id
        .to_string()
}

#[tokio::test]
async fn nobody_gets_anything_but_the_way_to_sign_in() {
    let house = House::new(support::roll());
    let child = a_child(&house);
    for Route { pattern, takes } in routes() {
        let path = filled(&pattern, &child);
        let open = ["/sign-in", "/signed-out", "/advocate", "/advocate/asked"].contains(&path.as_str());
        let came = house.browser().get(&path).await;
        // Half-way pages lead back; a link or a calendar that nobody was given is not there.
        let expected: &[StatusCode] = match pattern.as_str() {
            // A region's page is served at a region's own host (crates/kith/tests/region.rs).
            "/region" => &[StatusCode::NOT_FOUND],
            "/who" | "/set-up/{link}" | "/calendar/{person}/{file}" => &[StatusCode::NOT_FOUND],
            // There are no passkeys here and there is no provider.
            "/sign-in/passkey"
            | "/sign-in/provider"
            | "/sign-in/provider/back"
            | "/set-up/{link}/provider" => &[StatusCode::NOT_FOUND],
            _ if open => &[StatusCode::OK],
            _ => &[StatusCode::SEE_OTHER],
        };
        assert!(expected.contains(&came.status), "GET {path}: {}", came.status);
        assert!(
            open || came.status == StatusCode::NOT_FOUND || came.next.starts_with("/sign-in"),
            "{path}: {}",
            came.next
        );
        assert!(!came.html.contains(&child), "{path} repeats the child's number");
        if takes && !open && !pattern.starts_with("/sign-in") {
            let came = house.browser().post(&path, &[("note", "typed")]).await;
            let asks = came.html.contains("Name you sign in with");
            assert!(asks || came.status == StatusCode::NOT_FOUND, "POST {path}: {}", came.status);
        }
    }
}

#[tokio::test]
async fn a_form_of_another_site_is_refused_at_every_address() {
    let house = House::new(support::roll());
    let (mut browser, _) = house.signed_in("performance", "performance_officer").await;
    let child = a_child(&house);
    let before = house.roll.journal().last_seq().unwrap();
    for Route { pattern, .. } in routes().into_iter().filter(|route| route.takes) {
        let path = filled(&pattern, &child);
        for (name, value) in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "https://elsewhere.example"),
            ("origin", "null"),
        ] {
            let request = browser
                .asked("POST", &path)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header(name, value)
                .body(Body::from("note=typed"))
                .unwrap();
            assert_eq!(
                browser.send(request).await.status,
                StatusCode::FORBIDDEN,
                "{path} with {name}: {value}"
            );
        }
    }
    assert_eq!(house.roll.journal().last_seq().unwrap(), before);
    assert_eq!(browser.get("/report").await.status, StatusCode::OK, "and nobody was signed out by it");
}

#[tokio::test]
async fn every_answer_carries_the_headers_and_no_page_may_run_a_script_or_be_framed() {
    let house = House::new(support::roll());
    let (browser, _) = house.signed_in("performance", "performance_officer").await;
    let child = a_child(&house);
    let mut paths: Vec<String> = routes().iter().map(|route| filled(&route.pattern, &child)).collect();
    paths.push("/no-such-page".to_owned());
    for path in paths {
        for mut reader in [house.browser(), browser.clone()] {
            let came = reader.get(&path).await;
            let one = |name: &str| {
                let mut all = came.headers.get_all(name).iter();
                let first = all.next().map(|value| value.to_str().unwrap().to_owned());
                assert!(all.next().is_none(), "{path}: {name} stands there twice");
                first.unwrap_or_else(|| panic!("{path} ({}) lacks {name}", came.status))
            };
            let policy = one("content-security-policy");
            for part in
                ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"]
            {
                assert!(policy.contains(part), "{path}: {policy}");
            }
            assert!(!policy.contains("unsafe"), "{path}: {policy}");
            assert_eq!(one("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(one("x-frame-options"), "DENY", "{path}");
            assert_eq!(one("referrer-policy"), "same-origin", "{path}");
            assert!(one("cache-control").contains("no-store"), "{path}: a record stays in no cache");
            assert!(came.headers.get("server").is_none(), "{path} says what it runs on");
            assert!(!came.html.contains("<script") && !came.html.contains(" style=\""), "{path}");
        }
    }
}

#[tokio::test]
async fn no_path_leads_out_of_the_assets() {
    let house = House::new(support::roll());
    for path in [
        "/assets/../Cargo.toml",
        "/assets/..%2fCargo.toml",
        "/assets/%2e%2e%2fCargo.toml",
        "/assets/..%5c..%5cCargo.toml",
        "/assets/%2fetc%2fpasswd",
        "/assets/....//Cargo.toml",
        "/assets/kith.css%00.html",
        "/../../etc/passwd",
    ] {
        let came = house.browser().get(path).await;
        assert!(
            came.status == StatusCode::NOT_FOUND || came.next.starts_with("/sign-in"),
            "{path}: {}",
            came.status
        );
        assert!(!came.html.contains("[package]") && !came.html.contains("root:"), "{path}");
    }
}

/// The names of the fields of a page's last form, those that are chosen from or hidden left as they are.
fn fields(html: &str) -> Vec<(String, String)> {
    let form =
        html.rsplit("method=\"post\"").find(|part| part.contains("govuk-button\"")).unwrap_or_default();
    let mut fields = Vec::new();
    for tag in form
        .split('<')
        .filter(|tag| ["input ", "textarea ", "select "].iter().any(|kind| tag.starts_with(kind)))
    {
        let value =
            |name: &str| tag.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
        let Some(name) = value("name").filter(|name| !name.is_empty()) else { continue };
        let kept = tag.contains("type=\"hidden\"")
            || tag.contains("type=\"radio\"")
            || tag.contains("type=\"checkbox\"");
        let typed = if kept { value("value").unwrap_or_default() } else { SCRIPT };
        if !fields.iter().any(|(known, _)| known == name) {
            fields.push((name.to_owned(), typed.to_owned()));
        }
    }
    fields
}

fn is_escaped(path: &str, html: &str) {
    for raw in ["<script>alert", "<svg onload", "'><script"] {
        assert!(!html.contains(raw), "{path} puts what was typed into the page as it stands");
    }
}

#[tokio::test]
async fn what_is_typed_into_any_field_of_any_form_stays_text() {
    let house = House::new(support::roll());
    let (mut browser, _) = house.signed_in("performance", "performance_officer").await;
    let child = a_child(&house);
    let mut paths: Vec<String> = routes()
        .iter()
        .filter(|route| route.takes && !route.pattern.contains("{kind}"))
        .map(|route| filled(&route.pattern, &child))
        .filter(|path| !path.starts_with("/sign") && path != "/who")
        .collect();
    let kinds = records::KINDS.iter().filter(|kind| kind.subject == SubjectKind::Child);
    paths.extend(kinds.map(|kind| format!("/child/{child}/record/{}", kind.name)));
    assert!(paths.len() > 40, "{paths:?}");
    let mut sent = 0;
    for path in &paths {
        let page = browser.get(path).await;
        let fields = fields(&page.html);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
        if fields.is_empty() {
            continue;
        }
        sent += 1;
        let came = browser.post(path, &fields).await;
        assert!(came.status != StatusCode::INTERNAL_SERVER_ERROR, "{path}: {fields:?}");
        is_escaped(path, &came.html);
    }
    assert!(sent > 40, "{sent} forms were found");
    // What was recorded or kept as a draft is shown as text too, and in an address as well.
    let script = "%22%27%3E%3Cscript%3Ealert(1)%3C/script%3E";
    for page in ["", "/chronology", "/story", "/record", "/looks", "/return"] {
        let path = format!("/child/{child}{page}");
        is_escaped(&path, &browser.get(&path).await.html);
    }
    for path in ["/sign-in?to=", "/report?month=", "/account?done=", "/figures/", "/child/"] {
        is_escaped(path, &browser.get(&format!("{path}{script}")).await.html);
    }
    is_escaped("/find", &browser.post("/find", &[("q", "\"'><script>alert(1)</script>")]).await.html);
}

#[tokio::test]
async fn a_quote_in_any_field_of_sign_in_is_a_letter() {
    let house = House::new(support::roll());
    house.signed_in("performance", "performance_officer").await;
    for text in ["' OR '1'='1", "performance@council.example'--", "\"; DROP ACCOUNTS;", "%", "_", "\\"] {
        wait(1);
        let came = house.browser().first_step(text, text, &[]).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{text}");
        let mut planted = house.browser();
        planted.set("__Host-kith-session", &text.replace([';', '"', '\\'], ""));
        assert_eq!(planted.get("/report").await.status, StatusCode::SEE_OTHER, "{text}");
    }
}

#[tokio::test]
async fn fields_that_no_form_has_change_nothing() {
    let house = House::new(support::roll());
    let (mut browser, authenticator) = house.signed_in("performance", "performance_officer").await;
    house.signed_in("panel", "panel_member").await;
    let more =
        [("role", "administrator"), ("id", "panel"), ("account", "panel"), ("stage", "open"), ("left", "1")];
    let mut fields =
        vec![("current", PASSWORD), ("password", "harbour velvet nine"), ("again", "harbour velvet nine")];
    fields.extend(more);
    browser.post("/account/password", &fields).await;
    wait(1);
    // Nobody else's password, and nobody's role.
    let other = house.browser().first_step("panel@council.example", "harbour velvet nine", &more).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    for account in house.identity.accounts().unwrap() {
        assert_ne!(&*account.role, "administrator");
        assert!(account.left.is_none());
    }
    // And one step is one step, whatever is sent with it.
    let mut half = house.browser();
    half.first_step("performance@council.example", "harbour velvet nine", &more).await;
    assert_eq!(half.get("/report").await.status, StatusCode::SEE_OTHER);
    let code = authenticator.code_at(seconds());
    half.post("/sign-in/code", &[("code", &code), ("id", "panel")]).await;
    assert!(half.get("/account").await.html.contains("performance@council.example"));
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_refused_whoever_sends_it() {
    let house = House::new(support::roll());
    let (browser, _) = house.signed_in("performance", "performance_officer").await;
    for mut reader in [house.browser(), browser] {
        for path in ["/sign-in", "/account/password", "/children/new", "/advocate"] {
            let came = reader.post(path, &[("name", &"x".repeat(600 * 1024))]).await;
            let refused = came.status == StatusCode::PAYLOAD_TOO_LARGE;
            assert!(refused, "{path}: {}", came.status);
        }
    }
}

#[tokio::test]
async fn a_session_is_taken_from_its_cookie_and_from_nowhere_else() {
    let house = House::new(support::roll());
    let (browser, _) = house.signed_in("performance", "performance_officer").await;
    let session = browser.cookie("__Host-kith-session").unwrap().to_owned();
    let mut nobody = house.browser();
    for path in [format!("/report?session={session}"), format!("/report?__Host-kith-session={session}")] {
        assert_eq!(nobody.get(&path).await.status, StatusCode::SEE_OTHER);
    }
    // Without the prefix another site under the same name could have set it.
    nobody.set("kith-session", &session);
    assert_eq!(nobody.get("/report").await.status, StatusCode::SEE_OTHER);
    let request = Request::builder()
        .uri("/report")
        .header(header::HOST, "localhost:8903")
        .header(header::AUTHORIZATION, format!("Bearer {session}"))
        .body(Body::empty())
        .unwrap();
    assert_eq!(nobody.send(request).await.status, StatusCode::SEE_OTHER);
}

/// What was logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// What is said at the most talkative level, through the filter that `kith` puts before its log.
#[tokio::test]
async fn no_secret_and_no_name_stands_in_a_log_line() {
    let log = Log::default();
    let to = log.clone();
    let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(move || to.clone());
    let said = tracing_subscriber::registry().with(lines.with_filter(filter_fn(web::may_be_logged)));
    // For every thread: what the tests beside this one log, where they share its process, is read too.
    tracing::subscriber::set_global_default(said).unwrap();
    let house = House::new(support::roll());
    let link = house.join("ada", "social_worker");
    let (mut browser, authenticator) = house.signed_in("performance", "performance_officer").await;
    let child = a_child(&house);
    house.browser().get(&link).await;
    for path in
        [format!("/child/{child}"), format!("/child/{child}/chronology"), "/find?q=Winterbeck".to_owned()]
    {
        browser.get(&path).await;
    }
    browser.post("/find", &[("q", "Winterbeck")]).await;
    browser.post(&format!("/child/{child}/note"), &[("text", "A walk by the invented river")]).await;
    wait(1);
    let code = authenticator.code_at(seconds());
    let mut other = house.browser();
    other.first_step("performance@council.example", "wrong wrong wrong", &[]).await;
    other.first_step("performance@council.example", PASSWORD, &[("to", "/find?q=Winterbeck")]).await;
    other.post("/sign-in/code", &[("code", &code)]).await;
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("answered") && log.contains("/child/{child}"), "nothing was logged: {log}");
    let session = |browser: &Browser| browser.cookie("__Host-kith-session").unwrap().to_owned();
    let timeline = house.roll.cohort(calendar::Moment::END_OF_TIME);
    let names = timeline
        .children
        .iter()
        .filter_map(|child| Some(child.identity.as_ref()?.name.as_ref()?.given.clone()));
    let secrets = [
        PASSWORD.to_owned(),
        "wrong wrong".to_owned(),
        code,
        authenticator.key(),
        session(&browser),
        session(&other),
        link.rsplit('/').next().unwrap().to_owned(),
        "performance@council.example".to_owned(),
        "Winterbeck".to_owned(),
        "invented river".to_owned(),
        format!("/child/{child}"),
    ];
    for secret in secrets.into_iter().chain(names) {
        let line = log.lines().find(|line| line.contains(&secret));
        assert!(line.is_none(), "{secret} stands in the log: {line:?}");
    }
}
