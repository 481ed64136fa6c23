//! What goes on from last year's return.

mod noe;
mod r207;
mod r452;
mod r453;
mod r502;
mod r503a;
mod r503b;
mod r503c;
mod r503d;
mod r503e;
mod r503f;
mod r503g;
mod r503h;
mod r503j;
mod r562;

use crate::rules::Rule;
use crate::rules::prelude::{Child, Episode};

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[
    &noe::RULE,
    &r207::RULE,
    &r452::RULE,
    &r453::RULE,
    &r502::RULE,
    &r503a::RULE,
    &r503b::RULE,
    &r503c::RULE,
    &r503d::RULE,
    &r503e::RULE,
    &r503f::RULE,
    &r503g::RULE,
    &r503h::RULE,
    &r503j::RULE,
    &r562::RULE,
];

/// The child's last episode of last year, where it had no end, and the first of this year, by DECOM. None where either
/// has no real DECOM.
fn carried_on<'c, 'r>(child: &'c Child<'r>) -> Option<(&'c Episode<'r>, &'c Episode<'r>)> {
    let before =
        child.last.last_episode().filter(|before| before.decom.is_given() && before.dec.is_missing())?;
    let first = child.first_episode().filter(|first| first.decom.is_given())?;
    Some((before, first))
}

/// Whether a placement came to lie 0.2 miles or more nearer or farther, or has a distance now that it did not have. A
/// distance that is no longer given is not another.
fn is_another_distance(before: &Episode<'_>, now: &Episode<'_>) -> bool {
    match (before.pl_distance, now.pl_distance) {
        // Distances have one decimal, which 64 bits hold only nearly.
        (Some(before), Some(now)) => (before - now).abs() > 0.199_999,
        (None, Some(_)) => true,
        (_, None) => false,
    }
}
