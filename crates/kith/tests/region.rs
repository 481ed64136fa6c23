//! A region's view: figures of those who agreed, with small numbers hidden, and no way to a child for anybody of the region.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use std::path::Path;
use std::sync::Arc;

use journal::Journal;
use records::Subject;
use records::governance::FiguresShared;
use support::browser::{Browser, ask, status};
use support::{Place, append_for, link_of, sample};

const REGION: &str = "The Fells";

fn clock() -> calendar::Moment {
    "2026-11-02T09:00:00Z".parse().unwrap()
}

/// Three authorities, of which the first agreed, the second did and does no longer, and the third never did; and the region.
fn region(place: &Place) -> (String, Vec<String>) {
    let mut text = "listen = \"127.0.0.1:0\"\n".to_owned();
    let mut links = Vec::new();
    for (name, code, until) in [
        ("northmoor", "E09000060", Some(None)),
        ("eastfell", "E09000061", Some(Some("2020-03-31"))),
        ("westbrook", "E09000062", None),
    ] {
        let database = place.path(&format!("{name}.db"));
        let from = sample("csc-validator-be-903");
        let load = ["import", "ssda903", &from, "--database", &database, "--authority", code];
        let (status, _, err) = place.run(&[&load[..], &["--known-at", "2018-05-01T09:00:00Z"]].concat());
        assert_eq!(status, 1, "two lines are refused: {err}");
        if let Some(until) = until {
            let journal = Journal::open(Path::new(&database), clock).unwrap();
            let shared = FiguresShared {
                since: "2018-04-01".parse().unwrap(),
                until: until.map(|day| day.parse().unwrap()),
                region: REGION.to_owned(),
                by: None,
            };
            append_for(&journal, code, &Subject::authority(code), vec![Arc::new(shared)]);
        }
        links.push(add(place, &database, "mir", "performance_officer"));
        text.push_str(&format!("[authority.{name}]\nname = \"{name}.example\"\ndatabase = \"{database}\"\n"));
    }
    let database = place.path("fells.db");
    links.push(add(place, &database, "kit", "panel_member"));
    links.push(add(place, &database, "sam", "advocate"));
    links.push(add(place, &database, "hal", "head_of_service"));
    text.push_str(&format!(
        "[authority.fells]\nregion = \"{REGION}\"\nname = \"figures.example\"\ndatabase = \"{database}\"\n"
    ));
    (place.file("kith.toml", text.as_bytes()), links)
}

fn add(place: &Place, database: &str, id: &str, role: &str) -> String {
    let words = ["user", "add", id, "--name", "Somebody Invented", "--role", role, "--database", database];
    let (status, out, err) = place.run(&words);
    assert_eq!(status, 0, "{err}");
    link_of(&out)
}

/// The numbers of the children of the sample.
fn children() -> Vec<String> {
    let text = std::fs::read_to_string(Path::new(&sample("csc-validator-be-903")).join("Header.csv"))
        .or_else(|_| std::fs::read_to_string(Path::new(&sample("csc-validator-be-903")).join("header.csv")))
        .unwrap();
    let first = text.lines().skip(1).filter_map(|line| line.split(',').next());
    first.map(|cell| cell.trim_matches('"').to_owned()).filter(|cell| cell.len() > 3).take(200).collect()
}

#[test]
fn a_region_sees_figures_of_those_who_agreed_and_reaches_nobody() {
    let place = Place::new();
    let (config, links) = region(&place);
    let children = children();
    assert!(children.len() > 20);
    let serving = place.serve(&["serve", "--config", &config]);
    let kit = Browser::by_link(&serving, "figures.example", &links[3]);
    let mut page = kit.get("/region?month=2018-03");
    for _ in 0..20 {
        if !page.contains("being worked out") {
            break;
        }
        page = kit.get("/region?month=2018-03");
    }
    assert_eq!(status(&page), 200, "{page}");
    assert!(page.contains("eastfell: not shared") && page.contains("westbrook: not shared"), "{page}");
    assert!(page.contains("E09000060") || page.contains("northmoor"), "{page}");
    assert!(page.contains(">hidden<") && page.contains(">not known<"), "{page}");
    let numbers = page.matches("class=\"n\"").count();
    assert!(numbers > 20, "{numbers}");
    for child in &children {
        assert!(!page.contains(child.as_str()), "a child's number is on it: {child}");
    }
    // What is shown at the authority to a member of its own panel is what the region is shown.
    let (code, out, err) =
        place.run(&["region", "--config", &config, "--month", "2018-03", "--format", "json"]);
    assert_eq!(code, 0, "{err}");
    let all: serde_json::Value = serde_json::from_str(&out).unwrap();
    let shared: Vec<bool> = all.as_array().unwrap().iter().map(|row| row["shared"] == true).collect();
    assert_eq!(shared, [true, false, false]);
    let figures = all[0]["month"]["figures"].as_array().unwrap();
    let looked_after = figures.iter().filter(|figure| figure["shown"]["number"].is_string());
    let mut told = 0;
    for figure in looked_after {
        let number = figure["shown"]["number"].as_str().unwrap();
        assert!(page.contains(&format!(">{number}<")), "{figure}: {page}");
        told += 1;
    }
    assert!(told > 5, "{told} figures have a number");
    assert!(children.iter().all(|child| !out.contains(child.as_str())));

    // Nobody of the region opens anything else, at its own host or at any other.
    let hal = Browser::by_link(&serving, "figures.example", &links[5]);
    let child = &children[0];
    let paths = [
        format!("/child/{child}"),
        format!("/child/{child}/record"),
        "/figures".to_owned(),
        "/figures/8.2".to_owned(),
        "/report".to_owned(),
        "/report/contents.pdf".to_owned(),
        "/find".to_owned(),
        "/work".to_owned(),
        "/lists".to_owned(),
        "/inspection".to_owned(),
        "/findings".to_owned(),
        "/settings".to_owned(),
        "/api/v1/children".to_owned(),
        format!("/api/v1/children/{child}"),
        "/who".to_owned(),
    ];
    for browser in [&kit, &hal] {
        for path in &paths {
            let answer = browser.get(path);
            assert_eq!(status(&answer), 404, "{path}: {answer}");
            for host in ["northmoor.example", "eastfell.example", "westbrook.example"] {
                let answer = browser.at(host).get(path);
                assert!(matches!(status(&answer), 303 | 401 | 404), "{host} {path}: {answer}");
                assert!(children.iter().all(|child| !answer.contains(&format!(">{child}<"))), "{answer}");
            }
        }
    }
    // Somebody of an authority is nobody at the region, and whoever sees no figures sees none there.
    let mir = Browser::by_link(&serving, "northmoor.example", &links[0]);
    assert_eq!(status(&mir.at("figures.example").get("/region")), 303);
    let sam = Browser::by_link(&serving, "figures.example", &links[4]);
    assert_eq!(status(&sam.get("/region?month=2018-03")), 403);
    assert_eq!(status(&ask(&serving, "figures.example", "GET", "/region", "", "")), 303);
    // A month that has not ended.
    assert_eq!(status(&kit.get("/region?month=2199-01")), 404);
    assert_eq!(status(&kit.get("/region?month=never")), 400);
}
