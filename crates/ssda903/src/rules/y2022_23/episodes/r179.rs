//! It is known whether every placement lies inside or outside the authority. It is worked out from the placement's
//! postcode (PL_POST).
//!
//! An episode fails where the postcode is blank or the directory does not have it. Left out are episodes under V3
//! and V4.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("179", "Placement location code is not a valid code.", &["PL_LOCATION"])
        .reads(&[Table::Episodes])
        .needs(&[Need::Postcodes, Need::Authority])
        .fix("Give the full postcode of the placement, or correct it.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if !episode.is_short_break() && episode.pl_location.is_empty() {
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
    }
}
