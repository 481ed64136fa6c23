//! What the collection year 2026-27 added, changed and removed.

mod dolo;

use exchange::Overlay;

use super::Rule;

pub(super) const YEAR: Overlay<Rule> =
    Overlay { closing: 2027, added: &[dolo::RULES], changed: &[], removed: &[] };
