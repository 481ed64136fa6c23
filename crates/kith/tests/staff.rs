//! Who works here and in which team, as it is served: made by `kith user`, changed while it runs, and known at once.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use std::path::Path;
use std::sync::Arc;

use calendar::Moment;
use journal::Journal;
use records::coming_into_care::ChildName;
use records::fostering::{CarerAccount, HouseholdDetails};
use records::governance::{LocalStandard, OwnAccount};
use records::workforce::SocialWorkerAllocation;
use records::{Record, Subject};
use serde_json::Value;
use support::browser::{Browser, status};
use support::{Place, append, link_of, sample_as};

fn ran(place: &Place, args: &[&str]) -> String {
    let (status, out, err) = place.run(args);
    assert_eq!(status, 0, "{args:?}: {err}");
    out
}

fn add(place: &Place, id: &str, name: &str, role: &str, more: &[&str]) -> String {
    let database = place.path("kith.db");
    let all = [&["user", "add", id, "--name", name, "--role", role, "--database", &database], more].concat();
    link_of(&ran(place, &all))
}

fn user(place: &Place, args: &[&str]) {
    let database = place.path("kith.db");
    ran(place, &[&["user"], args, &["--database", &database]].concat());
}

/// A child who is a worker's since long ago.
fn a_child_of(place: &Place, worker: &str) {
    let now = || Moment::start_of("2026-01-02".parse().unwrap());
    let journal = Journal::open_existing(Path::new(&place.path("kith.db")), now).unwrap();
    let since = "2025-01-06".parse().unwrap();
    let name: Arc<dyn Record> = Arc::new(ChildName {
        since,
        given: "Wren".to_owned(),
        family: Some("Nowherelea".to_owned()),
        known_as: None,
    });
    let allocation =
        Arc::new(SocialWorkerAllocation { since, until: None, worker: worker.to_owned(), because: None });
    append(&journal, &Subject::child("c1"), vec![name, allocation]);
    // How often a worker has supervision is what the authority says.
    let standard = LocalStandard {
        clock: "sup.caseholder".to_owned(),
        since,
        limit: "4W".to_owned(),
        words: "every four weeks".to_owned(),
    };
    append(&journal, &Subject::authority("Z99"), vec![Arc::new(standard)]);
}

#[test]
fn who_joins_moves_and_leaves_does_so_without_a_restart() {
    let place = Place::new();
    // Before anything is recorded: as an authority begins.
    let tm = add(&place, "tm", "Nora Northbeck", "team_manager", &["--team", "Children North"]);
    add(&place, "ada", "Ada Winterbeck", "social_worker", &["--team", "children north"]);
    let sue = add(&place, "sue", "Sue Southey", "team_manager", &["--team", "South"]);
    let admin = add(&place, "admin", "Adda Minster", "administrator", &[]);
    a_child_of(&place, "ada");
    let database = place.path("kith.db");
    let serving = place.serve(&["serve", "--listen", "127.0.0.1:0", "--database", &database]);
    let host = serving.address.clone();
    let tm = Browser::by_link(&serving, &host, &tm);
    let sue = Browser::by_link(&serving, &host, &sue);
    let mut admin = Browser::by_link(&serving, &host, &admin);

    // The manager manages a team, sees its supervision, and opens its child.
    let team = tm.get("/team");
    assert!(team.contains("Children North") && team.contains("Ada Winterbeck"), "{team}");
    let supervision = tm.get("/supervision");
    assert_eq!(status(&supervision), 200);
    assert!(supervision.contains("Ada Winterbeck"), "{supervision}");
    let child = tm.get("/child/c1");
    assert_eq!(status(&child), 200, "{child}");
    assert_ne!(status(&sue.get("/child/c1")), 200);

    // What accounts said is a dated fact, and the clock of supervision runs by it.
    let due: Value = serde_json::from_str(&ran(
        &place,
        &["due", "--worker", "ada", "--on", "2099-01-05", "--database", &database, "--format", "json"],
    ))
    .unwrap();
    let clocks: Vec<&str> =
        due["due"].as_array().unwrap().iter().filter_map(|due| due["clock"].as_str()).collect();
    assert!(clocks.contains(&"sup.caseholder"), "{clocks:?}");

    // A worker moves: from the next page on the old manager opens nothing, and the new one does.
    user(
        &place,
        &["role", "ada", "social_worker", "--team", "south", "--phone", "01632 960 123", "--hours", "30"],
    );
    assert_ne!(status(&tm.get("/child/c1")), 200, "not the manager of the child's worker any longer");
    assert_eq!(status(&sue.get("/child/c1")), 200);
    let team = sue.get("/team?show=caseload");
    assert!(team.contains("Ada Winterbeck"), "{team}");

    // A joiner is offered, a leaver is not.
    let form = |who: &Browser<'_>| {
        let page = who.get("/child/c1/transfer");
        assert_eq!(status(&page), 200, "{page}");
        page.contains("Bo Fernside")
    };
    assert!(!form(&sue));
    add(&place, "bo", "Bo Fernside", "social_worker", &["--team", "South"]);
    assert!(form(&sue));
    user(&place, &["leave", "bo"]);
    assert!(!form(&sue));

    // An administrator begins where people are kept, and keeps them there.
    assert!(admin.get("/").to_lowercase().contains("location: /people\r\n"));
    let ada = admin.get("/people/ada");
    assert!(ada.contains("01632 960 123") && ada.contains("South"), "{ada}");
    assert!(admin.get("/people?show=left").contains("Bo Fernside"));
    let menu = admin.get("/people");
    assert!(!menu.contains("href=\"/team\"") && menu.contains("href=\"/people\""), "{menu}");
    let today =
        String::from_utf8(std::process::Command::new("date").arg("+%F").output().unwrap().stdout).unwrap();
    let post = format!(
        "since={}&role=social_worker&name=Ada+Winterbeck&team=Children+North&hours=30&agency=no",
        today.trim()
    );
    let moved = admin.post("/people/ada/post", &post);
    assert_eq!(status(&moved), 303, "{moved}");
    assert_eq!(status(&tm.get("/child/c1")), 200, "back");
    assert_ne!(status(&sue.get("/child/c1")), 200);
    // Nobody says of themselves what they do here.
    assert_ne!(status(&admin.post("/people/admin/post", &post)), 303);
    // Whoever leaves is out at once; the children stay with the manager until somebody else has them.
    let leaves = admin.post("/people/ada/leave", &format!("until={}", today.trim()));
    assert_eq!(status(&leaves), 303, "{leaves}");
    assert_eq!(status(&tm.get("/child/c1")), 200, "until another has the child");
    assert!(tm.get("/team").contains("Ada Winterbeck, who has left"), "the child is not out of sight");
    let list = ran(&place, &["user", "list", "--database", &database, "--format", "json"]);
    let list: Value = serde_json::from_str(&list).unwrap();
    let ada = list.as_array().unwrap().iter().find(|account| account["id"] == "ada").unwrap();
    assert_eq!(ada["state"], "left");
}

