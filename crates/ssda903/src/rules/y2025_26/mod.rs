//! What the collection year 2025-26 added, changed and removed.

mod episodes;
mod oc3;

use exchange::Overlay;

use super::Rule;

pub(super) const YEAR: Overlay<Rule> =
    Overlay { closing: 2026, added: &[episodes::RULES, oc3::RULES], changed: &[], removed: &[] };
