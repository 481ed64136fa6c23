//! A child who lives in a home or school is at the postcode that the regulator's lists have for it.
//!
//! Asked of placements K1, K2, R3 and S1 with a number (URN) other than XXXXXXX and a postcode, not under V3 or V4;
//! from 2024-25 also of K3, and in 2023-24 of H5, which K3 stands in for. Where the lists have several postcodes
//! under a number, any of them will do; where they have none, there is nothing to differ from, and rule 1008 finds
//! numbers they do not have.

use super::shared::is_same_postcode;
use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "221",
    "The Ofsted Unique reference number (URN) provided for the child's placement does not match the \
     placement postcode provided.",
    &["PL_POST"],
)
.reads(&[Table::Episodes])
.needs(&[Need::Providers])
.fix(
    "Check postcode and URN against the regulator's list: each home has a number of its own, also \
     where one company runs several.",
)
.differs(
    "The open validator also fails a number that the lists do not have; there is then no postcode to match, and rule \
     1008 finds it.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let Some(providers) = context.providers else { return };
    for episode in child.episodes.iter().filter(|episode| episode.has_urn() && !episode.is_short_break()) {
        let is_asked = match episode.place {
            "K1" | "K2" | "R3" | "S1" => true,
            "H5" => context.closing == 2024,
            "K3" => context.closing >= 2025,
            _ => false,
        };
        let premises = providers.premises(episode.urn);
        if is_asked
            && !episode.pl_post.is_empty()
            && !premises.is_empty()
            && !premises.iter().any(|postcode| is_same_postcode(postcode, episode.pl_post))
        {
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
            CHILD LS PLACE URN      PL_POST
            1     C2 K2    1234567  ZZ11AA
            1     C2 K2    1234567  ZZ33CC
            1     C2 K2    1234567  ZZ22BB  <
            1     C2 K1    1234567  ZZ22BB  <
            1     C2 K3    1234567  ZZ22BB  <
            1     C2 R3    1234567  ZZ22BB  <
            1     -  S1    1234567  ZZ22BB  <
            1     V3 S1    1234567  ZZ22BB
            1     C2 U1    1234567  ZZ22BB
            1     C2 H5    1234567  ZZ22BB
            1     C2 K2    1234567  -
            1     C2 K2    XXXXXXX  ZZ22BB
            1     C2 K2    7654321  ZZ22BB
            1     C2 K2    SC000001 ZZ22BB

            Providers
            URN      POSTCODE
            1234567  ZZ11AA
            1234567  ZZ33CC
            SC000001 -
            ",
        );
        check(
            &RULE,
            2024,
            "
            Episodes
            CHILD PLACE URN     PL_POST
            1     H5    1234567 ZZ22BB  <
            1     K3    1234567 ZZ22BB

            Providers
            URN     POSTCODE
            1234567 ZZ11AA
            ",
        );
        check(
            &RULE,
            2023,
            "
            Episodes
            CHILD PLACE URN     PL_POST
            1     H5    1234567 ZZ22BB
            1     K2    1234567 ZZ22BB  <

            Providers
            URN     POSTCODE
            1234567 ZZ11AA
            ",
        );
    }
}
