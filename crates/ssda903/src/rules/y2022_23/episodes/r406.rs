//! For a child who is, or is known to have been, an unaccompanied asylum seeker no distance is worked out: there is
//! no home in the country to reckon it from.
//!
//! Every episode with a distance fails where the child is one in this year's return or in last year's, which is
//! where both postcodes are given. A child who was one before that cannot be told.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "406",
    "Child is Unaccompanied Asylum-Seeking Child (UASC) or was formerly UASC. Distance should be \
     blank. [NOTE: This check will result in false negatives for children formerly UASC not \
     identified as such in loaded data]",
    &["PL_DISTANCE"],
)
.reads(&[Table::Episodes])
.needs(&[Need::Postcodes])
.fix(
    "Take the home postcode out of this child's episodes; if the child is no unaccompanied asylum \
     seeker, correct that.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if child.is_uasc_in_either_year() {
        child.episodes.iter().filter(|episode| episode.pl_distance.is_some()).for_each(|one| flags.flag(one));
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
            CHILD HOME_POST PL_POST
            1     ZZ11AA    ZZ11AA  <
            1     -         ZZ11AA
            1     ZZ11AA    ZZ99ZZ
            2     ZZ11AA    ZZ11AA
            3     ZZ11AA    ZZ11AA  <

            UASC
            CHILD
            1

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
