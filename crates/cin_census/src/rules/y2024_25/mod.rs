//! What the collection year 2024-25 added, changed and removed.

mod r1570;
mod r1580;
mod r8770q;
mod r8945q;
mod r8950q;

use exchange::Overlay;

use super::Rule;

pub(super) const YEAR: Overlay<Rule> = Overlay {
    closing: 2025,
    added: &[&[&r1570::RULE, &r1580::RULE, &r8945q::RULE, &r8950q::RULE]],
    changed: &[&r8770q::RULE],
    removed: &[],
};
