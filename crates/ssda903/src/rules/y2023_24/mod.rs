//! What the collection year 2023-24 added, changed and removed.

mod episodes;

use exchange::Overlay;

use super::Rule;

pub(super) const YEAR: Overlay<Rule> =
    Overlay { closing: 2024, added: &[episodes::RULES], changed: &[], removed: &[] };
