//! The interface for programs: JSON resources, one file each, and the OpenAPI document made from them.
//!
//! A resource is a list of [`Way`]s: method, path, what is needed, what may be asked, what is sent and given, and the function
//! that answers. The router, the checks and the document are made from that list: an address that is not in it is not served.
//!
//! **Invariants.** A record is read through [`pages::Desk::child_for_a_program`] and written through `Desk::append` alone: with
//! the permit of the token's owner, and logged before it is told. A token opens no more than its owner may open. What is sent
//! is read as a form is. "You may not" looks like "there is none". No path or query is logged.

mod call;
mod charge;
mod openapi;
mod refused;
mod resources;
mod served;
mod shape;
mod way;
pub mod webhooks;

use std::collections::BTreeMap;

use axum::Router;
use axum::routing::MethodFilter;
use pages::Desk;

pub use openapi::document;
pub use way::{Needs, Param, Takes, Verb, Way};

use resources::{
    beside, children, codes, due, figures, history, households, kinds, lists, looks, me, records, staff,
    subscriptions, work,
};

/// Every resource, in reading order.
const SHELF: &[&[Way]] = &[
    openapi::WAYS,
    me::WAYS,
    kinds::WAYS,
    codes::WAYS,
    children::WAYS,
    due::WAYS,
    records::WAYS,
    history::WAYS,
    households::WAYS,
    beside::WAYS,
    staff::WAYS,
    looks::WAYS,
    work::WAYS,
    lists::WAYS,
    figures::WAYS,
    subscriptions::WAYS,
];

/// How programs are served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Config {
    /// Requests of one token in a minute; those beyond are told to wait.
    pub in_a_minute: u32,
    /// Whether webhooks may be sent to this computer and to private networks, and without TLS.
    pub private_webhooks: bool,
    /// Whether webhooks are sent by a thread of their own; a test sends them itself.
    pub sends_webhooks: bool,
}

impl Default for Config {
    fn default() -> Config {
        Config { in_a_minute: 600, private_webhooks: false, sends_webhooks: true }
    }
}

/// Every address and method, in reading order.
pub fn ways() -> impl Iterator<Item = &'static Way> {
    SHELF.iter().copied().flatten()
}

/// Every address, answered on a desk.
pub fn router(desk: Desk, config: Config) -> Router {
    if config.sends_webhooks {
        webhooks::follow(&desk, config);
    }
    let served = served::Served::new(desk, config);
    let mut by_path: BTreeMap<&str, axum::routing::MethodRouter<served::Served>> = BTreeMap::new();
    for way in ways() {
        let filter = match way.verb {
            Verb::Get => MethodFilter::GET,
            Verb::Post => MethodFilter::POST,
            Verb::Put => MethodFilter::PUT,
            Verb::Delete => MethodFilter::DELETE,
        };
        let methods = by_path.remove(way.path).unwrap_or_default();
        let answer = move |state, path, request| served::answer(way, state, path, request);
        by_path.insert(way.path, methods.on(filter, answer));
    }
    by_path
        .into_iter()
        .fold(Router::new(), |router, (path, methods)| router.route(path, methods))
        .with_state(served)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_way_has_a_name_of_its_own_and_is_told() {
        let mut names = BTreeSet::new();
        for way in ways() {
            assert!(names.insert(way.name), "{}", way.name);
            assert!(way.path.starts_with("/api/v1"), "{}", way.path);
            assert!(!way.title.is_empty() && !way.title.ends_with('.'), "{}", way.name);
            assert_eq!(way.body.is_some(), matches!(way.verb, Verb::Post | Verb::Put), "{}", way.name);
        }
    }
}
