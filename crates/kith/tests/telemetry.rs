//! Health, figures and the log: what they tell, and that they tell nothing of anybody.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use std::collections::{BTreeSet, VecDeque};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use access::Role;
use records::coming_into_care::{ChildIdentity, ChildName};
use serde_json::Value;
use simulate::Plan;
use support::{Place, get};

#[test]
fn health_and_readiness_are_told_to_anybody_and_tell_of_nobody() {
    let place = Place::new();
    let database = place.path("kith.db");
    let (status, _, err) = place.run(&[
        "user",
        "add",
        "ada",
        "--name",
        "Ada Winterbeck",
        "--role",
        "administrator",
        "--database",
        &database,
    ]);
    assert_eq!(status, 0, "{err}");
    let serving = place.serve(&[
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--metrics",
        "127.0.0.1:0",
        "--database",
        &database,
    ]);
    for (path, says) in [("/health", "{\"status\":\"alive\"}"), ("/ready", "{\"status\":\"ready\"}")] {
        let answer = serving.get(path);
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with(says), "{answer}");
    }
    // Figures are told at their own address, and not where people sign in.
    let elsewhere = serving.get("/metrics");
    assert!(!elsewhere.contains("kith_"), "{elsewhere}");
    let figures = get(serving.figures.as_ref().unwrap(), "/metrics");
    for line in [
        "\nkith_journal_up 1\n",
        "\nkith_journal_head 0\n",
        "\nkith_roll_lag_entries 0\n",
        "\nkith_mail_waiting 0\n",
        "\nkith_sessions 0\n",
        "kith_http_requests_total{method=\"GET\",route=\"/ready\",status=\"200\"} 1\n",
        "# TYPE kith_http_request_duration_seconds histogram\n",
        "\nprocess_resident_memory_bytes ",
    ] {
        assert!(figures.contains(line), "{line}: {figures}");
    }
}

#[test]
fn a_database_that_is_gone_is_told_and_told_again_when_it_is_back() {
    let place = Place::new();
    let server = testbed::Database::empty();
    for args in [
        &["database", "prepare", "--database", &server.owner()][..],
        &["database", "admit", "Z99", "--role", server.role(), "--database", &server.owner()],
    ] {
        let (status, _, err) = place.run(args);
        assert_eq!(status, 0, "{err}");
    }
    let url = server.address();
    let serving =
        place.serve(&["serve", "--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0", "--database", &url]);
    let figures = || get(serving.figures.as_ref().unwrap(), "/metrics");
    assert!(
        serving.get("/ready").ends_with("{\"status\":\"ready\"}")
            && figures().contains("\nkith_journal_up 1\n")
    );
    server.lets_in(false);
    let answer = serving.get("/ready");
    assert!(
        answer.starts_with("HTTP/1.1 503")
            && answer.contains("\"status\":\"not ready\"")
            && answer.contains("the database cannot be read"),
        "{answer}"
    );
    assert!(serving.get("/health").starts_with("HTTP/1.1 200"));
    assert!(figures().contains("\nkith_journal_up 0\n"));
    server.lets_in(true);
    assert!(serving.get("/ready").starts_with("HTTP/1.1 200"));
    assert!(figures().contains("\nkith_journal_up 1\n"));
}

/// What is chosen, seen and told: people one by one, each walks from page to page.
struct Walk<'a> {
    address: &'a str,
    cookie: String,
}

impl Walk<'_> {
    fn ask(&self, method: &str, path: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(self.address).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            self.cookie,
            body.len()
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Becomes this person.
    fn choose(&mut self, person: &str) {
        let answer = self.ask("POST", "/who", &format!("person={person}&to=&sent="));
        let set = answer.lines().find_map(|line| {
            line.to_lowercase().starts_with("set-cookie:").then(|| line[11..].trim().to_owned())
        });
        self.cookie = set.unwrap_or_else(|| panic!("{answer}")).split(';').next().unwrap().to_owned();
    }

    /// Walks over so many pages, each that is linked from one before; gives how many were shown.
    fn walk(&self, most: usize) -> usize {
        let mut seen: BTreeSet<String> = BTreeSet::from(["/".to_owned()]);
        let mut next: VecDeque<String> = VecDeque::from(["/".to_owned()]);
        let mut shown = 0;
        while let Some(path) = next.pop_front().filter(|_| shown < most) {
            let answer = self.ask("GET", &path, "");
            shown += 1;
            let status = answer.split(' ').nth(1).unwrap_or_default().to_owned();
            assert!(["200", "303", "403", "404", "422"].contains(&status.as_str()), "{path}: {status}");
            let location = answer.lines().find_map(|line| line.strip_prefix("location: ").map(str::trim));
            let links = answer.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
            for link in links.chain(location) {
                let link = link.split('#').next().unwrap_or_default().replace("&amp;", "&");
                let skip = ["/assets", "/sign-out", "/report"].iter().any(|begins| link.starts_with(begins));
                if link.starts_with('/') && !skip && seen.insert(link.clone()) {
                    next.push_back(link);
                }
            }
        }
        shown
    }
}

