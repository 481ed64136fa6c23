//! An invented authority with the pages on it, and a browser of a sort.

// Each test program uses a part of this. Helpers of a test fail as the test does.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

pub(crate) mod accounts;

use std::sync::Arc;

use access::{People, Person, Role, Team};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use calendar::{Day, Moment};
use http_body_util::BodyExt;
use journal::{Batch, Change, Happened, Journal, NewEntry, SubjectId};
use pages::{Rooms, SignIn};
use records::governance::RecordKept;
use records::{Act, Record, Subject};
use roll::Roll;
use simulate::{Invented, Plan};
use tower::ServiceExt;

/// A Monday, 8.50 in the morning.
pub(crate) fn now() -> Moment {
    "2018-11-05T08:50:00Z".parse().unwrap()
}

pub(crate) fn today() -> Day {
    now().day()
}

/// An invented authority of thirty children.
pub(crate) fn invented() -> Invented {
    let until: Day = "2018-11-04".parse().unwrap();
    // The tests record what people write from day to day themselves.
    simulate::authority(&Plan { life: false, ..Plan::new(30, 18, until, 1) })
}

/// The same, recorded as if people had recorded it.
pub(crate) fn roll() -> Roll {
    recorded(&invented())
}

pub(crate) fn recorded(invented: &Invented) -> Roll {
    let journal = Journal::temporary(now).unwrap();
    let mut entries: Vec<NewEntry> = Vec::new();
    for (subject, facts) in
        std::iter::once(&invented.authority).chain(&invented.children).chain(&invented.households)
    {
        for fact in facts.iter().filter(|fact| fact.revision == 1 && !fact.withdrawn) {
            // The last revision that is not a withdrawal speaks: an allocation that has ended is ended.
            let last = facts
                .iter()
                .filter(|other| {
                    other.id == fact.id && other.record.kind() == fact.record.kind() && !other.withdrawn
                })
                .max_by_key(|other| other.revision)
                .unwrap();
            let happened = last.record.happened();
            entries.push(NewEntry {
                subject: SubjectId::new(&subject.to_string()).unwrap(),
                kind: fact.record.kind().name.into(),
                record_id: fact.id.clone(),
                revision: 1,
                change: Change::Record { payload: last.record.to_json().into_bytes(), reason: None },
                happened: Happened { from: happened.from, to: happened.to },
                known_at: Some(fact.recorded),
                place: None,
            });
        }
    }
    journal
        .append(Batch {
            authority: "Z99".into(),
            who: "test".into(),
            permit_reason: None,
            known_at: None,
            load: None,
            entries,
            expected: Vec::new(),
        })
        .unwrap();
    Roll::open(journal).unwrap()
}

/// The workers whom the invented allocations name, in one team, and a person for each role above them.
pub(crate) fn people() -> People {
    let team: Arc<str> = "north".into();
    let person = |id: &str, name: &str, role| Person {
        id: id.into(),
        name: name.to_owned(),
        role,
        team: matches!(role, Role::SocialWorker | Role::TeamManager).then(|| team.clone()),
    };
    let mut people: Vec<Person> = invented()
        .workers
        .iter()
        .filter(|worker| worker.to.is_none())
        .map(|worker| person(&worker.id, &worker.name, Role::SocialWorker))
        .collect();
    people.extend([
        person("manager", "Nora Northbeck", Role::TeamManager),
        person("night", "Oona Nightwold", Role::OutOfHours),
        person("performance", "Pat Figurelea", Role::PerformanceOfficer),
        person("panel", "Cllr Umber Stile", Role::PanelMember),
        person("stranger", "Ash Elsewhere", Role::PersonalAdviser),
        person("head", "Hollis Wardmere", Role::HeadOfService),
        person("reviewing", "Ivo Reviewlock", Role::ReviewingOfficer),
        person("audit", "Quill Auditley", Role::QualityAssurance),
        person("advocate", "Avi Voicewell", Role::Advocate),
        person("school", "Vera Desklow", Role::VirtualSchool),
        person("nurse", "Hana Nursewick", Role::Health),
        person("placements", "Plum Homefinder", Role::Placements),
        person("door", "Fern Doorley", Role::FrontDoor),
        person("inspector", "Ines Inspectra", Role::Inspector),
        person("young", "Wren Youngling", Role::Child),
        person("carer", "Rowan Careworth", Role::Carer),
        person("admin", "Adda Minster", Role::Administrator),
    ]);
    People::new(people, vec![Team { id: team.clone(), name: "North".to_owned() }])
}

pub(crate) fn app(roll: &Roll) -> Router {
    app_with(roll, None)
}

pub(crate) fn app_with(roll: &Roll, scanner: Option<pages::Scanner>) -> Router {
    app_of(Rooms { scanner, ..rooms(roll) })
}

pub(crate) fn rooms(roll: &Roll) -> Rooms {
    let (roll, people) = (roll.clone(), Arc::new(people()));
    Rooms { roll, people, sign_in: SignIn::Chosen, now, scanner: None, mailing: None, postcodes: None }
}

pub(crate) fn app_of(rooms: Rooms) -> Router {
    let roll = &rooms.roll.clone();
    let router = pages::router(rooms);
    web::app(router, pages::site(roll, true), web::Hosts::of("127.0.0.1:8903".parse().unwrap()))
}

/// What came back: status, where it leads, cookie, body.
pub(crate) struct Came {
    pub(crate) status: StatusCode,
    pub(crate) next: String,
    pub(crate) cookie: String,
    pub(crate) html: String,
}

