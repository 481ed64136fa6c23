//! It is known in which authority every placement lies. It is worked out from the placement's postcode (PL_POST).
//!
//! An episode fails where the postcode is blank or the directory does not have it. Left out are episodes under V3
//! and V4.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "169",
    "Local Authority (LA) of placement is not valid or is missing. Please check a valid postcode \
     has been entered.",
    &["PL_LA"],
)
.reads(&[Table::Episodes])
.needs(&[Need::Postcodes])
.fix("Give the full postcode of the placement, or correct it.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if !episode.is_short_break() && episode.pl_la.is_empty() {
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
            Episodes
            CHILD LS PL_POST
            1     C2 ZZ11AA
            1     C2 ZZ99ZZ  <
            1     C2 -       <
            1     -  -       <
            1     V3 -
            1     V4 ZZ99ZZ

            Postcodes
            PCDS   LAUA
            ZZ11AA W06000008
            ",
        );
    }
}