/// A collector of traces: its address, and what it was sent.
fn collector() -> (String, Arc<Mutex<Vec<u8>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let sent: Arc<Mutex<Vec<u8>>> = Arc::default();
    let all = sent.clone();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let sent = sent.clone();
            std::thread::spawn(move || {
                let mut room = [0; 65536];
                let (mut head, mut left) = (Vec::new(), None);
                while let Ok(read @ 1..) = stream.read(&mut room) {
                    sent.lock().unwrap().extend_from_slice(&room[..read]);
                    head.extend_from_slice(&room[..read]);
                    if left.is_none()
                        && let Some(end) = head.windows(4).position(|four| four == b"\r\n\r\n")
                    {
                        let text = String::from_utf8_lossy(&head[..end]).to_lowercase();
                        let length = text
                            .split("content-length: ")
                            .nth(1)
                            .and_then(|rest| rest.lines().next()?.trim().parse::<usize>().ok());
                        left = Some(end + 4 + length.unwrap_or(0));
                    }
                    if left.is_some_and(|all| head.len() >= all) {
                        (head, left) = (Vec::new(), None);
                        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                    }
                }
            });
        }
    });
    (address, all)
}

/// The words of a text, as names and numbers stand in it.
fn words(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty()).collect()
}

#[test]
fn no_name_no_birthday_and_no_childs_number_stands_in_the_log_or_in_figures() {
    let place = Place::new();
    let until: calendar::Day = "2025-03-31".parse().unwrap();
    let demo = [
        "demo",
        "--children",
        "30",
        "--in-need",
        "10",
        "--months",
        "14",
        "--seed",
        "3",
        "--until",
        "2025-03-31",
    ];
    let (collector, spans) = collector();
    place.script("kith-press", "cat > /dev/null; printf '%%PDF-1.7 an invented one'");
    let telling =
        ["--listen", "127.0.0.1:0", "--log", "json", "--metrics", "127.0.0.1:0", "--traces", &collector];
    let serving = place.serve_with(&[&demo[..], &telling].concat(), &[("KITH_LOG", "trace")]);

    let invented = simulate::authority(&Plan { in_need: 10, ..Plan::new(30, 14, until, 3) });
    let (mut names, mut numbers, mut days) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (subject, facts) in &invented.children {
        numbers.insert(subject.id.to_string());
        for fact in facts {
            if let Some(name) = fact.of::<ChildName>() {
                names.insert(name.given.clone());
                names.extend(name.family.clone());
                names.extend(name.known_as.clone());
            }
            if let Some(identity) = fact.of::<ChildIdentity>() {
                days.insert(identity.born.to_string());
            }
        }
    }
    let staff = invented.workers.iter().map(|worker| worker.name.as_str());
    for name in staff.chain(invented.colleagues.iter().map(|colleague| colleague.name.as_str())) {
        names.extend(name.split_whitespace().map(str::to_owned));
    }
    assert!(
        names.len() > 30 && numbers.len() >= 30 && days.len() > 20,
        "the record is nearly empty: the test says little"
    );

    let mut walk = Walk { address: &serving.address, cookie: String::new() };
    let child = numbers.first().unwrap().clone();
    let name = names.first().unwrap().clone();
    let mut shown = 0;
    for role in Role::ALL {
        let page = walk.ask("GET", "/who", "");
        let Some(person) = person_of(&page, role.words()) else { continue };
        walk.choose(&person);
        shown += walk.walk(30);
        // What names people in the address, and what is typed: right, wrong and broken.
        walk.ask("GET", &format!("/find?q={name}"), "");
        walk.ask("POST", "/find", &format!("q={name}"));
        walk.ask("GET", &format!("/child/{child}?name={name}"), "");
        walk.ask("GET", &format!("/nowhere/{child}/{name}"), "");
        walk.ask("POST", &format!("/child/{child}/visit"), &format!("note={name}+was+seen&day=nonsense"));
        walk.ask("POST", &format!("/child/{child}/open"), &format!("reason={name}"));
        walk.ask("GET", &format!("/api/v1/children/{child}"), "");
        walk.ask(&name.to_uppercase(), &format!("/child/{child}"), "");
    }
    assert!(shown > 150, "only {shown} pages were shown: the test says little");

    let log = serving.log();
    let figures = get(serving.figures.as_ref().unwrap(), "/metrics");
    // The words to whoever starts a demonstration come before.
    let answered = log
        .lines()
        .skip_while(|line| !line.starts_with('{'))
        .map(|line| serde_json::from_str::<Value>(line).unwrap_or_else(|_| panic!("not JSON: {line}")))
        .filter(|line| line["message"] == "answered")
        .count();
    assert!(answered >= shown, "{answered} of {shown} requests are in the log");
    assert!(figures.contains("route=\"/child/{child}\""), "{figures}");
    // Spans are sent every few seconds.
    let sent = || String::from_utf8_lossy(&spans.lock().unwrap()).into_owned();
    for _ in 0..300 {
        if sent().matches("work out the page").count() > 100 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    let spans = sent();
    assert!(spans.contains("/child/{child}") && spans.contains("work out the page"), "no spans came");
    for (what, text) in [("the log", &log), ("the figures", &figures), ("spans", &spans)] {
        let words = words(text);
        for (sort, told) in [("name", &names), ("number", &numbers), ("birthday", &days)] {
            let found: Vec<_> = told.iter().filter(|each| words.contains(each.as_str())).collect();
            assert!(found.is_empty(), "{what} holds a {sort}: {found:?}");
        }
    }
    // What it told a browser about them stays with the browser; and no line is of a method that somebody made up.
    assert!(
        !log.contains(&name.to_uppercase()) && !figures.contains(&name.to_uppercase()),
        "a method is told as it came"
    );
    assert!(figures.contains("method=\"other\""), "{figures}");
    drop(serving);
}

/// The first person of a role, by the page on which one chooses.
fn person_of(page: &str, role: &str) -> Option<String> {
    let option = page.split("<option value=\"").skip(1).find(|rest| {
        rest.split("</option>").next().is_some_and(|option| option.contains(&format!("({role}")))
    })?;
    option.split('"').next().map(str::to_owned)
}