/// A page as the performance officer, who may read everything.
pub(crate) async fn page(app: &Router, path: &str) -> (StatusCode, String) {
    let came = get(app, "performance", path).await;
    (came.status, came.html)
}

/// A page as somebody; nobody for an empty name.
pub(crate) async fn get(app: &Router, who: &str, path: &str) -> Came {
    send(app, asked("GET", who, path).body(Body::empty()).unwrap()).await
}

/// This authority has said how soon what somebody writes on their own pages is answered: no law does.
pub(crate) fn answered_within_five_days(roll: &Roll, clock: &str) {
    let set =
        timeline::history::facts(&format!("2018-01-01 local_standard clock={clock} limit=5W words=Five"));
    let code = roll.authority().unwrap();
    keep(roll, &[said(Subject::authority(&code), "standard0", set.unwrap().remove(0).record)]);
}

/// Somebody writes for the first time on pages of their own: nothing, too much, and then something, twice.
pub(crate) async fn writes(app: &Router, who: &str, at: &str, about: &str, words: &str) {
    let page = get(app, who, at).await.html;
    assert!(page.contains("You have written nothing here yet"), "{page}");
    let record = hidden(&page, "~record");
    let send = async |words: &str| {
        let fields = [("~record", record.as_str()), ("about", about), ("words", words)];
        post(app, who, at, &fields).await
    };
    let empty = send("  ").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.html.contains("Write something first: a word is enough"), "{}", empty.html);
    let long = send(&"a".repeat(4001)).await;
    assert!(
        long.html.contains("Send up to 4000 letters") && long.html.contains("aaaa"),
        "nothing typed is lost"
    );
    assert_eq!(send(words).await.next, format!("{at}?done=recorded"));
    assert_eq!(send(words).await.next, format!("{at}?done=already"));
}

/// A form sent as somebody.
pub(crate) async fn post(app: &Router, who: &str, path: &str, fields: &[(&str, &str)]) -> Came {
    let request = asked("POST", who, path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(encoded(fields)))
        .unwrap();
    send(app, request).await
}

/// Everything is recorded here: what nobody recorded was not done, and clocks speak.
pub(crate) fn everything_is_kept(roll: &Roll) {
    let record = RecordKept::everything("2015-01-01".parse().unwrap());
    keep(roll, &[said(Subject::authority("Z99"), "kept9999", Arc::new(record))]);
}

/// A search for a child by somebody.
pub(crate) async fn find(app: &Router, who: &str, q: &str) -> Came {
    post(app, who, "/find", &[("q", q)]).await
}

pub(crate) fn encoded(fields: &[(&str, &str)]) -> String {
    let code = |text: &str| -> String {
        text.bytes()
            .map(|byte| {
                if byte.is_ascii_alphanumeric() {
                    char::from(byte).to_string()
                } else {
                    format!("%{byte:02X}")
                }
            })
            .collect()
    };
    fields.iter().map(|(name, value)| format!("{}={}", code(name), code(value))).collect::<Vec<_>>().join("&")
}

pub(crate) fn asked(method: &str, who: &str, path: &str) -> axum::http::request::Builder {
    let request = Request::builder().method(method).uri(path).header(header::HOST, "localhost:8903");
    if who.is_empty() { request } else { request.header(header::COOKIE, format!("kith-person={who}")) }
}

pub(crate) async fn send(app: &Router, request: Request<Body>) -> Came {
    let response = app.clone().oneshot(request).await.unwrap();
    let header = |name| {
        let value = response.headers().get(name);
        value.map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
    };
    let (status, next, cookie) = (response.status(), header(header::LOCATION), header(header::SET_COOKIE));
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    Came { status, next, cookie, html: String::from_utf8_lossy(&bytes).into_owned() }
}

/// A form opened and sent with these answers, and with what it keeps: which record it makes, which revision was seen.
pub(crate) async fn fill(app: &Router, who: &str, path: &str, fields: &[(&str, &str)]) -> Came {
    let page = get(app, who, path).await.html;
    let kept = ["~revision", "~record"].into_iter().filter(|name| page.contains(&format!("name=\"{name}\"")));
    let kept: Vec<(&str, String)> = kept.map(|name| (name, hidden(&page, name))).collect();
    assert!(!kept.is_empty(), "{path} keeps nothing: {page}");
    let mut all: Vec<(&str, &str)> = kept.iter().map(|(name, value)| (*name, value.as_str())).collect();
    all.extend(fields);
    post(app, who, path, &all).await
}

/// The value of a hidden field of a page.
pub(crate) fn hidden(html: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let rest = html.split(&mark).nth(1).unwrap_or_else(|| panic!("no field {name} in {html}"));
    rest.split('"').next().unwrap().to_owned()
}

/// A fact of this identifier, as a change.
pub(crate) fn said(subject: Subject, id: &str, record: Arc<dyn Record>) -> records::Change {
    let (act, place) = (Act::Record, records::Place::default());
    records::Change { subject, id: id.into(), revision: 1, act, reason: None, record, place }
}

/// Records these changes, as somebody who is nobody in particular.
pub(crate) fn keep(roll: &Roll, changes: &[records::Change]) {
    let entries = changes.iter().map(|change| roll::new_entry(change).unwrap()).collect();
    roll.append(Batch {
        authority: "Z99".into(),
        who: "test".into(),
        permit_reason: None,
        known_at: None,
        load: None,
        entries,
        expected: Vec::new(),
    })
    .unwrap();
}
