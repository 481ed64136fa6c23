//! People who write and read through the proxy.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use serde_json::{Value, json};

use crate::house::House;

/// So long at most something is waited for: a guard against hanging, no promise.
const PATIENCE: Duration = Duration::from_secs(120);

/// A program that talks to a server on this computer.
#[derive(Clone)]
pub(crate) struct Client {
    agent: ureq::Agent,
    base: String,
    token: String,
}

impl Client {
    pub(crate) fn to(port: u16, token: &str) -> Client {
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(65)))
            .build()
            .into();
        let (base, token) = (format!("http://127.0.0.1:{port}/api/v1"), format!("Bearer {token}"));
        Client { agent, base, token }
    }

    /// Asks; none where no answer came.
    pub(crate) fn get(&self, path: &str) -> Option<(u16, Value)> {
        let asked = self.agent.get(format!("{}{path}", self.base));
        let asked = asked.header("Authorization", &self.token).header("Host", "kith.example");
        let mut answer = asked.call().ok()?;
        let body = answer.body_mut().read_to_string().ok()?;
        Some((answer.status().as_u16(), serde_json::from_str(&body).unwrap_or(Value::Null)))
    }

    /// Records a visit under the caller's own name for it; none where no answer came.
    pub(crate) fn record(&self, child: &str, key: &str) -> Option<(u16, Value)> {
        let record = json!({"day": "2026-01-12", "seen": true, "alone": true, "notes": key});
        let body = json!({"kind": "visit_to_child", "record": record}).to_string();
        let asked = self
            .agent
            .post(format!("{}/children/{child}/records", self.base))
            .header("Authorization", &self.token)
            .header("Host", "kith.example")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key);
        let mut answer = asked.send(body).ok()?;
        let body = answer.body_mut().read_to_string().ok()?;
        Some((answer.status().as_u16(), serde_json::from_str(&body).unwrap_or(Value::Null)))
    }

    /// How many visits of a child there are; none where no answer came.
    pub(crate) fn count(&self, child: &str) -> Option<u64> {
        let (status, list) = self.get(&format!("/children/{child}/records?kind=visit_to_child&limit=1"))?;
        if status == 200 { list["total"].as_u64() } else { None }
    }
}

/// What came of it.
#[derive(Default, Debug)]
pub(crate) struct Told {
    /// What was acknowledged, by the writer's name for it.
    pub(crate) acknowledged: Vec<String>,
    pub(crate) reads: u64,
    /// Reads that did not hold what the reader had seen, or what was acknowledged before.
    pub(crate) back_in_time: Vec<String>,
    /// Answers that say neither that it is done nor that it may be tried again.
    pub(crate) refused: Vec<String>,
    /// How often a write was sent once more.
    pub(crate) again: u64,
}

/// Writers and readers, until they are told to end.
pub(crate) struct Load {
    ends: Arc<AtomicBool>,
    acknowledged: Arc<AtomicU64>,
    threads: Vec<JoinHandle<Told>>,
}

impl Load {
    pub(crate) fn begin(port: u16, house: &House) -> Load {
        let (ends, acknowledged) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        let mut threads = Vec::new();
        for (nth, child) in house.children().into_iter().enumerate() {
            let of_child = Arc::new(AtomicU64::new(0));
            let client = Client::to(port, house.token());
            let (ends, all) = (ends.clone(), acknowledged.clone());
            let (writer, counted, name) = (client.clone(), of_child.clone(), child.clone());
            let ends_too = ends.clone();
            threads.push(std::thread::spawn(move || write(&writer, nth, &name, &counted, &all, &ends)));
            threads.push(std::thread::spawn(move || read(&client, &child, &of_child, &ends_too)));
        }
        Load { ends, acknowledged, threads }
    }

    pub(crate) fn acknowledged(&self) -> u64 {
        self.acknowledged.load(Ordering::SeqCst)
    }

    /// Returns when so many more are acknowledged.
    pub(crate) fn goes_on(&self, more: u64) {
        let (from, pause) = (self.acknowledged(), Duration::from_millis(20));
        let mut waited = Duration::ZERO;
        while self.acknowledged() < from + more {
            std::thread::sleep(pause);
            waited += pause;
            let ended = self.threads.iter().any(JoinHandle::is_finished);
            assert!(
                !ended && waited < PATIENCE,
                "nothing is acknowledged any more after {}",
                self.acknowledged()
            );
        }
    }

    /// Ends it; every write that was begun is acknowledged first.
    pub(crate) fn end(self) -> Told {
        self.ends.store(true, Ordering::SeqCst);
        let mut all = Told::default();
        for thread in self.threads {
            let told = thread.join().unwrap();
            all.acknowledged.extend(told.acknowledged);
            all.reads += told.reads;
            all.back_in_time.extend(told.back_in_time);
            all.refused.extend(told.refused);
            all.again += told.again;
        }
        all
    }
}

fn write(
    client: &Client,
    nth: usize,
    child: &str,
    counted: &AtomicU64,
    all: &AtomicU64,
    ends: &AtomicBool,
) -> Told {
    let mut told = Told::default();
    for number in 0.. {
        if ends.load(Ordering::SeqCst) {
            break;
        }
        let key = format!("{nth}-{number}");
        // The same again until somebody says that it is there: by its name it is recorded once.
        let id = loop {
            match client.record(child, &key) {
                Some((200 | 201, body)) => break body["fact"]["id"].as_str().map(str::to_owned),
                Some((status @ 400..500, body)) => {
                    told.refused.push(format!("{key}: {status} {body}"));
                    return told;
                }
                _ => {
                    told.again += 1;
                    std::thread::sleep(Duration::from_millis(50));
                }
            }
        };
        told.acknowledged.push(key.clone());
        counted.fetch_add(1, Ordering::SeqCst);
        all.fetch_add(1, Ordering::SeqCst);
        // Whichever node is asked next holds it.
        let Some(id) = id else {
            told.refused.push(format!("{key}: no identifier came back"));
            return told;
        };
        if let Some((404, _)) = client.get(&format!("/children/{child}/records/visit_to_child/{id}")) {
            told.back_in_time.push(format!("{key} is not there for who wrote it"));
        }
        told.reads += 1;
    }
    told
}

fn read(client: &Client, child: &str, counted: &AtomicU64, ends: &AtomicBool) -> Told {
    let mut told = Told::default();
    let mut seen = 0;
    while !ends.load(Ordering::SeqCst) {
        let acknowledged = counted.load(Ordering::SeqCst);
        let Some(now) = client.count(child) else {
            std::thread::sleep(Duration::from_millis(50));
            continue;
        };
        told.reads += 1;
        if now < seen || now < acknowledged {
            told.back_in_time
                .push(format!("{child}: {now} after {seen} were seen and {acknowledged} acknowledged"));
        }
        seen = seen.max(now);
    }
    told
}
