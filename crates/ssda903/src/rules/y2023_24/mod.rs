//! What the collection year 2023-24 added, changed and removed.

mod episodes;
mod oc3;
pub(super) mod sw_episodes;

use exchange::Overlay;

use super::Rule;

pub(super) const YEAR: Overlay<Rule> = Overlay {
    closing: 2024,
    added: &[episodes::RULES, oc3::RULES, sw_episodes::RULES],
    changed: &[],
    removed: &[],
};
