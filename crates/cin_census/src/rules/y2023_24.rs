//! What the collection year 2023-24 added, changed and removed: nothing that the published list says.

use exchange::Overlay;

use super::Rule;

pub(super) const YEAR: Overlay<Rule> = Overlay { closing: 2024, added: &[], changed: &[], removed: &[] };
