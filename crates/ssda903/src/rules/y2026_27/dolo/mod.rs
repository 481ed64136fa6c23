//! Deprivation of liberty orders.

mod r700;
mod r701;
mod r702;
mod r703;
mod r704;
mod r705;
mod r706;
mod r707;
mod r708;
mod r709;
mod r710;

use crate::rules::Rule;
use crate::rules::prelude::{Dolo, Episode};

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[
    &r700::RULE,
    &r701::RULE,
    &r702::RULE,
    &r703::RULE,
    &r704::RULE,
    &r705::RULE,
    &r706::RULE,
    &r707::RULE,
    &r708::RULE,
    &r709::RULE,
    &r710::RULE,
];

/// Whether an order with both its days stands while an episode goes on, for a day at least.
fn is_during(order: &Dolo<'_>, episode: &Episode<'_>) -> bool {
    let (Some(began), Some(ended)) = (order.dolo_start.day(), order.dolo_end.day()) else { return false };
    episode.decom.is_before(ended) && episode.dec.day().is_none_or(|left| began < left)
}
