//! How long the two pages of the working day take that are asked most: a social worker's list and a child's page.
//!
//! `cargo run -p pages --example working_day [CHILDREN [TIMES]]`. An invented authority, whose people are signed in with
//! accounts, through the whole stack in one process without a network. No test asserts a time: this prints them; it is for a
//! profiler too.

// An example is a test that is read: its helpers fail as one.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, clippy::disallowed_methods, dead_code)]

#[path = "../tests/it/support/mod.rs"]
mod support;

use std::time::Instant;

use access::{People, Person, Role, Team};
use axum::http::StatusCode;
use support::accounts::{Browser, House};

/// So many social workers are signed in.
const WORKERS: usize = 12;

/// So many of the children of each are opened.
const CHILDREN_OF_EACH: usize = 8;

fn main() {
    let asked = |nth: usize| std::env::args().nth(nth).and_then(|number| number.parse().ok());
    let (children, times) = (asked(1).unwrap_or(650), asked(2).unwrap_or(2_000));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(measured(children, times as usize));
}

async fn measured(children: u32, times: usize) {
    let plan = simulate::Plan::new(children, 60, support::today().plus_days(-1), 1);
    let invented = simulate::authority(&plan);
    let team = Team { id: "north".into(), name: "North".to_owned() };
    let workers: Vec<Person> = invented
        .workers
        .iter()
        .filter(|worker| worker.to.is_none())
        .map(|worker| Person {
            id: worker.id.as_str().into(),
            name: worker.name.clone(),
            role: Role::SocialWorker,
            team: Some(team.id.clone()),
        })
        .collect();
    let house = House::of(support::recorded(&invented), People::new(workers.clone(), vec![team]));
    let mut lists: Vec<(Browser, String)> = Vec::new();
    let mut pages: Vec<(Browser, String)> = Vec::new();
    for worker in workers.into_iter().take(WORKERS) {
        let (mut browser, _) = house.signed_in(&worker.id, "social_worker").await;
        let came = browser.get("/work").await;
        assert_eq!(came.status, StatusCode::OK);
        let theirs =
            came.html.split("href=\"/child/").skip(1).filter_map(|rest| rest.split(['"', '/']).next());
        let mut theirs: Vec<&str> = theirs.collect();
        theirs.dedup();
        for child in theirs.into_iter().take(CHILDREN_OF_EACH) {
            pages.push((browser.clone(), format!("/child/{child}")));
        }
        lists.push((browser, "/work".to_owned()));
    }
    for (what, all) in [("my work", &mut lists), ("a child's page", &mut pages)] {
        let mut bytes = 0;
        for (browser, path) in all.iter_mut() {
            let came = browser.get(path).await;
            assert_eq!(came.status, StatusCode::OK, "{path}");
            bytes += came.html.len();
        }
        let began = Instant::now();
        for nth in 0..times {
            let at = nth % all.len();
            let (browser, path) = &mut all[at];
            browser.get(path).await;
        }
        let each = began.elapsed().as_secs_f64() * 1e6 / times as f64;
        println!("{what}: {} of them, {each:.0} µs each, {} bytes", all.len(), bytes / all.len());
    }
}
