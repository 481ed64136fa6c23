//! What the collection year 2025-26 added, changed and removed: nothing that the published list says.

use exchange::Overlay;

use super::Rule;

pub(super) const YEAR: Overlay<Rule> = Overlay { closing: 2026, added: &[], changed: &[], removed: &[] };