/// A foster carer's account is tied to a household, a young person's to their record: by the command that adds it, from its
/// day on.
#[test]
fn an_account_is_tied_to_the_record_whose_pages_it_opens() {
    let place = Place::new();
    add(&place, "admin", "Adda Minster", "administrator", &[]);
    a_child_of(&place, "ada");
    let database = place.path("kith.db");
    let now = || Moment::start_of("2026-01-02".parse().unwrap());
    let journal = Journal::open_existing(Path::new(&database), now).unwrap();
    let details = HouseholdDetails {
        since: "2025-01-06".parse().unwrap(),
        name: "Rowanlea".to_owned(),
        ..sample_as::<HouseholdDetails>("household_details")
    };
    let home = Subject::carer_household("h1");
    append(&journal, &home, vec![Arc::new(details)]);
    drop(journal);

    // With another role, or to nothing that is recorded, nobody is added.
    for (role, tie, told) in [
        ("social_worker", ["--household", "h1"], "--household goes with --role carer"),
        ("social_worker", ["--young-person", "c1"], "--young-person goes with --role child"),
        ("carer", ["--household", "h2"], "no household h2 is recorded here"),
        ("child", ["--young-person", "c2"], "no child c2 is recorded here"),
    ] {
        let args = ["user", "add", "rowan", "--name", "Rowan Careworth", "--role", role];
        let (status, out, err) = place.run(&[&args[..], &tie, &["--database", &database]].concat());
        assert_eq!((status, out.as_str(), err.contains(told)), (2, "", true), "{told}: {err}");
    }
    let list = ran(&place, &["user", "list", "--database", &database]);
    assert!(!list.contains("rowan"), "{list}");

    let loose = add(&place, "loose", "Lark Untied", "carer", &[]);
    let rowan = add(&place, "rowan", "Rowan Careworth", "carer", &["--household", "h1"]);
    let wren = add(&place, "wren", "Wren Nowherelea", "child", &["--young-person", "c1"]);
    let roll = roll::Roll::open(Journal::open_existing(Path::new(&database), now).unwrap()).unwrap();
    let facts = roll.facts(&home);
    let ties: Vec<&CarerAccount> = facts.iter().filter_map(|fact| fact.of()).collect();
    assert_eq!(ties.iter().map(|tie| (&*tie.who, tie.until)).collect::<Vec<_>>(), [("rowan", None)]);
    let facts = roll.facts(&Subject::child("c1"));
    let ties: Vec<&OwnAccount> = facts.iter().filter_map(|fact| fact.of()).collect();
    assert_eq!(ties.iter().map(|tie| &*tie.who).collect::<Vec<_>>(), ["wren"]);
    drop(roll);

    let serving = place.serve(&["serve", "--listen", "127.0.0.1:0", "--database", &database]);
    let host = serving.address.clone();
    let opened = |link: &str, path: &str| {
        let page = Browser::by_link(&serving, &host, link).get(path);
        assert_eq!(status(&page), 200, "{page}");
        page
    };
    let page = opened(&rowan, "/my-home");
    assert!(page.contains("Rowanlea") && !page.contains("not tied to your household"), "{page}");
    assert!(opened(&loose, "/my-home").contains("not tied to your household"));
    let page = opened(&wren, "/my");
    assert!(page.contains("Who has looked") && !page.contains("not tied to your record"), "{page}");
}

