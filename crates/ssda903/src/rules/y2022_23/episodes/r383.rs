//! After a temporary stay the child goes back: to the same placement type and postcode as before it, with RNE P.
//!
//! Asked of the episode after one in T0 to T4 that itself has one before it, by DECOM. It fails where its RNE is
//! not P, or where PLACE or PL_POST is not that of the episode before the stay; postcodes are compared without
//! their blanks, and blank equals blank. So the second of two stays one after the other fails as well.

use super::shared::is_same_postcode;
use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "383",
    "A child in a temporary placement must subsequently return to his/her normal placement.",
    &["PLACE", "RNE", "PL_POST"],
)
.reads(&[Table::Episodes])
.fix(
    "If the child went back, give the same placement type and postcode as before; if not, the stay \
     was no temporary one.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for three in child.episodes.windows(3) {
        let [before, away, back] = three else { continue };
        if !away.is_temporary() {
            continue;
        }
        if back.rne != "P" {
            flags.flag(back);
        }
        if before.place != back.place {
            flags.flag_beside(back, before, "PLACE");
        }
        if !is_same_postcode(before.pl_post, back.pl_post) {
            flags.flag_beside(back, before, "PL_POST");
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
            Episodes
            CHILD DECOM      RNE PLACE PL_POST
            1     01/05/2025 S   U1    ZZ11AA
            1     02/05/2025 P   T1    ZZ22BB
            1     03/05/2025 P   U1    ZZ11AA
            1     04/05/2025 P   T1    ZZ22BB
            1     05/05/2025 T   U1    ZZ11AA  <
            1     06/05/2025 P   T1    ZZ22BB
            1     07/05/2025 P   U4    ZZ11AA  <
            1     08/05/2025 P   T1    ZZ22BB
            1     09/05/2025 P   U4    ZZ22BB  <
            2     02/05/2025 P   U1    ZZ11AA
            2     01/05/2025 P   T1    ZZ22BB
            3     01/05/2025 S   U1    -
            3     02/05/2025 P   T1    ZZ22BB
            3     03/05/2025 P   U1    -
            4     01/05/2025 S   U1    ZZ11AA
            4     02/05/2025 P   T1    ZZ22BB
            4     03/05/2025 P   T4    ZZ33CC  <
            ",
        );
    }
}
