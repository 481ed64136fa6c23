//! Several `kith serve` on one database behind HAProxy: people write and read while a node is killed, and the database fails
//! over.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

/// The database, and the nodes on it.
mod house;
/// People who write and read, and what they saw.
mod load;
/// An older program on what a newer one wrote.
mod older;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::time::Duration;

use testbed::{Pair, Proxy, Which, free_ports};

use house::{House, Node};
use load::Load;

/// Only what never reached a node is tried again by the proxy: it never sends a write twice.
const PROXY: &str = "
defaults
  mode http
  timeout connect 2s
  timeout client 70s
  timeout server 70s
  retries 3
  option redispatch 1
  retry-on conn-failure
frontend kith
  bind 127.0.0.1:{port}
  option forwardfor
  default_backend nodes
backend nodes
  balance roundrobin
  default-server check inter 250ms fall 2 rise 1
  server a 127.0.0.1:{a}
  server b 127.0.0.1:{b}
  server c 127.0.0.1:{c}
";

#[test]
fn what_is_acknowledged_is_there_once_whatever_is_killed() {
    let pair = Pair::start();
    let house = House::of(&pair);
    let ports: [u16; 3] = free_ports();
    let [a, b, c] = ports.map(|port| Node::start(&house, port));
    let configuration = ["a", "b", "c"]
        .into_iter()
        .zip(ports)
        .fold(PROXY.to_owned(), |text, (name, port)| text.replace(&format!("{{{name}}}"), &port.to_string()));
    let proxy = Proxy::start(&configuration);
    let load = Load::begin(proxy.port(), &house);

    load.goes_on(30);
    // A node is gone in the middle of whatever it did; another takes its place.
    b.kill();
    load.goes_on(30);
    let b = Node::start(&house, ports[1]);
    load.goes_on(30);

    // The primary is gone with everything that ran in it; what it acknowledged the replica has.
    let before = load.acknowledged();
    pair.kill(Which::First);
    std::thread::sleep(Duration::from_millis(500));
    pair.promote();
    load.goes_on(40);
    let told = load.end();

    // Everything is read from the database itself, and from each node.
    let journal = house.journal();
    let mut written: BTreeMap<String, u64> = BTreeMap::new();
    journal
        .entries(0, |envelope, payload| {
            if &*envelope.kind == "visit_to_child" {
                let record: serde_json::Value = serde_json::from_slice(payload.unwrap()).unwrap();
                *written.entry(record["notes"].as_str().unwrap().to_owned()).or_default() += 1;
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    let lost: Vec<_> = told.acknowledged.iter().filter(|key| !written.contains_key(*key)).collect();
    let doubled: Vec<_> = written.iter().filter(|(_, times)| **times > 1).collect();
    println!(
        "acknowledged {} ({} before the failover), lost {}, doubled {}; reads {}, of which back in time {}; \
         tried again {} times",
        told.acknowledged.len(),
        before,
        lost.len(),
        doubled.len(),
        told.reads,
        told.back_in_time.len(),
        told.again,
    );
    assert!(lost.is_empty(), "lost: {lost:?}");
    assert!(doubled.is_empty(), "doubled: {doubled:?}");
    assert!(told.back_in_time.is_empty(), "{:?}", told.back_in_time);
    assert!(told.refused.is_empty(), "{:?}", told.refused);
    for node in [&a, &b, &c] {
        let client = load::Client::to(node.port(), house.token());
        for (nth, child) in house.children().iter().enumerate() {
            let whole = written.keys().filter(|key| key.starts_with(&format!("{nth}-"))).count() as u64;
            assert_eq!(client.count(child), Some(whole), "{child} at each node");
        }
    }
    journal.verify(None, |_, _| {}).unwrap();
    drop((a, b, c));
}
