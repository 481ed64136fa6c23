//! What the collection year 2024-25 added, changed and removed.

mod header;
mod sw_episodes;

use exchange::Overlay;

use super::Rule;

pub(super) const YEAR: Overlay<Rule> = Overlay {
    closing: 2025,
    added: &[header::RULES, sw_episodes::RULES],
    changed: &[],
    removed: &[
        "217t",
        "230",
        "370",
        "445",
        "451",
        "555",
        "556",
        "SW01STG1",
        "SW03STG1",
        "SW11aSTG2",
        "SW14STG2",
    ],
};
