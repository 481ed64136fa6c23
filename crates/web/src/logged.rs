//! What may stand in a log.

use tracing::{Level, Metadata};

/// The rooms whose words are chosen so that they hold nobody's name and nothing secret.
const OURS: [&str; 4] = ["web", "pages", "identity", "kith"];

/// Whether a line may be logged, however much is asked for: ours, or a warning of a library. What libraries say beyond that names
/// addresses, and an address may name a child or be a link that lets somebody in.
pub fn may_be_logged(line: &Metadata<'_>) -> bool {
    let room = line.target().split("::").next().unwrap_or_default();
    OURS.contains(&room) || *line.level() <= Level::WARN
}
