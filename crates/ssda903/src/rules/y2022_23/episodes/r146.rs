//! The placement type (PLACE), where one is given, is a code of the year. A blank one does not fail here.
//!
//! H5 and P2 were withdrawn from 2024-25, when K3 stood in for H5; from 2025-26 Z11 to Z14 stand in for Z1. A
//! return of an earlier year that is sent again keeps the codes of its own year.

use records::codes::PlacementType;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new("146", "Placement type code is not a valid code.", &["PLACE"])
    .reads(&[Table::Episodes])
    .fix(
        "Look up where the child lived in the episode and give the code that this year's guide has for \
     it.",
    )
    .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if !episode.place.is_empty() && !is_code::<PlacementType>(episode.place, context.closing) {
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
            2024,
            "
            Episodes
            CHILD PLACE
            1     H5
            1     P2
            1     Z1
            1     Z11   <
            2     A2    <
            2     -
            ",
        );
        check(
            &RULE,
            2025,
            "
            Episodes
            CHILD PLACE
            1     H5    <
            1     P2    <
            1     K3
            1     Z1
            1     Z11   <
            ",
        );
        check(
            &RULE,
            2026,
            "
            Episodes
            CHILD PLACE
            1     H5    <
            1     Z1    <
            1     Z14
            1     Z15   <
            2     R4    <
            2     -
            ",
        );
    }
}
