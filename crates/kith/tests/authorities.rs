//! Three invented authorities served by one program, on files and on one PostgreSQL database: nothing of one is reached at the
//! host of another, and a record that was put away is opened again.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command as Program;
use std::sync::Arc;
use std::time::Duration;

use records::coming_into_care::{ChildIdentity, ChildName, LookedAfterStart};
use records::workforce::SocialWorkerAllocation;
use records::{Record, Subject};
use support::browser::{Browser, ask, status};
use support::{Place, Serving, get, link_of, sample_as};
use testbed::Database;

const NAMES: [&str; 3] = ["northmoor", "eastfell", "westbrook"];

/// Where the records are.
enum On {
    Files,
    Server(Box<Database>),
}

/// Three authorities, each with a child of the same number and a worker of the same name.
struct Region {
    place: Place,
    config: String,
    tokens: Vec<String>,
    links: Vec<String>,
    _on: On,
}

impl Region {
    /// `more` stands before the first heading.
    fn new(on: On, more: &str) -> Region {
        let place = Place::new();
        let mut text = format!("listen = \"127.0.0.1:0\"\nmetrics = \"127.0.0.1:0\"\n{more}\n");
        if let On::Server(database) = &on {
            let (status, _, err) = place.run(&["database", "prepare", "--database", &database.owner()]);
            assert_eq!(status, 0, "{err}");
        }
        for name in NAMES {
            let url = match &on {
                On::Files => place.path(&format!("{name}.db")),
                On::Server(database) => {
                    let role = format!("{}_{name}", database.role());
                    database.sql(&format!("CREATE ROLE {role} LOGIN"));
                    let owner = database.owner();
                    let (status, _, err) =
                        place.run(&["database", "admit", &code(name), "--role", &role, "--database", &owner]);
                    assert_eq!(status, 0, "{err}");
                    database.address_as(&role)
                }
            };
            text.push_str(&format!(
                "[authority.{name}]\nname = [\"{name}.example\"]\ndatabase = \"{url}\"\n"
            ));
        }
        let config = place.file("kith.toml", text.as_bytes());
        let mut region = Region { place, config, tokens: Vec::new(), links: Vec::new(), _on: on };
        for name in NAMES {
            let add = ["user", "add", "ada", "--name", "Ada Winterbeck", "--role", "social_worker"];
            let out = region.of(name, &add);
            region.links.push(link_of(&out));
            let admin = ["user", "add", "olu", "--name", "Olu Ferncliffe", "--role", "administrator"];
            let out = region.of(name, &admin);
            region.links.push(link_of(&out));
            let scopes = ["--scope", "children", "--scope", "record"];
            let token = [&["user", "token", "add", "ada", "--name", "Load"][..], &scopes].concat();
            region.tokens.push(region.of(name, &token));
        }
        region
    }

    /// Runs a command on one authority, and returns what it prints.
    fn of(&self, name: &str, words: &[&str]) -> String {
        let (status, out, err) = self.place.run(&[&["--config", &self.config, "--of", name], words].concat());
        assert_eq!(status, 0, "{words:?}: {err}");
        out.trim().to_owned()
    }

    fn serve(&self) -> Serving {
        self.place.serve(&["serve", "--config", &self.config])
    }
}

fn host(name: &str) -> String {
    format!("{name}.example")
}

fn code(name: &str) -> String {
    format!("Z{}", name.len() * 10 + NAMES.iter().position(|one| *one == name).unwrap())
}

/// What is known of a child, of whom the number is the same everywhere and the name is the authority's.
fn child_of(name: &str) -> Vec<Arc<dyn Record>> {
    let day = |text: &str| text.parse().unwrap();
    vec![
        Arc::new(ChildIdentity { born: day("2012-05-04"), ..sample_as("child_identity") }),
        Arc::new(ChildName {
            since: day("2012-05-04"),
            given: format!("Only-at-{name}"),
            ..sample_as("child_name")
        }),
        Arc::new(LookedAfterStart { day: day("2016-01-11"), ..sample_as("looked_after_start") }),
        Arc::new(SocialWorkerAllocation {
            worker: "ada".to_owned(),
            since: day("2016-01-11"),
            until: None,
            ..sample_as("social_worker_allocation")
        }),
    ]
}

