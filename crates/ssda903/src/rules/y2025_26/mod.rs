//! What the collection year 2025-26 added, changed and removed.

mod episodes;
mod header;
mod oc3;
mod sw_episodes;

use exchange::Overlay;

use super::Rule;

pub(super) const YEAR: Overlay<Rule> = Overlay {
    closing: 2026,
    added: &[episodes::RULES, oc3::RULES, header::RULES, sw_episodes::RULES],
    changed: &[],
    removed: &["SW01aSTG1", "SW01bSTG1"],
};
