//! What several rules of episodes share.

use crate::rules::prelude::*;

/// Flags every episode of a run under one legal status that lasts more than so many days. A run is a row of episodes,
/// each beginning the day the one before ended; one that is open lasts to 31 March.
pub(super) fn flag_long_runs(
    child: &Child<'_>,
    legal_status: &str,
    days: i32,
    context: &Context<'_>,
    flags: &mut Flags,
) {
    let under: Vec<&Episode<'_>> = child
        .episodes
        .iter()
        .filter(|episode| episode.ls == legal_status && episode.decom.is_given())
        .collect();
    for run in under.chunk_by(|one, next| one.dec.is_given() && one.dec.day() == next.decom.day()) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let end = last.dec.day().unwrap_or(context.end);
        if first.decom.day().is_some_and(|from| from.days_until(end) > days) {
            run.iter().for_each(|episode| flags.flag(*episode));
        }
    }
}

/// Flags the closed episodes in a placement that began before the child's birthday of an age.
pub(super) fn flag_too_young(child: &Child<'_>, place: &str, age: i32, flags: &mut Flags) {
    let Some(dob) = child.dob() else { return };
    for episode in child.episodes.iter().filter(|episode| episode.place == place) {
        if episode.dec.is_given() && episode.decom.is_before(birthday(dob, age)) {
            flags.flag(episode);
        }
    }
}

/// Flags the closed episodes in a placement that lasted more than so many days.
pub(super) fn flag_too_long(child: &Child<'_>, place: &str, days: i32, flags: &mut Flags) {
    for episode in child.episodes.iter().filter(|episode| episode.place == place) {
        if let (Some(from), Some(to)) = (episode.decom.day(), episode.dec.day())
            && from.days_until(to) > days
        {
            flags.flag(episode);
        }
    }
}

/// Flags the episodes in any of these placements whose kind of provider is this one.
pub(super) fn flag_provided_by(child: &Child<'_>, kind: &str, places: &[&str], flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.place_provider == kind && places.contains(&episode.place) {
            flags.flag(episode);
        }
    }
}

/// Whether the placement of an episode is another than that of the one before: its type, its postcode, its provider's
/// number or the kind of provider. Blank equals blank.
pub(super) fn placement_differs(before: &Episode<'_>, episode: &Episode<'_>) -> bool {
    before.place != episode.place
        || !is_same_postcode(before.pl_post, episode.pl_post)
        || before.urn != episode.urn
        || before.place_provider != episode.place_provider
}

/// Whether two postcodes are the same, however they are spaced. Blank equals blank.
pub(super) fn is_same_postcode(one: &str, other: &str) -> bool {
    let plain = |text: &'_ str| text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect::<Vec<u8>>();
    plain(one).eq_ignore_ascii_case(&plain(other))
}

/// Whether a placement is of a type whose provider the regulator does not register, so that it has no number: with
/// parents, in employment, health, residential care or custody, away for a time, or "other" by the codes of the year;
/// up to 2023-24 independent living too.
pub(super) fn is_unregistered(episode: &Episode<'_>, closing: u16) -> bool {
    matches!(episode.place, "P1" | "P3" | "R1" | "R2" | "R5")
        || episode.is_temporary()
        || episode.is_other_placement_in(closing)
        || (closing <= 2024 && episode.place == "P2")
}
