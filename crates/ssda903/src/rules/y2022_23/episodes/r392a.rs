//! The distance from home to placement is known for every child looked after. It is worked out from the two
//! postcodes.
//!
//! An episode fails where either postcode is blank or the directory does not have it. Left out are episodes under
//! V3 and V4, and children known to be unaccompanied asylum seekers in this year's return or in last year's. A
//! child who was one before that cannot be told.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "392a",
    "Child is looked after but no distance is recorded. [NOTE: This check may result in false \
     positives for children formerly UASC]",
    &["PL_DISTANCE"],
)
.reads(&[Table::Episodes])
.needs(&[Need::Postcodes])
.fix("Give the postcodes of home and placement in full, or correct them.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if child.is_uasc_in_either_year() {
        return;
    }
    for episode in &child.episodes {
        if !episode.is_short_break() && episode.pl_distance.is_none() {
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
            CHILD LS HOME_POST PL_POST
            1     C2 ZZ11AA    ZZ11AA
            1     C2 ZZ11AA    -       <
            1     C2 -         ZZ11AA  <
            1     C2 ZZ11AA    ZZ99ZZ  <
            1     -  -         -       <
            1     V3 -         -
            2     C2 -         -
            3     C2 -         -

            UASC
            CHILD
            2

            UASC last
            CHILD
            3

            Postcodes
            PCDS   LAUA
            ZZ11AA E09000027
            ",
        );
    }
}
