//! Addresses for programs: what each needs, and every one tried as every role.

use std::fmt::Write;

use access::{Permit, Person};
use axum::Router;
use axum::http::StatusCode;
use identity::tokens::{self, NewToken, Scope};
use roll::Roll;

use super::ways::{KIND, Needs, TEAM, reads, writes};
use super::{Answer, CHILDREN, expected_of};
use crate::support;

/// What each address for programs needs, by its name; its token is for everything.
const API: &[(&str, Needs)] = &[
    ("openapi", Needs::Nothing),
    ("me", Needs::Somebody),
    ("kinds", Needs::Somebody),
    ("kind", Needs::Somebody),
    ("code_sets", Needs::Somebody),
    ("code_set", Needs::Somebody),
    ("children", Needs::Role(access::opens_records)),
    ("find_children", Needs::Role(access::opens_records)),
    ("child", Needs::Permit(|_| true)),
    ("duties", Needs::Permit(|_| true)),
    ("records", Needs::Permit(|_| true)),
    ("add_record", Needs::Permit(|permit| writes(permit, KIND))),
    ("record", Needs::Permit(|permit| reads(permit, KIND))),
    ("correct_record", Needs::Permit(|permit| writes(permit, KIND))),
    ("withdraw_record", Needs::Permit(|permit| writes(permit, KIND))),
    ("history", Needs::Permit(|permit| reads(permit, KIND))),
    ("documents", Needs::Permit(|permit| reads(permit, "document"))),
    ("looks_at_a_child", Needs::Permit(Permit::is_whole)),
    ("looks", Needs::Role(|person| access::oversees_looks(person).is_ok())),
    ("work", Needs::Role(access::opens_records)),
    ("team", Needs::Role(|person| TEAM.contains(&person.role))),
    ("approvals", Needs::Role(access::opens_records)),
    ("lists", Needs::Somebody),
    // The list of where children live stands for all: each is open to whom its page is.
    ("list", Needs::Role(|person| access::sees_placements(person).is_ok())),
    ("households", Needs::Role(|person| access::finds_homes(person).is_ok())),
    ("household_records", Needs::Own),
    ("add_household_record", Needs::Own),
    ("household_record", Needs::Own),
    ("correct_household_record", Needs::Own),
    ("homes", Needs::Role(|person| access::finds_homes(person).is_ok())),
    ("home_records", Needs::Own),
    ("home_record", Needs::Own),
    ("add_home_record", Needs::Own),
    ("correct_home_record", Needs::Own),
    ("workers", Needs::Somebody),
    ("worker_records", Needs::Own),
    ("add_worker_record", Needs::Own),
    ("worker_record", Needs::Own),
    ("correct_worker_record", Needs::Own),
    ("end_standing_in", Needs::Own),
    ("do_supervision_action", Needs::Own),
    // Of each kind what its page shows: see the addresses of the pages.
    ("authority_records", Needs::Role(reads_of_the_authority)),
    ("add_authority_record", Needs::Role(writes_of_the_authority)),
    ("authority_record", Needs::Own),
    ("correct_authority_record", Needs::Own),
    ("withdraw_authority_record", Needs::Own),
    ("figures", Needs::Role(|person| access::figures(person).is_ok())),
    ("figure", Needs::Role(|person| access::figures(person).is_ok())),
    ("people_behind_a_figure", Needs::Role(|person| access::whole_figures(person).is_ok())),
    ("webhooks", Needs::Somebody),
    ("add_webhook", Needs::Somebody),
    ("webhook", Needs::Own),
    ("end_webhook", Needs::Own),
    ("deliveries", Needs::Own),
    ("send_again", Needs::Own),
];

/// Whether anything about the authority itself is open to somebody.
fn reads_of_the_authority(person: &Person) -> bool {
    access::hears_children(person).is_ok()
}

/// Whether somebody writes anything about the authority by a form of its fields.
fn writes_of_the_authority(person: &Person) -> bool {
    access::sets_the_service(person).is_ok()
        || access::answers_children(person).is_ok()
        || access::arranges_audits(person).is_ok()
        || super::ways::raises(person)
}

/// What an address for programs needs. One that is not in the table fails the test.
fn needs_of(way: &api::Way) -> &'static Needs {
    let found = API.iter().find(|(name, _)| *name == way.name);
    &found.unwrap_or_else(|| panic!("nobody said who may use {}", way.name)).1
}