/// Records a child in each, through its own interface for programs or, where there is nothing yet, its journal.
fn with_children(on: On, more: &str) -> Region {
    let region = Region::new(on, more);
    for name in NAMES {
        let text = std::fs::read_to_string(&region.config).unwrap();
        let own = text.split(&format!("[authority.{name}]")).nth(1).unwrap();
        let url = own.split("database = \"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let journal = open(&url);
        support::append_for(&journal, &code(name), &Subject::child("C1"), child_of(name));
        if name == NAMES[0] {
            support::append_for(&journal, &code(name), &Subject::child("N7"), child_of(name));
        }
    }
    region
}

fn open(url: &str) -> journal::Journal {
    use journal::postgres::PostgresAddress;
    let clock = || calendar::Moment::from_micros(1_500_000_000_000_000);
    match PostgresAddress::is_meant(url) {
        true => {
            let address = PostgresAddress::parse(url).unwrap();
            journal::Journal::open_postgres(&address, &journal::Key::None, clock).unwrap()
        }
        false => journal::Journal::open(std::path::Path::new(url), clock).unwrap(),
    }
}

fn after_head(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").map_or(answer, |(_, body)| body)
}

/// Everything that somebody may try with what is one authority's at the host of another.
fn nothing_crosses(on: On) {
    let region = with_children(on, "");
    let serving = region.serve();
    let mut ada = Browser::by_link(&serving, &host(NAMES[0]), &region.links[0]);
    let other = Browser::by_link(&serving, &host(NAMES[1]), &region.links[2]);

    // At home each sees their own child of that number, and no other's.
    for (browser, name, not) in [(&ada, NAMES[0], NAMES[1]), (&other, NAMES[1], NAMES[0])] {
        let page = browser.get("/child/C1");
        assert_eq!(status(&page), 200, "{page}");
        assert!(page.contains(&format!("Only-at-{name}")) && !page.contains(not), "{page}");
    }
    // A session of one is none at another: as for whoever is not signed in.
    for (browser, elsewhere) in [(&ada, NAMES[1]), (&ada, NAMES[2]), (&other, NAMES[0])] {
        for path in ["/child/C1", "/work", "/status", "/find", "/account"] {
            let answer = browser.at(&host(elsewhere)).get(path);
            assert_eq!(status(&answer), 303, "{path}: {answer}");
            assert!(answer.contains("/sign-in") && !answer.contains("Only-at"), "{path}: {answer}");
        }
        let mut there = browser.at(&host(elsewhere));
        let sent = there.post("/child/C1/note", "text=An+invented+note");
        // Whoever is not signed in is asked to sign in, and what was typed is kept.
        assert!(sent.contains("Sign in") && !sent.contains("Only-at"), "{sent}");
    }
    // A number that only one authority has leads nowhere at another's, also for who is signed in there.
    assert_eq!(status(&ada.get("/child/N7")), 200);
    let unknown = other.get("/child/N7");
    assert!(status(&unknown) != 200 && !unknown.contains("Only-at"), "{unknown}");
    let nobody = other.get("/child/N8").replace("N8", "N7");
    assert_eq!(
        after_head(&unknown),
        after_head(&nobody),
        "a number of another authority looks like somebody's"
    );
    // A form that was made at one host and is sent by a page of another.
    let head = format!(
        "Cookie: {}={}\r\nOrigin: http://{}.example\r\nSec-Fetch-Site: cross-site\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n",
        other.cookies[0].0, other.cookies[0].1, NAMES[0]
    );
    let sent = ask(&serving, "eastfell.example", "POST", "/child/C1/note", &head, "text=An+invented+note");
    assert_eq!(status(&sent), 403, "{sent}");
    // A token of the interface for programs.
    let with = |nth: usize| format!("Authorization: Bearer {}\r\n", region.tokens[nth]);
    for (nth, name) in NAMES.iter().enumerate() {
        for (of, _) in NAMES.iter().enumerate() {
            let answer = ask(&serving, &format!("{name}.example"), "GET", "/api/v1/me", &with(of), "");
            assert_eq!(status(&answer), if nth == of { 200 } else { 401 }, "{name} {of}: {answer}");
            let answer =
                ask(&serving, &format!("{name}.example"), "GET", "/api/v1/children/C1", &with(of), "");
            assert_eq!(answer.contains("Only-at"), nth == of, "{name} {of}: {answer}");
        }
    }
    // A feed of a calendar.
    let made = ada.post("/my-calendar", "");
    assert!(matches!(status(&made), 200 | 303), "{made}");
    let page = format!("{made}{}", ada.get("/my-calendar"));
    let feed = page.split("/calendar/").nth(1).and_then(|rest| rest.split(['"', '<', ' ', '&']).next());
    let feed = format!("/calendar/{}", feed.unwrap_or_else(|| panic!("{page}")));
    let own = ask(&serving, "northmoor.example", "GET", &feed, "", "");
    let elsewhere = ask(&serving, "eastfell.example", "GET", &feed, "", "");
    assert_eq!((status(&own), status(&elsewhere)), (200, 404), "{feed}: {own} {elsewhere}");
    // A link to set an account up.
    let link = &region.links[4];
    assert_ne!(status(&ask(&serving, "eastfell.example", "GET", link, "", "")), 200);
    assert_eq!(status(&ask(&serving, "westbrook.example", "GET", link, "", "")), 200);
}

#[test]
fn nothing_crosses_between_files() {
    nothing_crosses(On::Files);
}

#[test]
fn nothing_crosses_in_one_database() {
    nothing_crosses(On::Server(Box::new(Database::empty())));
}

#[test]
fn a_host_of_nobody_tells_nothing_of_who_is_there() {
    let region = with_children(On::Files, "");
    let serving = region.serve();
    let nobody = |host: &str, path: &str| {
        let answer = ask(&serving, host, "GET", path, "", "");
        let body = answer.split("\r\n\r\n").nth(1).unwrap_or_default();
        // The reference of a fault is another each time; nothing else is.
        (status(&answer), body.to_owned())
    };
    let expected = nobody("nowhere.example", "/");
    assert_eq!(expected.0, 404);
    assert!(NAMES.iter().all(|name| !expected.1.contains(name)), "{}", expected.1);
    for host in [
        "northmoor.example.",
        "a.northmoor.example",
        "northmoor.example:1",
        "northmoor",
        "",
        "NOWHERE.example",
    ] {
        assert_eq!(nobody(host, "/"), expected, "{host}");
        assert_eq!(nobody(host, "/child/C1").0, 404, "{host}");
        assert_eq!(nobody(host, "/health").0, 404, "{host}");
    }
    // Two hosts are none.
    let two = ask(&serving, "northmoor.example\r\nHost: eastfell.example", "GET", "/sign-in", "", "");
    assert!(matches!(status(&two), 400 | 404), "{two}");
    assert_eq!(nobody("NorthMoor.example", "/sign-in").0, 200);
    // At its own address it tells that it lives, and nothing else.
    let health = serving.get("/health");
    assert!(health.contains("\"authorities\":3") && health.contains("\"status\":\"alive\""), "{health}");
    assert_eq!(status(&serving.get("/sign-in")), 404);
}

#[test]
fn what_was_put_away_is_opened_again_and_nothing_of_it_is_lost() {
    let region = with_children(On::Files, "memory-mib = 3\n");
    let serving = region.serve();
    let mut ada = Browser::by_link(&serving, &host(NAMES[0]), &region.links[0]);
    let admin = Browser::by_link(&serving, &host(NAMES[1]), &region.links[3]);
    let figure = |name: &str| {
        let figures = get(serving.figures.as_ref().unwrap(), "/metrics");
        let line = figures.lines().find_map(|line| line.strip_prefix(name)?.trim().parse::<f64>().ok());
        line.unwrap_or_else(|| panic!("{name}: {figures}"))
    };
    let opened = |name: &str| figure(&format!("kith_authority_openings_total{{authority=\"{name}\"}}"));
    assert_eq!(figure("kith_authorities "), 3.0);
    // A note is recorded, the record is put away by others that are asked for, and the note is there.
    for round in 0..3 {
        let page = ada.get("/child/C1/note");
        let draft = page.split("name=\"record\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        assert_eq!(status(&page), 200, "{page} {draft:?}");
        assert!(ada.get("/child/C1").contains("Only-at-northmoor"), "round {round}");
        for name in ["eastfell", "westbrook"] {
            let host = format!("{name}.example");
            assert_eq!(status(&ask(&serving, &host, "GET", "/sign-in", "", "")), 200);
        }
    }
    assert!(opened("northmoor") >= 3.0, "{}", opened("northmoor"));
    assert!(figure("kith_authority_closings_total{authority=\"northmoor\"}") >= 2.0);
    // An answer that is still being sent holds its record: the next look finds it put away.
    let mut open = figure("kith_authorities_open ");
    for _ in 0..80 {
        if open == 1.0 {
            break;
        }
        std::thread::sleep(Duration::from_millis(500));
        open = figure("kith_authorities_open ");
    }
    assert_eq!(open, 1.0, "two do not fit");
    // Tries of passwords are still counted when the record was put away meanwhile.
    let mut stranger =
        Browser { serving: &serving, host: "northmoor.example".to_owned(), cookies: Vec::new() };
    let mut held_up = false;
    for _ in 0..40 {
        let answer = stranger.post("/sign-in", "name=ada&password=wrong+and+wrong+again");
        ask(&serving, "westbrook.example", "GET", "/sign-in", "", "");
        held_up |= status(&answer) == 429;
    }
    assert!(held_up, "forty wrong passwords were let try");
    let page = admin.get("/status");
    assert!(page.contains("Records open in this program") && page.contains(" of 3, some "), "{page}");
    ada.cookies.clear();
    assert_eq!(status(&ada.get("/child/C1")), 303);
}

#[test]
fn whoever_comes_first_together_opens_a_record_once() {
    let region = with_children(On::Server(Box::new(Database::empty())), "");
    let serving = region.serve();
    let address = serving.address.clone();
    let all: Vec<_> = (0..24)
        .map(|nth| {
            let address = address.clone();
            std::thread::spawn(move || {
                let host = format!("{}.example", NAMES[nth % 3]);
                let mut stream = TcpStream::connect(&address).unwrap();
                write!(stream, "GET /sign-in HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
                let mut answer = String::new();
                stream.read_to_string(&mut answer).unwrap();
                status(&answer)
            })
        })
        .collect();
    for came in all {
        assert_eq!(came.join().unwrap(), 200);
    }
    let figures = get(serving.figures.as_ref().unwrap(), "/metrics");
    for name in NAMES {
        for line in [
            format!("kith_authority_openings_total{{authority=\"{name}\"}} 1\n"),
            format!("kith_authority_open{{authority=\"{name}\"}} 1\n"),
            format!("kith_journal_head{{authority=\"{name}\"}} "),
        ] {
            assert!(figures.contains(&line), "{line}: {figures}");
        }
    }
    // One whose database is gone holds up nobody else.
    assert!(figures.contains("kith_authorities_open 3\n"), "{figures}");
}

#[test]
fn one_that_cannot_be_opened_is_told_at_its_own_host_alone() {
    let region = with_children(On::Files, "");
    std::fs::write(region.place.path("eastfell.db"), b"this is no database at all, whatever it says")
        .unwrap();
    let serving = region.serve();
    let answer = |name: &str| ask(&serving, &format!("{name}.example"), "GET", "/sign-in", "", "");
    let gone = answer("eastfell");
    assert!(status(&gone) == 503 && gone.contains("cannot be opened now"), "{gone}");
    let program = ask(&serving, "eastfell.example", "GET", "/api/v1/me", "", "");
    assert!(status(&program) == 503 && program.contains("application/problem+json"), "{program}");
    assert_eq!(status(&answer("northmoor")), 200);
    assert!(serving.log().contains("eastfell"), "{}", serving.log());
}

#[test]
fn a_list_in_which_two_have_the_same_is_refused_and_the_doctor_says_it() {
    let place = Place::new();
    let list = |second: &str| {
        format!(
            "listen = \"127.0.0.1:0\"\n[authority.one]\nname = \"one.example\"\ndatabase = \"{0}\"\nkey-file = \"{1}\"\n\
             [authority.two]\n{second}\n",
            place.path("one.db"),
            place.path("one.key"),
        )
    };
    let (other, same) = (place.path("two.db"), place.path("./one.db"));
    let (_, _, _) = place.run(&["key", "new", &place.path("one.key")]);
    for (second, says, serves) in [
        (
            format!("name = \"ONE.example\"\ndatabase = \"{other}\""),
            "one and two are both at the host one.example",
            false,
        ),
        (
            format!("name = \"two.example\"\ndatabase = \"{same}\""),
            "one and two have the same database",
            false,
        ),
        (
            format!(
                "name = \"two.example\"\ndatabase = \"{other}\"\nkey-file = \"{}\"",
                place.path("one.key")
            ),
            "are sealed with the same key",
            true,
        ),
        (format!("name = \"two.example\"\ndatabase = \"{other}\""), "two: no key-file or key-command", true),
        (
            format!(
                "name = \"two.example\"\ndatabase = \"{other}\"\nkey-file = \"{}\"",
                place.path("none.key")
            ),
            "none.key",
            true,
        ),
    ] {
        let config = place.file("kith.toml", list(&second).as_bytes());
        std::fs::write(place.path("one.db"), b"").ok();
        let (status, out, err) = place.run(&["doctor", "--config", &config]);
        assert!(status == 1 && out.contains(says), "{second}: {status} {out} {err}");
        if !serves {
            let (status, _, err) = place.run(&["serve", "--config", &config]);
            assert!(status == 2 && err.contains(says), "{second}: {err}");
        }
    }
    let config =
        place.file("kith.toml", list(&format!("name = \"two.example\"\ndatabase = \"{other}\"")).as_bytes());
    let all = ["serve", "--config", &config];
    let serving =
        Program::new(env!("CARGO_BIN_EXE_kith")).args(all).env("KITH_KEY", "anything").output().unwrap();
    let err = String::from_utf8_lossy(&serving.stderr).into_owned();
    assert!(!serving.status.success() && err.contains("KITH_KEY would be that of all of them"), "{err}");
}
