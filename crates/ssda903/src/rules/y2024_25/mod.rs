//! What the collection year 2024-25 added, changed and removed.

use exchange::Overlay;

use super::Rule;

pub(super) const YEAR: Overlay<Rule> = Overlay {
    closing: 2025,
    added: &[],
    changed: &[],
    removed: &["217t", "230", "370", "445", "451", "555", "556"],
};