/// The same as for a page, but that no program is asked for a reason.
fn expected_by_program(roll: &Roll, way: &api::Way, person: &Person, child: &str) -> Answer {
    match expected_of(roll, needs_of(way), person, child) {
        Answer::Reason => Answer::No,
        answer => answer,
    }
}

async fn found_by_program(app: &Router, way: &api::Way, token: &str, child: &str) -> Answer {
    let path = way
        .path
        .replace("{child}", child)
        .replace("{kind}", KIND)
        .replace("{record}", "name0000")
        .replace("{figure}", "6.1")
        .replace("{set}", "document_sort")
        .replace("{list}", "placements")
        .replace("{household}", "nobody")
        .replace("{home}", "nobody")
        // An identifier that somebody could have is a joiner's, for those who keep the list of who works here.
        .replace("{worker}", "no%20body")
        .replace("{action}", "0")
        .replace("{webhook}", "0123456789abcdef")
        .replace("{delivery}", "0123456789abcdef");
    let body = if way.name == "add_record" {
        format!("{{\"kind\": \"{KIND}\", \"record\": {{}}}}")
    } else {
        "{}".to_owned()
    };
    let request = support::asked(&way.verb.word().to_uppercase(), "", &path)
        .header("authorization", format!("Bearer {token}"))
        .header("if-match", "\"1\"")
        .header("content-type", "application/json")
        .body(axum::body::Body::from(if way.body.is_some() { body } else { String::new() }));
    let came = support::send(app, request.unwrap()).await;
    match came.status {
        StatusCode::OK => Answer::Yes,
        // It does not say what it wants, or sends what cannot be recorded: it is theirs to ask and to send.
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY => Answer::Yes,
        StatusCode::FORBIDDEN | StatusCode::NOT_FOUND => Answer::No,
        other => panic!("{path}: {other}: {}", came.html),
    }
}

/// Every address for programs, tried with a token of each role; what is not as the table says.
pub(super) async fn what_is_not_so(roll: &Roll, everybody: &[Person]) -> Vec<String> {
    let desk = pages::Desk::new(support::rooms(roll));
    let config = api::Config { in_a_minute: u32::MAX, sends_webhooks: false, ..api::Config::default() };
    let router = pages::router_on(desk.clone()).merge(api::router(desk, config));
    let hosts = web::Hosts::of("127.0.0.1:8903".parse().unwrap());
    let app = web::app(router, pages::site(roll, true), hosts);
    let (mut tried, mut wrong) = (0, Vec::new());
    for person in everybody {
        let new = NewToken { owner: &person.id, name: "test", scopes: &Scope::ALL, days: 1 };
        let token = tokens::make(roll.journal(), &new, "test", support::now()).unwrap();
        for way in api::ways() {
            let children = if way.path.contains("{child}") { &CHILDREN[..] } else { &CHILDREN[..1] };
            for (child, _) in children {
                let expected = expected_by_program(roll, way, person, child);
                let found = found_by_program(&app, way, token.as_str(), child).await;
                if expected != found {
                    let words = person.role.words();
                    wrong.push(format!("{words}: {} of {child}: {found:?}, not {expected:?}", way.name));
                }
                tried += 1;
            }
        }
    }
    assert!(tried > 700, "{tried}");
    assert_eq!(API.len(), api::ways().count(), "an address for programs that is not there any longer");
    wrong
}

/// The part of the page that tells of programs.
pub(super) fn section(roll: &Roll, everybody: &[Person], head: &str) -> String {
    let mut page = String::new();
    page.push_str(
        "\n## Addresses for programs\n\nWith a token that is for everything, of somebody of the role; without one, only the \
         document of the interface. Of a child: theirs / another / closed. No program is asked for a reason.\n",
    );
    page.push_str(head);
    for way in api::ways() {
        let _ = write!(page, "| `{} {}` |", way.verb.word().to_uppercase(), way.path);
        for person in everybody {
            let cells = CHILDREN.map(|(child, _)| expected_by_program(roll, way, person, child).word());
            let same = cells.iter().all(|cell| *cell == cells[0]);
            let cell = match needs_of(way) {
                Needs::Own => "their own".to_owned(),
                _ if same => cells[0].to_owned(),
                _ => cells.join(" / "),
            };
            let _ = write!(page, " {cell} |");
        }
        page.push('\n');
    }
    page
}
