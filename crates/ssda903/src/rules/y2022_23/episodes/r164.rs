//! The distance from home to placement, worked out from the two postcodes, lies between 0 and 999.9 miles.
//!
//! Left out are episodes under V3 and V4, and children known to be unaccompanied asylum seekers in this year's
//! return or in last year's: rule 406 wants no distance for them. A child who was one before that cannot be told.
//! An episode without a distance does not fail here; rule 392a finds it.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "164",
    "Distance is not valid. Please check a valid postcode has been entered. [NOTE: This check will \
     result in false positives for children formerly UASC not identified as such in loaded data]",
    &["PL_DISTANCE"],
)
.reads(&[Table::Episodes])
.needs(&[Need::Postcodes])
.fix(
    "Check both postcodes of the episode against the child's record: one of them is likely to be \
     another place's.",
)
.differs(
    "The open validator also judges episodes under V3 and V4, which the DfE's text leaves out, and \
     skips the rule where no UASC table is loaded; here a child is UASC only where a return says \
     so.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if child.is_uasc_in_either_year() {
        return;
    }
    for episode in &child.episodes {
        let is_odd = episode.pl_distance.is_some_and(|miles| !(0.0..=999.9).contains(&miles));
        if is_odd && !episode.is_short_break() {
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
            CHILD LS PL_DISTANCE
            1     C2 0.0
            1     C2 999.9
            1     C2 1000        <
            1     C2 -0.1        <
            1     C2 FAR         <
            1     -  1000        <
            1     V4 1000
            1     C2 -
            2     C2 1000
            3     C2 1000

            UASC
            CHILD
            2

            UASC last
            CHILD
            3
            ",
        );
        check(
            &RULE,
            2026,
            "
            Episodes
            CHILD LS HOME_POST PL_POST
            1     C2 ZZ11AA    ZZ22BB  <
            1     C2 ZZ22BB    ZZ22BB

            Postcodes
            PCDS   LAUA      EAST NORTH
            ZZ11AA E09000027 0    0
            ZZ22BB E09000027 0    1700000
            ",
        );
    }
}
