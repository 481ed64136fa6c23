//! For a child without an episode in the year, who is returned as a care leaver (OC3), nothing else is returned.
//!
//! The child's rows in PlacedAdoption, Missing, Reviews, AD1, PrevPerm and OC2 fail where Episodes has no row of
//! the child. Whether the child is in OC3 is not asked. A row that names no child is not judged.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "1012",
    "No other data should be returned for OC3 children who had no episodes in the current year",
    &["CHILD"],
)
.reads(&[Table::Episodes])
.fix("Take these rows out, or enter the child's episodes.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if child.id.is_empty() || !child.episodes.is_empty() {
        return;
    }
    child.placed_adoption.iter().for_each(|row| flags.flag(row));
    child.missing.iter().for_each(|row| flags.flag(row));
    child.reviews.iter().for_each(|row| flags.flag(row));
    child.ad1.iter().for_each(|row| flags.flag(row));
    child.prev_perm.iter().for_each(|row| flags.flag(row));
    child.oc2.iter().for_each(|row| flags.flag(row));
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
            CHILD
            1

            OC3
            CHILD
            2
            3

            PlacedAdoption
            CHILD
            1
            2 <

            Missing
            CHILD
            1
            2 <
            2 <
            -

            Reviews
            CHILD
            2 <

            AD1
            CHILD
            2 <

            PrevPerm
            CHILD
            2 <

            OC2
            CHILD
            2 <
            4 <

            Episodes last
            CHILD
            2
            ",
        );
    }
}