#[test]
fn a_team_that_is_not_there_is_told() {
    let place = Place::new();
    let database = place.path("kith.db");
    add(&place, "admin", "Adda Minster", "administrator", &[]);
    a_child_of(&place, "ada");
    add(&place, "tm", "Nora Northbeck", "team_manager", &["--team", "North"]);
    let told = || {
        let (_, out, _) = place.run(&["doctor", "--database", &database]);
        out
    };
    assert!(!told().contains("tm is"), "{}", told());
    // As a version before this one left it: an identifier that followed from the order of workers.
    let now = || Moment::start_of("2026-01-02".parse().unwrap());
    let journal = Journal::open_existing(Path::new(&database), now).unwrap();
    let change = journal::AccountChange::Role {
        id: "tm".into(),
        role: "team_manager".into(),
        team: Some("team-1".into()),
    };
    journal.change_account(change, None).unwrap();
    drop(journal);
    assert!(told().contains("tm is in the team team-1, which nobody’s recorded post names"), "{}", told());
}

#[test]
fn a_team_without_a_name_is_refused_before_a_file_is_made() {
    let place = Place::new();
    let database = place.path("none.db");
    let add = [
        "user",
        "add",
        "ada",
        "--name",
        "Ada Winterbeck",
        "--role",
        "social_worker",
        "--team",
        " ",
        "--database",
        &database,
    ];
    let (status, _, err) = place.run(&add);
    assert_eq!((status, err.contains("a team needs a name")), (2, true), "{err}");
    assert!(!Path::new(&database).exists());
}

#[test]
fn everybody_of_a_list_joins_at_once_or_nobody() {
    let place = Place::new();
    let database = place.path("kith.db");
    let list = place.path("staff.csv");
    let import = ["user", "import", &list, "--database", &database];
    std::fs::write(&list, "id,name,role\nw1,Ada Winterbeck,wizard\nw1,Bo Southey,health\n").unwrap();
    let (status, out, err) = place.run(&import);
    assert_ne!(status, 0);
    assert!(
        out.is_empty() && err.contains("line 2: there is no role") && err.contains("line 3: w1"),
        "{err}"
    );
    assert!(!Path::new(&database).exists(), "nothing is made for a list that is wrong");

    add(&place, "tm", "Nora Northbeck", "team_manager", &["--team", "Children North"]);
    a_child_of(&place, "ada");
    let rows = "\u{feff}id,name,role,team,hours\nada,Ada Winterbeck,social_worker,children north,30\n\
                hana,\"Nursewick, Hana\",health,,\n";
    std::fs::write(&list, rows).unwrap();
    let out = ran(&place, &import);
    let links: Vec<(&str, &str)> = out.lines().skip(1).map(|line| line.split_once(',').unwrap()).collect();
    assert_eq!(links.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ["ada", "hana"], "{out}");
    // Again they are here already, and nobody of the list joins a second time.
    let (status, _, err) = place.run(&import);
    assert!(status != 0 && err.contains("line 2: ada has an account already"), "{err}");

    let serving = place.serve(&["serve", "--listen", "127.0.0.1:0", "--database", &database]);
    let host = serving.address.clone();
    let ada = Browser::by_link(&serving, &host, &link_of(links[0].1));
    assert_eq!(support::browser::status(&ada.get("/child/c1")), 200);
    // The post is a dated fact, in the team as it was called first.
    let roll = roll::Roll::open(
        Journal::open_existing(Path::new(&database), || Moment::start_of("2026-01-02".parse().unwrap()))
            .unwrap(),
    )
    .unwrap();
    let facts = roll.facts(&Subject::worker("ada"));
    let post = facts.iter().find_map(|fact| fact.of::<records::workforce::WorkerDetails>()).unwrap();
    assert_eq!((post.team.as_deref(), post.hours), (Some("Children North"), Some(30.0)));
}
