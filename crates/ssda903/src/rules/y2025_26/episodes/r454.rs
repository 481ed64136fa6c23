//! A placement is no more than 350 miles from home. A distance of 999.9, which older systems give where it is not
//! known, does not fail.
//!
//! Left out, as the published note says, are children known to be unaccompanied asylum seekers in this year's
//! return or in last year's: no distance is worked out for them.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "454",
    "Placement distance from home is over 350 miles. [NOTE: This check will result in false \
     positives for children formerly UASC not identified as such in loaded data]",
    &["PL_DISTANCE"],
)
.reads(&[Table::Episodes])
.needs(&[Need::Postcodes])
.fix("Check both postcodes. A placement that far away can be right; say so in the return's notes.")
.differs(
    "The open validator judges unaccompanied asylum seekers too; the published note speaks of false positives \
     for those alone who are not known to be, so the others are left out.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if child.is_uasc_in_either_year() {
        return;
    }
    for episode in &child.episodes {
        if episode.pl_distance.is_some_and(|miles| miles > 350.0 && (miles - 999.9).abs() > 0.01) {
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
            CHILD PL_DISTANCE
            1     350
            1     350.0
            1     350.1       <
            1     999.9
            1     1000        <
            1     FAR
            1     -
            2     500
            3     500

            UASC
            CHILD
            2

            UASC last
            CHILD
            3
            ",
        );
    }
}
