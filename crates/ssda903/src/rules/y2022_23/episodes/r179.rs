//! It is known whether every placement lies inside or outside the authority. It is worked out from the placement's
//! postcode (PL_POST).
//!
//! An episode fails where the postcode is blank or the directory does not have it. Left out are episodes under V3
//! and V4. Which authority reports need not be known: where the placement's own is, inside or outside could be
//! told.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("179", "Placement location code is not a valid code.", &["PL_LOCATION"])
        .reads(&[Table::Episodes])
        .needs(&[Need::Postcodes])
        .fix("Give the full postcode of the placement, or correct it.")
        .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let only_ours_is_missing = context.postcodes.is_some() && context.authority.is_none();
    for episode in &child.episodes {
        let could_be_told = only_ours_is_missing && !episode.pl_la.is_empty();
        if episode.pl_location.is_empty() && !could_be_told && !episode.is_short_break() {
            flags.flag(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        check(
            &RULE,
            2026,
            "
            authority E09000027

            Episodes
            CHILD LS PL_POST
            1     C2 ZZ11AA
            1     C2 ZZ22BB
            1     C2 ZZ99ZZ  <
            1     C2 -       <
            1     V4 -

            Postcodes
            PCDS   LAUA
            ZZ11AA W06000008
            ZZ22BB E09000027
            ",
        );
        check(
            &RULE,
            2026,
            "
            Episodes
            CHILD LS PL_POST
            1     C2 ZZ11AA
            1     C2 ZZ99ZZ  <

            Postcodes
            PCDS   LAUA
            ZZ11AA W06000008
            ",
        );
        check(
            &RULE,
            2026,
            "
            Episodes
            CHILD LS PL_LA PL_LOCATION
            1     C2 SCO   OUT
            1     C2 SCO   -           <
            ",
        );
    }
}
